"""Cases of the demo in which it is asked whether the commission takes a case up at all, and whose it is: completed at the counter and
kept back for a mediation, told to go elsewhere, come from elsewhere, handed on, taken up by mistake.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.trial import Trial, asks, grants, pays
from mediation.services.demo.usual import COURT, DIRECTOR, REGISTRAR, diary_of

CLERK, ARBITRATOR = "shuji1", "zhongcai1"
NEIGHBOUR = "石狮市劳动人事争议仲裁委员会"
ABOVE = "泉州市人力资源和社会保障局"
TO_THE_HEARING = 19
"""Working days from the setting of 叶春兰's hearing to it: it is on the day after the demo's last."""


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The seven cases: one is at its hearing's door today, the others went elsewhere or are over."""
    yield "counter-held", _held(diary_of(calendar, "held back", calendar.working_day_before(today, 24)))
    yield "counter-elsewhere", _elsewhere(diary_of(calendar, "elsewhere", calendar.working_day_before(today, 9)))
    yield "counter-came", _came(diary_of(calendar, "came over", calendar.working_day_before(today, 38)))
    yield "counter-objected", _objected(diary_of(calendar, "objected", calendar.working_day_before(today, 27)))
    yield "counter-handed", _handed_on(diary_of(calendar, "handed on", calendar.working_day_before(today, 19)))
    yield "counter-reconciled", _reconciled(diary_of(calendar, "reconciled", calendar.working_day_before(today, 14)))
    yield "counter-cancelled", _cancelled(diary_of(calendar, "cancelled", today - timedelta(days=170)))


def _held(diary: Diary) -> Life:
    """The contract is missing; when it is brought, the village tries to mediate first, in vain. Simple at first, then not: the wages were
    paid to somebody else's account. Her evidence gets more days, the company's postponement is refused, and the hearing is tomorrow."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "叶春兰", "female", 1991), company(diary.rng, "晋江市岬椿箱包有限公司", "庄某")
    claims = [asks(1, "wages", "14700", "三个月工资")]
    story = "叶春兰在该公司做车线工，三个月工资共 14,700 元没有支付，公司说已经由别人代转。"
    yield trial.filed("02", [worker], [employer], claims, story)
    yield diary.act(Do.REQUEST_FILING_CORRECTION, REGISTRAR, {"missing": "劳动合同或者其他能证明劳动关系的材料"})
    yield trial.sends("filing_correction_notice", 1)
    diary.wait(1)
    yield diary.act(Do.COMPLETE_FILING_CORRECTION, REGISTRAR, {"note": "已交工作证、工资条照片"})
    until = (diary.day + timedelta(days=10)).isoformat()
    yield diary.act(
        Do.HOLD_FOR_MEDIATION, REGISTRAR, {"agreed": True, "organisation": "陈埭镇劳动人事争议调解中心", "until": until}
    )
    diary.wait(2)
    yield diary.act(Do.END_HOLD, REGISTRAR, {"agreed": False, "note": "公司坚持已经付清，没有达成协议"})
    yield from trial.taken_up()
    plain = "双方对欠付的月份没有争议，只争是否已经代转。"
    yield diary.act(Do.SIMPLIFY, ARBITRATOR, {"ground": "clear", "no_bar": True, "reason": plain})
    yield trial.sends("simplified_notice")
    diary.wait(2)
    turned = "公司称工资转入案外人账户，须调取流水并通知证人。"
    yield diary.act(Do.TO_ORDINARY, ARBITRATOR, {"reason": turned})
    yield trial.sends("ordinary_notice")
    diary.wait(1)
    longer = (diary.day + timedelta(days=19)).isoformat()
    yield diary.act(
        Do.SET_EVIDENCE_PERIOD, ARBITRATOR, {"until": longer, "parties": [1], "reason": "须向银行调取流水，延长其举证期限"}
    )
    yield trial.sends("evidence_notice", 1)
    hearing = trial.after(TO_THE_HEARING)
    yield from trial.set(TO_THE_HEARING)
    diary.wait(6)
    proves = "没有收到公司所称的转账"
    statement = {"name": "银行账户流水", "proves": proves, "source": "开户银行", "handed": "original", "pages": 4}
    yield diary.act(Do.RECORD_EVIDENCE, CLERK, {"submitter": 1, "exhibits": [statement]})
    diary.turn_to(diary.calendar.working_day_before(hearing, 4))
    busy = "经办会计在外地参加展会，请求改期"
    yield diary.act(Do.REQUEST_POSTPONEMENT, CLERK, {"parties": [2], "reason": busy})
    yield diary.act(Do.KEEP_HEARING, DIRECTOR, {"reason": "可以委托他人参加，不属于正当理由，开庭日不变"})


def _reconciled(diary: Diary) -> Life:
    """A simple case: the company gives up its days for the answer and pays before anybody has sat; the worker withdraws, as both agreed."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "曾招弟", "female", 1989), company(diary.rng, "晋江市汀杉伞业有限公司", "许某")
    story = "曾招弟在该公司做雨伞包装，离职时最后一个月工资 4,860 元没有结清。"
    yield from trial.opened("02", [worker], [employer], [asks(1, "wages", "4860", "最后一个月工资")], story)
    plain = "只有一个月工资，双方对数额没有争议。"
    yield diary.act(Do.SIMPLIFY, ARBITRATOR, {"ground": "clear", "no_bar": True, "reason": plain})
    yield trial.sends("simplified_notice")
    diary.wait(1)
    yield diary.act(Do.SHORTEN_ANSWER, CLERK, {"parties": [2], "proof": "公司书面确认放弃答辩期，存卷"})
    diary.wait(2)
    terms = "公司当日转账支付 4,860 元，曾招弟收到后撤回仲裁申请，双方就此再无争议"
    yield diary.act(Do.RECONCILE_HERE, CLERK, {"parties": [1], "terms": terms, "then": "withdraw"})
    yield diary.act(Do.WITHDRAW_ARBITRATION, CLERK, {"settled_privately": True, "reason": "双方自行和解，工资已经付清"})
    yield trial.sends("withdrawal_decision")
    diary.wait(1)
    yield diary.act(Do.CLOSE_ARBITRATION, CLERK, {"note": "和解款已经付清，决定书已经送达双方"})


def _elsewhere(diary: Diary) -> Life:
    """Worked in 南安 for a company of 南安: told which commission is competent, and where it is."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = (
        person(diary.rng, "余国平", "male", 1983),
        company(diary.rng, "南安市沚柏石材有限公司", "黄某", "南安市水头镇"),
    )
    story = "余国平在该公司水头厂区做切石工，公司注册地、工作地点都在南安市，请求支付两个月工资 13,000 元。"
    yield trial.filed(
        "02", [worker], [employer], [asks(1, "wages", "13000", "两个月工资")], story, workplace="南安市", seat="南安市"
    )
    diary.wait(2)
    reason = "劳动合同履行地和用人单位所在地都在南安市。"
    yield diary.act(Do.TELL_ELSEWHERE, DIRECTOR, {"competent": "南安市劳动人事争议仲裁委员会", "reason": reason})
    yield trial.sends("elsewhere_notice", 1)
    diary.wait(1)
    yield diary.act(Do.CLOSE_ARBITRATION, REGISTRAR, {"note": "申请人已领取告知书和申请材料"})


def _came(diary: Diary) -> Life:
    """The neighbour hands a case over; this commission reports that it is not its own either, until both agree that it is. The parties
    settle, the company thinks better of it before it signs for the paper, and the hearing goes on: in the end they settle for more."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = (
        person(diary.rng, "韦大海", "male", 1983),
        company(diary.rng, "石狮市渚楠服饰有限公司", "蔡某", "石狮市灵秀镇"),
    )
    yield diary.act(Do.RECEIVE_TRANSFER, REGISTRAR, {
        "cause": "02", "manner": "written", "source": "walk_in", "applicants": [worker], "respondents": [employer],
        "claims": [asks(1, "wages", "16200", "三个月工资")], "from_commission": NEIGHBOUR, "letter": "（示例）狮劳人仲函某号",
        "story": "韦大海在该公司晋江车间做裁床，三个月工资没有支付，向石狮市仲裁委员会申请，该委移送。",
    }, proceeding=0)  # fmt: skip
    diary.wait(1)
    yield from trial.taken_up()
    diary.wait(1)
    yield trial.by_director(Do.REPORT_DESIGNATION, {
        "authority": ABOVE, "ground": "handed_over", "other": NEIGHBOUR,
        "reason": "公司所在地在石狮市，工作地点是否在本市还没有查清，移送来的案件本委认为不属于本委管辖。",
    })  # fmt: skip
    diary.wait(3)
    agreed = "经核实，车间登记在晋江市英林镇，与移送的仲裁委员会协商一致，由本委管辖。"
    yield trial.by_director(Do.TAKE_BACK_REPORT, {"reason": agreed})
    diary.wait(6)
    less = pays(diary, 1, 1, "12000")
    yield diary.act(Do.SETTLE, ARBITRATOR, {"promises": [less], "left": [{"party": 1, "how": "waived"}]})
    yield trial.sends("settlement", 1)
    diary.wait(2)
    yield diary.act(Do.UNDO_SETTLEMENT, CLERK, {"parties": [2], "reason": "公司电话表示不同意，书面拒绝签收调解书。"})
    on = trial.after(7)
    yield from trial.set(7)
    diary.turn_to(on)
    yield trial.held("公司承认欠薪，只请求宽限；双方愿意再谈。")
    yield diary.act(Do.SETTLE, ARBITRATOR, {"promises": [pays(diary, 1, 1, "16200", 7)]})
    yield trial.sends("settlement")
    diary.wait(4)
    yield trial.paid("16200")


def _objected(diary: Diary) -> Life:
    """The company objects within its ten days, and is right: the place of work is in another city, and the case goes there."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = (
        person(diary.rng, "田小芳", "female", 1992),
        company(diary.rng, "泉州舷鹭物流有限公司", "林某", "泉州市丰泽区"),
    )
    story = "田小芳称在该公司晋江站点做分拣，夜班没有加班工资。"
    yield from trial.opened("03", [worker], [employer], [asks(1, "overtime", "7800", "夜班加班工资")], story)
    diary.wait(4)
    reason = "申请人的站点在泉州市丰泽区，合同写明的工作地点也在该区。"
    yield diary.act(Do.OBJECT_JURISDICTION, CLERK, {"parties": [2], "written": True, "reason": reason})
    diary.wait(2)
    yield trial.by_director(Do.UPHOLD_OBJECTION, {
        "to_commission": "泉州市丰泽区劳动人事争议仲裁委员会", "reason": "申请人一直在丰泽区站点工作，劳动合同履行地不在本市。",
    })  # fmt: skip
    yield trial.sends("transfer_notice")
    diary.wait(2)
    yield diary.act(Do.CLOSE_ARBITRATION, CLERK, {"note": "案卷已移送"})


def _handed_on(diary: Diary) -> Life:
    """Found out only after it was taken up, by the contract that the company hands in: nobody objects, the commission itself hands on."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = (
        person(diary.rng, "罗永兴", "male", 1983),
        company(diary.rng, "惠安县桅榕石艺有限公司", "曾某", "惠安县崇武镇"),
    )
    story = "罗永兴在该公司做雕刻工，公司停产，请求经济补偿。"
    yield from trial.opened("04", [worker], [employer], [asks(1, "severance", "21600", "经济补偿")], story)
    diary.wait(3)
    contract = {"name": "劳动合同", "proves": "工作地点在惠安县崇武镇", "source": "公司", "pages": 6}
    yield diary.act(Do.RECORD_EVIDENCE, CLERK, {"submitter": 2, "exhibits": [contract]})
    diary.wait(1)
    reason = "劳动合同履行地和用人单位所在地都在惠安县，本委受理后发现没有管辖权。"
    yield trial.by_director(Do.TRANSFER_CASE, {"to_commission": "惠安县劳动人事争议仲裁委员会", "reason": reason})
    yield trial.sends("transfer_notice")


def _cancelled(diary: Diary) -> Life:
    """Taken up as a labour dispute; it was work by the piece for his own account. He goes to court, which hears it as a contract, and the
    suit is closed with the judgment."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "唐福生", "male", 1983), company(diary.rng, "晋江市浒槿装饰工程有限公司", "颜某")
    story = "唐福生称受该公司雇用做泥水，人工费 28,000 元没有结清。"
    yield from trial.opened("02", [worker], [employer], [asks(1, "wages", "28000", "装修人工费")], story)
    diary.wait(4)
    found = "唐福生自带工具和帮工、按项目包干结算，双方是承揽关系。"
    yield trial.by_director(Do.CANCEL_CASE, {"ground": "scope", "reason": found})
    yield trial.sends("cancellation_decision")
    diary.wait(2)
    yield diary.act(Do.CLOSE_ARBITRATION, CLERK, {"note": "撤销案件决定书已送达"})
    diary.wait(3)
    done = yield diary.act(Do.SUE_AFTER_REFUSAL, CLERK, {"parties": [1], "court": COURT})
    yield from trial.before_the_court(done, 5, "（示例）闽0582民初某号")
    diary.turn_to(diary.day + timedelta(days=60))
    content = "按承揽合同判令公司支付 24,500 元。"
    yield diary.act(Do.DECIDE_SUIT, CLERK, {"ruling": "judged", "lines": [grants(1, "24500")], "content": content})
    diary.wait(3)
    yield diary.act(Do.RECEIVE_RULING, CLERK, {"served": "judgment", "parties": [1, 2]})
    diary.wait(18)
    yield diary.act(Do.CLOSE_SUIT, CLERK, {"note": "判决生效，归档"})

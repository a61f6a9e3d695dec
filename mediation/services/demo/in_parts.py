"""Cases of the demo that are decided in parts (部分请求、部分申请人): twelve workers with representatives, of whom some go apart and come
back, one stays away, and the others settle a part, take it back, and are awarded it beforehand; and what becomes of the rest.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.trial import EVIDENCE, ROOM, Trial, asks, grants, pays
from mediation.services.demo.usual import DIRECTOR, accepted, diary_of

CLERK, ARBITRATOR, SECOND, THIRD = "shuji2", "zhongcai1", "zhongcai3", "zhongcai4"
TWELVE = (
    "岑福来", "岑水妹", "农志光", "农小凤", "黎大勇", "黎秋菊", "梁阿贵", "梁桂花", "甘永全", "甘月娥", "陶国强", "陶秀珍",
)  # fmt: skip
WOMEN = frozenset({"岑水妹", "农小凤", "黎秋菊", "梁桂花", "甘月娥", "陶秀珍"})
EACH = "6800"
APART = (11, 12)
"""The two whose wages the company disputes on another ground at first."""
SCHEDULED_IN = 9


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The three cases: the twelve are paid, the two others wait for what was awarded beforehand."""
    yield "parts-twelve", _twelve(diary_of(calendar, "twelve", today - timedelta(days=75)))
    yield "parts-beforehand", _beforehand(diary_of(calendar, "beforehand", today - timedelta(days=62)))
    yield "parts-gave-up", _gave_up(diary_of(calendar, "gave up", today - timedelta(days=84)))


def _twelve(diary: Diary) -> Life:
    """One notice tells the twelve of everything. Two go apart, because the company says they had left before, and come back when it shows
    its register. One does not come to the hearing."""
    rng, trial = diary.rng, Trial(diary, CLERK, ARBITRATOR, applicants=12)
    workers = [
        person(rng, name, "female" if name in WOMEN else "male", 1991, "广西某县某镇，暂住晋江市东石镇") for name in TWELVE
    ]
    claims = [asks(n, "wages", EACH, "最后一个月计件工资") for n in range(1, 13)]
    story = "岑福来等十二人在该厂伞骨车间做计件工，订单转走后最后一个月工资每人 6,800 元没有支付。"
    yield trial.filed("02", workers, [company(rng, "晋江市汐鹭雨具有限公司", "曾某")], claims, story, common_request="yes")
    chosen = {"representatives": [1, 3, 5], "signed_list": True, "powers": ["settling"]}
    yield diary.act(Do.RECORD_REPRESENTATIVES, CLERK, chosen)
    diary.wait(1)
    yield from accepted(diary)
    yield trial.sends("acceptance_notice", *range(1, 13))
    seats = {"presiding": ARBITRATOR, "second": SECOND, "third": THIRD, "clerk": CLERK}
    yield diary.act(Do.FORM_TRIBUNAL, DIRECTOR, seats)
    until = (diary.day + EVIDENCE).isoformat()
    yield diary.act(Do.SET_EVIDENCE_PERIOD, CLERK, {"until": until, "parties": list(trial.all)})
    yield from _apart_and_back(trial)
    yield trial.sends("respond_notice", 13)
    hearing = trial.after(12)
    fixed = {"hearing_on": hearing.isoformat(), "starts": "09:00", "place": "第一仲裁庭"}
    yield diary.act(Do.SET_HEARING, ARBITRATOR, fixed)
    yield diary.act(Do.NOTIFY_COLLECTIVE, CLERK, {"representatives": [1, 3, 5]})
    yield trial.sends("collective_notice")
    diary.turn_to(hearing)
    record = "就计件单价和数量举证、质证、辩论终结。陶国强没有到庭，也没有说明理由。"
    yield trial.held(record, absent=(11,))
    diary.wait(2)
    away = "开庭通知书由本人签收；开庭当日没有到庭，同来的代表人也联系不上，事后没有说明理由。"
    yield diary.act(Do.DEEM_PART_WITHDRAWN, ARBITRATOR, {"parties": [11], "absence": "stayed_away", "reason": away})
    yield trial.sends("default_decision", 11, 13)
    yield diary.act(Do.DELIBERATE, ARBITRATOR, {
        "presiding_says": "入库单与考勤吻合，应当支付。", "second_says": "同意。", "third_says": "同意，数额以申请人的结算为准。",
        "result": "支持十一名申请人的请求",
    })  # fmt: skip
    lines = [grants(n, EACH) for n in range(1, 13) if n != 11]
    findings = "十一人最后一个月的计件数量有入库单，单价有厂内公示，每人应得6800元，公司没有支付。"
    yield trial.decided(Do.AWARD, lines, findings, "用人单位应当按月足额支付劳动报酬，拖欠的应当支付。")
    diary.wait(1)
    yield trial.sends("award_final", *(n for n in trial.all if n != 11))
    diary.wait(6)
    yield trial.paid(*(EACH for _ in lines))
    yield diary.act(Do.CLOSE_ARBITRATION, CLERK, {"note": "十一人的工资全部到账，归档"})


def _apart_and_back(trial: Trial) -> Life:
    """Two of the twelve go on in a case of their own, and come back into the first before a day is set."""
    diary = trial.diary
    why = "公司称二人此前已经离职，争议事实与其他人不同"
    done = yield diary.act(Do.SPLIT_ARBITRATION, DIRECTOR, {"parties": list(APART), "reason": why})
    diary.wait(1)
    again = "公司提交的在册名单显示二人当月在岗，争议事实相同，一并审理"
    yield diary.act(Do.MERGE_ARBITRATION, DIRECTOR, {"into": 1, "reason": again}, proceeding=done.proceeding)
    yield diary.act(Do.CLOSE_ARBITRATION, trial.clerk, {"note": "已并入前一案"}, proceeding=done.proceeding)


def _beforehand(diary: Diary) -> Life:
    """He settles the wages, but the company does not sign for the paper; so they are awarded beforehand. The rest, of which less is sure,
    he withdraws when the company pays him something for it by hand."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "龚长福", "male", 1985), company(diary.rng, "晋江市桅榕鞋材有限公司", "许某")
    claims = [asks(1, "wages", "12400", "两个月工资"), asks(1, "overtime", "9800", "两年的周末加班工资")]
    story = "龚长福在该公司做贴底工，离职时两个月工资没有结清，两年的周末加班也没有加班工资。"
    yield from trial.opened("02", [worker], [employer], claims, story)
    yield from trial.heard("工资有结算单，公司认可；加班事实争议较大，双方各自补充考勤。")
    yield diary.act(Do.MEDIATE_AFTER_HEARING, CLERK, {"parties": [1, 2], "result": "agreed", "note": "就工资部分达成一致"})
    made = yield diary.act(Do.SETTLE_PART, ARBITRATOR, {"claims": [1], "promises": [pays(diary, 1, 1, "12400")]})
    yield trial.sends("partial_settlement", 1)
    diary.wait(2)
    no = "公司称要和加班费一起谈，书面拒绝签收。"
    yield diary.act(Do.UNDO_PART_SETTLEMENT, CLERK, {"parties": [2], "reason": no, "settlement": made.seq})
    diary.wait(1)
    findings = "公司欠付龚长福两个月工资12400元，有双方签名的结算单。"
    reasoning = "工资部分事实已经清楚，可以先行裁决；用人单位应当支付。"
    yield trial.decided(Do.AWARD_PART, [grants(1, "12400")], findings, reasoning)
    diary.wait(1)
    yield trial.sends("partial_award_final")
    diary.wait(3)
    yield diary.act(Do.WITHDRAW_REST, CLERK, {"settled_privately": True, "reason": "公司就加班费当面付了五千元，不再请求"})
    yield trial.sends("withdrawal_decision")


def _gave_up(diary: Diary) -> Life:
    """The wages are awarded beforehand. For the rest a second day is set, to which she does not come: she has taken work elsewhere."""
    trial = Trial(diary, CLERK, ARBITRATOR)
    worker, employer = person(diary.rng, "涂秋萍", "female", 1995), company(diary.rng, "晋江市潮萤食品有限公司", "姚某")
    claims = [asks(1, "wages", "8200", "最后一个半月工资"), asks(1, "leave_pay", "3100", "未休年休假工资")]
    story = "涂秋萍在该公司做包装工，离职时最后一个半月工资和未休年休假工资没有支付。"
    yield from trial.opened("02", [worker], [employer], claims, story)
    yield from trial.heard("工资数额没有争议；年休假须核对在前一单位的工龄，另定时间续庭。")
    yield diary.act(Do.MEDIATE_AFTER_HEARING, CLERK, {"parties": [1, 2], "result": "failed", "note": "公司不愿先付工资"})
    findings = "公司欠付涂秋萍最后一个半月工资8200元，公司当庭认可。"
    yield trial.decided(Do.AWARD_PART, [grants(1, "8200")], findings, "工资部分事实已经清楚，可以先行裁决，用人单位应当支付。")
    yield trial.sends("partial_award_final")
    again = trial.after(SCHEDULED_IN)
    second = {"hearing_on": again.isoformat(), "starts": "15:00", "place": ROOM, "notice": "ordinary", "consent": None}
    yield diary.act(Do.CONTINUE_HEARING, ARBITRATOR, second)
    yield trial.sends("hearing_notice")
    diary.turn_to(again)
    away = "续庭的开庭通知书由本人签收；当日没有到庭，电话中表示已到外地就业，没有提出延期。"
    yield diary.act(Do.DEEM_REST_WITHDRAWN, ARBITRATOR, {"absence": "stayed_away", "reason": away})
    diary.wait(1)
    yield trial.sends("default_decision")

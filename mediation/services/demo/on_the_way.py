"""Cases of the demo in which a mediation takes a turn on its way: asked for and refused, completed, given to others, divided, found to need
somebody who acts for a worker, agreed on and not signed, or settled by the two themselves.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo import names
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.usual import LEAD, MEDIATOR, SIGNATURES, begun, diary_of, signed

OTHER = "chendai1"
CENTRE, CENTRE_LEAD, CENTRE_MEDIATOR = "350582-TJ", "tiaojie", "tiaojie3"
CHIDIAN, CHIDIAN_LEAD, CHIDIAN_MEDIATOR = "350582107", "chidian", "chidian1"
PLACE = "陈埭镇调解室"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The six cases; three of them are still open today."""
    told = (
        ("asked", _asked_and_asked_again, 45), ("unwilling", _unwilling, 30), ("took back", _took_back, 27),
        ("themselves", _by_themselves, 10), ("three hands", _through_three_hands, 12), ("wife", _his_wife_acts, 26),
    )  # fmt: skip
    for name, tell, days in told:
        yield f"way-{name.replace(' ', '-')}", tell(diary_of(calendar, name, calendar.working_day_before(today, days)))


def _registered(
    diary: Diary, worker: dict[str, Any], employer: dict[str, Any], claim: dict[str, Any], cause: str, story: str
) -> Act:
    """An application of one worker to the town."""
    return diary.act(Do.REGISTER, LEAD, {
        "cause": cause, "manner": "written", "source": "walk_in", "applicants": [worker], "respondents": [employer],
        "claims": [{"claimant": 1, **claim}], "story": story,
    }, proceeding=0)  # fmt: skip


def _session(diary: Diary, who: str, content: str, result: str, **more: Any) -> Act:
    return diary.act(
        Do.RECORD_SESSION, who, {"place": PLACE, "present": "双方；调解员", "content": content, "result": result, **more}
    )


def _asked_for_consent(diary: Diary) -> Act:
    """The employer is asked in writing, and given the three working days of the law."""
    return diary.act(Do.ASK_CONSENT, LEAD, {"reply_by": diary.calendar.working_day_after(diary.day, 2).isoformat()})


def _asked_and_asked_again(diary: Diary) -> Life:
    """An application is completed, the employer is asked, the worker wants another mediator, and the days are extended; what was agreed on
    is not signed, is talked over once more and paid in the end.
    """
    worker, employer = person(diary.rng, "冼桂兰", "female", 1986), company(diary.rng, "晋江市鹭屿鞋面有限公司", "卓某")
    later = {name: employer.pop(name) for name in ("credit_code", "phone")}
    story = "冼桂兰在该公司做针车工近三年，公司搬到外市，双方没有谈成随迁，请求支付三个月工资的经济补偿 12,600 元。"
    claim = {"item": "severance", "amount": "12600", "detail": "经济补偿"}
    yield _registered(diary, worker, employer, claim, "04", story)
    yield diary.act(Do.REQUEST_CORRECTION, LEAD, {"missing": "公司登记的准确名称和联系电话、解除劳动合同的材料"})
    diary.wait(3)
    complete_on = diary.day.isoformat()
    yield diary.act(Do.COMPLETE_CORRECTION, LEAD, {"note": "营业执照公示信息、公司搬迁通知"})
    yield diary.act(Do.AMEND_PARTY, LEAD, {"party": 2, **later})
    yield _asked_for_consent(diary)
    diary.wait(1)
    asked_on = diary.day.isoformat()
    yield diary.act(Do.RECORD_CONSENT, LEAD, {"side": "respondent", "willing": "yes", "way": "phone", "who": "法定代表人卓某"})
    yield diary.act(Do.ACCEPT_MEDIATION, LEAD, {
        "both_consent": True, "applicant_consents_on": complete_on, "applicant_way": "application",
        "respondent_consents_on": asked_on, "respondent_way": "phone",
    })  # fmt: skip
    yield diary.act(Do.ASSIGN_MEDIATOR, LEAD, {"mediator": MEDIATOR})
    yield from _another_mediator(diary)
    yield from _agreed_on_twice(diary)


def _another_mediator(diary: Diary) -> Life:
    """The severance is reckoned; the worker asks for another mediator, with whom the employer does not agree so soon."""
    left_on = diary.day - timedelta(days=20)
    worked = {"began": (left_on - timedelta(days=1000)).isoformat(), "ended": left_on.isoformat(), "average": "4200.00"}
    yield diary.act(Do.RECORD_CALCULATION, MEDIATOR, {"claim": 1, "calculator": "severance", "inputs": json.dumps(worked)})
    diary.wait(2)
    yield diary.act(Do.CHANGE_MEDIATOR, LEAD, {
        "mediator": OTHER, "ground": "party", "reason": "冼桂兰提出，原调解员与公司的人事主管相熟，要求更换。",
    })  # fmt: skip
    diary.wait(3)
    yield _session(diary, OTHER, "公司认为可以随迁，不应当支付经济补偿；调解员说明工作地点变更的后果。", "公司回去商量")
    diary.wait(2)


def _agreed_on_twice(diary: Diary) -> Life:
    """The days are extended; what is agreed on first is not signed, what is agreed on then is paid."""
    until, day = (diary.day + timedelta(days=20)).isoformat(), diary.day.isoformat()
    yield diary.act(Do.EXTEND_MEDIATION, OTHER, {
        "until": until, "applicant_consents_on": day, "respondent_consents_on": day,
    })  # fmt: skip
    diary.wait(2)
    yield _session(diary, OTHER, "公司愿意支付两个月工资，冼桂兰同意。", "约定 8,400 元")
    due = diary.calendar.working_day_after(diary.day, 10)
    yield _agreement(diary, OTHER, "8400", due, left=[{"party": 1, "how": "waived"}])
    diary.wait(2)
    yield diary.act(Do.REOPEN_MEDIATION, OTHER, {"reason": "冼桂兰签字前反悔，认为应当按三个月算。"})
    diary.wait(1)
    yield _session(diary, OTHER, "调解员按工作年限重算，公司同意按三个月支付。", "同意 12,600 元")
    yield _agreement(diary, OTHER, "12600", due)
    yield signed(diary, OTHER)
    diary.wait(4)
    asked = {"way": "phone", "with_whom": "冼桂兰", "performed": "not_due", "note": "公司表示按期支付"}
    yield diary.act(Do.RECORD_VISIT, OTHER, asked)
    diary.turn_to(due)
    yield diary.act(Do.RECORD_PAYMENT, OTHER, {"payments": [{"promise": 1, "amount": "12600"}], "proof": "银行转账回单"})
    yield diary.act(Do.CONFIRM_PERFORMANCE, OTHER, {"proof": "冼桂兰确认到账"})
    yield diary.act(Do.CLOSE_MEDIATION, OTHER, {"note": "已付清，归档"})


def _agreement(diary: Diary, who: str, amount: str, due: date, **more: Any) -> Act:
    """One sum for the one claim."""
    line = {"payee": 1, "claim": 1, "amount": amount, "due_on": due.isoformat()}
    return diary.act(Do.REACH_AGREEMENT, who, {"promises": [line], **more})


def _unwilling(diary: Diary) -> Life:
    """The employer says no: the application is refused, and the worker told in writing where to go."""
    worker, employer = person(diary.rng, "池小娥", "female", 1990), company(diary.rng, "晋江市潮榕电子商务有限公司", "洪某")
    story = "池小娥在该公司做客服，最后一个半月工资 6,900 元没有支付。"
    yield _registered(diary, worker, employer, {"item": "wages", "amount": "6900"}, "02", story)
    yield _asked_for_consent(diary)
    diary.wait(2)
    yield diary.act(Do.RECORD_CONSENT, LEAD, {"side": "respondent", "willing": "no", "way": "message", "who": "法定代表人洪某"})
    yield diary.act(
        Do.REFUSE_MEDIATION, LEAD, {"ground": "other_side", "reason": "公司书面回复不同意调解，已告知可以申请仲裁。"}
    )
    diary.wait(1)
    yield diary.act(Do.CLOSE_MEDIATION, LEAD, {"note": "已书面告知，归档"})


def _took_back(diary: Diary) -> Life:
    """The employer pays before the first session, and the worker takes the application back."""
    worker, employer = person(diary.rng, "丘阿旺", "male", 1977), company(diary.rng, "晋江市岬楠木业有限公司", "曾某")
    claim = {"claimant": 1, "item": "wages", "amount": "5300", "detail": "上月工资"}
    yield from begun(diary, {
        "cause": "02", "manner": "oral", "applicants": [worker], "respondents": [employer], "claims": [claim],
        "story": "丘阿旺在该公司做打磨，上月工资 5,300 元没有发。",
    })  # fmt: skip
    diary.wait(2)
    yield diary.act(Do.WITHDRAW_MEDIATION, MEDIATOR, {"reason": "公司当天已经把工资转来，不再调解。"})
    yield diary.act(Do.CLOSE_MEDIATION, MEDIATOR, {"note": "申请人撤回，归档"})


def _by_themselves(diary: Diary) -> Life:
    """The two negotiate beside the mediation and come to terms by themselves; what they agreed on is still to be paid."""
    worker, employer = person(diary.rng, "贺水金", "male", 1983), company(diary.rng, "晋江市浒禾机械有限公司", "吴某")
    story = "贺水金在该公司做焊工，请求支付半年来的休息日加班工资 7,800 元。"
    yield _registered(diary, worker, employer, {"item": "overtime", "amount": "7800"}, "03", story)
    yield diary.act(
        Do.PROPOSE_NEGOTIATION, LEAD, {"side": "applicant", "way": "written", "what": "半年来休息日加班的天数和加班工资"}
    )
    diary.wait(1)
    until = diary.calendar.working_day_after(diary.day, 6)
    yield diary.act(Do.ANSWER_NEGOTIATION, LEAD, {"willing": "yes", "until": until.isoformat()})
    yield diary.act(Do.ACCEPT_MEDIATION, LEAD, {"both_consent": True})
    yield diary.act(Do.ASSIGN_MEDIATOR, LEAD, {"mediator": MEDIATOR})
    diary.wait(4)
    yield diary.act(Do.END_NEGOTIATION, MEDIATOR, {"result": "agreed", "note": "双方逐日核对打卡记录，按 6,500 元结清"})
    due = diary.calendar.working_day_after(diary.day, 12)
    line = {"payee": 1, "claim": 1, "amount": "6500", "due_on": due.isoformat()}
    yield diary.act(
        Do.RECONCILE, MEDIATOR, {"terms": "公司一次性支付加班工资 6,500 元，双方就加班工资再无争议。", "promises": [line]}
    )
    diary.wait(3)
    yield diary.act(Do.RECORD_VISIT, MEDIATOR, {"way": "phone", "with_whom": "贺水金", "performed": "not_due"})


def _through_three_hands(diary: Diary) -> Life:
    """Five of two towns: too many for one town, the city takes the case, divides it, and gives four to the town that they choose."""
    people = [("敖春生", "male"), ("敖玉莲", "female"), ("幸国华", "male"), ("幸小梅", "female"), ("辛德旺", "male")]
    claims = [{"claimant": n, "item": "wages", "amount": str(6000 + 400 * n), "detail": "两个月工资"} for n in range(1, 6)]
    yield from begun(diary, {
        "cause": "02", "manner": "written", "green_channel": True,
        "applicants": [person(diary.rng, name, sex, 1982) for name, sex in people],
        "respondents": [company(diary.rng, "晋江市渚槿服饰有限公司", "蔡某")], "claims": claims,
        "story": "敖春生等五人在该公司陈埭、池店两个车间做工，两个月工资没有支付；辛德旺另由班组长转包，数额没有结算。",
    })  # fmt: skip
    diary.wait(1)
    told = {"told_on": diary.day.isoformat(), "papers": "申请书、证据清单", "contact": "陈埭镇调解委员会经办人"}
    yield diary.act(Do.ESCALATE_MEDIATION, LEAD, {"to_unit": CENTRE, "reason": "涉及两个镇的车间，人数较多。", **told})
    diary.wait(1)
    yield diary.act(Do.ASSIGN_MEDIATOR, CENTRE_LEAD, {"mediator": CENTRE_MEDIATOR})
    diary.wait(1)
    reason = "辛德旺由班组长转包，数额要另行结算；其余四人数额没有争议。"
    apart = yield diary.act(Do.SPLIT_MEDIATION, CENTRE_MEDIATOR, {"parties": [5], "reason": reason})
    told = {"told_on": diary.day.isoformat(), "papers": "申请书、工资表", "contact": "市调解中心经办人"}
    yield diary.act(
        Do.TRANSFER_MEDIATION, CENTRE_MEDIATOR, {"to_unit": CHIDIAN, "reason": "四人现住池店，与公司共同选择。", **told}
    )
    diary.wait(1)
    yield diary.act(Do.ASSIGN_MEDIATOR, CHIDIAN_LEAD, {"mediator": CHIDIAN_MEDIATOR})
    meets = diary.calendar.working_day_after(diary.day, 8)
    yield diary.act(Do.SET_SESSION, CENTRE_MEDIATOR, {
        "session_on": meets.isoformat(), "starts": "15:00", "place": "市调解中心第二调解室", "bring": "计件单、班组结算单",
    }, proceeding=apart.proceeding)  # fmt: skip
    diary.wait(2)
    yield _session(diary, CHIDIAN_MEDIATOR, "公司对四人的数额没有异议。", "十五个工作日内付清", place="池店镇调解室")
    due = diary.calendar.working_day_after(diary.day, 15).isoformat()
    lines = [{"payee": n, "claim": n, "amount": claims[n - 1]["amount"], "due_on": due} for n in range(1, 5)]
    yield diary.act(Do.REACH_AGREEMENT, CHIDIAN_MEDIATOR, {"promises": lines})
    yield signed(diary, CHIDIAN_MEDIATOR)


def _his_wife_acts(diary: Diary) -> Life:
    """A worker was hurt in the head; a court has found that he cannot wholly judge what he does, and his wife acts for him by law. The
    employer's own man comes with a general mandate, and gets the power to settle before he agrees to anything.
    """
    worker, employer = person(diary.rng, "宁大河", "male", 1979), company(diary.rng, "晋江市舷柏石材有限公司", "庄某")
    claim = {"claimant": 1, "item": "injury_medical", "amount": "21500", "detail": "工伤医疗费"}
    yield from begun(diary, {
        "cause": "11", "manner": "written", "applicants": [worker], "respondents": [employer], "claims": [claim],
        "story": "宁大河在该公司切石时头部受伤，已认定为工伤，单位没有参保，尚有医疗费 21,500 元没有支付。",
    })  # fmt: skip
    since = (diary.day - timedelta(days=6)).isoformat()
    yield diary.act(Do.NOTE_CAPACITY, MEDIATOR, {
        "party": 1, "capacity": "limited", "since": since, "proof": "（示例）人民法院认定限制民事行为能力的判决书、结婚证",
    })  # fmt: skip
    wife = yield diary.act(Do.REGISTER_AGENT, MEDIATOR, {
        "principals": [1], "basis": "statutory", "name": "甘秋菊", "standing": "relative", "post": "配偶", "papers": True,
        "kinds": ["mediation"], "phone": names.phone(diary.rng), "note": "判决书、结婚证",
    })  # fmt: skip
    manager = yield diary.act(Do.REGISTER_AGENT, MEDIATOR, {
        "principals": [2], "name": "庄启明", "standing": "staff", "post": "人事经理", "powers": [], "papers": True, "kinds": ["mediation"],
    })  # fmt: skip
    diary.wait(3)
    both = [wife.seq, manager.seq]
    yield _session(
        diary,
        MEDIATOR,
        "公司对医疗费发票没有异议，代理人没有和解的权限，要回去取得授权。",
        "改日再谈",
        present=None,
        agents=both,
    )
    diary.wait(2)
    yield diary.act(
        Do.CHANGE_AGENT, MEDIATOR, {"agent": manager.seq, "powers": ["admit", "settling"], "note": "新的授权委托书"}
    )
    yield _session(diary, MEDIATOR, "公司同意分两次付清。", "全额支付", present=None, agents=both)
    dues = [diary.calendar.working_day_after(diary.day, days).isoformat() for days in (10, 40)]
    lines = [
        {"payee": 1, "claim": 1, "amount": amount, "due_on": due, "what": f"工伤医疗费（第{nth}期）"}
        for nth, amount, due in zip("一二", ("11500", "10000"), dues, strict=True)
    ]
    yield diary.act(Do.REACH_AGREEMENT, MEDIATOR, {"promises": lines})
    yield diary.act(Do.SIGN_AGREEMENT, MEDIATOR, {**dict.fromkeys(SIGNATURES, diary.day.isoformat()), "by_agents": both})
    diary.turn_to(date.fromisoformat(dues[0]))
    paid = {"payments": [{"promise": 1, "amount": "11500"}], "proof": "银行回单，由配偶代领", "by_agents": [wife.seq]}
    yield diary.act(Do.RECORD_PAYMENT, MEDIATOR, paid)

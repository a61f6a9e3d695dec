"""The labour inspectorate in the demo: two years of complaints, investigated, put right, decided, or handed to others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from mediation.rules.calendar import Calendar, months_after
from mediation.rules.codes import Cause
from mediation.rules.do import Do
from mediation.rules.steps.informant import BEFORE
from mediation.services.demo import disputes, names, texts
from mediation.services.demo.arbitration import arbitrate
from mediation.services.demo.course import TOOK_LATE, Course, Part, performance, terms
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.usual import agreed

SHARE = 0.075
"""Complaints for every case of the record: 150 beside 2,000."""
ENDS = {
    "corrected": 0.62, "handled": 0.1, "penalised": 0.04, "revoked": 0.08, "arbitration": 0.05, "mediation": 0.05,
    "police": 0.01, "department": 0.015, "refused": 0.035,
}  # fmt: skip
INSPECTED = frozenset({Cause.WAGES, Cause.OVERTIME, Cause.SEVERANCE, Cause.WORKING_TIME, Cause.INSURANCE, Cause.PROTECTION})
"""What the inspectorate looks into (监察条例 第11条); the rest of the town's disputes is not for it."""
LEAD, INSPECTORS = "jiancha", ("jiancha1", "jiancha2", "jiancha3")
SENT_BACK = 0.12
"""How often the head sends the proposal to close back."""
CENTRE_LEAD, CENTRE_MEDIATOR = "tiaojie", "tiaojie2"
FOUND = "经核对工资表、考勤记录并询问有关人员，所反映的问题属实。"
ARTICLES = "《保障农民工工资支付条例》第三条、第十六条"


def lives(
    seed: int, cases: int, first: date, last: date, calendar: Calendar, town: disputes.Town
) -> Iterator[tuple[str, Life]]:
    """The complaints of the record's two years."""
    rng = names.seeded(f"inspections {seed}")
    for number, day in enumerate(disputes.opening_days(rng, calendar, first, last, round(cases * SHARE)), start=1):
        own = names.seeded(f"inspection {seed} {number}")
        ends = own.choices(list(ENDS), list(ENDS.values()))[0]
        name = f"j{number}"
        yield name, _life(Course(_dispute(own, name, day, town), Diary(own, calendar, day), own, ends, "settled"))


def _dispute(rng: Random, name: str, day: date, town: disputes.Town) -> disputes.Dispute:
    """Draw until it is something that the inspectorate looks into."""
    while (found := disputes.dispute(rng, name, day, town, None)).cause not in INSPECTED:
        pass
    return found


def _life(course: Course) -> Life:
    diary, rng = course.diary, course.rng
    first, second = rng.sample(INSPECTORS, 2)
    yield diary.act(Do.RECEIVE_COMPLAINT, first, _complaint(course), proceeding=0)
    if course.ends == "refused":
        diary.wait(0, 3)
        reason = "双方对是否存在劳动关系争议较大，应当通过仲裁确认。"
        yield diary.act(Do.REFUSE_COMPLAINT, first, {"ground": "dispute", "reason": reason, "told": "arbitration"})
        yield from _closed(course, first, "已书面告知")
        return
    diary.wait(6, 7) if course.happens(TOOK_LATE) else diary.wait(0, 4)
    yield diary.act(Do.DOCKET_COMPLAINT, LEAD)
    yield diary.act(Do.ASSIGN_INSPECTORS, LEAD, {"first": first, "second": second})
    yield from _investigate(course, first)
    yield from _conclude(course, first)


def _complaint(course: Course) -> dict[str, object]:
    """One in eight is a report by somebody else, who is nobody's party and has no claim."""
    given = course.dispute.application(course.dispute.story(course.rng))
    given |= {"source": str(BEFORE.get(course.dispute.source, course.dispute.source))}
    if course.ends not in ("corrected", "revoked", "penalised") or not course.happens(0.13):
        return {**given, "accusation": "complaint"}
    told, firm = course.dispute.applicants[0], course.dispute.company.name
    course.dispute = replace(course.dispute, applicants=(), claims=())
    story = f"举报人反映{firm}没有按规定支付工资、安排休息，请求查处。"
    named = {} if course.happens(0.4) else {"informant": told["name"], "informant_phone": told["phone"]}
    return {**given, "accusation": "report", "applicants": [], "claims": [], "story": story, **named}


def _investigate(course: Course, inspector: str) -> Part:
    """One visit or two; mostly done in some weeks, now and then extended, now and then too late."""
    diary, rng = course.diary, course.rng
    docketed_on = diary.day
    head = course.dispute.company.particulars["legal_representative"]
    for measure in rng.sample(("on_site", "interview", "papers"), rng.randint(1, 2)):
        diary.wait(2, 12)
        place = f"{course.dispute.company.name}厂区" if measure == "on_site" else "市劳动监察大队询问室"
        record = {"measure": measure, "place": place, "present": f"{head}；{course.dispute.who}", "content": FOUND}
        yield diary.act(Do.RECORD_INSPECTION, inspector, record)
    if course.happens(0.05):
        diary.turn_to(diary.calendar.working_day_after(docketed_on, rng.randint(50, 58)))
        given = {"days": 30, "reason": "涉及人数较多，需要逐笔核对工资。"}
        yield diary.act(Do.EXTEND_INVESTIGATION, LEAD, given)
        diary.wait(8, 25)
    elif course.happens(TOOK_LATE * 2):
        diary.turn_to(diary.calendar.working_day_after(docketed_on, rng.randint(62, 68)))
    else:
        diary.wait(1, 16)


def _conclude(course: Course, inspector: str) -> Part:
    diary = course.diary
    if course.ends in ("arbitration", "mediation"):
        yield from _hand_over(course, inspector)
        return
    yield diary.act(Do.FINISH_INVESTIGATION, inspector, {"findings": FOUND})
    diary.wait(0, 8)
    if course.ends == "revoked":
        yield diary.act(Do.REVOKE_DOCKET, LEAD, {"ground": "minor", "reason": "用人单位已在调查期间补发工资。"})
    elif course.ends == "department":
        yield diary.act(Do.REFER_DEPARTMENT, inspector, {"authority": "晋江市住房和城乡建设局", "reason": "系工程款拖欠引起"})
    elif course.ends == "penalised":
        yield from _decide(course, inspector, Do.DECIDE_PENALTY, {"decision": "处以罚款二千元。", "fine": "2000.00"})
        diary.wait(2, 9)
        receipt = f"（示例）罚没票据{course.rng.randrange(10**6):06d}"
        yield diary.act(Do.PAY_FINE, inspector, {"parties": [_employer(course)], "amount": "2000.00", "receipt": receipt})
    else:
        yield from _order(course, inspector)
        return
    diary.wait(0, 3)
    yield from _closed(course, inspector, "处理完毕，归档")


def _decide(course: Course, inspector: str, step: Do, given: dict[str, object]) -> Part:
    diary, penalty = course.diary, step == Do.DECIDE_PENALTY
    unit, articles = len(course.dispute.applicants) + 1, "《劳动保障监察条例》第十八条、第二十六条、第三十条"
    yield diary.act(Do.TELL_BEFORE, inspector, {
        "parties": [unit], "proposed": "penalty" if penalty else "handling", "facts": FOUND, "articles": articles,
        "reasons": "上述事实有工资表、考勤记录和调查笔录证实。", "content": given["decision"], "fine": given.get("fine"),
    })  # fmt: skip
    yield _served(course, inspector, "advance_notice")
    diary.wait(1, 3)
    yield diary.act(Do.HEAR_EMPLOYER, inspector, {
        "parties": [unit], "how": "spoke", "statement": "用人单位对事实没有异议，请求从轻处理。", "taken_up": "not",
        "why": "拟作出的决定已经考虑其情节。",
    })  # fmt: skip
    diary.wait(0, 2)
    said = {"facts": FOUND, "articles": articles, **given}
    yield course.diary.act(step, LEAD, said)
    yield _served(course, inspector, "penalty_decision" if step == Do.DECIDE_PENALTY else "handling_decision")


def _served(course: Course, inspector: str, paper: str) -> Act:
    """Handed over on the spot, to the employer: the last party of the complaint."""
    return course.diary.act(
        Do.SERVE_INSPECTION, inspector, {"served": paper, "parties": [_employer(course)], "method": "direct"}
    )


def _employer(course: Course) -> int:
    return len(course.dispute.applicants) + 1


def _order(course: Course, inspector: str) -> Part:
    """The order to correct; most obey it, some only after a decision, a few never."""
    diary = course.diary
    due = diary.day + timedelta(days=7)
    lines = [
        {"payee": claim["claimant"], "claim": number, "amount": claim["amount"], "due_on": due.isoformat()}
        for number, claim in enumerate(course.claims, start=1)
        if claim["amount"]
    ]
    course.owed = [(number, Decimal(line["amount"]), due) for number, line in enumerate(lines, start=1)]
    order = {"violations": FOUND, "articles": ARTICLES, "days": 7, "correction": "足额支付上述款项。", "promises": lines}
    yield diary.act(Do.ORDER_CORRECTION, inspector, order)
    yield _served(course, inspector, "correction_order")
    if course.ends == "corrected":
        diary.wait(1, 5)
        if course.owed:
            yield _paid(course, inspector)
        yield diary.act(Do.CONFIRM_CORRECTED, inspector, {"verified": "已核对转账凭证，款项全部到账。"})
        diary.wait(0, 3)
        yield from _closed(course, inspector, "已按要求改正")
        return
    diary.turn_to(diary.calendar.roll_forward(due) + timedelta(days=course.rng.randint(1, 4)))
    unit = len(course.dispute.applicants) + 1
    yield diary.act(Do.RECHECK, inspector, {
        "parties": [unit], "result": "not_done", "record": "期满次日电话询问，并到用人单位查看账册。",
        "items": [{"what": "足额支付指令书所列款项", "result": "not_done", "proof": "没有支付凭证"}],
    })  # fmt: skip
    if course.ends == "police":
        crime = {"ground": "refuses_to_pay", "authority": "晋江市公安局", "reason": "经责令限期支付，逾期仍不支付。"}
        months = [{"worker": n, "months": 3} for n in sorted({line["payee"] for line in lines})]
        report = {"ground": "refuses_to_pay", "suspect": "公司及其负责人", "facts": crime["reason"], "months": months}
        yield diary.act(Do.PROPOSE_REFERRAL, inspector, report)
        yield diary.act(Do.DECIDE_REFERRAL, LEAD, {"decision": "approved"})
        yield diary.act(Do.REFER_POLICE, inspector, crime)
        diary.wait(2, 3)
        yield diary.act(Do.RECORD_POLICE_ANSWER, inspector, {"event": "docketed"})
        diary.wait(10, 25)
        if course.owed:
            yield _paid(course, inspector)
        yield from _closed(course, inspector, "移送公安机关后，拖欠的款项已经支付")
        return
    yield from _decide(course, inspector, Do.DECIDE_HANDLING, {"decision": "支付限期改正指令书所列款项。"})
    got = diary.day
    if course.owed and not course.happens(0.8):
        yield from _taken_to_court(course, inspector, got)
        return
    diary.wait(5, 9)
    if course.owed:
        yield _paid(course, inspector)
    yield diary.act(
        Do.CONFIRM_OBEYED, inspector, {"verified": "已核对转账凭证。" if course.owed else "已复查，决定的事项已经办理。"}
    )
    yield from _closed(course, inspector, "处理决定已履行")


def _taken_to_court(course: Course, inspector: str, got: date) -> Part:
    """Nobody pays: urged in writing, and half a year later the court is asked; it ends with half of the money (行政强制法 第53、54条)."""
    diary, parties = course.diary, [_employer(course)]
    diary.wait(14, 30)
    yield diary.act(Do.URGE_PERFORMANCE, inspector, {"parties": parties})
    yield _served(course, inspector, "performance_urging")
    diary.turn_to(diary.calendar.roll_forward(months_after(got, 6)) + timedelta(days=3))
    opinion = "收到催告书后没有陈述、申辩，没有履行"
    yield diary.act(
        Do.APPLY_COURT, inspector, {"parties": parties, "court": "晋江市人民法院", "opinion": opinion, "head": "吴某"}
    )
    for event in ("docketed", "granted"):
        diary.wait(3, 4)
        yield diary.act(Do.RECORD_COURT_ANSWER, inspector, {"parties": parties, "event": event})
    diary.wait(15, 40)
    rows = [{"promise": number, "amount": str((amount / 2).quantize(Decimal("0.01")))} for number, amount, _ in course.owed]
    ended = {"parties": parties, "event": "ended", "payments": rows, "reason": "没有其他财产可供执行。"}
    yield diary.act(Do.RECORD_COURT_ANSWER, inspector, ended)
    yield from _closed(course, inspector, "法院执行到位一半后终结执行")


def _closed(course: Course, inspector: str, opinion: str) -> Life:
    """The inspector proposes the closing and the head closes; now and then the head sends it back first."""
    diary = course.diary
    yield diary.act(Do.PROPOSE_CLOSING, inspector, {"opinion": opinion})
    if course.happens(SENT_BACK):
        yield diary.act(Do.RETURN_CLOSING, LEAD, {"reason": "送达回证、转账凭证没有入卷，补齐后再提请。"})
        diary.wait(1)
        opinion = f"{opinion}；送达回证、转账凭证已经入卷"
        yield diary.act(Do.PROPOSE_CLOSING, inspector, {"opinion": opinion})
    yield diary.act(Do.CLOSE_INSPECTION, LEAD, {"note": opinion})


def _paid(course: Course, inspector: str) -> Act:
    rows = [{"promise": number, "amount": str(amount)} for number, amount, _ in course.owed]
    proof = f"转账凭证{course.rng.randrange(10**6):06d}"
    return course.diary.act(Do.RECORD_PAYMENT, inspector, {"payments": rows, "proof": proof})


def _hand_over(course: Course, inspector: str) -> Part:
    """Told to go to mediation or arbitration, and taken there with what was found."""
    diary = course.diary
    told = "双方对支付数额和解除经过争议较大，应当通过劳动争议处理程序解决。"
    yield diary.act(Do.TELL_DISPUTE, inspector, {"told": course.ends, "reason": told})
    chosen = {
        "parties": list(range(1, len(course.dispute.applicants) + 1)),
        "claims": list(range(1, len(course.dispute.claims) + 1)),
    }
    done = yield diary.act(Do.HAND_TO_ARBITRATION if course.ends == "arbitration" else Do.HAND_TO_MEDIATION, inspector, chosen)
    yield from _closed(course, inspector, "已告知并转出")
    if course.ends == "arbitration":
        yield from arbitrate(course, done.proceeding)
        return
    diary.proceeding = done.proceeding
    diary.wait(0, 2)
    yield diary.act(Do.ACCEPT_MEDIATION, CENTRE_MEDIATOR, {"both_consent": True})
    yield diary.act(Do.ASSIGN_MEDIATOR, CENTRE_LEAD, {"mediator": CENTRE_MEDIATOR})
    diary.wait(1, 5)
    present = f"{course.dispute.who}；{course.dispute.company.name}"
    record = {
        "place": "市调解中心第一调解室",
        "present": present,
        "content": course.rng.choice(texts.AGREED),
        "result": "达成一致",
    }
    yield diary.act(Do.RECORD_SESSION, CENTRE_MEDIATOR, record)
    yield from agreed(diary, CENTRE_MEDIATOR, terms(course))
    yield from performance(course, CENTRE_MEDIATOR, Do.CLOSE_MEDIATION, diary.proceeding)

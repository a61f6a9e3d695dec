"""Arbitration in the demo: from receipt to the award or the settlement, its service, performance and closure."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from mediation.rules.codes import Item
from mediation.rules.do import Do
from mediation.services.demo import texts
from mediation.services.demo.course import TOOK_LATE, Course, Part, performance, terms
from mediation.services.demo.disputes import LARGE_FROM, SMALL_AT_MOST, Dispute
from mediation.services.demo.usual import DIRECTOR, REGISTRAR, accepted

CLERKS = ("shuji1", "shuji2")
ARBITRATORS = ("zhongcai1", "zhongcai2", "zhongcai3", "zhongcai4")
HEARINGS_AT = ("09:00", "10:30", "15:00")
COLLECTIVE = 10


def arbitrate(course: Course, number: int) -> Part:
    """From receipt to the end: accepted, told to everybody, heard or settled before, performed, closed."""
    diary, rng, dispute = course.diary, course.rng, course.dispute
    diary.proceeding = number
    clerk = rng.choice(CLERKS)
    diary.wait(6, 7) if course.happens(TOOK_LATE) else diary.wait(1, 4)
    if course.happens(0.02):
        yield diary.act(
            Do.REFUSE_ARBITRATION, DIRECTOR, {"ground": "interest", "reason": "被申请人名称与登记不符，经告知没有更正。"}
        )
        yield diary.act(Do.CLOSE_ARBITRATION, REGISTRAR, {"note": "已告知可以向人民法院起诉"})
        return
    accepted_on = diary.day
    evidence = (accepted_on + timedelta(days=15)).isoformat()
    yield from accepted(diary, evidence_until=evidence)
    workers = list(range(1, len(dispute.applicants) + 1))
    employer = [len(workers) + 1]
    yield diary.act(Do.SERVE, clerk, {"served": "acceptance_notice", "parties": workers, "method": "direct"})
    diary.wait(0, 2)
    yield diary.act(Do.FORM_TRIBUNAL, DIRECTOR, _tribunal(course, clerk, len(workers)))
    presiding = _presiding(course)
    yield diary.act(Do.SERVE, clerk, {"served": "tribunal_notice", "parties": workers + employer, "method": "direct"})
    diary.wait(4, 5) if course.happens(TOOK_LATE) else diary.wait(0, 2)
    yield diary.act(Do.SERVE, clerk, {"served": "respond_notice", "parties": employer, **_by(course, accepted_on)})
    answers_until = diary.calendar.working_day_after(diary.day, 10)
    if course.awards == "withdrawn":
        yield from _withdraw_claim(course, clerk, workers + employer)
        return
    if course.awards == "settled" and course.happens(0.62):
        diary.wait(2, 8)
        yield from _settle(course, clerk, presiding, workers + employer)
        return
    yield from _hear(course, clerk, presiding, answers_until, workers + employer)
    if course.awards == "settled":
        diary.wait(0, 3)
        yield from _settle(course, clerk, presiding, workers + employer)
        return
    yield from _decide(course, clerk, presiding, accepted_on, workers, employer)


def _presiding(course: Course) -> str:
    """Cases go round the arbitrators by the name of the case, so that asking twice gives the same."""
    return ARBITRATORS[sum(map(ord, course.dispute.name)) % len(ARBITRATORS)]


def _tribunal(course: Course, clerk: str, workers: int) -> dict[str, Any]:
    first = _presiding(course)
    seats = {"presiding": first, "clerk": clerk}
    if workers >= COLLECTIVE:
        second, third = [each for each in ARBITRATORS if each != first][:2]
        seats |= {"second": second, "third": third}
    return seats


def _by(course: Course, sent_from: date) -> dict[str, Any]:
    """Draw the manner in which a paper reached somebody, as answers to the form."""
    if course.happens(0.45):
        sent = max(sent_from, course.diary.day - timedelta(days=2))
        return {"method": "mail", "sent_on": sent.isoformat(), "receipt": f"EMS 10{course.rng.randrange(10**9):09d}"}
    return {"method": "direct"}


def _withdraw_claim(course: Course, clerk: str, everybody: list[int]) -> Part:
    course.diary.wait(2, 9)
    settled = course.happens(0.6)
    reason = "双方已自行和解，申请人撤回仲裁申请。" if settled else "申请人不再主张，撤回仲裁申请。"
    yield course.diary.act(Do.WITHDRAW_ARBITRATION, clerk, {"settled_privately": settled, "reason": reason})
    course.diary.wait(0, 2)
    yield course.diary.act(Do.SERVE, clerk, {"served": "withdrawal_decision", "parties": everybody, "method": "direct"})
    yield course.diary.act(Do.CLOSE_ARBITRATION, clerk)


def _settle(course: Course, clerk: str, presiding: str, everybody: list[int]) -> Part:
    yield course.diary.act(Do.SETTLE, presiding, terms(course))
    course.diary.wait(0, 1)
    yield course.diary.act(Do.SERVE, clerk, {"served": "settlement", "parties": everybody, "method": "direct"})
    yield from performance(course, clerk, Do.CLOSE_ARBITRATION, course.diary.proceeding)


def _hear(course: Course, clerk: str, presiding: str, answers_until: date, everybody: list[int]) -> Part:
    """Set the day after the answers are due, tell both sides five working days before, and sit."""
    diary, rng = course.diary, course.rng
    diary.wait(0, 3)
    earliest = max(answers_until, diary.calendar.working_day_after(diary.day, 6))
    hearing_on = diary.calendar.working_day_after(earliest, rng.randint(1, 4))
    where = rng.choice(("第一仲裁庭", "第二仲裁庭", "第三仲裁庭"))
    fixed = {"hearing_on": hearing_on.isoformat(), "starts": rng.choice(HEARINGS_AT), "place": where}
    yield diary.act(Do.SET_HEARING, presiding, fixed)
    latest = diary.calendar.working_day_before(hearing_on, 5)
    told_on = diary.calendar.working_day_after(diary.day, 1)
    diary.turn_to(told_on if told_on <= latest and course.happens(0.6) else diary.day)
    if late := course.happens(TOOK_LATE):
        diary.turn_to(diary.calendar.working_day_before(hearing_on, 4))
    yield diary.act(Do.SERVE, clerk, {"served": "hearing_notice", "parties": everybody, "method": "direct"})
    yield from _interruption(course, hearing_on, clerk, everybody)
    diary.turn_to(hearing_on)
    away = [] if course.happens(0.88) or late else everybody[-1:]
    came = [number for number in everybody if number not in away]
    yield diary.act(
        Do.HOLD_HEARING, presiding, {"came": came, "absent": away, "mediated": True, "record": rng.choice(texts.HEARD)}
    )


def _interruption(course: Course, hearing_on: date, clerk: str, everybody: list[int]) -> Part:
    """Once in a while somebody adds a claim while there is time; it starts the 45 days anew, and the employer, who is told of it, gives
    up its days for another answer.
    """
    if course.awards != "large" or not course.happens(0.06):
        return
    course.diary.wait(0, 1)
    if course.diary.day >= hearing_on:
        return
    detail = "请求出具解除劳动合同证明"
    added = [{"claimant": 1, "item": str(Item.CERTIFICATE), "amount": None, "detail": detail}]
    yield course.diary.act(Do.CHANGE_CLAIMS, _presiding(course), {"dropped": [], "added": added})
    course.added += added
    yield course.diary.act(Do.SERVE, clerk, {"served": "change_notice", "parties": everybody, "method": "direct"})
    yield course.diary.act(Do.SHORTEN_ANSWER, clerk, {"parties": everybody[-1:], "proof": "被申请人书面确认放弃答辩期，存卷"})


def _decide(course: Course, clerk: str, presiding: str, accepted_on: date, workers: list[int], employer: list[int]) -> Part:
    diary, rng = course.diary, course.rng
    limit = accepted_on + timedelta(days=45)
    if course.happens(0.05) and diary.day + timedelta(days=4) < limit:
        diary.wait(1, 2)
        yield diary.act(Do.EXTEND_ARBITRATION, DIRECTOR, {"days": 15, "reason": "案情复杂，双方补充证据较多，需要核对账目。"})
        yield diary.act(Do.SERVE, clerk, {"served": "extension_notice", "parties": workers + employer, "method": "direct"})
        diary.wait(6, 10)
    elif course.happens(TOOK_LATE * 2):
        diary.turn_to(limit + timedelta(days=rng.randint(2, 6)))
    else:
        diary.wait(2, 7)
    given, finals = _award(course)
    if len(workers) >= COLLECTIVE:
        yield diary.act(Do.DELIBERATE, presiding, texts.DELIBERATED)
    yield diary.act(Do.AWARD, presiding, given)
    for kind in finals:
        diary.wait(0, 1)
        yield diary.act(Do.SERVE, clerk, {"served": kind, "parties": workers, "method": "direct"})
    diary.wait(0, 3)
    for kind in finals:
        yield diary.act(Do.SERVE, clerk, {"served": kind, "parties": employer, **_by(course, diary.day)})
    if not course.owed:
        diary.wait(16, 20)
        yield diary.act(Do.CLOSE_ARBITRATION, clerk, {"note": "请求未获支持，起诉期已过"})
        return
    if course.happens(0.22):
        diary.wait(11, 16)
        yield diary.act(Do.CLOSE_ARBITRATION, clerk, {"note": "当事人已向人民法院起诉或者申请执行"})
        return
    yield from performance(course, clerk, Do.CLOSE_ARBITRATION, diary.proceeding)


def _award(course: Course) -> tuple[dict[str, Any], list[str]]:
    """The award that was meant from the start, and the documents it is made out in."""
    rng, dispute = course.rng, course.dispute
    lines: list[dict[str, Any]] = []
    course.owed, kinds = [], set()
    nothing = course.awards == "large" and course.happens(0.1)
    due = course.diary.day + timedelta(days=10)
    for number, claim in enumerate(course.claims, start=1):
        item = Item(claim["item"])
        amount = None if nothing or not claim["amount"] else _granted(rng, Decimal(claim["amount"]))
        upheld = not nothing and (amount is not None or item in (Item.RELATION, Item.CERTIFICATE))
        says = _says(dispute, item, claim["claimant"], amount) if upheld else "不予支持"
        lines.append({"claim": number, "upheld": upheld, "amount": str(amount) if amount else None, "says": says})
        if amount:
            course.lines += 1
            course.owed.append((course.lines, amount, due))
        if upheld:
            kinds.add(_final(item, amount))
    if Item.RELATION in {Item(claim["item"]) for claim in dispute.claims} and not nothing:
        kinds = {False}
    upheld_items = [Item(c["item"]) for c, line in zip(course.claims, lines, strict=True) if line["upheld"]]
    given = {
        "answer": rng.choice(texts.ANSWERS),
        "findings": texts.found(dispute.who, dispute.company.name, dispute.job, dispute.since),
        "evidence": texts.EVIDENCE,
        "reasoning": _reasons(course, lines),
        "articles": texts.articles(upheld_items),
        "lines": lines,
        "perform_within": 10,
    }
    return given, [("award_final" if final else "award_nonfinal") for final in sorted(kinds or {False}, reverse=True)]


def _granted(rng: Random, claimed: Decimal) -> Decimal:
    """Draw the sum awarded, in 元: all of the claim, or the part that was proved; a claim shaped to be large stays large."""
    if rng.random() < 0.45:
        return claimed
    least = Decimal(LARGE_FROM - 1_500) if claimed > SMALL_AT_MOST else Decimal(300)
    return max(min(least, claimed), (claimed * rng.randrange(55, 98) / 100).quantize(Decimal("0.01")))


def _final(item: Item, amount: Decimal | None) -> bool:
    """As the rule will say it (finality.py); amounts are drawn well clear of the limit of either year."""
    if item in (Item.LEAVE_PAY, Item.INSURANCE):
        return True
    return item is not Item.INJURY_BENEFIT and amount is not None and amount <= SMALL_AT_MOST + 1000


def _says(dispute: Dispute, item: Item, claimant: int, amount: Decimal | None) -> str:
    who = str(dispute.applicants[claimant - 1]["name"])
    company = dispute.company.name
    if amount is not None:
        return ""  # the award words what is to be paid, by when and by whom
    return f"确认{who}与{company}存在劳动关系" if item is Item.RELATION else f"{company}为{who}出具解除劳动合同证明"


def _reasons(course: Course, lines: list[dict[str, Any]]) -> str:
    by_item: dict[bool, list[str]] = {True: [], False: []}
    for claim, line in zip(course.claims, lines, strict=True):
        by_item[line["upheld"]].append(Item(claim["item"]).label)
    upheld, dismissed = ("、".join(dict.fromkeys(by_item[which])) for which in (True, False))
    return texts.reasoned(upheld, dismissed)

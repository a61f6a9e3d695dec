"""A case of the demo in which three go three ways: one leaves the mediation and goes to arbitration at once, the others agree and are not
paid, and one of them asks a court alone for an order to pay; the court has said nothing yet.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo.cast import company, person
from mediation.services.demo.scribe import Diary, Life
from mediation.services.demo.usual import MEDIATOR, agreed, begun, diary_of

EACH = "7200"


def lives(today: date, calendar: Calendar) -> Iterator[tuple[str, Life]]:
    """The case; it began some three weeks before today."""
    yield "his-own-way", _three_ways(diary_of(calendar, "his own way", today - timedelta(days=25)))


def _three_ways(diary: Diary) -> Life:
    people = [("阮春梅", "female", 1984), ("阮德才", "male", 1979), ("阮志勇", "male", 1991)]
    yield from begun(diary, {
        "cause": "02", "manner": "oral", "applicants": [person(diary.rng, *each) for each in people],
        "respondents": [company(diary.rng, "晋江市鹭汀包袋有限公司", "柯某")],
        "claims": [{"claimant": n, "item": "wages", "amount": EACH, "detail": "两个月工资"} for n in (1, 2, 3)],
        "story": "阮春梅等三人在该公司做车缝工，两个月工资没有支付，每人 7,200 元。",
    })  # fmt: skip
    diary.wait(1)
    yield diary.act(Do.LEAVE_MEDIATION, MEDIATOR, {"parties": [3], "reason": "不愿意再谈，要求直接申请仲裁"})
    yield diary.act(Do.APPLY_ARBITRATION, MEDIATOR, {"parties": [3], "claims": [3]})
    diary.wait(1)
    yield diary.act(Do.RECORD_SESSION, MEDIATOR, {
        "place": "陈埭镇调解室", "came": [1, 2], "present": "公司代表柯某", "result": "达成一致",
        "content": "公司承认欠薪，请求一周内付清。",
    })  # fmt: skip
    due = diary.day + timedelta(days=7)
    promises = [{"payee": n, "claim": n, "amount": EACH, "due_on": due.isoformat()} for n in (1, 2)]
    yield from agreed(diary, MEDIATOR, {"promises": promises})
    diary.turn_to(due + timedelta(days=1))
    note = "两笔共 14,400 元到期没有支付。"
    yield diary.act(Do.RECORD_BREACH, MEDIATOR, {"note": note, "told_on": diary.day.isoformat()})
    yield diary.act(Do.RECORD_PAYMENT_ORDER, MEDIATOR, {"event": "applied", "sums": [1], "note": "阮春梅本人持调解协议书申请"})

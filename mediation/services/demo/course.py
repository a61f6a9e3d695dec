"""One case of the demo on its way, and what mediation and arbitration have in common: promises and their performance."""

from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from mediation.rules.do import Do
from mediation.services.demo import texts
from mediation.services.demo.disputes import Dispute, spread
from mediation.services.demo.scribe import Act, Diary
from mediation.services.door import Done

Part = Generator[Act, Done, None]
"""Some acts of a life."""
TOOK_LATE = 0.012
"""How often a limit is missed on purpose, so that the desks have something to be ashamed of."""


@dataclass(slots=True)
class Course:
    """One case on its way: the dispute, its diary, and what the generator has decided will become of it.

    `ends` is how the mediation ends (agreed, failed, withdrawn, refused), None for a direct filing; `awards` how an
    arbitration ends: settled, withdrawn, or the kind of award (small: final, large: non-final, both: split).
    """

    dispute: Dispute
    diary: Diary
    rng: Random
    ends: str | None
    awards: str
    mediator: str | None = None
    """Who mediates; None: whoever of the team it falls to."""
    lines: int = 0
    """Performance lines so far: they are numbered within the case."""
    owed: list[tuple[int, Decimal, date]] = field(default_factory=list)
    """Number, amount and due day of the lines that now wait for payment."""
    added: list[dict[str, Any]] = field(default_factory=list)
    """Claims that were added on the way."""

    @property
    def claims(self) -> list[dict[str, Any]]:
        """Every claim, in the order of its number."""
        return [*self.dispute.claims, *self.added]

    def happens(self, chance: float) -> bool:
        """True that often."""
        return self.rng.random() < chance


def terms(course: Course) -> dict[str, Any]:
    """Draw the terms of an agreement; whoever gets less than he claims gives up the rest."""
    lines = promises(course)
    got: dict[int, Decimal] = {}
    for line in lines:
        got[line["claim"]] = got.get(line["claim"], Decimal(0)) + Decimal(line["amount"])
    less = [
        claim["claimant"]
        for number, claim in enumerate(course.dispute.claims, start=1)
        if number not in got or got[number] < Decimal(claim["amount"])
    ]
    return {"promises": lines, "left": [{"party": party, "how": "waived"} for party in dict.fromkeys(less)]}


def promises(course: Course) -> list[dict[str, Any]]:
    """Draw the promises of an agreement, in 元: all of the claim in half the cases, less in the others; at once, within days,
    or by the end of next month.
    """
    rng, today = course.rng, course.diary.day
    share = Decimal(1) if course.happens(0.5) else Decimal(rng.randrange(60, 98)) / 100
    soon = rng.choices((rng.randint(0, 3), rng.randint(4, 15), rng.randint(16, 45)), (45, 37, 18))[0]
    parts = 2 if soon > 15 and course.happens(0.5) else 1
    lines: list[dict[str, Any]] = []
    course.owed = []
    for number, claim in enumerate(course.dispute.claims, start=1):
        if not claim["amount"]:
            continue
        agreed = max(Decimal(100), (Decimal(claim["amount"]) * share).quantize(Decimal(10) if share < 1 else Decimal("0.01")))
        for part, amount in enumerate(spread(rng, agreed, parts)):
            due = today + timedelta(days=soon + 30 * part)
            line = {"payee": claim["claimant"], "claim": number, "amount": str(amount), "due_on": due.isoformat()}
            lines.append({**line, "what": f"第{part + 1}期" if parts > 1 else None})
            course.lines += 1
            course.owed.append((course.lines, amount, due))
    return lines


def performance(course: Course, who: str, closing: Do, number: int) -> Part:
    """Payment day by day: mostly on time, some late, a few never; then the case is closed."""
    diary = course.diary
    never = course.happens(0.025)
    for due in sorted({due for _, _, due in course.owed}):
        if never:
            diary.turn_to(due + timedelta(days=course.rng.randint(8, 20)))
            yield diary.act(closing, who, {"note": texts.UNPAID}, number)
            return
        _pay_day(course, due)
        paid = [{"promise": line, "amount": str(amount)} for line, amount, when in course.owed if when == due]
        yield diary.act(
            Do.RECORD_PAYMENT, who, {"payments": paid, "proof": f"转账凭证{course.rng.randrange(10**6):06d}"}, number
        )
    diary.wait(0, 3)
    yield diary.act(closing, who, {"note": "全部履行完毕"}, number)


def _pay_day(course: Course, due: date) -> None:
    """On the due day or some days before it; one in twelve lets people wait."""
    if course.happens(0.08):
        course.diary.turn_to(due + timedelta(days=course.rng.randint(2, 18)))
        return
    on_time = due - timedelta(days=course.rng.randint(0, 2))
    while not course.diary.calendar.is_workday(on_time):
        on_time -= timedelta(days=1)
    course.diary.turn_to(on_time)

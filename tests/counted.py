"""Rows to be counted: proceedings made up for the rates, and the rates counted one by one."""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import insert
from sqlmodel import select

from mediation.models import Case, Deadline, Proceeding, Unit, Write
from mediation.rules.codes import Kind
from mediation.rules.indicators import BLOCKS, LIMIT_OF, RATE, Figure, Handled, Month, counts, month_period
from mediation.services.record import counts as kept
from tests.world import EAST, OFFICE, TODAY, WEST

MONTH = Month(2026, 7)
WINDOW_FIRST = Month(2025, 1)
MONTHS = [WINDOW_FIRST.later(n) for n in range(19)]
WINDOW = [month_period(month) for month in MONTHS]
DAYS = st.dates(date(2024, 11, 1), date(2026, 8, 20))


def new_case(session: Write) -> int:
    """A case of twelve workers, which is one case."""
    made = Case(who="周某", whom="某鞋业有限公司", cause="02", headcount=12, amount=Decimal(1), opened_on=date(2024, 1, 1))
    session.add(made)
    session.flush()
    assert made.id is not None
    return made.id


def add(session: Write, *made: tuple[str, Handled]) -> int:
    """One case with these proceedings, each in the unit of this code; the case's id."""
    units = dict(session.exec(select(Unit.code, Unit.id)).all())
    case_id = new_case(session)
    rows = [
        {
            "case_id": case_id, "number": number, "kind": handled.kind, "unit_id": units[code], "state": "closed",
            "unclosed": False, "docket": f"晋劳人调字〔2026〕{number}号", "handler": "", "received_on": date(2024, 1, 1),
            "accepted_on": handled.accepted_on, "concluded_on": handled.concluded_on, "outcome": handled.outcome,
            "fell_on": handled.fell_on, "sued_on": handled.sued_on,
            "headcount": 12, "amount": Decimal(1), "who": "周某", "whom": "某鞋业有限公司",
        }
        for number, (code, handled) in enumerate(made, start=1)
    ]  # fmt: skip
    session.connection().execute(insert(Proceeding), rows)
    due = [
        _due(case_id, number, LIMIT_OF[Kind(handled.kind)], handled.due_on)
        for number, (_, handled) in enumerate(made, start=1)
        if handled.due_on and handled.kind in LIMIT_OF
    ]
    if due:
        session.connection().execute(insert(Deadline), due)
    kept.follow(session, Counter(), kept.of_cases(session, [case_id]))
    return case_id


def _due(case_id: int, number: int, limit: str, due_on: date) -> dict[str, Any]:
    """The row of the limit that figures go by."""
    days = dict.fromkeys(("starts_on", "raw_on", "due_on", "alert_on"), due_on)
    return {"case_id": case_id, "proceeding": number, "limit": limit, "party": 0, **days, "state": "met",
            "running": False, "whose": "office", "provisional": False, "why": ""}  # fmt: skip


def record(session: Write, size: int = 300) -> list[tuple[str, Handled]]:
    """A plausible record over three units, the same each time: unit code and proceeding."""
    dice = random.Random(20260731)
    made = []
    for _ in range(size):
        code = dice.choice([EAST, WEST, OFFICE, OFFICE])
        mediated = code != OFFICE or dice.random() < 0.2
        accepted = date(2024, 9, 1) + timedelta(days=dice.randrange(715))
        concluded: date | None = accepted + timedelta(days=dice.randrange(60))
        ways = ["M10", "M10", "M11", "M20", "M30"] if mediated else ["A10", "A20", "A21", "A22", "A30"]
        outcome: str | None = dice.choice(ways)
        if concluded and concluded > TODAY:
            concluded = outcome = None
        kind = Kind.MEDIATION if mediated else Kind.ARBITRATION
        made.append((code, Handled(str(kind), accepted, concluded, outcome, outside=mediated and code == OFFICE)))
    made += [(WEST, _inspection(dice)) for _ in range(size // 5)]
    add(session, *made)
    return made


def _inspection(dice: random.Random) -> Handled:
    """One in five takes longer than its limit, so that there is something overdue from month to month."""
    accepted = date(2024, 9, 1) + timedelta(days=dice.randrange(715))
    due = accepted + timedelta(days=85)
    concluded: date | None = accepted + timedelta(days=dice.randrange(110))
    outcome: str | None = dice.choice(["I10", "I10", "I11", "I12", "I13", "I14", "I15", "I16"])
    if concluded and concluded > TODAY:
        concluded = outcome = None
    return Handled(str(Kind.INSPECTION), accepted, concluded, outcome, due_on=due)


@contextmanager
def only(session: Write, made: list[Handled]) -> Iterator[None]:
    """For the length of the block there are these proceedings and no others."""
    with session.begin_nested() as undone:
        add(session, *((OFFICE if handled.outside else EAST, handled) for handled in made))
        yield
        undone.rollback()
    session.expunge_all()


def one_by_one(rate_id: str, made: list[tuple[str, Handled]], period: Any, codes: tuple[str, ...]) -> Figure:
    inside = [handled for code, handled in made if code in codes]
    counted = {block.id: sum(counts(block, handled, period) for handled in inside) for block in BLOCKS}
    return RATE[rate_id].figure(counted)

"""An agreement that one signs later than the others, and what is asked of it."""

from datetime import date
from typing import Any

from mediation.rules.lifecycle import STEPS, Situation
from tests.rules.cases.mediation import REFERENCE
from tests.rules.cases.review import BOTH, WHERE, facts_of
from tests.rules.cases.signed import ONE_OF_TWO, SECOND, row

Line = tuple[int, str, str, dict[str, Any]]
NOTED_LATER: tuple[str, str, dict[str, Any]] = ("sign_later", "2026-03-16", {"signed": [row(SECOND, "2026-03-13")]})
"""He signed on 03-13, and it was noted on 03-16; the others have been bound since 03-06."""
SIGNED: list[Line] = [(1, *line) for line in [*ONE_OF_TWO, NOTED_LATER]]


def at(lines: list[Line], today: str, number: int = 1) -> Situation:
    known = facts_of(lines)
    return Situation(known, known.proceedings[number], date.fromisoformat(today), REFERENCE)


def applied(lines: list[Line], step: str, on: str) -> Line:
    """The application as the door records it."""
    freezes = STEPS[step].freezes
    assert freezes is not None
    given = {**BOTH, **WHERE[step]}
    used = freezes(at(lines, on), STEPS[step].asks.model_validate({"on": on, **given}))
    return 1, step, on, {**given, "used": {"unit": "office", **used.kept()}}

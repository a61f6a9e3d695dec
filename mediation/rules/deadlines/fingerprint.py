"""By which table the stored due dates were reckoned: a digest of its rows and of what they come to on sample days.

Text that changes nothing (a comment, a docstring) changes no digest; a row, the arithmetic, a statutory holiday, the name of a step or
the wording of the sum does.
"""

import dataclasses
import hashlib
from datetime import date, timedelta
from typing import Any

from ..calendar import Calendar
from ..steps import STEPS
from .arithmetic import Change, Grant, Pause, Renewal, reckon
from .table import LIMITS
from .words import Limit

FOLLOWING = 10
"""To be raised when clocks.py follows the events of a case otherwise than before: no sample shows that."""
SAMPLES = tuple(map(date.fromisoformat, ("2026-11-17", "2027-01-31", "2027-04-28", "2027-09-29", "2028-02-29", "2028-12-31")))
"""Days before holidays, weekends and the ends of short months."""


def version() -> str:
    """The digest, 16 hexadecimal digits."""
    calendar = Calendar((), ())
    came_to = [
        [dataclasses.astuple(reckon(limit, "", day, calendar, each)) for each in _cases(limit, day, calendar)]
        for limit in LIMITS
        for day in SAMPLES
    ]
    called = sorted((step.name, step.label) for step in STEPS.values())  # a sum says by which step it ended
    return hashlib.sha256(repr([FOLLOWING, _plain(LIMITS), came_to, called]).encode()).hexdigest()[:16]


def _cases(limit: Limit, day: date, calendar: Calendar) -> tuple[tuple[Change, ...], ...]:
    return (), _changes(day), _at_the_end(limit, day, calendar), (Renewal(day + timedelta(days=1), "中断"),)


def _changes(day: date) -> tuple[Change, ...]:
    """A pause and an extension, both while the limit may still run."""
    return Pause(day, day.replace(day=min(day.day + 2, 28)) if day.day < 26 else None, "中止"), Grant(None, 15)


def _at_the_end(limit: Limit, day: date, calendar: Calendar) -> tuple[Change, ...]:
    """A pause that begins on the last day, which may have rolled."""
    last = reckon(limit, "", day, calendar).due_on
    return (Pause(last, last + timedelta(days=3), "中止"),)


def _plain(value: Any) -> Any:
    """A row as nested lists, the same in every process. A condition is what it says: its function has no spelling of its own; and
    a field that a row makes for itself out of others (a mapping made from a set, in whatever order) adds nothing to them."""
    if dataclasses.is_dataclass(value):
        return [(field.name, _plain(getattr(value, field.name))) for field in dataclasses.fields(value) if field.init]
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    return "" if callable(value) and not isinstance(value, type) else str(value)

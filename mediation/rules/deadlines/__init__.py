"""Time limits (期限): the table, the arithmetic, the clocks of a case, and answers to single questions.

`table/` has one row per limit, in the words of `words.py`; everything else is one mechanism for all rows.
"""

from ..do import Do
from ..steps.trial import ROLLS, STAYS
from .answers import CannotReckon, answer, due, limit_named
from .arithmetic import Reckoning
from .clocks import Clock, ClockState, clocks
from .fingerprint import version
from .last_days import last_days
from .readings import EXAMPLE, SETTINGS, as_read, in_force, length_of
from .table import BY_ID, LIMITS
from .words import JOINS, RECEIVED_BY, Each, Event, Limit, Whose

__all__ = [
    "BY_ID",
    "EXAMPLE",
    "LIMITS",
    "RECEIVED_BY",
    "ROLLS",
    "SETTINGS",
    "STAYS",
    "CannotReckon",
    "Clock",
    "ClockState",
    "Each",
    "Limit",
    "Reckoning",
    "Whose",
    "answer",
    "as_read",
    "clocks",
    "due",
    "in_force",
    "last_days",
    "length_of",
    "limit_named",
    "named_answers",
    "named_documents",
    "named_steps",
    "version",
]


def named_steps() -> frozenset[Do]:
    """Every step that the table names, for the start-up check that each exists."""
    pauses = (between for limit in LIMITS for between in limit.leaves_out.any_of)
    extensions = (limit.extends.step for limit in LIMITS if limit.extends)
    steps = {step for event in _events() for step in event.steps}
    opened = (step for limit in LIMITS for step in limit.opens)
    papers = (step for limit in LIMITS for step in limit.papers)
    return frozenset({JOINS, *steps, *papers, *extensions, *opened, *(step for pause in pauses for step in (pause.opens, *pause.closes))})


def named_answers() -> frozenset[tuple[Do, str]]:
    """Every (step, field of its form) that the table reads, for the start-up check that each exists."""
    read = {(step, event.answer) for event in _events() for step in event.steps if event.answer}
    read |= {(step, event.given) for event in _events() for step in event.steps if event.given}
    read |= {(step, event.where[0]) for event in _events() for step in event.steps if event.where}
    served = {(step, name) for event in _events() if event.documents for step in event.steps for name in WHAT_TO_WHOM}
    extended = {
        (limit.extends.step, answer)
        for limit in LIMITS
        if limit.extends
        for answer in (limit.extends.answer, *limit.extends.agreed_in)
    }
    said = {(step, answer) for limit in LIMITS if limit.days_in for *steps, answer in [limit.days_in] for step in steps}
    return frozenset(read | served | extended | said)


def named_documents() -> frozenset[str]:
    """Every document whose service the table waits for, for the start-up check that each exists."""
    return frozenset(document for event in _events() for document in event.documents)


WHAT_TO_WHOM = ("served", "parties")


def _events() -> list[Event]:
    groups = ((limit.starts, limit.restarts, limit.ends, limit.lapses) for limit in LIMITS)
    return [event for group in groups for events in group for event in events.any_of]

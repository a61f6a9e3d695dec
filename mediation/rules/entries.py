"""From the journal's JSON to an entry and back: the one place that knows how an entry is written down.

`{"on": "2026-03-02", …, "used": {…}, "form": 1}`: the answers, what was looked up for them, and the version of their form.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from . import kept, used
from .facts import Entry
from .forms import Form, without_secrets
from .steps import step_named
from .used import Used


def entry_of(
    seq: int, step: str, proceeding: int, on: date, given: Mapping[str, Any], actor: str = "", at: datetime | None = None
) -> Entry:
    """The entry that these JSON values say. Raises ValueError for a step that there is not, Unreadable for answers that are not its."""
    row = step_named(step)
    if row is None:
        raise ValueError(f"there is no step {step}")
    answers = kept.read(row.asks, given, given.get(kept.VERSION_KEY, 1))
    return Entry(seq, row.name, proceeding, on, answers, used.read(given.get(used.KEY)), actor, at)


def written(form: Form, looked_up: Used) -> dict[str, Any]:
    """The JSON values that the journal keeps of a step that was done: nothing secret is among them."""
    found = {**without_secrets(form), kept.VERSION_KEY: kept.version_of(type(form))}
    if below := looked_up.kept():
        found[used.KEY] = below
    return found

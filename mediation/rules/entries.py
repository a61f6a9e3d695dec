"""From the journal's JSON to an entry and back: the one place that knows how an entry is written down.

`{"on": "2026-03-02", …, "used": {…}, "form": 1}`: the answers, what was looked up for them, and the version of their form. A correction
that replaces answers holds them too: `"content": {"step": "register", "answers": {…}, "form": 1}`.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from . import kept, used
from .facts import Entry
from .forms import Form, without_secrets
from .step import Step
from .steps import step_named
from .used import Used

CONTENT = "content"
"""Where a correction's JSON holds the answers that take the place of an entry's own."""


def entry_of(
    seq: int, step: str, proceeding: int, on: date, given: Mapping[str, Any], actor: str = "", at: datetime | None = None,
    login: str = "",
) -> Entry:  # fmt: skip
    """The entry that these JSON values say. Raises ValueError for a step that there is not, Unreadable for answers that are not its."""
    row = _row(step)
    answers = kept.read(row.asks, given, given.get(kept.VERSION_KEY, 1))
    content = None
    if row.corrects and (of := given.get(CONTENT)):
        content = kept.read(_row(of["step"]).asks, of["answers"], of.get(kept.VERSION_KEY, 1))
    return Entry(seq, row.name, proceeding, on, answers, used.read(given.get(used.KEY)), actor, at, login, content)


def _row(name: str) -> Step:
    row = step_named(name)
    if row is None:
        raise ValueError(f"there is no step {name}")
    return row


def written(form: Form, looked_up: Used) -> dict[str, Any]:
    """The JSON values that the journal keeps of a step that was done: nothing secret is among them."""
    found = {**without_secrets(form), kept.VERSION_KEY: kept.version_of(type(form))}
    if below := looked_up.kept():
        found[used.KEY] = below
    return found


def written_content(step: Step, content: Form) -> dict[str, Any]:
    """The JSON values of the answers that a correction puts in the place of an entry's own."""
    return {"step": step.name, "answers": without_secrets(content), kept.VERSION_KEY: kept.version_of(type(content))}

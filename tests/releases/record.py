"""A release's own record, kept for ever: some varied cases with their chains, what they amounted to, and what its forms asked.

    python -m tests.releases.record DATABASE NAME

reads a demo's database (SQLite) that the release itself made, and writes `NAME.jsonl.gz` and `NAME.forms.json` beside this file. Run
it once, with the release's own code, when the release is made; a file that is here is never written again. The
demo's people are invented.
"""

import gzip
import json
import sqlite3
import sys
import typing
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from mediation.models import JournalEntry
from mediation.rules import deadlines, lifecycle
from mediation.rules.calendar import Calendar
from mediation.rules.facts import CaseFacts
from mediation.rules.forms import Question, questions
from mediation.rules.lifecycle import STEPS
from mediation.services.record import journal

HERE = Path(__file__).parent
CASES = 60
TODAY = date(2026, 12, 31)
"""The day on which the clocks were read: after everything in the record."""
COLUMNS = [name for name in JournalEntry.model_fields if name != "id"]
Row = dict[str, Any]


def entry_rows(rows: list[Row]) -> list[JournalEntry]:
    """The kept rows as the journal's own."""
    return [
        JournalEntry(**{**row, "on": date.fromisoformat(row["on"]), "at": datetime.fromisoformat(row["at"])}) for row in rows
    ]


def replayed(rows: list[Row]) -> CaseFacts:
    """What the kept chain amounts to today."""
    return lifecycle.replay([journal.entry_of(row) for row in entry_rows(rows)])


def amounts_to(known: CaseFacts, calendar: Calendar) -> Row:
    """The facts of a case in plain values. What is named here is what no later release may read otherwise."""
    return {
        "cause": known.cause, "green_channel": known.green_channel, "story": known.story,
        "struck": known.struck, "amended": known.amended,
        "parties": [(p.number, p.side, p.name, p.is_person) for p in known.parties.values()],
        "claims": [(c.number, c.claimant, c.item, c.amount, c.detail) for c in known.claims.values()],
        "promises": [
            (p.number, p.proceeding, p.payee, p.claim, p.amount, p.due_on, p.what, [(m.on, m.amount) for m in p.payments])
            for p in known.promises.values()
        ],
        "exhibits": [(e.number, e.party, e.name, e.late) for e in known.exhibits.values()],
        "proceedings": [
            {
                "number": p.number, "kind": p.kind, "state": p.state, "unit": p.unit, "outcome": p.outcome,
                "days": (p.received_on, p.accepted_on, p.concluded_on), "came_from": p.came_from, "staff": p.staff,
                "parties": p.parties, "claims": p.claims, "entries": [entry.seq for entry in p.entries],
                "decisions": [(d.claim, d.upheld, d.amount, d.final) for d in p.decisions],
                "sittings": [(s.on, s.starts, s.place, s.held, s.minutes, s.joined) for s in p.sittings],
                "clocks": [
                    (c.limit, c.party, c.starts_on, c.due_on, c.state, c.ended_on)
                    for c in deadlines.clocks(known, p, calendar, TODAY)
                ],
            }
            for p in known.proceedings.values()
        ],
    }  # fmt: skip


def plain(value: Any) -> Any:
    """The same as JSON gives it back."""
    return json.loads(json.dumps(value, default=str))


def varied(database: sqlite3.Connection) -> list[str]:
    """Chains that show every step there is in as few cases as may be, then the most unlike ones."""
    shows: dict[str, list[str]] = {}
    for chain, step in database.execute("SELECT chain, step FROM journal WHERE chain <> 'office' ORDER BY chain, seq"):
        shows.setdefault(chain, []).append(step)
    chosen: list[str] = []
    wanted = {step for steps in shows.values() for step in steps}
    while wanted:
        chosen.append(max(shows, key=lambda chain: (len(wanted.intersection(shows[chain])), -len(shows[chain]))))
        wanted -= set(shows[chosen[-1]])
    seen = {tuple(shows[chain]) for chain in chosen}
    for chain in sorted(shows, key=lambda chain: len(shows[chain]), reverse=True):
        if len(chosen) < CASES and tuple(shows[chain]) not in seen:
            seen.add(tuple(shows[chain]))
            chosen.append(chain)
    return chosen


def asked(form: type[BaseModel]) -> Row:
    """What the form asks: by field, of what kind the answer is, whether it must be given, and what is kept where it is not."""
    return {q.name: _shape(q, form.model_fields[q.name]) for q in questions(form) if not q.secret}


def _shape(question: Question, field: FieldInfo) -> Row:
    found: Row = {"widget": question.widget, "required": field.is_required()}
    if not field.is_required():
        found["default"] = plain(field.default)
    if question.choices:
        found["codes"] = [code for code, _ in question.choices]
    elif question.rows:
        (row,) = typing.get_args(field.annotation)
        found["rows"] = asked(row)
    elif question.widget in ("one", "many"):
        found["number"] = "int" in str(field.annotation)
    return found


def _cases(database: sqlite3.Connection, calendar: Calendar) -> Iterator[Row]:
    for chain in varied(database):
        found = database.execute("SELECT * FROM journal WHERE chain = ? ORDER BY seq", [chain])
        names = [column[0] for column in found.description]
        rows = [{name: value for name, value in zip(names, row, strict=True) if name in COLUMNS} for row in found]
        yield {"chain": chain, "rows": rows, "amounts_to": plain(amounts_to(replayed(rows), calendar))}


def _main(path: str, name: str) -> None:
    from tests.rules.journal import CALENDAR

    kept, forms = HERE / f"{name}.jsonl.gz", HERE / f"{name}.forms.json"
    if kept.exists():
        sys.exit(f"{kept.name} is kept as it is")
    lines = [json.dumps(case, ensure_ascii=False, sort_keys=True) for case in _cases(sqlite3.connect(path), CALENDAR)]
    kept.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    shapes = [f"{json.dumps(str(step.name))}: {json.dumps(asked(step.asks))}" for step in STEPS.values()]
    forms.write_text("{\n" + ",\n".join(shapes) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    _main(*sys.argv[1:])

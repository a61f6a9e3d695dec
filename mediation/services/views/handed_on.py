"""Cases that a unit handed on (上报、移交、移送): to whom, when, and how they stand. Nothing of what they are about.

Whoever gave a case away answers for it at the window (“我的申请到哪里了”), and needs no more than this. Other units learn
nothing of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import union_all
from sqlmodel import Session, col, select

from mediation.models import JournalEntry, Proceeding, Unit
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.facts import Proceeding as Here
from mediation.rules.steps import STEPS
from mediation.services.base.accounts import Actor
from mediation.services.record import case_rows, cases
from mediation.services.views import next_step

SHOWN = 40
"""Cases that the list tells of, the newest first."""


@dataclass(frozen=True, slots=True)
class HandedOn:
    """A case that a unit handed on: to whom, and how it stands; nothing of what it is about."""

    case_id: int
    number: str
    on: date
    how: str
    to: str
    kind: str
    state: str
    concluded_on: date | None


def listed(session: Session, actor: Actor) -> list[HandedOn]:
    """The latest handover of each proceeding that the actor's units gave away, the newest first."""
    units = session.exec(select(Unit)).all()
    names = {unit.code: unit.name for unit in units}
    own = [unit.id or 0 for unit in units if unit.path.startswith(actor.unit_path)]
    found = [
        _row(known, here, entry, names, case_id)
        for case_id, known in next_step.facts_of(session, _candidates(session, own)).items()
        for here, entry in _handed(session, actor, known)
    ]
    return sorted(found, key=lambda row: (row.on, row.case_id), reverse=True)[:SHOWN]


def _candidates(session: Session, own: list[int]) -> set[int]:
    """Cases from which these units may have given something away, the newest of each unit: one way into an index each, which
    ends after so many rows, however many the unit ever gave."""
    moved = (
        select(JournalEntry.case_id).where(JournalEntry.step == step, JournalEntry.unit_id == unit)
        for unit in own
        for step in cases.HANDED_ON
    )
    led = (
        select(Proceeding.case_id).where(Proceeding.from_unit_id == unit, col(Proceeding.unit_id).not_in(own)) for unit in own
    )
    ways = [each.order_by(each.selected_columns.case_id.desc()).limit(SHOWN).subquery() for each in (*moved, *led)]
    return set(session.scalars(union_all(*(select(way.c.case_id) for way in ways))))


def _handed(session: Session, actor: Actor, known: CaseFacts) -> Iterator[tuple[Here, Entry]]:
    """The proceedings that one of the actor's units gave away and none of them holds, with the step that did it."""
    for here in known.proceedings.values():
        if cases.holds(session, actor, here.unit):
            continue
        came_from = known.proceedings.get(here.came_from or 0)
        gone = [e for e in here.all(*cases.HANDED_ON) if cases.holds(session, actor, e.used.from_unit)]
        if gone:
            yield here, gone[-1]
        elif came_from is not None and cases.holds(session, actor, came_from.unit):
            yield here, here.entries[0]


def _row(known: CaseFacts, here: Here, entry: Entry, names: dict[str, str], case_id: int) -> HandedOn:
    return HandedOn(
        case_id=case_id, number=case_rows.dockets(known).get(here.number, ""), on=entry.on, how=STEPS[entry.step].label,
        to=names.get(here.unit, here.unit), kind=here.kind.label, state=case_rows.state_label(here),
        concluded_on=here.concluded_on,
    )  # fmt: skip

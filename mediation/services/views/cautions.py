"""The warnings of the intake checks (收案提醒): while an application is typed, and on the case page as long as nobody has decided.

They are worked out anew each time from what the application said, so a particular that is added later takes its warning away.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session

from mediation import clock
from mediation.models import Party
from mediation.rules.codes import Kind, PartyType, Side
from mediation.rules.common_request import BY_NUMBER
from mediation.rules.forms import without_secrets
from mediation.rules.intake import Caution, Person, applied, carried
from mediation.rules.intake import cautions as checked
from mediation.rules.intake.application import is_foreign
from mediation.rules.party_kinds import KINDS
from mediation.rules.party_particulars import told_of
from mediation.rules.step import Step
from mediation.rules.steps import STEPS, track
from mediation.services.base import reference
from mediation.services.base.accounts import Actor
from mediation.services.record import parties
from mediation.services.record.cases import Seen
from mediation.services.views import duplicates


@dataclass(frozen=True, slots=True)
class CautionLine:
    """A warning, which refuses nothing. `grave`: it speaks against taking the case up; `check`: which of the checks gives it."""

    check: str
    text: str
    grave: bool


def asks(step: Step) -> bool:
    """Tell whether the step takes an application that the checks know how to read."""
    return step.opens_case and "matters" in step.asks.model_fields


def typed(session: Session, actor: Actor, step: Step, given: Mapping[str, Any]) -> list[CautionLine]:
    """The warnings of an application as it is typed so far."""
    if not asks(step) or step.opens is None:
        return []
    earlier = duplicates.on_file(session, actor, (person.index for person in duplicates.typed(given)))
    application = applied(step.opens, given, clock.today(), on_file=earlier)
    return _lines(checked(application, reference.current(session)))


def of_case(session: Session, actor: Actor, seen: Seen, number: int, on_file: Iterable[Party]) -> list[CautionLine]:
    """The warnings of a case on file, with proceeding `number` in front.

    `on_file` are the case's parties, as they are stored. Earlier cases of the same people matter until the arbitration is accepted;
    they are looked up no longer than that.
    """
    here, first = seen.facts.proceedings[number], seen.entries[0]
    if not asks(STEPS[first.step]):
        return []
    rows = [row for row in on_file if row.number in seen.facts.present_in(here)]
    undecided = here.kind is Kind.ARBITRATION and not here.accepted_on and not here.concluded_on
    indexes = [row.id_index or "" for row in rows] if undecided else []
    earlier = duplicates.on_file(session, actor, indexes, seen.case.id or 0)
    application = applied(here.kind, without_secrets(first.answers), clock.today(), [_person(row) for row in rows], earlier)
    application = replace(
        carried(application, seen.facts, here), reading=first.used.common_request or BY_NUMBER,
        heads=track.workers(seen.facts, here), wishes=tuple(track.wishes(seen.facts, here)),
    )  # fmt: skip
    return _lines(checked(application, reference.current(session)))


def _person(row: Party) -> Person:
    """A party as it is stored; what is sealed is only asked whether it is there."""
    kind = KINDS[PartyType(row.type)]
    wanted = told_of(kind)
    lacks = tuple(
        label for name, label in wanted.items() if not getattr(row, name) and not (name == "sex" and parties.sex_of(row))
    )
    return Person(row.name, Side(row.side), kind, parties.born_on(row), parties.sex_of(row), lacks,
                  foreign=is_foreign(row.nationality, row.id_paper))  # fmt: skip


def _lines(found: Iterable[Caution]) -> list[CautionLine]:
    return [CautionLine(c.check, c.text, c.grave) for c in found]

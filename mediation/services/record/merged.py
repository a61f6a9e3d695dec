"""Cases that went into one another (并案): which case a number means, and where one is dealt with now."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session, col, select

from mediation.models import Proceeding
from mediation.rules.codes import Kind, Outcome
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts
from mediation.rules.facts import Proceeding as Handled
from mediation.rules.sameness import number_asked, number_key
from mediation.services.base import reference
from mediation.services.record import replayed


@dataclass(frozen=True, slots=True)
class OtherCase:
    """An inspection of another case (or of this one, where somebody typed its own number), with the facts of its case."""

    case_id: int
    docket: str
    known: CaseFacts
    here: Handled


def named(session: Session, unit: str, number: str) -> list[OtherCase]:
    """The inspections of this unit that a number as it was typed means: the one whose whole number it is, else those that it fits."""
    asked, own = (
        number_asked(number),
        (Proceeding.kind == Kind.INSPECTION, Proceeding.unit_id == reference.unit(session, unit).id),
    )
    if asked is None:
        return []
    whole = session.exec(select(Proceeding).where(Proceeding.docket_key == number_key(number), *own)).all()
    if not whole:
        key = col(Proceeding.docket_key)
        like = [key.contains(word, autoescape=True) for word in asked.words]
        whole = session.exec(
            select(Proceeding).where(key >= asked.begins, key < asked.begins + chr(0x10FFFF), *like, *own).limit(2)
        ).all()
    found = []
    for row in whole:
        known = replayed.of_case(session, row.case_id).facts
        found.append(OtherCase(row.case_id, row.docket, known, known.proceedings[row.number]))
    return found


def gone_into(session: Session, case_ids: Iterable[int]) -> dict[int, int]:
    """Return, for each of these cases that went into another, the case where its matter is dealt with now."""
    asked = {case_id: case_id for case_id in case_ids}
    going = set(asked)
    while going:
        found = session.exec(
            select(Proceeding.case_id).where(
                col(Proceeding.case_id).in_(going), Proceeding.outcome == str(Outcome.INSPECTION_MERGED)
            )
        ).all()
        next_of = {case_id: other for case_id in found if (other := _into(session, case_id)) is not None}
        asked = {first: next_of.get(now, now) for first, now in asked.items()}
        going = set(next_of.values())
    return {first: now for first, now in asked.items() if first != now}


def _into(session: Session, case_id: int) -> int | None:
    """The case into which an inspection of this one went; None where the record of before names none."""
    entries = (p.last(Do.MERGE_INSPECTION) for p in replayed.of_case(session, case_id).facts.proceedings.values())
    return next((entry.used.other for entry in entries if entry is not None and entry.used.other), None)

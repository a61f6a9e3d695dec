"""Parties (当事人): the particulars that the journal must not hold, sealed in their own rows, and shown masked."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from mediation.errors import Invalid
from mediation.models import Party, Write
from mediation.rules.acts import Given
from mediation.rules.codes import PartyType
from mediation.rules.facts import CaseFacts
from mediation.rules.forms import Form
from mediation.rules.identity import birth_date, sex
from mediation.rules.identity_papers import number_fault, paper_named
from mediation.rules.numbered import rows
from mediation.rules.party_kinds import KINDS
from mediation.rules.party_particulars import BY_NAME, OPEN, SEALED
from mediation.rules.towns import town_of
from mediation.services.base import privacy
from mediation.services.base.accounts import Actor
from mediation.services.record import access, keys, lead_places


def keep(
    session: Write, case_id: int, before: CaseFacts, after: CaseFacts, brought: Mapping[int, Form], given: Iterable[Given]
) -> None:
    """Write the parties that a step brought, each with the particulars of its row in `brought`, those whom a correction named
    otherwise, and the particulars that were given to parties of the case.
    """
    new = after.parties.keys() - before.parties.keys()
    for number in sorted(new):
        party, told = after.parties[number], brought.get(number)
        row = Party(case_id=case_id, number=number, side=str(party.side), type=str(party.type), name=party.name)
        if told is not None:
            particulars(row, told)
        keys.keep_name(session, row)
        session.add(row)
    if new:
        session.flush()
    for number in sorted(after.parties.keys() - new):
        if (party := after.parties[number]) != before.parties[number]:
            row = _row(session, case_id, number)
            row.side, row.type, row.name = str(party.side), str(party.type), party.name
            keys.keep_name(session, row)
            session.add(row)
    for each in given:
        if each.party not in new:
            row = _row(session, case_id, each.party)
            particulars(row, each.answers)
            if getattr(each.answers, "alias", None):
                keys.keep_name(session, row)
            if getattr(each.answers, "address", None):
                lead_places.note_town(session, case_id)


def brought(before: CaseFacts, after: CaseFacts, form: Form) -> dict[int, Form]:
    """The rows of the parties whom a step brings, by the number that each has then. One who comes back because a correction was
    taken back has none: nothing sealed of them was kept.
    """
    those = [row for _, row in rows(form) if row.brings == "parties"]
    return dict(zip((n for n in after.parties if n not in before.parties), those, strict=True)) if those else {}


def empty(session: Write, case_id: int, emptied: Iterable[tuple[int, str, str]]) -> None:
    """Clear the open particulars that a correction leaves empty, where they still say what they said then."""
    for number, name, was in emptied:
        row = _row(session, case_id, number)
        if getattr(row, name) == was:
            setattr(row, name, None)
            keys.keep_name(session, row)


def let_go(session: Write, case_id: int, before: CaseFacts, after: CaseFacts) -> None:
    """Delete the particulars of a party whose joining was struck: its number is free for the next.

    This comes after the papers that named the party were made void, for what they said is read once more to find them.
    """
    for number in before.parties.keys() - after.parties.keys():
        session.delete(_row(session, case_id, number))
    session.flush()


def particulars(row: Party, given: Any) -> None:
    """Write what was given into the row; what was left empty stays as it was."""
    for name in OPEN:
        if value := getattr(given, name, None):
            setattr(row, name, str(value))
    seal_given(row, given)
    if KINDS[PartyType(row.type)].employs and (address := getattr(given, "address", None)):
        row.town = town_of(address) or row.town
    number = opened(row, "id_number") if row.id_number else None
    if number and row.id_paper and getattr(given, "id_number", None) and number_fault(paper_named(row.id_paper), number):
        row.id_paper = None  # the number is no longer one of that paper's: an ID card's, which needs no word
    if number and sex(number):
        row.sex = None  # the number says it, and beside a masked number it would say one digit more
    if number and birth_date(number):
        row.born = None


def find_towns(session: Write, cases: Iterable[int]) -> None:
    """Note the town of each employer of these cases whose address was typed before towns were noted."""
    lacking = select(Party).where(
        col(Party.case_id).in_(list(cases)), col(Party.town).is_(None), col(Party.address).is_not(None)
    )
    for row in session.exec(lacking).all():
        if KINDS[PartyType(row.type)].employs:
            row.town = town_of(opened(row, "address"))
            session.add(row)


def seal_given(row: Party, given: Any) -> None:
    """Seal what was given of the sealed particulars; what was not asked or left empty stays as it was."""
    for name in SEALED:
        if value := getattr(given, name, None):
            keys.seal(row, BY_NAME[name], value)


def _row(session: Session, case_id: int, number: int) -> Party:
    found = session.exec(select(Party).where(Party.case_id == case_id, Party.number == number)).first()
    if found is None:
        raise Invalid({"party": "本案没有这位当事人，请重新选择。"})
    return found


def of_case(session: Session, case_id: int) -> dict[int, Party]:
    """The case's parties by number, sealed as they are stored."""
    return {row.number: row for row in session.exec(_OF_CASE, params={"of_case": case_id})}


_OF_CASE = select(Party).where(Party.case_id == bindparam("of_case")).order_by(col(Party.number))


def opened(row: Party, name: str) -> str | None:
    """One sealed particular in plain text: for originals of documents and for a reveal, never for a list."""
    return privacy.unseal(getattr(row, name), privacy.place(name, row.case_id, row.number))


def born_on(row: Party) -> date | None:
    """The day of birth, as the number of the identity paper says, else as it was given; None where it is not known."""
    number, born = opened(row, "id_number"), opened(row, "born")
    return (birth_date(number) if number else None) or (date.fromisoformat(born) if born else None)


def sex_of(row: Party) -> str | None:
    """The sex, `male` or `female`, as the ID number says, else as it was given; None where it is not known."""
    number = opened(row, "id_number")
    return (sex(number) if number else None) or row.sex


def reveal(session: Write, row: Party, purpose: str, actor: Actor, today: date) -> dict[str, str | None]:
    """The party's sealed particulars, for a stated purpose, on the record. Raises Invalid where no purpose is given."""
    given = {"party": row.number, "name": row.name, "purpose": access.stated(purpose)}
    access.note(session, actor, access.Look.REVEAL, today, row.case_id, given)
    return {name: opened(row, name) for name in SEALED}

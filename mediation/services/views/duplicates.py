"""Likely duplicates (可能重复): cases of the same person or company, looked for while an application is being typed.

A case that the actor may see is named. Of the others only their number is told, with whom to ask: not whose, nor what about;
and not before a case is really registered, on record: else anybody could ask of anybody whether they have a dispute.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from mediation.models import Case, Party, Proceeding, Write
from mediation.rules import lifecycle, text, vocabulary
from mediation.rules.codes import Kind, PartyType, Side
from mediation.rules.facts import CaseFacts
from mediation.rules.identity import area_warning, credit_code_fault, plain
from mediation.rules.identity_papers import number_fault, paper_named
from mediation.rules.intake import EarlierCase
from mediation.rules.lineage import joined_on
from mediation.rules.party_kinds import NATURAL, kind_typed
from mediation.rules.sameness import name_key
from mediation.rules.steps.dealt_with import dealt_with
from mediation.services.base import privacy, reference
from mediation.services.base.accounts import Actor
from mediation.services.record import access, case_rows, cases, journal

SHOWN = 6
MOST = 400
"""Matching parties looked at, the newest first: a big employer has more cases than anybody reads."""
PEOPLE, UNITS = sorted(NATURAL), sorted(set(PartyType) - NATURAL)
SIDES = {"applicants": Side.APPLICANT, "respondents": Side.RESPONDENT}
SAME_ID, SAME_NAME, SAME_UNIT = 0, 1, 2
"""The kinds of match, the strongest first."""
WORDS = {SAME_ID: "同一证件号码", SAME_NAME: "同名", SAME_UNIT: "同一单位"}


@dataclass(frozen=True, slots=True)
class Typed:
    """A party as typed so far. `index` is the keyed digest of a well-formed ID number; '' where there is none."""

    name: str
    is_person: bool
    index: str
    code: str


@dataclass(frozen=True, slots=True)
class LikelyCase:
    """A case that may be the same dispute, and why."""

    case_id: int
    who: str
    whom: str
    number: str
    says: str


@dataclass(frozen=True, slots=True)
class Likely:
    """The cases that may be the same dispute, how many more there are, and numbers that do not come out, as sentences."""

    rows: tuple[LikelyCase, ...]
    more: int
    faults: tuple[str, ...]


def found(session: Session, actor: Actor, given: Mapping[str, Any], opens: Kind | None = None) -> Likely:
    """Return the cases that a half-typed form resembles, of those that the actor may see. `opens` says in whose words the sides are called:
    a complaint has 投诉人; None: an application.
    """
    matches = _matches(session, typed(given))
    visible = _visible(session, actor, matches)
    ranked = sorted(visible, key=lambda case: (not _same_dispute(matches[case]), min(matches[case])[0], -case))
    rows = _rows(session, {case: matches[case] for case in ranked[:SHOWN]})
    return Likely(tuple(rows), max(len(ranked) - SHOWN, 0), tuple(faults(given, opens or Kind.MEDIATION)))


def tell_of_others(session: Write, actor: Actor, case_id: int, given: Mapping[str, Any], today: date) -> str:
    """Return the sentence on how many cases of the same people other units have, told on record to whoever has just registered
    one; '' where none.
    """
    if told := told_of_others(session, case_id):
        return told
    matches = _matches(session, typed(given))
    hidden = len(matches.keys() - {case_id}) - len(set(_visible(session, actor, matches)) - {case_id})
    if hidden:
        access.note(session, actor, access.Look.OTHERS, today, case_id, {"others": hidden})
    return _elsewhere(session, hidden)


def told_of_others(session: Session, case_id: int) -> str:
    """Return the sentence of `tell_of_others`, as it stands on record."""
    return _elsewhere(session, access.others_told(session, case_id))


def typed(given: Mapping[str, Any]) -> list[Typed]:
    """The parties that can be looked for: a whole name, a well-formed number or code."""
    found_people = [_typed(row) for _, row in _party_rows(given)]
    return [person for person in found_people if len(person.name) > 1 or person.index or person.code]


def _typed(row: Mapping[str, Any]) -> Typed:
    number, code = plain(str(row.get("id_number") or "")), plain(str(row.get("credit_code") or ""))
    return Typed(
        name=text.name(str(row.get("name") or "")),
        is_person=kind_typed(row.get("type")).is_person,
        index=privacy.index(number) or "" if number and number_fault(paper_named(row.get("id_paper")), number) is None else "",
        code=code if code and credit_code_fault(code) is None else "",
    )


def _party_rows(given: Mapping[str, Any], kind: Kind = Kind.MEDIATION) -> Iterable[tuple[str, Mapping[str, Any]]]:
    for name, side in SIDES.items():
        rows = given.get(name)
        for place, row in enumerate(rows if isinstance(rows, list) else [], start=1):
            if isinstance(row, Mapping):
                yield f"第 {place} 位{vocabulary.side(kind, side)}", row


def faults(given: Mapping[str, Any], kind: Kind) -> list[str]:
    """Numbers whose check digits do not come out, said while the person is still at the window."""
    said = []
    for who, row in _party_rows(given, kind):
        number, code = str(row.get("id_number") or ""), str(row.get("credit_code") or "")
        fault = number_fault(paper_named(row.get("id_paper")), number) if number else None
        wrong = fault or (number and area_warning(number)) or (code and credit_code_fault(code))
        if wrong:
            said.append(f"{who}：{wrong}")
    return said


# --- the search -----------------------------------------------------------------------------------------------


def _matches(session: Session, people: list[Typed]) -> dict[int, list[tuple[int, str]]]:
    """By case, how it matches: (kind of match, name). One statement for each way of looking, so that each finds its index."""
    matches: dict[int, list[tuple[int, str]]] = {}
    by_index = {person.index for person in people if person.index}
    by_code = {person.code for person in people if person.code}
    names = {True: set[str](), False: set[str]()}
    for person in people:
        if len(person.name) > 1:
            names[person.is_person].add(name_key(person.name))
    wanted: list[tuple[int, ColumnElement[bool]]] = []
    if by_index:
        wanted.append((SAME_ID, col(Party.id_index).in_(by_index)))
    if by_code:
        wanted.append((SAME_UNIT, col(Party.credit_code).in_(by_code)))
    if names[True]:
        wanted.append((SAME_NAME, col(Party.type).in_(PEOPLE) & col(Party.name_key).in_(names[True])))
    if names[False]:
        wanted.append((SAME_UNIT, col(Party.type).in_(UNITS) & col(Party.name_key).in_(names[False])))
        wanted.append((SAME_UNIT, (col(Party.alias_key) != "") & col(Party.alias_key).in_(names[False])))
    for how, condition in wanted:
        newest = select(Party.case_id, Party.name).where(condition).order_by(col(Party.case_id).desc()).limit(MOST)
        for case_id, name in session.exec(newest):
            matches.setdefault(case_id, []).append((how, name))
    return matches


def _visible(session: Session, actor: Actor, matches: Iterable[int]) -> list[int]:
    """Those of the cases that the actor may see."""
    wanted = select(Case.id).where(col(Case.id).in_(set(matches)), cases.visible(actor))
    return [case_id for case_id in session.exec(wanted) if case_id is not None]


def _rows(session: Session, matches: Mapping[int, list[tuple[int, str]]]) -> list[LikelyCase]:
    found = {case.id: case for case in session.exec(select(Case).where(col(Case.id).in_(matches.keys())))}
    order = (col(Proceeding.case_id), col(Proceeding.number))
    latest = {
        p.case_id: p for p in session.exec(select(Proceeding).where(col(Proceeding.case_id).in_(matches)).order_by(*order))
    }
    return [_row(found[case_id], latest[case_id], hows) for case_id, hows in matches.items()]


def _same_dispute(hows: list[tuple[int, str]]) -> bool:
    """Tell whether both a person and a unit are the same: then it is hardly another matter."""
    return bool({SAME_ID, SAME_NAME} & {how for how, _ in hows}) and SAME_UNIT in {how for how, _ in hows}


def _row(case: Case, p: Proceeding, hows: list[tuple[int, str]]) -> LikelyCase:
    how, _name = min(hows)
    names = "、".join(dict.fromkeys(name for kind, name in sorted(hows) if kind == how))
    state = case_rows.label_of(Kind(p.kind), p.state, p.outcome)
    twice = "劳动者和单位都相同，请核对是不是重复；" if _same_dispute(hows) else ""
    says = f"{twice}{WORDS[how]}：{names}；{p.received_on} 收到，{Kind(p.kind).label}{state}"
    return LikelyCase(p.case_id, case.who, case.whom, p.docket, says)


def _elsewhere(session: Session, hidden: int) -> str:
    """Return the sentence that tells how many such cases the actor may not see, and whom to ask; '' where there are none."""
    if not hidden:
        return ""
    code = reference.current(session).commission
    unit = reference.unit(session, code) if code else None
    whom = f"{unit.name}{f'（电话 {unit.phone}）' if unit.phone else ''}" if unit else "上级单位"
    return f"本市另有 {hidden} 件同名或者同一单位的案件，请联系{whom}核对。"


# --- earlier cases of the same people --------------------------------------------------------------------------


def on_file(session: Session, actor: Actor, indexes: Iterable[str], but: int = 0) -> list[EarlierCase]:
    """The other arbitrations, among those that the actor may see, of people with these ID numbers."""
    wanted = {index for index in indexes if index}
    if not wanted:
        return []
    same = select(Party.case_id).where(col(Party.id_index).in_(wanted), Party.case_id != but)
    # Which cases is asked from the case's side: the statement around it joins proceedings for another reason.
    seen = select(Case.id).where(col(Case.id).in_(same), cases.visible(actor))
    rows = session.exec(
        select(Party.name, Party.number, Proceeding)
        .join(Proceeding, col(Proceeding.case_id) == Party.case_id)
        .where(Proceeding.kind == Kind.ARBITRATION, col(Party.id_index).in_(wanted), col(Party.case_id).in_(seen))
        .order_by(col(Proceeding.received_on).desc())
    )
    found = rows.all()
    journals = journal.entries_of(session, sorted({p.case_id for _, _, p in found})) if found else {}
    known = {case_id: lifecycle.replay(entries) for case_id, entries in journals.items()}
    return [_earlier(known[p.case_id], name, number, p) for name, number, p in found]


def _earlier(known: CaseFacts, name: str, number: int, row: Proceeding) -> EarlierCase:
    """The case as it ended for this person, who may have left it before, with what of his it dealt with, from the day on which he
    applied, or was joined (追加)."""
    here = known.proceedings[row.number]
    departure, came = here.left.get(number), joined_on(here, number) or row.received_on
    return EarlierCase(
        name, Kind(row.kind), departure.outcome if departure else row.outcome or "", came, row.docket,
        dealt_with(known, here, number),
    )  # fmt: skip

"""The same person twice (同一人): an ID number is one person's for life (居民身份证法 第3条), and stands once among a case's people.

Ten workers are ten people: by their number three arbitrators sit and representatives are elected, and whoever is entered twice claims
twice. A number that a unit and a person share is no such thing: whoever runs a business (经营者) may be named beside it. Two of one name
on one side, whom no number tells apart, are asked about.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session

from mediation.errors import Invalid
from mediation.models import Party
from mediation.rules.acts import given_to_parties
from mediation.rules.codes import Side
from mediation.rules.facts import CaseFacts
from mediation.rules.forms import Form
from mediation.rules.numbered import rows
from mediation.rules.party_kinds import NATURAL
from mediation.rules.party_particulars import BY_NAME
from mediation.rules.sameness import name_key
from mediation.rules.step import Situation
from mediation.rules.steps.intake import PartyAnswers
from mediation.services.door.corrections import Content, about_content
from mediation.services.door.same_numbers import BROUGHT
from mediation.services.record import parties

NUMBER = "id_number"


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody with an ID number: `who` in words, `side` where he stands; `path` of the answer that gives it, '' on file."""

    who: str
    side: str
    number: str
    party: int = 0
    path: str = ""


def refuse(session: Session, case_id: int | None, situation: Situation, form: Form, content: Content | None) -> None:
    """Refuse answers by which one person would be two of the case. `case_id` None: there is no case yet. Raises Invalid."""
    if content is None:
        _raise(_doubled(session, case_id, situation, form))
        return
    with about_content():  # whoever was entered twice is taken out by just that: only its own rows are held against each other
        _raise(_among(_brought(content.new, _on_file(session, case_id, situation.case))))


def asked_of(
    session: Session, case_id: int | None, situation: Situation, form: Form, content: Content | None
) -> dict[str, str]:
    """The questions whether two of one name on one side are one (同名), where one of them has no number to be told apart by: at the later
    row, each sentence without its stop. Of a correction its own rows alone are asked about. `case_id` None: there is no case yet.
    """
    rows_of = {path: row for path, row in rows(form) if isinstance(row, PartyAnswers)}
    if not rows_of:
        return {}
    stored = parties.of_case(session, case_id) if case_id else {}
    named: dict[tuple[Side | None, str], list[tuple[str, str]]] = {}
    present = set(situation.case.members()) - {getattr(form, "party", None)}
    for party in situation.case.parties.values() if content is None else ():
        if party.number in present:
            number = _told_apart_by(stored.get(party.number))
            named.setdefault((party.side, name_key(party.name)), []).append((f"{party.side.label}{party.name}", number))
    found: dict[str, str] = {}
    for path, row in rows_of.items():
        number = row.id_number or row.credit_code or _told_apart_by(stored.get(row.number or 0))
        there = named.setdefault((_side_of(path, form, situation), name_key(row.name)), [])
        if other := next((who for who, known in there if not (known and number)), None):
            found[f"{path}.name"] = (
                f"{_as_typed(path, row).who}与{other}同名，没有证件号码可以区分：请核对是不是同一个人，是同一个人的删除这一行，"
                "不是的请尽量补填证件号码"
            )
        there.append((_as_typed(path, row).who, number))
    return found


def _told_apart_by(row: Party | None) -> str:
    """The number on file of a person or a unit; '' where there is none."""
    return (parties.opened(row, NUMBER) or row.credit_code or "") if row is not None else ""


def _side_of(path: str, form: Form, situation: Situation) -> Side | None:
    """The side on which a row of the form comes in; None where the form says no side."""
    sides = {"applicants": Side.APPLICANT, "respondents": Side.RESPONDENT}
    if side := sides.get(path.partition(".")[0]) or getattr(form, "side", None):
        return Side(side)
    instead = situation.case.parties.get(getattr(form, "party", 0) or 0)
    return instead.side if instead else None


def _raise(faults: dict[str, str]) -> None:
    if faults:
        raise Invalid(faults)


def _doubled(session: Session, case_id: int | None, situation: Situation, form: Form) -> dict[str, str]:
    brought = list(_brought(form, {}))
    given = [each for each in given_to_parties(form) if getattr(each.answers, NUMBER, None)]
    if not brought and not given:
        return {}
    on_file = _on_file(session, case_id, situation.case)
    found = _among(brought)
    for path, row in _rows(form):
        if row.id_number and (there := _holder(on_file, row.id_number)):
            found.setdefault(f"{path}.{NUMBER}", _sentence(_as_typed(path, row), there, row))
    for each in given:
        party = situation.case.parties.get(each.party)
        number = _spelt(str(getattr(each.answers, NUMBER)))
        others = {n: known for n, known in on_file.items() if n != each.party}
        if party is not None and party.is_person and (there := _holder(others, number)):
            found.setdefault(each.path + NUMBER, _sentence(_Known(party.name, party.side.label, number), there))
    return found


def _holder(on_file: dict[int, _Known], number: str) -> _Known | None:
    return next((known for known in on_file.values() if known.number == _spelt(number)), None)


def _rows(form: Form) -> Iterator[tuple[str, PartyAnswers]]:
    """The rows of the form that bring a person, with their paths."""
    return ((path, row) for path, row in rows(form) if isinstance(row, PartyAnswers) and row.type in NATURAL)


def _brought(form: Form, on_file: dict[int, _Known]) -> Iterator[_Known]:
    """The people whom the form brings, with the number that is typed; one who is on file and whose number is not, with that."""
    for path, row in _rows(form):
        if row.id_number:
            yield _as_typed(path, row)
        elif row.number in on_file:
            yield _Known(row.name, on_file[row.number].side, on_file[row.number].number, path=f"{path}.{NUMBER}")


def _as_typed(path: str, row: PartyAnswers) -> _Known:
    field, _, place = path.partition(".")
    label = BROUGHT.get(field, "")
    return _Known(f"第 {int(place) + 1} 位{label}{row.name}", label, _spelt(row.id_number or ""), path=f"{path}.{NUMBER}")


def _on_file(session: Session, case_id: int | None, known: CaseFacts) -> dict[int, _Known]:
    """The people of the case as they are on file, without those who are out of every proceeding."""
    present = {n for proceeding in known.proceedings.values() for n in known.present_in(proceeding)}
    stored = parties.of_case(session, case_id) if case_id else {}
    found = {}
    for number, row in stored.items():
        party = known.parties.get(number)
        if party is not None and party.is_person and number in present and (id_number := parties.opened(row, NUMBER)):
            found[number] = _Known(party.name, party.side.label, _spelt(id_number), number)
    return found


def _among(brought: Iterator[_Known] | list[_Known]) -> dict[str, str]:
    """The sentences for those who stand twice among the people of one form, at the later row."""
    first: dict[str, _Known] = {}
    found = {}
    for each in brought:
        there = first.setdefault(each.number, each)
        if there is not each:
            found[each.path] = _sentence(each, there)
    return found


def _sentence(who: _Known, there: _Known, row: PartyAnswers | None = None) -> str:
    same = f"{who.who}与{there.who}的身份证号相同（尾号 {who.number[-4:]}），是同一个人（居民身份证法第3条）"
    if who.side and there.side and {who.side, there.side} == {"申请人", "被申请人"}:
        return f"{same}：同一个人不能既是申请人又是被申请人。请对照证件核对。"
    if row is not None and row.takes_a_place:
        return f"{same}：请删除这一行，在“承继人中已经是本案当事人的”中选择；号码填错的，请对照证件更正。"
    return f"{same}：同一个人只登记一次，请删除这一行；号码填错的，请对照证件更正。"


def _spelt(number: str) -> str:
    return BY_NAME[NUMBER].spelt(number)

"""The same number at two parties of a case (同一号码): who has it, and the question whose it is.

An ID number, a credit code, a phone or an account that one party is given, and another of the case has, is asked about once (doubts.py)
and never refused: a family shares a phone, and one is paid for another. Which particulars are asked about is a column
of rules/party_particulars.py.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from mediation.rules.acts import GIVES, given_to_parties
from mediation.rules.facts import CaseFacts, Proceeding
from mediation.rules.forms import Form
from mediation.rules.party_particulars import BY_NAME, LABELS, PARTICULARS, SEALED
from mediation.services.record import parties

BROUGHT = {"applicants": "申请人", "respondents": "被申请人", "joined": "追加的当事人"}
"""The answers that bring new parties."""
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Held:
    """A number that somebody has. `party` is their number in the case, 0 for one whom the form brings; `row` tells those apart.
    `path` is the dotted path of the answer that gives it; '' where it is on file.
    """

    name: str
    number: str
    who: str
    party: int
    row: str = ""
    path: str = ""

    @property
    def whose(self) -> tuple[int, str]:
        """The mark by which two numbers are one party's."""
        return self.party, self.row


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of everybody concerned: the proceeding's parties by number, as they are told apart (`parties`) and as they are
    called (`names`), those who have an ID number, and what each has, typed or on file.
    """

    parties: Mapping[int, str]
    names: Mapping[int, str]
    people: Set[int]
    held: Sequence[Held]

    def holders(self, name: str, number: str) -> list[str]:
        """The names of those who have this number."""
        spelt = spellings(name, number)
        return list(dict.fromkeys(each.who for each in self.held if each.name == name and each.number in spelt))

    def of(self, party: int, name: str) -> list[str]:
        """List the numbers that this party of the case has on file."""
        return [each.number for each in self.held if (each.party, each.name) == (party, name) and not each.path]


def numbers(
    session: Session, case_id: int | None, known: CaseFacts, here: Proceeding | None, given: Mapping[str, Any]
) -> Numbers:
    """The numbers of the case and of the answers, half typed as they may be. `case_id` None: there is no case yet."""
    called = _called(known)
    held = [*_on_file(session, case_id, called), *_typed(called, given)]
    here_are = tuple(here.parties) if here else ()
    people = {n for n in here_are if known.parties[n].kind.identified}
    return Numbers({n: called[n] for n in here_are}, {n: known.parties[n].name for n in here_are}, people, held)


def asked(session: Session, case_id: int | None, known: CaseFacts, given: Mapping[str, Any]) -> dict[str, str]:
    """The questions about numbers that the answers give to one party and that another has too, by the path of the answer; each
    sentence without its stop.
    """
    called = _called(known)
    if not (typed := list(_typed(called, given))):
        return {}
    given_anew = {(each.whose, each.name) for each in typed}
    kept = [each for each in _on_file(session, case_id, called) if (each.whose, each.name) not in given_anew]
    found: dict[tuple[str, str], dict[tuple[int, str], str]] = {}
    for each in (*typed, *kept):
        found.setdefault((each.name, each.number), {})[each.whose] = each.who
    said: dict[str, str] = {}
    for (name, number), path in {(each.name, each.number): each.path for each in typed}.items():
        who = list(found[name, number].values())
        if len(who) > 1:
            said[path] = "；".join(filter(None, (said.get(path), _question(name, number, who))))
    return said


def asked_of(session: Session, case_id: int | None, known: CaseFacts, form: Form) -> dict[str, str]:
    """The same questions about a whole form; one that gives nobody a particular costs nothing."""
    gives = any(getattr(form, place, None) for place in BROUGHT) or any(given_to_parties(form))
    return asked(session, case_id, known, form.model_dump(mode="json")) if gives else {}


def spellings(name: str, value: str) -> list[str]:
    """The numbers that an answer holds, each in the spelling in which two are compared: of phones, several may stand there."""
    return [each for each in BY_NAME[name].spelt(value).split("、") if each]


def _question(name: str, number: str, who: Sequence[str]) -> str:
    more = f"等 {len(who)} 位" if len(who) > MOST_NAMED else ""
    return f"{'、'.join(who[:MOST_NAMED])}{more}的{LABELS[name]}相同（尾号 {number[-4:]}）：{BY_NAME[name].asks}"


# --- who has what ---------------------------------------------------------------------------------------------


def _called(known: CaseFacts) -> dict[int, str]:
    """The name of each party of the case; of two with one name also where they stand."""
    bearers = Counter(party.name for party in known.parties.values())
    return {
        number: party.name if bearers[party.name] == 1 else f"{party.name}（{party.side.label}，第 {number} 位当事人）"
        for number, party in known.parties.items()
    }


def _on_file(session: Session, case_id: int | None, called: Mapping[int, str]) -> Iterator[Held]:
    """The numbers of the case's parties, opened."""
    for number, row in (parties.of_case(session, case_id) if case_id else {}).items():
        for each in PARTICULARS:
            if each.asks and number in called and getattr(row, each.name):
                value = parties.opened(row, each.name) if each.name in SEALED else getattr(row, each.name)
                for spelt in spellings(each.name, str(value)):
                    yield Held(each.name, spelt, called[number], number)


def _typed(called: Mapping[int, str], given: Mapping[str, Any]) -> Iterator[Held]:
    """The numbers that the answers give, to those whom they bring and to those whom they name."""
    for field, label in BROUGHT.items():
        for n, row in _rows(given, field):
            if (number := _party(row.get("number"))) in called:  # a party of the case whose registration is corrected
                yield from _numbers_in(row, called[number], number, "", f"{field}.{n}.")
                continue
            who = " ".join(filter(None, (f"{label} {n + 1}", str(row.get("name") or "").strip())))
            yield from _numbers_in(row, who, 0, f"{field}.{n}", f"{field}.{n}.")
    for field, column in GIVES.items():
        for before, row in [(f"{field}.{n}.", row) for n, row in _rows(given, field)] if column else [("", given)]:
            number = _party(row.get(column or field))
            if number in called:
                yield from _numbers_in(row, called[number], number, "", before)


def _numbers_in(row: Mapping[str, Any], who: str, party: int, place: str, before: str) -> Iterator[Held]:
    for each in PARTICULARS:
        if each.asks and isinstance(value := row.get(each.name), str):
            yield from (Held(each.name, spelt, who, party, place, before + each.name) for spelt in spellings(each.name, value))


def _rows(given: Mapping[str, Any], field: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    found = given.get(field)
    return ((n, row) for n, row in enumerate(found if isinstance(found, list) else []) if isinstance(row, Mapping))


def _party(value: object) -> int:
    """The number of a party as a form sends it; 0 where it is none."""
    return int(text) if (text := str(value)).isascii() and text.isdigit() and len(text) < 6 else 0

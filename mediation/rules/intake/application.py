"""The application as the checks look at it: read from what is typed so far, or from the journal's first entry.

It is read leniently: a half-typed form already gets its warnings, and what an old entry was never asked is not missing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..codes import Kind, Side
from ..codes.intake import Circumstance
from ..codes.people import IdPaper
from ..common_request import Wish
from ..identity import birth_date, sex
from ..party_kinds import PartyKind, kind_typed
from ..party_particulars import told_of
from ..typed import day_of

NUMBERS = re.compile(r"[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Person:
    """A party. `born` and `sex` None: not known. `lacks` are the particulars that were not given, by their labels. `foreign`: another
    nationality was given, or a paper that only foreigners have, or that a foreigner mostly shows (护照).
    """

    name: str
    side: Side
    kind: PartyKind
    born: date | None = None
    sex: str | None = None
    lacks: tuple[str, ...] = ()
    foreign: bool = False

    @property
    def is_worker(self) -> bool:
        """A natural person who employs nobody."""
        return not self.kind.employs


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """A case of the same person on file. `outcome` is a code of Outcome, '' while it runs; `names` whose it is. `items`: of his claims
    those that it decided, or handles while it runs; None: nobody looked, and it stands for everything.
    """

    names: str
    kind: Kind
    outcome: str
    on: date
    docket: str
    items: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class AgreedDebt:
    """A debt of a broken agreement that is asked for (调解仲裁法 第15条): whose and what in words, the last day of its performance, and the
    days on which its limitation was interrupted."""

    what: str
    due_on: date
    renewals: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """An application. `wishes` are its claims as far as others may share them, `reading` that by which these were found to
    share a request when it was registered, '': the bureau's of today. `interruptions` are the days on which what went before in this case
    interrupted the limitation. `agreed`: the debts of an agreement that are asked for instead of what was disputed. `heads`: how many
    workers apply in a case on file, where the heirs of one are one; None: each who applies is one. The sets hold codes of
    rules/codes/intake.py; days None: not given."""

    kind: Kind
    on: date
    people: tuple[Person, ...] = ()
    items: frozenset[str] = frozenset()
    cause: str = ""
    green: bool = False
    workplace: str = ""
    seat: str = ""
    elsewhere: str = ""
    matters: frozenset[str] = frozenset()
    earlier: frozenset[str] = frozenset()
    circumstances: frozenset[str] = frozenset()
    materials: frozenset[str] = frozenset()
    knew_on: date | None = None
    began_on: date | None = None
    ended_on: date | None = None
    interrupted_on: date | None = None
    interruptions: tuple[date, ...] = ()
    agreed: tuple[AgreedDebt, ...] = ()
    stopped_on: date | None = None
    resumed_on: date | None = None
    on_file: tuple[EarlierCase, ...] = ()
    common_request: str = ""
    reading: str = ""
    wishes: tuple[Wish, ...] = ()
    heads: int | None = None

    def of_side(self, side: Side) -> list[Person]:
        """The parties of one side."""
        return [person for person in self.people if person.side is side]

    @property
    def claiming(self) -> list[Person]:
        """The workers who apply themselves: whom a unit claims from has no request in common with anybody (办案规则 第62条)."""
        return [person for person in self.of_side(Side.APPLICANT) if person.is_worker]

    @property
    def many(self) -> int:
        """The number of workers who apply (办案规则 第62条)."""
        return len(self.claiming) if self.heads is None else self.heads

    @property
    def workers(self) -> list[Person]:
        """The natural persons who apply; where a unit applies, those whom it names."""
        return self.claiming or [person for person in self.of_side(Side.RESPONDENT) if person.is_worker]


def applied(
    kind: Kind, given: Mapping[str, Any], today: date, people: Sequence[Person] | None = None, on_file: Iterable[EarlierCase] = ()
) -> Applied:
    """The application in `given`, typed or kept. `people` None: as the form itself describes them."""
    return Applied(
        kind=kind, on=_day(given.get("on")) or today, people=tuple(people if people is not None else _people(given)),
        items=frozenset(str(row.get("item")) for row in _rows(given, "claims") if row.get("item")),
        cause=str(given.get("cause") or ""), green=given.get("green_channel") in (True, "true", "on", "1"),
        workplace=_text(given, "workplace"), seat=_text(given, "seat"), elsewhere=_text(given, "elsewhere"),
        matters=_codes(given, "matters"), earlier=_codes(given, "earlier"), circumstances=_circumstances(given),
        materials=_codes(given, "materials"), knew_on=_day(given.get("knew_on")),
        began_on=_day(given.get("began_on")), ended_on=_day(given.get("ended_on")),
        interrupted_on=_day(given.get("interrupted_on")), stopped_on=_day(given.get("stopped_on")),
        resumed_on=_day(given.get("resumed_on")), on_file=tuple(on_file),
        common_request=str(given.get("common_request") or ""), wishes=tuple(_wishes(given)),
    )


def _circumstances(given: Mapping[str, Any]) -> frozenset[str]:
    """Return the codes that were ticked; where heirs apply, that the worker is dead needs no tick."""
    dead = any(_text(row, "name") for row in _rows(given, "deceased"))
    return _codes(given, "circumstances") | ({str(Circumstance.DECEASED)} if dead else frozenset())


def _wishes(given: Mapping[str, Any]) -> Iterator[Wish]:
    """The claims as they are typed: by place the claimant, of heirs the dead worker whose they are, and whom it is against, everybody
    where nobody is named.
    """
    everybody, dead = tuple(range(1, len(_rows(given, "respondents")) + 1)), _of_the_dead(given)
    for place, row in enumerate(_rows(given, "claims"), 1):
        claimant, against = str(row.get("claimant") or ""), _numbers(row, "against")
        if claimant.isdecimal() and row.get("item"):
            worker = next((-n for n, (heirs, his) in dead.items() if int(claimant) in heirs and (not his or place in his)), int(claimant))
            yield Wish(worker, str(row["item"]), _text(row, "detail"), tuple(against) or everybody)


def _of_the_dead(given: Mapping[str, Any]) -> dict[int, tuple[list[int], list[int]]]:
    """The heirs of each dead worker and his claims, by their places; all applicants where no heir is named, [] for all their claims."""
    everybody = list(range(1, len(_rows(given, "applicants")) + 1))
    rows = enumerate(_rows(given, "deceased"), 1)
    return {n: (_numbers(row, "heirs") or everybody, _numbers(row, "claims")) for n, row in rows if _text(row, "name")}


def _numbers(row: Mapping[str, Any], name: str) -> list[int]:
    return [int(n) for n in NUMBERS.findall(str(row.get(name) or ""))]


def _people(given: Mapping[str, Any]) -> list[Person]:
    sides = (("applicants", Side.APPLICANT), ("respondents", Side.RESPONDENT))
    return [_person(row, side) for name, side in sides for row in _rows(given, name) if _text(row, "name")]


def _person(row: Mapping[str, Any], side: Side) -> Person:
    kind = kind_typed(row.get("type"))
    number = _text(row, "id_number")
    named = told_of(kind)
    lacks = tuple(label for name, label in named.items() if not _text(row, name) and not (name == "sex" and number and sex(number)))
    born = (birth_date(number) if number else None) or _day(_text(row, "born")) if kind.is_person else None
    return Person(_text(row, "name"), side, kind, born, _text(row, "sex") or (sex(number) if number else None), lacks,
                  foreign=is_foreign(_text(row, "nationality"), _text(row, "id_paper")))  # fmt: skip


def is_foreign(nationality: str | None, paper: str | None) -> bool:
    """Tell whether a person's nationality or identity paper says that he is a foreigner."""
    return bool(nationality) or paper in (IdPaper.PASSPORT, IdPaper.PERMANENT)


def _rows(given: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = given.get(name)
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name)
    return value.strip() if isinstance(value, str) else ""


def _codes(given: Mapping[str, Any], name: str) -> frozenset[str]:
    found = given.get(name)
    return frozenset(str(code) for code in found) if isinstance(found, list) else frozenset()


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return day_of(str(value)) if value else None
    except ValueError:
        return None

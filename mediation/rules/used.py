"""The data that an entry rests on (`used`): looked up when the step was done, so that a later change of them changes no old
case.

It stands beside the answers in the journal, as JSON under its own key. A table that changes (a minimum wage, a name, a
setting) is read once, at the door; a replay reads the entry.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

Number = Literal["docket", "receipt", "paper"]
KEY = "used"
"""Where it stands in an entry's JSON; no form has a field of this name."""
INSTEAD = "（替换原来的"
"""What comes before that whose place a particular took, in `Used.replaced`. A name may have brackets of its own."""


@dataclass(frozen=True, slots=True)
class WageUsed:
    """The minimum wage (最低工资) that an award was judged by, 元 per month, where it was read, and of which day (`day` in words).

    `other`: that of the other day that might count, where it differs, else None. `dismissed_is_final`: whether what was
    not awarded counts as final, by the bureau's own reading.
    """

    monthly: Decimal
    source: str = ""
    day: str = ""
    other: Decimal | None = None
    dismissed_is_final: bool = False


@dataclass(frozen=True, slots=True)
class ReckonedUsed:
    """The result of a calculator: the amount in 元, its lines of reckoning, the parameters it read (label, value, since,
    source) and its notes.
    """

    amount: Decimal
    lines: tuple[str, ...]
    parameters: tuple[tuple[str, str, str, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Used:
    """All that any step keeps. '' or None: the step did not look it up.

    `unit` handles the proceeding that the step opens; `from_unit` is the one that a case was handed on from. `docket` (案号) and
    `receipt` (收件编号) are the numbers the step took, `paper` (文书编号) that of its paper with a series of its own.
    `approver` is by whose office it was approved, `names` are the people's and
    units' names as they were, by field. `minutes` is how long a sitting was planned to take, `keep_until` the last day of
    the file's keeping (保管期限), `last_day` that of an evidence period or of performance. `seat` and `login` say who was
    challenged (回避); `remedies` what the parties were told they may do, `told` which of these whom (places in `remedies`, by the party's
    number; empty: everybody all of them).
    `finality` names the readings of 第47条 by which an award was judged (see `finality.Kept`), none for entries of before them.
    `instead` is what a re-dated entry rests on now: JSON values by key, None for what is no longer looked up. `replaced` says which of
    a party's particulars were filled in or put in another's place, in words, a number by its last four characters.
    `parties` are those whom the answers concern, where the form asks for nobody by number.
    `fallen` are those for whom a settlement fell when somebody went back on it (反悔), by number; empty in entries of before: all.
    `common_request` is the reading by which many have a request in common (办案规则 第62条), '' in entries of before the question.
    `other` is the id of the case that this one went into, or that came into it (并案); None: none did.
    `deeds` says which act (`codes.deeds.Deed`) an award orders on a claim, by the claim's number.
    """

    unit: str = ""
    from_unit: str = ""
    docket: str = ""
    receipt: str = ""
    paper: str = ""
    approver: str = ""
    common_request: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    minutes: int | None = None
    other: int | None = None
    keep_until: date | None = None
    last_day: date | None = None
    seat: str = ""
    login: str = ""
    parties: tuple[int, ...] = ()
    fallen: tuple[int, ...] = ()
    remedies: tuple[str, ...] = ()
    told: Mapping[str, list[int]] = field(default_factory=dict)
    wage: WageUsed | None = None
    finality: tuple[str, ...] = ()
    deeds: Mapping[str, str] = field(default_factory=dict)
    reckoned: ReckonedUsed | None = None
    instead: Mapping[str, Any] = field(default_factory=dict)
    replaced: tuple[str, ...] = ()

    def number(self, of: Number) -> str:
        """The number that the step took, or ''."""
        return {"docket": self.docket, "receipt": self.receipt, "paper": self.paper}[of]

    def kept(self) -> dict[str, Any]:
        """The JSON values that the journal keeps: of everything that was looked up, and of nothing else."""
        return dict(self._kept())

    def _kept(self) -> Iterator[tuple[str, Any]]:
        for name in (*_WORDS, *_NUMBERS):
            if (value := getattr(self, name)) not in ("", None):
                yield name, value
        for name, kind in _SEVERAL.items():
            if value := getattr(self, name):
                yield name, kind(value)
        for name in _DAYS:
            if (day := getattr(self, name)) is not None:
                yield name, day.isoformat()
        if self.wage is not None:
            yield from _wage_kept(self.wage)
        if self.reckoned is not None:
            yield "amount", f"{self.reckoned.amount:.2f}"
            yield "lines", list(self.reckoned.lines)
            yield "parameters", [list(row) for row in self.reckoned.parameters]
            yield "notes", list(self.reckoned.notes)


NOTHING = Used()
"""A step that looked nothing up."""
_WORDS = ("unit", "from_unit", "docket", "receipt", "paper", "approver", "common_request", "seat", "login")
_NUMBERS = ("minutes", "other")
_DAYS = ("keep_until", "last_day")
_LISTS = ("parties", "fallen", "remedies", "replaced", "finality")
_SEVERAL: dict[str, type[dict[str, Any]] | type[list[str]]] = {
    **dict.fromkeys(("names", "deeds", "told", "instead"), dict), **dict.fromkeys(_LISTS, list),
}  # fmt: skip
_AS_KEPT = frozenset({*_WORDS, "names", "deeds", "told", "instead", *_NUMBERS})
"""What is the same in the journal as here."""


def read(kept: Mapping[str, Any] | None) -> Used:
    """Return the data that an entry's JSON says it used. None or a null value: nothing."""
    if not kept:
        return NOTHING
    found: dict[str, Any] = {name: value for name, value in kept.items() if name in _AS_KEPT and value}
    found |= {name: date.fromisoformat(kept[name]) for name in _DAYS if kept.get(name)}
    found |= {name: tuple(kept[name]) for name in _LISTS if kept.get(name)}
    if kept.get("minimum_wage"):
        found["wage"] = _wage(kept)
    if kept.get("amount"):
        found["reckoned"] = _reckoned(kept)
    return Used(**found)


def _wage_kept(wage: WageUsed) -> Iterator[tuple[str, str]]:
    yield "minimum_wage", str(wage.monthly)
    yield "minimum_wage_source", wage.source
    yield "minimum_wage_day", wage.day
    if wage.dismissed_is_final:
        yield "dismissed_is_final", "yes"
    if wage.other is not None:
        yield "other_minimum_wage", str(wage.other)


def _wage(kept: Mapping[str, Any]) -> WageUsed:
    other = kept.get("other_minimum_wage")
    return WageUsed(
        Decimal(kept["minimum_wage"]), str(kept.get("minimum_wage_source") or ""), str(kept.get("minimum_wage_day") or ""),
        Decimal(other) if other else None, kept.get("dismissed_is_final") == "yes",
    )


def _reckoned(kept: Mapping[str, Any]) -> ReckonedUsed:
    label_value_since_source = (tuple(map(str, row)) for row in kept.get("parameters") or ())
    return ReckonedUsed(
        Decimal(kept["amount"]), tuple(kept.get("lines") or ()),
        tuple((a, b, c, d) for a, b, c, d in label_value_since_source), tuple(kept.get("notes") or ()),
    )

"""The face of a breach (逾期未履行) on the case page: the overdue lines, and the ways from there in the order of the law."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mediation.rules.do import Do
from mediation.rules.facts import Promise
from mediation.rules.owed import in_words
from mediation.rules.step import Situation
from mediation.rules.steps.overdue import overdue_in
from mediation.rules.steps.promises import owed_in
from mediation.rules.steps.remedies import Way, open_ways, under_way
from mediation.services.record import words
from mediation.services.views.marks import Mark

NOTHING = Decimal(0)
SOON_DAYS = 7
"""自然日 before its last day from which a way is marked as ending soon."""


@dataclass(frozen=True, slots=True)
class WayLine:
    """One way: what it is called, what it takes, by which article, and until when (None: no day is set). `step` is done in
    `proceeding`; None: it is gone without this office. `who`: those to whom it is open, '' where it is to all who wait; `whose`: the
    same by number."""

    label: str
    says: str
    basis: str
    step: Do | None
    proceeding: int
    last: date | None
    mark: Mark
    word: str
    who: str
    whose: list[int]


@dataclass(frozen=True, slots=True)
class BreachFace:
    """The overdue lines of today: the sum in 元, the acts not done (`deeds`, in words), for how many people, since when and for how
    many 自然日. `paid`, `unpaid` and `later` (not due yet) are the whole of the money promised (`amount`), with the share of each in
    percent; `taken_up` says what is under way, or ''."""

    word: str
    since: date
    people: int
    lines: int
    deeds: str
    unpaid: Decimal
    paid: Decimal
    later: Decimal
    amount: Decimal
    paid_share: int
    late_share: int
    taken_up: str
    ways: list[WayLine]


def face(situation: Situation) -> BreachFace | None:
    """Return the face of what is overdue in the proceeding today; None where nothing is."""
    overdue = overdue_in(situation.case, situation.here, situation.today)
    if overdue is None:
        return None
    promised = owed_in(situation.case, situation.here)
    amount, paid = _sum(line.amount or NOTHING for line in promised), _sum(line.paid for line in promised)
    return BreachFace(
        word=f"逾期 {overdue.days(situation.today)} 天", since=overdue.since, people=len(overdue.payees),
        lines=len(overdue.lines) - len(overdue.deeds),
        deeds=in_words(overdue.deeds),
        unpaid=overdue.unpaid, paid=paid, later=_still_to_come(promised, overdue.lines), amount=amount,
        paid_share=_share(paid, amount), late_share=_share(overdue.unpaid, amount), taken_up=under_way(situation),
        ways=[_line(situation, way, len(overdue.payees)) for way in open_ways(situation)],
    )  # fmt: skip


def _still_to_come(promised: Iterable[Promise], late: tuple[Promise, ...]) -> Decimal:
    return _sum(line.unpaid for line in promised if line not in late)


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, NOTHING)


def _share(part: Decimal, whole: Decimal) -> int:
    return int(part * 100 / whole) if whole else 0


def _line(situation: Situation, way: Way, waiting: int) -> WayLine:
    mark, word = _until(way, situation.today)
    some = [*way.whose] if len(way.whose) < waiting else []
    return WayLine(
        way.remedy.label, way.remedy.says, way.remedy.basis, way.remedy.step, way.proceeding, way.last, mark, word,
        who=words.people(situation.case, some) if some else "", whose=some,
    )  # fmt: skip


def _until(way: Way, today: date) -> tuple[Mark, str]:
    """Return the mark and the words of a way's last day; "plain" and '' where the law sets none."""
    if way.last is None:
        return "plain", ""
    left = (way.last - today).days
    if left < 0:
        return "late", f"已过 {-left} 天，{way.remedy.late}"
    return ("soon" if left <= SOON_DAYS else "fine"), f"还有 {left} 天" if left else "今天是最后一天"

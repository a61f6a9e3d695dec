"""Sums of an inspection that are owed beside the wages, to nobody of its parties: fines with what is added to them (加处罚款), and the
advance of a fund (垫付).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mediation.rules.codes.fled import AdvanceFund
from mediation.rules.fines import BASE_SETTING, Fine, added_to, fines_of
from mediation.rules.step import Situation
from mediation.rules.steps.recovering import advanced_by_fund, recovered_in, to_recover

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class FineLine:
    """A fine of one employer, in 元. `last_day` None: its decision has not been received. `added`: what has been added by today, of which
    `added_paid` came, as `why` reckons; `unpaid`: the rest of both.
    """

    unit: str
    amount: Decimal
    paid: Decimal
    added: Decimal
    added_paid: Decimal
    unpaid: Decimal
    last_day: date | None
    why: str
    mark: str
    word: str


@dataclass(frozen=True, slots=True)
class AdvanceFace:
    """The wages that funds advanced, in 元: by fund, what came back to the emergency fund, and what is still to be claimed back."""

    by_fund: list[tuple[str, Decimal]]
    recovered: Decimal
    to_recover: Decimal


def fines(situation: Situation) -> list[FineLine]:
    """List the fines of the inspection that stand, with what is added by today (行政处罚法 第72条第1款第1项)."""
    reference = situation.reference
    base = reference.setting(BASE_SETTING)
    found = fines_of(situation.case, situation.here, reference.calendar)
    return [_line(situation.case.parties[fine.party].name, fine, situation.today, base) for fine in found]


def _line(unit: str, fine: Fine, today: date, base: str) -> FineLine:
    added = added_to(fine, today, base)
    rest = fine.unpaid + max(added.amount - fine.added_paid, NOTHING)
    mark, word = _told(fine, rest, today)
    return FineLine(
        unit, fine.amount, fine.amount - fine.unpaid, added.amount, fine.added_paid, rest, fine.last_day, added.why if added.days else "",
        mark, word,
    )  # fmt: skip


def _told(fine: Fine, rest: Decimal, today: date) -> tuple[str, str]:
    """Return the mark and the words: the last day, as it was put off where it was (第66、67条)."""
    if not rest:
        return "done", "已缴清"
    if fine.last_day is None:
        return "held", "送达后起算"
    if fine.is_paused_on(today) and today > fine.last_day:
        return "held", "复议、诉讼期间不加处"
    days = (fine.last_day - today).days
    return ("late", f"逾期 {-days} 天") if days < 0 else ("fine", f"还有 {days} 天")


def advance(situation: Situation) -> AdvanceFace | None:
    """Return the advances of this inspection and the rest to be claimed back (保障农民工工资支付条例 第63条); None: there were none."""
    by_fund = advanced_by_fund(situation.here)
    if not by_fund:
        return None
    told = [(fund.label, by_fund[fund]) for fund in AdvanceFund if fund in by_fund]
    return AdvanceFace(told, recovered_in(situation.here), to_recover(situation.here))

"""The inspectorate's month on the board (监察月报): cases that came and ended, the people and the 元 behind them, and what falls due."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mediation.rules.indicators import COUNT
from mediation.rules.indicators.inspected import MONTH_BLOCKS, OPENED, OVERDUE, SEALED
from mediation.rules.roles import READS_INSPECTIONS
from mediation.services.base.accounts import Actor
from mediation.services.figures import Report
from mediation.services.figures.inspected import Inspected, Measured, StillOpen

CAME = ("LM_cpl", "LM_rep")
"""The rows that stand before 立案; those of money and of penalties stand after 结案."""


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A row of the month, in words. `count`: the count whose cases lie behind it; '' where none are listed for this reader, and `note` says
    why; it says too why there is no cumulated number.
    """

    label: str
    unit: str
    month: str
    year: str
    count: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class InspectedMonth:
    """The section of the board. `recovered`: the sentence beside every closing rate of 监察; `overdue`: the same of money that people wait
    for today although its day is over, '' for none, whose cases are those of the count `waits`; `still_open`: the cases that fall due in
    the month and are open, of a running month.
    """

    rows: tuple[MonthRow, ...]
    recovered: str
    overdue: str
    still_open: tuple[StillOpen, ...]
    waits: str = OVERDUE


def section(report: Report, actor: Actor) -> InspectedMonth | None:
    """Return the section; None for units that inspect nothing."""
    known = report.inspected
    if known is None:
        return None
    return InspectedMonth(tuple(_rows(report, known, actor)), recovered_said(known), overdue_said(known), known.still_open)


def _rows(report: Report, known: Inspected, actor: Actor) -> Iterator[MonthRow]:
    came = [row for row in known.rows if row.measure.id in CAME]
    yield from (_measured(row, actor) for row in came)
    for name in MONTH_BLOCKS:
        counted = report.counts[name]
        stock = name == "L_1"
        note = "期末的数，不累计" if stock else ""
        yield MonthRow(COUNT[name].label, "件", f"{counted.month:,}", "" if stock else f"{counted.year:,}", name, note)
    yield from (_measured(row, actor) for row in known.rows if row not in came)


def _measured(row: Measured, actor: Actor) -> MonthRow:
    sealed = row.measure.what in SEALED and not actor.roles & READS_INSPECTIONS
    behind = row.measure.id if row.measure.id in OPENED and not sealed else ""
    note = "案件只有监察机构和局领导可以打开（国务院令第310号）" if sealed else ""
    return MonthRow(row.measure.label, row.measure.unit, _said(row, row.month), _said(row, row.year), behind, note)


def _said(row: Measured, value: Decimal) -> str:
    return _money(value) if row.measure.unit == "元" else f"{int(value):,}"


def _money(value: Decimal) -> str:
    """A sum in 元 as every page writes it: 23,000.00."""
    return f"{value:,.2f}"


def overdue_said(known: Inspected) -> str:
    """责令支付已过期未付 12 人 55,500.00 元; '' where nobody waits."""
    return f"责令支付已过期未付 {known.overdue_people} 人 {_money(known.overdue)} 元" if known.overdue_people else ""


def recovered_said(known: Inspected) -> str:
    """Return the sentence beside every closing rate of 监察: money ordered, and money that came, in the year so far."""
    people, ordered, paid_people, paid = (known.row(name) for name in ("LM_ord_p", "LM_ord", "LM_paid_p", "LM_paid"))
    said = (
        f"累计责令支付 {int(people.year):,} 人 {_money(ordered.year)} 元，"
        f"追发到账 {int(paid_people.year):,} 人 {_money(paid.year)} 元"
    )
    late = overdue_said(known).removeprefix("责令支付")
    return f"{said}，{late}" if late else said

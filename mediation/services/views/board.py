"""The board (指标页): what templates/pages/board.html and rates_cases.html show.

Here the figures get their words and the cases behind them; they are made in services/figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlmodel import Session, col, select

from mediation import clock
from mediation.errors import NotFound
from mediation.models import Unit
from mediation.rules.indicators import RATE, Figure, Judgement, Month, Rate, month_period
from mediation.rules.indicators.inspected import OVERDUE
from mediation.services import figures
from mediation.services.base.accounts import Actor
from mediation.services.figures import (
    LATE,
    PARTS,
    SPANS,
    CountedCases,
    Place,
    RateReport,
    Report,
    UnitReport,
    closing_day,
    difference,
    no_target,
    pace_words,
)
from mediation.services.figures.behind_the_month import total_said
from mediation.services.views.chart import Chart, chart
from mediation.services.views.inspected_month import InspectedMonth, section
from mediation.services.views.picking import Option, options

MENU_MONTHS = 24
UNIT_RATE, ARBITRATION_RATE, INSPECTION_RATE = figures.COMPARED
FIRST_DAYS = 5
"""On the first days of a month hardly anything has happened in it: the board opens on the month before."""
COLUMN = {UNIT_RATE: "成功率", ARBITRATION_RATE: "结案率", INSPECTION_RATE: "监察结案率"}


@dataclass(frozen=True, slots=True)
class Behind:
    """The cases behind a figure: of a rate or a count (`measure`), which `part`. `own`: without the units below."""

    measure: str
    part: str
    month: Month
    span: str
    unit: str
    own: bool


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A plan's target and how the figure stands to it. `met` None: nothing to judge; `gap` in percentage points."""

    plan: str
    value: Decimal
    met: bool | None
    gap: Decimal | None
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Need:
    """The number still to be closed in the year, of the cases that are open and of those still to come, in 件; and of those open how
    many there are and how many of them are in time, with the cases."""

    count: int
    weekly: int
    open: int
    in_time: int
    behind_open: Behind
    behind_in_time: Behind


@dataclass(frozen=True, slots=True)
class Headline:
    """A rate on top of the board. `here`: its chart is drawn; `good` None: nothing is said of it; `pace`: where a running year
    stands, '' where none is read so; `need`: what it still wants closed, None where it wants nothing; `year_ago`: last year up to
    which day, '' where the month is over."""

    row: RateReport
    here: bool
    targets: tuple[TargetLine, ...]
    no_target: str
    good: bool | None
    pace: str
    need: Need | None
    year_ago: str
    n: Behind
    d: Behind
    month_n: Behind
    month_d: Behind


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the comparison; `rate`: the formula it goes by, '' for a count."""

    label: str
    rate: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the comparison, ready to print. `behind` None: it leads nowhere; `kind`: '', fine or late."""

    text: str
    behind: Behind | None = None
    kind: str = ""
    small: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit's line of the comparison."""

    name: str
    code: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """A rate's formula, and what it came to in the year so far."""

    rate: Rate
    year: Figure
    n: Behind
    d: Behind


@dataclass(frozen=True, slots=True)
class Board:
    """A unit's month. `later`: the month after it, None where that has not begun; `begins`: the first month that has figures, where
    the one asked for lies before it, else None; `warnings`: what does not add up; `inspected`: None where nothing is."""

    month: Month
    later: Month | None
    begins: Month | None
    running: bool
    unit: str
    place: str
    units_menu: tuple[Option, ...]
    months_menu: tuple[Option, ...]
    headlines: tuple[Headline, ...]
    chart: Chart
    columns: tuple[Column, ...]
    units: tuple[UnitLine, ...]
    total: UnitLine
    formulas: tuple[Formula, ...]
    warnings: tuple[str, ...]
    inspected: InspectedMonth | None


@dataclass(frozen=True, slots=True)
class Tab:
    """Another part of the same figure."""

    label: str
    behind: Behind
    here: bool


@dataclass(frozen=True, slots=True)
class CasesBehind:
    """The cases that one figure counts, page by page. `part` '': a plain count, without numerator and denominator. `total`: the people and
    the money that all of them come to, '' of a figure of 件.
    """

    found: CountedCases
    part: str
    span: str
    tabs: tuple[Tab, ...]
    behind: Behind
    n: Behind
    d: Behind
    back_to: str
    total: str


def month_asked(session: Session, text: str) -> Month:
    """The month that was asked for; "" means the running one, on its first days the one before. Raises NotFound for what
    is no month."""
    if not text:
        running = Month.of(clock.today(), closing_day(session))
        begun = (clock.today() - month_period(running, closing_day(session)).first).days >= FIRST_DAYS
        return running if begun else running.later(-1)
    try:
        return Month.parse(text)
    except ValueError as fault:
        raise NotFound(str(fault)) from None


def board(session: Session, actor: Actor, *, month: str = "", unit: str = "", rate: str = "") -> Board:
    """The board of a unit's month. `month` "2026-10", `unit` a code in the actor's scope, `rate` whose course is drawn;
    each "" for the usual one. Twelve statements. Raises NotFound for a unit out of scope, no month, or no such rate."""
    asked = month_asked(session, month)
    report = figures.report(session, asked, figures.place(session, unit, actor.unit_path))
    rows = headlines(report)
    drawn = report.rate(rate) if rate else rows[0]
    now = Month.of(clock.today(), closing_day(session))
    return Board(
        month=asked, later=asked.later(1) if asked < now else None, begins=_begins(session, report),
        running=report.running, unit=report.place.code,
        place=f"{report.place.name}（含下属 {report.below} 个单位）" if report.below else report.place.name,
        units_menu=_units_menu(session, actor, report), months_menu=_months_menu(report, Month.of(clock.today())),
        headlines=tuple(_headline(report, row, here=row.rate.id == drawn.rate.id) for row in rows),
        chart=chart(report, drawn), columns=_columns(report), units=tuple(_unit(report, row) for row in report.units),
        total=_unit(report, report.total, "合计"), formulas=tuple(_formula(report, row) for row in report.rates), warnings=report.warnings,
        inspected=section(report, actor),
    )  # fmt: skip


def cases_behind(
    session: Session, actor: Actor, *, measure: str, part: str, month: str, span: str, unit: str = "",
    own: bool = False, page: int = 1,
) -> CasesBehind:  # fmt: skip
    """The cases behind a figure. `measure`: a rate, or a count (ACC, A_1, LATE), whose `part` is all. Five statements, or seven.

    Raises NotFound as `figures.cases_counted` does, and for a page below 1.
    """
    if page < 1:
        raise NotFound
    asked = month_asked(session, month)
    found = figures.cases_counted(session, measure, part, asked, span, unit, actor, own=own, page=page)
    return CasesBehind(
        found=found, part=PARTS[found.part] if found.figure else "", span=_span(found), tabs=_tabs(found),
        behind=_part(found, found.part), n=_part(found, "n" if found.figure else "all"),
        d=_part(found, "d" if found.figure else "all"), back_to=found.id if found.id in RATE else "",
        total=total_said(session, found.id, found.place, found.period),
    )  # fmt: skip


def headlines(report: Report) -> list[RateReport]:
    """The rates on top: where nothing arbitrates, only the mediators' own, or the inspectorate's where it inspects."""
    rows = [row for row in report.rates if row.rate.headline]
    if report.place.arbitrates:
        return rows
    return [row for row in rows if row.rate.id == (INSPECTION_RATE if report.inspected else UNIT_RATE)]


# --- the head -------------------------------------------------------------------------------------------------


def _units_menu(session: Session, actor: Actor, report: Report) -> tuple[Option, ...]:
    rows = session.exec(
        select(Unit.code, Unit.name, Unit.path).where(col(Unit.path).startswith(actor.unit_path)).order_by(Unit.code)
    )
    top = actor.unit_path.count("/")
    shown = ((code, "　" * (path.count("/") - top) + name) for code, name, path in _as_tree(rows.all()))
    return options(shown, report.place.code)


def _as_tree(rows: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Each unit under the one it belongs to."""
    by_path = {path: number for number, (_, _, path) in enumerate(rows)}

    def order(row: tuple[str, str, str]) -> list[int]:
        steps = row[2].strip("/").split("/")
        return [by_path.get("/" + "/".join(steps[: n + 1]) + "/", -1) for n in range(len(steps))]

    return sorted(rows, key=order)


def _months_menu(report: Report, now: Month) -> tuple[Option, ...]:
    months = sorted({now.later(-back) for back in range(MENU_MONTHS + 1)} | {report.month}, reverse=True)
    return options([(str(month), month.label) for month in months], str(report.month))


def _begins(session: Session, report: Report) -> Month | None:
    """The first month that has figures; None where the month asked for has some, or is no earlier than that."""
    if any(counted.month or counted.year for counted in report.counts.values()):
        return None
    first = figures.first_month(session)
    return first if first is not None and report.month < first else None


# --- the figures ----------------------------------------------------------------------------------------------


def _behind(report: Report, measure: str, part: str, span: str, place: Place | None = None) -> Behind:
    where = place or report.place
    return Behind(measure, part, report.month, span, where.code, where.own)


def _headline(report: Report, row: RateReport, *, here: bool) -> Headline:
    rate = row.rate
    good = row.pace.ahead >= 0 if row.pace else row.judgements[0].met if row.judgements else None
    return Headline(
        row=row, here=here, targets=tuple(_target(judgement) for judgement in row.judgements), no_target=no_target(row),
        good=good, pace=pace_words(row.pace) if row.pace else "",
        need=_need(report, row), year_ago="" if report.as_of == report.period.last else f"{report.compared_to:%Y-%m-%d}",
        n=_behind(report, rate.id, "n", "year"), d=_behind(report, rate.id, "d", "year"),
        month_n=_behind(report, rate.id, "n", "month"), month_d=_behind(report, rate.id, "d", "month"),
    )  # fmt: skip


def _need(report: Report, row: RateReport) -> Need | None:
    if row.need is None or row.rate.stock is None:
        return None
    stock = row.rate.stock.open
    return Need(
        row.need.count, row.need.weekly, report.counts[stock].month, row.in_time,
        _behind(report, stock, "all", "month"), _behind(report, row.rate.id, "open", "month"),
    )  # fmt: skip


def _formula(report: Report, row: RateReport) -> Formula:
    name = row.rate.id
    return Formula(row.rate, row.year, _behind(report, name, "n", "year"), _behind(report, name, "d", "year"))


def _target(judgement: Judgement) -> TargetLine:
    target = judgement.target
    plan = f"{target.region}{target.plan.removesuffix('规划')} {target.year}"
    return TargetLine(plan, target.value, judgement.met, judgement.gap, target.source, judgement.note)


# --- the units ------------------------------------------------------------------------------------------------


def _rates_compared(report: Report) -> list[str]:
    """The rates of the kinds of work that anything below does; mediation always."""
    return [rate for rate in figures.COMPARED if rate == UNIT_RATE or report.total.rates[rate].year.d]


def _columns(report: Report) -> tuple[Column, ...]:
    heads = [("当月受理", ""), ("当月结案", ""), ("累计结案", "")]
    for rate in _rates_compared(report):
        heads += [(f"{COLUMN[rate]} · 累计", rate)] + ([("同比", "")] if rate == UNIT_RATE else [])
    return tuple(Column(label, rate) for label, rate in [*heads, ("现在逾期", "")])


def _unit(report: Report, row: UnitReport, name: str = "") -> UnitLine:
    rate = row.rates[UNIT_RATE]
    few = rate.compared.small or rate.year_ago.small
    change = None if few else difference(rate.compared, rate.year_ago)
    cells = [
        _count_cell(report, row, "ACC", "month"),
        _count_cell(report, row, "CLO", "month"),
        _count_cell(report, row, "CLO", "year"),
    ]
    for compared in _rates_compared(report):
        cells.append(_rate_cell(report, row, compared))
        if compared == UNIT_RATE:
            cells.append(Cell("—" if change is None else f"{change:+.2f}".replace("-", "−")))
    late = _behind(report, LATE, "all", "month", row.place) if row.late else None
    cells.append(Cell(str(row.late), late, "late" if row.late else ""))
    name = name or (f"{row.place.name}（本级）" if row.place.own else row.place.name)
    return UnitLine(name, row.place.code, tuple(cells))


def _count_cell(report: Report, row: UnitReport, name: str, span: str) -> Cell:
    number = row.counts[name].month if span == "month" else row.counts[name].year
    return Cell(str(number), _behind(report, name, "all", span, row.place) if number else None)


def _rate_cell(report: Report, row: UnitReport, rate_id: str) -> Cell:
    """The cumulated rate. Its colour says what is certain: a running year that climbs with its stock has none."""
    figure, whole = row.rates[rate_id].year, report.rate(rate_id)
    if figure.value is None:
        return Cell("—")
    aim = whole.judgements[0].target.value if whole.judgements and whole.pace is None else None
    kind = "" if aim is None else "fine" if figure.value >= aim else "late"
    return Cell(figure.text, _behind(report, rate_id, "d", "year", row.place), kind, figure.small, figure.fraction)


# --- the cases ------------------------------------------------------------------------------------------------


def _span(found: CountedCases) -> str:
    if found.id in (LATE, OVERDUE):
        return f"截至 {clock.today()}"
    if found.span == "month" or found.month.number == 1:
        return found.month.label
    return f"{found.month.year} 年 1—{found.month.number} 月"


def _part(found: CountedCases, part: str, span: str = "") -> Behind:
    return Behind(found.id, part, found.month, span or found.span, found.place.code, found.place.own)


def _tabs(found: CountedCases) -> tuple[Tab, ...]:
    """The parts of a rate, or the spans of a count."""
    if found.figure is not None:
        parts = ("n", "d", "rest", "open") if found.rate and found.rate.stock else ("n", "d", "rest")
        return tuple(Tab(PARTS[part], _part(found, part), part == found.part) for part in parts)
    if found.id in (LATE, OVERDUE):
        return ()
    return tuple(Tab(label, _part(found, "all", span), span == found.span) for span, label in SPANS.items())

"""A report as plain data (月报数据): what `./run rates … --json` and the API tell, in classes that the API's description shows.

Names are stable. Counts are integers; rates, targets and differences are text in per cent with two decimals ("83.41"), None where there
is nothing to divide (0/0) or to compare.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mediation.rules.indicators import BLOCK, COUNT, Figure, Judgement, Period, PlanFigure, Rate
from mediation.services.figures.inspected import Inspected, Measured
from mediation.services.figures.shape import Counted, Point, RateReport, Report, UnitRate, UnitReport

UNITS_COUNTED = ("ACC", "CLO")
"""The counts by which units are compared."""


@dataclass(frozen=True, slots=True)
class FigureData:
    """A figure: n ÷ d. `small`: too few to compare; `warning`: what does not add up, None for nothing."""

    n: int
    d: int
    value: str | None
    small: bool
    warning: str | None


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to `last`, both among them."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class UnitHead:
    """The unit that is reported on, and how many there are below it."""

    code: str
    name: str
    level: str
    units_below: int


@dataclass(frozen=True, slots=True)
class TargetData:
    """A plan's target, and how the rate stands to it. `met` None: nothing to judge; `carried`: the target is an earlier year's."""

    plan: str
    region: str
    year: int
    value: str | None
    nature: str
    source: str
    met: bool | None
    status: str
    gap: str | None
    carried: bool
    note: str


@dataclass(frozen=True, slots=True)
class HistoryData:
    """A plan's figure that is no target in force. `use`: baseline or reference."""

    plan: str
    region: str
    year: int
    use: str
    value: str | None
    source: str


@dataclass(frozen=True, slots=True)
class PaceData:
    """The place of a running year on its way: the rate that it should have now, and by how many cases it is ahead (negative: behind)."""

    should: str | None
    ahead: int


@dataclass(frozen=True, slots=True)
class NeedData:
    """The number still to be closed in the year, in all and a week, and how many of those open are in time."""

    count: int
    weekly: int
    in_time: int


@dataclass(frozen=True, slots=True)
class PointData:
    """One month of a rate's course: its figure, the year's up to it, and where the way to the target then is."""

    month: str
    n: int
    d: int
    value: str | None
    year_n: int
    year_d: int
    year_value: str | None
    trail: str | None


@dataclass(frozen=True, slots=True)
class RateData:
    """A rate. `year` is cumulated; `change`: the year less `year_ago`, both up to the month of `compared_to`. `status`: 达到, 未达到,
    无目标 or 无数据, and while `pace` is told 进度领先, 进度持平 or 进度落后. `series`: 24 months, the oldest first.
    """

    id: str
    also: Sequence[str]
    label: str
    family: str
    headline: bool
    formula: str
    numerator: str
    denominator: str
    source: str
    note: str
    month: FigureData
    year: FigureData
    last_month: FigureData
    month_year_ago: FigureData
    year_ago: FigureData
    change: str | None
    status: str
    targets: Sequence[TargetData]
    history: Sequence[HistoryData]
    pace: PaceData | None
    need: NeedData | None
    series: Sequence[PointData]


@dataclass(frozen=True, slots=True)
class CountData:
    """A count of the month, and cumulated."""

    id: str
    label: str
    month: int
    year: int


@dataclass(frozen=True, slots=True)
class UnitRateData:
    """A rate of one of the units compared."""

    month: FigureData
    year: FigureData
    last_month: FigureData
    year_ago: FigureData


@dataclass(frozen=True, slots=True)
class UnitData:
    """A unit of the comparison. `own`: without the units below it; `late`: proceedings with a limit of the office overdue today."""

    code: str
    name: str
    level: str
    own: bool
    counts: Mapping[str, Counted]
    late: int
    rates: Mapping[str, UnitRateData]


@dataclass(frozen=True, slots=True)
class MeasureData:
    """A row of the inspectorate's month in `unit` (件, 人 or 元): of the month, and cumulated. 元 are text with 分 ("1200.00")."""

    id: str
    label: str
    unit: str
    month: str
    year: str


@dataclass(frozen=True, slots=True)
class InspectedData:
    """The month of the inspectorate. `overdue_people`, `overdue`: who waits today for money whose day is over, and how many 元.
    `still_open`: how many cases fall due in the month, or fell due before it, and are not concluded; 0 of a month that is over.
    """

    measures: Sequence[MeasureData]
    overdue_people: int
    overdue: str
    still_open: int


@dataclass(frozen=True, slots=True)
class MonthData:
    """A unit's month ("2026-10"). `as_of`: the last day that is in the figures; `running`: the month is not over;
    `inspected` None: nothing is.
    """

    month: str
    unit: UnitHead
    period: Days
    year: Days
    as_of: date
    compared_to: date
    running: bool
    rates: Sequence[RateData]
    counts: Sequence[CountData]
    units: Sequence[UnitData]
    total: UnitData
    late: int
    warnings: Sequence[str]
    inspected: InspectedData | None


def as_data(report: Report) -> MonthData:
    """The report as plain data."""
    return MonthData(
        month=str(report.month),
        unit=UnitHead(report.place.code, report.place.name, report.place.level, report.below),
        period=_days(report.period), year=_days(report.year), as_of=report.as_of, compared_to=report.compared_to,
        running=report.running, rates=[_rate(row) for row in report.rates],
        counts=[CountData(name, COUNT[name].label, counted.month, counted.year) for name, counted in report.counts.items()],
        units=[_unit(row) for row in report.units], total=_unit(report.total), late=report.late, warnings=report.warnings,
        inspected=_inspected(report.inspected) if report.inspected else None,
    )  # fmt: skip


def _inspected(known: Inspected) -> InspectedData:
    return InspectedData(
        measures=[
            MeasureData(row.measure.id, row.measure.label, row.measure.unit, *(_measured(row, n) for n in (row.month, row.year)))
            for row in known.rows
        ],
        overdue_people=known.overdue_people, overdue=f"{known.overdue:.2f}", still_open=len(known.still_open),
    )  # fmt: skip


def _measured(row: Measured, value: Decimal) -> str:
    return f"{value:.2f}" if row.measure.unit == "元" else f"{value:.0f}"


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def _days(period: Period) -> Days:
    return Days(period.first, period.last)


def _figure(figure: Figure) -> FigureData:
    return FigureData(figure.n, figure.d, _text(figure.value), figure.small, figure.warning)


def _words(blocks: Iterable[str]) -> str:
    return " + ".join(BLOCK[name].label for name in blocks)


def _numerator(rate: Rate) -> str:
    return _words(rate.numerator) + (f" − {_words(rate.less)}" if rate.less else "")


def _rate(row: RateReport) -> RateData:
    rate = row.rate
    return RateData(
        id=rate.id, also=rate.also, label=rate.label, family=rate.family, headline=rate.headline, formula=rate.says,
        numerator=_numerator(rate), denominator=_words(rate.denominator), source=rate.source, note=rate.note,
        month=_figure(row.month), year=_figure(row.year), last_month=_figure(row.last_month),
        month_year_ago=_figure(row.month_year_ago), year_ago=_figure(row.year_ago), change=_text(row.change), status=row.status,
        targets=[_target(each) for each in row.judgements], history=[_history(each) for each in row.history],
        pace=None if row.pace is None else PaceData(_text(row.pace.should), row.pace.ahead),
        need=None if row.need is None else NeedData(row.need.count, row.need.weekly, row.in_time),
        series=[_point(point) for point in row.series],
    )  # fmt: skip


def _target(judgement: Judgement) -> TargetData:
    target = judgement.target
    return TargetData(
        plan=target.plan, region=target.region, year=target.year, value=_text(target.value), nature=target.nature,
        source=target.source, met=judgement.met, status=judgement.status, gap=_text(judgement.gap), carried=judgement.carried,
        note=judgement.note,
    )  # fmt: skip


def _history(figure: PlanFigure) -> HistoryData:
    return HistoryData(figure.plan, figure.region, figure.year, figure.use, _text(figure.value), figure.source)


def _point(point: Point) -> PointData:
    return PointData(
        month=str(point.month), n=point.figure.n, d=point.figure.d, value=_text(point.figure.value), year_n=point.year.n,
        year_d=point.year.d, year_value=_text(point.year.value), trail=_text(point.trail),
    )  # fmt: skip


def _unit(row: UnitReport) -> UnitData:
    return UnitData(
        code=row.place.code, name=row.place.name, level=row.place.level, own=row.place.own,
        counts={name: row.counts[name] for name in UNITS_COUNTED}, late=row.late,
        rates={name: _unit_rate(rate) for name, rate in row.rates.items()},
    )  # fmt: skip


def _unit_rate(rate: UnitRate) -> UnitRateData:
    return UnitRateData(_figure(rate.month), _figure(rate.year), _figure(rate.last_month), _figure(rate.year_ago))

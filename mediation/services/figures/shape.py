"""The shape of a month's report (月报的内容): a unit, its rates, its counts, and the units below it compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mediation.errors import NotFound
from mediation.rules.indicators import Figure, Judgement, Month, Need, Pace, Period, PlanFigure, Rate
from mediation.services.figures.inspected import Inspected


def difference(now: Figure, before: Figure) -> Decimal | None:
    """Percentage points between two figures; None where one of them is 0/0."""
    return None if now.value is None or before.value is None else now.value - before.value


@dataclass(frozen=True, slots=True)
class Place:
    """A unit, and whether anything in its subtree arbitrates. `own`: only the unit itself, without what is below it."""

    id: int
    code: str
    name: str
    level: str
    path: str
    arbitrates: bool
    own: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One month of a rate's course: the month's figure, the year's up to it, and where the trajectory wants that."""

    month: Month
    figure: Figure
    year: Figure
    trail: Decimal | None


@dataclass(frozen=True, slots=True)
class RateReport:
    """One rate. `year` is cumulated from January. `history`: the plans' baselines, and targets no longer in force.
    `pace`: where a running year stands, if the rate carries a stock; None: it carries none, or the year is over.
    `need`: what has still to be closed in the year, of those open now and those still to come in; None where that is reached or
    the year is past. `in_time`: how many of those open are within their time limit, 0 where there is no need.
    `compared`: the year up to the last month that is over, and `year_ago` last year up to the same month."""

    rate: Rate
    month: Figure
    year: Figure
    last_month: Figure
    month_year_ago: Figure
    compared: Figure
    year_ago: Figure
    judgements: tuple[Judgement, ...]
    history: tuple[PlanFigure, ...]
    pace: Pace | None
    need: Need | None
    in_time: int
    series: tuple[Point, ...]

    @property
    def status(self) -> str:
        """达到, 未达到, 无数据 against our own target, or 无目标. Computed, never typed. A rate that carries a stock is not
        judged before its year is over: until then 进度领先, 进度持平 or 进度落后."""
        if self.pace is not None:
            return self.pace.status
        return self.judgements[0].status if self.judgements else "无目标"

    @property
    def change(self) -> Decimal | None:
        """The cumulated rate of the months that are over less that of the same months last year, in percentage points."""
        return difference(self.compared, self.year_ago)


@dataclass(frozen=True, slots=True)
class Counted:
    """A count of the month, and cumulated."""

    month: int
    year: int


@dataclass(frozen=True, slots=True)
class UnitRate:
    """A rate of one of the units compared."""

    month: Figure
    year: Figure
    last_month: Figure
    compared: Figure
    year_ago: Figure


@dataclass(frozen=True, slots=True)
class UnitReport:
    """One line of the comparison. `late`: proceedings with a limit of the office overdue today."""

    place: Place
    counts: Mapping[str, Counted]
    rates: Mapping[str, UnitRate]
    late: int


@dataclass(frozen=True, slots=True)
class Report:
    """A unit's month. `as_of`: the last day that is in the figures, `compared_to`: the last day of last year that the comparison
    with it takes in; `running`: the month
    is not over; `inspected`: the month of the inspectorate in people and 元, None where nothing is inspected."""

    place: Place
    below: int
    month: Month
    period: Period
    year: Period
    as_of: date
    compared_to: date
    running: bool
    rates: tuple[RateReport, ...]
    counts: Mapping[str, Counted]
    units: tuple[UnitReport, ...]
    total: UnitReport
    late: int
    warnings: tuple[str, ...]
    inspected: Inspected | None = None

    def rate(self, rate_id: str) -> RateReport:
        """The rate of this id, or of another name of it. Raises NotFound."""
        found = [row for row in self.rates if rate_id in (row.rate.id, *row.rate.also)]
        if not found:
            raise NotFound(f"没有编号为“{rate_id}”的指标。")
        return found[0]

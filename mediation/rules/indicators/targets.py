"""The plans' figures (规划指标): targets, baselines, what is only for reference; whether a target is met; the way to it.

They are data (data/<county>/targets.csv). A status is always computed, never typed: the plan that said 全面完成 showed two of its own
targets missed. No target is invented where a plan dropped it (仲裁终结率 has none for 2025).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from .rates import HUNDREDTH, Figure

TARGET, BASELINE, REFERENCE = "target", "baseline", "reference"
MONTHS = 12


@dataclass(frozen=True, slots=True)
class PlanFigure:
    """One figure of a plan, in per cent; the fields are the columns of the table `Target`.

    `use`: "target" is measured against, "baseline" is what a year came to, "reference" is a target that has run out or
    was dropped. `nature` is 预期性, 约束性, or empty where the plan does not say.
    """

    plan: str
    region: str
    indicator: str
    year: int
    use: str
    value: Decimal
    nature: str
    source: str


def in_force(figures: Iterable[PlanFigure], family: str, region: str, year: int) -> PlanFigure | None:
    """The region's target for a year: the next one due, else the last one there was; None where there never was one."""
    targets = [f for f in figures if (f.indicator, f.region, f.use) == (family, region, TARGET)]
    ahead = [f for f in targets if f.year >= year]
    if ahead:
        return min(ahead, key=lambda f: f.year)
    return max(targets, key=lambda f: f.year, default=None)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A figure beside a target. `met` None: there is nothing to judge (0/0). `gap` in percentage points."""

    target: PlanFigure
    met: bool | None
    gap: Decimal | None
    carried: bool

    @property
    def status(self) -> str:
        """达到, 未达到, or 无数据."""
        return "无数据" if self.met is None else "达到" if self.met else "未达到"

    @property
    def note(self) -> str:
        """The remark that the plan's period is over and its target carried on; '' where it is not over."""
        return f"沿用 {self.target.year} 年目标" if self.carried else ""


def judged(target: PlanFigure, figure: Figure, year: int) -> Judgement:
    """The figure, as it is published (two decimals), beside the target."""
    carried = target.year < year
    if figure.value is None:
        return Judgement(target, None, None, carried)
    return Judgement(target, figure.value >= target.value, figure.value - target.value, carried)


# --- the way to an annual target ------------------------------------------------------------------------------


def months_gone(first: date, as_of: date) -> Fraction:
    """Return the part of the statistical year that has passed at the end of that day, in months; `first` is its first day."""
    month, whole = first, 0
    while (following := _a_month_later(month)) <= as_of:
        month, whole = following, whole + 1
    days = (_a_month_later(month) - month).days
    return whole + Fraction((as_of - month).days + 1, days)


def _a_month_later(day: date) -> date:
    return day.replace(year=day.year + day.month // MONTHS, month=day.month % MONTHS + 1)


def trajectory(target: Decimal, months: Fraction) -> Decimal | None:
    """Return the rate, in per cent, that one with last year's stock in it has after so many months when it is to reach the
    target in December.

    With steady intake and a stock worth d months of it, the rate after m months is m / (m + d); the target fixes
    d = 12 (1 - T) / T: 0.63 months for 95 %. So 60 % in January is on the way to 95 %. None without a target below 100.
    """
    if not 0 < target < 100 or months <= 0:
        return None
    share = Fraction(target) / 100
    stock = MONTHS * (1 - share) / share
    return _decimal(months / (months + stock) * 100)


@dataclass(frozen=True, slots=True)
class Pace:
    """A running year beside its trajectory: `should` in per cent; `ahead` in 件, negative where it is behind."""

    should: Decimal
    ahead: int

    @property
    def status(self) -> str:
        """进度领先, 进度持平 or 进度落后. Whether the target is met is said when the year is over, and not before."""
        return "进度持平" if self.ahead == 0 else "进度领先" if self.ahead > 0 else "进度落后"


def pace(target: Decimal, figure: Figure, months: Fraction) -> Pace | None:
    """Count the 件 by which the closings are ahead of the trajectory, rounded towards it; None where there is no trajectory or
    0/0.

    `figure` is A_clo of A_0 + A_acc since January. 件 that are ahead are whole ones; behind counts what is still missing.
    """
    should = trajectory(target, months)
    if should is None or figure.value is None:
        return None
    return Pace(should, math.floor(figure.n - Fraction(should) / 100 * figure.d))


@dataclass(frozen=True, slots=True)
class Need:
    """The proceedings still to be closed to reach the target by the end of the year: 件 in all, 件 a week."""

    count: int
    weekly: int


def still_needed(target: Decimal, figure: Figure, accepted: int, months: Fraction, days_left: int) -> Need | None:
    """⌈T × (A_0 + A_acc + expected intake) − A_clo⌉; `figure` is A_clo of A_0 + A_acc since January.

    The expected intake goes on at this year's pace, `accepted` in `months`. None where nothing is needed or no day left.
    """
    if days_left <= 0 or months <= 0:
        return None
    expected = Fraction(accepted) / months * max(MONTHS - months, Fraction(0))
    count = math.ceil(Fraction(target) / 100 * (figure.d + expected) - figure.n)
    if count <= 0:
        return None
    return Need(count, math.ceil(count / math.ceil(days_left / 7)))


def _decimal(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / value.denominator).quantize(HUNDREDTH, ROUND_HALF_UP)

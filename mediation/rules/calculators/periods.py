"""Spans of employment as the calculators count them: years and halves, whole calendar months, working and paid days."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from ..calendar import Calendar
from ..statutory_days import holidays

DAY = timedelta(days=1)
HALF = Fraction(1, 2)
FIRST, LAST = 2000, 2099
"""The years whose statutory holidays are known."""


def after_months(first: date, months: int) -> date:
    """The day after a span of so many months whose first day is `first`; negative: the first day of the span that ends there.

    It is the same day of the later month; where that month has none such, its last day still ended the span, and it is the
    first of the next (民法典 第201、202条): a month from 31 January on is over with 28 February.
    """
    years, month = divmod(first.month - 1 + months, 12)
    year, month = first.year + years, month + 1
    days = monthrange(year, month)[1]
    return date(year, month, first.day) if first.day <= days else date(year, month, days) + DAY


def severance_months(first: date, last: date) -> Fraction:
    """Months of severance for service from `first` to `last`, both worked (劳动合同法 第47条第1款).

    One for each full year; the rest counts one from six months on, a half below six months, nothing where there is none.
    """
    end, years = last + DAY, 0
    while after_months(first, 12 * (years + 1)) <= end:
        years += 1
    if after_months(first, 12 * years) == end:
        return Fraction(years)
    return years + (Fraction(1) if after_months(first, 12 * years + 6) <= end else HALF)


def years_begun(first: date, last: date) -> int:
    """Years of service from `first` to `last`, both worked; a year that has begun counts whole."""
    years = 0
    while after_months(first, 12 * years) <= last:
        years += 1
    return years


def by_month(first: date, last: date) -> Iterator[tuple[date, date, bool]]:
    """The calendar months from `first` to `last`: first and last day within each, and whether it is a whole month."""
    while first <= last:
        end = date(first.year, first.month, monthrange(first.year, first.month)[1])
        until = min(end, last)
        yield first, until, first.day == 1 and until == end
        first = until + DAY


def working_days(calendar: Calendar, first: date, last: date) -> int:
    """Working days from `first` to `last`, both included."""
    return calendar.working_days_between(first, last + DAY)


@dataclass(frozen=True, slots=True)
class PaidDays:
    """The days of a part of a month that are paid (计薪日): `days` in all, of which `holidays` are 法定休假日."""

    days: int
    holidays: int

    @property
    def said(self) -> str:
        """The days in words."""
        return f"{self.days} 个计薪日（含法定休假日 {self.holidays} 日）" if self.holidays else f"{self.days} 个工作日"


def paid_days(calendar: Calendar, first: date, last: date) -> PaidDays:
    """The paid days from `first` to `last`, both included: the working days, and the statutory holidays, on which wages are owed (劳动法
    第51条). The divisor of 21.75 counts both: 日工资折算时不剔除法定节假日 (人社部发〔2025〕2号).
    """
    free = sum(first <= each.day <= last for year in range(max(first.year, FIRST), min(last.year, LAST) + 1) for each in holidays(year))
    return PaidDays(working_days(calendar, first, last) + free, free)


def provisional(calendar: Calendar, first: date, last: date) -> tuple[str, ...]:
    """The warning that a year's holiday notice is missing, where working days were counted in it."""
    years = calendar.unloaded_years(first, last)
    return (f"{'、'.join(map(str, years))} 年的放假通知没有录入，工作日数为暂定。",) if years else ()

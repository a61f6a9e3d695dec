"""Spans of employment as the calculators count them: years and halves, whole calendar months, working days."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from ..calendar import Calendar

DAY = timedelta(days=1)
HALF = Fraction(1, 2)


def months_later(day: date, months: int) -> date:
    """The same day of a later month; the month's last day where it has none such (民法典 第202条)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def severance_months(first: date, last: date) -> Fraction:
    """Months of severance for service from `first` to `last`, both worked (劳动合同法 第47条第1款).

    One for each full year; the rest counts one from six months on, a half below six months, nothing where there is none.
    """
    end, years = last + DAY, 0
    while months_later(first, 12 * (years + 1)) <= end:
        years += 1
    if months_later(first, 12 * years) == end:
        return Fraction(years)
    return years + (Fraction(1) if months_later(first, 12 * years + 6) <= end else HALF)


def years_begun(first: date, last: date) -> int:
    """Years of service from `first` to `last`, both worked; a year that has begun counts whole."""
    years = 0
    while months_later(first, 12 * years) <= last:
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


def provisional(calendar: Calendar, first: date, last: date) -> tuple[str, ...]:
    """The warning that a year's holiday notice is missing, where working days were counted in it."""
    years = calendar.unloaded_years(first, last)
    return (f"{'、'.join(map(str, years))} 年的放假通知没有录入，工作日数为暂定。",) if years else ()

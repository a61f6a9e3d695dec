"""Months and periods (统计期). The boundary of a month is a setting: some 人社 tables run from the 21st to the 20th."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from .. import typed

NATURAL_MONTH = 0
LATEST_CLOSING_DAY = 27
YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A statistical month (统计月份), 2026-10."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Month":
        """The month of "2026-10". Raises ValueError, with a sentence, for anything else."""
        year, dash, number = typed.month_of(text).strip().partition("-")
        fits = dash and year.isascii() and year.isdigit() and number.isascii() and number.isdigit()
        if not fits or int(year) not in YEARS or not 1 <= int(number) <= 12:
            raise ValueError(f"“{text}”不是月份，请写成 2026-10 这样。")
        return cls(int(year), int(number))

    @classmethod
    def of(cls, day: date, closing_day: int = NATURAL_MONTH) -> "Month":
        """The month that counts this day."""
        month = cls(day.year, day.month)
        return month.later(1) if closing_day and day.day > closing_day else month

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def label(self) -> str:
        """2026 年 10 月."""
        return f"{self.year} 年 {self.number} 月"

    def later(self, months: int) -> "Month":
        """The month so many months later (earlier where negative)."""
        year, index = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, index + 1)

    def since(self, other: "Month") -> int:
        """Count the months by which this one is later than the other."""
        return (self.year - other.year) * 12 + self.number - other.number

    @property
    def january(self) -> "Month":
        """The first month of its year."""
        return Month(self.year, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """A statistical period (统计期), both days included."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Tell whether the day lies in the period; None lies in none."""
        return day is not None and self.first <= day <= self.last

    def until(self, today: date) -> "Period":
        """The part of it that has come, today included: a limit that falls later is nobody's failure yet."""
        return Period(self.first, min(self.last, today))


def month_period(month: Month, closing_day: int = NATURAL_MONTH) -> Period:
    """The days of a month. `closing_day` 20: from the 21st of the month before to the 20th; 0: the natural month.

    Raises ValueError for a closing day that not every month has.
    """
    if not 0 <= closing_day <= LATEST_CLOSING_DAY:
        raise ValueError(f"月结日 {closing_day} 不是每个月都有，请填 1 至 {LATEST_CLOSING_DAY}，或者 0（自然月）。")
    if closing_day == NATURAL_MONTH:
        last = calendar.monthrange(month.year, month.number)[1]
        return Period(date(month.year, month.number, 1), date(month.year, month.number, last))
    before = month.later(-1)
    opens = date(before.year, before.number, closing_day) + timedelta(days=1)
    return Period(opens, date(month.year, month.number, closing_day))


def year_period(month: Month, closing_day: int = NATURAL_MONTH) -> Period:
    """The year's days up to the month's end (累计)."""
    return Period(month_period(month.january, closing_day).first, month_period(month, closing_day).last)

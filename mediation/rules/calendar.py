"""Working days and rest days: which day is which, and stepping from one working day to another.

The statutory holidays rest in every year (statutory_days.py); which days are exchanged around them is data: the State
Council's yearly notice (放假通知), read by `read_days` and kept in a table. Where a year's notice is not loaded, whoever
asks can learn with `unloaded_years` that the result is provisional (暂定). Time limits live in `rules/deadlines/`, not here.
"""

import csv
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, compress

from .statutory_days import Holiday, holidays, made_up
from .text import one_line
from .typed import day_of

FIRST_DAY = date(2000, 1, 1)
LAST_DAY = date(2099, 12, 31)
COLUMNS = ("day", "kind", "name", "source")
OUTSIDE = f"只能推算 {FIRST_DAY.year} 年至 {LAST_DAY.year} 年之间的日期，请核对年份。"
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


class OutsideCalendar(ValueError):
    """A day before 2000 or after 2099, where nothing is reckoned."""


class UnreadableDays(ValueError):
    """The file of rest days has a line that cannot be taken; the sentence says which line and why."""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that a notice or the statute names: a rest day (放假), or a weekend that is worked (调休上班).

    `source` is the notice's number; `name` is the holiday's, empty where the data has none. `notice` is the year whose
    notice it is, which may set days of the December before; None: a day entered singly, or one of the statute.
    """

    day: date
    is_workday: bool
    source: str
    name: str = ""
    notice: int | None = None

    @property
    def is_plain(self) -> bool:
        """True where it is what any day of the week is: a notice was amended, and no longer names it."""
        return self.is_workday == (self.day.weekday() < 5)


class Calendar:
    """Every day from 2000 to 2099, with constant-time steps over working days (工作日).

    `days` are the days that notices name, `loaded_years` the years whose own notice is among them. The years are told
    apart from the days because a notice may also name a day in the last week of the December before its year.
    """

    def __init__(self, days: Iterable[NamedDay], loaded_years: Iterable[int]) -> None:
        self.loaded_years = frozenset(loaded_years)
        self._named = _before_any_notice(self.loaded_years) | {named.day: named for named in days}
        flags = bytearray(_weekday_flags())
        for named in self._named.values():
            flags[_index(named.day)] = named.is_workday
        self._flags = bytes(flags)
        # _before[i] is how many working days lie before day i; _working lists the index of each working day.
        self._before = array("l", accumulate(self._flags, initial=0))
        self._working = array("l", compress(range(len(self._flags)), self._flags))

    def unloaded_years(self, first: date, last: date) -> tuple[int, ...]:
        """The years from `first` to `last` whose notice is not loaded; not empty means the result is 暂定."""
        return tuple(year for year in range(first.year, last.year + 1) if year not in self.loaded_years)

    def is_workday(self, day: date) -> bool:
        """True for a working day, a worked weekend (调休上班) included. Raises OutsideCalendar."""
        return bool(self._flags[_index(day)])

    def roll_forward(self, day: date) -> date:
        """The day itself if it is worked, else the first working day after it (民事诉讼法 第85条)."""
        return self._working_day(self._before[_index(day)])

    def working_day_after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which is not counted itself. Raises ValueError below 1."""
        if count < 1:
            raise ValueError(f"工作日数应当至少为 1，收到的是 {count}。")
        return self._working_day(self._before[_index(day) + 1] + count - 1)

    def working_day_before(self, day: date, count: int) -> date:
        """The `count`-th working day before `day`, which is not counted itself. Raises ValueError below 1."""
        if count < 1:
            raise ValueError(f"工作日数应当至少为 1，收到的是 {count}。")
        return self._working_day(self._before[_index(day)] - count)

    def working_days_between(self, first: date, last: date) -> int:
        """Count how many working days lie from `first` up to the day before `last`; 0 where `last` is not later."""
        return max(self._before[_index(last)] - self._before[_index(first)], 0)

    def rest_reason(self, day: date) -> str | None:
        """Return the reason why nobody works that day: 国庆节, or 周六 and 周日. None for a working day."""
        if self.is_workday(day):
            return None
        named = self._named.get(day)
        return (named.name if named else "") or (self.weekday(day) if day.weekday() > 4 else "休息日")

    def weekday(self, day: date) -> str:
        """周一 to 周日."""
        return WEEKDAYS[day.weekday()]

    def named_between(self, first: date, last: date) -> Iterator[NamedDay]:
        """The days that a notice or the statute names, from `first` to `last`, both included, in order."""
        for offset in range((last - first).days + 1):
            if named := self._named.get(first + timedelta(days=offset)):
                yield named

    def _working_day(self, place: int) -> date:
        if not 0 <= place < len(self._working):
            raise OutsideCalendar(OUTSIDE)
        return FIRST_DAY + timedelta(days=self._working[place])


@cache
def _before_any_notice(loaded_years: frozenset[int]) -> dict[date, NamedDay]:
    """The statutory holidays, and where no notice says it, the days on which they are made up."""
    found: dict[date, NamedDay] = {}
    for year in range(FIRST_DAY.year, LAST_DAY.year + 1):
        for holiday in (*holidays(year), *(() if year in loaded_years else made_up(year))):
            found[holiday.day] = NamedDay(holiday.day, is_workday=False, source=holiday.source, name=holiday.name)
    return found


def _index(day: date) -> int:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise OutsideCalendar(OUTSIDE)
    return (day - FIRST_DAY).days


def _weekday_flags() -> bytes:
    """One byte per day: 1 from Monday to Friday. 2000-01-01 was a Saturday."""
    length = (LAST_DAY - FIRST_DAY).days + 1
    return (b"\x00\x00\x01\x01\x01\x01\x01" * (length // 7 + 1))[:length]


def read_days(lines: Iterable[str]) -> list[NamedDay]:
    """Read the rows of a file of rest days (day,kind,name,source). Raises UnreadableDays with a sentence for people.

    `kind` is `rest` (放假调休) or `work` (调休上班); `source` is the notice's number, and must be given.
    """
    reader = csv.DictReader(lines)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise UnreadableDays(f"首行应当是 {','.join(COLUMNS)}。")
    days: dict[date, NamedDay] = {}
    for row in reader:
        named = _read_row(row, reader.line_num)
        if named.day in days:
            raise UnreadableDays(f"第 {reader.line_num} 行：{named.day} 已经出现过，一天只能有一行。")
        days[named.day] = named
    return list(days.values())


def _read_row(row: dict[str, str | None], line: int) -> NamedDay:
    if set(row) != set(COLUMNS) or None in row.values():
        raise UnreadableDays(f"第 {line} 行应当有 {len(COLUMNS)} 栏：{','.join(COLUMNS)}。")
    text, kind, name, source = (one_line(row[column] or "") for column in COLUMNS)
    try:
        day = day_of(text)
    except ValueError:
        raise UnreadableDays(f"第 {line} 行：“{text}”不是日期，请写成 2026-10-01。") from None
    if kind not in ("rest", "work"):
        raise UnreadableDays(f"第 {line} 行：“{kind}”不认识，请写 rest（放假）或 work（调休上班）。")
    if not source:
        raise UnreadableDays(f"第 {line} 行：缺少来源，请写放假通知的文号。")
    if not FIRST_DAY <= day <= LAST_DAY:
        raise UnreadableDays(f"第 {line} 行：{OUTSIDE}")
    return NamedDay(day, kind == "work", source, name)


def of_their_notices(days: Iterable[NamedDay]) -> list[NamedDay]:
    """The days, each with the year whose notice set it: those of one source with a year's whole notice belong to it."""
    listed = list(days)
    years = years_loaded(listed)
    by_source = {named.source: named.day.year for named in listed if _opens_october(named) and named.day.year in years}
    only = next(iter(years)) if len(years) == 1 else None
    return [replace(named, notice=only or by_source.get(named.source)) for named in listed]


def years_loaded(days: Iterable[NamedDay]) -> frozenset[int]:
    """The years whose own notice is among the days: a notice names every statutory holiday of its year as a rest day.

    Fewer are single days of the year: what is not named would lose the days on which its holidays are made up (补假).
    """
    listed = list(days)
    return frozenset(named.day.year for named in listed if _opens_october(named) and not unnamed(named.day.year, listed))


def unnamed(year: int, days: Iterable[NamedDay]) -> tuple[Holiday, ...]:
    """The statutory holidays of the year that the days do not name as rest days, in order; empty: they are its whole notice."""
    rests = {named.day for named in days if not named.is_workday}
    return tuple(holiday for holiday in holidays(year) if holiday.day not in rests)


def _opens_october(named: NamedDay) -> bool:
    """Tell whether it is the 1 October of its year, which every notice names, and which is no other year's."""
    return (named.day.month, named.day.day) == (10, 1)


def months_after(day: date, count: int) -> date:
    """Return the same day so many months later, or the last day of that month where it has none (民法典 第202条)."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (first_of_next - timedelta(days=1)).day))

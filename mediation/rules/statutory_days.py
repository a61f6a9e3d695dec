"""The statutory holidays (法定节假日) of 全国年节及纪念日放假办法: days of rest in every year, also before its notice comes.

The yearly notice only exchanges days around them (调休) and says on which working day one that falls on a weekend is made
up (补假); until it is loaded, that is taken to be the next working day, as it was 72 times out of 74 from 2004 to 2026.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count


@dataclass(frozen=True, slots=True)
class Statute:
    """The holidays as one version of the 办法 has them, from a year on. The first four are days of the month, the others
    days from the feast's own (-1: its eve)."""

    since: int
    version: str
    new_year: tuple[int, ...]
    labour: tuple[int, ...]
    national: tuple[int, ...]
    spring: tuple[int, ...]
    feasts: tuple[str, ...]


STATUTES = (
    Statute(2000, "1999 年修订", (1,), (1, 2, 3), (1, 2, 3), (0, 1, 2), ()),
    Statute(2008, "2007 年修订", (1,), (1,), (1, 2, 3), (-1, 0, 1), ("清明节", "端午节", "中秋节")),
    Statute(2014, "2013 年修订", (1,), (1,), (1, 2, 3), (0, 1, 2), ("清明节", "端午节", "中秋节")),
    Statute(2025, "2024 年修订", (1,), (1, 2), (1, 2, 3), (-1, 0, 1, 2), ("清明节", "端午节", "中秋节")),
)
"""全国年节及纪念日放假办法 第2条: 11 days before 2025, 13 since (国务院令 第795号)."""

FEASTS = """\
2000 02-05 04-04 06-06 09-12
2001 01-24 04-05 06-25 10-01
2002 02-12 04-05 06-15 09-21
2003 02-01 04-05 06-04 09-11
2004 01-22 04-04 06-22 09-28
2005 02-09 04-05 06-11 09-18
2006 01-29 04-05 05-31 10-06
2007 02-18 04-05 06-19 09-25
2008 02-07 04-04 06-08 09-14
2009 01-26 04-04 05-28 10-03
2010 02-14 04-05 06-16 09-22
2011 02-03 04-05 06-06 09-12
2012 01-23 04-04 06-23 09-30
2013 02-10 04-04 06-12 09-19
2014 01-31 04-05 06-02 09-08
2015 02-19 04-05 06-20 09-27
2016 02-08 04-04 06-09 09-15
2017 01-28 04-04 05-30 10-04
2018 02-16 04-05 06-18 09-24
2019 02-05 04-05 06-07 09-13
2020 01-25 04-04 06-25 10-01
2021 02-12 04-04 06-14 09-21
2022 02-01 04-05 06-03 09-10
2023 01-22 04-05 06-22 09-29
2024 02-10 04-04 06-10 09-17
2025 01-29 04-04 05-31 10-06
2026 02-17 04-05 06-19 09-25
2027 02-06 04-05 06-09 09-15
2028 01-26 04-04 05-28 10-03
2029 02-13 04-04 06-16 09-22
2030 02-03 04-05 06-05 09-12
2031 01-23 04-05 06-24 10-01
2032 02-11 04-04 06-12 09-19
2033 01-31 04-04 06-01 09-08
2034 02-19 04-05 06-20 09-27
2035 02-08 04-05 06-10 09-16
2036 01-28 04-04 05-30 10-04
2037 02-15 04-04 06-18 09-24
2038 02-04 04-05 06-07 09-13
2039 01-24 04-05 05-27 10-02
2040 02-12 04-04 06-14 09-20
2041 02-01 04-04 06-03 09-10
2042 01-22 04-04 06-22 09-28
2043 02-10 04-05 06-11 09-17
2044 01-30 04-04 05-31 10-05
2045 02-17 04-04 06-19 09-25
2046 02-06 04-04 06-08 09-15
2047 01-26 04-05 05-29 10-04
2048 02-14 04-04 06-15 09-22
2049 02-02 04-04 06-04 09-11
2050 01-23 04-04 06-23 09-30
2051 02-11 04-05 06-13 09-19
2052 02-01 04-04 06-01 09-07
2053 02-19 04-04 06-20 09-26
2054 02-08 04-04 06-10 09-16
2055 01-28 04-05 05-30 10-05
2056 02-15 04-04 06-17 09-24
2057 02-04 04-04 06-06 09-13
2058 01-24 04-04 06-25 10-02
2059 02-12 04-05 06-14 09-21
2060 02-02 04-04 06-03 09-09
2061 01-21 04-04 06-22 09-28
2062 02-09 04-04 06-11 09-17
2063 01-29 04-05 06-01 10-06
2064 02-17 04-04 06-19 09-25
2065 02-05 04-04 06-08 09-15
2066 01-26 04-04 05-28 10-03
2067 02-14 04-05 06-16 09-23
2068 02-03 04-04 06-04 09-11
2069 01-23 04-04 06-23 09-29
2070 02-11 04-04 06-13 09-19
2071 01-31 04-05 06-02 09-08
2072 02-19 04-04 06-20 09-26
2073 02-07 04-04 06-10 09-16
2074 01-27 04-04 05-30 10-05
2075 02-15 04-04 06-17 09-24
2076 02-05 04-04 06-06 09-12
2077 01-24 04-04 06-24 10-01
2078 02-12 04-04 06-14 09-20
2079 02-02 04-04 06-04 09-10
2080 01-22 04-04 06-22 09-28
2081 02-09 04-04 06-11 09-17
2082 01-29 04-04 06-01 10-06
2083 02-17 04-04 06-19 09-26
2084 02-06 04-04 06-07 09-14
2085 01-26 04-04 05-27 10-03
2086 02-14 04-04 06-15 09-22
2087 02-03 04-04 06-05 09-11
2088 01-24 04-04 06-23 09-29
2089 02-10 04-04 06-13 09-18
2090 01-30 04-04 06-02 09-08
2091 02-18 04-04 06-21 09-27
2092 02-07 04-04 06-09 09-16
2093 01-27 04-04 05-29 10-05
2094 02-15 04-04 06-17 09-24
2095 02-05 04-04 06-06 09-13
2096 01-25 04-04 06-24 09-30
2097 02-12 04-04 06-14 09-20
2098 02-01 04-04 06-04 09-09
2099 01-21 04-04 06-23 09-29
"""
"""Year, 春节 (正月初一), 清明, 端午 (五月初五), 中秋 (八月十五). Days of new moons and of 15° of the sun in Beijing time (GB/T 33661-2017),
reckoned with PyEphem 4.2.1 and the same in lunardate 0.3.0 and borax 4.1.3, which misses 中秋 2089 alone: its new moon falls three
minutes before midnight. The Spring Festival's eve is the day before, whatever its number."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A statutory holiday, or the working day on which one is made up (补假)."""

    day: date
    name: str
    source: str


@cache
def _feasts() -> Mapping[int, tuple[date, ...]]:
    lines = (line.split() for line in FEASTS.splitlines())
    return {int(year): tuple(date.fromisoformat(f"{year}-{day}") for day in days) for year, *days in lines}


@cache
def holidays(year: int) -> tuple[Holiday, ...]:
    """The statutory holidays of a year from 2000 to 2099, in order; a day that is two of them (中秋 on 1 October) has both names."""
    statute = next(each for each in reversed(STATUTES) if each.since <= year)
    spring, *others = _feasts()[year]
    named: dict[date, str] = {}
    for name, month, days in (("元旦", 1, statute.new_year), ("劳动节", 5, statute.labour), ("国庆节", 10, statute.national)):
        named |= {date(year, month, day): name for day in days}
    named |= {spring + timedelta(days=offset): "春节" for offset in statute.spring}
    for name, day in zip(("清明节", "端午节", "中秋节"), others, strict=True):
        if name in statute.feasts:
            named[day] = "、".join(filter(None, (named.get(day), name)))
    source = f"全国年节及纪念日放假办法（{statute.version}）"
    return tuple(Holiday(day, named[day], source) for day in sorted(named))


def spring_festival(year: int) -> date:
    """Return the day of 春节 (正月初一) of a year from 2000 to 2099."""
    return _feasts()[year][0]


@cache
def made_up(year: int) -> tuple[Holiday, ...]:
    """The working days on which the year's holidays on a Saturday or Sunday are taken to be made up (办法 第6条)."""
    return tuple(_made_up(year))


def _made_up(year: int) -> Iterator[Holiday]:
    taken = {holiday.day for holiday in holidays(year)}
    for holiday in holidays(year):
        if holiday.day.weekday() > 4:
            later = (holiday.day + timedelta(days=n) for n in count(1))
            free = next(day for day in later if day.weekday() < 5 and day not in taken)
            taken.add(free)
            yield Holiday(free, f"{holiday.name}补假", holiday.source)

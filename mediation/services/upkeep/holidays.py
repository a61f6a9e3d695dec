"""Holiday notices (放假安排): read from a pasted or uploaded file, looked at beforehand, and followed by every clock.

The notice of a year replaces what it said before; a file that does not name every statutory holiday of a year is no notice of it and
only amends single days. A day belongs to the notice that set it: the last days of a December are the next year's notice's, and stay
when their own year's is loaded again.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from mediation import clock
from mediation.errors import Conflict, Invalid
from mediation.models import CalendarYear, Case, Holiday, Write
from mediation.rules.calendar import (
    COLUMNS,
    Calendar,
    NamedDay,
    UnreadableDays,
    of_their_notices,
    read_days,
    unnamed,
    years_loaded,
)
from mediation.rules.deadlines import BY_ID
from mediation.rules.statutory_days import made_up
from mediation.rules.step import Reference
from mediation.rules.text import cleaned, shapeless
from mediation.services.base import reference
from mediation.services.base.accounts import Actor
from mediation.services.record import recount
from mediation.services.record.cases import title
from mediation.services.record.recount import Moved
from mediation.services.upkeep import changelog
from mediation.services.upkeep.changelog import Change

MOST_BYTES = 64 * 1024
"""A year's notice has some forty lines."""


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day that the file makes another. `before` None: no notice named it; `worked`: whether people worked that day before."""

    before: NamedDay | None
    after: NamedDay
    worked: bool

    @property
    def day(self) -> date:
        """The day itself."""
        return self.after.day

    @property
    def turns(self) -> bool:
        """Tell whether a working day becomes a rest day or the other way round."""
        return self.worked != self.after.is_workday


@dataclass(frozen=True, slots=True)
class PartialYear:
    """A year of which a file has days and not the whole notice: the holidays it `lacks`, by their names, and whether the year's
    notice is `loaded` already; where it is not, the year stays 暂定."""

    year: int
    lacks: list[str]
    loaded: bool


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The effect that a file would have: the days, the years, and the clocks it moves of so many cases. `seen` is to be
    confirmed. `partial`: the years of which it has days, but not the whole notice.
    """

    days: list[DayChange]
    years: list[int]
    partial: list[PartialYear]
    moved: list[Moved]
    cases: int
    past: bool
    seen: str


@dataclass(frozen=True, slots=True)
class MovedClock:
    """A clock that a change of the calendar moves, as it went on record: its days as ISO dates, None where it had or has none;
    `firm`: it is no longer 暂定."""

    case_id: int
    proceeding: int
    title: str
    limit: str
    before: str | None
    after: str | None
    firm: bool


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year of the calendar: how many days its notices give free, and how many Saturdays and Sundays they make working days.
    `row` None: its notice is still to come."""

    year: int
    row: CalendarYear | None
    rest: int
    work: int


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day that a notice or the statute names."""

    day: date
    worked: bool
    name: str
    source: str
    by_bureau: bool


def read(text: str) -> list[NamedDay]:
    """The days of a file, pasted from a table or uploaded. Raises Invalid."""
    if len(text.encode()) > MOST_BYTES:
        raise Invalid({"text": "内容太多：一年的放假安排只有几十行，请核对是不是选错了文件。"})
    if odd := shapeless(cleaned(text)):
        raise Invalid({"text": f"内容中有不能保存的字符（{odd}），请删去，或者另存为 CSV 再上传。"})
    lines = [line.strip().replace("\t", ",").replace("，", ",") for line in text.lstrip("\ufeff").splitlines()]
    try:
        found = read_days(line for line in lines if line)
    except UnreadableDays as unreadable:
        raise Invalid({"text": str(unreadable)}) from None
    if not found:
        raise Invalid({"text": f"没有日期。首行是 {','.join(COLUMNS)}，以下每天一行。"})
    long = next((d for d in found if len(d.name) > 40 or len(d.source) > 120), None)
    if long:
        raise Invalid({"text": f"{long.day}：名称最多 40 个字，来源最多 120 个字。"})
    return sorted(of_their_notices(found), key=lambda named: named.day)


def decoded(file: bytes) -> str:
    """The text of an uploaded file, as UTF-8 or as Chinese Windows writes it. Raises Invalid."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return file.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Invalid({"text": "文件不是文字，请另存为 CSV 再上传。"})


def foresee(session: Session, text: str, today: date) -> Foreseen:
    """Return the changes that loading the file would make; nothing is written. Raises Invalid."""
    days = read(text)
    stored = {row.day: _named(row) for row in session.exec(select(Holiday))}
    loaded = set(session.exec(select(CalendarYear.year)).all())
    changes, years = _changes(session, stored, days), sorted(years_loaded(days) - loaded)
    moved, cases = _moved(session, stored, changes, loaded | set(years), today)
    past = any(change.turns and change.day < today for change in changes)
    return Foreseen(changes, years, _partial(days, loaded), moved, cases, past, _seen(session, text))


def _partial(days: list[NamedDay], loaded: set[int]) -> list[PartialYear]:
    """The years that the file has only single days of: those are no notice's."""
    found: list[PartialYear] = []
    for year in sorted({named.day.year for named in days if named.notice is None}):
        lacking: dict[str, list[date]] = {}
        for holiday in unnamed(year, days):
            lacking.setdefault(holiday.name, []).append(holiday.day)
        found.append(PartialYear(year, [f"{name}（{_span_of(days)}）" for name, days in lacking.items()], year in loaded))
    return found


def _span_of(days: list[date]) -> str:
    """The days of one holiday: 10-01 至 10-03, or the only one."""
    return f"{days[0]:%m-%d}" if len(days) == 1 else f"{days[0]:%m-%d} 至 {days[-1]:%m-%d}"


def _seen(session: Session, text: str) -> str:
    """Return the digest of what was looked at: this text, on this state of the reference data."""
    return hashlib.sha256(f"{reference.setting(session, reference.VERSION)}\n{text}".encode()).hexdigest()[:16]


def _named(row: Holiday) -> NamedDay:
    return NamedDay(row.day, row.is_workday, row.source, row.name, row.notice)


def _changes(session: Session, stored: dict[date, NamedDay], days: list[NamedDay]) -> list[DayChange]:
    """Days that are new or other. What the notice of a year named before and no longer names is a plain day again, as is a day on
    which a holiday was taken to be made up (补假) until the notice came; a day that a later year's notice set stays as that one
    says."""
    calendar, wanted = reference.current(session).calendar, {named.day: named for named in days}
    for named in days:
        old = stored.get(named.day)
        if old and old.notice and named.notice is None:
            wanted[named.day] = replace(named, notice=old.notice)
        elif old and old.notice and named.notice and named.notice < old.notice:
            wanted[named.day] = old
    for year in years_loaded(days):
        notice = wanted[date(year, 10, 1)].source
        for day in (day for day, old in stored.items() if old.notice == year and day not in wanted):
            plain = NamedDay(day, day.weekday() < 5, notice, notice=year)
            wanted[day] = stored[day] if stored[day].is_plain else plain
        if year not in calendar.loaded_years:
            supposed = (holiday.day for holiday in made_up(year) if holiday.day not in wanted and holiday.day not in stored)
            wanted |= {day: NamedDay(day, day.weekday() < 5, notice, notice=year) for day in supposed}
    changed = [named for day, named in sorted(wanted.items()) if stored.get(day) != named]
    return [DayChange(stored.get(named.day), named, calendar.is_workday(named.day)) for named in changed]


def _moved(
    session: Session, stored: dict[date, NamedDay], changes: list[DayChange], years: set[int], today: date
) -> tuple[list[Moved], int]:
    span = _span(changes, years - set(session.exec(select(CalendarYear.year)).all()))
    if span is None:
        return [], 0
    now = stored | {change.day: change.after for change in changes}
    looked_up: Reference = replace(reference.current(session), calendar=Calendar(now.values(), years))
    found = recount.foresee(session, recount.touched(session, *span), looked_up, today)
    return found, len({moved.case_id for moved in found})


def _span(changes: list[DayChange], years: set[int]) -> tuple[date, date] | None:
    """From the first day to the last that the file has a say on; None where it says nothing new."""
    days = [change.day for change in changes]
    days += [day for year in years for day in (date(year, 1, 1), date(year, 12, 31))]
    return (min(days), max(days)) if days else None


# --- loading --------------------------------------------------------------------------------------------------


def load(session: Write, text: str, actor: Actor, seen: str, today: date) -> int:
    """Load the file, bring every clock in line, and put both on record. Returns the number of the record's entry.

    `seen` comes from `foresee`. Raises Forbidden, Invalid, or Conflict where the calendar is not what was looked at.
    """
    changelog.must_keep(actor)
    days = read(text)
    if seen != _seen(session, text):
        raise Conflict("预览之后日历有了变动，没有保存。请重新预览，核对后再确认。")
    rows = {row.day: row for row in session.exec(select(Holiday))}
    changes = _changes(session, {day: _named(row) for day, row in rows.items()}, days)
    new = set(years_loaded(days)) - set(session.exec(select(CalendarYear.year)).all())
    if not changes and not new:
        raise Conflict("文件与已录入的完全相同，没有要改的。")
    for change in changes:
        row = rows.get(change.day) or Holiday(day=change.day, is_workday=False, name="", source="")
        named = change.after
        row.is_workday, row.name, row.source, row.by_bureau = named.is_workday, named.name, named.source, True
        row.notice = named.notice
        session.add(row)
    logged = [Change("days", str(c.day), _kept(c.before), _kept(c.after) or {}) for c in changes]
    logged += _load_years(session, days)
    reference.stamp(session)
    span = _span(changes, new)
    moved = recount.recount_all(session, recount.touched(session, *span), today) if span else []
    return changelog.write(session, actor, _says(changes, sorted(years_loaded(days))), logged, moved)


def _load_years(session: Write, days: list[NamedDay]) -> list[Change]:
    """Note the notice of each year that the file is the notice of."""
    found: list[Change] = []
    for year in sorted(years_loaded(days)):
        notice = next(named.source for named in days if named.day == date(year, 10, 1))
        row = session.get(CalendarYear, year)
        if row is not None and row.source == notice:
            continue
        before = year_values(row) if row else None
        row = row or CalendarYear(year=year, source=notice)
        row.source, row.confirmed, row.confirmed_by, row.confirmed_on = notice, False, "", None
        session.add(row)
        found.append(Change("years", str(year), before, year_values(row)))
    return found


def year_values(row: CalendarYear) -> dict[str, Any]:
    """Return the values that the journal keeps of a year."""
    return row.model_dump(mode="json", exclude={"year"})


def _kept(named: NamedDay | None) -> dict[str, Any] | None:
    """Return the values that the journal keeps of a day."""
    return {"is_workday": named.is_workday, "name": named.name, "source": named.source} if named else None


def _says(changes: list[DayChange], years: list[int]) -> str:
    what = f"录入 {'、'.join(map(str, years))} 年放假安排" if years else "修改节假日"
    return f"{what}：{len(changes)} 天有变动"


def told(session: Session, rows: list[list[Any]]) -> list[MovedClock]:
    """Moved clocks as a page shows them: which case, which limit, from which day to which."""
    ids = sorted({row[0] for row in rows})
    titles: dict[int | None, str] = {}
    for start in range(0, len(ids), changelog.MOST_TOLD):
        some = ids[start : start + changelog.MOST_TOLD]
        found = session.exec(select(Case.id, Case.who, Case.whom).where(col(Case.id).in_(some)))
        titles |= {case_id: title(who, whom) for case_id, who, whom in found}
    return [
        MovedClock(
            case_id,
            proceeding,
            titles.get(case_id, ""),
            BY_ID[limit].label if limit in BY_ID else limit,
            before,
            after,
            firm=firm,
        )
        for case_id, proceeding, limit, _, before, after, firm in rows
    ]


def shown(session: Session, moved: Sequence[Moved]) -> list[MovedClock]:
    """The clocks of a preview as a page shows them, as many as a page holds."""
    return told(session, changelog.kept(moved))


# --- the pages' tables ----------------------------------------------------------------------------------------


def years(session: Session) -> list[YearLine]:
    """The years that are known, and the coming one, each with what is known of it."""
    found = {row.year: row for row in session.exec(select(CalendarYear).order_by(col(CalendarYear.year)))}
    days = session.exec(select(Holiday)).all()
    return [
        YearLine(
            year,
            found.get(year),
            rest=sum(d.day.year == year and not d.is_workday for d in days),
            work=sum(d.day.year == year and d.is_workday and d.day.weekday() > 4 for d in days),
        )
        for year in sorted({*found, clock.today().year, clock.today().year + 1})
    ]


def days_of(session: Session, year: int) -> list[DayLine]:
    """The days of a year that are named: by a notice, by the bureau, or, where no notice names them, by the statute."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    own = {row.day for row in session.exec(select(Holiday).where(col(Holiday.day).between(first, last))) if row.by_bureau}
    named = reference.current(session).calendar.named_between(first, last)
    return [DayLine(each.day, each.is_workday, each.name, each.source, each.day in own) for each in named]


def is_loaded(session: Session, year: int) -> bool:
    """Tell whether the year's notice is loaded; where it is not, its limits are 暂定."""
    return year in reference.current(session).calendar.loaded_years


def line(day: date, kind: str, name: str, source: str) -> str:
    """One amended day as the file that would be pasted for it."""
    clean = (text.replace(",", "，").replace("\n", " ").replace('"', "”") for text in (name, source))
    return "\n".join((",".join(COLUMNS), ",".join((day.isoformat(), kind, *clean))))

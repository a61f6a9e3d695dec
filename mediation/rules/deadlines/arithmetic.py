"""From an event's day to a limit's last day, together with the sum in Chinese that a lawyer can check by hand.

The order of the law: count from the day after the event; add what was left out and what was granted, each only if it
came while the limit was still running; then roll a rest day at the end forward (民事诉讼法 第85条, 民法典 第203条). Until the
end of the rest days it still runs: a stop may begin in them, and no limit runs out while it stands (办案规则 第46条).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..calendar import Calendar, months_after
from .words import Limit

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count: from `since` up to the day before `until`. None: the clock still stands."""

    since: date
    until: date | None
    says: str


@dataclass(frozen=True, slots=True)
class Grant:
    """An approved extension by `days` 自然日. `on` is the day of approval, None where it is known to be in time."""

    on: date | None
    days: int


@dataclass(frozen=True, slots=True)
class Consent:
    """An extension until a day. `on` is the day the last side agreed, None where it is known to be in time."""

    on: date | None
    until: date


@dataclass(frozen=True, slots=True)
class Renewal:
    """A day from which a limitation counts anew (时效中断, 民法典 第195条), unless it was over by then. One before the event is none."""

    on: date
    says: str


Change = Pause | Grant | Consent | Renewal


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A limit reckoned. `starts_on` is the event's day, `raw_on` the last day before rolling, `due_on` after it.

    `stopped_on`: since when the clock stands still (中止), None while it runs; `raw_on` and `due_on` are then what they
    would be had it not been stopped. `provisional` (暂定): a year's holiday notice is not loaded. `why` is the sum.
    """

    starts_on: date
    raw_on: date
    due_on: date
    stopped_on: date | None
    provisional: bool
    why: str


def reckon(limit: Limit, says: str, day: date, calendar: Calendar, changes: Iterable[Change] = ()) -> Reckoning:
    """Reckon a limit from the day of the event that `says` names. Raises OutsideCalendar."""
    running = _Running(limit, day, calendar)
    for change in _in_order(changes, day):
        running.take(change)
    raw = running.last
    due = _finish(limit, raw, calendar)
    unloaded = calendar.unloaded_years(*_looked_at(limit, day, raw, due))
    why = _head(limit, says, day, due) + _sum(limit, running, due) + _ending(limit, day, raw, due, calendar)
    if running.stopped_on:
        why += f"；自 {running.stopped_on} 起{running.stopped_by}，停止计时，以上为未停时的到期日"
    why += "".join(f"；{note}" for note in dict.fromkeys(running.notes))
    if unloaded:
        why += f"【暂定：{'、'.join(map(str, unloaded))} 年放假通知未载入，按法定节假日和周末推算，未计调休】"
    return Reckoning(day, raw, due, running.stopped_on, bool(unloaded), why)


class _Running:
    """A limit while the changes are taken in, the earliest first."""

    def __init__(self, limit: Limit, day: date, calendar: Calendar) -> None:
        self.limit, self.day, self.calendar = limit, day, calendar
        self.raw = limit.length.from_day(day, calendar)
        self.granted = 0
        self.not_before: date | None = None
        self.stopped_on: date | None = None
        self.stopped_by = ""
        self.stopped_late = ""
        self.terms: list[str] = []
        self.notes: list[str] = []
        self.stood: list[Pause] = []

    @property
    def last(self) -> date:
        """The last day before rolling: none before the day on which a stop that began in the rest days at the end was over."""
        return max(self.raw, self.not_before or self.raw)

    def take(self, change: Change) -> None:
        if self._came_too_late(change) or (isinstance(change, Renewal) and change.on <= self.day):
            return
        if isinstance(change, Pause):
            self._pause(change)
        elif isinstance(change, Grant):
            self._grant(change)
        elif isinstance(change, Renewal):
            self.raw = self.limit.length.from_day(change.on, self.calendar)
            self.terms.append(f"；{change.on} {change.says}，重新计算 + {self.limit.length.label}")
            for pause in [each for each in self.stood if each.until and each.until > change.on]:  # the stop goes on after it
                self._pause(replace(pause, since=change.on))
        else:
            self._agree(change)

    def _came_too_late(self, change: Change) -> bool:
        """Tell whether the change came after the last day, and note so: it cannot bring an expired limit back to life."""
        came_on = change.since if isinstance(change, Pause) else change.on
        if came_on is None or self.stopped_on or came_on <= _finish(self.limit, self.last, self.calendar):
            return False
        what = change.says if isinstance(change, Pause | Renewal) else "延期"
        self.notes.append(f"{came_on} 的{what}在期满之后，不计")
        return True

    def _pause(self, pause: Pause) -> None:
        if pause.until is None:
            self.stopped_on, self.stopped_by = pause.since, pause.says
            return
        if pause.since > self.last:
            self.not_before, self.stopped_late = pause.until, f"{pause.since} 起{pause.says}时末日正在顺延，恢复之日为末日"
        self.stood.append(pause)
        if (law := self.limit.prescription) and law.last_months:
            self._stop_in_the_last(law.last_months, pause.since, pause.until, pause.says)
            return
        length = self.limit.length
        out = length.left_out(pause.since, pause.until, self.day, self.calendar)
        self.raw = length.more(self.raw, out, self.calendar)
        self.terms.append(f" + {pause.says}不计入 {out} {_unit(self.limit)}（{pause.since} 至 {pause.until}）")

    def _stop_in_the_last(self, months: int, since: date, until: date, says: str) -> None:
        """A stop of a limitation in its last months, which end so many months after it; one that was over before is none (民法典
        第194条).
        """
        begin = months_after(self.raw, -months)
        if until <= begin:
            self.notes.append(f"{since} 至 {until} 的{says}不在最后 {months} 个月内（{begin} 之后），不计")
            return
        self.raw = months_after(until, months)
        self.terms.append(f"；{since} 至 {until} {says}，自原因消除之日起满 {months} 个月")

    def _grant(self, grant: Grant) -> None:
        most = self.limit.extends.at_most if self.limit.extends else None
        days = grant.days if most is None else min(grant.days, most - self.granted)
        if days < grant.days:
            self.notes.append(f"延期合计最多 {most} 日，超出部分不计")
        if days > 0:
            self.granted += days
            self.raw = self.limit.length.more(self.raw, days, self.calendar)
            self.terms.append(f" + 延期 {days} {_unit(self.limit)}")

    def _agree(self, consent: Consent) -> None:
        if consent.until <= self.last:
            self.notes.append(f"同意延期至 {consent.until}，不晚于原期限，不计")
            return
        self.raw = consent.until
        self.terms.append(f" + 双方同意延期至 {consent.until}")


def _in_order(changes: Iterable[Change], day: date) -> list[Change]:
    """The changes by their day, pauses that overlap made into one: a day is left out once only."""
    listed = list(changes)
    pauses = _merged([change for change in listed if isinstance(change, Pause)], day)
    others = [change for change in listed if not isinstance(change, Pause)]
    return sorted([*pauses, *others], key=_came_on)


def _came_on(change: Change) -> date:
    """The day by which changes are ordered. One known to be in time goes first, so that it moves the last day before later ones
    are judged by it."""
    came_on = change.since if isinstance(change, Pause) else change.on
    return came_on or date.min


def _merged(pauses: Sequence[Pause], day: date) -> list[Pause]:
    """Pauses after the event's day, in order, none overlapping another."""
    merged: list[Pause] = []
    for pause in sorted(pauses, key=lambda each: each.since):
        pause = replace(pause, since=max(pause.since, day))
        if pause.until is not None and pause.until <= pause.since:
            continue
        last = merged[-1] if merged else None
        if last is None or (last.until is not None and last.until < pause.since):
            merged.append(pause)
            continue
        until = None if last.until is None or pause.until is None else max(last.until, pause.until)
        says = last.says if pause.says in last.says else f"{last.says}、{pause.says}"
        merged[-1] = Pause(last.since, until, says)
    return merged


def _finish(limit: Limit, raw: date, calendar: Calendar) -> date:
    """The last day: one in 自然日, months or years that is a rest day rolls over."""
    return calendar.roll_forward(raw) if limit.rolls and limit.length.unit in ("calendar", "months") else raw


def _looked_at(limit: Limit, day: date, raw: date, due: date) -> tuple[date, date]:
    """The first and last day whose being worked or not decides the result."""
    if limit.length.unit == "working":
        return day, due
    return (due, day) if limit.length.unit == "working_before" else (raw, due)


# --- the sum in words -----------------------------------------------------------------------------------------


def _unit(limit: Limit) -> str:
    return "个工作日" if limit.length.unit == "working" else "日"


def _head(limit: Limit, says: str, day: date, due: date) -> str:
    sign = "−" if limit.length.unit == "working_before" else "+"
    return f"{due} = {says} {day} {sign} {limit.length.label}（{limit.length.unit_label}，{limit.basis}）"


def _sum(limit: Limit, running: _Running, due: date) -> str:
    terms = "".join(running.terms)
    if not terms and limit.length.unit not in ("calendar", "months"):
        return ""
    total = f"{terms} = {_short(running.raw, due)}" if terms else f"= {_short(running.raw, due)}"
    return total if running.last == running.raw else f"{total}；{running.stopped_late} {_short(running.last, due)}"


def _ending(limit: Limit, day: date, raw: date, due: date, calendar: Calendar) -> str:
    if limit.length.unit == "working":
        return _days_on_the_way(day + ONE_DAY, due, calendar)
    if limit.length.unit == "working_before":
        return _days_on_the_way(due, day - ONE_DAY, calendar) + "；应当在该日或者之前完成"
    if raw == due:
        stays = not limit.rolls and not calendar.is_workday(raw)
        return f"；末日 {_short(raw, due)} 为休息日（{calendar.rest_reason(raw)}），按本局的做法不顺延" if stays else ""
    return f"；末日 {_short(raw, due)} 为休息日（{calendar.rest_reason(raw)}），顺延至 {due:%m-%d}"


def _days_on_the_way(first: date, last: date, calendar: Calendar) -> str:
    """The holidays skipped and the weekends worked between two days; plain weekends need no word."""
    rests: dict[str, list[date]] = {}
    worked: list[date] = []
    for named in calendar.named_between(first, last):
        if named.is_workday:
            if named.day.weekday() > 4:
                worked.append(named.day)
        else:
            rests.setdefault(named.name or "休息日", []).append(named.day)
    text = "".join(f"；{name} {_span(days)} 不计" for name, days in rests.items())
    return text + "".join(f"；{day:%m-%d} {calendar.weekday(day)}调休上班，计入" for day in worked)


def _span(days: Sequence[date]) -> str:
    return f"{days[0]:%m-%d}" if len(days) == 1 else f"{days[0]:%m-%d} 至 {days[-1]:%m-%d}"


def _short(day: date, beside: date) -> str:
    """Month and day where the year is the one just named."""
    return f"{day:%m-%d}" if day.year == beside.year else str(day)

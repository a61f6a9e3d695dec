"""Time limits reckoned on request: `due` for one event's day, `answer` for a line that an operator types."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from .. import typed
from ..calendar import FIRST_DAY, LAST_DAY, OUTSIDE, Calendar, OutsideCalendar
from ..do import Do
from ..local import PROVINCE
from ..text import cleaned
from .arithmetic import Change, Consent, Grant, Pause, Reckoning, Renewal, reckon
from .readings import in_force, on_day, read
from .table import BY_ID
from .words import Limit

Span = tuple[date, date]
SUSPENDS = Do.SUSPEND
"""The step whose days the word 中止 asks to leave out; other pauses have their own conditions."""
EXAMPLE = "A-23 2026-08-20 延期 15"


class CannotReckon(ValueError):
    """The question cannot be answered as it was put; the sentence says what to do."""


def due(
    limit_id: str,
    trigger_day: date,
    calendar: Calendar,
    *,
    suspended: Iterable[Span] = (),
    renewed: Iterable[date] = (),
    extended_by: int | None = None,
    extended_until: date | None = None,
    settings: Mapping[str, str] | None = None,
) -> Reckoning:
    """Reckon one limit from its event's day, with the same row and the same arithmetic as a case's clock.

    `suspended` are spans of days that do not count (the day of resumption counts); `renewed` are the days on which a limitation was
    interrupted (中断); `extended_by` is in 自然日. What was granted is taken to have been granted in time. `settings` are the bureau's
    readings of what the law leaves open, and its province; None: the table's own, wherever it may be. Raises CannotReckon where the row
    allows no such thing or is another province's, and outside the years 2000 to 2099.
    """
    limit = on_day(read(limit_named(limit_id), settings or {}), trigger_day)
    if settings is not None and not in_force(limit, settings):
        raise CannotReckon(f"{limit.id}（{limit.label}）是{limit.region}的地方规定，本局不适用；本局在哪个省，见本地参数 {PROVINCE}。")
    suspended, renewed = list(suspended), list(renewed)
    _check_years([trigger_day, *renewed, *(day for span in suspended for day in span)])
    changes: list[Change] = [_pause(limit, trigger_day, span) for span in suspended]
    changes += [_renewal(limit, trigger_day, day) for day in renewed]
    if extended_by is not None:
        changes.append(_grant(limit, extended_by))
    if extended_until is not None:
        changes.append(_consent(limit, trigger_day, extended_until))
    try:
        return reckon(limit, limit.trigger, trigger_day, calendar, changes)
    except OutsideCalendar as outside:
        raise CannotReckon(str(outside)) from None


def answer(line: str, calendar: Calendar, settings: Mapping[str, str] | None = None) -> str:
    """One line that begins with the last day, for a line such as `A-23 2026-03-02 中止 2026-03-20..2026-06-01`.

    The id and the event's day, then 中止 (suspend) with days, 中断 (renew) with a day, and 延期 (extend) with a number of 自然日 or a day,
    in any order. `settings` as for `due`. Raises CannotReckon with a sentence for people.
    """
    words = _SPACED.sub(r"\1", _plain(line)).split()
    if not words:
        raise CannotReckon(f"请写明期限编号和起算日期，例如：{EXAMPLE}。")
    limit = limit_named(words[0])
    if len(words) == 1:
        raise CannotReckon(f"{limit.id} 缺少起算日期（{limit.trigger}之日），例如：{limit.id} 2026-08-20。")
    trigger_day = _day(words[1])
    asked = _read_options(words[2:])
    return due(
        limit.id,
        trigger_day,
        calendar,
        suspended=asked.suspended,
        renewed=asked.renewed,
        extended_by=asked.extended_by,
        extended_until=asked.extended_until,
        settings=settings,
    ).why


def limit_named(limit_id: str) -> Limit:
    """Return the limit of this number, however it is typed: a23, Ａ－23. Raises CannotReckon with the numbers that there are."""
    plain = _plain(limit_id).strip().upper()
    found = BY_ID.get(plain) or BY_ID.get(f"{plain[:1]}-{plain[1:]}")
    if found is None:
        raise CannotReckon(f"没有编号为“{cleaned(limit_id)}”的期限；可以查询的编号有：{'、'.join(BY_ID)}。")
    return found


def _check_years(days: Iterable[date]) -> None:
    if not all(FIRST_DAY <= day <= LAST_DAY for day in days):
        raise CannotReckon(OUTSIDE)


def _pause(limit: Limit, trigger_day: date, span: Span) -> Pause:
    since, until = span
    left_out = [between.says for between in limit.leaves_out.any_of if between.opens == SUSPENDS]
    if limit.prescription:
        left_out = [f"中止（{limit.prescription.stopped_by}）"]
    if not left_out:
        raise CannotReckon(f"{limit.id}（{limit.label}）不因中止而停止计算，请去掉中止。")
    if until < since:
        raise CannotReckon(f"中止的恢复日 {until} 早于中止日 {since}，请核对。")
    if since < trigger_day:
        raise CannotReckon(f"中止日 {since} 早于起算日 {trigger_day}，请核对。")
    return Pause(since, until, left_out[0])


def _renewal(limit: Limit, trigger_day: date, day: date) -> Renewal:
    if limit.prescription is None or not limit.prescription.renewed_by:
        raise CannotReckon(f"{limit.id}（{limit.label}）不因中断而重新计算，请去掉中断。")
    if day < trigger_day:
        raise CannotReckon(f"中断日 {day} 早于起算日 {trigger_day}，请核对。")
    return Renewal(day, f"中断（{limit.prescription.renewed_by}）")


def _grant(limit: Limit, days: int) -> Grant:
    most = limit.extends.at_most if limit.extends else None
    if limit.extends is None:
        raise CannotReckon(f"{limit.id}（{limit.label}）不能延期，请去掉延期。")
    if most is None:
        raise CannotReckon(f"{limit.id}（{limit.label}）经双方同意延至某一日，请写成：延期 2026-09-20。")
    if not 1 <= days <= most:
        raise CannotReckon(f"{limit.id}（{limit.label}）可以延期 1 至 {most} 日，不能延期 {days} 日。")
    return Grant(None, days)


def _consent(limit: Limit, trigger_day: date, until: date) -> Consent:
    if limit.extends is None:
        raise CannotReckon(f"{limit.id}（{limit.label}）不能延期，请去掉延期。")
    if limit.extends.at_most is not None:
        raise CannotReckon(f"{limit.id}（{limit.label}）按天数延期，请写成：延期 {limit.extends.at_most}。")
    if until <= trigger_day:
        raise CannotReckon(f"延期至 {until}，不晚于起算日 {trigger_day}，请核对。")
    if (most := limit.extends.latest) and until > (last := trigger_day + timedelta(days=most)):
        raise CannotReckon(f"{limit.id}（{limit.label}）最晚可以延至 {last}（{limit.basis}），不能延至 {until}。")
    return Consent(None, until)


# --- reading a line -------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Asked:
    """The options of a line."""

    suspended: list[Span] = field(default_factory=list)
    renewed: list[date] = field(default_factory=list)
    extended_by: int | None = None
    extended_until: date | None = None


def _read_options(words: list[str]) -> _Asked:
    asked = _Asked()
    rest = iter(words)
    for word in rest:
        name, value = _parted(word)
        reader = OPTIONS.get(name)
        if reader is None:
            raise CannotReckon(f"看不懂“{word}”；日期之后可以写：中止 2026-03-20..2026-06-01，中断 2026-05-08，延期 15。")
        reader(asked, value or next(rest, ""))
    return asked


def _parted(word: str) -> tuple[str, str]:
    """The option's name and its value: people write 延期15 and 延期15日 without a space."""
    match = re.fullmatch(r"(?P<name>[^\d:=.~]+)[:=]?(?P<value>.*)", word)
    return (match["name"].lower(), match["value"]) if match else (word, "")


def _read_suspension(asked: _Asked, text: str) -> None:
    since, mark, until = next((parts for mark in MARKS if (parts := text.partition(mark))[1]), (text, "", ""))
    if not since:
        raise CannotReckon("中止之后缺少起止日期，请写成：中止 2026-03-20..2026-06-01。")
    if not mark or not until:
        raise CannotReckon("中止缺少恢复日期（未恢复时没有到期日），请写成：中止 2026-03-20..2026-06-01。")
    asked.suspended.append((_day(since), _day(until)))


def _read_renewal(asked: _Asked, text: str) -> None:
    if not text:
        raise CannotReckon("中断之后缺少日期，请写成：中断 2026-05-08；有几次的，写几个中断。")
    asked.renewed.append(_day(text))


def _read_extension(asked: _Asked, text: str) -> None:
    if asked.extended_by is not None or asked.extended_until is not None:
        raise CannotReckon("延期只能写一次。")
    if match := re.fullmatch(r"(\d{1,3})[日天]?", text):
        asked.extended_by = int(match[1])
    elif text:
        asked.extended_until = _day(text.removeprefix("至"))
    else:
        raise CannotReckon("延期之后缺少天数或者日期，请写成：延期 15。")


MARKS = ("..", "~", "至", "到")
OPTIONS: dict[str, Callable[[_Asked, str], None]] = {
    "中止": _read_suspension,
    Do.SUSPEND: _read_suspension,
    "中断": _read_renewal,
    "renew": _read_renewal,
    "延期": _read_extension,
    "延期至": _read_extension,
    "extend": _read_extension,
}


def _day(text: str) -> date:
    try:
        return typed.day_of(text)
    except typed.NoSuchDay:
        raise CannotReckon(f"没有 {text} 这一天，请核对日期。") from None
    except ValueError:
        raise CannotReckon(f"“{text}”不是日期，请写成 2026-08-20。") from None


_SPACED = re.compile(r"\s*(?<=\d)\s*([年月])\s*(?=\d)|(?<=\d)\s+(日)")


def _plain(text: str) -> str:
    """Half-width characters, none without a shape, and a plain hyphen for whatever dash was typed."""
    if text.isascii():
        return text
    return re.sub("[‐‑‒–—−]", "-", unicodedata.normalize("NFKC", cleaned(text)))

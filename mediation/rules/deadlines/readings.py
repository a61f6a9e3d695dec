"""The lengths that are the bureau's to read (待本局确认): where the law gives no number, or no unit, a setting says how long.

A row that names a `setting` is as long as the setting says; its own length stands where the setting is empty. A row that
names `rolls_by` ends on a rest day only where that setting says 不顺延. Either may say otherwise from a day on (`dated_readings.py`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from ..dated_readings import Spans, spans
from ..local import PROVINCE
from ..steps.trial import STAYS
from .table import LIMITS
from .words import Length, Limit, Unit

SETTINGS = tuple(dict.fromkeys(limit.setting for limit in LIMITS if limit.setting))
"""The keys of these settings, in the order of the table."""
_READ = tuple(dict.fromkeys([PROVINCE, *(key for limit in LIMITS for key in (limit.setting, limit.rolls_by) if key)]))
EXAMPLE = "5 个工作日”或者“15 自然日"
_SAID = re.compile(r"(?:([1-9]\d{0,2})\s*个?\s*)?(工作日|自然日)")
_UNITS: dict[str, Unit] = {"工作日": "working", "自然日": "calendar"}


def length_of(text: str, usual: int = 1) -> Length:
    """The length that a setting says: 5 个工作日, 15 自然日; or only the unit, for a number (`usual`) that the law gives.

    Raises ValueError where it says neither.
    """
    match = _SAID.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    return Length(int(match[1]) if match[1] else usual, _UNITS[match[2]])


def in_force(limit: Limit, settings: Mapping[str, str]) -> bool:
    """Tell whether the limit is in force where the bureau is: the whole country's, or one of its own province."""
    return limit.region in ("", settings.get(PROVINCE, "").strip().removesuffix("省"))


def as_read(settings: Mapping[str, str]) -> tuple[Limit, ...]:
    """The limits in force where the bureau is, as these settings read them."""
    return _as_read(tuple(settings.get(key, "") for key in _READ))


def read(limit: Limit, settings: Mapping[str, str]) -> Limit:
    """One row, as these settings read it; where a figure reads the setting, its later spans stand in `later`."""
    whole = tuple(_spans(settings.get(key, "") if key else "") for key in (limit.setting, limit.rolls_by))
    days = sorted({since for spanned in whole for since, _ in spanned if since > date.min})
    dated = [(day, _set(limit, *(_in_force(spanned, day) for spanned in whole))) for day in (date.min, *days)]
    return replace(dated[0][1], later=tuple((day, each.length, each.rolls) for day, each in dated[1:]))


def on_day(limit: Limit, day: date) -> Limit:
    """The limit as it is read for what starts on this day."""
    said = next(((length, rolls) for since, length, rolls in reversed(limit.later) if since <= day), None)
    return replace(limit, length=said[0], rolls=said[1], later=()) if said else limit


def _spans(text: str) -> Spans:
    try:
        return spans(text)
    except ValueError:
        return ((date.min, text),)


def _in_force(spanned: Spans, day: date) -> str:
    return next(words for since, words in reversed(spanned) if since <= day)


@lru_cache(maxsize=64)
def _as_read(said: Sequence[str]) -> tuple[Limit, ...]:
    values = dict(zip(_READ, said, strict=True))
    return tuple(read(limit, values) for limit in LIMITS if in_force(limit, values))


def _set(limit: Limit, text: str, rolls: str) -> Limit:
    """Return the limit with the length in the text, as it is where the text cannot be read: the door refuses such, an older
    database may hold it. `rolls`: what its setting says of a rest day at the end.
    """
    if limit.rolls_by:
        limit = replace(limit, rolls=rolls.strip() != STAYS)
    if not limit.setting:
        return limit
    try:
        return replace(limit, length=length_of(text, limit.length.count))
    except ValueError:
        return limit

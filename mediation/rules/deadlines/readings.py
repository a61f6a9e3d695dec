"""The lengths that are the bureau's to read (待本局确认): where the law gives no number, or no unit, a setting says how long.

A row that names a `setting` is as long as the setting says; its own length stands where the setting is empty. A row that
names `rolls_by` ends on a rest day only where that setting says 不顺延.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

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
    """One row, as these settings read it."""
    limit = _set(limit, settings.get(limit.setting, "")) if limit.setting else limit
    return replace(limit, rolls=settings.get(limit.rolls_by, "").strip() != STAYS) if limit.rolls_by else limit


@lru_cache(maxsize=64)
def _as_read(said: Sequence[str]) -> tuple[Limit, ...]:
    values = dict(zip(_READ, said, strict=True))
    return tuple(read(limit, values) for limit in LIMITS if in_force(limit, values))


def _set(limit: Limit, text: str) -> Limit:
    """Return the limit with the length in the text, as it is where the text cannot be read: the door refuses such, an older
    database may hold it.
    """
    try:
        return replace(limit, length=length_of(text, limit.length.count))
    except ValueError:
        return limit

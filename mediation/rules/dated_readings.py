"""Readings that change from a day on (分段的本地做法): the setting's own words first, then those of each later day.

“75 个工作日；2026-12-01 起 60 个工作日”: what began before that day goes by the first, what begins on it or later by the second.
A setting that a figure reads is changed in no other way once months are closed, so that no closed month moves.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

Spans = tuple[tuple[date, str], ...]
_LATER = re.compile(r"(\d{4}-\d{2}-\d{2})\s*起(?:，|,)?\s*(.+)")


def spans(text: str) -> Spans:
    """The words of a setting, each with the first day on which they hold; date.min: from the beginning.

    Raises ValueError where a later part names no day, or no later one than the part before.
    """
    first, *later = (part.strip() for part in re.split("[；;]", text))
    found = [(date.min, first)]
    for part in later:
        match = _LATER.fullmatch(part)
        if match is None:
            raise ValueError(text)
        since = date.fromisoformat(match[1])
        if since <= found[-1][0]:
            raise ValueError(text)
        found.append((since, match[2].strip()))
    return tuple(found)


def on_day(text: str, day: date) -> str:
    """The words in force on a day; the text as it is where it cannot be read (an older database may hold such)."""
    try:
        return next(words for since, words in reversed(spans(text)) if since <= day)
    except ValueError:
        return text.strip()


def each_read(read: Callable[[str], object]) -> Callable[[str], object]:
    """The reader of a setting whose words may change from a day on, from that of the words. It raises ValueError as that does."""
    return lambda text: tuple((since, read(words)) for since, words in spans(text))


def first_change(before: str, after: str, read: Callable[[str], object]) -> date | None:
    """The first day on which the two texts say otherwise, as `read` understands them; date.min: from the beginning; None: never.

    Raises ValueError where `after` cannot be read; a `before` that cannot is other from the beginning.
    """
    new = spans(after)
    try:
        days = sorted({since for since, _ in (*spans(before), *new)})
        return next((day for day in days if read(on_day(before, day)) != read(on_day(after, day))), None)
    except ValueError:
        _all_read(new, read)
        return date.min


def _all_read(found: Sequence[tuple[date, str]], read: Callable[[str], object]) -> None:
    for _, words in found:
        read(words)

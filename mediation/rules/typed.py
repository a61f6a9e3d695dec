"""Sums, days, months and times of day as Chinese keyboards give them (￥1,200 · 2026年11月3日 · 15：00), read into the one plain spelling.

What could mean two things is refused with the spelling that is meant. Nothing else is guessed: `1e3` is no sum.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from .text import half_width

_SUM = re.compile(r"([+-]?)(\d+|\d{1,3}(?:[, ]\d{3})+)(?:\.(\d+))?", re.ASCII)
_IN_TEN_THOUSANDS = re.compile(r"(\d+(?:\.\d+)?)([万亿])", re.ASCII)
_TEN_THOUSANDS = {"万": 10**4, "亿": 10**8}
_DAY = re.compile(r"(\d{4})(?:([-./])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d\d)(\d\d))", re.ASCII)
_MONTH = re.compile(r"(\d{4})(?:[-./](\d{1,2})|年(\d{1,2})月?|(\d\d))", re.ASCII)
_TIME = re.compile(
    r"(凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|)(?:(\d{1,2})[:;.时点](?:(\d{1,2})分?|(半)|([13])刻|整?)|(\d\d)(\d\d))",
    re.ASCII,
)
_HALF_OF_THE_DAY = re.compile(r"([ap])\.?m\.?(.+)|(.+?)([ap])\.?m\.?", re.IGNORECASE)
_MIDNIGHT = re.compile(
    r"(?:晚上|夜里|夜晚|半夜|深夜|午夜)(?:12|0?0)(?:[:;.时点](?:00?分?|整)?)?|24[:;.时点](?:00?分?|整)?|12(?:[:;.](?:00)?)?am"
)
_PARTS_OF_THE_DAY = {
    "": range(24), "凌晨": range(7), "清晨": range(4, 9), "早晨": range(4, 12), "早上": range(4, 12), "上午": range(5, 13),
    "中午": range(11, 15), "下午": range(12, 20), "傍晚": range(16, 21), "晚上": range(17, 24),
}  # fmt: skip
"""The hours that somebody may mean who names a part of the day: 下午 3 点 is 15, 中午 1 点 is 13, 上午 15 点 is none."""
_COUNTED = re.compile(r"([二三四五]?)(十)([一二三四五六七八九]?)|[零〇]?([零〇一二两三四五六七八九])")
_DIGITS = {word: digit for digit, word in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HALF_WIDTH_STOPS = str.maketrans({"。": ".", "．": ".", "—": "-", "–": "-", "−": "-", "－": "-", "‐": "-"})


class InTenThousands(ValueError):
    """A sum in 万 or 亿; `meant` is the same in 元."""

    def __init__(self, meant: str) -> None:
        super().__init__(meant)
        self.meant = meant


class NoSuchDay(ValueError):
    """A day as people write one that no calendar has: 2月30日."""


class Midnight(ValueError):
    """A time that may be the day's beginning or its end: 晚上12点, 24:00."""


def _half_width(text: str) -> str:
    return half_width(text.translate(_HALF_WIDTH_STOPS)).strip()


def sum_of(text: str) -> str:
    """A sum or another number as plain digits: ￥1,200 and 1200元整 are 1200. Raises InTenThousands or ValueError."""
    plain = _half_width(text)
    plain = re.sub(r"^(?:人民币|RMB)?\s*¥?\s*", "", plain)
    plain = re.sub(r"\s*(?:元整|元正|元|块)$", "", plain)
    if rough := _IN_TEN_THOUSANDS.fullmatch(plain):
        raise InTenThousands(f"{(Decimal(rough[1]) * _TEN_THOUSANDS[rough[2]]).normalize():f}")
    found = _SUM.fullmatch(plain)
    if found is None:
        raise ValueError(f"not a sum: {text!r}")
    sign, whole, part = found.groups()
    return f"{sign}{whole.replace(',', '').replace(' ', '')}{f'.{part}' if part else ''}"


def whole_number(text: str, units: Sequence[str] = ()) -> str:
    """A whole number in half-width digits: １２ is 12, and with the unit in which it is asked for, 90分钟 is 90. Raises ValueError."""
    plain = _half_width(text)
    plain = next((plain.removesuffix(unit).rstrip() for unit in units if plain.endswith(unit)), plain)
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", plain):
        raise ValueError(f"not a whole number: {text!r}")
    return plain


def day_of(text: str) -> date:
    """A day: 2026-11-3, 2026.11.3, 2026/11/03, 2026年11月3日 or 20261103. Raises NoSuchDay or ValueError."""
    found = _DAY.fullmatch("".join(_half_width(text).split()))
    if found is None:
        raise ValueError(f"not a day: {text!r}")
    month, day = (part for part in found.groups()[2:] if part)
    try:
        return date(int(found[1]), int(month), int(day))
    except ValueError:
        raise NoSuchDay(text) from None


def month_of(text: str) -> str:
    """A month as YYYY-MM: 2026-9, 2026.09, 2026/9, 2026年9月, 202609. What is no such month is given back as it is."""
    found = _MONTH.fullmatch("".join(_half_width(text).split()))
    if found is None:
        return text
    return f"{found[1]}-{int(found[2] or found[3] or found[4]):02}"


def time_of_day(text: str) -> str:
    """A time of day as HH:MM: 15：00, 9:30, 15；30, 9点半, 十五点三十, 下午 3:30, 下午三点四十五, 3:30pm, 1530. What is no such time is
    given back as it is. Raises Midnight.
    """
    plain = _COUNTED.sub(_counted, "".join(_half_width(text).split()))
    if _MIDNIGHT.fullmatch(plain.lower()):
        raise Midnight(text)
    if half_named := _HALF_OF_THE_DAY.fullmatch(plain):
        return _in_half(text, (half_named[1] or half_named[4]).lower(), half_named[2] or half_named[3])
    found = _TIME.fullmatch(plain)
    if found is None:
        return text
    part, hour, minutes, half, quarters, hour_before, minutes_after = found.groups()
    named = int(hour or hour_before)
    meant = next((each for each in (named, named + 12) if each in _PARTS_OF_THE_DAY[part]), None)
    if meant is None or (part and named > 12 and meant != named):
        return text
    past = 30 if half else 15 * int(quarters) if quarters else int(minutes or minutes_after or 0)
    return f"{meant:02}:{past:02}"


def _counted(word: re.Match[str]) -> str:
    """A number below sixty in Chinese characters, in digits: 四十五 is 45, 零五 is 5."""
    tens, ten, ones, digit = word.groups()
    return str(10 * _DIGITS[tens or "一"] + _DIGITS[ones or "零"]) if ten else str(_DIGITS[digit])


def _in_half(text: str, half: str, clock: str) -> str:
    """The time of a twelve-hour clock (am, pm: `half` is its first letter); `text` as it is where that is none."""
    found = _TIME.fullmatch(clock if re.search(r"\D", clock) else f"{clock}点")
    if found is None or found[1] or not found[2] or not 1 <= int(found[2]) <= 12:
        return text
    return f"{int(found[2]) % 12 + (12 if half == 'p' else 0):02}:{time_of_day(found[0])[-2:]}"

"""Sums, days, months and times of day as Chinese keyboards give them (￥1,200 · 2026年11月3日 · 15：00), read into the one plain spelling.

What could mean two things is refused with the spelling that is meant. Nothing else is guessed: `1e3` is no sum.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal

_SUM = re.compile(r"([+-]?)(\d+|\d{1,3}(?:[, ]\d{3})+)(?:\.(\d+))?")
_IN_TEN_THOUSANDS = re.compile(r"(\d+(?:\.\d+)?)([万亿])")
_TEN_THOUSANDS = {"万": 10**4, "亿": 10**8}
_DAY = re.compile(r"(\d{4})(?:([-./])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d\d)(\d\d))")
_MONTH = re.compile(r"(\d{4})(?:[-./](\d{1,2})|年(\d{1,2})月?|(\d\d))")
_TIME = re.compile(r"(\d{1,2})[:.时点](?:(\d{1,2})分?|(半)|)")
_HALF_WIDTH_STOPS = str.maketrans({"。": ".", "．": ".", "—": "-", "–": "-", "−": "-", "－": "-", "‐": "-"})


class InTenThousands(ValueError):
    """A sum in 万 or 亿; `meant` is the same in 元."""

    def __init__(self, meant: str) -> None:
        super().__init__(meant)
        self.meant = meant


def _half_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text.translate(_HALF_WIDTH_STOPS)).strip()


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


def whole_number(text: str) -> str:
    """A whole number in half-width digits: １２ is 12. Raises ValueError."""
    plain = _half_width(text)
    if not re.fullmatch(r"[+-]?\d{1,18}", plain):
        raise ValueError(f"not a whole number: {text!r}")
    return plain


def day_of(text: str) -> date:
    """A day: 2026-11-3, 2026.11.3, 2026/11/03, 2026年11月3日 or 20261103. Raises ValueError."""
    found = _DAY.fullmatch("".join(_half_width(text).split()))
    if found is None:
        raise ValueError(f"not a day: {text!r}")
    month, day = (part for part in found.groups()[2:] if part)
    return date(int(found[1]), int(month), int(day))


def month_of(text: str) -> str:
    """A month as YYYY-MM: 2026-9, 2026.09, 2026/9, 2026年9月, 202609. What is no such month is given back as it is."""
    found = _MONTH.fullmatch("".join(_half_width(text).split()))
    if found is None:
        return text
    return f"{found[1]}-{int(found[2] or found[3] or found[4]):02}"


def time_of_day(text: str) -> str:
    """A time of day as HH:MM: 15：00, 9:30, 9点半, 15时. What is no such time is given back as it is."""
    found = _TIME.fullmatch("".join(_half_width(text).split()))
    if found is None:
        return text
    return f"{int(found[1]):02}:{30 if found[3] else int(found[2] or 0):02}"

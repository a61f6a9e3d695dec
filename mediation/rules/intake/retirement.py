"""The statutory age of retirement (法定退休年龄), postponed step by step since 2025 (渐进式延迟法定退休年龄的办法, 附表)."""

from calendar import monthrange
from datetime import date

EARLY_FOR_WOMEN = "intake.women_retire_at"
"""The setting: which of the two former ages of women is taken where the post is not known, 50 or 55."""


def retires_on(born: date, sex: str | None, women_at: str = "50") -> date | None:
    """The day on which the age is reached; None where the sex is not known.

    A former age of 60 or 55 grows by one month for every four months of birth, up to 36 months; one of 50 by one month
    for every two, up to 60. The steps begin with whoever reached the former age in January 2025.
    """
    if sex not in ("male", "female"):
        return None
    former = 60 if sex == "male" else 55 if women_at == "55" else 50
    every, most = (2, 60) if former == 50 else (4, 36)
    since = (born.year - (2025 - former)) * 12 + born.month - 1
    later = 0 if since < 0 else min(since // every + 1, most)
    year, month = divmod((born.year + former) * 12 + born.month - 1 + later, 12)
    return date(year, month + 1, min(born.day, monthrange(year, month + 1)[1]))

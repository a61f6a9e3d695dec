"""The time for which a closed file is kept (案卷保存期限): 办案规则 第24条, F-01.

At least ten years where the case ended with an award, at least five otherwise, counted from filing (归档). That the years
begin on the first of January after it is a reading (待本局确认), as archives count; so the last day is a 31 December.
"""

from datetime import date

from .codes import Outcome

AFTER_AWARD, OTHERWISE = 10, 5
AWARDS = frozenset({Outcome.AWARD_FINAL, Outcome.AWARD_NON_FINAL, Outcome.AWARD_SPLIT})


def years(outcome: str | None) -> int:
    """The least number of years for a case that ended like this."""
    return AFTER_AWARD if outcome in AWARDS else OTHERWISE


def keep_until(outcome: str | None, filed_on: date) -> date:
    """The last day on which the file must still be there."""
    return date(filed_on.year + years(outcome), 12, 31)

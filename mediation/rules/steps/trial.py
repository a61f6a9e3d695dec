"""The forty-five days (审限): how long they are, and when they are over in a case that nothing made longer (调解仲裁法 第43条)."""

from datetime import date, timedelta

from ..step import Situation

ROLLS_BY, ROLLS, STAYS = "open.trial_rolls_over", "顺延至节后第一个工作日", "不顺延"
"""The bureau's reading of a last day of the 45 that is a rest day (待本局确认), and what it may say."""
TRIAL_DAYS = 45
"""自然日 before which no arbitration can be overdue (调解仲裁法 第43条): the length of A-23, which takes it from here.

What was restarted, left out or granted makes it longer: a suit that comes before that end is warned of, and recorded.
"""


def trial_ends(situation: Situation) -> date | None:
    """The last of the forty-five days as the clock counts them (A-23) in a case that nothing made longer; None: not accepted."""
    accepted, reference = situation.here.accepted_on, situation.reference
    if accepted is None:
        return None
    last = accepted + timedelta(days=TRIAL_DAYS)
    return last if reference.setting(ROLLS_BY, ROLLS).strip() == STAYS else reference.calendar.roll_forward(last)

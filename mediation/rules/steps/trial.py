"""The forty-five days (审限): how long they are, when they are over, and what comes too early or too late for them (调解仲裁法 第43条)."""

from datetime import date, timedelta
from typing import Any

from ..dated_readings import on_day
from ..step import Check, LastDay, Situation

ROLLS_BY, ROLLS, STAYS = "open.trial_rolls_over", "顺延至节后第一个工作日", "不顺延"
"""The bureau's reading of a last day of the 45 that is a rest day (待本局确认), and what it may say."""
TRIAL = "A-23"
"""The limit, of the table of limits, that counts them."""
TRIAL_DAYS = 45
"""自然日 before which no arbitration can be overdue (调解仲裁法 第43条): the length of A-23, which takes it from here.

What was restarted, left out or granted makes it longer: a suit that comes before that end is asked about, and recorded.
"""


def trial_ends(situation: Situation) -> LastDay | None:
    """The last of the forty-five days as clock, list and paper give it (A-23), with all that restarted, stopped or prolonged them
    (办案规则 第45、46条); None: they do not run."""
    return situation.last_day(TRIAL)


def earliest_end(situation: Situation) -> date | None:
    """The last of the forty-five days in a case that nothing made longer: before it nothing can be late. None: not accepted."""
    accepted, reference = situation.here.accepted_on, situation.reference
    if accepted is None:
        return None
    last = accepted + timedelta(days=TRIAL_DAYS)
    return last if on_day(reference.setting(ROLLS_BY, ROLLS), accepted) == STAYS else reference.calendar.roll_forward(last)


def before_the_end(limit: str, what: str, then: str) -> Check:
    """A check of what makes a limit longer: approved on its last day at the latest, because nothing brings back days that are over.
    `what` is the limit's name, `then` what is to be done instead, with the article."""

    def check(situation: Situation, form: Any) -> dict[str, str]:
        last = situation.last_day(limit)
        if last is None or last.stopped or form.on <= last.on:
            return {}
        return {"on": f"{what}已于 {last.on} 届满，延长应当在届满前批准，期满以后不能再延长。{then}"}

    return check

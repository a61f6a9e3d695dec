"""The author of an entry (记录人): on the day on which it was recorded its author puts it right; later that is the lead's (负责人).

A slip of the hand is found within the hour by whoever made it; after that day others have worked with what it says.
"""

from datetime import UTC, date, timedelta, timezone

from .facts import Entry
from .step import Situation, Step

SHANGHAI = timezone(timedelta(hours=8))
"""The bureau's wall clock; there has been no summer time since 1991."""


def recorded_on(entry: Entry) -> date | None:
    """The calendar day (自然日, Asia/Shanghai) on which the entry was recorded; None where nobody noted the instant."""
    if entry.at is None:
        return None
    return (entry.at if entry.at.tzinfo else entry.at.replace(tzinfo=UTC)).astimezone(SHANGHAI).date()


def own_of_today(situation: Situation) -> frozenset[int]:
    """The entries of the proceeding that the person recorded today, and that still count; of nobody in particular there are none."""
    if situation.proceeding is None or not situation.actor:
        return frozenset()
    return frozenset(
        entry.seq
        for entry in situation.here.entries
        if entry.login == situation.actor and recorded_on(entry) == situation.today
    )


def as_author(step: Step, situation: Situation) -> bool:
    """Tell whether the person may do the step for having recorded something here today: correct it, or void the case that it began."""
    if not (step.corrects or step.voids):
        return False
    own = own_of_today(situation)
    return bool(own) and (step.corrects or situation.here.entries[0].seq in own)

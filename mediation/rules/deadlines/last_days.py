"""The last days of one limit for a guard or a check: the very day that clock, list and paper give.

No step imports the table of limits: whoever makes the rules' `Reference` hands this function to it (`Situation.last_day`).
"""

from datetime import date

from ..facts import CaseFacts, Proceeding
from ..step import LastDay, Reference
from .clocks import ClockState, clocks
from .readings import in_force, read
from .table import BY_ID, LIMITS


def last_days(case: CaseFacts, here: Proceeding, reference: Reference, today: date, limit: str, party: int | None) -> list[LastDay]:
    """The last days of this limit as its clocks count them, with all that restarted, stopped or prolonged them, the first to end first;
    `party` None: the whole case's. Where each paper has its own, one for each.

    []: no such clock was ever started there, or it is over because the act was done or it lapsed.
    """
    row = BY_ID[limit]
    if not in_force(row, reference.settings):
        return []
    before = [each for each in LIMITS if each.hands_back == limit] if row.is_handed else []
    found = clocks(case, here, reference.calendar, today, [read(each, reference.settings) for each in (*before, row)])
    running = [clock for clock in found if (clock.limit, clock.party) == (limit, party) and clock.ended_on is None]
    return [LastDay(c.due_on, c.state is ClockState.SUSPENDED, c.why, c.paper) for c in sorted(running, key=lambda c: c.due_on)]

"""The last day of one limit for a guard or a check: the very day that clock, list and paper give.

No step imports the table of limits: whoever makes the rules' `Reference` hands this function to it (`Situation.last_day`).
"""

from datetime import date

from ..facts import CaseFacts, Proceeding
from ..step import LastDay, Reference
from .clocks import ClockState, clocks
from .readings import in_force, read
from .table import BY_ID, LIMITS


def last_day(case: CaseFacts, here: Proceeding, reference: Reference, today: date, limit: str, party: int | None) -> LastDay | None:
    """The last day of this limit as its clock counts it, with all that restarted, stopped or prolonged it; `party` None: the whole case's.

    None: no such clock was ever started there, or it is over because the act was done or it lapsed.
    """
    row = BY_ID[limit]
    if not in_force(row, reference.settings):
        return None
    before = [each for each in LIMITS if each.hands_back == limit] if row.is_handed else []
    for clock in clocks(case, here, reference.calendar, today, [read(each, reference.settings) for each in (*before, row)]):
        if (clock.limit, clock.party) == (limit, party) and clock.ended_on is None:
            return LastDay(clock.due_on, clock.state is ClockState.SUSPENDED, clock.why)
    return None

"""The relations of a proceeding to a period (统计关系), each said once: the predicate (`blocks.counts`), the fold over months
(`fold.py`) and the database's condition (services/figures/counting.py) all read these rows.

Days are numbers here, and so are months: what holds for one holds for the other. FAR is a day, or a month, that has not come.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

FAR = 10**6
"""A day or a month after every period: as a day it lies in the year 2738."""


class Day(StrEnum):
    """The days of a proceeding that figures go by: 受理, 结案, the last day of the limit that it has (`blocks.LIMIT_OF`), and that
    day once more, where it was concluded no later; of an award, the day on which it was set aside (撤销), and that of a suit on it."""

    TAKEN_UP = "taken_up"
    CONCLUDED = "concluded"
    DUE = "due"
    DUE_AND_KEPT = "due_and_kept"
    FELL = "fell"
    SUED = "sued"


class At(StrEnum):
    """The moment at which a relation is asked: for a flow all through the period, for a stock when it starts or when it ends.
    """

    WITHIN = "within"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Relation:
    """One row. A proceeding enters on the latest of the days `enters` and leaves when it is concluded. A flow (`at` WITHIN) counts
    those that enter in the period; a stock, those that have entered and not left."""

    enters: tuple[Day, ...]
    at: At

    def holds(self, days: Mapping[Day, int], first: int, last: int) -> bool:
        """Tell whether a proceeding with these days is counted in the period from `first` to `last`, both included."""
        entered = max(days[day] for day in self.enters)
        if self.at is At.WITHIN:
            return first <= entered <= last
        asked = first - 1 if self.at is At.START else last
        return entered <= asked < days[Day.CONCLUDED]

    def months(self, days: Mapping[Day, int], size: int) -> range:
        """The months, of 0 to `size` - 1, in each of which a proceeding with these months is counted."""
        entered = max(days[day] for day in self.enters)
        later = 1 if self.at is At.START else 0
        left = entered + 1 if self.at is At.WITHIN else days[Day.CONCLUDED] + later
        return range(max(entered + later, 0), min(left, size))

    def over(self, months: Sequence[int], first: int, last: int) -> int:
        """Return the count over the months from `first` to `last`: a flow is summed, a stock read at its end."""
        if self.at is At.WITHIN:
            return sum(months[first : last + 1])
        return months[first if self.at is At.START else last]


ACCEPTED_IN = Relation((Day.TAKEN_UP,), At.WITHIN)
CONCLUDED_IN = Relation((Day.CONCLUDED,), At.WITHIN)
OPEN_AT_START = Relation((Day.TAKEN_UP,), At.START)
OPEN_AT_END = Relation((Day.TAKEN_UP,), At.END)
DUE_IN = Relation((Day.DUE,), At.WITHIN)
KEPT_IN = Relation((Day.DUE_AND_KEPT,), At.WITHIN)
"""Its limit fell in the period and was kept (在期限内结案)."""
FELL_IN = Relation((Day.FELL,), At.WITHIN)
"""A court set the award aside in the period (调解仲裁法 第49条), whenever it was made."""
SUED_IN = Relation((Day.SUED,), At.WITHIN)
"""Somebody sued on the award in the period (调解仲裁法 第48、50条), whenever it was made."""
SETTLED_IN = Relation((Day.DUE, Day.CONCLUDED), At.WITHIN)
"""Nothing is owed any more: concluded, and the limit has come (到期应结的已经结案)."""
OVERDUE_AT_START = Relation((Day.TAKEN_UP, Day.DUE), At.START)
OVERDUE_AT_END = Relation((Day.TAKEN_UP, Day.DUE), At.END)

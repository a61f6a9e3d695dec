"""The time limits, one row each, to be read beside the statute; one file per kind of proceeding.

《办案规则》第80条 decides the unit: 三日, 五日 and 十日 are 工作日, 十五日 and 四十五日 are 自然日. Counting starts on
the day after the event. A row names the steps it reacts to; no step knows of any row.
"""

from ..words import Limit
from . import (
    arbitration,
    award,
    courts,
    injury,
    inspection,
    inspection_conclusion,
    limitation,
    looking_into,
    mediation,
    obligations,
    review,
)

LIMITS: tuple[Limit, ...] = (
    *mediation.LIMITS, *review.LIMITS, *arbitration.LIMITS, *award.LIMITS, *courts.LIMITS, *inspection.LIMITS,
    *inspection_conclusion.LIMITS, *looking_into.LIMITS, *limitation.LIMITS, *obligations.LIMITS, *injury.LIMITS,
)
BY_ID: dict[str, Limit] = {limit.id: limit for limit in LIMITS}

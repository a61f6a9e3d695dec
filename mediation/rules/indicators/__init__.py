"""Indicators (指标): what is counted, the rates made of it, the plans' figures. All rows; one mechanism for all of them.

Reading order for a statistician: `blocks.py` (what is counted), `relations.py` (how it stands to the period), `rates.py` (the
formulas), `targets.py` (targets, trajectory, what is still needed), `balance.py` (whether a table adds up). `fold.py` is
arithmetic only.
"""

from .balance import Difference, Table, differences
from .blocks import BLOCK, BLOCKS, LIMIT_OF, NOT_COUNTED, REFUSED_BY_A_PARTY, Block, Handled, counts, endings_of, kept
from .fold import BEFORE, Cell, Tally, is_counted
from .periods import NATURAL_MONTH, Month, Period, month_period, year_period
from .rates import COUNT, DASH, RATE, RATES, Count, Figure, Rate, Stock
from .relations import CONCLUDED_IN, FAR, FELL_IN, SUED_IN, At, Day, Relation
from .targets import (
    BASELINE,
    REFERENCE,
    TARGET,
    Judgement,
    Need,
    Pace,
    PlanFigure,
    in_force,
    judged,
    months_gone,
    pace,
    still_needed,
    trajectory,
)

__all__ = [
    "BASELINE",
    "BEFORE",
    "BLOCK",
    "BLOCKS",
    "CONCLUDED_IN",
    "COUNT",
    "DASH",
    "FAR",
    "FELL_IN",
    "LIMIT_OF",
    "NATURAL_MONTH",
    "NOT_COUNTED",
    "RATE",
    "RATES",
    "REFERENCE",
    "REFUSED_BY_A_PARTY",
    "SUED_IN",
    "TARGET",
    "At",
    "Block",
    "Cell",
    "Count",
    "Day",
    "Difference",
    "Figure",
    "Handled",
    "Judgement",
    "Month",
    "Need",
    "Pace",
    "Period",
    "PlanFigure",
    "Rate",
    "Relation",
    "Stock",
    "Table",
    "Tally",
    "counts",
    "differences",
    "endings_of",
    "in_force",
    "is_counted",
    "judged",
    "kept",
    "month_period",
    "months_gone",
    "pace",
    "still_needed",
    "trajectory",
    "year_period",
]

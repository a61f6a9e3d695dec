"""Indicators (指标): a unit's month, the cases behind each figure, and both in writing.

`place` finds the unit, `report` makes its month, `cases_counted` lists what a figure counts; `as_data` and `as_lines`
write a report down. What is counted and how is in rules/indicators; nothing here knows a formula.
"""

from mediation.rules.indicators import Month

from .as_data import MonthData, as_data
from .as_text import COMPARED, as_lines, no_target, pace_words
from .drill import LATE, PARTS, SPANS, CountedCase, CountedCases, cases_counted
from .report import closing_day, first_month, place, report
from .shape import Counted, Place, Point, RateReport, Report, UnitReport, difference

__all__ = [
    "COMPARED", "LATE", "PARTS", "SPANS", "Counted", "CountedCase", "CountedCases", "Month", "MonthData", "Place", "Point",
    "RateReport", "Report", "UnitReport", "as_data", "as_lines", "cases_counted", "closing_day", "difference", "first_month",
    "no_target", "pace_words", "place", "report",
]  # fmt: skip

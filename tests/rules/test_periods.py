"""民法典 第201、202条 in the calculators: a span of months ends before its 对应日, or with a month that has none."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.calculators import CALCULATORS
from mediation.rules.calculators.periods import after_months, severance_months
from mediation.rules.calculators.result import Result
from mediation.rules.calendar import Calendar, read_days, years_loaded
from mediation.rules.step import MinimumWage, Reference

with (Path(__file__).parents[2] / "mediation" / "data" / "holidays.csv").open(encoding="utf-8", newline="") as file:
    NOTICED = read_days(file)
REFERENCE = Reference(
    calendar=Calendar(NOTICED, years_loaded(NOTICED)),
    minimum_wages=(MinimumWage(date(2012, 1, 1), "1000", "测试"),),
    commission="",
)


def works(name: str, **answers: str) -> Result:
    row = CALCULATORS[name]
    return row.works(row.asks.model_validate(answers), REFERENCE)


@pytest.mark.parametrize(
    ("began", "ended", "average", "amount"),
    [
        ("2024-02-29", "2025-02-28", "8000", "8000.00"),
        ("2024-02-29", "2025-03-01", "8000", "12000.00"),
        ("2024-02-28", "2025-02-27", "8000", "8000.00"),
        ("2025-08-31", "2026-02-27", "6000", "3000.00"),
        ("2025-08-31", "2026-02-28", "6000", "6000.00"),
        ("1995-07-01", "2012-06-30", "6000", "30000.00"),
    ],
)
def test_severance_by_civil_code_art_201_and_202(began: str, ended: str, average: str, amount: str) -> None:
    assert works("severance", began=began, ended=ended, average=average).amount == Decimal(amount)


@pytest.mark.parametrize(
    ("began", "signed", "since", "amount"),
    [
        ("2026-01-31", "2026-06-01", "2026-03-01", "15000.00"),
        ("2026-01-30", "2026-06-01", "2026-03-01", "15000.00"),
        ("2026-01-29", "2026-06-01", "2026-03-01", "15000.00"),
        ("2026-01-28", "2026-06-01", "2026-02-28", None),
        ("2026-03-31", "2026-06-01", "2026-05-01", "5000.00"),
    ],
)
def test_second_wage_by_civil_code_art_201_and_202(began: str, signed: str, since: str, amount: str | None) -> None:
    found = works("double_wage", began=began, signed=signed, monthly="5000")
    assert f"自满一个月的次日 {since} 至" in found.lines[0]
    assert amount is None or found.amount == Decimal(amount)


def test_probation_by_civil_code_art_201_and_202() -> None:
    assert works("probation", term="short", began="2026-01-31", served_until="2026-02-28", monthly="5000").amount == 0
    assert works("probation", term="short", began="2026-01-31", served_until="2026-03-31", monthly="5000").amount == 5000


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 600))
def test_a_span_of_months_ends_on_its_day_or_with_the_month(first: date, months: int) -> None:
    after = after_months(first, months)
    assert after.day in (first.day, 1)
    assert after_months(first + timedelta(days=1), months) >= after
    assert severance_months(first, after - timedelta(days=1)) * 12 >= months if months else after == first

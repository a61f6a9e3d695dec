"""The calculators by sums that a lawyer worked out on paper, each under its article: long service, ends of months, parts of years."""

from decimal import Decimal
from typing import Any

import pytest

from mediation.rules.calculators import CALCULATORS
from mediation.rules.codes import Item
from tests.rules.cases.calculators import works, wrong

SUMS: list[tuple[str, str, dict[str, Any], str]] = [
    # 18 years from 2008 to 2025, and less than six months
    ("劳动合同法97-3", "severance", {"began": "1998-07-15", "ended": "2026-06-20", "average": "6000"}, "111000"),
    # 27 years to 2025-07-14, and more than six months: 2 × 28
    ("实施条例25", "compensation", {"began": "1998-07-15", "ended": "2026-06-20", "average": "6000"}, "336000"),
    ("劳动合同法47-2与87", "compensation", {"began": "1998-07-15", "ended": "2026-06-20", "average": "30000"}, "504000"),
    # above three times the average, and not yet twelve years: 2 × 7 × 21,000
    ("劳动合同法47-2与87", "compensation", {"began": "2019-03-01", "ended": "2026-02-28", "average": "21000.01"}, "294000"),
    ("劳动合同法47-2", "severance", {"began": "2014-03-01", "ended": "2026-03-01", "average": "30000"}, "252000"),
    ("劳动合同法47-1", "compensation", {"began": "2025-12-01", "ended": "2026-05-31", "average": "4000"}, "8000"),
    ("劳动合同法47-1", "compensation", {"began": "2025-12-01", "ended": "2026-05-30", "average": "4000"}, "4000"),
    # six months from 30 August are over with February
    ("民法典202", "severance", {"began": "2024-08-30", "ended": "2025-02-28", "average": "3000"}, "3000"),
    ("实施条例27", "severance", {"began": "2023-01-01", "ended": "2024-12-31", "average": "1900"}, "3920"),
    # the month of notice is not capped: 21,000 and 40,000
    ("实施条例20", "notice_pay", {"began": "2025-03-01", "ended": "2026-02-28", "average": "40000", "last_month": "40000"}, "61000"),
    # from 07-30: two months to 09-29, then 9-30, 10-09 and 10-10
    ("司法解释二6", "double_wage", {"began": "2025-06-30", "ended": "2025-10-10", "monthly": "4350"}, "9300"),
    # nine months to 12-14, then 19 working days to 01-09, with Sunday 4 January
    ("劳动合同法82-2", "open_ended_wage", {"due": "2025-03-15", "signed": "2026-01-10", "monthly": "4350"}, "42950"),
    ("劳动法44", "overtime", {"monthly": "5000", "weekday": "36", "rest": "16"}, "2471.26"),
    ("劳动法44", "overtime", {"monthly": "4350", "hourage": "comprehensive", "weekday": "20", "holiday": "8"}, "1350"),
    # came and left in one year: 214 days × 5 ÷ 365 = 2.93
    ("年休假办法5与12", "leave", {"year": 2025, "service": 3, "joined": "2025-04-01", "left": "2025-10-31", "average": "4350"}, "800"),
    # the article divides by 365 in a leap year as well: 365 days are a whole year
    ("年休假办法12", "leave", {"year": 2024, "service": 10, "left": "2024-12-30", "average": "4350"}, "4000"),
    ("年休假办法12", "leave", {"year": 2025, "service": 20, "left": "2025-06-30", "taken": 3, "average": "4350"}, "1600"),
    # the tenth year is reached and the employee gone in one year: (181 × 5 + 92 × 10) ÷ 365 is exactly 5
    (
        "年休假办法4与12", "leave",
        {"year": 2025, "service": 9, "reaches": "2025-07-01", "left": "2025-09-30", "average": "4350"}, "2000",
    ),
    # gone the day before it was reached: 181 × 5 ÷ 365 = 2.48
    (
        "年休假办法4与12", "leave",
        {"year": 2025, "service": 9, "reaches": "2025-07-01", "left": "2025-06-30", "average": "4350"}, "800",
    ),
    # lawful to 10-30; 10-31 to 11-30 is a month, and 11 working days of December
    (
        "劳动合同法83与民法典202", "probation",
        {"term": "middle", "began": "2025-08-31", "served_until": "2025-12-15", "monthly": "4350"}, "6550",
    ),
    # thirty per cent are 1,980: above the minimum wage until March 2025, below it from April on
    ("司法解释一36", "non_compete", {"average": "6600", "ended": "2024-12-31", "months": 6}, "12525"),
    ("劳动合同法85", "added", {"owed": "8000.50", "deadline": "2026-08-10", "as_of": "2026-08-11", "percent": 75}, "6000.38"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "answers", "amount"), [row[1:] for row in SUMS], ids=[row[0] for row in SUMS])
def test_a_sum_worked_out_on_paper(name: str, answers: dict[str, Any], amount: str) -> None:
    assert works(name, **answers).amount == Decimal(amount)


def test_lcl_85_the_added_sum_is_offered_for_the_claim_of_its_name() -> None:
    assert CALCULATORS["added"].items == (Item.ADDED_COMPENSATION,)


def test_every_claim_that_a_calculator_is_for_is_one_that_a_worker_makes() -> None:
    offered = {item for row in CALCULATORS.values() for item in row.items}
    assert Item.OTHER not in offered
    assert {Item.SEVERANCE, Item.COMPENSATION, Item.DOUBLE_WAGE, Item.ADDED_COMPENSATION, Item.LEAVE_PAY} <= offered


@pytest.mark.parametrize(
    ("name", "answers", "field"),
    [
        ("open_ended_wage", {"due": "2007-12-31", "applied": "2008-06-30", "monthly": "2000"}, "due"),
        ("leave", {"year": 2007, "service": 12, "average": "2000"}, "year"),
        ("probation", {"term": "none", "began": "2007-12-31", "served_until": "2008-02-28", "monthly": "2000"}, "began"),
    ],
)
def test_lcl_98_and_leave_10_nothing_is_owed_by_a_law_from_before_it(name: str, answers: dict[str, Any], field: str) -> None:
    assert wrong(name, **answers) == {field}


@pytest.mark.parametrize(("as_of", "refused"), [("2026-10-04", True), ("2026-10-08", True), ("2026-10-09", False)])
def test_lcl_85_an_order_that_ends_in_the_holidays_is_disobeyed_after_them(as_of: str, refused: bool) -> None:
    """民法典 第203条: its last day, 2026-10-03, rolls to the 8th."""
    assert bool(wrong("added", owed="100", deadline="2026-10-03", as_of=as_of)) is refused

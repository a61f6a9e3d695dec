"""The sums of nursing (哺乳假、哺乳时间) and of a pension that was never paid in, each worked out on paper under its article."""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from mediation.rules.calculators import CALCULATORS
from mediation.rules.calculators.nursing import LEAVE_SHARE, TIME_SHARE
from mediation.rules.calculators.pension import SHARE
from mediation.rules.step import Reference
from mediation.services.upkeep.setting_rows import fault
from tests.rules.cases.calculators import REFERENCE, works

HERE = replace(REFERENCE, settings={**REFERENCE.settings, LEAVE_SHARE: "60", TIME_SHARE: "150", SHARE: "16"})
NOTHING_SET = replace(REFERENCE, settings={LEAVE_SHARE: "", TIME_SHARE: "", SHARE: ""})


def sum_of(name: str, reference: Reference = HERE, **answers: Any) -> Decimal:
    return works(name, reference, **answers).amount


def faults(name: str, reference: Reference = HERE, **answers: Any) -> set[str]:
    calculator = CALCULATORS[name]
    return set(calculator.wrong(calculator.asks.model_validate(answers), reference))


@pytest.mark.parametrize(
    ("allowance", "months", "paid", "amount"),
    [
        ("6000", 6, None, "21600.00"),  # 60 %: 3,600 a month
        ("3000", 6, None, "13170.00"),  # 1,800 is below the minimum wage of 2,195
        ("3658.33", 1, None, "2195.00"),  # 2,194.998, rounded to 2,195.00, which is the minimum wage itself
        ("6000", 6, "20000", "1600.00"),
        ("6000", 1, "4000", "0.00"),
    ],
)
def test_the_pay_of_nursing_leave_is_a_share_of_the_allowance_and_at_least_the_minimum_wage(
    allowance: str, months: int, paid: str | None, amount: str
) -> None:
    assert sum_of("nursing_leave", first="2026-03-02", allowance=allowance, months=months, paid=paid) == Decimal(amount)


@pytest.mark.parametrize(
    ("days", "children", "amount"),
    [(100, 1, "4500.00"), (100, 2, "9000.00"), (1, 1, "45.00")],
)
def test_women_9_an_hour_a_day_and_one_more_for_each_further_child(days: int, children: int, amount: str) -> None:
    """5,220 ÷ 21.75 ÷ 8 = 30 元 an hour; half as much again for what was worked."""
    assert sum_of("nursing_time", days=days, children=children, own="5220") == Decimal(amount)
    assert sum_of("nursing_time", days=100, own="5220", paid="500") == Decimal("4000.00")


@pytest.mark.parametrize(
    ("answers", "amount"),
    [
        ({"due": "2400", "received": "200", "months": 24}, "52800.00"),
        ({"due": "2400", "months": 1}, "2400.00"),
        ({"due": "150", "received": "200", "months": 24}, "0.00"),
        ({"by": "share", "wage": "4500", "months": 60}, "43200.00"),  # 16 %: 720 a month
    ],
)
def test_SPC1_1_5_the_loss_of_a_pension_is_the_months_difference_or_the_employers_share(answers: dict[str, Any], amount: str) -> None:
    assert sum_of("pension_loss", cannot=True, **answers) == Decimal(amount)


def test_SIL_63_what_can_still_be_paid_in_is_no_loss() -> None:
    assert faults("pension_loss", due="2400", months=12) == {"cannot"}
    assert faults("pension_loss", cannot=True, months=12) == {"due"}
    assert faults("pension_loss", cannot=True, by="share", months=12) == {"wage"}


def test_a_share_that_nobody_set_is_asked_for() -> None:
    assert faults("nursing_leave", NOTHING_SET, first="2026-03-02", allowance="6000", months=1) == {"allowance"}
    assert faults("nursing_leave", first="2015-03-02", allowance="6000", months=1) == {"first"}
    assert faults("nursing_time", NOTHING_SET, days=1, own="5220") == {"own"}
    assert faults("pension_loss", NOTHING_SET, cannot=True, by="share", wage="4500", months=1) == {"by"}
    assert fault(SHARE, "160")
    assert fault(LEAVE_SHARE, "0")
    assert fault(TIME_SHARE, "50")

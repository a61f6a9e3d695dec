"""The sums of illness, motherhood, missing insurance and covenants, each worked out on paper under its article."""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from mediation.rules.calculators import CALCULATORS
from mediation.rules.calculators.maternity import DIVISOR
from mediation.rules.calculators.sick import period
from mediation.rules.calculators.uninsured import SHARE
from mediation.rules.step import Reference
from mediation.services.upkeep.setting_rows import fault
from tests.rules.cases.calculators import REFERENCE, works

HERE = replace(REFERENCE, settings={**REFERENCE.settings, SHARE: "90"})


def sum_of(name: str, reference: Reference = HERE, **answers: Any) -> Decimal:
    return works(name, reference, **answers).amount


def faults(name: str, reference: Reference = HERE, **answers: Any) -> set[str]:
    calculator = CALCULATORS[name]
    return set(calculator.wrong(calculator.asks.model_validate(answers), reference))


# --- 医疗期, 病假工资 ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("in_all", "here", "months"),
    [
        (0, 0, (3, 6)), (9, 4, (3, 6)), (9, 5, (6, 12)), (9, 9, (6, 12)),
        (10, 0, (6, 12)), (10, 4, (6, 12)), (10, 5, (9, 15)), (12, 9, (9, 15)), (10, 10, (12, 18)), (20, 14, (12, 18)),
        (20, 15, (18, 24)), (19, 19, (18, 24)), (20, 20, (24, 30)), (40, 40, (24, 30)),
    ],
)  # fmt: skip
def test_medical_period_3_4_from_three_to_twenty_four_months(in_all: int, here: int, months: tuple[int, int]) -> None:
    assert period(in_all, here) == months


@pytest.mark.parametrize(
    ("more", "amount"),
    [
        ({}, "5268.00"),  # 2,195 × 80 % = 1,756, three months
        ({"agreed": "3000"}, "9000.00"),
        ({"agreed": "1755.99"}, "5268.00"),
        ({"paid": "3000"}, "2268.00"),
        ({"paid": "6000"}, "0.00"),
    ],
)
def test_309_59_sick_pay_is_at_least_eighty_per_cent_of_the_minimum_wage(more: dict[str, Any], amount: str) -> None:
    spell = {"in_all": 3, "here": 2, "first": "2026-01-05", "last": "2026-04-04"}
    assert sum_of("sick_pay", **spell, **more) == Decimal(amount)


def test_medical_period_3_what_lies_after_it_is_no_sick_pay() -> None:
    long = works("sick_pay", HERE, in_all=3, here=2, first="2026-01-05", last="2026-06-30")
    assert long.amount == Decimal("5268.00")
    assert "2026-04-05 起医疗期已满" in "".join(long.notes)
    assert sum_of("sick_pay", in_all=3, here=2, first="2026-01-05", last="2026-01-14") == Decimal("645.89")  # 8 working days


def test_sick_pay_asks_what_cannot_be() -> None:
    given = {"in_all": 3, "here": 4, "first": "2026-01-05", "last": "2026-01-14"}
    assert faults("sick_pay", **given) == {"here"}
    assert faults("sick_pay", **{**given, "here": 3, "last": "2026-01-04"}) == {"last"}
    assert faults("sick_pay", **{**given, "here": 3, "first": "2019-01-05"}) == {"agreed"}


# --- 产假, 生育津贴 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "days"),
    [
        ({}, 98), ({"difficult": True}, 113), ({"children": 2}, 113), ({"children": 3, "difficult": True}, 143), ({"more": 60}, 158),
        ({"what": "early"}, 15), ({"what": "late"}, 42),
    ],
)  # fmt: skip
def test_women_7_8_the_employer_who_did_not_insure_pays_the_wage_of_the_leave(more: dict[str, Any], days: int) -> None:
    assert sum_of("maternity", first="2026-03-01", own="6000", **more) == Decimal(200) * days


@pytest.mark.parametrize(
    ("of_unit", "paid", "amount"),
    [("6000", "", "4900"), ("7500", "", "0"), ("9000", "", "0"), ("6000", "3000", "1900"), ("6000", "9999", "0")],
)
def test_SIL_56_of_an_insured_mother_he_owes_what_the_allowance_lacks(of_unit: str, paid: str, amount: str) -> None:
    """98 days at 7,500 are 24,500; at 6,000 they are 19,600."""
    given = {"first": "2026-03-01", "own": "7500", "insured": True, "of_unit": of_unit, "paid": paid}
    assert sum_of("maternity", **given) == Decimal(amount)


def test_women_7_a_day_is_a_thirtieth_unless_the_bureau_says_otherwise() -> None:
    otherwise = replace(HERE, settings={**HERE.settings, DIVISOR: "28"})
    assert sum_of("maternity", otherwise, first="2026-03-01", own="6000") == Decimal("21000.00")
    assert fault(DIVISOR, "0")
    assert fault(DIVISOR, "三十")
    assert fault(DIVISOR, "30") == ""


def test_maternity_asks_what_is_lacking() -> None:
    assert faults("maternity", first="2026-03-01", own="6000", insured=True) == {"of_unit"}
    assert faults("maternity", first="2026-03-01", own="6000", what="early", difficult=True) == {"what"}


# --- 未缴社保 -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("years", "months", "refused"),
    [(0, 1, {"years"}), (1, 12, set()), (4, 13, {"months"}), (5, 18, set()), (9, 19, {"months"}), (10, 24, set())],
)
def test_SIL_45_46_months_by_the_years_of_contributions(years: int, months: int, refused: set[str]) -> None:
    assert faults("unemployment", ended="2026-05-31", years=years, months=months, involuntary=True) == refused


def test_SIL_45_who_left_of_his_own_will_lost_nothing() -> None:
    assert faults("unemployment", ended="2026-05-31", years=3, months=6) == {"involuntary"}
    assert "ended" in faults("unemployment", REFERENCE, ended="2026-05-31", years=3, months=6, involuntary=True)


def test_SPC1_1_the_loss_is_the_benefit_that_would_have_come() -> None:
    """2,195 × 90 % = 1,975.50."""
    assert sum_of("unemployment", ended="2026-05-31", years=3, months=6, involuntary=True) == Decimal("11853.00")
    assert sum_of("medical_loss", total="20000", excluded="2000", deductible="600", percent=80) == Decimal("13920.00")
    assert sum_of("medical_loss", total="500", deductible="600", percent=80) == Decimal("0.00")


# --- 服务期, 竞业限制 ------------------------------------------------------------------------------------------

SERVED = {"cost": "36500", "first": "2024-01-01", "last": "2025-12-30"}
"""730 days, 50 元 each."""


@pytest.mark.parametrize(
    ("agreed", "left", "amount"),
    [
        ("50000", "2024-12-30", "18250"),  # 365 days unserved: half
        ("10000", "2024-12-30", "10000"),  # less was agreed
        ("50000", "2025-12-29", "50"),
        ("50000", "2024-01-01", "36450"),
    ],
)
def test_LCL_22_the_penalty_is_the_share_of_the_cost_that_was_not_served(agreed: str, left: str, amount: str) -> None:
    assert sum_of("service_period", **SERVED, agreed=agreed, left=left) == Decimal(amount)


@pytest.mark.parametrize(("how", "owed"), [("himself", True), ("his_fault", True), ("forced", False), ("otherwise", False)])
def test_LCLR_26_whoever_was_driven_out_owes_none(how: str, owed: bool) -> None:
    assert bool(sum_of("service_period", **SERVED, agreed="50000", left="2024-12-30", how=how)) is owed


def test_LCL_22_25_no_penalty_that_was_not_agreed_nor_after_the_service() -> None:
    assert faults("service_period", **SERVED, left="2024-12-30") == {"agreed"}
    assert faults("service_period", **SERVED, left="2024-12-30", how="forced") == set()
    assert faults("service_period", **SERVED, agreed="1", left="2025-12-30") == {"left"}
    assert faults("service_period", **SERVED, agreed="1", left="2023-12-31") == {"left"}
    assert faults("service_period", **{**SERVED, "last": "2023-12-31"}, agreed="1", left="2023-12-31") == {"last"}


@pytest.mark.parametrize(
    ("loss", "amount"), [("", "200000"), ("100000", "130000"), ("153846.16", "200000"), ("160000", "200000")]
)
def test_LCL_23_and_CC_585_a_penalty_is_measured_by_the_loss(loss: str, amount: str) -> None:
    found = works("compete_penalty", HERE, agreed="200000", loss=loss, paid="12000")
    assert found.amount == Decimal(amount)
    assert "12,000.00 元，可以作为返还另行请求" in "".join(found.notes)

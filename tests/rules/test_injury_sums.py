"""The sums of an injury at work, each worked out on paper under its article (工伤保险条例 第33至39、62、64条)."""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from mediation.rules.calculators import CALCULATORS
from mediation.rules.calculators.injury_bases import (
    INCOME,
    JOB_MONTHS,
    MEDICAL_MONTHS,
    MONTHS_EXAMPLE,
    POOL,
    read_incomes,
    read_months,
)
from mediation.rules.codes.injury import Grade
from mediation.rules.step import AverageWage, Reference
from mediation.services.upkeep.setting_rows import fault
from tests.rules.cases.calculators import REFERENCE, works

MONTHS = "自2011-01-01：五级10、六级9、七级8、八级6、九级4、十级2；自2026-01-01：五级20、六级18、七级16、八级12、九级8、十级4.5"
HERE = replace(
    REFERENCE,
    average_wages=(
        *REFERENCE.average_wages, AverageWage("某市", "month", 2024, "6800.00", "测试"),
        AverageWage("某省", "year", 2025, "96000.00", "测试"),
    ),
    settings={**REFERENCE.settings, MEDICAL_MONTHS: MONTHS, JOB_MONTHS: MONTHS, INCOME: "2024：54188；2025：56000"},
)  # fmt: skip
HURT = {"injured_on": "2026-03-02", "average": "5000"}


def sum_of(name: str, reference: Reference = HERE, **answers: Any) -> Decimal:
    return works(name, reference, **answers).amount


def faults(name: str, reference: Reference = HERE, **answers: Any) -> set[str]:
    calculator = CALCULATORS[name]
    return set(calculator.wrong(calculator.asks.model_validate(answers), reference))


@pytest.mark.parametrize(
    ("grade", "months"),
    [("1", 27), ("2", 25), ("3", 23), ("4", 21), ("5", 18), ("6", 16), ("7", 13), ("8", 11), ("9", 9), ("10", 7)],
)
def test_WIR_35_36_37_the_grant_by_grade(grade: str, months: int) -> None:
    assert sum_of("injury_grant", grade=grade, **HURT) == Decimal(5000) * months


@pytest.mark.parametrize(
    ("average", "counted"),
    [
        ("4199.99", "4200"),  # 60 % of 7,000
        ("4200", "4200"),
        ("21000", "21000"),
        ("21000.01", "21000"),  # 300 %
    ],
)
def test_WIR_64_the_own_wage_lies_between_sixty_and_three_hundred_per_cent(average: str, counted: str) -> None:
    assert sum_of("injury_grant", grade="9", injured_on="2026-03-02", average=average) == Decimal(counted) * 9


def test_WIR_64_the_average_is_of_the_year_before_the_injury_and_of_the_pool() -> None:
    low = {"grade": "10", "average": "1000"}
    assert sum_of("injury_grant", injured_on="2025-12-31", **low) == Decimal("28560.00")  # 7 × 60 % of 6,800
    of_the_province = replace(HERE, settings={**HERE.settings, POOL: "某省"})
    assert sum_of("injury_grant", of_the_province, injured_on="2026-03-02", **low) == Decimal("33600.00")  # 7 × 60 % of 8,000
    unknown = works("injury_grant", HERE, injured_on="2024-03-02", **low)
    assert (unknown.amount, "没有核对本人工资" in "".join(unknown.notes)) == (Decimal("7000.00"), True)


def test_WIR_64_an_average_that_is_not_entered_is_typed_and_said_to_be() -> None:
    low = works("injury_grant", HERE, grade="10", average="1000", injured_on="2024-03-02", pool="6500")
    assert low.amount == Decimal("27300.00")  # 7 × 60 % of 6,500
    assert "承办人照公布的数填写" in low.used[0].source
    assert sum_of("injury_care", care="full", from_on="2024-06-01", months=2, pool="6500") == Decimal("6500.00")


def test_WIR_62_and_SIL_41_42_who_was_not_insured_is_told_who_pays_and_of_the_advance() -> None:
    notes = "".join(works("injury_grant", HERE, grade="9", **HURT).notes)
    assert "由用人单位按条例规定的项目和标准支付（第62条第2款）" in notes
    assert "先行支付，由单位偿还（社会保险法第41条）" in notes
    assert "（第42条）" in notes


@pytest.mark.parametrize(
    ("grade", "percent"), [("1", 90), ("2", 85), ("3", 80), ("4", 75), ("5", 70), ("6", 60)]
)
def test_WIR_35_36_the_pension_by_grade(grade: str, percent: int) -> None:
    answers = {"grade": grade, **HURT, "from_on": "2026-06-01", "months": 10}
    assert sum_of("injury_pension", **answers) == Decimal(5000) * percent / 10


def test_WIR_36_a_pension_below_the_minimum_wage_is_made_up_from_the_month_it_is_below() -> None:
    """60 % of 3,300 are 1,980: above 1,960 until March 2025 (2024: no average is known, the wage stays), below 2,195 from April."""
    answers = {"grade": "6", "injured_on": "2024-06-01", "average": "3300", "from_on": "2025-01-01", "months": 6}
    assert sum_of("injury_pension", **answers) == Decimal(1980) * 3 + Decimal(2195) * 3


@pytest.mark.parametrize(("care", "monthly"), [("full", "3500"), ("mostly", "2800"), ("partly", "2100")])
def test_WIR_34_care_is_a_share_of_the_average_wage(care: str, monthly: str) -> None:
    assert sum_of("injury_care", care=care, from_on="2026-02-01", months=5) == Decimal(monthly) * 5


def test_WIR_34_care_follows_the_average_of_each_year() -> None:
    """November and December 2025 by 6,800, January 2026 by 7,000; half of it."""
    assert sum_of("injury_care", care="full", from_on="2025-11-01", months=3) == Decimal("10300.00")


@pytest.mark.parametrize(
    ("grade", "ended", "insured", "amount"),
    [
        ("9", "2026-05-10", False, "112000"),  # (8 + 8) × 7,000
        ("9", "2026-05-10", True, "56000"),  # the fund pays the medical one
        ("10", "2026-05-10", False, "63000"),  # 4.5 months
        ("9", "2025-12-31", False, "54400"),  # the older months, the older average: (4 + 4) × 6,800
    ],
)
def test_WIR_36_37_the_two_grants_on_parting(grade: str, ended: str, insured: bool, amount: str) -> None:
    assert sum_of("injury_parting", grade=grade, ended=ended, insured=insured) == Decimal(amount)


def test_WIR_37_months_that_are_not_entered_are_typed_from_the_provinces_paper() -> None:
    """The province may reckon them by age: then whoever handles it types them."""
    bare = replace(HERE, settings=REFERENCE.settings)
    answers = {"grade": "9", "ended": "2026-05-10"}
    assert faults("injury_parting", bare, **answers) == {"medical_months", "employment_months"}
    assert sum_of("injury_parting", bare, **answers, medical_months="5", employment_months="7.5") == Decimal("87500.00")
    assert faults("injury_parting", bare, grade="4", ended="2026-05-10") == {"grade"}
    assert faults("injury_parting", **{**answers, "ended": "2024-05-10"}) == {"pool"}
    assert sum_of("injury_parting", **{**answers, "ended": "2024-05-10"}, pool="6500") == Decimal("52000.00")  # (4 + 4) × 6,500


@pytest.mark.parametrize(
    ("first", "last", "paid", "amount"),
    [
        ("2026-01-05", "2026-04-04", "", "13050"),  # three months
        ("2026-01-05", "2026-04-04", "4350", "8700"),
        ("2026-01-05", "2026-01-14", "", "1600"),  # 8 working days: 200 each
        ("2026-10-01", "2026-10-09", "", "1000"),  # 2 working days and 3 statutory holidays, on which wages are owed (劳动法 第51条)
        ("2026-10-04", "2026-10-09", "", "400"),  # the other days of rest are taken from weekends
        ("2026-01-05", "2026-02-04", "9000", "0"),
    ],
)
def test_WIR_33_the_wage_goes_on_as_before(first: str, last: str, paid: str, amount: str) -> None:
    assert sum_of("injury_leave", first=first, last=last, monthly="4350", paid=paid) == Decimal(amount)


@pytest.mark.parametrize(
    ("last", "prolonged", "refused"),
    [("2027-01-04", False, False), ("2027-01-05", False, True), ("2027-01-05", True, False), ("2028-01-04", True, False),
     ("2028-01-05", True, True)],
)  # fmt: skip
def test_WIR_33_twelve_months_and_twelve_more(last: str, prolonged: bool, refused: bool) -> None:
    found = faults("injury_leave", first="2026-01-05", last=last, prolonged=prolonged, monthly="4350")
    assert found == ({"last"} if refused else set())


def test_WIR_39_funeral_and_the_sum_for_a_death() -> None:
    """2026: 6 × 7,000 and 20 × 56,000. 2025: 6 × 6,800 and 20 × 54,188 = 1,083,760."""
    assert sum_of("injury_death", died_on="2026-04-01") == Decimal("1162000.00")
    assert sum_of("injury_death", died_on="2025-04-01") == Decimal("1124560.00")
    assert sum_of("injury_death", died_on="2026-04-01", how="afterwards") == Decimal("42000.00")
    assert faults("injury_death", died_on="2024-04-01") == {"income", "pool"}
    assert sum_of("injury_death", died_on="2024-04-01", how="afterwards", pool="6500") == Decimal("39000.00")
    bare = replace(HERE, settings=REFERENCE.settings)
    assert faults("injury_death", bare, died_on="2026-04-01") == {"income"}
    typed = works("injury_death", bare, died_on="2026-04-01", income="56000")
    assert typed.amount == Decimal("1162000.00")
    assert "承办人照公布的数填写" in typed.used[-1].source
    assert faults("injury_death", bare, died_on="2026-04-01", how="afterwards") == set()


@pytest.mark.parametrize(
    ("who", "percent"),
    [
        ({"partner": True}, 40),
        ({"partner": True, "others": 1}, 70),
        ({"partner": True, "others": 2}, 100),
        ({"partner": True, "others": 3}, 100),  # 130 %: together at most the wage
        ({"alone": 1}, 40),
        ({"partner": True, "partner_alone": True, "others": 1}, 80),
    ],
)
def test_WIR_39_the_dependants_shares(who: dict[str, Any], percent: int) -> None:
    assert sum_of("injury_kin", died_on="2026-04-01", average="5000", months=12, **who) == Decimal(5000) * percent / 100 * 12


def test_WIR_39_somebody_has_to_depend() -> None:
    assert faults("injury_kin", died_on="2026-04-01", average="5000", months=12) == {"partner"}
    assert faults("injury_kin", died_on="2026-04-01", average="5000", months=12, others=1, partner_alone=True) == {"partner_alone"}


@pytest.mark.parametrize(
    ("name", "answers", "field"),
    [
        ("injury_grant", {"grade": "none", **HURT}, "grade"),
        ("injury_pension", {"grade": "7", **HURT, "from_on": "2026-06-01", "months": 1}, "grade"),
        ("injury_pension", {"grade": "6", **HURT, "from_on": "2026-03-01", "months": 1}, "from_on"),
        ("injury_care", {"care": "full", "from_on": "2024-06-01", "months": 1}, "pool"),
        ("injury_leave", {"first": "2026-02-01", "last": "2026-01-31", "monthly": "1"}, "last"),
    ],
)
def test_what_no_article_gives_is_refused(name: str, answers: dict[str, Any], field: str) -> None:
    assert faults(name, **answers) == {field}


def test_the_dated_figures_are_read_as_they_are_written() -> None:
    assert [since for since, _ in read_months(MONTHS)] == [date(2011, 1, 1), date(2026, 1, 1)]
    assert read_months(MONTHS)[1][1][Grade.TENTH] == Fraction(9, 2)
    assert read_months(MONTHS_EXAMPLE)[0][1][Grade.FIFTH] == 10
    assert read_months("未录入") == []
    assert read_incomes("2023：51821；2024：54188") == {2023: 51821, 2024: 54188}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (MEDICAL_MONTHS, "五级10"), (MEDICAL_MONTHS, "自2011-01-01：五级10、六级9"), (JOB_MONTHS, "自2011-01-01：四级10"),
        (INCOME, "2023 51821"), (INCOME, "2023：五万"),
    ],
)  # fmt: skip
def test_a_figure_that_cannot_be_read_is_refused_where_it_is_set(key: str, value: str) -> None:
    assert "样子" in fault(key, value)

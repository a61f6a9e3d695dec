"""Targets of the plans, which of them is in force, and the way to a target through the year."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.indicators import (
    BASELINE,
    REFERENCE,
    TARGET,
    Figure,
    Month,
    PlanFigure,
    in_force,
    judged,
    month_period,
    months_gone,
    still_needed,
    trajectory,
)
from mediation.services.upkeep import bureau_files

OCTOBER = Month(2026, 10)
IN_OCTOBER = month_period(OCTOBER)


def plan():
    return [line.figure for line in bureau_files.opened(bureau_files.SHIPPED).targets.rows]


# --- targets --------------------------------------------------------------------------------------------------


def test_the_plans_figures_are_those_of_the_documents():
    known = {(f.region, f.indicator, f.year, f.use): f.value for f in plan()}
    for key, value in {
        ("晋江", "MSR", 2015, BASELINE): "80", ("晋江", "MSR", 2020, REFERENCE): "95", ("晋江", "MSR", 2020, BASELINE): "80",
        ("晋江", "MSR", 2025, TARGET): "80", ("晋江", "ACR", 2015, BASELINE): "96.36", ("晋江", "ACR", 2020, REFERENCE): "95",
        ("晋江", "ACR", 2020, BASELINE): "93.62", ("晋江", "ACR", 2025, TARGET): "95", ("晋江", "ATR", 2015, BASELINE): "33.53",
        ("晋江", "ATR", 2020, REFERENCE): "38", ("晋江", "ATR", 2020, BASELINE): "38.3", ("晋江", "LIR", 2025, TARGET): "100",
        ("福建", "MSR", 2020, BASELINE): "68.4", ("福建", "MSR", 2025, TARGET): "60", ("福建", "ACR", 2015, BASELINE): "93.97",
        ("福建", "ACR", 2020, REFERENCE): "90", ("福建", "ACR", 2020, BASELINE): "93.1", ("福建", "ACR", 2025, TARGET): "90",
        ("福建", "LIR", 2025, TARGET): "96",
    }.items():
        assert known[key] == Decimal(value), key
    assert all(f.source for f in plan())


def test_no_target_is_invented_for_final_awards():
    assert in_force(plan(), "ATR", "晋江", 2025) is None
    assert in_force(plan(), "ATR", "福建", 2026) is None


def test_after_the_plan_its_last_target_is_carried_and_said_so():
    target = in_force(plan(), "ACR", "晋江", 2026)
    assert target is not None
    assert (target.year, target.value) == (2025, Decimal(95))
    met = judged(target, Figure(425, 466), 2026)
    assert (met.met, met.status, met.gap, met.note) == (False, "未达到", Decimal("-3.80"), "沿用 2025 年目标")
    assert judged(target, Figure(95, 100), 2025).note == ""
    assert judged(target, Figure(95, 100), 2025).status == "达到"
    assert judged(target, Figure(0, 0), 2025).status == "无数据"


def test_a_later_plan_takes_over_in_its_years():
    later = [
        *plan(),
        PlanFigure("“十五五”规划", "晋江", "ACR", 2030, TARGET, Decimal(97), "预期性", "某文件"),
    ]
    assert [getattr(in_force(later, "ACR", "晋江", year), "year", None) for year in (2025, 2026, 2031)] == [2025, 2030, 2030]


# --- the way to the target ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "by_month"),
    [
        ("95", {1: "61.29", 2: "76.00", 3: "82.61", 6: "90.48", 9: "93.44", 12: "95.00"}),
        ("93.62", {12: "93.62"}),
        ("90", {12: "90.00", 6: "81.82"}),
    ],
)
def test_a_red_light_in_march_may_be_on_the_way(target, by_month):
    for months, rate in by_month.items():
        assert trajectory(Decimal(target), Fraction(months)) == Decimal(rate)


def test_no_trajectory_to_a_hundred_nor_from_nothing():
    assert trajectory(Decimal(100), Fraction(3)) is None
    assert trajectory(Decimal(95), Fraction(0)) is None


@pytest.mark.parametrize(
    ("as_of", "gone"),
    [("2026-10-31", Fraction(10)), ("2026-01-31", Fraction(1)), ("2026-02-14", Fraction(3, 2)), ("2026-12-31", Fraction(12)),
     ("2026-01-01", Fraction(1, 31))],
)
def test_months_gone_counts_the_day_itself(as_of, gone):
    assert months_gone(date(2026, 1, 1), date.fromisoformat(as_of)) == gone


def test_months_gone_where_months_close_on_the_twentieth():
    assert months_gone(date(2025, 12, 21), date(2026, 3, 20)) == 3


def test_what_is_still_needed_by_the_end_of_the_year():
    """425 of 466, 420 accepted in ten months: 84 more expected; ⌈0.95 × 550 − 425⌉ = 98 in 9 weeks."""
    need = still_needed(Decimal(95), Figure(425, 466), 420, Fraction(10), 61)
    assert need is not None
    assert (need.count, need.weekly) == (98, 11)


def test_nothing_is_needed_where_the_target_is_reached_or_the_year_is_over():
    assert still_needed(Decimal(90), Figure(600, 466), 420, Fraction(10), 61) is None
    assert still_needed(Decimal(95), Figure(1, 466), 420, Fraction(12), 0) is None
    assert still_needed(Decimal(95), Figure(0, 0), 0, Fraction(1, 31), 364) is None


@given(st.integers(0, 300), st.integers(1, 300), st.integers(1, 12), st.integers(50, 99))
def test_what_is_needed_is_enough_and_no_more(closed, accepted, months, target):
    figure = Figure(min(closed, accepted), accepted)
    need = still_needed(Decimal(target), figure, accepted, Fraction(months), 30)
    by_december = accepted + Fraction(accepted, months) * (12 - months)
    more = 0 if need is None else need.count
    assert figure.n + more >= by_december * target / 100
    assert more == 0 or figure.n + more - 1 < by_december * target / 100


def test_the_day_after_the_period_is_out():
    assert not IN_OCTOBER.holds(IN_OCTOBER.last + timedelta(days=1))
    assert not IN_OCTOBER.holds(None)

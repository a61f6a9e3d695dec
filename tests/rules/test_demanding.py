"""A demand (催促履行): who is asked to perform what is overdue, by when, and what it leaves to everybody else."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

import pytest

from mediation.rules.lifecycle import STEPS, suggested
from mediation.rules.owed import Liable
from mediation.rules.steps.demanding import owing
from mediation.rules.steps.overdue import overdue_in
from mediation.rules.steps.remedies import open_ways
from tests.rules.cases.mediation import Line, agreed, at, refusal, wrong

WAGES = agreed("wages", "severance")
ASKED: dict[str, Any] = {"parties": [3], "way": "phone", "until": "2026-03-20"}
DEMANDED: Line = ("demand_performance", "2026-03-12", ASKED)


def test_r17_32_nobody_is_urged_before_the_day_has_gone_by() -> None:
    """Two lines of 100 元, due on 2026-03-10."""
    assert "不用催促" in refusal("demand_performance", WAGES, "2026-03-10")
    assert refusal("demand_performance", WAGES, "2026-03-11") == ""
    assert "还没有到期没有履行" in wrong("demand_performance", WAGES, on="2026-03-10", **ASKED)["on"]


def test_r17_32_nothing_is_demanded_once_all_has_come() -> None:
    paid: Line = ("record_payment", "2026-03-12", {"payments": [{"promise": n, "amount": "100.00"} for n in (1, 2)]})
    assert "不用催促" in refusal("demand_performance", [*WAGES, paid], "2026-03-14")


def test_r17_32_it_is_asked_of_who_owes_and_never_of_who_is_owed() -> None:
    assert "按协议应当履行的是" in wrong("demand_performance", WAGES, on="2026-03-12", **{**ASKED, "parties": [1]})["parties"]
    assert wrong("demand_performance", WAGES, on="2026-03-12", **ASKED) == {}


@pytest.mark.parametrize(("until", "early"), [("2026-03-11", True), ("2026-03-12", False), ("2026-03-25", False)])
def test_the_day_named_has_not_gone_by(until: str, early: bool) -> None:
    assert ("until" in wrong("demand_performance", WAGES, on="2026-03-12", **{**ASKED, "until": until})) is early


def test_CC_178_whoever_answers_in_addition_or_first_is_asked_too() -> None:
    where = at(WAGES, "2026-03-12")
    line = where.case.promises[1]
    overdue = overdue_in(where.case, where.here, where.today)
    assert overdue is not None
    assert owing(where, overdue) == [3]
    line.liable = Liable((3,), backs=(5,))
    assert owing(where, overdue) == [3, 5]


def test_the_form_offers_who_owes_and_a_day_that_is_worked() -> None:
    """Seven days from Thursday 2026-03-12 are a Thursday; from Sunday 03-15, with 03-22 a Sunday, the Monday after."""
    offered = suggested(STEPS["demand_performance"], at(WAGES, "2026-03-12"))
    assert (offered["parties"], offered["until"]) == ([3], "2026-03-19")
    assert suggested(STEPS["demand_performance"], at(WAGES, "2026-03-15"))["until"] == "2026-03-23"


def test_lmaa_15_16_27_2_a_demand_takes_no_way_and_begins_the_year_anew() -> None:
    """第27条第2款: 一方当事人向对方当事人主张权利; what both may ask together has days of its own (办案规则 第74条), and is not put off."""
    before = {(way.remedy.label, str(way.last)) for way in open_ways(at(WAGES, "2026-03-14"))}
    after = {(way.remedy.label, str(way.last)) for way in open_ways(at([*WAGES, DEMANDED], "2026-03-14"))}
    assert {label for label, _ in after} == {label for label, _ in before}
    year = {("就协议款申请仲裁", "2027-03-10"), ("申请仲裁", "2027-03-10")}
    assert before - after == year
    assert after - before == {(label, "2027-03-12") for label, _ in year}
    assert refusal("record_breach", [*WAGES, DEMANDED], "2026-03-14") == ""

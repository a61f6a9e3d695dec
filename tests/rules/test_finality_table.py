"""调解仲裁法 第47条, 办案规则 第50条: each kind of claim by the sort it belongs to, and the two local readings."""

from datetime import date
from decimal import Decimal

import pytest

from mediation.rules.codes import Item
from mediation.rules.effect import FINAL, NON_FINAL
from mediation.rules.finality import Readings, finality, finality_of_dismissed, is_disputed

WAGE = Decimal(2195)
LITTLE, MUCH = Decimal("100.00"), Decimal("26340.01")
MONEY = [
    "wages",
    "overtime",
    "double_wage",
    "severance",
    "compensation",
    "notice_pay",
    "probation",
    "non_compete",
    "injury_medical",
]
"""第47条第1项, as 第50条第2款 lists it: pay of all sorts, medical cost of an injury, compensation, damages."""
STANDARDS = ["leave_pay", "insurance", "injury_benefit"]
"""第47条第2项: working hours, leave, social insurance."""


@pytest.mark.parametrize("item", Item)
def test_the_sort_of_each_item(item: Item) -> None:
    finals = [finality(item, amount, WAGE, relation_confirmed=False)[0] for amount in (LITTLE, MUCH, None)]
    if item in MONEY:
        assert finals == [True, False, False]
    else:
        assert finals == [item in STANDARDS] * 3


@pytest.mark.parametrize("item", Item)
def test_a_dismissed_claim_has_a_label_only_by_the_local_reading_and_only_for_money(item: Item) -> None:
    labels = [
        finality_of_dismissed(item, relation_confirmed=relation, dismissed_is_final=reading)[0]
        for relation, reading in ((False, True), (False, False), (True, True), (True, False))
    ]
    assert labels == [True if item in MONEY else None, None, None, None]


@pytest.mark.parametrize(("setting", "wage_of_application"), [("申请仲裁之日", True), ("裁决作出之日", False), ("", False)])
def test_the_day_whose_minimum_wage_counts(setting: str, wage_of_application: bool) -> None:
    readings = Readings.of({"open.wage_date": setting, "award.dismissed_final": " 是 "}.__getitem__)
    applied, awarded = date(2025, 3, 1), date(2025, 5, 1)
    assert readings.wage_of_application is wage_of_application
    assert readings.dismissed_is_final
    assert readings.day(applied, awarded) == (applied if wage_of_application else awarded)
    assert readings.other_day(applied, awarded) == (awarded if wage_of_application else applied)
    assert readings.says == ("申请仲裁之日" if wage_of_application else "裁决作出之日")


@pytest.mark.parametrize(("typed", "final"), [("是", True), ("yes", True), ("否", False), ("", False)])
def test_whether_what_was_dismissed_is_final_is_a_setting(typed: str, final: bool) -> None:
    assert Readings.of({"open.wage_date": "", "award.dismissed_final": typed}.__getitem__).dismissed_is_final is final


@pytest.mark.parametrize(
    ("other", "amount", "disputed"),
    [
        (None, MUCH, False),
        (Decimal(1960), LITTLE, False),
        (Decimal(1960), Decimal("26340.00"), True),
        (Decimal(2195), MUCH, False),
    ],
)
def test_the_two_days_may_disagree(other: Decimal | None, amount: Decimal, disputed: bool) -> None:
    assert is_disputed(Item.WAGES, amount, WAGE, other, relation_confirmed=False) is disputed
    assert not is_disputed(Item.WAGES, amount, WAGE, other, relation_confirmed=True)


def test_the_four_awards_by_what_they_are() -> None:
    """第50条第4款: final and non-final are separate papers, a partial award's as well."""
    assert {"award_final", "partial_award_final"} == FINAL
    assert {"award_nonfinal", "partial_award_nonfinal"} == NON_FINAL


def test_without_a_setting_the_awards_day_counts_and_what_is_dismissed_has_no_label() -> None:
    assert (Readings().wage_of_application, Readings().dismissed_is_final) == (False, False)

"""调解仲裁法 第47条, 办案规则 第50条: each kind of claim by the sort it belongs to, and the two local readings."""

from datetime import date
from decimal import Decimal

import pytest

from mediation.rules.codes import Item
from mediation.rules.effect import FINAL, NON_FINAL
from mediation.rules.finality import Awarded, Readings, Relation, is_disputed, label, label_of_dismissed
from mediation.rules.used import Used, read

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
    "added_compensation",
    "sick_pay",
    "injury_leave_pay",
]
"""第47条第1项, as 第50条第2款 lists it: pay of all sorts, medical cost of an injury, compensation, damages."""
STANDARDS = ["leave_pay", "insurance", "maternity"]
"""第47条第2项: working hours, leave, social insurance."""
OPEN = ["injury_benefit"]
"""Of 第2项 or of none: the bureau's reading."""


@pytest.mark.parametrize("listed", [False, True])
@pytest.mark.parametrize("item", Item)
def test_the_sort_of_each_item(item: Item, listed: bool) -> None:
    readings = Readings(injury_is_final=listed)
    finals = [label(Awarded(item, amount), WAGE, readings).final for amount in (LITTLE, MUCH, None)]
    if item in MONEY:
        assert finals == [True, False, False]
    else:
        assert finals == [item in STANDARDS or (item in OPEN and listed)] * 3


@pytest.mark.parametrize("item", Item)
def test_a_dismissed_claim_has_a_label_only_by_the_local_reading_and_only_for_money(item: Item) -> None:
    labels = [
        label_of_dismissed(Awarded(item, None, relation=relation), WAGE, Readings(dismissed_is_final=reading)).final
        for relation, reading in (
            (Relation.NONE, True), (Relation.NONE, False), (Relation.CONCERNED, True), (Relation.CONFIRMED, False),
        )
    ]
    assert labels == [True if item in MONEY else None, None, None, None]


@pytest.mark.parametrize(("setting", "wage_of_application"), [("申请仲裁之日", True), ("裁决作出之日", False), ("", False)])
def test_the_day_whose_minimum_wage_counts(setting: str, wage_of_application: bool) -> None:
    said = {"open.wage_date": setting, "award.dismissed_final": " 是 "}
    readings = Readings.of(lambda key: said.get(key, ""))
    applied, awarded = date(2025, 3, 1), date(2025, 5, 1)
    assert readings.wage_of_application is wage_of_application
    assert readings.dismissed_is_final
    assert readings.day(applied, awarded) == (applied if wage_of_application else awarded)
    assert readings.other_day(applied, awarded) == (awarded if wage_of_application else applied)
    assert readings.says == ("申请仲裁之日" if wage_of_application else "裁决作出之日")


@pytest.mark.parametrize(("typed", "final"), [("是", True), ("yes", True), ("否", False), ("", False)])
def test_whether_what_was_dismissed_is_final_is_a_setting(typed: str, final: bool) -> None:
    assert Readings.of(lambda key: typed if key == "award.dismissed_final" else "").dismissed_is_final is final


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
    assert is_disputed(Awarded(Item.WAGES, amount), WAGE, other, Readings()) is disputed
    assert not is_disputed(Awarded(Item.WAGES, amount, relation=Relation.CONCERNED), WAGE, other, Readings())


def test_the_four_awards_by_what_they_are() -> None:
    """第50条第4款: final and non-final are separate papers, a partial award's as well."""
    assert {"award_final", "partial_award_final"} == FINAL
    assert {"award_nonfinal", "partial_award_nonfinal"} == NON_FINAL


def test_without_a_setting_the_awards_day_counts_and_what_is_dismissed_has_no_label() -> None:
    assert (Readings().wage_of_application, Readings().dismissed_is_final) == (False, False)
    assert (Readings().by_case, Readings().only_confirmed, Readings().injury_is_final) == (True, False, False)


@pytest.mark.parametrize("only_confirmed", [False, True])
@pytest.mark.parametrize("injury_is_final", [False, True])
def test_an_award_keeps_the_readings_it_was_judged_by(only_confirmed: bool, injury_is_final: bool) -> None:
    readings = Readings(only_confirmed=only_confirmed, injury_is_final=injury_is_final)
    assert Readings.kept(read(Used(finality=readings.to_keep).kept())) == readings


def test_an_entry_that_keeps_none_is_judged_as_it_was() -> None:
    assert Readings.kept(Used()) == Readings(by_case=False, only_confirmed=True, injury_is_final=True)

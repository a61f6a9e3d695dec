"""Final or not (调解仲裁法 第47条, 办案规则 第50条): by item, by what is awarded, up to and including twelve minimum wages."""

# ruff: noqa: N802 (tests are named after the articles)

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.codes import Item
from mediation.rules.finality import LABOUR_STANDARD_ITEMS, MONEY_ITEMS, OPEN_ITEMS, Awarded, Readings, Relation, label

WAGE = Decimal(2195)
LIMIT = WAGE * 12
SUMS = st.decimals(min_value="0.01", max_value="9999999999.99", places=2)
READINGS = [Readings(injury_is_final=final) for final in (False, True)]


@pytest.mark.parametrize(
    ("item", "amount", "final"),
    [
        (Item.WAGES, "26340.00", True),  # 不超过 includes the limit itself
        (Item.WAGES, "26340.01", False),
        (Item.COMPENSATION, "8000.00", True),  # the published example of overtime
        (Item.INJURY_MEDICAL, "30000.00", False),
        (Item.LEAVE_PAY, "99999.00", True),  # 国家劳动标准: whatever the sum
        (Item.INSURANCE, "99999.00", True),
        (Item.INJURY_BENEFIT, "99999.00", False),
        (Item.INJURY_BENEFIT, "1.00", False),
        (Item.OTHER, "1.00", False),
    ],
)
def test_worked_examples(item: Item, amount: str, final: bool) -> None:
    assert label(Awarded(item, Decimal(amount)), WAGE, Readings()).final is final


@pytest.mark.parametrize("item", [Item.RELATION, Item.REINSTATEMENT, Item.CERTIFICATE])
def test_what_is_not_for_money_is_not_final(item: Item) -> None:
    assert label(Awarded(item, None), WAGE, Readings()).final is False


@given(
    item=st.sampled_from(Item),
    amount=SUMS | st.none(),
    relation=st.sampled_from([Relation.CONFIRMED, Relation.CONCERNED]),
    readings=st.sampled_from(READINGS),
)
def test_a_confirmed_labour_relation_makes_everything_non_final(
    item: Item, amount: Decimal | None, relation: Relation, readings: Readings
) -> None:
    assert label(Awarded(item, amount, relation=relation), WAGE, readings).final is False


@given(item=st.sampled_from(sorted(MONEY_ITEMS)), amount=SUMS, besides=SUMS | st.just(Decimal(0)))
def test_the_limit_alone_decides_for_money(item: Item, amount: Decimal, besides: Decimal) -> None:
    said = label(Awarded(item, amount, besides), WAGE, Readings())
    assert said.final is (amount + besides <= LIMIT)
    assert f"{LIMIT:,.2f}" in said.why
    assert "第47条第1项" in said.why or "非终局" in said.why


@given(item=st.sampled_from(Item), amount=SUMS | st.none(), readings=st.sampled_from(READINGS))
def test_the_reason_says_what_was_decided(item: Item, amount: Decimal | None, readings: Readings) -> None:
    said = label(Awarded(item, amount), WAGE, readings)
    assert item.label in said.why
    assert ("非终局" in said.why) is not said.final
    assert ("适用非终局裁决" in said.prose) is not said.final
    assert "《中华人民共和国劳动争议调解仲裁法》第四十七条" in said.prose


@given(item=st.sampled_from(Item), amount=SUMS)
def test_LMAA_47_1_only_a_worker_pursues(item: Item, amount: Decimal) -> None:
    said = label(Awarded(item, amount, by_worker=False), WAGE, Readings())
    assert said.final is (item in LABOUR_STANDARD_ITEMS)
    assert ("用人单位的请求" in said.why) is (item in MONEY_ITEMS)


@pytest.mark.parametrize(("reading", "final"), [("列入终局", True), ("不列入终局", False), ("", False)])
@pytest.mark.parametrize("amount", ["100.00", "200000.00"])
def test_LMAA_47_2_injury_benefit_by_the_reading_of_the_bureau_and_says_both(reading: str, final: bool, amount: str) -> None:
    readings = Readings.of(lambda key: reading if key == "award.injury_benefit" else "")
    said = label(Awarded(Item.INJURY_BENEFIT, Decimal(amount)), WAGE, readings)
    assert said.final is final
    assert "本局口径" in said.why
    assert "另一口径" in said.why
    assert "待本局确认" in said.why


def test_no_item_is_of_two_sorts() -> None:
    assert not MONEY_ITEMS & LABOUR_STANDARD_ITEMS
    assert not OPEN_ITEMS & (MONEY_ITEMS | LABOUR_STANDARD_ITEMS)

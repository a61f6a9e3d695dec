"""Final or not (调解仲裁法 第47条, 办案规则 第50条): by item, by what is awarded, up to and including twelve minimum wages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.codes import Item
from mediation.rules.finality import LABOUR_STANDARD_ITEMS, MONEY_ITEMS, finality

WAGE = Decimal(2195)
LIMIT = WAGE * 12
SUMS = st.decimals(min_value="0.01", max_value="9999999999.99", places=2)


@pytest.mark.parametrize(
    ("item", "amount", "final"),
    [
        (Item.WAGES, "26340.00", True),  # 不超过 includes the limit itself
        (Item.WAGES, "26340.01", False),
        (Item.COMPENSATION, "8000.00", True),  # the published example of overtime
        (Item.INJURY_MEDICAL, "30000.00", False),
        (Item.LEAVE_PAY, "99999.00", True),  # 国家劳动标准: whatever the sum
        (Item.INSURANCE, "99999.00", True),
        (Item.INJURY_BENEFIT, "99999.00", True),
        (Item.OTHER, "1.00", False),
    ],
)
def test_worked_examples(item: Item, amount: str, final: bool) -> None:
    assert finality(item, Decimal(amount), WAGE, relation_confirmed=False)[0] is final


@pytest.mark.parametrize("item", [Item.RELATION, Item.REINSTATEMENT, Item.CERTIFICATE])
def test_what_is_not_for_money_is_not_final(item: Item) -> None:
    assert finality(item, None, WAGE, relation_confirmed=False)[0] is False


@given(item=st.sampled_from(Item), amount=SUMS | st.none())
def test_a_confirmed_labour_relation_makes_everything_non_final(item: Item, amount: Decimal | None) -> None:
    assert finality(item, amount, WAGE, relation_confirmed=True)[0] is False


@given(item=st.sampled_from(sorted(MONEY_ITEMS)), amount=SUMS)
def test_the_limit_alone_decides_for_money(item: Item, amount: Decimal) -> None:
    final, why = finality(item, amount, WAGE, relation_confirmed=False)
    assert final is (amount <= LIMIT)
    assert f"{LIMIT:,.2f}" in why
    assert "第47条第1项" in why or "非终局" in why


@given(item=st.sampled_from(Item), amount=SUMS | st.none())
def test_the_reason_says_what_was_decided(item: Item, amount: Decimal | None) -> None:
    final, why = finality(item, amount, WAGE, relation_confirmed=False)
    assert item.label in why
    assert ("非终局" in why) is not final


def test_no_item_is_of_two_sorts() -> None:
    assert not MONEY_ITEMS & LABOUR_STANDARD_ITEMS

"""Money and dates in Chinese numerals."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.amounts import CAPITAL_DIGITS, capitals, chinese_date, to_fen

PLACES = {"拾": 10, "佰": 100, "仟": 1000}


def read_back(text: str) -> Decimal:
    """The slow inverse: what a person reading the capitals aloud would write down, in 元."""
    yuan, mark, rest = text.partition("元")
    if not mark:
        yuan, rest = "", text
    total = Decimal(_whole(yuan))
    for unit, worth in (("角", Decimal("0.1")), ("分", Decimal("0.01"))):
        if unit in rest:
            total += CAPITAL_DIGITS.index(rest[rest.index(unit) - 1]) * worth
    return total


def _whole(text: str) -> int:
    for unit, worth in (("亿", 10**8), ("万", 10**4)):
        if unit in text:
            high, _, low = text.rpartition(unit)
            return _whole(high) * worth + _whole(low)
    total = digit = 0
    for character in text:
        if character in PLACES:
            total += digit * PLACES[character]
            digit = 0
        else:
            digit = CAPITAL_DIGITS.index(character)
    return total + digit


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("120000", "壹拾贰万元整"),
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角"),
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("10", "壹拾元整"),
        ("1010", "壹仟零壹拾元整"),
        ("100100", "壹拾万零壹佰元整"),
        ("10000001", "壹仟万零壹元整"),
        ("100010000", "壹亿零壹万元整"),
        ("1000000000000", "壹万亿元整"),
        ("1234500000000", "壹万贰仟叁佰肆拾伍亿元整"),
        ("26340", "贰万陆仟叁佰肆拾元整"),
        ("2.345", "贰元叁角伍分"),
        ("2.994", "贰元玖角玖分"),
        ("2.995", "叁元整"),
    ],
)
def test_amounts_are_written_in_capitals(amount: str, text: str) -> None:
    assert capitals(Decimal(amount)) == text


@given(st.decimals(0, Decimal("9999999999999999.99"), places=2))
def test_capitals_can_be_read_back(amount: Decimal) -> None:
    text = capitals(amount)
    assert read_back(text) == amount
    assert "零零" not in text
    assert text.endswith("整") == (amount == amount.to_integral_value())


@pytest.mark.parametrize("amount", ["-0.01", "1e16", "9999999999999999.995", "NaN", "Infinity"])
def test_what_cannot_be_written_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="不能写成大写"):
        capitals(Decimal(amount))


@pytest.mark.parametrize(
    ("amount", "rounded"), [("2.345", "2.35"), ("2.344", "2.34"), ("2.675", "2.68"), ("-2.345", "-2.35"), ("1", "1.00")]
)
def test_rounding_is_half_up(amount: str, rounded: str) -> None:
    assert str(to_fen(Decimal(amount))) == rounded


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 22), "二〇二六年十一月二十二日"),
        (date(2026, 10, 10), "二〇二六年十月十日"),
        (date(2030, 1, 20), "二〇三〇年一月二十日"),
        (date(2026, 12, 31), "二〇二六年十二月三十一日"),
        (date(2026, 2, 1), "二〇二六年二月一日"),
    ],
)
def test_dates_are_written_in_chinese_numerals(day: date, text: str) -> None:
    assert chinese_date(day) == text

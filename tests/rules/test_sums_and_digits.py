"""Sums, days and numbers: a raised or circled digit is none, a sum has two decimals, and what is wrong with one is said of it."""

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from mediation.rules import typed
from mediation.rules.calculators.probation import NonCompeteAnswers
from mediation.rules.faults import faults
from mediation.rules.forms import Form, Money, ask
from mediation.rules.text import half_width


class Paid(Form):
    """A sum in 元."""

    amount: Money = ask("金额")


@pytest.mark.parametrize("given", ["10²", "③", "1⒉", "½", "١٢", "10₂"])
def test_a_digit_that_is_no_ordinary_one_is_no_digit(given: str) -> None:
    for reads in (typed.sum_of, typed.whole_number, typed.day_of):
        with pytest.raises(ValueError, match="not a"):
            reads(given)
    assert typed.month_of(f"2026-{given}") == f"2026-{given}"


def test_full_width_digits_are_ordinary() -> None:
    assert half_width("１２．５ＡＢ") == "12.5AB"
    assert typed.day_of("２０２６年１１月３日") == date(2026, 11, 3)


@pytest.mark.parametrize(("given", "kept"), [(1000.0, "1000.00"), ("1000", "1000.00"), (0.3, "0.30"), ("￥1,200.5", "1200.50")])
def test_a_sum_has_two_decimals_however_it_was_given(given: object, kept: str) -> None:
    assert str(Paid.model_validate({"amount": given}).amount) == kept


@pytest.mark.parametrize("given", [0.30000000000000004, "1.005", Decimal("0.001")])
def test_too_many_decimals_are_said_and_no_sum_is_called_too_large_for_them(given: object) -> None:
    with pytest.raises(ValidationError) as wrong:
        Paid.model_validate({"amount": given})
    assert faults(wrong.value, Paid) == {"amount": "金额最多保留两位小数（到分）。"}


def test_months_of_a_ban_on_competition_may_be_typed_with_their_unit() -> None:
    given = {"average": "8000", "ended": "2026-08-20", "months": "２４个月"}
    assert NonCompeteAnswers.model_validate(given).months == 24

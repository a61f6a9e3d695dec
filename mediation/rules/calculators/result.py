"""The result of a calculator: a sum, the lines by which it comes about, and the parameters it was reckoned with. All amounts
are pre-tax, in 元.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator

from ..codes import Item
from ..forms import Form, Money
from ..step import Reference

PAID_DAYS = Fraction(2175, 100)
"""月计薪天数 (人社部发〔2025〕2号, unchanged since 2008)."""
HOURS_A_DAY = 8
MaybeNothing = Annotated[Money | None, BeforeValidator(lambda given: None if str(given or "").strip(" 0.") == "" else given)]
"""A sum in 元 that may be nothing, such as what was paid already: 0 and an empty field both mean None."""
PAID_DAYS_SOURCE = "人社部发〔2025〕2号：月计薪天数 21.75 天"


@dataclass(frozen=True, slots=True)
class Used:
    """A parameter that took part: its value, the day from which it holds (None: statute), and where it was read."""

    label: str
    value: str
    since: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Result:
    """The sum, rounded half-up to 分, the formula line by line, the parameters, and what the reader has to know besides."""

    amount: Decimal
    lines: tuple[str, ...]
    used: tuple[Used, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Calculator:
    """One calculator. `items` are the claims that it is for; `wrong` says what the answers cannot mean, by field."""

    name: str
    label: str
    asks: type[Form]
    works: Callable[[Any, Reference], Result]
    basis: str
    items: tuple[Item, ...]
    wrong: Callable[[Any, Reference], dict[str, str]] = lambda form, reference: {}


PAID_DAYS_USED = Used("月计薪天数", "21.75 天", date(2025, 1, 1), PAID_DAYS_SOURCE)


def less_paid(owed: Decimal, paid: Decimal | None) -> tuple[Decimal, list[str]]:
    """Return the rest of a sum in 元 after a payment, nothing at the least, and the line that says so, if any.
    `paid` None: nothing was paid.
    """
    amount = max(owed - (paid or Decimal(0)), Decimal(0)).quantize(Decimal("0.01"))
    return amount, [f"减已发 {yuan(paid)} 元 = {yuan(amount)} 元"] if paid else []


def yuan(amount: Decimal | Fraction) -> str:
    """A sum inside a formula: 6,000.00; one that is not whole 分 is shown to four places."""
    if isinstance(amount, Fraction) and (amount * 100).denominator != 1:
        return f"{float(amount):,.4f}"
    return f"{Decimal(amount.numerator) / amount.denominator if isinstance(amount, Fraction) else amount:,.2f}"


def number(value: Fraction) -> str:
    """A count of months or days as people write it: 3, 3.5."""
    return f"{value.numerator}" if value.denominator == 1 else f"{float(value):g}"


def minimum_wage(reference: Reference, on: date) -> Used | None:
    """The monthly minimum wage in force on that day."""
    wage = reference.minimum_wage(on)
    return Used("月最低工资", f"{Decimal(wage.monthly):.2f}", wage.since, wage.source) if wage else None

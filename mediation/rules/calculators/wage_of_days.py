"""The wage of a spell of days (停工留薪期、病假): whole months from its first day on, the rest by paid days."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ..amounts import fen_of
from ..calendar import Calendar
from .periods import DAY, PaidDays, after_months, paid_days, provisional
from .result import PAID_DAYS, yuan


@dataclass(frozen=True, slots=True)
class Spell:
    """The sum of a spell, the line by which it comes about, and the warning where its working days are provisional."""

    amount: Decimal
    line: str
    notes: tuple[str, ...]


def wage_between(monthly: Decimal, first: date, last: date, calendar: Calendar) -> Spell:
    """Reckon the wage from `first` to `last`, both included; part of a month is at most a month's."""
    months = 0
    while after_months(first, months + 1) <= last + DAY:
        months += 1
    rest = after_months(first, months)
    paid = paid_days(calendar, rest, last) if rest <= last else PaidDays(0, 0)
    part = min(Fraction(monthly) * paid.days / PAID_DAYS, Fraction(monthly))
    amount = fen_of(Fraction(monthly) * months + part)
    more = f" + {yuan(monthly)} ÷ 21.75 × {paid.said}" if paid.days else ""
    line = f"{first} 至 {last}：{yuan(monthly)} × {months} 个月{more} = {yuan(amount)} 元"
    return Spell(amount, line, provisional(calendar, rest, last) if paid.days else ())

"""The wage of a spell of days (停工留薪期、病假): whole months from its first day on, the rest by working days."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ..amounts import fen_of
from ..calendar import Calendar
from .periods import DAY, after_months, provisional, working_days
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
    days = working_days(calendar, rest, last) if rest <= last else 0
    part = min(Fraction(monthly) * days / PAID_DAYS, Fraction(monthly))
    amount = fen_of(Fraction(monthly) * months + part)
    more = f" + {yuan(monthly)} ÷ 21.75 × {days} 个工作日" if days else ""
    line = f"{first} 至 {last}：{yuan(monthly)} × {months} 个月{more} = {yuan(amount)} 元"
    return Spell(amount, line, provisional(calendar, rest, last) if days else ())

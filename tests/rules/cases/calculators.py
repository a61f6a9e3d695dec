"""What a calculator says, and what it refuses."""

from datetime import date
from typing import Any

from mediation.rules.calculators import CALCULATORS, Result
from mediation.rules.step import AverageWage, MinimumWage, Reference
from mediation.services.operation import almanac

REFERENCE = Reference(
    almanac.shipped(),
    minimum_wages=(MinimumWage(date(2022, 4, 1), "1960.00", "旧"), MinimumWage(date(2025, 4, 1), "2195.00", "新")),
    average_wages=(AverageWage("某市", "month", 2025, "7000.00", "测试"),),
    settings={"wages.city": "某市"},
)


def works(name: str, reference: Reference = REFERENCE, **answers: Any) -> Result:
    calculator = CALCULATORS[name]
    form = calculator.asks.model_validate(answers, context={"today": date(2026, 8, 20)})
    assert calculator.wrong(form, reference) == {}
    return calculator.works(form, reference)


def wrong(name: str, **answers: Any) -> set[str]:
    calculator = CALCULATORS[name]
    return set(calculator.wrong(calculator.asks.model_validate(answers), REFERENCE))

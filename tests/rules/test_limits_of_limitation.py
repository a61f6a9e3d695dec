"""Limitation: the row that has no length, because it is for the other side to say (时效抗辩)."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from dataclasses import replace
from datetime import date

import pytest

from mediation.rules.intake import limitation
from tests.rules.cases import applied
from tests.rules.cases.intake import PLAIN, REFERENCE


@pytest.mark.parametrize(
    ("knew", "filed", "late"),
    [
        ("2024-03-01", "2026-03-02", 364),  # a year ends on 2025-03-01, a Saturday, rolls to Monday the 3rd
        ("2025-08-01", "2026-08-20", 17),  # 2026-08-01 is a Saturday, rolls to the 3rd
        ("2024-02-29", "2025-03-03", 3),  # 2025-02-28, a Friday
    ],
)
def test_L_06_only_the_other_side_raises_it_while_the_arbitration_lasts(knew: str, filed: str, late: int) -> None:
    known = replace(PLAIN, knew_on=date.fromisoformat(knew), on=date.fromisoformat(filed))
    (told,) = limitation.check(known, REFERENCE)
    assert f"已过 {late} 天" in told.says
    assert "对方没有提出时效抗辩的，不主动审查，也不能以此不予受理" in told.says
    assert not told.grave


@pytest.mark.parametrize(("on", "warned"), [("2026-07-31", False), ("2026-08-01", True), ("2026-08-31", True)])
def test_limitation_is_pressing_in_its_last_thirty_days(on: str, warned: bool) -> None:
    """A year from 2025-08-31 ends on a Monday."""
    asked = replace(applied.PLAIN, on=date.fromisoformat(on), knew_on=date(2025, 8, 31))
    assert bool(applied.said(asked, "limitation")) == warned

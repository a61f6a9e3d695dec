"""Limitation: the row that has no length, because it is for the other side to say (时效抗辩)."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from dataclasses import replace
from datetime import date

import pytest

from mediation.rules.intake import limitation
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

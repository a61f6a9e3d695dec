"""Fines with what is added to them, and what a fund advanced, as the case page shows them.

行政处罚法 第72条; 保障农民工工资支付条例 第63条.
"""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from mediation.rules.step import Situation
from mediation.services.views.case_page import beside_wages
from mediation.services.views.case_page.beside_wages import FineLine
from tests.rules.cases.decided import FINED, event, paying
from tests.rules.cases.inspection import SERVED, standing

LAST = date(2026, 3, 24)
"""The fifteenth day after the receipt of the decision of `FINED`."""


def later(days: int, *lines: Any) -> Situation:
    return replace(standing(*FINED, *lines), today=LAST + timedelta(days=days))


def the_fine(days: int, *lines: Any) -> FineLine:
    (line,) = beside_wages.fines(later(days, *lines))
    return line


@pytest.mark.parametrize(
    ("days", "added", "unpaid"), [(0, "0", "2000"), (10, "600", "2600"), (33, "1980", "3980"), (100, "2000", "4000")]
)
def test_APL_72_the_page_shows_what_is_added_by_today_and_no_more_than_the_fine(days: int, added: str, unpaid: str) -> None:
    line = the_fine(days)
    assert (line.amount, line.paid, line.added, line.unpaid) == (Decimal(2000), Decimal(0), Decimal(added), Decimal(unpaid))
    assert line.mark == ("late" if days else "fine")
    assert bool(line.why) == bool(days)


def test_what_was_added_is_owed_after_the_fine_itself_is_paid() -> None:
    paid = the_fine(20, paying("2000.00"))
    assert (paid.paid, paid.unpaid, paid.mark) == (Decimal(2000), Decimal(0), "done"), "it came before the last day"


def test_APL_73_while_a_review_runs_nothing_is_late() -> None:
    line = the_fine(20, event("applied"))
    assert (line.added, line.word) == (Decimal(0), "复议、诉讼期间不加处")


def test_MW_63_the_page_shows_what_is_still_to_be_claimed_back() -> None:
    advance = ("advance_wages", {"payments": [{"promise": 1, "amount": "40.00"}], "approval": "批复"})
    back = ("recover_advance", {"parties": [3], "amount": "15.00", "receipt": "回单"})
    assert beside_wages.advance(standing(*SERVED)) is None
    face = beside_wages.advance(standing(*SERVED, advance, back))
    assert face is not None
    assert (face.by_fund, face.recovered, face.to_recover) == ([("应急周转金", Decimal(40))], Decimal(15), Decimal(25))

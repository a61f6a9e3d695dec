"""What is told where an agreement was not reviewed or confirmed: the ways that are left, though the mediation is closed."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.services.views.case_page.after_refusal import ANEW, LEFT, ways_left
from tests.rules.cases.review import ACCEPTED, APPLIED, TO_COURT, Line, at
from tests.rules.cases.two_workers import SECOND, two

CLOSED: Line = (1, "close_mediation", "2026-03-13", {"note": "已司法确认"})
DENIED: list[Line] = [*ACCEPTED, (2, "deny_review", "2026-03-13", {"ground": "unclear", "reason": "略"})]
DISMISSED: list[Line] = [*TO_COURT, (2, "court_refuses", "2026-03-12", {"ground": "dismissed", "reason": "略"})]


@pytest.mark.parametrize("lines", [DENIED, [*DENIED, CLOSED], DISMISSED, [*DISMISSED, CLOSED]])
def test_r33_79_cpl_206_the_worker_is_told_that_he_may_arbitrate_and_how(lines: list[Line]) -> None:
    told = dict(ways_left(at(lines, 2)))
    assert told[LEFT["apply_arbitration"]] == "在调解程序中办理“申请仲裁”"  # type: ignore[index]
    assert LEFT["record_payment_order"] in told  # type: ignore[index]
    assert ANEW in told
    assert LEFT["apply_confirmation"] not in told, "thirty days are over, or the court has refused"  # type: ignore[index]


def test_nothing_is_told_while_it_is_looked_at() -> None:
    assert [*ways_left(at(APPLIED, 2))] == []
    assert [*ways_left(at(DENIED, 1))] == []


def test_CPL_206_who_left_may_ask_the_court_again_and_those_whom_it_refused_are_not_led_there() -> None:  # noqa: N802
    left: Line = (2, "leave_confirmation", "2026-03-10", {"parties": [SECOND]})
    refused = [*map(two, TO_COURT), left, (2, "court_refuses", "2026-03-12", {"ground": "dismissed", "reason": "略"})]
    told = dict(ways_left(replace(at(refused, 2), today=date(2026, 3, 13))))
    assert ANEW in told
    assert told.keys().isdisjoint({LEFT["apply_confirmation"], LEFT["apply_review"]})  # type: ignore[index]

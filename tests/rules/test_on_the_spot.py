"""Penalties on the spot (当场处罚): small, there and then, beside an investigation that goes on; paid and awaited as any other."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from mediation.rules.awaiting_performance import fines_unpaid
from mediation.rules.deadlines import clocks
from mediation.rules.lifecycle import STEPS, doubted, refusal, suggested
from mediation.rules.states.inspection import INVESTIGATING
from tests.rules.cases.decided import paying
from tests.rules.cases.inspection import COMPLAINT, DOCKETED, RECORDED, standing, wrong
from tests.scenes import COMPANY

from .journal import CALENDAR

GIVEN: dict[str, Any] = {
    "place": "包装车间", "units": [3], "facts": "三人当日工作满十二小时", "articles": "《劳动保障监察条例》第二十五条",
    "decision": "罚款九百元", "said": "没有陈述、申辩",
}  # fmt: skip
FINED = [
    *RECORDED, ("penalise_on_spot", {**GIVEN, "fine": "900.00"}),
    ("serve_inspection", {"served": "penalty_decision", "parties": [3], "method": "direct"}),
]  # fmt: skip
RECEIVED_ON = date(2026, 3, 1 + len(RECORDED) + 1)


@pytest.mark.parametrize(
    ("kind", "fine", "refused"),
    [("unit", "3000.00", ""), ("unit", "3000.01", "3,000"), ("owner", "200.00", ""), ("owner", "200.01", "200")],
)
def test_apl_51_a_unit_is_fined_up_to_three_thousand_and_a_citizen_up_to_two_hundred(kind: str, fine: str, refused: str) -> None:
    there = standing(("receive_complaint", {**COMPLAINT, "respondents": [{**COMPANY, "type": kind}]}), *RECORDED[1:])
    said = wrong("penalise_on_spot", there, **GIVEN, fine=fine)
    assert (refused in said["fine"]) if refused else said == {}


def test_a_trader_is_asked_about_between_the_two() -> None:
    there = standing(("receive_complaint", {**COMPLAINT, "respondents": [{**COMPANY, "type": "trader"}]}), *RECORDED[1:])
    step = STEPS["penalise_on_spot"]
    for fine, asked in (("200.00", False), ("900.00", True)):
        form = step.asks.model_validate({**GIVEN, "on": there.today.isoformat(), "fine": fine})
        assert ("fine" in doubted(step, there, form)) is asked


def test_two_inspectors_decide_it_and_each_unit_alone() -> None:
    assert "两名监察员" in (refusal(STEPS["penalise_on_spot"], standing(*DOCKETED)) or "")
    assert suggested(STEPS["penalise_on_spot"], standing(*RECORDED)) == {"units": [3]}, "the only one is ticked"
    assert "每次只对一家" in wrong("penalise_on_spot", standing(*RECORDED), **{**GIVEN, "units": [3, 3]})["units"]
    assert "理由" in wrong("penalise_on_spot", standing(*RECORDED), **GIVEN, taken_up="not")["why"]


def test_the_investigation_goes_on_and_the_fine_is_paid_in_its_fifteen_days() -> None:
    now = standing(*FINED, today=RECEIVED_ON)
    assert now.here.state == INVESTIGATING.name
    assert now.here.concluded_on is None, "a warning beside it ends no case"
    assert fines_unpaid(now.case, now.here) == Decimal(900)
    last = CALENDAR.roll_forward(RECEIVED_ON + timedelta(days=15))
    assert _the_clock(*FINED) == _the_clock(*FINED, paying("400.00")) == (last, "running")
    assert _the_clock(*FINED, paying("400.00"), paying("500.00"))[1] == "met", "nothing is left to pay"


def test_ael_53_no_court_is_asked_for_what_is_paid_while_another_fine_is_not_yet_served() -> None:
    """The three months ran from the receipt of the fine that was paid, as soon as a second one was decided."""
    second = ("penalise_on_spot", {**GIVEN, "fine": "500.00"})
    now = standing(*FINED, paying("900.00"), second, today=RECEIVED_ON + timedelta(days=9))
    assert [clock.limit for clock in clocks(now.case, now.here, CALENDAR, now.today) if clock.limit == "L-28"] == []


def _the_clock(*lines: Any) -> tuple[date, str]:
    now = standing(*lines, today=RECEIVED_ON + timedelta(days=3))
    (found,) = [clock for clock in clocks(now.case, now.here, CALENDAR, now.today) if clock.limit == "L-15"]
    return found.due_on, str(found.state)

"""The papers that may be served are those that were drawn up, and no others (办案规则 第20条)."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

import pytest

from mediation.rules.codes.served import Served
from mediation.rules.do import Do
from mediation.rules.lifecycle import STEPS, Situation, available, leads_on, refusal
from mediation.rules.roles import Role
from mediation.rules.steps.awaited import drawn_up, paper_waits
from tests.rules.cases.court import FINAL, NON_FINAL, SPLIT, situation
from tests.rules.cases.hearing import HEARD, Line, told
from tests.rules.cases.inspection import DOCKETED, standing

AWARDS = {Served.AWARD_FINAL, Served.AWARD_NONFINAL}


@pytest.mark.parametrize(
    ("line", "papers"),
    [(FINAL, {Served.AWARD_FINAL}), (NON_FINAL, {Served.AWARD_NONFINAL}), (SPLIT, AWARDS)],
    ids=["final", "non-final", "split"],
)
def test_LMAA_47_an_award_is_to_be_served_as_what_it_is(line: Line, papers: set[Served]) -> None:
    here = situation(*HEARD, line).here
    assert AWARDS & {*drawn_up(here)} == papers, "no clerk is told that somebody has not received a paper that there is not"


# --- nobody is led to service where every paper has arrived -----------------------------------------------------

WITHDRAWN: list[Any] = [*DOCKETED, ("withdraw_complaint", {"parties": [1, 2], "reason": "已经付清"}),
                        ("revoke_docket", {"ground": "withdrawn", "reason": "撤诉"})]  # fmt: skip
GONE: Line = ("serve_inspection", {"served": "revocation_notice", "parties": [1, 2, 3]})


def led(now: Situation, step: str) -> tuple[bool, int]:
    """Whether somebody is led to the step, and its place among the buttons."""
    return leads_on(STEPS[step], now), [each.name for each in available(now, Role)].index(Do(step))


def test_LI_19_a_case_that_is_over_leads_to_service_only_while_somebody_waits_for_its_papers() -> None:
    """撤销立案 is told to the complainants and the unit: then the closing is what remains."""
    waits, told = standing(*WITHDRAWN), standing(*WITHDRAWN, GONE)
    assert paper_waits(waits)
    assert led(waits, "serve_inspection")[0]
    assert not paper_waits(told)
    led_on, place = led(told, "serve_inspection")
    assert (led_on, place > led(told, "close_inspection")[1]) == (False, True)
    assert available(told, Role)[0].name != "serve_inspection"
    assert refusal(STEPS["serve_inspection"], told) is None, "a second copy may still be noted"
    assert led(standing(*DOCKETED), "serve_inspection")[0], "while the case goes on the notice of its docketing is waited for"


def test_R33_20_an_award_that_reached_everybody_leads_on_to_the_closing() -> None:
    waits = situation(*HEARD, FINAL)
    assert led(waits, "serve")[0]
    served = situation(*HEARD, FINAL, *(told("2026-10-20", 1, 2, 3, document=paper) for paper in drawn_up(waits.here)))
    assert paper_waits(waits)
    assert not paper_waits(served)
    assert led(served, "serve")[0] is False
    assert led(served, "serve")[1] > led(served, "close_arbitration")[1]

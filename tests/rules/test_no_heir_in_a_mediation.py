"""A mediation whose only worker is dead, and whom nobody follows, ends as well (调解仲裁法 第25条)."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

from mediation.rules import lifecycle
from mediation.rules.codes import Outcome, Side
from mediation.rules.do import Do
from mediation.rules.lifecycle import STEPS
from tests.rules.cases.mediation import APPLIED, MEDIATING, Line, at, wrong
from tests.scenes import person

ALONE: dict[str, Any] = {**APPLIED, "applicants": [person(1)], "claims": APPLIED["claims"][:1]}
ONE: list[Line] = [("register", "2026-03-02", ALONE), *MEDIATING[1:]]
DEAD: dict[str, Any] = {"party": 1, "ground": "no_heir", "proof": "死亡证明"}
ENDED: Line = ("fail_mediation", "2026-03-09", {"ground": "no_heir", "reason": "申请人死亡，没有继承人"})


def test_LMAA_25_whom_nobody_follows_is_led_to_a_step_of_this_proceeding() -> None:
    said = wrong("change_party", ONE, **DEAD)["ground"]
    offered = {step.label for step in STEPS.values() if "mediating" in {state.name for state in step.at}}
    assert "“调解不成”" in said
    assert "调解不成" in offered
    assert "无人承继" not in said


def test_LMAA_25_it_ends_and_no_paper_goes_to_the_dead() -> None:
    here = (where := at([*ONE, ENDED])).here
    assert (here.state, here.outcome) == ("failed", Outcome.FAILED)
    assert where.case.of_side(here, Side.APPLICANT) == []
    assert lifecycle.refusal(STEPS[Do.APPLY_ARBITRATION], where), "nobody is left who could go on"


def test_LMAA_25_of_several_the_others_go_on() -> None:
    answers = {"ground": "no_heir", "reason": "申请人死亡"}
    assert "他们的调解继续" in wrong("fail_mediation", MEDIATING, **answers)["ground"]
    assert wrong("fail_mediation", [*MEDIATING, ("change_party", "2026-03-05", DEAD)], **answers) == {}

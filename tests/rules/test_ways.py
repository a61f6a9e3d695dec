"""The way to a step: the shortest lawful one, by the table alone."""

import pytest

from mediation.rules.states import STATES, State
from mediation.rules.states.arbitration import AWARDED, FILED, FORMED, RECEIVED, SCHEDULED, SUSPENDED
from mediation.rules.states.mediation import CLOSED, MEDIATING, REGISTERED
from mediation.rules.step import BACK
from mediation.rules.steps import STEPS
from mediation.rules.ways import ways


def all_names(start: State, step: str, before: State | None = None) -> list[list[str]]:
    return [[each.name for each in way] for way in ways(start, STEPS[step], before)]


def names(start: State, step: str, before: State | None = None) -> list[str] | None:
    """The usual way; None where there is none."""
    return next(iter(all_names(start, step, before)), None)


def test_a_step_of_this_state_needs_nothing_first() -> None:
    assert names(REGISTERED, "accept_mediation") == []


def test_the_steps_between_are_named_in_order() -> None:
    assert names(REGISTERED, "reach_agreement") == ["accept_mediation", "assign_mediator"]
    assert names(FILED, "award") == ["form_tribunal", "set_hearing", "hold_hearing"]


def test_the_hoped_for_way_is_preferred_to_a_shorter_sad_one() -> None:
    """结案 lies behind 撤回 as well, which is shorter."""
    assert "withdraw_arbitration" not in (names(FORMED, "close_arbitration") or ["withdraw_arbitration"])
    assert "withdraw_mediation" not in (names(MEDIATING, "close_mediation") or ["withdraw_mediation"])


def test_a_suspension_is_lifted_first() -> None:
    assert names(SUSPENDED, "hold_hearing", SCHEDULED) == ["resume"]
    assert names(SUSPENDED, "hold_hearing") is None


def test_what_is_past_or_in_another_proceeding_has_no_way() -> None:
    assert names(AWARDED, "form_tribunal") is None
    assert names(CLOSED, "accept_mediation") is None
    assert names(RECEIVED, "reach_agreement") is None


@pytest.mark.parametrize("step", STEPS.values(), ids=lambda step: step.name)
def test_every_way_can_be_walked(step: object) -> None:
    """Each step of it stands in the state that the one before leads to."""
    for start in STATES.values():
        for found in ways(start, STEPS[step.name]):  # type: ignore[attr-defined]
            here = start
            for each in found:
                assert here in each.at
                assert not here.final, "nobody opens a closed file on the way"
                assert isinstance(each.to, State)
                assert each.to != BACK
                here = each.to
            assert here in STEPS[step.name].at  # type: ignore[attr-defined]


def test_a_suspension_on_the_way_leads_back_to_no_state_before_it() -> None:
    """Whoever presses 受理 a second time is not sent through 中止审理 and 恢复审理."""
    assert names(FILED, "accept_arbitration", RECEIVED) is None


def test_lmaa_5_a_registered_mediation_need_not_be_agreed_to_go_to_arbitration() -> None:
    """Every way is told, and none of the first asks for an agreement (调解仲裁法 第5条、第14条第3款)."""
    told = all_names(REGISTERED, "apply_arbitration")
    assert ["accept_mediation"] in told
    assert ["refuse_mediation"] in told
    assert ["withdraw_mediation"] in told
    assert not any("reach_agreement" in way for way in told)


def test_a_mediation_is_closed_after_whatever_ends_it() -> None:
    told = all_names(MEDIATING, "close_mediation")
    assert told[0] == ["reach_agreement", "sign_agreement"]
    assert ["fail_mediation"] in told
    assert ["withdraw_mediation"] in told


def test_no_way_leads_through_the_closing_of_a_file() -> None:
    """不予受理后起诉 is not to be had by closing a case that was accepted."""
    for start in STATES.values():
        for step in STEPS.values():
            if any(not state.final for state in step.at):
                for way in ways(start, step):
                    assert not any(isinstance(each.to, State) and each.to.final for each in way), (start.label, step.label)


@pytest.mark.parametrize(
    ("step", "made_by"),
    [
        ("confirm_effect", {"award", "settle"}), ("apply_enforcement", {"award", "settle"}), ("record_payment", {"award", "settle"}),
        ("record_deed", {"award", "settle"}), ("lodge_suit", {"award"}), ("apply_set_aside", {"award"}),
    ],
)
def test_lmaa_48_to_51_no_state_alone_leads_to_what_rests_on_a_paper(step: str, made_by: set[str]) -> None:
    """A tribunal that is formed, a suspension or a withdrawal gives nobody a paper to sue on, to put in force, to enforce or to pay by."""
    for start in (RECEIVED, FILED):
        told = all_names(start, step)
        assert {way[-1] for way in told} == made_by
        assert not any("suspend" in way or "withdraw_rest" in way for way in told)


def test_lmaa_14_who_signs_an_agreement_later_needs_one_that_others_signed() -> None:
    """双方和解 makes none (协商调解规定 第8、11条)."""
    assert all_names(MEDIATING, "sign_later") == [["reach_agreement", "sign_agreement"]]

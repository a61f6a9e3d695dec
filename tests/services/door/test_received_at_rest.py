"""Acts of a party while the proceeding rests (中止、委托调解): its days run on, so they are received and answered there."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.errors import Conflict
from mediation.models import Write
from mediation.rules.states import State
from mediation.rules.states.arbitration import ENTRUSTED, FILED, HEARD, SUSPENDED
from tests.walks import Walk
from tests.world import People

RESTING = pytest.mark.parametrize(("rests", "state"), [("suspend", SUSPENDED), ("entrust_mediation", ENTRUSTED)])


def at_rest(write: Write, people: People, rests: str) -> Walk:
    """A case whose papers were served, and which then rests: the answer period runs."""
    walk = Walk(write, people).go("file_arbitration", "accept_arbitration", "form_tribunal")
    walk.do("serve", served="respond_notice", parties=[3])
    return walk.go(rests)


def state_after(walk: Walk, *steps: str) -> str:
    """The state in which these steps leave the case."""
    for step in steps:
        walk.do(step)
    assert walk.here is not None
    return walk.here.state


@RESTING
def test_LMAA_30_an_answer_comes_in_and_the_case_rests_on(write: Write, people: People, rests: str, state: State) -> None:
    assert state_after(at_rest(write, people, rests), "record_answer", "set_evidence_period") == state.name


@RESTING
@pytest.mark.parametrize("decision", ["merge_counterclaim", "separate_counterclaim", "refuse_counterclaim"])
def test_R33_36_a_counterclaim_is_received_and_answered(
    write: Write, people: People, rests: str, state: State, decision: str
) -> None:
    """五个工作日 for the decision run on (第46条 stops the 仲裁期限 and nothing else)."""
    assert state_after(at_rest(write, people, rests), "receive_counterclaim", decision) == state.name


@RESTING
@pytest.mark.parametrize("decision", ["reject_objection", "uphold_objection"])
def test_R33_10_an_objection_to_jurisdiction_likewise(
    write: Write, people: People, rests: str, state: State, decision: str
) -> None:
    ends = "transferred" if decision == "uphold_objection" else state.name
    assert state_after(at_rest(write, people, rests), "object_jurisdiction", decision) == ends


def test_LMAA_42_who_will_not_sign_says_so_also_while_the_case_is_suspended(write: Write, people: People) -> None:
    """The way that every refusal names (“部分调解反悔”) is open there."""
    walk = Walk(write, people).go(
        "file_arbitration", "accept_arbitration", "form_tribunal", "set_hearing", "hold_hearing", "settle_part", "suspend"
    )
    with pytest.raises(Conflict) as refused:
        walk.do("withdraw_arbitration")
    assert "办理“部分调解反悔”" in refused.value.sentence
    walk.do("undo_part_settlement")
    walk.do("resume")
    assert walk.here is not None
    assert (walk.here.state, walk.here.settled) == (HEARD.name, {})


@RESTING
def test_R33_36_both_sides_give_up_what_they_ask_for_while_it_rests(
    write: Write, people: People, rests: str, state: State
) -> None:
    """The way that the refusal names (“增加、变更请求”) is open there."""
    walk = at_rest(write, people, rests).go("receive_counterclaim", "merge_counterclaim")
    with pytest.raises(Conflict) as refused:
        walk.do("withdraw_arbitration")
    assert "先在“增加、变更请求”中放弃该项请求" in refused.value.sentence
    walk.do("change_claims", dropped=[max(walk.facts.claims)], added=[])
    assert walk.here is not None
    assert walk.here.state == state.name
    walk.do("withdraw_arbitration")


@RESTING
@pytest.mark.parametrize(("step", "ends"), [("transfer_case", "transferred"), ("cancel_case", "cancelled")])
def test_R33_9_32_what_is_not_ours_goes_where_it_belongs_also_then(
    write: Write, people: People, rests: str, state: State, step: str, ends: str
) -> None:
    walk = at_rest(write, people, rests)
    assert walk.here is not None
    assert walk.here.state == state.name
    walk.do(step)
    assert walk.here.state == ends


def test_R33_11_a_challenge_is_decided_before_the_case_is_suspended(write: Write, people: People) -> None:
    """Three working days, which no suspension stops; then it is suspended, with a tribunal or without."""
    walk = Walk(write, people).go("file_arbitration", "accept_arbitration", "form_tribunal", "set_hearing")
    walk.do("request_recusal", seat="presiding", ground="interest", reason="与被申请人有往来")
    with pytest.raises(Conflict) as refused:
        walk.do("suspend")
    assert "再中止审理" in refused.value.sentence
    walk.do("grant_recusal")
    assert walk.here is not None
    assert walk.here.state == FILED.name
    walk.do("suspend")
    walk.do("resume")
    walk.do("form_tribunal", presiding="judge2")

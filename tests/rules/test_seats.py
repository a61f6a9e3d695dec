"""A seat (席位) is not a role: what the tribunal decides is decided by whoever sits in this case, and by nobody whose recusal was
granted or waits for its decision."""

from dataclasses import replace

import pytest

from mediation.rules.do import Do
from mediation.rules.lifecycle import STEPS, Situation, acts, available, may
from mediation.rules.roles import Role
from mediation.rules.seats import TRIBUNAL
from mediation.rules.states import STATES
from mediation.rules.states.arbitration import FORMED, HEARD
from mediation.rules.states.review import UNDER_REVIEW
from mediation.rules.states.state import State
from mediation.rules.step import Step
from tests.paper import on_paper

ARBITRATOR = {Role.ARBITRATOR}
SEATED = [(state, step) for step in STEPS.values() if step.seats for state in STATES.values() if state in step.at]
DECIDES = (
    Do.AWARD, Do.AWARD_PART, Do.RECTIFY_AWARD, Do.SETTLE, Do.SETTLE_PART, Do.ORDER_PRIOR_EXECUTION, Do.JOIN_PARTY, Do.DEEM_WITHDRAWN,
    Do.DEEM_PART_WITHDRAWN, Do.DEEM_REST_WITHDRAWN, Do.SET_EVIDENCE_PERIOD, Do.TERMINATE_ARBITRATION,
)  # fmt: skip


def asked_by(where: Situation, login: str) -> Situation:
    return replace(where, actor=login)


@pytest.mark.parametrize("name", DECIDES)
def test_lmaa_31_45_46_the_tribunal_decides_and_no_other_arbitrator(name: Do) -> None:
    assert STEPS[name].seats is TRIBUNAL


@pytest.mark.parametrize(("state", "step"), SEATED, ids=lambda what: f"{what.name}")
def test_whoever_does_not_sit_is_refused_and_offered_nothing(state: State, step: Step) -> None:
    case = on_paper(state)
    assert case.here is not None
    assert step.seats is not None
    seats = [case.here.staff[name] for name in step.seats.names if name in case.here.staff]
    stranger, role = asked_by(case.situation(), "somebody"), {step.seats.role}
    assert acts(step, stranger, role) is not bool(seats)
    assert (step in available(stranger, role)) is not bool(seats)
    if not seats:  # nobody sits yet: the guards say what comes first
        return
    refused = may(step, stranger, role)
    assert refused.ruling == "forbidden"
    assert f"“{step.label}”由{step.seats.says}办理（{step.seats.basis}）" in refused.sentence
    assert all(may(step, asked_by(stranger, login), role).ruling != "forbidden" for login in seats)


def test_an_office_that_may_do_it_needs_no_seat() -> None:
    formed = asked_by(on_paper(FORMED).situation(), "somebody")
    assert may(STEPS[Do.JOIN_PARTY], formed, {Role.DIRECTOR}).ruling == "done"
    assert may(STEPS[Do.JOIN_PARTY], formed, {Role.DIRECTOR, Role.ARBITRATOR}).ruling == "done"


def test_the_reviewer_who_was_named_decides_on_the_agreement() -> None:
    review = on_paper(UNDER_REVIEW)
    review.go("designate_reviewer")
    assert may(STEPS[Do.DENY_REVIEW], asked_by(review.situation(), "judge2"), ARBITRATOR).ruling == "forbidden"
    assert may(STEPS[Do.DENY_REVIEW], asked_by(review.situation(), "judge"), ARBITRATOR).ruling == "done"


def test_r33_11_who_is_challenged_takes_no_part_but_for_urgent_measures() -> None:
    case = on_paper(FORMED)
    assert case.here is not None
    judge = case.here.staff["presiding"]
    case.do("request_recusal")
    where = asked_by(case.situation(), judge)
    wanted = {step.name for step in available(where, Role)}
    assert wanted == {Do.ORDER_PRIOR_EXECUTION, Do.HAND_ON_PRESERVATION}
    assert "暂停参与本案" in may(STEPS[Do.SERVE], where, Role).sentence
    assert may(STEPS[Do.REFUSE_RECUSAL], where, {Role.DIRECTOR}).ruling == "forbidden"
    assert may(STEPS[Do.REFUSE_RECUSAL], asked_by(where, "somebody"), {Role.DIRECTOR}).ruling == "done"
    case.do("refuse_recusal")
    assert may(STEPS[Do.JOIN_PARTY], asked_by(case.situation(), judge), ARBITRATOR).ruling == "done"


def test_lmaa_33_who_has_stepped_aside_has_no_button_left() -> None:
    case = on_paper(HEARD)
    assert case.here is not None
    judge = case.here.staff["presiding"]
    case.go("request_recusal", "grant_recusal")
    where = asked_by(case.situation(), judge)
    assert available(where, Role) == []
    assert "已于" in may(STEPS[Do.JOIN_PARTY], where, Role).sentence
    assert may(STEPS[Do.JOIN_PARTY], asked_by(where, "director"), {Role.DIRECTOR}).ruling == "done"

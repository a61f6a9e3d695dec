"""An approval is an act (审批): proposed by one, decided by whoever approves, on their own day; no name is typed for it."""

from dataclasses import replace

import pytest

from mediation.rules.codes.approvals import Proposed
from mediation.rules.do import Do
from mediation.rules.entries import entry_of
from mediation.rules.forms import questions
from mediation.rules.lifecycle import STEPS, Situation, available, may, wrong_answers
from mediation.rules.roles import Role
from mediation.rules.states.arbitration import RECEIVED
from mediation.rules.step import ON_PAPER
from mediation.rules.steps.approval import waiting
from mediation.services.record import timeline
from tests.paper import OnPaper, on_paper
from tests.rules.cases.hearing import APPLICATION, facts, wrong

REGISTRAR, DIRECTOR = {Role.REGISTRAR}, {Role.DIRECTOR}
APPROVED = [step for step in STEPS.values() if step.on_paper and step.by == DIRECTOR]


@pytest.fixture
def received() -> OnPaper:
    return on_paper(RECEIVED)


def test_r33_30_31_the_head_decides_whether_a_case_is_taken_up_and_nobody_types_a_name() -> None:
    assert {step.name for step in APPROVED} == {Do(each) for each in Proposed}
    assert {str(step.label) for step in APPROVED} == {each.label for each in Proposed}
    assert all(step.by == DIRECTOR and step.on_paper == REGISTRAR for step in APPROVED)


@pytest.mark.parametrize("step", APPROVED, ids=lambda step: step.name)
def test_whoever_proposes_does_not_decide_unless_the_bureau_approves_on_paper(received: OnPaper, step: object) -> None:
    where = received.situation()
    on_file = with_setting(where, f"approval.{getattr(step, 'name')}", ON_PAPER)  # noqa: B009
    for row in APPROVED:
        if row is step:
            assert may(row, where, REGISTRAR).ruling == "forbidden"
            assert row not in available(where, REGISTRAR)
            assert may(row, on_file, REGISTRAR).ruling == "done"
            assert row in available(on_file, REGISTRAR)
        assert may(row, where, DIRECTOR).ruling == may(row, on_file, DIRECTOR).ruling == "done"


def with_setting(where: Situation, key: str, value: str) -> Situation:
    return replace(where, reference=replace(where.reference, settings={**where.reference.settings, key: value}))


def test_a_proposal_waits_for_the_head_and_is_made_once(received: OnPaper) -> None:
    received.do("propose_filing")
    here = received.here
    assert here is not None
    assert waiting(here) is not None
    assert "已经提请审批“受理”" in may(STEPS[Do.PROPOSE_FILING], received.situation(), REGISTRAR).sentence
    received.do("return_proposal")
    assert received.here is not None
    assert waiting(received.here) is None
    assert "没有待审批的提请" in may(STEPS[Do.RETURN_PROPOSAL], received.situation(), DIRECTOR).sentence
    received.go("propose_filing", "accept_arbitration")
    assert received.here is not None
    assert (received.here.state, waiting(received.here)) == ("accepted", None)


def test_what_cannot_be_decided_now_is_not_proposed() -> None:
    lacking = [APPLICATION, ("request_filing_correction", "2026-09-02", {"missing": "身份证明"})]
    where = replace(Situation(known := facts(*lacking), known.proceedings[1], on_paper(RECEIVED).day, on_paper(RECEIVED).reference))
    assert "补正完成" in wrong("propose_filing", where, proposed="accept_arbitration", opinion="x")["proposed"]
    assert wrong("propose_filing", where, proposed="refuse_arbitration", opinion="x") == {}


def test_r33_30_no_name_is_typed_where_the_head_signs_in(received: OnPaper) -> None:
    where, accept = received.situation(), STEPS[Do.ACCEPT_ARBITRATION]
    on_file = with_setting(where, "approval.accept_arbitration", ON_PAPER)
    typed = accept.asks.model_validate({"on": where.today, "approver": "洪敏"})
    assert "本人登录办理" in wrong_answers(accept, where, typed)["approver"]
    assert wrong_answers(accept, on_file, typed) == {}
    assert wrong_answers(accept, where, accept.asks.model_validate({"on": where.today})) == {}


def test_r33_30_the_record_says_who_signed_in_as_it_says_who_signed_on_paper() -> None:
    day, case = on_paper(RECEIVED).day, facts(APPLICATION)
    signed_in = entry_of(2, "accept_arbitration", 1, day, {"used": {"approver": "洪敏"}})
    assert timeline.says(signed_in, case) == "受理（洪敏批准）"
    on_file = entry_of(2, "accept_arbitration", 1, day, {"approver": "洪敏"})
    assert timeline.says(on_file, case) == "受理，审批人 洪敏"


def test_an_old_entry_still_says_whose_name_was_typed() -> None:
    entry = entry_of(2, "accept_arbitration", 1, on_paper(RECEIVED).day, {"approver": "钱某"})
    assert "钱某" in timeline.says(entry, facts(APPLICATION))


@pytest.mark.parametrize("name", ["docket_complaint", "extend_investigation", "decide_handling", "decide_penalty", "revoke_docket"])
def test_li_17_lr_19_33_apl_57_the_head_of_the_inspectorate_approves_by_an_act_of_his_own(name: str) -> None:
    step = STEPS[Do(name)]
    assert step.by == frozenset({Role.INSPECTION_LEAD})
    assert (step.on_paper, step.signer) == (frozenset({Role.INSPECTOR, Role.INSPECTION_LEAD}), "approver")


def test_no_step_asks_for_the_name_of_an_approver_but_where_it_was_signed_on_paper() -> None:
    """Whoever approves signs in (办案规则 第30、31条): a name typed by somebody else approves nothing."""
    asked = {step.name for step in STEPS.values() if any(q.name == "approver" for q in questions(step.asks))}
    assert asked == {step.name for step in STEPS.values() if step.signer}
    assert all(step.on_paper or step.approved_by for step in STEPS.values() if step.signer)

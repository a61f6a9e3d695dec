"""Which steps are offered first in each state: the way on is never a way out by accident.

A line for each state: the hoped-for steps in the order of their buttons, and after the stroke those that are also offered as
buttons, but that nobody is led to. Whatever stands in no line is offered quietly. Each role sees those of its own, in this order.
"""

import pytest

from mediation.rules.lifecycle import STEPS
from mediation.rules.states import STATES
from mediation.rules.step import Step

TABLE = """
none:
mediation/registered: accept_mediation record_consent ask_consent | request_correction refuse_mediation
mediation/correcting: complete_correction record_consent ask_consent | refuse_mediation
mediation/accepted: assign_mediator | fail_mediation apply_arbitration
mediation/mediating: reach_agreement assign_mediator record_session set_session | fail_mediation apply_arbitration
mediation/agreed: sign_agreement | fail_mediation
mediation/effective: record_payment record_deed confirm_performance record_breach sign_later demand_performance close_mediation
    | record_payment_order apply_review apply_confirmation arbitrate_agreement apply_arbitration
mediation/reconciled: record_payment record_deed confirm_performance record_breach demand_performance close_mediation |
    arbitrate_agreement apply_arbitration
mediation/performed: sign_later close_mediation
mediation/failed: close_mediation | apply_arbitration
mediation/refused: close_mediation | apply_arbitration
mediation/withdrawn: close_mediation | apply_arbitration
mediation/closed: record_payment record_deed record_breach sign_later demand_performance | record_payment_order apply_review
    apply_confirmation arbitrate_agreement apply_arbitration
review/received: accept_review | refuse_review request_review_correction
review/correcting: complete_review_correction | refuse_review
review/under_review: make_review_letter designate_reviewer inquire_review | deny_review
review/made: sign_review_letter
review/in_force: record_payment record_deed confirm_review_performance record_review_breach close_review sign_letter_later |
    enforce_agreement
review/denied: close_review
review/refused: close_review
review/withdrawn: close_review
review/closed: record_payment record_deed confirm_review_performance record_review_breach sign_letter_later | enforce_agreement
confirmation/applied: court_accepts | court_refuses
confirmation/accepted: court_confirms | court_refuses
confirmation/confirmed: close_confirmation | enforce_agreement
confirmation/refused: close_confirmation
confirmation/withdrawn: close_confirmation
confirmation/closed: | enforce_agreement
arbitration/received: accept_arbitration propose_filing | hold_for_mediation request_filing_correction refuse_arbitration
arbitration/correcting: complete_filing_correction propose_filing serve | refuse_arbitration
arbitration/on_hold: end_hold serve
arbitration/accepted: form_tribunal serve
arbitration/formed: record_payment record_deed set_hearing serve record_committee settle | confirm_effect apply_enforcement
arbitration/scheduled: hold_hearing record_payment record_deed set_hearing notify_collective serve postpone_hearing
    record_committee settle | confirm_effect apply_enforcement
arbitration/entrusted: end_entrusted record_payment record_deed serve | confirm_effect apply_enforcement
arbitration/heard: award record_payment record_deed set_hearing serve record_committee mediate_after_hearing settle |
    confirm_effect apply_enforcement
arbitration/suspended: resume record_payment record_deed serve | confirm_effect apply_enforcement
arbitration/settled: record_payment record_deed serve close_arbitration propose_closing | record_performed confirm_effect
    apply_enforcement
arbitration/awarded: record_payment record_deed serve close_arbitration propose_closing | record_performed confirm_effect
    apply_enforcement
arbitration/withdrawn: record_payment record_deed serve close_arbitration propose_closing | confirm_effect apply_enforcement
arbitration/defaulted: record_payment record_deed serve close_arbitration propose_closing | confirm_effect apply_enforcement
arbitration/terminated: record_payment record_deed serve close_arbitration propose_closing | confirm_effect apply_enforcement
arbitration/cancelled: serve close_arbitration propose_closing
arbitration/transferred: serve close_arbitration propose_closing
arbitration/merged: close_arbitration propose_closing
arbitration/refused: serve close_arbitration propose_closing
arbitration/elsewhere: serve close_arbitration propose_closing
arbitration/closed: record_payment record_deed serve | record_performed confirm_effect apply_enforcement
inspection/received: docket_complaint | request_complaint_correction refuse_complaint
inspection/correcting: complete_complaint | refuse_complaint
inspection/investigating: finish_investigation pay_fine serve_inspection record_inspection receive_assistance release_evidence |
    recheck assign_inspectors revoke_docket decide_referral refer_police
inspection/suspended: resume_inspection serve_inspection receive_assistance release_evidence
inspection/found: order_correction record_payment record_deed confirm_corrected pay_fine serve_inspection record_inspection
    receive_assistance release_evidence record_police_answer | recheck tell_before hear_employer decide_handling
    decide_penalty revoke_docket decide_referral refer_police
inspection/ordered: record_payment record_deed confirm_corrected pay_fine serve_inspection record_inspection
    receive_assistance release_evidence record_police_answer | recheck tell_before hear_employer decide_handling
    decide_penalty handle_again decide_referral refer_police
inspection/corrected: pay_fine serve_inspection close_inspection receive_assistance release_evidence record_police_answer
    propose_closing | recheck tell_before hear_employer decide_handling decide_penalty handle_again
inspection/decided: record_payment record_deed confirm_obeyed pay_fine serve_inspection close_inspection receive_assistance
    release_evidence urge_performance apply_court record_court_answer record_police_answer propose_closing | recheck
    tell_before hear_employer decide_handling decide_penalty handle_again decide_referral report_crime
inspection/revoked: serve_inspection close_inspection receive_assistance release_evidence propose_closing
inspection/told: serve_inspection close_inspection receive_assistance release_evidence propose_closing
inspection/referred: record_payment record_deed pay_fine serve_inspection close_inspection receive_assistance release_evidence
    urge_performance apply_court record_court_answer record_police_answer propose_closing | recheck tell_before hear_employer
    decide_handling handle_again go_on_handling
inspection/merged: serve_inspection close_inspection receive_assistance release_evidence propose_closing
inspection/refused: serve_inspection close_inspection propose_closing
inspection/closed: record_payment record_deed confirm_obeyed pay_fine serve_inspection receive_assistance release_evidence
    urge_performance apply_court record_court_answer record_police_answer | handle_again decide_referral report_crime
suit/lodged: docket_suit | refuse_suit
suit/docketed: decide_suit
suit/appealed: decide_appeal | remand_suit
suit/ended: record_payment record_deed receive_ruling confirm_judgment close_suit | sue_after_set_aside set_aside_after_suit
    lodge_appeal enforce_judgment
suit/closed: record_payment record_deed receive_ruling confirm_judgment | sue_after_set_aside set_aside_after_suit
    enforce_judgment
enforcement/applied: docket_enforcement | refuse_enforcement
enforcement/enforcing: end_enforcement | refuse_enforcement pause_enforcement
enforcement/paused: resume_enforcement end_enforcement
enforcement/ended: receive_enforcement_ruling close_enforcement | revive_enforcement sue_after_non_enforcement
enforcement/closed: receive_enforcement_ruling | revive_enforcement sue_after_non_enforcement
"""
LINES = dict(line.split(":", 1) for line in TABLE.strip().replace("\n    ", " ").splitlines())


def offered(state: str) -> list[Step]:
    there = [step for step in STEPS.values() if ({f"{s.kind}/{s.name}" for s in step.at} or {"none"}) & {state}]
    return sorted(there, key=lambda step: step.rank)


def test_every_state_has_its_line() -> None:
    assert [*LINES] == ["none", *(f"{state.kind}/{state.name}" for state in STATES.values())]


@pytest.mark.parametrize("state", LINES)
def test_the_buttons_of_a_state_stand_in_this_order(state: str) -> None:
    hoped_for, _, otherwise = LINES[state].partition("|")
    buttons = [step for step in offered(state) if step.rank.foremost]
    assert [step.name for step in buttons if step.rank.hoped_for] == hoped_for.split()
    assert [step.name for step in buttons] == [*hoped_for.split(), *otherwise.split()]

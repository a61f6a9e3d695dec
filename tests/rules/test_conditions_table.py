"""Which conditions stand before which steps: the rule of the law first, then every step that must not get past it.

Each line names the condition by the function that asks it; what it says, and when, is held by the tests of the procedure. A step
may ask more than this table knows of.
"""

import pytest

from mediation.rules.lifecycle import STEPS

TABLE = """
# 收件, 受理
claimants_exist          register receive_complaint file_arbitration receive_transfer   # a claim has somebody who makes it
referrer_named           register                                                       # a court's or inspectorate's case says whose
not_before_receipt       accept_mediation refuse_mediation record_consent ask_consent hold_for_mediation accept_arbitration
                         refuse_arbitration tell_elsewhere docket_complaint refuse_complaint accept_review refuse_review
_held_by_consent         hold_for_mediation                                             # 办案规则 第69条
_both_consent            accept_mediation                                               # 协商调解规定 第22条
_days_of_consent         accept_mediation
_time_to_answer          ask_consent
# 调解协议: in force on the latest of signatures and seal (调解仲裁法 第14条)
_in_force_on_the_latest  sign_agreement
_signed_after_agreed     sign_agreement
_can_receive             escalate_mediation transfer_mediation
_is_higher               escalate_mediation
_is_not_higher           transfer_mediation
promises_are_sound       reach_agreement reconcile settle settle_part order_correction decide_handling
# 支付令, 仲裁审查, 司法确认
_not_for_an_order        record_payment_order                                           # 调解仲裁法 第16条
_court_is_done           record_payment_order
both_apply               apply_review apply_confirmation                                # jointly: 办案规则 第74条, 人民调解法 第33条
after_it_took_effect     apply_review apply_confirmation
_in_time                 apply_confirmation                                             # M-09
_review_is_open          apply_review
_court_has_it            apply_review apply_confirmation                                # one or the other: 第75条第5项
_review_has_it           apply_confirmation
# 待决事项: nothing is heard or decided while a recusal, an objection or a counter-application waits (办案规则 第10、11、36条)
not_while_pending        hold_hearing award award_part settle settle_part deem_withdrawn deem_part_withdrawn deem_rest_withdrawn
_not_ones_own            refuse_recusal grant_recusal                                   # 第12条: nobody decides on his own
# 答辩, 请求
_ordinary_and_unchanged  shorten_answer                                                 # 第44、58条
_nothing_begun           shorten_answer
_something_changes       change_claims
_something_left          change_claims
_before_the_evidence_ends change_claims                                                 # A-12
# 简易, 集体
_simple_already          simplify
_nobody_is_missing       simplify                                                       # 第57条第3项
_not_collective          notify_collective
_everything_is_fixed     notify_collective                                              # 第64条: all at once
# 开庭 (调解仲裁法 第35、36条)
_after_the_answer_period set_hearing postpone_hearing
_notice_can_be_served    set_hearing postpone_hearing                                   # A-14
within_the_day           set_hearing postpone_hearing set_session
_to_another_day          postpone_hearing
_on_the_day_set          hold_hearing
_answers_are_over        hold_hearing
_absence_is_lawful       hold_hearing
_applicants_not_told     deem_withdrawn                                                 # 第36条: after written notice
nothing_awarded_yet      deem_withdrawn withdraw_arbitration
# 部分撤回
_alone                   deem_part_withdrawn
_nobody_away             deem_part_withdrawn
_told                    deem_part_withdrawn
hearing_has_come         deem_part_withdrawn
_stayed_away             deem_part_withdrawn
_others_go_on            deem_part_withdrawn
_nothing_awarded         withdraw_rest deem_rest_withdrawn
_counterclaim_waits      withdraw_rest deem_rest_withdrawn
_rest_told               deem_rest_withdrawn
# 调解, 裁决 (调解仲裁法 第42、43、45、47条)
_some_but_not_all        settle_part
_lines_of_those_claims   settle_part
_mediation_not_tried     award award_part
_committee_has_not_met   award award_part
_wage_known              award award_part
_wage_of_the_day         award award_part
_both_days_seen          award award_part
_every_claim_decided     award
_one_claim_left          award_part
_some_claims_decided     award_part                                                     # 第43条第2款
# 裁决后
_not_in_force            record_performed handle_anew
_still_owed              record_performed confirm_obeyed confirm_performance
_in_court                handle_anew
_only_employers          apply_set_aside                                                # 第49条
_worker_sues             apply_set_aside                                                # 司法解释（一）第21条
note_if_unpaid           close_arbitration close_mediation
_kept_long_enough        close_arbitration                                              # F-01
# 劳动监察
_a_complaint_is_ones_own receive_complaint                                              # 条例 第9条
_not_ended_later         receive_complaint
_within_two_years        docket_complaint                                               # L-07
_somewhere_to_go         refuse_complaint                                               # 第21条第2款
_two_are_needed          finish_investigation                                           # 第16条
_nothing_recorded        finish_investigation
_days_are_days           order_correction decide_handling
_employer_not_heard      decide_handling decide_penalty                                 # 第19条
time_to_correct          decide_handling decide_penalty                                 # 第18条
_not_their_own           hand_to_mediation
_nobody_mediates         hand_to_mediation
_for_the_right_people    serve_inspection deem_inspection_served
_each_its_way            serve
_was_made                serve
_inspectors_way          serve_inspection
by_post                  serve serve_inspection
_days_over               deemed_served deem_inspection_served
_decision_not_received   confirm_obeyed
"""


def _read() -> list[tuple[str, str]]:
    """Condition and step, one pair for each step; a line that begins with a space goes on with the one before."""
    found: list[tuple[str, str]] = []
    condition = ""
    for line in TABLE.splitlines():
        words = line.partition("#")[0].split()
        if words and not line.startswith(" "):
            condition, *words = words
        found += [(condition, step) for step in words]
    return found


@pytest.mark.parametrize(("condition", "step"), _read())
def test_the_condition_stands_before_the_step(condition: str, step: str) -> None:
    asked = {each.__name__ for each in (*STEPS[step].unless, *STEPS[step].checks)}
    assert condition in asked

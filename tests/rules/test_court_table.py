"""Who may do what beside and after the arbitration: suits, enforcement, and the steps that every kind of case has."""

import pytest

from mediation.rules.codes import Kind
from mediation.rules.lifecycle import STEPS
from mediation.rules.roles import ARBITRATION_STAFF, INSPECTION_STAFF, MEDIATION_STAFF, READS_RATES, Role
from mediation.rules.states import STATES, State
from mediation.rules.step import CLOSE, STAY

from .who_and_where import differences

SUIT = """
# what the court did is written down by whoever received its letter; of the office, the head alone decides nothing here
docket_suit           | 收 书 仲 | 已向法院提交            | 法院已立案
refuse_suit           | 收 书 仲 | 已向法院提交            | 已有裁判
decide_suit           | 收 书 仲 | 法院已立案              | 已有裁判
withdraw_suit         | 收 书 仲 | 已向法院提交 法院已立案 | 已有裁判
# a judgment of first instance is in force once nobody appeals (民事诉讼法 第158、171条)
lodge_appeal          | 收 书 仲 | 已有裁判                | 二审中
decide_appeal         | 收 书 仲 | 二审中                  | 已有裁判 # 民事诉讼法 第177、179条
remand_suit           | 收 书 仲 | 二审中                  | 法院已立案
withdraw_appeal       | 收 书 仲 | 二审中                  | 已有裁判
confirm_judgment      | 收 书 仲 | 已有裁判 已结案         | –
enforce_judgment      | 收 书 仲 | 已有裁判 已结案         | –
record_judgment_demand | 收 书 仲 | 已有裁判 已结案        | – # 民事诉讼法 第250条: the creditor asks, and his two years begin anew
# each party's next way runs from its own receipt of the ruling, be the suit's file closed or not
receive_ruling        | 收 书 仲 | 已有裁判 已结案         | –
set_aside_after_suit  | 收 书 仲 | 已有裁判 已结案         | –   # 司法解释（一）第18、21条
sue_after_set_aside   | 收 书 仲 | 已有裁判 已结案         | –   # 调解仲裁法 第49条第3款
close_suit            | 收 书 仲 | 已有裁判                | 已结案
"""

ENFORCEMENT = """
# of an agreement that a court confirmed, by the organisation that mediated it: the case is its own (协商调解规定 第32条)
docket_enforcement         | 调 调管 收 书 仲 | 已申请执行               | 执行中
refuse_enforcement         | 调 调管 收 书 仲 | 已申请执行 执行中        | 执行已结束 # 执行工作规定 第16条
hand_on_clue               | 调 调管 收 书 仲 | 已申请执行 执行中 中止执行 执行已结束 已结案 | –
revive_enforcement         | 调 调管 收 书 仲 | 执行已结束 已结案        | –       # 民诉法解释 第517条
pause_enforcement          | 调 调管 收 书 仲 | 执行中                   | 中止执行 # 司法解释（一）第25条
resume_enforcement         | 调 调管 收 书 仲 | 中止执行                 | ↩
end_enforcement            | 调 调管 收 书 仲 | 执行中 中止执行          | 执行已结束
withdraw_enforcement       | 调 调管 收 书 仲 | 已申请执行 执行中 中止执行 | 执行已结束
receive_enforcement_ruling | 调 调管 收 书 仲 | 执行已结束 已结案        | –
sue_after_non_enforcement  | 收 书 仲 | 执行已结束 已结案        | –       # 司法解释（一）第24条
close_enforcement          | 调 调管 收 书 仲 | 执行已结束               | 已结案
"""

HANDLES = MEDIATION_STAFF | ARBITRATION_STAFF | INSPECTION_STAFF
WRITES_DOWN = HANDLES - {Role.ARBITRATOR, Role.DIRECTOR}
ABOUT_AGENTS = ("register_agent", "change_agent", "end_agent", "note_capacity")
OPEN = {state for state in STATES.values() if state.open}


def _named(*names: str) -> set[State]:
    """States written as `kind/name`."""
    return {STATES[Kind(kind), name] for kind, _, name in (each.partition("/") for each in names)}


def test_d6_suit() -> None:
    assert differences(SUIT, Kind.SUIT, {}) == []


def test_d6_enforcement() -> None:
    assert differences(ENFORCEMENT, Kind.ENFORCEMENT, {}) == []


def test_the_steps_of_every_kind_move_nothing() -> None:
    common = {step.name for step in STEPS.values() if step.kind is None}
    assert common == {
        *ABOUT_AGENTS, "confirm_address", "amend_party", "change_party", "enforce_agreement", "record_calculation", "tie_to_site",
        "record_evidence", "record_payment", "record_deed", "propose_closing", "return_closing", "correct",
        "void_case", "record_injury", "record_assessment", "draft_for_court",
    }  # fmt: skip
    assert {STEPS[name].to for name in common - {"void_case"}} == {STAY}


def test_what_should_never_have_been_entered_is_voided_in_any_state_by_the_heads() -> None:
    step = STEPS["void_case"]
    assert (step.at, step.to, step.outcome) == (set(STATES.values()), CLOSE, "X99")
    assert step.by == STEPS["correct"].by


def test_agents_are_noted_while_work_is_owed_by_those_who_take_their_papers() -> None:
    """调解仲裁法 第24条: the mandate is handed in; who decides is not who keeps the file."""
    for step in (STEPS[name] for name in ABOUT_AGENTS):
        assert (step.at, step.to, step.by) == (set(STATES.values()), STAY, WRITES_DOWN)


def test_an_address_is_confirmed_while_work_is_owed_by_those_who_take_it_down() -> None:
    step = STEPS["confirm_address"]
    assert (step.at, step.by) == (set(STATES.values()), WRITES_DOWN)


def test_particulars_are_added_while_work_is_owed_by_those_who_take_them_down() -> None:
    step = STEPS["amend_party"]
    assert step.at == set(STATES.values())
    assert step.by == WRITES_DOWN


def test_evidence_is_taken_as_long_as_somebody_weighs_it_by_anybody_who_handles_cases() -> None:
    """Until the agreement, the award or the inspectorate's decision; courts take their own."""
    step = STEPS["record_evidence"]
    weighing = {
        "mediation": "registered correcting accepted mediating",
        "inspection": "received correcting investigating found ordered suspended",
        "arbitration": "received correcting on_hold accepted formed scheduled heard entrusted suspended",
    }
    assert step.at == _named(*(f"{kind}/{name}" for kind, names in weighing.items() for name in names.split()))
    assert step.by == HANDLES


def test_a_sum_is_reckoned_while_work_is_owed_by_anybody_who_handles_cases() -> None:
    step = STEPS["record_calculation"]
    assert step.at == OPEN
    assert step.by == HANDLES


@pytest.mark.parametrize("name", ["record_payment", "record_deed"])
def test_money_may_come_in_and_an_act_be_done_wherever_somebody_owes_it(name: str) -> None:
    step = STEPS[name]
    assert step.at == _named(
        "mediation/effective", "mediation/reconciled", "mediation/closed", "review/in_force", "review/closed",
        *(f"arbitration/{name}" for name in ["formed", "scheduled", "heard", "entrusted", "suspended", "settled", "awarded", "closed"]),
        *(f"arbitration/{name}" for name in ["withdrawn", "defaulted", "terminated"]),
        "inspection/found", "inspection/ordered", "inspection/decided", "inspection/referred", "inspection/closed",
        "suit/ended", "suit/closed",
    )
    assert step.by == WRITES_DOWN


def test_a_closing_is_proposed_by_whoever_handles_the_case_and_sent_back_by_the_heads() -> None:
    closings = [STEPS["close_arbitration"], STEPS["close_inspection"]]
    for name, by in (("propose_closing", {role for row in closings for role in row.by}),
                     ("return_closing", {role for row in closings for role in row.approved_by})):  # fmt: skip
        assert STEPS[name].at == {state for row in closings for state in row.at}
        assert STEPS[name].by == by


def test_an_agreement_is_enforced_once_reviewed_or_confirmed() -> None:
    """办案规则 第77条, 民事诉讼法 第206条: a bare agreement is no title; a letter or a ruling is, its file closed or not."""
    step = STEPS["enforce_agreement"]
    assert step.at == _named("review/in_force", "review/closed", "confirmation/confirmed", "confirmation/closed")
    assert step.by == MEDIATION_STAFF | ARBITRATION_STAFF - {Role.DIRECTOR}


def test_papers_for_a_court_are_written_out_where_somebody_may_go_there() -> None:
    step = STEPS["draft_for_court"]
    assert step.at == _named(
        "mediation/effective", "mediation/closed", "review/in_force", "review/closed", "confirmation/confirmed", "confirmation/closed",
        "suit/ended", "suit/closed",
        *(f"arbitration/{name}" for name in ["formed", "scheduled", "heard", "entrusted", "suspended", "settled", "awarded", "closed"]),
        *(f"arbitration/{name}" for name in ["withdrawn", "defaulted", "terminated"]),
    )
    assert step.by == MEDIATION_STAFF | ARBITRATION_STAFF - {Role.DIRECTOR}


def test_a_mistake_is_corrected_in_any_state_by_the_heads_alone() -> None:
    step = STEPS["correct"]
    assert step.at == set(STATES.values())
    assert step.by == {Role.LEAD, Role.DIRECTOR, Role.INSPECTION_LEAD}


def test_rates_are_read_by_the_heads_and_the_bureau_not_by_those_who_are_measured() -> None:
    assert {Role.LEAD, Role.DIRECTOR, Role.INSPECTION_LEAD, Role.MANAGER, Role.ADMIN} == READS_RATES


def test_staff_belongs_to_one_office() -> None:
    assert {Role.MEDIATOR, Role.LEAD} == MEDIATION_STAFF
    assert {Role.REGISTRAR, Role.CLERK, Role.ARBITRATOR, Role.DIRECTOR} == ARBITRATION_STAFF
    assert {Role.INSPECTOR, Role.INSPECTION_LEAD} == INSPECTION_STAFF


def test_work_is_owed_until_the_matter_is_decided() -> None:
    """Whatever is not in this list of results and refusals still has somebody's hands on it."""
    over = _named(
        *(f"mediation/{name}" for name in ("reconciled", "performed", "failed", "refused", "withdrawn", "closed")),
        *(f"review/{name}" for name in ("in_force", "denied", "refused", "withdrawn", "closed")),
        *(f"confirmation/{name}" for name in ("confirmed", "refused", "withdrawn", "closed")),
        *(f"arbitration/{name}" for name in ("settled", "awarded", "withdrawn", "defaulted", "terminated", "cancelled",
                                             "transferred", "merged", "refused", "elsewhere", "closed")),
        *(f"inspection/{name}" for name in ("corrected", "decided", "revoked", "told", "referred", "refused", "merged", "closed")),
        *(f"suit/{name}" for name in ("ended", "closed")), *(f"enforcement/{name}" for name in ("ended", "closed")),
    )
    assert {state for state in STATES.values() if not state.open} == over

"""结案审批 (办案规则 第22条: the form is in the sub-file; no article says who approves): as the bureau sets it, a closing needs nobody's
approval, is the head's own act, or is signed on paper by somebody whose name is then typed.
"""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import timedelta

import pytest

from mediation import clock
from mediation.errors import Conflict, Forbidden, Invalid
from mediation.models import Setting, Write
from mediation.rules import lifecycle
from mediation.rules.do import Do
from mediation.rules.roles import Role
from mediation.rules.states import State
from mediation.rules.states.arbitration import ARBITRATION_CLOSED, ARBITRATION_WITHDRAWN
from mediation.rules.states.inspection import CORRECTED, DECIDED, INSPECTION_CLOSED
from mediation.rules.step import NO_APPROVAL, ON_PAPER, OWN_ACT
from mediation.rules.steps import STEPS
from mediation.services.base import accounts
from mediation.services.record import journal, timeline
from mediation.services.upkeep import deputies, setting_rows
from mediation.services.views import desk
from mediation.services.views.workload import Desk
from tests.walks import Walk, walk_to
from tests.world import TODAY, People

CLOSINGS = [
    (Do.CLOSE_ARBITRATION, ARBITRATION_WITHDRAWN, ARBITRATION_CLOSED, Role.CLERK, Role.DIRECTOR),
    (Do.CLOSE_INSPECTION, CORRECTED, INSPECTION_CLOSED, Role.INSPECTOR, Role.INSPECTION_LEAD),
]
each = pytest.mark.parametrize(("step", "before", "closed", "handles", "heads"), CLOSINGS, ids=[step for step, *_ in CLOSINGS])
NOTE = {"note": "归档"}


def set_to(write: Write, step: Do, value: str) -> None:
    write.merge(Setting(key=f"approval.{step}", label="结案怎样审批", value=value, source="本局", confirmed=True))
    write.flush()


@each
@pytest.mark.parametrize("setting", ["", NO_APPROVAL])
def test_R33_22_whoever_handles_the_case_closes_it_where_the_bureau_wants_no_approval(
    write: Write, people: People, step: Do, before: State, closed: State, handles: Role, heads: Role, setting: str
) -> None:
    walk = walk_to(write, people, before)
    if setting:
        set_to(write, step, setting)
    walk.do(step, by=people.in_role(handles), **NOTE)
    assert walk.facts.proceedings[walk.proceeding].state == closed.name
    assert heads in STEPS[step].approved_by


@each
def test_R33_22_the_closing_is_the_heads_own_act_where_the_bureau_says_so(
    write: Write, people: People, step: Do, before: State, closed: State, handles: Role, heads: Role
) -> None:
    walk = walk_to(write, people, before)
    set_to(write, step, OWN_ACT)
    with pytest.raises(Forbidden) as refused:
        walk.do(step, by=people.in_role(handles), **NOTE)
    assert f"可办理的是：{heads.label}" in str(refused.value)
    with pytest.raises(Invalid) as typed:
        walk.do(step, by=people.in_role(heads), approver="钱某", **NOTE)
    assert "本人登录办理" in typed.value.faults["approver"]
    walk.do(step, by=people.in_role(heads), **NOTE)
    here = walk.facts.proceedings[walk.proceeding]
    assert (here.state, here.entries[-1].actor) == (closed.name, people.in_role(heads).name)


@each
def test_R33_22_who_signed_on_paper_is_typed_by_whoever_handles_the_case(
    write: Write, people: People, step: Do, before: State, closed: State, handles: Role, heads: Role
) -> None:
    walk = walk_to(write, people, before)
    set_to(write, step, ON_PAPER)
    walk.do(step, by=people.in_role(handles), approver="钱某", **NOTE)
    here = walk.facts.proceedings[walk.proceeding]
    assert here.state == closed.name
    assert "审批人 钱某" in timeline.says(here.entries[-1], walk.facts)


@each
def test_R33_22_nobody_is_named_as_approver_where_nothing_is_approved(
    write: Write, people: People, step: Do, before: State, closed: State, handles: Role, heads: Role
) -> None:
    walk = walk_to(write, people, before)
    with pytest.raises(Invalid) as typed:
        walk.do(step, by=people.in_role(handles), approver="钱某", **NOTE)
    assert "不另审批" in typed.value.faults["approver"]


def test_R33_22_the_record_says_which_director_approved_the_closing(write: Write, people: People) -> None:
    walk = walk_to(write, people, ARBITRATION_WITHDRAWN)
    set_to(write, Do.CLOSE_ARBITRATION, OWN_ACT)
    walk.do(Do.CLOSE_ARBITRATION, by=people.in_role(Role.DIRECTOR), **NOTE)
    last = walk.facts.proceedings[walk.proceeding].entries[-1]
    assert f"（{people.in_role(Role.DIRECTOR).name}批准）" in timeline.says(last, walk.facts)


def test_R33_22_what_waits_for_the_directors_closing_stands_on_the_directors_list(write: Write, people: People) -> None:
    walk = walk_to(write, people, ARBITRATION_WITHDRAWN)
    director = people.in_role(Role.DIRECTOR)

    def listed() -> list[tuple[str, str]]:
        shown = desk.view(write, Desk(director, "unit", "", walk.day))
        return [(str(part.name), str(row.step and row.step.name)) for part in shown.sections for row in part.rows]

    assert ("approve", Do.CLOSE_ARBITRATION) not in listed()
    set_to(write, Do.CLOSE_ARBITRATION, OWN_ACT)
    assert ("approve", Do.CLOSE_ARBITRATION) in listed()


def test_R33_22_a_proposal_to_close_an_inspection_is_for_the_head_alone(write: Write, people: People) -> None:
    """The head of the inspectorate is an inspector too; a director does nothing of the kind. Nothing is proposed before it is obeyed."""
    step, heads, handles = Do.CLOSE_INSPECTION, Role.INSPECTION_LEAD, Role.INSPECTOR
    walk = walk_to(write, people, DECIDED).go("serve_inspection", "confirm_obeyed")
    set_to(write, step, OWN_ACT)

    def led_to(role: Role) -> set[str]:
        shown = desk.view(write, Desk(people.in_role(role), "unit", "", walk.day))
        return {str(row.step and row.step.name) for part in shown.sections for row in part.rows}

    assert step not in led_to(handles)
    walk.do("propose_closing", by=people.in_role(handles), opinion="决定已经履行")
    write.flush()
    assert step in led_to(heads)
    assert step not in led_to(handles)
    walk.do("return_closing", by=people.in_role(heads), reason="回证没有入卷")
    write.flush()
    assert step not in led_to(heads)


def test_a_setting_of_an_approval_takes_only_the_words_that_the_program_reckons_with() -> None:
    closing, filing = f"approval.{Do.CLOSE_INSPECTION}", f"approval.{Do.ACCEPT_ARBITRATION}"
    assert [setting_rows.fault(closing, each) for each in (NO_APPROVAL, OWN_ACT, ON_PAPER)] == ["", "", ""]
    assert [setting_rows.fault(filing, each) for each in (OWN_ACT, ON_PAPER)] == ["", ""]
    assert NO_APPROVAL in setting_rows.fault(closing, "要审批")
    assert NO_APPROVAL not in setting_rows.fault(filing, NO_APPROVAL), (
        "the law names the approval of a filing (办案规则 第30条)"
    )
    assert setting_rows.fault(filing, NO_APPROVAL)


# --- proposed, sent back, closed --------------------------------------------------------------------------------


def noted(write: Write, people: People, login: Role) -> list[tuple[str, str]]:
    """Where the desk of this role has the case, and what stands in the way."""
    shown = desk.view(write, Desk(people.in_role(login), "unit", "", TODAY))
    return [(row.section, row.note) for section in shown.sections for row in section.rows]


def said(walk: Walk) -> str:
    """The last entry as the record tells it."""
    return timeline.says(journal.entries(walk.session, walk.case_id or 0)[-1], walk.facts)


@each
def test_R33_22_a_closing_is_proposed_sent_back_with_a_reason_and_closed_with_the_last_opinion(
    write: Write, people: People, step: Do, before: State, closed: State, handles: Role, heads: Role
) -> None:
    walk = walk_to(write, people, before)
    handler, head = people.in_role(handles), people.in_role(heads)
    with pytest.raises(Conflict) as not_needed:
        walk.do("propose_closing", by=handler, opinion="可以结案")
    assert "请直接办理“结案”" in str(not_needed.value)
    set_to(write, step, OWN_ACT)
    with pytest.raises(Conflict) as nothing:
        walk.do("return_closing", by=head, reason="补材料")
    assert "没有等待审批的结案提请" in str(nothing.value)
    with pytest.raises(Forbidden):
        walk.do("return_closing", by=handler, reason="补材料")
    if step is Do.CLOSE_ARBITRATION:
        walk.go("serve")
    walk.do("propose_closing", by=handler, opinion="已经送达，可以结案")
    write.flush()
    assert "提请结案：已经送达，可以结案" in noted(write, people, heads)[0][1]
    with pytest.raises(Conflict) as twice:
        walk.do("propose_closing", by=handler, opinion="可以结案")
    assert f"{handler.name}已于" in str(twice.value)
    assert lifecycle.suggested(STEPS[step], walk.situation())["note"] == "已经送达，可以结案"
    walk.do("return_closing", by=head, reason="送达回证没有入卷")
    write.flush()
    assert f"{head.name}于" in noted(write, people, handles)[0][1]
    assert "退回结案提请：送达回证没有入卷" in noted(write, people, handles)[0][1]
    assert not lifecycle.leads_on(STEPS[step], walk.situation()), "whoever sent it back is not asked to close it all the same"
    assert lifecycle.suggested(STEPS["propose_closing"], walk.situation()) == {"opinion": "已经送达，可以结案"}
    walk.do("propose_closing", by=handler, opinion="回证已经入卷")
    assert lifecycle.leads_on(STEPS[step], walk.situation())
    walk.do(step, by=head, note="回证已经入卷")
    here = walk.facts.proceedings[walk.proceeding]
    assert (here.state, here.entries[-1].actor) == (closed.name, head.name)
    assert [timeline.says(entry, walk.facts) for entry in here.entries[-4:-1]] == [
        "提请结案：已经送达，可以结案", "退回结案提请：送达回证没有入卷", "提请结案：回证已经入卷",
    ]  # fmt: skip


def test_R33_22_the_heads_deputy_sends_back_and_closes_and_the_record_says_for_whom(write: Write, people: People) -> None:
    walk = walk_to(write, people, ARBITRATION_WITHDRAWN).go("serve")
    set_to(write, Do.CLOSE_ARBITRATION, OWN_ACT)
    walk.do("propose_closing", by=people["judge"], opinion="可以结案")
    deputies.name(write, people.bob, "judge2", walk.day, walk.day + timedelta(days=30), "出差", walk.day)
    write.flush()
    with clock.standing_at(clock.at(walk.day + timedelta(days=2), 10)):
        deputy = accounts.actor_named(write, "judge2")
    walk.do("return_closing", by=deputy, reason="请补归档说明")
    assert said(walk) == "退回结案提请：请补归档说明（裁某某（代理鲍勃））"
    walk.do("propose_closing", by=people["judge"], opinion="可以结案")
    walk.do("close_arbitration", by=deputy, note="可以结案")
    assert said(walk).endswith("（裁某某（代理鲍勃）批准）")

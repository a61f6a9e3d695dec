"""结案审批 (办案规则 第22条: the form is in the sub-file; no article says who approves): as the bureau sets it, a closing needs nobody's
approval, is the head's own act, or is signed on paper by somebody whose name is then typed.
"""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.errors import Forbidden, Invalid
from mediation.models import Setting, Write
from mediation.rules.do import Do
from mediation.rules.roles import Role
from mediation.rules.states import State
from mediation.rules.states.arbitration import ARBITRATION_CLOSED, ARBITRATION_WITHDRAWN
from mediation.rules.states.inspection import CORRECTED, INSPECTION_CLOSED
from mediation.rules.step import NO_APPROVAL, ON_PAPER, OWN_ACT
from mediation.rules.steps import STEPS
from mediation.services.record import timeline
from mediation.services.upkeep import setting_rows
from mediation.services.views import desk
from mediation.services.views.workload import Desk
from tests.walks import walk_to
from tests.world import People

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


def test_a_setting_of_an_approval_takes_only_the_words_that_the_program_reckons_with() -> None:
    closing, filing = f"approval.{Do.CLOSE_INSPECTION}", f"approval.{Do.ACCEPT_ARBITRATION}"
    assert [setting_rows.fault(closing, each) for each in (NO_APPROVAL, OWN_ACT, ON_PAPER)] == ["", "", ""]
    assert [setting_rows.fault(filing, each) for each in (OWN_ACT, ON_PAPER)] == ["", ""]
    assert NO_APPROVAL in setting_rows.fault(closing, "要审批")
    assert NO_APPROVAL not in setting_rows.fault(filing, NO_APPROVAL), (
        "the law names the approval of a filing (办案规则 第30条)"
    )
    assert setting_rows.fault(filing, NO_APPROVAL)

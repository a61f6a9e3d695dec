"""Who may do which step where: every role × every state × every step, asked of the one function that the door, the pages and
the API ask (`lifecycle.may`). What is expected is read off the table of steps, and off nothing else.
"""

import pytest

from mediation.rules.facts import CaseFacts
from mediation.rules.lifecycle import STEPS, Situation, Verdict, may
from mediation.rules.roles import Role
from mediation.rules.states import STATES, State
from mediation.rules.step import BACK, STAY, Step
from tests.paper import REFERENCE, on_paper
from tests.walks import START


def _refused(step: Step, where: Situation, state: str) -> str:
    """The state's sentence, or those of all the guards that refuse; '' where the step can be done."""
    if state:
        return f"现在是“{state}”，不能办理“{step.label}”。"
    return "".join(dict.fromkeys(sentence for guard in step.unless if (sentence := guard(where))))


def _wrong(step: Step, where: Situation, state: str) -> list[str]:
    """The cells of this step that are not what the table says. `state`: its label where the step is not at home there."""
    refused = _refused(step, where, state)
    found = []
    for role in Role:
        verdict = may(step, where, {role})
        if role not in step.by:
            right = verdict.ruling == "forbidden" and f"（{role.label}）不能办理“{step.label}”" in verdict.sentence
        else:
            right = verdict == (Verdict("conflict", refused) if refused else Verdict("done"))
        if not right:
            found.append(f"{step.name}, {role}: {verdict}")
    return found


@pytest.mark.parametrize("state", STATES.values(), ids=lambda state: f"{state.kind}-{state}")
def test_each_cell_is_what_the_table_says(state: State) -> None:
    where = on_paper(state).situation()
    found = [_wrong(step, where, "" if state in step.at else state.label) for step in STEPS.values()]
    assert len(found) == len(STEPS)
    assert [cell for cells in found for cell in cells] == []


def test_before_there_is_a_case_only_what_opens_one_may_be_done() -> None:
    nowhere = Situation(CaseFacts(), None, START, REFERENCE)
    assert [cell for step in STEPS.values() for cell in _wrong(step, nowhere, "" if step.opens_case else "尚未立案")] == []
    assert {step.name for step in STEPS.values() if may(step, nowhere, Role).ruling == "done"} == {
        step.name for step in STEPS.values() if step.opens_case
    }


def test_the_forbidden_are_told_who_may() -> None:
    step = STEPS["accept_mediation"]
    said = may(step, on_paper(STATES[step.kind, "registered"]).situation(), {Role.CLERK, Role.REGISTRAR}).sentence
    assert said == "您的角色（立案员、书记员）不能办理“受理”，可办理的是：调解员、调解组织负责人。"


def test_somebody_with_several_roles_may_do_what_one_of_them_may() -> None:
    for state in STATES.values():
        where = on_paper(state).situation()
        for step in STEPS.values():
            each = {may(step, where, {role}).ruling for role in Role}
            assert may(step, where, Role).ruling == ("done" if "done" in each else "conflict")
            assert may(step, where, ()).ruling == "forbidden"


def test_the_table_has_cells_of_every_sort() -> None:
    """All this would prove nothing if the table let everybody do everything, or nobody anything."""
    assert all(0 < len(step.by) < len(Role) for step in STEPS.values())
    assert {step.to for step in STEPS.values()} > {STAY, BACK}

"""A number that names nobody in the case is refused in a sentence, whatever the step asks of the law besides."""

import pytest

from mediation.errors import Invalid
from mediation.models import Write
from mediation.rules.codes import Kind
from mediation.rules.forms import questions
from mediation.rules.lifecycle import STEPS, refusals
from mediation.rules.states import STATES
from mediation.services.door import checking
from tests.scenes import answer
from tests.walks import walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")
NOBODY = 999
WHO = {"parties", "applicants", "respondents", "debtors", "claims", "agents"}


@pytest.mark.parametrize(
    ("where", "name"),
    [(Kind.MEDIATION, "mediating"), (Kind.ARBITRATION, "formed"), (Kind.ARBITRATION, "heard"),
     (Kind.ARBITRATION, "awarded")],
)  # fmt: skip
def test_every_step_of_the_state_says_so(write: Write, people: People, where: Kind, name: str) -> None:
    walk = walk_to(write, people, STATES[where, name])
    tried = 0
    for step in STEPS.values():
        if STATES[where, name] not in step.at or step.kind is not where or refusals(step, walk.situation()):
            continue
        given = answer(step.name, walk.scene())
        for question in questions(step.asks):
            if question.options not in WHO or question.name not in given:
                continue
            chosen = [NOBODY] if isinstance(given[question.name], list) else NOBODY
            with pytest.raises(Invalid) as found:
                checking.validated(step, {**given, question.name: chosen}, walk.situation())
            assert "不属于本程序" in found.value.faults[question.name]
            tried += 1
    assert tried

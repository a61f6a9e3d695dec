"""The performance lines of the case page: each rests on the paper of the step that made it, and on no later one."""

import pytest

from mediation.models import Write
from mediation.rules.states import State, arbitration, inspection, mediation
from mediation.services.views.case_page import money
from tests.walks import walk_to
from tests.world import People


@pytest.mark.parametrize(
    ("state", "steps", "papers"),
    [
        (mediation.EFFECTIVE, (), {"调解协议书"}),
        (mediation.RECONCILED, (), set()),
        (arbitration.HEARD, ("settle_part", "serve", "award"), {"仲裁调解书（部分请求）", "仲裁裁决书"}),
        (inspection.FOUND, ("order_correction",), {"劳动保障监察限期改正指令书"}),
    ],
)
def test_a_line_rests_on_the_paper_of_the_step_that_made_it(
    state: State, steps: tuple[str, ...], papers: set[str], write: Write, people: People
) -> None:
    walk = walk_to(write, people, state).go(*steps)
    here = walk.facts.proceedings[walk.proceeding]
    assert {line.rests_on for line in money.promises(walk.facts, here, walk.day)} == papers

"""A person is chosen for a seat only where they may open the case: at the door, and in what the form offers, for every such question."""

from collections.abc import Iterator

import pytest

from mediation.errors import Invalid
from mediation.models import Write
from mediation.rules.forms import questions
from mediation.rules.roles import Role
from mediation.rules.states.arbitration import FILED
from mediation.rules.states.inspection import ORDERED
from mediation.rules.steps import STEPS
from mediation.services.door import choices, roster
from mediation.services.upkeep import seed
from tests import world
from tests.walks import walk_to
from tests.world import People


@pytest.fixture
def strangers(write: Write) -> dict[Role, str]:
    """Somebody of each role in a unit that holds none of the cases, and is above none."""
    made = {}
    for role in roster.STAFF.values():
        made[role] = f"west-{role}"
        seed.add_account(write, made[role], f"外{role.label}", world.WEST, (role,), "no password")
    return made


def seats() -> Iterator[tuple[str, str, Role]]:
    for name, step in STEPS.items():
        for question in questions(step.asks):
            if question.options in roster.STAFF:
                yield name, question.name, roster.STAFF[question.options]


def test_no_row_of_a_list_chooses_a_person_unseen() -> None:
    """What is asked for inside a list would pass by the check: none is, and this says so when one comes."""
    assert not [q for step in STEPS.values() for q in questions(step.asks) for row in q.rows if row.options in roster.STAFF]
    assert len(list(seats())) >= 9


@pytest.mark.parametrize(("name", "field", "role"), list(seats()), ids=str)
def test_a_stranger_is_refused_in_a_sentence_and_not_offered(
    write: Write, people: People, strangers: dict[Role, str], name: str, field: str, role: Role
) -> None:
    state = ORDERED if name == "post_order" else min(STEPS[name].at, key=lambda each: each.name)
    walk = walk_to(write, people, state).ready_for(name)
    here = walk.here
    assert here is not None
    offered = choices.for_step(write, STEPS[name], walk.facts, here)
    options = next(q.options for q in questions(STEPS[name].asks) if q.name == field)
    assert strangers[role] not in {choice.value for choice in offered[str(options)]}
    with pytest.raises(Invalid) as refused:
        walk.do(name, **{field: strangers[role]})
    assert f"没有这位{role.label}，或者其单位不能打开本案" in refused.value.faults[field]


def test_whoever_is_above_may_be_chosen(write: Write, people: People) -> None:
    walk = walk_to(write, people, FILED)
    if walk.here is not None and walk.here.state == FILED.name:
        walk.do("form_tribunal", presiding="city-arbitrator", clerk="city-clerk")
    assert walk.here is not None
    assert walk.here.staff["presiding"] == "city-arbitrator"

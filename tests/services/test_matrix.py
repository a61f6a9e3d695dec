"""Every role × every state × every step, at the one door. What is expected is read off the table of steps, and nothing else."""

from collections.abc import Iterator

import pytest
from sqlmodel import select

from mediation import clock, db
from mediation.errors import Conflict, Forbidden
from mediation.models import JournalEntry, Proceeding, Write
from mediation.rules.lifecycle import STEPS
from mediation.rules.roles import Role
from mediation.rules.states import FILED, STATES, SUSPENDED, State
from mediation.rules.step import BACK, STAY, Step
from mediation.services import steps
from tests import databases
from tests.answers import Given, answer
from tests.walks import Walk, walk_to, way_to
from tests.world import TODAY, People

pytestmark = pytest.mark.usefixtures("both")
ALL_STATES = list(STATES.values())
BEFORE_SUSPENSION = FILED
"""The shortest way to a suspension leads through acceptance: see `test_the_shortest_way`."""


@pytest.fixture(scope="module")
def database(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with databases.fresh(kind, tmp_path_factory.mktemp("matrix") / "home") as url:
        yield url


@pytest.fixture(scope="module")
def walks(database: str) -> dict[State, Walk]:
    """One case in every state."""
    found = {}
    for state in ALL_STATES:
        with db.write() as session:
            found[state] = walk_to(session, People(session), state)
    return found


@pytest.fixture(scope="module")
def answers(walks: dict[State, Walk]) -> dict[tuple[State, str], tuple[Given, str | None]]:
    """For every state and lawful step: a valid answer, or the sentence of a guard that refuses."""
    found: dict[tuple[State, str], tuple[Given, str | None]] = {}
    for state, walk in walks.items():
        with db.read() as session:
            walk.session, walk.day = session, TODAY  # type: ignore[assignment]
            scene = walk.scene()
            for step in STEPS.values():
                if state in step.at:
                    refused = walk.refusal(step)
                    found[state, step.name] = ({}, refused) if refused else (answer(step.name, scene), None)
    return found


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("state", ALL_STATES, ids=lambda state: f"{state.kind}-{state}")
def test_each_cell_is_what_the_table_says(
    state: State, role: Role, walks: dict[State, Walk],
    answers: dict[tuple[State, str], tuple[Given, str | None]],
) -> None:  # fmt: skip
    wrong = []
    with Write(db.writing_engine(), expire_on_commit=False) as session, clock.standing_at(clock.at(TODAY, 10)):
        for step in STEPS.values():
            given, guarded = answers.get((state, step.name), ({}, None))
            expected = _expected(step, state, role, guarded, BEFORE_SUSPENSION)
            with session.begin_nested() as savepoint:
                got = _attempt(session, step, given, walks[state], role)
                savepoint.rollback()
            if got != expected:
                wrong.append(f"{step.name}: {got} instead of {expected}")
        session.rollback()
    assert wrong == []


def _expected(step: Step, state: State, role: Role, guarded: str | None, before: State) -> str:
    if role not in step.by:
        return "forbidden"
    if state not in step.at:
        return f"conflict: 现在是“{state.label}”，不能办理“{step.label}”。"
    if guarded:
        return f"conflict: {guarded}"
    if isinstance(step.to, State) and step.to.kind is state.kind:
        return f"done: {step.to}"
    return f"done: {before if step.to == BACK else state}"


def _attempt(session: Write, step: Step, given: Given, walk: Walk, role: Role) -> str:
    """What comes of it, and that a refusal leaves no trace while a step leaves one entry."""
    before = session.exec(select(JournalEntry.id).where(JournalEntry.case_id == walk.case_id)).all()
    try:
        steps.perform(session, step.name, given, walk.people.in_role(role), "a-key", case_id=walk.case_id, proceeding=1)
    except Forbidden:
        outcome = "forbidden"
    except Conflict as refused:
        outcome = f"conflict: {refused.sentence}"
    else:
        here = session.exec(select(Proceeding).where(Proceeding.case_id == walk.case_id, Proceeding.number == 1)).one()
        outcome = f"done: {here.state}"
    after = session.exec(select(JournalEntry.id).where(JournalEntry.case_id == walk.case_id)).all()
    assert len(after) - len(before) == outcome.startswith("done")
    return outcome


def test_the_table_has_cells_of_every_sort() -> None:
    """The matrix would prove nothing if the table let everybody do everything, or nobody anything."""
    assert all(0 < len(step.by) < len(Role) for step in STEPS.values())
    assert {step.to for step in STEPS.values()} > {STAY, BACK}


def test_the_shortest_way() -> None:
    assert way_to(SUSPENDED) == ("file_arbitration", "accept_arbitration", "suspend")

"""What the table of steps allows and what it refuses, at the one door (see `tests/matrix.py`)."""

from collections.abc import Iterator

import pytest
from sqlmodel import select

from mediation import clock, db
from mediation.errors import Conflict, Forbidden
from mediation.models import JournalEntry, Proceeding, Write
from mediation.rules.lifecycle import STEPS
from mediation.rules.roles import Role
from mediation.rules.states import State, inspection, states_of
from mediation.rules.states.arbitration import ENTRUSTED, FILED, FORMED, SETTLED, SUSPENDED
from mediation.rules.states.enforcement import ENFORCING, PAUSED
from mediation.rules.step import BACK, CLOSE, Step
from mediation.services import door
from tests import databases, matrix
from tests.matrix import ALL_STATES, Asked, Tried
from tests.scenes import Given
from tests.walks import Walk, way_to
from tests.world import TODAY

pytestmark = pytest.mark.usefixtures("both")
BEFORE = {
    SUSPENDED: FILED, SETTLED: FORMED, ENTRUSTED: FORMED, PAUSED: ENFORCING, inspection.SUSPENDED: inspection.INVESTIGATING,
}  # fmt: skip
"""The state that each case came from: where a step leads that takes it back."""


@pytest.fixture(scope="module")
def database(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with databases.fresh(kind, tmp_path_factory.mktemp("matrix") / "home") as url:
        yield url


@pytest.fixture(scope="module")
def cases(database: str) -> matrix.Cases:
    return matrix.made()


@pytest.mark.on_postgres_now_and_then
@pytest.mark.parametrize("state", ALL_STATES, ids=lambda state: f"{state.kind}-{state}")
def test_each_cell_is_what_the_table_says(state: State, cases: matrix.Cases, cells: frozenset[Tried]) -> None:
    wrong = []
    here = [(role, step) for role in Role for step in STEPS.values() if (state, role, step.name) in cells]
    with Write(db.writing_engine(), expire_on_commit=False) as session, clock.standing_at(clock.at(TODAY, 10)):
        for role, step in here:
            asked = cases.asked(state, step.name)
            expected = _expected(step, state, role, asked)
            with session.begin_nested() as savepoint:
                got = _attempt(session, step, asked.given, cases.walks[state], cases.acting(state, role))
                savepoint.rollback()
            if got != expected:
                wrong.append(f"{step.name}, {role}: {got} instead of {expected}")
        session.rollback()
    assert here
    assert wrong == []


def _expected(step: Step, state: State, role: Role, asked: Asked) -> str:
    """The cell, with its sentence or the state that it leads to."""
    cell = matrix.expected(step, state, role, asked)
    if cell == "conflict":
        return f"conflict: {asked.refused or f'现在是“{state.label}”，不能办理“{step.label}”。'}"
    if cell == "forbidden":
        return cell
    moves = isinstance(step.to, State) and step.to.kind is state.kind
    last = next(other for other in states_of(state.kind) if other.final)
    return f"done: {step.to if moves else BEFORE[state] if step.to == BACK else last if step.to == CLOSE else state}"


def _attempt(session: Write, step: Step, given: Given, walk: Walk, login: str) -> str:
    """What comes of it, and that a refusal leaves no trace while a step leaves one entry."""
    before = session.exec(select(JournalEntry.id).where(JournalEntry.case_id == walk.case_id)).all()
    try:
        door.perform(session, step.name, given, walk.people[login], "a-key", case_id=walk.case_id, proceeding=walk.proceeding)
    except Forbidden:
        outcome = "forbidden"
    except Conflict as refused:
        outcome = f"conflict: {refused.sentence}"
    else:
        here = session.exec(
            select(Proceeding).where(Proceeding.case_id == walk.case_id, Proceeding.number == walk.proceeding)
        ).one()
        outcome = f"done: {here.state}"
    after = session.exec(select(JournalEntry.id).where(JournalEntry.case_id == walk.case_id)).all()
    assert len(after) - len(before) == outcome.startswith("done")
    return outcome


def test_the_cases_that_go_back_came_from_where_the_matrix_says() -> None:
    assert way_to(SUSPENDED) == ("file_arbitration", "accept_arbitration", "suspend")
    assert way_to(SETTLED) == ("file_arbitration", "accept_arbitration", "form_tribunal", "settle")
    assert way_to(inspection.SUSPENDED)[-1] == "suspend_inspection"
    assert way_to(inspection.INVESTIGATING) == way_to(inspection.SUSPENDED)[:-1]

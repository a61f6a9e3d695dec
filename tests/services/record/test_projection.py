"""Projection: the stored rows are a replay of the journal, wherever a case may have walked; and a wrong row is found."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from mediation import clock, db
from mediation.models import Case, Claim, Deadline, InspectionEvent, Proceeding, Promise, Sitting, SittingPerson, Write
from mediation.rules.states import STATES, State
from mediation.rules.states.arbitration import AWARDED, SCHEDULED
from mediation.rules.states.inspection import ORDERED
from mediation.rules.states.mediation import EFFECTIVE
from mediation.services.record import journal
from tests import depth
from tests.reliability.wander import differences, invariants, wander
from tests.walks import walk_to
from tests.world import TODAY, People

pytestmark = [pytest.mark.usefixtures("today")]
ALL_STATES = list(STATES.values())


@pytest.mark.on_postgres_now_and_then
@pytest.mark.usefixtures("both")
@pytest.mark.parametrize("state", ALL_STATES, ids=lambda state: f"{state.kind}-{state}")
def test_the_rows_are_what_the_journal_says_today_and_later(write: Write, people: People, state: State) -> None:
    walk = walk_to(write, people, state, ["many", "split"])
    write.flush()
    write.expire_all()
    for days in (0, 1, 30, 400):
        assert differences(write, walk.case_id, days) == []


SPOILS: list[tuple[type, Callable[..., object]]] = [
    (Proceeding, lambda row: setattr(row, "state", "mediating")),
    (Proceeding, lambda row: setattr(row, "outcome", "M11")),
    (Proceeding, lambda row: setattr(row, "concluded_on", TODAY)),
    (Proceeding, lambda row: setattr(row, "docket", "晋劳人调字〔2026〕999号")),
    (Proceeding, lambda row: setattr(row, "headcount", row.headcount + 1)),
    (Claim, lambda row: setattr(row, "claimed", Decimal("0.01"))),
    (Claim, lambda row: setattr(row, "finality", not row.finality)),
    (Promise, lambda row: setattr(row, "paid", row.amount)),
    (Promise, lambda row: setattr(row, "due_on", TODAY + timedelta(days=99))),
    (Deadline, lambda row: setattr(row, "due_on", row.due_on + timedelta(days=1))),
    (Deadline, lambda row: setattr(row, "running", not row.running)),
    (InspectionEvent, lambda row: setattr(row, "on", row.on + timedelta(days=1))),
    (Sitting, lambda row: setattr(row, "place", "别处")),
    (Case, lambda row: setattr(row, "amount", row.amount + Decimal("0.01"))),
    (Case, lambda row: setattr(row, "who", "某某")),
    (Case, lambda row: setattr(row, "whom", "某某")),
]


WHERE: dict[type, State] = {Promise: EFFECTIVE, Sitting: SCHEDULED, InspectionEvent: ORDERED}
"""The state of a case that has such a row."""


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize("spoil", range(len(SPOILS)))
def test_a_row_that_the_journal_does_not_say_is_found(write: Write, people: People, spoil: int) -> None:
    table, act = SPOILS[spoil]
    walk = walk_to(write, people, WHERE.get(table, AWARDED))
    write.flush()
    row = write.exec(select(table)).first()
    act(row)
    write.add(row)
    write.flush()
    assert len(differences(write, walk.case_id)) == 1


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize("table", [Proceeding, Claim, Deadline, Promise])
def test_a_missing_row_and_one_too_many_are_found(write: Write, people: People, table: type) -> None:
    walk = walk_to(write, people, EFFECTIVE)
    write.flush()
    row: Any = write.exec(select(table).limit(1)).one()
    more = table(**row.model_dump(exclude={"id"})).model_copy()
    for name in ("number", "party"):
        if hasattr(more, name):
            setattr(more, name, 77)
            break
    write.delete(row)
    write.add(table(**more.model_dump(exclude={"id"})))
    write.flush()
    assert len(differences(write, walk.case_id)) == 2


@pytest.mark.usefixtures("both")
def test_somebody_too_many_and_somebody_missing_at_a_sitting_are_found(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    one, *_ = write.exec(select(SittingPerson).where(SittingPerson.login == "judge")).all()
    assert one.case_id == walk.case_id
    one.login = "alice"
    write.add(one)
    write.flush()
    assert len(differences(write, walk.case_id)) == 2


# --- random walks ---------------------------------------------------------------------------------------------


@settings(max_examples=depth.of(40, 1000), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), length=st.integers(3, 18))
def test_wherever_a_case_wanders_the_rows_follow(database: str, people: People, seed: int, length: int) -> None:
    with Write(db.writing_engine(), expire_on_commit=False) as session, clock.standing_at(clock.at(TODAY, 10)):
        session.connection()
        walk = wander(session, people, seed, length)
        assert differences(session, walk.case_id) == []
        session.rollback()


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize("seed", range(6))
def test_long_walks(write: Write, people: People, seed: int) -> None:
    walk = wander(write, people, seed, 20)
    invariants(walk)
    assert len(journal.rows(write, walk.case_id or 0)) > 5

"""Random walks (F24): a case does what it likes for a while, and after every step everything about it still agrees.

python -m tests.reliability.wander --walks 10000 [--database postgres]
"""

import argparse
import random
from collections import Counter
from datetime import timedelta
from typing import Any

import hypothesis
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from sqlmodel import select

from mediation import clock, db
from mediation.errors import Conflict, Forbidden, Invalid
from mediation.models import Case, Write
from mediation.rules import lifecycle
from mediation.rules.lifecycle import STEPS
from mediation.rules.states import STATES, State
from mediation.rules.step import BACK, CLOSE, STAY
from mediation.services.base import reference
from mediation.services.record import journal, projection
from mediation.services.record.parties import of_case
from mediation.settings import settings
from tests import databases
from tests.corrections import one_answer_changed
from tests.scenes import TRAITS
from tests.walks import Walk
from tests.world import TODAY, People


def differences(session: Write, case_id: int | None, days_later: int = 0) -> list[str]:
    """Where the rows differ from the journal, as it is looked at so many days later."""
    case = session.exec(select(Case).where(Case.id == case_id)).one()
    known = lifecycle.replay(journal.entries(session, case.id or 0))
    day = TODAY + timedelta(days=days_later)
    return projection.differences(session, case, known, reference.current(session), day)


def wander(session: Write, people: People, seed: int, length: int) -> Walk:
    """A case that does what it likes for a while: any lawful step, on any later day, struck, redated and amended too."""
    chance = random.Random(seed)
    traits = [name for name in sorted(TRAITS) if chance.random() < 0.25]
    walk = Walk(session, people, traits)
    walk.do(chance.choice([name for name, step in STEPS.items() if step.opens_case]))
    for _ in range(length):
        here = walk.here
        assert here is not None
        lawful = lawful_steps(walk)
        done = Counter(entry.step for entry in here.entries)
        name = chance.choices(lawful, [_inclination(step) / (1 + 3 * done[step]) for step in lawful])[0]
        if name == "correct":
            _correct(walk, chance)
            continue
        on = None if name == "hold_hearing" else min(walk.day + timedelta(days=chance.choice([0, 1, 3, 10])), TODAY)
        if name == "hold_hearing" and here.sittings[-1].on > TODAY:
            continue
        before = len(journal.rows(session, walk.case_id or 0))
        try:
            walk.do(name, on=on)
        except (Conflict, Invalid):  # what is usual does not fit where the case has wandered: then nothing has changed
            assert len(journal.rows(session, walk.case_id or 0)) == before
            continue
        if name == "apply_arbitration" and chance.random() < 0.3:
            walk.proceeding = here.number
        invariants(walk)
    return walk


def _inclination(name: str) -> float:
    """A case that is closed at once would meet nothing: ends come seldom."""
    to = STEPS[name].to
    if to == CLOSE:
        return 0.03
    return 0.15 if isinstance(to, State) and not to.open else 1.0


def lawful_steps(walk: Walk) -> list[str]:
    """What may be done here, guards included."""
    situation = walk.situation()
    return [step.name for step in STEPS.values() if not step.opens_case and not lifecycle.refusal(step, situation)]


def _correct(walk: Walk, chance: random.Random) -> None:
    """Strike, redate or amend some step, or take a correction back. What rests on it refuses; then nothing has changed."""
    here = walk.here
    assert here is not None
    entry = chance.choice(here.entries)
    before = len(journal.rows(walk.session, walk.case_id or 0))
    action = "strike" if entry.step == "correct" else chance.choice(["strike", "redate", "amend", "amend"])
    more: dict[str, Any] = {"content": one_answer_changed(walk, entry.seq)} if action == "amend" else {}
    try:
        walk.do("correct", on=walk.day, entry=entry.seq, action=action, new_on=walk.day.isoformat(), **more)
    except (Conflict, Invalid, Forbidden):
        assert len(journal.rows(walk.session, walk.case_id or 0)) == before
    else:
        stands = [e.seq for p in walk.facts.proceedings.values() for e in p.entries]
        assert (entry.seq in stands) == (action != "strike")
        invariants(walk)


def invariants(walk: Walk) -> None:
    """What holds after every step of every case."""
    session, case_id = walk.session, walk.case_id or 0
    session.flush()
    session.expire_all()
    rows = journal.rows(session, case_id)
    assert journal.broken(rows) is None
    case = session.exec(select(Case).where(Case.id == case_id)).one()
    assert case.version == len(rows) == rows[-1].seq
    assert differences(session, case_id) == []
    facts = walk.facts
    assert sorted(of_case(session, case_id)) == sorted(facts.parties)
    for proceeding in facts.proceedings.values():
        state = STATES[proceeding.kind, proceeding.state]
        ways_on = [s for s in STEPS.values() if state in s.at and s.to != STAY and s.name != "correct"]
        assert ways_on or not state.open, f"nothing leads out of {state}"
        assert {*proceeding.claims} <= facts.claims.keys()
        assert {*proceeding.parties} <= facts.parties.keys()
        struck = facts.struck.keys() & {e.seq for e in proceeding.entries}
        assert not struck
    last = rows[-1]
    step = STEPS[last.step]
    if isinstance(step.to, State) and not step.opens:
        assert (STATES[step.to.kind, last.state_before] in step.at, last.state) == (True, step.to.name)
    elif step.to == BACK:
        paused = lifecycle.replay(journal.entries(session, case_id)[:-1]).proceedings[last.proceeding]
        assert STATES[paused.kind, paused.state] in step.at
        assert last.state == paused.state_before


def measured(database: str, number: int) -> str:
    """So many walks, each sound after every step: the figure in words."""
    met: Counter[str] = Counter()
    with databases.fresh(database, databases.scratch() / "wander"):
        with db.read() as session:
            people = People(session)

        @given(seed=st.integers(0, 2**32), length=st.integers(8, 30))
        @hypothesis.settings(max_examples=number, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        def walks(seed: int, length: int) -> None:
            with Write(db.writing_engine(), expire_on_commit=False) as session, clock.standing_at(clock.at(TODAY, 10)):
                session.connection()
                walk = wander(session, people, seed, length)
                met.update(row.step for row in journal.rows(session, walk.case_id or 0))
                session.rollback()

        walks()
    return f"{number} walks, {met.total()} steps, {len(met)} of {len(STEPS)} kinds: 0 differences, 0 broken chains"


def main() -> None:
    """Print the figure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--walks", type=int, default=10_000)
    asked.add_argument("--database", choices=databases.KINDS, default=databases.SQLITE)
    chosen = asked.parse_args()
    settings().today = TODAY
    print(measured(chosen.database, chosen.walks))  # noqa: T201 - this is its work


if __name__ == "__main__":
    main()

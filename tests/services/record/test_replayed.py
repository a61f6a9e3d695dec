"""What this process keeps of the cases it has replayed is never out of date, and nobody writes into it."""

from contextlib import suppress
from datetime import timedelta

import pytest
from sqlmodel import Session

from mediation import db
from mediation.models import Write
from mediation.rules import lifecycle
from mediation.rules.states import State
from mediation.rules.states.arbitration import AWARDED
from mediation.rules.states.mediation import EFFECTIVE, MEDIATING
from mediation.services import door
from mediation.services.base import reference
from mediation.services.record import cases, journal, replayed
from mediation.services.views import case_page
from tests.walks import walk_to
from tests.world import TODAY, People

pytestmark = [pytest.mark.usefixtures("today", "both")]


def afresh(session: Session, case_id: int) -> object:
    return lifecycle.replay(journal.entries(session, case_id))


@pytest.mark.parametrize("state", [EFFECTIVE, AWARDED], ids=str)
def test_reading_a_case_leaves_what_is_kept_as_a_replay_makes_it(write: Write, people: People, state: State) -> None:
    case_id = walk_to(write, people, state, ["many"]).case_id or 0
    for actor in (people["city-lead"], people["city-mediator"]):
        seen = cases.see(write, case_id, actor)
        here = case_page.default_proceeding(write, actor, seen.facts)
        case_page.view(write, seen, actor, TODAY, here)
        assert cases.see(write, case_id, actor).facts is seen.facts
    assert seen.facts == afresh(write, case_id)


def test_a_step_is_seen_at_once_and_one_that_was_rolled_back_is_not(people: People) -> None:
    with db.write() as session:
        case_id = walk_to(session, people, MEDIATING).case_id or 0
    with db.read() as session:
        before = cases.see(session, case_id, people["alice"])
    given = {"on": TODAY.isoformat(), "reason": "不想调了"}
    with suppress(InterruptedError), db.write() as session:
        door.perform(session, "withdraw_mediation", given, people["alice"], "rolled-back", case_id=case_id, proceeding=1)
        assert replayed.of_case(session, case_id).facts.proceedings[1].state == "withdrawn"
        raise InterruptedError
    with db.read() as session:
        assert cases.see(session, case_id, people["alice"]).facts is before.facts
    with db.write() as session:
        door.perform(session, "withdraw_mediation", given, people["alice"], "kept", case_id=case_id, proceeding=1)
    with db.read() as session:
        seen = cases.see(session, case_id, people["alice"])
        assert [seen.facts.proceedings[1].state] == ["withdrawn"]
        assert replayed.of_cases(session, [case_id])[case_id].facts is seen.facts


def test_clocks_are_reckoned_anew_on_another_day(write: Write, people: People) -> None:
    record = replayed.of_case(write, walk_to(write, people, EFFECTIVE).case_id or 0)
    looked_up = reference.current(write)
    today, later = (record.clocks(1, looked_up, TODAY + timedelta(days=days)) for days in (0, 1))
    assert {clock.days_left for clock in today} != {clock.days_left for clock in later}
    assert record.clocks(1, looked_up, TODAY) == today


def test_what_a_step_leaves_to_be_kept_is_what_a_replay_of_its_journal_makes(write: Write, people: People) -> None:
    for state in (MEDIATING, AWARDED):
        case_id = walk_to(write, people, state).case_id or 0
        kept = replayed.of_case(write, case_id)
        assert kept.entries == journal.entries(write, case_id)
        assert kept.facts == afresh(write, case_id)

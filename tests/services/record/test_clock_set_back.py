"""A clock that was wrong is noticed: while the journal is ahead of it on every page, and afterwards in the check and on the case."""

from datetime import timedelta

from mediation import clock, db
from mediation.services.operation import health, startup
from mediation.services.record import cases, journal, timeline
from tests import world
from tests.web.conftest import application
from tests.web.conftest import perform as step


def test_an_entry_recorded_before_the_latest_is_told(both: str, people: world.People) -> None:
    now = clock.now()
    with clock.standing_at(now + timedelta(days=2)):
        case = int(step(people.alice, "register", application(1), "key-ahead").case_id)
    with db.read() as session:
        assert health.RECORD in {trouble.name for trouble in health.looked_at(session)}
        assert journal.recorded_early(session) == []
    step(people.alice, "accept_mediation", {"on": str(world.TODAY), "both_consent": True}, "key-back", case, 1)
    with db.read() as session:
        ((chain, seq, at, latest),) = journal.recorded_early(session)
        assert (chain, seq) == (f"case:{case}", 2)
        assert latest - at > timedelta(days=1)
        assert any("当时的系统时间不对" in warning and "第 2 条" in warning for warning in startup.warnings(session))
        seen = cases.see(session, case, people.alice)
        assert [entry.early for entry in timeline.told(seen.entries, seen.facts, frozenset())] == [True, False]


def test_clocks_that_differ_a_little_are_not_wrong(both: str, people: world.People) -> None:
    with clock.standing_at(clock.now() + timedelta(minutes=2)):
        case = int(step(people.alice, "register", application(1), "key-ahead").case_id)
    step(people.alice, "accept_mediation", {"on": str(world.TODAY), "both_consent": True}, "key-back", case, 1)
    with db.read() as session:
        assert health.RECORD not in {trouble.name for trouble in health.looked_at(session)}
        assert journal.recorded_early(session) == []

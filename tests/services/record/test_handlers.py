"""Somebody left, moved or changed posts: what they had not finished is nobody's until somebody takes it over."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from mediation.errors import NotFound, Refusal
from mediation.models import Account, JournalEntry, Notice, Proceeding, Unit, Write
from mediation.rules.codes import Kind
from mediation.rules.lifecycle import STEPS
from mediation.rules.roles import STAFF_OF, Role
from mediation.rules.states import STATES
from mediation.services import door
from mediation.services.operation import notices, startup
from mediation.services.record import handlers
from mediation.services.upkeep import staff
from mediation.services.views import workload
from mediation.services.views.workload import Desk
from tests import world
from tests.walks import Walk
from tests.world import People

CHANGES = {"change_mediator", "change_arbitrator", "change_reviewer", "change_inspectors", "assign_inspectors", "form_tribunal"}


@pytest.fixture
def mediated(write: Write, people: People) -> Walk:
    """A mediation that alice handles."""
    return Walk(write, people).go("register", "accept_mediation", "assign_mediator", "record_session")


def on_tab(walk: Walk, tab: str, login: str = "city-lead") -> int:
    actor = walk.people[login]
    return workload.counts(workload.unclosed(walk.session, actor, walk.day), Desk(actor, tab, "", walk.day))[tab]


def test_what_somebody_leaves_is_counted_and_waits_to_be_assigned(mediated: Walk) -> None:
    assert on_tab(mediated, "unassigned") == 0
    assert staff.deactivate(mediated.session, "alice") == handlers.OpenWork(1, 0)
    assert on_tab(mediated, "unassigned") == 1
    assert handlers.left_behind(mediated.session) == [("艾丽丝", 1)]
    assert any("艾丽丝已不在岗，名下还有 1 件未结" in sentence for sentence in startup.warnings(mediated.session))


def test_the_account_given_back_has_its_work_again(mediated: Walk) -> None:
    staff.deactivate(mediated.session, "alice")
    assert staff.activate(mediated.session, "alice") == handlers.OpenWork(1, 0)
    assert on_tab(mediated, "unassigned") == 0
    assert handlers.left_behind(mediated.session) == []
    with pytest.raises(Refusal, match="没有停用"):
        staff.activate(mediated.session, "alice")


def test_whoever_moves_leaves_the_work_of_the_unit_and_may_come_back(mediated: Walk) -> None:
    assert staff.move(mediated.session, "alice", world.WEST) == handlers.OpenWork(1, 0)
    assert on_tab(mediated, "unassigned") == 1
    assert staff.move(mediated.session, "alice", world.EAST) == handlers.OpenWork(0, 0)
    assert on_tab(mediated, "unassigned") == 0
    with pytest.raises(Refusal, match="已经在"):
        staff.move(mediated.session, "alice", world.EAST)
    with pytest.raises(NotFound):
        staff.move(mediated.session, "alice", "999999")


def test_whoever_goes_up_in_the_same_branch_keeps_the_work(mediated: Walk) -> None:
    assert staff.move(mediated.session, "alice", world.CITY) == handlers.OpenWork(0, 0)
    assert on_tab(mediated, "unassigned") == 0


def test_another_post_is_another_work(mediated: Walk) -> None:
    assert staff.give_roles(mediated.session, "alice", [Role.MEDIATOR]) == handlers.OpenWork(0, 0)
    assert staff.give_roles(mediated.session, "alice", [Role.CLERK]) == handlers.OpenWork(1, 0)
    assert on_tab(mediated, "unassigned") == 1
    with pytest.raises(Refusal, match="停用"):
        staff.give_roles(mediated.session, "alice", [])


def test_each_is_on_record(mediated: Walk) -> None:
    staff.move(mediated.session, "alice", world.WEST)
    staff.give_roles(mediated.session, "alice", [Role.LEAD])
    staff.deactivate(mediated.session, "alice")
    staff.activate(mediated.session, "alice")
    said = mediated.session.exec(
        select(JournalEntry.step).where(JournalEntry.chain == "office").order_by(col(JournalEntry.seq))
    )
    assert [*said][-4:] == ["account_moved", "roles_given", "account_ended", "account_given_back"]


def test_a_closed_unit_takes_nobody(mediated: Walk) -> None:
    unit = mediated.session.exec(select(Unit).where(Unit.code == world.WEST)).one()
    unit.closed_on = mediated.day
    mediated.session.add(unit)
    with pytest.raises(Refusal, match="撤并"):
        staff.move(mediated.session, "alice", world.WEST)


def test_reminders_of_before_and_after_are_the_units(mediated: Walk) -> None:
    session, day = mediated.session, mediated.day + timedelta(days=40)
    notices.give(session, notices.owed(session, day))
    assert {n.handler for n in session.exec(select(Notice))} == {"alice"}
    staff.deactivate(session, "alice")
    assert {n.handler for n in session.exec(select(Notice))} == {""}
    later = notices.owed(session, day + timedelta(days=1))
    assert {n.handler for n in later} <= {""}


def test_the_lead_gives_it_to_somebody_else(mediated: Walk) -> None:
    staff.deactivate(mediated.session, "alice")
    mediated.do("change_mediator", by=mediated.people["city-lead"], mediator="city-mediator", ground="unable", reason="离任")
    assert on_tab(mediated, "unassigned") == 0
    row = mediated.session.exec(select(Proceeding)).one()
    assert row.handler == "city-mediator"


def test_every_open_state_whose_proceeding_somebody_handles_has_a_way_to_somebody_else() -> None:
    """Before anybody is assigned there is nobody to replace; what courts do with a case has no handler here."""
    nobodys = {"registered", "correcting", "accepted", "received", "on_hold", "applied", "refused", "elsewhere", "merged"}
    kinds = {STEPS[name].kind for name in CHANGES}
    for state in STATES.values():
        if state.kind in kinds and not state.final and state.name not in nobodys:
            assert any(state in STEPS[name].at for name in CHANGES), f"{state.kind}/{state.name}"


def test_a_seat_is_taken_over_and_the_notice_tells_the_parties(write: Write, people: People) -> None:
    walk = Walk(write, people).go("file_arbitration", "accept_arbitration", "form_tribunal", "set_hearing")
    assert walk.here is not None
    day, seats = walk.here.sittings[-1].on, dict(walk.here.staff)
    staff.deactivate(write, seats["presiding"])
    assert handlers.away(write, walk.here) == [seats["presiding"]]
    done = walk.do("change_arbitrator")
    assert isinstance(done, door.Done)
    assert walk.here.staff["presiding"] != seats["presiding"]
    assert walk.here.handler == walk.here.staff["presiding"]
    assert [s.on for s in walk.here.sittings if not s.held] == [day], "the hearing that was set stays"
    assert handlers.away(write, walk.here) == []


@pytest.mark.parametrize("of", STAFF_OF)
def test_both_wordings_of_who_is_there_agree(mediated: Walk, of: Kind) -> None:
    """In SQL for a list of proceedings, by the replayed case for one."""
    row = mediated.session.exec(select(Proceeding)).one()
    assert mediated.here is not None
    for login in mediated.session.exec(select(Account.login)).all():
        row.kind, row.handler = str(of), login
        mediated.here.kind, mediated.here.handler, mediated.here.staff = of, login, {}
        mediated.session.add(row)
        mediated.session.flush()
        there = mediated.session.exec(select(handlers.IN_OFFICE).select_from(Proceeding)).one()
        assert there == (handlers.away(mediated.session, mediated.here) == []), login

"""Deputies: named by a director for a span of days, journalled, and holding the director's steps on those days alone."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from mediation import clock
from mediation.errors import Forbidden, Invalid, NotFound
from mediation.models import JournalEntry, Write
from mediation.rules.roles import Role
from mediation.services import door
from mediation.services.base import accounts
from mediation.services.base.accounts import Actor
from mediation.services.record import journal, timeline
from mediation.services.upkeep import deputies
from tests.walks import Walk
from tests.world import TODAY, People

LAST = TODAY + timedelta(days=3)
SUSPEND = {"ground": "appraisal", "reason": "等待鉴定结论"}


def named(write: Write, people: People, login: str = "clerk", first: date = TODAY, last: date = LAST) -> int:
    """Bob, who is the director, names somebody."""
    return deputies.name(write, people.bob, login, first, last, "外出开会", TODAY).id or 0


def on(day: date, write: Write, login: str = "clerk") -> Actor:
    """Who this is on that day."""
    with clock.standing_at(clock.at(day, 10)):
        return accounts.actor_named(write, login)


@pytest.mark.parametrize(("later", "deputy"), [(-1, False), (0, True), (3, True), (4, False)])
def test_the_role_is_held_on_those_days_alone(write: Write, people: People, later: int, deputy: bool) -> None:
    named(write, people)
    clerk = on(TODAY + timedelta(days=later), write)
    assert (Role.DIRECTOR in clerk.roles) is deputy
    assert clerk.role_names == ("书记员、代理鲍勃" if deputy else "书记员")


def test_a_deputy_approves_and_the_record_says_for_whom(write: Write, people: People) -> None:
    walk = Walk(write, people).go("file_arbitration", "accept_arbitration")
    walk.day = TODAY
    with pytest.raises(Forbidden), walk.standing():
        door.perform(
            write, "suspend", {"on": TODAY.isoformat(), **SUSPEND}, people["clerk"], "no", case_id=walk.case_id, proceeding=1
        )
    named(write, people)
    walk.do("suspend", by=on(TODAY, write))
    entry = journal.entries(write, walk.case_id or 0)[-1]
    assert entry.used.approver == "书某（代理鲍勃）"
    assert "书某（代理鲍勃）批准" in timeline.says(entry, walk.facts)


def test_the_directors_own_approval_is_recorded_too(write: Write, people: People) -> None:
    walk = Walk(write, people).go("file_arbitration", "accept_arbitration")
    walk.do("suspend", by=people.bob)
    assert journal.entries(write, walk.case_id or 0)[-1].used.approver == "鲍勃"
    walk.do("resume", by=people.in_role(Role.ARBITRATOR))
    assert not journal.entries(write, walk.case_id or 0)[-1].used.approver


def test_naming_and_ending_are_in_the_offices_journal(write: Write, people: People) -> None:
    which = named(write, people)
    deputies.end(write, people.bob, which, TODAY)
    deputies.end(write, people.bob, which, TODAY)
    rows = write.exec(select(JournalEntry.step, JournalEntry.actor).where(JournalEntry.chain == "office")).all()
    assert [row for row in rows if row[0].startswith("deputy")] == [("deputy_named", "bob"), ("deputy_ended", "bob")]
    assert Role.DIRECTOR not in on(TODAY, write).roles


def test_only_a_director_in_person_names_or_ends(write: Write, people: People) -> None:
    with pytest.raises(Forbidden):
        deputies.name(write, people["clerk"], "judge", TODAY, LAST, "", TODAY)
    which = named(write, people)
    clerk = on(TODAY, write)
    with pytest.raises(Forbidden):
        deputies.name(write, clerk, "judge", TODAY, LAST, "", TODAY)
    with pytest.raises(NotFound):
        deputies.end(write, clerk, which, TODAY)
    with pytest.raises(NotFound):
        deputies.end(write, people.in_role(Role.DIRECTOR), which, TODAY)


@pytest.mark.parametrize(("login", "first", "last", "at_fault"), [
    ("bob", TODAY, LAST, "login"), ("alice", TODAY, LAST, "login"), ("nobody", TODAY, LAST, "login"),
    ("clerk", TODAY - timedelta(days=1), LAST, "first"), ("clerk", LAST, TODAY, "last"),
    ("clerk", TODAY, TODAY + timedelta(days=92), "last"), ("clerk", TODAY, None, "last"), ("clerk", None, LAST, "first"),
])  # fmt: skip
def test_what_cannot_be(write: Write, people: People, login: str, first: date, last: date, at_fault: str) -> None:
    with pytest.raises(Invalid) as found:
        deputies.name(write, people.bob, login, first, last, "", TODAY)
    assert found.value.faults.keys() == {at_fault}


def test_one_deputy_at_a_time(write: Write, people: People) -> None:
    which = named(write, people)
    with pytest.raises(Invalid):
        named(write, people, "judge", LAST, LAST + timedelta(days=5))
    named(write, people, "judge", LAST + timedelta(days=1), LAST + timedelta(days=5))
    deputies.end(write, people.bob, which, TODAY)
    named(write, people, "judge2")
    assert [n.deputy for n in deputies.listed(write, people.bob)] == ["裁某某", "裁某", "书某"]

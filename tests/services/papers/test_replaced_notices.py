"""The notices of a session or hearing that another was set in place of (另约、改期): marked on the list and on every page."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from mediation.models import Write
from mediation.rules.codes import Kind
from mediation.rules.states.arbitration import SCHEDULED
from mediation.rules.states.mediation import MEDIATING
from mediation.services.base.accounts import Actor
from mediation.services.record import cases
from mediation.services.views import case_page, document_list
from mediation.services.views.case_page.papers import DocumentLine
from tests import databases
from tests.corrections import papers, redate, seq_of, strike
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both")


@pytest.fixture(scope="module")
def database(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One for all: nothing here is ever committed."""
    with databases.fresh(kind, tmp_path_factory.mktemp("replaced") / "home") as url:
        yield url


def reader(walk: Walk) -> Actor:
    """Whoever handles the proceeding that the walk is in."""
    assert walk.here is not None
    return walk.people.alice if walk.here.kind is Kind.MEDIATION else walk.people.bob


def lines(walk: Walk, title: str) -> list[DocumentLine]:
    """The papers of this title on the case page."""
    actor = reader(walk)
    assert walk.case_id is not None
    seen = cases.see(walk.session, walk.case_id, actor)
    page = case_page.view(walk.session, seen, actor, walk.day, walk.proceeding)
    return [line for line in page.documents if line.title == title]


def listed(walk: Walk, title: str, tab: str = "all") -> dict[int, tuple[str, bool]]:
    """The papers of this title on the list of documents: what is said of each, and whether it opens."""
    rows = document_list.page(walk.session, reader(walk), tab, walk.day, 0, 50).rows
    return {row.id: (row.word, row.opens) for row in rows if row.title == title}


def seqs(walk: Walk, template: str) -> dict[int, int]:
    return {row.id or 0: row.seq for row in papers(walk, template)}


def test_only_the_last_sessions_notices_stand_and_each_says_its_hour(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    walk.do("set_session", starts="09:30")
    walk.do("set_session", starts="15:00")
    first, second = walk.facts.proceedings[1].sittings
    found, entry = lines(walk, "调解通知书"), seqs(walk, "session_notice")
    half = len(found) // 2
    assert [entry[line.id] for line in found] == [second.seq] * half + [first.seq] * half, "what stands comes first"
    for line in found[:half]:
        assert (line.word, line.short, line.opens, line.told) == ("可以打印", "", True, f"{second.on} 15:00 调解会")
    for line in found[half:]:
        assert line.word == f"已另约：以第 {second.seq} 条“约调解”（{second.on} 15:00）为准"
        assert (line.short, line.opens, line.told) == ("已另约", True, f"{first.on} 09:30 调解会")
    said = listed(walk, "调解通知书")
    assert {said[line.id] for line in found[:half]} == {("可以打印", True)}
    assert {said[line.id] for line in found[half:]} == {(f"已另约：以第 {second.seq} 条为准", True)}


def test_a_struck_appointment_lets_the_notices_of_the_one_before_stand_again(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING).go("set_session", "set_session")
    first, second = walk.facts.proceedings[1].sittings
    assert strike(walk, second.seq) == ""
    entry = seqs(walk, "session_notice")
    assert {(entry[line.id], line.short) for line in lines(walk, "调解通知书")} == {(first.seq, ""), (second.seq, "作废")}


def test_a_session_that_was_held_is_not_replaced_by_the_next(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    walk.do("set_session", session_on=walk.day.isoformat())
    walk.go("record_session", "set_session")
    assert walk.facts.proceedings[1].sittings[0].held
    assert {line.short for line in lines(walk, "调解通知书")} == {""}
    assert {word for word, _ in listed(walk, "调解通知书").values()} == {"可以打印"}


def test_a_correction_makes_no_notice_of_a_replaced_session_anew(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING).go("set_session", "set_session")
    first, second = walk.facts.proceedings[1].sittings
    accepted = seq_of(walk, "accept_mediation")
    before = len(papers(walk, "session_notice"))
    on = next(entry.on for entry in walk.facts.proceedings[1].entries if entry.seq == accepted)
    walk.day += timedelta(days=1)
    assert redate(walk, accepted, on + timedelta(days=1)) == ""
    made = papers(walk, "session_notice")[before:]
    assert made, "the notice says on which day the case was accepted"
    assert {row.seq for row in made} == {second.seq}
    assert {row.state for row in papers(walk, "session_notice") if row.seq == first.seq} == {"pending"}


@pytest.mark.parametrize("again", ["set_hearing", "postpone_hearing"])
def test_what_was_served_before_a_notice_is_not_its_service(write: Write, people: People, again: str) -> None:
    walk = walk_to(write, people, SCHEDULED)
    entry = seqs(walk, "hearing_notice")
    walk.do("serve", served="hearing_notice", parties=[row.party for row in papers(walk, "hearing_notice")])
    walk.go(again)
    told = [line for line in lines(walk, "开庭通知书") + lines(walk, "延期开庭通知书") if line.template != "service_receipt"]
    assert {line.id for line in told if line.served} == entry.keys()
    assert {line.short for line in told if line.id in entry} == {"已改期"}
    assert [line for line in told if line.id not in entry and line.mark == "done"]
    assert not set(listed(walk, "开庭通知书", "unserved")) & entry.keys()

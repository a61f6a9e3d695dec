"""Nobody is in two places at once: people, rooms and parties, across cases and units, and between two processes."""

import multiprocessing as mp
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from mediation import clock, db
from mediation.errors import Conflict, Invalid
from mediation.models import Account, Interest, JournalEntry, Room, Sitting, Unit, Write
from mediation.rules import lifecycle
from mediation.rules.codes.people import Declared
from mediation.rules.entries import entry_of
from mediation.rules.forms import without_secrets
from mediation.services import door
from mediation.services.door import bookings, choices
from mediation.services.record import journal
from mediation.settings import settings
from tests import databases
from tests.booked import AT, ELSEWHERE, OTHER_COMPANY, formed, hearing, refused
from tests.scenes import COMPANY, person
from tests.walks import Walk
from tests.world import EAST, TODAY, People


@pytest.fixture
def first(write: Write, people: People) -> Walk:
    """A hearing that is set: judge and clerk, 第一仲裁庭, nine o'clock, ninety minutes."""
    walk = formed(write, people)
    hearing(walk)
    return walk


# --- what clashes ---------------------------------------------------------------------------------------------


def test_a_room_is_taken_for_the_whole_length(first: Walk) -> None:
    other = formed(first.session, first.people, 2, OTHER_COMPANY, **ELSEWHERE)
    for starts, minutes in (("09:00", 90), ("10:29", 30), ("07:31", 90), ("08:00", 600)):
        assert refused(other, starts=starts, minutes=minutes).keys() == {"place"}
    hearing(other, starts="10:30")


def test_one_that_ends_as_the_other_begins_is_no_clash(first: Walk) -> None:
    other = formed(first.session, first.people, 2, OTHER_COMPANY, **ELSEWHERE)
    assert hearing(other, starts="07:30", minutes=90)


def test_another_room_at_the_same_time_is_free(first: Walk) -> None:
    assert hearing(formed(first.session, first.people, 2, OTHER_COMPANY, **ELSEWHERE), place="第二仲裁庭")


def test_a_room_typed_with_a_gap_is_the_same_room(first: Walk) -> None:
    other = formed(first.session, first.people, 2, OTHER_COMPANY, **ELSEWHERE)
    assert refused(other, place="第一 仲裁庭").keys() == {"place"}


def test_a_place_that_is_no_room_is_never_full(first: Walk) -> None:
    for number, bench in ((2, ELSEWHERE), (3, {"presiding": "judge3", "clerk": "city-clerk"})):
        other = formed(first.session, first.people, number, {**COMPANY, "name": f"某公司{number}"}, **bench)
        assert hearing(other, place="用人单位厂区")


@pytest.mark.parametrize(
    ("seats", "says"),
    [
        ({"presiding": "judge", "clerk": "bob"}, "裁某"),
        ({"presiding": "judge2", "clerk": "clerk"}, "书某"),
        ({"presiding": "judge2", "second": "judge3", "third": "judge", "clerk": "bob"}, "裁某"),
    ],
)
def test_a_person_sits_once_at_a_time_in_whatever_seat(first: Walk, seats: dict[str, str], says: str) -> None:
    other = formed(first.session, first.people, 2, OTHER_COMPANY, **seats)
    found = refused(other, place="第二仲裁庭")
    assert found.keys() == {"starts"}
    assert found["starts"].startswith(f"{says} ")


def test_a_company_is_heard_in_one_case_at_a_time(first: Walk) -> None:
    other = formed(first.session, first.people, 2, COMPANY, **ELSEWHERE)
    assert "某鞋业有限公司" in refused(other, place="第二仲裁庭")["starts"]


def test_a_worker_is_known_by_the_id_number_and_not_by_the_name(first: Walk) -> None:
    same = formed(first.session, first.people, 1, OTHER_COMPANY, **ELSEWHERE)
    assert "周某1" in refused(same, place="第二仲裁庭")["starts"]
    namesake = Walk(first.session, first.people)
    namesake.do(
        "file_arbitration",
        applicants=[person(5, name="周某1")],
        respondents=[{**COMPANY, "name": "某纸业公司"}],
        claims=[{"claimant": 1, "item": "wages", "amount": "900.00"}],
    )
    namesake.go("accept_arbitration").do("form_tribunal", presiding="judge3", clerk="city-clerk")
    namesake.do("serve", served="respond_notice", parties=[2])
    hearing(namesake, place="第三仲裁庭")


def test_a_mediation_and_a_hearing_want_the_same_company(first: Walk) -> None:
    mediation = Walk(first.session, first.people).go("register", "accept_mediation")
    mediation.do("assign_mediator")
    day = str(first.here.sittings[-1].on) if first.here else ""
    with pytest.raises(Invalid) as found:
        mediation.do("set_session", session_on=day, starts="10:00", place="一号调解室")
    assert "09:00—10:30 要参加" in found.value.faults["starts"]


# --- what is said ---------------------------------------------------------------------------------------------


def test_the_refusal_names_the_case_to_those_who_may_see_it_and_the_free_times(first: Walk) -> None:
    other = formed(first.session, first.people, 2, OTHER_COMPANY, **ELSEWHERE)
    sentence = refused(other)["place"]
    assert "晋劳人仲案字〔2026〕1号" in sentence
    assert "当天都空的时间：10:30、14:30" in sentence


def test_a_stranger_is_told_of_another_case(first: Walk) -> None:
    mediation = Walk(first.session, first.people).go("register", "accept_mediation", "assign_mediator")
    day = str(first.here.sittings[-1].on) if first.here else ""
    with pytest.raises(Invalid) as found:
        mediation.do("set_session", by=first.people.alice, session_on=day, starts="09:00", place="一号调解室")
    assert "另一案件" in found.value.faults["starts"]
    assert "晋劳人仲案字" not in found.value.faults["starts"]


def test_where_the_form_asks_for_no_time_the_step_itself_is_refused(first: Walk) -> None:
    """Adding the same company to a case that is heard at the same time."""
    other = formed(first.session, first.people, 2, OTHER_COMPANY, **ELSEWHERE)
    hearing(other, place="第二仲裁庭")
    with pytest.raises(Conflict) as found:
        other.do("join_party", joined=[COMPANY], side="respondent")
    assert "某鞋业有限公司" in found.value.sentence


# --- what no longer takes time --------------------------------------------------------------------------------


def test_a_later_hearing_day_gives_the_first_one_back(first: Walk) -> None:
    here = first.here
    assert here is not None
    given_up = here.sittings[-1].on
    later = first.scene().reference.calendar.working_day_after(given_up, 3)
    hearing(first, hearing_on=later.isoformat())
    other = formed(first.session, first.people, 2, OTHER_COMPANY, presiding="judge", clerk="clerk")
    hearing(other, hearing_on=given_up.isoformat())


def test_a_withdrawn_case_gives_its_time_back(first: Walk) -> None:
    first.do("withdraw_arbitration")
    assert hearing(formed(first.session, first.people, 2, OTHER_COMPANY))


def test_striking_the_later_day_does_not_bring_back_one_that_was_given_away(first: Walk) -> None:
    here = first.here
    assert here is not None
    given_up = here.sittings[-1].on
    moved = hearing(first, hearing_on=first.scene().reference.calendar.working_day_after(given_up, 3).isoformat())
    hearing(formed(first.session, first.people, 2, OTHER_COMPANY), hearing_on=given_up.isoformat())
    with pytest.raises((Conflict, Invalid)) as found:
        first.do("correct", entry=moved.seq, action="strike", new_on=None, reason="误录")
    assert "裁某" in str(found.value.sentence) or "已安排" in str(found.value.sentence)


def test_the_length_is_the_bureaus_unless_somebody_says(write: Write, people: People) -> None:
    walk = formed(write, people)
    assert walk.scene().suggested("set_hearing")["minutes"] == 90
    hearing(walk, minutes=None)
    hearing(walk, minutes=45)
    rows = write.exec(select(Sitting.minutes, Sitting.free).order_by(col(Sitting.seq))).all()
    assert rows == [(90, True), (45, False)]


def test_a_length_that_no_day_holds_is_refused(write: Write, people: People) -> None:
    walk = formed(write, people)
    assert "分钟" in refused(walk, minutes=14)["minutes"]
    assert "分钟" in refused(walk, minutes=601)["minutes"]
    assert "当天" in refused(walk, starts="23:00", minutes=61)["minutes"]


def test_an_entry_older_than_lengths_still_replays(write: Write, people: People) -> None:
    walk = formed(write, people)
    hearing(walk)
    entries = journal.entries(write, walk.case_id or 0)
    last = without_secrets(entries[-1].answers)
    last.pop("minutes")
    entries[-1] = entry_of(entries[-1].seq, "set_hearing", 1, entries[-1].on, last)
    assert lifecycle.replay(entries).proceedings[1].sittings[-1].minutes == 90


# --- who may be chosen ----------------------------------------------------------------------------------------


def test_a_declared_interest_keeps_off_the_bench_and_says_why_in_the_list(write: Write, people: People) -> None:
    walk = Walk(write, people).go("file_arbitration", "accept_arbitration")
    row = Interest(login="judge", name="某鞋业有限公司", kind=Declared.CONFLICT, relation="配偶任职", declared_on=TODAY)
    write.add(row)
    write.flush()
    with pytest.raises(Invalid) as found:
        walk.do("form_tribunal")
    assert "配偶任职" in found.value.faults["presiding"]
    offered = choices.for_step(write, door.step_named("form_tribunal"), walk.facts, walk.here)["arbitrators"]
    assert [choice.value for choice in offered if choice.refused] == ["judge"]
    assert offered[-1].value == "judge"
    assert "配偶任职" in offered[-1].note


def test_a_part_time_arbitrator_is_called_one(write: Write, people: People) -> None:
    account = write.exec(select(Account).where(Account.login == "judge2")).one()
    account.part_time, account.profession, account.appointed_on = True, "lawyer", date(2021, 9, 1)
    write.add(account)
    write.flush()
    walk = Walk(write, people).go("file_arbitration", "accept_arbitration")
    with clock.standing_at(clock.at(TODAY, 10)):
        offered = choices.for_step(write, door.step_named("form_tribunal"), walk.facts, walk.here)["arbitrators"]
    notes = {choice.value: choice.note for choice in offered}
    assert notes["judge"] == "专职"
    assert notes["judge2"] == "兼职·律师；聘期 2026-08-31 届满"


def test_rooms_of_the_unit_and_those_above_are_offered(write: Write, people: People) -> None:
    east = write.exec(select(Unit).where(Unit.code == EAST)).one()
    city = write.exec(select(Unit).where(Unit.code == "350582")).one()
    write.add_all([Room(unit_id=east.id or 0, name="一号调解室"), Room(unit_id=city.id or 0, name="局会议室")])
    write.add(Room(unit_id=east.id or 0, name="旧调解室", active=False))
    write.flush()
    assert [room.name for room in bookings.rooms(write, east.path)] == ["一号调解室", "局会议室"]
    walk = Walk(write, people).go("register", "accept_mediation", "assign_mediator")
    offered = choices.for_step(write, door.step_named("set_session"), walk.facts, walk.here)["rooms"]
    assert [choice.value for choice in offered] == ["一号调解室", "局会议室"]


def test_the_form_suggests_a_time_that_is_free(first: Walk) -> None:
    other = formed(first.session, first.people, 2, OTHER_COMPANY)
    with other.standing():
        here = other.here
        filled = door.suggestion(other.session, other.facts, door.step_named("set_hearing"), here)
    assert here is not None
    hearing(other, **{name: filled[name] for name in ("hearing_on", "starts", "place")})


# --- two at once ----------------------------------------------------------------------------------------------


@pytest.fixture
def ready(both: str) -> tuple[str, Path, list[int], str]:
    """Two cases that only have the room in common, and the day that both want."""
    with db.write() as session:
        people = People(session)
        walks = [formed(session, people, 1), formed(session, people, 2, OTHER_COMPANY, **ELSEWHERE)]
        day = max(walk.scene().suggested("set_hearing")["hearing_on"] for walk in walks)
        numbers = [walk.case_id or 0 for walk in walks]
    return both, settings().home, numbers, day


def test_of_two_processes_that_want_one_room_one_is_refused(ready: tuple[str, Path, list[int], str]) -> None:
    url, home, numbers, day = ready
    context = mp.get_context("spawn")
    reports, start = context.Queue(), context.Barrier(len(numbers))
    running = [context.Process(target=_book, args=(url, home, number, day, start, reports)) for number in numbers]
    for process in running:
        process.start()
    found = sorted(reports.get(timeout=120) for _ in running)
    for process in running:
        process.join(30)
    assert found == ["done", "place"]
    with db.read() as session:
        assert len(session.exec(select(Sitting)).all()) == 1
        assert len(session.exec(select(JournalEntry).where(JournalEntry.step == "set_hearing")).all()) == 1


def _book(url: str, home: Path, number: int, day: str, start: Any, reports: Any) -> None:
    settings().today = date(2026, 3, 10)
    with databases.using(url, home):
        with db.read() as session:
            bob = People(session).bob
        start.wait(60)
        try:
            with db.write() as session:
                given = {"on": "2026-03-10", "hearing_on": day, **AT}
                door.perform(session, "set_hearing", given, bob, f"key-{number}", case_id=number, proceeding=1)
            reports.put("done")
        except Invalid as refusal:
            reports.put(",".join(refusal.faults))
        except (Conflict, DBAPIError) as error:
            reports.put(repr(error))

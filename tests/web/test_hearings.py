"""The calendar: a week or a day, by room or person, what is free, and a time picked for one case that nobody else has."""

import re
from html import unescape
from typing import Any

import pytest
from sqlmodel import select

from mediation import db
from mediation.models import Room, Unit
from tests import world
from tests.web.conftest import Browser, perform

WHEN = {"on": "2026-08-20", "session_on": "2026-08-21", "starts": "09:30", "place": "二号调解室"}


@pytest.fixture
def room(database: str) -> int:
    """A room of Alice's unit."""
    with db.write() as session:
        unit = session.exec(select(Unit).where(Unit.code == world.EAST)).one()
        row = Room(unit_id=unit.id or 0, name="二号调解室", source="本单位")
        session.add(row)
        session.flush()
        return row.id or 0


@pytest.fixture
def session_set(people: world.People, mediated: int, room: int) -> int:
    """A session on Friday the 21st at half past nine."""
    perform(people.alice, "set_session", WHEN, "key-session", mediated, 1)
    return mediated


@pytest.fixture
def formed(people: world.People, arbitrated: int) -> int:
    """The arbitration, with its tribunal; the respondent has been told on the 20th."""
    bob = people.bob
    perform(bob, "accept_arbitration", {"on": "2026-08-20"}, "key-acc", arbitrated, 2)
    perform(bob, "form_tribunal", {"on": "2026-08-20", "presiding": "judge", "clerk": "clerk"}, "key-form", arbitrated, 2)
    told = {"on": "2026-08-20", "served": "respond_notice", "parties": [3], "method": "direct"}
    perform(bob, "serve", told, "key-serve", arbitrated, 2)
    return arbitrated


def test_a_week_and_a_day_show_what_is_set_and_what_is_free(alice: Browser, session_set: int) -> None:
    week = alice.get("/hearings").text
    assert "8月17日—8月23日" in week
    assert f'href="/cases/{session_set}?p=1"' in week
    assert "二号调解室：空闲 08:30—09:30、11:00—12:00、14:30—18:00" in week
    day = alice.get("/hearings?show=day&day=2026-08-21").text
    assert "09:30" in day
    assert "至 11:00" in day
    assert "8月20日" not in re.findall(r"<tbody.*</tbody>", day, re.DOTALL)[0]
    assert "没有安排" in alice.get("/hearings?show=day&day=2026-08-24").text


def test_the_days_follow_each_other_and_lead_back_to_today(alice: Browser, session_set: int) -> None:
    text = alice.get("/hearings?show=day&day=2026-08-21").text
    links = [unescape(link) for link in re.findall(r'href="(/hearings\?[^"]*)"', text)]
    assert {"/hearings?show=day&day=2026-08-20", "/hearings?show=day&day=2026-08-22", "/hearings?day=2026-08-21"} <= set(links)
    week = alice.get("/hearings?day=2026-08-27").text
    for other in ("2026-08-17", "2026-08-31", "2026-08-20"):
        assert f"/hearings?day={other}" in week
    assert ">本周<" in week
    assert ">本周<" not in alice.get("/hearings").text


def test_a_room_and_a_person_are_chosen(alice: Browser, session_set: int, room: int) -> None:
    assert "周某1" in alice.get(f"/hearings?room={room}").text
    assert "周某1" not in alice.get(f"/hearings?room={room + 1000}").text
    assert "周某1" in alice.get("/hearings?person=alice").text
    assert "周某1" not in alice.get("/hearings?person=charlie").text
    assert "空闲" not in alice.get("/hearings?person=alice").text
    assert '<option value="alice"' in alice.get("/hearings").text


def test_a_stranger_sees_neither_the_case_nor_the_room(charlie: Browser, session_set: int) -> None:
    text = charlie.get("/hearings").text
    assert "周某1" not in text
    assert "二号调解室" not in text


def test_days_outside_the_calendar_and_unknown_views_are_refused(alice: Browser) -> None:
    assert alice.get("/hearings?day=0001-01-01").status_code == 404
    assert alice.get("/hearings?show=year").status_code == 422
    assert alice.get("/hearings?room=-1").status_code == 422


def times(html: str) -> dict[str, list[str]]:
    """The free times that are offered, by room."""
    found = {}
    for name, cells in re.findall(r"<dt>([^<]*)</dt><dd>(.*?)</dd>", html, re.DOTALL):
        found[name] = re.findall(r">(\d\d:\d\d)</a>", cells)
    return found


def test_the_earliest_lawful_day_is_offered_with_the_times_that_are_free(bob: Browser, formed: int) -> None:
    """Served on 20 August: ten working days for the answer end on 3 September; the first day after it is the 4th."""
    text = bob.get(f"/hearings?case={formed}&p=2").text
    assert "最早可定 2026-09-04" in text
    assert times(text)["第一仲裁庭"][:3] == ["08:30", "09:00", "09:30"]
    early = bob.get(f"/hearings?case={formed}&p=2&day=2026-08-24").text
    assert "2026-09-04 周五，本案" in early


def test_what_another_case_has_is_not_offered_and_what_is_picked_can_be_done(
    bob: Browser, people: world.People, formed: int
) -> None:
    other = _another(people, "judge", "某服装有限公司")
    setting = {"on": "2026-08-20", "hearing_on": "2026-09-04", "starts": "09:00", "place": "第二仲裁庭"}
    perform(people.bob, "set_hearing", setting, "key-other", other, 1)
    text = bob.get(f"/hearings?case={formed}&p=2").text
    offered = times(text)
    assert offered["第一仲裁庭"] == offered["第二仲裁庭"] == ["10:30", *offered["第一仲裁庭"][1:]]
    assert "14:30" in offered["第一仲裁庭"]
    link = unescape(re.findall(r'<dd><a class="btn" href="([^"#]*)', text)[0])
    form = bob.get(link).text
    assert 'name="starts" value="10:30"' in form
    assert 'name="hearing_on" type="date" value="2026-09-04"' in form
    picked = {"on": "2026-08-20", "hearing_on": "2026-09-04", "starts": "10:30", "place": "第一仲裁庭"}
    assert bob.step(formed, "set_hearing", picked, proceeding="2").status_code == 303


def test_a_clash_is_told_at_its_answer_and_nothing_typed_is_lost(bob: Browser, people: world.People, formed: int) -> None:
    other = _another(people, "judge2", "某服装有限公司")
    setting = {"on": "2026-08-20", "hearing_on": "2026-09-04", "starts": "09:00", "place": "第一仲裁庭"}
    perform(people.bob, "set_hearing", setting, "key-other", other, 1)
    refused = bob.step(formed, "set_hearing", {**setting, "bring": "工资条"}, proceeding="2")
    assert refused.status_code == 422
    assert "该地点 2026-09-04 09:00—10:30 已安排" in refused.text
    assert "工资条" in refused.text


def test_the_form_leads_to_the_calendar_and_offers_the_rooms(bob: Browser, formed: int) -> None:
    text = bob.get(f"/cases/{formed}?p=2&do=set_hearing").text
    assert f'href="/hearings?case={formed}&amp;p=2"' in text
    assert '<option value="第三仲裁庭">' in text
    assert "在日程中选" not in bob.get(f"/cases/{formed}?p=2&do=serve").text


def test_a_case_that_cannot_sit_offers_no_times_and_a_stranger_finds_no_case(
    bob: Browser, charlie: Browser, formed: int
) -> None:
    assert "最早可定" not in bob.get(f"/hearings?case={formed}&p=1").text
    assert charlie.get(f"/hearings?case={formed}&p=2").status_code == 404


def _another(people: world.People, judge: str, company: str) -> int:
    """Another arbitration of other people, ready for its hearing."""
    bob = people.bob
    worker = {"name": "吴某9", "sex": "female", "phone": "10000000002", "address": "某县某村"}
    given: dict[str, Any] = {
        "on": "2026-08-20",
        "cause": "02",
        "applicants": [worker],
        "respondents": [{"type": "unit", "name": company, "address": "某路"}],
        "claims": [{"claimant": 1, "item": "wages", "amount": "500.00"}],
        "story": "拖欠工资。",
    }
    case = int(perform(bob, "file_arbitration", given, "other-file").case_id)
    perform(bob, "accept_arbitration", {"on": "2026-08-20"}, "other-acc", case, 1)
    perform(bob, "form_tribunal", {"on": "2026-08-20", "presiding": judge, "clerk": "city-clerk"}, "other-form", case, 1)
    told = {"on": "2026-08-20", "served": "respond_notice", "parties": [2], "method": "direct"}
    perform(bob, "serve", told, "other-serve", case, 1)
    return case

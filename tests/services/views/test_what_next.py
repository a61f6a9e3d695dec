"""What happens next, by when, who; why a step is refused, and which come first. In every state that a case can be in."""

import re
from datetime import timedelta

import pytest

from mediation.models import Write
from mediation.rules import deadlines
from mediation.rules.codes import Kind
from mediation.rules.deadlines import BY_ID, Whose
from mediation.rules.roles import Role
from mediation.rules.states import STATES, State
from mediation.rules.states.inspection import COMPLAINED
from mediation.services.base import reference
from mediation.services.operation import notices
from mediation.services.record import cases
from mediation.services.record.cases import Seen
from mediation.services.views import case_page, plain_words
from mediation.services.views.case_page import ComingLine, LaterStep, steps
from mediation.services.views.case_page.after_refusal import ANEW, LEFT
from tests import world
from tests.walks import Walk, through_mediation, walk_to

JARGON = re.compile(r"[A-Z]-\d\d|《[^》]*(法|规则|规定)》|第\d+条|审限|[a-z_]{4,}")
"""Ids, articles and words of the trade: none of it on paper for a worker."""


def seen_of(session: Write, walk: Walk) -> Seen:
    assert walk.case_id is not None
    return cases.see(session, walk.case_id, walk.people["city-admin"])


def coming(session: Write, walk: Walk) -> list[ComingLine]:
    return case_page.view(session, seen_of(session, walk), walk.people["city-admin"], walk.day, walk.proceeding).coming


@pytest.mark.parametrize("state", STATES.values(), ids=lambda state: f"{state.kind}-{state}")
def test_in_every_state_it_is_told_in_plain_words(write: Write, people: world.People, state: State) -> None:
    walk = walk_to(write, people, state)
    found = coming(write, walk)
    if state.open:
        assert found, f"nobody would know what comes after {state.label}"
    for thing in found:
        assert thing.what
        assert thing.who
        assert "分案" not in thing.what  # the office's own, and nothing that a party is told to expect
        assert not thing.what.startswith("办理"), f"the name of an office's step is told to a party: {thing.what}"
        for text in (thing.what, thing.who, thing.then, thing.word):
            assert not JARGON.search(text), text


def test_every_running_clock_is_told_with_its_day_and_why(write: Write, people: world.People) -> None:
    walk = through_mediation(write, people)
    known = walk.facts
    calendar = reference.current(write).calendar
    running = [c for c in deadlines.clocks(known, known.proceedings[walk.proceeding], calendar, walk.day) if c.state.is_open]
    told = {(thing.by, "；".join(thing.why)) for thing in coming(write, walk)}
    assert running
    for clock in running:
        assert (clock.due_on, clock.why) in told


def test_the_soonest_comes_first_and_what_has_no_day_last(write: Write, people: world.People) -> None:
    days = [thing.by for thing in coming(write, walk_to(write, people, STATES["arbitration", "scheduled"]))]  # type: ignore[index]
    dated = [day for day in days if day is not None]
    assert dated == sorted(dated)
    assert days[: len(dated)] == dated


def test_a_hearing_says_when_where_and_what_to_bring(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, STATES[Kind.ARBITRATION, "scheduled"])
    sitting = walk.facts.proceedings[walk.proceeding].sittings[-1]
    told = next(thing for thing in coming(write, walk) if thing.by == sitting.on and "参加开庭" in thing.what)
    assert sitting.place in told.what
    assert "身份证" in told.then


@pytest.mark.parametrize(
    ("state", "ending"),
    [("mediating", "fail_mediation"), ("mediating", "withdraw_mediation"), ("scheduled", "withdraw_arbitration")],
)
def test_nobody_has_to_come_once_the_proceeding_is_over(write: Write, people: world.People, state: str, ending: str) -> None:
    kind = Kind.ARBITRATION if state == "scheduled" else Kind.MEDIATION
    walk = walk_to(write, people, STATES[kind, state])
    if kind is Kind.MEDIATION:
        day = reference.current(write).calendar.working_day_after(walk.day, 5)
        walk.do("set_session", session_on=day.isoformat(), starts="09:30")
    seen = seen_of(write, walk)
    before = case_page.view(write, seen, people["city-admin"], walk.day, walk.proceeding)
    assert [sitting.stands for sitting in before.sittings][-1]
    assert any("参加" in thing.what for thing in coming(write, walk))
    walk.do(ending)
    after = case_page.view(write, seen_of(write, walk), people["city-admin"], walk.day, walk.proceeding)
    assert not any(sitting.stands for sitting in after.sittings)
    assert not any("参加" in thing.what for thing in coming(write, walk))
    walk.day = after.sittings[-1].on
    with walk.standing():
        assert not [row for row in notices.owed(write, walk.day) if row.key.startswith("sitting:")]


def test_a_document_that_has_not_reached_somebody_is_told_until_it_has(write: Write, people: world.People) -> None:
    walk = through_mediation(write, people)
    before = [thing.what for thing in coming(write, walk) if thing.what.startswith("把《")]
    assert any("应诉通知书" in what for what in before)
    walk.go("serve")
    after = [thing.what for thing in coming(write, walk) if thing.what.startswith("把《")]
    assert not any("应诉通知书" in what for what in after)


def test_what_is_owed_is_told_until_it_has_come(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, STATES[Kind.MEDIATION, "effective"])
    owed = walk.facts.promised_in(walk.facts.proceedings[walk.proceeding])
    told = [thing.what for thing in coming(write, walk)]
    for line in owed:
        assert any((line.what if line.deed else f"{line.unpaid:,.2f} 元") in what for what in told)


def test_a_missed_day_says_how_long_ago(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, STATES[Kind.MEDIATION, "registered"])
    walk.day += timedelta(days=20)
    assert any(re.fullmatch(r"已过 \d+ 天", thing.word) for thing in coming(write, walk))


def test_a_failed_mediation_says_that_arbitration_is_open(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, STATES[Kind.MEDIATION, "failed"])
    assert any("您可以申请仲裁" in thing.what for thing in coming(write, walk))


def test_LMAA_29_whose_application_was_refused_may_go_to_a_court_and_the_other_side_not(  # noqa: N802
    write: Write, people: world.People
) -> None:
    walk = walk_to(write, people, STATES[Kind.ARBITRATION, "refused"])
    told = [thing for thing in coming(write, walk) if "直接向人民法院起诉" in thing.what]
    assert [thing.who for thing in told] == ["周某1、周某2"]
    walk.do("sue_after_refusal", parties=[1])
    walk.proceeding = 1
    assert [thing.who for thing in coming(write, walk) if "直接向人民法院起诉" in thing.what] == ["周某2"]


def test_R33_75_whoever_asked_for_review_is_not_told_to_ask_for_it_nor_for_confirmation(  # noqa: N802
    write: Write, people: world.People
) -> None:
    walk = walk_to(write, people, STATES[Kind.MEDIATION, "effective"])
    home = walk.proceeding

    def asked() -> list[str]:
        return [thing.what for thing in coming(write, walk) if thing.what.startswith("双方一起请")]

    assert len(asked()) == 2
    walk.do("apply_review")
    walk.proceeding = home
    assert asked() == []
    walk.proceeding = 2
    walk.do("withdraw_review")
    walk.proceeding = home
    assert len(asked()) == 2, "either way is open again"


def test_a_session_that_stands_is_not_to_be_arranged_once_more(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, STATES[Kind.MEDIATION, "mediating"])
    day = reference.current(write).calendar.working_day_after(walk.day, 5)
    walk.do("set_session", session_on=day.isoformat(), starts="09:30")
    told = [thing.what for thing in coming(write, walk)]
    assert any("参加调解" in what for what in told)
    assert not any("约双方" in what for what in told)


def test_a_party_is_told_of_a_suit_only_by_the_clock_of_its_own_right(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, STATES[Kind.ARBITRATION, "awarded"])
    assert any(thing.what == "把文书送到双方手里" for thing in coming(write, walk)), "the award is to be served"
    assert not [thing for thing in coming(write, walk) if "起诉" in thing.what or "撤销" in thing.what], (
        "nobody has the award yet"
    )
    walk.go("serve")
    for thing in (thing for thing in coming(write, walk) if "法院" in thing.what):
        assert thing.by is not None
        assert thing.who != "您和对方"


@pytest.mark.parametrize("state", [state for state in STATES.values() if state.final], ids=lambda state: f"{state.kind}")
def test_a_closed_proceeding_asks_nothing_of_the_office_nor_of_anybody(
    write: Write, people: world.People, state: State
) -> None:
    """An agreement not reviewed or confirmed leaves ways, which are open and not asked (办案规则 第78、79条; 民事诉讼法 第206条)."""
    left = {*LEFT.values(), ANEW} if state.kind in (Kind.REVIEW, Kind.CONFIRMATION) else set[str]()
    told = [thing for thing in coming(write, walk_to(write, people, state)) if thing.by is None]
    assert [thing.what for thing in told if thing.what not in left] == []
    assert {thing.word for thing in told} == ({"现在就可以"} if left else set())


def test_papers_that_have_reached_everybody_are_not_to_be_served(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, STATES[Kind.ARBITRATION, "withdrawn"])
    walk.go("serve")
    assert not [thing.what for thing in coming(write, walk) if thing.what.startswith("把文书送到")]


# --- why not --------------------------------------------------------------------------------------------------


def test_who_may_not_do_what_the_state_waits_for_is_told_who_does(write: Write, people: world.People) -> None:
    """An inspector who took a complaint in could only refuse it or have it put right, for all that he saw: 立案 is the head's act."""
    walk = walk_to(write, people, COMPLAINED)

    def told(role: Role) -> list[str]:
        return steps.by_others(write, walk.facts, people.in_role(role), walk.proceeding, walk.day)

    assert told(Role.INSPECTOR) == ["“立案”由监察机构负责人办理。"]
    assert told(Role.INSPECTION_LEAD) == []
    assert told(Role.CLERK) == [], "it is no work of another unit"


def not_yet(session: Write, walk: Walk, who: str) -> dict[str, LaterStep]:
    rows = steps.not_yet(session, walk.facts, walk.people[who], walk.proceeding, walk.day)
    return {row.name: row for row in rows}


def test_a_later_step_says_which_come_first(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, STATES[Kind.ARBITRATION, "accepted"])
    award = not_yet(write, walk, "bob")["award"]
    assert award.first == ["组庭", "定开庭日", "开庭"]
    assert award.why[0].startswith("要先办理：组庭 → 定开庭日 → 开庭")


def test_a_refused_step_says_every_reason(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, STATES[Kind.MEDIATION, "mediating"])
    assert not_yet(write, walk, "alice")["reach_agreement"].why == ["还没有调解笔录。先办理“调解笔录”，再记录达成的协议。"]
    assert "调解仲裁法 第14条" in not_yet(write, walk, "alice")["reach_agreement"].basis


def test_what_is_past_or_somebody_elses_is_left_out(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, STATES[Kind.MEDIATION, "mediating"])
    assert "accept_mediation" not in not_yet(write, walk, "alice")
    assert not_yet(write, walk, "charlie") == {}


def test_the_half_page_names_whom_to_ask(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, STATES[Kind.MEDIATION, "mediating"])
    shown = case_page.half_page(write, seen_of(write, walk), people.alice, walk.proceeding, walk.day)
    assert shown.phone == "0595-10000000"
    assert shown.now.state == "调解中"
    assert shown.coming == coming(write, walk)


def test_every_clock_on_the_case_page_says_why(write: Write, people: world.People) -> None:
    for key in ((Kind.MEDIATION, "effective"), (Kind.ARBITRATION, "awarded")):
        walk = walk_to(write, people, STATES[key])
        view = case_page.view(write, seen_of(write, walk), people["city-admin"], walk.day, walk.proceeding)
        assert view.clocks
        for clock in view.clocks:
            assert clock.why[0].startswith(clock.due.isoformat())


OF_NO_PROCEEDING = re.compile(r"F-\d\d|L-0[1-57]")
"""Days of which no sheet for the parties tells: limitation (时效), and what an employer or a union owes beside a proceeding."""


def test_every_day_that_is_a_party_s_or_a_court_s_is_told_in_plain_words() -> None:
    told = [
        limit
        for limit in BY_ID.values()
        if limit.whose in (Whose.PARTY, Whose.COURT) and not OF_NO_PROCEEDING.fullmatch(limit.id)
    ]
    assert [limit.id for limit in told if limit.id not in plain_words.LIMITS] == []


def test_plain_words_are_of_limits_that_there_are() -> None:
    assert {*plain_words.LIMITS, *plain_words.WHO} <= BY_ID.keys()

"""合并开庭: two cases before one bench at one time and place, where one names the other; and a clash is said in the preview."""

from typing import Any

import pytest

from mediation.errors import Invalid
from mediation.models import Write
from mediation.rules.states.mediation import MEDIATING
from mediation.services import door
from mediation.services.papers import issue
from mediation.services.record import case_rows
from mediation.services.views import calendar
from mediation.services.views.calendar import Asked
from tests.booked import AT, ELSEWHERE, OTHER_COMPANY, formed, hearing, refused
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")


@pytest.fixture
def first(write: Write, people: People) -> Walk:
    """A hearing that is set: judge and clerk, 第一仲裁庭, nine o'clock, ninety minutes."""
    walk = formed(write, people)
    hearing(walk)
    return walk


def number_of(walk: Walk) -> str:
    return case_rows.dockets(walk.facts)[walk.proceeding]


def like(first: Walk, **more: Any) -> dict[str, Any]:
    assert first.here is not None
    return {"hearing_on": str(first.here.sittings[-1].on), "joined_with": number_of(first), **more}


def test_a_hearing_is_joined_with_one_of_the_same_bench_time_and_place(first: Walk) -> None:
    other = formed(first.session, first.people, 2)
    assert "place" in refused(other, **like(first, joined_with=None))
    hearing(other, **like(first))
    assert other.here is not None
    assert other.here.sittings[-1].joined == number_of(first)


def test_brackets_and_blanks_are_typed_in_many_ways(first: Walk) -> None:
    other = formed(first.session, first.people, 2)
    typed = number_of(first).replace("〔", " [").replace("〕", "] ")
    assert typed != number_of(first)
    hearing(other, **like(first, joined_with=typed))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"starts": "09:30"}, "定于 09:00 在第一仲裁庭开庭"),
        ({"place": "第二仲裁庭"}, "定于 09:00 在第一仲裁庭开庭"),
        ({"joined_with": "晋劳人仲案字〔2026〕999号"}, "没有安排开庭"),
    ],
)
def test_and_with_nothing_else(first: Walk, changes: dict[str, Any], says: str) -> None:
    other = formed(first.session, first.people, 2)
    assert says in refused(other, **like(first, **changes))["joined_with"]


def test_another_bench_cannot_join(first: Walk) -> None:
    other = formed(first.session, first.people, 2, OTHER_COMPANY, **ELSEWHERE)
    assert "仲裁员和书记员都须相同" in refused(other, **like(first))["joined_with"]
    clerk = formed(first.session, first.people, 3, OTHER_COMPANY, clerk="bob")
    assert "仲裁员和书记员都须相同" in refused(clerk, **like(first))["joined_with"]


def test_a_third_case_that_names_neither_is_still_refused(first: Walk) -> None:
    other = formed(first.session, first.people, 2)
    hearing(other, **like(first))
    third = formed(first.session, first.people, 3, OTHER_COMPANY)
    assert refused(third, **like(first, joined_with=None)).keys() >= {"place"}
    hearing(third, **like(first))


def test_the_case_that_was_named_may_change_and_stays_joined(first: Walk) -> None:
    """It names nobody itself: the other one's journal says that they are heard together."""
    other = formed(first.session, first.people, 2)
    hearing(other, **like(first))
    day = str(first.here.sittings[-1].on) if first.here else ""
    first.do("set_hearing", hearing_on=day, **{**AT, "minutes": 45})
    with pytest.raises(Invalid):
        first.do("set_hearing", hearing_on=day, starts="09:30", place="第一仲裁庭")


def test_the_list_and_the_notice_show_it(first: Walk) -> None:
    other = formed(first.session, first.people, 2)
    hearing(other, **like(first))
    assert other.here is not None
    day = other.here.sittings[-1].on
    (shown,) = calendar.view(first.session, Asked(first.people.bob, day, 1, other.day))
    joined = {row.number: list(row.joined) for row in shown.sittings}
    assert joined == {number_of(first): [number_of(other)], number_of(other): [number_of(first)]}
    other.session.flush()
    notices = [row for row in issue.of_case(other.session, other.case_id or 0) if row.template == "hearing_notice"]
    assert {issue.frozen(row)["hearing"]["sitting"]["joined_with"] for row in notices} == {number_of(first)}


# --- before it is confirmed -----------------------------------------------------------------------------------


def preview(walk: Walk, step: str, by: str = "bob", **given: Any) -> dict[str, str]:
    """What the preview says of each answer; empty where it has nothing against them."""
    facts = walk.facts
    entries = facts.proceedings[walk.proceeding].entries
    asked = {"on": walk.day.isoformat(), **given}
    with walk.standing():
        try:
            door.consequences(walk.session, step, asked, walk.people[by], facts, entries, walk.proceeding, case_id=walk.case_id)
        except Invalid as wrong:
            return dict(wrong.faults)
    return {}


def test_a_clash_is_said_in_the_preview_with_the_sentence_of_the_refusal(first: Walk) -> None:
    other = formed(first.session, first.people, 2, OTHER_COMPANY, **ELSEWHERE)
    day = like(first)["hearing_on"]
    said = preview(other, "set_hearing", hearing_on=day, **AT)
    assert said == refused(other, hearing_on=day)
    assert "第一仲裁庭" in AT["place"]
    assert preview(other, "set_hearing", hearing_on=day, starts="10:30", place="第一仲裁庭") == {}


def test_so_is_one_of_a_postponement(first: Walk) -> None:
    other = formed(first.session, first.people, 2, OTHER_COMPANY, **ELSEWHERE)
    hearing(other, starts="10:30")
    later = str(first.scene().reference.calendar.working_day_after(other.here.sittings[-1].on, 3)) if other.here else ""
    first.do("set_hearing", hearing_on=later, **AT)
    other.do("request_postponement")
    with other.standing():
        director = other.people.in_role(next(iter(door.step_named("postpone_hearing").by)))
        with pytest.raises(Invalid) as wrong:
            door.consequences(
                other.session, "postpone_hearing",
                {"on": other.day.isoformat(), "hearing_on": later, "reason": "住院", **AT}, director, other.facts,
                other.facts.proceedings[1].entries, 1, case_id=other.case_id,
            )  # fmt: skip
    assert "已安排" in wrong.value.faults["place"]


def test_and_one_of_a_mediation_session(write: Write, people: People) -> None:
    one, other = walk_to(write, people, MEDIATING), walk_to(write, people, MEDIATING)
    one.do("set_session")
    assert one.here is not None
    sitting = one.here.sittings[-1]
    given = {"session_on": str(sitting.on), "starts": sitting.starts, "place": sitting.place}
    other.day = one.day
    assert "alice" not in str(preview(other, "set_session", by="alice", **given))
    assert preview(other, "set_session", by="alice", **given).keys() >= {"starts"}

"""The path of stages (程序进展): a hearing that is set stands on its own day, not on the day on which it was fixed."""

import pytest

from mediation.models import Write
from mediation.rules.states import inspection
from mediation.rules.states.arbitration import FORMED, HEARD, SCHEDULED
from mediation.rules.states.mediation import AGREED
from mediation.services.views.case_page import head
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")


def shown(walk: Walk) -> tuple[str, str]:
    assert walk.here is not None
    (found,) = (stage for stage in head.stages(walk.here) if stage.label == "开庭")
    return found.state, str(found.on)


def test_a_hearing_that_is_set_stands_on_its_own_day(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    assert walk.here is not None
    assert shown(walk) == ("now", str(walk.here.sittings[-1].on))
    walk.go("request_postponement", "postpone_hearing")
    assert len(walk.here.sittings) == 2
    assert shown(walk) == ("now", str(walk.here.sittings[-1].on))
    walk.go("hold_hearing")
    assert shown(walk) == ("now", str(walk.here.sittings[-1].on))


def test_a_hearing_that_nobody_came_to_was_passed_by(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    assert shown(walk) == ("next", "None")
    walk.go("set_hearing", "settle")
    assert shown(walk) == ("next", "None")


def path(walk: Walk) -> dict[str, tuple[str, str]]:
    assert walk.here is not None
    return {stage.label: (stage.state, str(stage.on)) for stage in head.stages(walk.here)}


def test_after_a_recusal_the_case_was_accepted_on_its_own_day_and_the_tribunal_is_still_to_come(
    write: Write, people: People
) -> None:
    walk = walk_to(write, people, SCHEDULED)
    before = path(walk)
    walk.go("request_recusal", "grant_recusal")
    after = path(walk)
    assert walk.here is not None
    assert after["受理"] == ("now", str(walk.here.accepted_on)) == ("now", before["受理"][1])
    assert after["组庭"] == after["开庭"] == ("next", "None")
    walk.do("form_tribunal", presiding="judge2")
    assert path(walk)["组庭"] == ("now", str(walk.day))
    assert path(walk)["受理"] == before["受理"]


def test_what_was_agreed_and_undone_takes_no_day_from_the_station_before(write: Write, people: People) -> None:
    walk = walk_to(write, people, HEARD)
    before = path(walk)
    walk.go("settle", "undo_settlement")
    assert path(walk) == before
    walk = walk_to(write, people, AGREED)
    walk.go("reopen_mediation")
    assert [state for state, _ in path(walk).values()].count("now") == 1


def test_a_closed_inspection_ends_with_its_end_and_what_it_passed_by_stands_before(write: Write, people: People) -> None:
    walk = walk_to(write, people, inspection.REVOKED).go("close_inspection")
    assert walk.here is not None
    shown = [(stage.label, stage.state) for stage in head.stages(walk.here)]
    assert shown == [("接收", "done"), ("调查", "done"), ("处理", "done"), ("改正", "next"), ("结案", "now")]
    days = [stage.on for stage in head.stages(walk.here) if stage.on]
    assert days == sorted(days)

"""A mediation that is closed while something of its agreement is still to come (协商调解规定 第32条): the duty does not end with it."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date, timedelta

from mediation.models import Write
from mediation.rules.states.mediation import EFFECTIVE
from mediation.rules.steps.still_to_come import still_to_come
from mediation.services import door
from mediation.services.operation import notices
from mediation.services.record import replayed
from mediation.services.views import desk, search
from mediation.services.views.search import Wanted
from mediation.services.views.workload import Desk
from tests import world
from tests.walks import Walk, walk_to


def closed(write: Write, people: world.People) -> Walk:
    """Closed two days after it was signed; everything that was agreed is still to come."""
    walk = walk_to(write, people, EFFECTIVE)
    walk.do("close_mediation", note="等待履行")
    write.flush()
    return walk


def due(walk: Walk) -> date:
    return max(line.due_on for line in walk.facts.promises.values() if line.due_on)


def seen(walk: Walk, tab: str, today: date) -> desk.DeskPage:
    return desk.view(walk.session, Desk(walk.people.alice, tab, "", today))


def test_LMCR_32_what_is_due_of_a_closed_file_is_on_the_desk_and_counted(write: Write, people: world.People) -> None:
    walk = closed(write, people)
    late = due(walk) + timedelta(days=2)
    for tab in ("mine", "unit"):
        shown = seen(walk, tab, late)
        (row,) = shown.sections[0].rows
        assert (row.case_id, row.mark) == (walk.case_id, "late")
        assert row.step is not None
        assert shown.payments is not None
        assert {each.case_id for each in shown.payments.rows} == {walk.case_id}
        assert "逾期未付" in shown.headline
    _, (line,) = search.found(write, people["city-admin"], Wanted(), late, 0, 10)
    assert line.mark == "late"
    assert any("履行" in owed.text for owed in notices.owed(write, late))


def test_LMCR_32_the_next_instalment_is_shown_before_its_day(write: Write, people: world.People) -> None:
    walk = closed(write, people)
    shown = seen(walk, "mine", due(walk) - timedelta(days=1))
    assert shown.payments is not None
    assert shown.payments.rows
    assert [(row.case_id, row.mark) for row in shown.sections[0].rows] == [(walk.case_id, "held")]


def test_what_came_or_went_to_arbitration_is_nobodys_work_there_any_more(write: Write, people: world.People) -> None:
    walk = closed(write, people)
    walk.day = due(walk) + timedelta(days=2)
    walk.do("arbitrate_agreement")
    write.flush()
    assert still_to_come(walk.facts, walk.facts.proceedings[1]) == []
    rows = seen(walk, "unit", walk.day).sections[0].rows
    assert not [row for row in rows if row.proceeding == 1]


def test_the_list_of_closed_cases_still_has_it(write: Write, people: world.People) -> None:
    walk = closed(write, people)
    for stands, expected in (("closed", [walk.case_id]), ("open", [])):
        _, found = search.found(write, people["city-admin"], Wanted(stands=stands), walk.day, 0, 10)
        assert [line.case_id for line in found] == expected


def test_the_form_that_closes_says_what_is_still_to_come(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, EFFECTIVE)
    write.flush()
    with walk.standing():
        history = replayed.of_case(write, walk.case_id or 0).entries
        given = {"on": walk.day.isoformat(), "note": "等待履行"}
        would = door.consequences(write, "close_mediation", given, people.alice, walk.facts, history, 1, walk.case_id)
    (said,) = [caution for caution in would.cautions if "还要到账" in caution]
    assert "到期照样提醒" in said

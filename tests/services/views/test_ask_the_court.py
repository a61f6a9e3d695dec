"""A court's days on an order to pay (民事诉讼法 第225条): they are asked after, and are no lateness of the unit's."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import timedelta

from mediation.models import Write
from mediation.rules.states.mediation import EFFECTIVE
from mediation.services.record import cases
from mediation.services.views import case_page, desk
from mediation.services.views.case_page.limits import ClockLine
from mediation.services.views.workload import Desk
from tests import world
from tests.walks import Walk, walk_to

FIVE = timedelta(days=12)
"""The court's five days, and rest days at their end."""


def asked(write: Write, people: world.People) -> Walk:
    """Everybody who is owed has asked for an order."""
    walk = walk_to(write, people, EFFECTIVE)
    walk.day = max(line.due_on for line in walk.facts.promises.values() if line.due_on) + timedelta(days=1)
    walk.do("record_payment_order")
    write.flush()
    return walk


def line(walk: Walk) -> ClockLine:
    seen = cases.see(walk.session, walk.case_id or 0, walk.people.alice)
    shown = case_page.view(walk.session, seen, walk.people.alice, walk.day, 1)
    return next(clock for clock in shown.clocks if clock.id == "M-11A")


def test_CPL_225_when_the_courts_five_days_are_over_the_case_says_to_ask_it(write: Write, people: world.People) -> None:
    walk = asked(write, people)
    walk.day += FIVE
    found = line(walk)
    assert (found.open, found.mark, found.word) == (True, "soon", "问法院")
    rows = desk.view(write, Desk(people.alice, "unit", "", walk.day)).sections[0].rows
    assert "可以向人民法院询问是否受理" in next(row.says for row in rows if row.case_id == walk.case_id)


def test_CPL_225_what_the_court_does_late_is_not_the_units_lateness(write: Write, people: world.People) -> None:
    walk = asked(write, people)
    walk.day += FIVE
    walk.do("record_payment_order", event="accepted")
    write.flush()
    found = line(walk)
    assert (found.open, found.mark, found.word) == (False, "done", "法院逾期办理")


def test_CPL_206_so_is_the_court_that_was_asked_to_confirm_an_agreement(write: Write, people: world.People) -> None:
    """M-10A: three days to say whether it takes the application up (司法确认程序规定 第4条)."""
    walk = walk_to(write, people, EFFECTIVE)
    walk.do("apply_confirmation")
    write.flush()
    walk.day += FIVE
    seen = cases.see(write, walk.case_id or 0, people.alice)
    shown = case_page.view(write, seen, people.alice, walk.day, 2)
    found = next(clock for clock in shown.clocks if clock.id == "M-10A")
    assert (found.open, found.mark, found.word, found.whose) == (True, "soon", "问法院", "人民法院")
    rows = [row for each in desk.view(write, Desk(people.alice, "unit", "", walk.day)).sections for row in each.rows]
    assert any("可以向人民法院询问是否受理" in row.says for row in rows if row.case_id == walk.case_id)

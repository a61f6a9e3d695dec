"""The day after an order's days went by undone the case stands red on the desk until somebody has looked, and until it is decided."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import timedelta

from mediation.models import Write
from mediation.rules.states.inspection import ORDERED
from mediation.services.record import cases
from mediation.services.views import case_page, desk
from mediation.services.views.desk import CaseRow
from mediation.services.views.workload import Desk
from tests import world
from tests.walks import Walk, walk_to


def ordered(write: Write, people: world.People) -> Walk:
    """An order that its unit has received."""
    walk = walk_to(write, people, ORDERED)
    walk.do("serve_inspection")
    write.flush()
    return walk


def row(walk: Walk) -> CaseRow:
    page = desk.view(walk.session, Desk(walk.people["dave"], "unit", "", walk.day))
    return next(each for section in page.sections for each in section.rows if each.case_id == walk.case_id)


def test_LI_18_a_lapsed_order_is_the_inspectors_turn_until_it_is_decided(write: Write, people: world.People) -> None:
    walk = ordered(write, people)
    last = walk.day + timedelta(days=7)
    walk.day = last
    assert "改正期满" not in row(walk).says, "within its days the unit may still correct"
    walk.day = last + timedelta(days=20)
    shown = row(walk)
    assert shown.mark == "late"
    assert "改正期满" in shown.says
    assert "未改正" in shown.says
    assert shown.step is not None
    assert shown.step.name == "recheck"
    seen = cases.see(write, walk.case_id or 0, people["dave"])
    clocks = {clock.id: clock for clock in case_page.view(write, seen, people["dave"], walk.day, 1).clocks}
    assert (clocks["L-19"].open, clocks["L-19"].mark) == (True, "late")
    items = [{"what": "足额支付", "result": "not_done", "proof": "没有转账记录"}]
    walk.do("recheck", result="not_done", items=items)
    write.flush()
    after = row(walk)
    assert after.mark == "late"
    assert "请事先告知" in after.says
    assert after.step is None or after.step.name != "recheck"


def test_LI_18_the_case_page_hides_what_only_waits_for_the_unit(write: Write, people: world.People) -> None:
    walk = ordered(write, people)
    seen = cases.see(write, walk.case_id or 0, people["dave"])
    ids = {clock.id for clock in case_page.view(write, seen, people["dave"], walk.day, 1).clocks}
    assert "L-13" in ids
    assert "L-19" not in ids

"""What comes next tells nobody of a referral to the police who may not know of it (国务院令第310号 第5条; 协商调解规定 第11条)."""

from mediation.models import Write
from mediation.services.record import cases
from mediation.services.views import case_page
from tests import world
from tests.walks import Walk

POLICE = "公安"


def referred(write: Write, people: world.People) -> Walk:
    """An inspection that went to the police, and of which a claim went on to arbitration."""
    walk = Walk(write, people).go("receive_complaint", "docket_complaint", "finish_investigation", "order_correction")
    walk.go("propose_referral", "decide_referral", "refer_police")
    walk.go("hand_to_arbitration")
    write.flush()
    return walk


def told(walk: Walk, login: str) -> str:
    """The events to come in the inspection, as somebody reads them on its page."""
    actor = walk.people[login]
    page = case_page.view(walk.session, cases.see(walk.session, walk.case_id or 0, actor), actor, walk.day, 1)
    return str(page.coming)


def test_only_who_may_know_is_told_what_waits_for_the_police(write: Write, people: world.People) -> None:
    walk = referred(write, people)
    assert POLICE in told(walk, "dave"), "the inspector asks the police (L-34)"
    assert POLICE not in told(walk, "judge")


def test_what_is_printed_for_the_parties_says_nothing_of_the_police(write: Write, people: world.People) -> None:
    """Even where the inspector prints it: the employer reads it."""
    walk = referred(write, people)
    actor = people["dave"]
    page = case_page.half_page(write, cases.see(write, walk.case_id or 0, actor), actor, 1, walk.day)
    assert page.coming
    assert POLICE not in str(page.coming)

"""One case, several proceedings: some go on and others later, a case stands still and goes on, claims change, awards are served."""

from datetime import date

import pytest
from sqlmodel import col, select

from mediation.models import Deadline, Write
from mediation.rules.states import State
from mediation.rules.states.arbitration import AWARDED, FILED, FORMED, HEARD, SCHEDULED, SETTLED, SUSPENDED
from mediation.rules.states.mediation import EFFECTIVE
from mediation.services import door
from mediation.services.record import cases
from mediation.services.views import case_page
from mediation.services.views.case_page.head import CaseHead
from tests.scenes import answer
from tests.sound import faults_of, sentence_of, sound
from tests.walks import Walk, walk_to
from tests.world import TODAY, People

pytestmark = pytest.mark.usefixtures("both", "today")


def head_of(walk: Walk, people: People, number: int) -> CaseHead:
    """The head of the case page with this proceeding in front."""
    seen = cases.see(walk.session, walk.case_id, people.bob)
    return case_page.view(walk.session, seen, people.bob, TODAY, number).case


# --- one case, several proceedings ----------------------------------------------------------------------------


def test_some_of_the_workers_go_on_to_arbitration_and_others_later(write: Write, people: People) -> None:
    walk = walk_to(write, people, EFFECTIVE)
    first = walk.do("apply_arbitration", parties=[1], claims=[1])
    assert first.proceeding == 2
    walk.proceeding = 1
    again = faults_of(lambda: walk.do("apply_arbitration", parties=[1, 2], claims=[1, 2]))
    assert "已经申请仲裁" in again["claims"]
    assert "claims" in faults_of(lambda: walk.do("apply_arbitration", parties=[1], claims=[2]))
    second = walk.do("apply_arbitration", parties=[1, 2], claims=[2, 3])
    facts = walk.facts
    assert second.proceeding == 3
    assert (facts.proceedings[2].parties, facts.proceedings[2].claims) == ((1, 3), (1,))
    assert (facts.proceedings[3].parties, facts.proceedings[3].claims) == ((1, 2, 3), (2, 3))
    one, two = (head_of(walk, people, number) for number in (2, 3))
    assert (one.who, one.people, one.amount) == (facts.parties[1].name, 1, facts.claims[1].amount)
    assert (two.who, two.people) == (f"{facts.parties[1].name}等 2 人", 2)
    walk.proceeding = 1
    assert "全部申请仲裁" in sentence_of(lambda: walk.do("apply_arbitration", parties=[1], claims=[1]))
    walk.proceeding = 3
    walk.go("accept_arbitration", "suspend", "withdraw_arbitration", "close_arbitration")
    assert {n: p.state for n, p in walk.facts.proceedings.items()} == {1: "effective", 2: "received", 3: "closed"}
    sound(walk)


@pytest.mark.parametrize("before", [FILED, FORMED, SCHEDULED, HEARD])
def test_a_suspended_case_resumes_where_it_stood(write: Write, people: People, before: State) -> None:
    walk = walk_to(write, people, before).go("suspend", "amend_party", "serve", "resume")
    assert walk.facts.proceedings[1].state == before.name
    walk.go("suspend", "resume", "suspend")
    walk.do("correct", entry=walk.facts.proceedings[1].entries[-1].seq, action="strike", new_on=None)
    assert walk.facts.proceedings[1].state == before.name
    sound(walk)


def test_a_case_is_withdrawn_from_its_suspension(write: Write, people: People) -> None:
    walk = walk_to(write, people, SUSPENDED).go("withdraw_arbitration", "close_arbitration")
    assert walk.facts.proceedings[1].outcome == "A31"
    assert write.exec(select(Deadline).where(col(Deadline.running))).all() == []
    sound(walk)


def test_changed_claims_are_what_is_awarded(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    walk.do("change_claims", dropped=[2], added=[{"claimant": 2, "item": "overtime", "amount": "80.10"}])
    assert walk.facts.proceedings[1].claims == (1, 3, 4)
    assert "dropped" in faults_of(lambda: walk.do("change_claims", dropped=[1, 3, 4], added=[]))
    assert "dropped" in faults_of(lambda: walk.do("change_claims", dropped=[2], added=[]))
    assert "added" in faults_of(lambda: walk.do("change_claims", dropped=[], added=[]))
    stranger = [{"claimant": 3, "item": "overtime", "amount": "1"}]
    assert "added.0.claimant" in faults_of(lambda: walk.do("change_claims", added=stranger))
    walk.go("set_hearing", "hold_hearing", "award", "close_arbitration")
    assert {line.claim for line in walk.facts.proceedings[1].decisions} == {1, 3, 4}
    sound(walk)


@pytest.mark.parametrize(
    ("traits", "outcome", "served"),
    [
        ((), "A22", {"award_final", "award_nonfinal"}),
        (("split",), "A22", {"award_final", "award_nonfinal"}),
        (("relation",), "A21", {"award_nonfinal"}),
        (("rejected",), "A21", {"award_nonfinal"}),
        (("many",), "A22", {"award_final", "award_nonfinal"}),
    ],
)
def test_every_award_can_be_served_and_closed(
    write: Write, people: People, traits: tuple[str, ...], outcome: str, served: set[str]
) -> None:
    """Through the answers that the steps themselves suggest, as the office does it."""
    walk = walk_to(write, people, AWARDED, traits)
    close, serve = (door.step_named(name) for name in ("close_arbitration", "serve"))
    done = set()
    while walk.refusal(close):
        suggested = door.suggestion(write, walk.facts, serve, walk.here)
        walk.do("serve", served=suggested["served"], parties=suggested["parties"])
        done.add(suggested["served"])
    walk.do("close_arbitration")
    assert done == served
    assert walk.facts.proceedings[1].outcome == outcome
    sound(walk)


@pytest.mark.parametrize("state", [SCHEDULED, AWARDED, SETTLED], ids=str)
def test_serving_comes_first_as_long_as_somebody_waits_for_it(write: Write, people: People, state: State) -> None:
    walk, serve = walk_to(write, people, state), door.step_named("serve")
    while (suggested := door.suggestion(write, walk.facts, serve, walk.here))["parties"]:
        assert door.offers(write, walk.facts, people.bob)[0].step is serve
        walk.do("serve", served=suggested["served"], parties=suggested["parties"])
    assert door.offers(write, walk.facts, people.bob)[0].step is not serve


def test_an_award_of_a_day_before_the_first_known_minimum_wage(write: Write, people: People) -> None:
    walk = Walk(write, people, start=date(2015, 1, 5)).go("file_arbitration", "accept_arbitration", "form_tribunal")
    walk.day = date(2026, 3, 2)
    walk.go("set_hearing", "hold_hearing")
    given = {**answer("award", walk.scene()), "on": "2015-02-02"}
    assert "on" in faults_of(
        lambda: door.perform(write, "award", given, people["judge"], "k", case_id=walk.case_id, proceeding=1)
    )

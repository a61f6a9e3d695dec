"""A list of cases tells of the proceeding that it shows: its kind, and the sum claimed in that one."""

from mediation.models import Write
from mediation.rules.do import Do
from mediation.rules.lifecycle import STEPS
from mediation.rules.states.arbitration import RECEIVED, SCHEDULED
from mediation.rules.states.mediation import FAILED
from mediation.services.views import next_step, search
from mediation.services.views.search import Wanted
from tests.walks import walk_to
from tests.world import People


def test_the_sum_is_that_of_the_proceeding_shown(write: Write, people: People) -> None:
    """Of those who mediated only one goes on to arbitration."""
    walk = walk_to(write, people, FAILED, ("many",))
    whole = walk.facts.amount_claimed(walk.facts.proceedings[1])
    walk.do("apply_arbitration", parties=[1], claims=[1])
    own = walk.facts.claims[1].amount
    assert own != whole
    _, (line,) = search.found(write, people["city-admin"], Wanted(), walk.day, 0, 10)
    assert (line.stage, line.amount) == ("仲裁", own)


def test_of_two_limits_that_end_on_one_day_the_one_comes_first_that_the_usual_step_meets(write: Write, people: People) -> None:
    """受理决定 and 告知补正 both end on the fifth working day; what the row waits for is the decision."""
    walk = walk_to(write, people, RECEIVED)
    write.flush()
    number = walk.case_id or 0
    both = [clock for clock in next_step.clocks_of(write, [number], walk.day)[number, 1] if clock.limit in ("A-01", "A-02")]
    assert len({clock.due_on for clock in both}) == 1
    assert [clock.limit for clock in both] == ["A-02", "A-01"]


def test_nobody_is_led_past_the_hearing_to_what_would_end_the_case_in_time(write: Write, people: People) -> None:
    """审限 ends by a settlement, too; what a case waits for whose hearing is set is the hearing."""
    walk = walk_to(write, people, SCHEDULED)
    serve = STEPS[Do.SERVE]
    while serve.first_while and serve.first_while(walk.situation()):
        walk.do("serve")
    write.flush()
    arbitrator, number = walk.somebody(STEPS[Do.HOLD_HEARING]), walk.case_id or 0
    known, clocks = next_step.facts_of(write, [number])[number], next_step.clocks_of(write, [number], walk.day)[number, 1]
    situation = next_step.situation_of(write, arbitrator, known, 1, walk.facts.proceedings[1].sittings[-1].on)
    ending = [clock for clock in clocks if clock.limit == "A-23"]
    step = next_step.foremost(write, arbitrator, situation, ending)
    assert step is not None
    assert step.name == Do.HOLD_HEARING

"""A list of cases tells of the proceeding that it shows: its kind, and the sum claimed in that one."""

from mediation.models import Write
from mediation.rules.states.mediation import FAILED
from mediation.services.views import search
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

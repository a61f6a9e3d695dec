"""A month counted by hand from the raw journal is the board's, on both databases (the demo's months: tests/services/demo)."""

from datetime import timedelta

import pytest

from mediation import clock
from mediation.models import Write
from mediation.rules.states.arbitration import AWARDED
from mediation.rules.states.mediation import EFFECTIVE, FAILED
from tests.by_hand import handled, inspected, read, unlike
from tests.reports import reported
from tests.walks import Walk, walk_to
from tests.world import People


@pytest.mark.usefixtures("both", "today")
def test_every_month_is_as_counted_by_hand(write: Write, people: People) -> None:
    for state in (EFFECTIVE, FAILED):
        walk_to(write, people, state)
    walk = walk_to(write, people, AWARDED, ("split",)).go("serve", "serve", "apply_set_aside", "docket_suit")
    walk.do("decide_suit", ruling="set_aside", lines=[], items=[], content="撤销仲裁裁决")
    reported(write, people, "docket_complaint", "finish_investigation", "decide_penalty")
    paid = Walk(write, people).go("receive_complaint", "docket_complaint", "finish_investigation", "order_correction")
    paid.go("record_payment")
    write.flush()
    later = max(walk.day, paid.day) + timedelta(days=200)
    with clock.standing_at(clock.at(later, 8)):
        assert unlike(write, later) == []
    cases, works = read(write)
    kinds = [one.kind for entries in cases.values() for one in handled(entries, works)]
    assert {kind: kinds.count(kind) for kind in kinds} == {"调解": 2, "仲裁": 1, "监察": 2}
    sums = inspected(cases, paid.day - timedelta(days=400), later)
    assert all(sums[name] for name in ("LM_cpl", "LM_rep", "LM_ins", "LM_ord", "LM_paid_p", "LM_fine"))

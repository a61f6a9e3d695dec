"""A claim that was agreed in part, through the door: the rest goes to the commission, and what was agreed stays owed."""

from decimal import Decimal

import pytest

from mediation.models import Write
from tests.walks import Walk
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")


def test_LMAA_14_2_the_rest_of_what_was_agreed_in_part_is_filed_and_the_agreed_sum_stays_owed(  # noqa: N802
    write: Write, people: People
) -> None:
    walk = Walk(write, people)
    walk.do("register", claims=[{"claimant": 1, "item": "wages", "amount": "1000.00"}])
    walk.go("accept_mediation", "assign_mediator", "record_session")
    agreed = Decimal(900)
    walk.do(
        "reach_agreement",
        promises=[{"payee": 1, "claim": 1, "amount": str(agreed), "due_on": "2026-12-01"}],
        left=[{"party": 1, "how": "goes_on"}],
    )
    walk.do("sign_agreement")
    walk.do("apply_arbitration", on=walk.day, parties=[1], claims=[1])
    opened = walk.facts.proceedings[2]
    assert [walk.facts.claims[n].amount for n in opened.claims] == [Decimal(100)]
    assert [line.unpaid for line in walk.facts.promised_in(walk.facts.proceedings[1])] == [agreed]

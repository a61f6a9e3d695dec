"""An award tells what had been paid by the mediation's agreement, and decides on the rest (调解仲裁法 第14、15条；办案规则 第53条)."""

from decimal import Decimal

import pytest

from mediation.models import Write
from tests.services.papers.awards import printed
from tests.walks import Walk
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")


def test_R33_53_what_was_paid_by_the_agreement_is_told_and_taken_off(write: Write, people: People) -> None:  # noqa: N802
    walk = Walk(write, people)
    walk.do("register", claims=[{"claimant": 1, "item": "wages", "amount": "1000.00"}])
    walk.go("accept_mediation", "assign_mediator", "record_session")
    due = walk.day
    promise = {"payee": 1, "claim": 1, "amount": "900.00", "due_on": due.isoformat()}
    walk.do("reach_agreement", on=due, promises=[promise], left=[{"party": 1, "how": "waived"}])
    walk.do("sign_agreement")
    walk.do("record_payment", payments=[{"promise": 1, "amount": "250.00"}])
    walk.do("apply_arbitration", parties=[1], claims=[1])
    opened = walk.facts.proceedings[2]
    assert [walk.facts.claims[n].amount for n in opened.claims] == [Decimal(750)]
    walk.proceeding = 2
    walk.go("accept_arbitration", "form_tribunal", "set_hearing", "hold_hearing")
    claim = opened.claims[0]
    walk.do("award", lines=[{"claim": claim, "upheld": True, "amount": "750.00", "says": ""}])
    layer = printed(walk, "award_final", "award_nonfinal")
    assert "已按调解协议支付250元，申请人就余下的750元申请仲裁" in layer

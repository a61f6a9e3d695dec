"""What was decided or settled beforehand (先行裁决、部分调解), through the door: it outlives the rest of the case, however that ends."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import timedelta

import pytest

from mediation.errors import Invalid
from mediation.models import Write
from mediation.rules.steps.undecided import undecided
from tests.walks import Walk, two_workers
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")


@pytest.fixture
def heard(write: Write, people: People) -> Walk:
    """Two workers and a company after the hearing."""
    return two_workers(write, people).go("accept_arbitration", "form_tribunal", "set_hearing", "hold_hearing")


def settle_the_first(walk: Walk) -> None:
    due = (walk.day + timedelta(days=9)).isoformat()
    walk.do("settle_part", claims=[1], promises=[{"payee": 1, "claim": 1, "amount": "5000.00", "due_on": due}])
    walk.do("serve", served="partial_settlement", parties=[1, 3], method="direct")


def second_sues_in_vain_waiting(walk: Walk) -> None:
    """The award on the rest is overdue; the court takes the second worker's case up, and his arbitration ends (办案规则 第48条)."""
    assert walk.here is not None
    assert walk.here.accepted_on is not None
    walk.do("sue_overdue", on=walk.here.accepted_on + timedelta(days=60), parties=[2])
    walk.do("docket_suit")
    walk.proceeding = 1


@pytest.mark.parametrize("ends", ["withdraw_arbitration", "terminate_arbitration"])
def test_R33_73_a_settlement_of_some_claims_is_put_in_force_paid_and_enforced_after_the_rest_has_ended(
    heard: Walk, ends: str
) -> None:
    settle_the_first(heard)
    if ends == "terminate_arbitration":
        second_sues_in_vain_waiting(heard)
    heard.do(ends)
    heard.do("confirm_effect")
    heard.do("record_payment", payments=[{"promise": 1, "amount": "2000.00"}])
    heard.do("apply_enforcement", on=heard.day + timedelta(days=90), parties=[1])
    assert heard.here is not None
    assert heard.here.kind == "enforcement"


def test_LMAA_48_whoever_has_a_partial_award_sues_after_the_rest_was_terminated(heard: Walk) -> None:
    heard.do("award_part")
    heard.do("serve", served="partial_award_final", parties=[1, 3], method="direct")
    second_sues_in_vain_waiting(heard)
    assert heard.here is not None
    assert undecided(heard.here) == [2]
    heard.do("terminate_arbitration")
    assert heard.here.state != "closed"
    heard.do("lodge_suit", parties=[1], served="partial_award_final")


def test_R33_73_nobody_goes_back_on_what_others_have_settled(heard: Walk) -> None:
    """The second worker has no part in what the first and the company settled; either of them may, until both have signed for it."""
    due = (heard.day + timedelta(days=9)).isoformat()
    heard.do("settle_part", claims=[1], promises=[{"payee": 1, "claim": 1, "amount": "5000.00", "due_on": due}])
    assert heard.here is not None
    made = heard.here.entries[-1].seq
    with pytest.raises(Invalid) as found:
        heard.do("undo_part_settlement", parties=[2], settlement=made)
    assert "不是这份调解书的当事人" in found.value.faults["parties"]
    heard.do("undo_part_settlement", parties=[3], settlement=made)
    assert undecided(heard.here) == [1, 2]

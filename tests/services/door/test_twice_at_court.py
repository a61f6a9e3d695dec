"""Going to court twice, through the door: nobody sues twice about the same thing, and one debt has one order."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import timedelta

import pytest

from mediation.errors import Invalid
from mediation.models import Write
from mediation.rules.lifecycle import STEPS, doubted
from tests.walks import Walk, two_workers
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")


@pytest.fixture
def filed(write: Write, people: People) -> Walk:
    """Two workers apply against a company."""
    return two_workers(write, people)


def refused(walk: Walk, step: str, **given: object) -> str:
    """What is said of the parties who were chosen."""
    home = walk.proceeding
    with pytest.raises(Invalid) as found:
        walk.do(step, **given)
    walk.proceeding = home
    return found.value.faults["parties"]


def sue(walk: Walk, step: str, **given: object) -> None:
    """Open the suit, and go back to the arbitration."""
    walk.do(step, **given)
    walk.proceeding = 1


def test_CPLI_247_a_worker_sues_once_on_an_award_and_again_when_the_suit_was_taken_back(filed: Walk) -> None:
    filed.go("accept_arbitration", "form_tribunal", "set_hearing", "hold_hearing", "award", "serve")
    sue(filed, "lodge_suit", parties=[1])
    assert "不能重复起诉" in refused(filed, "lodge_suit", parties=[1, 2])
    sue(filed, "lodge_suit", parties=[2])
    filed.proceeding = 2
    filed.do("withdraw_suit")
    filed.proceeding = 1
    sue(filed, "lodge_suit", parties=[1])


def test_CPLI_247_so_does_whoever_waited_for_a_decision_in_vain(filed: Walk) -> None:
    assert filed.here is not None
    late = filed.here.received_on + timedelta(days=12)
    sue(filed, "sue_not_decided", on=late, parties=[1])
    assert "不能重复起诉" in refused(filed, "sue_not_decided", parties=[1])
    sue(filed, "sue_not_decided", parties=[2])


def test_LMAA_29_whose_application_was_refused_sues_and_not_the_other_side(filed: Walk) -> None:
    filed.do("refuse_arbitration")
    assert "由申请人" in refused(filed, "sue_after_refusal", parties=[3])
    sue(filed, "sue_after_refusal", parties=[1])
    assert "不能重复起诉" in refused(filed, "sue_after_refusal", parties=[1])


def test_LMAA_44_one_debt_is_ordered_and_handed_over_once(filed: Walk) -> None:
    """3,000 of 5,000, then what is left of it; each order goes to the court by itself, and again only when it was taken back."""
    filed.go("accept_arbitration", "form_tribunal")
    filed.do("order_prior_execution", lines=[{"claim": 1, "amount": "3000.00"}])
    with pytest.raises(Invalid) as found:
        filed.do("order_prior_execution", lines=[{"claim": 1, "amount": "2500.00"}])
    assert "3,000.00" in found.value.faults["lines.0.amount"]
    assert "没有周某2的事项" in refused(filed, "hand_over_enforcement", parties=[2])
    sue(filed, "hand_over_enforcement", parties=[1])
    assert "不再移送一次" in refused(filed, "hand_over_enforcement", parties=[1])
    offered = filed.scene().suggested("order_prior_execution")["lines"]
    assert offered == [{"claim": 1, "amount": "2000.00"}, {"claim": 2, "amount": "5000.00"}]
    filed.do("order_prior_execution", lines=offered[:1])
    sue(filed, "hand_over_enforcement", parties=[1])


def test_CPL_250_an_application_for_enforcement_that_is_still_open_is_asked_about(filed: Walk) -> None:
    filed.go("accept_arbitration", "form_tribunal", "set_hearing", "hold_hearing", "award", "serve", "confirm_effect")
    sue(filed, "apply_enforcement", on=filed.day + timedelta(days=60), parties=[1], served="award_final")
    step, where = STEPS["apply_enforcement"], filed.situation()
    asked = {"on": filed.day.isoformat(), "served": "award_final", "court": "某市人民法院"}
    assert "还在办理" in doubted(step, where, step.asks.model_validate({**asked, "parties": [1]}))["parties"]
    assert doubted(step, where, step.asks.model_validate({**asked, "parties": [2]})) == {}

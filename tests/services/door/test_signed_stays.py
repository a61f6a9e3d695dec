"""What parties signed stays as they signed it, whatever is put right in the record of what came before (调解仲裁法 第14条第2款)."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.models import Write
from mediation.services.papers import issue
from tests.corrections import amend, papers, seq_of, strike
from tests.walks import Walk
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")
CLAIM = {"claimant": 1, "item": "wages", "amount": "1000.00"}


def agreed(write: Write, people: People) -> Walk:
    """An agreement on one claim, that nobody has signed yet."""
    walk = Walk(write, people)
    walk.do("register", claims=[CLAIM])
    walk.go("accept_mediation", "assign_mediator", "record_session")
    promise = {"payee": 1, "claim": 1, "amount": "900.00", "due_on": "2026-12-01"}
    walk.do("reach_agreement", promises=[promise], left=[{"party": 1, "how": "waived"}])
    return walk


def listed(walk: Walk) -> list[tuple[str, str]]:
    """The agreement's papers: how each stands, and the claimed sum that it prints."""
    walk.session.flush()
    found = papers(walk, "mediation_agreement")
    return [(row.state, str(issue.frozen(row)["case"]["claims"][0]["amount"])) for row in found]


def claimed(walk: Walk, amount: str) -> str:
    """Put the registration's sum right."""
    return amend(walk, seq_of(walk, "register"), claims=[{**CLAIM, "number": 1, "amount": amount}])


def test_LMAA_14_2_an_agreement_that_is_signed_stays_as_it_was_signed_when_the_registration_is_put_right(
    write: Write, people: People
) -> None:
    walk = agreed(write, people)
    assert claimed(walk, "1100.00") == ""
    assert listed(walk) == [("void", "1000.00"), ("pending", "1100.00")], "nobody has signed it"
    walk.do("sign_agreement")
    assert claimed(walk, "1500.00") == ""
    assert str(walk.facts.claims[1].amount) == "1500.00", "the record is right"
    assert listed(walk) == [("void", "1000.00"), ("pending", "1100.00")], "the paper is what was signed"
    assert strike(walk, seq_of(walk, "sign_agreement")) == ""
    assert claimed(walk, "1600.00") == ""
    assert listed(walk)[-1] == ("pending", "1600.00"), "a new paper, for a new signature"

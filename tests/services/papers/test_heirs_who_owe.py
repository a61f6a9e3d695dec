"""Papers on a debtor who died: who died is told as what he was, and his heirs are ordered to pay within the estate."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.models import Write
from mediation.rules.states.arbitration import FORMED
from mediation.services.papers import issue
from mediation.services.papers.rendering import as_html
from tests.scenes import person
from tests.services.papers.awards import COUNTER_CLAIMANT, printed
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")

PROOF = "死亡证明、户口簿"


def notice(walk: Walk) -> str:
    """The last notice of suspension that was made."""
    walk.session.flush()
    row = [row for row in issue.of_case(walk.session, walk.case_id or 0) if row.template == "suspension_notice"][-1]
    return as_html(row.template, issue.frozen(row))


def test_R33_47_a_respondent_who_died_is_no_worker_who_died(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    walk.do("join_party", side="respondent", joined=[person(81)])
    walk.do("suspend", ground="death", party=max(walk.facts.parties), reason="病故")
    told = notice(walk)
    assert f"因被申请人{person(81)['name']}死亡，等待继承人参加" in told
    assert "第四十七条第七项" in told
    assert "劳动者死亡" not in told


def test_R33_47_a_worker_who_died_is_told_as_a_worker(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    walk.do("suspend", ground="death", party=1, reason="病故")
    told = notice(walk)
    assert "因劳动者死亡，等待继承人参加" in told
    assert "第四十七条第一项" in told


def test_CC_1161_the_heirs_of_a_worker_are_ordered_to_pay_within_the_estate(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    back = [{"claimant": COUNTER_CLAIMANT, "item": "service_period", "amount": "5000.00", "against": [1]}]
    walk.do("receive_counterclaim", claims=back)
    walk.do("merge_counterclaim", claims=back)
    dead = walk.facts.parties[1].name
    walk.do("change_party", ground="died", party=1, joined=[person(71), person(72)], new_name=None, since=None, proof=PROOF)
    heirs = walk.facts.proceedings[1].parties[-2:]
    walk.go("set_hearing", "hold_hearing")
    claims = walk.facts.claimed_in(walk.facts.proceedings[1])
    walk.do("award", lines=[
        {"claim": c.number, "upheld": c.claimant == COUNTER_CLAIMANT, "says": "",
         "amount": "5000.00" if c.claimant == COUNTER_CLAIMANT else None, "debtors": list(heirs) if c.claimant == COUNTER_CLAIMANT else []}
        for c in claims
    ])  # fmt: skip
    layer, both = printed(walk, "award_nonfinal"), f"{person(71)['name']}、{person(72)['name']}"
    assert f"，{both}各以所得{dead}遗产的实际价值为限，按所得遗产的份额承担" in layer
    assert f"{both}承担连带责任" not in layer

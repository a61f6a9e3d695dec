"""Worked examples of the law in print, each made through the door: what one half of a split award dismisses, and to whom it says what."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.models import Write
from mediation.rules.codes import Side
from mediation.rules.states.arbitration import FORMED
from tests.scenes import COMPANY, person
from tests.services.papers.awards import printed
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")
WORKER = person(1)["name"]


def heard(write: Write, people: People, *claims: tuple[str, str | None]) -> Walk:
    """A case in which the first worker claims these items, and everybody else has withdrawn, heard."""
    walk = walk_to(write, people, FORMED)
    others = [number for number in walk.scene().numbers(Side.APPLICANT) if number != 1]
    walk.do("withdraw_part", parties=others, settled_privately=False, reason="不再主张")
    walk.do("serve")  # the decision on it
    added = [{"claimant": 1, "item": item, "amount": amount} for item, amount in claims]
    walk.do("change_claims", dropped=list(walk.facts.proceedings[1].claims), added=added)
    return walk.go("set_hearing", "hold_hearing")


def award(walk: Walk, *amounts: str | None) -> Walk:
    """Award these sums of the claims in their order; None: dismissed."""
    claims = walk.facts.proceedings[1].claims[-len(amounts) :]
    lines = [
        {"claim": n, "upheld": amount is not None, "amount": amount, "says": ""}
        for n, amount in zip(claims, amounts, strict=True)
    ]
    walk.do("award", lines=lines)
    return walk


def test_R33_50_4_neither_half_of_a_split_award_dismisses_what_the_other_grants(write: Write, people: People) -> None:
    """Wages 8,000 of which 5,000 are upheld, 赔偿金 50,000 of which 40,000 are, damages and an act dismissed."""
    walk = heard(
        write, people, ("wages", "8000.00"), ("compensation", "50000.00"), ("insurance", "3000.00"), ("certificate", None)
    )
    award(walk, "5000.00", "40000.00", None, None)
    final, other = printed(walk, "award_final"), printed(walk, "award_nonfinal")
    assert "支付" + WORKER + "劳动报酬5000元" in final
    assert f"二、驳回{WORKER}劳动报酬的其余部分的仲裁请求。" in final
    assert "赔偿金" not in final.split("裁决如下")[1]
    assert "40000元" in other
    for words in ("赔偿金的其余部分", "社会保险"):
        assert words in other.split("裁决如下")[1]
    assert "劳动报酬" not in other.split("裁决如下")[1]
    for paper in (final, other):
        assert "驳回申请人的其他仲裁请求" not in paper
    assert final.count("驳回") == other.split("裁决如下")[1].count("驳回") == 1, (
        "each claim is dismissed once, under one remedy"
    )


def test_O9_11_with_a_claim_to_confirm_the_relation_there_is_one_award_and_one_remedy(write: Write, people: People) -> None:
    walk = heard(
        write, people, ("relation", None), ("wages", "8000.00"), ("compensation", "50000.00"), ("insurance", "3000.00")
    )
    award(walk, None, "5000.00", "40000.00", None)
    layer = printed(walk, "award_nonfinal")
    assert "劳动报酬5000元" in layer
    assert "40000元" in layer
    assert layer.split("裁决如下")[1].count("驳回") == 1
    assert "分别制作裁决书" not in layer
    assert f"{COMPANY['name']}" in layer

"""One debt has one title: what was decided is not settled again, and nothing ends while a settlement of some claims is unsigned."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.rules.lifecycle import STEPS, suggested
from mediation.rules.steps.undecided import undecided
from tests.rules.cases.hearing import HEARD, Line, award, refused, situation, told, wrong

AWARDED_PART: Line = award("2026-10-13", (3, "60000.00"), step="award_part")
PROMISE = {"payee": 2, "claim": 2, "amount": "200.00", "due_on": "2026-12-30"}
PARTLY: Line = ("settle_part", "2026-10-13", {"claims": [2], "promises": [PROMISE]})
SIGNED: Line = told("2026-10-14", 1, 2, 3, document="partial_settlement")
REST = [PROMISE, {**PROMISE, "payee": 1, "claim": 1, "amount": "24000.00"}]


def test_LMAA_43_R33_49_what_a_partial_award_decided_is_not_settled_once_more() -> None:
    """60,000 were awarded and served; 3,000 for the same claim would be owed beside them, by another title."""
    where = situation(*HEARD, AWARDED_PART)
    twice = [*REST, {**PROMISE, "payee": 1, "claim": 3, "amount": "3000.00"}]
    assert "已经先行裁决或者部分调解，不能再调解一次" in wrong("settle", where, promises=twice)["promises.2.claim"]
    assert wrong("settle", where, promises=REST) == {}
    assert [line["claim"] for line in suggested(STEPS["settle"], where)["promises"]] == [1, 2]


def test_R33_73_nor_what_was_settled_in_part_even_where_no_claim_is_named() -> None:
    where = situation(*HEARD, PARTLY, SIGNED)
    unnamed = [{**REST[1], "amount": "84000.00", "claim": 1}, {**PROMISE, "claim": None}]
    assert "周某2的请求都已经先行裁决或者部分调解" in wrong("settle", where, promises=unnamed)["promises.1.claim"]


ENDINGS = ("award", "settle", "deem_withdrawn", "withdraw_arbitration")


@pytest.mark.parametrize("step", ENDINGS)
def test_LMAA_42_3_R33_73_nothing_ends_the_case_while_a_settlement_of_some_claims_is_unsigned(step: str) -> None:
    """Unsigned it has no force, and once the case has ended nobody could decide the claim any more."""
    waits = "部分调解书还没有由周某2、某鞋业有限公司签收"
    assert waits in refused(step, situation(*HEARD, PARTLY))
    assert "某鞋业有限公司签收" in refused(step, situation(*HEARD, PARTLY, told("2026-10-14", 2, document="partial_settlement")))
    assert refused(step, situation(*HEARD, PARTLY, SIGNED)) == ""


@pytest.mark.parametrize("step", ["withdraw_rest", "deem_rest_withdrawn"])
def test_LMAA_42_3_nor_does_the_leaving_of_the_rest_after_a_partial_award(step: str) -> None:
    lines = [*HEARD, AWARDED_PART, PARTLY]
    assert "部分调解书还没有由" in refused(step, situation(*lines))
    assert refused(step, situation(*lines, SIGNED)) == ""


def test_LMAA_42_3_who_will_not_sign_is_decided_against_along_with_the_rest() -> None:
    undone: Line = ("undo_part_settlement", "2026-10-15", {"settlement": len(HEARD) + 1, "parties": [3], "reason": "拒收"})
    where = situation(*HEARD, PARTLY, undone)
    assert undecided(where.here) == [1, 2, 3]
    assert refused("award", where) == ""

"""A calculation kept with a claim that is changed: it stays with what it reckoned, or goes along to the claim that it reckons."""

# ruff: noqa: N802 (tests are named after the articles)

import json

import pytest

from mediation.models import Write
from mediation.services.views.case_page import money
from mediation.services.views.case_page.money import ClaimLine
from tests.corrections import amend
from tests.scenes import person
from tests.walks import Walk
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")
SERVED = {"began": "2024-03-01", "ended": "2026-02-28", "average": "6000"}
DAMAGES = "违法解除（终止）赔偿金"
N, TWICE = "经济补偿（N）", "违法解除（终止）赔偿金（2N）"


def claimed(write: Write, people: People, item: str, *calculators: str) -> Walk:
    """An arbitration of one claim of 12,000 元, these calculations kept with it."""
    walk = Walk(write, people)
    walk.do("file_arbitration", applicants=[person(1)], claims=[{"claimant": 1, "item": item, "amount": "12000.00"}])
    walk.go("accept_arbitration", "form_tribunal")
    for calculator in calculators:
        walk.do("record_calculation", claim=1, calculator=calculator, inputs=json.dumps(SERVED))
    return walk


def changed(walk: Walk, item: str, amount: str) -> dict[str, ClaimLine]:
    walk.do("change_claims", dropped=[1], added=[{"claimant": 1, "item": item, "amount": amount}])
    return shown(walk)


def shown(walk: Walk) -> dict[str, ClaimLine]:
    assert walk.here is not None
    return {f"{line.item} {line.claimed}": line for line in money.claims(walk.facts, walk.here, ())}


def test_LCL_87_the_calculation_of_severance_stays_with_severance_and_compensation_has_none(
    write: Write, people: People
) -> None:
    found = changed(claimed(write, people, "severance", "severance"), "compensation", "24000.00")
    old, new = found["经济补偿 12000.00"], found[f"{DAMAGES} 24000.00"]
    assert ([each.label for each in old.worked_out], old.given_up) == ([N], f"变更为“{DAMAGES}”")
    assert (new.worked_out, new.became) == ([], ["由“经济补偿”变更，原来的计算结果不是本项的，请重新计算"])


def test_LCL_87_what_reckons_compensation_goes_along_to_it(write: Write, people: People) -> None:
    found = changed(claimed(write, people, "severance", "severance", "compensation"), "compensation", "24000.00")
    assert [each.label for each in found[f"{DAMAGES} 24000.00"].worked_out] == [TWICE]
    assert [each.label for each in found["经济补偿 12000.00"].worked_out] == [N, f"{TWICE}（不是本项请求的算法）"]
    assert found[f"{DAMAGES} 24000.00"].became == ["由“经济补偿”变更"]


def test_R33_44_of_the_same_item_for_another_sum_the_calculation_goes_along(write: Write, people: People) -> None:
    found = changed(claimed(write, people, "severance", "severance"), "severance", "9000.00")
    assert [each.label for each in found["经济补偿 9000.00"].worked_out] == [N]


def test_R33_44_a_claim_that_is_added_beside_others_took_nobody_s_place(write: Write, people: People) -> None:
    walk = claimed(write, people, "severance", "severance")
    walk.do("change_claims", dropped=[], added=[{"claimant": 1, "item": "compensation", "amount": "24000.00"}])
    found = shown(walk)
    assert (found[f"{DAMAGES} 24000.00"].became, found["经济补偿 12000.00"].given_up) == ([], "")


def test_LCL_87_a_claim_whose_item_was_put_right_says_that_the_sum_reckons_another(write: Write, people: People) -> None:
    walk = claimed(write, people, "severance", "severance")
    assert amend(walk, 1, claims=lambda rows: [{**rows[0], "item": "compensation"}]) == ""
    assert [each.label for each in shown(walk)[f"{DAMAGES} 12000.00"].worked_out] == [f"{N}（不是本项请求的算法）"]

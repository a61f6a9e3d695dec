"""The sums in the words of a correction (裁决书补正)."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.rules.lifecycle import STEPS, doubted
from tests.rules.cases.hearing import HEARD, award, situation, wrong

RECTIFIED = {"what": "arithmetic", "document": "award_final", "wrong": "2600", "right": "见更正的金额"}


@pytest.mark.parametrize(
    ("was", "now", "sums", "asked"),
    [
        ("24000元", "24500元", {}, True), ("24,000.00元", "23000元", {}, True), ("２４０００元", "23000元", {}, True),
        ("24000元", "23000元", {1: "23000.00"}, False), ("124000元", "123000元", {}, False), ("24000元，即", "24000元", {}, False),
    ],
)
def test_R33_54_a_sum_that_the_words_replace_is_asked_for_in_figures(was: str, now: str, sums: dict[int, str], *, asked: bool) -> None:
    """The paper said 23000 元, and 24000 stood as owed, in the certificate and in the application for enforcement."""
    where, step = situation(*HEARD, award("2026-10-20", (1, "24000.00"), (2, "200.00"), (3, None))), STEPS["rectify_award"]
    rows = [{"claim": claim, "amount": amount} for claim, amount in sums.items()]
    form = step.asks.model_validate({"on": "2026-10-22", **RECTIFIED, "wrong": was, "right": now, "sums": rows})
    assert ("sums" in doubted(step, where, form)) is asked


@pytest.mark.parametrize(
    ("amount", "now", "said"),
    [("24000.00", "见更正的金额", "没有更正"), ("22000.00", "23000元", "没有写这个金额"), ("23000.00", "23,000.00元", "")],
)
def test_R33_54_a_right_sum_is_another_and_the_one_that_the_words_say(amount: str, now: str, said: str) -> None:
    where = situation(*HEARD, award("2026-10-20", (1, "24000.00"), (2, "200.00"), (3, None)))
    found = wrong("rectify_award", where, **{**RECTIFIED, "right": now}, sums=[{"claim": 1, "amount": amount}])
    assert said in found.get("sums.0.amount", "")
    assert bool(found) is bool(said)

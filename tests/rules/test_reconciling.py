"""Coming to terms while an arbitration runs (调解仲裁法 第41、42条): it ends nothing by itself, and leads to the way that was chosen."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

import pytest

from mediation.rules import lifecycle
from mediation.rules.codes import Outcome
from mediation.rules.lifecycle import STEPS
from tests.rules.cases.hearing import APPLICATION, HEARD, Line, award, facts, refused, situation, wrong

BOTH, ONE = [1, 2], [1]


def terms(parties: list[int], then: str = "withdraw") -> Line:
    return "reconcile_here", "2026-10-13", {"parties": parties, "terms": "三日内付清", "then": then}


def leading(*lines: Line) -> set[str]:
    """The steps before all others."""
    where = situation(*lines)
    names = ("withdraw_arbitration", "withdraw_part", "settle", "settle_part")
    return {name for name in names if (first := STEPS[name].first_while) and first(where)}


@pytest.mark.parametrize(
    ("parties", "then", "step"),
    [
        (BOTH, "withdraw", "withdraw_arbitration"), (ONE, "withdraw", "withdraw_part"),
        (BOTH, "letter", "settle"), (ONE, "letter", "settle_part"),
    ],
)  # fmt: skip
def test_LMAA_41_terms_end_nothing_and_lead_to_the_way_that_was_chosen(parties: list[int], then: str, step: str) -> None:
    made = terms(parties, then)
    assert wrong("reconcile_here", situation(*HEARD), **made[2]) == {}
    assert leading(*HEARD) == set()
    known = facts(*HEARD, made)
    assert (known.proceedings[1].state, known.proceedings[1].outcome) == ("heard", None)
    assert leading(*HEARD, made) == {step}


def test_LMAA_41_the_withdrawal_is_one_by_terms_and_its_reason_is_not_typed_twice() -> None:
    lines = [*HEARD, terms(BOTH)]
    offered = lifecycle.suggested(STEPS["withdraw_arbitration"], situation(*lines))
    assert offered["settled_privately"] is True
    assert offered["reason"] == "双方已于2026年10月13日自行和解"
    some = lifecycle.suggested(STEPS["withdraw_part"], situation(*HEARD, terms(ONE)))
    assert (some["parties"], some["settled_privately"]) == (ONE, True)
    ended = facts(*lines, ("withdraw_arbitration", "2026-10-14", {**offered, "on": "2026-10-14"}))
    assert ended.proceedings[1].outcome == Outcome.RECONCILED_WITHDRAWN


@pytest.mark.parametrize("then", ["withdraw", "letter"])
def test_LMAA_41_what_followed_leads_nowhere_any_more(then: str) -> None:
    left: Line = ("withdraw_part", "2026-10-14", {"parties": ONE, "settled_privately": True})
    assert leading(*HEARD, terms(ONE, then), left) == set()


def test_LMAA_42_a_letter_is_made_by_a_tribunal_of_a_case_that_was_taken_up() -> None:
    assert "先受理" in wrong("reconcile_here", situation(APPLICATION), **terms(BOTH, "letter")[2])["then"]
    assert wrong("reconcile_here", situation(APPLICATION), **terms(BOTH)[2]) == {}


def test_LMAA_41_who_asks_for_nothing_any_more_comes_to_no_terms() -> None:
    left: Line = ("withdraw_part", "2026-10-13", {"parties": ONE, "settled_privately": False})
    given: dict[str, Any] = terms(BOTH)[2]
    assert "周某1没有还待处理的请求" in wrong("reconcile_here", situation(*HEARD, left), **given)["parties"]
    part = award("2026-10-13", (1, "100.00"), (2, "200.00"), (3, None), step="award_part")
    assert "按裁决书、调解书履行" in refused("reconcile_here", situation(*HEARD, part))


def test_LMAA_41_R33_35_not_everybody_withdraws_by_what_some_agreed() -> None:
    step, given = "withdraw_arbitration", {"settled_privately": True, "reason": "和解"}
    some = situation(*HEARD, terms(ONE))
    assert "没有周某2" in wrong(step, some, **given)["settled_privately"]
    assert "settled_privately" not in lifecycle.suggested(STEPS[step], some), "nor is it filled in for them"
    assert wrong(step, some, settled_privately=False) == {}, "whoever has no terms may withdraw all the same"
    assert wrong(step, situation(*HEARD, terms(BOTH)), **given) == {}
    assert wrong(step, situation(*HEARD, terms(ONE), terms([2])), **given) == {}, "each by terms of his own"
    assert wrong(step, situation(*HEARD), **given) == {}, "no terms were put on record before"


def test_LMAA_41_R33_36_of_a_counter_claim_alone_no_applicant_comes_to_terms() -> None:
    """His own was given up or decided: whoever claims back ends it by his own withdrawal."""
    countered: Line = ("merge_counterclaim", "2026-09-10", {
        "parties": [3], "claims": [{"claimant": 3, "item": "damages", "amount": "900.00"}], "reason": "略",
    })  # fmt: skip
    left: Line = ("withdraw_part", "2026-09-11", {"parties": [1, 2], "reason": "不再主张"})
    accepted, further = HEARD[0:2], [countered, left]
    assert "只有反申请请求还待处理" in refused("reconcile_here", situation(*accepted, *further))

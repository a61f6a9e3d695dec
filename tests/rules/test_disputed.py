"""What may still be carried from a mediation to arbitration: claims in dispute, each with whoever makes it."""

# ruff: noqa: N802 (tests are named after the articles)

from decimal import Decimal
from typing import Any

import pytest

from mediation.rules import lifecycle
from mediation.rules.departed import left_behind
from mediation.rules.lifecycle import STEPS
from mediation.rules.steps.disputed import Rest, rest_of
from mediation.rules.steps.remedies import open_ways
from mediation.rules.steps.still_to_come import still_to_come
from tests.rules.cases.mediation import APPLIED, MEDIATING, Line, at, facts_of, refusal
from tests.scenes import person

THREE = {
    **APPLIED, "applicants": [person(1), person(2), person(3)],
    "claims": [{"claimant": n, "item": "wages", "amount": "100.00"} for n in (1, 2, 3)],
}  # fmt: skip
UNDER_WAY: list[Line] = [("register", "2026-03-02", THREE), *MEDIATING[1:]]
LEFT: list[Line] = [*UNDER_WAY, ("leave_mediation", "2026-03-04", {"parties": [2], "reason": "要自己去仲裁"})]


def agreement(*lines: tuple[int, str, str], left: list[dict[str, Any]] | None = None) -> list[Line]:
    """Signed on 03-05; `lines`: who gets how much of his 100 元, and by when."""
    promises = [{"payee": n, "claim": n, "amount": amount, "due_on": due} for n, amount, due in lines]
    return [
        *UNDER_WAY, ("record_session", "2026-03-04", {}),
        ("reach_agreement", "2026-03-05", {"promises": promises, "left": left or []}), ("sign_agreement", "2026-03-05", {}),
    ]  # fmt: skip


def offered(lines: list[Line], today: str = "2026-03-20") -> list[int]:
    """The claims with which the form comes."""
    return list(lifecycle.suggested(STEPS["apply_arbitration"], at(lines, today)).get("claims", []))


def wrong(lines: list[Line], today: str, parties: list[int], claims: list[int]) -> dict[str, str]:
    form = STEPS["apply_arbitration"].asks.model_validate({"on": today, "parties": parties, "claims": claims})
    return lifecycle.wrong_answers(STEPS["apply_arbitration"], at(lines, today), form)


DUE, LATER = "2026-03-10", "2026-12-20"
MIXED = agreement((1, "100.00", LATER), left=[{"party": 2, "how": "waived"}, {"party": 3, "how": "goes_on"}])
"""One is settled and not due, one waived, one goes on with what he asked for."""


def test_LMAA_14_2_of_three_only_the_claim_that_the_agreement_left_open_is_carried_on() -> None:
    assert offered(MIXED) == [3]
    assert wrong(MIXED, "2026-03-20", [3], [3]) == {}
    assert "已经放弃" in wrong(MIXED, "2026-03-20", [2], [2])["claims"]
    assert f"{LATER} 还没有过" in wrong(MIXED, "2026-03-20", [1], [1])["claims"]


@pytest.mark.parametrize(("today", "open_"), [(DUE, False), ("2026-03-11", True)])
def test_LMAA_15_what_was_agreed_is_disputed_anew_once_its_day_went_by_unperformed(today: str, open_: bool) -> None:
    lines = agreement(*((n, "100.00", DUE) for n in (1, 2, 3)))
    assert (offered(lines, today) == [1, 2, 3]) == open_
    assert (refusal("apply_arbitration", lines, today) == "") == open_


def test_LMAA_15_who_was_paid_goes_nowhere_the_others_do() -> None:
    paid: Line = ("record_payment", "2026-03-09", {"payments": [{"promise": 1, "amount": "100.00"}]})
    lines = [*agreement(*((n, "100.00", DUE) for n in (1, 2, 3))), paid]
    assert offered(lines) == [2, 3]
    assert "已经按协议履行" in wrong(lines, "2026-03-20", [1, 2], [1, 2])["claims"]


def test_LMAA_15_a_claim_whose_agreed_sum_went_to_arbitration_is_not_carried_there_again_paid_or_not() -> None:
    """One debt, one road: agreed at 60 of 100, and the 60 claimed."""
    lines = agreement((1, "60.00", DUE), (2, "100.00", DUE), left=[{"party": 1, "how": "waived"}, {"party": 3, "how": "goes_on"}])
    given = {"parties": [1], "sums": [{"promise": 1, "amount": "60"}], "used": {"unit": "office"}}
    gone: Line = ("arbitrate_agreement", "2026-03-12", given)
    assert offered([*lines, gone]) == [2, 3]
    assert "已经就协议款申请仲裁" in wrong([*lines, gone], "2026-03-20", [1], [1])["claims"]
    ways = {way.remedy.label: way.whose for way in open_ways(at([*lines, gone]))}
    assert ways["申请仲裁"] == ways["就协议款申请仲裁"] == (2,)


def test_LMAA_5_who_left_the_mediation_goes_at_once_while_the_others_mediate() -> None:
    assert refusal("apply_arbitration", UNDER_WAY, "2026-03-05") != ""
    assert refusal("apply_arbitration", LEFT, "2026-03-05") == ""
    assert offered(LEFT, "2026-03-05") == [2]
    assert "2026-03-17" in wrong(LEFT, "2026-03-05", [1], [1])["claims"]
    gone: Line = ("apply_arbitration", "2026-03-05", {"parties": [2], "claims": [2], "used": {"unit": "office"}})
    opened = facts_of([*LEFT, gone]).proceedings[2]
    assert (opened.parties, opened.claims) == ((2, 4), (2,))
    assert refusal("apply_arbitration", [*LEFT, gone], "2026-03-05") != "", "the others wait for their day as before"


def test_LMAA_5_who_left_is_carried_on_with_the_others_too_once_the_fifteen_days_are_over() -> None:
    assert offered(LEFT, "2026-03-18") == [1, 3, 2]
    facts = facts_of(LEFT)
    assert left_behind(facts, facts.proceedings[1]) == [2]


def test_a_person_ticked_without_a_claim_is_told_so() -> None:
    assert "没有勾选" in wrong(UNDER_WAY, "2026-03-20", [1, 2], [1])["parties"]


def test_LMAA_14_2_of_a_claim_that_was_agreed_in_part_the_rest_goes_on_and_what_was_agreed_is_still_to_come() -> None:
    lines = agreement(
        (1, "60.00", LATER), (2, "100.00", LATER), (3, "100.00", LATER), left=[{"party": 1, "how": "goes_on"}]
    )
    where = at(lines, "2026-03-20")
    assert offered(lines) == [1]
    form = STEPS["apply_arbitration"].asks.model_validate({"on": "2026-03-20", "parties": [1], "claims": [1]})
    completes = STEPS["apply_arbitration"].completes
    assert completes is not None
    (rest,) = completes(where, form).rests  # type: ignore[attr-defined]
    given = {"parties": [1], "claims": [1], "rests": [{"claim": rest.claim, "amount": str(rest.amount)}], "used": {"unit": "office"}}
    facts = facts_of([*lines, ("apply_arbitration", "2026-03-20", given)])
    opened, (number,) = facts.proceedings[2], facts.proceedings[2].claims
    assert (facts.claims[number].amount, facts.claims[1].amount) == (40, 100)
    assert "原请求 100.00 元" in facts.claims[number].detail
    assert [line.number for line in still_to_come(facts, facts.proceedings[1])] == [1, 2, 3]
    assert opened.parties == (1, 4)
    assert offered([*lines, ("apply_arbitration", "2026-03-20", given)]) == []


def test_LMAA_15_once_the_agreed_part_did_not_come_the_claim_goes_on_whole() -> None:
    lines = agreement((1, "60.00", DUE), (2, "100.00", LATER), (3, "100.00", LATER), left=[{"party": 1, "how": "goes_on"}])
    assert rest_of(at(lines, DUE), 1) == Rest(Decimal(40))
    assert rest_of(at(lines, "2026-03-11"), 1) is None

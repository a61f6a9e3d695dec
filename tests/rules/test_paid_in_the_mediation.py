"""Money that was paid by an agreement is told where the rest of it is heard, and claimed once (调解仲裁法 第14、15条)."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date
from typing import Any

import pytest

from mediation.rules import lifecycle
from mediation.rules.entries import entry_of
from mediation.rules.facts import CaseFacts
from mediation.rules.lifecycle import STEPS, Situation, replay
from mediation.rules.steps.came_meanwhile import came_meanwhile, ordered_twice
from mediation.rules.steps.still_to_come import still_to_come
from tests.rules.cases.mediation import MEDIATING, REFERENCE, Line, at
from tests.scenes import person

STEP = "apply_arbitration"
CLAIMED: Line = ("register", "2026-03-02", {**MEDIATING[0][2], "applicants": [person(1)], "claims": [
    {"claimant": 1, "item": "wages", "amount": "500.00"}, {"claimant": 1, "item": "severance", "amount": "900.00"}]})  # fmt: skip


def agreement(*lines: tuple[int | None, str], paid: str = "") -> list[Line]:
    """An agreement in force, each line (claim, sum) due on 03-10; `paid` of the first on 03-09."""
    promises = [{"payee": 1, "claim": n, "amount": amount, "due_on": "2026-03-10", "what": "补偿"} for n, amount in lines]
    came: Line = ("record_payment", "2026-03-09", {"payments": [{"promise": 1, "amount": paid}]})
    return [
        CLAIMED, *MEDIATING[1:], ("record_session", "2026-03-04", {}), ("reach_agreement", "2026-03-05", {"promises": promises}),
        ("sign_agreement", "2026-03-05", {}), *([came] if paid else []),
    ]  # fmt: skip


def going(lines: list[Line], *claims: int) -> dict[str, Any]:
    """What the journal keeps of the application for these claims on 03-14."""
    step, where = STEPS[STEP], at(lines, "2026-03-14")
    form = step.asks.model_validate({"on": "2026-03-14", "parties": [1], "claims": list(claims)})
    assert lifecycle.wrong_answers(step, where, form) == {}
    assert step.completes is not None
    return {**step.completes(where, form).model_dump(mode="json", exclude={"on"}), "used": {"unit": "office"}}


def arbitrated(lines: list[Line], *claims: int, later: str = "") -> CaseFacts:
    """The case once these claims were carried on, and, where `later` is a sum, once that came on the first line on 03-20."""
    entries = [entry_of(n, step, 1, date.fromisoformat(on), given) for n, (step, on, given) in enumerate(lines, 1)]
    entries.append(entry_of(len(entries) + 1, STEP, 1, date(2026, 3, 14), going(lines, *claims)))
    if later:
        row = {"payments": [{"promise": 1, "amount": later}]}
        entries.append(entry_of(len(entries) + 1, "record_payment", 1, date(2026, 3, 20), row))
    return replay(entries)


def claimed(known: CaseFacts) -> list[tuple[str, str, str]]:
    return [(c.item, str(c.amount), c.detail) for c in known.claimed_in(known.proceedings[2])]


def test_LMAA_15_what_was_paid_of_a_broken_agreement_is_taken_off_the_claim_which_says_so() -> None:
    known = arbitrated(agreement((1, "300.00"), (2, "900.00"), paid="120.00"), 1, 2)
    assert claimed(known) == [
        ("wages", "380.00", "原请求 500.00 元，已按调解协议收到 120.00 元，就余下的申请"), ("severance", "900.00", ""),
    ]  # fmt: skip
    assert str(known.amount_claimed(known.proceedings[1])) == "1400.00", "the mediation keeps its own"
    assert still_to_come(known, known.proceedings[1]) == [], "one debt is waited for once"


def test_LMAA_15_what_was_paid_on_a_line_for_everything_is_taken_off_the_claims_in_their_order() -> None:
    known = arbitrated(agreement((None, "800.00"), paid="600.00"), 2)
    assert claimed(known) == [("severance", "800.00", "原请求 900.00 元，已按调解协议收到 100.00 元，就余下的申请")]
    where = at(agreement((None, "800.00"), paid="600.00"), "2026-03-14")
    form = STEPS[STEP].asks.model_validate({"on": "2026-03-14", "parties": [1], "claims": [1]})
    assert "已经按协议履行" in lifecycle.wrong_answers(STEPS[STEP], where, form)["claims"], "500 of 500 have come"


@pytest.mark.parametrize(("ordered", "asked"), [("380.00", True), ("330.01", True), ("330.00", False), ("100.00", False)])
def test_LMAA_14_2_an_award_is_asked_about_what_came_by_the_agreement_while_the_claim_was_heard(ordered: str, asked: bool) -> None:
    known = arbitrated(agreement((1, "300.00"), (2, "900.00"), paid="120.00"), 1, 2, later="50.00")
    here = known.proceedings[2]
    first = here.claims[0]
    assert {n: [(str(each.on), str(each.amount)) for each in came] for n, came in came_meanwhile(known, here).items()} == {
        first: [("2026-03-20", "50.00")]
    }
    award = STEPS["award"].asks.model_validate({
        "on": "2026-04-20", "answer": "略", "findings": "略", "evidence": "略", "reasoning": "略", "articles": "略",
        "lines": [{"claim": first, "upheld": True, "amount": ordered}],
    })  # fmt: skip
    said = ordered_twice(Situation(known, here, date(2026, 4, 20), REFERENCE), award)
    assert ("到账 50.00 元（2026-03-20），请求中没有付的是 330.00 元" in said.get("lines.0.amount", "")) == asked


def test_a_case_that_came_from_no_mediation_has_nothing_of_the_kind() -> None:
    known = replay([entry_of(1, "file_arbitration", 1, date(2026, 3, 2), {**CLAIMED[2], "used": {"unit": "office"}})])
    assert came_meanwhile(known, known.proceedings[1]) == {}

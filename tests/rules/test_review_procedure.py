"""What follows an agreement: the commission's review of it, or the court's confirmation, and their time limits."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date
from typing import Any

import pytest

from mediation.rules.codes import Kind, Outcome
from mediation.rules.deadlines import due
from mediation.rules.lifecycle import STEPS, Unlawful, doubted
from tests.rules.cases.mediation import agreed
from tests.rules.cases.review import (
    ACCEPTED,
    AGREED,
    APPLIED,
    BOTH,
    MADE,
    TO_COURT,
    WHERE,
    Line,
    at,
    facts_of,
    latest,
    refusal,
    wrong,
)
from tests.rules.journal import CALENDAR, seen, stands

# --- the review -----------------------------------------------------------------------------------------------


def test_the_agreement_goes_on_whole_to_the_commission() -> None:
    facts = facts_of(APPLIED)
    origin, review = facts.proceedings[1], facts.proceedings[2]
    assert (review.kind, review.state, review.unit, review.came_from) == (Kind.REVIEW, "received", "office", 1)
    assert (review.parties, review.claims) == (origin.parties, origin.claims)
    assert origin.state == "effective"
    assert facts.promised_in(origin)


@pytest.mark.parametrize("step", ["apply_review", "apply_confirmation"])
@pytest.mark.parametrize("missing", sorted(BOTH))
def test_one_side_alone_does_not_apply(step: str, missing: str) -> None:
    assert wrong(step, AGREED, 1, **{**BOTH, **WHERE[step], missing: False}).keys() == {missing}
    assert wrong(step, AGREED, 1, **BOTH, **WHERE[step]) == {}


def test_a_settlement_of_the_parties_goes_neither_way() -> None:
    settled: list[Line] = [*AGREED[:3], (1, "reconcile", "2026-03-06", {"terms": "结清"})]
    for step in ("apply_review", "apply_confirmation"):
        assert "已和解" in refusal(step, settled, 1)
        with pytest.raises(Unlawful):
            facts_of([*settled, (1, step, "2026-03-09", {"used": {"unit": "office"}})])


@pytest.mark.parametrize(("received", "late"), [("2026-03-20", False), ("2026-03-21", True), ("2026-03-06", False)])
def test_M_08_what_comes_after_fifteen_days_is_not_accepted(received: str, *, late: bool) -> None:
    applied: list[Line] = [*AGREED, (1, "apply_review", received, {"used": {"unit": "office"}})]
    assert ("十五日" in refusal("accept_review", applied, 2)) == late
    suggests = STEPS["refuse_review"].suggests
    assert suggests is not None
    assert (suggests(at(applied, 2)).get("ground") == "late") == late


@pytest.mark.parametrize(("on", "late"), [("2026-04-07", False), ("2026-04-08", True), ("2026-03-09", False)])
def test_M_09_nobody_is_sent_to_the_court_after_thirty_days(on: str, *, late: bool) -> None:
    assert ("on" in wrong("apply_confirmation", AGREED, 1, on=on, **BOTH, **WHERE["apply_confirmation"])) == late


def test_review_and_confirmation_are_alternatives() -> None:
    assert "只能择一" in refusal("apply_confirmation", APPLIED, 1)
    assert "只能择一" in refusal("apply_review", TO_COURT, 1)
    withdrawn: list[Line] = [*APPLIED, (2, "withdraw_review", "2026-03-10", {"side": "applicant"})]
    assert refusal("apply_confirmation", withdrawn, 1) == ""
    confirmed: list[Line] = [*TO_COURT, (2, "court_accepts", "2026-03-11", {}), (2, "court_confirms", "2026-03-20", {})]
    assert "第75条第5项" in refusal("apply_review", confirmed, 1)


TICKED = {"in_scope": True, "ours": True, "no_relation": True}


@pytest.mark.parametrize("missing", sorted(TICKED))
def test_R33_75_each_ground_against_a_review_is_looked_at(missing: str) -> None:
    assert wrong("accept_review", APPLIED, 2, **{**TICKED, missing: False}).keys() == {missing}
    assert wrong("accept_review", APPLIED, 2, **TICKED) == {}


def test_R33_75_4_an_agreement_that_confirms_the_relation_is_not_reviewed() -> None:
    """Named by its claim, or by the words of the line; before it is accepted and after."""
    by_claim: list[Line] = [(1, *line) for line in agreed("relation")]
    worded = {
        **AGREED[-2][3],
        "promises": [{**AGREED[-2][3]["promises"][0], "what": "确认双方自2024年3月起存在劳动关系，补发工资"}],
    }
    by_words: list[Line] = [*AGREED[:-2], (*AGREED[-2][:3], worded), AGREED[-1]]
    for lines in (by_claim, by_words):
        applied = [*lines, *APPLIED[len(AGREED) :]]
        assert "办案规则第75条第4项" in refusal("accept_review", applied, 2)
        assert refusal("refuse_review", applied, 2) == ""
        assert STEPS["refuse_review"].suggests(at(applied, 2))["ground"] == "relation"  # type: ignore[misc]
        accepted = [*lines, *ACCEPTED[len(AGREED) :]]
        assert "办案规则第75条第4项" in refusal("make_review_letter", accepted, 2)
        assert refusal("deny_review", accepted, 2) == ""


def test_R33_75_4_a_claim_to_confirm_it_that_was_given_up_is_asked_about_and_may_pass() -> None:
    """Settled for money: the agreement promises pay, and nothing for the claim to confirm 劳动关系."""
    claimed: list[Line] = [(1, *line) for line in agreed("wages", "relation")]
    only_pay = {"promises": claimed[-2][3]["promises"][:1]}
    for until, step, given in (
        (APPLIED, "accept_review", TICKED),
        (ACCEPTED, "make_review_letter", {"findings": "合法", "no_relation": True}),
    ):
        lines = [*claimed[:-2], (*claimed[-2][:3], only_pay), claimed[-1], *until[len(AGREED) :]]
        assert (refusal(step, lines, 2), wrong(step, lines, 2, **given)) == ("", {})
        asked = doubted(STEPS[step], at(lines, 2), STEPS[step].asks.model_validate({"on": "2026-03-12", **given}))
        assert list(asked) == ["no_relation"]
        assert "no_relation" in wrong(step, lines, 2, **{**given, "no_relation": False})
        assert doubted(STEPS[step], at(until, 2), STEPS[step].asks.model_validate({"on": "2026-03-12", **given})) == {}


def test_an_arbitrator_is_designated_before_anything_is_made_or_denied() -> None:
    accepted = ACCEPTED[:-1]
    assert "先办理“指定仲裁员”" in refusal("make_review_letter", accepted, 2)
    assert "先办理“指定仲裁员”" in refusal("deny_review", accepted, 2)
    assert refusal("make_review_letter", ACCEPTED, 2) == ""


def test_V_03_five_days_more_once_and_in_time_by_the_director_alone() -> None:
    assert {role.value for role in STEPS["extend_review"].by} == {"director"}
    assert wrong("extend_review", ACCEPTED, 2, on="2026-03-17", reason="需要核实") == {}
    assert wrong("extend_review", ACCEPTED, 2, on="2026-03-18", reason="需要核实").keys() == {"on"}
    assert wrong("extend_review", ACCEPTED, 2, days=6, reason="需要核实").keys() == {"days"}
    extended: list[Line] = [*ACCEPTED, (2, "extend_review", "2026-03-17", {"days": 5})]
    assert "不能再延长" in refusal("extend_review", extended, 2)


@pytest.mark.parametrize("lines", [APPLIED, ACCEPTED, MADE])
def test_V_04_either_side_may_withdraw_until_it_is_served(lines: list[Line]) -> None:
    here = latest([*lines, (2, "withdraw_review", "2026-03-13", {"side": "respondent"})])
    assert (here.state, here.outcome) == ("withdrawn", Outcome.REVIEW_WITHDRAWN)
    signed: list[Line] = [*MADE, (2, "sign_review_letter", "2026-03-16", {})]
    assert "调解书生效" in refusal("withdraw_review", signed, 2)


@pytest.mark.parametrize(
    ("on", "applicant", "respondent", "faults"),
    [
        ("2026-03-16", "2026-03-13", "2026-03-16", set()),
        ("2026-03-16", "2026-03-16", "2026-03-12", set()),
        ("2026-03-13", "2026-03-13", "2026-03-16", {"on"}),
        ("2026-03-16", "2026-03-11", "2026-03-16", {"applicant_signed_on"}),
    ],
)
def test_V_05_it_is_in_force_when_the_later_has_signed(on: str, applicant: str, respondent: str, faults: set[str]) -> None:
    signed = {"on": on, "applicant_signed_on": applicant, "respondent_signed_on": respondent}
    assert wrong("sign_review_letter", MADE, 2, **signed).keys() == faults
    here = latest([*MADE, (2, "sign_review_letter", "2026-03-16", signed)])
    assert (here.outcome, here.concluded_on) == (Outcome.REVIEWED, date(2026, 3, 16))


def test_a_denied_review_ends_and_arbitration_stays_open() -> None:
    denied: list[Line] = [*ACCEPTED, (2, "deny_review", "2026-03-13", {"ground": "unclear"})]
    assert latest(denied).outcome == Outcome.REVIEW_DENIED
    assert refusal("apply_arbitration", denied, 1) == ""


# --- the court ------------------------------------------------------------------------------------------------


def test_the_court_accepts_confirms_or_refuses() -> None:
    accepted: list[Line] = [*TO_COURT, (2, "court_accepts", "2026-03-11", {})]
    assert latest([*accepted, (2, "court_confirms", "2026-03-20", {})]).outcome == Outcome.CONFIRMED
    assert latest([*TO_COURT, (2, "court_refuses", "2026-03-12", {"ground": "not_accepted"})]).outcome == Outcome.NOT_CONFIRMED
    assert latest(TO_COURT).unit == "town"
    assert wrong("court_extends", accepted, 2, days=11).keys() == {"days"}


# --- the time limits ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "day", "last"),
    [
        ("V-01", "2026-09-18", "2026-09-24"),
        ("V-01", "2026-09-28", "2026-10-10"),
        ("V-01", "2026-11-16", "2026-11-23"),
        ("V-02", "2026-11-16", "2026-11-23"),
        ("V-02", "2026-09-28", "2026-10-10"),
        ("V-02", "2026-04-30", "2026-05-11"),
        ("V-03", "2026-11-16", "2026-11-23"),
        ("V-03", "2026-09-24", "2026-10-09"),
        ("V-03", "2026-02-13", "2026-02-27"),
        ("V-04", "2026-10-03", "2026-10-03"),
        ("V-04", "2026-11-16", "2026-11-16"),
        ("V-04", "2026-11-21", "2026-11-21"),
        ("V-05", "2026-10-03", "2026-10-03"),
        ("V-05", "2026-11-16", "2026-11-16"),
        ("V-05", "2026-11-21", "2026-11-21"),
        ("M-10A", "2026-11-16", "2026-11-19"),
        ("M-10A", "2026-09-30", "2026-10-08"),
        ("M-10A", "2026-11-18", "2026-11-23"),
        ("M-10B", "2026-11-05", "2026-11-20"),
        ("M-10B", "2026-09-18", "2026-10-08"),
        ("M-10B", "2026-11-07", "2026-11-23"),
    ],
)
def test_V_01_V_02_V_03_V_04_V_05_M_10_are_counted(limit: str, day: str, last: str) -> None:
    assert str(due(limit, date.fromisoformat(day), CALENDAR).due_on) == last


def test_V_02_runs_from_the_acceptance_and_is_longer_by_the_working_days_approved() -> None:
    def clock(*lines: tuple[str, str] | tuple[str, str, dict[str, Any]]) -> tuple[str, str]:
        opened = (("apply_review", "2026-11-13"), ("accept_review", "2026-11-16"))
        return stands(seen(Kind.REVIEW, *opened, *lines)["V-02", None])

    assert clock() == ("2026-11-23", "running")
    assert clock(("extend_review", "2026-11-20", {"days": 5})) == ("2026-11-30", "running")
    assert clock(("make_review_letter", "2026-11-20")) == ("2026-11-23", "met")
    assert clock(("withdraw_review", "2026-11-20")) == ("2026-11-23", "lapsed")


def test_M_10_is_the_courts_and_makes_nobody_here_late() -> None:
    found = seen(Kind.CONFIRMATION, ("apply_confirmation", "2026-10-12"), today="2026-11-22")
    assert stands(found["M-10A", None]) == ("2026-10-15", "expired")
    assert found["M-10A", None].overdue_days == 0
    assert found["M-10A", None].is_asked_after, "as of every court's days (decision 0063)"

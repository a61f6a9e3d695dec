"""The days on which enforcement is asked for (申请执行的时间): not before something due did not come, and late with its consequence."""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.rules.codes.court import Enforceable
from mediation.rules.deadlines.table import BY_ID
from mediation.rules.lifecycle import STEPS, Situation, doubted, refusal, suggested, wrong_answers
from mediation.rules.steps.enforcing_in_time import PERIODS, PERIODS_OF_AGREEMENTS
from tests.rules.cases import court
from tests.rules.cases.hearing import HEARD
from tests.rules.cases.hearing import Line as Step
from tests.rules.cases.review import MADE, REFERENCE, TO_COURT, Line, facts_of

FIRST, SECOND, FACTORY = 1, 2, 3
CLAIMS = [{"claimant": n, "item": "wages", "amount": "100.00"} for n in (FIRST, SECOND)]
PROMISES = [
    {"payee": FIRST, "claim": 1, "amount": "50.00", "due_on": "2026-03-31"},
    {"payee": FIRST, "claim": 1, "amount": "50.00", "due_on": "2026-05-29"},
    {"payee": SECOND, "claim": 2, "amount": "50.00", "due_on": "2026-04-30"},
]
"""The first is paid in two instalments, the second on a day between them."""
OWN: dict[str, dict[str, Any]] = {"register": {"claims": CLAIMS}, "reach_agreement": {"promises": PROMISES}}
SIGNED = {"applicant_signed_on": "2026-03-16", "respondent_signed_on": "2026-03-16", "perform_until": "2026-05-29"}
TITLED: dict[str, list[Line]] = {
    "reviewed": [*MADE, (2, "sign_review_letter", "2026-03-16", SIGNED)],
    "confirmed": [*TO_COURT, (2, "court_accepts", "2026-03-11", {}), (2, "court_confirms", "2026-03-20", {"perform_until": "2026-05-29"})],
}
BOTH = pytest.mark.parametrize("title", [*TITLED])


def at_title(title: str, today: str, *more: Line) -> Situation:
    """Where the agreement was made enforceable."""
    facts = facts_of([*((n, step, day, {**given, **OWN.get(step, {})}) for n, step, day, given in TITLED[title]), *more])
    return Situation(facts, facts.proceedings[2], date.fromisoformat(today), REFERENCE)


def asked(title: str, on: str, *parties: int, more: tuple[Line, ...] = ()) -> tuple[dict[str, str], dict[str, str]]:
    """What is wrong with an application of that day, and what is asked about it."""
    where = at_title(title, on, *more)
    form = STEPS["enforce_agreement"].asks.model_validate({"on": on, "parties": list(parties), "court": "某院"})
    step = STEPS["enforce_agreement"]
    return wrong_answers(step, where, form), doubted(step, where, form)


@BOTH
def test_LMAA_51_the_button_says_from_when_on_enforcement_is_asked_for(title: str) -> None:
    """It is no main button before anything is due: the earliest line of anybody opens it."""
    step = STEPS["enforce_agreement"]
    said = refusal(step, at_title(title, "2026-03-31")) or ""
    assert "最早的一项履行期到 2026-03-31 才届满" in said
    assert "调解仲裁法第51条" in said
    assert refusal(step, at_title(title, "2026-04-01")) is None


@BOTH
@pytest.mark.parametrize(("on", "early"), [("2026-03-25", True), ("2026-03-31", True), ("2026-04-01", False)])
def test_LMAA_51_of_an_agreement_too_nobody_asks_before_his_day_of_performance_is_over(title: str, on: str, early: bool) -> None:
    """民事诉讼法 第206条: 一方当事人拒绝履行或者未全部履行的; the first instalment that did not come opens the way."""
    wrong, _ = asked(title, on, FIRST)
    assert ("履行期到 2026-03-31 才届满" in wrong.get("on", "")) is early
    assert bool(wrong) is early


@BOTH
def test_LMAA_51_what_is_due_to_one_opens_no_way_to_another(title: str) -> None:
    wrong, _ = asked(title, "2026-04-01", FIRST, SECOND)
    assert wrong.keys() == {"parties"}
    assert "周某2的履行期到 2026-04-30 才届满" in wrong["parties"]
    assert asked(title, "2026-05-06", FIRST, SECOND)[0] == {}
    for today, whose in (("2026-03-20", [FIRST, SECOND]), ("2026-04-01", [FIRST]), ("2026-05-06", [FIRST, SECOND])):
        where = at_title(title, today)
        there = [n for n in suggested(STEPS["enforce_agreement"], where)["parties"] if n in (FIRST, SECOND)]
        assert there == whose, "who may not ask yet is not suggested, except where nobody may"


@BOTH
@pytest.mark.parametrize(("on", "late"), [("2028-05-03", False), ("2028-05-04", True)])
def test_CPLI_481_an_application_after_the_two_years_is_taken_and_told_what_follows(title: str, on: str, late: bool) -> None:
    """2028-04-30 is a Sunday, the first days of May rest; the first worker's two years run from his last instalment."""
    wrong, doubts = asked(title, on, FIRST, SECOND)
    assert wrong == {}
    assert ("周某2最先届满的一项已于 2028-05-03 届满" in doubts.get("on", "")) is late
    assert "周某1" not in doubts.get("on", "")


@BOTH
def test_CPL_250_what_interrupted_the_two_years_is_counted_there_too(title: str) -> None:
    paid: Line = (1, "record_payment", "2027-03-01", {"payments": [{"promise": 3, "amount": "10.00"}]})
    assert asked(title, "2029-03-01", SECOND, more=(paid,)) == ({}, {})
    assert "2029-03-01 届满" in asked(title, "2029-03-02", SECOND, more=(paid,))[1]["on"]


def test_CPLI_481_of_an_award_likewise() -> None:
    effect: Step = ("confirm_effect", "2026-10-20", {"served": "award_final", "parties": [1, 2], "perform_until": "2026-10-30"})
    received = ("2026-10-21", "2026-10-21", "2026-10-21")
    lines = [*HEARD, court.FINAL, *court.served("award_final", *received), effect]
    step = STEPS["apply_enforcement"]
    for on, late in (("2028-10-30", False), ("2028-10-31", True)):
        where = replace(court.situation(*lines), today=date.fromisoformat(on))
        form = step.asks.model_validate({"on": on, "served": "award_final", "parties": [1], "court": "某院"})
        assert ("已于 2028-10-30 届满" in doubted(step, where, form).get("on", "")) is late


def test_CPL_250_every_document_that_is_enforced_has_its_period() -> None:
    handed_over = {str(Enforceable.PRIOR_EXECUTION)}  # 第44条: the commission itself
    assert PERIODS.keys() == {str(document) for document in Enforceable} - handed_over
    assert {*PERIODS.values(), *PERIODS_OF_AGREEMENTS.values()} <= BY_ID.keys()

"""What several steps ask alike: sound promises, a sitting within its day, days within the law's bounds, an agreement in force."""

from typing import Any

import pytest

from mediation.rules.step import Situation
from tests.rules.cases import hearing as arbitration
from tests.rules.cases import inspection, mediation, review

SOUND: dict[str, Any] = {"payee": 1, "claim": 1, "amount": "100.00", "due_on": "2026-12-20"}
TERMS: dict[str, dict[str, Any]] = {
    "reach_agreement": {"promises": [], "manner": "bank"},
    "reconcile": {"terms": "结清"},
    "settle": {},
    "settle_part": {"claims": [1]},
    "order_correction": {"violations": "略", "articles": "略", "days": 7, "correction": "略"},
    "decide_handling": {"facts": "略", "articles": "略", "decision": "略", "perform_within": 15},
}


def _wrong(step: str, **given: Any) -> dict[str, str]:
    if step in ("order_correction", "decide_handling"):
        return inspection.wrong(step, inspection.standing(*inspection.FOUND), **given)
    if step.startswith("settle"):
        return arbitration.wrong(step, arbitration.situation(*arbitration.HEARD), **given)
    return mediation.wrong(step, [*mediation.MEDIATING, ("record_session", "2026-03-04", {})], **given)


@pytest.mark.parametrize("step", TERMS)
@pytest.mark.parametrize(("field", "value"), [("payee", 77), ("claim", 77), ("due_on", "2026-01-01"), ("amount", "100.00")])
def test_a_promise_is_to_a_party_for_a_claim_and_due_no_earlier_than_it_is_made(step: str, field: str, value: object) -> None:
    asked = {name: value for name, value in TERMS[step].items() if name != "promises"}
    asks = mediation.STEPS[step].asks.model_fields
    given = {name: answer for name, answer in asked.items() if name in asks}
    found = _wrong(step, promises=[{**SOUND, field: value}], **given)
    assert (f"promises.0.{field}" in found) == (field != "amount")


# --- a sitting within its day -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("starts", "minutes", "fits"), [("22:30", 90, True), ("22:31", 90, False), ("09:00", 14, False),
                                                         ("09:00", 15, True), ("09:00", 600, True), ("09:00", 601, False)])
@pytest.mark.parametrize("step", ["set_session", "set_hearing", "postpone_hearing"])
def test_a_sitting_begins_and_ends_on_one_day(step: str, starts: str, minutes: int, fits: bool) -> None:
    plan = {"starts": starts, "minutes": minutes, "place": "一庭"}
    if step == "set_session":
        found = mediation.wrong(step, mediation.MEDIATING, session_on="2026-03-10", **plan)
    else:
        where = arbitration.situation(*arbitration.SCHEDULED)
        found = arbitration.wrong(
            step, where, hearing_on="2026-12-21", **plan, **({"reason": "住院"} if step[0] == "p" else {})
        )
    assert ("minutes" not in found) == fits


# --- so many days and no more -----------------------------------------------------------------------------------


def _arbitration() -> Situation:
    return arbitration.situation(*arbitration.SCHEDULED)


@pytest.mark.parametrize(
    ("step", "most"),
    [("extend_arbitration", 15), ("extend_investigation", 30), ("order_correction", 365), ("decide_handling", 365)],
)
def test_at_least_a_day_and_at_most_what_the_law_gives(step: str, most: int) -> None:
    name = "perform_within" if step == "decide_handling" else "days"
    for days, fits in ((0, False), (1, True), (most, True), (most + 1, False)):
        given = {**TERMS.get(step, {"reason": "案情复杂"}), name: days}
        asks = mediation.STEPS[step].asks.model_fields
        given = {key: value for key, value in given.items() if key in asks}
        if step == "extend_arbitration":
            found = arbitration.wrong(step, _arbitration(), **given)
        else:
            lines = inspection.DOCKETED if step == "extend_investigation" else inspection.FOUND
            found = inspection.wrong(step, inspection.standing(*lines), **given)
        assert (name not in found) == fits


@pytest.mark.parametrize(("days", "fits"), [(0, False), (1, True), (10, True), (11, False)])
def test_the_court_takes_ten_days_more_at_the_most(days: int, fits: bool) -> None:
    lines = [*review.TO_COURT, (2, "court_accepts", "2026-03-11", {})]
    assert ("days" not in review.wrong("court_extends", lines, 2, days=days)) == fits


@pytest.mark.parametrize(("days", "fits"), [(0, False), (1, True), (5, True), (6, False)])
def test_the_review_takes_five_working_days_more_at_the_most(days: int, fits: bool) -> None:
    assert ("days" not in review.wrong("extend_review", review.ACCEPTED, 2, days=days, reason="略")) == fits


# --- an agreement in force --------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["apply_review", "apply_confirmation"])
def test_nobody_applies_before_the_agreement_is_in_force(step: str) -> None:
    assert "on" in review.wrong(step, review.AGREED, 1, **{**review.BOTH, **review.WHERE[step], "on": "2026-03-04"})
    assert review.wrong(step, review.AGREED, 1, **{**review.BOTH, **review.WHERE[step], "on": "2026-03-05"}) == {}


def test_what_a_claim_is_about_is_kept_when_claims_change() -> None:
    added = {"claimant": 1, "item": "other", "detail": "返还押金"}
    changed: arbitration.Line = ("change_claims", "2026-09-10", {"dropped": [], "added": [added, {**added, "detail": None}]})
    claims = arbitration.facts(*arbitration.SCHEDULED, changed).claims
    assert [claim.detail for claim in list(claims.values())[-2:]] == ["返还押金", ""]


@pytest.mark.parametrize(("days", "fits"), [(0, False), (1, True), (365, True), (366, False)])
def test_an_award_is_to_be_performed_within_a_year(days: int, fits: bool) -> None:
    lines = [{"claim": n, "upheld": False, "amount": None} for n in (1, 2, 3)]
    heard = arbitration.situation(*arbitration.HEARD)
    found = arbitration.wrong("award", heard, on="2026-10-20", lines=lines, perform_within=days, **arbitration.WORDS)
    assert ("perform_within" not in found) == fits


@pytest.mark.parametrize(("due_on", "early"), [("2026-11-19", True), ("2026-11-20", False), ("2026-11-21", False)])
def test_a_promise_may_be_due_on_the_day_it_is_made(due_on: str, early: bool) -> None:
    line = {"payee": 1, "claim": 1, "amount": "9.00", "due_on": due_on}
    heard = arbitration.situation(*arbitration.HEARD)
    assert ("promises.0.due_on" in arbitration.wrong("settle", heard, on="2026-11-20", promises=[line])) == early


@pytest.mark.parametrize("name", ["applicant_signed_on", "respondent_signed_on", "mediator_signed_on", "sealed_on"])
def test_nobody_signs_before_it_was_agreed(name: str) -> None:
    lines = mediation.agreed("wages")[:-1]
    days = dict.fromkeys(("applicant_signed_on", "respondent_signed_on", "mediator_signed_on", "sealed_on", "on"), "2026-03-06")
    assert mediation.wrong("sign_agreement", lines, **days) == {}
    assert name in mediation.wrong("sign_agreement", lines, **{**days, name: "2026-03-04"})
    assert name not in mediation.wrong("sign_agreement", lines, **{**days, name: "2026-03-05"})

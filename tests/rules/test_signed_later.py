"""Whoever signs later has his own days for review and confirmation, and goes with those with whom he agreed (办案规则 第74条)."""

# ruff: noqa: N802 (tests are named after the articles and the ids of the limits)

import pytest

from mediation.rules import lifecycle
from mediation.rules.deadlines import clocks
from mediation.rules.do import Do
from mediation.rules.lifecycle import STEPS, Situation, doubted, wrong_answers
from mediation.rules.steps.remedies import open_ways, taken_up, under_way
from tests.rules.cases.later import NOTED_LATER, SIGNED, Line, applied, at
from tests.rules.cases.review import BOTH, WHERE, facts_of
from tests.rules.cases.signed import FACTORY, FIRST, ONE_OF_TWO, SECOND
from tests.rules.journal import CALENDAR


@pytest.mark.parametrize(("limit", "first", "later"), [("M-08", "2026-03-23", "2026-03-30"), ("M-09", "2026-04-07", "2026-04-13")])
def test_M_08_1_M_09_1_count_from_the_day_on_which_he_signed_and_not_from_the_noting(limit: str, first: str, later: str) -> None:
    """03-21 and 03-28 are Saturdays; 04-05 lies in the holidays of 清明, 04-12 is a Sunday."""
    where = at(SIGNED, "2026-03-17")
    found = {(c.limit, c.party): str(c.due_on) for c in clocks(where.case, where.here, CALENDAR, where.today)}
    assert found[limit, None] == first
    assert {party: day for (name, party), day in found.items() if name == f"{limit}-1"} == {SECOND: later}


@pytest.mark.parametrize(("on", "going"), [
    ("2026-03-12", {FIRST, FACTORY}), ("2026-03-23", {FIRST, SECOND, FACTORY}), ("2026-03-24", {SECOND, FACTORY}),
    ("2026-03-30", {SECOND, FACTORY}), ("2026-03-31", {FIRST, SECOND, FACTORY}),
])
def test_R33_74_those_go_whom_it_binds_and_whose_own_days_are_not_over(on: str, going: set[int]) -> None:
    """Past everybody's days all are noted, and refused as late (第75条第3项)."""
    lines = [(1, *line) for line in ONE_OF_TWO] if on < "2026-03-13" else SIGNED
    after = facts_of([*lines, applied(lines, "apply_review", on)])
    review = after.proceedings[2]
    assert set(review.parties) == going
    assert {after.claims[n].claimant for n in review.claims} == going - {FACTORY}


@pytest.mark.parametrize(("on", "late"), [("2026-03-30", False), ("2026-03-31", True)])
def test_R33_75_3_the_door_s_last_day_is_that_of_whoever_signed_last(on: str, late: bool) -> None:
    step = STEPS["apply_review"]
    where, form = at(SIGNED, on), step.asks.model_validate({"on": on, **BOTH})
    assert ("届满" in doubted(step, where, form).get("on", "")) is late
    lines = [*SIGNED, applied(SIGNED, "apply_review", on)]
    said = lifecycle.refusal(STEPS["accept_review"], at(lines, on, 2)) or ""
    assert ("第75条第3项" in said) is late


@pytest.mark.parametrize(("on", "late"), [("2026-04-13", False), ("2026-04-14", True)])
def test_CPL_205_so_is_the_court_s(on: str, late: bool) -> None:
    step = STEPS["apply_confirmation"]
    form = step.asks.model_validate({"on": on, **BOTH, **WHERE["apply_confirmation"]})
    assert ("届满" in wrong_answers(step, at(SIGNED, on), form).get("on", "")) is late


def ways_of(where: Situation, step: Do) -> dict[tuple[int, ...], str]:
    return {way.whose: str(way.last) for way in open_ways(where) if way.remedy.step is step}


def test_R33_74_each_is_led_there_as_long_as_his_own_days_run() -> None:
    assert ways_of(at(SIGNED, "2026-03-20"), Do.APPLY_REVIEW) == {(FIRST,): "2026-03-23", (SECOND,): "2026-03-30"}
    assert ways_of(at(SIGNED, "2026-03-24"), Do.APPLY_REVIEW) == {(SECOND,): "2026-03-30"}
    assert ways_of(at(SIGNED, "2026-03-31"), Do.APPLY_REVIEW) == {}


def test_LMAA_51_a_letter_made_for_some_leaves_whoever_signs_later_his_own_way() -> None:
    lines: list[Line] = [(1, *line) for line in ONE_OF_TWO]
    lines = [
        *lines, applied(lines, "apply_review", "2026-03-09"), (2, "accept_review", "2026-03-10", {}),
        (2, "designate_reviewer", "2026-03-10", {"arbitrator": "judge"}), (2, "make_review_letter", "2026-03-11", {"findings": "合法"}),
        (2, "sign_review_letter", "2026-03-12", {"applicant_signed_on": "2026-03-12", "respondent_signed_on": "2026-03-12"}),
    ]
    assert "不必再申请" in (lifecycle.refusal(STEPS["apply_review"], at(lines, "2026-03-13")) or "")
    lines.append((1, *NOTED_LATER))
    where = at(lines, "2026-03-20")
    assert lifecycle.refusal(STEPS["apply_review"], where) is None
    assert ways_of(where, Do.ENFORCE_AGREEMENT).keys() == {(FIRST,)}
    assert ways_of(where, Do.APPLY_REVIEW).keys() == {(SECOND,)}
    second = facts_of([*lines, applied(lines, "apply_review", "2026-03-20")]).proceedings[3]
    assert set(second.parties) == {SECOND, FACTORY}


def test_LMAA_51_another_s_application_for_enforcement_shuts_nobody_s_way() -> None:
    """Both have the letter; the first asks, and takes it back: his way is open again, and the second's never shut."""
    lines = [*SIGNED, applied(SIGNED, "apply_review", "2026-03-17")]
    lines = [
        *lines, (2, "accept_review", "2026-03-18", {}), (2, "designate_reviewer", "2026-03-18", {"arbitrator": "judge"}),
        (2, "make_review_letter", "2026-03-19", {"findings": "合法"}),
        (2, "sign_review_letter", "2026-03-20", {"applicant_signed_on": "2026-03-20", "respondent_signed_on": "2026-03-20"}),
    ]
    assert ways_of(at(lines, "2026-03-23"), Do.ENFORCE_AGREEMENT).keys() == {(FIRST,), (SECOND,)}
    lines.append((2, "enforce_agreement", "2026-03-23", {"parties": [FIRST], "court": "某院", "used": {"unit": "office"}}))
    where = at(lines, "2026-03-24")
    assert ways_of(where, Do.ENFORCE_AGREEMENT).keys() == {(SECOND,)}
    assert (taken_up(where), "已申请执行" in under_way(where)) == ("", True)
    assert where.case.parties[FIRST].name in under_way(where)
    lines.append((3, "withdraw_enforcement", "2026-03-25", {}))
    assert ways_of(at(lines, "2026-03-26"), Do.ENFORCE_AGREEMENT).keys() == {(FIRST,), (SECOND,)}


@pytest.mark.parametrize(("ground", "shut"), [("dismissed", True), ("not_accepted", False)])
def test_CPL_206_no_way_leads_back_to_a_court_that_has_refused_to_confirm(ground: str, shut: bool) -> None:
    lines = [*SIGNED, applied(SIGNED, "apply_confirmation", "2026-03-17")]
    lines.append((2, "court_refuses", "2026-03-18", {"ground": ground, "reason": "略"}))
    where = at(lines, "2026-03-20")
    assert (ways_of(where, Do.APPLY_CONFIRMATION) == {}) is (ways_of(where, Do.APPLY_REVIEW) == {}) is shut
    assert ways_of(where, Do.APPLY_ARBITRATION), "the dispute itself is open"


@pytest.mark.parametrize("step", ["apply_review", "apply_confirmation"])
@pytest.mark.parametrize("gone", ["apply_review", "apply_confirmation"])
def test_R33_74_an_application_of_those_who_signed_first_holds_up_nobody_who_signs_later(gone: str, step: str) -> None:
    """What the first asked for is still open; the second's fifteen and thirty days run meanwhile, and would be lost."""
    lines: list[Line] = [(1, *line) for line in ONE_OF_TWO]
    lines.append(applied(lines, gone, "2026-03-09"))
    assert lifecycle.refusal(STEPS[step], at(lines, "2026-03-10")), "whoever has not signed has nothing to ask for"
    lines.append((1, *NOTED_LATER))
    where = at(lines, "2026-03-20")
    assert lifecycle.refusal(STEPS[step], where) is None
    assert ways_of(where, Do(step)).keys() == {(SECOND,)}
    after = [*lines, applied(lines, step, "2026-03-20")]
    assert set(facts_of(after).proceedings[3].parties) == {SECOND, FACTORY}
    assert lifecycle.refusal(STEPS[step], at(after, "2026-03-21")), "nobody is left"

"""One last day: whatever a step refuses by, it refuses by the day that the clock, the list and the paper give (民事诉讼法 第85条)."""

# ruff: noqa: N802 (tests are named after the articles and the ids of the limits)

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.deadlines import clocks, last_days
from mediation.rules.entries import entry_of
from mediation.rules.facts import CaseFacts
from mediation.rules.lifecycle import STEPS, Situation, apply, doubted, refusal, replay, suggested, wrong_answers
from mediation.rules.step import Reference
from tests.rules.cases import inspection, mediation, review
from tests.rules.cases.hearing import APPLICATION, SCHEDULED, Line, entries, facts
from tests.rules.journal import CALENDAR
from tests.scenes import COMPANY, person

REFERENCE = Reference(CALENDAR, units=(), last_days=last_days)
DAYS = st.dates(date(2026, 1, 5), date(2026, 10, 20))
SPAN = 95
"""Days within which every limit tried here ends, be it over the longest holidays."""


def stand(known: CaseFacts, today: date, number: int = 1) -> Situation:
    return Situation(known, known.proceedings[number], today, REFERENCE)


def clock_day(known: CaseFacts, limit: str, party: int | None, number: int = 1) -> date:
    found = clocks(known, known.proceedings[number], CALENDAR, known.proceedings[number].entries[-1].on)
    return next(clock.due_on for clock in found if (clock.limit, clock.party) == (limit, party))


def door_day(known: CaseFacts, step: str, first: date, **given_: Any) -> date:
    """The last day on which the door takes the step, and does not ask back whether it is late, tried day by day."""
    form = STEPS[step].asks
    taken = []
    for day in (first + timedelta(days=n) for n in range(SPAN)):
        where, given = stand(known, day), form.model_validate({"on": day.isoformat(), **given_})
        if not (wrong_answers(STEPS[step], where, given) or doubted(STEPS[step], where, given)):
            taken.append(day)
    return taken[-1]


def filed(on: date, *lines: tuple[str, int, dict[str, Any]]) -> CaseFacts:
    """Filed and accepted on this day; then each line so many days later."""
    said: list[Line] = [(APPLICATION[0], on.isoformat(), APPLICATION[2]), ("accept_arbitration", on.isoformat(), {})]
    return facts(*said, *((step, (on + timedelta(days=later)).isoformat(), given_) for step, later, given_ in lines))


COPY = ("serve", 1, {"served": "respond_notice", "parties": [3]})
OBJECT = {"parties": [3], "written": True, "reason": "履行地不在本地"}
BACK = {"claims": [{"claimant": 3, "item": "other", "amount": "1.00"}], "story": "略"}
MORE = {"added": [{"claimant": 1, "item": "overtime", "amount": "1.00"}]}


@given(DAYS)
def test_A_08_A_09_the_answer_s_last_day_is_the_objection_s_and_the_counterclaim_s(day: date) -> None:
    known = filed(day, COPY)
    ends = clock_day(known, "A-06", 3)
    assert ends == clock_day(known, "A-08", 3) == door_day(known, "object_jurisdiction", day, **OBJECT)
    assert ends == clock_day(known, "A-09", 3) == door_day(known, "receive_counterclaim", day, **BACK)


@given(DAYS, st.integers(2, 9))
def test_A_08_1_a_period_that_was_shortened_to_a_rest_day_ends_on_the_next_worked_day(day: date, later: int) -> None:
    until = (day + timedelta(days=later)).isoformat()
    known = filed(day, COPY, ("shorten_answer", 2, {"parties": [3], "until": until, "proof": "笔录"}))
    assert clock_day(known, "A-08-1", 3) == door_day(known, "object_jurisdiction", day, **OBJECT)
    assert clock_day(known, "A-09-1", 3) == door_day(known, "receive_counterclaim", day, **BACK)


@pytest.mark.parametrize(("on", "late"), [("2026-09-11", False), ("2026-09-14", False), ("2026-09-15", True)])
def test_A_08_1_shortened_to_saturday_the_12th_an_objection_of_monday_the_14th_is_in_time(on: str, *, late: bool) -> None:
    shortened = ("shorten_answer", 2, {"parties": [3], "until": "2026-09-12", "proof": "笔录"})
    known = filed(date(2026, 9, 1), COPY, shortened)
    assert clock_day(known, "A-08-1", 3) == date(2026, 9, 14)
    form = STEPS["object_jurisdiction"].asks.model_validate({"on": on, **OBJECT})
    asked = doubted(STEPS["object_jurisdiction"], stand(known, date(2026, 9, 20)), form)
    assert bool(asked) is late


@given(DAYS, st.integers(3, 30))
def test_A_11_A_12_a_claim_is_added_up_to_the_day_that_was_printed(day: date, later: int) -> None:
    """S72: 10-03 was named, the clock and the paper say 10-08, and a claim of 10-08 is in time."""
    until = (day + timedelta(days=later)).isoformat()
    known = filed(day, ("set_evidence_period", 0, {"until": until, "parties": [1, 2, 3]}))
    ends = clock_day(known, "A-12", 1)
    assert ends == clock_day(known, "A-11", 1) == door_day(known, "change_claims", day, **MORE)


@given(DAYS)
def test_A_23_nobody_sues_for_being_late_before_the_rolled_last_day_is_over(day: date) -> None:
    known = filed(day)
    last = clock_day(known, "A-23", None)
    form = STEPS["sue_overdue"].asks
    given_ = {**suggested(STEPS["sue_overdue"], stand(known, last)), "court": "某法院", "parties": [1]}
    for later, refused in ((0, True), (1, False)):
        on = last + timedelta(days=later)
        assert (refusal(STEPS["sue_overdue"], stand(known, on)) is not None) is refused
        noted = stand(known, on + timedelta(days=3))
        found = wrong_answers(STEPS["sue_overdue"], noted, form.model_validate({**given_, "on": on.isoformat()}))
        assert ("on" in found) is refused, "it is judged as on its day, whenever it is noted"


@given(DAYS)
def test_A_15_a_postponement_is_asked_for_up_to_the_day_of_its_clock(day: date) -> None:
    hearing = CALENDAR.working_day_after(day, 20).isoformat()
    known = facts((APPLICATION[0], day.isoformat(), APPLICATION[2]), ("accept_arbitration", day.isoformat(), {}),
                  ("form_tribunal", day.isoformat(), {"presiding": "j", "clerk": "c"}),
                  ("set_hearing", day.isoformat(), {"hearing_on": hearing, "starts": "09:00", "place": "一庭", "public": True}))
    assert clock_day(known, "A-15", 1) == door_day(known, "request_postponement", day, parties=[1], reason="住院")


@given(DAYS, st.integers(0, 6))
def test_M_03_the_fifteen_days_of_door_and_clock_run_from_the_receipt_whatever_is_completed_later(day: date, later: int) -> None:
    application = {**APPLICATION[2], "applicants": [person(1)], "respondents": [COMPANY], "claims": APPLICATION[2]["claims"][:1]}
    completed = (day + timedelta(days=later)).isoformat()
    known = facts(("register", day.isoformat(), application), ("request_correction", day.isoformat(), {"missing": "略"}),
                  ("complete_correction", completed, {}), ("accept_mediation", completed, {"both_consent": True}))
    last, guards = clock_day(known, "M-03", None), STEPS["apply_arbitration"].unless
    assert clock_day(known, "M-03", None) == CALENDAR.roll_forward(day + timedelta(days=15))
    for after, shut in ((0, True), (1, False)):
        said = [guard(stand(known, last + timedelta(days=after))) for guard in guards]
        assert any(said) is shut


@pytest.mark.parametrize(("on", "late"), [("2026-10-03", False), ("2026-10-08", False), ("2026-10-09", True)])
def test_R33_15_evidence_of_the_rolled_last_day_is_not_late(on: str, late: bool) -> None:
    step, form = STEPS["set_evidence_period"], {"until": "2026-10-03", "parties": [1, 2, 3]}
    assert step.freezes is not None
    used = step.freezes(stand(filed(date(2026, 9, 1)), date(2026, 9, 2)), step.asks.model_validate({"on": "2026-09-02", **form}))
    known = filed(date(2026, 9, 1), ("set_evidence_period", 0, {**form, "used": used.kept()}))
    given_in = {"submitter": 1, "exhibits": [{"name": "工资条"}]}
    apply(known, entry_of(4, "record_evidence", 1, date.fromisoformat(on), given_in))
    assert known.exhibits[1].late is late


def test_evidence_noted_before_the_day_was_kept_is_late_as_it_was_then() -> None:
    old: Line = ("record_evidence", "2026-10-08", {"submitter": 1, "exhibits": [{"name": "工资条"}]})
    period: Line = ("set_evidence_period", "2026-09-02", {"until": "2026-10-03", "parties": [1, 2, 3]})
    assert replay(entries(*SCHEDULED[:2], period, old)).exhibits[1].late



# --- what makes a limit longer --------------------------------------------------------------------------------------

LONGER = {"days": 15, "reason": "案情复杂"}


@given(DAYS, st.integers(2, 20), st.integers(1, 12), st.booleans())
def test_A_23_an_extension_is_approved_on_the_clock_s_last_day_and_not_later(day: date, later: int, long: int, joined: bool) -> None:
    """Days of a suspension are left out, a joinder begins the forty-five anew (办案规则 第45、46条): the door knows of both."""
    stop = [("suspend", later, {"ground": "other", "reason": "略"}), ("resume", later + long, {"reason": "略"})]
    known = filed(day, *stop, *([("join_party", later + long, {"joined": [COMPANY], "reason": "略"})] if joined else []))
    ends = clock_day(known, "A-23", None)
    assert ends > day + timedelta(days=45), "later than the bare forty-five days"
    assert ends == door_day(known, "extend_arbitration", day, **LONGER)


def test_A_23_a_late_extension_says_what_is_left() -> None:
    known = filed(date(2026, 3, 2))
    late = STEPS["extend_arbitration"].asks.model_validate({"on": "2026-04-17", **LONGER})
    said = wrong_answers(STEPS["extend_arbitration"], stand(known, date(2026, 4, 17)), late)
    assert "2026-04-16 届满" in said["on"]
    assert "可以就该争议事项起诉" in said["on"]


@pytest.mark.parametrize(("on", "late"), [("2026-03-17", False), ("2026-03-18", True)])
def test_V_02_an_extension_of_the_review_is_approved_in_its_five_days(on: str, late: bool) -> None:
    where = review.at(review.ACCEPTED, 2)
    given_ = STEPS["extend_review"].asks.model_validate({"on": on, "days": 5, "reason": "略"})
    assert ("on" in wrong_answers(STEPS["extend_review"], where, given_)) is late


def test_L_08_an_extension_of_the_investigation_is_approved_in_its_sixty_days() -> None:
    where = inspection.standing(*inspection.DOCKETED)
    ends = next(c.due_on for c in clocks(where.case, where.here, CALENDAR, where.today) if c.limit == "L-08")
    asked = {"days": 30, "reason": "账目较多"}
    for on, late in ((ends, False), (ends + timedelta(days=1), True)):
        form = STEPS["extend_investigation"].asks.model_validate({"on": on, **asked})
        assert ("on" in wrong_answers(STEPS["extend_investigation"], replace(where, today=on), form)) is late


@pytest.mark.parametrize(("agreed", "late"), [("2026-03-18", False), ("2026-03-19", True)])
def test_R17_29_a_consent_after_the_days_of_mediation_is_asked_about(agreed: str, late: bool) -> None:
    """Taken up on 2026-03-03."""
    where = mediation.at(mediation.MEDIATING)
    ends = next(c.due_on for c in clocks(where.case, where.here, CALENDAR, where.today) if c.limit == "M-04")
    assert str(ends) == "2026-03-18"
    both = {"applicant_consents_on": "2026-03-16", "respondent_consents_on": agreed}
    form = STEPS["extend_mediation"].asks.model_validate({"on": "2026-03-20", "until": "2026-04-10", **both})
    assert ("期限不能恢复" in doubted(STEPS["extend_mediation"], where, form).get("on", "")) is late

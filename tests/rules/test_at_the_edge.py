"""First and last days on which something may be done, and matters that are decided by any of their answers."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.rules.bookings import one_hearing
from mediation.rules.codes import Kind
from mediation.rules.codes.inspection import ComplaintRefusalGround
from mediation.rules.corrections import Change
from mediation.rules.deadlines import due
from mediation.rules.steps import merging, pending
from tests.rules.cases.applied import PLAIN, said
from tests.rules.cases.bookings import joined
from tests.rules.cases.calculators import works, wrong
from tests.rules.cases.filing import faults
from tests.rules.cases.hearing import HEARD, WORDS, situation
from tests.rules.cases.hearing import wrong as at_hearing
from tests.rules.cases.inspection import RECEIVED, standing
from tests.rules.cases.mediation import agreed
from tests.rules.cases.mediation import wrong as at_mediation
from tests.rules.cases.objections import HEARING_SET, at_bench

from .journal import CALENDAR, case_of, mediation

OPENED = {
    "object_jurisdiction": ("reject_objection", "uphold_objection"),
    "receive_counterclaim": ("merge_counterclaim", "separate_counterclaim", "refuse_counterclaim"),
    "request_recusal": ("grant_recusal", "refuse_recusal"),
}
MATTERS = {matter[0]: matter for matter in (pending.OBJECTION, pending.COUNTERCLAIM, pending.RECUSAL)}


@pytest.mark.parametrize(
    ("asked", "decision"), [(asked, decision) for asked, decisions in OPENED.items() for decision in decisions]
)
def test_any_decision_ends_the_wait(asked: str, decision: str) -> None:
    _, waiting = case_of(Kind.ARBITRATION, (asked, "2026-03-09"))
    assert pending.undecided(waiting, MATTERS[asked]) is not None
    _, decided = case_of(Kind.ARBITRATION, (asked, "2026-03-09"), (decision, "2026-03-10"))
    assert pending.undecided(decided, MATTERS[asked]) is None
    _, again = case_of(Kind.ARBITRATION, (asked, "2026-03-09"), (decision, "2026-03-10"), (asked, "2026-03-11"))
    assert pending.undecided(again, MATTERS[asked]) is not None


@pytest.mark.parametrize(("day", "early"), [("2026-03-24", True), ("2026-03-25", False), ("2026-03-26", False)])
@pytest.mark.parametrize("step", ["grant_recusal", "refuse_recusal"])
def test_a_recusal_is_decided_on_the_day_it_was_asked_for_or_later(step: str, day: str, early: bool) -> None:
    asked = (
        "request_recusal",
        "2026-03-25",
        {"parties": [1], "seat": "presiding", "ground": "favours", "reason": "略"},
    )
    found = faults(step, at_bench(HEARING_SET, asked), on=day, reason="略")
    assert ("on" in found) == early


@pytest.mark.parametrize(("days", "fits"), [(0, False), (1, True), (365, True), (366, False)])
def test_an_award_is_to_be_performed_within_a_year(days: int, fits: bool) -> None:
    lines = [{"claim": n, "upheld": False, "amount": None} for n in (1, 2, 3)]
    found = at_hearing("award", situation(*HEARD), on="2026-10-20", lines=lines, perform_within=days, **WORDS)
    assert ("perform_within" not in found) == fits


@pytest.mark.parametrize("field", ["signed", "ended", "applied"])
def test_nothing_of_a_second_wage_lies_before_the_work(field: str) -> None:
    assert wrong("double_wage", began="2025-03-01", monthly="4350", **{field: "2025-02-28"}) == {field}
    assert wrong("double_wage", began="2025-03-01", monthly="4350", **{field: "2025-03-01"}) == set()


def test_each_sum_ends_with_its_own_line() -> None:
    served: dict[str, Any] = {"began": "2024-03-01", "ended": "2026-02-28", "average": "6000"}
    notice, twice = works("notice_pay", **served, last_month="4321.10"), works("compensation", **served)
    assert notice.lines[-2:] == (
        "6,000.00 元 × 2 = 12,000.00 元", "经济补偿 12,000.00 元 + 上一个月工资 4,321.10 元 = 16,321.10 元",
    )  # fmt: skip
    assert any("第40条" in note for note in notice.notes)
    assert any("个人所得税" in note for note in notice.notes)
    assert twice.lines[-2:] == (
        "6,000.00 元 × 2 = 12,000.00 元",
        "赔偿金 = 2 × 12,000.00 = 24,000.00 元，自用工之日起算",
    )
    assert any("不再支付经济补偿" in note for note in twice.notes)
    assert any("第48条" in note for note in twice.notes)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2024-12-30", "元旦 01-01 不计"),
        ("2026-09-28", "国庆节 10-01 至 10-07 不计"),
        ("2026-09-18", "09-20 周日调休上班，计入"),
    ],
)
def test_the_sum_says_which_days_were_skipped_and_which_worked(day: str, said: str) -> None:
    assert said in due("A-02", date.fromisoformat(day), CALENDAR).why


def test_a_case_is_merged_into_one_that_was_accepted_no_later() -> None:
    case, here = case_of(Kind.ARBITRATION, ("file_arbitration", "2026-03-02"))
    _, other = case_of(Kind.ARBITRATION, ("file_arbitration", "2026-03-02"))
    other.number, other.state, here.state = 2, "accepted", "accepted"
    case.proceedings[2] = other
    days = [None, "2026-03-04", "2026-03-05"]
    allowed = set()
    for mine in days:
        for theirs in days:
            here.accepted_on, other.accepted_on = (day and date.fromisoformat(day) for day in (mine, theirs))
            if merging.siblings(case, here):
                allowed.add((mine, theirs))
    assert allowed == {("2026-03-04", "2026-03-04"), ("2026-03-05", "2026-03-04"), ("2026-03-05", "2026-03-05")}


def test_two_cases_of_two_days_are_not_one_hearing() -> None:
    assert one_hearing(joined(), joined())
    assert not one_hearing(joined(), joined(on=date(2031, 1, 6)))


@pytest.mark.parametrize(
    ("ground", "outcome"), [(g, "P11" if g == "not_corrected" else "P10") for g in map(str, ComplaintRefusalGround)]
)
def test_what_a_refused_complaint_counts_as(ground: str, outcome: str) -> None:
    refused = ("refuse_complaint", {"ground": ground, "reason": "略", "told": "arbitration"})
    assert standing(*RECEIVED, refused).here.outcome == outcome


@pytest.mark.parametrize(
    ("applicant", "respondent", "last"),
    [
        ("2026-11-15", "2026-11-16", "2026-12-01"), ("2026-11-16", "2026-11-15", "2026-12-01"),
        (None, "2026-11-16", "2026-11-18"), ("2026-11-16", None, "2026-11-18"),
        ("2026-11-20", "2026-11-16", "2026-11-18"), ("2026-11-16", "2026-11-20", "2026-11-18"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("new_form", "limit"), [(False, "M-04"), (True, "M-05")])
def test_both_sides_agree_before_the_fifteen_days_are_over(
    applicant: str | None, respondent: str | None, last: str, new_form: bool, limit: str
) -> None:
    longer = {"until": "2026-12-01", "applicant_consents_on": applicant, "respondent_consents_on": respondent}
    found = mediation(
        ("register", "2026-11-02"), ("accept_mediation", "2026-11-03", {"new_form": new_form}), ("extend_mediation", "2026-11-20", longer)
    )  # fmt: skip
    assert str(found[limit].due_on) == last


def test_a_correction_changes_the_one_entry_alone() -> None:
    _, here = case_of(
        Kind.MEDIATION, ("register", "2026-03-02"), ("accept_mediation", "2026-03-04"), ("fail_mediation", "2026-03-09")
    )
    days = [str(entry.on) for entry in Change(2, date(2026, 3, 5)).of(here.entries)]
    assert days == ["2026-03-02", "2026-03-05", "2026-03-09"]
    assert [entry.seq for entry in Change(2, None).of(here.entries)] == [1, 3]


@pytest.mark.parametrize("name", ["applicant_signed_on", "respondent_signed_on", "mediator_signed_on", "sealed_on"])
def test_nobody_signs_before_it_was_agreed(name: str) -> None:
    lines = agreed("wages")[:-1]
    days = dict.fromkeys(
        ("applicant_signed_on", "respondent_signed_on", "mediator_signed_on", "sealed_on", "on"), "2026-03-06"
    )
    assert at_mediation("sign_agreement", lines, **days) == {}
    assert name in at_mediation("sign_agreement", lines, **{**days, name: "2026-03-04"})
    assert name not in at_mediation("sign_agreement", lines, **{**days, name: "2026-03-05"})


@pytest.mark.parametrize(("due_on", "early"), [("2026-11-19", True), ("2026-11-20", False), ("2026-11-21", False)])
def test_a_promise_may_be_due_on_the_day_it_is_made(due_on: str, early: bool) -> None:
    line = {"payee": 1, "claim": 1, "amount": "9.00", "due_on": due_on}
    assert ("promises.0.due_on" in at_hearing("settle", situation(*HEARD), on="2026-11-20", promises=[line])) == early


@pytest.mark.parametrize(("on", "warned"), [("2026-07-31", False), ("2026-08-01", True), ("2026-08-31", True)])
def test_limitation_is_pressing_in_its_last_thirty_days(on: str, warned: bool) -> None:
    """A year from 2025-08-31 ends on a Monday."""
    asked = replace(PLAIN, on=date.fromisoformat(on), knew_on=date(2025, 8, 31))
    assert bool(said(asked, "limitation")) == warned

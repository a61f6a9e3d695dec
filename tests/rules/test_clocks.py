"""The clocks of a case: its entries replayed against the table of limits. The 45 days have a file of their own."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date

import pytest

from mediation.rules.codes import PartyType, Side
from mediation.rules.deadlines import ClockState, Whose
from mediation.rules.facts import Party

from .journal import CONTRACTOR, FACTORY, WORKER, Line, arbitration, mediation, service, stands

# --- mediation ------------------------------------------------------------------------------------------------


def test_M_02_is_met_late_when_the_decision_came_after_the_third_working_day() -> None:
    in_time = mediation(("register", "2026-11-16"), ("accept_mediation", "2026-11-19"))["M-02"]
    too_late = mediation(("register", "2026-11-16"), ("refuse_mediation", "2026-11-20"))["M-02"]
    assert (in_time.state, in_time.overdue_days) == (ClockState.MET, 0)
    assert (too_late.state, too_late.overdue_days) == (ClockState.MET_LATE, 1)


def test_M_02_waits_for_the_completed_application_and_starts_anew_on_it() -> None:
    opening: tuple[Line, ...] = (("register", "2026-11-02"), ("request_correction", "2026-11-03", {"missing": "身份证"}))
    waiting = mediation(*opening)["M-02"]
    completed = mediation(*opening, ("complete_correction", "2026-11-20"))["M-02"]
    assert waiting.state is ClockState.SUSPENDED
    assert stands(completed) == ("2026-11-25", "running")
    assert completed.starts_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("today", "state", "left", "soon"),
    [
        ("2026-11-13", "running", 4, False),
        ("2026-11-14", "running", 3, True),
        ("2026-11-17", "running", 0, True),
        ("2026-11-18", "late", -1, False),
    ],
)
def test_M_03_becomes_soon_then_late_on_the_day_after(today: str, state: str, left: int, soon: bool) -> None:
    clock = mediation(("register", "2026-11-02"), ("accept_mediation", "2026-11-03"), today=today)["M-03"]
    assert (clock.state.value, clock.days_left, clock.is_soon) == (state, left, soon)
    assert clock.overdue_days == max(-left, 0)


def test_M_03_keeps_its_day_and_no_longer_presses_once_both_sides_extend_M_04() -> None:
    consents = {"until": "2026-12-01", "applicant_consents_on": "2026-11-15", "respondent_consents_on": "2026-11-16"}
    found = mediation(
        ("register", "2026-11-02"), ("accept_mediation", "2026-11-03"), ("extend_mediation", "2026-11-16", consents)
    )
    assert stands(found["M-03"]) == ("2026-11-17", "lapsed")
    assert stands(found["M-04"]) == ("2026-12-01", "running")
    assert "双方同意延期至 2026-12-01" in found["M-04"].why


@pytest.mark.parametrize(
    ("applicant", "respondent", "day"),
    [
        ("2026-11-18", "2026-11-18", "2026-12-01"),
        ("2026-11-10", "2026-11-19", "2026-11-18"),
        ("2026-11-10", None, "2026-11-18"),
    ],
)
def test_M_04_needs_both_consents_before_it_ends(applicant: str, respondent: str | None, day: str) -> None:
    consents = {"until": "2026-12-01", "applicant_consents_on": applicant, "respondent_consents_on": respondent}
    found = mediation(
        ("register", "2026-11-02"), ("accept_mediation", "2026-11-03"), ("extend_mediation", "2026-11-20", consents)
    )
    assert str(found["M-04"].due_on) == day


def test_an_agreement_ends_the_mediation_clocks_and_reopening_takes_that_back() -> None:
    lines: tuple[Line, ...] = (("register", "2026-11-02"), ("accept_mediation", "2026-11-03"))
    agreed = mediation(*lines, ("reach_agreement", "2026-11-10"))
    reopened = mediation(*lines, ("reach_agreement", "2026-11-10"), ("reopen_mediation", "2026-11-12"))
    again = mediation(
        *lines, ("reach_agreement", "2026-11-10"), ("reopen_mediation", "2026-11-12"), ("reach_agreement", "2026-11-20")
    )
    assert [agreed[limit].state for limit in ("M-03", "M-04")] == [ClockState.MET, ClockState.MET]
    assert [reopened[limit].state for limit in ("M-03", "M-04")] == [ClockState.LATE, ClockState.LATE]
    assert again["M-04"].ended_on == date(2026, 11, 20)
    assert again["M-04"].overdue_days == 2


def test_M_08_and_M_09_start_when_the_agreement_takes_effect_and_outlive_the_closing() -> None:
    found = mediation(
        ("register", "2026-09-10"),
        ("accept_mediation", "2026-09-10"),
        ("reach_agreement", "2026-09-20"),
        ("sign_agreement", "2026-09-21"),
        ("close_mediation", "2026-09-22"),
        today="2026-10-10",
    )
    assert stands(found["M-08"]) == ("2026-10-08", "expired")
    assert stands(found["M-09"]) == ("2026-10-21", "running")
    assert found["M-08"].overdue_days == 0
    assert found["M-08"].whose is Whose.PARTY


def test_a_refused_or_withdrawn_mediation_leaves_no_clock_running() -> None:
    refused = mediation(("register", "2026-11-16"), ("refuse_mediation", "2026-11-17"), today="2027-01-01")
    withdrawn = mediation(("register", "2026-11-16"), ("withdraw_mediation", "2026-11-25"), today="2027-01-01")
    assert not [clock for clock in (*refused.values(), *withdrawn.values()) if clock.state.is_open]
    assert refused["M-03"].state is ClockState.LAPSED
    assert withdrawn["M-02"].state is ClockState.LAPSED
    assert withdrawn["M-02"].overdue_days == 6
    assert "已于 2026-11-25 办理“撤回申请”" in withdrawn["M-02"].why


# --- arbitration up to the hearing ----------------------------------------------------------------------------


@pytest.mark.parametrize("opening", ["file_arbitration", "apply_arbitration"])
def test_A_02_restarts_on_the_day_the_application_was_completed(opening: str) -> None:
    lines: tuple[Line, ...] = ((opening, "2026-09-18"), ("request_filing_correction", "2026-09-22"))
    assert stands(arbitration(*lines)["A-02", None]) == ("2026-09-24", "suspended")
    done = arbitration(*lines, ("complete_filing_correction", "2026-09-28"), ("accept_arbitration", "2026-10-10"))
    assert stands(done["A-02", None]) == ("2026-10-10", "met")
    assert "补正完成 2026-09-28" in done["A-02", None].why


def test_A_04_each_respondent_has_its_own_clock() -> None:
    found = arbitration(
        ("file_arbitration", "2026-11-09"),
        ("accept_arbitration", "2026-11-11"),
        service("respond_notice", "2026-11-18", 2),
        service("respond_notice", "2026-11-20", 3),
        parties=(WORKER, FACTORY, CONTRACTOR),
    )
    assert ("A-04", 1) not in found
    assert (found["A-04", 2].state, found["A-04", 3].state) == (ClockState.MET, ClockState.MET_LATE)
    assert (stands(found["A-06", 2])[0], stands(found["A-06", 3])[0]) == ("2026-12-02", "2026-12-04")


def test_A_04_of_a_party_that_joined_counts_from_the_joining() -> None:
    found = arbitration(
        ("file_arbitration", "2026-11-02"),
        ("accept_arbitration", "2026-11-03"),
        service("respond_notice", "2026-11-05", 2),
        ("join_party", "2026-11-18", {"side": "respondent"}),
        parties=(WORKER, FACTORY, CONTRACTOR),
    )
    assert stands(found["A-04", 3]) == ("2026-11-25", "running")
    assert stands(found["A-04", 2]) == ("2026-11-10", "met")


def test_A_05_ends_when_the_tribunal_is_formed() -> None:
    lines: tuple[Line, ...] = (("file_arbitration", "2026-11-09"), ("accept_arbitration", "2026-11-11"))
    assert stands(arbitration(*lines)["A-05", None]) == ("2026-11-18", "late")
    assert stands(arbitration(*lines, ("form_tribunal", "2026-11-18"))["A-05", None]) == ("2026-11-18", "met")


def test_A_06_expires_without_anybody_being_late_and_counts_from_the_first_service() -> None:
    found = arbitration(
        ("file_arbitration", "2026-11-02"),
        ("accept_arbitration", "2026-11-02"),
        service("respond_notice", "2026-11-04", 2),
        service("respond_notice", "2026-11-09", 2),
    )
    assert stands(found["A-06", 2]) == ("2026-11-18", "expired")
    assert found["A-06", 2].overdue_days == 0


def test_A_06_counts_from_deemed_service_after_a_publication() -> None:
    found = arbitration(
        ("file_arbitration", "2026-09-01"),
        ("accept_arbitration", "2026-09-02"),
        service("respond_notice", "2026-09-10", 2, step="publish_service"),
        service("respond_notice", "2026-10-12", 2, step="deemed_served"),
    )
    assert found["A-06", 2].starts_on == date(2026, 10, 12)
    assert str(found["A-06", 2].due_on) == "2026-10-26"


def test_A_14_every_party_must_have_the_notice_five_working_days_before() -> None:
    found = arbitration(
        ("file_arbitration", "2026-09-01"),
        ("set_hearing", "2026-09-20", {"hearing_on": "2026-10-12"}),
        service("hearing_notice", "2026-09-29", 1),
        service("hearing_notice", "2026-09-30", 2),
    )
    assert stands(found["A-14", 1]) == ("2026-09-29", "met")
    assert stands(found["A-14", 2]) == ("2026-09-29", "met_late")
    assert found["A-14", 1].starts_on == date(2026, 10, 12)


def test_A_14_starts_anew_when_another_hearing_is_set() -> None:
    found = arbitration(
        ("file_arbitration", "2026-09-01"),
        ("set_hearing", "2026-09-20", {"hearing_on": "2026-10-12"}),
        service("hearing_notice", "2026-09-22", 1, 2),
        ("set_hearing", "2026-11-16", {"hearing_on": "2026-12-07"}),
        service("hearing_notice", "2026-11-19", 2),
    )
    assert stands(found["A-14", 1]) == ("2026-11-30", "running")
    assert stands(found["A-14", 2]) == ("2026-11-30", "met")


def test_A_14_lapses_when_the_hearing_was_held_without_notice_and_shows_how_late_it_was() -> None:
    found = arbitration(
        ("file_arbitration", "2026-09-01"),
        ("set_hearing", "2026-11-02", {"hearing_on": "2026-11-16"}),
        ("hold_hearing", "2026-11-16"),
    )
    assert stands(found["A-14", 1]) == ("2026-11-09", "lapsed")
    assert found["A-14", 1].overdue_days == 7


def test_concluding_leaves_no_office_clock_running() -> None:
    found = arbitration(
        ("file_arbitration", "2026-11-09"),
        ("accept_arbitration", "2026-11-10"),
        service("respond_notice", "2026-11-11", 2),
        ("withdraw_arbitration", "2026-11-13"),
        ("close_arbitration", "2026-11-16"),
        today="2027-03-01",
        parties=(WORKER, FACTORY, CONTRACTOR),
    )
    assert not [clock for clock in found.values() if clock.state.is_open]
    assert found["A-04", 3].state is ClockState.LAPSED
    assert found["A-06", 2].state is ClockState.LAPSED
    assert found["A-06", 2].ended_on == date(2026, 11, 13)


# --- after the award ------------------------------------------------------------------------------------------

AWARDED: tuple[Line, ...] = (("file_arbitration", "2026-08-03"), ("accept_arbitration", "2026-08-05"), ("award", "2026-09-15"))


def test_X_01_and_X_02_each_party_counts_from_its_own_service() -> None:
    found = arbitration(
        *AWARDED,
        service("award_final", "2026-09-18", 1),
        service("award_final", "2026-09-21", 2),
        ("close_arbitration", "2026-09-25"),
        today="2026-10-15",
    )
    assert stands(found["X-01", 1]) == ("2026-10-08", "expired")
    assert stands(found["X-02", 2]) == ("2026-10-21", "running")
    assert not {("X-01", 2), ("X-02", 1), ("X-03", 1), ("X-03", 2)} & set(found)


def test_X_03_every_party_of_a_non_final_award() -> None:
    found = arbitration(
        *AWARDED, service("award_nonfinal", "2026-09-18", 1), service("award_nonfinal", "2026-10-09", 2), today="2026-10-10"
    )
    assert stands(found["X-03", 1]) == ("2026-10-08", "expired")
    assert stands(found["X-03", 2]) == ("2026-10-26", "running")
    assert not {("X-01", 1), ("X-02", 2)} & set(found)


def test_a_split_award_starts_both_kinds_of_clock() -> None:
    found = arbitration(
        *AWARDED, service("award_final", "2026-09-18", 1, 2), service("award_nonfinal", "2026-09-18", 1, 2), today="2026-09-20"
    )
    after_award = {key for key in found if key[0].startswith("X")}
    assert after_award == {("X-01", 1), ("X-02", 2), ("X-03", 1), ("X-03", 2)}


@pytest.mark.parametrize(
    ("parties", "workers"),
    [
        ((WORKER, FACTORY), {1}),
        ((WORKER, FACTORY, CONTRACTOR), {1}),
        ((WORKER, CONTRACTOR), {1}),
        ((Party(1, Side.APPLICANT, "某公司", PartyType.UNIT), Party(2, Side.RESPONDENT, "林某", PartyType.PERSON)), {2}),
        ((WORKER, FACTORY, Party(3, Side.THIRD, "黄某", PartyType.PERSON)), {1, 3}),
        ((WORKER, FACTORY, Party(3, Side.THIRD, "某劳务公司", PartyType.UNIT)), {1}),
    ],
)
def test_a_person_on_the_employers_side_is_no_worker(parties: tuple[Party, ...], workers: set[int]) -> None:
    everybody = [party.number for party in parties]
    found = arbitration(*AWARDED, service("award_final", "2026-09-18", *everybody), parties=parties)
    assert {party for limit, party in found if limit == "X-01"} == workers
    assert {party for limit, party in found if limit == "X-02"} == set(everybody) - workers


def test_a_limit_without_a_step_shows_in_no_case() -> None:
    found = arbitration(("file_arbitration", "2026-11-16"))
    assert set(found) == {("A-01", None), ("A-02", None), ("A-03", None)}


def test_a_clock_that_stopped_says_why_and_not_that_everything_ended() -> None:
    """An extension ends the count of M-03, not the mediation."""
    extended = mediation(
        ("register", "2026-11-16"), ("accept_mediation", "2026-11-17"), ("extend_mediation", "2026-11-20"), today="2026-12-20"
    )
    assert "已于 2026-11-20 办理“延期调解”，不再计时" in extended["M-03"].why
    assert "终结" not in extended["M-03"].why

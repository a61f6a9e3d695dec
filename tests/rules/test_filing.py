"""From filing to acceptance, answer and evidence: the limits, and what is refused (law: R33 9, 15, 29-33, 44, 46, 69)."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date

import pytest

from mediation.rules.deadlines import ClockState
from mediation.rules.lifecycle import STEPS, refusal
from tests.rules.cases.filing import ACCEPTED, APPLICATION, FILED_CASE, RUNNING, facts_of, faults, situation, worked

from .journal import CONTRACTOR, FACTORY, WORKER, Line, arbitration, service, stands, trial

# --- M-12: before acceptance ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("received", "last"), [("2026-09-18", "2026-09-24"), ("2026-09-28", "2026-10-10"), ("2026-11-16", "2026-11-23")]
)
def test_A_01_everything_missing_is_told_within_five_working_days(received: str, last: str) -> None:
    filed: Line = ("file_arbitration", received)
    assert stands(arbitration(filed, today=received)["A-01", None]) == (last, "running")
    told = arbitration(filed, ("request_filing_correction", last), today="2026-12-01")
    assert told["A-01", None].state is ClockState.MET
    late = arbitration(filed, ("request_filing_correction", "2026-12-01"), today="2026-12-01")
    assert late["A-01", None].state is ClockState.MET_LATE


@pytest.mark.parametrize("decision", ["accept_arbitration", "refuse_arbitration", "tell_elsewhere", "hold_for_mediation"])
def test_A_01_is_pointless_once_the_application_needs_nothing_more(decision: str) -> None:
    found = arbitration(("file_arbitration", "2026-11-16"), (decision, "2026-11-17", {"until": "2026-11-20"}))
    assert found["A-01", None].state is ClockState.LAPSED


@pytest.mark.parametrize(
    ("held", "ended", "last"),
    [
        ("2026-11-17", "2026-11-27", "2026-12-03"),
        ("2026-09-21", "2026-10-08", "2026-10-12"),
        ("2026-03-03", "2026-03-03", "2026-03-05"),
    ],
)
def test_A_02_is_on_hold_while_the_case_is_held_by_consent(held: str, ended: str, last: str) -> None:
    """The day on which the hold ends counts again."""
    received = {"2026-11-17": "2026-11-16", "2026-09-21": "2026-09-18", "2026-03-03": "2026-02-27"}[held]
    lines: tuple[Line, ...] = (("file_arbitration", received), ("hold_for_mediation", held, {"until": ended}))
    assert arbitration(*lines, today=held)["A-02", None].state is ClockState.SUSPENDED
    assert stands(arbitration(*lines, ("end_hold", ended), today=ended)["A-02", None]) == (last, "running")


def test_A_02_is_met_by_sending_the_applicant_elsewhere() -> None:
    found = arbitration(("file_arbitration", "2026-11-16"), ("tell_elsewhere", "2026-11-23"))
    assert found["A-02", None].state is ClockState.MET


@pytest.mark.parametrize(
    ("received", "last"), [("2026-09-18", "2026-09-24"), ("2026-04-30", "2026-05-11"), ("2026-11-16", "2026-11-23")]
)
def test_A_03_the_lack_of_jurisdiction_is_explained_within_five_working_days(received: str, last: str) -> None:
    assert worked("A-03", received) == last


@pytest.mark.parametrize(
    ("until", "last"), [("2026-03-16", "2026-03-16"), ("2026-10-03", "2026-10-08"), ("2026-11-21", "2026-11-23")]
)
def test_M_12_a_hold_ends_on_the_day_that_was_agreed(until: str, last: str) -> None:
    held: tuple[Line, ...] = (("file_arbitration", "2026-03-02"), ("hold_for_mediation", "2026-03-03", {"until": until}))
    assert stands(arbitration(*held, today="2026-03-04")["M-12", None]) == (last, "running")
    assert arbitration(*held, ("end_hold", last))["M-12", None].state is ClockState.MET
    assert arbitration(*held, today="2026-12-01")["M-12", None].state is ClockState.LATE


def test_a_hold_needs_the_applicants_consent_and_an_end_within_the_bureaus_limit() -> None:
    where = situation(FILED_CASE)
    usual = {"on": "2026-03-03", "agreed": True, "organisation": "某镇调解中心", "until": "2026-03-18"}
    assert faults("hold_for_mediation", where, **usual) == {}
    assert "办理“受理”" in faults("hold_for_mediation", where, **{**usual, "agreed": False})["agreed"]
    assert "最多 15 日" in faults("hold_for_mediation", where, **{**usual, "until": "2026-03-19"})["until"]
    shorter = situation(FILED_CASE, settings={"filing.hold_days": "7"})
    assert "最多 7 日" in faults("hold_for_mediation", shorter, **usual)["until"]


def test_a_case_is_held_once_and_then_decided() -> None:
    held: tuple[Line, ...] = (FILED_CASE, ("hold_for_mediation", "2026-03-03"), ("end_hold", "2026-03-10"))
    assert facts_of(*held).proceedings[1].state == "received"
    assert "请决定是否受理" in str(refusal(STEPS["hold_for_mediation"], situation(*held)))
    assert refusal(STEPS["accept_arbitration"], situation(*held)) is None
    assert "不能早于暂缓受理之日" in faults("end_hold", situation(*held[:2]), on="2026-03-02")["on"]


def test_telling_elsewhere_is_no_refusal() -> None:
    told = facts_of(FILED_CASE, ("tell_elsewhere", "2026-03-04", {"competent": "某县", "reason": "某县"})).proceedings[1]
    refused = facts_of(FILED_CASE, ("refuse_arbitration", "2026-03-04", {"ground": "scope"})).proceedings[1]
    assert (told.state, told.outcome) == ("elsewhere", "P12")
    assert (refused.state, refused.outcome) == ("refused", "P10")


# --- A-20, transfer: after acceptance -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decided", "last"), [("2026-04-30", "2026-05-11"), ("2026-09-18", "2026-09-24"), ("2026-11-16", "2026-11-23")]
)
def test_A_20_each_party_is_told_of_the_cancellation_within_five_working_days(decided: str, last: str) -> None:
    lines: tuple[Line, ...] = (
        ("file_arbitration", "2026-03-02"),
        ("accept_arbitration", "2026-03-04"),
        ("cancel_case", decided),
        service("cancellation_decision", last, 1),
    )
    found = arbitration(*lines, today="2026-12-01")
    assert stands(found["A-20", 1]) == (last, "met")
    assert found["A-20", 2].state is ClockState.LATE


def test_a_case_that_was_handed_over_is_taken_up_and_never_handed_on() -> None:
    received: Line = ("receive_transfer", "2026-03-02", {**APPLICATION, "from_commission": "某县仲裁委"})
    for step in ("refuse_arbitration", "tell_elsewhere"):
        assert "应当依法受理" in str(refusal(STEPS[step], situation(received)))
    assert refusal(STEPS["refuse_arbitration"], situation(FILED_CASE)) is None
    onwards = {"on": "2026-03-06", "to_commission": "另一仲裁委", "reason": "合同履行地在他处"}
    assert "报请指定管辖" in str(refusal(STEPS["transfer_case"], situation(received, ACCEPTED)))
    assert "收到指定管辖" in faults("transfer_case", situation(FILED_CASE, ACCEPTED), **onwards, designated_by="某局")["designated_by"]
    assert faults("transfer_case", situation(FILED_CASE, ACCEPTED), **onwards) == {}


@pytest.mark.parametrize(
    ("handed_over", "last"), [("2026-03-02", "2026-04-16"), ("2026-08-20", "2026-10-08"), ("2026-01-02", "2026-02-24")]
)
def test_A_23_counts_from_the_day_a_transferred_case_was_taken_over(handed_over: str, last: str) -> None:
    found = arbitration(("receive_transfer", handed_over), ("accept_arbitration", "2026-09-01"), today=handed_over)
    assert found["A-23", None].starts_on == date.fromisoformat(handed_over)
    assert str(found["A-23", None].due_on) == last
    assert ("A-02", None) not in found


def test_A_23_ends_when_the_case_is_transferred_or_cancelled() -> None:
    for ending in ("transfer_case", "cancel_case"):
        assert trial((ending, "2026-03-20")).state is ClockState.MET
    ended = facts_of(FILED_CASE, ACCEPTED, ("transfer_case", "2026-03-09")).proceedings[1]
    assert (ended.state, ended.outcome) == ("transferred", "A40")
    cancelled = facts_of(FILED_CASE, ACCEPTED, ("cancel_case", "2026-03-09")).proceedings[1]
    assert (cancelled.state, cancelled.outcome) == ("cancelled", "A60")


# --- answer and evidence ----------------------------------------------------------


def test_A_06_is_met_by_each_respondents_own_answer() -> None:
    found = arbitration(
        *RUNNING,
        service("respond_notice", "2026-03-06", 2),
        service("respond_notice", "2026-03-09", 3),
        ("record_answer", "2026-03-20", {"parties": [2]}),
        parties=(WORKER, FACTORY, CONTRACTOR),
        today="2026-03-21",
    )
    assert stands(found["A-06", 2]) == ("2026-03-20", "met")
    assert stands(found["A-06", 3]) == ("2026-03-23", "running")


@pytest.mark.parametrize(
    ("answered", "last"), [("2026-09-28", "2026-10-10"), ("2026-03-20", "2026-03-27"), ("2026-04-30", "2026-05-11")]
)
def test_A_07_a_copy_of_the_answer_is_served_within_five_working_days(answered: str, last: str) -> None:
    answer: Line = ("record_answer", answered, {"parties": [2]})
    assert stands(arbitration(*RUNNING, answer, today=answered)["A-07", None]) == (last, "running")
    assert arbitration(*RUNNING, answer, service("answer_copy", last, 1))["A-07", None].state is ClockState.MET
    assert arbitration(*RUNNING, answer, today="2026-12-01")["A-07", None].state is ClockState.LATE


@pytest.mark.parametrize(
    ("until", "last"), [("2026-03-19", "2026-03-19"), ("2026-10-03", "2026-10-08"), ("2026-05-09", "2026-05-09")]
)
def test_A_11_the_evidence_period_ends_on_the_day_that_was_fixed(until: str, last: str) -> None:
    accepted: Line = ("accept_arbitration", "2026-03-04", {"evidence_until": until})
    found = arbitration(("file_arbitration", "2026-03-02"), accepted, today="2026-03-05")
    assert stands(found["A-11", 1]) == (last, "running")
    longer: Line = ("set_evidence_period", "2026-03-10", {"until": "2026-10-12", "parties": [2]})
    extended = arbitration(("file_arbitration", "2026-03-02"), accepted, longer, today="2026-03-11")
    assert (str(extended["A-11", 1].due_on), str(extended["A-11", 2].due_on)) == (last, "2026-10-12")


def test_A_11_has_no_clock_where_no_period_was_fixed() -> None:
    assert ("A-11", 1) not in arbitration(*RUNNING)


@pytest.mark.parametrize(
    ("until", "last"), [("2026-03-19", "2026-03-19"), ("2026-10-03", "2026-10-08"), ("2026-02-16", "2026-02-24")]
)
def test_A_12_claims_change_until_the_evidence_period_ends(until: str, last: str) -> None:
    assert worked("A-12", until) == last


def test_A_12_a_claim_added_later_goes_into_a_case_of_its_own() -> None:
    accepted: Line = ("accept_arbitration", "2026-03-04", {"approver": "钱某", "evidence_until": "2026-03-19"})
    where = situation(FILED_CASE, accepted)
    added = [{"claimant": 1, "item": "overtime", "amount": "300.00"}]
    assert faults("change_claims", where, on="2026-03-19", added=added) == {}
    assert faults("change_claims", where, on="2026-03-23", asked_on="2026-03-18", added=added) == {}
    assert "另行申请仲裁" in faults("change_claims", where, on="2026-03-20", added=added)["on"]
    assert "另行申请仲裁" in faults("change_claims", where, on="2026-03-23", asked_on="2026-03-20", added=added)["asked_on"]
    assert "不能晚于" in faults("change_claims", where, on="2026-03-18", asked_on="2026-03-19", added=added)["asked_on"]
    more = situation(FILED_CASE, accepted, ("change_claims", "2026-03-10", {"dropped": [], "added": added}))
    assert faults("change_claims", more, on="2026-03-23", dropped=[3]) == {}


def test_A_12_an_extension_for_one_applicant_is_no_extension_for_the_other() -> None:
    where = situation(
        FILED_CASE,
        ("accept_arbitration", "2026-03-04", {"approver": "钱某", "evidence_until": "2026-03-19"}),
        ("set_evidence_period", "2026-03-10", {"until": "2026-03-31", "parties": [1]}),
    )
    for claimant, lawful in ((1, True), (2, False)):
        added = [{"claimant": claimant, "item": "overtime", "amount": "300.00"}]
        assert (faults("change_claims", where, on="2026-03-25", added=added) == {}) == lawful


@pytest.mark.parametrize(
    ("served", "last"), [("2026-09-24", "2026-10-15"), ("2026-03-16", "2026-03-30"), ("2026-04-24", "2026-05-12")]
)
def test_A_13_a_change_gives_each_respondent_a_new_answer_period(served: str, last: str) -> None:
    lines: tuple[Line, ...] = (*RUNNING, ("change_claims", "2026-03-10"), service("change_notice", served, 2))
    found = arbitration(*lines, today=served, parties=(WORKER, FACTORY, CONTRACTOR))
    assert stands(found["A-13", 2]) == (last, "running")
    assert ("A-13", 3) not in found
    waived = arbitration(*lines, ("shorten_answer", served, {"parties": [2]}), parties=(WORKER, FACTORY, CONTRACTOR))
    assert waived["A-13", 2].state is ClockState.LAPSED


@pytest.mark.parametrize(
    ("until", "last"), [("2026-03-12", "2026-03-12"), ("2026-03-14", "2026-03-16"), ("2026-03-18", "2026-03-18")]
)
def test_A_06_1_an_agreed_day_takes_the_place_of_the_ten(until: str, last: str) -> None:
    found = arbitration(
        *RUNNING,
        service("respond_notice", "2026-03-06", 2),
        ("shorten_answer", "2026-03-09", {"parties": [2], "until": until}),
        today="2026-03-10",
    )
    assert found["A-06", 2].state is ClockState.LAPSED
    assert stands(found["A-06-1", 2]) == (last, "running")


def test_the_answer_period_is_shortened_and_never_lengthened() -> None:
    served: tuple[Line, ...] = (FILED_CASE, ACCEPTED, ("form_tribunal", "2026-03-05", {"presiding": "j", "clerk": "k"}))
    where = situation(*served, service("respond_notice", "2026-03-06", 3))
    usual = {"on": "2026-03-09", "parties": [3], "proof": "笔录"}
    assert faults("shorten_answer", where, **usual, until="2026-03-20") == {}
    assert "只能缩短" in faults("shorten_answer", where, **usual, until="2026-03-23")["until"]
    assert "不能早于同意之日" in faults("shorten_answer", where, **usual, until="2026-03-08")["until"]
    assert "还没有送达" in faults("shorten_answer", situation(*served), **usual)["parties"]
    assert "不能早于决定之日" in faults("set_evidence_period", where, on="2026-03-09", until="2026-03-08", parties=[1])["until"]

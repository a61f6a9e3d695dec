"""A time limit within which somebody may ask for something ends by his asking, and runs on where that came to nothing."""

# ruff: noqa: N802 (tests are named after the articles and the ids of the limits)

from datetime import date

import pytest

from mediation.rules.codes import Kind
from mediation.rules.deadlines import LIMITS, ClockState, Limit, Whose, clocks
from mediation.rules.deadlines.table.arbitration import CONCLUDED
from mediation.rules.lifecycle import STEPS
from mediation.rules.states.arbitration import FORMED, SCHEDULED
from mediation.rules.step import Step
from tests.rules.cases.filing import RUNNING
from tests.rules.cases.later import SIGNED, applied
from tests.rules.cases.mediation import Line as Plain
from tests.rules.cases.mediation import agreed
from tests.rules.cases.mediation import facts_of as mediated
from tests.rules.cases.review import ACCEPTED, AGREED, APPLIED, MADE, TO_COURT, Line, facts_of
from tests.rules.cases.signed import FACTORY, FIRST, SECOND
from tests.rules.journal import CALENDAR, CONTRACTOR, WORKER, arbitration, service
from tests.rules.journal import FACTORY as HERE

SIGNED_LETTER: Line = (2, "sign_review_letter", "2026-03-16", {
    "applicant_signed_on": "2026-03-16", "respondent_signed_on": "2026-03-16",
})
COURT_TOOK: list[Line] = [*TO_COURT, (2, "court_accepts", "2026-03-10", {})]


def stand(lines: list[Line], today: str, number: int = 1) -> dict[tuple[str, int | None], tuple[str, str]]:
    """Of each clock for review and confirmation its state and the day it ended ('': it has not)."""
    facts = facts_of(lines)
    found = clocks(facts, facts.proceedings[number], CALENDAR, date.fromisoformat(today))
    return {(c.limit, c.party): (c.state.value, str(c.ended_on or "")) for c in found if c.limit[:4] in ("M-08", "M-09")}


def of_all(lines: list[Line], today: str) -> tuple[str, str]:
    found = stand(lines, today)
    return found["M-08", None][0], found["M-09", None][0]


def test_M_08_ends_by_the_application_and_M_09_is_asked_for_no_more() -> None:
    """Nobody goes both ways at once (办案规则 第74、75条)."""
    assert of_all(AGREED, "2026-03-09") == ("running", "running")
    assert of_all(APPLIED, "2026-03-09") == of_all(APPLIED, "2026-11-20") == ("met", "lapsed")
    assert stand(APPLIED, "2026-11-20")["M-08", None] == ("met", "2026-03-09")
    assert of_all([*MADE, SIGNED_LETTER], "2026-11-20") == ("met", "lapsed")


def test_M_09_ends_by_the_application_and_M_08_is_asked_for_no_more() -> None:
    confirmed: Line = (2, "court_confirms", "2026-03-20", {})
    for lines in (TO_COURT, COURT_TOOK, [*COURT_TOOK, confirmed]):
        assert of_all(lines, "2026-11-20") == ("lapsed", "met")


def test_M_08_one_that_was_made_late_is_late() -> None:
    late: list[Line] = [*AGREED, (1, "apply_review", "2026-03-23", {"used": {"unit": "office"}})]
    assert of_all(late, "2026-03-24") == ("met_late", "lapsed")


@pytest.mark.parametrize(("lines", "then", "stands"), [
    # Taken back (第76、79条), or not taken up (第75条): what is left of the days may be used, and no more.
    (APPLIED, (2, "withdraw_review", "2026-03-12", {"side": "applicant"}), ("running", "running")),
    (APPLIED, (2, "refuse_review", "2026-03-12", {"ground": "jurisdiction", "reason": "略"}), ("running", "running")),
    (TO_COURT, (2, "withdraw_confirmation", "2026-03-12", {"side": "applicant"}), ("running", "running")),
    (TO_COURT, (2, "court_refuses", "2026-03-12", {"ground": "not_accepted", "reason": "略"}), ("running", "running")),
    # Looked at and found wanting: the commission is asked no more, the court may be; what a court found is found.
    (ACCEPTED, (2, "deny_review", "2026-03-12", {"ground": "illegal", "reason": "略"}), ("met", "running")),
    (COURT_TOOK, (2, "court_refuses", "2026-03-12", {"ground": "dismissed", "reason": "略"}), ("lapsed", "met")),
])
def test_R33_79_CPL_206_what_came_to_nothing_gives_back_what_is_left_of_the_days(
    lines: list[Line], then: Line, stands: tuple[str, str]
) -> None:
    assert of_all([*lines, then], "2026-03-13") == stands
    over = tuple("expired" if each == "running" else each for each in stands)
    assert of_all([*lines, then], "2026-11-20") == over


def test_M_08_1_each_asks_for_those_with_whom_he_goes() -> None:
    """The first let his days go by (03-23); the second, who signed later, asks on 03-24 within his own: that ends his alone."""
    lines = [*SIGNED, applied(SIGNED, "apply_review", "2026-03-24")]
    assert set(facts_of(lines).proceedings[2].parties) == {SECOND, FACTORY}
    found = stand(lines, "2026-03-24")
    assert found["M-08-1", SECOND] == ("met", "2026-03-24")
    assert found["M-09-1", SECOND][0] == "lapsed"
    assert (found["M-08", None][0], found["M-09", None][0]) == ("expired", "running")


def test_M_08_1_whoever_goes_with_the_first_has_asked_too() -> None:
    lines = [*SIGNED, applied(SIGNED, "apply_review", "2026-03-17")]
    assert set(facts_of(lines).proceedings[2].parties) == {FIRST, SECOND, FACTORY}
    found = stand(lines, "2026-03-24")
    assert found["M-08-1", SECOND] == found["M-08", None] == ("met", "2026-03-17")
    back: Line = (2, "withdraw_review", "2026-03-18", {"side": "applicant"})
    assert {each[0] for each in stand([*lines, back], "2026-03-19").values()} == {"running"}


# --- every limit of the table ---------------------------------------------------------------------------------------

TO_THE_END = {"A-11": "evidence may come more than once", "A-12": "claims may be added and changed more than once"}
"""The periods that the act itself does not use up (办案规则 第15、44条)."""


@pytest.mark.parametrize("limit", [each for each in LIMITS if each.is_followed and each.whose is Whose.PARTY], ids=lambda x: x.id)
def test_what_a_party_may_do_within_the_days_ends_them(limit: Limit) -> None:
    assert bool(limit.ends.any_of) is (limit.id not in TO_THE_END)


@pytest.mark.parametrize("step", [
    step for step in STEPS.values()
    if step.kind is Kind.ARBITRATION and step.outcome and {FORMED, SCHEDULED} & step.at
], ids=lambda x: str(x.name))  # fmt: skip
def test_R33_46_whatever_ends_an_arbitration_ends_its_days(step: Step) -> None:
    """Also what came in later: 无人承继，终结 left the forty-five days running, and late in the end."""
    assert step.name in {name for event in CONCLUDED.any_of for name in event.steps}
    fixed: list[Plain] = [*RUNNING, ("set_hearing", "2026-03-10", {"hearing_on": "2026-04-08"})]
    found = arbitration(*fixed, (step.name, "2026-03-11", {}), today="2026-12-01")
    open_ = {clock.limit for clock in found.values() if clock.state.is_open or clock.state is ClockState.EXPIRED}
    assert open_ <= {"A-20"}, "a decision of 撤销案件 is still to be served (第32条)"


def test_R33_11_each_party_s_days_to_challenge_end_with_its_own_challenge() -> None:
    fixed: Plain = ("set_hearing", "2026-03-10", {"hearing_on": "2026-04-08"})
    asked: Plain = ("request_recusal", "2026-03-12", {"parties": [1], "seat": "presiding"})
    decided: Plain = ("refuse_recusal", "2026-03-13", {})
    found = arbitration(*RUNNING, fixed, asked, decided, today="2026-03-16")
    assert [found["A-16", n].state.value for n in (1, 2)] == ["met", "running"]
    granted = arbitration(*RUNNING, fixed, asked, ("grant_recusal", "2026-03-13", {}), today="2026-03-16")
    assert [granted["A-16", n].state.value for n in (1, 2)] == ["met", "lapsed"]


@pytest.mark.parametrize(("lines", "stands"), [
    ([("revoke_tribunal", "2026-03-20", {})], "lapsed"),
    ([("suspend", "2026-03-20", {})], "lapsed"),
    ([("suspend", "2026-03-20", {}), ("resume", "2026-04-09", {})], "lapsed"),
    # It goes on before its day, and the sitting is the one that was set.
    ([("suspend", "2026-03-20", {}), ("resume", "2026-03-25", {})], "running"),
])
@pytest.mark.parametrize("limit", ["A-14", "A-15", "A-16"])
def test_R33_38_a_sitting_that_fell_calls_nobody(limit: str, lines: list[Plain], stands: str) -> None:
    """Nothing is late that was for a sitting which does not take place (办案规则 第47条, 组织规则 第15条)."""
    fixed: Plain = ("set_hearing", "2026-03-10", {"hearing_on": "2026-04-08"})
    found = arbitration(*RUNNING, fixed, *lines, today="2026-03-26" if stands == "running" else "2026-05-06")
    assert found[limit, 2].state.value == stands
    again: Plain = ("set_hearing", "2026-04-10", {"hearing_on": "2026-04-30"})
    assert arbitration(*RUNNING, fixed, *lines, again, today="2026-04-13")[limit, 2].state.value == "running"


def test_R33_36_a_counter_claim_ends_the_days_of_whoever_makes_it() -> None:
    parties = (WORKER, HERE, CONTRACTOR)
    copy = service("respond_notice", "2026-03-06", 2, 3)
    asked: Plain = ("receive_counterclaim", "2026-03-10", {"claims": [{"claimant": 2, "item": "other"}], "story": "略"})
    found = arbitration(*RUNNING, copy, asked, today="2026-03-11", parties=parties)
    assert [found["A-09", n].state.value for n in (2, 3)] == ["met", "running"]


def test_R33_33_a_receipt_that_is_noted_after_the_end_begins_nothing() -> None:
    """The copy came on 03-06, and its receipt came back when the application had been withdrawn."""
    gone: Plain = ("withdraw_arbitration", "2026-03-09", {})
    late = service("respond_notice", "2026-03-06", 2)
    found = arbitration(*RUNNING, gone, late, today="2026-12-01")
    assert {limit: found[limit, 2].state.value for limit in ("A-06", "A-08", "A-09")} == dict.fromkeys(("A-06", "A-08", "A-09"), "lapsed")
    before = arbitration(*RUNNING, late, gone, today="2026-12-01")
    assert {limit: before[limit, 2].state.value for limit in ("A-06", "A-08", "A-09")} == dict.fromkeys(("A-06", "A-08", "A-09"), "lapsed")


def public(step: str, on: str, document: str, *parties: int) -> Plain:
    return step, on, {"served": document, "parties": list(parties), "ground": "refused", "method": "left", "reason": "略"}


@pytest.mark.parametrize(("step", "limit"), [("publish_service", "A-22"), ("post_service", "A-21")])
def test_R33_20_what_is_published_or_posted_ends_with_its_own_receipt_or_with_the_case(step: str, limit: str) -> None:
    notice, award = public(step, "2026-03-10", "respond_notice", 2), public(step, "2026-03-11", "award_final", 2)

    def state(*lines: Plain) -> str:
        return arbitration(*RUNNING, *lines, today="2026-12-01")[limit, 2].state.value

    assert state(notice) == "late"
    assert state(notice, service("respond_notice", "2026-03-11", 2)) == "met"
    assert state(notice, service("tribunal_notice", "2026-03-11", 2)) == "late", "another paper is no receipt of this one"
    gone: Plain = ("withdraw_arbitration", "2026-03-11", {})
    assert state(notice, gone) == "lapsed"
    assert state(("award", "2026-03-10", {}), award) == "late", "the award is served to the end"
    before = public(step, "2026-03-10", "partial_award_final", 2)
    assert state(before, ("award", "2026-03-11", {})) == "late", "and so is what was decided beforehand (第49条)"


def test_CPL_227_whoever_pays_what_was_ordered_has_paid() -> None:
    """清偿: the debtor's fifteen days end by it, and a court is asked after nothing more."""
    course = [("applied", "2026-03-12"), ("accepted", "2026-03-13"), ("issued", "2026-03-16"), ("served", "2026-03-18")]
    for upto, limit, state in ((1, "M-11A", "lapsed"), (2, "M-11B", "lapsed"), (3, "M-11D", "lapsed"), (4, "M-11C", "met")):
        orders = [("record_payment_order", on, {"event": event, "sums": [1], "used": {"parties": [1]}}) for event, on in course[:upto]]
        half, rest = (("record_payment", on, {"payments": [{"promise": 1, "amount": "50.00"}]}) for on in ("2026-03-19", "2026-03-20"))
        assert days(limit, [*agreed("wages"), *orders, half]) in ({1: "running"}, {1: "expired"})
        assert days(limit, [*agreed("wages"), *orders, half, rest]) == {1: state}


def days(limit: str, lines: list[Plain]) -> dict[int | None, str]:
    facts = mediated(lines)
    return {c.party: c.state.value for c in clocks(facts, facts.proceedings[1], CALENDAR, date(2026, 3, 20)) if c.limit == limit}

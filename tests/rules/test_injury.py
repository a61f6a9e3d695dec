"""The chain of an injury at work: its stages in order, its clocks, and what an arbitration that waits for it is offered."""

# ruff: noqa: N802 (tests are named after the articles and the ids of the limits)

from datetime import date
from typing import Any

import pytest

from mediation.rules.codes import Kind
from mediation.rules.deadlines import clocks
from mediation.rules.entries import entry_of
from mediation.rules.facts import Proceeding
from mediation.rules.injury import awaited, chains, injured
from mediation.rules.lifecycle import STEPS
from mediation.rules.step import Reference, Situation
from mediation.rules.steps.injury_awaited import conclusion_came, suggest_suspending, waits_for_an_injury

from .cases.injury import ACCEPTED, ACCIDENT, ASKED, SECOND, assessed, facts, told
from .journal import CALENDAR, FACTORY, TODAY, WORKER, Line, case_of, seen, stands

GRADED = assessed("concluded", "2026-07-30", grade="9")


def clock(limit: str, *lines: Line, today: str = TODAY, worker: int = 1) -> tuple[str, str]:
    return stands(seen(Kind.ARBITRATION, *lines, today=today, parties=(WORKER, FACTORY, SECOND))[limit, worker])


# --- clocks ---------------------------------------------------------------------------------------------------


def test_WIR_17_L_09_the_employer_has_thirty_days_and_the_worker_a_year() -> None:
    assert clock("L-09", ACCIDENT, today="2026-01-20") == ("2026-02-04", "running")
    assert clock("L-09", ACCIDENT, today="2026-03-01") == ("2026-02-04", "expired")
    assert clock("L-09", ACCIDENT, told("asked_by_employer", "2026-02-03")) == ("2026-02-04", "met")
    assert clock("L-09-1", ACCIDENT, today="2026-12-31") == ("2027-01-05", "running")
    assert clock("L-09-1", ACCIDENT, ASKED) == ("2027-01-05", "met")


def test_WIR_17_each_worker_has_his_own_year() -> None:
    lines = (ACCIDENT, told("accident", "2026-03-10", worker=3), ASKED)
    assert clock("L-09-1", *lines) == ("2027-01-05", "met")
    assert clock("L-09-1", *lines, worker=3) == ("2027-03-10", "running")


def test_W_01_fifteen_days_to_accept_and_anew_once_the_papers_are_complete() -> None:
    assert clock("W-01", ACCIDENT, ASKED, today="2026-03-10") == ("2026-03-17", "running")
    assert clock("W-01", ACCIDENT, ASKED, ACCEPTED) == ("2026-03-17", "met")
    waiting = (ACCIDENT, ASKED, told("incomplete", "2026-03-05"))
    assert clock("W-01", *waiting)[1] == "lapsed"
    assert clock("W-01", *waiting, told("completed", "2026-03-20"), today="2026-03-21") == ("2026-04-07", "running")


def test_WIR_55_W_01_runs_anew_once_the_refusal_to_take_it_up_was_set_aside() -> None:
    """Set aside on 2026-06-01: fifteen days end on 06-16, also where nobody noted the application here."""
    refused = (ACCIDENT, ASKED, told("declined", "2026-03-10"), told("challenged", "2026-04-01"))
    assert clock("W-01", *refused, today="2026-05-01") == ("2026-03-17", "met")
    anew = told("decline_set_aside", "2026-06-01")
    assert clock("W-01", *refused, anew, today="2026-06-10") == ("2026-06-16", "running")
    assert clock("W-01", *refused[2:], anew, today="2026-06-10") == ("2026-06-16", "running")
    assert clock("W-01", *refused, anew, told("accepted", "2026-06-15")) == ("2026-06-16", "met")


def test_WIR_20_W_02_sixty_days_and_what_is_halted_is_left_out() -> None:
    """2026-03-09 + 60 = 05-08; halted from 03-19 for 30 days: 06-07, a Sunday, rolls to the 8th."""
    accepted = (ACCIDENT, ASKED, ACCEPTED)
    assert clock("W-02", *accepted, today="2026-04-01") == ("2026-05-08", "running")
    halted = (*accepted, told("halted", "2026-03-19"))
    assert clock("W-02", *halted, today="2026-04-01")[1] == "suspended"
    assert clock("W-02", *halted, told("resumed", "2026-04-18"), today="2026-04-20") == ("2026-06-08", "running")
    assert clock("W-02", *accepted, told("recognised", "2026-05-06")) == ("2026-05-08", "met")
    assert clock("W-02", *accepted, today="2026-05-20") == ("2026-05-08", "expired")
    again = (*accepted, told("rejected", "2026-05-06"), told("challenged", "2026-05-20"), told("accepted", "2026-07-10"))
    assert clock("W-02", *again, today="2026-07-20") == ("2026-09-08", "running")


def test_WIR_20_W_03_fifteen_days_where_the_facts_are_clear() -> None:
    lines = (ACCIDENT, ASKED, told("accepted_clear", "2026-03-09"))
    found = seen(Kind.ARBITRATION, *lines, today="2026-03-20")
    assert stands(found["W-03", 1]) == ("2026-03-24", "running")
    assert ("W-02", 1) not in found


@pytest.mark.parametrize("stage", ["rejected", "declined"])
def test_WIR_55_W_04_W_05_sixty_days_for_review_and_six_months_for_a_suit_from_receipt(stage: str) -> None:
    """Received on 2026-03-10: sixty days end on Saturday 05-09, which is worked for the holiday of May; made on 2026-03-06."""
    lines = (ACCIDENT, told(stage, "2026-03-06", received_on="2026-03-10"))
    assert clock("W-04", *lines, today="2026-04-01") == ("2026-05-09", "running")
    assert clock("W-05", *lines, today="2026-04-01") == ("2026-09-10", "running")
    assert clock("W-04", *lines, told("challenged", "2026-04-20"))[1] == "met"


def test_WIR_55_W_10_W_11_a_recognition_is_the_employers_to_challenge() -> None:
    lines = (ACCIDENT, told("recognised", "2026-03-06", received_on="2026-03-10"))
    assert clock("W-10", *lines, today="2026-04-01") == ("2026-05-09", "running")
    assert clock("W-11", *lines, today="2026-04-01") == ("2026-09-10", "running")
    assert {limit for limit, _ in seen(Kind.ARBITRATION, *lines, today="2026-04-01")}.isdisjoint({"W-04", "W-05"})


def test_WIR_33_W_06_the_leave_ends_on_the_day_that_was_fixed_or_prolonged() -> None:
    fixed = assessed("leave", "2026-02-01", leave_until="2026-06-30")
    longer = assessed("leave_prolonged", "2026-06-20", leave_until="2026-12-31")
    assert clock("W-06", fixed, today="2026-06-20") == ("2026-06-30", "running")
    assert clock("W-06", fixed, longer) == ("2026-12-31", "running")
    for concluded in ("concluded", "concluded_again", "reviewed"):
        assert clock("W-06", fixed, assessed(concluded, "2026-06-25", grade="9"))[1] == "met"


def test_WIR_25_W_07_sixty_days_and_thirty_more() -> None:
    asked = assessed("asked", "2026-06-01")
    assert clock("W-07", asked, today="2026-06-10") == ("2026-07-31", "running")
    longer = assessed("prolonged", "2026-07-20", longer_by=30)
    assert clock("W-07", asked, longer, today="2026-08-01") == ("2026-08-31", "running")  # the 30th is a Sunday
    assert clock("W-07", asked, assessed("concluded", "2026-07-30", grade="9")) == ("2026-07-31", "met")


def test_WIR_26_W_08_W_09_fifteen_days_to_ask_again_and_sixty_to_answer() -> None:
    concluded = assessed("concluded", "2026-07-30", grade="9", received_on="2026-08-04")
    assert clock("W-08", concluded, today="2026-08-10") == ("2026-08-19", "running")
    again = (concluded, assessed("asked_again", "2026-08-18"))
    assert clock("W-08", *again) == ("2026-08-19", "met")
    assert clock("W-09", *again, today="2026-09-01") == ("2026-10-19", "running")  # 10-17 is a Saturday
    assert clock("W-09", *again, assessed("concluded_again", "2026-10-12", grade="8")) == ("2026-10-19", "met")


def test_the_chain_goes_along_to_the_next_proceeding_and_is_asked_after_once() -> None:
    """Noted in the mediation, decided in the arbitration: one clock, the later proceeding's."""
    case, first = case_of(Kind.MEDIATION, ACCIDENT, ASKED, ACCEPTED)
    alone = {c.limit for c in clocks(case, first, CALENDAR, date(2026, 4, 1))}
    assert {"L-09-1", "W-02"} <= alone
    entry = entry_of(9, "record_injury", 2, date(2026, 5, 6), told("recognised", "2026-05-06")[2])
    second = Proceeding(2, Kind.ARBITRATION, "accepted", "某单位", date(2026, 4, 2), (1, 2), (), came_from=1, entries=[entry])
    case.proceedings[2] = second
    assert [c for c in clocks(case, first, CALENDAR, date(2026, 6, 1)) if c.limit.startswith(("W", "L"))] == []
    found = {c.limit: (c.due_on.isoformat(), c.state.value) for c in clocks(case, second, CALENDAR, date(2026, 6, 1))}
    assert found["W-02"] == ("2026-05-08", "met")


# --- the steps ------------------------------------------------------------------------------------------------


def situation(*lines: Line, item: str = "injury_benefit") -> Situation:
    case = facts(*lines, item=item)
    return Situation(case, case.proceedings[1], date(2026, 11, 20), Reference(CALENDAR))


def wrong(step: str, where: Situation, **given: Any) -> set[str]:
    row = next(row for row in STEPS.values() if row.name == step)
    form = row.asks.model_validate({"party": 1, **given})
    return {name for check in row.checks for name in check(where, form)}


@pytest.mark.parametrize(
    ("given", "before", "fault"),
    [
        ({"stage": "accident", "on": "2026-01-06"}, (ACCIDENT,), "stage"),
        ({"stage": "asked_by_worker", "on": "2026-01-04"}, (ACCIDENT,), "on"),
        ({"stage": "resumed", "on": "2026-04-01"}, (ACCIDENT, ASKED, ACCEPTED), "stage"),
        ({"stage": "completed", "on": "2026-03-05"}, (ACCIDENT, ASKED), "stage"),
        ({"stage": "challenged", "on": "2026-04-01"}, (ACCIDENT, ASKED), "stage"),
        ({"stage": "accepted", "on": "2026-06-01"}, (ACCIDENT, told("recognised", "2026-05-06")), "stage"),
        ({"stage": "decline_set_aside", "on": "2026-06-01"}, (ACCIDENT, ASKED), "stage"),
        ({"stage": "decline_set_aside", "on": "2026-06-01"}, (told("declined", "2026-03-10"), told("rejected", "2026-05-06")), "stage"),
        (
            {"stage": "decline_set_aside", "on": "2026-06-01"},
            (told("declined", "2026-03-10"), told("decline_set_aside", "2026-05-06")), "stage",
        ),
        ({"stage": "decision_set_aside", "on": "2026-06-01"}, (told("declined", "2026-03-10"),), "stage"),
        ({"stage": "recognised", "on": "2026-05-06", "received_on": "2026-05-05"}, (), "received_on"),
        ({"stage": "accepted", "on": "2026-05-06", "received_on": "2026-05-07"}, (), "received_on"),
        ({"stage": "recognised", "on": "2026-05-06", "party": 2}, (), "party"),
    ],
)  # fmt: skip
def test_WIR_17_to_20_no_stage_comes_before_what_it_rests_on(given: dict[str, Any], before: tuple[Line, ...], fault: str) -> None:
    assert fault in wrong("record_injury", situation(*before), **given)


@pytest.mark.parametrize("stage", ["accident", "asked_by_employer", "accepted", "recognised", "rejected", "declined"])
def test_WIR_17_a_chain_that_began_before_the_case_is_noted_where_it_stands(stage: str) -> None:
    assert wrong("record_injury", situation(), stage=stage, on="2026-05-06") == set()


def test_WIR_55_what_is_challenged_may_be_decided_anew() -> None:
    rejected, challenged = told("rejected", "2026-05-06"), told("challenged", "2026-05-20")
    assert wrong("record_injury", situation(rejected, challenged), stage="accepted", on="2026-09-01") == set()
    assert chains(facts(rejected, challenged, told("recognised", "2026-10-08")))[1].is_injury


def test_WIR_55_ALL_45_W_12_what_a_review_has_upheld_goes_to_court_in_fifteen_days_of_its_receipt() -> None:
    """2026-07-11 is a Saturday; 2026-10-01 begins the feast, which ends on 10-07."""
    rejected, challenged = told("rejected", "2026-05-06"), told("challenged", "2026-05-20")
    upheld = told("upheld_on_review", "2026-06-24", received_on="2026-06-26")
    assert wrong("record_injury", situation(rejected), stage="upheld_on_review", on="2026-06-24") == {"stage"}
    assert wrong("record_injury", situation(rejected, challenged), stage="upheld_on_review", on="2026-06-24") == set()
    lines = ACCIDENT, rejected, challenged, upheld
    assert clock("W-12", *lines, today="2026-07-01") == ("2026-07-13", "running")
    assert clock("W-12", *lines, told("challenged", "2026-07-10"), today="2026-07-12") == ("2026-07-13", "met")
    for received, last in (("2026-07-01", "2026-07-16"), ("2026-09-16", "2026-10-08"), ("2026-08-03", "2026-08-18")):
        other = told("upheld_on_review", "2026-06-24", received_on=received)
        assert clock("W-12", *lines[:-1], other, today=received) == (last, "running")
    assert not chains(facts(*lines))[1].is_injury


def test_WIR_55_a_recognition_that_was_set_aside_is_nothing() -> None:
    recognised, anew = told("recognised", "2026-05-06"), told("decision_set_aside", "2026-09-01")
    assert wrong("record_injury", situation(recognised), stage="decision_set_aside", on="2026-09-01") == set()
    chain = chains(facts(recognised, anew))[1]
    assert (chain.decided, chain.is_injury, chain.waits_for) == (None, False, "工伤认定结论")
    assert chains(facts(recognised, anew, told("rejected", "2026-10-08")))[1].decided is not None


@pytest.mark.parametrize(
    ("given", "before", "fault"),
    [
        ({"stage": "concluded", "on": "2026-07-30"}, (), "grade"),
        ({"stage": "asked", "on": "2026-07-30", "grade": "9"}, (), "grade"),
        ({"stage": "asked_again", "on": "2026-08-10"}, (), "stage"),
        ({"stage": "review_asked", "on": "2026-07-29"}, (assessed("concluded", "2025-07-30", grade="9"),), "on"),
        ({"stage": "leave", "on": "2026-01-20"}, (), "leave_until"),
        ({"stage": "leave", "on": "2026-01-20", "leave_until": "2027-01-05"}, (ACCIDENT,), "leave_until"),
        ({"stage": "leave_prolonged", "on": "2026-11-20", "leave_until": "2028-01-05"}, (ACCIDENT,), "leave_until"),
        ({"stage": "leave_prolonged", "on": "2026-07-31", "leave_until": "2026-12-31"}, (ACCIDENT, GRADED), "stage"),
        ({"stage": "leave_prolonged", "on": "2026-06-20", "leave_until": "2026-07-31"}, (ACCIDENT, GRADED), "leave_until"),
        ({"stage": "leave", "on": "2026-09-01", "leave_until": "2027-09-01"}, (ACCIDENT, GRADED), "leave_until"),
        ({"stage": "prolonged", "on": "2026-07-20"}, (), "longer_by"),
        ({"stage": "prolonged", "on": "2026-07-20", "longer_by": 31}, (), "longer_by"),
        ({"stage": "asked", "on": "2026-07-20", "longer_by": 30}, (), "longer_by"),
    ],
)
def test_WIR_22_to_33_an_assessment_says_what_its_stage_needs(
    given: dict[str, Any], before: tuple[Line, ...], fault: str
) -> None:
    assert fault in wrong("record_assessment", situation(*before), **given)


@pytest.mark.parametrize(
    "given",
    [
        {"stage": "leave", "on": "2026-01-20", "leave_until": "2027-01-04"},
        {"stage": "leave_prolonged", "on": "2026-11-20", "leave_until": "2028-01-04"},
        {"stage": "concluded", "on": "2026-07-30", "grade": "none"},
        {"stage": "review_asked", "on": "2026-07-30"},
    ],
)
def test_WIR_28_33_the_last_lawful_day_passes(given: dict[str, Any]) -> None:
    """Twelve months from 2026-01-05 end with 2027-01-04, twenty-four with 2028-01-04."""
    before = (ACCIDENT, *([assessed("concluded", "2025-07-30", grade="9")] if given["stage"] == "review_asked" else []))
    assert wrong("record_assessment", situation(*before), **given) == set()


@pytest.mark.parametrize(
    "given",
    [
        {"stage": "leave_prolonged", "on": "2026-06-20", "leave_until": "2026-07-30"},
        {"stage": "leave", "on": "2026-09-01", "leave_until": "2027-08-31"},
    ],
)
def test_WIR_33_38_the_leave_goes_up_to_the_grade_and_a_relapse_has_its_own(given: dict[str, Any]) -> None:
    """The grade was given on 2026-07-30; twelve months of a relapse of 2026-09-01 end with 2027-08-31."""
    where = situation(ACCIDENT, GRADED)
    assert wrong("record_assessment", where, **given) == set()
    row = next(row for row in STEPS.values() if row.name == "record_assessment")
    asked = {name for doubt in row.doubts for name in doubt(where, row.asks.model_validate({"party": 1, **given}))}
    assert asked == ({"stage"} if given["stage"] == "leave" else set())


def test_WIR_23_an_assessment_without_a_recognised_injury_is_asked_about() -> None:
    row = next(row for row in STEPS.values() if row.name == "record_assessment")
    form = row.asks.model_validate({"party": 1, "stage": "asked", "on": "2026-06-01"})
    assert row.doubts[0](situation(ACCIDENT), form).keys() == {"stage"}
    assert row.doubts[0](situation(ACCIDENT, told("recognised", "2026-05-06")), form) == {}


def test_a_proceeding_without_a_person_has_no_injury() -> None:
    where = situation()
    where.here.parties = (2,)
    for name in ("record_injury", "record_assessment"):
        row = next(row for row in STEPS.values() if row.name == name)
        assert "没有职工本人" in (row.unless[0](where) or "")
        assert row.unless[0](situation()) is None


# --- an arbitration that waits --------------------------------------------------------------------------------


def test_ARR_47_an_arbitration_that_waits_for_the_recognition_is_offered_its_suspension() -> None:
    where = situation(ACCIDENT, ASKED, ACCEPTED)
    assert waits_for_an_injury(where)
    assert suggest_suspending(where) == {
        "ground": "appraisal", "reason": "林某的工伤认定结论还没有作出，工伤待遇的请求须以其为依据。",
    }
    assert not waits_for_an_injury(situation(ACCIDENT, ASKED, ACCEPTED, item="wages"))
    assert not waits_for_an_injury(situation(ACCIDENT))


def test_ARR_47_it_waits_for_the_grade_as_well() -> None:
    recognised = told("recognised", "2026-05-06")
    assert suggest_suspending(situation(recognised)) == {}
    waiting = situation(recognised, assessed("asked", "2026-06-01"))
    assert list(awaited(waiting.case, waiting.here)) == [(1, "劳动能力鉴定结论")]
    assert not waits_for_an_injury(situation(recognised, assessed("leave", "2026-06-01", leave_until="2026-09-01")))


def test_ARR_47_the_conclusion_is_the_reason_to_go_on() -> None:
    suspended: Line = ("suspend", "2026-06-02", {"ground": "appraisal", "reason": "等待"})
    before = (told("recognised", "2026-05-06"), assessed("asked", "2026-06-01"), suspended)
    came = assessed("concluded", "2026-07-30", grade="9", number="泉劳鉴1号")
    assert conclusion_came(situation(*before)) == ""
    assert conclusion_came(situation(*before, came)) == "林某：2026-07-30 作出鉴定结论，九级（泉劳鉴1号）。"
    suggests = next(row for row in STEPS.values() if row.name == "resume").suggests
    assert suggests is not None
    assert suggests(situation(*before, came)) == {"reason": "林某：2026-07-30 作出鉴定结论，九级（泉劳鉴1号）。"}
    other: Line = ("suspend", "2026-06-02", {"ground": "other", "reason": "等待"})
    assert conclusion_came(situation(*before[:2], other, came)) == ""


def test_whoever_claims_for_an_injury_is_shown_before_anything_is_noted() -> None:
    case = facts()
    assert injured(case, case.proceedings[1]) == [1]
    wages = facts(item="wages")
    assert injured(wages, wages.proceedings[1]) == []
    noted = facts(told("accident", "2026-01-05", worker=3), item="wages")
    assert injured(noted, noted.proceedings[1]) == [3]

"""The thirteenth worker who joins a mediation, one of twelve who leaves it, a further employer: the others go on."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date
from typing import Any

from mediation.rules.codes import Kind, Side
from mediation.rules.deadlines import clocks
from mediation.rules.lifecycle import Situation
from mediation.services.record import case_rows
from tests.rules.cases.hearing import APPLICATION, REFERENCE, Line, facts, wrong
from tests.rules.journal import CALENDAR
from tests.scenes import COMPANY, person

TWELVE = {
    **APPLICATION[2], "used": {"unit": "town"}, "applicants": [person(n) for n in range(1, 13)],
    "claims": [{"claimant": n, "item": "wages", "amount": "1000.00"} for n in range(1, 13)],
}  # fmt: skip
OPEN: list[Line] = [("register", "2026-09-01", TWELVE), ("accept_mediation", "2026-09-02", {"both_consent": True})]
CLAIM = {"claimant": 1, "item": "wages", "amount": "800.00"}


def joining(**given: Any) -> Line:
    return "join_mediation", "2026-09-07", {"applicants": [person(13)], "claims": [CLAIM], "consent_on": "2026-09-07",
        "others_consent_on": "2026-09-07", **given}


def leaving(*parties: int) -> Line:
    return "leave_mediation", "2026-09-08", {"parties": list(parties), "reason": "已经找到新工作"}


def on(*lines: Line) -> Situation:
    known = facts(*lines)
    return Situation(known, known.proceedings[1], date(2026, 9, 9), REFERENCE)


def shown(*lines: Line) -> tuple[int, str, str]:
    """The group as lists show it: head-count, sum, the applicants."""
    known = facts(*lines)
    row = case_rows.proceeding_rows(known, {"town": 1})[(1,)]
    return row["headcount"], str(row["amount"]), row["who"]


def test_LMAA_7_head_count_sum_and_title_follow_who_joins_and_who_leaves() -> None:
    assert shown(*OPEN) == (12, "12000.00", "周某1等 12 人")
    assert shown(*OPEN, joining()) == (13, "12800.00", "周某1等 13 人")
    assert shown(*OPEN, joining(), leaving(1, 2)) == (11, "10800.00", "周某3等 11 人")


def test_LMAA_14_3_the_fifteen_days_are_those_of_the_first_application() -> None:
    def due(*lines: Line) -> date:
        known = facts(*lines)
        return next(c.due_on for c in clocks(known, known.proceedings[1], CALENDAR, date(2026, 9, 9)) if c.limit == "M-03")

    assert due(*OPEN, joining(), leaving(1)) == due(*OPEN)


def test_who_joins_asks_for_something_and_agrees_to_the_mediation() -> None:
    where = on(*OPEN)
    assert wrong("join_mediation", where, **joining()[2]) == {}
    assert "还没有请求" in wrong("join_mediation", where, **joining(claims=[])[2])["claims"]
    assert "claims.0.claimant" in wrong("join_mediation", where, **joining(claims=[{**CLAIM, "claimant": 2}])[2])
    assert "第22条" in wrong("join_mediation", where, **joining(consent_on=None)[2])["consent_on"]
    assert wrong("join_mediation", on(OPEN[0]), **joining(consent_on=None)[2]) == {}, "not taken up yet: all are asked together"
    assert "applicants" in wrong("join_mediation", where, **joining(applicants=[], claims=[])[2])
    damages = joining(claims=[{**CLAIM, "item": "penalty"}])
    assert "claims.0.item" in wrong("join_mediation", where, **damages[2]), "a worker claims no 违约金"


def test_LMAA_22_a_further_employer_is_joined_and_a_wrong_one_dropped_while_people_mediate() -> None:
    contractor = joining(applicants=[], claims=[], respondents=[{**COMPANY, "name": "某劳务公司"}])
    assert wrong("join_mediation", on(*OPEN), **contractor[2]) == {}
    known = facts(*OPEN, contractor, ("change_party", "2026-09-08", {"ground": "dropped", "party": 13, "proof": "申请人书面撤回"}))
    assert [p.name for p in known.of_side(known.proceedings[1], Side.RESPONDENT)] == ["某劳务公司"]


def test_PML_23_whoever_leaves_is_asked_nothing_more_and_somebody_goes_on() -> None:
    assert "撤回申请" in wrong("leave_mediation", on(*OPEN), **leaving(*range(1, 13))[2])["parties"]
    known = facts(*OPEN, leaving(1))
    here = known.proceedings[1]
    assert 1 not in known.present_in(here)
    assert (here.left[1].outcome, here.kind) == ("M30", Kind.MEDIATION)
    assert all(known.claims[n].claimant != 1 for n in here.claims)

"""A time limit within which somebody may ask for something ends by his asking, and runs on where that came to nothing."""

# ruff: noqa: N802 (tests are named after the articles and the ids of the limits)

from datetime import date

import pytest

from mediation.rules.deadlines import clocks
from tests.rules.cases.later import SIGNED, applied
from tests.rules.cases.review import ACCEPTED, AGREED, APPLIED, MADE, TO_COURT, Line, facts_of
from tests.rules.cases.signed import FACTORY, FIRST, SECOND
from tests.rules.journal import CALENDAR

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

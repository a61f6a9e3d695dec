"""When a result is in force, and for whom: final and non-final awards, split ones, settlements, suits on some of the items."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date

import pytest

from mediation.rules.lifecycle import replay
from tests.rules.cases.court import COURT, NON_FINAL, SPLIT, effect, entries, refused, running, served, situation, wrong
from tests.rules.cases.hearing import HEARD, Line, award, told


@pytest.mark.parametrize("made", ["2026-10-20", "2026-11-02", "2026-11-16"])
def test_X_11_a_final_award_is_in_force_on_the_day_it_was_made_served_or_not(made: str) -> None:
    lines = [*HEARD, award(made, (1, "24000.00"), (2, "200.00"), (3, None))]
    assert effect("award_final", 1, *lines) == effect("award_final", 2, *lines) == made


@pytest.mark.parametrize(
    ("worker", "employer", "since"),
    [
        ("2026-10-21", "2026-10-21", "2026-11-06"),
        ("2026-10-21", "2026-10-30", "2026-11-17"),  # the last of them: 11-14 is a Saturday, so 11-16
        ("2026-11-20", "2026-10-21", "2026-12-08"),  # 12-05 is a Saturday, so 12-07
    ],
)
def test_X_12_a_non_final_award_is_in_force_on_the_day_after_the_last_partys_fifteen_days(
    worker: str, employer: str, since: str
) -> None:
    lines = [*HEARD, NON_FINAL, *served("award_nonfinal", worker, worker, employer)]
    assert effect("award_nonfinal", 1, *lines) == since
    day = date.fromisoformat(since)
    assert effect("award_nonfinal", 1, *lines, today=day) == since
    assert effect("award_nonfinal", 1, *lines, today=date.fromordinal(day.toordinal() - 1)) == ""
    x_03 = [clock.due_on for (limit, _), clock in running(*lines).items() if limit == "X-03"]
    assert max(x_03).toordinal() + 1 == day.toordinal()


def test_X_12_not_before_everybody_has_it_and_a_co_applicants_receipt_does_not_matter() -> None:
    lines = [*HEARD, NON_FINAL, told("2026-10-21", 1, document="award_nonfinal")]
    assert effect("award_nonfinal", 1, *lines) == ""
    both = [*lines, told("2026-10-21", 3, document="award_nonfinal")]
    assert effect("award_nonfinal", 1, *both) == "2026-11-06"
    assert effect("award_nonfinal", 2, *both) == ""


def test_X_12_a_suit_holds_up_everything_but_only_for_those_who_sued() -> None:
    """司法解释（一）第16、17条."""
    lines = [*HEARD, SPLIT, *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21")]
    sued: Line = ("lodge_suit", "2026-10-26", {"served": "award_nonfinal", "parties": [1], **COURT})
    assert effect("award_nonfinal", 1, *lines, sued) == ""
    assert effect("award_nonfinal", 2, *lines, sued) == "2026-11-06"
    by_employer: Line = ("lodge_suit", "2026-10-26", {"served": "award_nonfinal", "parties": [3], **COURT})
    assert effect("award_nonfinal", 2, *lines, by_employer) == ""
    assert replay(entries(*lines, sued)).proceedings[2].parties == (1, 3)
    assert replay(entries(*lines, sued)).proceedings[2].claims == (1, 3)


def test_a_split_award_takes_effect_document_by_document() -> None:
    lines = [
        *HEARD,
        SPLIT,
        *served("award_final", "2026-10-21", "2026-10-21", "2026-10-21"),
        *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21"),
    ]
    assert (effect("award_final", 1, *lines), effect("award_nonfinal", 1, *lines)) == ("2026-10-20", "2026-11-06")
    record: Line = (
        "confirm_effect",
        "2026-11-06",
        {"served": "award_nonfinal", "parties": [1, 2], "perform_until": "2026-11-16"},
    )
    before = {p.claim: p.due_on for p in replay(entries(*lines)).promises.values()}
    assert before == {1: date(2026, 10, 30), 2: date(2026, 10, 30), 3: None}, "what is not in force is not due (第50条)"
    due_days = {p.claim: str(p.due_on) for p in replay(entries(*lines, record)).promises.values()}
    assert due_days == {1: "2026-10-30", 2: "2026-10-30", 3: "2026-11-16"}


def test_a_settlement_is_in_force_when_the_last_has_signed() -> None:
    settled: Line = ("settle", "2026-10-13", {"promises": [{"payee": 1, "claim": 1, "amount": "9.00", "due_on": "2026-10-30"}]})
    lines = [*HEARD, settled, told("2026-10-14", 1, 2, document="settlement")]
    assert effect("settlement", 1, *lines) == ""
    assert effect("settlement", 1, *lines, told("2026-10-19", 3, document="settlement")) == "2026-10-19"


def test_the_day_of_effect_is_the_laws_to_say() -> None:
    where = situation(*HEARD, NON_FINAL, *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21"))
    given = {"served": "award_nonfinal", "parties": [1], "perform_until": "2026-11-16"}
    assert "2026-11-06" in wrong("confirm_effect", where, on="2026-11-05", **given)["on"]
    assert wrong("confirm_effect", where, on="2026-11-06", **given) == {}
    assert "perform_until" in wrong("confirm_effect", where, on="2026-11-06", **{**given, "perform_until": "2026-11-05"})
    early = situation(
        *HEARD, NON_FINAL, *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21"), today=date(2026, 11, 5)
    )
    assert "2026-11-05" in refused("confirm_effect", early)


def test_a_suit_that_came_to_nothing_needs_the_courts_word() -> None:
    lines = [
        *HEARD,
        NON_FINAL,
        *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21"),
        ("lodge_suit", "2026-10-26", {"served": "award_nonfinal", "parties": [3], **COURT}),
        ("withdraw_suit", "2026-11-16", {"in": 2}),
    ]
    where = situation(*lines)
    given = {"on": "2026-11-20", "served": "award_nonfinal", "parties": [1], "perform_until": "2026-11-30"}
    assert "court_says" in wrong("confirm_effect", where, **given)
    assert wrong("confirm_effect", where, court_says="准许撤诉裁定于 2026-11-20 送达", **given) == {}


def test_r33_73_what_some_settle_waits_for_nobody_else() -> None:
    """办案规则 第73条: of two workers one settles; the other is no party to it, and does not sign for it."""
    promises = [{"payee": 1, "claim": 1, "amount": "9.00", "due_on": "2026-10-30"}]
    lines = [*HEARD, ("settle_part", "2026-10-13", {"claims": [1], "promises": promises})]
    signed = [
        *lines,
        told("2026-10-14", 1, document="partial_settlement"),
        told("2026-10-15", 3, document="partial_settlement"),
    ]
    assert effect("partial_settlement", 1, *signed[:-1]) == ""
    assert effect("partial_settlement", 1, *signed) == "2026-10-15"
    assert effect("partial_settlement", 2, *signed) == ""
    assert (
        "已经发生法律效力"
        in wrong("undo_part_settlement", situation(*signed), parties=[3], settlement=len(lines), reason="反悔")["settlement"]
    )

"""A paper is received once, on the earliest day that is on record, whichever receipt was recorded first (办案规则 第20条)."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.codes import Kind
from mediation.rules.deadlines import LIMITS
from mediation.rules.deadlines.clocks import ClockState

from .journal import CONTRACTOR, FACTORY, WORKER, Line, case_of, seen, service

ARBITRATION: tuple[Line, ...] = (
    ("file_arbitration", "2026-10-08"),
    ("accept_arbitration", "2026-10-09", {"approver": "钱某"}),
    ("change_claims", "2026-10-10"),
    ("award", "2026-10-12"),
)
INSPECTION: tuple[Line, ...] = (
    ("receive_complaint", "2026-09-01"),
    ("docket_complaint", "2026-09-02", {}),
    ("order_correction", "2026-10-09", {"violations": "略", "articles": "略", "correction": "略", "days": 7}),
    ("decide_handling", "2026-10-12", {"facts": "略", "decision": "略", "perform_within": 15}),
)
PAPERS = [
    (Kind.ARBITRATION, ARBITRATION, "serve", "respond_notice"),
    (Kind.ARBITRATION, ARBITRATION, "serve", "change_notice"),
    (Kind.ARBITRATION, ARBITRATION, "serve", "award_nonfinal"),
    (Kind.INSPECTION, INSPECTION, "serve_inspection", "correction_order"),
    (Kind.INSPECTION, INSPECTION, "serve_inspection", "handling_decision"),
]
receipts = st.lists(st.integers(0, 40), min_size=1, max_size=4).map(
    lambda days: [date(2026, 10, 12) + timedelta(days=day) for day in days]
)


def started_by(paper: str) -> set[str]:
    """The limits that begin, or begin anew, when this paper is received."""
    return {limit.id for limit in LIMITS for event in (*limit.starts.any_of, *limit.restarts.any_of) if paper in event.documents}


@pytest.mark.parametrize(("kind", "before", "step", "paper"), PAPERS, ids=[row[3] for row in PAPERS])
@given(days=receipts)
def test_every_clock_that_a_receipt_starts_counts_from_the_earliest_whatever_was_recorded_first(
    kind: Kind, before: Sequence[Line], step: str, paper: str, days: list[date]
) -> None:
    lines = (*before, *(service(paper, str(day), 2, step=step) for day in days))
    alone = seen(kind, *before, service(paper, str(min(days)), 2, step=step))
    clocks = {key: clock.due_on for key, clock in seen(kind, *lines).items()}
    assert clocks == {key: clock.due_on for key, clock in alone.items()}
    assert any(limit in started_by(paper) for limit, _ in clocks)
    _, here = case_of(kind, *lines)
    assert here.received(paper) == {2: min(days)}
    assert [(each.party, each.on) for each in here.receipts(paper)] == [(2, min(days))]


@pytest.mark.parametrize("days", [("2026-11-13", "2026-11-09"), ("2026-11-09", "2026-11-13")])
def test_arbitration_law_art_50_a_suit_is_due_fifteen_days_after_the_first_receipt_and_stays_in_time(days: tuple[str, str]) -> None:
    suit: Line = ("lodge_suit", "2026-11-20", {"parties": [2], "court": "某法院", "served": "award_nonfinal"})
    first, second = (service("award_nonfinal", day, 2) for day in days)
    clock = seen(Kind.ARBITRATION, *ARBITRATION, first, suit, second)["X-03", 2]
    assert (str(clock.due_on), clock.state, str(clock.ended_on)) == ("2026-11-24", ClockState.MET, "2026-11-20")


def test_a_paper_drawn_up_anew_is_received_anew() -> None:
    changed: Line = ("change_claims", "2026-10-20")
    lines = (*ARBITRATION, service("change_notice", "2026-10-15", 2), changed, service("change_notice", "2026-10-22", 2))
    late = (*lines, service("change_notice", "2026-10-14", 2), service("change_notice", "2026-10-21", 2))
    clocks = {limit: clock.starts_on for (limit, _), clock in seen(Kind.ARBITRATION, *late).items()}
    assert clocks["A-13"] == date(2026, 10, 21)
    _, here = case_of(Kind.ARBITRATION, *late)
    assert [str(each.on) for each in here.receipts("change_notice")] == ["2026-10-14", "2026-10-21"]


def test_a_publication_that_was_begun_in_time_ends_the_days_for_the_copy() -> None:
    lines = (*ARBITRATION[:2], service("respond_notice", "2026-10-12", 2, step="publish_service"))
    clock = seen(Kind.ARBITRATION, *lines, parties=(WORKER, FACTORY, CONTRACTOR))["A-04", 2]
    assert (clock.state, str(clock.ended_on)) == (ClockState.MET, "2026-10-12")


def test_what_one_entry_served_on_two_ends_for_each_on_its_own_day() -> None:
    lines = (*ARBITRATION[:2], service("respond_notice", "2026-10-13", 2, 3), service("respond_notice", "2026-10-12", 2))
    clocks = seen(Kind.ARBITRATION, *lines, parties=(WORKER, FACTORY, CONTRACTOR))
    assert [str(clocks["A-04", party].ended_on) for party in (2, 3)] == ["2026-10-12", "2026-10-13"]

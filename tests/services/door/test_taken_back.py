"""A result that is taken back (反悔、未签、撤销登记): the case goes on where it stood, and with it every period that still ran."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date, timedelta

import pytest
from sqlmodel import select

from mediation.models import Deadline, Write
from mediation.rules.states.arbitration import FORMED
from mediation.rules.states.mediation import AGREED
from tests.sound import sound
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")
OPEN = ("running", "late", "suspended")


def stored(walk: Walk) -> dict[tuple[str, int], tuple[date, str]]:
    """Each clock as the lists have it: its last day, and how it stands."""
    walk.session.expire_all()
    rows = walk.session.exec(select(Deadline).where(Deadline.case_id == walk.case_id)).all()
    return {(row.limit, row.party): (row.due_on, row.state) for row in rows}


def still(clocks: dict[tuple[str, int], tuple[date, str]]) -> set[tuple[str, int]]:
    """Those that still ask for something."""
    return {key for key, (_, state) in clocks.items() if state in OPEN}


def under_way(write: Write, people: People) -> Walk:
    """An arbitration with its tribunal, its copy served and a period for evidence."""
    walk = walk_to(write, people, FORMED).go("serve")
    until = (walk.day + timedelta(days=30)).isoformat()
    walk.do("set_evidence_period", until=until, parties=[1, 2, 3])
    return walk


def test_LMAA_42_whoever_goes_back_on_a_settlement_brings_every_period_back(write: Write, people: People) -> None:
    walk = under_way(write, people)
    before = stored(walk)
    running = still(before)
    assert {("A-23", 0), ("A-06", 3), ("A-08", 3), ("A-11", 1), ("A-11", 2), ("A-12", 1)} <= running
    walk.go("settle")
    assert not still(stored(walk))
    walk.go("undo_settlement")
    after = stored(walk)
    assert still(after) >= running
    assert {key: after[key] for key in running} == {key: before[key] for key in running}, "no day is left out (办案规则 第46条)"
    sound(walk)


def test_LMAA_42_after_it_a_second_result_ends_them_on_its_own_day(write: Write, people: People) -> None:
    walk = under_way(write, people).go("settle", "undo_settlement", "withdraw_arbitration")
    assert not still(stored(walk))
    rows = walk.session.exec(select(Deadline).where(Deadline.case_id == walk.case_id, Deadline.limit == "A-23")).all()
    assert [row.ended_on for row in rows] == [walk.day]


def test_a_settlement_that_was_struck_never_stopped_them(write: Write, people: People) -> None:
    walk = under_way(write, people)
    before = stored(walk)
    walk.go("settle")
    walk.do("correct", entry=walk.facts.proceedings[1].entries[-1].seq, action="strike", new_on=None, reason="点错了")
    assert stored(walk) == before


def test_a_suspension_that_was_struck_never_stopped_them(write: Write, people: People) -> None:
    walk = under_way(write, people)
    before = stored(walk)
    walk.go("suspend")
    assert stored(walk) != before
    walk.do("correct", entry=walk.facts.proceedings[1].entries[-1].seq, action="strike", new_on=None, reason="点错了")
    assert stored(walk) == before


def test_R17_10_an_agreement_that_nobody_signed_leaves_the_negotiation_its_days(write: Write, people: People) -> None:
    walk = walk_to(write, people, AGREED)
    walk.go("reopen_mediation")
    assert ("M-03", 0) in still(stored(walk)), "the fifteen days (调解仲裁法 第14条第3款)"
    walk.do("propose_negotiation")
    before = stored(walk)["N-01", 0]
    assert before[1] == "running"
    walk.go("reach_agreement")
    assert stored(walk)["N-01", 0][1] == "lapsed"
    walk.go("reopen_mediation")
    assert stored(walk)["N-01", 0] == before

"""A result that is taken back (反悔、未签、撤销登记): the case goes on where it stood, and with it every period that still ran."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date, timedelta

import pytest
from sqlmodel import select

from mediation.errors import Invalid
from mediation.models import Deadline, Party, Promise, Write
from mediation.rules.states.arbitration import FORMED
from mediation.rules.states.mediation import AGREED
from mediation.services.views.case_page import people as people_of_the_page
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


def test_LMAA_42_CPL_55_one_of_several_goes_back_on_it_and_the_others_are_bound(write: Write, people: People) -> None:
    """Every clock of the case comes back, what the other was promised is waited for, and each page and line says what is whose."""
    walk = under_way(write, people)
    running = still(stored(walk))
    walk.go("settle")
    made = walk.facts.proceedings[1].entries[-1]
    walk.do("serve", served="settlement", parties=[1, 3])
    with pytest.raises(Invalid) as refused:
        walk.do("undo_settlement", parties=[1])
    assert "周某1与对方都已签收" in refused.value.faults["parties"]
    walk.do("undo_settlement", parties=[2])
    known = walk.facts
    here = known.proceedings[1]
    assert here.entries[-1].used.fallen == (2,)
    assert {known.claims[n].claimant for n in here.settled[made.seq]} == {1}
    assert still(stored(walk)) >= running - {("A-11", 1)}
    rows = walk.session.exec(select(Promise).where(Promise.case_id == walk.case_id)).all()
    assert {(row.payee, row.settled) for row in rows} == {(1, False)}
    parties = {row.number: row for row in walk.session.exec(select(Party).where(Party.case_id == walk.case_id)).all()}
    lines = people_of_the_page.lines([parties[1], parties[2]], known, here, walk.day, {})
    told = {line.n: line.was for line in lines}
    assert any("起对其生效" in line for line in told[1])
    assert told[2] == [f"{here.entries[-1].on} 反悔，其请求继续审理"]
    walk.go("confirm_effect")
    assert walk.facts.proceedings[1].entries[-1].answer("parties") == [1]
    sound(walk)

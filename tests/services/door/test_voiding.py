"""录入错误作废: a case that should never have been entered counts nowhere, is found and read, and keeps its number for itself."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlmodel import select

from mediation.errors import Conflict, Forbidden, Invalid
from mediation.models import Case, Deadline, Promise, Write
from mediation.models import Proceeding as Row
from mediation.rules.codes import Kind
from mediation.rules.indicators.periods import Month
from mediation.rules.states import STATES, State
from mediation.rules.states.arbitration import AWARDED, FILED, SCHEDULED
from mediation.rules.states.mediation import ACCEPTED, AGREED, EFFECTIVE, FAILED, MEDIATING, REGISTERED
from mediation.services import door
from mediation.services.figures.drill import cases_counted
from mediation.services.record import keys, timeline
from mediation.services.views.search import Wanted
from mediation.services.views.search import found as searched
from tests import databases
from tests.corrections import entries, essence, papers, stored_as, strike
from tests.walks import Walk, through_mediation, walk_to
from tests.world import People


@pytest.fixture(scope="module")
def database(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One for all: nothing here is ever committed."""
    with databases.fresh(kind, tmp_path_factory.mktemp("voiding") / "home") as url:
        yield url


def counted(walk: Walk, measure: str, part: str) -> int:
    """How many cases stand behind a part of the rate in the month of the walk, in the whole city."""
    walk.session.flush()
    reader = walk.people["city-director"]
    return cases_counted(walk.session, measure, part, Month(2026, 3), "month", "", reader).total


@pytest.mark.parametrize(
    "state",
    [REGISTERED, MEDIATING, AGREED, EFFECTIVE, FAILED, FILED, SCHEDULED, AWARDED, STATES[Kind.INSPECTION, "investigating"],
     STATES[Kind.SUIT, "docketed"], STATES[Kind.ENFORCEMENT, "enforcing"], STATES[Kind.REVIEW, "under_review"],
     STATES[Kind.CONFIRMATION, "accepted"]],
    ids=lambda state: f"{state.kind}-{state.name}",
)  # fmt: skip
def test_a_voided_proceeding_owes_nothing_and_stays_readable(write: Write, people: People, state: State) -> None:
    walk = walk_to(write, people, state)
    before, number = essence(walk.facts), walk.proceeding
    standing = {row.id for row in papers(walk) if row.state != "void" and row.proceeding == number}
    walk.do("void_case", ground="duplicate", right="晋陈劳人调字〔2026〕999号")
    here = walk.facts.proceedings[number]
    assert (here.outcome, STATES[here.kind, here.state].final) == ("X99", True)
    write.flush()
    assert write.exec(select(Deadline).where(Deadline.case_id == walk.case_id, Deadline.proceeding == number)).all() == []
    assert write.exec(select(Promise).where(Promise.case_id == walk.case_id, Promise.proceeding == number)).all() == []
    assert {row.state for row in papers(walk) if row.proceeding == number} <= {"void"}
    assert stored_as(walk, walk.facts) == []
    said = next(each.text for each in timeline.told(entries(walk), walk.facts, frozenset()))
    assert "重复录入" in said
    assert "正确的案件是 晋陈劳人调字〔2026〕999号" in said
    with pytest.raises(Conflict) as refused:
        walk.do("void_case")
    assert "已经作废" in refused.value.sentence
    assert strike(walk, entries(walk)[-1].seq) == "", "voided by mistake, it comes back"
    assert essence(walk.facts) == before
    assert {row.id for row in papers(walk) if row.state != "void" and row.proceeding == number} == standing
    assert stored_as(walk, walk.facts) == []


@pytest.mark.parametrize(
    ("state", "measure", "part"),
    [(FAILED, "MSR-C", "d"), (EFFECTIVE, "MSR-C", "n"), (FILED, "ACR-1", "d"), (AWARDED, "ACR-1", "n")],
    ids=["concluded", "success", "taken up", "decided"],
)
def test_it_is_neither_received_nor_closed_nor_a_success(
    write: Write, people: People, state: State, measure: str, part: str
) -> None:
    before = counted(Walk(write, people), measure, part)
    walk = walk_to(write, people, state)
    assert counted(walk, measure, part) == before + 1
    walk.do("void_case")
    assert counted(walk, measure, part) == before


def test_it_is_found_with_a_mark_and_its_number_is_not_given_again(write: Write, people: People) -> None:
    walk = walk_to(write, people, ACCEPTED)
    write.flush()
    docket = write.exec(select(Row.docket).where(Row.case_id == walk.case_id)).one()
    walk.do("void_case")
    write.flush()
    found = write.exec(select(Case.id).where(Case.id == walk.case_id, keys.matching(write, docket))).first()
    assert found == walk.case_id
    _, lines = searched(write, people.alice, Wanted(docket), walk.day, 0, 10)
    assert [(line.state, line.word) for line in lines if line.case_id == walk.case_id] == [("已作废", "已作废")]
    other = walk_to(write, people, ACCEPTED)
    write.flush()
    assert write.exec(select(Row.docket).where(Row.case_id == other.case_id)).one() != docket


def test_what_went_on_is_voided_from_its_end(write: Write, people: People) -> None:
    walk = through_mediation(write, people)
    walk.proceeding = 1
    with pytest.raises(Conflict) as refused:
        walk.do("void_case")
    assert "先将该程序作废" in refused.value.sentence
    walk.proceeding = 2
    walk.do("void_case", by=people.bob)
    walk.proceeding = 1
    walk.go("apply_arbitration")
    assert len(walk.facts.proceedings) == 3, "who was filed by mistake may be filed again"
    assert stored_as(walk, walk.facts) == []


def test_a_duplicate_names_the_case_that_stays(write: Write, people: People) -> None:
    walk = walk_to(write, people, ACCEPTED)
    docket = next(e.used.docket for e in entries(walk) if e.used.docket)
    for right, said in (("", "请填写留下的那一案"), (docket, "这是本案自己的编号"), ("另一案", "应当有数字")):
        with pytest.raises(Invalid) as wrong:
            walk.do("void_case", ground="duplicate", right=right)
        assert said in wrong.value.faults["right"]
    with pytest.raises(Invalid) as wrong:
        walk.do("void_case", ground="mistake", right="晋陈劳人调字〔2026〕999号")
    assert "重复录入" in wrong.value.faults["right"]


def test_who_entered_it_voids_it_on_the_same_day_and_the_lead_later(write: Write, people: People) -> None:
    walk = Walk(write, people)
    mediator = people["city-mediator"]
    walk.do("register", by=people.alice)
    walk.do("accept_mediation", by=mediator, on=walk.day)
    with pytest.raises(Forbidden):
        walk.do("void_case", by=mediator, on=walk.day)
    walk.day += timedelta(days=1)
    walk.do("void_case", by=people.alice)
    mine = Walk(write, people)
    mine.do("register", by=mediator)
    mine.do("void_case", by=mediator, on=mine.day)
    assert mine.facts.proceedings[1].outcome == "X99"


def test_the_preview_says_what_voiding_takes_away(write: Write, people: People) -> None:
    walk = walk_to(write, people, FILED)
    given = {"on": walk.day.isoformat(), "ground": "mistake", "reason": "点错单位"}
    with walk.standing():
        said = door.consequences(
            write, "void_case", given, people.bob, walk.facts, entries(walk), walk.proceeding, case_id=walk.case_id
        )
    assert said.state == "已作废"
    assert any("作废" in line for line in said.documents)
    assert any("不再计算" in line for line in said.clocks)

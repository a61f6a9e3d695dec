"""What a correction leaves behind (更正的痕迹): numbers, parameters, papers, both versions, and the rates."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from mediation.errors import Forbidden, Invalid, NotFound
from mediation.models import Write
from mediation.rules.codes import Kind
from mediation.rules.indicators.periods import Month
from mediation.rules.states import STATES, State
from mediation.rules.states.arbitration import AWARDED, FILED
from mediation.rules.states.mediation import MEDIATING
from mediation.services.figures.drill import cases_counted
from mediation.services.papers import issue
from mediation.services.record import cases, timeline
from tests import databases
from tests.corrections import entries, papers, redate, seq_of, strike
from tests.walks import Walk, walk_to
from tests.world import People


@pytest.fixture(scope="module")
def database(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One for all: nothing here is ever committed."""
    with databases.fresh(kind, tmp_path_factory.mktemp("corrections") / "home") as url:
        yield url


# --- numbers, parameters, papers ------------------------------------------------------------------------------


def test_a_number_of_a_year_holds_the_step_in_that_year(write: Write, people: People) -> None:
    walk = Walk(write, people, start=date(2025, 12, 30)).go("file_arbitration")
    walk.do("accept_arbitration", on=date(2026, 1, 4))
    accepted = entries(walk)[-1]
    walk.day = date(2026, 1, 5)
    said = redate(walk, accepted.seq, date(2025, 12, 31))
    assert accepted.used.docket in said
    assert "按 2026 年编的" in said
    assert redate(walk, accepted.seq, date(2026, 1, 5)) == ""
    assert strike(walk, accepted.seq) == ""


def test_an_award_of_another_day_is_measured_by_that_days_minimum_wage(write: Write, people: People) -> None:
    """12 × 1,960 = 23,520 元 until 2025-03-31, 12 × 2,195 = 26,340 元 from 2025-04-01: 25,000 元 is final only then."""
    walk = Walk(write, people, start=date(2025, 2, 5)).go("file_arbitration")
    walk.do("accept_arbitration")
    walk.do("withdraw_part", parties=[2], settled_privately=False, reason="不再主张")
    walk.do("serve")  # the decision on it
    walk.do("change_claims", dropped=[1, 3], added=[{"claimant": 1, "item": "wages", "amount": "25000.00"}])
    walk.go("form_tribunal", "set_hearing", "hold_hearing")
    walk.do("award", on=date(2025, 3, 31), both_days_seen=True)
    award = entries(walk)[-1]
    assert walk.facts.proceedings[1].outcome == "A21"
    assert {row.template for row in papers(walk) if row.seq == award.seq and "award" in row.template} == {"award_nonfinal"}
    walk.day = date(2025, 4, 3)
    assert redate(walk, award.seq, date(2025, 4, 2)) == ""
    assert walk.facts.proceedings[1].outcome == "A20"
    assert walk.facts.proceedings[1].decisions[0].final is True
    stands = {row.template: row.state for row in papers(walk) if row.seq == award.seq and "award" in row.template}
    assert stands == {"award_nonfinal": "void", "award_final": "pending"}
    assert redate(walk, award.seq, date(2025, 3, 30)) == ""
    assert walk.facts.proceedings[1].outcome == "A21"


def test_papers_of_a_redated_step_are_made_anew_beside_the_first(write: Write, people: People) -> None:
    walk = walk_to(write, people, FILED)
    accepted = entries(walk)[-1]
    first = {row.id: (row.template, row.party, row.data) for row in papers(walk) if row.seq == accepted.seq}
    others = {row.id: row.state for row in papers(walk) if row.seq != accepted.seq}
    walk.day += timedelta(days=2)
    assert redate(walk, accepted.seq, accepted.on + timedelta(days=1)) == ""
    now = [row for row in papers(walk) if row.seq == accepted.seq]
    void = {row.id: (row.template, row.party, row.data) for row in now if row.state == "void"}
    new = [row for row in now if row.state != "void"]
    assert void == first
    assert {(row.template, row.party) for row in new} == {(t, p) for t, p, _ in first.values()}
    assert all(
        row.refusal == f"所载内容因第 {entries(walk)[-1].seq} 条更正而改变，以重新制作的为准"
        for row in now
        if row.state == "void"
    )
    assert {issue.frozen(row)["case"]["accepted_on"] for row in new} == {(accepted.on + timedelta(days=1)).isoformat()}
    assert {row.id: row.state for row in papers(walk) if row.seq != accepted.seq} == others
    assert strike(walk, accepted.seq) == ""
    reasons = {row.refusal for row in papers(walk) if row.seq == accepted.seq}
    assert len(reasons) == 2
    assert {row.state for row in papers(walk) if row.seq == accepted.seq} == {"void"}


def test_a_later_paper_that_tells_the_wrong_day_is_made_anew(write: Write, people: People) -> None:
    """The award says when the case was taken up; the hearing's notice does not."""
    walk = walk_to(write, people, AWARDED)
    accepted, scheduled, awarded = (seq_of(walk, step) for step in ("accept_arbitration", "set_hearing", "award"))
    walk.day += timedelta(days=1)
    day = next(e.on for e in entries(walk) if e.seq == accepted)
    assert redate(walk, accepted, day - timedelta(days=1)) == ""
    assert [row.state for row in papers(walk, "award_nonfinal") if row.seq == awarded] == ["void", "pending"]
    assert {row.state for row in papers(walk, "hearing_notice") if row.seq == scheduled} == {"pending"}
    void, anew = papers(walk, "award_nonfinal")
    assert anew.number == void.number


# --- who, why, and how it is read -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "may", "may_not"),
    [
        (MEDIATING, ["alice", "city-lead"], ["charlie", "bob", "dave", "city-mediator", "city-admin"]),
        (FILED, ["bob", "city-director"], ["clerk", "judge", "alice", "dave", "city-registrar"]),
        (STATES[Kind.INSPECTION, "investigating"], ["dave", "city-inspection_lead"], ["erin", "alice", "bob"]),
    ],
    ids=["mediation", "arbitration", "inspection"],
)
def test_only_who_answers_for_the_file_corrects_it(
    write: Write, people: People, state: State, may: list[str], may_not: list[str]
) -> None:
    walk = walk_to(write, people, state)
    last = entries(walk)[-1].seq
    for login in may_not:
        with pytest.raises((Forbidden, NotFound)):
            walk.do("correct", by=people[login], on=walk.day, entry=last, action="strike", new_on=None, reason="误录")
    for login in may:
        with write.begin_nested() as savepoint:
            walk.do("correct", by=people[login], on=walk.day, entry=last, action="strike", new_on=None, reason="误录")
            savepoint.rollback()
        write.expire_all()


def test_nothing_is_corrected_without_a_reason(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    with pytest.raises(Invalid) as wrong:
        walk.do("correct", on=walk.day, entry=2, action="strike", new_on=None, reason=" ")
    assert "reason" in wrong.value.faults


@pytest.mark.parametrize("sort", Kind)
def test_both_versions_are_read_on_the_case_page(write: Write, people: People, sort: Kind) -> None:
    """In every kind of proceeding: the entry as it was first written, what became of it, who said so and why."""
    walk = walk_to(write, people, MOVED_ON[sort])
    last = entries(walk)[-1]
    walk.day += timedelta(days=3)
    assert redate(walk, last.seq, last.on + timedelta(days=1)) == ""
    lines = told(walk)
    assert lines[last.seq].on == last.on
    assert f"日期更正为 {last.on + timedelta(days=1)}" in lines[last.seq].text
    assert "日期写错了" in lines[last.seq + 1].text
    assert not lines[last.seq].struck
    assert strike(walk, last.seq) == ""
    lines = told(walk)
    assert lines[last.seq].struck
    assert f"第 {last.seq + 2} 条更正：撤销" in lines[last.seq].text
    assert lines[last.seq + 2].who == entries(walk)[-1].actor


MOVED_ON = {
    Kind.MEDIATION: MEDIATING,
    Kind.ARBITRATION: FILED,
    Kind.REVIEW: STATES[Kind.REVIEW, "under_review"],
    Kind.CONFIRMATION: STATES[Kind.CONFIRMATION, "accepted"],
    Kind.INSPECTION: STATES[Kind.INSPECTION, "investigating"],
    Kind.SUIT: STATES[Kind.SUIT, "docketed"],
    Kind.ENFORCEMENT: STATES[Kind.ENFORCEMENT, "enforcing"],
}
"""A state of each kind whose last entry is no opening."""


def told(walk: Walk) -> dict[int, timeline.Told]:
    """The case page's lines by the number of their entry."""
    assert walk.case_id is not None
    seen = cases.see(walk.session, walk.case_id, walk.people["city-director"])
    return {row.seq: row for row in timeline.told(seen.entries, seen.facts, frozenset())}


def test_the_rates_count_what_was_corrected(write: Write, people: People) -> None:
    """A failure that was none, and an agreement that was reached in another month."""
    walk = walk_to(write, people, STATES[Kind.MEDIATION, "failed"])
    walk.session.flush()
    march = Month(2026, 3)
    assert concluded(walk, march) == 1
    assert strike(walk, entries(walk)[-1].seq) == ""
    assert concluded(walk, march) == 0
    walk.do("fail_mediation")
    walk.day = date(2026, 4, 8)
    assert redate(walk, entries(walk)[-1].seq, date(2026, 4, 3)) == ""
    assert (concluded(walk, march), concluded(walk, Month(2026, 4))) == (0, 1)


def concluded(walk: Walk, month: Month) -> int:
    """How many mediations the rate of that month has below its line, as its own list shows them."""
    walk.session.flush()
    return cases_counted(walk.session, "MSR-C", "d", month, "month", "", walk.people.alice).total

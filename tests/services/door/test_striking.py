"""What a correction (更正) may and may not undo."""

from datetime import date
from functools import partial

import pytest
from sqlmodel import select

from mediation.models import Deadline, Document, Proceeding, Write
from mediation.rules import lifecycle
from mediation.rules.states import State
from mediation.rules.states.arbitration import AWARDED, FILED, SCHEDULED, SUSPENDED
from mediation.rules.states.mediation import ACCEPTED, AGREED, CLOSED, EFFECTIVE, FAILED, MEDIATING, REGISTERED
from mediation.services.record import journal, parties
from tests.scenes import id_number, person
from tests.sound import faults_of, sentence_of, sound
from tests.walks import through_mediation, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")


# --- corrections ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "step"),
    [
        (ACCEPTED, "accept_mediation"), (AGREED, "reach_agreement"), (EFFECTIVE, "sign_agreement"),
        (FAILED, "fail_mediation"), (CLOSED, "close_mediation"), (FILED, "accept_arbitration"),
        (SUSPENDED, "suspend"), (SCHEDULED, "set_hearing"), (AWARDED, "award"),
    ],
)  # fmt: skip
def test_striking_the_last_step_takes_it_back_and_the_record_keeps_both(
    write: Write, people: People, state: State, step: str
) -> None:
    walk = walk_to(write, people, state)
    last = walk.facts.proceedings[1].entries[-1]
    assert last.step == step
    before = lifecycle.replay(journal.entries(write, walk.case_id or 0)[:-1])
    walk.do("correct", entry=last.seq, action="strike", new_on=None, reason="点错了")
    after = walk.facts
    for number, proceeding in before.proceedings.items():
        now = after.proceedings[number]
        assert (now.state, now.outcome, now.concluded_on) == (proceeding.state, proceeding.outcome, proceeding.concluded_on)
        assert [e.step for e in now.entries if e.step != "correct"] == [e.step for e in proceeding.entries]
    assert after.promises == before.promises
    assert after.claims == before.claims
    assert [row.step for row in journal.rows(write, walk.case_id or 0)][-2:] == [step, "correct"]
    issued = write.exec(select(Document).where(Document.case_id == walk.case_id, Document.seq == last.seq)).all()
    assert {row.state for row in issued} <= {"void"}
    sound(walk)


def test_a_struck_step_leaves_no_clock(write: Write, people: People) -> None:
    walk = walk_to(write, people, REGISTERED)
    clocks = {(row.limit, row.state, row.due_on) for row in write.exec(select(Deadline)).all()}
    walk.do("accept_mediation")
    assert clocks != {(row.limit, row.state, row.due_on) for row in write.exec(select(Deadline)).all()}
    walk.do("correct", entry=2, action="strike", new_on=None)
    assert clocks == {(row.limit, row.state, row.due_on) for row in write.exec(select(Deadline)).all()}


def test_what_is_done_again_keeps_its_number(write: Write, people: People) -> None:
    walk = walk_to(write, people, ACCEPTED)
    docket = write.exec(select(Proceeding.docket)).one()
    walk.do("correct", entry=2, action="strike", new_on=None)
    assert write.exec(select(Proceeding.docket)).one() != docket
    walk.do("accept_mediation")
    assert write.exec(select(Proceeding.docket)).one() == docket
    other = walk_to(write, people, ACCEPTED)
    write.flush()
    assert write.exec(select(Proceeding.docket).where(Proceeding.case_id == other.case_id)).one() != docket


def test_nothing_is_struck_from_under_what_rests_on_it(write: Write, people: People) -> None:
    walk = walk_to(write, people, AWARDED)
    entries = {e.step: e.seq for e in walk.facts.proceedings[1].entries}
    for name in ("accept_arbitration", "form_tribunal", "set_hearing", "hold_hearing"):
        said = sentence_of(partial(walk.do, "correct", entry=entries[name], action="strike", new_on=None))
        assert "从最后一步开始" in said
    assert "entry" in faults_of(lambda: walk.do("correct", entry=1, action="strike", new_on=None))
    served = [e.seq for e in walk.facts.proceedings[1].entries if e.step == "serve"]
    for entry, what in ((served[0], "定开庭日"), (served[-1], "开庭")):
        said = sentence_of(partial(walk.do, "correct", entry=entry, action="strike", new_on=None))
        assert f"其后的“{what}”" in said
    sound(walk)


def test_a_party_whose_joining_was_struck_leaves_no_particulars_behind(write: Write, people: People) -> None:
    walk = walk_to(write, people, FILED)
    walk.do("join_party", joined=[person(51, "甲某")])
    joined = walk.facts.proceedings[1].entries[-1].seq
    walk.do("correct", entry=joined, action="strike", new_on=None)
    assert sorted(parties.of_case(write, walk.case_id or 0)) == sorted(walk.facts.parties)
    walk.do("join_party", joined=[person(52, "乙某")])
    rows = parties.of_case(write, walk.case_id or 0)
    last = max(rows)
    assert (rows[last].name, walk.facts.parties[last].name) == ("乙某", "乙某")
    assert parties.opened(rows[last], "id_number") == id_number(52)
    sound(walk)


def test_what_was_told_to_a_party_whose_joining_was_struck_is_void(write: Write, people: People) -> None:
    """The tribunal formed since was told to everybody, the one who was never a party included."""
    walk = walk_to(write, people, FILED)
    walk.do("join_party", joined=[person(51, "甲某")])
    joined, stranger = walk.facts.proceedings[1].entries[-1].seq, max(walk.facts.parties)
    walk.do("form_tribunal")
    told = walk.facts.proceedings[1].entries[-1].seq
    walk.do("correct", entry=joined, action="strike", new_on=None)
    papers = write.exec(select(Document).where(Document.case_id == walk.case_id, Document.seq == told)).all()
    to_the_stranger = [paper for paper in papers if paper.party == stranger]
    assert to_the_stranger
    assert all(paper.state == "void" for paper in to_the_stranger)
    assert {paper.party for paper in papers if paper.state != "void"} >= set(walk.facts.parties)
    assert stranger not in parties.of_case(write, walk.case_id or 0)
    sound(walk)


def test_parties_claims_and_lines_keep_their_numbers(write: Write, people: People) -> None:
    """Number 4 must not come to mean somebody else because number 3 was struck."""
    walk = walk_to(write, people, FILED)
    walk.do("join_party", joined=[person(51, "甲某")])
    first = walk.facts.proceedings[1].entries[-1].seq
    walk.do("join_party", joined=[person(52, "乙某")])
    assert "追加当事人" in sentence_of(lambda: walk.do("correct", entry=first, action="strike", new_on=None))
    sound(walk)


def test_a_later_step_that_has_nothing_to_do_with_it_does_not_hold_a_struck_step(write: Write, people: People) -> None:
    walk = walk_to(write, people, FILED)
    before = {*walk.facts.claims}
    walk.do("change_claims")
    changed = walk.facts.proceedings[1].entries[-1].seq
    walk.do("serve")
    walk.do("correct", entry=changed, action="strike", new_on=None)
    assert {*walk.facts.claims} == before
    sound(walk)


def test_a_paper_of_the_struck_step_that_was_served_holds_it(write: Write, people: People) -> None:
    walk = walk_to(write, people, FILED).go("change_claims")
    changed = walk.facts.proceedings[1].entries[-1].seq
    walk.do("serve", served="change_notice", parties=[1])
    said = sentence_of(lambda: walk.do("correct", entry=changed, action="strike", new_on=None))
    assert "其后的“送达”" in said
    assert "还没有作出《变更仲裁请求受理通知书》" in said


def test_a_paid_award_is_not_struck_from_under_the_payment(write: Write, people: People) -> None:
    walk = walk_to(write, people, AWARDED)
    award = walk.facts.proceedings[1].entries[-1].seq
    walk.do("record_payment")
    assert "登记到账" in sentence_of(lambda: walk.do("correct", entry=award, action="strike", new_on=None))
    walk.do("correct", entry=walk.facts.proceedings[1].entries[-1].seq, action="strike", new_on=None)
    walk.do("correct", entry=award, action="strike", new_on=None)
    assert walk.facts.proceedings[1].state == "heard"
    sound(walk)


def test_a_step_that_opened_a_proceeding_stands(write: Write, people: People) -> None:
    walk = through_mediation(write, people)
    opening = walk.facts.proceedings[2].entries[0].seq
    for proceeding, actor in ((1, people.alice), (2, people.bob)):
        walk.proceeding = proceeding
        assert "entry" in faults_of(partial(walk.do, "correct", by=actor, entry=opening, action="strike", new_on=None))


def test_a_redated_step_counts_from_its_new_day(write: Write, people: People) -> None:
    walk = walk_to(write, people, ACCEPTED)
    due = {row.limit: row.due_on for row in write.exec(select(Deadline)).all()}
    walk.do("correct", on=date(2026, 3, 20), entry=2, action="redate", new_on="2026-03-09")
    write.flush()
    moved = {row.limit: row.due_on for row in write.exec(select(Deadline)).all()}
    assert any(moved[limit] > due[limit] for limit in due)
    assert walk.facts.proceedings[1].accepted_on == date(2026, 3, 9)
    assert journal.rows(write, walk.case_id or 0)[1].on == date(2026, 3, 3)
    walk.do("correct", entry=2, action="redate", new_on="2026-03-04")
    assert walk.facts.proceedings[1].accepted_on == date(2026, 3, 4)
    walk.do("correct", entry=2, action="strike", new_on=None)
    assert walk.facts.proceedings[1].last("accept_mediation") is None
    assert "entry" in faults_of(lambda: walk.do("correct", entry=2, action="redate", new_on="2026-03-05"))
    sound(walk)


def test_nothing_is_redated_to_before_the_beginning(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    assert "new_on" in faults_of(lambda: walk.do("correct", entry=2, action="redate", new_on="2026-03-01"))
    assert "new_on" in faults_of(lambda: walk.do("correct", entry=1, action="redate", new_on="2026-03-04"))
    assert "new_on" in faults_of(lambda: walk.do("correct", entry=1, action="redate", new_on=None))
    assert "new_on" in faults_of(lambda: walk.do("correct", entry=1, action="redate", new_on="2026-12-01"))
    walk.do("correct", entry=1, action="redate", new_on="2026-02-27")
    assert walk.facts.proceedings[1].received_on == date(2026, 2, 27)
    sound(walk)


def test_a_correction_is_taken_back_and_not_corrected(write: Write, people: People) -> None:
    walk = walk_to(write, people, ACCEPTED)
    day = walk.facts.proceedings[1].accepted_on
    walk.do("correct", entry=2, action="redate", new_on="2026-03-04")
    assert "entry" in faults_of(lambda: walk.do("correct", entry=3, action="redate", new_on="2026-03-05"))
    walk.do("correct", entry=3, action="strike", new_on=None)
    assert walk.facts.proceedings[1].accepted_on == day
    sound(walk)
    assert "entry" in faults_of(lambda: walk.do("correct", entry=3, action="strike", new_on=None))
    walk.do("correct", entry=2, action="strike", new_on=None)
    assert "entry" in faults_of(lambda: walk.do("correct", entry=5, action="strike", new_on=None)), (
        "what was struck is done again"
    )
    assert "entry" in faults_of(lambda: walk.do("correct", entry=99, action="strike", new_on=None))

"""The one door: who is refused and how, what a double click does, and what a correction may and may not undo."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from sqlmodel import col, select

from mediation import db
from mediation.errors import Conflict, Forbidden, Invalid, NotFound, Refusal
from mediation.models import Case, Claim, Deadline, Document, JournalEntry, Party, Proceeding, RequestKey, Write
from mediation.rules import lifecycle
from mediation.rules.states import State
from mediation.rules.states.arbitration import AWARDED, FILED, FORMED, HEARD, SCHEDULED, SETTLED, SUSPENDED
from mediation.rules.states.mediation import ACCEPTED, AGREED, CLOSED, EFFECTIVE, FAILED, MEDIATING, REGISTERED
from mediation.services import cases, journal, parties, projection, reference, steps
from tests.answers import answer, id_number, person
from tests.walks import Walk, through_mediation, walk_to
from tests.world import TODAY, People

pytestmark = pytest.mark.usefixtures("both", "today")


def faults_of(act: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(Invalid) as refused:
        act()
    return refused.value.faults


def sentence_of(act: Callable[[], object], kind: type[Refusal] = Conflict) -> str:
    with pytest.raises(kind) as refused:
        act()
    return refused.value.sentence


def sound(walk: Walk) -> None:
    """The stored rows are what the journal says, and its chain holds."""
    assert walk.case_id is not None
    walk.session.flush()
    case = walk.session.exec(select(Case).where(Case.id == walk.case_id)).one()
    rows = journal.rows(walk.session, walk.case_id)
    assert journal.broken(rows) is None
    assert case.version == len(rows)
    looked_up = reference.current(walk.session)
    assert projection.differences(walk.session, case, walk.facts, looked_up, TODAY) == []


# --- who is refused -------------------------------------------------------------------------------------------


def test_a_stranger_cannot_tell_whether_the_case_exists(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    attempts = [
        lambda: steps.perform(write, "record_session", {}, people.charlie, "k1", case_id=walk.case_id, proceeding=1),
        lambda: steps.perform(write, "record_session", {}, people.charlie, "k2", case_id=999_999, proceeding=1),
        lambda: cases.see(write, walk.case_id or 0, people.charlie),
    ]
    assert len({sentence_of(attempt, NotFound) for attempt in attempts}) == 1


def test_the_office_sees_the_mediation_of_its_case_but_cannot_act_in_it(write: Write, people: People) -> None:
    walk = through_mediation(write, people)
    assert walk.case_id is not None
    assert set(cases.see(write, walk.case_id, people.bob).facts.proceedings) == {1, 2}
    given = {"on": TODAY.isoformat(), "note": "归档"}
    alice_may = steps.perform(write, "close_mediation", given, people.alice, "k", case_id=walk.case_id, proceeding=1)
    assert alice_may.proceeding == 1
    correction = {"on": TODAY.isoformat(), "entry": 1, "action": "redate", "new_on": "2026-03-02", "reason": "核对"}
    said = sentence_of(
        lambda: steps.perform(write, "correct", correction, people.bob, "k2", case_id=walk.case_id, proceeding=1),
        Forbidden,
    )
    assert "其他单位" in said


def test_no_such_proceeding(write: Write, people: People) -> None:
    walk = walk_to(write, people, REGISTERED)
    for number in (0, 2, -1):
        with pytest.raises(NotFound):
            steps.perform(write, "accept_mediation", {}, people.alice, "k", case_id=walk.case_id, proceeding=number)


def test_a_step_inside_a_case_needs_a_case_and_an_opening_one_opens_only_once(write: Write, people: People) -> None:
    walk = walk_to(write, people, REGISTERED)
    assert "尚未立案" in sentence_of(lambda: steps.perform(write, "accept_mediation", {}, people.alice, "k"))
    assert "已登记" in sentence_of(
        lambda: steps.perform(write, "register", {}, people.alice, "k", case_id=walk.case_id, proceeding=1)
    )


def test_the_second_to_come_is_told_who_did_what_and_when(write: Write, people: People) -> None:
    walk = walk_to(write, people, REGISTERED)
    walk.do("accept_mediation")
    given = {"on": TODAY.isoformat(), "reason": "不想调了"}
    said = sentence_of(
        lambda: steps.perform(
            write, "withdraw_mediation", given, people["city-lead"], "k", case_id=walk.case_id, proceeding=1, seen=1
        )
    )
    assert all(word in said for word in ("艾丽丝", "受理", f"{walk.day:%m-%d} 10:00"))
    steps.perform(
        write, "withdraw_mediation", given, people["city-lead"], "k", case_id=walk.case_id, proceeding=1, seen=2
    )


def test_only_somebody_who_holds_the_post_is_chosen_for_it(write: Write, people: People) -> None:
    walk = walk_to(write, people, ACCEPTED)
    for login in ("nobody", "clerk", "x" * 200):
        assert set(faults_of(partial(walk.do, "assign_mediator", mediator=login))) == {"mediator"}
    filed = walk_to(write, people, FILED)
    assert set(faults_of(lambda: filed.do("form_tribunal", clerk="judge2"))) == {"clerk"}


# --- once -----------------------------------------------------------------------------------------------------


def test_a_double_click_acts_once(write: Write, people: People) -> None:
    walk = walk_to(write, people, REGISTERED)
    given = {"on": TODAY.isoformat(), "both_consent": True}
    first, again = (
        steps.perform(write, "accept_mediation", given, people.alice, "twice", case_id=walk.case_id, proceeding=1)
        for _ in range(2)
    )
    assert first == again
    assert len(journal.rows(write, first.case_id)) == 2


def test_a_double_click_on_an_opening_opens_one_case(write: Write, people: People) -> None:
    given = answer("register", Walk(write, people).scene())
    first, again = (steps.perform(write, "register", given, people.alice, "twice") for _ in range(2))
    assert first == again
    assert len(write.exec(select(Case.id)).all()) == 1


def test_a_double_click_on_an_application_for_arbitration_opens_one_proceeding(write: Write, people: People) -> None:
    walk = walk_to(write, people, FAILED)
    given = answer("apply_arbitration", walk.scene())
    first, again = (
        steps.perform(write, "apply_arbitration", given, people.alice, "twice", case_id=walk.case_id, proceeding=1)
        for _ in range(2)
    )
    assert first == again
    assert first.proceeding == 2


@pytest.mark.parametrize("other", ["body", "actor", "step", "case"])
def test_a_key_is_good_for_one_form_of_one_person(write: Write, people: People, other: str) -> None:
    walk, second = walk_to(write, people, MEDIATING), walk_to(write, people, MEDIATING)
    given = answer("record_session", walk.scene())
    steps.perform(write, "record_session", given, people.alice, "key", case_id=walk.case_id, proceeding=1)
    changed = {**given, "result": "另一个结果"} if other == "body" else given
    actor = people["city-lead"] if other == "actor" else people.alice
    step = "reach_agreement" if other == "step" else "record_session"
    case = second.case_id if other == "case" else walk.case_id
    assert "已经提交过" in sentence_of(
        lambda: steps.perform(write, step, changed, actor, "key", case_id=case, proceeding=1)
    )
    assert len(journal.rows(write, walk.case_id or 0)) == len(journal.rows(write, second.case_id or 0)) + 1


def test_a_refused_form_may_be_sent_again_with_the_same_key(write: Write, people: People) -> None:
    walk = walk_to(write, people, REGISTERED)
    with pytest.raises(Invalid):
        steps.perform(write, "accept_mediation", {"on": TODAY.isoformat()}, people.alice, "key",
                      case_id=walk.case_id, proceeding=1)  # fmt: skip
    assert write.get(RequestKey, "key") is None
    steps.perform(write, "accept_mediation", {"on": TODAY.isoformat(), "both_consent": True}, people.alice, "key",
                  case_id=walk.case_id, proceeding=1)  # fmt: skip


@pytest.mark.parametrize("key", ["", "x" * 65, "a b", "\x00", "键"])
def test_a_key_that_no_database_could_keep(write: Write, people: People, key: str) -> None:
    sentence_of(lambda: steps.perform(write, "register", {}, people.alice, key), Refusal)


# --- all or nothing -------------------------------------------------------------------------------------------


def test_nothing_is_left_where_the_journal_cannot_be_written(
    people: People, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    """F7: a step that is not on the record did not happen."""

    def fails(*_: object, **__: object) -> None:
        raise OSError("no space left")

    with db.write() as session:
        walk = walk_to(session, people, FORMED)
    before = _everything()
    monkeypatch.setattr(journal, "append", fails)
    for name in ("serve", "join_party", "withdraw_arbitration"):
        with pytest.raises(OSError, match="no space"):
            _one_step(walk, name)
    with pytest.raises(OSError, match="no space"):
        _one_step(Walk(walk.session, people), "register")
    assert _everything() == before


def _one_step(walk: Walk, name: str) -> None:
    """One step in a transaction of its own."""
    with db.write() as session:
        walk.session = session
        walk.do(name)


def _everything() -> dict[str, list[str]]:
    with db.read() as session:
        tables = (Case, Proceeding, Party, Claim, Deadline, Document, JournalEntry, RequestKey)
        return {
            table.__name__: sorted(repr(row.model_dump()) for row in session.exec(select(table)).all())
            for table in tables
        }


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
        assert (now.state, now.outcome, now.concluded_on) == (
            proceeding.state, proceeding.outcome, proceeding.concluded_on,
        )  # fmt: skip
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
    said = sentence_of(partial(walk.do, "correct", entry=entries["serve"], action="strike", new_on=None))
    assert "其后的“定开庭日”" in said
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


def test_parties_claims_and_lines_keep_their_numbers(write: Write, people: People) -> None:
    """Number 4 must not come to mean somebody else because number 3 was struck."""
    walk = walk_to(write, people, FILED)
    walk.do("join_party", joined=[person(51, "甲某")])
    first = walk.facts.proceedings[1].entries[-1].seq
    walk.do("join_party", joined=[person(52, "乙某")])
    assert "追加当事人" in sentence_of(lambda: walk.do("correct", entry=first, action="strike", new_on=None))
    walk.do("change_claims")
    changed = walk.facts.proceedings[1].entries[-1].seq
    walk.do("serve")
    assert "送达" in sentence_of(lambda: walk.do("correct", entry=changed, action="strike", new_on=None))
    sound(walk)


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


def test_a_correction_is_not_corrected(write: Write, people: People) -> None:
    walk = walk_to(write, people, ACCEPTED)
    walk.do("correct")
    assert "entry" in faults_of(lambda: walk.do("correct", entry=3, action="strike", new_on=None))
    assert "entry" in faults_of(lambda: walk.do("correct", entry=99, action="strike", new_on=None))


# --- one case, several proceedings ----------------------------------------------------------------------------


def test_some_of_the_workers_go_on_to_arbitration_and_others_later(write: Write, people: People) -> None:
    walk = walk_to(write, people, EFFECTIVE)
    first = walk.do("apply_arbitration", parties=[1], claims=[1])
    assert first.proceeding == 2
    walk.proceeding = 1
    again = faults_of(lambda: walk.do("apply_arbitration", parties=[1, 2], claims=[1, 2]))
    assert "已经申请仲裁" in again["claims"]
    assert "claims" in faults_of(lambda: walk.do("apply_arbitration", parties=[1], claims=[2]))
    second = walk.do("apply_arbitration", parties=[1, 2], claims=[2, 3])
    facts = walk.facts
    assert second.proceeding == 3
    assert (facts.proceedings[2].parties, facts.proceedings[2].claims) == ((1, 3), (1,))
    assert (facts.proceedings[3].parties, facts.proceedings[3].claims) == ((1, 2, 3), (2, 3))
    walk.proceeding = 1
    assert "全部申请仲裁" in sentence_of(lambda: walk.do("apply_arbitration", parties=[1], claims=[1]))
    walk.proceeding = 3
    walk.go("accept_arbitration", "suspend", "withdraw_arbitration", "close_arbitration")
    assert {n: p.state for n, p in walk.facts.proceedings.items()} == {1: "effective", 2: "received", 3: "closed"}
    sound(walk)


@pytest.mark.parametrize("before", [FILED, FORMED, SCHEDULED, HEARD])
def test_a_suspended_case_resumes_where_it_stood(write: Write, people: People, before: State) -> None:
    walk = walk_to(write, people, before).go("suspend", "amend_party", "serve", "resume")
    assert walk.facts.proceedings[1].state == before.name
    walk.go("suspend", "resume", "suspend")
    walk.do("correct", entry=walk.facts.proceedings[1].entries[-1].seq, action="strike", new_on=None)
    assert walk.facts.proceedings[1].state == before.name
    sound(walk)


def test_a_case_is_withdrawn_from_its_suspension(write: Write, people: People) -> None:
    walk = walk_to(write, people, SUSPENDED).go("withdraw_arbitration", "close_arbitration")
    assert walk.facts.proceedings[1].outcome == "A31"
    assert write.exec(select(Deadline).where(col(Deadline.running))).all() == []
    sound(walk)


def test_changed_claims_are_what_is_awarded(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    walk.do("change_claims", dropped=[2], added=[{"claimant": 2, "item": "overtime", "amount": "80.10"}])
    assert walk.facts.proceedings[1].claims == (1, 3, 4)
    assert "dropped" in faults_of(lambda: walk.do("change_claims", dropped=[1, 3, 4], added=[]))
    assert "dropped" in faults_of(lambda: walk.do("change_claims", dropped=[2], added=[]))
    assert "added" in faults_of(lambda: walk.do("change_claims", dropped=[], added=[]))
    stranger = [{"claimant": 3, "item": "overtime", "amount": "1"}]
    assert "added.0.claimant" in faults_of(lambda: walk.do("change_claims", added=stranger))
    walk.go("set_hearing", "hold_hearing", "award", "close_arbitration")
    assert {line.claim for line in walk.facts.proceedings[1].decisions} == {1, 3, 4}
    sound(walk)


@pytest.mark.parametrize(
    ("traits", "outcome", "served"),
    [
        ((), "A22", {"award_final", "award_nonfinal"}),
        (("split",), "A22", {"award_final", "award_nonfinal"}),
        (("relation",), "A21", {"award_nonfinal"}),
        (("rejected",), "A21", {"award_nonfinal"}),
        (("many",), "A22", {"award_final", "award_nonfinal"}),
    ],
)
def test_every_award_can_be_served_and_closed(
    write: Write, people: People, traits: tuple[str, ...], outcome: str, served: set[str]
) -> None:
    """Through the answers that the steps themselves suggest, as the office does it."""
    walk = walk_to(write, people, AWARDED, traits)
    close, serve = (steps.step_named(name) for name in ("close_arbitration", "serve"))
    done = set()
    while walk.refusal(close):
        suggested = steps.suggestion(write, walk.facts, serve, walk.here)
        walk.do("serve", served=suggested["served"], parties=suggested["parties"])
        done.add(suggested["served"])
    walk.do("close_arbitration")
    assert done == served
    assert walk.facts.proceedings[1].outcome == outcome
    sound(walk)


@pytest.mark.parametrize("state", [SCHEDULED, AWARDED, SETTLED], ids=str)
def test_serving_comes_first_as_long_as_somebody_waits_for_it(write: Write, people: People, state: State) -> None:
    walk, serve = walk_to(write, people, state), steps.step_named("serve")
    while (suggested := steps.suggestion(write, walk.facts, serve, walk.here))["parties"]:
        assert steps.offers(write, walk.facts, people.bob)[0].step is serve
        walk.do("serve", served=suggested["served"], parties=suggested["parties"])
    assert steps.offers(write, walk.facts, people.bob)[0].step is not serve


def test_an_award_of_a_day_before_the_first_known_minimum_wage(write: Write, people: People) -> None:
    walk = Walk(write, people, start=date(2015, 1, 5)).go("file_arbitration", "accept_arbitration", "form_tribunal")
    walk.day = date(2026, 3, 2)
    walk.go("set_hearing", "hold_hearing")
    given = {**answer("award", walk.scene()), "on": "2015-02-02"}
    assert "on" in faults_of(
        lambda: steps.perform(write, "award", given, people.bob, "k", case_id=walk.case_id, proceeding=1)
    )

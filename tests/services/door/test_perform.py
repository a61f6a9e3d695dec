"""The one door: who is refused and how, and what a double click does."""

from functools import partial

import pytest
from sqlmodel import select

from mediation import db
from mediation.errors import Forbidden, Invalid, NotFound, Refusal
from mediation.models import Case, Claim, Deadline, Document, JournalEntry, Party, Proceeding, RequestKey, Write
from mediation.rules.states.arbitration import FILED, FORMED
from mediation.rules.states.mediation import ACCEPTED, FAILED, MEDIATING, REGISTERED
from mediation.services import door
from mediation.services.record import cases, journal
from tests.scenes import answer
from tests.sound import faults_of, sentence_of
from tests.walks import Walk, through_mediation, walk_to
from tests.world import TODAY, People

pytestmark = pytest.mark.usefixtures("both", "today")


# --- who is refused -------------------------------------------------------------------------------------------


def test_a_stranger_cannot_tell_whether_the_case_exists(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    attempts = [
        lambda: door.perform(write, "record_session", {}, people.charlie, "k1", case_id=walk.case_id, proceeding=1),
        lambda: door.perform(write, "record_session", {}, people.charlie, "k2", case_id=999_999, proceeding=1),
        lambda: cases.see(write, walk.case_id or 0, people.charlie),
    ]
    assert len({sentence_of(attempt, NotFound) for attempt in attempts}) == 1


def test_the_office_sees_the_mediation_of_its_case_but_cannot_act_in_it(write: Write, people: People) -> None:
    walk = through_mediation(write, people)
    assert walk.case_id is not None
    assert set(cases.see(write, walk.case_id, people.bob).facts.proceedings) == {1, 2}
    given = {"on": TODAY.isoformat(), "note": "归档"}
    alice_may = door.perform(write, "close_mediation", given, people.alice, "k", case_id=walk.case_id, proceeding=1)
    assert alice_may.proceeding == 1
    correction = {"on": TODAY.isoformat(), "entry": 1, "action": "redate", "new_on": "2026-03-02", "reason": "核对"}
    said = sentence_of(
        lambda: door.perform(write, "correct", correction, people.bob, "k2", case_id=walk.case_id, proceeding=1), Forbidden
    )
    assert "其他单位" in said


def test_no_such_proceeding(write: Write, people: People) -> None:
    walk = walk_to(write, people, REGISTERED)
    for number in (0, 2, -1):
        with pytest.raises(NotFound):
            door.perform(write, "accept_mediation", {}, people.alice, "k", case_id=walk.case_id, proceeding=number)


def test_a_step_inside_a_case_needs_a_case_and_an_opening_one_opens_only_once(write: Write, people: People) -> None:
    walk = walk_to(write, people, REGISTERED)
    assert "尚未立案" in sentence_of(lambda: door.perform(write, "accept_mediation", {}, people.alice, "k"))
    assert "已登记" in sentence_of(
        lambda: door.perform(write, "register", {}, people.alice, "k", case_id=walk.case_id, proceeding=1)
    )


def test_the_second_to_come_is_told_who_did_what_and_when(write: Write, people: People) -> None:
    walk = walk_to(write, people, REGISTERED)
    walk.do("accept_mediation")
    given = {"on": TODAY.isoformat(), "reason": "不想调了"}
    said = sentence_of(
        lambda: door.perform(
            write, "withdraw_mediation", given, people["city-lead"], "k", case_id=walk.case_id, proceeding=1, seen=1
        )
    )
    assert all(word in said for word in ("艾丽丝", "受理", f"{walk.day:%m-%d} 10:00"))
    door.perform(write, "withdraw_mediation", given, people["city-lead"], "k", case_id=walk.case_id, proceeding=1, seen=2)


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
        door.perform(write, "accept_mediation", given, people.alice, "twice", case_id=walk.case_id, proceeding=1)
        for _ in range(2)
    )
    assert first == again
    assert len(journal.rows(write, first.case_id)) == 2


def test_a_double_click_on_an_opening_opens_one_case(write: Write, people: People) -> None:
    given = answer("register", Walk(write, people).scene())
    first, again = (door.perform(write, "register", given, people.alice, "twice") for _ in range(2))
    assert first == again
    assert len(write.exec(select(Case.id)).all()) == 1


def test_a_double_click_on_an_application_for_arbitration_opens_one_proceeding(write: Write, people: People) -> None:
    walk = walk_to(write, people, FAILED)
    given = answer("apply_arbitration", walk.scene())
    first, again = (
        door.perform(write, "apply_arbitration", given, people.alice, "twice", case_id=walk.case_id, proceeding=1)
        for _ in range(2)
    )
    assert first == again
    assert first.proceeding == 2


@pytest.mark.parametrize("other", ["body", "actor", "step", "case"])
def test_a_key_is_good_for_one_form_of_one_person(write: Write, people: People, other: str) -> None:
    walk, second = walk_to(write, people, MEDIATING), walk_to(write, people, MEDIATING)
    given = answer("record_session", walk.scene())
    door.perform(write, "record_session", given, people.alice, "key", case_id=walk.case_id, proceeding=1)
    changed = {**given, "result": "另一个结果"} if other == "body" else given
    actor = people["city-lead"] if other == "actor" else people.alice
    step = "reach_agreement" if other == "step" else "record_session"
    case = second.case_id if other == "case" else walk.case_id
    assert "已经提交过" in sentence_of(lambda: door.perform(write, step, changed, actor, "key", case_id=case, proceeding=1))
    assert len(journal.rows(write, walk.case_id or 0)) == len(journal.rows(write, second.case_id or 0)) + 1


def test_a_refused_form_may_be_sent_again_with_the_same_key(write: Write, people: People) -> None:
    walk = walk_to(write, people, REGISTERED)
    with pytest.raises(Invalid):
        door.perform(
            write, "accept_mediation", {"on": TODAY.isoformat()}, people.alice, "key", case_id=walk.case_id, proceeding=1
        )
    assert write.get(RequestKey, "key") is None
    door.perform(write, "accept_mediation", {"on": TODAY.isoformat(), "both_consent": True}, people.alice, "key",
                  case_id=walk.case_id, proceeding=1)  # fmt: skip


@pytest.mark.parametrize("key", ["", "x" * 65, "a b", "\x00", "键"])
def test_a_key_that_no_database_could_keep(write: Write, people: People, key: str) -> None:
    assert "表单" in sentence_of(lambda: door.perform(write, "register", {}, people.alice, key), Refusal)


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
        return {table.__name__: sorted(repr(row.model_dump()) for row in session.exec(select(table)).all()) for table in tables}

"""早先录入的文字: typed before numbers of people were stopped at the door, it stays in the journal and is masked in all that shows it."""

from typing import Any

import pytest
from sqlmodel import delete, select

from mediation import clock, db
from mediation.models import JournalEntry, OpenText
from mediation.rules import particulars
from mediation.services.operation import startup
from mediation.services.operation.verify import verify
from mediation.services.record import access, open_texts
from tests import world
from tests.verbs import run
from tests.web.conftest import Browser, application, id_number, perform
from tests.web.program import Program

MINE, PHONE = id_number(7), "13900005678"
STORY = f"本人身份证号{MINE}，\n{PHONE}是我的电话，被口头辞退。"


@pytest.fixture
def old(people: world.People, monkeypatch: pytest.MonkeyPatch) -> int:
    """A case of the time before: registered while nothing stopped such a text, with one later entry that holds none."""
    with monkeypatch.context() as before:
        before.setattr(particulars, "written", lambda form: {})
        given = application(1, story=STORY)
        given["claims"][0]["detail"] = f"打电话{PHONE}催过"
        case = int(perform(people.alice, "register", given, "key-before").case_id)
    perform(people.alice, "accept_mediation", {"on": "2026-08-18", "both_consent": True}, "key-accept", case, 1)
    return case


@pytest.fixture
def found(old: int) -> int:
    """The same, after the update looked through what there was."""
    with db.write() as session:
        assert open_texts.follow_the_reading(session) == 1
    return old


def test_an_update_finds_it_once(both: str, old: int) -> None:
    with db.write() as session:
        assert open_texts.follow_the_reading(session) == 1
        assert open_texts.follow_the_reading(session) == 0
        assert open_texts.of_case(session, old) == [1]


def test_verify_tells_of_one_that_would_show_unmasked(found: int, home: Any) -> None:
    with db.write() as session:
        session.exec(delete(OpenText))
    with db.read() as session:
        assert f"案件 {found}：第 1 条文字中的个人信息没有记为遮住" in verify(session, clock.today()).faults


def test_no_page_and_no_answer_shows_it(alice: Browser, app: Any, found: int) -> None:
    for page in (
        alice.get(f"/cases/{found}"),
        alice.get(f"/cases/{found}?do=reach_agreement"),
        alice.get(f"/cases/{found}?do=correct"),
        alice.get(f"/cases/{found}/next"),
        Program(app, "alice").get(f"/api/cases/{found}"),
    ):
        assert page.status_code == 200
        assert MINE not in page.text
        assert PHONE not in page.text
    page = alice.get(f"/cases/{found}").text
    assert particulars.masked(STORY).split("，")[0] in page
    assert "第 1 条记录的文字里有身份证号、电话或者银行账号" in page


def test_the_original_text_is_read_for_a_purpose_on_record(alice: Browser, found: int) -> None:
    assert alice.fill(f"/cases/{found}/texts", {"purpose": ""}).status_code == 422
    page = alice.fill(f"/cases/{found}/texts", {"purpose": "核对、制作文书"}).text
    assert MINE in page
    assert "这次查看已经留痕" in page
    with db.read() as session:
        (look,) = access.of_case(session, found)
    assert (look.what, look.which, look.purpose) == ("查看早先录入的文字中的个人信息", "第 1 条", "核对、制作文书")
    assert "查看早先录入的文字中的个人信息" in alice.get(f"/cases/{found}/access").text


def test_a_stranger_and_a_case_without_such_texts_have_nothing_there(
    alice: Browser, charlie: Browser, case: int, found: int
) -> None:
    assert charlie.fill(f"/cases/{found}/texts", {"purpose": "核对身份"}).status_code == 404
    assert alice.fill(f"/cases/{case}/texts", {"purpose": "核对身份"}).status_code == 404
    assert "早先" not in alice.get(f"/cases/{case}").text


def test_the_record_stays_as_it_was_and_the_operator_is_told_how_many(found: int, home: Any) -> None:
    with db.read() as session:
        report = verify(session, clock.today())
        first = session.exec(select(JournalEntry).where(JournalEntry.case_id == found, JournalEntry.seq == 1)).one()
        assert MINE in first.given
        told = [said for said in startup.warnings(session) if "文字里有" in said]
    assert not report.faults
    assert told == [note for note in report.notes if "文字里有" in note]
    assert told[0].startswith("1 件案件的 1 条记录")
    (home / "mediation.db").chmod(0o600)
    assert "1 件案件的 1 条记录" in run("check", home=home).stdout


def test_texts_typed_now_leave_nothing_to_find(people: world.People, mediated: int) -> None:
    with db.write() as session:
        assert open_texts.follow_the_reading(session) == 0
        assert open_texts.sentence(session) == ""

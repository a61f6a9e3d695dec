"""登录记录: who signed in and out, and who could not, is on record, and the administrator can read it."""

from typing import Any

import pytest
from sqlmodel import col, select

from mediation import clock, db
from mediation.models import Attempt, JournalEntry
from mediation.services.base import accounts
from mediation.services.base.signing_in import FREE_TRIES
from mediation.services.operation.verify import verify
from mediation.services.record import journal, signings
from mediation.services.upkeep import staff
from tests import world
from tests.verbs import run
from tests.web.conftest import Browser
from tests.web.program import Program


def told(login: str = "") -> list[tuple[str, str]]:
    """Login and what happened, the oldest first."""
    with db.read() as session:
        return [(each.login, each.what) for each in reversed(signings.page(session, 0, 100, login))]


def test_signing_in_and_out_is_on_record_from_the_page_and_from_programs(browse: Any, app: Any) -> None:
    browser = browse()
    browser.sign_in("alice")
    browser.fill("/sign-out", {})
    browser.sign_in("alice")
    token = Program(app).post("/api/sign-in", json={"login": "bob", "password": world.PASSWORD}).json()["token"]
    Program(app).post("/api/sign-out", headers={"authorization": f"Bearer {token}"})
    assert told() == [
        ("alice", "登录（首次在这个浏览器）"),
        ("alice", "退出"),
        ("alice", "登录"),
        ("bob", "登录（首次在这个浏览器）"),
        ("bob", "退出"),
    ]
    assert told("bob") == told()[-2:]


def test_a_failure_is_told_of_the_account_and_when_it_has_to_wait(browse: Any) -> None:
    browser = browse()
    for _ in range(FREE_TRIES):
        browser.sign_in("alice", "wrong-password")
    assert browser.sign_in("alice", "wrong-password").status_code == 429
    said = [what for _, what in told("alice")]
    assert said[0] == "密码不对，没有登录"
    assert said[1] == "密码不对，没有登录（连续第 2 次）"
    assert said[-1] == f"密码不对，没有登录（连续第 {FREE_TRIES} 次，再试须等待）"
    assert len(said) == FREE_TRIES, "whoever waits adds nothing to the journal"


def test_nothing_that_was_typed_is_kept_of_a_login_that_nobody_has(browse: Any) -> None:
    typed = "my-own-password-2026"
    browse().sign_in(typed, "whatever-it-is")
    with db.read() as session:
        (attempt,) = session.exec(select(Attempt.login))
        entry = session.exec(select(JournalEntry).where(JournalEntry.step == "sign_in_failed")).one()
    assert typed not in attempt
    assert typed not in str(entry)
    assert "whatever" not in str(entry)
    assert entry.actor == ""
    assert told() == [("", "密码不对，没有登录")]


def test_a_stranger_cannot_fill_the_journal(browse: Any) -> None:
    browser = browse()
    for number in range(12):
        browser.sign_in(f"nobody-{number}", "wrong-password")
    assert len(told()) == 2, "the first and the tenth"


def test_a_new_password_and_an_ended_account_are_among_them(browse: Any, database: str) -> None:
    with db.write() as session:
        staff.set_password(session, "alice", accounts.hashed("another-long-password"))
        staff.deactivate(session, "alice")
    assert told("alice") == [("alice", "重设密码，原有登录失效"), ("alice", "停用账号，原有登录失效")]
    browse().sign_in("alice", "another-long-password")
    assert told("alice")[-1] == ("alice", "密码不对，没有登录")


def test_the_administrator_reads_it_on_a_page_and_nobody_else(browse: Any, alice: Browser) -> None:
    browse().sign_in("bob", "wrong-password")
    assert alice.get("/signings").status_code == 403
    page = browse("city-admin").get("/signings?login=bob")
    assert page.status_code == 200
    assert "密码不对，没有登录" in page.text
    assert "testclient" in page.text or "127.0.0.1" in page.text
    assert "没有这样的登录记录" in browse("city-admin").get("/signings?login=nobody").text
    assert "没有这样的登录记录" in browse("city-admin").get("/signings?until=2020-01-01").text
    assert 'href="/signings"' in browse("city-admin").get("/parameters").text


def test_the_operator_reads_it_by_a_verb(browse: Any, home: Any) -> None:
    browse().sign_in("bob")
    said = run("user", "sign-ins", "bob", home=home).stdout
    assert "bob\t" in said
    assert "登录（首次在这个浏览器）" in said


def test_verify_finds_a_sign_in_that_was_altered(both: str, browse: Any) -> None:
    browse().sign_in("bob")
    with db.read() as session:
        assert not verify(session, clock.today()).faults
    with db.write() as session:
        row = session.exec(select(JournalEntry).where(col(JournalEntry.step) == "signed_in")).one()
        row.address = "10.9.9.9"
    with db.read() as session:
        assert f"{journal.OFFICE} 第 {row.seq} 条被改动过" in verify(session, clock.today()).faults


@pytest.mark.parametrize("path", ["/signings?until=not-a-day", "/signings?page=3"])
def test_odd_questions_are_answered(browse: Any, path: str) -> None:
    assert browse("city-admin").get(path).status_code == 200

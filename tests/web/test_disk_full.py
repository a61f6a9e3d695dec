"""The disk is full: reading goes on, each write says so and keeps nothing, and what was saved before is there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import select

from mediation import db
from mediation.models import Case
from mediation.web import desk
from tests.web.conftest import SAME_ORIGIN, Browser, application, flat, hidden_of


@pytest.fixture
def full(database: str) -> Iterator[None]:
    """SQLite itself finds no room: its file may not grow by a page."""
    engine = db.writing_engine()

    def narrow(connection: Any, _: Any) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    engine.dispose()
    event.listen(engine, "connect", narrow)
    yield
    event.remove(engine, "connect", narrow)
    engine.dispose()


def test_a_write_says_that_the_disk_is_full_and_reading_goes_on(alice: Browser, case: int, full: None) -> None:
    given = application(60)
    page = alice.fill("/cases/new?step=register", hidden_of(alice.get("/cases/new").text) | flat(given))
    assert page.status_code == 507
    assert "磁盘已满，没有保存" in page.text
    assert "清理磁盘" in page.text
    program = alice.post("/api/cases", json=given, headers=SAME_ORIGIN)
    assert (program.status_code, program.json()["sentence"]) == (507, "磁盘已满，没有保存。")
    assert alice.get("/").status_code == alice.get(f"/cases/{case}").status_code == 200
    with db.read() as session:
        assert len(session.exec(select(Case.id)).all()) == 1


def test_a_file_that_finds_no_room_says_the_same(alice: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object, **__: object) -> None:
        with Path("/dev/full").open("wb", buffering=0) as file:
            file.write(b"a page of a paper")

    monkeypatch.setattr(desk, "page", no_room)
    assert "磁盘已满，没有保存" in alice.get("/").text

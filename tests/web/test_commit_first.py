"""Every acknowledged write is kept: the commit comes before the answer."""

from collections.abc import MutableMapping
from typing import Any

from fastapi import FastAPI
from sqlmodel import func, select

from mediation import db
from mediation.models import JournalEntry
from tests.web.conftest import Browser, flat, hidden_of


class Watched:
    """The application, with a look into the database at the moment its answer begins."""

    def __init__(self, app: FastAPI, case: int) -> None:
        self.app, self.case = app, case
        self.kept: list[int] = []

    async def __call__(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        async def sending(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start" and scope["method"] == "POST":
                self.kept.append(self.count())
            await send(message)

        await self.app(scope, receive, sending)

    def count(self) -> int:
        """What another connection sees, that is, what is committed."""
        with db.read() as session:
            mine = JournalEntry.case_id == self.case
            return session.exec(select(func.count()).select_from(JournalEntry).where(mine)).one()


def test_the_answer_to_a_step_leaves_after_its_commit(app: FastAPI, alice: Browser, case: int) -> None:
    fields = hidden_of(alice.get(f"/cases/{case}?do=accept_mediation").text) | flat({"on": "2026-08-19", "both_consent": True})
    watched = Watched(app, case)
    browser = Browser(watched)  # type: ignore[arg-type]
    browser.cookies.update(dict(alice.cookies))
    assert browser.fill(f"/cases/{case}/proceedings/1/steps/accept_mediation", fields).status_code == 303
    assert watched.kept == [2]


def test_a_refused_step_leaves_nothing_behind(app: FastAPI, alice: Browser, case: int) -> None:
    watched = Watched(app, case)
    browser = Browser(watched)  # type: ignore[arg-type]
    browser.cookies.update(dict(alice.cookies))
    fields = {"on": "2026-08-19", "_key": "a-key-of-mine", "_version": "1"}
    assert browser.fill(f"/cases/{case}/proceedings/1/steps/accept_mediation", fields).status_code == 422
    assert watched.kept == [1]

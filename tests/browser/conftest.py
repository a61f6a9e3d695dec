"""The bureau in a browser: one server on a scratch database with a few cases in it, and people who sit down before it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from mediation import db
from tests import databases, world
from tests.browser import looking
from tests.browser.bureau import Bureau, furnish
from tests.reliability.server import Server

SAME_ORIGIN = {"sec-fetch-site": "same-origin"}
Sit = Callable[..., Page]


@pytest.fixture(scope="session")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    """The server's process on its own database; every case in it came through the one door."""
    home = tmp_path_factory.mktemp("bureau") / "home"
    with databases.fresh(databases.SQLITE, home) as url:
        with db.write() as session:
            cases = furnish(session, world.People(session))
        server = Server(url, home)
        server.start()
        try:
            yield Bureau(server.address, Path(home), cases)
        finally:
            server.kill()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser process for all; each person has a context of their own in it."""
    with sync_playwright() as play:
        browser = looking.start(play)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def signed_in(bureau: Bureau) -> Callable[[str], list[dict[str, Any]]]:
    """The cookies of somebody who has signed in; each person signs in once."""
    known: dict[str, list[dict[str, Any]]] = {}

    def cookies(login: str) -> list[dict[str, Any]]:
        if login not in known:
            fields = {"name": login, "password": world.PASSWORD, "next": ""}
            answer = httpx.post(f"{bureau.address}/sign-in", data=fields, headers=SAME_ORIGIN)
            assert answer.status_code == 303, answer.text
            known[login] = [{"name": n, "value": v, "url": bureau.address} for n, v in answer.cookies.items()]
        return known[login]

    return cookies


@pytest.fixture
def watch(bureau: Bureau) -> Iterator[looking.Watch]:
    """What the pages of this test complain about; a test passes only if it is nothing."""
    kept = looking.Watch(bureau.address)
    yield kept
    assert kept.faults == []


@pytest.fixture
def sit(chromium: Browser, bureau: Bureau, signed_in: Any, watch: looking.Watch) -> Iterator[Sit]:
    """Sits somebody down before a page: sit("alice"), sit("bob", looking.PHONE, scripts=False); "" is a stranger."""
    with ExitStack() as stack:

        def down(login: str = "", size: dict[str, Any] | None = None, *, scripts: bool = True) -> Page:
            cookies = signed_in(login) if login else []
            context = looking.person(chromium, bureau.address, watch, size or looking.DESKTOP, cookies, scripts=scripts)
            return stack.enter_context(context).new_page()

        yield down

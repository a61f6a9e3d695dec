"""A browser without a browser: people who sign in and send forms to the application, in this process."""

import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from html import unescape
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import event
from sqlmodel import select

from mediation import clock, db
from mediation.models import Account, SignIn
from mediation.rules.identity import id_check_digit, sex
from mediation.services import door
from mediation.services.base import accounts
from mediation.services.base.accounts import Actor
from mediation.settings import settings
from mediation.web.app import create_app
from mediation.web.signing import cookie_name
from tests import world

with warnings.catch_warnings():  # it would rather have a successor of httpx, which nothing else here needs
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

SAME_ORIGIN = {"sec-fetch-site": "same-origin"}
PHONE, ADDRESS = "13800001234", "四川省达州市某县某村1组"


def id_number(seq: int) -> str:
    """An ID number of nobody: area 99 was never given to a province."""
    first = f"99058219800101{seq:03d}"
    return first + id_check_digit(first)


def phone(seq: int) -> str:
    """Each worker's own mobile phone; the first one's is PHONE."""
    return str(int(PHONE) + seq - 1)


def application(applicants: int = 2, on: str = "2026-08-18", **more: Any) -> dict[str, Any]:
    """An application by so many workers for unpaid piece wages."""
    people = [
        {"name": f"周某{n}", "sex": sex(id_number(n)), "id_number": id_number(n), "phone": phone(n), "address": ADDRESS}
        for n in range(1, applicants + 1)
    ]
    company = {"type": "unit", "name": "某鞋业有限公司", "legal_representative": "林某", "post": "经理", "address": "陈埭镇"}
    claims = [{"claimant": n, "item": "wages", "amount": "15000.00"} for n in range(1, applicants + 1)]
    return {
        "on": on,
        "cause": "02",
        "applicants": people,
        "respondents": [company],
        "claims": claims,
        "story": "计件工资没有付清。",
    } | more


def flat(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Nested answers as the names and values of an HTML form."""
    found: dict[str, Any] = {}
    for name, value in answers.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for index, row in enumerate(value):
                found |= {f"{name}.{index}.{column}": _typed(cell) for column, cell in row.items() if cell not in (None, False)}
        elif isinstance(value, list):
            found[name] = [str(item) for item in value]
        elif value not in (None, False):
            found[name] = _typed(value)
    return found


def _typed(value: Any) -> str:
    """One answer as a browser sends it."""
    return "true" if value is True else str(value)


class Browser(TestClient):
    """One person's browser. It says where a form came from, as browsers do, and follows no redirect by itself."""

    def __init__(self, app: FastAPI) -> None:
        super().__init__(app, base_url="http://office.test", follow_redirects=False, headers={"accept": "text/html"})

    def sign_in(self, login: str, password: str = world.PASSWORD, onward: str = "") -> httpx.Response:
        """Fill in and send the sign-in form."""
        return self.fill("/sign-in", {"name": login, "password": password, "next": onward})

    def fill(self, path: str, fields: Mapping[str, Any]) -> httpx.Response:
        """Send a form of ours."""
        return self.post(path, data=dict(fields), headers=SAME_ORIGIN)

    def step(self, case: int, name: str, answers: Mapping[str, Any], **more: str) -> httpx.Response:
        """Open a step's form, fill it in over what it suggests, and send it."""
        proceeding = more.pop("proceeding", "1")
        hidden = hidden_of(self.get(f"/cases/{case}?p={proceeding}&do={name}").text)
        return self.fill(f"/cases/{case}/proceedings/{proceeding}/steps/{name}", hidden | flat(answers) | more)


def hidden_of(html: str) -> dict[str, str]:
    """The hidden fields of the step's form on a page: its key and version, and the question that was asked with it."""
    return {name: unescape(value) for name, value in re.findall(r'name="(_key|_version|_answered)" value="([^"]*)"', html)}


@pytest.fixture(scope="session")
def one_app() -> Iterator[FastAPI]:
    """The application; it keeps nothing of any database."""
    made = create_app()
    yield made
    made.state.renderer.close()


@pytest.fixture
def app(database: str, one_app: FastAPI) -> FastAPI:
    """The application on a database of the test's own."""
    return one_app


def signed_in(login: str) -> str:
    """A sign-in's token, made without the password: checking one takes as long as all else in a test."""
    with db.write() as session:
        account = session.exec(select(Account).where(Account.login == login)).one()
        number, expires = account.id or 0, clock.now() + timedelta(hours=1)
        token = accounts.new_token(number, expires)
        digest = accounts.digest_of(token)
        session.add(SignIn(token_hash=digest, account_id=number, created_at=clock.now(), expires_at=expires))
    return token


@pytest.fixture
def browse(app: FastAPI) -> Iterator[Any]:
    """Opens a browser for somebody, signed in: browse("alice")."""
    opened: list[Browser] = []

    def browser(login: str = "") -> Browser:
        found = Browser(app)
        opened.append(found)
        if login:
            found.cookies.set(cookie_name(), signed_in(login), domain="office.test", path="/")
        return found

    yield browser
    for one in opened:
        one.close()


@pytest.fixture
def alice(browse: Any) -> Browser:
    """The mediator of 陈埭镇."""
    return browse("alice")  # type: ignore[no-any-return]


@pytest.fixture
def bob(browse: Any) -> Browser:
    """The arbitration office, in all its roles."""
    return browse("bob")  # type: ignore[no-any-return]


@pytest.fixture
def charlie(browse: Any) -> Browser:
    """The mediator of 池店镇, a stranger to Alice's cases."""
    return browse("charlie")  # type: ignore[no-any-return]


def perform(actor: Actor, name: str, given: Mapping[str, Any], key: str, case: int | None = None, proceeding: int = 0) -> Any:
    """Do a step through the one door, without the web."""
    with db.write() as session:
        return door.perform(session, name, given, actor, key, case_id=case, proceeding=proceeding)


@pytest.fixture
def case(people: world.People) -> int:
    """Alice's case of two workers, registered on 18 August."""
    return int(perform(people.alice, "register", application(), "the-first-key").case_id)


@pytest.fixture
def mediated(people: world.People, case: int) -> int:
    """The case with a mediator and a record of one session, in which something confidential was said."""
    alice = people.alice
    perform(alice, "accept_mediation", {"on": "2026-08-18", "both_consent": True}, "key-accept", case, 1)
    perform(alice, "assign_mediator", {"on": "2026-08-18", "mediator": "alice"}, "key-assign", case, 1)
    record = {
        "on": "2026-08-19",
        "place": "一号室",
        "present": "双方",
        "content": "厂方说账上只有八万元。",
        "result": "厂方让步两成",
    }
    perform(alice, "record_session", record, "key-record", case, 1)
    return case


@pytest.fixture
def arbitrated(people: world.People, mediated: int) -> int:
    """The same case after the mediation failed and both workers went to arbitration."""
    perform(people.alice, "fail_mediation", {"on": "2026-08-19", "reason": "数额谈不拢"}, "key-fail", mediated, 1)
    going = {"on": "2026-08-20", "parties": [1, 2], "claims": [1, 2]}
    perform(people.alice, "apply_arbitration", going, "key-apply", mediated, 1)
    return mediated


@pytest.fixture
def statements() -> Any:
    """Counts the SQL statements of a block: `with statements() as count: ...; len(count)`. BEGIN is not counted."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        found: list[str] = []

        def note(_: Any, __: Any, statement: str, *___: Any) -> None:
            if not statement.startswith("BEGIN"):
                found.append(statement)

        engines = [db.reading_engine(), db.writing_engine()]
        for engine in engines:
            event.listen(engine, "before_cursor_execute", note)
        yield found
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)

    return counting


assert settings().today == world.TODAY, "the tests' own conftest fixes the day before anything is imported"

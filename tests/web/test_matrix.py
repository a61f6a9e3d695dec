"""What the table of steps allows and what it refuses, on the page and through the API: the same answers (see `tests/matrix.py`).

Every page shows exactly the buttons that can be pressed; what it does not show is pressed all the same, and refused.
"""

from collections.abc import Iterator
from html import unescape
from re import findall

import pytest
from fastapi import FastAPI

from mediation import db
from mediation.models import Write
from mediation.rules.lifecycle import STEPS
from mediation.rules.roles import Role
from mediation.rules.states import State
from mediation.web.sessions import write_session
from tests import databases, depth, matrix
from tests.matrix import ALL_STATES
from tests.web.conftest import Browser, flat, signed_in

PAGE = {"done": 303, "forbidden": 403, "conflict": 409}
API = {"done": 200, "forbidden": 403, "conflict": 409}
TRIED = matrix.every_cell() if depth.deep() else matrix.sample(2)
"""The cells that are tried at these two entrances; the door's own matrix tries more of them."""
INSIDE = [step for step in STEPS.values() if not step.opens_case]


@pytest.fixture(scope="module")
def database(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with databases.fresh(kind, tmp_path_factory.mktemp("matrix") / "home") as url:
        yield url


@pytest.fixture(scope="module")
def cases(database: str) -> matrix.Cases:
    return matrix.made()


@pytest.fixture(scope="module")
def tokens(database: str) -> dict[str, str]:
    return {login: signed_in(login) for login in matrix.ONLY}


def never_kept() -> Iterator[Write]:
    """A write session like the application's own, but that its transaction is undone: the next cell finds the case as it was."""
    with Write(db.writing_engine(), expire_on_commit=False) as session:
        session.connection()
        yield session
        session.flush()
        session.rollback()


@pytest.fixture
def caller(app: FastAPI, tokens: dict[str, str], cases: matrix.Cases, state: State, role: Role) -> Iterator[Browser]:
    """Somebody who acts in the role there, with a token."""
    app.dependency_overrides[write_session] = never_kept
    browser = Browser(app)
    browser.headers["authorization"] = f"Bearer {tokens[cases.acting(state, role)]}"
    yield browser
    browser.close()
    del app.dependency_overrides[write_session]


def offered(html: str) -> set[str]:
    """The steps whose buttons stand on a case page."""
    return {name for address in findall(r'href="([^"]*)"', html) for name in findall(r"[?&]do=(\w+)", unescape(address))}


@pytest.mark.parametrize(
    ("state", "role"),
    [(state, role) for state in ALL_STATES for role in Role if any((state, role) == cell[:2] for cell in TRIED)],
    ids=lambda each: f"{each.kind}-{each}" if isinstance(each, State) else str(each),
)
def test_each_cell_on_page_and_api(state: State, role: Role, caller: Browser, cases: matrix.Cases) -> None:
    walk = cases.walks[state]
    case, version, number = walk.case_id, walk.version, walk.proceeding
    table = {step.name: cases.expected(step, state, role) for step in INSIDE}
    page = caller.get(f"/cases/{case}?p={number}")
    assert page.status_code == 200
    assert offered(page.text) == {name for name, cell in table.items() if cell == "done"}
    shown = caller.get(f"/api/cases/{case}", headers={"accept": "application/json"}).json()
    possible = {s["step"] for s in shown["steps"] if not s["refusal"] and s["proceeding"] == number}
    assert possible == offered(page.text)
    wrong = []
    for name in (name for name in table if (state, role, name) in TRIED):
        given = cases.asked(state, name).given
        form = {**flat(given), "_key": f"a-key-{name}", "_version": str(version)}
        address = f"/cases/{case}/proceedings/{number}/steps/{name}"
        answer = caller.fill(address, form)
        if asked := findall(r'name="_answered" value="([^"]*)"', answer.text):  # a doubt: whoever sends it again meant it
            answer = caller.fill(address, form | {"_answered": asked})
        got = (answer.status_code, caller.post(f"/api{address}", json=given).status_code)
        if got != (PAGE[table[name]], API[table[name]]):
            wrong.append(f"{name}: {got} where the table says {table[name]}")
    assert wrong == []

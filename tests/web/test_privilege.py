"""What was said in a mediation, by every entrance (协商调解规定 第11条): no door of the program gives it to who decides the case.

Every free text of every step that a mediation has is filled with a mark; then everybody of the arbitration goes through
every page, the API, the search, the documents and the exported half page, and the mark is nowhere.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import select

from mediation import db
from mediation.errors import Invalid
from mediation.models import Document, Proceeding
from mediation.rules.forms import questions
from mediation.rules.steps import STEPS
from mediation.services.papers import issue
from tests import databases
from tests.walks import Walk
from tests.web.conftest import Browser
from tests.world import People

MARK = "厂方私下肯付八折"
TALKS = (
    "record_consent", "propose_negotiation", "answer_negotiation", "end_negotiation", "accept_mediation", "assign_mediator",
    "change_mediator", "set_session", "record_session", "extend_mediation", "reach_agreement", "reopen_mediation",
    "record_calculation", "correct", "fail_mediation",
)  # fmt: skip
"""The steps of a mediation in which people talk, in an order in which they can be done."""
NO_SECRET = {"place", "location", "starts", "ends", "contact"}
READERS = ("bob", "judge", "clerk", "city-registrar", "city-clerk", "city-arbitrator", "city-director")


def marked(step: str) -> dict[str, Any]:
    """The mark in every free text that the step asks for."""
    return {
        q.name: MARK
        for q in questions(STEPS[step].asks)
        if q.widget in ("text", "long") and not q.options and q.name not in NO_SECRET and not q.secret
    }


@pytest.fixture(scope="module")
def talked(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """A mediation in which everything was said, that failed and went on to arbitration: the database, and the case."""
    with databases.fresh(kind, tmp_path_factory.mktemp("privilege") / "home") as url:
        with db.write() as session:
            walk = Walk(session, People(session)).go("register")
            for step in TALKS:
                _say(walk, step)
            walk.go("apply_arbitration", "accept_arbitration", "serve", "form_tribunal", "set_hearing", "serve")
            assert walk.case_id is not None
        yield url, walk.case_id


def _say(walk: Walk, step: str) -> None:
    """Do the step with the mark in it; a text of a given shape (a time, a number) takes its usual answer."""
    given = marked(step)
    while True:
        try:
            walk.do(step, **given)
        except Invalid as wrong:
            if given.keys().isdisjoint(wrong.faults):
                raise
            given = {name: value for name, value in given.items() if name not in wrong.faults}
        else:
            return


@pytest.fixture
def database(talked: tuple[str, int]) -> str:
    """The database of the talks."""
    return talked[0]


def entrances(case: int) -> list[str]:
    """Every address under which something of a case is read."""
    with db.read() as session:
        numbers = session.exec(select(Proceeding.number).where(Proceeding.case_id == case)).all()
    own = [f"/cases/{case}?p={n}" for n in numbers] + [f"/cases/{case}/next?p={n}" for n in numbers]
    forms = [f"/cases/{case}?p={n}&do={name}" for n in numbers for name in ("correct", "award", "serve", "record_payment")]
    lists = [
        "/",
        "/cases",
        "/documents",
        "/documents?tab=all",
        "/hearings",
        "/inbox",
        "/rates",
        "/rates/cases?measure=ACC&part=all",
    ]
    return [*own, *forms, *lists, f"/api/cases/{case}", "/api/cases", f"/api/cases?q={MARK}", "/api/due", "/api/rates",
            f"/calculators?case={case}&p=2", f"/cases?q={MARK}"]  # fmt: skip


@pytest.mark.parametrize("login", READERS)
def test_no_entrance_gives_what_was_said_to_who_decides(browse: Any, talked: tuple[str, int], login: str) -> None:
    """Not on a page, not by the API, not in a form, a list or the half page; and a search for it finds nothing."""
    case = talked[1]
    browser: Browser = browse(login)
    leaks, read = [], 0
    for address in entrances(case):
        answer = browser.get(address)
        read += answer.status_code == 200
        text = answer.text.replace(f'value="{MARK}"', "").replace(f"“{MARK}”", "")
        if MARK in text:
            leaks.append((address, re.findall(f".{{0,60}}{MARK}", text)[:3]))
    assert leaks == [], "\n".join(map(str, leaks))
    assert read > 12


def test_the_mediator_reads_it(browse: Any, talked: tuple[str, int]) -> None:
    """Else the test above would prove nothing."""
    browser: Browser = browse("alice")
    assert browser.get(f"/cases/{talked[1]}?p=1").text.count(MARK) > 2


@pytest.mark.parametrize("login", READERS)
def test_no_paper_gives_it(browse: Any, talked: tuple[str, int], login: str) -> None:
    """A paper that holds the mark is not opened; and no paper of the arbitration holds it."""
    browser: Browser = browse(login)
    with db.read() as session:
        rows = session.exec(select(Document).where(Document.case_id == talked[1])).all()
        telling = [row.id for row in rows if MARK in str(issue.frozen(row))]
        assert telling
        assert {row.proceeding for row in rows if row.id in telling} == {1}
    for number in telling:
        assert browser.get(f"/cases/{talked[1]}/documents/{number}.pdf").status_code == 404

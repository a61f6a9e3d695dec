"""What an inspection tells the police, by every entrance of whoever handles another proceeding of the case (国务院令第310号 第5、6条)."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import select

from mediation import db
from mediation.models import Document
from tests import databases
from tests.walks import Walk
from tests.web.conftest import Browser
from tests.world import People

MARK = "老板连夜转走账上的钱"
READERS = ("bob", "judge", "city-mediator", "city-arbitrator", "city-clerk", "city-director")


@pytest.fixture(scope="module")
def referred(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """An inspection that went to the police, and of which a claim went on to arbitration and another to mediation."""
    with databases.fresh(kind, tmp_path_factory.mktemp("travels") / "home") as url:
        with db.write() as session:
            walk = Walk(session, People(session)).go(
                "receive_complaint", "docket_complaint", "finish_investigation", "order_correction"
            )
            walk.go("propose_referral", "decide_referral")
            walk.do("refer_police", reason=MARK)
            walk.go("hand_to_arbitration")
            assert walk.case_id is not None
        yield url, walk.case_id


@pytest.fixture
def database(referred: tuple[str, int]) -> str:
    """The database of the referral."""
    return referred[0]


def papers(case: int) -> dict[str, list[int]]:
    with db.read() as session:
        found: dict[str, list[int]] = {}
        for row in session.exec(select(Document).where(Document.case_id == case, Document.proceeding == 1)):
            found.setdefault(row.template, []).append(row.id or 0)
    return found


@pytest.mark.parametrize("login", READERS)
def test_nobody_of_another_proceeding_reads_of_the_referral(browse: Any, referred: tuple[str, int], login: str) -> None:
    case = referred[1]
    browser: Browser = browse(login)
    read = 0
    for address in (
        f"/cases/{case}?p=1",
        f"/cases/{case}?p=2",
        f"/cases/{case}/next?p=1",
        f"/api/cases/{case}",
        "/documents?tab=all",
    ):
        answer = browser.get(address)
        read += answer.status_code == 200
        assert MARK not in answer.text, address
        assert "涉嫌犯罪案件移送书" not in answer.text, address
        assert "移送公安" not in answer.text, address
    assert read > 1
    for number in papers(case)["crime_referral"]:
        for end in (".pdf", "/masked.pdf"):
            assert browser.get(f"/cases/{case}/documents/{number}{end}").status_code == 404


@pytest.mark.parametrize("login", ["bob", "judge"])
def test_who_decides_on_the_wages_opens_what_the_inspectorate_ordered(
    browse: Any, referred: tuple[str, int], login: str
) -> None:
    browser: Browser = browse(login)
    (order, *_) = papers(referred[1])["correction_order"]
    assert browser.get(f"/cases/{referred[1]}/documents/{order}/masked.pdf").status_code == 200


@pytest.mark.parametrize("login", ["dave", "city-manager"])
def test_the_inspectors_and_the_head_of_the_bureau_read_it(browse: Any, referred: tuple[str, int], login: str) -> None:
    """Else the test above would prove nothing."""
    browser: Browser = browse(login)
    assert "涉嫌犯罪案件移送书" in browser.get(f"/cases/{referred[1]}?p=1").text

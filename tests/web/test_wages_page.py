"""The page of unpaid wages (欠薪动态清零): who opens it, what it costs, and the sheet that says the same."""

import io
from typing import Any

import pytest
import python_calamine
from sqlmodel import select

from mediation import db
from mediation.models import Party
from mediation.rules.states.inspection import ORDERED
from tests.walks import walk_to
from tests.world import People

ALL = ("dave", "alice", "bob", "city-manager", "city-inspection_lead")


@pytest.fixture
def ordered(people: People) -> int:
    """A case with an order to pay two workers 3,001.00 元."""
    with db.write() as session:
        return walk_to(session, people, ORDERED).case_id or 0


def test_whoever_answers_for_unpaid_wages_opens_the_list_and_nobody_else(browse: Any, ordered: int) -> None:
    assert {login: browse(login).get("/wages").status_code for login in ALL} == dict.fromkeys(ALL, 200)
    assert {login: browse(login).get("/wages").status_code for login in ("clerk", "judge", "city-admin")} == {
        "clerk": 403, "judge": 403, "city-admin": 403,
    }  # fmt: skip
    assert "欠薪清零" in browse("dave").get("/").text
    assert "欠薪清零" not in browse("clerk").get("/").text


def test_the_page_and_its_sheet_tell_one_line_and_no_worker_s_name(browse: Any, ordered: int) -> None:
    dave = browse("dave")
    text = dave.get("/wages").text
    assert f"/cases/{ordered}?p=1" in text
    assert "3,001.00" in text
    assert 'href="/wages?stands=late"' in text, "every sum opens its lines"
    assert text.count('href="/wages?town=') == text.count('href="/wages?trade=') == 1
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(dave.get("/wages/list.xlsx").content))
    head, line = book.get_sheet_by_index(0).to_python()
    said = dict(zip(head, line, strict=True))
    assert (said["依据"], said["人数"], said["未付（元）"], said["责任人"]) == ("责令支付", 2, 3001.0, "戴夫")
    with db.read() as session:
        names = [*session.exec(select(Party.name).where(Party.case_id == ordered, Party.type == "person"))]
    assert names
    assert not any(name in str(line) or name in text for name in names)


def test_filters_narrow_page_and_sheet_alike(browse: Any, ordered: int) -> None:
    dave = browse("dave")
    for path in ("/wages?stands=undecided", "/wages?town=某地", "/wages?trade=food"):
        assert "3,001.00" not in dave.get(path).text
    assert dave.get("/wages?stands=那个").status_code == 200, "what no menu offers narrows nothing"


def test_the_page_asks_a_bounded_number_of_statements(browse: Any, ordered: int, statements: Any) -> None:
    dave = browse("dave")
    dave.get("/wages")
    with statements() as asked:
        dave.get("/wages")
    assert len(asked) <= 12

"""The papers of a review after one of three workers left it (仲裁审查): they name people, and promise only to those who still ask."""

# ruff: noqa: N802 (tests are named after the articles)

from collections.abc import Iterator
from datetime import date

import pytest
from sqlmodel import col, select

from mediation.models import Case, Read
from mediation.services.demo import signed_apart
from mediation.services.papers import issue
from mediation.services.papers.printed import DocumentData
from mediation.services.papers.rendering import render
from tests.documents.printed import text
from tests.stories import told

LEFT, STAYED, FIRM = "阮玉梅", "嵇小凤", "晋江市渡萤箱包有限公司"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """The story alone."""
    with told(tmp_path_factory.mktemp("demo"), date(2026, 11, 20), signed_apart, only="signed-apart") as session:
        yield session


def paper(session: Read, name: str) -> str:
    (case,) = session.exec(select(Case).where(col(Case.who).contains(STAYED))).all()
    row = next(row for row in issue.of_case(session, case.id or 0) if row.template == name)
    return text(render(name, DocumentData.model_validate(issue.frozen(row))))


def test_R33_76_77_a_letter_promises_nothing_to_who_has_left(session: Read) -> None:
    letter = paper(session, "review_settlement")
    assert LEFT not in letter
    assert "共2项，合计18000元" in letter


def test_R33_76_the_record_of_the_inquiry_names_whom_it_asked(session: Read) -> None:
    assert f"询问的当事人：{STAYED}、郁长安、{LEFT}、{FIRM}（双方同时到场）" in paper(session, "review_inquiry_record")

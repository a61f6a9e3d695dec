"""The demo's building site: each debt once over order and agreement, and each order says who pays by which article."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import col, select

from mediation.models import Case, Document, Promise, Read
from mediation.services.demo import one_debt
from mediation.services.papers import issue, rendering
from mediation.services.papers.printed import DocumentData
from mediation.services.record import replayed
from tests.stories import told

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """This story alone."""
    with told(tmp_path_factory.mktemp("demo"), TODAY, one_debt) as session:
        yield session


def case(session: Read) -> int:
    (found,) = session.exec(select(Case.id).where(col(Case.who).contains("车木生"))).all()
    assert found is not None
    return found


def test_what_is_owed_is_owed_once_in_the_record_and_in_its_rows(session: Read) -> None:
    known = replayed.of_case(session, case(session)).facts
    assert {line.number: (line.paid, line.unpaid) for line in known.promises.values()} == {
        1: (Decimal(6800), Decimal(0)), 2: (Decimal(0), Decimal(12600)), 3: (Decimal(5000), Decimal(0)), 4: (Decimal(0), Decimal(5000)),
    }  # fmt: skip
    rows = session.exec(select(Promise).where(Promise.case_id == case(session), col(Promise.settled).is_(False))).all()
    assert {row.number: (row.amount or Decimal(0)) - row.paid for row in rows} == {2: Decimal(12600), 4: Decimal(5000)}


def test_mw_30_3_the_order_to_each_unit_says_what_that_unit_pays_and_by_which_article(session: Read) -> None:
    orders = session.exec(
        select(Document).where(Document.case_id == case(session), Document.template == "correction_order")
    ).all()
    said = {row.party: rendering.written("correction_order", DocumentData.thawed(issue.frozen(row))) for row in orders}
    assert "由你单位先行支付的2项，合计29400元" in said[3]
    assert "由你单位支付的2项，合计29400元" in said[4]
    assert all("（《保障农民工工资支付条例》第三十条第三款）" in text for text in said.values())


def test_the_letter_to_the_mediators_tells_what_was_paid(session: Read) -> None:
    (row,) = session.exec(
        select(Document).where(Document.case_id == case(session), Document.template == "matter_transfer")
    ).all()
    assert "其中6800元已按本局责令支付" in issue.frozen(row)["transfer"]["claims"][0]

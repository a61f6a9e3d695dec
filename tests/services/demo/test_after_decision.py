"""The demo's cases in which the inspectorate's decision is not the end come out as the law has it, in the states that it names."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlmodel import col, select

from mediation.models import Case, Document, Proceeding, Promise, Read
from mediation.services.demo import after_decision
from mediation.services.operation.verify import verify
from tests import stories

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Read:
    home: Path = tmp_path_factory.mktemp("after")
    with stories.told(home, TODAY, after_decision) as session:
        yield session


def _ends(session: Read, who: str) -> list[tuple[str, str | None]]:
    case = session.exec(select(Case).where(col(Case.who).startswith(who))).one()
    rows = session.exec(select(Proceeding).where(Proceeding.case_id == case.id).order_by(col(Proceeding.number)))
    return [(row.state, row.outcome) for row in rows]


def test_what_they_leave_is_what_their_journals_say_and_every_paper_was_drawn_up(told: Read) -> None:
    assert verify(told, TODAY).faults == []
    why = told.exec(select(Document.refusal).where(Document.state != "pending")).all()
    assert [said for said in why if not said or "作废" not in said] == []


def test_a_decision_made_anew_is_the_one_that_is_paid(told: Read) -> None:
    case = told.exec(select(Case).where(col(Case.who).startswith("甘水莲"))).one()
    assert _ends(told, "甘水莲") == [("closed", "I11")]
    lines = told.exec(select(Promise).where(Promise.case_id == case.id).order_by(col(Promise.number))).all()
    assert [(line.amount, line.paid, line.settled) for line in lines] == [
        (Decimal(8400), Decimal(0), True),
        (Decimal(7150), Decimal(7150), True),
    ]


def test_ael_53_what_the_court_took_is_on_the_line_and_the_file_may_be_closed(told: Read) -> None:
    case = told.exec(select(Case).where(col(Case.who).startswith("谌秋香"))).one()
    assert _ends(told, "谌秋香") == [("closed", "I11")]
    line = told.exec(select(Promise).where(Promise.case_id == case.id)).one()
    assert (line.amount, line.paid) == (Decimal(12600), Decimal(7300))
    papers = set(told.exec(select(Document.template).where(Document.case_id == case.id)).all())
    assert {"performance_urging", "court_application"} <= papers


def test_a_fine_that_was_paid_late_is_paid_with_what_was_added(told: Read) -> None:
    assert _ends(told, "母水生") == [("closed", "I12")]


def test_j3_4_who_fled_is_served_at_the_gate_and_the_rest_is_owed_today(told: Read) -> None:
    case = told.exec(select(Case).where(col(Case.who).startswith("戚春梅"))).one()
    assert _ends(told, "戚春梅") == [("referred", "I14")]
    lines = told.exec(select(Promise).where(Promise.case_id == case.id).order_by(col(Promise.number))).all()
    assert [(line.paid, line.settled) for line in lines] == [(Decimal(3000), False)] * 3


def test_r310_10_what_the_police_send_back_is_decided_here(told: Read) -> None:
    assert _ends(told, "逄家旺") == [("closed", "I11")]

"""The stories of inspections that go on after an order: each comes out as the law has it, and every paper of them is drawn up."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlmodel import col, select

from mediation.models import Case, Deadline, Document, Proceeding, Read
from mediation.services.demo import heard_before, inspectors_decide, rechecked, turned_aside
from mediation.services.operation.verify import verify
from tests import stories

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    with stories.told(
        tmp_path_factory.mktemp("told"), TODAY, rechecked, heard_before, inspectors_decide, turned_aside
    ) as session:
        yield session


def _ends(session: Read, who: str) -> tuple[str, str | None]:
    case = session.exec(select(Case).where(col(Case.who).startswith(who))).one()
    row = session.exec(select(Proceeding).where(Proceeding.case_id == case.id)).one()
    return row.state, row.outcome


@pytest.mark.parametrize(
    ("who", "ends"),
    [
        ("戚小燕", ("closed", "I10")),
        ("麻小军", ("ordered", None)),
        ("缑志刚", ("closed", "I12")),
        ("卞春香", ("decided", "I11")),
        ("乐春梅", ("closed", "I13")),
        ("阳大勇", ("closed", "I10")),
        ("哈玉芬", ("closed", "I16")),
        ("璩小兰", ("closed", "I20")),
        ("桑阿水", ("corrected", "I10")),
    ],
)
def test_a_story_of_an_inspection_comes_out_as_the_law_has_it(told: Read, who: str, ends: tuple[str, str | None]) -> None:
    assert _ends(told, who) == ends


def test_every_paper_of_these_stories_is_drawn_up_and_nothing_is_otherwise_than_its_journal(told: Read) -> None:
    rows = told.exec(select(Document.template, Document.state, Document.refusal)).all()
    assert {"advance_notice", "penalty_hearing_notice", "correction_order", "revocation_notice", "jurisdiction_handover"} <= {
        template for template, _, _ in rows
    }
    assert [row for row in rows if row[1] != "pending"] == []
    assert verify(told, TODAY).faults == []


def test_only_the_order_that_went_by_waits_for_its_recheck(told: Read) -> None:
    asked = select(Case.who).join(Deadline, col(Deadline.case_id) == col(Case.id))
    waiting = told.exec(asked.where(Deadline.limit == "L-19", col(Deadline.running), Deadline.starts_on < TODAY)).all()
    assert [who[:3] for who in waiting] == ["麻小军"]

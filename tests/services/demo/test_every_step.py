"""The demo lives every life: whatever day it is told on, its stories alone do every step that there is, and what they leave is sound."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from mediation import db
from mediation.models import Case, Document, JournalEntry, Proceeding, Read
from mediation.rules.lifecycle import STEPS
from mediation.services import demo
from mediation.services.operation.verify import verify
from tests import databases

DAYS = (date(2026, 8, 20), date(2026, 11, 20), date(2027, 2, 10))
"""A summer's day, one in autumn, and one between the year's turn and the long holiday of spring."""
OTHERS = {
    "apply_set_aside", "award_part", "cancel_case", "change_clerk", "close_suit", "commission_appraisal",
    "complete_filing_correction", "decide_suit", "deem_part_withdrawn", "deem_rest_withdrawn", "end_entrusted", "end_hold",
    "end_without_heirs", "entrust_mediation", "grant_recusal", "handle_anew", "hold_for_mediation", "inspect_site",
    "keep_hearing", "lodge_suit", "merge_arbitration", "notify_collective", "postpone_hearing", "receive_appraisal",
    "receive_ruling", "receive_transfer", "record_committee", "record_evidence", "record_performed", "record_preservation",
    "record_representatives", "rectify_award", "recuse_clerk", "refer_to_committee", "refuse_counterclaim", "refuse_recusal",
    "refuse_suit", "request_filing_correction", "request_postponement", "request_recusal", "revoke_tribunal",
    "separate_counterclaim", "set_aside_after_suit", "set_evidence_period", "settle_part", "shorten_answer", "simplify",
    "split_arbitration", "sue_after_refusal", "sue_after_set_aside", "take_back_report", "tell_elsewhere",
    "terminate_arbitration", "to_ordinary", "transfer_case", "undo_part_settlement", "undo_settlement", "uphold_objection",
    "withdraw_arbitration", "withdraw_rest", "withdraw_suit",
}  # fmt: skip
"""Steps of the arbitration and of the courts whose stories are still to be told."""


@pytest.fixture(scope="module", params=DAYS, ids=str)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Read, date]]:
    """The stories without the record of two years, as they stand on that day."""
    home: Path = tmp_path_factory.mktemp("stories")
    with databases.bare(databases.SQLITE, home):
        demo.load(db.write, request.param, 0)
        with db.read() as session:
            yield session, request.param


def _stands(session: Read, who: str) -> list[tuple[str, str]]:
    """The kinds and states of the proceedings of the case whose applicant, or first applicant, has this name."""
    (case,) = session.exec(select(Case).where(col(Case.who).startswith(who))).all()
    rows = session.exec(select(Proceeding).where(Proceeding.case_id == case.id).order_by(col(Proceeding.number)))
    return [(str(row.kind), str(row.state)) for row in rows]


def test_the_stories_do_every_step_that_there_is(told: tuple[Read, date]) -> None:
    session, _ = told
    done = set(session.exec(select(JournalEntry.step)).all())
    assert {str(name) for name in STEPS} - done == OTHERS


def test_what_the_stories_leave_is_what_their_journals_say(told: tuple[Read, date]) -> None:
    session, today = told
    assert verify(session, today).faults == []


def test_every_paper_of_the_stories_was_drawn_up(told: tuple[Read, date]) -> None:
    """A paper that could not be printed would say why; what a correction made void says so."""
    session, _ = told
    why = session.exec(select(Document.refusal).where(Document.state != "pending")).all()
    assert [said for said in why if not said or not any(word in said for word in ("更正", "作废"))] == []


@pytest.mark.parametrize(
    ("who", "stands"),
    [
        ("沙玉兰", [("mediation", "closed"), ("review", "closed"), ("enforcement", "closed")]),
        ("纪阿香", [("mediation", "effective"), ("review", "closed")]),
        ("都建平", [("mediation", "effective"), ("review", "closed"), ("confirmation", "closed")]),
        ("佘长顺", [("mediation", "closed"), ("review", "closed"), ("confirmation", "closed"), ("enforcement", "closed")]),
        ("鹿小妹", [("mediation", "effective"), ("confirmation", "closed"), ("review", "under_review")]),
        ("敖春生", [("mediation", "effective"), ("mediation", "mediating")]),
        ("贺水金", [("mediation", "reconciled")]),
        ("嵇美珍", [("inspection", "closed"), ("mediation", "mediating"), ("arbitration", "accepted")]),
        ("卞春香", [("inspection", "decided")]),
        ("欧阳树生", [("arbitration", "awarded"), ("enforcement", "closed"), ("enforcement", "enforcing")]),
        ("司徒小兰", [("arbitration", "awarded"), ("enforcement", "closed"), ("suit", "docketed")]),
    ],
)
def test_a_story_stands_today_where_it_is_to_be_seen(told: tuple[Read, date], who: str, stands: list[tuple[str, str]]) -> None:
    assert _stands(told[0], who) == stands

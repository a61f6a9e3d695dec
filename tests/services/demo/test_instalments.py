"""The demo's stories of an instalment that does not come, of ten who ask ten different things, and of closings that are approved."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlmodel import col, select

from mediation import db
from mediation.models import Case, Read
from mediation.rules.codes import Kind
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts
from mediation.rules.steps.track import collective
from mediation.services import demo
from mediation.services.record import replayed
from tests import databases

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """A small demo, whose stories are all there, with some complaints."""
    home: Path = tmp_path_factory.mktemp("demo")
    with databases.bare(databases.SQLITE, home):
        demo.load(db.write, TODAY, 300)
        with db.read() as session:
            yield session


def facts(session: Read, name: str) -> CaseFacts:
    (case,) = session.exec(select(Case).where(col(Case.who).contains(name))).all()
    return replayed.of_case(session, case.id or 0).facts


def test_the_second_instalment_did_not_come_and_one_of_two_asks_for_all_that_is_left(session: Read) -> None:
    known = facts(session, "池玉梅")
    opened = known.proceedings[2]
    asked = [(claim.claimant, claim.amount) for claim in known.claimed_in(opened)]
    assert asked == [(1, Decimal(4000)), (1, Decimal(3500))], "both agreed that all falls due at once"
    assert sum(line.paid for line in known.promises.values()) == Decimal(8000)


def test_ten_who_have_no_request_in_common_are_no_collective_dispute(session: Read) -> None:
    known = facts(session, "卓秋月")
    here = known.proceedings[1]
    assert len({claim.item for claim in known.claimed_in(here)}) == len(here.claims) == 10
    assert here.accepted_on is not None
    assert not collective(known, here)


def test_the_inspectorates_closings_are_proposed_and_some_are_sent_back_before_they_are_approved(session: Read) -> None:
    seen = set[tuple[Do, ...]]()
    for case_id in session.exec(select(Case.id)):
        for here in replayed.of_case(session, case_id or 0).facts.proceedings.values():
            steps = tuple(
                e.step for e in here.entries if e.step in (Do.PROPOSE_CLOSING, Do.RETURN_CLOSING, Do.CLOSE_INSPECTION)
            )
            if here.kind is Kind.INSPECTION and steps:
                seen.add(steps)
    assert (Do.PROPOSE_CLOSING, Do.CLOSE_INSPECTION) in seen
    assert (Do.PROPOSE_CLOSING, Do.RETURN_CLOSING, Do.PROPOSE_CLOSING, Do.CLOSE_INSPECTION) in seen

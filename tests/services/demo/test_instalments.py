"""The demo's stories of an instalment that does not come, and of ten who ask ten different things."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import col, select

from mediation.models import Case, Read
from mediation.rules.facts import CaseFacts
from mediation.rules.steps.track import collective
from mediation.services.demo import instalments
from mediation.services.record import replayed
from tests.stories import told

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """These stories alone."""
    with told(tmp_path_factory.mktemp("demo"), TODAY, instalments) as session:
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

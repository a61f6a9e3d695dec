"""What tests of the door say again and again: what was refused, in which words, and that the rows are sound."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from mediation.errors import Conflict, Invalid, Refusal
from mediation.models import Case
from mediation.rules import lifecycle
from mediation.services.base import reference
from mediation.services.record import journal, projection
from tests.walks import Walk
from tests.world import TODAY


def faults_of(act: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(Invalid) as refused:
        act()
    return refused.value.faults


def sentence_of(act: Callable[[], object], kind: type[Refusal] = Conflict) -> str:
    with pytest.raises(kind) as refused:
        act()
    return refused.value.sentence


def sound(walk: Walk) -> None:
    """The stored rows are what the journal says, and its chain holds."""
    assert walk.case_id is not None
    walk.session.flush()
    case = walk.session.exec(select(Case).where(Case.id == walk.case_id)).one()
    rows = journal.rows(walk.session, walk.case_id)
    assert journal.broken(rows) is None
    assert case.version == len(rows)
    looked_up = reference.current(walk.session)
    known = lifecycle.replay(journal.entries(walk.session, walk.case_id))
    assert projection.differences(walk.session, case, known, looked_up, TODAY) == []

"""A bench that was wrong or was challenged: revoked or left, formed anew without whom it may not have."""

from typing import Any

import pytest

from mediation.errors import Forbidden, Invalid
from mediation.models import Write
from mediation.rules.roles import Role
from mediation.rules.states.arbitration import FILED
from mediation.services.door import bookings
from tests.walks import Walk
from tests.world import People

CHALLENGED: dict[str, Any] = {"seat": "presiding", "ground": "interest", "reason": "与被申请人有往来"}


@pytest.fixture
def scheduled(write: Write, people: People) -> Walk:
    """A hearing that is set before the judge and the clerk."""
    return Walk(write, people).go("file_arbitration", "accept_arbitration", "form_tribunal", "set_hearing")


def test_a_revoked_tribunal_gives_seats_and_hearing_back_and_is_formed_anew(scheduled: Walk) -> None:
    here = scheduled.here
    assert here is not None
    day = here.sittings[-1].on
    scheduled.do("revoke_tribunal")
    here = scheduled.here
    assert here is not None
    assert (here.state, here.staff, here.sittings, here.handler) == (FILED.name, {}, [], "")
    assert bookings.taken(scheduled.session, [day]) == []
    scheduled.do("form_tribunal", presiding="judge2")
    assert scheduled.here is not None
    assert scheduled.here.staff == {"presiding": "judge2", "clerk": "clerk"}


def test_who_was_recused_is_not_chosen_again(scheduled: Walk) -> None:
    scheduled.do("request_recusal", **CHALLENGED)
    scheduled.do("grant_recusal")
    with pytest.raises(Invalid) as found:
        scheduled.do("form_tribunal", presiding="judge")
    assert "回避" in found.value.faults["presiding"]
    scheduled.do("form_tribunal", presiding="judge2")


@pytest.mark.parametrize("decision", ["grant_recusal", "refuse_recusal"])
def test_nobody_decides_on_their_own_recusal(write: Write, people: People, decision: str) -> None:
    walk = Walk(write, people).go("file_arbitration", "accept_arbitration")
    walk.do("form_tribunal", presiding="bob")
    walk.do("request_recusal", **CHALLENGED)
    with pytest.raises(Forbidden) as found:
        walk.do(decision, by=people.bob)
    assert "不由本人决定（办案规则第12条）" in found.value.sentence
    walk.do(decision, by=people.in_role(Role.DIRECTOR))

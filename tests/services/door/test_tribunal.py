"""A bench that was wrong or was challenged: revoked or left, formed anew without whom it may not have."""

from typing import Any

import pytest

from mediation.errors import Conflict, Forbidden, Invalid
from mediation.models import Write
from mediation.rules.roles import Role
from mediation.rules.states.arbitration import FILED
from mediation.services.door import bookings
from tests.services.papers.awards import printed
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


def test_LMAA_31_a_clerk_who_steps_aside_is_replaced_and_the_tribunal_keeps_its_day(scheduled: Walk) -> None:  # noqa: N802
    """The clerk is no member of the tribunal: nothing that it has set falls."""
    before = scheduled.here
    assert before is not None
    scheduled.do("request_recusal", **{**CHALLENGED, "seat": "clerk"})
    with pytest.raises(Conflict) as refused:
        scheduled.do("grant_recusal")
    assert "请办理“同意书记员回避”" in refused.value.sentence
    with pytest.raises(Invalid) as himself:
        scheduled.do("recuse_clerk", clerk="clerk")
    assert "请另选一人" in himself.value.faults["clerk"]
    scheduled.do("recuse_clerk")
    here = scheduled.here
    assert here is not None
    assert (here.state, here.sittings) == (before.state, before.sittings)
    assert here.staff == before.staff | {"clerk": "city-clerk"}
    assert "clerk" in here.shut_out
    decision = printed(scheduled, "recusal_decision")
    assert "仲裁庭及已经确定的开庭日期不变" in decision
    assert "重新组成仲裁庭" not in decision
    assert "以书记员书某" in decision, "the one who was challenged is named, and not who came in"


def test_LMAA_33_an_arbitrator_who_steps_aside_is_not_replaced_by_a_clerk(scheduled: Walk) -> None:  # noqa: N802
    scheduled.do("request_recusal", **CHALLENGED)
    with pytest.raises(Conflict) as refused:
        scheduled.do("recuse_clerk")
    assert "请办理“同意回避”" in refused.value.sentence


@pytest.mark.parametrize("decision", ["grant_recusal", "refuse_recusal"])
def test_nobody_decides_on_their_own_recusal(write: Write, people: People, decision: str) -> None:
    walk = Walk(write, people).go("file_arbitration", "accept_arbitration")
    walk.do("form_tribunal", presiding="bob")
    walk.do("request_recusal", **CHALLENGED)
    with pytest.raises(Forbidden) as found:
        walk.do(decision, by=people.bob)
    assert "不由本人决定（办案规则第12条）" in found.value.sentence
    walk.do(decision, by=people.in_role(Role.DIRECTOR))

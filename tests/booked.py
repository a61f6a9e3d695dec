"""Cases that have, or want, a hearing of their own."""

from typing import Any

import pytest

from mediation.errors import Invalid
from mediation.models import Write
from mediation.rules.codes import Side
from tests.scenes import COMPANY, person
from tests.walks import Walk
from tests.world import People

OTHER_COMPANY = {**COMPANY, "name": "某服装有限公司"}
AT = {"starts": "09:00", "place": "第一仲裁庭"}


def formed(session: Write, people: People, place: int = 1, company: Any = COMPANY, **seats: Any) -> Walk:
    """An arbitration that waits for its hearing, of a worker and a company of its own, before this bench."""
    walk = Walk(session, people)
    walk.do(
        "file_arbitration",
        applicants=[person(place)],
        respondents=[company],
        claims=[{"claimant": 1, "item": "wages", "amount": "900.00"}],
    )
    walk.go("accept_arbitration").do("form_tribunal", **seats)
    walk.do("serve", served="respond_notice", parties=walk.scene().numbers(Side.RESPONDENT))
    return walk


def hearing(walk: Walk, **at: Any) -> Any:
    """Set the hearing on the first lawful day: then it stands, as it was asked for."""
    day = walk.scene().suggested("set_hearing")["hearing_on"]
    asked = {"hearing_on": day, **AT, **at}
    done = walk.do("set_hearing", **asked)
    assert walk.here is not None
    stands = walk.here.sittings[-1]
    assert (str(stands.on), stands.starts, stands.place) == (asked["hearing_on"], asked["starts"], asked["place"])
    return done


def refused(walk: Walk, **at: Any) -> dict[str, str]:
    """What is said of each answer."""
    with pytest.raises(Invalid) as found:
        hearing(walk, **at)
    return dict(found.value.faults)


ELSEWHERE = {"presiding": "judge2", "clerk": "bob"}

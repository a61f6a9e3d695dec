"""A case that a court sent before it docketed it (诉前委派): mediated within its days, and given back with the result.

特邀调解规定 (法释〔2016〕14号) 第25—27条: an agreement is reported to the court; what was not agreed on goes back to it, with the papers.
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind, Source
from ..codes.mediation import Returned
from ..do import Do
from ..facts import Proceeding
from ..forms import MaybeLong, MaybeText, Text, ask
from ..states.mediation import CLOSED, EFFECTIVE, FAILED, PERFORMED, RECONCILED, REFUSED, WITHDRAWN
from ..step import STAY, Situation, Step
from .intake import MEDIATORS, Application


class BackToCourt(Act):
    """退回委派法院: with which result, and which papers."""

    on: date = ask("送交法院之日", not_after="today")
    court: Text = ask("委派的人民法院")
    court_case: MaybeText = ask("法院的案号", default=None)
    result: Returned = ask("调解结果")
    papers: MaybeText = ask("送交的材料", default=None, help="调解协议书、调解笔录，或者起诉状等材料")
    note: MaybeLong = ask("说明", default=None, long="long", help="没有达成协议的，写明无争议的事实；不写调解中的让步")


def referral(here: Proceeding) -> Application | None:
    """The application by which a court sent the case; None: it came otherwise."""
    application = here.entries[0].if_(Application)
    return application if application is not None and application.source is Source.COURT else None


def _sent_by_no_court(situation: Situation) -> str | None:
    return None if referral(situation.here) else "本案不是人民法院委派来的，不用退回。"


def _given_back_before(situation: Situation) -> str | None:
    back = situation.here.last(Do.RETURN_TO_COURT)
    return f"已于 {back.on} 送交人民法院。" if back else None


def _suggest(situation: Situation) -> dict[str, Any]:
    """The court and its number as they came; the result as the mediation stands."""
    sent, state = referral(situation.here), situation.here.state
    agreed = state in {EFFECTIVE.name, PERFORMED.name} or situation.here.last(Do.SIGN_AGREEMENT) is not None
    settled = state in {RECONCILED.name, WITHDRAWN.name}
    return {
        "court": sent.referred_by if sent else None,
        "court_case": sent.court_case if sent else None,
        "result": str(Returned.AGREED if agreed else Returned.SETTLED if settled else Returned.FAILED),
    }


def waits_for_the_court(situation: Situation) -> bool:
    """The court has not been told yet."""
    return referral(situation.here) is not None and situation.here.last(Do.RETURN_TO_COURT) is None


ROWS = (
    Step(
        Do.RETURN_TO_COURT, "退回委派法院", Kind.MEDIATION,
        at=frozenset({EFFECTIVE, RECONCILED, PERFORMED, FAILED, REFUSED, WITHDRAWN, CLOSED}), to=STAY, by=MEDIATORS,
        asks=BackToCourt, unless=(_sent_by_no_court, _given_back_before), suggests=_suggest, first_while=waits_for_the_court,
        says="{result}，材料送交{court}", basis="特邀调解规定 第25至27条（委派调解期限三十日）",
    ),
)

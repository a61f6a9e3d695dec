"""Jurisdiction (管辖): a case that belongs elsewhere is handed over, one that should not have been accepted is cancelled."""

from datetime import date

from ..acts import Act
from ..codes import FilingRefusalGround, Kind, Outcome
from ..do import Do
from ..forms import Long, MaybeText, Text, ask
from ..states.arbitration import CANCELLED, SUSPENDED, TRANSFERRED
from ..step import Rank, Situation, Step
from .arbitration import APPROVES, RUNNING
from .filing import handed_over


class Cancellation(Act):
    """撤销案件: what came to light after acceptance would have been a ground to refuse it."""

    on: date = ask("决定撤销之日", not_after="today")
    ground: FilingRefusalGround = ask("不应当受理的情形")
    reason: Long = ask("具体情况", long="long")


class Transfer(Act):
    """移送: to the commission that has jurisdiction."""

    on: date = ask("决定移送之日", not_after="today")
    to_commission: Text = ask("受移送的仲裁委员会")
    designated_by: MaybeText = ask(
        "指定管辖的主管部门", default=None, help="本案由他处移送而来的，须由共同的上一级主管部门指定"
    )
    reason: Long = ask("移送的理由", long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def not_sent_on(situation: Situation, form: Transfer) -> dict[str, str]:
    """Refuse to hand on what was handed over, unless those above have designated another commission (办案规则 第9条)."""
    if not handed_over(situation) or form.designated_by:
        return {}
    return {
        "designated_by": "本案由他处移送而来，不得再自行移送；应当报请共同的上一级主管部门指定管辖（办案规则第9条）。"
    }


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.CANCEL_CASE, "撤销案件", Kind.ARBITRATION,
        at=RUNNING | {SUSPENDED}, to=CANCELLED, by=APPROVES, asks=Cancellation, outcome=Outcome.CANCELLED,
        rank=Rank.LAST, says="撤销案件：{ground}", basis="办案规则 第32条（自决定之日起5个工作日内通知当事人）",
    ),
    Step(
        Do.TRANSFER_CASE, "移送管辖", Kind.ARBITRATION,
        at=RUNNING, to=TRANSFERRED, by=APPROVES, asks=Transfer, checks=(not_sent_on,), outcome=Outcome.TRANSFERRED,
        rank=Rank.LAST, says="移送{to_commission}", basis="办案规则 第9条（书面通知当事人）",
    ),
)

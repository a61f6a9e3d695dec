"""Jurisdiction (管辖): a case that belongs elsewhere is handed over, one that should not have been accepted is cancelled."""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import FilingRefusalGround, Kind, Outcome
from ..do import Do
from ..forms import Long, MaybeText, Text, ask
from ..states.arbitration import CANCELLED, ENTRUSTED, SUSPENDED, TRANSFERRED
from ..step import Rank, Situation, Step
from .arbitration import APPROVES, RUNNING
from .designation import designated_elsewhere, designated_here
from .filing import handed_over
from .pending import DESIGNATION, undecided


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
        "指定管辖的主管部门", default=None, help="按登记的“收到指定管辖”填写；本案由他处移送而来的，须由共同的上一级主管部门指定"
    )
    reason: Long = ask("移送的理由", long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def not_sent_on(situation: Situation, form: Transfer) -> dict[str, str]:
    """Refuse any commission but the one that those above have designated, and a designation that is not on record (办案规则 第9条)."""
    found = designated_elsewhere(situation.here)
    if found is None:
        return {"designated_by": "没有登记过指定管辖，请先办理“收到指定管辖”；不是指定的不填。"} if form.designated_by else {}
    wrong: dict[str, str] = {}
    if form.to_commission != found.commission:
        wrong["to_commission"] = f"{found.authority}指定由{found.commission}管辖（{found.number}），应当移送该委（办案规则第9条）。"
    if form.designated_by != found.authority:
        wrong["designated_by"] = f"本案由{found.authority}指定管辖（{found.number}），请填写该部门。"
    return wrong


def whose_it_is_stands(situation: Situation) -> str | None:
    """Nothing is handed over while those above are asked, nor what they have designated to this commission, nor by this commission
    alone what another handed over (办案规则 第9条).
    """
    if asked := undecided(situation.here, DESIGNATION):
        return f"已于 {asked.on} 报请指定管辖，还没有收到指定，不能自行移送（办案规则第9条）。收到后办理“收到指定管辖”。"
    if here := designated_here(situation.here):
        return f"{here}，不能再移送（办案规则第9条）。"
    if handed_over(situation) and designated_elsewhere(situation.here) is None:
        return (
            "本案由他处移送而来，不得再自行移送；请办理“报请指定管辖”，由共同的上一级主管部门指定，再登记“收到指定管辖”（办案规则第9条）。"
        )
    return None


def suggest_transfer(situation: Situation) -> dict[str, Any]:
    """Suggest the commission that was designated, by whom, and why; nothing where none was."""
    found = designated_elsewhere(situation.here)
    if found is None:
        return {}
    return {
        "to_commission": found.commission, "designated_by": found.authority,
        "reason": f"{found.authority}于 {found.decided_on} 指定本案由{found.commission}管辖（{found.number}）",
    }


# --- rows -----------------------------------------------------------------------------------------------------

FOUND_OUT = RUNNING | {SUSPENDED, ENTRUSTED}
"""Where it comes to light that a case is not this commission's: also while it rests (办案规则 第9、32条)."""

ROWS = (
    Step(
        Do.CANCEL_CASE, "撤销案件", Kind.ARBITRATION,
        at=FOUND_OUT, to=CANCELLED, by=APPROVES, asks=Cancellation, outcome=Outcome.CANCELLED,
        rank=Rank.LAST, says="撤销案件：{ground}", basis="办案规则 第32条（自决定之日起5个工作日内通知当事人）",
    ),
    Step(
        Do.TRANSFER_CASE, "移送管辖", Kind.ARBITRATION,
        at=FOUND_OUT, to=TRANSFERRED, by=APPROVES, asks=Transfer, unless=(whose_it_is_stands,), checks=(not_sent_on,),
        suggests=suggest_transfer, outcome=Outcome.TRANSFERRED,
        rank=Rank.LAST, says="移送{to_commission}", basis="办案规则 第9条（书面通知当事人）",
    ),
)

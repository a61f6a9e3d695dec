"""Demand of a creditor (登记催讨): whoever waits for what was awarded, settled or judged has asked his debtor to perform it, and shows
the office that he has. His two years begin anew by it (提出履行要求: 民事诉讼法 第250条；民法典 第195条第1项): `enforcement_period.py`.

The office urges nobody here: what binds is enforced by a court (调解仲裁法 第51条). Of an agreement the mediators ask themselves
(`demanding.py`).
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind
from ..codes.mediation import VisitWay
from ..do import Do
from ..forms import MaybeLong, Text, ask
from ..states.arbitration import ARBITRATION_CLOSED, AWARDED, SETTLED
from ..states.suit import SUIT_CLOSED, SUIT_ENDED
from ..step import STAY, Situation, Step
from .arbitration import BENCH, OFFICE
from .demanding import answers_for
from .overdue import Overdue, overdue_in


class CreditorDemand(Act):
    """登记催讨: who asked whom to perform what is overdue, and by what it is shown."""

    on: date = ask("催讨之日", not_after="today")
    parties: list[int] = ask("催讨的权利人", options="parties", at_least=1)
    asked: list[int] = ask("向谁催讨", options="parties", at_least=1)
    way: VisitWay = ask("方式")
    proof: Text = ask("凭证", help="催讨到达对方的证据，例如微信截图、短信、快递签收；对方不承认的，由权利人举证")
    reply: MaybeLong = ask("对方的答复", default=None, long="long")


# --- guards and checks ------------------------------------------------------------------------------------------------


def _nothing_overdue(situation: Situation) -> str | None:
    if overdue_in(situation.case, situation.here, situation.today):
        return None
    return "没有超过履行期限还没到账的款项、还没做的事：履行期限届满以前，申请执行的期间还没有起算，催讨不用登记（民事诉讼法第250条）。"


def _by_who_waits(situation: Situation, form: CreditorDemand) -> dict[str, str]:
    """Check that each waits on that day for something overdue, and that whoever was asked answers for that."""
    case, here = situation.case, situation.here
    overdue = overdue_in(case, here, form.on)
    if overdue is None:
        return {"on": "这一天还没有到期没有履行的款项、事项，请核对催讨之日。"}
    waits = {line.payee for line in overdue.lines}
    if idle := [case.parties[n].name for n in form.parties if n not in waits]:
        return {"parties": f"{'、'.join(idle)}没有到期没有收到的款项、事项，请去掉。"}
    owes = {n for line in overdue.lines if line.payee in form.parties for n in answers_for(case, here, line)}
    if set(form.asked) - owes:
        return {"asked": f"应当履行的是{'、'.join(case.parties[n].name for n in sorted(owes))}，请只选他们。"}
    return {}


# --- suggestions --------------------------------------------------------------------------------------------------------


def _suggest(situation: Situation) -> dict[str, Any]:
    overdue: Overdue | None = overdue_in(situation.case, situation.here, situation.today)
    if overdue is None:
        return {}
    owes = {n for line in overdue.lines for n in answers_for(situation.case, situation.here, line)}
    return {"parties": sorted({line.payee for line in overdue.lines}), "asked": sorted(owes)}


# --- rows ---------------------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.RECORD_DEMAND, "登记催讨", Kind.ARBITRATION,
        at=frozenset({AWARDED, SETTLED, ARBITRATION_CLOSED}), to=STAY, by=OFFICE | BENCH, asks=CreditorDemand,
        unless=(_nothing_overdue,), by_day=(_nothing_overdue,), checks=(_by_who_waits,), suggests=_suggest,
        says="{parties}向{asked}催讨（{way}，{proof}）", basis="民事诉讼法 第250条；民法典 第195条第1项（中断）",
    ),
    Step(
        Do.RECORD_JUDGMENT_DEMAND, "登记催讨", Kind.SUIT,
        at=frozenset({SUIT_ENDED, SUIT_CLOSED}), to=STAY, by=OFFICE | BENCH, asks=CreditorDemand,
        unless=(_nothing_overdue,), by_day=(_nothing_overdue,), checks=(_by_who_waits,), suggests=_suggest,
        says="{parties}向{asked}催讨判决（调解书）确定的给付（{way}，{proof}）",
        basis="民事诉讼法 第250条；民法典 第195条第1项（中断）",
    ),
)

"""A demand (催促履行): whoever owes what is overdue is asked in writing to perform it by a day.

The mediators see to it that what was agreed is performed (协商调解规定 第32条；人民调解法 第31条). A demand takes no way from anybody: the
other side may go its own at once (调解仲裁法 第15、16条), and is told so by a notice of its own (逾期未履行). It is made for whoever
waits, and his limitation begins anew by it (调解仲裁法 第27条第2款; 民法典 第195条): `enforcement_period.py`.
"""

from datetime import date, timedelta
from typing import Any

from ..acts import Act
from ..codes import Kind
from ..codes.mediation import VisitWay
from ..do import Do
from ..facts import CaseFacts, Proceeding
from ..forms import MaybeLong, ask
from ..liability import who_owes
from ..owed import Promise
from ..step import STAY, Rank, Situation, Step
from .intake import MEDIATORS
from .overdue import Overdue, overdue_in
from .performance import OWED_ON

USUAL_DAYS = 7
"""自然日 that a demand usually gives; no law sets them, and whoever demands may name another day."""


class Demand(Act):
    """催促履行: who was asked to perform what is overdue, how, by when, and what they said."""

    on: date = ask("催促日期", not_after="today")
    parties: list[int] = ask("催促的义务人", options="parties", at_least=1)
    way: VisitWay = ask("方式", help="另发《催促履行通知书》")
    until: date = ask("请在何日以前履行", help="法律没有规定天数，由调解组织酌定")
    reply: MaybeLong = ask("对方的答复", default=None, long="long", help="愿意何时付、要求延期的理由；没有答复的不填")


def answers_for(case: CaseFacts, here: Proceeding, line: Promise) -> set[int]:
    """Return those who answer for a line, by party number: who performs it, and who does in addition (补充) or first (先行清偿)."""
    beside = line.liable.everybody if line.liable else ()
    return {party.number for party in who_owes(case, here, line)} | set(beside)


def owing(situation: Situation, overdue: Overdue) -> list[int]:
    """List those who answer for something that is overdue, by party number."""
    return sorted({n for line in overdue.lines for n in answers_for(situation.case, situation.here, line)})


# --- guards and checks ----------------------------------------------------------------------------------------


def _nothing_overdue(situation: Situation) -> str | None:
    if overdue_in(situation.case, situation.here, situation.today):
        return None
    return "没有超过履行期限还没到账的款项、还没做的事，不用催促。履行期限以前，可以办理“履行回访”。"


def _asked_of_who_owes(situation: Situation, form: Demand) -> dict[str, str]:
    """Check that those asked owe something overdue, and that the day named has not gone by already."""
    found: dict[str, str] = {}
    overdue = overdue_in(situation.case, situation.here, form.on)
    if overdue is None:
        return {"on": "这一天还没有到期没有履行的款项、事项，请核对催促日期。"}
    owes = owing(situation, overdue)
    if set(form.parties) - set(owes):
        names = "、".join(situation.case.parties[n].name for n in owes)
        found["parties"] = f"按协议应当履行的是{names}，请只选他们。"
    if form.until < form.on:
        found["until"] = f"不能早于催促日期（{form.on}）。"
    return found


def _suggest(situation: Situation) -> dict[str, Any]:
    overdue = overdue_in(situation.case, situation.here, situation.today)
    if overdue is None:
        return {}
    by = situation.reference.calendar.roll_forward(situation.today + timedelta(days=USUAL_DAYS))
    return {"parties": owing(situation, overdue), "until": by.isoformat()}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.DEMAND_PERFORMANCE, "催促履行", Kind.MEDIATION,
        at=OWED_ON, to=STAY, by=MEDIATORS, asks=Demand, unless=(_nothing_overdue,), by_day=(_nothing_overdue,),
        checks=(_asked_of_who_owes,), suggests=_suggest,
        rank=Rank.THEN, says="催促{parties}于 {until} 以前履行（{way}）{reply:，答复：}",
        basis="协商调解规定 第32条（督促履行）；人民调解法 第31条",
    ),
)

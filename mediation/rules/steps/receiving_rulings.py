"""Receipt of what a court decided (收到裁判文书): each party's own day, noted once, from which its days run (民事诉讼法 第171条;
调解仲裁法 第49条第3款; 司法解释（一）第18、21条).
"""

from datetime import date
from typing import Any

from .. import judged
from ..acts import Act
from ..codes import Kind
from ..codes.court import CourtPaper
from ..do import Do
from ..facts import Proceeding
from ..forms import ask
from ..step import STAY, Rank, Situation, Step
from .court import AFTER_RULING, STAFF, paper_of


class PaperReceived(Act):
    """收到裁判文书: each party has its own day, and its own clock from it."""

    on: date = ask("收到之日", not_after="today")
    served: CourtPaper = ask("收到的裁判文书")
    parties: list[int] = ask("收到的当事人", options="parties", at_least=1)


# --- guards and checks ----------------------------------------------------------------------------------------


def _is_that_paper(situation: Situation, form: PaperReceived) -> dict[str, str]:
    issued = paper_of(situation.here)
    if form.served is not issued:
        return {"served": f"本程序的裁判文书是“{issued.label}”。"}
    ended = situation.here.concluded_on
    if ended and form.on < ended:
        return {"on": f"不能早于裁判之日（{ended}）。"}
    return received_once(situation, form.parties, _receipts(situation.here))


def _receipts(suit: Proceeding) -> dict[int, date]:
    """The day on which each party received the paper by which the suit ended last, by party number."""
    ended = suit.last(Do.REFUSE_SUIT, Do.DECIDE_SUIT, Do.WITHDRAW_SUIT, Do.DECIDE_APPEAL, Do.WITHDRAW_APPEAL)
    return judged.received_papers(suit, paper_of(suit), ended.seq) if ended else {}


def received_once(situation: Situation, parties: list[int], got: dict[int, date]) -> dict[str, str]:
    """A paper is received once, and its days run from then (民事诉讼法 第171条): a wrong day is put right where it was noted."""
    again = [n for n in parties if n in got]
    if not again:
        return {}
    named = "、".join(f"{situation.case.parties[n].name}已经登记 {got[n]} 收到" for n in again)
    return {"parties": f"{named}：请去掉；登记的日期有误的，办理“更正录入错误”（期限自收到之日起算）。"}


def all_received(situation: Situation, got: dict[int, date]) -> str | None:
    """Nobody is led to note a receipt that is noted already."""
    if all(n in got for n in situation.case.present_in(situation.here)):
        return "各方收到裁判文书之日都已经登记；日期有误的，办理“更正录入错误”。"
    return None


def _nobody_waits(situation: Situation) -> str | None:
    return all_received(situation, _receipts(situation.here))


# --- suggestions ----------------------------------------------------------------------------------------------


def _suggest_paper(situation: Situation) -> dict[str, Any]:
    got = _receipts(situation.here)
    waiting = [n for n in situation.case.present_in(situation.here) if n not in got]
    return {"served": str(paper_of(situation.here)), "parties": waiting}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.RECEIVE_RULING, "收到裁判文书", Kind.SUIT,
        at=AFTER_RULING, to=STAY, by=STAFF, asks=PaperReceived, unless=(_nobody_waits,),
        checks=(_is_that_paper,), suggests=_suggest_paper,
        rank=Rank.NEXT, says="{parties}收到{served}", basis="调解仲裁法 第49条第3款；司法解释（一）第18、21条",
    ),
)

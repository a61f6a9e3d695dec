"""Obedience to what the inspectorate decided (决定的履行)."""

from datetime import date

from ..acts import Act
from ..awaiting_performance import fines_unpaid
from ..codes import Kind
from ..debts import counting
from ..decided import PENALTIES
from ..do import Do
from ..forms import Long, ask
from ..owed import still_open
from ..roles import INSPECTION_STAFF
from ..states.inspection import DECIDED, INSPECTION_CLOSED
from ..step import STAY, Rank, Situation, Step
from .awaited import DECISIONS, not_served, papers_made


class Obeyed(Act):
    """决定已履行."""

    on: date = ask("核实履行之日", not_after="today")
    verified: Long = ask("核实的情况", long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def decision_not_received(situation: Situation) -> str | None:
    """The reason why no decision can be called obeyed: there is none, or somebody has not received it. None: all have."""
    if not any(paper in DECISIONS for paper in papers_made(situation.here)):
        return "本案没有作出行政处理决定或者行政处罚决定。"
    lacking = not_served(situation, *DECISIONS)
    return f"{lacking}。请先办理“送达”。" if lacking else None


def _still_owed(situation: Situation) -> str | None:
    return still_open(counting(situation.case, situation.case.promised_in(situation.here)))


def _fine_unpaid(situation: Situation) -> str | None:
    """A fine is paid by what was noted of it, with its receipt (行政处罚法 第67条)."""
    fine = fines_unpaid(situation.case, situation.here)
    return f"还有罚款 {fine:,.2f} 元没有缴纳。请先办理“登记缴纳罚款”。" if fine else None


def _obeyed_already(situation: Situation) -> str | None:
    """Refuse to note twice that a decision was obeyed, until something else is decided."""
    here = situation.here
    obeyed, decided = here.last(Do.CONFIRM_OBEYED), here.last(Do.DECIDE_HANDLING, *PENALTIES)
    if obeyed is None or decided is None or obeyed.seq < decided.seq:
        return None
    return f"已于 {obeyed.on} 核实决定已经履行。"


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.CONFIRM_OBEYED, "决定已履行", Kind.INSPECTION,
        at=frozenset({DECIDED, INSPECTION_CLOSED}), to=STAY, by=INSPECTION_STAFF, asks=Obeyed,
        unless=(decision_not_received, _obeyed_already, _still_owed, _fine_unpaid),
        rank=Rank.NEXT, says="决定已履行：{verified}", basis="劳动保障监察条例 第18条、第30条第1款第3项",
    ),
)

"""提请结案 (结案审批表, 办案规则 第22条): where the bureau has a closing as the head's own act, whoever handles the case proposes it with
an opinion, and the head closes, or sends it back and says why. No article says who approves; without that setting nobody is asked.
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..do import Do
from ..facts import Entry, Proceeding
from ..forms import Long, ask
from ..roles import INSPECTION_HEADS, INSPECTION_STAFF
from ..step import STAY, Rank, Situation, Step
from .arbitration import APPROVES, BENCH, OFFICE
from .closure import ROWS as CLOSURE
from .inspection import ROWS as INSPECTION
from .left_unserved import ask_unserved
from .pending import CLOSING_APPROVAL, undecided

CLOSINGS = {row.kind: row for row in (*CLOSURE, *INSPECTION) if row.approved_by}
"""The closing of each kind of proceeding that a bureau may have approved."""
CLOSABLE = frozenset(state for row in CLOSINGS.values() for state in row.at)


class ClosingProposal(Act):
    """提请结案: the opinion of whoever handles the case; it becomes the note of the closing."""

    on: date = ask("提请之日", not_after="today")
    opinion: Long = ask("承办人意见", long="long", help="处理结果、送达和履行情况；还有没有到账、没有履行的，写明为什么结案")


class ClosingReturned(Act):
    """退回结案提请."""

    on: date = ask("退回之日", not_after="today")
    reason: Long = ask("退回的理由", long="long", help="还要补什么、改什么，承办人办好后再提请")


def closing_waits(here: Proceeding) -> Entry | None:
    """The proposal to close that waits for the head, or None."""
    asked = undecided(here, CLOSING_APPROVAL)
    return asked if asked and any(state.name == here.state for state in CLOSABLE if state.kind is here.kind) else None


def closing_returned(here: Proceeding) -> Entry | None:
    """The entry by which the head sent the last proposal to close back, as long as nobody has proposed it anew; or None."""
    last = here.last(*CLOSING_APPROVAL)
    return last if last is not None and last.step is Do.RETURN_CLOSING else None


def is_the_heads(step: Step, situation: Situation) -> bool:
    """Tell whether this bureau has the closing as the head's own act."""
    return bool(step.approved_by) and step.doers(situation.reference) == step.approved_by


# --- guards and checks ----------------------------------------------------------------------------------------


def _nobody_approves(situation: Situation) -> str | None:
    closing = CLOSINGS[situation.here.kind]
    if is_the_heads(closing, situation):
        return None
    return "本局结案不由负责人登录审批（参数“结案怎样审批”），不用提请：请直接办理“结案”。"


def _could_be_closed(situation: Situation) -> str | None:
    """Nothing is proposed that could not be closed as the case stands."""
    said = next((said for guard in CLOSINGS[situation.here.kind].unless if (said := guard(situation))), None)
    return f"现在还不能结案（{said.rstrip('。')}），先不用提请。" if said else None


def _proposed_already(situation: Situation) -> str | None:
    asked = closing_waits(situation.here)
    return f"{asked.actor or '承办人'}已于 {asked.on} 提请结案，负责人还没有决定。" if asked else None


def _not_proposed(situation: Situation) -> str | None:
    return None if closing_waits(situation.here) else "没有等待审批的结案提请。"


def _after_the_proposal(situation: Situation, form: ClosingReturned) -> dict[str, str]:
    asked = closing_waits(situation.here)
    return {"on": f"不能早于提请之日（{asked.on}）。"} if asked and form.on < asked.on else {}


def _suggest_again(situation: Situation) -> dict[str, Any]:
    """The opinion that was sent back, to be completed."""
    before = situation.here.last(Do.PROPOSE_CLOSING)
    return {"opinion": before.as_(ClosingProposal).opinion} if before and closing_returned(situation.here) else {}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.PROPOSE_CLOSING, "提请结案", None,
        at=CLOSABLE, to=STAY, by=OFFICE | BENCH | INSPECTION_STAFF, asks=ClosingProposal,
        unless=(_nobody_approves, _could_be_closed, _proposed_already), doubts=(ask_unserved,), suggests=_suggest_again,
        rank=Rank.THEN, says="提请结案：{opinion}", basis="办案规则 第22条（结案审批表；由谁审批没有规定，按本局参数）",
    ),
    Step(
        Do.RETURN_CLOSING, "退回结案提请", None,
        at=CLOSABLE, to=STAY, by=APPROVES | INSPECTION_HEADS, asks=ClosingReturned,
        unless=(_nobody_approves, _not_proposed), checks=(_after_the_proposal,),
        says="退回结案提请：{reason}", basis="办案规则 第22条（结案审批表；由谁审批没有规定，按本局参数）",
    ),
)

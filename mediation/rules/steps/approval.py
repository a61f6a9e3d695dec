"""Approval (审批): the office proposes (提请), whoever approves takes the decision by an act of their own, or sends it back (退回).

An approval is nobody's name in a form: 受理之日 is the day on which the head signs in and decides (办案规则 第30条). A bureau that has
its approvals signed on paper says so in its settings; then whoever proposes also enters what was signed (`Step.on_paper`).
"""

from datetime import date

from ..acts import Act
from ..codes import Kind
from ..codes.approvals import Proposed
from ..do import Do
from ..facts import Entry, Proceeding
from ..forms import Long, ask
from ..states.arbitration import FILING_CORRECTING, RECEIVED
from ..step import STAY, Rank, Situation, Step
from .arbitration import APPROVES
from .filing import ROWS as FILING
from .intake import REGISTRY
from .pending import asked_for, undecided

FILING_APPROVAL = (
    Do.PROPOSE_FILING, Do.RETURN_PROPOSAL, Do.ACCEPT_ARBITRATION, Do.REFUSE_ARBITRATION, Do.TELL_ELSEWHERE, Do.HOLD_FOR_MEDIATION,
    Do.REQUEST_FILING_CORRECTION, Do.WITHDRAW_ARBITRATION,
)  # fmt: skip
"""The step that proposes, and those after which nothing waits for approval any more."""
DECISIONS = {step.name: step for step in FILING}


class Proposal(Act):
    """提请立案审批: what is proposed, and the opinion of whoever handles it (立案审批表)."""

    on: date = ask("提请之日", not_after="today")
    proposed: Proposed = ask("拟办")
    opinion: Long = ask("承办人意见", long="long", help="符合哪些受理条件；拟不予受理、告知他处的，写明理由和条款")


class Returned(Act):
    """退回提请."""

    on: date = ask("退回之日", not_after="today")
    reason: Long = ask("退回的理由", long="long")


def waiting(here: Proceeding) -> Entry | None:
    """The proposal that waits for approval, or None."""
    return undecided(here, FILING_APPROVAL)


# --- guards and checks ----------------------------------------------------------------------------------------


def _one_waits(situation: Situation) -> str | None:
    asked = waiting(situation.here)
    return f"{asked.on} 已经提请审批“{asked.as_(Proposal).proposed.label}”，还没有决定。" if asked else None


def _could_be_done(situation: Situation, form: Proposal) -> dict[str, str]:
    """Nothing is proposed that could not be decided as the case stands."""
    step = DECISIONS[Do(form.proposed)]
    if not any(state.name == situation.here.state for state in step.at):
        return {"proposed": f"材料还在补正，不能办理“{step.label}”，请先办理“补正完成”。"}
    refused = "".join(filter(None, (guard(situation) for guard in step.unless)))
    return {"proposed": refused} if refused else {}


def _after_the_proposal(situation: Situation, form: Returned) -> dict[str, str]:
    asked = waiting(situation.here)
    return {"on": f"不能早于提请之日（{asked.on}）。"} if asked and form.on < asked.on else {}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.PROPOSE_FILING, "提请立案审批", Kind.ARBITRATION,
        at=frozenset({RECEIVED, FILING_CORRECTING}), to=STAY, by=REGISTRY, asks=Proposal,
        unless=(_one_waits,), checks=(_could_be_done,),
        rank=Rank.NEXT, says="提请审批，拟{proposed}：{opinion}", basis="办案规则 第30、31条（立案审批表：承办人意见）",
    ),
    Step(
        Do.RETURN_PROPOSAL, "退回提请", Kind.ARBITRATION,
        at=frozenset({RECEIVED, FILING_CORRECTING}), to=STAY, by=APPROVES, asks=Returned,
        unless=(asked_for(FILING_APPROVAL, "没有待审批的提请。"),), checks=(_after_the_proposal,),
        says="退回提请：{reason}", basis="办案规则 第30、31条（立案审批表）",
    ),
)

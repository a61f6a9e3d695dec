"""Arbitration (仲裁): its states, in the order a case usually passes them."""

from ..codes import Kind
from .state import State

RECEIVED = State(Kind.ARBITRATION, "received", "已收件", "收件")
FILING_CORRECTING = State(Kind.ARBITRATION, "correcting", "待补正", "收件")
ON_HOLD = State(Kind.ARBITRATION, "on_hold", "暂缓受理", "收件")
FILED = State(Kind.ARBITRATION, "accepted", "已受理", "受理")
FORMED = State(Kind.ARBITRATION, "formed", "已组庭", "组庭")
SCHEDULED = State(Kind.ARBITRATION, "scheduled", "待开庭", "开庭")
ENTRUSTED = State(Kind.ARBITRATION, "entrusted", "委托调解中", "开庭")
HEARD = State(Kind.ARBITRATION, "heard", "已开庭待裁", "开庭")
SUSPENDED = State(Kind.ARBITRATION, "suspended", "已中止", "开庭", rests=True)
SETTLED = State(Kind.ARBITRATION, "settled", "已调解", "裁决", open=False, awaits="等履行")
AWARDED = State(Kind.ARBITRATION, "awarded", "已裁决", "裁决", open=False, awaits="等履行")
ARBITRATION_WITHDRAWN = State(Kind.ARBITRATION, "withdrawn", "已撤回", "裁决", open=False)
CANCELLED = State(Kind.ARBITRATION, "cancelled", "已撤销案件", "裁决", open=False)
TRANSFERRED = State(Kind.ARBITRATION, "transferred", "已移送", "裁决", open=False)
TERMINATED = State(Kind.ARBITRATION, "terminated", "已终止审理", "裁决", open=False)
DEFAULTED = State(Kind.ARBITRATION, "defaulted", "按撤回处理", "裁决", open=False)
MERGED = State(Kind.ARBITRATION, "merged", "已并案", "受理", open=False)
FILING_REFUSED = State(Kind.ARBITRATION, "refused", "不予受理", "收件", open=False)
TOLD_ELSEWHERE = State(Kind.ARBITRATION, "elsewhere", "已告知他处", "收件", open=False)
ARBITRATION_CLOSED = State(Kind.ARBITRATION, "closed", "已结案", "结案", open=False, final=True)

STATES = (
    RECEIVED, FILING_CORRECTING, ON_HOLD, FILED, FORMED, SCHEDULED, ENTRUSTED, HEARD, SUSPENDED, SETTLED, AWARDED,
    ARBITRATION_WITHDRAWN, DEFAULTED, TERMINATED, CANCELLED, TRANSFERRED, MERGED, FILING_REFUSED, TOLD_ELSEWHERE, ARBITRATION_CLOSED,
)
STAGES = ("收件", "受理", "组庭", "开庭", "裁决", "结案")

"""Confirmation of a mediation agreement by the court (司法确认), as the mediation organisation follows it."""

from ..codes import Kind
from .state import State

APPLIED = State(Kind.CONFIRMATION, "applied", "已申请司法确认", "申请")
ACCEPTED = State(Kind.CONFIRMATION, "accepted", "法院已受理", "审查")
CONFIRMED = State(Kind.CONFIRMATION, "confirmed", "协议有效（已确认）", "裁定", open=False)
REFUSED = State(Kind.CONFIRMATION, "refused", "法院不予确认", "裁定", open=False)
WITHDRAWN = State(Kind.CONFIRMATION, "withdrawn", "已撤回", "裁定", open=False)
CLOSED = State(Kind.CONFIRMATION, "closed", "已结案", "结案", open=False, final=True)

STATES = (APPLIED, ACCEPTED, CONFIRMED, REFUSED, WITHDRAWN, CLOSED)
STAGES = ("申请", "审查", "裁定", "结案")

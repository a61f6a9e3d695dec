"""Review of a mediation agreement (仲裁审查): its states, in the order a case usually passes them."""

from ..codes import Kind
from .state import State

RECEIVED = State(Kind.REVIEW, "received", "审查已收件", "收件")
CORRECTING = State(Kind.REVIEW, "correcting", "待补正", "收件", awaits="等补正")
UNDER_REVIEW = State(Kind.REVIEW, "under_review", "审查中", "审查")
MADE = State(Kind.REVIEW, "made", "调解书待签收", "调解书", awaits="等签收")
IN_FORCE = State(Kind.REVIEW, "in_force", "调解书生效", "调解书", open=False, awaits="等履行")
DENIED = State(Kind.REVIEW, "denied", "不予制作调解书", "审查", open=False)
REFUSED = State(Kind.REVIEW, "refused", "不予受理", "收件", open=False)
WITHDRAWN = State(Kind.REVIEW, "withdrawn", "已撤回", "审查", open=False)
CLOSED = State(Kind.REVIEW, "closed", "已结案", "结案", open=False, final=True)

STATES = (RECEIVED, CORRECTING, UNDER_REVIEW, MADE, IN_FORCE, DENIED, REFUSED, WITHDRAWN, CLOSED)
STAGES = ("收件", "审查", "调解书", "结案")

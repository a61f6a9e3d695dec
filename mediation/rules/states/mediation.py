"""Mediation (调解): its states, in the order a case usually passes them."""

from ..codes import Kind
from .state import State

REGISTERED = State(Kind.MEDIATION, "registered", "已登记", "登记")
CORRECTING = State(Kind.MEDIATION, "correcting", "待补正", "登记")
ACCEPTED = State(Kind.MEDIATION, "accepted", "已受理", "受理")
MEDIATING = State(Kind.MEDIATION, "mediating", "调解中", "调解")
AGREED = State(Kind.MEDIATION, "agreed", "达成协议待签", "协议", awaits="等签署")
EFFECTIVE = State(Kind.MEDIATION, "effective", "协议生效", "履行", awaits="等履行")
RECONCILED = State(Kind.MEDIATION, "reconciled", "已和解", "协议", open=False, awaits="等履行")
PERFORMED = State(Kind.MEDIATION, "performed", "履行完毕", "履行", open=False)
FAILED = State(Kind.MEDIATION, "failed", "调解不成", "调解", open=False)
REFUSED = State(Kind.MEDIATION, "refused", "不予受理", "登记", open=False)
WITHDRAWN = State(Kind.MEDIATION, "withdrawn", "已撤回", "调解", open=False)
CLOSED = State(Kind.MEDIATION, "closed", "已结案", "结案", open=False, final=True)

STATES = (
    REGISTERED, CORRECTING, ACCEPTED, MEDIATING, AGREED, EFFECTIVE, RECONCILED, PERFORMED, FAILED, REFUSED,
    WITHDRAWN, CLOSED,
)
STAGES = ("登记", "受理", "调解", "协议", "履行", "结案")

"""Enforcement by a court (执行): its states, in the order a case usually passes them."""

from ..codes import Kind
from .state import State

APPLIED = State(Kind.ENFORCEMENT, "applied", "已申请执行", "申请")
ENFORCING = State(Kind.ENFORCEMENT, "enforcing", "执行中", "执行")
PAUSED = State(Kind.ENFORCEMENT, "paused", "中止执行", "执行")
ENFORCEMENT_ENDED = State(Kind.ENFORCEMENT, "ended", "执行已结束", "结束", open=False)
ENFORCEMENT_CLOSED = State(Kind.ENFORCEMENT, "closed", "已结案", "结案", open=False, final=True)

STATES = (APPLIED, ENFORCING, PAUSED, ENFORCEMENT_ENDED, ENFORCEMENT_CLOSED)
STAGES = ("申请", "执行", "结束", "结案")

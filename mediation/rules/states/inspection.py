"""Labour inspection (劳动保障监察): its states, in the order a case usually passes them."""

from ..codes import Kind
from .state import State

COMPLAINED = State(Kind.INSPECTION, "received", "已接收", "接收")
COMPLAINT_CORRECTING = State(Kind.INSPECTION, "correcting", "待补正", "接收")
INVESTIGATING = State(Kind.INSPECTION, "investigating", "调查中", "调查")
SUSPENDED = State(Kind.INSPECTION, "suspended", "中止调查", "调查", rests=True, awaits="等恢复")
FOUND = State(Kind.INSPECTION, "found", "调查终结待处理", "处理")
ORDERED = State(Kind.INSPECTION, "ordered", "限期改正中", "改正", awaits="等改正")
CORRECTED = State(Kind.INSPECTION, "corrected", "已改正", "改正", open=False)
DECIDED = State(Kind.INSPECTION, "decided", "已作出决定", "处理", open=False, awaits="待履行")
REVOKED = State(Kind.INSPECTION, "revoked", "已撤销立案", "处理", open=False)
TOLD_ELSEWHERE = State(Kind.INSPECTION, "told", "已告知争议处理程序", "处理", open=False)
REFERRED = State(Kind.INSPECTION, "referred", "已移送", "处理", open=False)
MERGED = State(Kind.INSPECTION, "merged", "已并入他案", "处理", open=False)
COMPLAINT_REFUSED = State(Kind.INSPECTION, "refused", "不予受理", "接收", open=False)
INSPECTION_CLOSED = State(Kind.INSPECTION, "closed", "已结案", "结案", open=False, final=True)

STATES = (
    COMPLAINED, COMPLAINT_CORRECTING, INVESTIGATING, SUSPENDED, FOUND, ORDERED, CORRECTED, DECIDED, REVOKED, TOLD_ELSEWHERE,
    REFERRED, MERGED, COMPLAINT_REFUSED, INSPECTION_CLOSED,
)
STAGES = ("接收", "调查", "处理", "改正", "结案")

"""The decisions that are proposed for approval (拟办): the code is the name of the step that decides it."""

from ..do import Do
from . import Coded


class Proposed(Coded):
    """A decision on filing that is proposed to whoever approves it (立案审批)."""

    ACCEPT = Do.ACCEPT_ARBITRATION.value, "受理"
    REFUSE = Do.REFUSE_ARBITRATION.value, "不予受理"
    ELSEWHERE = Do.TELL_ELSEWHERE.value, "告知他处"

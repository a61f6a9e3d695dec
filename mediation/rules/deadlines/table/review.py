"""Review of a mediation agreement (仲裁审查): its time limits, one row each."""

from ...codes import Kind
from ..words import Limit, Whose, asked, working_days

ARBITRATION = Kind.ARBITRATION
OFFICE = Whose.OFFICE

LIMITS: tuple[Limit, ...] = (
    Limit("V-02", "仲裁审查", ARBITRATION,
          starts=asked("受理审查申请"), length=working_days(5), whose=OFFICE, alert=2,
          basis="《办案规则》第76、80条", then="特殊情况经批准可以延长五个工作日"),
)  # fmt: skip

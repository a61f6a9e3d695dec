"""Labour inspection (劳动保障监察): its time limits, one row each.

L-07 and L-08 stand in the 条例. L-10 and L-11 stand in the ministry's 若干规定 (令第25号), which is not among the statutes
kept with this program: the settings `open.inspection_docket` and `open.inspection_decision` ask the bureau to confirm them.
"""

from ...codes import Kind
from ..words import Limit, Whose, asked, between, by, on, working_days, years

INSPECTION = Kind.INSPECTION
OFFICE, PARTY = Whose.OFFICE, Whose.PARTY

LIMITS: tuple[Limit, ...] = (
    Limit("L-07", "投诉、举报时限", INSPECTION,
          starts=asked("违法行为终了"), length=years(2), whose=PARTY, alert=30,
          basis="《劳动保障监察条例》第20条",
          then="劳动保障行政部门不再查处；劳动者仍可以依照劳动争议处理程序主张权利"),
    Limit("L-10", "立案决定", INSPECTION,
          starts=on("receive_complaint", says="接到投诉举报"), length=working_days(5),
          restarts=on("complete_complaint", says="补正完成"),
          leaves_out=between("request_complaint_correction", "complete_complaint", says="等待补正"),
          ends=on("docket_complaint", "refuse_complaint"),
          whose=OFFICE, alert=2,
          basis="《关于实施〈劳动保障监察条例〉若干规定》第18条（待本局确认）",
          then="应当立即决定；不予受理的，书面通知投诉人"),
    Limit("L-08", "监察调查", INSPECTION,
          starts=on("docket_complaint", says="立案"), length=working_days(60),
          extends=by("extend_investigation", at_most=30),
          ends=on("finish_investigation", "tell_dispute", "refer_department"),
          whose=OFFICE, alert=14,
          basis="《劳动保障监察条例》第17条",
          then="调查超期，应当立即终结调查并报告负责人"),
    Limit("L-11", "作出处理", INSPECTION,
          starts=on("finish_investigation", says="调查终结"), length=working_days(15),
          ends=on("order_correction", "decide_handling", "decide_penalty", "revoke_docket", "tell_dispute",
                  "refer_department", "refer_police"),
          whose=OFFICE, alert=5,
          basis="《关于实施〈劳动保障监察条例〉若干规定》第37条（待本局确认）、《劳动保障监察条例》第18条",
          then="应当立即作出处理；特殊情况须经负责人批准延长"),
)  # fmt: skip

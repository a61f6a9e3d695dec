"""Obligations beside the procedure (用人单位、工会、仲裁员): worth a reminder, one row each, reckoned on request."""

from ...codes import Kind
from ..words import Limit, Whose, asked, at_once, calendar_days, working_days, years

ARBITRATION = Kind.ARBITRATION
OFFICE, PARTY = Whose.OFFICE, Whose.PARTY

LIMITS: tuple[Limit, ...] = (
    Limit("F-02", "办理档案和社会保险关系转移", ARBITRATION,
          starts=asked("解除或者终止劳动合同"), length=calendar_days(15), whose=PARTY, alert=3,
          basis="《劳动合同法》第50条第1款", then="由劳动行政部门责令改正；给劳动者造成损害的，承担赔偿责任"),
    Limit("F-03", "支付经济补偿", ARBITRATION,
          starts=asked("办结工作交接"), length=at_once(), whose=PARTY, alert=0,
          basis="《劳动合同法》第50条第2款", then="由劳动行政部门责令限期支付；逾期不支付的，加付赔偿金（第85条）"),
    Limit("F-04", "答复工会监督意见书", ARBITRATION,
          starts=asked("收到工会劳动法律监督意见书"), length=working_days(15), whose=PARTY, alert=3, region="福建",
          basis="《福建省工会劳动法律监督条例》第24、25条", then="工会可以提请劳动行政部门处理"),
    Limit("F-05", "工会告知举报不予受理", ARBITRATION,
          starts=asked("工会收到举报"), length=working_days(5), whose=PARTY, alert=1, region="福建",
          basis="《福建省工会劳动法律监督条例》第20条", then="应当立即告知举报人"),
    Limit("F-06", "仲裁员聘期", ARBITRATION,
          starts=asked("聘任"), length=years(5), whose=OFFICE, alert=60,
          basis="《组织规则》第24条", then="期满未续聘的，不得再办理案件"),
    Limit("F-07", "被解聘的仲裁员不得再受聘", ARBITRATION,
          starts=asked("因第三十三条所列行为被解聘"), length=years(5), whose=OFFICE, alert=0,
          basis="《组织规则》第34条", then="期满之前不得再次聘任"),
)

"""Code lists about people (人员代码表). Source: 组织规则 (人社部令第34号) 第13、18条；办案规则 第65条."""

from . import Coded


class Profession(Coded):
    """The background of a part-time arbitrator, which is also the one of the three sides they stand for (三方原则, 办案规则
    第65条).
    """

    LABOUR = "labour", "人力资源社会保障行政部门"
    UNION = "union", "工会"
    EMPLOYERS = "employers", "企业代表组织"
    PERSONNEL = "personnel", "干部主管部门"
    ARMY = "army", "军队文职人员工作管理部门"
    SCHOLAR = "scholar", "专家学者"
    LAWYER = "lawyer", "律师"
    OTHER = "other", "其他"


class Declared(Coded):
    """The declarations that can be made about a name that may turn up among the parties or their agents."""

    CONFLICT = "conflict", "有利害关系"
    NAMESAKE = "namesake", "同名的另一人"


class UnableGround(Coded):
    """The reasons why whoever handles a case cannot go on and is replaced; whoever should step aside does so by 回避."""

    ILL = "ill", "因病不能继续履行职责"
    LEFT = "left", "离任、调离"
    AWAY = "away", "请假、外出，不能在期限内履行职责"
    OTHER = "other", "其他不能继续履行职责的情形"

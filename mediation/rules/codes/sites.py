"""Code lists of construction sites (工程项目): who has which part in one, whose trade it is, and what secures its wages."""

from . import Coded


class SiteRole(Coded):
    """The part that a unit or a person has in a project (保障农民工工资支付条例 第24至36条)."""

    OWNER = "owner", "建设单位"
    CONTRACTOR = "contractor", "施工总承包单位"
    SUBCONTRACTOR = "subcontractor", "专业分包、劳务分包单位"
    TEAM_LEADER = "team_leader", "班组长、包工头"
    AFFILIATE = "affiliate", "挂靠人"
    SUPERVISOR = "supervisor", "监理单位"


class Authority(Coded):
    """The authority in charge of the trade (相关行业工程建设主管部门, 条例 第7条)."""

    HOUSING = "housing", "住房城乡建设"
    TRANSPORT = "transport", "交通运输"
    WATER = "water", "水利"
    OTHER = "other", "其他"


class Guarantee(Coded):
    """The form of the wage deposit (工资保证金, 条例 第32条; 人社部发〔2021〕65号)."""

    DEPOSIT = "deposit", "现金存款"
    LETTER = "letter", "银行保函"
    INSURANCE = "insurance", "工程保函、保证保险"
    FREE = "free", "按规定免存"
    NONE = "none", "没有存储"


class Seen(Coded):
    """The finding of a look at the site; nothing chosen: nobody has looked."""

    YES = "yes", "有"
    NO = "no", "没有"

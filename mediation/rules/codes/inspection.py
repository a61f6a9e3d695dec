"""Code lists of the labour inspection (劳动保障监察)."""

from . import Coded


class Accusation(Coded):
    """The person who comes forward (劳动保障监察条例 第9条): a worker for rights of his own, or anybody at all."""

    COMPLAINT = "complaint", "投诉"
    REPORT = "report", "举报"


class CameBy(Coded):
    """The ways by which the inspectorate learns of a violation (条例 第14条；保障农民工工资支付条例 第10条)."""

    WALK_IN = "walk_in", "来访投诉、举报"
    LETTER = "letter", "来信"
    HOTLINE = "hotline", "12333、12345 热线"
    PLATFORM = "platform", "全国根治欠薪线索反映平台等网上平台"
    PETITION = "petition", "信访转办"
    SUPERIOR = "superior", "上级交办"
    TRANSFERRED = "transferred", "其他部门、镇街移送"
    PATROL = "patrol", "日常巡视检查"
    WRITTEN = "written_review", "书面审查"
    SPECIAL = "special", "专项检查"
    OTHER = "other", "其他"


WAGES, RULES, PEOPLE, INSURANCE, MARKET, OTHERS = (
    "工资（条例第11条第6项）", "规章制度、劳动合同（第11条第1、2项）", "童工、女职工、工时（第11条第3、4、5项）",
    "社会保险（第11条第7项）", "职业中介、培训、派遣（第11条第8、9项）", "其他",
)  # fmt: skip


class Violation(Coded):
    """The kinds of violation that the inspectorate looks into (条例 第11条). A code that a dispute has too is the dispute's (Cause), so
    that it keeps its meaning when it is handed on.
    """

    WAGES = "02", "拖欠、克扣工资", WAGES
    MINIMUM_WAGE = "20", "低于最低工资标准", WAGES
    OVERTIME = "03", "加班工资", WAGES
    SEVERANCE = "04", "经济补偿、赔偿金", WAGES
    RULES = "21", "内部劳动保障规章制度违法", RULES
    CONCLUDING = "06", "不订立劳动合同", RULES
    DOUBLE_WAGE = "05", "未签合同二倍工资", RULES
    DEPOSIT = "22", "收取押金、扣押证件", RULES
    CHILD_LABOUR = "23", "使用童工", PEOPLE
    PROTECTION = "15", "女职工和未成年工特殊劳动保护", PEOPLE
    WORKING_TIME = "09", "工作时间和休息休假", PEOPLE
    INSURANCE = "10", "参加社会保险、缴纳社会保险费", INSURANCE
    AGENCY = "24", "职业介绍、技能培训、考核鉴定机构违法", MARKET
    DISPATCH = "25", "劳务派遣违法", MARKET
    RELATION = "01", "确认劳动关系", OTHERS
    PERFORMING = "07", "履行、变更劳动合同", OTHERS
    DISMISSAL = "08", "解除、终止劳动合同", OTHERS
    INJURY = "11", "工伤待遇", OTHERS
    WELFARE = "12", "福利", OTHERS
    TRAINING = "13", "培训、服务期", OTHERS
    NON_COMPETE = "14", "竞业限制", OTHERS
    PERSONNEL = "16", "人事争议（聘用合同）", OTHERS
    PLATFORM = "17", "新就业形态用工", OTHERS
    COLLECTIVE_CONTRACT = "18", "履行集体合同", OTHERS
    OTHER = "99", "其他", OTHERS


class ComplaintRefusalGround(Coded):
    """The reasons why a complaint is not docketed (条例 第13、20、21条；若干规定 第18条)."""

    EXPIRED = "expired", "违法行为终了已满二年（条例第20条）"
    DISPUTE = "dispute", "应当通过劳动争议处理程序解决（条例第21条第2款）"
    ALREADY = "already", "已经申请调解、仲裁或者提起诉讼（条例第21条第2款）"
    OUT_OF_POWERS = "powers", "不属于劳动保障监察职权范围（条例第11条）"
    ELSEWHERE = "elsewhere", "由其他劳动保障行政部门管辖（条例第13条）"
    NOT_CORRECTED = "not_corrected", "逾期未补正投诉材料（若干规定第18条）"
    WITHDRAWN = "withdrawn", "立案之前投诉人撤回投诉（待本局确认）"


class Told(Coded):
    """The authorities to which somebody is sent whose matter is not for the inspectorate (条例 第21条第2款)."""

    MEDIATION = "mediation", "向劳动争议调解组织申请调解"
    ARBITRATION = "arbitration", "向劳动人事争议仲裁委员会申请仲裁"
    COURT = "court", "向人民法院提起诉讼或者在诉讼中主张"
    AUTHORITY = "authority", "向有权处理的部门反映"


class Measure(Coded):
    """The ways in which the inspectors looked into it (条例 第15条第1款)."""

    ON_SITE = "on_site", "现场检查（第1项）"
    INTERVIEW = "interview", "询问有关人员（第2项）"
    PAPERS = "papers", "要求提供文件资料、发出调查询问书（第3项）"
    RECORDING = "recording", "记录、录音、录像、照像或者复制（第4项）"
    AUDIT = "audit", "委托审计（第5项）"


class RevocationGround(Coded):
    """The reasons why a docket is revoked (条例 第18条第1款第3项；若干规定 第35条). No law names the last."""

    MINOR = "minor", "情节轻微且已改正（条例第18条第1款第3项）"
    UNFOUNDED = "unfounded", "违法事实不能成立（若干规定第35条第2款）"
    WITHDRAWN = "withdrawn", "投诉人撤回投诉，没有需要继续查处的违法行为（待本局确认）"


class CrimeGround(Coded):
    """The offences that the police are asked to look into (条例 第18条第2款)."""

    REFUSES_TO_PAY = "refuses_to_pay", "涉嫌拒不支付劳动报酬罪"
    OTHER_CRIME = "other_crime", "涉嫌其他犯罪"


class Challenge(Coded):
    """The stages of a challenge to a decision of the inspectorate (条例 第19条；行政复议法 第20条；行政诉讼法 第45、46条)."""

    APPLIED = "applied", "申请行政复议"
    REVIEWED = "reviewed", "收到行政复议决定"
    SUED = "sued", "提起行政诉讼"
    JUDGED = "judged", "行政裁判生效"


class Redress(Coded):
    """The state in which a recheck (复查) found one thing that was ordered (条例 第18条第1款第2项)."""

    DONE = "done", "已改正"
    PARTLY = "partly", "部分改正"
    NOT_DONE = "not_done", "没有改正"


class OrderedHow(Coded):
    """The way in which an order was given while the investigation went on, or beside another (条例 第15条第1款；若干规定 第31条)."""

    ON_THE_SPOT = "on_the_spot", "当场责令改正"
    MEANWHILE = "meanwhile", "调查中先行责令改正"
    FURTHER = "further", "另发现违法行为，另行责令改正"


class Proposed(Coded):
    """The decisions that a unit is told of beforehand (条例 第19条；行政处罚法 第44条)."""

    HANDLING = "handling", "行政处理"
    PENALTY = "penalty", "行政处罚"
    BOTH = "both", "行政处理和行政处罚"


class SaidHow(Coded):
    """The ways in which a unit made use of its right to speak (行政处罚法 第45条)."""

    SPOKE = "spoke", "提出了陈述、申辩"
    WAIVED = "waived", "书面放弃陈述、申辩"
    SILENT = "silent", "期满没有提出陈述、申辩"


class TakenUp(Coded):
    """The answer to what a unit said (行政处罚法 第45条: 应当复核, 成立的应当采纳)."""

    WHOLLY = "wholly", "采纳"
    PARTLY = "partly", "部分采纳"
    NOT = "not", "不采纳"


class SuspensionReason(Coded):
    """The reasons why an investigation stands still (待本局确认: no law names the grounds for an inspection)."""

    INJURY = "injury", "等待工伤认定、劳动能力鉴定的结论"
    DISPUTE = "dispute", "等待仲裁裁决、人民法院裁判的结果"
    APPRAISAL = "appraisal", "等待审计、鉴定的结论"
    MISSING = "missing", "单位下落不明，或者因不可抗力无法调查"


class JoinedFor(Coded):
    """The reasons why somebody comes into an inspection later."""

    MORE_WORKERS = "more_workers", "调查中发现其他劳动者的同类权益受侵害"
    CAME_LATER = "came_later", "其他劳动者随后投诉同一单位的同一违法行为"
    ANOTHER_UNIT = "another_unit", "应当一并查处的其他单位（总包、分包、出借资质、派遣等）"
    MORE_CLAIMS = "more_claims", "已有投诉人追加请求"
    MERGED = "merged", "另案并入"

"""Code lists of the labour inspection (劳动保障监察)."""

from . import Coded


class Accusation(Coded):
    """The person who comes forward (劳动保障监察条例 第9条): a worker for rights of his own, or anybody at all."""

    COMPLAINT = "complaint", "投诉"
    REPORT = "report", "举报"


class ComplaintRefusalGround(Coded):
    """The reasons why a complaint is not docketed (条例 第13、20、21条；若干规定 第18条)."""

    EXPIRED = "expired", "违法行为终了已满二年（条例第20条）"
    DISPUTE = "dispute", "应当通过劳动争议处理程序解决（条例第21条第2款）"
    ALREADY = "already", "已经申请调解、仲裁或者提起诉讼（条例第21条第2款）"
    OUT_OF_POWERS = "powers", "不属于劳动保障监察职权范围（条例第11条）"
    ELSEWHERE = "elsewhere", "由其他劳动保障行政部门管辖（条例第13条）"
    NOT_CORRECTED = "not_corrected", "逾期未补正投诉材料（若干规定第18条）"


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

"""Code lists of the intake checks (收案审查): what kind of quarrel it is, what went before, who the parties are, what was handed in."""

from . import Coded


class Matter(Coded):
    """The subject of the dispute, where it decides whether this is a labour dispute (解释（一） 第1、2、15条)."""

    PENSION_OFFICE = "pension_office", "请求社会保险经办机构发放社会保险金"
    HOUSING = "housing", "因住房制度改革产生的公有住房转让"
    APPRAISAL = "appraisal", "对伤残等级鉴定结论或者职业病诊断鉴定结论有异议"
    DOMESTIC = "domestic", "家庭或者个人与家政服务人员之间"
    CRAFTSMAN = "craftsman", "个体工匠与帮工、学徒之间"
    FARM = "farm", "农村承包经营户与受雇人之间"
    WAGE_IOU = "wage_iou", "以工资欠条为证据，请求不涉及劳动关系其他争议"
    EXTRA_DAMAGES = "extra_damages", "请求加付赔偿金（劳动合同法第85条）"
    ORDER_EXPIRED = "order_expired", "劳动行政部门已责令限期支付，逾期未付（有证明）"
    INSURANCE_ARREARS = "insurance_arrears", "请求补缴社会保险费"
    FOREIGNER = "foreigner", "外国人、无国籍人在境内就业"
    STAFF_DECISION = "staff_decision", "事业单位工作人员对考核结果、处分决定不服"
    CIVIL_SERVANT = "civil_servant", "公务员、参照管理人员对处分、辞退、考核、降职等人事处理不服"
    APPOINTED_OFFICIAL = "appointed", "聘任制公务员与所在机关因履行聘任合同"
    BARGAINING = "bargaining", "因签订集体合同（集体协商）"
    LATER_RETIREMENT = "later_retirement", "已与用人单位书面约定弹性延迟退休，约定的时间未到"
    RETIRED_EARLY = "retired_early", "已办理提前退休（含弹性提前退休），退休后被招用"


class Earlier(Coded):
    """The outcome of an earlier application on the same facts and claims (办案规则 第34、35、39条)."""

    REFUSED = "refused", "曾被决定不予受理"
    DEEMED_WITHDRAWN = "deemed_withdrawn", "曾被按撤回申请处理"
    WITHDRAWN = "withdrawn", "曾自行撤回申请"
    PENDING = "pending", "正在其他仲裁委员会或者法院处理"
    DECIDED = "decided", "已有生效的裁决、判决或者调解书"


class Circumstance(Coded):
    """The special circumstances of the parties (调解仲裁法 第22、25条；办案规则 第6、7条；级别管辖)."""

    DISPATCH = "dispatch", "劳务派遣"
    NO_LICENCE = "no_licence", "用人单位无照、被吊销、到期、歇业或者解散"
    CONTRACTOR = "contractor", "个人承包经营"
    SUBCONTRACT = "subcontract", "违法转包、分包或者挂靠"
    AFFILIATES = "affiliates", "关联企业交替、混同用工"
    NEW_EMPLOYER = "new_employer", "新用人单位招用尚未解除劳动合同的劳动者"
    DECEASED = "deceased", "劳动者已死亡"
    INCAPABLE = "incapable", "劳动者无民事行为能力或者限制民事行为能力"
    OPERATORS = "operators", "营业执照登记的经营者与实际经营者不一致"
    ABROAD = "abroad", "当事人在境外或者港澳台，境内没有住所"
    PENSION = "pension", "劳动者已依法享受基本养老保险待遇（领取养老金）"
    FOREIGN_INVESTED = "foreign_invested", "外商、港澳台投资的用人单位"


class CommonRequest(Coded):
    """The answer of an application whether its ten applicants or more have a request in common (调解仲裁法 第7条；办案规则 第62条)."""

    YES = "yes", "有共同请求"
    NO = "no", "没有共同请求"


class Material(Coded):
    """The materials handed in with an application (办案规则 第29条)."""

    APPLICATION = "application", "申请书（正本）"
    COPIES = "copies", "申请书副本（按被申请人人数）"
    IDENTITY = "identity", "申请人身份证明"
    EMPLOYER_RECORD = "employer_record", "用人单位登记信息"
    RELATION = "relation", "劳动关系证明"
    EVIDENCE_LIST = "evidence_list", "证据清单和证据"
    ADDRESS = "address", "送达地址确认书"
    MANDATE = "mandate", "授权委托书（有代理人的）"
    REPRESENTATIVES = "representatives", "推选代表人名单（十人以上的）"

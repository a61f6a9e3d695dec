"""Code lists (代码表). The code is stored; the label is what people read. Sources: the statistics tables MA1/MA2, 办案规则."""

from enum import StrEnum
from typing import Self


class Coded(StrEnum):
    """A closed list of codes, each with its Chinese label; of a long list, under which heading it is offered ('': none)."""

    label: str
    group: str

    def __new__(cls, code: str, label: str = "", group: str = "") -> Self:
        """Make the member; its value is the code alone. The defaults only let Role("clerk") look a member up."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label, member.group = label, group
        return member


class Kind(Coded):
    """The kind of a proceeding (程序)."""

    MEDIATION = "mediation", "调解"
    REVIEW = "review", "仲裁审查"
    CONFIRMATION = "confirmation", "司法确认"
    ARBITRATION = "arbitration", "仲裁"
    INSPECTION = "inspection", "监察"
    SUIT = "suit", "诉讼"
    ENFORCEMENT = "enforcement", "执行"


class Side(Coded):
    """A party's side (当事人地位)."""

    APPLICANT = "applicant", "申请人"
    RESPONDENT = "respondent", "被申请人"
    THIRD = "third", "第三人"


class Cause(Coded):
    """Main type of the dispute (争议主类型), as the statistics tables ask for exactly one."""

    RELATION = "01", "确认劳动关系"
    WAGES = "02", "劳动报酬"
    OVERTIME = "03", "加班工资"
    SEVERANCE = "04", "经济补偿、赔偿金"
    DOUBLE_WAGE = "05", "未签合同二倍工资"
    CONCLUDING = "06", "订立劳动合同"
    PERFORMING = "07", "履行、变更劳动合同"
    DISMISSAL = "08", "解除、终止劳动合同"
    WORKING_TIME = "09", "工作时间及休假"
    INSURANCE = "10", "社会保险"
    INJURY = "11", "工伤待遇"
    WELFARE = "12", "福利"
    TRAINING = "13", "培训、服务期"
    NON_COMPETE = "14", "竞业限制"
    PROTECTION = "15", "劳动保护、女职工"
    PERSONNEL = "16", "人事争议（聘用合同）"
    PLATFORM = "17", "新就业形态用工"
    COLLECTIVE_CONTRACT = "18", "履行集体合同"
    OTHER = "99", "其他"


BY_WORKER, BY_EMPLOYER, BY_EITHER = "劳动者的请求", "用人单位的请求", "双方都可以提出的请求"
"""Who may claim an item."""


class Item(Coded):
    """The items that a claim may ask for (请求项目), each with who may claim it. `rules/items.py` says what else each is."""

    WAGES = "wages", "劳动报酬", BY_WORKER
    OVERTIME = "overtime", "加班工资", BY_WORKER
    LEAVE_PAY = "leave_pay", "未休年休假工资报酬", BY_WORKER
    DOUBLE_WAGE = "double_wage", "未签书面劳动合同第二倍工资", BY_WORKER
    SEVERANCE = "severance", "经济补偿", BY_WORKER
    COMPENSATION = "compensation", "违法解除（终止）赔偿金", BY_WORKER
    NOTICE_PAY = "notice_pay", "代通知金", BY_WORKER
    PROBATION = "probation", "违法约定试用期赔偿金", BY_WORKER
    ADDED_COMPENSATION = "added_compensation", "加付赔偿金", BY_WORKER
    NON_COMPETE = "non_compete", "竞业限制补偿", BY_WORKER
    SICK_PAY = "sick_pay", "病假工资（医疗期待遇）", BY_WORKER
    INJURY_LEAVE_PAY = "injury_leave_pay", "停工留薪期工资", BY_WORKER
    INJURY_MEDICAL = "injury_medical", "工伤医疗费", BY_WORKER
    INJURY_BENEFIT = "injury_benefit", "工伤保险待遇", BY_WORKER
    MATERNITY = "maternity", "生育津贴、产假待遇", BY_WORKER
    INSURANCE = "insurance", "社会保险待遇损失", BY_WORKER
    CERTIFICATE = "certificate", "出具解除（终止）劳动合同证明", BY_WORKER
    FILE_TRANSFER = "file_transfer", "转移档案和社会保险关系", BY_WORKER
    INSURANCE_ARREARS = "insurance_arrears", "补缴社会保险费", BY_WORKER
    CONTRACT = "contract", "订立书面劳动合同", BY_WORKER
    PENALTY = "penalty", "竞业限制违约金", BY_EMPLOYER
    SERVICE_PERIOD = "service_period", "服务期违约金", BY_EMPLOYER
    NON_COMPETE_DUTY = "non_compete_duty", "继续履行竞业限制义务", BY_EMPLOYER
    HANDOVER = "handover", "办理工作交接", BY_EMPLOYER
    RELATION = "relation", "确认劳动关系", BY_EITHER
    REINSTATEMENT = "reinstatement", "继续履行劳动合同", BY_EITHER
    DAMAGES = "damages", "损失赔偿", BY_EITHER
    REFUND = "refund", "应返还的款项、财物", BY_EITHER
    APOLOGY = "apology", "赔礼道歉", BY_EITHER
    OTHER = "other", "其他请求", BY_EITHER


class Outcome(Coded):
    """The ways in which a proceeding ended (结案方式). `rules/indicators/` says how each counts."""

    AGREED = "M10", "达成调解协议"
    RECONCILED = "M11", "达成和解"
    FAILED = "M20", "调解不成"
    WITHDRAWN = "M30", "当事人撤回"
    DECLINED = "M31", "一方拒绝调解"
    REVIEWED = "V10", "审查确认·制作调解书"
    REVIEW_DENIED = "V11", "不予制作调解书"
    REVIEW_WITHDRAWN = "V12", "撤回审查申请"
    CONFIRMED = "V20", "司法确认有效"
    NOT_CONFIRMED = "V21", "法院不予受理、驳回"
    CONFIRMATION_WITHDRAWN = "V22", "撤回司法确认申请"
    NOT_ACCEPTED = "P10", "不予受理"
    NOT_CORRECTED = "P11", "补正逾期"
    TOLD_ELSEWHERE = "P12", "无管辖权，告知他处"
    SETTLED = "A10", "仲裁调解书"
    AWARD_FINAL = "A20", "裁决·终局"
    AWARD_NON_FINAL = "A21", "裁决·非终局"
    AWARD_SPLIT = "A22", "裁决·分别制作"
    ARBITRATION_WITHDRAWN = "A30", "撤回申请"
    RECONCILED_WITHDRAWN = "A31", "和解后撤回"
    DEEMED_WITHDRAWN = "A32", "按撤回处理"
    TRANSFERRED = "A40", "移送管辖"
    TERMINATED = "A50", "终止审理"
    CANCELLED = "A60", "撤销案件"
    MERGED = "A70", "并入他案"
    JUDGED = "S10", "判决、法院调解"
    SUIT_WITHDRAWN = "S20", "撤诉、撤回申请"
    SUIT_DISMISSED = "S30", "不予受理、驳回起诉"
    SET_ASIDE = "S40", "撤销仲裁裁决"
    SET_ASIDE_REFUSED = "S41", "驳回撤销申请"
    ENFORCED = "E10", "执行完毕"
    ENFORCEMENT_ENDED = "E20", "终结本次执行"
    ENFORCEMENT_TERMINATED = "E21", "终结执行"
    NOT_ENFORCED = "E30", "裁定不予执行"
    ENFORCEMENT_REFUSED = "E31", "不予受理、驳回执行申请"
    ENFORCEMENT_WITHDRAWN = "E40", "撤回执行申请"
    ORDER_OBEYED = "I10", "责令改正已履行"
    HANDLING_DECIDED = "I11", "行政处理决定"
    PENALISED = "I12", "行政处罚决定"
    DOCKET_REVOKED = "I13", "撤销立案"
    REFERRED_TO_POLICE = "I14", "移送公安机关"
    TOLD_TO_DISPUTE = "I15", "告知走争议处理程序"
    REFERRED_ELSEWHERE = "I16", "移送有权部门"
    INSPECTION_MERGED = "I20", "并入他案查处"
    VOIDED = "X99", "录入错误作废"


class Manner(Coded):
    """The ways in which the application was made (调解仲裁法 第12、28条)."""

    WRITTEN = "written", "书面申请"
    ORAL = "oral", "口头申请"


class Source(Coded):
    """The ways by which a case reaches the office (案件来源)."""

    WALK_IN = "walk_in", "当事人申请"
    OFFERED = "offered", "主动调解"
    ENTRUSTED = "entrusted", "委托调解"
    TRANSFERRED = "transferred", "移交"
    COURT = "court", "法院委派、委托"
    INSPECTION = "inspection", "劳动保障监察移送"
    HOTLINE = "hotline", "12333"
    PLATFORM = "platform", "网上平台"


class PartyType(Coded):
    """The kinds of party (当事人的类型); what each brings with it stands in rules/party_kinds.py."""

    PERSON = "person", "自然人", "个人"
    FOREMAN = "foreman", "包工头、个人承包经营者", "个人"
    OWNER = "owner", "个体工商户（没有字号，经营者本人）", "个人"
    UNIT = "unit", "企业（公司）", "企业和个体工商户"
    BRANCH = "branch", "分支机构（分公司、分店）", "企业和个体工商户"
    PARTNERS = "partners", "合伙企业、个人独资企业", "企业和个体工商户"
    TRADER = "trader", "个体工商户（有字号）", "企业和个体工商户"
    SERVICE = "service", "民办非企业单位（社会服务机构）", "机关和社会组织"
    ORGAN = "organ", "机关、村（居）民委员会", "机关和社会组织"
    PUBLIC = "public", "事业单位", "机关和社会组织"
    SOCIETY = "society", "社会团体、基金会", "机关和社会组织"
    UNION = "union", "工会", "机关和社会组织"
    WORKSHOP = "workshop", "未登记的单位、作坊", "没有登记的"


class Sex(Coded):
    """Sex as on the ID card; statistics ask for it."""

    MALE = "male", "男"
    FEMALE = "female", "女"


class RefusalGround(Coded):
    """The reasons why a mediation is not taken up (协商调解规定 第22条)."""

    OUT_OF_SCOPE = "out_of_scope", "不属于劳动人事争议调解范围"
    OTHER_SIDE = "other_side", "对方当事人不愿意调解"
    NOT_CORRECTED = "not_corrected", "逾期未补正材料"


class FilingRefusalGround(Coded):
    """The condition of acceptance that fails (办案规则 第30、31、34、39条)."""

    OUT_OF_SCOPE = "scope", "不属于劳动人事争议范围（第30条第1项）"
    NO_CLAIM = "claim", "没有明确的仲裁请求和事实理由（第30条第2项）"
    NO_INTEREST = "interest", "申请人无直接利害关系或者没有明确的被申请人（第30条第3项）"
    ALREADY = "already", "已作不予受理决定或者已在其他程序处理（第34条）"
    NO_SHOW = "no_show", "曾按撤回申请处理（第39条）"
    NOT_CORRECTED = "not_corrected", "逾期未补正材料（第29条）"


class ServiceMethod(Coded):
    """The ways in which a document was served (送达方式, 办案规则 第20条)."""

    DIRECT = "direct", "直接送达"
    MAIL = "mail", "邮寄送达"
    LEFT = "left", "留置送达"
    ELECTRONIC = "electronic", "电子送达"
    SIMPLE = "simple", "简便方式送达"


class PublicService(Coded):
    """The ways in which a document was served that nobody took: it counts as received when its days are over (视为送达)."""

    PUBLISHED = "published", "公告送达"
    ABROAD = "abroad", "公告送达（境外没有住所的当事人）"
    POSTED = "posted", "留置、张贴送达"


class SuspensionGround(Coded):
    """Grounds of suspension (办案规则 第47条)."""

    DEATH = "death", "劳动者死亡，等待继承人参加（第1项）"
    INCAPACITY = "incapacity", "劳动者丧失行为能力，尚未确定代理人（第2项）"
    SUCCESSOR = "successor", "用人单位终止，权利义务承继者尚未确定（第3项）"
    FORCE_MAJEURE = "force_majeure", "不可抗拒的事由（第4项）"
    OTHER_CASE = "other_case", "须以其他案件审理结果为依据，其他案件尚未审结（第5项）"
    APPRAISAL = "appraisal", "等待工伤认定、伤残等级鉴定及其他鉴定结论（第6项）"
    OTHER = "other", "其他应当中止审理的情形（第7项）"


class Correction(Coded):
    """The effect of a correction on the entry it names; the record keeps both."""

    AMEND = "amend", "更正内容"
    REDATE = "redate", "更正日期"
    STRIKE = "strike", "撤销该步骤"


class VoidGround(Coded):
    """The reasons why a case is voided as wrongly entered (录入错误作废)."""

    MISTAKE = "mistake", "误录：没有这样的申请"
    DUPLICATE = "duplicate", "重复录入：同一申请已经另有一案"

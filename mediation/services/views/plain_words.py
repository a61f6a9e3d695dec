"""Plain words (大白话): what a limit or a step means to a worker who has never seen a statute.

A limit without a line here is told by its own label. A step without one is not told to a party at all: its label says what an office
records, not what anybody is to do.
"""

from mediation.rules.do import Do
from mediation.rules.states import arbitration, inspection, mediation

LIMITS = {
    "N-01": "答复是否愿意协商",
    "N-02": "约定的协商期限",
    "M-02": "决定是否受理调解，并告诉您结果",
    "M-03": "调解有结果；到这一天还没有结果的，您可以申请仲裁",
    "M-04": "把调解办完（双方都同意的可以延长）",
    "M-05": "把调解办完（双方都同意的可以延长）",
    "M-08": "双方一起请仲裁委员会审查调解协议",
    "M-09": "双方一起请法院确认调解协议",
    "M-08-1": "和补签的人一起请仲裁委员会审查调解协议",
    "M-09-1": "和补签的人一起请法院确认调解协议",
    "M-10A": "决定是否受理双方的确认申请",
    "M-10B": "决定调解协议是否有效",
    "M-11A": "决定是否受理支付令申请",
    "M-11B": "发出支付令",
    "M-11C": "按支付令付钱，或者提出书面异议",
    "M-11D": "把支付令送给对方",
    "M-12": "先调解；到这一天没有谈成的，决定是否受理仲裁",
    "M-13": "委托调解办完；没有谈成的，继续开庭审理",
    "V-01": "决定是否受理审查申请",
    "V-02": "审查调解协议，告诉双方结果",
    "A-01": "一次告诉您还缺哪些材料",
    "A-02": "决定是否受理仲裁，并告诉您结果",
    "A-03": "不归我们管的，书面告诉您该去哪里申请",
    "A-08": "认为这里没有管辖权的，书面提出",
    "A-08-1": "认为这里没有管辖权的，书面提出",
    "A-09": "要反过来提出请求的，提出反申请",
    "A-09-1": "要反过来提出请求的，提出反申请",
    "A-12": "要增加、变更请求的，提出来",
    "A-16": "要求更换审理人员（申请回避）的，在开庭前提出",
    "A-18": "决定是否受理集体争议，并告诉您结果",
    "A-22": "公告期满，视为已经送到",
    "A-22-1": "公告期满，视为已经送到",
    "A-25": "不宜简易处理的，转为普通程序",
    "A-04": "把申请书送给对方",
    "A-05": "确定由谁来审理，并告诉双方",
    "A-06": "交书面答辩（不交也照常审理）",
    "A-06-1": "交书面答辩（双方同意缩短了时间）",
    "A-07": "把对方的书面答辩送给您",
    "A-10": "决定是否受理对方提出的反申请",
    "A-11": "交证据",
    "A-13": "对方就变更后的请求交书面答辩",
    "A-14": "把开庭的时间、地点通知双方",
    "A-15": "有正当理由要改期开庭的，提出请求",
    "A-17": "决定是否更换被申请回避的人",
    "A-20": "告诉双方案件已撤销",
    "A-23": "作出裁决或者调解结案",
    "X-01": "劳动者不服裁决的，去法院起诉",
    "X-02": "用人单位认为裁决违法的，请求法院撤销",
    "X-03": "不服裁决的，去法院起诉",
    **dict.fromkeys(("X-09", "X-09N", "X-09P", "X-09Q", "X-09S", "X-09R", "X-09C"), "对方不履行的，申请法院强制执行"),
    "X-01P": "劳动者不服这份先行裁决的，去法院起诉",
    "X-02P": "用人单位认为这份先行裁决违法的，请求法院撤销",
    "X-03P": "不服这份先行裁决的，去法院起诉",
    "X-04": "裁决被法院撤销了，就原来的争议去法院起诉",
    "X-05": "用人单位认为裁决违法的，请求法院撤销",
    "X-06": "用人单位认为裁决违法的，改向中级人民法院请求撤销",
    "X-07": "法院裁定不予执行了，就原来的争议去法院起诉",
    "X-10": "申请了财产保全的，文书生效后申请法院强制执行",
    "V-04": "不想再审查的，撤回审查申请",
    "V-05": "双方签收，调解书才生效",
    "M-07": "双方签字盖章，调解协议才生效",
    "A-31": "对反过来提出的请求交书面答辩",
    "L-21": "用人单位陈述、申辩",
    "L-22": "用人单位要求听证",
    "L-27": "用人单位按催告书履行",
    "L-29": "法院决定是否受理强制执行的申请",
    "L-30": "法院裁定是否准予强制执行",
    "X-20": "不服一审判决的，去上诉",
    "X-21": "不服法院裁定的，去上诉",
    "X-22": "法院审理（可以去问进展）",
    "X-23": "第二审法院审理（可以去问进展）",
    "X-24": "对方不按判决付的，申请法院强制执行",
    "X-25": "法院决定是否立案执行",
    "X-26": "法院强制执行（可以去问进展）",
    "L-08": "查清事实（情况复杂的可以延长）",
    "L-20": "办完您的投诉，给出结果",
    "L-10": "决定是否立案，并告诉您结果",
    "L-11": "作出处理，并告诉您结果",
    "L-12": "把决定送到用人单位",
    "L-13": "用人单位按要求改正、付清欠款",
    "L-14": "用人单位履行处理决定",
    "L-15": "用人单位缴纳罚款",
    "L-37": "用人单位在准予的最后日期前缴清罚款",
    "L-36": "用人单位没有按期履行的，核查、催告",
    "L-16": "用人单位不服决定的，申请行政复议",
    "L-17": "用人单位不服决定的，去法院起诉",
    "L-18": "用人单位不服复议决定的，去法院起诉",
    "L-09": "单位给受伤的职工申请工伤认定",
    "L-09-1": "单位不申请的，自己（近亲属、工会）申请工伤认定",
    "W-01": "社保部门决定是否受理工伤认定申请",
    "W-02": "社保部门作出工伤认定",
    "W-03": "社保部门作出工伤认定",
    "W-04": "不服工伤认定的，申请行政复议",
    "W-05": "不服工伤认定的，去法院起诉",
    "W-06": "停工留薪期满：还要治疗的申请延长，稳定了的申请劳动能力鉴定",
    "W-07": "鉴定委员会作出劳动能力鉴定结论",
    "W-08": "不服鉴定结论的，申请再次鉴定",
    "W-09": "省鉴定委员会作出再次鉴定结论",
    "W-10": "单位不服工伤认定的，申请行政复议",
    "W-11": "单位不服工伤认定的，去法院起诉",
    "W-12": "不服复议决定的，去法院起诉",
}
OF_A_REPORT = {"L-10": "决定是否立案", "L-11": "作出处理", "L-20": "查处举报反映的违法行为，给出结果"}
"""The limits whose words speak to a complainant, as they are told in a report, which has none (条例 第9条)."""
WHO = {**dict.fromkeys(("X-22", "X-23", "X-25", "X-26"), "法院"), "A-03": "仲裁委员会", "A-18": "仲裁委员会", "A-25": "仲裁庭",
       "M-10A": "法院", "M-10B": "法院", "M-11A": "法院", "M-11B": "法院", "M-11C": "对方", "M-11D": "法院",
       **dict.fromkeys(("L-09", "W-10", "W-11"), "用人单位"), **dict.fromkeys(("W-01", "W-02", "W-03"), "社保部门"),
       **dict.fromkeys(("W-07", "W-09"), "鉴定委员会"),
       **dict.fromkeys(("L-13", "L-14", "L-15", "L-37", "L-16", "L-17", "L-18", "L-21", "L-22", "L-27"), "用人单位"),
       **dict.fromkeys(("L-29", "L-30"), "法院"), **dict.fromkeys(("X-05", "X-06"), "用人单位")}  # fmt: skip
"""Whose limit it is, where it is neither the office's nor each party's."""
OF_AN_INJURY = frozenset({"L-09", "W-10", "W-11"})
"""Limits that are counted for each worker who was hurt, and are his employer's."""
BY_ANOTHER = OF_AN_INJURY | {limit for limit, who in WHO.items() if who in ("法院", "对方", "社保部门", "鉴定委员会")}
"""Limits that are counted for each person whom they concern, and kept by somebody else: a court, an authority, his debtor or employer."""
STEPS = {
    Do.ACCEPT_MEDIATION: "双方都同意后，决定受理",
    Do.ASSIGN_MEDIATOR: "确定由谁来调解",
    Do.SET_SESSION: "约双方来调解",
    Do.RECORD_SESSION: "给双方做调解，看能不能谈妥",
    Do.REACH_AGREEMENT: "谈妥以后，写成调解协议书",
    Do.SIGN_AGREEMENT: "双方在调解协议书上签字",
    Do.SIGN_LATER: "还没有签字的人来补签，从自己签字起算数",
    Do.RECORD_PAYMENT: "钱到账后，登记到账情况",
    Do.RECORD_DEED: "约定要做的事做完后，登记履行情况",
    Do.PROPOSE_CLOSING: "承办人把案子报给负责人，准备结案",
    Do.ACCEPT_ARBITRATION: "决定是否受理仲裁",
    Do.FORM_TRIBUNAL: "确定由谁来审理",
    Do.SERVE: "把文书送到双方手里",
    Do.SET_HEARING: "定开庭的日子",
    Do.CONTINUE_HEARING: "约定改日接着开庭",
    Do.HOLD_HEARING: "开庭审理",
    Do.AWARD: "作出裁决",
    Do.SETTLE: "双方谈妥的，制作仲裁调解书",
    Do.END_HOLD: "先行调解有了结果，决定是否受理仲裁",
    Do.RECORD_CONSENT: "问双方愿不愿意调解",
    Do.DEMAND_PERFORMANCE: "到期没有履行的，书面催对方履行",
    Do.RECORD_BREACH: "到期没有履行的，记录下来，告诉您怎么办",
    Do.CONFIRM_PERFORMANCE: "全部付清后，登记履行完毕",
    Do.RECORD_REVIEW_BREACH: "到期没有履行的，记录下来，告诉您怎样申请法院执行",
    Do.CONFIRM_REVIEW_PERFORMANCE: "全部付清后，登记履行完毕",
    Do.POSTPONE_HEARING: "决定是否改期开庭",
    Do.RECORD_COMMITTEE: "请仲裁委员会讨论",
    Do.HEAR_EMPLOYER: "听用人单位说明情况",
    Do.DECIDE_HANDLING: "作出处理决定",
    Do.COMPLETE_CORRECTION: "请您补齐缺少的材料",
    Do.COMPLETE_FILING_CORRECTION: "请您补齐缺少的材料",
    Do.CLOSE_MEDIATION: "整理材料，结束调解",
    Do.CLOSE_ARBITRATION: "整理材料，结束仲裁",
    Do.COMPLETE_COMPLAINT: "请您补齐缺少的材料",
    Do.DOCKET_COMPLAINT: "决定是否立案",
    Do.ASSIGN_INSPECTORS: "派两名监察员调查",
    Do.RECORD_INSPECTION: "监察员到单位调查、找有关人员了解情况",
    Do.FINISH_INVESTIGATION: "查清事实，结束调查",
    Do.ORDER_CORRECTION: "责令用人单位限期改正、付清欠款",
    Do.CONFIRM_CORRECTED: "核实用人单位已经改正",
    Do.SERVE_INSPECTION: "把文书送到当事人手里",
    Do.CONFIRM_OBEYED: "核实用人单位已经履行决定",
    Do.CLOSE_INSPECTION: "整理材料，结束监察案件",
    Do.RESUME: "等到中止的原因消除后，恢复审理",
    Do.ASK_CONSENT: "问双方愿不愿意调解",
    Do.ACCEPT_REVIEW: "决定是否受理审查申请",
    Do.COMPLETE_REVIEW_CORRECTION: "请双方补齐缺少的材料",
    Do.INQUIRE_REVIEW: "向双方核实协议是不是自愿、怎么履行",
    Do.DESIGNATE_REVIEWER: "确定由谁来审查",
    Do.SIGN_REVIEW_LETTER: "请双方来签收调解书",
    Do.CLOSE_REVIEW: "整理材料，结束审查",
    Do.CLOSE_CONFIRMATION: "整理材料，结案",
    Do.COURT_ACCEPTS: "决定是否受理双方的确认申请",
    Do.COURT_CONFIRMS: "决定调解协议是否有效",
    Do.DOCKET_SUIT: "决定是否立案",
    Do.DECIDE_SUIT: "审理，作出判决或者裁定",
    Do.DECIDE_APPEAL: "第二审审理，作出终审的判决或者裁定",
    Do.RECEIVE_RULING: "问双方哪一天收到法院的裁判文书，登记下来",
    Do.CONFIRM_JUDGMENT: "判决或者法院的调解书生效后，登记从哪一天起要付钱",
    Do.DOCKET_ENFORCEMENT: "决定是否立案执行",
    Do.END_ENFORCEMENT: "强制执行",
    Do.RESUME_ENFORCEMENT: "有财产可以执行的，恢复执行",
}
"""By step name. A step of the staff is told as what the office does next."""
BY_THE_COURT = frozenset({
    Do.COURT_ACCEPTS, Do.COURT_CONFIRMS, Do.DOCKET_SUIT, Do.DECIDE_SUIT, Do.DECIDE_APPEAL, Do.DOCKET_ENFORCEMENT, Do.END_ENFORCEMENT,
    Do.RESUME_ENFORCEMENT,
})  # fmt: skip
"""Steps that the office records and a court takes."""
RIGHTS = {
    Do.APPLY_ARBITRATION: "您可以申请仲裁，材料由我们移送",
    Do.HAND_TO_MEDIATION: "您可以请调解组织调解，材料由我们移送",
    Do.HAND_TO_ARBITRATION: "您可以申请仲裁，材料由我们移送",
    Do.SUE_AFTER_REFUSAL: "可以拿着这份通知书，就这件事直接向人民法院起诉",
}
"""Steps that a party has the right to ask for where the proceeding ended without a result (`WITHOUT_RESULT`). No others are told:
that the office could record a suit does not say whose right it is, nor that its term still runs. The clocks say that; only the suit
after a refusal has no term of its own (调解仲裁法 第29条), so that no clock speaks of it.
"""
THE_APPLICANT_S = frozenset({Do.SUE_AFTER_REFUSAL})
"""Rights of those who applied, and not of the other side (调解仲裁法 第29条)."""
WITHOUT_RESULT = frozenset(
    {
        mediation.FAILED,
        mediation.REFUSED,
        mediation.WITHDRAWN,
        inspection.TOLD_ELSEWHERE,
        arbitration.FILING_REFUSED,
        arbitration.CANCELLED,
    }
)


def limit(limit_id: str, label: str, *, of_a_report: bool = False) -> str:
    """Return the plain words for what is to be done by the limit's day; `of_a_report`: nobody complained, so nobody is spoken to (举报)."""
    return (OF_A_REPORT.get(limit_id) if of_a_report else None) or LIMITS.get(limit_id, label)


def step(name: Do) -> str:
    """Return the plain words for what the step means to the parties; '' for what is not told to them."""
    return STEPS.get(name, "")

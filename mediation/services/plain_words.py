"""Plain words (大白话): what a limit or a step means to a worker who has never seen a statute.

A limit or step without a line here is told by its own label: nothing is left out, it only reads less easily.
"""

LIMITS = {
    "N-01": "答复是否愿意协商",
    "N-02": "约定的协商期限",
    "M-02": "决定是否受理调解，并告诉您结果",
    "M-03": "调解有结果；到这一天还没有结果的，您可以申请仲裁",
    "M-04": "把调解办完（双方都同意的可以延长）",
    "M-05": "把调解办完（双方都同意的可以延长）",
    "M-08": "双方一起请仲裁委员会审查调解协议",
    "M-09": "双方一起请法院确认调解协议",
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
    "X-09": "对方不履行的，申请法院强制执行",
    "L-08": "查清事实（情况复杂的可以延长）",
    "L-10": "决定是否立案，并告诉您结果",
    "L-11": "作出处理，并告诉您结果",
    "L-12": "把决定送到用人单位",
    "L-13": "用人单位按要求改正、付清欠款",
    "L-14": "用人单位履行处理决定",
    "L-15": "用人单位缴纳罚款",
    "L-16": "用人单位不服决定的，申请行政复议",
    "L-17": "用人单位不服决定的，去法院起诉",
    "L-18": "用人单位不服复议决定的，去法院起诉",
}
WHO = {"M-10A": "法院", "M-10B": "法院", "M-11A": "法院", "M-11B": "法院", "M-11C": "对方", "M-11D": "法院",
       **dict.fromkeys(("L-13", "L-14", "L-15", "L-16", "L-17", "L-18"), "用人单位")}  # fmt: skip
"""Whose limit it is, where it is neither the office's nor each party's."""
STEPS = {
    "accept_mediation": "双方都同意后，决定受理",
    "assign_mediator": "确定由谁来调解",
    "set_session": "约双方来调解",
    "record_session": "约双方来调解",
    "reach_agreement": "谈妥以后，写成调解协议书",
    "sign_agreement": "双方在调解协议书上签字",
    "record_payment": "钱到账后，登记到账情况",
    "apply_arbitration": "您可以申请仲裁，材料由我们移送",
    "accept_arbitration": "决定是否受理仲裁",
    "form_tribunal": "确定由谁来审理",
    "serve": "把文书送到双方手里",
    "set_hearing": "定开庭的日子",
    "hold_hearing": "开庭审理",
    "award": "作出裁决",
    "settle": "双方谈妥的，制作仲裁调解书",
    "end_hold": "先行调解有了结果，决定是否受理仲裁",
    "record_consent": "问双方愿不愿意调解",
    "record_breach": "到期没有履行的，记录下来，告诉您怎么办",
    "confirm_performance": "全部付清后，登记履行完毕",
    "postpone_hearing": "决定是否改期开庭",
    "record_committee": "请仲裁委员会讨论",
    "hear_employer": "听用人单位说明情况",
    "decide_handling": "作出处理决定",
    "hand_to_mediation": "您可以请调解组织调解，材料由我们移送",
    "hand_to_arbitration": "您可以申请仲裁，材料由我们移送",
    "complete_correction": "请您补齐缺少的材料",
    "complete_filing_correction": "请您补齐缺少的材料",
    "close_mediation": "整理材料，结束调解",
    "close_arbitration": "整理材料，结束仲裁",
    "complete_complaint": "请您补齐缺少的材料",
    "docket_complaint": "决定是否立案",
    "assign_inspectors": "派两名监察员调查",
    "record_inspection": "监察员到单位调查、找有关人员了解情况",
    "finish_investigation": "查清事实，结束调查",
    "order_correction": "责令用人单位限期改正、付清欠款",
    "confirm_corrected": "核实用人单位已经改正",
    "serve_inspection": "把文书送到当事人手里",
    "confirm_obeyed": "核实用人单位已经履行决定",
    "close_inspection": "整理材料，结束监察案件",
    "resume": "等到中止的原因消除后，恢复审理",
}
"""By step name. A step of the staff is told as what the office does next."""


def limit(limit_id: str, label: str) -> str:
    """What is to be done by the limit's day."""
    return LIMITS.get(limit_id, label)


def step(name: str, label: str) -> str:
    """What the step means to the parties."""
    return STEPS.get(name, f"办理“{label}”")

"""Answers to the steps of the labour inspection: the complaint, the investigation, the decision, what is handed over."""

from collections.abc import Callable
from datetime import timedelta

from mediation.rules.codes import Side
from mediation.rules.codes.served import FOR, InspectionPaper
from mediation.rules.steps.promises import owed_in
from tests.scenes.scene import COMPANY, Given, Scene, person


def _complaint(scene: Scene) -> Given:
    many = 12 if "many" in scene.traits else 2
    return {
        "accusation": "complaint", "cause": "02", "manner": "oral", "source": "walk_in", "green_channel": True,
        "applicants": [person(n) for n in range(1, many + 1)], "respondents": [COMPANY],
        "claims": [{"claimant": n, "item": "wages", "amount": f"{1000 * n}.50"} for n in range(1, many + 1)],
        "story": "拖欠三个月工资。",
    }


def _order(scene: Scene) -> Given:
    due = (scene.day + timedelta(days=5)).isoformat()
    lines = [
        {"payee": c.claimant, "claim": c.number, "amount": str(c.amount), "due_on": due, **scene.owing(c.claimant)}
        for c in scene.facts.claimed_in(scene.proceeding)
        if c.amount is not None
    ]
    return {
        "violations": "拖欠工资",
        "articles": "《保障农民工工资支付条例》第三条",
        "days": 7,
        "correction": "足额支付",
        "promises": lines,
    }


def _decision(_: Scene) -> Given:
    return {"facts": "拖欠工资属实", "articles": "《劳动保障监察条例》第二十六条", "decision": "支付拖欠的工资"}


def _paper(scene: Scene) -> Given:
    """What the step itself would serve next; served a second time, where everybody has it."""
    chosen = scene.suggested("serve_inspection")
    side = FOR.get(InspectionPaper(chosen["served"]), Side.RESPONDENT)
    return {**chosen, "parties": chosen["parties"] or scene.numbers(side)}


def _challenge(scene: Scene) -> Given:
    """What the step itself suggests; with a result where it has one. By a trait a decision is to be made anew."""
    given = scene.suggested("record_challenge")
    result = "remade" if "remade" in scene.traits else "upheld"
    return {**given, "result": result} if given["event"] in ("reviewed", "judged") else given


ANSWERS: dict[str, Callable[[Scene], Given]] = {
    "receive_complaint": _complaint,
    "request_complaint_correction": lambda _: {"missing": "被投诉单位的名称"},
    "complete_complaint": lambda _: {},
    "docket_complaint": lambda _: {},
    "join_complainant": lambda _: {
        "applicants": [person(61)], "claims": [{"claimant": 1, "item": "wages", "amount": "3200.00"}], "note": "检查中告知权利后提出",
    },
    "refuse_complaint": lambda _: {"ground": "dispute", "reason": "对工伤待遇有争议", "told": "arbitration"},
    "assign_inspectors": lambda _: {"first": "dave", "second": "erin"},
    "record_inspection": lambda _: {"measure": "on_site", "place": "厂区", "present": "林某", "content": "核对考勤和工资表"},
    "summon_unit": lambda scene: {
        "parties": scene.numbers(Side.RESPONDENT), "questions": "工资支付情况", "place": "监察大队询问室",
        "appear_on": (scene.day + timedelta(days=3)).isoformat(),
    },
    "keep_evidence": lambda scene: {
        "parties": scene.numbers(Side.RESPONDENT)[:1], "reason": "台账有被涂改的迹象", "place": "厂区财务室", "keeper": "林某",
        "items": [{"what": "工资台账", "many": "8册"}, {"what": "打卡机", "many": "1台", "marks": "黑色"}],
    },
    "release_evidence": lambda scene: scene.suggested("release_evidence"),
    "ask_assistance": lambda scene: {
        "body": "市税务局", "matter": "申报的工资薪金", "until": (scene.day + timedelta(days=20)).isoformat(),
    },
    "receive_assistance": lambda scene: {**scene.suggested("receive_assistance"), "paper": "复函", "content": "申报人数与工资表不符"},
    "ask_inspector_recusal": lambda scene: {
        "parties": scene.numbers(Side.RESPONDENT)[:1], "seat": "second", "reason": "与单位负责人是亲属",
    },
    "grant_inspector_recusal": lambda scene: {
        **scene.suggested("grant_inspector_recusal"), "second": "city-inspector", "reason": "情况属实",
    },
    "refuse_inspector_recusal": lambda _: {"reason": "没有利害关系"},
    "add_fine": lambda scene: scene.suggested("add_fine"),
    "extend_investigation": lambda _: {"days": 30, "reason": "账目较多"},
    "finish_investigation": lambda _: {"findings": "拖欠工资属实"},
    "order_correction": _order,
    "order_further": lambda scene: {**_order(scene), "how": "meanwhile", **scene.suggested("order_further"), "promises": []},
    "recheck": lambda scene: {
        "parties": scene.numbers(Side.RESPONDENT), "result": "done", "record": "到厂复查，查看工资表、转账回单",
        "items": [{"what": "足额支付", "result": "done", "proof": "转账回单"}],
    },
    "confirm_corrected": lambda _: {"verified": "工资已全部支付"},
    "tell_before": lambda scene: {
        "parties": scene.numbers(Side.RESPONDENT), "proposed": "both", "facts": "拖欠工资属实", "reasons": "有工资表证实",
        "articles": "《劳动保障监察条例》第二十六条", "content": "支付拖欠的工资，罚款二千元", "fine": "2000.00", "hearing": True,
    },
    "hear_employer": lambda scene: {
        "parties": scene.numbers(Side.RESPONDENT), "how": "waived", "statement": "书面放弃陈述、申辩和听证", "waives_hearing": True,
    },
    "ask_penalty_hearing": lambda scene: {"parties": scene.numbers(Side.RESPONDENT)},
    "call_penalty_hearing": lambda scene: {
        "parties": scene.numbers(Side.RESPONDENT), "starts": "09:00", "place": "局三楼会议室", "chair": "许某",
        "hearing_on": (scene.day + timedelta(days=21)).isoformat(),
    },
    "hold_penalty_hearing": lambda scene: {
        "parties": scene.numbers(Side.RESPONDENT), "chair": "许某", "present": "单位代理人、两名监察员",
        "record": "双方就欠薪数额举证、质证", "report": "事实清楚，建议按告知的内容决定",
    },
    "decide_handling": _decision,
    "decide_penalty": lambda scene: {**_decision(scene), "decision": "罚款二千元", "fine": "2000.00"},
    "penalise_on_spot": lambda scene: {
        **_decision(scene), "place": "厂区办公室", "units": scene.numbers(Side.RESPONDENT)[:1], "decision": "警告，并处罚款一千元",
        "fine": "1000.00", "said": "没有陈述、申辩",
    },
    "join_inspection": lambda scene: {
        "ground": "came_later", "applicants": [person(650 + len(scene.facts.parties))], "reason": "同一车间的工人随后投诉",
        "claims": [{"claimant": 1, "item": "wages", "amount": "1500.00"}],
    },
    "withdraw_complaint": lambda scene: {"parties": scene.numbers(Side.APPLICANT)[:1], "reason": "已经付清"},
    "suspend_inspection": lambda _: {"ground": "injury", "reason": "等待工伤认定结论"},
    "resume_inspection": lambda _: {"reason": "已经认定"},
    "merge_inspection": lambda _: {"into": "某监立字〔2026〕1号", "reason": "同一单位同一违法行为"},
    "transfer_inspection": lambda _: {"authority": "某市人力资源和社会保障局", "reason": "用工地在某市", "materials": "投诉书、调查笔录"},
    "revoke_docket": lambda _: {"ground": "minor", "reason": "工资已补发"},
    "tell_dispute": lambda _: {"told": "arbitration", "reason": "双方对解除事实争议较大"},
    "refer_department": lambda _: {"authority": "市住房和城乡建设局", "reason": "属于工程款纠纷"},
    "serve_inspection": lambda scene: {**_paper(scene), "method": "direct"},
    "publish_inspection": lambda scene: {**_paper(scene), "reason": "用人单位已搬离，电话无人接听"},
    "deem_inspection_served": lambda scene: scene.suggested("deem_inspection_served"),
    "confirm_obeyed": lambda _: {"verified": "已核对转账凭证"},
    "record_challenge": _challenge,
    "answer_challenge": lambda scene: {**scene.suggested("answer_challenge"), "content": "事实清楚，程序合法；附证据目录"},
    "handle_again": lambda _: {},
    "pay_fine": lambda scene: {**scene.suggested("pay_fine"), "added": None, "receipt": "（示例）票据0001"},
    "defer_fine": lambda scene: {
        **scene.suggested("defer_fine"), "until": (scene.day + timedelta(days=90)).isoformat(), "reason": "订单取消，账上没有资金",
    },
    "urge_performance": lambda scene: scene.suggested("urge_performance"),
    "apply_court": lambda scene: {**scene.suggested("apply_court"), "opinion": "没有陈述，没有履行", "head": "吴某"},
    "propose_referral": lambda _: {"ground": "other_crime", "suspect": "该公司及其负责人林某", "facts": "伪造考勤记录"},
    "decide_referral": lambda _: {"decision": "approved"},
    "record_police_answer": lambda scene: scene.suggested("record_police_answer"),
    "go_on_handling": lambda _: {},
    "post_order": lambda scene: {
        **scene.suggested("post_order"), "place": "厂区大门", "fled": "四月二日起电话停机", "photos": "照片1至4",
        "first": "dave", "second": "erin",
    },
    "advance_wages": lambda scene: {
        "payments": [{"promise": line.number, "full": True} for line in owed_in(scene.facts, scene.proceeding) if line.unpaid][:1],
        "approval": "市政府批复",
    },
    "recover_advance": lambda scene: {
        **scene.suggested("recover_advance"), "parties": scene.numbers(Side.RESPONDENT)[:1], "receipt": "转账回单",
    },
    "record_measure": lambda _: {"measure": "sealed", "body": "市劳动监察大队", "result": "清点设备二十台"},
    "record_court_answer": lambda scene: scene.suggested("record_court_answer"),
    "report_crime": lambda _: {"ground": "other_crime", "authority": "某市公安局", "reason": "伪造考勤记录"},
    "refer_police": lambda _: {"ground": "other_crime", "authority": "某市公安局", "reason": "伪造考勤记录"},
    "hand_to_mediation": lambda scene: scene.suggested("hand_to_mediation"),
    "hand_to_arbitration": lambda scene: scene.suggested("hand_to_arbitration"),
    "close_inspection": lambda _: {"note": "归档"},
}

TOLD = ("tell_before", "serve_inspection", "serve_inspection")
"""The notice, and what presses before it, received."""
OBEYED = ("serve_inspection", *["record_payment"] * 12, "record_deed", "pay_fine", "confirm_obeyed")
"""What frees an employer, so that the file may be closed."""

FIRST = {
    "record_inspection": ("assign_inspectors",),
    "finish_investigation": ("assign_inspectors", "record_inspection"),
    "hear_employer": TOLD,
    "ask_penalty_hearing": TOLD,
    "call_penalty_hearing": (*TOLD, "ask_penalty_hearing"),
    "hold_penalty_hearing": (*TOLD, "ask_penalty_hearing", "call_penalty_hearing", "serve_inspection"),
    "decide_handling": (*TOLD, "hear_employer"),
    "decide_penalty": (*TOLD, "hear_employer"),
    "penalise_on_spot": ("assign_inspectors",),
    "deem_inspection_served": ("publish_inspection",),
    "recheck": ("order_further", "serve_inspection"),
    "confirm_corrected": ("order_further", *["record_payment"] * 12, "record_deed"),
    "confirm_obeyed": ("serve_inspection", "record_payment", "record_deed", "pay_fine"),
    "record_challenge": ("serve_inspection",),
    "answer_challenge": ("serve_inspection", "record_challenge"),
    "pay_fine": ("serve_inspection",),
    "recover_advance": ("advance_wages",),
    "summon_unit": ("assign_inspectors",),
    "keep_evidence": ("assign_inspectors",),
    "release_evidence": ("assign_inspectors", "keep_evidence"),
    "ask_assistance": ("assign_inspectors",),
    "receive_assistance": ("assign_inspectors", "ask_assistance"),
    "ask_inspector_recusal": ("assign_inspectors",),
    "grant_inspector_recusal": ("assign_inspectors", "ask_inspector_recusal"),
    "refuse_inspector_recusal": ("assign_inspectors", "ask_inspector_recusal"),
    "add_fine": ("serve_inspection",),
    "defer_fine": ("serve_inspection",),
    "urge_performance": ("serve_inspection",),
    "apply_court": ("serve_inspection", "urge_performance", "serve_inspection"),
    "record_court_answer": ("serve_inspection", "urge_performance", "serve_inspection", "apply_court"),
    "post_order": ("order_further",),
    "decide_referral": ("propose_referral",),
    "refer_police": ("propose_referral", "decide_referral"),
    "report_crime": ("propose_referral", "decide_referral"),
    "record_police_answer": ("propose_referral", "decide_referral", "report_crime"),
    "handle_again": ("serve_inspection", "record_challenge", ("record_challenge", {"result": "remade"})),
    "close_inspection": OBEYED,
    "propose_closing": OBEYED,
}
"""What a step's guard asks to be done before it, while the state stays. Done only while the guard refuses."""

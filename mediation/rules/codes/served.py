"""The documents that are served (送达的文书): made from the front matter of templates/documents, not edited by hand.

The code is the name of the document's template. To serve a further document, say `served: yes` in its front matter (or
what the list is to call it) and run `python -m tests.documents.served`.
"""

from ..do import Do
from . import Coded, Side


class Served(Coded):
    """A document that the arbitration serves."""

    FILING_CORRECTION_NOTICE = "filing_correction_notice", "补正通知书"
    ACCEPTANCE_NOTICE = "acceptance_notice", "受理通知书"
    REFUSAL_NOTICE = "refusal_notice", "不予受理通知书"
    ELSEWHERE_NOTICE = "elsewhere_notice", "管辖告知书"
    RESPOND_NOTICE = "respond_notice", "应诉通知书及申请书副本"
    THIRD_PARTY_NOTICE = "third_party_notice", "第三人参加仲裁通知书及申请书副本"
    EVIDENCE_NOTICE = "evidence_notice", "举证通知书"
    TRIBUNAL_NOTICE = "tribunal_notice", "组成仲裁庭通知书"
    ANSWER_COPY = "answer_copy", "送达答辩书副本通知书及答辩书副本"
    COUNTER_NOTICE = "counter_notice", "反申请受理通知书"
    COUNTER_REFUSAL = "counter_refusal", "反申请不予受理（另行申请）通知书"
    CHANGE_NOTICE = "change_notice", "变更仲裁请求受理通知书"
    COLLECTIVE_NOTICE = "collective_notice", "集体争议一次性通知书"
    HEARING_NOTICE = "hearing_notice", "开庭通知书"
    POSTPONEMENT_NOTICE = "postponement_notice", "延期开庭通知书"
    RECUSAL_DECISION = "recusal_decision", "回避决定书"
    RECUSAL_REFUSAL = "recusal_refusal", "驳回回避申请决定书"
    TRANSFER_NOTICE = "transfer_notice", "案件移送通知书"
    OBJECTION_DECISION = "objection_decision", "管辖异议决定书"
    MEDIATION_ADVICE = "mediation_advice", "调解建议书"
    JOINDER_DECISION = "joinder_decision", "追加当事人决定书"
    CHANGE_PARTY_NOTICE = "change_party_notice", "变更当事人通知书"
    SIMPLIFIED_NOTICE = "simplified_notice", "简易处理告知书"
    ORDINARY_NOTICE = "ordinary_notice", "转为普通程序通知书"
    EXTENSION_NOTICE = "extension_notice", "延期审理通知书"
    SUSPENSION_NOTICE = "suspension_notice", "中止审理通知书"
    RESUMPTION_NOTICE = "resumption_notice", "恢复审理通知书"
    TERMINATION_DECISION = "termination_decision", "终止审理决定书"
    CANCELLATION_DECISION = "cancellation_decision", "撤销案件决定书"
    WITHDRAWAL_DECISION = "withdrawal_decision", "准予撤回决定书"
    DEFAULT_DECISION = "default_decision", "按撤回处理决定书"
    SETTLEMENT = "settlement", "仲裁调解书"
    PARTIAL_SETTLEMENT = "partial_settlement", "仲裁调解书（部分请求）"
    AWARD_FINAL = "award_final", "仲裁裁决书（终局）"
    AWARD_NONFINAL = "award_nonfinal", "仲裁裁决书（非终局）"
    PARTIAL_AWARD_FINAL = "partial_award_final", "部分裁决书（终局）"
    PARTIAL_AWARD_NONFINAL = "partial_award_nonfinal", "部分裁决书（非终局）"
    PRIOR_EXECUTION_AWARD = "prior_execution_award", "先予执行裁决书"
    AWARD_CORRECTION = "award_correction", "裁决书补正决定书"
    REHEARING_DECISION = "rehearing_decision", "重新处理决定书"


class InspectionPaper(Coded):
    """A paper that the inspectorate serves."""

    COMPLAINT_DOCKET_NOTICE = "complaint_docket_notice", "投诉举报立案通知书"
    COMPLAINT_REFUSAL_NOTICE = "complaint_refusal_notice", "投诉举报不予受理告知书"
    DISPUTE_DIRECTION = "dispute_direction", "争议处理途径告知书"
    CORRECTION_ORDER = "correction_order", "劳动保障监察限期改正指令书"
    HANDLING_DECISION = "handling_decision", "劳动保障监察行政处理决定书"
    PENALTY_DECISION = "penalty_decision", "劳动保障监察行政处罚决定书"
    ADVANCE_NOTICE = "advance_notice", "劳动保障监察行政处理（处罚）事先告知书"
    PENALTY_HEARING_NOTICE = "penalty_hearing_notice", "劳动保障监察行政处罚听证通知书"
    REVOCATION_NOTICE = "revocation_notice", "劳动保障监察撤销立案告知书"
    PERFORMANCE_URGING = "performance_urging", "履行行政决定催告书"
    INQUIRY_LETTER = "inquiry_letter", "劳动保障监察调查询问书"
    EVIDENCE_KEEPING = "evidence_keeping", "证据先行登记保存决定书"
    EVIDENCE_RELEASE = "evidence_release", "先行登记保存证据处理决定书"
    INSPECTOR_RECUSAL_DECISION = "inspector_recusal_decision", "劳动保障监察员回避决定书"
    ADDED_FINE_DECISION = "added_fine_decision", "加处罚款决定书"


MADE_ON: dict[str, dict[Do, str]] = {
    Served.FILING_CORRECTION_NOTICE: {Do.REQUEST_FILING_CORRECTION: "要求补正"},
    Served.ACCEPTANCE_NOTICE: {Do.ACCEPT_ARBITRATION: "受理"},
    Served.REFUSAL_NOTICE: {Do.REFUSE_ARBITRATION: "不予受理"},
    Served.ELSEWHERE_NOTICE: {Do.TELL_ELSEWHERE: "告知他处"},
    Served.RESPOND_NOTICE: {Do.ACCEPT_ARBITRATION: "受理", Do.JOIN_PARTY: "追加当事人", Do.CHANGE_PARTY: "变更当事人"},
    Served.THIRD_PARTY_NOTICE: {Do.JOIN_PARTY: "追加当事人"},
    Served.EVIDENCE_NOTICE: {Do.SET_EVIDENCE_PERIOD: "指定、延长举证期限"},
    Served.TRIBUNAL_NOTICE: {
        Do.FORM_TRIBUNAL: "组庭",
        Do.CHANGE_ARBITRATOR: "更换仲裁员",
        Do.CHANGE_CLERK: "更换书记员",
        Do.RECUSE_CLERK: "同意书记员回避",
    },
    Served.ANSWER_COPY: {Do.RECORD_ANSWER: "收到答辩书"},
    Served.COUNTER_NOTICE: {Do.MERGE_COUNTERCLAIM: "合并处理反申请"},
    Served.COUNTER_REFUSAL: {Do.SEPARATE_COUNTERCLAIM: "反申请另案处理", Do.REFUSE_COUNTERCLAIM: "反申请不予受理"},
    Served.CHANGE_NOTICE: {Do.CHANGE_CLAIMS: "增加、变更请求", Do.JOIN_PARTY: "追加当事人"},
    Served.COLLECTIVE_NOTICE: {Do.NOTIFY_COLLECTIVE: "集体争议一次性通知"},
    Served.HEARING_NOTICE: {Do.SET_HEARING: "定开庭日", Do.CONTINUE_HEARING: "休庭，另日续庭"},
    Served.POSTPONEMENT_NOTICE: {Do.POSTPONE_HEARING: "准予延期"},
    Served.RECUSAL_DECISION: {Do.GRANT_RECUSAL: "同意回避", Do.RECUSE_CLERK: "同意书记员回避"},
    Served.RECUSAL_REFUSAL: {Do.REFUSE_RECUSAL: "驳回回避申请"},
    Served.TRANSFER_NOTICE: {Do.TRANSFER_CASE: "移送管辖", Do.UPHOLD_OBJECTION: "管辖异议成立，移送"},
    Served.OBJECTION_DECISION: {Do.REJECT_OBJECTION: "驳回管辖异议"},
    Served.MEDIATION_ADVICE: {Do.HOLD_FOR_MEDIATION: "案前调解（暂缓受理）"},
    Served.JOINDER_DECISION: {Do.JOIN_PARTY: "追加当事人"},
    Served.CHANGE_PARTY_NOTICE: {Do.CHANGE_PARTY: "变更当事人"},
    Served.SIMPLIFIED_NOTICE: {Do.SIMPLIFY: "决定简易处理"},
    Served.ORDINARY_NOTICE: {Do.TO_ORDINARY: "转为普通程序"},
    Served.EXTENSION_NOTICE: {Do.EXTEND_ARBITRATION: "延期审理"},
    Served.SUSPENSION_NOTICE: {Do.SUSPEND: "中止审理"},
    Served.RESUMPTION_NOTICE: {Do.RESUME: "恢复审理"},
    Served.TERMINATION_DECISION: {
        Do.TERMINATE_ARBITRATION: "终止审理",
        Do.TERMINATE_PART: "部分申请人终止审理",
        Do.END_WITHOUT_HEIRS: "无人承继，终结",
    },
    Served.CANCELLATION_DECISION: {Do.CANCEL_CASE: "撤销案件"},
    Served.WITHDRAWAL_DECISION: {
        Do.WITHDRAW_ARBITRATION: "撤回申请",
        Do.WITHDRAW_PART: "部分撤回申请",
        Do.WITHDRAW_REST: "撤回其余请求",
    },
    Served.DEFAULT_DECISION: {
        Do.DEEM_WITHDRAWN: "按撤回处理",
        Do.DEEM_PART_WITHDRAWN: "部分按撤回处理",
        Do.DEEM_REST_WITHDRAWN: "其余请求按撤回处理",
    },
    Served.SETTLEMENT: {Do.SETTLE: "仲裁调解"},
    Served.PARTIAL_SETTLEMENT: {Do.SETTLE_PART: "部分调解"},
    Served.AWARD_FINAL: {Do.AWARD: "裁决"},
    Served.AWARD_NONFINAL: {Do.AWARD: "裁决"},
    Served.PARTIAL_AWARD_FINAL: {Do.AWARD_PART: "先行裁决"},
    Served.PARTIAL_AWARD_NONFINAL: {Do.AWARD_PART: "先行裁决"},
    Served.PRIOR_EXECUTION_AWARD: {Do.ORDER_PRIOR_EXECUTION: "先予执行"},
    Served.AWARD_CORRECTION: {Do.RECTIFY_AWARD: "裁决书补正"},
    Served.REHEARING_DECISION: {Do.HANDLE_ANEW: "仲裁监督、重新处理"},
    InspectionPaper.COMPLAINT_DOCKET_NOTICE: {
        Do.DOCKET_COMPLAINT: "立案",
        Do.JOIN_COMPLAINANT: "加入投诉人",
        Do.JOIN_INSPECTION: "追加投诉人、被投诉单位",
    },
    InspectionPaper.COMPLAINT_REFUSAL_NOTICE: {Do.REFUSE_COMPLAINT: "不予受理"},
    InspectionPaper.DISPUTE_DIRECTION: {Do.TELL_DISPUTE: "告知走争议处理程序"},
    InspectionPaper.CORRECTION_ORDER: {Do.ORDER_CORRECTION: "责令限期改正", Do.ORDER_FURTHER: "当场、另行责令改正"},
    InspectionPaper.HANDLING_DECISION: {Do.DECIDE_HANDLING: "行政处理决定"},
    InspectionPaper.PENALTY_DECISION: {Do.DECIDE_PENALTY: "行政处罚决定", Do.PENALISE_ON_SPOT: "当场处罚决定"},
    InspectionPaper.ADVANCE_NOTICE: {Do.TELL_BEFORE: "事先告知"},
    InspectionPaper.PENALTY_HEARING_NOTICE: {Do.CALL_PENALTY_HEARING: "通知听证"},
    InspectionPaper.REVOCATION_NOTICE: {Do.REVOKE_DOCKET: "撤销立案"},
    InspectionPaper.PERFORMANCE_URGING: {Do.URGE_PERFORMANCE: "催告履行决定"},
    InspectionPaper.INQUIRY_LETTER: {Do.SUMMON_UNIT: "发出调查询问书"},
    InspectionPaper.EVIDENCE_KEEPING: {Do.KEEP_EVIDENCE: "先行登记保存证据"},
    InspectionPaper.EVIDENCE_RELEASE: {Do.RELEASE_EVIDENCE: "处理登记保存的证据"},
    InspectionPaper.INSPECTOR_RECUSAL_DECISION: {
        Do.GRANT_INSPECTOR_RECUSAL: "同意监察员回避",
        Do.REFUSE_INSPECTOR_RECUSAL: "驳回监察员回避申请",
    },
    InspectionPaper.ADDED_FINE_DECISION: {Do.ADD_FINE: "决定加处罚款"},
}
"""The steps that draw each document up, with what they are called."""
GIVEN: dict[str, str] = {
    Served.CHANGE_NOTICE: "added",
}
"""The answer without which the step draws the document up not at all."""
FOR: dict[str, Side] = {
    Served.FILING_CORRECTION_NOTICE: Side.APPLICANT,
    Served.ACCEPTANCE_NOTICE: Side.APPLICANT,
    Served.REFUSAL_NOTICE: Side.APPLICANT,
    Served.ELSEWHERE_NOTICE: Side.APPLICANT,
    Served.RESPOND_NOTICE: Side.RESPONDENT,
    Served.THIRD_PARTY_NOTICE: Side.THIRD,
    Served.COUNTER_REFUSAL: Side.RESPONDENT,
    Served.MEDIATION_ADVICE: Side.APPLICANT,
    InspectionPaper.COMPLAINT_DOCKET_NOTICE: Side.APPLICANT,
    InspectionPaper.COMPLAINT_REFUSAL_NOTICE: Side.APPLICANT,
    InspectionPaper.DISPUTE_DIRECTION: Side.APPLICANT,
    InspectionPaper.CORRECTION_ORDER: Side.RESPONDENT,
    InspectionPaper.HANDLING_DECISION: Side.RESPONDENT,
    InspectionPaper.PENALTY_DECISION: Side.RESPONDENT,
}
"""The side that a document is for; every other is for everybody."""
TO_OPPONENTS: tuple[str, ...] = (Served.ANSWER_COPY,)
"""What one side handed in: it is for the other."""
TO_NAMED: tuple[str, ...] = (
    InspectionPaper.ADVANCE_NOTICE,
    InspectionPaper.PENALTY_HEARING_NOTICE,
    InspectionPaper.PERFORMANCE_URGING,
    InspectionPaper.INQUIRY_LETTER,
    InspectionPaper.EVIDENCE_KEEPING,
    InspectionPaper.EVIDENCE_RELEASE,
    InspectionPaper.INSPECTOR_RECUSAL_DECISION,
    InspectionPaper.ADDED_FINE_DECISION,
)
"""What is for those whom its step names."""

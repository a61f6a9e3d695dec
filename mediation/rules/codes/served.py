"""What is served (送达的文书): made from the front matter (`served:`) of templates/documents, not edited by hand.

The code is the name of the document's template. To serve a further document, say `served: yes` in its front matter (or
what the list is to call it) and run `python -m tests.documents.served`.
"""

from . import Coded


class Served(Coded):
    """A document that the arbitration serves."""

    ACCEPTANCE_NOTICE = "acceptance_notice", "受理通知书"
    RESPOND_NOTICE = "respond_notice", "应诉通知书及申请书副本"
    EVIDENCE_NOTICE = "evidence_notice", "举证通知书"
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

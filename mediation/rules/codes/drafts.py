"""The papers that the office writes out for whoever goes to a court (代写文书), filled from the record."""

from . import Coded


class CourtDraft(Coded):
    """The papers that somebody takes to a court; the code is the name of its template."""

    ENFORCEMENT = "enforcement_application", "强制执行申请书"
    PAYMENT_ORDER = "payment_order_application", "支付令申请书"
    CONFIRMATION = "confirmation_application", "司法确认申请书（附承诺书）"
    EFFECT = "review_effect_certificate", "生效证明（审查调解书）"
    SERVICE = "service_certificate", "送达证明"

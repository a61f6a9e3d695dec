"""Answers to the steps of mediation beside the main road, and to what follows an agreement."""

from collections.abc import Callable

from mediation.rules.codes.mediation import PaymentOrder
from tests.answers.scene import Given, Scene

COURSE = (PaymentOrder.APPLIED, PaymentOrder.ACCEPTED, PaymentOrder.ISSUED, PaymentOrder.SERVED)


def _handover(to_unit: str) -> Callable[[Scene], Given]:
    def asks(scene: Scene) -> Given:
        return {
            "to_unit": to_unit, "reason": "当事人共同选择", "told_on": scene.day.isoformat(), "contact": "艾丽丝 10000000001",
        }  # fmt: skip

    return asks


def _elsewhere(scene: Scene) -> Given:
    """The other town; back to the first one where it has the case already."""
    here = scene.proceeding.unit
    return _handover("350582103" if here == "350582107" else "350582107")(scene)


def _another(scene: Scene) -> Given:
    other = "charlie" if scene.proceeding.handler == "alice" else "alice"
    return {"mediator": other, "ground": "party", "reason": "申请人要求更换"}


def _order(scene: Scene) -> Given:
    done = sum(1 for _ in scene.proceeding.all("record_payment_order"))
    return {"event": COURSE[min(done, len(COURSE) - 1)]}


ANSWERS: dict[str, Callable[[Scene], Given]] = {
    "record_consent": lambda _: {"side": "respondent", "willing": "yes", "way": "phone"},
    "change_mediator": _another,
    "escalate_mediation": _handover("350582-TJ"),
    "transfer_mediation": _elsewhere,
    "propose_negotiation": lambda _: {"what": "工资支付的时间"},
    "answer_negotiation": lambda scene: {"willing": "yes", "until": scene.day.isoformat()},
    "end_negotiation": lambda _: {"result": "failed"},
    "reconcile": lambda _: {"terms": "双方自行结清工资，再无争议"},
    "record_visit": lambda _: {"way": "phone", "with_whom": "周某1", "performed": "part"},
    "record_breach": lambda scene: {"note": "到期没有支付", "told_on": scene.day.isoformat()},
    "record_payment_order": _order,
    "confirm_performance": lambda _: {"proof": "转账单"},
}
FIRST: dict[str, tuple[str, ...]] = {
    "confirm_performance": ("record_payment", "record_payment"),
    "answer_negotiation": ("propose_negotiation",),
    "end_negotiation": ("propose_negotiation",),
}

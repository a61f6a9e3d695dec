"""Answers to the steps of mediation beside the main road, and to what follows an agreement."""

from collections.abc import Callable

from mediation.rules.codes import Side
from mediation.rules.step import Situation
from mediation.rules.steps.agreed_sums import waiting
from mediation.rules.steps.payment_order import orderable
from tests.scenes.scene import Given, Scene


def _handover(to_unit: str) -> Callable[[Scene], Given]:
    def asks(scene: Scene) -> Given:
        return {
            "to_unit": to_unit,
            "reason": "当事人共同选择",
            "told_on": scene.day.isoformat(),
            "contact": "艾丽丝 10000000001",
        }

    return asks


def _elsewhere(scene: Scene) -> Given:
    """The other town; back to the first one where it has the case already."""
    here = scene.proceeding.unit
    return _handover("350582103" if here == "350582107" else "350582107")(scene)


def _another(scene: Scene) -> Given:
    other = "city-mediator" if scene.proceeding.handler == "alice" else "alice"
    return {"mediator": other, "ground": "party", "reason": "申请人要求更换"}


def _order(scene: Scene) -> Given:
    """What comes next for whoever is before the court, else the application of the first who may ask."""
    given = scene.suggested("record_payment_order")
    if given and not given["sums"]:
        first = orderable(Situation(scene.facts, scene.here, scene.day, scene.reference))[0]
        return given | {"sums": [first.number]}
    return given


def _sign_later(scene: Scene) -> Given:
    """Whoever has not signed signs."""
    return {"signed": [{**row, "how": "self", "on": scene.day.isoformat()} for row in scene.suggested("sign_later")["signed"]]}


ANSWERS: dict[str, Callable[[Scene], Given]] = {
    "sign_later": _sign_later,
    "ask_consent": lambda scene: scene.suggested("ask_consent"),
    "record_consent": lambda _: {"side": "respondent", "willing": "yes", "way": "phone"},
    "change_mediator": _another,
    "escalate_mediation": _handover("350582-TJ"),
    "transfer_mediation": _elsewhere,
    "propose_negotiation": lambda _: {"what": "工资支付的时间"},
    "answer_negotiation": lambda scene: {"willing": "yes", "until": scene.day.isoformat()},
    "end_negotiation": lambda _: {"result": "failed"},
    "reconcile": lambda scene: {"parties": scene.numbers(Side.APPLICANT), "terms": "双方自行结清工资，再无争议"},
    "record_visit": lambda _: {"way": "phone", "with_whom": "周某1", "performed": "part"},
    "demand_performance": lambda scene: scene.suggested("demand_performance") | {"way": "phone"},
    "record_breach": lambda scene: {"note": "到期没有支付", "told_on": scene.day.isoformat()},
    "record_payment_order": _order,
    "arbitrate_agreement": lambda scene: {"parties": sorted({line.payee for line in waiting(scene.situation)})},
    "return_to_court": lambda scene: {"court": "某市人民法院", **{k: v for k, v in scene.suggested("return_to_court").items() if v}},
    "confirm_performance": lambda _: {"proof": "转账单"},
    "record_review_breach": lambda scene: {"note": "到期没有支付", "told_on": scene.day.isoformat()},
    "confirm_review_performance": lambda _: {"proof": "转账单"},
}
FIRST: dict[str, tuple[str, ...]] = {
    "confirm_performance": ("record_payment", "record_payment", "record_deed"),
    "confirm_review_performance": ("record_payment", "record_payment", "record_deed"),
    "answer_negotiation": ("propose_negotiation",),
    "end_negotiation": ("propose_negotiation",),
}


def _jointly(scene: Scene) -> Given:
    """On the day the agreement took effect: the time to apply is short."""
    signed = scene.proceeding.last("sign_agreement")
    day = signed.on if signed else scene.day
    return {"on": day.isoformat(), "applicant_applies": True, "respondent_applies": True, "truthful": True}


def _signed(scene: Scene) -> Given:
    return {f"{side}_signed_on": scene.day.isoformat() for side in ("applicant", "respondent")}


ANSWERS |= {
    "apply_review": _jointly,
    "accept_review": lambda _: {"in_scope": True, "ours": True, "no_relation": True},
    "refuse_review": lambda _: {"ground": "relation", "reason": "协议确认劳动关系"},
    "request_review_correction": lambda _: {"missing": "用人单位的营业执照副本、双方的身份证明"},
    "complete_review_correction": lambda _: {"note": "已交营业执照副本"},
    "inquire_review": lambda scene: {"parties": scene.numbers(Side.APPLICANT), "content": "协议出于自愿，款项还没有付。"},
    "designate_reviewer": lambda _: {"arbitrator": "judge"},
    "extend_review": lambda scene: {"on": (scene.proceeding.accepted_on or scene.day).isoformat(), "reason": "需要核实"},
    "make_review_letter": lambda _: {"findings": "协议出于自愿，内容合法、明确", "no_relation": True},
    "deny_review": lambda _: {"ground": "unclear", "reason": "没有写明履行期限"},
    "sign_review_letter": _signed,
    "sign_letter_later": lambda scene: {
        "signed": [{**row, "on": scene.day.isoformat()} for row in scene.suggested("sign_letter_later")["signed"]]
    },
    "leave_review": lambda scene: {"parties": scene.numbers(Side.APPLICANT)[-1:], "reason": "不再申请审查"},
    "withdraw_review": lambda _: {"side": "applicant"},
    "close_review": lambda _: {"note": "归档"},
    "apply_confirmation": lambda scene: {**_jointly(scene), "court": "某区人民法院"},
    "court_accepts": lambda _: {"number": "（2026）某0000民特9号"},
    "court_extends": lambda _: {"days": 10},
    "court_confirms": lambda _: {"number": "（2026）某0000民特9号之一"},
    "court_refuses": lambda _: {"ground": "dismissed", "reason": "内容不明确"},
    "leave_confirmation": lambda scene: {"parties": scene.numbers(Side.APPLICANT)[-1:], "reason": "不再申请确认"},
    "withdraw_confirmation": lambda _: {"side": "applicant"},
    "close_confirmation": lambda _: {"note": "归档"},
}
FIRST |= {"make_review_letter": ("designate_reviewer",), "deny_review": ("designate_reviewer",), "inquire_review": ("designate_reviewer",)}

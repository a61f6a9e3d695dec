"""Answers to what comes after the award: effect, courts, enforcement; and to what is ordered before it."""

from collections.abc import Callable
from datetime import timedelta

from mediation.rules.codes import Side
from mediation.rules.steps.court import SuitKind, suit_kind
from tests.scenes.scene import Given, Scene

COURT = "某市人民法院"


def _suing(scene: Scene) -> Given:
    return {"parties": scene.numbers(Side.APPLICANT)[:1], "court": COURT}


def _ruling(scene: Scene) -> Given:
    """What fits the sort of suit."""
    set_aside = suit_kind(scene.proceeding) is SuitKind.SET_ASIDE
    if set_aside:
        return {"ruling": "set_aside", "content": "撤销裁决"}
    lines = [_adjudged(scene, row["claim"]) for row in scene.suggested("decide_suit")["lines"]]
    return {"ruling": "judged", "lines": lines, "content": "按法院裁判"}


def _adjudged(scene: Scene, claim: int) -> Given:
    """A line that grants a claim of money whole, and dismisses any other."""
    asked = scene.facts.claims[claim]
    if asked.amount is None:
        return {"claim": claim}
    return {"claim": claim, "upheld": True, "amount": str(asked.amount), **scene.owing(asked.claimant)}


def _appealing(scene: Scene) -> Given:
    return {"parties": scene.numbers(Side.RESPONDENT)[:1], "court": COURT}


def _suggested(step: str) -> Callable[[Scene], Given]:
    return lambda scene: scene.suggested(step)


def _effect(scene: Scene) -> Given:
    """What takes effect now; or, where nothing does yet, what the form offers."""
    offered = scene.suggested("confirm_effect")
    return {"perform_until": (scene.day + timedelta(days=10)).isoformat(), **offered}


ANSWERS: dict[str, Callable[[Scene], Given]] = {
    "confirm_effect": _effect,
    "record_preservation": lambda scene: {**scene.suggested("record_preservation"), "court_number": "（2026）某0000财保1号"},
    "record_demand": lambda scene: scene.suggested("record_demand") | {"way": "phone", "proof": "通话录音"},
    "record_judgment_demand": lambda scene: scene.suggested("record_judgment_demand") | {"way": "phone", "proof": "通话录音"},
    "record_performed": lambda _: {"note": "已全部到账"},
    "handle_anew": lambda _: {"decided_by": "仲裁委员会", "result": "晋劳人仲案字〔2026〕1号", "reason": "漏列用工单位"},
    "lodge_suit": lambda scene: {**scene.suggested("lodge_suit"), **_suing(scene)},
    "apply_set_aside": _suggested("apply_set_aside"),
    "sue_after_refusal": _suing,
    "sue_not_decided": lambda scene: {"parties": scene.numbers(Side.APPLICANT), "court": COURT},
    "sue_overdue": lambda scene: {"parties": scene.numbers(Side.APPLICANT), "court": COURT},
    "terminate_arbitration": _suggested("terminate_arbitration"),
    "terminate_part": lambda scene: {**scene.suggested("terminate_part"), "parties": scene.numbers(Side.APPLICANT)[:1]},
    "docket_suit": lambda _: {"court_number": "（2026）某0000民初1号"},
    "refuse_suit": lambda _: {"reason": "裁决为终局"},
    "decide_suit": _ruling,
    "withdraw_suit": lambda _: {"reason": "双方和解"},
    "receive_ruling": _suggested("receive_ruling"),
    "set_aside_after_suit": _suggested("set_aside_after_suit"),
    "sue_after_set_aside": _suing,
    "close_suit": lambda _: {},
    "lodge_appeal": _appealing,
    "decide_appeal": lambda _: {"ruling": "upheld", "content": "驳回上诉，维持原判"},
    "remand_suit": lambda _: {"how": "retrial", "reason": "认定基本事实不清"},
    "withdraw_appeal": lambda _: {"reason": "双方和解"},
    "confirm_judgment": _suggested("confirm_judgment"),
    "enforce_judgment": _suggested("enforce_judgment"),
    "order_prior_execution": lambda scene: {
        **scene.suggested("order_prior_execution"),
        "asked_on": scene.day.isoformat(),
        "rights_clear": True,
        "hardship": "没有其他收入，无力支付房租和医药费",
    },
    "hand_over_enforcement": _suggested("hand_over_enforcement"),
    "apply_enforcement": _suggested("apply_enforcement"),
    "enforce_agreement": _suggested("enforce_agreement"),
    "docket_enforcement": lambda _: {"court_number": "（2026）某0000执1号"},
    "refuse_enforcement": lambda _: {"reason": "没有附生效证明"},
    "hand_on_clue": lambda scene: {
        "parties": scene.numbers(Side.APPLICANT)[:1],
        "clues": [{"kind": "goods", "what": "某某路厂房内缝纫设备三十台"}],
    },
    "revive_enforcement": lambda scene: {**scene.suggested("revive_enforcement"), "reason": "发现被执行人应收货款"},
    "draft_for_court": lambda scene: {**scene.suggested("draft_for_court"), "court": COURT},
    "pause_enforcement": lambda _: {"ground": "set_aside", "reason": "用人单位申请撤销裁决"},
    "resume_enforcement": lambda _: {"reason": "撤销申请被驳回"},
    "end_enforcement": lambda _: {"how": "ended", "content": "没有可供执行的财产，终结本次执行程序"},
    "withdraw_enforcement": lambda _: {"reason": "双方和解"},
    "receive_enforcement_ruling": _suggested("receive_enforcement_ruling"),
    "sue_after_non_enforcement": _suing,
    "close_enforcement": lambda _: {},
}

FIRST = {
    "terminate_arbitration": ("sue_overdue", "docket_suit"),
    "terminate_part": ("sue_overdue", "docket_suit"),
    "set_aside_after_suit": ("receive_ruling",),
    "hand_over_enforcement": ("order_prior_execution",),
    "apply_enforcement": ("serve", "confirm_effect"),
    "record_preservation": ("serve", "confirm_effect"),
    "handle_anew": ("serve", "confirm_effect"),
}
"""What a step's guard asks to be done before it, while the state stays. Done only while the guard refuses."""

"""Answers to the steps between filing and hearing."""

from collections.abc import Callable
from datetime import timedelta

from mediation.rules.codes import Side
from tests.answers.main_road import ANSWERS as ROAD
from tests.answers.scene import Given, Scene


def _transfer_receipt(scene: Scene) -> Given:
    return {
        **ROAD["file_arbitration"](scene),
        "from_commission": "某县劳动人事争议仲裁委员会",
        "letter": "某劳人仲函〔2026〕3号",
    }


def _hold(scene: Scene) -> Given:
    return {"agreed": True, "organisation": "某镇调解中心", "until": (scene.day + timedelta(days=10)).isoformat()}


def _transfer(scene: Scene) -> Given:
    handed_over = scene.proceeding.entries[0].step == "receive_transfer"
    designated = {"designated_by": "某市人力资源和社会保障局"} if handed_over else {}
    return {
        "to_commission": "某县劳动人事争议仲裁委员会",
        "reason": "劳动合同履行地和用人单位所在地均在某县",
        **designated,
    }


ANSWERS: dict[str, Callable[[Scene], Given]] = {
    "receive_transfer": _transfer_receipt,
    "hold_for_mediation": _hold,
    "end_hold": lambda _: {"agreed": False, "note": "双方分歧较大"},
    "tell_elsewhere": lambda _: {"competent": "某县劳动人事争议仲裁委员会", "reason": "劳动合同履行地在某县"},
    "cancel_case": lambda _: {"ground": "scope", "reason": "双方系承揽关系"},
    "transfer_case": _transfer,
    "record_answer": lambda scene: {"parties": scene.numbers(Side.RESPONDENT), "summary": "工资已经付清"},
    "set_evidence_period": lambda scene: {
        "until": (scene.day + timedelta(days=15)).isoformat(),
        "parties": list(scene.proceeding.parties),
    },
    "shorten_answer": lambda scene: {"parties": scene.numbers(Side.RESPONDENT), "proof": "庭前笔录"},
}
FIRST = {"shorten_answer": ("serve",)}

"""Answers to the steps between filing and hearing."""

from collections.abc import Callable
from datetime import date, timedelta

from mediation.rules.codes import Side
from mediation.rules.step import Situation
from mediation.rules.steps.answering import answer_ends
from mediation.rules.steps.electing import elected
from tests.scenes.main_road import ANSWERS as ROAD
from tests.scenes.main_road import made_public
from tests.scenes.scene import Given, Scene


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
    return {"to_commission": "某县劳动人事争议仲裁委员会", "reason": "劳动合同履行地和用人单位所在地均在某县", **designated}


def _answers_until(scene: Scene, respondent: int) -> date | None:
    """The last day of the respondent's answer period, once it has begun."""
    return answer_ends(Situation(scene.facts, scene.here, scene.day, scene.reference), respondent)


def _posted(scene: Scene) -> Given:
    """What the first respondent sends was posted in time, however late it arrives."""
    ends = _answers_until(scene, scene.numbers(Side.RESPONDENT)[0])
    return {"sent_on": ends.isoformat()} if ends and ends < scene.day else {}


def _counterclaims(scene: Scene) -> list[Given]:
    """What the respondent claims back."""
    return [{"claimant": scene.numbers(Side.RESPONDENT)[0], "item": "other", "amount": "800.00", "detail": "返还工具折价款"}]


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
    "shorten_answer": lambda scene: {
        "parties": [n for n in scene.numbers(Side.RESPONDENT) if _answers_until(scene, n)],
        "proof": "庭前笔录",
    },
}
ANSWERS |= {
    "object_jurisdiction": lambda scene: {
        "parties": scene.numbers(Side.RESPONDENT)[:1], "written": True, "reason": "合同履行地不在本地", **_posted(scene),
    },
    "reject_objection": lambda _: {"reason": "劳动合同履行地在本地"},
    "uphold_objection": _transfer,
    "receive_counterclaim": lambda scene: {"claims": _counterclaims(scene), "story": "申请人未交还工具", **_posted(scene)},
    "merge_counterclaim": lambda scene: {"claims": _counterclaims(scene)},
    "separate_counterclaim": lambda _: {"reason": "与本案不是同一法律关系"},
    "refuse_counterclaim": lambda _: {"ground": "scope", "reason": "不属于劳动争议"},
    "request_recusal": lambda scene: {
        "parties": scene.numbers(Side.APPLICANT)[:1], "seat": "presiding", "ground": "relation", "reason": "与对方代理人是同学",
        "learned_later": True,
    },
    "refuse_recusal": lambda _: {"reason": "没有证据证明存在影响公正的关系"},
    "grant_recusal": lambda _: {"reason": "存在可能影响公正裁决的关系"},
    "entrust_mediation": lambda _: {"both_consent": True, "organisation": "某镇调解中心"},
    "simplify": lambda scene: {
        "ground": "clear", "no_bar": True, "reason": "双方对欠薪数额没有争议",
        **({"approver": "院长"} if len(scene.numbers(Side.APPLICANT)) >= 10 else {}),
    },
    "to_ordinary": lambda _: {"reason": "需要鉴定"},
    "elect_representatives": lambda scene: {"representatives": scene.numbers(Side.APPLICANT)[:3], "signed_list": True},
    "record_representatives": lambda scene: {"representatives": scene.numbers(Side.APPLICANT)[:3], "signed_list": True},
    "notify_collective": lambda scene: {"representatives": elected(scene.facts, scene.proceeding)},
    "post_service": lambda scene: {**made_public(scene), "ground": "refused", "proof": "照片两张"},
    "end_entrusted": lambda _: {"agreed": False, "note": "分歧较大"},
}
FIRST = {
    "shorten_answer": ("simplify", "serve"),
    "to_ordinary": ("simplify",),
    "notify_collective": ("set_evidence_period",),
    "reject_objection": ("object_jurisdiction",),
    "uphold_objection": ("object_jurisdiction",),
    "merge_counterclaim": ("receive_counterclaim",),
    "separate_counterclaim": ("receive_counterclaim",),
    "refuse_counterclaim": ("receive_counterclaim",),
    "refuse_recusal": ("request_recusal",),
    "grant_recusal": ("request_recusal",),
}

"""Answers to the steps between filing and hearing."""

from collections.abc import Callable
from datetime import date, timedelta

from mediation.rules.codes import Side
from mediation.rules.step import Situation
from mediation.rules.steps.answering import answer_ends
from mediation.rules.steps.designation import designated_elsewhere
from mediation.rules.steps.electing import elected
from mediation.rules.steps.filing import handed_over
from mediation.rules.steps.jurisdiction import suggest_transfer
from tests.scenes.main_road import ANSWERS as ROAD
from tests.scenes.main_road import made_public
from tests.scenes.scene import Given, Scene

OTHER = "某县劳动人事争议仲裁委员会"
ABOVE = "某市人力资源和社会保障局"


def _transfer_receipt(scene: Scene) -> Given:
    return {
        **ROAD["file_arbitration"](scene),
        "from_commission": OTHER,
        "letter": "某劳人仲函〔2026〕3号",
    }


def _hold(scene: Scene) -> Given:
    return {"agreed": True, "organisation": "某镇调解中心", "until": (scene.day + timedelta(days=10)).isoformat()}


def _transfer(scene: Scene) -> Given:
    designated = designated_elsewhere(scene.proceeding)
    if designated:
        return suggest_transfer(scene.situation)
    return {"to_commission": OTHER, "reason": "劳动合同履行地和用人单位所在地均在某县"}


def _report(scene: Scene) -> Given:
    return {
        "other": OTHER, **scene.suggested("report_designation"), "authority": ABOVE, "consulted_on": scene.day.isoformat(),
        "consultation": "两次电话协商，双方都认为属于对方管辖", "reason": "劳动合同履行地和用人单位所在地均在某县",
    }  # fmt: skip


def _designation(scene: Scene) -> Given:
    """What was handed over goes to a third commission, what was not stays."""
    elsewhere = handed_over(scene.situation)
    return {
        "authority": ABOVE, "number": "某人社函〔2026〕8号", "decided_on": scene.day.isoformat(),
        **({"whose": "other", "commission": "某区劳动人事争议仲裁委员会"} if elsewhere else {"whose": "us"}),
    }  # fmt: skip


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
    "report_designation": _report,
    "take_back_report": lambda _: {"reason": "两个仲裁委员会协商一致，由本委管辖"},
    "receive_designation": _designation,
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
    "take_back_report": ("report_designation",),
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

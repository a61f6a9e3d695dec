"""Answers to the steps of the hearing, the settlement and the award, beside the main road."""

from collections.abc import Callable
from datetime import timedelta

from mediation.rules.codes import Side
from mediation.rules.settlements import settled_in_part
from mediation.rules.steps.undecided import undecided
from tests.scenes.main_road import ANSWERS as MAIN_ROAD
from tests.scenes.scene import Given, Scene


def _postponement(scene: Scene) -> Given:
    return {**scene.suggested("postpone_hearing"), "reason": "申请人住院"}


def _part_settlement(scene: Scene) -> Given:
    """The first claim for money that waits, and its sum; without any the first claim, for which nothing is paid."""
    claims = [scene.facts.claims[n] for n in undecided(scene.proceeding)]
    one = next((claim for claim in claims if claim.amount is not None), claims[0])
    due = (scene.day + timedelta(days=3)).isoformat()
    promise = {"payee": one.claimant, "claim": one.number, "amount": str(one.amount), "due_on": due, **scene.owing(one.claimant)}
    return {"claims": [one.number], "promises": [promise] if one.amount is not None else []}


def _part_award(scene: Scene) -> Given:
    """The first of the lines of an award on everything."""
    whole = MAIN_ROAD["award"](scene)
    return {**whole, "lines": [line for line in whole["lines"] if line["claim"] == undecided(scene.proceeding)[0]]}


def _someone_backs_out(scene: Scene) -> Given:
    return {"parties": scene.numbers(Side.RESPONDENT)[:1], "reason": "拒绝签收调解书"}


def _part_undone(scene: Scene) -> Given:
    return {**_someone_backs_out(scene), "settlement": settled_in_part(scene.proceeding)[-1].seq}


def gave_up(scene: Scene) -> Given:
    """Who is on record as having come can only have walked out."""
    absence = "walked_out" if scene.proceeding.state == "heard" else "stayed_away"
    return {"absence": absence, "reason": "开庭通知书已直接送达，申请人没有到庭（中途离开），也没有说明理由。"}


def _correction(scene: Scene) -> Given:
    return {**scene.suggested("rectify_award"), "what": "wording", "wrong": "林谋", "right": "林某"}


ANSWERS: dict[str, Callable[[Scene], Given]] = {
    "request_postponement": lambda scene: {
        "parties": scene.numbers(Side.APPLICANT)[:1],
        "reason": "住院治疗",
        "late_because": "昨日突发疾病",
    },
    "postpone_hearing": _postponement,
    "keep_hearing": lambda _: {"reason": "理由不能成立"},
    "deem_withdrawn": gave_up,
    "settle_part": _part_settlement,
    "mediate_after_hearing": lambda scene: {"parties": scene.numbers(Side.APPLICANT, Side.RESPONDENT), "result": "failed"},
    "undo_settlement": _someone_backs_out,
    "undo_part_settlement": _part_undone,
    "award_part": _part_award,
    "rectify_award": _correction,
    "continue_hearing": lambda scene: scene.suggested("continue_hearing"),
    "investigate": lambda _: {
        "whom": "某社保中心", "investigators": "甲某、乙某", "shown": True, "found": "参保名单一份，没有申请人。"
    },
    "commission_appraisal": lambda _: {"matter": "签名是否本人所写", "organisation": "某司法鉴定所"},
    "receive_appraisal": lambda _: {"opinion": "是本人所写"},
    "inspect_site": lambda _: {"place": "针车车间", "inspectors": "甲某", "present": "双方当事人", "findings": "有考勤机一台。"},
    "deliberate": lambda _: {
        "presiding_says": "应当支付。", "second_says": "同意。", "third_says": "同意。", "result": "支持申请人的请求"
    },
    "hand_on_preservation": lambda scene: {
        **scene.suggested("hand_on_preservation"), "received_on": scene.day.isoformat(), "reason": "正在转移设备",
        "parties": scene.numbers(Side.APPLICANT)[:1], "property": "针车四十台", "court": "某市人民法院",
    },
    "record_ruling": lambda _: {"result": "granted", "number": "（2026）某民初保1号"},
    "refer_to_committee": lambda _: {"questions": "劳动关系的认定"},
    "record_committee": lambda _: {"present": "委员五人", "opinion": "同意仲裁庭的意见"},
}

FIRST = {
    "award": ("deliberate",),
    "award_part": ("deliberate",),
    "receive_appraisal": ("commission_appraisal",),
    "commission_appraisal": ("receive_appraisal",),
    "record_ruling": ("hand_on_preservation",),
    "postpone_hearing": ("request_postponement",),
    "keep_hearing": ("request_postponement",),
    "deem_withdrawn": ("serve", "serve", "serve", "serve"),
    "settle_part": ("serve",),
    "undo_part_settlement": ("settle_part",),
    "record_committee": ("refer_to_committee",),
}
"""What a step's guard asks to be done before it, while the state stays. Done only while the guard refuses."""

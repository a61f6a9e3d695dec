"""Answers to the steps by which some applicants leave, or the rest of a case ends."""

from collections.abc import Callable

from mediation.rules.codes import Side
from mediation.rules.step import Situation
from mediation.rules.steps.hearing import told_in_time
from mediation.rules.steps.undecided import undecided
from tests.scenes.hearing import gave_up
from tests.scenes.scene import Given, Scene


def _one_of_them(scene: Scene) -> int:
    """The last applicant with a claim that waits."""
    asking = {scene.facts.claims[n].claimant for n in undecided(scene.proceeding)}
    return [number for number in scene.numbers(Side.APPLICANT) if number in asking][-1]


def _absent(scene: Scene) -> int:
    """Whom the record names; before the hearing was held, one who was told of it."""
    suggested = scene.suggested("deem_part_withdrawn")["parties"]
    told = told_in_time(Situation(scene.facts, scene.here, scene.day, scene.reference))
    return int(suggested[0]) if suggested else max(told & set(scene.numbers(Side.APPLICANT)))


ANSWERS: dict[str, Callable[[Scene], Given]] = {
    "withdraw_part": lambda scene: {"parties": [_one_of_them(scene)], "reason": "不再主张"},
    "reconcile_here": lambda scene: {
        "parties": [_one_of_them(scene)], "terms": "被申请人于三日内一次付清，双方再无争议", "then": "withdraw",
    },
    "deem_part_withdrawn": lambda scene: {
        "parties": [_absent(scene)],
        "absence": "stayed_away",
        "reason": "开庭通知书已直接送达，没有到庭，也没有说明理由。",
    },
    "withdraw_rest": lambda _: {"settled_privately": False, "reason": "其余请求不再主张"},
    "deem_rest_withdrawn": gave_up,
}

FIRST = {
    "deem_part_withdrawn": ("serve", "serve", "serve", "serve"),
    "withdraw_rest": ("award_part",),
    "deem_rest_withdrawn": ("award_part",),
}
"""What a step's guard asks to be done before it, while the state stays. Done only while the guard refuses."""

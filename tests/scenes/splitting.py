"""Answers to the steps by which one case becomes two, and two become one."""

from collections.abc import Callable

from mediation.rules.codes import Side
from mediation.rules.steps.merging import siblings
from tests.scenes.scene import Given, Scene


def _the_last(scene: Scene) -> Given:
    """The last of the applicants goes on alone."""
    return {"parties": scene.numbers(Side.APPLICANT)[-1:], "reason": "争议事实不同"}


def _the_other(scene: Scene) -> Given:
    """Into the case that it was split from, or that was split from it; where there is none, into itself, which is refused."""
    here = scene.here
    others = siblings(scene.facts, here) if here else []
    return {"into": others[0].number if others else 1, "reason": "同一事实，一并审理"}


ANSWERS: dict[str, Callable[[Scene], Given]] = {
    "split_mediation": _the_last,
    "split_arbitration": _the_last,
    "merge_arbitration": _the_other,
}
FIRST: dict[str, tuple[str, ...]] = {"merge_arbitration": ("split_arbitration",)}

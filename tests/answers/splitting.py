"""Answers to the steps by which one case becomes two."""

from collections.abc import Callable

from mediation.rules.codes import Side
from tests.answers.scene import Given, Scene


def _the_last(scene: Scene) -> Given:
    """The last of the applicants goes on alone."""
    return {"parties": scene.numbers(Side.APPLICANT)[-1:], "reason": "争议事实不同"}


ANSWERS: dict[str, Callable[[Scene], Given]] = {"split_mediation": _the_last, "split_arbitration": _the_last}
FIRST: dict[str, tuple[str, ...]] = {}

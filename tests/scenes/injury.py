"""Answers to the steps that note the chain of an injury at work: each of them once, from its first stage."""

from collections.abc import Callable
from datetime import timedelta

from mediation.rules.codes import Side
from tests.scenes.scene import Given, Scene


def _worker(scene: Scene) -> int:
    """Whoever of the case is no unit: an inspection's complainant, or the employer's opponent."""
    numbers = (*scene.numbers(Side.APPLICANT), *scene.numbers(Side.RESPONDENT))
    return next((number for number in numbers if scene.facts.parties[number].is_person), numbers[0])


ANSWERS: dict[str, Callable[[Scene], Given]] = {
    "record_injury": lambda scene: {"party": _worker(scene), "stage": "recognised", "number": "（示例）工认字第1号"},
    "record_assessment": lambda scene: {
        "party": _worker(scene), "stage": "leave", "leave_until": (scene.day + timedelta(days=90)).isoformat(),
    },
}
FIRST: dict[str, tuple[str, ...]] = {}

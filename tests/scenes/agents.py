"""Answers to the steps about those who act for a party."""

from collections.abc import Callable

from mediation.rules.agents import acting
from mediation.rules.codes import Side
from tests.scenes.scene import Given, Scene, phone

NAMES = {Side.APPLICANT: "施某甲", Side.RESPONDENT: "施某某", Side.THIRD: "施某丙"}
"""Nobody acts for two sides."""


def _lawyer(scene: Scene) -> Given:
    """A lawyer for the last of those present, with the power to settle."""
    here = scene.here
    whose = scene.facts.present_in(here)[-1] if here else 1
    side = scene.facts.parties[whose].side if here else Side.APPLICANT
    return {
        "principals": [whose], "name": NAMES[side], "standing": "lawyer", "firm": "某某律师事务所",
        "powers": ["settling", "admit"], "kinds": [str(here.kind)] if here else [], "papers": True, "phone": phone(88),
    }  # fmt: skip


def _first(scene: Scene) -> int:
    return acting(scene.facts, scene.proceeding)[0].number


ANSWERS: dict[str, Callable[[Scene], Given]] = {
    "register_agent": _lawyer,
    "change_agent": lambda scene: {"agent": _first(scene), "powers": ["settling"]},
    "end_agent": lambda scene: {"agent": _first(scene), "ground": "revoked"},
    "note_capacity": lambda scene: {
        "party": [*scene.numbers(Side.APPLICANT), *scene.facts.parties][0], "capacity": "limited",
        "since": scene.day.isoformat(), "proof": "某法院的判决",
    },
}
FIRST: dict[str, tuple[str, ...]] = {"change_agent": ("register_agent",), "end_agent": ("register_agent",)}
"""What a step's guard asks to be done before it, while the state stays."""

"""A valid answer for each step of the hub, from where the case stands. A new step needs one line in one of these files.

`FIRST` says what a step's guard asks to be done before it, while the state stays; with answers, where the usual ones would not do.
"""

from collections.abc import Callable

from tests.scenes import (
    addresses,
    agents,
    calculation,
    court,
    evidence,
    filing,
    hearing,
    injury,
    inspection,
    leaving,
    main_road,
    mediation,
    people,
    sites,
    splitting,
)
from tests.scenes.scene import COMPANY, TRAITS, Given, Scene, id_number, person, phone

__all__ = ["ANSWERS", "COMPANY", "FIRST", "TRAITS", "Given", "Scene", "answer", "id_number", "person", "phone"]

_PARTS = (
    main_road, filing, hearing, leaving, court, mediation, inspection, calculation, people, splitting, evidence, agents, addresses, sites,
    injury,
)  # fmt: skip
ANSWERS: dict[str, Callable[[Scene], Given]] = {name: asks for part in _PARTS for name, asks in part.ANSWERS.items()}
FIRST: dict[str, tuple[str | tuple[str, Given], ...]] = {name: steps for part in _PARTS for name, steps in part.FIRST.items()}


def answer(step: str, scene: Scene) -> Given:
    """A valid answer to this step, on the scene's day."""
    given = {"on": scene.day.isoformat(), **ANSWERS[step](scene)}
    return {name: value for name, value in given.items() if not (name == "method" and value is None)}

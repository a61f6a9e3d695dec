"""An answer to the step that keeps a calculator's result."""

import json
from collections.abc import Callable

from tests.scenes.scene import Given, Scene


def _overtime(scene: Scene) -> Given:
    inputs = {"monthly": "4350.00", "weekday": "10"}
    return {"claim": scene.proceeding.claims[0], "calculator": "overtime", "inputs": json.dumps(inputs)}


ANSWERS: dict[str, Callable[[Scene], Given]] = {"record_calculation": _overtime}
FIRST: dict[str, tuple[str, ...]] = {}

"""An answer to the step that ties a case to a construction site."""

from collections.abc import Callable

from tests.scenes.scene import Given, Scene

ANSWERS: dict[str, Callable[[Scene], Given]] = {"tie_to_site": lambda _: {"site": "某某安置房二期工程"}}
FIRST: dict[str, tuple[str, ...]] = {}

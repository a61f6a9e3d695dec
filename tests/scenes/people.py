"""Answers to the steps about who sits."""

from collections.abc import Callable

from tests.scenes.scene import Given, Scene

ANSWERS: dict[str, Callable[[Scene], Given]] = {"revoke_tribunal": lambda _: {"reason": "十人以上的争议由一人独任"}}
FIRST: dict[str, tuple[str, ...]] = {}

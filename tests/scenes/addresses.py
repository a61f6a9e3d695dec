"""Answers to the confirmation of an address for service."""

from collections.abc import Callable

from tests.scenes.scene import Given, Scene

ANSWERS: dict[str, Callable[[Scene], Given]] = {
    "confirm_address": lambda scene: {
        "party": scene.facts.present_in(scene.here)[-1] if scene.here else 1, "place": "other", "service_address": "晋江市某某路88号",
        "receiver": "陈某某", "relation": "同事", "channel": "email", "electronic_address": "office@example.com",
    },
}  # fmt: skip
FIRST: dict[str, tuple[str, ...]] = {}

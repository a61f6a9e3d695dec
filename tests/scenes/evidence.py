"""Answers to the step by which evidence is received."""

from collections.abc import Callable

from tests.scenes.scene import Given, Scene


def _wage_slips(scene: Scene) -> Given:
    """The first of those present hands in two pieces."""
    here = scene.here
    present = scene.facts.present_in(here) if here else ()
    slips = {"name": "2026 年 6 月工资条", "proves": "每月应发工资", "source": "公司财务", "handed": "checked_copy", "pages": 2}
    chat = {"name": "微信聊天记录", "handed": "data"}
    return {"submitter": present[0] if present else 1, "exhibits": [slips, chat]}


ANSWERS: dict[str, Callable[[Scene], Given]] = {"record_evidence": _wage_slips}
FIRST: dict[str, tuple[str, ...]] = {}

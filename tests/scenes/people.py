"""Answers to the steps about who sits."""

from collections.abc import Callable

from tests.scenes.scene import Given, Scene


def _another(*logins: str) -> Callable[[Scene], str]:
    """Return whoever of these sits nowhere in the proceeding."""
    return lambda scene: next(login for login in logins if login not in scene.proceeding.staff.values())


ILL: Given = {"ground": "ill", "reason": "因病住院"}
ARBITRATOR = _another("judge", "judge2", "judge3", "bob", "city-arbitrator")
CLERK, INSPECTOR = _another("clerk", "city-clerk", "bob"), _another("erin", "city-inspector", "dave")
ANSWERS: dict[str, Callable[[Scene], Given]] = {
    "revoke_tribunal": lambda _: {"reason": "十人以上的争议由一人独任"},
    "change_arbitrator": lambda scene: {"seat": "presiding", "arbitrator": ARBITRATOR(scene), **ILL},
    "change_clerk": lambda scene: {"clerk": CLERK(scene), **ILL},
    "change_reviewer": lambda scene: {"arbitrator": ARBITRATOR(scene), **ILL},
    "change_inspectors": lambda scene: {"first": scene.proceeding.staff["second"], "second": INSPECTOR(scene), **ILL},
}
FIRST: dict[str, tuple[str, ...]] = {"change_inspectors": ("assign_inspectors",)}

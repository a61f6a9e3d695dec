"""How deep the tests go: quick enough for every change, or, with `--deep`, as far as a release is measured."""

from hypothesis import settings

QUICK, DEEP = "quick", "deep"
settings.register_profile(QUICK, deadline=None)  # a loaded machine is slow, which is no fault of the code
settings.register_profile(DEEP, deadline=None, max_examples=1000)
FIGURE = "figure"
"""Under this name a deep test notes what it measured (`record_property`); it stands at the end of the run."""

_lane = QUICK


def go(lane: str) -> None:
    """Set the depth, before any test is imported."""
    global _lane  # noqa: PLW0603 - it is what the whole run was asked for
    _lane = lane
    settings.load_profile(lane)


def deep() -> bool:
    """Whether the deep lanes were asked for."""
    return _lane == DEEP


def of(quick: int, deep: int) -> int:
    """This many in every run, that many in a deep one."""
    return deep if _lane == DEEP else quick

"""The choices that filters and menus offer (筛选), the same on every page."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """An entry of a menu. `here`: it is the one that is chosen."""

    value: str
    label: str
    here: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A menu that narrows a list, and the name of its question in the address."""

    name: str
    label: str
    choices: tuple[Option, ...]


def options(offered: Iterable[tuple[str, str]], here: str) -> tuple[Option, ...]:
    """The entries of a menu, of values and labels."""
    return tuple(Option(value, label, value == here) for value, label in offered)


def narrowing(name: str, label: str, offered: Iterable[tuple[str, str]], here: str, everything: str = "全部") -> Filter:
    """A menu that narrows a list; its first entry leaves the list as it is."""
    return Filter(name, label, options([("", everything), *offered], here))

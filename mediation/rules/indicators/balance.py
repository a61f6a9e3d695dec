"""The check that a table adds up (平衡关系). Official tables do not always: their numbers are kept, and the difference is
shown.

上期未结 + 受理 − 结案 = 期末未结; the ways of ending and the results each add up to 结案.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


def _nothing() -> dict[str, int]:
    return {}


@dataclass(frozen=True, slots=True)
class Table:
    """A table as published, in 件. `by_way`, `by_result`: its breakdowns of 结案, empty where it has none."""

    name: str
    opening: int
    accepted: int
    concluded: int
    pending: int
    by_way: Mapping[str, int] = field(default_factory=_nothing)
    by_result: Mapping[str, int] = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Difference:
    """The number a table gives, less the one that follows from its other numbers, in 件."""

    what: str
    off: int
    sentence: str


def differences(table: Table) -> list[Difference]:
    """List the differences of a table that does not add up; empty where it does."""
    found = []
    left = table.opening + table.accepted - table.concluded
    if table.pending != left:
        found.append(
            Difference("期末未结", table.pending - left,
                       f"{table.name}：上期未结 {table.opening} + 受理 {table.accepted} − 结案 {table.concluded} = {left}，"
                       f"表列期末未结 {table.pending}，相差 {_signed(table.pending - left)}。")
        )
    for what, rows in (("按处理方式", table.by_way), ("按处理结果", table.by_result)):
        added = sum(rows.values())
        if rows and added != table.concluded:
            found.append(
                Difference(what, added - table.concluded,
                           f"{table.name}：{what}合计 {added}，表列结案 {table.concluded}，相差 {_signed(added - table.concluded)}。")
            )
    return found


def _signed(number: int) -> str:
    return f"+{number}" if number >= 0 else f"−{-number}"

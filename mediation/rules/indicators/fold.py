"""The fold (汇总): rows counted month by month from small cells, summed up the tree of units.

A cell is so many proceedings that are alike in kind, ending, and the months of acceptance, conclusion and due day. Months are
numbered from the window's first, 0. Before the window is -1; `size` is after it, or not at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from .blocks import (
    ACCEPTED_IN,
    BLOCKS,
    CONCLUDED_IN,
    DUE_IN,
    NOT_COUNTED,
    OPEN_AT_END,
    OPEN_AT_START,
    OVERDUE_AT_END,
    OVERDUE_AT_START,
    SETTLED_IN,
    Block,
    endings_of,
)

FLOWS = (ACCEPTED_IN, CONCLUDED_IN, DUE_IN, SETTLED_IN)
BEFORE = -1
FAR = 10**6
"""A month after every window."""


@dataclass(frozen=True, slots=True)
class Cell:
    """`count` proceedings that are alike. `due` FAR: there is no due day."""

    kind: str
    outcome: str | None
    outside: bool
    taken_up: int
    concluded: int
    count: int
    due: int = FAR


@lru_cache(maxsize=256)
def _touched(kind: str, outcome: str | None, outside: bool) -> tuple[Block, ...]:
    """The rows that such a proceeding can be counted in."""
    if outcome in NOT_COUNTED:
        return ()
    return tuple(
        block for block in BLOCKS
        if block.kind == kind and (outside or not block.outside)
        and (not endings_of(block) or outcome in endings_of(block))
    )  # fmt: skip


def months_of(block: Block, taken_up: int, concluded: int, size: int, due: int = FAR) -> range:
    """The months of the window in which the row counts a proceeding with these months."""
    settled, late = max(due, concluded), max(due, taken_up)
    first, end = {
        ACCEPTED_IN: (taken_up, taken_up + 1), CONCLUDED_IN: (concluded, concluded + 1),
        OPEN_AT_START: (taken_up + 1, concluded + 1), OPEN_AT_END: (taken_up, concluded),
        DUE_IN: (due, due + 1), SETTLED_IN: (settled, settled + 1),
        OVERDUE_AT_START: (late + 1, concluded + 1), OVERDUE_AT_END: (late, concluded),
    }[block.relation]  # fmt: skip
    return range(max(first, 0), min(end, size))


def is_counted(block: Block, cell: Cell, size: int) -> bool:
    """Whether the row counts the cell's proceedings over the whole window: a flow in any of its months, a stock at its end, or
    at its start."""
    if block not in _touched(cell.kind, cell.outcome, cell.outside):
        return False
    months = months_of(block, cell.taken_up, cell.concluded, size, cell.due)
    if block.relation in FLOWS:
        return bool(months)
    return (0 if block.relation in (OPEN_AT_START, OVERDUE_AT_START) else size - 1) in months


def _empty() -> dict[str, list[int]]:
    return {}


@dataclass(slots=True)
class Tally:
    """The rows of one unit, or of a subtree, over `size` months."""

    size: int
    counted: dict[str, list[int]] = field(default_factory=_empty)

    def __post_init__(self) -> None:
        self.counted = {block.id: [0] * self.size for block in BLOCKS}

    def add(self, cell: Cell) -> None:
        """Count the cell."""
        for block in _touched(cell.kind, cell.outcome, cell.outside):
            months = self.counted[block.id]
            for month in months_of(block, cell.taken_up, cell.concluded, self.size, cell.due):
                months[month] += cell.count

    def add_all(self, other: "Tally") -> None:
        """Count everything that another one counted: up the tree of units, rows are summed."""
        for name, months in self.counted.items():
            self.counted[name] = [mine + others for mine, others in zip(months, other.counted[name], strict=True)]

    def in_month(self, month: int) -> Mapping[str, int]:
        """Every row in one month."""
        return {name: months[month] for name, months in self.counted.items()}

    def in_months(self, first: int, last: int) -> Mapping[str, int]:
        """Every row over several months: flows are summed, the stock is that at the start or at the end."""
        return {block.id: self._over(block, first, last) for block in BLOCKS}

    def _over(self, block: Block, first: int, last: int) -> int:
        months = self.counted[block.id]
        if block.relation in FLOWS:
            return sum(months[first : last + 1])
        return months[first if block.relation in (OPEN_AT_START, OVERDUE_AT_START) else last]

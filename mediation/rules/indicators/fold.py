"""The fold (汇总): rows counted month by month from small cells, summed up the tree of units.

A cell is so many proceedings that are alike in kind, ending, and the months of each of their days. Months are
numbered from the window's first, 0. Before the window is -1; `size` is after it, or not at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from .blocks import BLOCKS, NOT_COUNTED, Block, endings_of
from .relations import FAR, Day

BEFORE = -1


@dataclass(frozen=True, slots=True)
class Cell:
    """`count` proceedings that are alike. `due` FAR: there is no due day; `kept`: they were concluded no later than that day; `fell`,
    `sued` FAR: their awards were not set aside, nobody sued on them."""

    kind: str
    outcome: str | None
    outside: bool
    taken_up: int
    concluded: int
    count: int
    due: int = FAR
    kept: bool = False
    fell: int = FAR
    sued: int = FAR

    @property
    def months(self) -> dict[Day, int]:
        """Its months, by what happened in them."""
        return {
            Day.TAKEN_UP: self.taken_up, Day.CONCLUDED: self.concluded, Day.DUE: self.due,
            Day.DUE_AND_KEPT: self.due if self.kept else FAR, Day.FELL: self.fell, Day.SUED: self.sued,
        }  # fmt: skip


@lru_cache(maxsize=256)
def _touched(kind: str, outcome: str | None, outside: bool) -> tuple[Block, ...]:
    """The rows that such a proceeding can be counted in."""
    if outcome in NOT_COUNTED:
        return ()
    return tuple(
        block for block in BLOCKS
        if block.kind == kind and (outside or not block.outside)
        and (not endings_of(block) or outcome in endings_of(block))
    )


def is_counted(block: Block, cell: Cell, size: int) -> bool:
    """Tell whether the row counts the cell's proceedings over the whole window of `size` months."""
    touched = _touched(cell.kind, cell.outcome, cell.outside)
    return block in touched and block.relation.holds(cell.months, 0, size - 1)


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
        when = cell.months
        for block in _touched(cell.kind, cell.outcome, cell.outside):
            months = self.counted[block.id]
            for month in block.relation.months(when, self.size):
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
        return {block.id: block.relation.over(self.counted[block.id], first, last) for block in BLOCKS}

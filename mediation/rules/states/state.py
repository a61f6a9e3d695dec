"""The state of a proceeding (状态), as a row of the tables beside this file."""

from dataclasses import dataclass

from ..codes import Kind


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """One state, itself and no other. `stage` is the station on the case page's path.

    `open`: the matter itself is still worked on; `final`: it is closed, and nobody has anything to do any more (between the two
    something is still owed: a payment, or the closing itself); `rests`: it stands still until what it waits for has come (中止).
    """

    kind: Kind
    name: str
    label: str
    stage: str
    open: bool = True
    final: bool = False
    rests: bool = False

    def __str__(self) -> str:
        return self.name

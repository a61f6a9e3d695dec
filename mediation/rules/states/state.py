"""The state of a proceeding (状态), as a row of the tables beside this file."""

from dataclasses import dataclass

from ..codes import Kind


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """One state, itself and no other. `stage` is the station on the case page's path.

    `open`: the matter itself is still worked on; `final`: it is closed, and nobody has anything to do any more (between the two
    something is still owed: a payment, or the closing itself); `rests`: it stands still until what it waits for has come (中止).
    `awaits`: the act of a party that it waits for, in the words of the desk (等履行); '' where the next step is the office's own.
    """

    kind: Kind
    name: str
    label: str
    stage: str
    open: bool = True
    final: bool = False
    rests: bool = False
    awaits: str = ""

    def __str__(self) -> str:
        return self.name

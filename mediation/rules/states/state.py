"""What a state (状态) is."""

from dataclasses import dataclass

from ..codes import Kind


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """One state, itself and no other. `stage` is the station on the case page's path; `open` says whether work is still owed."""

    kind: Kind
    name: str
    label: str
    stage: str
    open: bool = True

    def __str__(self) -> str:
        return self.name

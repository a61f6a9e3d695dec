"""The states of each kind of proceeding (状态), one file per kind, in the order a case usually passes them."""

from ..codes import Kind
from . import arbitration, confirmation, enforcement, inspection, mediation, review, suit
from .state import State

__all__ = ["ROWS", "STAGES", "STATES", "State", "state_of", "states_of"]

_OF_KIND = {
    Kind.MEDIATION: mediation, Kind.REVIEW: review, Kind.CONFIRMATION: confirmation, Kind.ARBITRATION: arbitration,
    Kind.INSPECTION: inspection, Kind.SUIT: suit, Kind.ENFORCEMENT: enforcement,
}

ROWS: tuple[State, ...] = tuple(state for module in _OF_KIND.values() for state in module.STATES)
STATES: dict[tuple[Kind, str], State] = {(state.kind, state.name): state for state in ROWS}
STAGES: dict[Kind, tuple[str, ...]] = {kind: module.STAGES for kind, module in _OF_KIND.items()}


def states_of(kind: Kind) -> list[State]:
    """The states of one kind of proceeding, in order."""
    return [state for state in STATES.values() if state.kind is kind]


def state_of(kind: Kind, name: str) -> State:
    """The state of this name. Raises KeyError for a name that the kind does not have."""
    return STATES[kind, name]

"""A suit or an application to a court about a dispute (诉讼): its states, in the order a case usually passes them."""

from ..codes import Kind
from .state import State

LODGED = State(Kind.SUIT, "lodged", "已向法院提交", "起诉")
DOCKETED = State(Kind.SUIT, "docketed", "法院已立案", "审理")
APPEALED = State(Kind.SUIT, "appealed", "二审中", "审理")
SUIT_ENDED = State(Kind.SUIT, "ended", "已有裁判", "裁判", open=False)
SUIT_CLOSED = State(Kind.SUIT, "closed", "已结案", "结案", open=False, final=True)

STATES = (LODGED, DOCKETED, APPEALED, SUIT_ENDED, SUIT_CLOSED)
STAGES = ("起诉", "审理", "裁判", "结案")

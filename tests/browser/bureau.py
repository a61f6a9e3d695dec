"""The bureau that the journeys go to: its address, and one case in each of the places that a page can show."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mediation.models import Write
from mediation.rules.states import STATES
from tests.walks import Walk, through_mediation, walk_to
from tests.world import People

RECENTLY = date(2026, 8, 3)
"""The cases in progress set out on this Monday, two and a half weeks before the day of the tests."""
IN_JUNE = date(2026, 6, 22)
"""The case that goes on to a hearing and an award needs two months until the day of the tests."""


@dataclass(frozen=True)
class Place:
    """A case, and the proceeding in it that the journey is about."""

    case: int
    proceeding: int

    @property
    def address(self) -> str:
        """Its page."""
        return f"/cases/{self.case}?p={self.proceeding}"

    def step(self, name: str) -> str:
        """Its page with a step's form open."""
        return f"{self.address}&do={name}"


@dataclass(frozen=True)
class Bureau:
    """A running server and what stands in it."""

    address: str
    home: Path
    cases: dict[str, Place]

    def __getitem__(self, name: str) -> Place:
        return self.cases[name]


def furnish(session: Write, people: People) -> dict[str, Place]:
    """The cases: Alice's in every state of a mediation, the office's in every state of an arbitration, one of Charlie's."""
    cases: dict[str, Place] = {}

    def keep(name: str, walk: Walk) -> None:
        assert walk.case_id is not None
        cases[name] = Place(walk.case_id, walk.proceeding)

    for state in STATES.values():
        keep(f"{state.kind}/{state.name}", walk_to(session, people, state))
    for name in ("keyboard", "race", "double", "double without scripts", "forged"):
        keep(name, Walk(session, people, start=RECENTLY).go("register", "accept_mediation", "assign_mediator"))
    keep("many", Walk(session, people, {"many"}, RECENTLY).go("register", "accept_mediation"))
    keep("failed", Walk(session, people, {"split"}, IN_JUNE).go("register", "accept_mediation", "fail_mediation"))
    keep("to award", through_mediation(session, people, "form_tribunal", "set_hearing", "hold_hearing", traits={"split"}))
    west = Walk(session, people, start=RECENTLY)
    west.do("register", by=people.charlie)
    keep("of another unit", west)
    return cases

"""The matrix: every role × every state × every step, for the tests of the door, the pages and the API.

What is expected of a cell is read off the table of steps, and off nothing else. Whether a role may do a step in a state is one
function, asked for every cell by `tests/rules/test_may.py`; at the door it is enough to try each step wherever it is at home and
by each of its roles somewhere, and one role and one state that it turns away (`sample`); on the page and through the API, which ask
the door, in two of its states. `--deep` tries every cell everywhere.
"""

from dataclasses import dataclass
from typing import Literal

from mediation import db
from mediation.rules.do import Do
from mediation.rules.lifecycle import STEPS
from mediation.rules.roles import Role
from mediation.rules.seats import INSPECTORS, REVIEWER, TRIBUNAL
from mediation.rules.states import STATES, State
from mediation.rules.step import Step
from tests.scenes import Given, answer
from tests.walks import Walk, walk_to
from tests.world import PEOPLE, TODAY, People

ALL_STATES = list(STATES.values())
SEATS = (TRIBUNAL, REVIEWER, INSPECTORS)
ONLY = {login: set(roles) for login, _, _, roles in PEOPLE}
"""The roles of everybody whom the tests know."""
WHILE_IT_RUNS = {Do.EXTEND_ARBITRATION, Do.EXTEND_INVESTIGATION, Do.EXTEND_REVIEW}
"""Extensions, which are decided before the period ends (办案规则 第45条), and so when the case came to its state."""
Cell = Literal["done", "forbidden", "conflict"]
Tried = tuple[State, Role, str]
"""A cell: the state, the role, and the name of the step."""


@dataclass(frozen=True)
class Asked:
    """A valid answer to a step in a state, or the sentence of the guard that refuses it there."""

    given: Given
    refused: str | None = None


@dataclass(frozen=True)
class Cases:
    """One case in every state, committed, a valid answer to each step that the table allows there, and who sits in it."""

    walks: dict[State, Walk]
    answers: dict[tuple[State, str], Asked]
    staff: dict[State, dict[str, str]]

    def asked(self, state: State, step: str) -> Asked:
        """The answer to the step in this state; an empty one where the table does not allow it."""
        return self.answers.get((state, step), Asked({}))

    def acting(self, state: State, role: Role) -> str:
        """The login of somebody who acts in the role in this state's case: from a seat, where the case has one for it."""
        staff = self.staff[state]
        seats = (staff[name] for every in SEATS if every.role is role for name in every.names if name in staff)
        return next((login for login in seats if ONLY[login] == {role}), f"city-{role}")

    def expected(self, step: Step, state: State, role: Role) -> Cell:
        """What the table says of the cell."""
        return expected(step, state, role, self.asked(state, step.name))


def made() -> Cases:
    """Make the cases in the database that is in use."""
    walks = _walks()
    return Cases(walks, _answers(walks), _staff(walks))


def _walks() -> dict[State, Walk]:
    found = {}
    for state in ALL_STATES:
        with db.write() as session:
            found[state] = walk_to(session, People(session), state)
    return found


def _staff(walks: dict[State, Walk]) -> dict[State, dict[str, str]]:
    """Whoever sits where, in the case of each state."""
    found = {}
    for state, walk in walks.items():
        with db.write() as session:
            walk.session = session
            found[state] = dict(walk.scene().proceeding.staff)
    return found


def _answers(walks: dict[State, Walk]) -> dict[tuple[State, str], Asked]:
    found: dict[tuple[State, str], Asked] = {}
    for state, walk in walks.items():
        with db.write() as session:
            in_time = walk.day.isoformat()
            walk.session, walk.day = session, TODAY
            scene = walk.scene()
            for step in STEPS.values():
                if state in step.at:
                    refused = walk.refusal(step)
                    on = {"on": in_time} if step.name in WHILE_IT_RUNS else {}
                    if refused:
                        found[state, step.name] = Asked({}, refused)
                    else:
                        found[state, step.name] = Asked({**answer(step.name, scene), **on, **walk.another_case(step.name)})
    return found


def every_cell() -> frozenset[Tried]:
    """All of them."""
    return frozenset((state, role, name) for state in ALL_STATES for role in Role for name in STEPS)


def sample(most: int = len(STATES)) -> frozenset[Tried]:
    """Each step in so many states where it is at home, by one of its roles in turn, until each of them has done it somewhere; and for
    each step one role that may not do it and one state where it is not at home.

    Which one goes round from step to step, so that every role and every state is turned away somewhere.
    """
    found = set()
    for place, step in enumerate(STEPS.values()):
        home = [state for state in ALL_STATES if state in step.at] or ALL_STATES
        away = [state for state in ALL_STATES if state not in step.at]
        theirs, others = [role for role in Role if role in step.by], [role for role in Role if role not in step.by]
        tried = max(min(len(home), most), len(theirs)) if step.at else 0
        found |= {(home[(place + turn) % len(home)], theirs[(place + turn) % len(theirs)], step.name) for turn in range(tried)}
        found.add((home[place % len(home)], others[place % len(others)], step.name))
        if away:
            found.add((away[place % len(away)], theirs[place % len(theirs)], step.name))
    return frozenset(found)


def expected(step: Step, state: State, role: Role, asked: Asked) -> Cell:
    """What the table says of a cell: who may not, may not; who may, may where the step is at home and no guard refuses."""
    if role not in step.by:
        return "forbidden"
    return "conflict" if state not in step.at or asked.refused else "done"

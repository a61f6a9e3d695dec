"""The ways to a step (还要先办什么): which steps come first, found by a search over the table of steps, one way for each state that allows
it.

It knows states, and what a step rests on; what a guard asks for besides is said by the guard. Steps that people hope for are preferred
to rare ones, so that the usual way is told first; no way leads through a file's closing, for nobody closes a file in order to do
something with it.
"""

from functools import cache
from heapq import heappop, heappush
from itertools import count

from .states import State
from .step import BACK, Step
from .steps import STEPS

DETOUR = 100
"""What a step costs that is rare, or ends a proceeding as nobody wishes: such a way is told after the others."""


@cache
def ways(start: State, step: Step, before: State | None = None) -> tuple[tuple[Step, ...], ...]:
    """List the ways to the step from this state on, the usual one first: what is to be done first, to the end where the step can be done.

    One empty way: it can be done here already; none: no way leads there within this kind of proceeding. `before` is the state that a
    suspension goes back to, where `start` is one; one on the way would lead back to where the way has been.
    The table does not change while the program runs, so the ways are looked for once.
    """
    number = count()
    waiting: list[tuple[int, int, State, tuple[Step, ...]]] = [(0, next(number), start, ())]
    seen: set[State] = set()
    found: list[tuple[Step, ...]] = []
    while waiting:
        cost, _, here, done = heappop(waiting)
        if here in seen:
            continue
        seen.add(here)
        if here in step.at and (here is start or _made(step, done)):
            found.append(done)
            continue
        if here.final:
            continue
        for each in STEPS.values():
            to = _leads_to(each, here, before if here is start else None)
            if to is not None and each is not step:
                detour = 0 if each.rank.hoped_for else DETOUR
                heappush(waiting, (cost + 1 + detour, next(number), to, (*done, each)))
    ends_open = [way for way in found if not _closes(way)]
    return tuple(ends_open or (found if _closing(step) else ()))


def _made(step: Step, done: tuple[Step, ...]) -> bool:
    """On the way something was made that the step rests on: a state in which a paper may lie (先行裁决、部分调解) has none in it yet."""
    return not step.rests_on or any(each.name in step.rests_on for each in done)


def _closes(way: tuple[Step, ...]) -> bool:
    """The way ends with the closing of the file."""
    return bool(way) and isinstance(way[-1].to, State) and way[-1].to.final


def _closing(step: Step) -> bool:
    """The step is done in a closed file alone: its state can only be come to by closing."""
    return all(state.final for state in step.at)


def _leads_to(step: Step, here: State, before: State | None) -> State | None:
    """Return the state to which the step moves the proceeding from here; None where it stays, cannot be done, or opens another
    one.
    """
    if here not in step.at:
        return None
    to = before if step.to == BACK else step.to
    return to if isinstance(to, State) and to.kind is here.kind and to is not here else None

"""The way to a step (还要先办什么): which steps come first, found by a search over the table of steps.

It knows states only: what a guard asks for besides is said by the guard. Steps that people hope for are preferred to
rare ones, so nobody is led through 撤回 to 结案 where an award would do.
"""

from functools import cache
from heapq import heappop, heappush
from itertools import count

from .states import State
from .step import BACK, Step
from .steps import STEPS

DETOUR = 100
"""What a step costs that is rare, or ends a proceeding as nobody wishes: the way takes one where there is no other."""


@cache
def way(start: State, step: Step, before: State | None = None) -> tuple[Step, ...] | None:
    """The steps to be done first, from this state on; empty where the step can be done in it already.

    None: no way leads there within this kind of proceeding. `before` is the state that a suspension goes back to, where `start`
    is one; one on the way would lead back to where the way has been.
    The table does not change while the program runs, so each way is looked for once.
    """
    number = count()
    waiting: list[tuple[int, int, State, tuple[Step, ...]]] = [(0, next(number), start, ())]
    seen: set[State] = set()
    while waiting:
        cost, _, here, found = heappop(waiting)
        if here in step.at:
            return found
        if here in seen:
            continue
        seen.add(here)
        for each in STEPS.values():
            to = _leads_to(each, here, before if here is start else None)
            if to is not None and each is not step:
                detour = 0 if each.rank.hoped_for else DETOUR
                heappush(waiting, (cost + 1 + detour, next(number), to, (*found, each)))
    return None


def _leads_to(step: Step, here: State, before: State | None) -> State | None:
    """Return the state to which the step moves the proceeding from here; None where it stays, cannot be done, or opens another
    one.
    """
    if here not in step.at:
        return None
    to = before if step.to == BACK else step.to
    return to if isinstance(to, State) and to.kind is here.kind and to is not here else None

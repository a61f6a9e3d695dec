"""The people who may read an original (原件): whoever handles the proceeding, or issues and serves its papers. Everybody else
reads a masked copy.
"""

from .facts import Proceeding
from .roles import ISSUES, STAFF_OF, Role


def handles(login: str, unit: str, roles: frozenset[Role], here: Proceeding) -> bool:
    """Tell whether the person handles the proceeding. `unit` is the code of their own unit: those above it oversee, and handle not.

    As long as nobody is named, the unit's staff of that kind of proceeding handle it together.
    """
    if login in {here.handler, *here.staff.values()}:
        return True
    staff = STAFF_OF[here.kind]
    mine = roles & staff & (ISSUES if here.handler else staff)
    return unit == here.unit and bool(mine)

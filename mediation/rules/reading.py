"""The people who may read an original (原件): whoever handles the proceeding, or issues and serves its papers. Everybody else
reads a masked copy.
"""

from .codes import Kind
from .facts import Proceeding
from .roles import ARBITRATION_STAFF, INSPECTION_STAFF, MEDIATION_STAFF, Role

ISSUES = frozenset({Role.LEAD, Role.REGISTRAR, Role.CLERK, Role.DIRECTOR, Role.INSPECTION_LEAD})
"""Who issues and serves papers of their unit, whoever handles the case."""
STAFF = {Kind.MEDIATION: MEDIATION_STAFF, Kind.INSPECTION: INSPECTION_STAFF}


def handles(login: str, unit: str, roles: frozenset[Role], here: Proceeding) -> bool:
    """Tell whether the person handles the proceeding. `unit` is the code of their own unit: those above it oversee, and handle not.

    As long as nobody is named, the unit's staff of that kind of proceeding handle it together.
    """
    if login in {here.handler, *here.staff.values()}:
        return True
    staff = STAFF.get(here.kind, ARBITRATION_STAFF)
    mine = roles & staff & (ISSUES if here.handler else staff)
    return unit == here.unit and bool(mine)

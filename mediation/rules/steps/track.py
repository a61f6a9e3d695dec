"""How a case is handled (办理方式): simplified or ordinary, one dispute or a collective one. Asked by many steps."""

from ..composition import COLLECTIVE
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding


def simplified(here: Proceeding) -> Entry | None:
    """The decision to handle the case simply, while it stands; None: the ordinary procedure."""
    latest = here.last(Do.SIMPLIFY, Do.TO_ORDINARY)
    return latest if latest is not None and latest.step == Do.SIMPLIFY else None


def workers(case: CaseFacts, here: Proceeding) -> int:
    """How many people are on the workers' side that applies, with those who left once it had been accepted."""
    return sum(party.is_person for party in case.applied_in(here))


def collective(case: CaseFacts, here: Proceeding) -> bool:
    """Ten workers or more (办案规则 第62条; 以上 includes the number itself)."""
    return workers(case, here) >= COLLECTIVE

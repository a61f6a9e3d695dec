"""Intake checks (收案审查): what whoever takes an application should know before it is taken up. They warn and never refuse:
acceptance is decided by the person whom the law names, in a step of its own.
"""

from collections.abc import Callable, Iterable

from ..step import Reference
from . import collective, disputes, employer, jurisdiction, level, limitation, materials, once_only, parties, scope
from .application import Applied, EarlierCase, Person, applied
from .caution import Caution, said_once
from .onward import carried

__all__ = ["CHECKS", "Applied", "Caution", "EarlierCase", "Person", "applied", "carried", "cautions"]

Check = Callable[[Applied, Reference], Iterable[Caution]]
CHECKS: tuple[Check, ...] = (
    jurisdiction.check, level.check, scope.check, disputes.check, once_only.check, limitation.check, collective.check, parties.check,
    employer.check, materials.check,
)


def cautions(application: Applied, reference: Reference) -> list[Caution]:
    """Everything that the checks have to say of an application, the gravest first."""
    found = said_once(caution for check in CHECKS for caution in check(application, reference))
    return sorted(found, key=lambda caution: not caution.grave)

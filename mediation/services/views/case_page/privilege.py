"""The privilege of mediation (协商调解规定 第11条): the talks stay in it, so parts of a case are hidden from those who did not
mediate.
"""

from dataclasses import replace

from mediation.models import Document
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts
from mediation.rules.states.mediation import AGREED
from mediation.services.record.cases import hidden_from

__all__ = ["hidden_from", "hides", "without_drafts"]
TRAVELS = frozenset({"mediation_agreement"})
"""Documents of a mediation that other proceedings of the case may read, once the agreement is in force."""


def hides(row: Document, known: CaseFacts, hidden: frozenset[int]) -> bool:
    """Tell whether the document stays in a mediation that is hidden. The agreement travels once it is in force."""
    if row.proceeding not in hidden:
        return False
    in_force = known.proceedings[row.proceeding].last(Do.SIGN_AGREEMENT) is not None
    return not (in_force and row.template in TRAVELS)


def without_drafts(known: CaseFacts, hidden: frozenset[int]) -> CaseFacts:
    """The facts without the lines of agreements that nobody has signed: until then they are offers."""
    drafts = {n for n in hidden if known.proceedings[n].state == AGREED.name}
    lines = {n: line for n, line in known.promises.items() if line.proceeding not in drafts}
    return replace(known, promises=lines)

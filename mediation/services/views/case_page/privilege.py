"""The privilege of mediation (协商调解规定 第11条): the talks stay in it, so parts of a case are hidden from those who did not
mediate.
"""

from dataclasses import replace

from sqlmodel import Session

from mediation.models import Document
from mediation.rules.codes import Kind
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts
from mediation.rules.roles import ARBITRATION_STAFF, MEDIATION_STAFF
from mediation.rules.states.mediation import AGREED
from mediation.services.base.accounts import Actor
from mediation.services.record import cases

TRAVELS = frozenset({"mediation_agreement"})
"""Documents of a mediation that other proceedings of the case may read, once the agreement is in force."""


def hidden_from(session: Session, actor: Actor, known: CaseFacts) -> frozenset[int]:
    """The mediations whose confidential entries and documents the actor may not see: all but those of the actor's own units,
    and those too for whoever is no mediator, or sits in the arbitration of the same case as well."""
    mediations = {p.number: p for p in known.proceedings.values() if p.kind is Kind.MEDIATION}
    arbitrated = any(p.kind is Kind.ARBITRATION for p in known.proceedings.values())
    decides = arbitrated and bool(actor.roles & ARBITRATION_STAFF)
    if decides or not actor.roles & MEDIATION_STAFF:
        return frozenset(mediations)
    return frozenset(n for n, p in mediations.items() if not cases.holds(session, actor, p.unit))


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

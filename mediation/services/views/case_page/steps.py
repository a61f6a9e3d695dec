"""The steps of the case page: what may be done now, and why others may not be done yet and which come first."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlmodel import Session

from mediation.rules import lifecycle
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Proceeding
from mediation.rules.roles import STAFF_OF, Role
from mediation.rules.states import state_of
from mediation.rules.step import Rank, Situation, Step
from mediation.rules.steps import STEPS
from mediation.rules.ways import ways
from mediation.services import door
from mediation.services.base import reference
from mediation.services.base.accounts import Actor
from mediation.services.record import cases

MOST_WAYS = 4
"""Ways to one step that are told one by one."""
Weight = Literal["main", "plain", "quiet"]


@dataclass(frozen=True, slots=True)
class OfferedStep:
    """A step that the reader's role may do. `refusal` says why not just now; None: it can be done. `weight`: how it is offered,
    `main` foremost; `page`: the address of the page that fills its form in, '' the case's own."""

    step: Do
    label: str
    proceeding: int
    refusal: str | None
    weight: Weight
    page: str


@dataclass(frozen=True, slots=True)
class LaterStep:
    """A step that the reader's role may do, only not now: every reason, the articles that it rests on, and the labels of the steps that
    come first on the usual way.
    """

    name: Do
    label: str
    why: list[str]
    basis: str
    first: list[str]


def offered(session: Session, known: CaseFacts, actor: Actor) -> list[OfferedStep]:
    """The lawful steps of every proceeding that the actor's unit holds, the foremost of each first."""
    led: set[int] = set()
    found = []
    for offer in door.offers(session, known, actor):
        weight: Weight = "plain" if offer.leads_on else "quiet"
        if offer.refusal is None and offer.proceeding not in led:
            led.add(offer.proceeding)
            weight = "main" if weight == "plain" else weight
        found.append(OfferedStep(offer.step.name, offer.step.label, offer.proceeding, offer.refusal, weight, offer.step.page))
    return found


def not_yet(session: Session, known: CaseFacts, actor: Actor, number: int, today: date) -> list[LaterStep]:
    """The steps that the actor's role may do in this proceeding, only not now, the nearest first.

    All the guards that refuse say why; the steps on the way there are named. What is past and will not come back is left out.
    """
    here = known.proceedings[number]
    if not cases.holds(session, actor, here.unit):
        return []
    situation = Situation(known, here, today, reference.current(session), actor.login)
    found = []
    for step in STEPS.values():
        if step.opens_case or step.kind not in (here.kind, None) or not lifecycle.acts(step, situation, actor.roles):
            continue
        there = ways_to(step, here)
        if not there:
            continue
        labels = [each.label for each in there[0]]
        if why := [_before(there)] if labels else lifecycle.refusals(step, situation):
            found.append(LaterStep(step.name, step.label, why, step.basis, labels))
    return sorted(found, key=lambda row: len(row.first))


def by_others(session: Session, known: CaseFacts, actor: Actor, number: int, today: date) -> list[str]:
    """List what this proceeding waits for, lawful now, and somebody else of the unit does: 立案 is the head's. A sentence each; [] for
    whoever works in another unit.
    """
    here = known.proceedings[number]
    if not cases.holds(session, actor, here.unit) or not actor.roles & STAFF_OF[here.kind]:
        return []
    situation = Situation(known, here, today, reference.current(session), actor.login)
    found = []
    for step in lifecycle.available(Situation(known, here, today, situation.reference), Role):
        waited_for = step.rank is Rank.FIRST or (step.first_while is not None and step.first_while(situation))
        doers = step.doers(situation.reference)
        if (
            waited_for
            and not doers & actor.roles
            and lifecycle.leads_on(step, situation)
            and not lifecycle.refusals(step, situation)
        ):
            found.append(f"“{step.label}”由{'、'.join(role.label for role in Role if role in doers)}办理。")
    return found


def ways_to(step: Step, here: Proceeding) -> tuple[tuple[Step, ...], ...]:
    """The ways to this step, the usual one first, each the steps to be done before; one empty way where the state allows it, none where
    no way leads there.
    """
    before = state_of(here.kind, here.state_before) if here.state_before else None
    return ways(state_of(here.kind, here.state), step, before)


def _before(there: tuple[tuple[Step, ...], ...]) -> str:
    """Return the sentence that names every way: 要先办理：达成协议 → 签署生效；或者：调解不成。"""
    said = list(dict.fromkeys(" → ".join(step.label for step in way) for way in there))
    more = f"；另外还有 {len(said) - MOST_WAYS} 种办法" if len(said) > MOST_WAYS else ""
    return f"要先办理：{'；或者：'.join(said[:MOST_WAYS])}{more}。"


def way_there(step: Step, here: Proceeding) -> str:
    """Return the sentence on what to do first; where no way leads there, who has done the step already; '' where neither."""
    there = ways_to(step, here)
    if not there and (done := here.last(step.name)):
        return f"已由{done.actor}于 {done.on} 办理。"
    return _before(there) if there and there[0] else ""

"""Inspections that are to become one (并案): docketed complaints of invented people against one company."""

from decimal import Decimal
from typing import Any

from mediation.models import Write
from mediation.services.record import case_rows
from tests.scenes import person
from tests.walks import START, Walk
from tests.world import People

REASON = {"reason": "同一单位、同一违法行为"}


def complained(write: Write, people: People, *who: int, later: int = 0, **changes: Any) -> Walk:
    """A docketed complaint of these invented people, each for a month's wages of 1,000 times his place."""
    walk = Walk(write, people, start=START.replace(day=START.day + later))
    claims = [{"claimant": place, "item": "wages", "amount": f"{1000 * n}"} for place, n in enumerate(who, 1)]
    walk.do("receive_complaint", applicants=[person(n) for n in who], claims=claims, **changes)
    return walk.go("docket_complaint")


def number(walk: Walk) -> str:
    return case_rows.dockets(walk.facts)[walk.proceeding]


def asked(walk: Walk) -> list[tuple[str, Decimal | None]]:
    """Who asks what in the case."""
    here = walk.facts.proceedings[walk.proceeding]
    return [(walk.facts.parties[claim.claimant].name, claim.amount) for claim in walk.facts.claimed_in(here)]

"""Awards made through the door: the claims that are heard, what is decided of them, and the paper that comes of it."""

from typing import Any

from mediation.models import Write
from mediation.rules.codes import Side
from mediation.rules.states.arbitration import FORMED
from mediation.services.papers import issue
from mediation.services.papers.rendering import render
from tests.documents.printed import text
from tests.walks import Walk, walk_to
from tests.world import People

COUNTER_CLAIMANT = 3
"""The respondent of two workers, who asks something back of the first."""


def printed(walk: Walk, *templates: str) -> str:
    """The last paper made by one of these templates, as its text layer."""
    walk.session.flush()
    row = [row for row in issue.of_case(walk.session, walk.case_id or 0) if row.template in templates][-1]
    assert (row.state, row.refusal or "") == ("pending", "")
    return text(render(row.template, issue.frozen(row)))


def decided(walk: Walk, **lines: str) -> None:
    """Award everything that is claimed, without a word of the arbitrator's on what is not for money."""
    claims = walk.facts.claimed_in(walk.facts.proceedings[1])
    made: list[dict[str, Any]] = [
        {"claim": c.number, "upheld": True, "amount": str(c.amount) if c.amount else None, "says": ""} for c in claims
    ]
    for line, claim in zip(made, claims, strict=True):
        if claim.claimant == COUNTER_CLAIMANT:
            line["debtors"] = [1]
    walk.do(
        "award", lines=[line | ({"upheld": False, "amount": None} if f"n{line['claim']}" in lines else {}) for line in made]
    )


def claimed(write: Write, people: People, *items: str, traits: tuple[str, ...] = ()) -> Walk:
    """A case in which the first applicant claims these items without a sum, and 300 元 of wages (an employer: of money back); whoever
    else applied has withdrawn.
    """
    walk = walk_to(write, people, FORMED, traits)
    if others := [n for n in walk.scene().numbers(Side.APPLICANT) if n != 1]:
        walk.do("withdraw_part", parties=others, settled_privately=False, reason="不再主张")
        walk.do("serve")  # the decision on it
    old = list(walk.facts.proceedings[1].claims)
    money = "refund" if "unit_applies" in traits else "wages"
    added: list[dict[str, Any]] = [{"claimant": 1, "item": money, "amount": "300.00"}]
    walk.do("change_claims", dropped=old, added=[*added, *({"claimant": 1, "item": item} for item in items)])
    return walk.go("set_hearing", "hold_hearing")

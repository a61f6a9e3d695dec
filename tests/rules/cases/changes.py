"""Changes of the parties of the case that is heard (hearing.py): two applicants and their employer."""

from typing import Any

from mediation.rules.codes import Side
from mediation.rules.facts import CaseFacts
from tests.rules.cases.hearing import Line
from tests.scenes import COMPANY, person

DEAD, OTHER, FACTORY = 1, 2, 3


def changed(on: str, ground: str, party: int, *joined: dict[str, Any], **given: Any) -> Line:
    return "change_party", on, {"ground": ground, "party": party, "joined": list(joined), "proof": "登记、公证材料", **given}


def unit(name: str) -> dict[str, Any]:
    return {**COMPANY, "name": name}


def heir(place: int, share: str | None = None) -> dict[str, Any]:
    return {**person(place), "share": share}


def names(known: CaseFacts, *sides: Side) -> list[str]:
    return [party.name for party in known.of_side(known.proceedings[1], *sides)]


def asked(known: CaseFacts) -> dict[str, tuple[str, str]]:
    """What is claimed by whom: the item, the sum."""
    return {f"{c.number}": (known.parties[c.claimant].name, str(c.amount)) for c in known.claimed_in(known.proceedings[1])}

"""Frozen data of documents that earlier releases issued (旧版数据), read as today's: pure functions from JSON to JSON.

An original prints for ever as it was issued. Each form of the data has one reading into the next; nothing stored is
rewritten.
"""

from collections.abc import Mapping
from typing import Any

FIRST = 1
"""The form of the first releases: one flat list of fields, without a version."""

PARTS_OF_THE_FIRST: dict[str, tuple[str, ...]] = {
    "parties": ("addressee", "applicants", "respondents", "thirds"),
    "case": ("cause", "claims", "headcount", "total", "story", "source", "manner", "registrar", "received_on", "accepted_on"),
    "mediation": ("mediator", "sessions"),
    "hearing": ("tribunal", "hearing", "absent"),
    "agreement": ("promises", "pay_way", "breach"),
    "award": ("decisions", "answer", "findings", "evidence", "reasoning", "articles", "perform_within"),
    "effect": ("made_on", "paper_number", "received", "in_favour"),
    "service": ("served",),
    "evidence": ("exhibits",),
}
"""Where the fields of the first form stand since; every other keeps its place."""
NEVER_FILLED = {
    "office": ("room",),
    "party": ("ethnicity", "id_kind", "mailing_address", "representative_title", "agents"),
    "served": ("server",),
}
"""What the first form promised and no release ever filled: each holds what stood there for everybody, and is left out."""


def as_today(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The data as today's form has them; today's own are left as they are."""
    return dict(plain) if plain.get("version", FIRST) != FIRST else _in_parts(plain)


def _in_parts(flat: Mapping[str, Any]) -> dict[str, Any]:
    """The first form, its fields put into their parts."""
    moved = {name for names in PARTS_OF_THE_FIRST.values() for name in names}
    found = {name: value for name, value in flat.items() if name not in moved}
    for part, names in PARTS_OF_THE_FIRST.items():
        found[part] = {name: flat[name] for name in names if name in flat}
    found["office"] = _without(flat.get("office", {}), "office")
    found["hearing"]["sitting"] = found["hearing"].pop("hearing", None)
    found["agreement"]["rest"] = (flat.get("given") or {}).get("rest")
    parties = found["parties"]
    for side in ("applicants", "respondents", "thirds"):
        parties[side] = [_without(party, "party") for party in parties.get(side, [])]
    if parties.get("addressee"):
        parties["addressee"] = _without(parties["addressee"], "party")
    found["service"]["served"] = [_without(row, "served") for row in found["service"].get("served", [])]
    return found


def _without(value: Mapping[str, Any], what: str) -> dict[str, Any]:
    return {name: inner for name, inner in value.items() if name not in NEVER_FILLED[what]}

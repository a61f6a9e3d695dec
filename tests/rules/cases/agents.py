"""Agents of the parties of an arbitration: the line by which one is noted."""

from typing import Any

from tests.rules.cases.hearing import Line

FACTORY, WORKER, OTHER = 3, 1, 2
"""The parties of the cases at a hearing (tests/rules/cases/hearing.py)."""
LAWYER: dict[str, Any] = {
    "principals": [FACTORY], "name": "施某", "standing": "lawyer", "firm": "某某律师事务所", "powers": [], "papers": True,
}  # fmt: skip


def agent(on: str = "2026-09-10", **changes: Any) -> Line:
    """A lawyer of the employer with a general mandate, changed where a field is named."""
    return "register_agent", on, {**LAWYER, **changes}


def incapable(capacity: str = "none", party: int = WORKER, on: str = "2026-09-08") -> Line:
    """A party who cannot act himself."""
    return "note_capacity", on, {"party": party, "capacity": capacity, "since": on, "proof": "某法院的判决"}


INCAPABLE = incapable()
MOTHER: dict[str, Any] = {
    "principals": [WORKER], "basis": "statutory", "name": "周某母", "standing": "relative", "post": "母亲", "firm": "", "powers": [],
}  # fmt: skip

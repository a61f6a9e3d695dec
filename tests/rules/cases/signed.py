"""Agreements that some have signed, and others have not."""

from typing import Any

from tests.rules.cases.mediation import MEDIATING, Line

TWO: list[Line] = [
    *MEDIATING, ("record_session", "2026-03-04", {}),
    ("reach_agreement", "2026-03-05", {"promises": [
        {"payee": 1, "claim": 1, "amount": "100.00", "due_on": "2026-03-10"},
        {"payee": 2, "claim": 2, "amount": "200.00", "due_on": "2026-03-10"},
    ]}),
]  # fmt: skip
PAPERS = {"mediator_signed_on": "2026-03-05", "sealed_on": "2026-03-05"}
FIRST, SECOND, FACTORY = 1, 2, 3


def row(party: int, on: str | None = None, how: str = "self") -> dict[str, Any]:
    return {"party": party, "how": how, "on": on}


def signing(*rows: dict[str, Any], on: str = "2026-03-06", **more: Any) -> Line:
    return "sign_agreement", on, {**PAPERS, **more, "signed": list(rows)}


ONE_OF_TWO = [*TWO, signing(row(1, "2026-03-06"), row(2, how="not_yet"), row(3, "2026-03-05"))]

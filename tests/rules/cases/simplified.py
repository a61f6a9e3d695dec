"""Arbitrations that are handled simply, and collective ones."""

from typing import Any

from tests.rules.cases.filing import APPLICATION
from tests.rules.journal import Line
from tests.scenes import COMPANY, person

MANY: dict[str, Any] = {
    **APPLICATION,
    "applicants": [person(n) for n in range(1, 11)],
    "respondents": [COMPANY],
    "claims": [{"claimant": n, "item": "wages", "amount": "1000.00"} for n in range(1, 11)],
}
COLLECTIVE: Line = ("file_arbitration", "2026-03-02", MANY)

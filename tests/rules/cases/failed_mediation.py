"""A mediation that failed, and one of its two applicants going on to arbitration."""

from typing import Any

from tests.rules.cases.lines import Line
from tests.scenes import COMPANY, person

APPLICATION: dict[str, Any] = {
    "cause": "02", "story": "拖欠工资", "manner": "oral", "source": "walk_in", "used": {"unit": "town"},
    "applicants": [person(1), person(2)], "respondents": [COMPANY],
    "claims": [{"claimant": 1, "item": "wages", "amount": "100.00"}, {"claimant": 2, "item": "wages", "amount": "200.00"}],
}
FAILED: list[Line] = [
    ("register", APPLICATION),
    ("accept_mediation", {}),
    ("assign_mediator", {"mediator": "alice"}),
    ("fail_mediation", {"reason": "谈不拢"}),
]
TO_OFFICE: Line = ("apply_arbitration", {"parties": [2], "claims": [2], "used": {"unit": "office"}})

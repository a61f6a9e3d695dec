"""Arbitrations before the bench, a hearing set, and what is asked of the bench."""

from typing import Any

from mediation.rules.step import Situation
from tests.rules.cases.filing import ACCEPTED, FILED_CASE, situation
from tests.rules.journal import Line, service

BENCH: dict[str, Any] = {"presiding": "judge", "second": "judge2", "third": "judge3", "clerk": "clerk"}
FORMED: Line = ("form_tribunal", "2026-03-05", BENCH)
COPY = service("respond_notice", "2026-03-06", 3)
"""The company is party 3; its answer period ends on Friday 2026-03-20."""
HEARING_SET: Line = (
    "set_hearing",
    "2026-03-23",
    {"hearing_on": "2026-04-08", "starts": "09:00", "place": "第一仲裁庭", "public": True},
)


def at_bench(*lines: Line) -> Situation:
    return situation(FILED_CASE, ACCEPTED, FORMED, COPY, *lines)

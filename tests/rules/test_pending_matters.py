"""What waits for a decision (待决事项): an objection, a counter-application, a request for recusal (办案规则 第10、11、36条)."""

import pytest

from mediation.rules.codes import Kind
from mediation.rules.steps import pending
from tests.rules.cases.filing import faults
from tests.rules.cases.objections import HEARING_SET, at_bench

from .journal import case_of

OPENED = {
    "object_jurisdiction": ("reject_objection", "uphold_objection"),
    "receive_counterclaim": ("merge_counterclaim", "separate_counterclaim", "refuse_counterclaim"),
    "request_recusal": ("grant_recusal", "recuse_clerk", "refuse_recusal"),
}
MATTERS = {matter[0]: matter for matter in (pending.OBJECTION, pending.COUNTERCLAIM, pending.RECUSAL)}


@pytest.mark.parametrize(
    ("asked", "decision"), [(asked, decision) for asked, decisions in OPENED.items() for decision in decisions]
)
def test_any_decision_ends_the_wait(asked: str, decision: str) -> None:
    _, waiting = case_of(Kind.ARBITRATION, (asked, "2026-03-09"))
    assert pending.undecided(waiting, MATTERS[asked]) is not None
    _, decided = case_of(Kind.ARBITRATION, (asked, "2026-03-09"), (decision, "2026-03-10"))
    assert pending.undecided(decided, MATTERS[asked]) is None
    _, again = case_of(Kind.ARBITRATION, (asked, "2026-03-09"), (decision, "2026-03-10"), (asked, "2026-03-11"))
    assert pending.undecided(again, MATTERS[asked]) is not None


@pytest.mark.parametrize(("day", "early"), [("2026-03-24", True), ("2026-03-25", False), ("2026-03-26", False)])
@pytest.mark.parametrize("step", ["grant_recusal", "refuse_recusal"])
def test_a_recusal_is_decided_on_the_day_it_was_asked_for_or_later(step: str, day: str, early: bool) -> None:
    asked = ("request_recusal", "2026-03-25", {"parties": [1], "seat": "presiding", "ground": "favours", "reason": "略"})
    found = faults(step, at_bench(HEARING_SET, asked), on=day, reason="略")
    assert ("on" in found) == early

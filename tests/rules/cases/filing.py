"""Arbitrations from the application on: filed, accepted, before the bench."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mediation.rules.deadlines import due, last_days
from mediation.rules.entries import entry_of
from mediation.rules.facts import CaseFacts
from mediation.rules.forms import Form
from mediation.rules.lifecycle import STEPS, Situation, replay, wrong_answers
from mediation.rules.step import Reference
from tests.rules.journal import CALENDAR, Line
from tests.scenes import COMPANY, person

TODAY = date(2026, 11, 20)
APPLICATION: dict[str, Any] = {
    "cause": "02", "story": "拖欠工资", "manner": "written", "source": "walk_in", "used": {"unit": "office"},
    "applicants": [person(1), person(2)], "respondents": [COMPANY],
    "claims": [{"claimant": 1, "item": "wages", "amount": "100.00"}, {"claimant": 2, "item": "wages", "amount": "200.00"}],
}
FILED_CASE: Line = ("file_arbitration", "2026-03-02", APPLICATION)
ACCEPTED: Line = ("accept_arbitration", "2026-03-04", {"approver": "钱某"})


def facts_of(*lines: Line) -> CaseFacts:
    """The facts of one arbitration; each line is a step, the law's day, and its answers."""
    return replay(
        entry_of(seq, line[0], 1, date.fromisoformat(line[1]), line[2] if len(line) == 3 else {})
        for seq, line in enumerate(lines, 1)
    )


def situation(*lines: Line, today: date = TODAY, settings: Mapping[str, str] | None = None) -> Situation:
    facts = facts_of(*lines)
    return Situation(facts, facts.proceedings.get(1), today, Reference(CALENDAR, settings=settings or {}, last_days=last_days))


def faults(step: str, where: Situation, **given: object) -> dict[str, str]:
    form: Form = STEPS[step].asks.model_validate(given)
    return wrong_answers(STEPS[step], where, form)


def worked(limit: str, trigger: str) -> str:
    return str(due(limit, date.fromisoformat(trigger), CALENDAR).due_on)


RUNNING: tuple[Line, ...] = (("file_arbitration", "2026-03-02"), ("accept_arbitration", "2026-03-04"))

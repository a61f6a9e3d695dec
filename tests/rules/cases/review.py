"""Agreements on their way to the commission (仲裁审查) or to the court (司法确认)."""

from datetime import date
from typing import Any

from mediation.rules import lifecycle
from mediation.rules.deadlines import last_days
from mediation.rules.entries import entry_of
from mediation.rules.facts import CaseFacts, Proceeding
from mediation.rules.lifecycle import STEPS, Situation, replay
from mediation.rules.step import Reference
from tests.rules.cases.mediation import agreed
from tests.rules.journal import CALENDAR

REFERENCE = Reference(CALENDAR, last_days=last_days)
BOTH = {"applicant_applies": True, "respondent_applies": True, "truthful": True}
WHERE = {"apply_review": {}, "apply_confirmation": {"court": "某区人民法院"}}
Line = tuple[int, str, str, dict[str, Any]]
AGREED: list[Line] = [(1, *line) for line in agreed("wages")]
"""In force on 2026-03-05: to the commission by 2026-03-20, to the court by 2026-04-07 (2026-04-04 to 06 are holidays)."""
APPLIED: list[Line] = [*AGREED, (1, "apply_review", "2026-03-09", {"used": {"unit": "office"}})]
ACCEPTED: list[Line] = [
    *APPLIED,
    (2, "accept_review", "2026-03-10", {}),
    (2, "designate_reviewer", "2026-03-10", {"arbitrator": "judge"}),
]
MADE: list[Line] = [*ACCEPTED, (2, "make_review_letter", "2026-03-12", {"findings": "合法"})]
TO_COURT: list[Line] = [*AGREED, (1, "apply_confirmation", "2026-03-09", {"used": {"unit": "town"}})]


def facts_of(lines: list[Line]) -> CaseFacts:
    return replay(
        entry_of(n, step, number, date.fromisoformat(on), given) for n, (number, step, on, given) in enumerate(lines, 1)
    )


def at(lines: list[Line], number: int) -> Situation:
    facts = facts_of(lines)
    return Situation(facts, facts.proceedings[number], date(2026, 4, 20), REFERENCE)


def refusal(step: str, lines: list[Line], number: int) -> str:
    return lifecycle.refusal(STEPS[step], at(lines, number)) or ""


def wrong(step: str, lines: list[Line], number: int, **given: Any) -> dict[str, str]:
    form = STEPS[step].asks.model_validate({"on": "2026-03-12", **given})
    return lifecycle.wrong_answers(STEPS[step], at(lines, number), form)


def latest(lines: list[Line]) -> Proceeding:
    facts = facts_of(lines)
    return facts.proceedings[max(facts.proceedings)]

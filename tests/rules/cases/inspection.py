"""Inspections: received, docketed, found, ordered, served."""

from datetime import date
from typing import Any

from mediation.rules.deadlines import last_days
from mediation.rules.facts import CaseFacts
from mediation.rules.lifecycle import STEPS, Situation, replay, wrong_answers
from mediation.rules.step import Reference
from tests.rules.cases.lines import journal
from tests.rules.journal import CALENDAR
from tests.scenes import COMPANY, person

REFERENCE = Reference(CALENDAR, commission="office", settings={"unit.mediation_centre": "centre"}, last_days=last_days)
COMPLAINT: dict[str, Any] = {
    "accusation": "complaint", "cause": "02", "story": "拖欠工资", "manner": "oral", "source": "walk_in",
    "used": {"unit": "inspectorate"}, "applicants": [person(1), person(2)], "respondents": [COMPANY],
    "claims": [{"claimant": 1, "item": "wages", "amount": "100.00"}, {"claimant": 2, "item": "wages", "amount": "200.00"}],
}
RECEIVED = [("receive_complaint", COMPLAINT)]
DOCKETED = [*RECEIVED, ("docket_complaint", {})]
RECORDED = [*DOCKETED, ("assign_inspectors", {"first": "dave", "second": "erin"}), ("record_inspection", {})]
FOUND = [*RECORDED, ("finish_investigation", {"findings": "属实"})]
LINES = [{"payee": 1, "claim": 1, "amount": "100.00", "due_on": "2026-03-20"}]
ORDERED = [*FOUND, ("order_correction", {"days": 7, "promises": LINES})]
SERVED = [*ORDERED, ("serve_inspection", {"served": "correction_order", "parties": [3], "method": "direct"})]
NOTICE: dict[str, Any] = {
    "parties": [3], "proposed": "both", "facts": "属实", "reasons": "有工资表",
    "articles": "第十八条", "content": "支付", "fine": "2000.00",
    "say_within": 3, "hearing": False,
}
TOLD = [("tell_before", NOTICE), ("serve_inspection", {"served": "advance_notice", "parties": [3], "method": "direct"})]
WAIVED: dict[str, Any] = {"parties": [3], "how": "waived", "statement": "书面放弃", "waives_hearing": True}
HEARD = [*TOLD, ("hear_employer", WAIVED)]
"""The unit is told what is proposed, receives that, and has nothing to say."""
RECEIVED_ON = date(2026, 3, 1 + len(SERVED))
"""A Sunday: the seventh day is one too, and the last day to correct is the Monday after it."""


def standing(*lines: Any, today: date = date(2026, 4, 1)) -> Situation:
    facts = replay(journal(*lines)) if lines else CaseFacts()
    return Situation(facts, facts.proceedings.get(1), today, REFERENCE)


def wrong(step: str, situation: Situation, **answers: object) -> dict[str, str]:
    given = {"on": situation.today.isoformat(), **answers}
    return wrong_answers(STEPS[step], situation, STEPS[step].asks.model_validate(given))

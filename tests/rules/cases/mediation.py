"""Mediations: registered, under way, agreed."""

from datetime import date
from typing import Any

from mediation.rules import lifecycle
from mediation.rules.deadlines import last_days
from mediation.rules.entries import entry_of
from mediation.rules.facts import CaseFacts
from mediation.rules.lifecycle import STEPS, Situation, replay
from mediation.rules.step import Organisation, Reference
from tests.rules.journal import CALENDAR
from tests.scenes import COMPANY, person

UNITS = (
    Organisation("350582", "晋江市", "市", mediates=False),
    Organisation("350582-ZC", "市仲裁院", "市", mediates=False),
    Organisation("350582-TJ", "市调解中心", "市", mediates=True),
    Organisation("town", "陈埭镇", "镇街", mediates=True),
    Organisation("other", "池店镇", "镇街", mediates=True),
    Organisation("village", "岸兜村", "村", mediates=True),
)
REFERENCE = Reference(CALENDAR, units=UNITS, last_days=last_days)
APPLIED: dict[str, Any] = {
    "cause": "02", "story": "拖欠工资", "manner": "oral", "source": "walk_in", "used": {"unit": "town"},
    "applicants": [person(1), person(2)], "respondents": [COMPANY],
    "claims": [{"claimant": 1, "item": "wages", "amount": "100.00"}, {"claimant": 2, "item": "severance", "amount": "200.00"}],
}
Line = tuple[str, str, dict[str, Any]]
REGISTERED: list[Line] = [("register", "2026-03-02", APPLIED)]
MEDIATING: list[Line] = [
    *REGISTERED,
    ("accept_mediation", "2026-03-03", {}),
    ("assign_mediator", "2026-03-03", {"mediator": "alice"}),
]


def agreed(*items: str) -> list[Line]:
    """An agreement in force, one line of 100 元 for each item, due on 2026-03-10."""
    claims = [{"claimant": 1, "item": item, "amount": "100.00"} for item in items]
    promises = [{"payee": 1, "claim": n, "amount": "100.00", "due_on": "2026-03-10"} for n in range(1, len(items) + 1)]
    return [
        ("register", "2026-03-02", {**APPLIED, "claims": claims}),
        *MEDIATING[1:],
        ("record_session", "2026-03-04", {}),
        ("reach_agreement", "2026-03-05", {"promises": promises}),
        ("sign_agreement", "2026-03-05", {}),
    ]


def facts_of(lines: list[Line]) -> CaseFacts:
    """Lines of proceeding 1, unless their answers name another."""
    return replay(
        entry_of(n, step, int(given.get("in", 1)), date.fromisoformat(on), given) for n, (step, on, given) in enumerate(lines, 1)
    )


def at(lines: list[Line], today: str = "2026-03-20") -> Situation:
    facts = facts_of(lines)
    return Situation(facts, facts.proceedings[1], date.fromisoformat(today), REFERENCE)


def refusal(step: str, lines: list[Line], today: str = "2026-03-20") -> str:
    return lifecycle.refusal(STEPS[step], at(lines, today)) or ""


def wrong(step: str, lines: list[Line], **given: Any) -> dict[str, str]:
    form = STEPS[step].asks.model_validate({"on": "2026-03-06", **given})
    return lifecycle.wrong_answers(STEPS[step], at(lines), form)

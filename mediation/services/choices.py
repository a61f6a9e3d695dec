"""Choices (选项): what a step's form offers to choose from, in one case: its parties, claims, payments, entries, people."""

from typing import Any

from sqlmodel import Session, col, select

from mediation.models import Account, Unit
from mediation.rules.facts import CaseFacts, Proceeding
from mediation.rules.forms import Question, questions
from mediation.rules.roles import Role
from mediation.rules.step import Step
from mediation.rules.steps import STEPS
from mediation.services import timeline

Choice = dict[str, Any]
STAFF = {"mediators": Role.MEDIATOR, "arbitrators": Role.ARBITRATOR, "clerks": Role.CLERK}


def for_step(session: Session, step: Step, known: CaseFacts, here: Proceeding | None) -> dict[str, list[Choice]]:
    """What each kind of choice in the step's form offers, as {value, label, note}."""
    asked = {name for question in questions(step.asks) for name in _options(question)}
    if here is None:
        return {}
    found = {name: _from_case(name, known, here) for name in asked if name not in STAFF}
    if wanted := asked & STAFF.keys():
        found |= _staff(session, here.unit, {name: STAFF[name] for name in wanted})
    return found


def _options(question: Question) -> set[str]:
    return {name for q in (question, *question.rows) if (name := q.options)}


def _from_case(name: str, known: CaseFacts, here: Proceeding) -> list[Choice]:
    if name == "claims":
        return [{"value": n, "label": timeline.claim_words(known, n), "note": ""} for n in here.claims]
    if name == "promises":
        return [
            {
                "value": p.number,
                "label": f"{known.parties[p.payee].name} {p.what}".strip(),
                "note": f"欠 {p.unpaid:,.2f} 元",
            }
            for p in known.promised_in(here)
            if p.unpaid
        ]
    if name == "entries":
        return [
            {"value": e.seq, "label": f"第 {e.seq} 条 {STEPS[e.step].label}", "note": e.on.isoformat()}
            for e in reversed(here.entries)
            if e.step != "correct"
        ]
    sides = {"applicants": ("applicant",), "respondents": ("respondent",)}.get(name)
    return [
        {"value": n, "label": known.parties[n].name, "note": "" if sides else known.parties[n].side.label}
        for n in here.parties
        if sides is None or known.parties[n].side in sides
    ]


def _staff(session: Session, unit: str, wanted: dict[str, Role]) -> dict[str, list[Choice]]:
    """Who may be chosen: the people with the role in the unit that holds the proceeding, then those above it."""
    path = session.exec(select(Unit.path).where(Unit.code == unit)).one()
    ids = [int(part) for part in path.split("/") if part]
    rows = session.exec(
        select(Account.login, Account.name, Account.roles, Unit.name)
        .join(Unit, col(Unit.id) == Account.unit_id)
        .where(col(Account.unit_id).in_(ids), Account.active)
        .order_by(col(Unit.path).desc(), Account.login)
    ).all()
    return {
        name: [
            {"value": login, "label": person, "note": home}
            for login, person, roles, home in rows
            if role in roles.split(",")
        ]
        for name, role in wanted.items()
    }

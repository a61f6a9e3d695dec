"""The week (日程): mediation sessions and hearings that a person's units have set, day by day."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_
from sqlmodel import Session, col, select

from mediation.models import Account, Case, Proceeding, Sitting
from mediation.rules.calendar import Calendar
from mediation.rules.codes import Kind
from mediation.services import casepage, cases, nextstep, reference
from mediation.services.accounts import Actor

View = dict[str, Any]
DAYS = 7


def monday(day: date) -> date:
    """The first day of the week."""
    return day - timedelta(days=day.weekday())


def week(session: Session, actor: Actor, first: date, today: date) -> list[View]:
    """Seven days from a Monday. Two sittings at the same hour in the same place, or of the same person, are marked."""
    here = and_(col(Proceeding.case_id) == Sitting.case_id, col(Proceeding.number) == Sitting.proceeding)
    rows = session.exec(
        select(Sitting, Proceeding, Case, Account.name)
        .join(Proceeding, here)
        .join(Case, col(Case.id) == Sitting.case_id)
        .outerjoin(Account, col(Account.login) == Proceeding.handler)
        .where(col(Sitting.on).between(first, first + timedelta(days=DAYS - 1)))
        .where(col(Proceeding.unit_id).in_(cases.scope(actor)))
        .order_by(col(Sitting.on), col(Sitting.starts), col(Sitting.id))
    ).all()
    known = nextstep.facts_of(
        session, [p.case_id for sitting, p, *_ in rows if not sitting.held and sitting.on <= today]
    )
    found = [_sitting(sitting, p, case, handler) for sitting, p, case, handler in rows]
    for shown, (_, p, *_) in zip(found, rows, strict=True):
        shown["clash"] = _clash(shown, found)
        if p.case_id in known and not shown["held"]:
            shown["step"] = nextstep.foremost(session, actor, known[p.case_id], p.number, [], today)
    calendar = reference.current(session).calendar
    return [
        {
            "on": day, "today": day == today, "rest": not calendar.is_workday(day),
            "rest_name": _rest_name(calendar, day),
            "sittings": [shown for shown in found if shown["on"] == day],
        }
        for day in (first + timedelta(days=n) for n in range(DAYS))
    ]  # fmt: skip


def _rest_name(calendar: Calendar, day: date) -> str:
    """What the week's own name does not say: a holiday, or a weekend that is worked."""
    if calendar.is_workday(day):
        return "调休上班" if day.weekday() > 4 else ""
    reason = calendar.rest_reason(day)
    return reason if reason and reason != calendar.weekday(day) else ""


def _sitting(sitting: Sitting, p: Proceeding, case: Case, handler: str | None) -> View:
    who, _, whom = case.title.partition(" ⟷ ")
    return {
        "on": sitting.on, "starts": sitting.starts, "what": casepage.SITTING[Kind(p.kind)], "place": sitting.place,
        "who": who, "whom": whom, "number": p.docket, "case_id": p.case_id, "proceeding": p.number,
        "handler": handler or "", "held": sitting.held, "clash": "", "step": None, "unit_id": p.unit_id,
    }  # fmt: skip


def _clash(one: View, all_: list[View]) -> str:
    """What else is set for the same hour."""
    same = [x for x in all_ if x is not one and (x["on"], x["starts"]) == (one["on"], one["starts"])]
    if any(x["place"] == one["place"] and x["unit_id"] == one["unit_id"] for x in same):
        return "同一时间、同一地点另有安排，请核对"
    if one["handler"] and any(x["handler"] == one["handler"] for x in same):
        return f"{one['handler']}同一时间另有安排，请核对"
    return ""

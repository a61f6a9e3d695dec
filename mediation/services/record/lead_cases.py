"""The case that a lead becomes (线索转为案件): what is known fills it in, and the lead is noted with it."""

from typing import Any

from sqlmodel import Session

from mediation import clock
from mediation.errors import Conflict
from mediation.models import Write
from mediation.rules.codes import Item
from mediation.rules.codes.inspection import Violation
from mediation.rules.codes.leads import Stage
from mediation.services.base.accounts import Actor
from mediation.services.record import journal, lead_places, leads


def link(session: Write, actor: Actor, lead_id: int, case_id: int) -> None:
    """Note the case that was opened of a lead: of one lead at most one. Raises Conflict where it has one, or its stage allows none."""
    standing = leads.one(session, actor, lead_id)
    row = standing.row
    if row.case_id == case_id:  # the form was sent twice
        return
    if not leads.turns(actor, standing):
        raise Conflict(f"这条线索现在是“{standing.stage.label}”，不能转为案件。")
    row.case_id, row.stage, row.handler = case_id, str(Stage.IN_CASE), row.handler or actor.login
    session.add(row)
    lead_places.note_town(session, case_id)
    journal.append(session, actor, "lead_turned_into_a_case", clock.today(), {"lead": row.id, "case": case_id})


def project(session: Session, actor: Actor, lead_id: int) -> str:
    """The construction site of which the lead tells; '' for none. Raises Forbidden or NotFound."""
    return leads.one(session, actor, lead_id).row.project


def application(session: Session, actor: Actor, lead_id: int) -> dict[str, Any]:
    """Fill in what is known of the complaint or the application that a lead becomes. What identifies a worker is in no form: it is sealed
    when the case is opened (`completed`)."""
    row = leads.one(session, actor, lead_id).row
    named = leads.workers(session, lead_id)
    found = {
        "source": row.source, "cause": str(Violation.WAGES), "green_channel": True, "story": row.story,
        "applicants": [{"type": "person", "name": leads.opened(worker, "name")} for worker in named],
        "respondents": [{"type": "unit", "name": row.employer}],
        "claims": [
            {"claimant": str(n), "item": str(Item.WAGES), "amount": f"{worker.amount:.2f}" if worker.amount is not None else ""}
            for n, worker in enumerate(named, 1)
        ],
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


def completed(session: Session, actor: Actor, lead_id: int, given: dict[str, Any]) -> dict[str, Any]:
    """The answers of the case that a lead becomes, with the sealed numbers of its workers where nobody typed others."""
    leads.one(session, actor, lead_id)
    named = leads.workers(session, lead_id)
    known = {name: worker for worker in named if (name := leads.opened(worker, "name"))}
    rows = []
    people = given.get("applicants") or []
    for row in people:
        worker = known.get(str(row.get("name") or ""))
        if worker is None and not known and len(named) == len(people) == 1:
            worker = named[0]  # the only one, whose name nobody knew yet
        told = {name: leads.opened(worker, name) for name in ("id_number", "phone")} if worker else {}
        rows.append({**row, **{name: value for name, value in told.items() if value and not row.get(name)}})
    return {**given, "applicants": rows} if rows else given

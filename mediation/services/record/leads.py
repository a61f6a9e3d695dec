"""Leads (欠薪线索): recorded, signed for, verified, dealt with, closed; and what follows of one from the case that was opened of it.

Each act is an entry of the office's chain that names no worker. A worker is sealed, and found again with his employer by a keyed digest:
the same one in two leads is told of before he counts twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session, col, select

from mediation import clock
from mediation.errors import Conflict, Forbidden, Invalid, NotFound
from mediation.models import Lead, LeadWorker, Promise, Unit, Write
from mediation.rules import leads as rules
from mediation.rules import particulars, sameness
from mediation.rules.codes import Item
from mediation.rules.codes.inspection import Violation
from mediation.rules.codes.leads import Conclusion, Stage
from mediation.rules.faults import faults
from mediation.rules.forms import Form, without_secrets
from mediation.rules.roles import INSPECTION_STAFF
from mediation.services.base import privacy, reference
from mediation.services.base.accounts import Actor
from mediation.services.record import cases, journal

SHOWN = 300
SEALED = ("name", "id_number", "phone")
OF = "lead"
"""What is bound into the seals of a lead's workers, so that none of them opens as a party's."""
UNTOLD = frozenset({"workers", "story", "again"})
"""The answers that the chain does not repeat: they stand in the lead's own rows."""
TO = {Conclusion.UNFOUNDED: Stage.UNFOUNDED, Conclusion.ELSEWHERE: Stage.ELSEWHERE, Conclusion.URGED: Stage.URGED,
      Conclusion.GUIDED: Stage.GUIDED}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """A lead with its stage as its case has it, and by when what is waited for is due; None: nothing is."""

    row: Lead
    stage: Stage
    due_on: date | None
    ordered: Decimal
    came: Decimal


def handles(actor: Actor) -> bool:
    """Tell whether this person deals with leads: the inspectorate's own."""
    return bool(actor.roles & INSPECTION_STAFF)


def _only_staff(actor: Actor) -> None:
    if not handles(actor):
        raise Forbidden("欠薪线索由监察员、监察机构负责人办理。")


def listed(session: Session, actor: Actor) -> list[Standing]:
    """The leads of this person's unit and those below it, the newest first. Raises Forbidden for whoever is no inspector."""
    _only_staff(actor)
    units = select(Unit.id).where(col(Unit.path).startswith(actor.unit_path, autoescape=True))
    rows = session.exec(select(Lead).where(col(Lead.unit_id).in_(units)).order_by(col(Lead.id).desc()).limit(SHOWN)).all()
    return _standing(session, rows)


def one(session: Session, actor: Actor, lead_id: int) -> Standing:
    """One lead. Raises Forbidden, or NotFound where there is none in this person's unit."""
    _only_staff(actor)
    row = session.get(Lead, lead_id)
    unit = session.get(Unit, row.unit_id) if row is not None else None
    if row is None or unit is None or not cases.holds(session, actor, unit.code):
        raise NotFound("没有这条线索。可能地址有误，或者它属于其他单位。")
    return _standing(session, [row])[0]


def _standing(session: Session, rows: Any) -> list[Standing]:
    sums = _sums(session, [row.case_id for row in rows if row.case_id is not None])
    looked_up = reference.current(session)
    found = []
    for row in rows:
        ordered, came, waits = sums.get(row.case_id or 0, (Decimal(0), Decimal(0), 0))
        stage = rules.stage_of(Stage(row.stage), ordered, came, has_case=row.case_id is not None, waits=waits > 0)
        due = rules.due_on(stage, row.received_on, looked_up.calendar, looked_up.settings)
        found.append(Standing(row, stage, due, ordered, came))
    return found


def _sums(session: Session, cases_of: list[int]) -> dict[int, tuple[Decimal, Decimal, int]]:
    """By case, the sum of its performance lines, what came on them, and how many are still waited for."""
    lines = session.exec(select(Promise).where(col(Promise.case_id).in_(cases_of), col(Promise.amount).is_not(None)))
    found: dict[int, tuple[Decimal, Decimal, int]] = {}
    for line in lines:
        ordered, came, waits = found.get(line.case_id, (Decimal(0), Decimal(0), 0))
        found[line.case_id] = (ordered + (line.amount or Decimal(0)), came + line.paid, waits + (not line.settled))
    return found


# --- acts -----------------------------------------------------------------------------------------------------


def record(session: Write, actor: Actor, given: Mapping[str, Any]) -> int:
    """Record a lead, and return its number. Raises Forbidden, or Invalid by field: also where it stands already."""
    _only_staff(actor)
    form = _read(rules.Lead, given)
    assert isinstance(form, rules.Lead)
    unit = reference.unit(session, actor.unit_code)
    _refuse_twice(session, form)
    row = Lead(
        unit_id=unit.id or 0, number=form.number or "", number_key=_number_key(form.number), source=str(form.source),
        received_on=form.received_on, employer=form.employer, employer_key=sameness.name_key(form.employer),
        project=form.project or "", town=form.town or "", persons=form.persons, claimed=form.claimed, story=form.story or "",
        stage=str(Stage.RECEIVED),
    )  # fmt: skip
    session.add(row)
    session.flush()
    for number, worker in enumerate(form.workers, 1):
        kept = LeadWorker(
            lead_id=row.id or 0, place=number, name="", amount=worker.amount, found_by=_index(form.employer, worker)
        )
        for name in SEALED:
            setattr(kept, name, privacy.seal(getattr(worker, name), place(name, kept)))
        session.add(kept)
    _note(session, actor, row, "lead_recorded", form.received_on, form)
    return row.id or 0


def act(session: Write, actor: Actor, lead_id: int, name: str, given: Mapping[str, Any]) -> None:
    """Do one act to a lead. Raises Forbidden, NotFound, Conflict where its stage does not allow it, or Invalid by field."""
    standing = one(session, actor, lead_id)
    row, doing = standing.row, rules.ACTS.get(name)
    if doing is None:
        raise NotFound("线索没有这个办理事项。")
    if standing.stage not in doing.at:
        in_case = "，钱由案件的履行登记，付清后自动销号" if standing.stage is Stage.IN_CASE else ""
        raise Conflict(f"这条线索现在是“{standing.stage.label}”，不能办理“{doing.label}”{in_case}。")
    form = _read(doing.asks, given, row)
    row.stage = str(doing.to or TO[form.conclusion])  # type: ignore[attr-defined]
    row.handler = row.handler or actor.login
    _write(row, form)
    session.add(row)
    _note(session, actor, row, f"lead_{name}", form.on, form)  # type: ignore[attr-defined]


def _write(row: Lead, form: Form) -> None:
    if isinstance(form, rules.Verified):
        row.persons_found, row.found, row.result = form.persons, form.found, form.result
    elif isinstance(form, rules.Handled):
        row.conclusion = str(form.conclusion)
        row.result = "；".join(filter(None, (row.result, form.where, form.note)))
    elif isinstance(form, rules.Paid):
        row.paid_on, row.paid = form.on, form.amount
    elif isinstance(form, rules.Closed):
        row.closed_on = form.on
        row.result = "；".join(filter(None, (row.result, form.note)))


def link(session: Write, actor: Actor, lead_id: int, case_id: int) -> None:
    """Note the case that was opened of a lead: of one lead at most one. Raises Conflict where it has one, or its stage allows none."""
    standing = one(session, actor, lead_id)
    row = standing.row
    if row.case_id == case_id:  # the form was sent twice
        return
    if row.case_id is not None or standing.stage not in rules.BEFORE_A_CASE:
        raise Conflict(f"这条线索现在是“{standing.stage.label}”，不能转为案件。")
    row.case_id, row.stage, row.handler = case_id, str(Stage.IN_CASE), row.handler or actor.login
    session.add(row)
    journal.append(session, actor, "lead_turned_into_a_case", clock.today(), {"lead": row.id, "case": case_id})


def _read(asks: type[Form], given: Mapping[str, Any], row: Lead | None = None) -> Form:
    try:
        form = asks.model_validate(dict(given), context={"today": clock.today()})
    except ValidationError as error:
        raise Invalid(faults(error, asks)) from None
    wrong = particulars.written(form) | rules.wrong(form, row.received_on if row else None, row.found if row else None)
    if wrong:
        raise Invalid(wrong)
    return form


def _note(session: Write, actor: Actor, row: Lead, step: str, on: date, form: Form) -> None:
    told = {name: value for name, value in without_secrets(form).items() if name not in UNTOLD}
    journal.append(session, actor, step, on, {"lead": row.id, **told})


# --- workers --------------------------------------------------------------------------------------------------


def place(name: str, worker: LeadWorker) -> str:
    """The place that a sealed value of a lead's worker is bound to."""
    return privacy.place(name, worker.lead_id, worker.place, of=OF)


def _index(employer: str, worker: rules.LeadWorker) -> str:
    """The keyed digest of the employer with the worker, by the ID number where it is known, else by the name."""
    who = worker.id_number or sameness.name_key(worker.name)
    return privacy.index(f"{sameness.name_key(employer)}|{who}") or ""


def _number_key(number: str | None) -> str:
    """The key by which a number of a source is found, as long as its column."""
    return sameness.name_key(number or "")[:100]


def _refuse_twice(session: Session, form: rules.Lead) -> None:
    """Raises Invalid where the platform's number stands already, or the same worker of the same employer is in another lead."""
    if form.number:
        there = (
            select(Lead.id)
            .where(Lead.number_key == _number_key(form.number), Lead.source == str(form.source))
            .order_by(col(Lead.id))
        )
        if (same := session.exec(there).first()) is not None:
            raise Invalid({"number": f"来源编号 {form.number} 已经登记为第 {same} 条线索，不重复登记。"})
    indexes = {_index(form.employer, worker): n for n, worker in enumerate(form.workers)}
    if form.again or not indexes:
        return
    others = select(LeadWorker.found_by, LeadWorker.lead_id).where(col(LeadWorker.found_by).in_(indexes))
    if known := dict(session.exec(others).all()):
        raise Invalid({
            f"workers.{indexes[index]}.name": f"第 {lead} 条线索已有同一单位的这位劳动者，请核对是不是重复；不是重复的，勾选“仍然登记”。"
            for index, lead in known.items()
        })  # fmt: skip


def workers(session: Session, lead_id: int) -> list[LeadWorker]:
    """The workers of a lead, sealed as they are stored, in the order in which they were named."""
    return list(session.exec(select(LeadWorker).where(LeadWorker.lead_id == lead_id).order_by(col(LeadWorker.place))))


def opened(worker: LeadWorker, name: str) -> str:
    """One sealed value in plain text; '' where there is none."""
    return privacy.unseal(getattr(worker, name), place(name, worker)) or ""


def application(session: Session, actor: Actor, lead_id: int) -> dict[str, Any]:
    """Fill in what is known of the complaint or the application that a lead becomes. What identifies a worker is in no form: it is sealed
    when the case is opened (`completed`)."""
    row = one(session, actor, lead_id).row
    named = workers(session, lead_id)
    found = {
        "source": row.source, "cause": str(Violation.WAGES), "green_channel": True, "story": row.story,
        "applicants": [{"type": "person", "name": opened(worker, "name")} for worker in named],
        "respondents": [{"type": "unit", "name": row.employer}],
        "claims": [
            {"claimant": str(n), "item": str(Item.WAGES), "amount": f"{worker.amount:.2f}" if worker.amount is not None else ""}
            for n, worker in enumerate(named, 1)
        ],
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


def completed(session: Session, actor: Actor, lead_id: int, given: dict[str, Any]) -> dict[str, Any]:
    """The answers of the case that a lead becomes, with the sealed numbers of its workers where nobody typed others."""
    one(session, actor, lead_id)
    known = {opened(worker, "name"): worker for worker in workers(session, lead_id)}
    rows = []
    for row in given.get("applicants") or []:
        worker = known.get(str(row.get("name") or ""))
        told = {name: opened(worker, name) for name in ("id_number", "phone")} if worker else {}
        rows.append({**row, **{name: value for name, value in told.items() if value and not row.get(name)}})
    return {**given, "applicants": rows} if rows else given

"""Leads (欠薪线索): recorded, signed for, verified, dealt with, closed; and what follows of one from the case that was opened of it.

Each act is an entry of the office's chain that names no worker. A worker is sealed, and found again with his employer by a keyed digest:
the same one in two leads is told of before he counts twice.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from sqlalchemy import ColumnElement, and_, false
from sqlalchemy import select as rows_of
from sqlmodel import Session, col, or_, select

from mediation import clock
from mediation.errors import Conflict, Forbidden, Invalid, NotFound
from mediation.models import Account, JournalEntry, Lead, LeadWorker, Promise, Write
from mediation.rules import leads as rules
from mediation.rules import particulars, sameness, towns
from mediation.rules.codes.leads import Conclusion, Stage
from mediation.rules.faults import faults
from mediation.rules.forms import Form, without_secrets
from mediation.rules.roles import INSPECTION_STAFF, MEDIATION_STAFF, READS_LEADS
from mediation.services.base import privacy, reference
from mediation.services.base.accounts import Actor
from mediation.services.record import access, cases, journal, lead_places, merged

SHOWN = 300
SEALED = ("name", "id_number", "phone")
TOWN = "镇街"
"""The level of the units that are towns."""
WITH_MEDIATORS = [str(stage) for stage in (Stage.HANDED, Stage.IN_CASE, Stage.CLOSED)]
"""The stages in which whoever mediates sees a lead that is with the unit."""
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


def reads(actor: Actor) -> bool:
    """Tell whether this person reads the leads of the units below: who deals with them, and the heads."""
    return bool(actor.roles & READS_LEADS)


def only_who_handles(actor: Actor) -> None:
    """Raise Forbidden for whoever is no inspector: he records no lead and reads no list in."""
    if not handles(actor):
        raise Forbidden("欠薪线索由监察员、监察机构负责人登记、办理。")


def _only_who_reads(actor: Actor) -> None:
    if not reads(actor):
        raise Forbidden("欠薪线索由监察员、监察机构负责人办理，仲裁院负责人、局领导查看。")


def listed(session: Session, actor: Actor) -> list[Standing]:
    """The leads of this person's unit and those below it, the newest first. Raises Forbidden for whoever reads none."""
    _only_who_reads(actor)
    rows = session.exec(select(Lead).where(seen_by(actor)).order_by(col(Lead.id).desc()).limit(SHOWN)).all()
    return _standing(session, rows)


def seen_by(actor: Actor) -> ColumnElement[bool]:
    """The condition that this person sees the lead: it is with the unit or one below, or one of its inspectors handed it on, who goes
    on answering for it. A head reads those of his units; who mediates sees what was handed to the unit, and nothing else.
    """
    here = col(Lead.unit_id).in_(cases.scope(actor))
    if handles(actor):
        own = select(Account.login).where(col(Account.unit_id).in_(cases.scope(actor)))
        return or_(here, col(Lead.handler).in_(own))
    if reads(actor):
        return here
    return and_(here, col(Lead.stage).in_(WITH_MEDIATORS)) if actor.roles & MEDIATION_STAFF else false()


def waiting(session: Session, actor: Actor) -> list[Standing]:
    """The leads with this person's unit and those below it that wait for somebody there; of whoever mediates those handed to the unit."""
    at = [str(Stage.HANDED)] if not handles(actor) else [str(stage) for stage in rules.DUE if stage is not Stage.HANDED]
    here = col(Lead.unit_id).in_(cases.scope(actor))
    return _standing(session, session.exec(select(Lead).where(here, col(Lead.stage).in_(at)).limit(SHOWN)).all())


def that_wait(session: Session) -> list[Standing]:
    """The leads of every unit that wait for somebody."""
    at = [str(stage) for stage in rules.DUE]
    found = _standing(session, session.exec(select(Lead).where(col(Lead.stage).in_(at)).order_by(col(Lead.id))).all())
    return [each for each in found if each.stage in rules.DUE]


@dataclass(frozen=True, slots=True)
class Move:
    """The entry by which a lead was handed to a unit that mediates, or back: its number in the office's chain, and the stage after it."""

    seq: int
    stage: Stage


def last_moves(session: Session) -> dict[int, Move]:
    """The last of these entries of each lead that was ever handed on, by lead."""
    steps = {f"lead_{rules.ACTS[name].name}": rules.ACTS[name].to for name in ("hand", "return")}
    rows = session.execute(
        rows_of(col(JournalEntry.step), col(JournalEntry.seq), col(JournalEntry.given))
        .where(col(JournalEntry.step).in_(steps), col(JournalEntry.case_id).is_(None))
        .order_by(col(JournalEntry.seq))
    )
    return {int(json.loads(given)["lead"]): Move(seq, to) for step, seq, given in rows if (to := steps[step]) is not None}


def one(session: Session, actor: Actor, lead_id: int) -> Standing:
    """One lead. Raises Forbidden, or NotFound where there is none in this person's unit."""
    if not actor.roles & MEDIATION_STAFF:
        _only_who_reads(actor)
    row = session.exec(select(Lead).where(Lead.id == lead_id, seen_by(actor))).first()
    if row is None:
        raise NotFound("没有这条线索。可能地址有误，或者它属于其他单位。")
    return _standing(session, [row])[0]


def _standing(session: Session, rows: Any) -> list[Standing]:
    cases_of = [row.case_id for row in rows if row.case_id is not None]
    gone = merged.gone_into(session, cases_of)
    sums = _sums(session, [gone.get(case_id, case_id) for case_id in cases_of])
    looked_up = reference.current(session)
    found = []
    for row in rows:
        ordered, came, waits = sums.get(gone.get(row.case_id or 0, row.case_id or 0), (Decimal(0), Decimal(0), 0))
        stage = rules.stage_of(Stage(row.stage), ordered, came, has_case=row.case_id is not None, waits=waits > 0)
        due = rules.due_on(stage, row.received_on, looked_up.calendar, looked_up.settings)
        found.append(Standing(row, stage, due, ordered, came))
    return found


def _sums(session: Session, cases_of: list[int]) -> dict[int, tuple[Decimal, Decimal, int]]:
    """By case, the sum of its performance lines, what came on them, and how many are still waited for."""
    if not cases_of:
        return {}
    lines = session.exec(select(Promise).where(col(Promise.case_id).in_(cases_of), col(Promise.amount).is_not(None)))
    found: dict[int, tuple[Decimal, Decimal, int]] = {}
    for line in lines:
        ordered, came, waits = found.get(line.case_id, (Decimal(0), Decimal(0), 0))
        found[line.case_id] = (ordered + (line.amount or Decimal(0)), came + line.paid, waits + (not line.settled))
    return found


# --- acts -----------------------------------------------------------------------------------------------------


def record(session: Write, actor: Actor, given: Mapping[str, Any]) -> int:
    """Record a lead, and return its number. Raises Forbidden, or Invalid by field: also where it stands already."""
    only_who_handles(actor)
    return keep(session, actor, checked(session, given))


def checked(session: Session, given: Mapping[str, Any]) -> rules.Lead:
    """The lead that these answers tell, with its town by the name in the list of units. Raises Invalid by field."""
    form = _read(rules.Lead, given)
    assert isinstance(form, rules.Lead)
    form = form.model_copy(update={"town": town_meant(session, form.town)})
    _refuse_twice(session, form)
    return form


def town_meant(session: Session, said: str | None) -> str | None:
    """The town by its name in the list of units, where there are any; None for none. Raises Invalid for one that is not there."""
    known = town_names(session)
    if not said or not known:
        return said
    if town := towns.among(said, known):
        return town
    like = f"请写成{known[0]}、{known[-1]}这样的名称"
    raise Invalid({"town": f"没有“{said}”这个镇街：{like}；不在本地的不填，写在反映的情况里。"})


def town_names(session: Session) -> list[str]:
    """The names of the towns (镇街) among the units that are at work, in the order of their codes."""
    return sorted(unit.name for unit in reference.units(session) if unit.level == TOWN and unit.closed_on is None)


def keep(session: Write, actor: Actor, form: rules.Lead) -> int:
    """Keep a lead that was checked, and return its number."""
    unit = reference.unit(session, actor.unit_code)
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
            plain = getattr(worker, name)
            setattr(kept, name, privacy.seal(plain or "" if name == "name" else plain, place(name, kept)))
        session.add(kept)
    _note(session, actor, row, "lead_recorded", form.received_on, form)
    return row.id or 0


def act(session: Write, actor: Actor, lead_id: int, name: str, given: Mapping[str, Any]) -> None:
    """Do one act to a lead. Raises Forbidden, NotFound, Conflict where its stage does not allow it, or Invalid by field."""
    standing = one(session, actor, lead_id)
    row, doing = standing.row, rules.ACTS.get(name)
    if doing is None:
        raise NotFound("线索没有这个办理事项。")
    if not doing.by & actor.roles:
        raise Forbidden(f"“{doing.label}”由监察员、监察机构负责人办理。")
    if standing.stage not in doing.at:
        in_case = "，钱由案件的履行登记，付清后自动销号" if standing.stage is Stage.IN_CASE else ""
        raise Conflict(f"这条线索现在是“{standing.stage.label}”，不能办理“{doing.label}”{in_case}。")
    form = _read(doing.asks, given, row)
    _move(session, actor, row, form)
    row.stage = str(doing.to or TO[form.conclusion])  # type: ignore[attr-defined]
    row.handler = row.handler or actor.login
    _write(row, form)
    session.add(row)
    _note(session, actor, row, f"lead_{name}", form.on, form)  # type: ignore[attr-defined]


def _move(session: Write, actor: Actor, row: Lead, form: Form) -> None:
    """Hand the lead to the unit that mediates, or back to the unit of whoever answers for it; or into a case. Raises Invalid for another
    unit, and for a case that the lead does not belong to.
    """
    if isinstance(form, rules.Attached):
        names = [opened(worker, "name") for worker in workers(session, row.id or 0)]
        row.case_id = lead_places.case_meant(session, actor.unit_code, row, form, list(filter(None, names)))
        lead_places.note_town(session, row.case_id)
    if isinstance(form, rules.Handed):
        if form.unit not in mediating(session):
            raise Invalid({"unit": "没有这个调解组织，请从列表中选择。"})
        row.unit_id = reference.unit(session, form.unit).id or 0
    elif isinstance(form, rules.Returned):
        row.unit_id = session.exec(select(Account.unit_id).where(Account.login == row.handler)).one()


def mediating(session: Session) -> dict[str, str]:
    """The units to which a lead may be handed, by code: those that mediate."""
    return {unit.code: unit.name for unit in reference.current(session).units if unit.mediates}


def _write(row: Lead, form: Form) -> None:
    if isinstance(form, rules.Verified):
        row.persons_found, row.found, row.result = form.persons, form.found, form.result
    elif isinstance(form, rules.Handled):
        row.conclusion = str(form.conclusion)
        row.result = "；".join(filter(None, (row.result, form.where, form.note)))
    elif isinstance(form, rules.Paid):
        row.paid_on, row.paid = form.on, form.amount
    elif isinstance(form, rules.Returned):
        row.result = "；".join(filter(None, (row.result, f"调解组织退回：{form.reason}")))
    elif isinstance(form, rules.Handed):
        row.result = "；".join(filter(None, (row.result, form.note)))
    elif isinstance(form, rules.Closed | rules.Attached):
        row.closed_on = form.on if isinstance(form, rules.Closed) else None
        row.result = "；".join(filter(None, (row.result, form.note)))


def dealt_with_by(session: Session, actor: Actor, lead_id: int) -> Standing:
    """One lead, for whoever deals with it: a head only reads, neither its workers nor its sheet. Raises Forbidden or NotFound."""
    if not handles(actor) and not actor.roles & MEDIATION_STAFF:
        raise Forbidden("这条线索由监察机构或者接办的调解组织办理：劳动者的姓名、电话由办理的人查看，核处单由办理的人打印。")
    return one(session, actor, lead_id)


def turns(actor: Actor, standing: Standing) -> bool:
    """Tell whether this person may open the case of the lead now: the inspectorate a complaint, whoever it was handed to a mediation."""
    at = standing.stage
    mine = (at in rules.BEFORE_A_CASE and handles(actor)) or (at is Stage.HANDED and bool(actor.roles & MEDIATION_STAFF))
    return standing.row.case_id is None and mine


def reveal(session: Write, actor: Actor, lead_id: int, purpose: str) -> list[dict[str, str]]:
    """The workers of a lead in plain, for a stated purpose, on record. Raises Forbidden, NotFound, or Invalid where no purpose is given."""
    row = dealt_with_by(session, actor, lead_id).row
    stated = access.stated(purpose)
    journal.append(session, actor, "lead_revealed", clock.today(), {"lead": row.id, "purpose": stated})
    return [{name: opened(worker, name) for name in SEALED} for worker in workers(session, lead_id)]


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
    into = {"case": row.case_id} if isinstance(form, rules.Attached) else {}
    journal.append(session, actor, step, on, {"lead": row.id, **told, **into})


# --- workers --------------------------------------------------------------------------------------------------


def place(name: str, worker: LeadWorker) -> str:
    """The place that a sealed value of a lead's worker is bound to."""
    return privacy.place(name, worker.lead_id, worker.place, of=OF)


def _index(employer: str, worker: rules.LeadWorker) -> str:
    """The keyed digest of the employer with the worker, by the ID number where it is known, else by the name, else by the phone."""
    who = worker.id_number or sameness.name_key(worker.name or "") or worker.phone
    return privacy.index(f"{sameness.name_key(employer)}|{who}") or ""


def digests(form: rules.Lead) -> list[str]:
    """The keyed digests by which the workers of a lead are found with its employer."""
    return [_index(form.employer, worker) for worker in form.workers]


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

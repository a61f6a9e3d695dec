"""The leads (欠薪线索) as their pages show them: the list with what is due, and one with what can be done to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session, select

from mediation.models import Account
from mediation.rules import leads as rules
from mediation.rules.codes.inspection import CameBy
from mediation.rules.codes.leads import Stage
from mediation.rules.do import Do
from mediation.rules.party_particulars import masked
from mediation.rules.roles import MEDIATION_STAFF
from mediation.services.base import reference
from mediation.services.base.accounts import Actor
from mediation.services.record import leads
from mediation.services.record.leads import Standing
from mediation.services.views.marks import Mark


@dataclass(frozen=True, slots=True)
class LeadLine:
    """A lead in the list. `persons`, `amount` (元, None: nobody said): those found, else those claimed; `due_on` None: nothing is waited
    for."""

    id: int
    number: str
    source: str
    employer: str
    project: str
    town: str
    persons: int
    amount: Decimal | None
    received_on: date
    stage: str
    mark: Mark
    word: str
    due_on: date | None
    handler: str
    case_id: int | None


@dataclass(frozen=True, slots=True)
class StageCount:
    """A stage, and how many leads stand in it."""

    code: str
    label: str
    many: int
    here: bool


@dataclass(frozen=True, slots=True)
class LeadList:
    """The leads of the reader's unit, those in one stage or the open ones."""

    rows: Sequence[LeadLine]
    stages: Sequence[StageCount]


@dataclass(frozen=True, slots=True)
class WorkerLine:
    """A worker of a lead, masked."""

    name: str
    phone: str
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class PlainWorker:
    """A worker of a lead in plain, for whoever stated a purpose; '' for what nobody told."""

    name: str
    id_number: str
    phone: str


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act that can be done to the lead now."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class LeadPage:
    """One lead. `turns`: the step that opens a case of it now, '' where the reader may open none; `unit`: who has it, '' where that is
    the reader's own; `ordered` and `came`: what its case ordered or agreed, and what came, in 元; `only_read`: the reader is a head, who
    does nothing to it.
    """

    line: LeadLine
    story: str
    result: str
    claimed: Decimal | None
    found: Decimal | None
    paid: Decimal | None
    paid_on: date | None
    closed_on: date | None
    ordered: Decimal
    came: Decimal
    workers: Sequence[WorkerLine]
    acts: Sequence[ActLine]
    turns: str
    unit: str
    only_read: bool


def overview(session: Session, actor: Actor, today: date, stage: str = "") -> LeadList:
    """The list: the leads in this stage, or the open ones, what is due first at the top."""
    standing = leads.listed(session, actor)
    names = _names(session)
    shown = [each for each in standing if (each.stage == stage if stage in set(Stage) else each.stage in rules.OPEN)]
    shown.sort(key=lambda each: (each.due_on or date.max, each.row.id or 0))
    counts = [StageCount(str(s), s.label, sum(e.stage is s for e in standing), str(s) == stage) for s in Stage]
    return LeadList([_line(each, today, names) for each in shown], [each for each in counts if each.many])


def one(session: Session, actor: Actor, lead_id: int, today: date) -> LeadPage:
    """One lead. Raises Forbidden or NotFound."""
    standing = leads.one(session, actor, lead_id)
    row = standing.row
    return LeadPage(
        line=_line(standing, today, _names(session)), story=row.story, result=row.result, claimed=row.claimed, found=row.found,
        paid=row.paid, paid_on=row.paid_on, closed_on=row.closed_on, ordered=standing.ordered, came=standing.came,
        workers=[
            WorkerLine(_initial(leads.opened(each, "name")), masked("phone", leads.opened(each, "phone")), each.amount)
            for each in leads.workers(session, lead_id)
        ],
        acts=[ActLine(act.name, act.label) for act in rules.ACTS.values() if standing.stage in act.at and act.by & actor.roles],
        turns=_turns(actor, standing), unit=_elsewhere(session, actor, row.unit_id),
        only_read=not leads.handles(actor) and not actor.roles & MEDIATION_STAFF,
    )  # fmt: skip


def _initial(name: str) -> str:
    return f"{name[:1]}**" if name else "没有留姓名"


def _turns(actor: Actor, standing: Standing) -> str:
    if not leads.turns(actor, standing):
        return ""
    return str(Do.REGISTER if standing.stage is Stage.HANDED else Do.RECEIVE_COMPLAINT)


def _elsewhere(session: Session, actor: Actor, unit_id: int) -> str:
    unit = next((unit for unit in reference.units(session) if unit.id == unit_id), None)
    return "" if unit is None or unit.code == actor.unit_code else unit.name


def nearest_unit(session: Session, town: str) -> str:
    """The code of the unit that mediates in this town; '' where none bears its name."""
    return next((code for code, name in leads.mediating(session).items() if name == town), "")


def due(session: Session, actor: Actor, today: date) -> list[LeadLine]:
    """The leads on this person's desk whose day has come or comes soon, the earliest first: those handed to the unit, for whoever mediates;
    for an inspector his own, and what nobody has taken yet.
    """
    mine = [each for each in leads.waiting(session, actor) if each.row.handler in ("", actor.login) or not leads.handles(actor)]
    shown = [each for each in mine if each.due_on is not None and (each.due_on - today).days <= rules.SOON]
    if not leads.handles(actor):
        shown = mine
    names = _names(session) if shown else {}
    return [_line(each, today, names) for each in sorted(shown, key=lambda each: (each.due_on or date.max, each.row.id or 0))]


def _names(session: Session) -> dict[str, str]:
    return dict(session.exec(select(Account.login, Account.name)).all())


def _line(each: Standing, today: date, names: dict[str, str]) -> LeadLine:
    row = each.row
    mark, word = _mark(each, today)
    return LeadLine(
        id=row.id or 0, number=row.number, source=CameBy(row.source).label, employer=row.employer, project=row.project, town=row.town,
        persons=row.persons_found or row.persons, amount=row.found if row.found is not None else row.claimed,
        received_on=row.received_on, stage=each.stage.label, mark=mark, word=word, due_on=each.due_on,
        handler=names.get(row.handler, row.handler), case_id=row.case_id,
    )  # fmt: skip


def _mark(each: Standing, today: date) -> tuple[Mark, str]:
    """The mark and the words of what the lead waits for: 签收逾期 2 天."""
    if each.due_on is None:
        return ("done" if each.stage is Stage.CLOSED else "plain"), each.stage.label
    what, left = rules.LABELS[rules.DUE[each.stage]], (each.due_on - today).days
    if left < 0:
        return "late", f"{what}逾期 {-left} 天"
    return ("soon" if left <= rules.SOON else "fine"), (f"今天{what}" if left == 0 else f"{what}还有 {left} 天")

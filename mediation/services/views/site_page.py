"""The construction sites (工程项目): the list, and the record of one with its cases, what is lacking there, and who changed what."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import and_
from sqlalchemy import select as columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from mediation import clock
from mediation.models import Case, JournalEntry, Proceeding, Site, Unit, WageDebt
from mediation.rules.codes import Coded, Kind, PartyType
from mediation.rules.codes.sites import SiteRole
from mediation.rules.forms import Question, questions
from mediation.rules.sites import Lacking, SiteAnswers, lacking, runs_out
from mediation.services.base.accounts import Actor
from mediation.services.record import case_rows, cases, journal
from mediation.services.upkeep import sites

MOST_CASES, MOST_CHANGES = 200, 100
QUESTIONS = {question.name: question for question in questions(SiteAnswers)}
FACTS = tuple(name for name in QUESTIONS if name not in ("units", "account"))
RESPONDS = (SiteRole.SUBCONTRACTOR, SiteRole.CONTRACTOR, SiteRole.TEAM_LEADER, SiteRole.AFFILIATE, SiteRole.OWNER)
"""Whom a complaint of unpaid wages at the site may be against, who answers first before who pays in his place (条例 第30、36条)."""


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A site on the list: how many duties are not met, and what is said of its guarantee, '' where nothing is."""

    id: int
    name: str
    address: str
    cases: int
    unpaid: Decimal
    lacking: int
    guarantee: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the record."""

    label: str
    said: str


@dataclass(frozen=True, slots=True)
class UnitLine:
    """Somebody who has a part in the project."""

    role: str
    name: str
    credit_code: str


@dataclass(frozen=True, slots=True)
class SiteCase:
    """A case of the site, in the proceeding that it is in now, as far as the reader may see it. `unpaid`: wages still owed, in 元."""

    case_id: int
    whom: str
    number: str
    stage: str
    state: str
    unit: str
    people: int
    amount: Decimal
    unpaid: Decimal
    on: date


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of the record: who and when, and each answer with the old and the new."""

    at: str
    who: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SitePage:
    """The record of one site. `writes`: the reader keeps it; `registers`: he may register a complaint there."""

    id: int
    name: str
    facts: tuple[Fact, ...]
    unasked: tuple[str, ...]
    units: tuple[UnitLine, ...]
    lacking: tuple[Lacking, ...]
    guarantee: str
    cases: tuple[SiteCase, ...]
    people: int
    unpaid: Decimal
    changes: tuple[Changed, ...]
    writes: bool


# --- the list -------------------------------------------------------------------------------------------------


def listed(session: Session, actor: Actor, today: date) -> list[SiteLine]:
    """The sites that the person sees, those with wages owed and duties unmet first."""
    rows = sites.listed(session, actor)
    counted = _counted(session, actor, [row.key for row in rows])
    lines = [_site_line(row, *counted.get(row.key, (0, Decimal(0))), today=today) for row in rows]
    return sorted(lines, key=lambda line: (-line.unpaid, -line.lacking, line.name))


def _site_line(row: Site, many: int, unpaid: Decimal, *, today: date) -> SiteLine:
    kept = sites.answers(row)
    return SiteLine(
        row.id or 0, row.name, kept.address or "", many, unpaid, len([*lacking(kept, today)]), runs_out(kept, today)
    )


def _counted(session: Session, actor: Actor, keys: Iterable[str]) -> dict[str, tuple[int, Decimal]]:
    """The cases of each site that the person sees, and the wages still owed in them, in 元."""
    here = and_(col(Case.site_key).in_(list(keys)), cases.visible(actor))
    many = session.execute(columns(col(Case.site_key), func.count()).where(here).group_by(col(Case.site_key)))
    owed = session.execute(
        columns(col(Case.site_key), func.sum(WageDebt.unpaid)).join(WageDebt, col(WageDebt.case_id) == Case.id).where(here).group_by(
            col(Case.site_key))
    )  # fmt: skip
    sums = {key: Decimal(unpaid or 0) for key, unpaid in owed}
    return {key: (n, sums.get(key, Decimal(0))) for key, n in many}


# --- one site -------------------------------------------------------------------------------------------------


def view(session: Session, actor: Actor, site_id: int, today: date) -> SitePage:
    """The record of one site. Raises NotFound for whoever has nothing to do with it."""
    row = sites.see(session, actor, site_id)
    kept = sites.answers(row)
    said = {name: text for name in FACTS if (text := _said(QUESTIONS[name], getattr(kept, name)))}
    if account := sites.masked_account(row):
        said["account"] = account
    there = _cases(session, actor, row)
    return SitePage(
        id=site_id, name=row.name, facts=tuple(Fact(QUESTIONS[name].label, said[name]) for name in QUESTIONS if name in said),
        unasked=tuple(QUESTIONS[name].label for name in FACTS if name not in said and QUESTIONS[name].widget == "choice"),
        units=tuple(UnitLine(unit.role.label, unit.name, unit.credit_code or "") for unit in kept.units),
        lacking=tuple(lacking(kept, today)), guarantee=runs_out(kept, today), cases=tuple(there),
        people=sum(each.people for each in there), unpaid=sum((each.unpaid for each in there), Decimal(0)),
        changes=tuple(_changes(session, site_id)), writes=sites.writes(actor),
    )  # fmt: skip


def _said(question: Question, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, Coded):
        return value.label
    return f"{value:,.2f}" if question.widget == "money" else str(value)


def _cases(session: Session, actor: Actor, row: Site) -> list[SiteCase]:
    """The cases of the site that the person sees, the newest first, each in its latest proceeding."""
    it = aliased(Proceeding)
    latest = select(func.max(col(it.number))).where(col(it.case_id) == Case.id).correlate(Case).scalar_subquery()
    own = aliased(Proceeding)
    owed = select(func.sum(WageDebt.unpaid)).where(col(WageDebt.case_id) == Case.id).correlate(Case).scalar_subquery()
    found = session.execute(
        columns(col(Case.id), col(own.whom), col(own.docket), col(own.kind), col(own.state), col(own.outcome), col(Unit.name),
                col(Case.headcount), col(Case.amount), owed, col(Case.opened_on))
        .select_from(Case)
        .join(own, and_(col(own.case_id) == Case.id, col(own.number) == latest))
        .join(Unit, col(Unit.id) == own.unit_id)
        .where(col(Case.site_key) == row.key, cases.visible(actor))
        .order_by(col(Case.id).desc())
        .limit(MOST_CASES)
    )  # fmt: skip
    return [
        SiteCase(case_id, whom, docket, Kind(kind).label, case_rows.label_of(Kind(kind), state, outcome), unit, people, amount,
                 Decimal(unpaid or 0), on)
        for case_id, whom, docket, kind, state, outcome, unit, people, amount, unpaid, on in found
    ]  # fmt: skip


def _changes(session: Session, site_id: int) -> Iterable[Changed]:
    rows = session.exec(
        select(JournalEntry)
        .where(JournalEntry.chain == journal.OFFICE, JournalEntry.step == sites.STEP)
        .order_by(col(JournalEntry.seq).desc())
    )
    told = [(row, given) for row in rows if (given := json.loads(row.given))["site"] == site_id][:MOST_CHANGES]
    for row, given in told:
        before, after = given["before"], given["after"]
        names = [name for name in QUESTIONS if name in before or name in after]
        lines = (f"{QUESTIONS[name].label}：{_told(name, before)} → {_told(name, after)}" for name in names)
        yield Changed(f"{clock.local(row.at):%Y-%m-%d %H:%M}", row.actor_name, tuple(lines))


def _told(name: str, values: Mapping[str, Any]) -> str:
    """An answer of a change in words; （空） where there was none."""
    value = values.get(name)
    if value in (None, "", []):
        return "（空）"
    if name == "units":
        return "；".join(f"{SiteRole(unit['role']).label}{unit['name']}" for unit in value)
    labels = dict(QUESTIONS[name].choices)
    return str(labels.get(str(value), value))


# --- a further case at the site -------------------------------------------------------------------------------


def respondents(session: Session, actor: Actor, site_id: int) -> list[dict[str, Any]]:
    """The units of the site as respondents of a new application, whoever answers first before who pays in his place."""
    units = sites.answers(sites.see(session, actor, site_id)).units
    ordered = sorted((unit for unit in units if unit.role in RESPONDS), key=lambda unit: RESPONDS.index(unit.role))
    return [
        {"type": str(PartyType.FOREMAN if unit.role is SiteRole.TEAM_LEADER else PartyType.UNIT), "name": unit.name,
         "credit_code": unit.credit_code or ""}
        for unit in ordered
    ]  # fmt: skip

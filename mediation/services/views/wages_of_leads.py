"""Unpaid wages of which a lead tells (欠薪线索) and no paper yet, for the list of unpaid wages: as undecided."""

from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import ColumnElement, and_, case, exists, not_, or_, true
from sqlalchemy import select as columns
from sqlmodel import Session, col, func, select

from mediation.models import Account, Lead, Proceeding, Promise, Unit, WageDebt
from mediation.rules.codes.leads import Stage
from mediation.rules.codes.wages import Trade
from mediation.rules.leads import DUE
from mediation.services.base.accounts import Actor

NO_TOWN, NO_TRADE = "没有登记镇街", "没有登记行业"
MOST_LEADS = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """The wanted lines: `unit` a unit's id with those below it, 0 all; '' for each other filter that is not set."""

    unit: int = 0
    town: str = ""
    trade: str = ""
    stands: str = ""


@dataclass(frozen=True, slots=True)
class LeadOwed:
    """A lead with no case, or with one of which no paper tells yet, with what was told or found of it, in 元. `trade`: the building trade
    where it tells of a project, else ''.
    """

    id: int
    number: str
    whom: str
    town: str
    people: int
    unpaid: Decimal
    stage: str
    unit: str
    handler: str
    trade: str


def owed_by_leads(session: Session, actor: Actor, asked: Asked) -> list[LeadOwed]:
    """The leads of the person's area that wait for something, as far as they are asked for, the greatest sums first."""
    of_trade = {"": true(), NO_TRADE: col(Lead.project) == "", str(Trade.BUILDING): col(Lead.project) != ""}.get(asked.trade)
    if of_trade is None or asked.stands not in ("", "undecided"):
        return []
    amount = func.coalesce(col(Lead.found), col(Lead.claimed), 0)
    read = (
        columns(
            col(Lead.id), col(Lead.number), col(Lead.employer), col(Lead.town), func.coalesce(col(Lead.persons_found), col(Lead.persons)),
            amount, col(Lead.stage), col(Unit.name), func.coalesce(col(Account.name), ""),
            case((col(Lead.project) != "", Trade.BUILDING.label), else_=""),
        )
        .select_from(Lead)
        .join(Unit, col(Unit.id) == Lead.unit_id)
        .outerjoin(Account, col(Account.login) == Lead.handler)
        .where(of_trade, _told_by_no_paper(), col(Lead.stage).in_(list(map(str, DUE))), col(Unit.path).startswith(actor.unit_path))
        .order_by(amount.desc(), col(Lead.id))
        .limit(MOST_LEADS)
    )  # fmt: skip
    if asked.unit:
        read = read.where(
            col(Unit.path).startswith(session.exec(select(Unit.path).where(Unit.id == asked.unit)).first() or "-")
        )
    if asked.town:
        read = read.where(col(Lead.town) == ("" if asked.town == NO_TOWN else asked.town))
    found = [LeadOwed(*row) for row in session.execute(read)]
    return [
        replace(each, stage=Stage(each.stage).label, unpaid=Decimal(each.unpaid or 0).quantize(Decimal("0.01")))
        for each in found
    ]


def _told_by_no_paper() -> ColumnElement[bool]:
    """Of a lead: it has no case, or one that goes on of which nothing is listed and nothing was ordered or agreed: a mediation, while it
    tries (保障农民工工资支付条例 第10条)."""
    told = [exists().where(col(table.case_id) == Lead.case_id) for table in (WageDebt, Promise)]
    goes_on = exists().where(col(Proceeding.case_id) == Lead.case_id, col(Proceeding.unclosed))
    return or_(col(Lead.case_id).is_(None), and_(goes_on, *(not_(each) for each in told)))

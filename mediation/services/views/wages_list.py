"""The list of unpaid wages (欠薪动态清零): who is owed how much by whom, since when, who answers for it here, and what comes next.

It is added up from the rows of what is owed (`WageDebt`), which are few: no page reads the cases that are paid.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, String, and_, case, cast, literal, or_, union_all
from sqlalchemy import select as columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from mediation.models import Account, Party, Proceeding, Unit, WageDebt
from mediation.rules.codes import Kind
from mediation.rules.codes.wages import UNDECIDED, Title, Trade
from mediation.rules.deadlines import BY_ID, Whose
from mediation.rules.states import state_of
from mediation.rules.statutory_days import spring_festival
from mediation.services.base.accounts import Actor
from mediation.services.record import case_rows, handlers
from mediation.services.views import marks, next_step, search
from mediation.services.views.picking import Filter, narrowing
from mediation.services.views.wages_of_leads import NO_TOWN, LeadOwed, owed_by_leads
from mediation.services.views.wages_of_leads import NO_TRADE as NO_TRADE
from mediation.services.views.wages_of_leads import Asked as Asked

STANDS = {"late": "逾期未付", "coming": "没有到期", "undecided": "待查、未定"}
YEAR_END = (12, 31)


@dataclass(frozen=True, slots=True)
class WagesRow:
    """The wages owed in one proceeding, in 元. `since`: the first day of what is unpaid, None where no paper sets any; `comes`: what is
    due next and when, '' where nothing runs; `handler`: who answers for it (责任人), 待分派 where nobody does."""

    case_id: int
    proceeding: int
    number: str
    whom: str
    title: str
    state: str
    town: str
    trade: str
    people: int
    owed: Decimal
    paid: Decimal
    unpaid: Decimal
    since: date | None
    mark: marks.Mark
    word: str
    comes: str
    unit: str
    handler: str


@dataclass(frozen=True, slots=True)
class Sum:
    """The sums owed under one head (a town, a trade, all), in 元; `late`: what of it is overdue, `undecided`: what nobody has decided;
    `asks`: what the head is called in an address, so that its lines open.
    """

    label: str
    lines: int
    people: int
    unpaid: Decimal
    late: Decimal
    undecided: Decimal
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Countdown:
    """A day by which no wages are to be owed any more (清零日), and how many 自然日 are left."""

    label: str
    on: date
    left: int


@dataclass(frozen=True, slots=True)
class WagesList:
    """The list of unpaid wages as one person sees it. `leads`: of which no paper tells; in the sums as undecided, in no page of `rows`."""

    place: str
    asked: Asked
    total: Sum
    towns: tuple[Sum, ...]
    trades: tuple[Sum, ...]
    days: tuple[Countdown, ...]
    filters: tuple[Filter, ...]
    rows: tuple[WagesRow, ...]
    leads: tuple[LeadOwed, ...]
    empty: str

    @property
    def cases(self) -> int:
        """The number of lines that are proceedings: without the leads."""
        return self.total.lines - len(self.leads)


def view(session: Session, actor: Actor, asked: Asked, today: date, skip: int, many: int) -> WagesList:
    """The list, a page of its lines, the longest overdue first, with one line more than shown where there is a next page."""
    conditions = _conditions(session, actor, asked, today)
    leads = owed_by_leads(session, actor, asked)
    sums = _sums(session, conditions, today)
    total, *_ = _with_leads(sums["all"], leads, lambda lead: "合计")
    return WagesList(
        place=actor.unit_name, asked=asked, total=total,
        towns=tuple(_with_leads(sums["town"], leads, lambda lead: lead.town or NO_TOWN)),
        trades=tuple(_with_leads(sums["trade"], leads, lambda lead: lead.trade or NO_TRADE)),
        days=days_left(today), filters=_filters(session, actor, asked), rows=tuple(rows(session, conditions, today, skip, many)),
        leads=tuple(leads),
        empty="没有符合条件的欠薪。" if asked != Asked() else "没有拖欠的工资：投诉、责令、决定、协议、裁决里的工资都已付清。",
    )  # fmt: skip


def days_left(today: date) -> tuple[Countdown, ...]:
    """The two days of 清零, 31 December and 春节, each the next from today on, the nearer first."""
    year_end = date(today.year, *YEAR_END)
    spring = next(day for year in (today.year, today.year + 1) if (day := spring_festival(year)) >= today)
    found = [
        Countdown(f"{year_end.year} 年 12 月 31 日", year_end, (year_end - today).days),
        Countdown("春节", spring, (spring - today).days),
    ]
    return tuple(sorted(found, key=lambda each: each.on))


# --- what is asked --------------------------------------------------------------------------------------------

TOWN, TRADE = func.coalesce(col(Party.town), ""), func.coalesce(col(Party.trade), "")
_PAYEE = aliased(Party)
WHO = col(_PAYEE.id_index)
"""The keyed digest by which the same person is known in several cases; NULL where no ID number is."""
_OPEN = [str(title) for title in UNDECIDED]
_FROM = (
    (Proceeding, and_(col(Proceeding.case_id) == WageDebt.case_id, col(Proceeding.number) == WageDebt.proceeding)),
    (Unit, col(Unit.id) == Proceeding.unit_id),
)


def _joined(statement: Any) -> Any:
    """The statement with the proceeding, its unit, whose wages they are and whoever owes."""
    statement = statement.select_from(WageDebt)
    for table, on in _FROM:
        statement = statement.join(table, on)
    statement = statement.outerjoin(
        _PAYEE, and_(col(_PAYEE.case_id) == WageDebt.case_id, col(_PAYEE.number) == WageDebt.person)
    )
    return statement.outerjoin(Party, and_(col(Party.case_id) == WageDebt.case_id, col(Party.number) == WageDebt.debtor))


def _conditions(session: Session, actor: Actor, asked: Asked, today: date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [col(Unit.path).startswith(actor.unit_path), col(WageDebt.id).in_(_once(actor))]
    if asked.unit:
        found.append(col(Unit.path).startswith(session.exec(select(Unit.path).where(Unit.id == asked.unit)).first() or "-"))
    if asked.town:
        found.append(TOWN.in_(["" if asked.town == NO_TOWN else asked.town]))
    if asked.trade:
        found.append(TRADE.in_(["" if asked.trade == NO_TRADE else asked.trade]))
    if asked.stands == "undecided":
        found.append(col(WageDebt.title).in_(_OPEN))
    elif asked.stands == "late":
        found.append(col(WageDebt.due_on) < today)
    elif asked.stands == "coming":
        found += [col(WageDebt.title).not_in(_OPEN), func.coalesce(col(WageDebt.due_on), today) >= today]
    return found


def _once(actor: Actor) -> Any:
    """The rows of the person's area in which each debt stands once. Who complains of the same sum by the same employer of which another
    case of his (同一身份号码) has a paper, or is a complaint too, is owed it once; two papers are two debts.
    """
    undecided = case((col(WageDebt.title).in_(_OPEN), 1), else_=0)
    whose = func.coalesce(WHO, cast(col(WageDebt.id), String))
    order = func.row_number().over(
        partition_by=(whose, col(Party.name_key), col(WageDebt.owed)), order_by=(undecided, col(WageDebt.id))
    )
    read = _joined(columns(col(WageDebt.id).label("id"), undecided.label("undecided"), order.label("place")))
    each = read.where(col(Unit.path).startswith(actor.unit_path)).cte("once")  # counted once for all the sums of a statement
    return columns(each.c.id).where(or_(each.c.place == 1, each.c.undecided == 0))


def _with_leads(sums: list[Sum], leads: list[LeadOwed], head: Callable[[LeadOwed], str]) -> list[Sum]:
    """The sums with the leads under their heads, as undecided."""
    found, asks = {each.label: each for each in sums}, {trade.label: str(trade) for trade in Trade}
    for lead in leads:
        was = found.get(head(lead)) or Sum(
            head(lead), 0, 0, Decimal(0), Decimal(0), Decimal(0), asks.get(head(lead), head(lead))
        )
        found[was.label] = replace(
            was, lines=was.lines + 1, people=was.people + lead.people, unpaid=was.unpaid + lead.unpaid,
            undecided=was.undecided + lead.unpaid,
        )  # fmt: skip
    return sorted(found.values(), key=lambda each: (-each.unpaid, each.label))


def _sums(session: Session, conditions: Sequence[ColumnElement[bool]], today: date) -> dict[str, list[Sum]]:
    """The sums of all, by town and by trade, in one statement. A worker counts once under one head, in several cases too where his ID
    number is known.
    """
    lines = func.count(func.distinct(col(WageDebt.case_id) * 1000 + WageDebt.proceeding))
    people = func.count(func.distinct(func.coalesce(WHO, cast(col(WageDebt.case_id) * 1000000 + WageDebt.person, String))))
    unpaid = col(WageDebt.unpaid)
    late = func.sum(case((col(WageDebt.due_on) < today, unpaid)))
    open_ = func.sum(case((col(WageDebt.title).in_(_OPEN), unpaid)))
    asked = [
        _joined(columns(literal(name), head, lines, people, func.sum(unpaid), late, open_)).where(*conditions).group_by(*by)
        for name, head, by in (("all", func.max("合计"), ()), ("town", TOWN, (TOWN,)), ("trade", TRADE, (TRADE,)))
    ]
    found: dict[str, list[Sum]] = {"all": [], "town": [], "trade": []}
    for name, label, n, heads, *money in session.execute(union_all(*asked)):
        said = _head(name, label)
        unpaid_, late_, undecided_ = map(_yuan, money)
        found[name].append(Sum(said, n, heads, unpaid_, late_, undecided_, label or said))
    return found


def _yuan(value: Any) -> Decimal:
    return Decimal(value or 0).quantize(Decimal("0.01"))


def _head(by: str, label: str | None) -> str:
    if by == "trade":
        return Trade(label).label if label else NO_TRADE
    return (label or NO_TOWN) if by == "town" else "合计"


# --- the lines ------------------------------------------------------------------------------------------------


class _Line(NamedTuple):
    """The columns that a line is made of."""

    case_id: int
    proceeding: int
    kind: str
    state: str
    outcome: str | None
    docket: str
    unit: str
    titles: str
    whom: str | None
    town: str
    trade: str
    people: int
    owed: Decimal
    paid: Decimal
    unpaid: Decimal
    due_on: date | None


def rows(session: Session, conditions: Sequence[ColumnElement[bool]], today: date, skip: int, many: int) -> list[WagesRow]:
    """The lines, one for each proceeding in which wages are owed: the longest overdue first, then what comes due, then what nobody has
    decided on, the greatest sums first."""
    due, unpaid = func.min(WageDebt.due_on), func.sum(WageDebt.unpaid)
    of = (col(Proceeding.case_id), col(Proceeding.number), col(Proceeding.kind), col(Proceeding.state), col(Proceeding.outcome),
          col(Proceeding.docket), col(Unit.name))  # fmt: skip
    statement = (
        _joined(
            columns(
                *of, func.max(WageDebt.title), func.max(Party.name), func.max(TOWN), func.max(TRADE),
                func.count(func.distinct(col(WageDebt.person))), func.sum(WageDebt.owed), func.sum(WageDebt.paid), unpaid, due,
            )
        )
        .where(*conditions)
        .group_by(*of)
        .order_by(due.is_(None), due, unpaid.desc(), col(Proceeding.case_id), col(Proceeding.number))
        .offset(skip)
        .limit(many)
    )  # fmt: skip
    found = [_Line._make(row) for row in session.execute(statement)]
    shown = [line.case_id for line in found]
    clocks, handled = next_step.clocks_of(session, shown, today), _handlers(session, shown)
    places = [(line.case_id, line.proceeding) for line in found]
    return [_row(line, handled.get(at, ""), clocks.get(at, []), today) for line, at in zip(found, places, strict=True)]


def _handlers(session: Session, shown: Iterable[int]) -> dict[tuple[int, int], str]:
    """The names of those who answer for the proceedings of these cases: asked of those shown alone, for whether they left is looked up."""
    asked = (
        columns(col(Proceeding.case_id), col(Proceeding.number), col(Account.name))
        .join(Account, col(Account.login) == handlers.HANDLER)
        .where(col(Proceeding.case_id).in_(sorted({*shown})))
    )
    return {(case_id, number): name for case_id, number, name in session.execute(asked)}


def _row(line: _Line, handler: str, clocks: Iterable[next_step.Running], today: date) -> WagesRow:
    state = state_of(Kind(line.kind), line.state)
    own = [clock for clock in clocks if clock.whose == Whose.OFFICE]
    undecided = line.titles in _OPEN
    mark, word = marks.of_promise(line.due_on, today, comes="到账", settled=False) if line.due_on else ("held", "待查")
    if line.due_on is None and not undecided:
        mark, word = "held", "没有定付款日"
    pays = "" if line.due_on is None else f"{line.due_on} 应付" if line.due_on >= today else "已逾期，请跟进"
    comes = f"{own[0].due_on} {BY_ID[own[0].limit].label}" if own else pays
    return WagesRow(
        case_id=line.case_id, proceeding=line.proceeding, number=line.docket, whom=line.whom or "（没有登记单位）",
        title=Title(line.titles).label, state=case_rows.label_of(state.kind, line.state, line.outcome), town=line.town,
        trade=Trade(line.trade).label if line.trade else "", people=line.people, owed=_yuan(line.owed), paid=_yuan(line.paid),
        unpaid=_yuan(line.unpaid), since=line.due_on, mark=mark, word=word, comes=comes, unit=line.unit, handler=handler or "待分派",
    )  # fmt: skip


# --- the menus ------------------------------------------------------------------------------------------------


def _filters(session: Session, actor: Actor, asked: Asked) -> tuple[Filter, ...]:
    """The menus: of towns those that are owed in, or told of by a lead."""
    here = _joined(columns(TOWN).distinct()).where(col(Unit.path).startswith(actor.unit_path))
    told = {lead.town or NO_TOWN for lead in owed_by_leads(session, actor, Asked())}
    towns = sorted(told | {town or NO_TOWN for (town,) in session.execute(here)})
    trades = [*((str(trade), trade.label) for trade in Trade), (NO_TRADE, NO_TRADE)]
    units = [(str(unit_id), name) for unit_id, name in search.units(session, actor)]
    found = [
        narrowing("stands", "到期", STANDS.items(), asked.stands),
        narrowing("town", "镇街", ((town, town) for town in towns), asked.town),
        narrowing("trade", "行业", trades, asked.trade),
    ]
    found += [narrowing("unit", "承办单位", units, str(asked.unit or ""))] if len(units) > 1 else []
    return tuple(found)


def everything(session: Session, actor: Actor, asked: Asked, today: date, most: int) -> list[WagesRow]:
    """Every line that is asked for, up to `most`, then the leads without a case: for the sheet."""
    found = rows(session, _conditions(session, actor, asked, today), today, 0, most)
    nothing = Decimal("0.00")
    return [*found, *(
        WagesRow(
            case_id=0, proceeding=0, number=lead.number, whom=lead.whom, title=Title.LEAD.label, state=lead.stage, town=lead.town,
            trade=lead.trade,
            people=lead.people, owed=lead.unpaid, paid=nothing, unpaid=lead.unpaid, since=None, mark="held", word="待查", comes="",
            unit=lead.unit, handler=lead.handler or "待分派",
        )
        for lead in owed_by_leads(session, actor, asked)
    )]  # fmt: skip

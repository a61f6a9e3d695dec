"""The cases behind a figure (计入的案件): exactly those that its numerator or denominator counts, page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import and_, case, func, or_, union_all
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from mediation import clock
from mediation.errors import Forbidden, NotFound
from mediation.models import Case, CountedDay, Deadline, Proceeding, ProceedingReopened, Unit
from mediation.rules import causes
from mediation.rules.codes import Outcome
from mediation.rules.deadlines import BY_ID as LIMIT
from mediation.rules.indicators import (
    BLOCK,
    CONCLUDED_IN,
    COUNT,
    FELL_IN,
    LIMIT_OF,
    RATE,
    SUED_IN,
    Block,
    Cell,
    Day,
    Figure,
    Handled,
    Month,
    Period,
    Rate,
    counts,
    is_counted,
    month_period,
    year_period,
)
from mediation.rules.indicators.inspected import OPENED, OVERDUE, SEALED
from mediation.rules.roles import READS_INSPECTIONS
from mediation.services.base.accounts import Actor
from mediation.services.figures import went_on
from mediation.services.figures.behind_the_month import event_why, has_event, money_why, waits_for_money
from mediation.services.figures.counting import OF_ITS_LIMIT, Condition, CountedRows, any_of, held_in, read
from mediation.services.figures.report import closing_day, late, open_in_time, overdue, place
from mediation.services.figures.shape import Place
from mediation.services.figures.standing import Inside, alone, inside, must_count
from mediation.services.record import counted_days

PARTS = {"n": "分子", "d": "分母", "rest": "在分母不在分子", "open": "未结且在期限内", "all": "全部"}
SPANS = {"month": "当月", "year": "累计"}
LATE = "LATE"
DUE = frozenset({Day.DUE, Day.DUE_AND_KEPT})
"""Rows that go by one of these are explained by the last day of the limit."""
ENDED_BY = {CONCLUDED_IN: "concluded_on", FELL_IN: "fell_on", SUED_IN: "sued_on"}
"""The day of a proceeding that is told of a row with this relation; of any other, that of 受理."""
LATE_LABEL = "现在逾期"
PAGE = 50
ENDED = {str(outcome): outcome.label for outcome in Outcome}


@dataclass(frozen=True, slots=True)
class CountedCase:
    """One proceeding that is counted, and why."""

    proceeding_id: int
    case_id: int
    number: int
    docket: str
    who: str
    whom: str
    cause: str
    unit: str
    accepted_on: date | None
    concluded_on: date | None
    outcome: str
    why: str


@dataclass(frozen=True, slots=True)
class CountedCases:
    """One page of them. `rate` and `figure` None: a plain count, not a rate. `total`: how many on all pages."""

    id: str
    label: str
    says: str
    part: str
    span: str
    month: Month
    period: Period
    place: Place
    rate: Rate | None
    figure: Figure | None
    total: int
    page: int
    size: int
    rows: tuple[CountedCase, ...]

    @property
    def first(self) -> int:
        """The number of the page's first row, from 1."""
        return (self.page - 1) * self.size + 1

    @property
    def last(self) -> int:
        """The number of the page's last row."""
        return self.first + len(self.rows) - 1


@dataclass(frozen=True, slots=True)
class _Asked:
    """The question of a drill-down: the condition on the proceeding, its name, and the rows of the table that explain it: one
    of `blocks` counts it; for a denominator, `above` are the rows of the numerator; `rest`: none of those counts it; `less`: the rows that
    are taken away from the numerator again, which are among `blocks` where the numerator itself is asked for;
    `narrowed`: the condition wants more than the rows do, so the cases themselves are counted; `what`: an event of the inspectorate's
    month, which explains them instead of rows.
    """

    label: str
    says: str
    condition: Condition
    blocks: tuple[str, ...]
    period: Period
    above: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    rest: bool = False
    narrowed: bool = False
    what: str = ""


def cases_counted(
    session: Session, measure: str, part: str, month: Month, span: str, unit: str, actor: Actor, *,
    own: bool = False, page: int = 1, size: int = PAGE,
) -> CountedCases:  # fmt: skip
    """The proceedings behind a figure, latest first.

    `measure`: a rate ("ACR-1") with `part` n, d, rest (in the denominator only) or open (of a rate with a stock: not concluded,
    and in time); or a count ("ACC", "A_1", "LATE") with `part` all. `span`: month or year (cumulated). `unit`: a code, "" for the
    actor's own unit; `own`: without the units below it. Four or five statements.

    Raises NotFound for an unknown measure, part or span, and for a unit outside the actor's scope; Forbidden for what is another's to read.
    """
    where = place(session, unit, actor.unit_path, own=own)
    period = _period(month, span, closing_day(session))
    if period.first > clock.today():
        raise NotFound(f"{month.label}还没有到，没有可统计的数。")
    last = month_period(month, closing_day(session)).last
    must_count(session, where.code, last)
    within = alone(session, where.code, last) if where.own else inside(session, where.code, last)[0]
    asked = _asked(measure, part, period)
    if asked.what in SEALED and not actor.roles & READS_INSPECTIONS:
        raise Forbidden("移送公安机关的案件，只有监察机构的人员和局领导可以查看（国务院令第310号第5、6条）。")
    figure, total, uneven = _figure(session, measure, asked, within, _months(month, span))
    rows = _rows(session, asked, where, within, total, page, size) if total else []
    return CountedCases(
        id=measure, label=asked.label, says=asked.says, part=part, span=span, month=month, period=period, place=where,
        rate=RATE.get(measure), figure=figure, total=total, page=page, size=size,
        rows=tuple(_counted_case(*row, why) for row, why in zip(rows, _reasons(session, asked, rows, period, uneven=uneven), strict=True)),
    )  # fmt: skip


def _period(month: Month, span: str, closes: int) -> Period:
    if span not in SPANS:
        raise NotFound("没有这个统计期，请选当月或者累计。")
    whole = month_period(month, closes) if span == "month" else year_period(month, closes)
    return whole.until(clock.today())


def _asked(measure: str, part: str, period: Period) -> _Asked:
    if rate := RATE.get(measure):
        return _part_of(rate, part, period)
    if part == "all" and measure in COUNT:
        count = COUNT[measure]
        return _Asked(count.label, _words(count.blocks), any_of(count.blocks, period), count.blocks, period)
    if part == "all" and measure in OPENED:
        row = OPENED[measure]
        says = f"期间内有“{row.what.label}”的监察案件，{'人、元' if row.unit != '件' else '次数'}列在各案后面"
        return _Asked(row.label, says, has_event(row.what, period), (), period, what=str(row.what))
    if part == "all" and measure == OVERDUE:
        says = "监察机构责令、决定支付，应付之日到今天已经过了，还没有付清的"
        return _Asked("责令支付已过期未付", says, waits_for_money(), (), period, what=OVERDUE)
    if part == "all" and measure == LATE:
        return _Asked(LATE_LABEL, "本单位应当遵守的期限，到今天已经过了", overdue(clock.today()), (), period)
    raise NotFound(f"没有“{measure}”这一项，或者它没有这一部分。")


def _part_of(rate: Rate, part: str, period: Period) -> _Asked:
    above, below = any_of(rate.numerator, period), any_of(rate.denominator, period)
    taken = any_of(rate.less, period)
    if part == "n":
        says = _words(rate.numerator) + (f" − {_words(rate.less)}" if rate.less else "")
        blocks = rate.numerator + rate.less
        return _Asked(rate.label, says, or_(above, taken), blocks, period, less=rate.less)
    if part == "d":
        return _Asked(rate.label, _words(rate.denominator), below, rate.denominator, period, rate.numerator, rate.less)
    if part == "rest":
        # NOT of an unknown is unknown: a numerator's condition is made definite before it is turned round.
        definite = or_(case((above, 1), else_=0) == 0, taken)
        says = f"{_words(rate.denominator)}，而不在分子"
        return _Asked(rate.label, says, and_(below, definite), rate.denominator, period, rate.numerator, rate.less, rest=True)
    if part == "open" and rate.stock:
        says = f"{_words((rate.stock.open,))}，期限还没有过"
        return _Asked(rate.label, says, open_in_time(rate.stock, period), (rate.stock.open,), period, narrowed=True)
    raise NotFound(f"{rate.id} 只有分子和分母。")


def _words(blocks: tuple[str, ...]) -> str:
    return " + ".join(BLOCK[name].label for name in blocks)


def _figure(
    session: Session, measure: str, asked: _Asked, within: Inside, months: list[Month]
) -> tuple[Figure | None, int, bool]:
    """Numerator, denominator and the number of rows, from the counts that every step keeps; and whether an ending is taken away."""
    held = select(func.count()).select_from(Proceeding).where(held_in(within), asked.condition)
    if not asked.blocks:
        return None, session.exec(held).one(), False
    outside = frozenset(number for number in session.exec(select(Unit.id).where(Unit.arbitrates)) if number is not None)
    found = read(session, within, months, outside, clock.today())
    uneven = any(row[-1] < 0 for row in found.kept)
    above = asked.above if asked.rest else ()
    kept = None if asked.narrowed or uneven else _number(found, asked.blocks, above, asked.less)
    total = session.exec(held).one() if kept is None else kept
    rate = RATE.get(measure)
    return (_figure_of(found, rate) if rate else None), total, uneven


def _figure_of(found: CountedRows, rate: Rate) -> Figure:
    return Figure(_number(found, rate.numerator) - _number(found, rate.less), _number(found, rate.denominator))


@lru_cache(maxsize=32)
def _number(found: CountedRows, blocks: tuple[str, ...], without: tuple[str, ...] = (), less: tuple[str, ...] = ()) -> int:
    """The number counted by one of these rows and by none of those, unless one of `less` takes it away from those again. Kept under what
    it is reckoned from."""

    def is_in(names: tuple[str, ...], cell: Cell) -> bool:
        return any(is_counted(BLOCK[name], cell, found.size) for name in names)

    return sum(
        cell.count for _, cell in found.cells()
        if is_in(blocks, cell) and (not is_in(without, cell) or is_in(less, cell))
    )  # fmt: skip


def _months(month: Month, span: str) -> list[Month]:
    """The months of the span, oldest first."""
    first = month if span == "month" else month.january
    return [first.later(n) for n in range(month.since(first) + 1)]


def _rows(
    session: Session, asked: _Asked, where: Place, within: Inside, total: int, page: int, size: int
) -> Sequence[tuple[Proceeding, Case, Unit]]:
    """One page of them. Where there are more of them, they are read from the latest day backwards until the page is full; the
    last ones are looked for in what the period and the unit leave."""
    held, condition = held_in(within), asked.condition
    if not asked.blocks:
        pass  # what is overdue is found by its clocks
    elif total > page * size and not where.own:
        # As a case of its own the condition offers no index of its parts, which would all be read and then put in order.
        condition = case((condition, 1), else_=0) == 1
        held = within.holds(col(Proceeding.unit_id) + 0)
    else:
        held = and_(held, col(Proceeding.id).in_(_touched(asked.period)))
    return session.exec(
        select(Proceeding, Case, Unit)
        .join(Case, col(Case.id) == Proceeding.case_id)
        .join(Unit, col(Unit.id) == col(Proceeding.unit_id) + 0)  # a unit is looked up by its row; no reading begins at units
        .where(held, condition)
        .order_by(*_latest_first(asked))
        .limit(size)
        .offset((page - 1) * size)
    ).all()


def _touched(period: Period) -> Any:
    """The ids of the proceedings that any row may count in the period: open, or begun, ended or due in it, or ended later; or
    what was awarded in it was set aside or sued on in the period."""
    day, due = (Proceeding.accepted_on, Proceeding.concluded_on), col(Deadline.due_on)
    counted = columns(col(CountedDay.case_id)).where(col(CountedDay.was_on).between(period.first, period.last))
    number, r = columns(col(Proceeding.id)), ProceedingReopened
    days = (col(r.ended_on).between(period.first, period.last), col(r.on).between(period.first, period.last))
    again = columns(col(r.case_id)).where(or_(*days))
    later = (col(Proceeding.fell_on), col(Proceeding.sued_on))
    since = [
        number.where(day.is_not(None), day >= period.first, day <= period.last) for day in later
    ]  # in the words of their indexes
    return union_all(
        number.where(col(day[1]).is_(None)),
        number.where(col(day[1]) >= period.first),
        number.where(col(day[0]).between(period.first, period.last)),
        number.select_from(Deadline).join(Proceeding, OF_ITS_LIMIT).where(due.between(period.first, period.last)),
        number.where(col(Proceeding.case_id).in_(counted)),
        number.where(col(Proceeding.case_id).in_(again)),
        *since,
    )


def _latest_first(asked: _Asked) -> list[Any]:
    """By 结案 where only what was concluded is counted, else by 受理."""
    concluded = asked.blocks and all(BLOCK[name].relation in ENDED_BY for name in asked.blocks)
    day = Proceeding.concluded_on if concluded else Proceeding.accepted_on
    return [col(day).desc().nulls_last(), col(Proceeding.id).desc()]


def _counted_case(row: Proceeding, case_row: Case, unit: Unit, why: str) -> CountedCase:
    assert row.id is not None
    return CountedCase(
        proceeding_id=row.id, case_id=row.case_id, number=row.number, docket=row.docket, who=row.who, whom=row.whom,
        cause=causes.said(case_row.cause), unit=unit.name, accepted_on=row.accepted_on, concluded_on=row.concluded_on,
        outcome=ENDED.get(row.outcome or "", row.outcome or ""), why=why,
    )  # fmt: skip


def _reasons(
    session: Session, asked: _Asked, rows: Sequence[tuple[Proceeding, Case, Unit]], period: Period, *, uneven: bool
) -> list[str]:
    """Return the reason why each of the rows is counted. `uneven`: something that had ended in an earlier period is taken away."""
    if not asked.blocks:
        shown = [row for row, _, _ in rows]
        passed = (
            money_why(session, shown) if asked.what == OVERDUE
            else event_why(session, shown, asked.what, period) if asked.what else _late_why(session, shown)
        )  # fmt: skip
        return [passed[row.case_id, row.number] for row, _, _ in rows]
    found, due = [], _due_days(session, rows)
    handled = {
        (row.case_id, row.number): Handled(
            row.kind, row.accepted_on, row.concluded_on, row.outcome, unit.arbitrates, due.get((row.case_id, row.number)),
            row.fell_on, row.sued_on,
        )
        for row, _, unit in rows
    }  # fmt: skip
    by_itself = (any(counts(BLOCK[name], each, period) for name in asked.blocks) for each in handled.values())
    again = went_on.read(session, [row for row, _, _ in rows]) if uneven or not all(by_itself) else {}
    for at, each in handled.items():
        had_ended = went_on.whys(again.get(at, ()), (*asked.blocks, *asked.above), period)
        found.append("；".join([*_whys(asked, each, period), *had_ended]))
    return found


def _whys(asked: _Asked, handled: Handled, period: Period) -> Iterator[str]:
    """Yield why it is counted, and why it is taken away again, where it is."""
    first = next((name for name in asked.blocks if counts(BLOCK[name], handled, period)), None)
    if first is None:  # it had ended in the period, and goes on
        return
    above = any(counts(BLOCK[name], handled, period) for name in asked.above)
    taken = [BLOCK[name] for name in asked.less if counts(BLOCK[name], handled, period)]
    if first not in asked.less:
        yield _why(BLOCK[first], handled, below_only=bool(asked.above) and not above)
    for block in taken:
        yield f"{block.label}（{_day(block, handled)}），减 1 件"
    if first in asked.less:
        yield f"裁决于 {handled.concluded_on} 作出，那个月的数不改"


def _due_days(session: Session, rows: Sequence[tuple[Proceeding, Case, Unit]]) -> dict[tuple[int, int], date]:
    """The last day of the limit that each of them has, by case and number."""
    cases = [row.case_id for row, _, _ in rows if row.kind in LIMIT_OF]
    if not cases:
        return {}
    found = session.exec(
        select(col(Deadline.case_id), col(Deadline.proceeding), counted_days.DUE)
        .join(Proceeding, OF_ITS_LIMIT)
        .where(col(Deadline.case_id).in_(cases))
    )
    return {(case_id, number): due_on for case_id, number, due_on in found}


def _why(block: Block, handled: Handled, *, below_only: bool) -> str:
    """调解结案（2026-10-12）; and what is not plain to see: why it is not above the line, or counts as accepted at all."""
    said = f"{block.label}（{_day(block, handled)}）"
    if DUE.intersection(block.relation.enters) and handled.due_on is not None:
        said = f"{block.label}（期限 {handled.due_on}，{f'{handled.concluded_on} 结案' if handled.concluded_on else '未结'}）"
    if below_only:
        said += "，只计入分母"
    if handled.accepted_on is None:
        said += "；没有受理日，按作出之日计"
    return said


def _day(block: Block, handled: Handled) -> date | None:
    day: date | None = getattr(handled, ENDED_BY.get(block.relation, "taken_up_on"))
    return day


def _late_why(session: Session, shown: Sequence[Proceeding]) -> dict[tuple[int, int], str]:
    """Return the limits of these proceedings that have passed, by case and number."""
    rows = session.exec(
        select(Deadline)
        .where(late(clock.today()), col(Deadline.case_id).in_([row.case_id for row in shown]))
        .order_by(col(Deadline.due_on))
    )
    found: dict[tuple[int, int], list[str]] = {}
    for row in rows:
        found.setdefault((row.case_id, row.proceeding), []).append(f"{LIMIT[row.limit].label} {row.due_on} 到期")
    return {which: "；".join(said) for which, said in found.items()}

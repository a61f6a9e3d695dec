"""The month's report (指标月报): every rate of a unit and what is below it, beside the plans' figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property, lru_cache

from sqlalchemy import and_
from sqlmodel import Session, col, func, select

from mediation import clock
from mediation.errors import NotFound
from mediation.models import Deadline, Proceeding, Target, Unit
from mediation.rules.indicators import (
    COUNT,
    RATES,
    TARGET,
    Figure,
    Judgement,
    Month,
    Period,
    PlanFigure,
    Rate,
    Stock,
    Table,
    Tally,
    differences,
    in_force,
    judged,
    month_period,
    months_gone,
    pace,
    still_needed,
    trajectory,
    year_period,
)
from mediation.rules.local import PLAN_REGIONS, regions_of
from mediation.services.base import reference
from mediation.services.figures import inspected
from mediation.services.figures.counting import Condition, CountedRows, any_of, held_in, read
from mediation.services.figures.inspected import Inspected
from mediation.services.figures.shape import Counted, Place, Point, RateReport, Report, UnitRate, UnitReport
from mediation.services.figures.standing import Inside, inside, must_count
from mediation.services.record import counts
from mediation.services.record.running import FOR_THE_OFFICE

SERIES = 24
YEAR = 12
"""Months from the one reported back to the same one of last year."""


@dataclass(frozen=True)
class _Window:
    """The months that the report looks at; tallies count them from 0."""

    month: Month
    closing_day: int
    today: date

    @cached_property
    def first(self) -> Month:
        """The first of them: the January before last year's same month."""
        return self.month.later(1 - SERIES).january

    @cached_property
    def size(self) -> int:
        """The number of months."""
        return self.month.since(self.first) + 1

    def months(self) -> list[Month]:
        """The months, oldest first."""
        return [self.first.later(n) for n in range(self.size)]

    @cached_property
    def counted(self) -> Period:
        """The days of the month that are in its figures."""
        return month_period(self.month, self.closing_day).until(self.today)

    @cached_property
    def compared(self) -> int:
        """The number of months before the one reported at which the comparison with last year ends: 0, or 1 while the month runs,
        for a part of a month beside a whole one would always fall behind."""
        return 0 if self.counted.last == month_period(self.month, self.closing_day).last else 1

    def in_month(self, tally: Tally, back: int = 0) -> Mapping[str, int]:
        return tally.in_month(self.size - 1 - back)

    def in_year(self, tally: Tally, back: int = 0) -> Mapping[str, int]:
        month = self.month.later(-back)
        return tally.in_months(month.january.since(self.first), month.since(self.first))

    def year_compared(self, tally: Tally, back: int = 0) -> Mapping[str, int]:
        """The rows of the year up to the last month compared, `back` months before; nothing in a January that still runs."""
        if self.month.number - self.compared < 1:
            return dict.fromkeys(self.in_month(tally), 0)
        return self.in_year(tally, self.compared + back)


def place(session: Session, code: str = "", within: str = "/", *, own: bool = False) -> Place:
    """The unit of this code within a subtree; no code: the subtree's top. `own`: without the units below it.

    Raises NotFound for a unit outside the subtree.
    """
    query = select(Unit).where(col(Unit.path).startswith(within)).order_by(func.length(Unit.path), col(Unit.id)).limit(1)
    unit = session.exec(query.where(Unit.code == code) if code else query).first()
    if unit is None:
        raise NotFound
    return _place(unit, arbitrates=unit.arbitrates, own=own)


def closing_day(session: Session) -> int:
    """The day on which a statistical month ends; 0: the natural month."""
    return counts.closing_day(session)


def first_month(session: Session) -> Month | None:
    """The month in which the first case of all was accepted; None where none was yet."""
    day = session.exec(select(func.min(Proceeding.accepted_on))).one()
    return None if day is None else Month.of(day, closing_day(session))


@dataclass(frozen=True, slots=True)
class _Read:
    """Everything that a report is reckoned from, as it was read: the same rows are the same report. `units`: the one reported on and
    those below it; `late`: how many proceedings of each unit are overdue; `regions`: whose plans count."""

    window: _Window
    where: Place
    units: tuple[Place, ...]
    counted: CountedRows
    inside: Inside
    late: tuple[tuple[int, int], ...]
    plan: tuple[PlanFigure, ...]
    regions: tuple[str, ...]


def report(session: Session, month: Month, where: Place) -> Report:
    """The month of a unit with everything below it. Five statements, however many cases and units;
    two more where the inspectorate is among them.

    Raises NotFound for a month that has not begun.
    """
    window = _Window(month, closing_day(session), clock.today())
    if month_period(month, window.closing_day).first > window.today:
        raise NotFound(f"{month.label}还没有到，没有可统计的数。")
    last = month_period(month, window.closing_day).last
    must_count(session, where.code, last)
    within, places = inside(session, where.code, last)
    where, units = replace(where, path=places[where.id]), _units_in(session, places)
    outside = frozenset(unit.id for unit in units if unit.arbitrates)
    found = _reckoned(
        _Read(
            window=window, where=where, units=units, counted=read(session, within, window.months(), outside, window.today),
            inside=within, late=_late(session, within), plan=_plan_figures(session),
            regions=regions_of(reference.setting(session, PLAN_REGIONS)),
        )
    )  # fmt: skip
    rates = tuple(_with_those_in_time(session, within, window, row) for row in found.rates)
    return replace(found, rates=rates, inspected=_inspected(session, within, window, found))


INSPECTED = ("L_0", "L_acc", "L_late_0", "L_due")
"""Where any of these counts, a unit handles complaints."""


def _inspected(session: Session, within: Inside, window: _Window, found: Report) -> Inspected | None:
    """Return the month of the inspectorate; None for units that inspect nothing."""
    if not any(found.counts[name].year for name in INSPECTED):
        return None
    return inspected.read(session, within, found.period, found.year, window.today)


@lru_cache(maxsize=16)
def _reckoned(known: _Read) -> Report:
    """The report that these rows make, less what is still in time. Kept under the rows themselves: where one of them is another, so
    is the report."""
    window, units = known.window, {unit.id: unit for unit in known.units}
    whole, own_and_children = _tallies(known, units)
    where = replace(known.where, arbitrates=any(unit.arbitrates for unit in known.units), own=False)
    month, late = window.month, dict(known.late)
    period, year = month_period(month, window.closing_day), year_period(month, window.closing_day)
    as_of = window.counted.last
    context = _Context(known, window, as_of, whole, [_at(window, whole, back, as_of) for back in range(SERIES)])
    rates = tuple(_rate_report(context, rate) for rate in RATES)
    return Report(
        place=where, below=len(units) - 1, month=month, period=period, year=year, as_of=as_of, compared_to=_compared_to(window),
        running=period.last >= window.today, rates=rates, counts=_counts(window, whole),
        units=tuple(_unit_report(units[key], part, window, late, known.units, own=key == where.id)
                    for key, part in own_and_children.items()),
        total=_unit_report(units[where.id], whole, window, late, known.units, own=False),
        late=sum(late.values()),
        warnings=_warnings(window, whole, rates),
    )  # fmt: skip


def _compared_to(window: _Window) -> date:
    return month_period(window.month.later(-YEAR - window.compared), window.closing_day).last


# --- parts ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _At:
    """One month: its rows, those of the year up to it, and how many months of the year have then gone."""

    month: Month
    rows: Mapping[str, int]
    year: Mapping[str, int]
    gone: Fraction


@dataclass(frozen=True, slots=True)
class _Context:
    """The data that every rate of a report is reckoned from. `course[back]`: so many months before the one reported."""

    known: _Read
    window: _Window
    as_of: date
    whole: Tally
    course: list[_At]

    @property
    def year_is_over(self) -> bool:
        """Tell whether the cumulated figures are those of a whole year, so that its targets can be judged for good."""
        december = month_period(Month(self.window.month.year, 12), self.window.closing_day)
        return self.window.counted.last == december.last < self.window.today

    @property
    def year_is_past(self) -> bool:
        """Tell whether today lies after the year of the month: nothing can be closed in it any more."""
        december = month_period(Month(self.window.month.year, 12), self.window.closing_day)
        return december.last < self.window.today


def _at(window: _Window, tally: Tally, back: int, as_of: date) -> _At:
    month = window.month.later(-back)
    year = year_period(month, window.closing_day)
    gone = months_gone(year.first, min(year.last, as_of))
    return _At(month, window.in_month(tally, back), window.in_year(tally, back), gone)


def _place(unit: Unit, *, arbitrates: bool, own: bool = False) -> Place:
    assert unit.id is not None
    return Place(unit.id, unit.code, unit.name, unit.level, unit.path, arbitrates, own)


def _units_in(session: Session, places: Mapping[int, str]) -> tuple[Place, ...]:
    rows = sorted((unit for unit in reference.units(session) if unit.id in places), key=lambda unit: unit.code)
    return tuple(replace(_place(unit, arbitrates=unit.arbitrates), path=places[unit.id or 0]) for unit in rows)


def _branch(unit: Place, where: Place) -> int:
    """The child of the unit reported on in whose subtree this one lies; that unit itself for its own cases."""
    below = unit.path.removeprefix(where.path).strip("/")
    return int(below.split("/")[0]) if below else where.id


def _tallies(known: _Read, units: Mapping[int, Place]) -> tuple[Tally, dict[int, Tally]]:
    """The whole, and its parts: the unit's own cases (if it has any) and each child's subtree. The parts sum to the whole."""
    size, where = known.window.size, known.where
    branch = {number: _branch(unit, where) for number, unit in units.items()}
    whole, parts = Tally(size), {number: Tally(size) for number in units if number != where.id and branch[number] == number}
    for unit_id, cell in known.counted.cells():
        if branch[unit_id] not in parts:  # cases of the unit's own: its line comes first
            parts = {branch[unit_id]: Tally(size), **parts}
        parts[branch[unit_id]].add(cell)
    for part in parts.values():
        whole.add_all(part)
    return whole, parts


def overdue(today: date) -> Condition:
    """The proceeding has a limit that binds the office and that has passed."""
    return col(Proceeding.id).in_(
        select(Proceeding.id)
        .join(Deadline, (col(Deadline.case_id) == Proceeding.case_id) & (col(Deadline.proceeding) == Proceeding.number))
        .where(late(today))
    )


def late(today: date) -> Condition:
    """The time limit binds the office and has passed."""
    return and_(FOR_THE_OFFICE, col(Deadline.due_on) < today)


def _late(session: Session, within: Inside) -> tuple[tuple[int, int], ...]:
    """Count the proceedings of each unit that are overdue today, by the unit's id."""
    unit = col(Proceeding.unit_id)
    rows = session.exec(select(unit, func.count()).where(held_in(within), overdue(clock.today())).group_by(unit).order_by(unit))
    return tuple((number, count) for number, count in rows)


def _plan_figures(session: Session) -> tuple[PlanFigure, ...]:
    rows = session.exec(select(Target).order_by(col(Target.year), col(Target.id)))
    return tuple(PlanFigure(r.plan, r.region, r.indicator, r.year, r.use, r.value, r.nature, r.source) for r in rows)


def _rate_report(context: _Context, rate: Rate) -> RateReport:
    now, last_month, window = context.course[0], context.course[1], context.window
    year = rate.figure(now.year)
    judgements = _judgements(context, rate, year)
    aim = judgements[0].target.value if judgements and rate.stock else None
    need = None
    if aim is not None and rate.stock and not context.year_is_past:
        need = still_needed(aim, year, now.year[rate.stock.inflow], now.gone, _days_left(context))
    return RateReport(
        rate=rate, month=rate.figure(now.rows), year=year, last_month=rate.figure(last_month.rows),
        month_year_ago=rate.figure(context.course[YEAR].rows), compared=rate.figure(window.year_compared(context.whole)),
        year_ago=rate.figure(window.year_compared(context.whole, YEAR)), judgements=judgements,
        history=tuple(f for f in context.known.plan if f.indicator == rate.family and f.use != TARGET),
        pace=None if aim is None or context.year_is_over else pace(aim, year, now.gone),
        need=need, in_time=0,
        series=tuple(
            Point(at.month, rate.figure(at.rows), rate.figure(at.year), None if aim is None else trajectory(aim, at.gone))
            for at in reversed(context.course)
        ),
    )  # fmt: skip


def _judgements(context: _Context, rate: Rate, figure: Figure) -> tuple[Judgement, ...]:
    if not rate.judged:
        return ()
    year = context.window.month.year
    targets = (in_force(context.known.plan, rate.family, region, year) for region in context.known.regions)
    return tuple(judged(target, figure, year) for target in targets if target)


def _days_left(context: _Context) -> int:
    december = Month(context.window.month.year, 12)
    return (month_period(december, context.window.closing_day).last - context.as_of).days


def _with_those_in_time(session: Session, within: Inside, window: _Window, row: RateReport) -> RateReport:
    """Return the report with the count of those of its stock that were open at the month's end and whose limit had not passed by then:
    asked only where something is still needed."""
    if not row.need or not row.rate.stock:
        return row
    held = select(func.count()).select_from(Proceeding).where(held_in(within), open_in_time(row.rate.stock, window.counted))
    return replace(row, in_time=session.exec(held).one())


def open_in_time(stock: Stock, period: Period) -> Condition:
    """The proceeding is open at the period's end, and its limit has not passed by then. Looked for by the limits, which are few."""
    here = and_(col(Deadline.case_id) == Proceeding.case_id, col(Deadline.proceeding) == Proceeding.number)
    in_time = select(Proceeding.id).select_from(Deadline).join(Proceeding, here)
    in_time = in_time.where(Deadline.limit == stock.limit, col(Deadline.due_on) >= period.last, col(Deadline.party) == 0)
    return and_(col(Proceeding.id).in_(in_time), any_of([stock.open], period))


def _counts(window: _Window, tally: Tally) -> dict[str, Counted]:
    month, year = window.in_month(tally), window.in_year(tally)
    return {
        count.id: Counted(sum(month[name] for name in count.blocks), sum(year[name] for name in count.blocks))
        for count in COUNT.values()
    }


def _unit_report(
    unit: Place, part: Tally, window: _Window, late: Mapping[int, int], units: Iterable[Place], *, own: bool
) -> UnitReport:
    inside = [unit] if own else [u for u in units if u.path.startswith(unit.path)]
    spans = (
        window.in_month(part), window.in_year(part), window.in_month(part, 1), window.year_compared(part),
        window.year_compared(part, YEAR),
    )  # fmt: skip
    return UnitReport(
        place=replace(unit, arbitrates=any(u.arbitrates for u in inside), own=own),
        counts=_counts(window, part),
        rates={rate.id: UnitRate(*(rate.figure(rows) for rows in spans)) for rate in RATES if rate.headline},
        late=sum(late.get(u.id, 0) for u in inside),
    )


def _warnings(window: _Window, tally: Tally, rates: Iterable[RateReport]) -> tuple[str, ...]:
    """List the warnings on figures that do not add up: 上期未结 + 受理 − 结案 ≠ 期末未结, or a share above the whole."""
    spans = (("当月", window.in_month(tally)), ("累计", window.in_year(tally)))
    tables = [
        Table(f"{name}{span}", rows[f"{letter}_0"], rows[f"{letter}_acc"], rows[f"{letter}_clo"], rows[f"{letter}_1"])
        for span, rows in spans
        for letter, name in (("M", "调解"), ("A", "仲裁"), ("L", "监察"))
    ]
    tables += [
        Table(f"监察到期应结{span}", rows["L_late_0"], rows["L_due"], rows["L_settled"], rows["L_late_1"])
        for span, rows in spans
    ]
    found = [difference.sentence for table in tables for difference in differences(table)]
    found += [f"{r.rate.id} {r.rate.label}：{r.year.warning}" for r in rates if r.rate.judged and r.year.warning]
    return tuple(found)

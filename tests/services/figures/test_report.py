"""A unit's month from the database: the same figures as counting one by one, and the cases behind each of them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import case
from sqlalchemy import select as rows_of
from sqlmodel import col, func, select

from mediation import clock
from mediation.errors import NotFound
from mediation.models import Deadline, Proceeding, Setting, Target, Unit, Write
from mediation.rules.codes import Kind, Outcome
from mediation.rules.indicators import (
    BLOCK,
    BLOCKS,
    COUNT,
    RATES,
    Figure,
    Handled,
    Month,
    Pace,
    Period,
    Tally,
    counts,
    month_period,
    year_period,
)
from mediation.rules.states.mediation import EFFECTIVE
from mediation.services import figures
from mediation.services.figures.counting import condition, read
from mediation.services.figures.standing import Inside
from mediation.services.record import counts as kept
from mediation.services.upkeep import seed
from mediation.services.views import board
from tests import databases, depth
from tests.counted import DAYS, MONTH, MONTHS, WINDOW, add, one_by_one, only, record
from tests.walks import walk_to
from tests.world import CITY, EAST, INSPECTORATE, OFFICE, TODAY, WEST, People


@pytest.fixture(scope="module")
def database(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with databases.fresh(kind, tmp_path_factory.mktemp("indicators") / "home") as url:
        yield url


@pytest.fixture(autouse=True)
def _at_ten(today: date) -> None:
    """Every test takes place on the day of the tests."""


# --- the database counts as the predicate does ----------------------------------------------------------------

HANDLED = st.builds(
    Handled,
    kind=st.sampled_from(list(map(str, Kind))),
    accepted_on=st.none() | DAYS,
    concluded_on=st.none() | DAYS,
    outcome=st.none() | st.sampled_from([*map(str, Outcome), "A40", "X99"]),
    outside=st.booleans(),
    due_on=st.none() | DAYS,
    fell_on=st.none() | DAYS,
    sued_on=st.none() | DAYS,
)


@pytest.mark.usefixtures("both")
@settings(max_examples=depth.of(40, 1000), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(HANDLED, min_size=1, max_size=25), st.integers(0, 18), st.integers(0, 18))
def test_sql_predicate_and_fold_count_alike(write: Write, made: list[Handled], one: int, other: int) -> None:
    """For every row and any span of months."""
    first, last = sorted((one, other))
    period = Period(WINDOW[first].first, WINDOW[last].last)
    with only(write, made):
        outside = write.exec(select(Unit.id).where(Unit.code == OFFICE)).one()
        assert outside is not None
        tally = Tally(len(WINDOW))
        for _, cell in read(write, Inside("/"), MONTHS, frozenset({outside}), WINDOW[-1].last).cells():
            tally.add(cell)
        sums = [func.count(case((condition(block, period), col(Proceeding.id)))) for block in BLOCKS]
        found = write.connection().execute(rows_of(*sums)).one()
        expected = [sum(counts(block, handled, period) for handled in made) for block in BLOCKS]
        assert list(found) == expected
        assert list(tally.in_months(first, last).values()) == expected


@settings(max_examples=depth.of(15, 300), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(HANDLED, min_size=1, max_size=25))
def test_a_running_month_is_left_out_of_the_comparison_with_last_year(write: Write, made: list[Handled]) -> None:
    """A part of a month beside a whole one would fall behind in every month."""
    with only(write, made):
        report = figures.report(write, Month.of(TODAY), figures.place(write))
    last, before = (year_period(Month.of(TODAY).later(-back)) for back in (1, 13))
    assert (report.running, report.compared_to) == (True, before.last)
    for row in report.rates:
        for period, shown in ((last, row.compared), (before, row.year_ago)):
            above, below, less = (
                sum(counts(BLOCK[name], handled, period) for handled in made for name in names)
                for names in (row.rate.numerator, row.rate.denominator, row.rate.less)
            )
            assert shown == Figure(above - less, below)
        drawn = board.chart(report, row)
        assert all(len(each.year_ago.split()) < len(drawn.months) for each in drawn.drawings)


@pytest.mark.usefixtures("both")
@settings(max_examples=depth.of(5, 100), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(HANDLED, min_size=5, max_size=40), st.sampled_from(["month", "year"]))
def test_behind_every_figure_stand_exactly_its_cases(write: Write, people: People, made: list[Handled], span: str) -> None:
    period = month_period(MONTH) if span == "month" else year_period(MONTH)
    boss = people["city-manager"]

    def listed(measure: str, part: str) -> tuple[set[int], figures.CountedCases]:
        found = figures.cases_counted(write, measure, part, MONTH, span, CITY, boss, size=1000)
        which = {row.proceeding_id for row in found.rows}
        assert found.total == len(found.rows) == len(which)
        assert all(row.why for row in found.rows)
        return which, found

    with only(write, made):
        for rate in RATES:
            (told, found), (below, _), (rest, _) = listed(rate.id, "n"), listed(rate.id, "d"), listed(rate.id, "rest")
            less = {row.proceeding_id for row in found.rows if "减 1 件" in row.why}
            above = told - {row.proceeding_id for row in found.rows if "那个月的数不改" in row.why}
            assert found.figure == Figure(len(above) - len(less), len(below))
            assert len(above) == sum(counts(BLOCK[name], handled, period) for handled in made for name in rate.numerator)
            assert len(less) == sum(counts(BLOCK[name], handled, period) for handled in made for name in rate.less)
            assert len(below) == sum(counts(BLOCK[name], handled, period) for handled in made for name in rate.denominator)
            assert rest == below - (above - less)
        for name in ("ACC", "CLO", "A_0", "A_1", "M_fail"):
            which, _ = listed(name, "all")
            blocks = COUNT[name].blocks
            assert len(which) == sum(counts(BLOCK[block], handled, period) for handled in made for block in blocks)


# --- the report -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("both")
def test_the_report_is_what_counting_one_by_one_gives(write: Write) -> None:
    made = record(write)
    report = figures.report(write, MONTH, figures.place(write))
    everywhere = (EAST, WEST, OFFICE)
    for row in report.rates:
        name = row.rate.id
        assert row.month == one_by_one(name, made, month_period(MONTH), everywhere)
        assert row.year == one_by_one(name, made, year_period(MONTH), everywhere)
        assert row.last_month == one_by_one(name, made, month_period(MONTH.later(-1)), everywhere)
        assert row.month_year_ago == one_by_one(name, made, month_period(MONTH.later(-12)), everywhere)
        assert row.year_ago == one_by_one(name, made, year_period(MONTH.later(-12)), everywhere)
        assert len(row.series) == 24
        for point in row.series:
            assert point.figure == one_by_one(name, made, month_period(point.month), everywhere)
            assert point.year == one_by_one(name, made, year_period(point.month), everywhere)
    assert report.warnings == ()
    assert report.rate("MSR-A").year.d > 30


@pytest.mark.usefixtures("both")
def test_units_are_summed_up_the_tree(write: Write) -> None:
    """What the units below have counted is what the city has; each town is as if it were asked alone."""
    made = record(write)
    report = figures.report(write, MONTH, figures.place(write))
    for name in ("MSR-A", "MSR-C", "ACR-1", "ATR-1"):
        whole = report.rate(name).year
        assert sum(unit.rates[name].year.n for unit in report.units) == whole.n
        assert sum(unit.rates[name].year.d for unit in report.units) == whole.d
    east = next(unit for unit in report.units if unit.place.code == EAST)
    alone = figures.report(write, MONTH, figures.place(write, EAST))
    assert east.rates["MSR-C"].year == alone.rate("MSR-C").year == one_by_one("MSR-C", made, year_period(MONTH), (EAST,))
    assert east.counts["ACC"] == alone.counts["ACC"]


def test_a_unit_with_units_below_shows_its_own_cases_apart(write: Write, people: People) -> None:
    top = write.exec(select(Unit).where(Unit.code == EAST)).one()
    village = Unit(code="350582103-V", name="某村", full_name="某村调解小组", level="村", parent_id=top.id)
    write.add(village)
    write.flush()
    village.path = f"{top.path}{village.id}/"
    write.flush()
    ended = Handled("mediation", date(2026, 7, 1), date(2026, 7, 9), "M10")
    add(write, *[(EAST, ended)] * 2, *[("350582103-V", ended)] * 3)
    report = figures.report(write, MONTH, figures.place(write, EAST))
    assert [(u.place.name, u.place.own, u.counts["CLO"].month) for u in report.units if u.counts["CLO"].month] == [
        ("陈埭镇", True, 2),
        ("某村", False, 3),
    ]
    assert report.counts["CLO"].month == 5
    own = figures.cases_counted(write, "MSR-C", "n", MONTH, "month", EAST, people.alice, own=True)
    assert (own.total, own.figure) == (2, Figure(2, 2))
    shown = board.board(write, people.alice, month="2026-07")
    assert shown.units[0].name == "陈埭镇（本级）"
    assert shown.units[0].cells[0].behind == board.Behind("ACC", "all", MONTH, "month", EAST, own=True)
    assert not any(cell.behind and cell.behind.own for unit in shown.units[1:] for cell in unit.cells)


def test_targets_of_both_plans_are_carried_and_none_is_invented(write: Write) -> None:
    record(write)
    report = figures.report(write, MONTH, figures.place(write))
    said = [(j.target.region, j.target.value, j.note) for j in report.rate("ACR-1").judgements]
    assert said == [("晋江", Decimal(95), "沿用 2025 年目标"), ("福建", Decimal(90), "沿用 2025 年目标")]
    assert report.rate("ATR-1").judgements == ()
    assert report.rate("ATR-1").status == "无目标"
    assert figures.no_target(report.rate("FAR-1")) == (
        "没有 2025 年目标（仅供参考：晋江 2015 年实绩 33.53%；晋江 2020 年目标 38%；晋江 2020 年实绩 38.3%）"
    )
    assert report.rate("MSR-B").judgements == ()
    said = [(j.target.region, j.target.value, j.note) for j in report.rate("LIR-2").judgements]
    assert said == [("晋江", Decimal(100), "沿用 2025 年目标"), ("福建", Decimal(96), "沿用 2025 年目标")]
    assert report.rate("LIR-1").judgements == ()


def test_the_way_to_the_target_is_reckoned_from_the_days_gone(write: Write) -> None:
    """Seven months: 7 / (7 + 12 × 0.05 / 0.95) = 91.72 %; this month runs until today."""
    accepted = date(2026, 1, 10)
    ended, still_open = (
        Handled("arbitration", accepted, date(2026, 7, 1), "A10"),
        Handled("arbitration", accepted, None, None),
    )
    add(write, *[(OFFICE, ended)] * 30, *[(OFFICE, still_open)] * 10)
    row = figures.report(write, MONTH, figures.place(write)).rate("ACR-1")
    assert row.year == Figure(30, 40)
    assert row.pace == Pace(Decimal("91.72"), -7)  # 91.72 % of 40 are 36.7
    assert row.status == "进度落后"
    assert row.need is not None
    # 40 in 7 months, 200/7 more expected: ⌈0.95 × (40 + 200/7) − 30⌉ = 36, in 22 weeks
    assert (row.need.count, row.need.weekly) == (36, 2)
    assert row.in_time == 0
    running = figures.report(write, Month(2026, 8), figures.place(write))
    assert running.running
    assert running.as_of == TODAY
    assert running.rate("ACR-1").pace == Pace(Decimal("92.37"), -7)


def test_nothing_can_be_closed_any_more_in_a_year_that_is_past(write: Write) -> None:
    accepted = date(2025, 2, 1)
    add(write, *[(OFFICE, Handled("arbitration", accepted, None, None))] * 10)
    row = figures.report(write, Month(2025, 7), figures.place(write)).rate("ACR-1")
    assert (row.year, row.need) == (Figure(0, 10), None)
    assert row.pace is not None


def test_a_rate_that_carries_a_stock_is_judged_when_its_year_is_over(write: Write) -> None:
    """90 of 100 in April are ahead of 86.36 %; in December they are short of 95 %."""
    ended = Handled("arbitration", date(2025, 2, 1), date(2025, 4, 1), "A10")
    still_open = Handled("arbitration", date(2025, 2, 1), None, None)
    add(write, *[(OFFICE, ended)] * 90, *[(OFFICE, still_open)] * 10)
    april = figures.report(write, Month(2025, 4), figures.place(write)).rate("ACR-1")
    assert (april.status, april.pace) == ("进度领先", Pace(Decimal("86.36"), 3))
    december = figures.report(write, Month(2025, 12), figures.place(write)).rate("ACR-1")
    assert (december.status, december.pace) == ("未达到", None)


@pytest.mark.usefixtures("both")
def test_a_limit_that_has_not_come_is_nobodys_failure(write: Write, people: People) -> None:
    """LIR-2 of the running month: five limits fall in August, one of them before today and settled."""
    settled = Handled("inspection", date(2026, 5, 20), date(2026, 8, 1), "I10", due_on=date(2026, 8, 14))
    coming = Handled("inspection", date(2026, 6, 1), None, None, due_on=date(2026, 8, 28))
    add(write, (WEST, settled), *[(WEST, coming)] * 4)
    row = figures.report(write, Month(2026, 8), figures.place(write)).rate("LIR-2")
    assert (row.month, row.year) == (Figure(1, 1), Figure(1, 1))
    found = figures.cases_counted(write, "LIR-2", "d", Month(2026, 8), "month", "", people["city-director"])
    assert (found.figure, found.total) == (Figure(1, 1), 1)


def test_the_inspectorate_has_its_line_and_the_lines_sum_to_the_total(write: Write, people: People) -> None:
    ended = Handled("inspection", date(2026, 5, 20), date(2026, 7, 1), "I10", due_on=date(2026, 7, 14))
    add(write, *[(INSPECTORATE, ended)] * 3, (EAST, Handled("mediation", date(2026, 7, 1), date(2026, 7, 9), "M10")))
    report = figures.report(write, MONTH, figures.place(write))
    line = next(unit for unit in report.units if unit.place.code == INSPECTORATE)
    assert (line.counts["CLO"], line.rates["LIR-2"].year) == (figures.Counted(3, 3), Figure(3, 3))
    assert report.total.counts["CLO"].year == sum(unit.counts["CLO"].year for unit in report.units) == 4
    shown = board.board(write, people["city-director"], month="2026-07")
    assert "LIR-2" in [column.rate for column in shown.columns]
    assert shown.total.name == "合计"
    assert all(len(unit.cells) == len(shown.columns) for unit in [*shown.units, shown.total])


def test_a_month_that_has_not_begun_has_no_figures(write: Write, people: People) -> None:
    for ask in (
        lambda: figures.report(write, Month(2026, 9), figures.place(write)),
        lambda: figures.cases_counted(write, "ACR-1", "d", Month(2027, 3), "month", "", people["city-director"]),
    ):
        with pytest.raises(NotFound, match="还没有到"):
            ask()


@pytest.mark.parametrize(("on", "opens"), [("2026-08-05", "2026-07"), ("2026-08-06", "2026-08"), ("2026-01-02", "2025-12")])
def test_the_board_opens_on_the_last_full_month_in_a_months_first_days(
    write: Write, monkeypatch: pytest.MonkeyPatch, on: str, opens: str
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date.fromisoformat(on))
    assert str(board.month_asked(write, "")) == opens


def test_what_is_open_in_time_and_what_is_late(write: Write, people: People) -> None:
    for due in (date(2026, 8, 10), date(2026, 8, 19), date(2026, 8, 20), date(2026, 9, 9)):
        case_id = add(write, (OFFICE, Handled("arbitration", date(2026, 7, 1), None, None)))
        write.add(
            Deadline(case_id=case_id, proceeding=1, limit="A-23", starts_on=due, raw_on=due, due_on=due, alert_on=due,
                     state="running", whose="office", why="")
        )  # fmt: skip
    write.flush()
    report = figures.report(write, Month(2026, 8), figures.place(write))
    assert report.late == 2
    assert [unit.late for unit in report.units if unit.place.code == OFFICE] == [2]
    assert report.rate("ACR-1").in_time == 2
    in_time = figures.cases_counted(write, "ACR-1", "open", Month(2026, 8), "month", OFFICE, people.bob)
    assert in_time.total == len(in_time.rows) == 2
    late = figures.cases_counted(write, "LATE", "all", MONTH, "month", OFFICE, people.bob)
    assert late.total == 2
    assert {row.why for row in late.rows} == {"审限 2026-08-10 到期", "审限 2026-08-19 到期"}


def test_figures_that_do_not_add_up_are_said(write: Write) -> None:
    """A proceeding that ended before it began: 受理 1, 结案 0 in July, and nothing is left."""
    add(write, (OFFICE, Handled("arbitration", date(2026, 7, 8), date(2026, 6, 8), "A10")))
    report = figures.report(write, MONTH, figures.place(write))
    assert report.warnings[0].startswith("仲裁当月：上期未结 0 + 受理 1 − 结案 0 = 1，表列期末未结 0")


@pytest.mark.usefixtures("both")
def test_months_may_close_on_the_twentieth(write: Write) -> None:
    write.merge(Setting(key=kept.CLOSING_DAY, label="月结日", value="20", source="本局", confirmed=True))
    add(write, (EAST, Handled("mediation", date(2026, 7, 21), date(2026, 7, 22), "M10")))
    write.flush()
    where = figures.place(write, EAST)
    assert figures.report(write, MONTH, where).counts["ACC"].month == 0
    assert figures.report(write, Month(2026, 8), where).counts["ACC"].month == 1


def test_a_case_that_went_through_the_door_is_counted(write: Write, people: People) -> None:
    walk = walk_to(write, people, EFFECTIVE)
    write.flush()
    row = write.exec(select(Proceeding).where(col(Proceeding.outcome) == "M10")).one()
    assert row.concluded_on is not None
    month = Month.of(row.concluded_on)
    found = figures.cases_counted(write, "MSR-C", "n", month, "month", "", people.alice)
    assert [(r.case_id, r.outcome) for r in found.rows] == [(row.case_id, "达成调解协议")]
    assert found.rows[0].why == f"达成调解协议、和解（{row.concluded_on}）"
    assert walk is not None


def test_a_bureau_has_the_plans_figures_from_the_start(write: Write) -> None:
    """Loaded once; what the bureau corrected is not overwritten."""
    rows = write.exec(select(Target)).all()
    assert len(rows) == 27
    rows[0].value = Decimal(81)
    write.flush()
    seed.initialise(write)
    assert sorted(row.id or 0 for row in write.exec(select(Target))) == sorted(row.id or 0 for row in rows)
    assert write.exec(select(Target.value).where(Target.id == rows[0].id)).one() == Decimal(81)


# --- who sees what --------------------------------------------------------------------------------------------


def test_nobody_sees_another_units_figures_or_cases(write: Write, people: People) -> None:
    record(write)
    for code in (WEST, OFFICE, CITY, "nowhere"):
        with pytest.raises(NotFound):
            figures.place(write, code, people.alice.unit_path)
        with pytest.raises(NotFound):
            figures.cases_counted(write, "MSR-C", "d", MONTH, "year", code, people.alice)
        with pytest.raises(NotFound):
            board.board(write, people.alice, month="2026-07", unit=code)
    found = figures.cases_counted(write, "MSR-C", "d", MONTH, "year", "", people.alice)
    assert found.total > 0
    assert {row.unit for row in found.rows} == {"陈埭镇"}


@pytest.mark.parametrize(
    ("measure", "part", "span"),
    [("MSR-Z", "n", "year"), ("MSR-A", "all", "year"), ("ACC", "n", "year"), ("ACC", "all", "week"), ("LATE", "d", "month")],
)
def test_what_there_is_not_is_not_found(write: Write, people: People, measure: str, part: str, span: str) -> None:
    with pytest.raises(NotFound):
        figures.cases_counted(write, measure, part, MONTH, span, "", people.alice)


def test_pages_of_cases_are_disjoint_and_complete(write: Write, people: People) -> None:
    record(write)
    boss = people["city-manager"]
    seen: list[int] = []
    for page in range(1, 50):
        found = figures.cases_counted(write, "MSR-A", "d", MONTH, "year", "", boss, page=page, size=7)
        if not found.rows:
            break
        assert (found.first, found.last) == (len(seen) + 1, len(seen) + len(found.rows))
        seen += [row.proceeding_id for row in found.rows]
    assert len(seen) == len(set(seen)) == found.total
    days = [found.rows[n].concluded_on for n in range(len(found.rows))]
    assert days == sorted(days, reverse=True)  # type: ignore[type-var]

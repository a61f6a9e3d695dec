"""A unit's month in writing and on the board."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

import pytest
from sqlalchemy import event

from mediation import db
from mediation.errors import NotFound
from mediation.models import Write
from mediation.rules.indicators import Figure, Month
from mediation.services import figures
from mediation.services.views import board
from tests import databases
from tests.counted import MONTH, record
from tests.world import People


@pytest.fixture(scope="module")
def database(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with databases.fresh(kind, tmp_path_factory.mktemp("indicators") / "home") as url:
        yield url


@pytest.fixture(autouse=True)
def _at_ten(today: date) -> None:
    """Every test takes place on the day of the tests."""


# --- in writing -----------------------------------------------------------------------------------------------


def test_json_has_stable_keys_and_plain_values(write: Write) -> None:
    record(write)
    said = asdict(figures.as_data(figures.report(write, MONTH, figures.place(write))))
    said = json.loads(json.dumps(said, default=str))
    assert list(said) == ["month", "unit", "period", "year", "as_of", "compared_to", "running", "rates", "counts", "units", "total",
                          "late", "warnings", "inspected"]  # fmt: skip
    rates = {row["id"]: row for row in said["rates"]}
    figure = rates["MSR-A"]["year"]
    assert set(figure) == {"n", "d", "value", "small", "warning"}
    assert isinstance(figure["n"], int)
    assert figure["value"] == f"{Figure(figure['n'], figure['d']).value}"
    assert rates["MSR-A"]["formula"].startswith("（达成调解协议")
    assert [t["region"] for t in rates["ACR-1"]["targets"]] == ["晋江", "福建"]
    assert rates["ATR-1"]["targets"] == []
    assert rates["ATR-1"]["also"] == ["FAR-1"]
    assert said["month"] == "2026-07"
    assert [t["value"] for t in rates["LIR-2"]["targets"]] == ["100.00", "96.00"]


def test_an_empty_month_has_dashes_everywhere(write: Write) -> None:
    report = figures.report(write, Month(2020, 1), figures.place(write))
    said = asdict(figures.as_data(report))
    assert {(rate["year"]["value"], rate["status"]) for rate in said["rates"]} == {(None, "无数据"), (None, "无目标")}
    lines = figures.as_lines(report)
    assert any(line.startswith("MSR-A") and "— (0/0)" in line for line in lines)


def test_lines_show_formula_fraction_and_target(write: Write) -> None:
    record(write)
    report = figures.report(write, MONTH, figures.place(write))
    lines = figures.as_lines(report)
    row = next(line for line in lines if line.startswith("ACR-1"))
    assert f"{report.rate('ACR-1').year.text} ({report.rate('ACR-1').year.fraction})" in row
    assert "晋江 ≥95%" in row
    assert "沿用 2025 年目标" in row
    assert any(line.startswith("LIR-2") and "晋江 ≥100%" in line and "福建 ≥96%" in line for line in lines)
    assert any("还需结" in line for line in lines)
    assert any(line.startswith("ACR-1") and "当期结案 ÷（上期未结 + 当期受理）" in line for line in lines)


# --- the pages ------------------------------------------------------------------------------------------------


def test_the_board_asks_the_database_few_questions(write: Write, people: People) -> None:
    record(write)
    asked: list[str] = []
    engine = db.writing_engine()
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    board.board(write, people["city-manager"], month="2026-07")
    assert len(asked) <= 12, asked
    asked.clear()
    board.cases_behind(write, people["city-manager"], measure="ACR-1", part="d", month="2026-07", span="year")
    assert len(asked) <= 5, asked


def test_the_board_is_in_the_words_of_its_page(write: Write, people: People) -> None:
    record(write)
    assert board.board(write, people["city-manager"]).month == Month(2026, 8)
    shown = board.board(write, people["city-manager"], month="2026-07", rate="ACR-1")
    assert (shown.month, shown.later, shown.unit) == (Month(2026, 7), Month(2026, 8), "350582")
    assert [headline.row.rate.id for headline in shown.headlines] == ["MSR-A", "MSR-C", "ACR-1", "ATR-1", "LIR-2"]
    assert [headline.here for headline in shown.headlines] == [False, False, True, False, False]
    assert shown.headlines[0].n == board.Behind("MSR-A", "n", Month(2026, 7), "year", "350582", own=False)
    assert shown.headlines[3].targets == ()
    assert shown.headlines[0].targets[0].plan == "晋江“十四五” 2025"
    assert shown.chart.bars is False
    assert len(shown.chart.months) == 7
    assert all(len(unit.cells) == len(shown.columns) for unit in shown.units)
    assert [formula.rate.id for formula in shown.formulas[-3:]] == ["LIR-2", "LIR-1", "LIR-4"]
    assert sum(choice.here for choice in shown.units_menu) == 1
    assert sum(choice.here for choice in shown.months_menu) == 1


def test_where_nothing_arbitrates_only_the_mediators_rate_is_on_top(write: Write, people: People) -> None:
    record(write)
    shown = board.board(write, people.alice)
    assert [headline.row.rate.id for headline in shown.headlines] == ["MSR-C"]
    assert "ACR-1" not in [column.rate for column in shown.columns]


def test_the_page_of_cases_says_which_part_and_why(write: Write, people: People) -> None:
    record(write)
    shown = board.cases_behind(write, people["city-manager"], measure="MSR-A", part="rest", month="2026-07", span="year")
    assert (shown.part, shown.span) == ("在分母不在分子", "2026 年 1—7 月")
    assert [tab.here for tab in shown.tabs] == [False, False, True]
    row = shown.found.rows[0]
    assert (row.who, row.whom) == ("周某", "某鞋业有限公司")
    assert row.case_id
    assert row.number
    assert "只计入分母" in row.why
    assert shown.found.first == 1


def test_before_the_first_case_there_are_no_figures_and_the_board_says_when_they_begin(write: Write, people: People) -> None:
    assert board.board(write, people["city-manager"], month="1999-01").begins is None  # there are none at all
    record(write)
    begins = figures.first_month(write)
    assert begins is not None
    assert begins >= Month(2024, 9)
    assert board.board(write, people["city-manager"], month="1999-01").begins == begins
    assert board.board(write, people["city-manager"], month=str(begins)).begins is None
    assert board.board(write, people["city-manager"], month="2026-07").begins is None


@pytest.mark.parametrize("month", ["2026-13", "soon", "2026"])
def test_a_month_that_is_none_is_not_found(write: Write, people: People, month: str) -> None:
    with pytest.raises(NotFound, match="请写成 2026-10"):
        board.board(write, people.alice, month=month)

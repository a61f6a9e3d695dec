"""What becomes of an award later, in the figures of its own month: through the door, on both databases, and as `verify` counts it."""

# ruff: noqa: N802 (tests are named after the articles)

from collections.abc import Iterator
from datetime import date

import pytest
from sqlmodel import select

from mediation.models import Proceeding, Write
from mediation.rules.indicators import Figure, Handled, Month
from mediation.rules.states.arbitration import AWARDED
from mediation.services import figures
from mediation.services.record import counts as kept
from tests import corrections, databases
from tests.counted import MONTH, add
from tests.walks import walk_to
from tests.world import CITY, OFFICE, People


@pytest.fixture(scope="module")
def database(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with databases.fresh(kind, tmp_path_factory.mktemp("after-award") / "home") as url:
        yield url


@pytest.fixture(autouse=True)
def _at_ten(today: date) -> None:
    """Every test takes place on the day of the tests."""


@pytest.mark.usefixtures("both")
def test_LMAA_49_behind_the_minus_stands_the_case_with_the_day_of_the_ruling(write: Write, people: People) -> None:
    made = date(2026, 6, 10)
    add(write, *[(OFFICE, Handled("arbitration", made, made, outcome, fell_on=fell)) for outcome, fell in (
        ("A20", date(2026, 7, 8)), ("A20", None), ("A21", None),
    )])  # fmt: skip
    add(write, (OFFICE, Handled("arbitration", made, date(2026, 7, 1), "A22", fell_on=date(2026, 7, 20))))

    def told(month: Month, span: str, part: str) -> tuple[Figure | None, list[str]]:
        found = figures.cases_counted(write, "ATR-1", part, month, span, CITY, people["city-manager"])
        return found.figure, sorted(row.why for row in found.rows)

    assert told(MONTH.later(-1), "month", "n") == (Figure(2, 3), ["终局裁决（2026-06-10）"] * 2)
    gone = "分别制作裁决（2026-07-01）；终局裁决被撤销（2026-07-20），减 1 件"
    minus = "终局裁决被撤销（2026-07-08），减 1 件；裁决于 2026-06-10 作出，那个月的数不改"
    assert told(MONTH, "month", "n") == (Figure(-1, 1), [gone, minus])
    assert told(MONTH, "month", "rest") == (Figure(-1, 1), ["裁决结案（2026-07-01）；终局裁决被撤销（2026-07-20），减 1 件"])
    assert told(MONTH, "year", "n")[0] == Figure(1, 4)


@pytest.mark.usefixtures("both")
def test_LMAA_49_a_ruling_through_the_door_is_a_minus_until_its_entry_is_struck(write: Write, people: People) -> None:
    walk = walk_to(write, people, AWARDED, ("split",))
    arbitration = walk.proceeding
    walk.go("serve", "serve", "apply_set_aside", "docket_suit")
    walk.do("decide_suit", ruling="set_aside", lines=[], items=[], content="撤销仲裁裁决")

    def told() -> tuple[date | None, date | None, str]:
        write.flush()
        row = write.exec(select(Proceeding).where(Proceeding.case_id == walk.case_id, Proceeding.number == arbitration)).one()
        assert kept.differences(write) == []
        figure = figures.report(write, Month.of(walk.day), figures.place(write)).rate("ATR-1").year
        return row.fell_on, row.sued_on, figure.fraction

    ruled = walk.facts.proceedings[walk.proceeding].entries[-1]
    assert told() == (ruled.on, None, "0/1")
    corrections.strike(walk, ruled.seq)
    assert told() == (None, None, "1/1")

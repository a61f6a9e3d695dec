"""What becomes of an award later, in the figures of its own month: through the door, on both databases, and as `verify` counts it."""

# ruff: noqa: N802 (tests are named after the articles)

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlmodel import select

from mediation import clock
from mediation.models import Proceeding, Write
from mediation.rules.indicators import Figure, Handled, Month
from mediation.rules.states.arbitration import AWARDED, SETTLED
from mediation.services import figures
from mediation.services.record import counts as kept
from tests import corrections, databases
from tests.by_hand import unlike
from tests.counted import MONTH, add
from tests.walks import Walk, walk_to
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


@pytest.mark.usefixtures("both")
def test_LMAA_42_a_settlement_that_somebody_will_not_sign_stays_in_its_month_and_is_taken_away_in_the_later(
    write: Write, people: People
) -> None:
    walk = walk_to(write, people, SETTLED)
    settled = walk.day

    def month(day: date, rate: str = "ACR-1") -> str:
        return figures.report(write, Month.of(day), figures.place(write)).rate(rate).month.fraction

    def behind(day: date, rate: str = "MSR-E") -> list[str]:
        found = figures.cases_counted(write, rate, "n", Month.of(day), "month", CITY, people["city-manager"])
        assert found.total == len(found.rows)
        return [row.why for row in found.rows]

    before = {rate: month(settled, rate) for rate in ("ACR-1", "MSR-A", "MSR-E", "MSH", "ACR-2")}
    assert before["MSR-E"] == "1/1"
    undone = walk.day + timedelta(days=40)
    walk.do("undo_settlement", on=undone)
    write.flush()
    assert kept.differences(write) == []
    assert {rate: month(settled, rate) for rate in before} == before, "the month that was reported stays"
    assert (month(undone), month(undone, "MSR-E")) == ("-1/0", "-1/-1")
    undone_month = figures.report(write, Month.of(undone), figures.place(write)).rate("MSR-E").month
    assert (undone_month.text, "为负数" in (undone_month.warning or "")) == ("—", True)
    assert behind(settled) == [f"仲裁调解书（{settled}），{undone} 起继续办理：这个月的数不改"]
    assert behind(undone) == [f"{undone} 起继续办理（{settled} 曾以仲裁调解书结案），减 1 件"]
    counts_of = figures.report(write, Month.of(undone), figures.place(write)).counts
    assert (counts_of["A_1"].month, counts_of["A_0"].month) == (1, 0), "it is open again, and was not when the month began"
    ended = undone + timedelta(days=20)
    walk.go("hold_hearing") if walk.here and walk.here.state == "scheduled" else None
    walk.do("withdraw_arbitration", on=ended)
    write.flush()
    assert kept.differences(write) == []
    assert month(settled) == before["ACR-1"]
    whole = figures.report(write, Month.of(ended), figures.place(write))
    assert (whole.counts["A_clo"].year, whole.counts["A_med"].year, whole.counts["A_1"].month) == (1, 0, 0)


@pytest.mark.usefixtures("both")
def test_SC310_11_a_referral_after_which_the_handling_goes_on_stays_in_its_month(write: Write, people: People) -> None:
    walk = Walk(write, people).go("receive_complaint", "docket_complaint", "finish_investigation", "refer_police")
    referred = walk.day

    def moved(day: date) -> tuple[int, int, int]:
        counted = figures.report(write, Month.of(day), figures.place(write)).counts
        return counted["L_mov"].month, counted["L_clo"].month, counted["L_1"].month

    assert moved(referred) == (1, 1, 0)
    walk.ready_for("go_on_handling").do("go_on_handling", on=referred + timedelta(days=45))
    write.flush()
    assert kept.differences(write) == []
    assert (moved(referred), moved(walk.day)) == ((1, 1, 0), (-1, -1, 1))
    with clock.standing_at(clock.at(walk.day + timedelta(days=60), 8)):
        assert unlike(write, walk.day + timedelta(days=60)) == []

"""The one day by which an inspection is to be concluded (应结日): what desk, page and LIR-2 share, and how the bureau may read it."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date, timedelta

import pytest

from mediation.rules.codes import Kind
from mediation.rules.deadlines import BY_ID, Clock
from mediation.rules.deadlines.readings import read
from mediation.rules.deadlines.table.inspection_conclusion import DUE
from mediation.rules.indicators import LIMIT_OF
from mediation.rules.lifecycle import STEPS

from .journal import CALENDAR, Line, seen, stands


def concluding(*lines: Line, today: str) -> Clock:
    return {limit: clock for (limit, _), clock in seen(Kind.INSPECTION, *lines, today=today).items()}["L-20"]


def after(day: str) -> str:
    return str(date.fromisoformat(day) + timedelta(days=1))


@pytest.mark.parametrize(
    ("docketed", "last", "longer"),
    [
        ("2026-03-02", "2026-06-18", "2026-07-31"),
        ("2026-01-05", "2026-04-27", "2026-06-10"),
        ("2026-06-01", "2026-09-15", "2026-11-02"),
    ],
)
def test_L_20_is_seventy_five_working_days_and_thirty_more_once_approved(docketed: str, last: str, longer: str) -> None:
    start = date.fromisoformat(docketed)
    assert CALENDAR.working_day_after(start, 75) == date.fromisoformat(last)
    assert CALENDAR.working_day_after(start, 105) == date.fromisoformat(longer)
    lines: list[Line] = [("receive_complaint", docketed), ("docket_complaint", docketed)]
    assert stands(concluding(*lines, today=last)) == (last, "running")
    assert stands(concluding(*lines, today=after(last))) == (last, "late")
    extended: Line = ("extend_investigation", docketed, {"days": 30})
    assert stands(concluding(*lines, extended, today=after(last))) == (longer, "running")


def test_L_20_runs_on_through_the_days_of_the_order_until_the_case_is_concluded() -> None:
    """inspection.md A3: ordered in May, paid in September. The case page called the investigation timely, and nobody saw the day coming."""
    lines: list[Line] = [
        ("receive_complaint", "2026-05-06"), ("docket_complaint", "2026-05-06"), ("finish_investigation", "2026-05-08"),
        ("order_correction", "2026-05-11", {"days": 7}),
    ]  # fmt: skip
    assert stands(concluding(*lines, today="2026-07-29")) == ("2026-08-19", "running")
    assert stands(concluding(*lines, today="2026-08-20")) == ("2026-08-19", "late")
    assert stands(concluding(*lines, ("confirm_corrected", "2026-09-01"), today="2026-09-01")) == ("2026-08-19", "met_late")
    assert stands(concluding(*lines, ("decide_handling", "2026-08-19"), today="2026-09-01")) == ("2026-08-19", "met")


def test_L_20_runs_again_once_what_was_decided_fell_and_is_decided_anew() -> None:
    """RRL 64: the figures count the case open again, so the desk shows its day again; what is decided anew keeps it."""
    lines: list[Line] = [
        ("receive_complaint", "2026-05-06"), ("docket_complaint", "2026-05-06"), ("finish_investigation", "2026-05-08"),
        ("decide_handling", "2026-05-20"),
    ]  # fmt: skip
    assert stands(concluding(*lines, today="2026-07-01")) == ("2026-08-19", "met")
    again: list[Line] = [*lines, ("handle_again", "2026-08-12")]
    assert stands(concluding(*again, today="2026-08-13")) == ("2026-08-19", "running")
    assert stands(concluding(*again, today="2026-08-20")) == ("2026-08-19", "late")
    assert stands(concluding(*again, ("decide_handling", "2026-08-18"), today="2026-09-01")) == ("2026-08-19", "met")


def test_L_20_is_read_by_its_setting() -> None:
    """条例 第17条 alone: sixty; with 若干规定 第37条: seventy-five."""
    assert read(BY_ID["L-20"], {}).length.count == 75
    assert read(BY_ID["L-20"], {DUE: "75 个工作日"}).length.count == 75
    assert read(BY_ID["L-20"], {DUE: "60 个工作日"}).length.count == 60


def test_L_20_is_the_day_of_the_figures_and_ends_with_whatever_concludes() -> None:
    """A step that is added and has an outcome ends this clock without anybody naming it here."""
    assert LIMIT_OF[Kind.INSPECTION] == "L-20"
    ends = {step for event in BY_ID["L-20"].ends.any_of for step in event.steps}
    assert ends == {step.name for step in STEPS.values() if step.kind is Kind.INSPECTION and step.outcome}

"""A reading that changes from a day on: what began before goes by the old words, what begins then by the new."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date

import pytest

from mediation.rules.codes import Kind
from mediation.rules.dated_readings import first_change, on_day, spans
from mediation.rules.deadlines import ROLLS, STAYS, as_read, clocks, due, length_of
from mediation.rules.deadlines.table.inspection_conclusion import DUE
from mediation.rules.steps.trial import ROLLS_BY
from tests.rules.journal import CALENDAR, case_of

TEXT = "75 个工作日；2026-06-01 起 60 个工作日"


@pytest.mark.parametrize(("docketed", "last"), [("2026-03-02", "2026-06-18"), ("2026-05-29", "2026-09-14"), ("2026-06-01", "2026-08-25")])
def test_L_20_a_case_goes_by_the_reading_of_the_day_of_its_docketing(docketed: str, last: str) -> None:
    case, here = case_of(Kind.INSPECTION, ("receive_complaint", docketed), ("docket_complaint", docketed))
    found = clocks(case, here, CALENDAR, date.fromisoformat(docketed), as_read({DUE: TEXT}))
    assert next(str(clock.due_on) for clock in found if clock.limit == "L-20") == last
    assert str(due("L-20", date.fromisoformat(docketed), CALENDAR, settings={DUE: TEXT}).due_on) == last


@pytest.mark.parametrize(("accepted", "last"), [("2026-03-12", "2026-04-27"), ("2026-08-13", "2026-09-27")])
def test_A_23_a_rest_day_at_the_end_is_read_as_on_the_day_of_acceptance(accepted: str, last: str) -> None:
    said = {ROLLS_BY: f"{ROLLS}；2026-08-01 起 {STAYS}"}
    assert str(due("A-23", date.fromisoformat(accepted), CALENDAR, settings=said).due_on) == last


def test_the_words_of_a_day() -> None:
    assert [on_day(TEXT, date(2026, month, 1)) for month in (5, 6, 7)] == ["75 个工作日", "60 个工作日", "60 个工作日"]
    assert on_day("不顺延", date(2026, 1, 1)) == "不顺延"


@pytest.mark.parametrize(
    "text",
    ["75 个工作日；60 个工作日", "75 个工作日；2026-13-01 起 60 个工作日", f"{TEXT}；2026-05-01 起 50 个工作日"],
)
def test_a_later_part_without_a_later_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        spans(text)


@pytest.mark.parametrize(
    ("after", "since"),
    [
        ("75个工作日", None), ("60 个工作日", date.min), (TEXT, date(2026, 6, 1)),
        ("75 个工作日；2026-03-01 起 75 个工作日；2026-09-01 起 60 个工作日", date(2026, 9, 1)),
    ],
)  # fmt: skip
def test_the_first_day_that_a_change_touches(after: str, since: date | None) -> None:
    assert first_change("75 个工作日", after, length_of) == since

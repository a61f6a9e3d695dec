"""What a form is filled in with before anybody types (填好的内容): nothing that has not happened yet, nothing that is not known."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mediation.rules.lifecycle import STEPS, suggested
from mediation.rules.states import STATES, State
from tests.paper import on_paper
from tests.rules.cases.hearing import HEARD, HEARING_DAY, SCHEDULED, situation

PROMISE = {"payee": 1, "claim": 1, "amount": "9.00", "due_on": "2026-10-30"}


@pytest.mark.parametrize("state", STATES.values(), ids=lambda state: f"{state.kind}-{state}")
def test_no_day_to_come_is_filled_in_where_only_one_that_has_come_may_be_answered(state: State) -> None:
    where = on_paper(state).situation()
    for step in STEPS.values():
        if state not in step.at:
            continue
        for name, value in suggested(step, where).items():
            asked = step.asks.model_fields[name].json_schema_extra["ask"]  # type: ignore[index, call-overload]
            if asked["not_after"] == "today" and value:
                assert date.fromisoformat(str(value)) <= where.today, f"{step.name}.{name}"


def test_a_hearing_is_not_filled_in_as_held_before_its_day() -> None:
    where, day = situation(*SCHEDULED), date.fromisoformat(HEARING_DAY)
    assert suggested(STEPS["hold_hearing"], replace(where, today=day))["on"] == HEARING_DAY
    assert "on" not in suggested(STEPS["hold_hearing"], replace(where, today=day - timedelta(days=1)))


@pytest.mark.parametrize(
    ("today", "rows"),
    [
        ("2026-10-14", [{"promise": 1}]),
        ("2026-10-29", [{"promise": 1}]),
        ("2026-10-30", [{"promise": 1, "amount": "9.00"}]),
        ("2026-11-20", [{"promise": 1, "amount": "9.00"}, {"promise": 2, "amount": "8.00"}]),
    ],
)
def test_only_money_that_is_due_is_filled_in_as_come(today: str, rows: list[dict[str, object]]) -> None:
    later = {**PROMISE, "amount": "8.00", "due_on": "2026-11-15"}
    settled = ("settle", "2026-10-13", {"promises": [PROMISE, later]})
    where = replace(situation(*HEARD, settled), today=date.fromisoformat(today))
    assert suggested(STEPS["record_payment"], where) == {"payments": rows}

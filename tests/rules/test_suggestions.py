"""What a form is filled in with before anybody types (填好的内容): nothing that has not happened yet, nothing that is not known."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mediation.rules.do import Do
from mediation.rules.lifecycle import STEPS, suggested, wrong_answers
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


def test_no_money_is_filled_in_as_come_that_nobody_has_seen_and_one_tick_says_that_all_of_a_line_did() -> None:
    later = {**PROMISE, "amount": "8.00", "due_on": "2026-11-15"}
    where = replace(situation(*HEARD, ("settle", "2026-10-13", {"promises": [PROMISE, later]})), today=date(2026, 11, 20))
    step, on = STEPS[Do.RECORD_PAYMENT], "2026-11-20"
    rows = suggested(step, where)["payments"]
    assert rows == [{"promise": 1, "full": False}, {"promise": 2, "full": False}]
    assert "payments" in wrong_answers(step, where, step.asks.model_validate({"on": on, "payments": rows}))
    assert step.completes
    for told, kept in (({"full": True}, "8.00"), ({"amount": "3.00"}, "3.00"), ({"full": True, "amount": "8.00"}, "8.00")):
        form = step.asks.model_validate({"on": on, "payments": [rows[0], {**rows[1], **told}]})
        assert wrong_answers(step, where, form) == {}
        assert [(row.promise, str(row.amount)) for row in step.completes(where, form).payments] == [(2, kept)]
    for told in ({"full": True, "amount": "3.00"}, {"amount": "8.01"}):
        form = step.asks.model_validate({"on": on, "payments": [rows[0], {**rows[1], **told}]})
        assert "payments.1.amount" in wrong_answers(step, where, form)


def test_no_act_is_filled_in_as_done_that_nobody_has_looked_into() -> None:
    acts = [{"payee": 1, "deed": deed, "due_on": "2026-11-15"} for deed in ("certificate", "file_transfer")]
    where = replace(situation(*HEARD, ("settle", "2026-10-13", {"promises": acts})), today=date(2026, 11, 20))
    step = STEPS[Do.RECORD_DEED]
    rows = suggested(step, where)["deeds"]
    assert rows == [{"promise": 1}, {"promise": 2}]
    assert step.completes
    assert "deeds" in wrong_answers(step, where, step.asks.model_validate({"on": "2026-11-20", "deeds": rows}))
    form = step.asks.model_validate({"on": "2026-11-20", "deeds": [rows[0], {**rows[1], "done": "all"}]})
    assert wrong_answers(step, where, form) == {}
    assert [row.promise for row in step.completes(where, form).deeds] == [2]

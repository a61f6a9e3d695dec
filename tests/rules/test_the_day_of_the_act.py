"""What asks the calendar is asked of the day of the act, and not of the day on which somebody notes it (补记)."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from types import CodeType, FunctionType
from typing import Any

import pytest

from mediation.rules.lifecycle import STEPS, refusal
from mediation.rules.step import Step
from tests.rules.cases.inspection import HEARD, RECEIVED, RECEIVED_ON, SERVED, standing, wrong

OTHERWISE = {
    "_wage_known": "_wage_of_the_day asks the wage of the award's own day",
    "_nothing_to_record": "_takes_effect_then holds each person's day against the law's",
    "not_over.<locals>.guard": "asked_too_late and _in_time hold the day of the application against the last",
    "_not_yet": "_in_force_then holds the day of effect against the law's",
    "_nothing_unpaid": "_fits_the_fine reckons what was owed on the day of the payment",
    "not_due_yet": "after_its_last_day holds the day of the application against each line's last",
    "_everything_performed": "what has been performed is not undone by an earlier day",
}
"""Guards that ask today's calendar and need not be asked of the act's day: what asks it in their place."""


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _codes(each)


def asks_the_calendar(rule: object, seen: set[FunctionType] | None = None) -> bool:
    """Tell whether the rule, or a rule that it calls, looks at the day of the situation."""
    seen = set() if seen is None else seen
    if not isinstance(rule, FunctionType) or rule in seen or not rule.__module__.startswith("mediation.rules"):
        return False
    seen.add(rule)
    names = {name for code in _codes(rule.__code__) for name in code.co_names}
    if "today" in names:
        return True
    called: list[object] = [rule.__globals__.get(name) for name in names]
    called += [cell.cell_contents for cell in rule.__closure__ or ()]
    return any(asks_the_calendar(each, seen) for each in called)


def asking(step: Step) -> list[Callable[..., Any]]:
    return [guard for guard in step.unless if asks_the_calendar(guard) and getattr(guard, "__qualname__", "") not in OTHERWISE]


def test_every_guard_that_asks_the_calendar_is_asked_of_the_acts_own_day() -> None:
    found = {step.name: [guard for guard in asking(step) if guard not in step.by_day] for step in STEPS.values()}
    assert {name: guards for name, guards in found.items() if guards} == {}
    assert sum(map(len, map(asking, STEPS.values()))) >= 10, "the search finds what it is to find"


def test_what_is_asked_of_the_day_stands_among_the_guards() -> None:
    assert [step.name for step in STEPS.values() if set(step.by_day) - set(step.unless)] == []


@pytest.mark.parametrize(("after", "refused"), [(7, True), (8, True), (9, False)])
def test_LI_18_a_decision_that_is_noted_three_days_later_is_judged_as_on_its_day(after: int, refused: bool) -> None:  # noqa: N802
    """The order's seven days end on the Monday after: what is dated within them is too early, whenever it is written down."""
    day = RECEIVED_ON + timedelta(days=after)
    here = standing(*SERVED, *HEARD, today=RECEIVED_ON + timedelta(days=12))
    assert refusal(STEPS["decide_handling"], here) is None
    said = wrong("decide_handling", here, on=day.isoformat(), facts="属实", articles="第十八条", decision="支付")
    assert ("才满" in said.get("on", "")) == refused


def test_LI_20_the_day_typed_at_receipt_is_not_forgotten_at_the_docketing() -> None:  # noqa: N802
    """A violation that ended more than two years before: emptying the suggested day dockets nothing (条例 第20条)."""
    step, complaint = RECEIVED[0]
    came = standing(*RECEIVED).here.entries[0].on
    for ended, refused in ((date(came.year - 3, 1, 10), True), (date(came.year - 1, 1, 10), False)):
        here = standing((step, {**complaint, "violation_ended_on": ended.isoformat()}))
        said = wrong("docket_complaint", here, violation_ended_on=None).get("violation_ended_on", "")
        assert ("已满二年" in said and "更正" in said) == refused

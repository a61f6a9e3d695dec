"""A creditor who has asked for what was awarded or judged (登记催讨): his two years begin anew, nobody else's do (民事诉讼法 第250条)."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date
from typing import Any

import pytest

from mediation.rules import lifecycle
from mediation.rules.lifecycle import STEPS
from tests.rules.cases.court import COURT, NON_FINAL, SPLIT, running, served, situation, wrong
from tests.rules.cases.hearing import HEARD
from tests.rules.journal import stands

BOTH_SERVED = [
    *HEARD, SPLIT, *served("award_final", "2026-10-21", "2026-10-21", "2026-10-21"),
    *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21"),
    ("confirm_effect", "2026-10-20", {"served": "award_final", "parties": [1, 2], "perform_until": "2026-10-30"}),
]  # fmt: skip
FACTORY = 3


def asked(on: str, *parties: int, **more: Any) -> tuple[str, str, dict[str, Any]]:
    return "record_demand", on, {"parties": list(parties), "asked": [FACTORY], "way": "phone", "proof": "通话录音", **more}


@pytest.mark.parametrize(("on", "last"), [
    ("2026-10-30", "2028-10-30"),  # on the last day of performance nothing runs yet
    ("2026-11-02", "2028-11-02"),
    ("2028-10-30", "2030-10-30"),  # the last day itself
    ("2028-10-31", "2028-10-30"),  # what is over does not begin anew
])
def test_CPL_250_CC_195_1_who_asks_begins_his_two_years_anew(on: str, last: str) -> None:
    found = running(*BOTH_SERVED, asked(on, 1), today=on)
    assert stands(found["X-09", 1])[0] == last


def test_CC_195_1_what_one_creditor_asked_for_is_nothing_to_another() -> None:
    found = running(*BOTH_SERVED, asked("2026-11-02", 2), today="2026-11-20")
    assert [stands(found["X-09", n])[0] for n in (1, 2)] == ["2028-10-30", "2028-11-02"]


def test_CPL_250_a_demand_is_noted_of_who_waits_for_something_overdue_against_who_owes_it() -> None:
    step = STEPS["record_demand"]
    early = situation(*BOTH_SERVED, today=date(2026, 10, 30))
    assert "还没有起算" in (lifecycle.refusal(step, early) or "")
    now = situation(*BOTH_SERVED, today=date(2026, 11, 20))
    assert lifecycle.refusal(step, now) is None
    given = {"way": "phone", "proof": "通话录音"}
    assert wrong("record_demand", now, on="2026-11-20", parties=[1], asked=[FACTORY], **given) == {}
    assert wrong("record_demand", now, on="2026-11-20", parties=[FACTORY], asked=[FACTORY], **given).keys() == {"parties"}
    assert wrong("record_demand", now, on="2026-11-20", parties=[1], asked=[2], **given).keys() == {"asked"}


SUIT = 2
GRANTED = [{"claim": 1}, {"claim": 2, "upheld": True, "amount": "150.00"}, {"claim": 3, "upheld": True, "amount": "48000.00"}]
JUDGED = [
    *HEARD, NON_FINAL, *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21"),
    ("lodge_suit", "2026-10-26", {"served": "award_nonfinal", "parties": [FACTORY], **COURT}),
    ("docket_suit", "2026-10-28", {"in": SUIT}),
    ("decide_suit", "2026-11-20", {"in": SUIT, "ruling": "judged", "content": "略", "lines": GRANTED}),
    ("receive_ruling", "2026-11-23", {"in": SUIT, "served": "judgment", "parties": [1, 2, FACTORY]}),
]  # fmt: skip
JUDGMENT_IN_FORCE = [*JUDGED, ("confirm_judgment", "2026-12-09", {"in": SUIT, "perform_until": "2026-12-21"})]


def asked_after_judgment(on: str, *parties: int) -> tuple[str, str, dict[str, Any]]:
    _, day, answers = asked(on, *parties)
    return "record_judgment_demand", day, {"in": SUIT, **answers}


@pytest.mark.parametrize(("on", "last"), [
    ("2026-12-21", "2028-12-21"),  # on the last day of performance nothing runs yet
    ("2026-12-22", "2028-12-22"),
    ("2028-12-21", "2030-12-23"),  # the last day itself; two years on it is a Saturday
    ("2028-12-22", "2028-12-21"),  # what is over does not begin anew
])
def test_CPL_250_CC_195_1_who_asks_for_what_a_court_judged_begins_his_two_years_of_X_24_anew(on: str, last: str) -> None:
    found = running(*JUDGMENT_IN_FORCE, asked_after_judgment(on, 1), here=SUIT, today=on)
    assert stands(found["X-24", 1])[0] == last


def test_CC_195_1_what_one_creditor_of_a_judgment_asked_for_is_nothing_to_another() -> None:
    found = running(*JUDGMENT_IN_FORCE, asked_after_judgment("2026-12-24", 2), here=SUIT, today="2026-12-28")
    assert [stands(found["X-24", n])[0] for n in (1, 2)] == ["2028-12-21", "2028-12-25"]


def test_CPL_250_nothing_is_asked_for_of_a_judgment_before_it_is_in_force_and_due() -> None:
    step = STEPS["record_judgment_demand"]
    for lines, day in ((JUDGED, date(2026, 12, 30)), (JUDGMENT_IN_FORCE, date(2026, 12, 21))):
        assert "还没有起算" in (lifecycle.refusal(step, situation(*lines, here=SUIT, today=day)) or "")
    now = situation(*JUDGMENT_IN_FORCE, here=SUIT, today=date(2026, 12, 22))
    assert lifecycle.refusal(step, now) is None
    given = {"way": "phone", "proof": "通话录音", "on": "2026-12-22"}
    assert wrong("record_judgment_demand", now, parties=[1], asked=[FACTORY], **given) == {}
    assert wrong("record_judgment_demand", now, parties=[FACTORY], asked=[1], **given).keys() == {"parties"}

"""The last day of performance (履行期): the paper's own, for the clock, the list, the door and the court that enforces."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date

import pytest

from mediation.rules.lifecycle import STEPS, suggested
from tests.rules.cases.court import FINAL, SPLIT, refused, running, served, situation, wrong
from tests.rules.cases.hearing import HEARD, Line, told

OF_ALL = ("2026-10-21", "2026-10-21", "2026-10-21")
AWARDED: list[Line] = [*HEARD, FINAL, *served("award_final", *OF_ALL)]
"""Made on 2026-10-20, to be performed within ten days: until Friday 10-30."""
IN_FORCE: Line = ("confirm_effect", "2026-10-20", {"served": "award_final", "parties": [1, 2], "perform_until": "2026-10-30"})
PAID_TWICE = [
    {"payee": 1, "claim": 1, "amount": "9.00", "due_on": "2026-10-30"}, {"payee": 1, "claim": 1, "amount": "9.00", "due_on": "2026-11-30"},
]
SETTLED: list[Line] = [*HEARD, ("settle", "2026-10-13", {"promises": PAID_TWICE}), told("2026-10-14", 1, 2, 3, document="settlement")]


@pytest.mark.parametrize("until", ["2026-10-20", "2026-10-29", "2026-11-02"])
def test_CPL_250_the_day_of_performance_is_the_award_s_own(until: str) -> None:
    where = situation(*AWARDED)
    given = {"on": "2026-10-20", "served": "award_final", "parties": [1, 2]}
    assert "2026-10-30" in wrong("confirm_effect", where, perform_until=until, **given)["perform_until"]
    assert wrong("confirm_effect", where, perform_until="2026-10-30", **given) == {}
    assert suggested(STEPS["confirm_effect"], where)["perform_until"] == "2026-10-30"
    assert str(running(*AWARDED, IN_FORCE)["X-09", 1].due_on) == "2028-10-30"


def test_CPL_250_a_settlement_in_instalments_names_its_last_one() -> None:
    given = {"on": "2026-10-14", "served": "settlement", "parties": [1]}
    assert "2026-11-30" in wrong("confirm_effect", situation(*SETTLED), perform_until="2026-10-30", **given)["perform_until"]
    assert wrong("confirm_effect", situation(*SETTLED), perform_until="2026-11-30", **given) == {}


@pytest.mark.parametrize(("on", "early"), [("2026-10-22", True), ("2026-10-30", True), ("2026-10-31", False)])
def test_LMAA_51_nobody_applies_for_enforcement_before_the_day_of_performance_is_over(on: str, early: bool) -> None:
    found = wrong("apply_enforcement", situation(*AWARDED, IN_FORCE), on=on, served="award_final", parties=[1], court="某院")
    assert ("2026-10-30" in found.get("on", "")) is early


def test_LMAA_51_an_instalment_that_did_not_come_is_enforced_before_the_last_is_due() -> None:
    record: Line = ("confirm_effect", "2026-10-14", {"served": "settlement", "parties": [1], "perform_until": "2026-11-30"})
    asked = {"on": date(2026, 10, 31), "served": "settlement", "parties": [1], "court": "某院"}
    assert "on" not in wrong("apply_enforcement", situation(*SETTLED, record), **asked)


def test_LMAA_50_each_document_says_by_itself_what_it_waits_for() -> None:
    """The worker sued on the final half; the other waits for its fifteen days, and says so of itself."""
    sued: Line = ("lodge_suit", "2026-10-26", {"served": "award_final", "parties": [1, 2], "court": "某院", "used": {"unit": "office"}})
    lines = [*HEARD, SPLIT, *served("award_final", *OF_ALL), *served("award_nonfinal", *OF_ALL), sued]
    said = refused("confirm_effect", situation(*lines, today=date(2026, 11, 2)))
    assert "仲裁裁决书（终局）：劳动者已于 2026-10-26 起诉" in said
    assert "仲裁裁决书（非终局）：起诉期到 2026-11-05 才全部届满" in said

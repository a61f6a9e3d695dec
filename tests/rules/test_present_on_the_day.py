"""Whoever waits for the parties waits for those who are parties on the day: after a change in law, in every kind of proceeding."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date
from typing import Any

from mediation.rules.codes import Side
from mediation.rules.effect import effects_of, taken_from_it
from mediation.rules.lifecycle import STEPS, suggested
from mediation.rules.steps.force import in_force
from tests.rules.cases import court, inspection
from tests.rules.cases.court import COURT, ENFORCING, FINAL, NON_FINAL, served
from tests.rules.cases.hearing import HEARD, Line, told
from tests.rules.journal import CALENDAR
from tests.scenes import COMPANY, person

SERVED = served("award_final", "2026-10-21", "2026-10-21", "2026-10-21")
HEIR = 4


def died(on: str, party: int = 1, **more: Any) -> Line:
    return "change_party", on, {"ground": "died", "party": party, "joined": [person(71)], "proof": "死亡证明", **more}


def merged(on: str, party: int = 3, **more: Any) -> Line:
    joined = [{**COMPANY, "name": "某集团公司"}]
    return "change_party", on, {"ground": "merged", "party": party, "joined": joined, "proof": "登记材料", **more}


def test_LMAA_51_what_is_in_force_for_the_dead_is_in_force_for_his_heir_who_enforces_it() -> None:
    lines = [*ENFORCING[:-2], died("2026-11-01")]
    where = court.situation(*lines)
    assert in_force(where.case, where.here, "award_final") == {1, 2, HEIR}
    assert suggested(STEPS["apply_enforcement"], where)["parties"] == [2, HEIR]
    asked = {"served": "award_final", "parties": [HEIR], **{n: v for n, v in COURT.items() if n != "used"}}
    assert "parties" not in court.wrong("apply_enforcement", where, **asked)


def test_CPL_250_what_the_dead_asked_the_court_for_in_time_was_asked_for_by_his_heir_also_once_it_is_paid() -> None:
    paid: Line = ("record_payment", "2026-11-20", {"payments": [{"promise": 1, "amount": "24000.00"}]})
    for lines in ([*ENFORCING, died("2026-11-05")], [*ENFORCING, died("2026-11-05"), paid]):
        clock = court.running(*lines, today="2026-12-01")["X-09", HEIR]
        assert (str(clock.due_on), clock.state) == ("2028-10-30", "met")


def test_an_enforcement_that_runs_goes_on_for_the_heir_against_who_took_the_debtor_over() -> None:
    where = court.situation(*ENFORCING, died("2026-11-10", **{"in": 2}), merged("2026-11-11", **{"in": 2}), here=2)
    assert [(p.name, p.side) for p in where.case.of_side(where.here, *Side)] == [
        ("周某71", Side.APPLICANT), ("某集团公司", Side.RESPONDENT),
    ]  # fmt: skip
    assert court.refused("pause_enforcement", where) == ""


def test_X_12_a_non_final_award_waits_for_the_heir_and_not_for_the_dead() -> None:
    made = [*HEARD, NON_FINAL, told("2026-10-21", 2, 3, document="award_nonfinal"), died("2026-10-22")]
    known = court.situation(*made).case
    why = dict(effects_of(known, known.proceedings[1], "award_nonfinal", [HEIR], CALENDAR, date(2027, 1, 4)))[HEIR].why
    assert why == "裁决书还没有送达周某71"
    assert court.effect("award_nonfinal", HEIR, *made, told("2026-11-02", HEIR, document="award_nonfinal")) == "2026-11-18"


def test_SPC1_17_a_suit_of_the_dead_is_his_heirs_suit() -> None:
    sued: Line = ("lodge_suit", "2026-10-28", {"served": "award_final", "parties": [1], **COURT})
    where = court.situation(*HEARD, FINAL, *SERVED, sued, died("2026-11-02"))
    assert where.case.proceedings[2].gone.keys() == {1}
    assert "劳动者已于 2026-10-28 起诉" in taken_from_it(where.case, where.here, "award_final", HEIR)


def test_an_inspection_serves_who_took_the_employer_over_and_what_was_served_counts_for_it() -> None:
    before = inspection.standing(*inspection.ORDERED)
    changed = inspection.standing(*inspection.ORDERED, ("change_party", merged("2026-03-02")[2]))
    assert suggested(STEPS["serve_inspection"], before)["parties"] != suggested(STEPS["serve_inspection"], changed)["parties"]
    after = inspection.standing(*inspection.SERVED, ("change_party", merged("2026-03-02")[2]))
    new = max(after.case.parties)
    assert new in after.here.received("correction_order")

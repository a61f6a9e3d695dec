"""The hearing and the award as rules: postponement, absence, 按撤回, partial results, what an award may be corrected in."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mediation.rules.codes import Item
from mediation.rules.finality import Awarded, Readings, Relation, is_disputed, label_of_dismissed
from mediation.rules.lifecycle import STEPS, Situation, doubted, wrong_answers
from mediation.rules.retention import keep_until
from mediation.rules.step import Reference
from mediation.rules.steps.undecided import awards_made, undecided
from tests.rules.cases.hearing import (
    APPLICATION,
    HEARD,
    HEARING_DAY,
    SCHEDULED,
    SET,
    USED,
    WAGES,
    WORDS,
    Line,
    award,
    facts,
    refused,
    situation,
    told,
    wrong,
)
from tests.rules.journal import CALENDAR, arbitration, service, stands

# --- postponement ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hearing", "asked", "late"),
    [
        ("2026-10-12", "2026-10-08", False),  # the reference's worked check: 10-10 is a working Saturday
        ("2026-10-12", "2026-10-09", True),
        ("2026-11-20", "2026-11-17", False),
        ("2026-11-20", "2026-11-18", True),
        ("2026-11-16", "2026-11-11", False),
    ],
)
def test_A_15_three_working_days_before_or_a_cause_why_not(hearing: str, asked: str, late: bool) -> None:
    where = situation(*SCHEDULED[:-1], ("set_hearing", "2026-09-21", {**SET[2], "hearing_on": hearing}))
    assert ("late_because" in wrong("request_postponement", where, on=asked, parties=[1], reason="住院")) is late
    excused = wrong("request_postponement", where, on=asked, parties=[1], reason="住院", late_because="昨夜急病")
    assert excused == {}


def test_A_15_each_party_has_the_same_day_and_whoever_asks_has_used_it() -> None:
    found = arbitration(
        ("file_arbitration", "2026-09-01"),
        ("set_hearing", "2026-09-21", {"hearing_on": "2026-10-12"}),
        ("request_postponement", "2026-10-08", {"parties": [1]}),
        today="2026-10-09",
    )
    assert stands(found["A-15", 1]) == ("2026-10-08", "met")
    assert stands(found["A-15", 2]) == ("2026-10-08", "expired")


def test_A_14_and_A_15_start_anew_with_the_postponed_hearing_and_need_a_new_notice() -> None:
    found = arbitration(
        ("file_arbitration", "2026-09-01"),
        ("set_hearing", "2026-09-21", {"hearing_on": "2026-10-12"}),
        service("hearing_notice", "2026-09-22", 1, 2),
        ("request_postponement", "2026-10-08", {"parties": [1]}),
        ("postpone_hearing", "2026-10-09", {"hearing_on": "2026-11-20"}),
        service("postponement_notice", "2026-10-12", 1),
        today="2026-10-13",
    )
    assert stands(found["A-14", 1]) == ("2026-11-13", "met")
    assert stands(found["A-14", 2]) == ("2026-11-13", "running")
    assert stands(found["A-15", 2]) == ("2026-11-17", "running")


def test_a_request_is_answered_once_and_a_postponement_goes_to_a_later_day_with_room_for_notice() -> None:
    asked: Line = ("request_postponement", "2026-10-08", {"parties": [1], "reason": "住院"})
    assert "没有尚未答复" in refused("postpone_hearing", situation(*SCHEDULED))
    where = situation(*SCHEDULED, asked)
    assert refused("postpone_hearing", where) == ""
    same = {"starts": "09:00", "place": "一庭", "reason": "住院"}
    assert "hearing_on" in wrong("postpone_hearing", where, on="2026-10-09", hearing_on="2026-10-10", **same)
    assert "hearing_on" in wrong("postpone_hearing", where, on="2026-10-09", hearing_on="2026-10-14", **same)
    assert wrong("postpone_hearing", where, on="2026-10-09", hearing_on="2026-10-19", **same) == {}
    answered = situation(*SCHEDULED, asked, ("keep_hearing", "2026-10-09", {"reason": "理由不成立"}))
    assert "没有尚未答复" in refused("keep_hearing", answered)
    moved = situation(*SCHEDULED, asked, ("postpone_hearing", "2026-10-09", {**SET[2], "hearing_on": "2026-10-26"}))
    assert "on" in wrong("hold_hearing", moved, on=HEARING_DAY, attended="双方", record="略")
    assert wrong("hold_hearing", moved, on="2026-10-26", came=[1, 2, 3], record="略") == {}


# --- absence --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("served_on", "lawful"), [("2026-09-28", True), ("2026-09-29", True), ("2026-09-30", False)])
def test_A_14_who_was_told_too_late_cannot_be_passed_over(served_on: str, lawful: bool) -> None:
    where = situation(*SCHEDULED, told(served_on, 1, 2, 3))
    found = wrong("hold_hearing", where, on=HEARING_DAY, attended="申请人到庭", record="略", absent=[3])
    assert ("absent" not in found) is lawful
    assert (refused("deem_withdrawn", where) == "") is lawful


def test_without_any_applicant_there_is_no_hearing_but_an_absent_respondent_is_decided_against() -> None:
    where = situation(*SCHEDULED, told("2026-09-29", 1, 2, 3))
    assert "按撤回处理" in wrong("hold_hearing", where, on=HEARING_DAY, attended="无", record="略", absent=[1, 2])["absent"]
    assert wrong("hold_hearing", where, on=HEARING_DAY, came=[2, 3], record="略", absent=[1]) == {}
    absent: Line = ("hold_hearing", HEARING_DAY, {"attended": "申请人到庭", "mediated": False, "absent": [3]})
    assert refused("award", situation(*SCHEDULED, absent)) == ""
    both_came: Line = ("hold_hearing", HEARING_DAY, {"attended": "双方到庭", "mediated": False})
    assert "先行调解" in refused("award", situation(*SCHEDULED, both_came))


def test_an_applicant_who_stays_away_ends_the_case_with_its_own_outcome_but_not_before_the_day() -> None:
    where = situation(*SCHEDULED, told("2026-09-29", 1, 2, 3))
    why = {"absence": "stayed_away", "reason": "没有到庭"}
    assert "on" in wrong("deem_withdrawn", where, on="2026-10-10", **why)
    assert wrong("deem_withdrawn", where, on=HEARING_DAY, **why) == {}
    ended = facts(*SCHEDULED, told("2026-09-29", 1, 2, 3), ("deem_withdrawn", HEARING_DAY, why)).proceedings[1]
    assert (ended.state, ended.outcome, str(ended.concluded_on)) == ("defaulted", "A32", HEARING_DAY)
    told_once = situation(*SCHEDULED, told("2026-09-29", 1, 3))
    assert "周某2" in refused("deem_withdrawn", told_once)


# --- results in parts -----------------------------------------------------------------------------------------


def test_a_partial_award_decides_some_and_the_award_the_rest() -> None:
    part = award("2026-10-13", (1, "24000.00"), step="award_part")
    where = situation(*HEARD, part)
    assert (where.here.state, where.here.outcome) == ("heard", None)
    assert undecided(where.here) == [2, 3]
    assert awards_made(where.here) == ["partial_award_final"]
    lines = [{"claim": n, "upheld": True, "amount": str(where.case.claims[n].amount)} for n in (1, 2, 3)]
    assert "lines" in wrong("award", where, on="2026-10-20", lines=lines, **WORDS)
    assert wrong("award", where, on="2026-10-20", lines=lines[1:], **WORDS) == {}
    done = facts(*HEARD, part, award("2026-10-20", (2, "200.00"), (3, "60000.00")))
    here = done.proceedings[1]
    assert (here.state, here.outcome) == ("awarded", "A22")
    assert awards_made(here) == ["partial_award_final", "award_final", "award_nonfinal"]
    assert [str(p.amount) for p in done.promises.values()] == ["24000.00", "200.00", "60000.00"]


def test_a_partial_award_leaves_something_and_has_one_remedy() -> None:
    where = situation(*HEARD)
    everything = [{"claim": n, "upheld": True, "amount": str(where.case.claims[n].amount)} for n in (1, 2, 3)]
    assert "裁决" in wrong("award_part", where, on="2026-10-13", lines=everything, **WORDS)["lines"]
    assert "分别" in wrong("award_part", where, on="2026-10-13", lines=everything[1:], **WORDS)["lines"]
    assert wrong("award_part", where, on="2026-10-13", lines=everything[:2], **WORDS) == {}


PART_SETTLED: Line = (
    "settle_part",
    "2026-10-13",
    {"claims": [2], "promises": [{"payee": 2, "claim": 2, "amount": "200.00", "due_on": "2026-10-30"}]},
)


def test_some_claims_are_settled_and_the_award_decides_the_others() -> None:
    where = situation(*HEARD, PART_SETTLED)
    assert undecided(where.here) == [1, 3]
    rest = award("2026-10-20", (1, "24000.00"), (3, None))
    assert facts(*HEARD, PART_SETTLED, rest).proceedings[1].outcome == "A20"
    again = {"claims": [2], "promises": PART_SETTLED[2]["promises"]}
    assert "claims" in wrong("settle_part", where, on="2026-10-14", **again)


def test_a_party_may_go_back_on_a_part_settlement_until_all_have_signed_for_it() -> None:
    undo: Line = ("undo_part_settlement", "2026-10-14", {"settlement": 10, "parties": [3], "reason": "拒收"})
    undone = facts(*HEARD, PART_SETTLED, undo)
    assert undecided(undone.proceedings[1]) == [1, 2, 3]
    assert undone.promises == {}
    signed = situation(*HEARD, PART_SETTLED, told("2026-10-14", 1, 2, 3, document="partial_settlement"))
    assert "settlement" in wrong("undo_part_settlement", signed, on="2026-10-15", settlement=10, parties=[3], reason="反悔")


SETTLED: Line = ("settle", "2026-10-13", {"promises": [{"payee": 1, "claim": 1, "amount": "20000.00", "due_on": "2026-10-30"}]})


def test_an_unsigned_settlement_goes_back_to_where_the_case_stood() -> None:
    undo: Line = ("undo_settlement", "2026-10-15", {"parties": [3], "reason": "拒收"})
    known = facts(*HEARD, SETTLED, told("2026-10-14", 1, 2, document="settlement"), undo)
    here = known.proceedings[1]
    assert (here.state, here.outcome, here.concluded_on, known.promises) == ("heard", None, None, {})
    signed = situation(*HEARD, SETTLED, told("2026-10-14", 1, 2, 3, document="settlement"))
    assert "不能反悔" in refused("undo_settlement", signed)
    clock = arbitration(("file_arbitration", "2026-09-01"), ("accept_arbitration", "2026-09-02"), ("settle", "2026-10-13"),
                        ("undo_settlement", "2026-10-15"), today="2026-10-16")["A-23", None]
    assert stands(clock) == ("2026-10-19", "running")


# --- the award's correction, the committee ----------------------------------------------------------------------


def test_A_29_a_correction_changes_what_was_reckoned_wrongly_and_no_label() -> None:
    made = [*HEARD, award("2026-10-20", (1, "24000.00"), (2, "200.00"), (3, None))]
    words = {"document": "award_final", "wrong": "24000", "right": "23000"}
    assert "sums" in wrong("rectify_award", situation(*made), what="wording", sums=[{"claim": 1, "amount": "23000"}], **words)
    assert "sums.0.claim" in wrong(
        "rectify_award", situation(*made), what="arithmetic", sums=[{"claim": 3, "amount": "9"}], **words
    )
    other = {**words, "document": "award_nonfinal"}
    assert "document" in wrong("rectify_award", situation(*made), what="wording", **other)
    assert "sums" in wrong("rectify_award", situation(*made), what="omission", sums=[{"claim": 1, "amount": "23000"}], **words)
    right: Line = ("rectify_award", "2026-10-22", {"sums": [{"claim": 1, "amount": "26500.00"}]})
    known = facts(*made, right)
    line = known.proceedings[1].decisions[0]
    assert (line.amount, line.final) == (Decimal("26500.00"), True)
    assert known.promises[1].amount == Decimal("26500.00")


RECTIFIED = {"what": "arithmetic", "document": "award_final", "wrong": "2600", "right": "见更正的金额"}


@pytest.mark.parametrize(("amount", "may"), [("24000.00", True), ("24000.01", False), ("99000.00", False)])
def test_R33_54_a_correction_never_goes_beyond_the_claim(amount: str, *, may: bool) -> None:
    """24,000 were claimed and 2,600 awarded by mistake."""
    where = situation(*HEARD, award("2026-10-20", (1, "2600.00"), (2, "200.00"), (3, None)))
    found = wrong("rectify_award", where, sums=[{"claim": 1, "amount": amount}], **RECTIFIED)
    assert ("sums.0.amount" not in found) is may
    assert may or "办案规则第54条" in found["sums.0.amount"]


@pytest.mark.parametrize(("claim", "amount", "asked"), [(3, "26340.00", True), (3, "26340.01", False), (1, "23000.00", False)])
def test_R33_54_a_right_sum_that_crosses_twelve_wages_is_asked_about(claim: int, amount: str, *, asked: bool) -> None:
    """60,000 of 赔偿金 were awarded: non-final. At 26,340 it would have been final; the award's own label stays."""
    made = award("2026-10-20", (1, "24000.00"), (2, "200.00"), (3, "60000.00"), used={**USED, "finality": ["by_case"]})
    given = {**RECTIFIED, "document": "award_nonfinal", "sums": [{"claim": claim, "amount": amount}]}
    where, step = situation(*HEARD, made), STEPS["rectify_award"]
    form = step.asks.model_validate({"on": "2026-10-22", **given})
    assert wrong_answers(step, where, form) == {}
    said = doubted(step, where, form)
    assert (list(said) == ["sums.0.amount"]) is asked
    if asked:
        assert "裁决书写明的是非终局，补正不改变它" in said["sums.0.amount"]


@pytest.mark.parametrize("state", ["awarded", "closed"])
def test_A_29_an_award_is_corrected_before_and_after_the_file_is_closed(state: str) -> None:
    assert state in {str(found) for found in STEPS["rectify_award"].at}
    assert "没有裁决书" in refused("rectify_award", situation(*HEARD, SETTLED, ("close_arbitration", "2026-10-20", {})))


def test_a_case_before_the_committee_waits_for_its_opinion() -> None:
    asked: Line = ("refer_to_committee", "2026-10-13", {"questions": "劳动关系"})
    assert "委员会" in refused("award", situation(*HEARD, asked))
    met: Line = ("record_committee", "2026-10-15", {"opinion": "同意"})
    assert refused("award", situation(*HEARD, asked, met)) == ""
    assert "没有等待讨论" in refused("record_committee", situation(*HEARD, asked, met))


# --- which day's minimum wage, and what becomes of what is dismissed ---------------------------------------------


def applied_before_the_rise(**settings: str) -> Situation:
    early: Line = ("file_arbitration", "2025-03-20", APPLICATION[2])
    later = Reference(CALENDAR, WAGES, "office", settings=settings)
    return situation(early, *HEARD[1:], reference=later)


@pytest.mark.parametrize(
    ("reading", "wage"), [("", "2195"), ("裁决作出之日", "2195"), ("申请之日", "1960"), ("申请仲裁之日", "1960")]
)
def test_the_minimum_wage_is_that_of_the_day_the_bureau_reads(reading: str, wage: str) -> None:
    where = applied_before_the_rise(**{"open.wage_date": reading})
    step = STEPS["award"]
    assert step.freezes is not None
    lines = [{"claim": n, "upheld": False} for n in (1, 2, 3)]
    used = step.freezes(where, step.asks.model_validate({"on": "2026-10-20", "lines": lines, **WORDS})).kept()
    assert used["minimum_wage"] == wage
    assert {used["minimum_wage"], used["other_minimum_wage"]} == {"2195", "1960"}


def test_where_the_two_days_differ_in_the_result_somebody_has_to_have_seen_it() -> None:
    """24000 元 lies between 23520 (1960 × 12) and 26340 (2195 × 12)."""
    where = applied_before_the_rise()
    lines = [
        {"claim": 1, "upheld": True, "amount": "24000.00"},
        {"claim": 2, "upheld": True, "amount": "200.00"},
        {"claim": 3, "upheld": False},
    ]
    assert "劳动报酬" in wrong("award", where, on="2026-10-20", lines=lines, **WORDS)["both_days_seen"]
    assert wrong("award", where, on="2026-10-20", lines=lines, both_days_seen=True, **WORDS) == {}
    small = [{**lines[0], "amount": "23000.00"}, *lines[1:]]
    assert wrong("award", where, on="2026-10-20", lines=small, **WORDS) == {}
    used = {**USED, "other_minimum_wage": "1960"}
    decided = facts(*HEARD, award("2026-10-20", (1, "24000.00"), (2, "200.00"), (3, None), used=used)).proceedings[1].decisions
    assert [("结论不同" in line.why, line.final) for line in decided] == [(True, True), (False, True), (False, None)]


@pytest.mark.parametrize(
    ("amount", "disputed"), [("23520.00", False), ("23520.01", True), ("26340.00", True), ("26340.01", False)]
)
def test_the_two_days_differ_between_their_two_limits(amount: str, disputed: bool) -> None:
    two = Decimal(2195), Decimal(1960)
    awarded = Awarded(Item.WAGES, Decimal(amount))
    assert is_disputed(awarded, *two, Readings()) is disputed
    assert is_disputed(replace(awarded, relation=Relation.CONFIRMED), *two, Readings()) is False
    assert is_disputed(awarded, two[0], None, Readings()) is False


@pytest.mark.parametrize(
    ("item", "setting", "relation", "final"),
    [
        (Item.WAGES, "", Relation.NONE, None),
        (Item.WAGES, "否", Relation.NONE, None),
        (Item.WAGES, "是", Relation.NONE, True),
        (Item.WAGES, "是", Relation.CONCERNED, None),
        (Item.CERTIFICATE, "是", Relation.NONE, None),
        (Item.LEAVE_PAY, "是", Relation.NONE, None),
    ],
)
def test_a_dismissed_money_claim_is_final_only_where_the_bureau_says_so(
    item: Item, setting: str, relation: Relation, final: bool | None
) -> None:
    readings = Readings.of(Reference(CALENDAR, settings={"award.dismissed_final": setting}).setting)
    assert label_of_dismissed(Awarded(item, None, relation=relation), Decimal(2195), readings).final is final


# --- the file ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "filed_on", "last"),
    [
        ("A20", "2026-10-20", "2036-12-31"),
        ("A21", "2026-01-01", "2036-12-31"),
        ("A22", "2026-12-31", "2036-12-31"),
        ("A10", "2026-10-20", "2031-12-31"),
        ("A32", "2027-01-04", "2032-12-31"),
        (None, "2026-02-28", "2031-12-31"),
    ],
)
def test_F_01_ten_years_after_an_award_and_five_otherwise_from_the_next_january(
    outcome: str | None, filed_on: str, last: str
) -> None:
    assert str(keep_until(outcome, date.fromisoformat(filed_on))) == last


def test_F_01_nobody_closes_a_file_for_less() -> None:
    served = told("2026-10-21", 1, 2, 3, document="award_final")
    where = situation(*HEARD, award("2026-10-20", (1, "24000.00"), (2, "200.00"), (3, None)), served)
    assert "keep_until" in wrong("close_arbitration", where, keep_until="2036-12-30", note="结案")
    assert wrong("close_arbitration", where, keep_until="2036-12-31", note="结案") == {}
    step = STEPS["close_arbitration"]
    assert step.freezes is not None
    assert step.freezes(where, step.asks.model_validate({"on": "2026-11-20"})).kept() == {"keep_until": "2036-12-31"}


def test_a_file_is_closed_only_when_everybody_has_every_result() -> None:
    made = [
        *HEARD,
        award("2026-10-13", (1, "24000.00"), step="award_part"),
        award("2026-10-20", (2, "200.00"), (3, "60000.00")),
    ]
    documents = ["partial_award_final", "award_final", "award_nonfinal"]
    for place in range(3):
        served = [told("2026-10-21", 1, 2, 3, document=name) for name in documents[:place]]
        assert "还没有送达" in refused("close_arbitration", situation(*made, *served))
    assert refused("close_arbitration", situation(*made, *[told("2026-10-21", 1, 2, 3, document=n) for n in documents])) == ""


def test_every_row_of_the_hearing_replays_as_it_was_recorded_before_it_had_more_to_say() -> None:
    """Journals of the first version know neither who was absent nor another day's wage."""
    old: Line = ("award", "2026-10-20", {
        "lines": [{"claim": 1, "upheld": True, "amount": "24000.00"}, {"claim": 2, "upheld": False}, {"claim": 3, "upheld": False}],
        "perform_within": 10, "used": {"minimum_wage": "2195", "minimum_wage_source": "新"},
    })
    known = facts(*HEARD, old, ("close_arbitration", "2026-11-01", {"note": "归档"}))
    assert (known.proceedings[1].state, known.proceedings[1].outcome) == ("closed", "A20")

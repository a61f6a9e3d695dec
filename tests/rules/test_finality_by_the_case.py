"""终局 by the case (调解仲裁法 第47条, 办案规则 第50条): not by the lines of one award, nor by the rows in which an item is claimed."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

import pytest

from mediation.rules.facts import Decision
from tests.rules.cases.hearing import APPLICATION, HEARD, SCHEDULED, USED, WORDS, Line, award, facts, situation, wrong
from tests.scenes import COMPANY, person

NOW: dict[str, Any] = {**USED, "finality": ["by_case"]}
"""What an award of today keeps, by the settings as they are delivered."""
CONFIRMED_ONLY = {**NOW, "finality": ["by_case", "relation_confirmed"]}
BEFORE = USED


def heard(*claims: tuple[str, str | None]) -> list[Line]:
    """A case of these claims of the first applicant, heard."""
    rows = [{"claimant": 1, "item": item, "amount": amount} for item, amount in claims]
    applied = {**APPLICATION[2], "claims": rows}
    return [(APPLICATION[0], APPLICATION[1], applied), *HEARD[1:]]


def decided(*lines: Line) -> dict[int, Decision]:
    return {line.claim: line for line in facts(*lines).proceedings[1].decisions}


RELATION_AND_WAGES = [("relation", None), ("wages", "8000.00")]


@pytest.mark.parametrize(("used", "final"), [(NOW, False), (CONFIRMED_ONLY, True), (BEFORE, True)])
def test_O9_11_a_dismissed_claim_to_confirm_the_relation_makes_the_case_non_final(used: dict[str, Any], final: bool) -> None:
    found = decided(*heard(*RELATION_AND_WAGES), award("2026-10-20", (1, None), (2, "5000.00"), used=used))
    assert found[2].final is final
    if used is NOW:
        assert found[2].why == "本案裁决事项涉及确认劳动关系，全案为非终局裁决"
        assert found[2].prose == "本案裁决事项涉及确认劳动关系，该项一并适用非终局裁决"


@pytest.mark.parametrize("used", [NOW, CONFIRMED_ONLY, BEFORE])
def test_O9_11_a_confirmed_relation_makes_the_award_non_final_by_either_reading(used: dict[str, Any]) -> None:
    name, on, given = award("2026-10-20", (1, None), (2, "5000.00"), used=used)
    given["lines"][0]["upheld"] = True
    found = decided(*heard(*RELATION_AND_WAGES), (name, on, given))
    assert found[2].final is False
    assert found[2].prose == "本案裁决同时确认劳动关系，该项一并适用非终局裁决"


@pytest.mark.parametrize(("used", "final"), [(NOW, False), (CONFIRMED_ONLY, True), (BEFORE, True)])
def test_O9_11_a_part_award_of_wages_while_the_relation_waits_is_non_final(used: dict[str, Any], final: bool) -> None:
    found = decided(*heard(*RELATION_AND_WAGES), award("2026-10-13", (2, "5000.00"), step="award_part", used=used))
    assert found[2].final is final


@pytest.mark.parametrize(("used", "final"), [(NOW, False), (CONFIRMED_ONLY, False), (BEFORE, True)])
def test_O9_11_a_relation_confirmed_in_an_earlier_part_award_counts_later(used: dict[str, Any], final: bool) -> None:
    name, on, given = award("2026-10-13", (1, None), step="award_part", used=used)
    given["lines"][0]["upheld"] = True
    found = decided(*heard(*RELATION_AND_WAGES), (name, on, given), award("2026-10-20", (2, "5000.00"), used=used))
    assert found[2].final is final


def test_O9_11_a_relation_claim_that_was_dropped_or_settled_is_decided_no_more() -> None:
    dropped: Line = ("change_claims", "2026-10-13", {"dropped": [1], "added": []})
    settled: Line = ("settle_part", "2026-10-13", {"claims": [1], "promises": []})
    for before in (dropped, settled):
        assert decided(*heard(*RELATION_AND_WAGES), before, award("2026-10-20", (2, "5000.00"), used=NOW))[2].final is True


def test_R33_50_one_item_of_one_worker_in_two_rows_is_one_item() -> None:
    """20,000 and 20,000 of wages are 40,000, above 2,195 × 12 = 26,340."""
    rows = heard(("wages", "20000.00"), ("wages", "20000.00"), ("severance", "20000.00"))
    made = (1, "20000.00"), (2, "20000.00"), (3, "20000.00")
    found = decided(*rows, award("2026-10-20", *made, used=NOW))
    assert [found[n].final for n in (1, 2, 3)] == [False, False, True]
    assert "合计 40,000.00 元，超过最低工资 2,195.00 元 × 12 = 26,340.00 元" in found[1].why
    assert found[1].prose.startswith("该项裁决20000元，与本案同一项的其他裁决20000元合计40000元，超过当地月最低工资标准2195元")
    assert [line.final for line in decided(*rows, award("2026-10-20", *made, used=BEFORE)).values()] == [True, True, True]


def test_R33_50_the_single_item_is_summed_over_an_earlier_part_award() -> None:
    rows = heard(("wages", "20000.00"), ("wages", "6340.01"), ("wages", "6340.00"))
    part = award("2026-10-13", (1, "20000.00"), step="award_part", used=NOW)
    over = decided(*rows, part, award("2026-10-20", (2, "6340.01"), (3, None), used=NOW))
    assert [over[n].final for n in (1, 2, 3)] == [True, False, None]
    just = decided(*rows, part, award("2026-10-20", (2, None), (3, "6340.00"), used=NOW))
    assert [just[n].final for n in (1, 2, 3)] == [True, None, True]


def test_R33_50_the_same_item_of_two_workers_is_two() -> None:
    application = {**APPLICATION[2], "claims": [{"claimant": n, "item": "wages", "amount": "20000.00"} for n in (1, 2)]}
    lines = [(APPLICATION[0], APPLICATION[1], application), *HEARD[1:]]
    found = decided(*lines, award("2026-10-20", (1, "20000.00"), (2, "20000.00"), used=NOW))
    assert [line.final for line in found.values()] == [True, True]


@pytest.mark.parametrize(("used", "final"), [(NOW, False), (BEFORE, True)])
def test_LMAA_47_1_an_employers_counter_claim_is_no_pursuit_of_pay(used: dict[str, Any], final: bool) -> None:
    """返还多发工资 3,000 by the employer."""
    merged: Line = ("merge_counterclaim", "2026-09-10", {"claims": [{"claimant": 3, "item": "wages", "amount": "3000.00"}]})
    lines = [*SCHEDULED[:4], merged, *HEARD[4:]]
    found = decided(*lines, award("2026-10-20", (1, "200.00"), (2, None), (3, None), (4, "3000.00"), used=used))
    assert (found[1].final, found[4].final) == (True, final)
    if used is NOW:
        assert "用人单位的请求" in found[4].why
        assert "劳动者追索" in found[4].prose


def test_LMAA_47_1_an_employer_who_applies_is_not_pursuing_pay_either() -> None:
    application = {
        **APPLICATION[2],
        "applicants": [COMPANY],
        "respondents": [person(1)],
        "claims": [{"claimant": 1, "item": "wages", "amount": "3000.00"}],
    }
    lines = [(APPLICATION[0], APPLICATION[1], application), *HEARD[1:]]
    assert decided(*lines, award("2026-10-20", (1, "3000.00"), used=NOW))[1].final is False


def test_a_part_award_whose_rows_are_one_item_above_the_limit_states_one_remedy() -> None:
    """By their own sums the rows of wages were final, and the other item not: one document could not have held them."""
    where = situation(*heard(("wages", "20000.00"), ("wages", "20000.00"), ("certificate", None), ("overtime", "9.00")))
    lines = [
        {"claim": 1, "upheld": True, "amount": "20000"},
        {"claim": 2, "upheld": True, "amount": "20000"},
        {"claim": 3, "upheld": True, "says": "出具证明"},
    ]
    assert wrong("award_part", where, on="2026-10-13", lines=lines, **WORDS) == {}
    mixed = [*lines, {"claim": 4, "upheld": True, "amount": "9"}]
    assert "全部请求" in wrong("award_part", where, on="2026-10-13", lines=mixed, **WORDS)["lines"]
    mixed = [lines[0], lines[2]]
    assert "分别制作裁决书" in wrong("award_part", where, on="2026-10-13", lines=mixed, **WORDS)["lines"]

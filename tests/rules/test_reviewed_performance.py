"""A 审查调解书 is performed, or enforced, where the duty stands: in the review, whatever became of the mediation's file."""

from decimal import Decimal
from typing import Any

import pytest

from mediation.rules.steps.promises import owed_in
from mediation.rules.steps.remedies import ARBITRATE, ENFORCE, ENFORCE_CONFIRMED, told_of
from tests.rules.cases.review import AGREED, APPLIED, MADE, TO_COURT, Line, at, facts_of, latest, refusal, wrong

IN_FORCE: list[Line] = [*MADE, (2, "sign_review_letter", "2026-03-16", {})]
CLOSED: list[Line] = [*IN_FORCE, (1, "close_mediation", "2026-03-17", {}), (2, "close_review", "2026-03-17", {})]
REFUSED: list[Line] = [*APPLIED, (2, "refuse_review", "2026-03-10", {"ground": "scope"}), (2, "close_review", "2026-03-11", {})]


def owed(lines: list[Line], number: int) -> Decimal:
    facts = facts_of(lines)
    return sum((line.unpaid for line in owed_in(facts, facts.proceedings[number])), Decimal(0))


def paid(lines: list[Line], number: int) -> list[Line]:
    facts = facts_of(lines)
    rows = [{"promise": line.number, "amount": str(line.unpaid)} for line in owed_in(facts, facts.proceedings[number])]
    return [*lines, (number, "record_payment", "2026-04-01", {"payments": rows})]


def test_the_duty_stands_in_the_review_once_both_have_signed() -> None:
    assert owed(MADE, 2) == 0
    assert owed(IN_FORCE, 2) == owed(IN_FORCE, 1) == owed(AGREED, 1) > 0


@pytest.mark.parametrize("lines", [IN_FORCE, CLOSED])
def test_money_is_recorded_in_the_review_also_when_the_files_are_closed(lines: list[Line]) -> None:
    assert refusal("record_payment", lines, 2) == ""
    line = owed_in(facts_of(lines), facts_of(lines).proceedings[2])[0]
    row: dict[str, Any] = {"promise": line.number, "amount": str(line.amount)}
    assert wrong("record_payment", lines, 2, payments=[row]) == {}
    assert wrong("record_payment", lines, 2, payments=[{**row, "amount": str(line.amount + 1)}])
    assert owed(paid(lines, 2), 2) == 0
    assert "没有尚未到账" in refusal("record_payment", paid(lines, 2), 2)


@pytest.mark.parametrize("lines", [IN_FORCE, CLOSED])
def test_a_breach_leads_to_enforcement_and_to_nothing_else(lines: list[Line]) -> None:
    assert refusal("record_review_breach", lines, 2) == ""
    assert refusal("enforce_agreement", lines, 2) == ""
    where = at(lines, 2)
    assert [*told_of(where)] == [ENFORCE]
    assert [*told_of(at(lines, 1))] == [ENFORCE]
    assert "没有超过履行期限" in refusal("record_review_breach", paid(lines, 2), 2)


def test_a_confirmed_agreement_is_enforced_by_its_ruling_and_a_bare_one_arbitrated() -> None:
    confirmed = at([*TO_COURT, (2, "court_accepts", "2026-03-11", {}), (2, "court_confirms", "2026-03-20", {})], 1)
    assert [*told_of(confirmed)] == [ENFORCE_CONFIRMED]
    for lines in (AGREED, APPLIED, MADE):
        assert ARBITRATE in told_of(at(lines, 1))


def test_performance_is_confirmed_once_and_only_when_all_is_paid() -> None:
    assert "没有到账" in refusal("confirm_review_performance", IN_FORCE, 2)
    done = paid(IN_FORCE, 2)
    assert refusal("confirm_review_performance", done, 2) == ""
    performed: list[Line] = [*done, (2, "confirm_review_performance", "2026-04-02", {})]
    assert "已经登记" in refusal("confirm_review_performance", performed, 2)
    assert latest(performed).state == "in_force"


def test_a_review_without_a_letter_has_nothing_to_perform() -> None:
    for step in ("record_review_breach", "confirm_review_performance"):
        assert "没有经双方签收" in refusal(step, REFUSED, 2)
    assert "没有尚未到账" in refusal("record_payment", REFUSED, 2)

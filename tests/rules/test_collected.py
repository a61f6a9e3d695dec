"""What a court collected is booked on the lines that it enforced, and noted by nobody once more."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date
from typing import Any

import pytest

from mediation.rules.entries import entry_of
from mediation.rules.facts import CaseFacts
from mediation.rules.lifecycle import STEPS, Situation, replay, wrong_answers
from mediation.rules.steps.collected import enforced_lines
from tests.rules.cases.court import COURT, ENFORCING, entries
from tests.rules.cases.hearing import REFERENCE
from tests.rules.cases.one_debt import Chain, owed

BOTH = [*ENFORCING[:-2], ("apply_enforcement", "2026-11-02", {"served": "award_final", "parties": [1, 2], **COURT}), ENFORCING[-1]]
ENDS = STEPS["end_enforcement"]


def ended(lines: list[Any], **given: Any) -> tuple[dict[str, str], CaseFacts]:
    """The faults of ending the enforcement so, and the case after it."""
    before = entries(*lines)
    where = Situation(known := replay(before), known.proceedings[2], date(2026, 11, 20), REFERENCE)
    form = ENDS.asks.model_validate({"on": "2026-11-20", "how": "done", "content": "到位", **given})
    faults = wrong_answers(ENDS, where, form)
    assert ENDS.completes is not None
    kept = form if faults else ENDS.completes(where, form)
    entry = entry_of(len(before) + 1, ENDS.name, 2, date(2026, 11, 20), kept.model_dump(mode="json", exclude={"on"}))
    return faults, replay([*before, entry])


def unpaid(known: CaseFacts) -> dict[int, str]:
    return {line.payee: str(line.unpaid) for line in known.promises.values()}


def test_CPL_247_what_came_is_booked_on_the_creditor_s_line_and_on_nobody_else_s() -> None:
    faults, known = ended(ENFORCING, received="24000.00")
    assert faults == {}
    assert unpaid(known) == {1: "0.00", 2: "200.00"}
    assert [(str(each.on), each.proof) for each in known.promises[1].payments] == [("2026-11-20", "法院执行到位")]


@pytest.mark.parametrize(("received", "left"), [("10000.00", "14000.00"), ("24500.00", "0.00")])
def test_a_part_reduces_it_and_interest_beyond_it_is_on_no_line(received: str, left: str) -> None:
    assert unpaid(ended(ENFORCING, received=received)[1])[1] == left


def test_CPLI_508_of_several_creditors_it_is_asked_who_got_how_much_where_it_does_not_suffice() -> None:
    assert "按法院的分配逐行写明" in ended(BOTH, received="10000.00")[0]["payments"]
    rows = [{"promise": 1, "amount": "9920.00"}, {"promise": 2, "amount": "80.00"}]
    faults, known = ended(BOTH, received="10000.00", payments=rows)
    assert faults == {}
    assert unpaid(known) == {1: "14080.00", 2: "120.00"}
    assert unpaid(ended(BOTH, received="24200.00")[1]) == {1: "0.00", 2: "0.00"}


def test_what_is_said_line_by_line_is_neither_more_than_came_nor_more_than_is_owed() -> None:
    assert "多于执行到位金额 100.00 元" in ended(BOTH, received="100.00", payments=[{"promise": 2, "amount": "150.00"}])[0]["payments"]
    assert "只欠 200.00 元" in ended(BOTH, received="900.00", payments=[{"promise": 2, "amount": "900.00"}])[0]["payments.0.amount"]
    assert "payments.0.promise" in ended(ENFORCING, payments=[{"promise": 2, "full": True}])[0], "he did not apply"


def test_an_end_of_before_that_names_no_lines_books_nothing() -> None:
    old = entry_of(len(ENFORCING) + 1, ENDS.name, 2, date(2026, 11, 20), {"how": "done", "received": "24000.00", "content": "到位"})
    assert unpaid(replay([*entries(*ENFORCING), old])) == {1: "24000.00", 2: "200.00"}


def test_money_collected_on_an_award_is_of_the_order_before_it_too() -> None:
    chain = Chain()
    chain.order()
    here = chain.to("hand_to_arbitration")
    chain.award(here, "8500.00")
    chain.do("apply_enforcement", here, served="award_final", parties=[1], **COURT)
    court = len(chain.known.proceedings)
    chain.do("docket_enforcement", court, court_number="（2026）闽0582执1号", used={"docket": "（2026）闽0582执1号"})
    (line,) = enforced_lines(chain.known, chain.known.proceedings[court])
    rows = [{"promise": line.number, "amount": "8500.00"}]
    chain.do("end_enforcement", court, how="done", received="8500.00", payments=rows, content="到位")
    assert owed(chain.known) == 0

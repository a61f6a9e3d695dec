"""From one proceeding to the next (衔接): who goes on with which claims, and what is kept on a claim wherever it goes."""

from datetime import date
from typing import Any

import pytest

from mediation.rules import lifecycle
from mediation.rules.entries import entry_of
from mediation.rules.facts import CaseFacts
from mediation.rules.lifecycle import STEPS, Situation, replay
from mediation.rules.step import Reference
from tests.scenes import COMPANY, person

from .journal import CALENDAR

APPLICATION: dict[str, Any] = {
    "cause": "02", "story": "拖欠工资", "manner": "written", "source": "walk_in", "used": {"unit": "town"}, "green_channel": True,
    "applicants": [person(1), person(2)], "respondents": [COMPANY],
    "claims": [{"claimant": 1, "item": "wages", "amount": "100.00"}, {"claimant": 2, "item": "relation", "detail": "自三月起"}],
}
FAILED = [("register", 1, APPLICATION), ("accept_mediation", 1, {}), ("fail_mediation", 1, {"ground": "unwilling"})]
Line = tuple[str, int, dict[str, Any]]


def facts(*lines: Line) -> CaseFacts:
    return replay(
        entry_of(seq, step, number, date(2026, 3, 1 + seq), given) for seq, (step, number, given) in enumerate(lines, 1)
    )


def going(parties: list[int], claims: list[int]) -> Line:
    return "apply_arbitration", 1, {"parties": parties, "claims": claims, "used": {"unit": "office"}}


def wrong(lines: list[Line], **given: Any) -> dict[str, str]:
    known = facts(*lines)
    where = Situation(known, known.proceedings[1], date(2026, 3, 20), Reference(CALENDAR))
    form = STEPS["apply_arbitration"].asks.model_validate({"on": "2026-03-20", **given})
    return lifecycle.wrong_answers(STEPS["apply_arbitration"], where, form)


def test_the_application_is_the_case() -> None:
    known = facts(FAILED[0])
    assert [(p.name, p.is_person) for p in known.parties.values()] == [
        (person(1)["name"], True),
        (person(2)["name"], True),
        (COMPANY["name"], False),
    ]
    assert [(c.claimant, c.item, str(c.amount), c.detail) for c in known.claims.values()] == [
        (1, "wages", "100.00", ""),
        (2, "relation", "None", "自三月起"),
    ]
    assert (known.cause, known.story, known.green_channel) == ("02", "拖欠工资", True)
    assert (known.proceedings[1].parties, known.proceedings[1].claims) == ((1, 2, 3), (1, 2))


@pytest.mark.parametrize(
    ("parties", "claims", "fits"),
    [([1], [1], True), ([2], [2], True), ([1, 2], [1, 2], True), ([1], [2], False), ([1], [1, 2], False)],
)
def test_a_claim_travels_with_its_claimant(parties: list[int], claims: list[int], fits: bool) -> None:
    assert (wrong(FAILED, parties=parties, claims=claims) == {}) == fits


def test_some_go_first_and_the_others_later_but_nobody_twice() -> None:
    one = [*FAILED, going([1], [1])]
    assert "已经申请仲裁" in wrong(one, parties=[1], claims=[1])["claims"]
    assert wrong(one, parties=[2], claims=[2]) == {}
    known = facts(*one, going([2], [2]))
    assert [(p.parties, p.claims, p.came_from) for p in known.proceedings.values()] == [
        ((1, 2, 3), (1, 2), None),
        ((1, 3), (1,), 1),
        ((2, 3), (2,), 1),
    ]
    for lines, left in ((one, True), ([*one, going([2], [2])], False)):
        after = facts(*lines)
        where = Situation(after, after.proceedings[1], date(2026, 3, 20), Reference(CALENDAR))
        assert (lifecycle.refusal(STEPS["apply_arbitration"], where) is None) == left


def kept(number: int, calculator: str, amount: str) -> Line:
    used = {"amount": amount, "lines": [f"= {amount} 元"], "parameters": [], "notes": []}
    return "record_calculation", number, {"claim": 1, "calculator": calculator, "inputs": "{}", "used": used}


def test_the_newest_result_of_each_calculator_in_each_proceeding_stands_on_the_claim() -> None:
    lines = [
        FAILED[0], kept(1, "arrears", "90.00"), kept(1, "arrears", "100.00"), kept(1, "overtime", "7.00"), *FAILED[1:],
        going([1], [1]), kept(2, "arrears", "80.00"),
    ]
    found = facts(*lines).claims[1].worked_out
    assert [(each.proceeding, str(each.amount)) for each in found] == [(1, "100.00"), (1, "7.00"), (2, "80.00")]

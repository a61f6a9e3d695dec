"""A broken agreement that went to arbitration and came out of it with nothing said: it is owed as before, and may be asked for again."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

import pytest

from mediation.rules import lifecycle
from mediation.rules.lifecycle import STEPS
from mediation.rules.steps.agreed_sums import waiting
from mediation.rules.steps.disputed import in_dispute, why_not
from mediation.rules.steps.still_to_come import still_to_come, waited_for
from tests.rules.cases.mediation import Line, agreed, at

OFFICE: dict[str, Any] = {"used": {"unit": "office"}}
BROKEN = agreed("wages", "severance")
BY_CLAIM: Line = ("apply_arbitration", "2026-03-12", {"parties": [1], "claims": [1, 2], **OFFICE})
BY_LINE: Line = (
    "arbitrate_agreement", "2026-03-12",
    {"parties": [1], "sums": [{"promise": 1, "amount": "100.00"}, {"promise": 2, "amount": "100.00"}], **OFFICE},
)  # fmt: skip
ACCEPTED: Line = ("accept_arbitration", "2026-03-13", {"in": 2})


def withdrawn(settled: bool = False) -> Line:
    return "withdraw_arbitration", "2026-03-17", {"in": 2, "settled_privately": settled, "reason": "略"}


REFUSED: Line = ("refuse_arbitration", "2026-03-13", {"in": 2, "ground": "scope", "reason": "略"})
SCHEDULED: list[Line] = [
    ACCEPTED, ("form_tribunal", "2026-03-14", {"in": 2, "presiding": "judge", "clerk": "clerk"}),
    ("set_hearing", "2026-03-14", {"in": 2, "hearing_on": "2026-03-17", "starts": "09:00", "place": "庭", "public": True}),
]  # fmt: skip
DEEMED: Line = ("deem_withdrawn", "2026-03-17", {"in": 2, "absence": "stayed_away", "reason": "略"})


def owed(*lines: Line) -> list[int]:
    """The lines for which somebody waits, on the desk and in the counts."""
    where = at([*BROKEN, *lines])
    found = [line.number for line in still_to_come(where.case, where.here)]
    assert found == sorted(waited_for(where.case))
    return found


@pytest.mark.parametrize("gone", [BY_CLAIM, BY_LINE])
@pytest.mark.parametrize(
    ("ended", "open_"),
    [
        ([], False), ([ACCEPTED], False), ([ACCEPTED, withdrawn()], True), ([withdrawn()], True),
        ([ACCEPTED, withdrawn(settled=True)], False), ([REFUSED], True), ([*SCHEDULED, DEEMED], True),
    ],
)  # fmt: skip
def test_R33_35_what_a_withdrawn_arbitration_said_nothing_of_is_owed_as_before(gone: Line, ended: list[Line], open_: bool) -> None:
    assert owed(gone, *ended) == ([1, 2] if open_ else [])


@pytest.mark.parametrize("gone", [BY_CLAIM, BY_LINE])
@pytest.mark.parametrize(
    ("ended", "again"), [([ACCEPTED], False), ([ACCEPTED, withdrawn()], True), ([*SCHEDULED, DEEMED], False), ([REFUSED], False)]
)
def test_R33_35_who_withdrew_may_apply_again_and_who_stayed_away_may_not(gone: Line, ended: list[Line], again: bool) -> None:
    """办案规则 第39条: 按撤回; 第34条: 不予受理."""
    where = at([*BROKEN, gone, *ended])
    assert in_dispute(where) == ([1, 2] if again else [])
    by_line = [line.number for line in waiting(where)]
    assert by_line == ([1, 2] if again or (gone is BY_CLAIM and ended != [ACCEPTED]) else [])
    if gone is BY_CLAIM and ended[-1] is DEEMED:
        assert "第39条" in why_not(where, 1)


def test_R33_35_the_claims_go_on_again_from_the_mediation_without_being_typed_anew() -> None:
    where = at([*BROKEN, BY_CLAIM, ACCEPTED, withdrawn()])
    step = STEPS["apply_arbitration"]
    offered = lifecycle.suggested(step, where)
    assert (offered["parties"], offered["claims"]) == ([1], [1, 2])
    form = step.asks.model_validate({"on": "2026-03-20", **offered})
    assert lifecycle.refusal(step, where) is None
    assert lifecycle.wrong_answers(step, where, form) == {}
    again: Line = ("apply_arbitration", "2026-03-20", {"parties": [1], "claims": [1, 2], **OFFICE})
    assert owed(BY_CLAIM, ACCEPTED, withdrawn(), again) == []


def test_R33_35_of_two_who_applied_what_the_one_withdrew_is_owed_as_before_and_the_other_s_is_heard() -> None:
    both = {**BROKEN[0][2], "claims": [{"claimant": n, "item": "wages", "amount": "100.00"} for n in (1, 2)]}
    lines = [{"payee": n, "claim": n, "amount": "100.00", "due_on": "2026-03-10"} for n in (1, 2)]
    agreed_on: list[Line] = [
        ("register", "2026-03-02", both), *BROKEN[1:-2], ("reach_agreement", "2026-03-05", {"promises": lines}), BROKEN[-1],
        ("apply_arbitration", "2026-03-12", {"parties": [1, 2], "claims": [1, 2], **OFFICE}), ACCEPTED,
    ]  # fmt: skip
    where = at([*agreed_on, ("withdraw_part", "2026-03-17", {"in": 2, "parties": [1], "settled_privately": False})])
    assert [line.number for line in still_to_come(where.case, where.here)] == [1]
    assert in_dispute(where) == [1]

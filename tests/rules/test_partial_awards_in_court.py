"""An award made beforehand (先行裁决): put in force, sued on, set aside and enforced by itself while the rest is pending (第43条第2款)."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.rules.codes import Kind
from mediation.rules.lifecycle import doubted, leads_on, replay, suggested
from mediation.rules.steps import STEPS
from tests.rules.cases.court import COURT, effect, entries, refused, situation, wrong
from tests.rules.cases.hearing import HEARD, SCHEDULED, Line, award, told

FINAL_PART: list[Line] = [
    *HEARD,
    award("2026-10-13", (1, "24000.00"), step="award_part"),
    told("2026-10-14", 1, 2, 3, document="partial_award_final"),
]
NON_FINAL_PART: list[Line] = [
    *HEARD,
    award("2026-10-13", (3, "60000.00"), step="award_part"),
    told("2026-10-14", 1, 2, 3, document="partial_award_nonfinal"),
]
SUSPENDED: Line = ("suspend", "2026-10-16", {"ground": "other", "reason": "等待结果"})
SETTLED: Line = (
    "settle", "2026-10-16", {"promises": [{"payee": 2, "claim": 2, "amount": "9.00", "due_on": "2026-10-30"}]},
)
IN_FORCE: Line = ("confirm_effect", "2026-10-13", {"served": "partial_award_final", "parties": [1], "perform_until": "2026-10-23"})


@pytest.mark.parametrize("since", [[], [SUSPENDED], [SETTLED]], ids=["heard", "suspended", "settled"])
def test_LMAA_43_2_a_partial_award_is_put_in_force_and_enforced_whatever_becomes_of_the_rest(since: list[Line]) -> None:
    where = situation(*FINAL_PART, *since)
    assert refused("confirm_effect", where) == ""
    offered = suggested(STEPS["confirm_effect"], where)
    assert (offered["served"], offered["on"]) == ("partial_award_final", "2026-10-13")
    assert wrong("confirm_effect", where, **{**offered, "parties": [1]}) == {}
    assert refused("apply_enforcement", situation(*FINAL_PART, *since, IN_FORCE)) == ""


@pytest.mark.parametrize("since", [[], [SUSPENDED], [SETTLED]], ids=["heard", "suspended", "settled"])
def test_LMAA_48_49_50_a_partial_award_is_sued_on_and_attacked_while_the_rest_is_pending(since: list[Line]) -> None:
    final, other = situation(*FINAL_PART, *since), situation(*NON_FINAL_PART, *since)
    assert refused("lodge_suit", final) == refused("lodge_suit", other) == refused("apply_set_aside", final) == ""
    assert "没有终局裁决" in refused("apply_set_aside", other)
    assert wrong("lodge_suit", other, on="2026-10-20", served="partial_award_nonfinal", parties=[3], court="某院") == {}
    assert effect("partial_award_nonfinal", 1, *NON_FINAL_PART, *since) == "2026-10-30"
    sued: Line = ("lodge_suit", "2026-10-20", {"served": "partial_award_nonfinal", "parties": [3], **COURT})
    assert effect("partial_award_nonfinal", 1, *NON_FINAL_PART, *since, sued) == ""


@pytest.mark.parametrize(("parties", "named"), [([1], ""), ([2], "周某2"), ([1, 2], "周某2"), ([3], "")])
def test_LMAA_43_50_who_sues_against_an_award_that_decides_nothing_of_his_is_asked_about(parties: list[int], named: str) -> None:
    """What is awarded beforehand is the first worker's; the second's 200 元 are decided later."""
    given = {"on": "2026-10-28", "parties": parties, "court": "某院"}
    step, part = STEPS["lodge_suit"], situation(*NON_FINAL_PART)
    said = doubted(step, part, step.asks.model_validate({**given, "served": "partial_award_nonfinal"})).get("parties", "")
    assert (f"没有裁决{named}的请求" in said) if named else not said
    last = situation(*NON_FINAL_PART, award("2026-10-21", (1, "24000.00"), (2, "200.00")))
    assert "parties" not in doubted(step, last, step.asks.model_validate({**given, "served": "award_final"}))


def test_LMAA_43_2_without_an_award_there_is_nothing_to_sue_on_or_to_enforce() -> None:
    for step in ("lodge_suit", "apply_set_aside", "confirm_effect", "apply_enforcement"):
        assert refused(step, situation(*SCHEDULED))


def test_LMAA_43_2_what_is_still_to_be_decided_does_not_go_to_the_court() -> None:
    sued: Line = ("lodge_suit", "2026-10-20", {"served": "partial_award_nonfinal", "parties": [3], **COURT})
    opened = replay(entries(*NON_FINAL_PART, sued)).proceedings[2]
    assert (opened.kind, opened.claims) == (Kind.SUIT, (3,))
    assert refused("award", situation(*NON_FINAL_PART, sued)) == refused("award", situation(*NON_FINAL_PART)) == ""


def test_LMAA_49_3_setting_the_partial_award_aside_leaves_the_last_one() -> None:
    asked: Line = ("apply_set_aside", "2026-10-20", {"served": "partial_award_final", "parties": [3], **COURT})
    ruled: Line = ("decide_suit", "2026-11-20", {"in": 2, "ruling": "set_aside", "content": "撤销"})
    rest = award("2026-10-21", (2, "200.00"), (3, None))
    for lines in ([asked, rest], [rest, asked]):
        known = replay(entries(*FINAL_PART, *lines, ("docket_suit", "2026-10-30", {"in": 2}), ruled))
        assert [promise.claim for promise in known.promises.values()] == [2]


@pytest.mark.parametrize("since", [[], [SUSPENDED], [SETTLED]], ids=["heard", "suspended", "settled"])
def test_LMAA_43_2_what_was_awarded_beforehand_is_paid_while_the_rest_is_heard(since: list[Line]) -> None:
    lines = [*FINAL_PART, *since, IN_FORCE]
    where = situation(*lines)
    assert refused("record_payment", where) == ""
    assert suggested(STEPS["record_payment"], where)["payments"][0] == {"promise": 1, "full": False}
    paid: Line = ("record_payment", "2026-10-19", {"payments": [{"promise": 1, "amount": "24000.00"}]})
    assert [str(line.unpaid) for line in situation(*lines, paid).case.promises.values() if line.claim == 1] == ["0.00"]
    assert leads_on(STEPS["record_payment"], where) is bool(since == [SETTLED]), "the trial comes first while there is one"


def test_LMAA_43_2_before_anything_was_awarded_there_is_nothing_to_pay() -> None:
    assert refused("record_payment", situation(*HEARD)) == "没有尚未到账的款项。"

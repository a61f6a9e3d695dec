"""When a file is closed (结案): everybody has the result, what is owed is explained, the file is kept; and what is corrected."""

from typing import Any

import pytest

from mediation.rules import lifecycle
from mediation.rules.roles import Role
from tests.rules.cases.changes import FACTORY, changed, heir, unit
from tests.rules.cases.court import FINAL, NON_FINAL, SPLIT, refused, situation, wrong
from tests.rules.cases.hearing import HEARD, SCHEDULED, Line, award, told
from tests.scenes import person

PROMISE = {"payee": 1, "claim": 1, "amount": "9.00", "due_on": "2026-10-30"}
SETTLED: Line = ("settle", "2026-10-13", {"promises": [PROMISE]})
PARTLY: Line = ("settle_part", "2026-10-13", {"claims": [2], "promises": [{**PROMISE, "payee": 2, "claim": 2}]})
SIGNED: Line = ("serve", "2026-10-13", {"served": "partial_settlement", "parties": [1, 2, 3]})
ABSENT: Line = ("deem_withdrawn", "2026-10-12", {"absence": "stayed_away", "reason": "没有到庭"})
TERMINATED: Line = ("terminate_arbitration", "2026-10-26", {"court": "某院", "court_number": "9号"})
REST = award("2026-10-20", (1, "24000.00"), (3, None))


@pytest.mark.parametrize(
    ("lines", "papers"),
    [
        ([*HEARD, FINAL], ["award_final"]),
        ([*HEARD, NON_FINAL], ["award_nonfinal"]),
        ([*HEARD, SPLIT], ["award_final", "award_nonfinal"]),
        ([*HEARD, SETTLED], ["settlement"]),
        ([*HEARD, PARTLY, REST], ["partial_settlement", "award_final"]),
        ([*SCHEDULED, told("2026-09-29", 1, 2, 3), ABSENT], ["default_decision"]),
        ([*HEARD, TERMINATED], ["termination_decision"]),
        ([*HEARD, ("withdraw_arbitration", "2026-10-13", {"settled_privately": False})], []),
    ],
    ids=lambda value: ",".join(value) if value and isinstance(value[0], str) else "",
)
def test_a_case_is_closed_when_everybody_has_every_result(lines: list[Line], papers: list[str]) -> None:
    for missing in papers:
        some = [told("2026-11-02", 1, 2, 3, document=paper) for paper in papers if paper != missing]
        assert "还没有送达" in refused("close_arbitration", situation(*lines, *some))
        assert "还没有送达" in refused(
            "close_arbitration", situation(*lines, *some, told("2026-11-02", 1, 2, document=missing))
        )
    everything = [told("2026-11-02", 1, 2, 3, document=paper) for paper in papers]
    assert refused("close_arbitration", situation(*lines, *everything)) == ""


def test_R33_54_what_sets_an_award_right_is_served_before_the_file_is_closed() -> None:  # noqa: N802
    """Of one force with the award: the file was closed with 60,000 元 in everybody's hands where 66,000 had been meant."""
    made = [*HEARD, FINAL, told("2026-11-02", 1, 2, 3, document="award_final")]
    right: Line = ("rectify_award", "2026-11-03", {"document": "award_final", "what": "wording", "wrong": "甲", "right": "乙"})
    for step in ("close_arbitration", "propose_closing"):
        assert "裁决书补正决定书还没有送达周某1、周某2、某鞋业有限公司" in refused(step, situation(*made, right))
    some = [*made, right, told("2026-11-04", 1, 3, document="award_correction")]
    assert "裁决书补正决定书还没有送达周某2，" in refused("close_arbitration", situation(*some))
    every = [*some, told("2026-11-05", 2, document="award_correction")]
    assert refused("close_arbitration", situation(*every)) == ""
    assert "还没有送达" in refused("close_arbitration", situation(*every, right)), "a second one is another"


@pytest.mark.parametrize(("lines", "years"), [([*HEARD, FINAL], 10), ([*HEARD, SETTLED], 5)])
def test_F_01_the_file_is_kept_long_enough_and_money_outstanding_is_explained(lines: list[Line], years: int) -> None:  # noqa: N802
    where, usual = situation(*lines), {"on": "2026-11-10", "note": "已申请执行"}
    assert "keep_until" in wrong("close_arbitration", where, **usual, keep_until=f"{2026 + years}-12-30")
    assert wrong("close_arbitration", where, **usual, keep_until=f"{2026 + years}-12-31") == {}
    assert wrong("close_arbitration", where, **usual) == {}
    assert "没有到账" in wrong("close_arbitration", where, on="2026-11-10")["note"]


FILED_ALL = [told("2026-11-02", 1, 2, 3, document="award_final")]
LONGER: Line = ("extend_arbitration", "2026-10-13", {"days": 10, "reason": "案情复杂"})
CLOSE = {"on": "2026-11-10", "note": "已申请执行"}


def asked_at_closing(*lines: Line) -> str:
    """What is asked back when the case is closed; '' where nothing is."""
    step = lifecycle.STEPS["close_arbitration"]
    return lifecycle.doubted(step, situation(*lines), step.asks.model_validate(CLOSE)).get("note", "")


def test_r33_20_a_paper_that_was_served_on_nobody_is_asked_back_at_the_closing_and_no_refusal() -> None:
    left = [*HEARD, LONGER, FINAL, *FILED_ALL]
    assert "《延期审理通知书》（2026-10-13）" in asked_at_closing(*left)
    assert refused("close_arbitration", situation(*left)) == ""
    assert wrong("close_arbitration", situation(*left), **CLOSE) == {}
    served = [*HEARD, LONGER, told("2026-10-14", 1, 2, 3, document="extension_notice"), FINAL, *FILED_ALL]
    assert "延期审理" not in asked_at_closing(*served)
    proposing = lifecycle.STEPS["propose_closing"]
    opinion = proposing.asks.model_validate({"on": CLOSE["on"], "opinion": "已经审结"})
    assert "《延期审理通知书》" in lifecycle.doubted(proposing, situation(*left), opinion)["opinion"], "who proposes it can mend it"


def test_r33_20_a_paper_drawn_up_anew_is_asked_back_though_its_first_was_served() -> None:
    held: Line = ("suspend", "2026-10-13", {"reason": "等待工伤认定", "ground": "appraisal"})
    first = [*HEARD, held, told("2026-10-14", 1, 2, 3, document="suspension_notice"), ("resume", "2026-10-15", {})]
    assert "《恢复审理通知书》" in asked_at_closing(*first)
    assert "中止审理" not in asked_at_closing(*first)
    again: Line = (held[0], "2026-10-16", held[2])  # type: ignore[misc]
    assert "《中止审理通知书》（2026-10-16）" in asked_at_closing(*first, again)


def test_r33_38_a_call_to_a_sitting_that_was_not_held_is_asked_after_by_nobody() -> None:
    """It calls to nothing; the sitting that was held had its notice, or that is asked back."""
    withdrawn: Line = ("withdraw_arbitration", "2026-10-09", {"settled_privately": False})
    assert "开庭通知书" not in asked_at_closing(*SCHEDULED, withdrawn)
    assert "准予撤回决定书" in asked_at_closing(*SCHEDULED, withdrawn)


def test_r33_20_a_change_of_a_party_that_brings_nobody_in_draws_up_no_notice_to_respond() -> None:
    """What was renamed answers no second time, and an heir of the applicants never; who comes in as a respondent does."""
    renamed = changed("2026-10-13", "renamed", FACTORY, new_name="新名公司")
    inherited = changed("2026-10-13", "died", 1, heir(41))
    instead = changed("2026-10-13", "replaced", FACTORY, unit("真正公司"))
    for change in (renamed, inherited):
        assert "《变更当事人通知书》" in asked_at_closing(*HEARD, change)
        assert "应诉通知书" not in asked_at_closing(*HEARD, change)
    assert "《应诉通知书及申请书副本》（2026-10-13）" in asked_at_closing(*HEARD, instead)


# --- 更正 -------------------------------------------------------------------------------------------------------

LODGED: Line = (
    "lodge_suit",
    "2026-10-26",
    {"served": "award_final", "parties": [1], "court": "某院", "used": {"unit": "office"}},
)


@pytest.mark.parametrize(
    ("entry", "action", "new_on", "fault"),
    [
        (2, "strike", None, None),
        (1, "strike", None, "entry"),
        (77, "strike", None, "entry"),
        (len(HEARD) + 2, "strike", None, "entry"),  # it opened the suit
        (2, "redate", None, "new_on"),
        (2, "redate", "2026-08-31", "new_on"),
        (2, "redate", "2026-09-01", None),
        (1, "redate", "2026-09-02", None),
        (1, "redate", "2026-09-03", "new_on"),
        (1, "redate", "2026-08-01", None),
    ],
)
def test_what_can_be_corrected(entry: int, action: str, new_on: str | None, fault: str | None) -> None:
    given: dict[str, Any] = {"on": "2026-11-10", "entry": entry, "action": action, "new_on": new_on, "reason": "录入有误"}
    found = wrong("correct", situation(*HEARD, FINAL, LODGED), **given)
    assert set(found) == ({fault} if fault else set())


# --- another day ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "later"), [("2026-10-09", False), ("2026-10-12", False), ("2026-10-13", True)])
def test_a_postponed_hearing_is_on_a_later_day_even_where_an_earlier_one_leaves_time_for_notice(day: str, later: bool) -> None:
    asked: Line = ("request_postponement", "2026-09-21", {"parties": [1], "reason": "住院"})
    where = situation(*SCHEDULED, asked)
    found = wrong("postpone_hearing", where, on="2026-09-22", hearing_on=day, starts="09:00", place="一庭", reason="住院")
    assert ("hearing_on" not in found) == later


@pytest.mark.parametrize(
    ("before", "left"),
    [([], 3), ([PARTLY, SIGNED], 2), ([PARTLY, SIGNED, award("2026-10-14", (1, "24000.00"), step="award_part")], 1)],
)
def test_a_partial_award_leaves_something_to_the_award(before: list[Line], left: int) -> None:
    assert (refused("award_part", situation(*HEARD, *before)) == "") == (left > 1)
    assert refused("award", situation(*HEARD, *before)) == ""


@pytest.mark.parametrize(("reached", "names"), [([], "周某1、周某2、周某3等，"), ([1], "周某2、周某3、")])
def test_three_are_named_and_the_others_are_said_to_be_there(reached: list[int], names: str) -> None:
    filed: Line = ("file_arbitration", "2026-09-01", {**HEARD[0][2], "applicants": [person(n) for n in (1, 2, 3)]})
    on = [4 if n == 3 else n for n in (1, 2, 3)]
    lines = [filed, HEARD[1], told("2026-09-03", 4, document="respond_notice"), *HEARD[3:7], told("2026-09-29", *on), HEARD[-1]]
    said = refused("close_arbitration", situation(*lines, FINAL, told("2026-10-21", *reached, document="award_final")))
    assert names in said
    assert ("等" in said.partition("，")[0]) == (not reached)


@pytest.mark.parametrize(("reached", "first"), [([1, 2], "serve"), ([1, 2, 3], "close_arbitration")])
def test_what_somebody_waits_for_is_offered_first(reached: list[int], first: str) -> None:
    where = situation(*HEARD, FINAL, told("2026-10-21", *reached, document="award_final"))
    offered = [step.name for step in lifecycle.available(where, {Role.CLERK})]
    assert (offered[0] == "serve") == (first == "serve")
    assert "serve" in offered

"""Nobody stays away from a hearing that could not be held, nor before his request for another day is decided (按撤回处理)."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from tests.rules.cases.hearing import HEARING_DAY, HELD, SCHEDULED, SET, Line, award, refused, situation, told, wrong

AWAY = {"absence": "stayed_away", "reason": "没有到庭"}
TOLD = [*SCHEDULED, told("2026-09-29", 1, 2, 3)]
ASKED: Line = ("request_postponement", "2026-10-08", {"parties": [1], "reason": "10月12日手术"})
KEPT: Line = ("keep_hearing", "2026-10-09", {"reason": "理由不成立"})
OVERTIME = {"claimant": 1, "item": "overtime", "amount": "3000.00", "detail": ""}
ADDED: Line = ("change_claims", "2026-09-24", {"dropped": [], "added": [OVERTIME]})
GIVEN_UP: Line = ("shorten_answer", "2026-10-08", {"parties": [3], "proof": "书面确认"})
PART: Line = award("2026-10-13", (3, "60000.00"), step="award_part")
AGAIN: Line = ("set_hearing", "2026-10-14", {**SET[2], "hearing_on": "2026-10-26"})
THEIR_ABSENCE = ("deem_withdrawn", "deem_part_withdrawn")


@pytest.mark.parametrize("step", THEIR_ABSENCE)
def test_LMAA_36_R33_38_whether_the_hearing_is_on_another_day_is_decided_before_anybody_has_stayed_away(step: str) -> None:
    """The one who asked is to be operated on that day: his case ended for good while nobody had answered him."""
    assert "2026-10-08 提出的延期开庭请求还没有决定" in refused(step, situation(*TOLD, ASKED))
    assert refused(step, situation(*TOLD, ASKED, KEPT)) == ""


def test_LMAA_36_R33_38_the_rest_waits_for_the_same_answer() -> None:
    rest = [*TOLD, HELD, PART, AGAIN, told("2026-10-15", 1, 2, 3)]
    asked: Line = ("request_postponement", "2026-10-20", ASKED[2])
    assert "请先办理“准予延期”或者“不准延期”" in refused("deem_rest_withdrawn", situation(*rest, asked))
    assert refused("deem_rest_withdrawn", situation(*rest, asked, ("keep_hearing", "2026-10-21", KEPT[2]))) == ""


@pytest.mark.parametrize("step", THEIR_ABSENCE)
def test_LMAA_36_R33_39_nobody_is_absent_from_a_hearing_that_cannot_be_opened(step: str) -> None:
    """The claims were changed after the day was set: first the paper is owed, then its answer period runs over the day."""
    owed = refused(step, situation(*TOLD, ADDED))
    assert "某鞋业有限公司《变更仲裁请求受理通知书》" in owed
    assert "在此之前不能开庭，没有到庭的不能按撤回处理" in owed
    served = [*TOLD, ADDED, told("2026-09-28", 3, document="change_notice")]
    assert "在某鞋业有限公司的答辩期内（到 2026-10-16 届满）" in refused(step, situation(*served))
    assert refused(step, situation(*served, GIVEN_UP)) == ""


def test_LMAA_36_who_left_a_hearing_that_was_held_lawfully_left_it_whatever_came_later() -> None:
    """中途退庭: what another asks for after the sitting makes that sitting no other."""
    held: Line = ("hold_hearing", HEARING_DAY, {"attended": "周某2中途退庭", "mediated": True, "absent": [2]})
    later: Line = ("change_claims", "2026-10-13", ADDED[2])
    assert refused("deem_part_withdrawn", situation(*TOLD, held, later)) == ""


# --- 答辩期的放弃 ----------------------------------------------------------------------------------------------

SIMPLE: Line = ("simplify", "2026-09-04", {"ground": "clear", "no_bar": True, "reason": "争议不大"})
WAIVED: Line = ("shorten_answer", "2026-09-07", {"parties": [3], "proof": "笔录"})
SAME_DAY = {"on": "2026-09-07", "hearing_on": "2026-09-07", "starts": "15:00", "place": "一庭", "notice": "simplified"}


def test_R33_58_an_answer_period_that_was_given_up_leaves_the_very_day_for_the_hearing() -> None:
    lines = [*SCHEDULED[:-1], SIMPLE]
    assert "答辩期到 2026-09-17 才届满" in wrong("set_hearing", situation(*lines), **SAME_DAY)["hearing_on"]
    assert wrong("set_hearing", situation(*lines, WAIVED), **SAME_DAY) == {}
    fixed: Line = ("set_hearing", "2026-09-07", {k: v for k, v in SAME_DAY.items() if k != "on"})
    came = {"came": [1, 2, 3], "record": "略"}
    assert wrong("hold_hearing", situation(*lines, WAIVED, fixed), on="2026-09-07", **came) == {}


def test_R33_44_58_days_that_began_anew_since_were_not_given_up() -> None:
    added: Line = ("change_claims", "2026-09-08", ADDED[2])
    lines = [*SCHEDULED[:-1], SIMPLE, WAIVED, added, told("2026-09-09", 3, document="change_notice")]
    late = {**SAME_DAY, "on": "2026-09-10", "hearing_on": "2026-09-11"}
    assert "答辩期到 2026-09-22 才届满" in wrong("set_hearing", situation(*lines), **late)["hearing_on"]


# --- 到庭的人 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("absent", "there"), [([], "周某1、周某2"), ([2], "周某1"), ([3], "周某1、周某2"), ([1, 2], "")],
)
def test_LMAA_36_R33_39_whoever_came_to_the_hearing_does_not_lose_all_that_waits(absent: list[int], there: str) -> None:
    """Of two applicants one stayed away: his part ends, the case of the other does not."""
    held: Line = ("hold_hearing", HEARING_DAY, {**HELD[2], "came": [n for n in (1, 2, 3) if n not in absent], "absent": absent})
    where = situation(*TOLD, held)
    said = wrong("deem_withdrawn", where, **AWAY).get("absence", "")
    assert bool(said) is bool(there)
    assert f"没有把{there}记为无正当理由没有到庭" in said or not there
    assert ("请办理“部分按撤回处理”" in said) is (absent == [2])
    assert wrong("deem_withdrawn", where, absence="walked_out", reason="质证时自行离开") == {}, "who came can only have walked out"


def test_LMAA_36_R33_39_nor_what_waits_after_a_part_award() -> None:
    """What is left is the wages of both."""
    by: dict[int, Line] = {
        n: ("hold_hearing", HEARING_DAY, {**HELD[2], "came": [3 - n, 3], "absent": [n]}) for n in (1, 2)
    }
    assert "周某1" in wrong("deem_rest_withdrawn", situation(*TOLD, by[2], PART), **AWAY)["absence"]
    both: Line = ("hold_hearing", HEARING_DAY, {**HELD[2], "came": [3], "absent": [1, 2]})
    assert wrong("deem_rest_withdrawn", situation(*TOLD, both, PART), **AWAY) == {}
    mine: Line = award("2026-10-13", (1, "24000.00"), (3, "60000.00"), step="award_part")
    assert wrong("deem_rest_withdrawn", situation(*TOLD, by[2], mine), **AWAY) == {}, "only his claim waits who was not there"
    assert "周某2" in wrong("deem_rest_withdrawn", situation(*TOLD, by[1], mine), **AWAY)["absence"]

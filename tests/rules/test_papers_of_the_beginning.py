"""The papers of the beginning (受理、应诉、组庭通知书): whoever did not get his is not heard and not decided against, like a newcomer."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.rules.lifecycle import STEPS, suggested
from tests.rules.cases.changes import FACTORY, changed, heir
from tests.rules.cases.hearing import HEARD, SCHEDULED, SET, Line, refused, situation, told
from tests.scenes import person

ACCEPTED, TRIBUNAL = "acceptance_notice", "tribunal_notice"
BARE = [line for line in SCHEDULED if line[2].get("served") not in (ACCEPTED, TRIBUNAL)]
HELD = HEARD[-1]


def serving(*lines: Line) -> list[Line]:
    return [*BARE[:-1], *lines, SET, told("2026-09-29", 1, 2, FACTORY)]


@pytest.mark.parametrize(
    ("lines", "who"),
    [
        ([told("2026-09-04", 1, 2, FACTORY, document=TRIBUNAL)], "周某1、周某2《受理通知书》"),
        ([told("2026-09-04", 1, document=ACCEPTED), told("2026-09-04", 1, 2, FACTORY, document=TRIBUNAL)], "周某2《受理通知书》"),
        ([told("2026-09-04", 1, 2, document=ACCEPTED)], "周某1、周某2、某鞋业有限公司《组成仲裁庭通知书》"),
        ([told("2026-09-04", 1, 2, document=ACCEPTED), told("2026-09-04", 1, 2, document=TRIBUNAL)], "某鞋业有限公司《组成仲裁庭通知书》"),
    ],
)
def test_LMAA_30_32_who_did_not_get_his_paper_holds_up_hearing_and_award_and_it_is_named(lines: list[Line], who: str) -> None:
    assert f"还没有送达：{who}" in refused("hold_hearing", situation(*serving(*lines)))
    for step in ("award", "award_part"):
        assert f"还没有送达：{who}" in refused(step, situation(*serving(*lines), HELD))


def test_LMAA_30_32_service_of_what_lacks_is_offered_and_then_the_hearing_is_held() -> None:
    lines = serving(told("2026-09-04", 1, 2, document=ACCEPTED))
    assert suggested(STEPS["serve"], situation(*lines)) == {"served": TRIBUNAL, "parties": [1, 2, FACTORY]}
    assert refused("hold_hearing", situation(*lines, told("2026-09-29", 1, 2, FACTORY, document=TRIBUNAL))) == ""
    assert refused("award", situation(*HEARD)) == ""


def test_LMAA_32_who_takes_a_seat_later_is_told_of_too() -> None:
    """The parties may ask that he steps aside (第33条): they have to know of him."""
    new = {"seat": "presiding", "arbitrator": "judge2", "ground": "ill", "reason": "住院"}
    lines = [*SCHEDULED, told("2026-09-29", 1, 2, FACTORY), ("change_arbitrator", "2026-09-30", new)]
    assert "《组成仲裁庭通知书》" in refused("hold_hearing", situation(*lines))
    assert refused("hold_hearing", situation(*lines, told("2026-09-30", 1, 2, FACTORY, document=TRIBUNAL))) == ""


def test_R33_64_in_a_collective_dispute_one_notice_tells_of_all_of_it() -> None:
    many: Line = (*SCHEDULED[0][:2], {**SCHEDULED[0][2], "applicants": [person(n) for n in range(1, 13)]})
    three: Line = (*BARE[3][:2], {**BARE[3][2], "second": "judge2", "third": "judge3"})
    lines = [many, BARE[1], told("2026-09-03", 13, document="respond_notice"), three]
    notice: Line = ("notify_collective", "2026-09-22", {"representatives": [1, 2, 3]})
    at_once = told("2026-09-23", *range(1, 14), document="collective_notice")
    assert "受理通知书" in refused("hold_hearing", situation(*lines, SET))
    assert refused("hold_hearing", situation(*lines, SET, notice, at_once)) == ""


def test_LMAA_32_whoever_takes_the_place_of_one_who_was_told_needs_no_second_paper() -> None:
    dead = [*SCHEDULED, told("2026-09-29", 1, 2, FACTORY), changed("2026-09-30", "died", 1, heir(71))]
    assert "还没有送达" not in refused("hold_hearing", situation(*dead))

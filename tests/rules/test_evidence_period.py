"""The evidence period that the tribunal set (举证期限): a sitting within it is asked about, an award refused (办案规则 第15、44条)."""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.rules.lifecycle import STEPS, Situation, doubted, suggested
from tests.rules.cases.hearing import HEARD, HEARING_DAY, HELD, SCHEDULED, Line, refused, situation, told, wrong

FORMED = SCHEDULED[:-1]
AT = {"starts": "09:00", "place": "第一仲裁庭"}


def period(on: str, until: str, *parties: int, reason: str = "") -> Line:
    return "set_evidence_period", on, {"until": until, "parties": list(parties), "reason": reason}


def asked(step: str, where: Situation, **given: Any) -> dict[str, str]:
    return doubted(STEPS[step], where, STEPS[step].asks.model_validate({"on": where.today, **given}))


# The period's last day is a Saturday: it ends on Monday 2026-10-19.
LATE = period("2026-09-22", "2026-10-17", 1)


@pytest.mark.parametrize(("day", "asks"), [("2026-10-16", True), ("2026-10-19", True), ("2026-10-20", False)])
@pytest.mark.parametrize("step", ["set_hearing", "postpone_hearing"])
def test_R33_15_a_sitting_that_is_set_within_it_is_asked_about(step: str, day: str, asks: bool) -> None:
    where = situation(*FORMED, LATE)
    more = {"reason": "请求延期"} if step == "postpone_hearing" else {}
    says = asked(step, where, hearing_on=day, **more, **AT).get("hearing_on", "")
    assert ("到 2026-10-19" in says and "再次开庭" in says) is asks
    assert "hearing_on" not in wrong("set_hearing", where, on="2026-09-24", hearing_on=day, **AT), "asked, and not refused"


def test_R33_15_a_sitting_that_is_held_within_it_is_asked_about_and_names_whose_it_is() -> None:
    where = situation(*SCHEDULED, told("2026-09-29", 1, 2, 3), LATE)
    says = asked("hold_hearing", where, on=HEARING_DAY, **HELD[2])["on"]
    first, other = (where.case.parties[n].name for n in (1, 2))
    assert first in says
    assert other not in says
    assert "增加、变更请求（办案规则第15、44条）" in says


@pytest.mark.parametrize(("today", "open_"), [("2026-10-19", False), ("2026-10-20", True)])
@pytest.mark.parametrize("step", ["award", "award_part"])
def test_LMAA_49_an_award_waits_for_the_last_day_of_the_period(step: str, today: str, open_: bool) -> None:
    where = replace(situation(*HEARD, LATE), today=date.fromisoformat(today))
    said = refused(step, where)
    assert ("举证期限还没有届满" not in said) is open_
    assert open_ or "到 2026-10-19" in said


def test_R33_15_whoever_has_nothing_more_to_prove_ends_it_on_that_day_on_record() -> None:
    where = replace(situation(*HEARD, LATE), today=date(2026, 10, 13))
    given = {"on": "2026-10-13", "until": "2026-10-13", "parties": [1]}
    assert "举证完毕、同意缩短的凭证" in wrong("set_evidence_period", where, **given)["reason"]
    assert wrong("set_evidence_period", where, **given, reason="笔录第3页：举证完毕") == {}
    ended = replace(situation(*HEARD, LATE, period("2026-10-13", "2026-10-13", 1, reason="笔录第3页")), today=date(2026, 10, 13))
    assert "举证期限" not in refused("award", ended)


def test_R33_15_a_longer_period_needs_no_word_of_consent() -> None:
    assert wrong("set_evidence_period", situation(*FORMED, LATE), on="2026-09-24", until="2026-10-30", parties=[1]) == {}


def test_what_is_suggested_lies_after_the_evidence_period() -> None:
    where = replace(situation(*FORMED, LATE), today=date(2026, 9, 24))
    assert suggested(STEPS["set_hearing"], where)["hearing_on"] == "2026-10-20"
    request: Line = ("request_postponement", "2026-09-25", {"parties": [3], "reason": "出差"})
    later = replace(situation(*SCHEDULED, LATE, request), today=date(2026, 9, 28))
    assert suggested(STEPS["postpone_hearing"], later)["hearing_on"] == "2026-10-20"

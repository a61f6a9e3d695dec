"""Told, heard, decided: each unit has its own say before a decision, and several decisions stand beside each other."""

# ruff: noqa: N802 (tests are named after the ids of the limits and the articles)

from datetime import date, timedelta
from typing import Any

import pytest

from mediation.rules.codes import Kind
from mediation.rules.deadlines import clocks
from mediation.rules.lifecycle import STEPS, doubted, refusal, replay, suggested
from mediation.rules.steps.advance_notice import say_of
from tests.rules.cases.inspection import (
    COMPLAINT,
    FOUND,
    HEARD,
    NOTICE,
    SERVED,
    TOLD,
    WAIVED,
    standing,
    wrong,
)
from tests.rules.cases.lines import journal
from tests.scenes import COMPANY

from .journal import CALENDAR, CONTRACTOR, FACTORY, WORKER, Line, case_of, seen, service, stands

DOCKETED: list[Line] = [("receive_complaint", "2026-02-02"), ("docket_complaint", "2026-02-02"), ("finish_investigation", "2026-02-06")]
DECISION = {"facts": "属实", "articles": "第十八条", "decision": "支付"}
OFFERED = {**NOTICE, "hearing": True}


def clock(limit: str, *lines: Line, today: str, party: int | None = 2) -> tuple[str, str]:
    return stands(seen(Kind.INSPECTION, *DOCKETED, *lines, today=today, parties=(WORKER, FACTORY, CONTRACTOR))[limit, party])


def told(received: str, **more: Any) -> list[Line]:
    notice = {**OFFERED, "parties": [2], "say_within": 3, **more}
    return [("tell_before", "2026-02-06", notice), service("advance_notice", received, 2, step="serve_inspection")]


# --- the limits -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received", "speak", "ask"),
    [("2026-03-02", "2026-03-05", "2026-03-09"), ("2026-02-12", "2026-02-24", "2026-02-26"), ("2026-09-29", "2026-10-09", "2026-10-12")],
)
def test_L_21_and_L_22_run_from_each_units_receipt(received: str, speak: str, ask: str) -> None:
    day = date.fromisoformat(received)
    assert (CALENDAR.working_day_after(day, 3), CALENDAR.working_day_after(day, 5)) == (date.fromisoformat(speak), date.fromisoformat(ask))
    assert clock("L-21", *told(received), today=received) == (speak, "running")
    assert clock("L-22", *told(received), today=received) == (ask, "running")
    spoke: Line = ("hear_employer", speak, {"parties": [2], "how": "spoke"})
    assert clock("L-21", *told(received), spoke, today=speak) == (speak, "met")
    assert clock("L-22", *told(received), ("ask_penalty_hearing", ask, {"parties": [2]}), today=ask) == (ask, "met")
    waived: Line = ("hear_employer", speak, {"parties": [2], "how": "waived", "waives_hearing": True})
    assert clock("L-22", *told(received), waived, today=speak) == (ask, "lapsed")
    found = seen(Kind.INSPECTION, *DOCKETED, *told(received, hearing=False), today=received, parties=(WORKER, FACTORY, CONTRACTOR))
    assert ("L-22", 2) not in found
    assert ("L-21", 3) not in found


@pytest.mark.parametrize(
    ("docketed", "last"), [("2026-02-02", "2026-05-06"), ("2026-07-06", "2026-10-08"), ("2026-03-02", "2026-06-01")]
)
def test_L_23_a_penalty_is_decided_within_ninety_days_of_the_docketing(docketed: str, last: str) -> None:
    """2026-05-03 and 2026-10-04 are holidays, 2026-05-31 is a Sunday; only where a penalty is proposed (行政处罚法 第60条)."""
    lines: list[Line] = [("receive_complaint", docketed), ("docket_complaint", docketed)]

    def stands_at(proposed: str, *more: Line) -> Any:
        notice: Line = ("tell_before", docketed, {**NOTICE, "parties": [2], "proposed": proposed})
        return seen(Kind.INSPECTION, *lines, notice, *more, today=last).get(("L-23", None))

    assert stands(stands_at("penalty")) == (last, "running")
    assert stands(stands_at("both", ("decide_penalty", last))) == (last, "met")
    assert stands_at("handling") is None


# --- told and heard, per unit ----------------------------------------------------------------------------------

LABOUR = {**COMPANY, "name": "某劳务有限公司", "credit_code": None}
TWO = [("receive_complaint", {**COMPLAINT, "respondents": [COMPANY, LABOUR]}), *FOUND[1:]]


def both(*lines: Any) -> list[Any]:
    """The notice to both units, received by both."""
    got = {"served": "advance_notice", "parties": [3, 4], "method": "direct"}
    return [*TWO, ("tell_before", {**NOTICE, "parties": [3, 4]}), ("serve_inspection", got), *lines]


def test_LI_19_one_units_word_is_no_others() -> None:
    """2169: three employers were told that they had been heard where one had spoken."""
    one = both(("hear_employer", WAIVED))
    against_all = wrong("decide_handling", standing(*one), **DECISION)
    assert "还没有登记某劳务有限公司的陈述、申辩" in against_all["on"]
    assert wrong("decide_handling", standing(*one), **DECISION, units=[3]) == {}
    assert "还没有登记某劳务有限公司" in wrong("decide_handling", standing(*one), **DECISION, units=[4])["units"]
    everybody = both(("hear_employer", {**WAIVED, "parties": [3, 4]}))
    assert wrong("decide_handling", standing(*everybody), **DECISION) == {}


def test_APL_45_what_was_said_is_answered_and_kept_for_each() -> None:
    here = standing(*both())
    spoke = {"parties": [3], "how": "spoke", "statement": "已经补休"}
    assert "是否采纳" in wrong("hear_employer", here, **spoke)["taken_up"]
    assert "why" in wrong("hear_employer", here, **spoke, taken_up="not")
    assert wrong("hear_employer", here, **spoke, taken_up="not", why="没有补休记录") == {}
    assert "请选择是哪些单位" in wrong("hear_employer", here, how="waived", statement="放弃")["parties"]
    told_later = standing(*TWO, ("tell_before", NOTICE))
    assert "还没有收到事先告知书" in wrong("hear_employer", told_later, **WAIVED)["parties"]
    kept = standing(*both(("hear_employer", {**spoke, "taken_up": "not", "why": "没有记录"})))
    say = say_of(kept.here, 3)
    assert say.said is not None
    assert (say.said.answer("taken_up"), say.said.answer("why")) == ("not", "没有记录")
    assert say_of(kept.here, 4).said is None


def test_LI_19_APL_44_a_notice_of_a_penalty_takes_nothing_from_the_say_on_the_handling() -> None:
    """Told of the handling and heard, then told of a fine as well: the handling may be decided, the fine not before its own say."""
    handling, fine = {**NOTICE, "proposed": "handling", "fine": None, "content": "支付"}, {**NOTICE, "proposed": "penalty", "hearing": True}
    got = ("serve_inspection", {"served": "advance_notice", "parties": [3]})
    first = [*FOUND, ("tell_before", handling), got, ("hear_employer", WAIVED)]
    both_told = standing(*first, ("tell_before", fine), got)
    assert wrong("decide_handling", both_told, **DECISION) == {}
    assert suggested(STEPS["decide_handling"], both_told)["decision"] == "支付", "in the words of its own notice"
    assert refusal(STEPS["decide_handling"], both_told) is None
    assert "还没有登记" in (refusal(STEPS["decide_penalty"], both_told) or "")
    asked = standing(*first, ("tell_before", fine), got, ("ask_penalty_hearing", {"parties": [3]}))
    assert wrong("decide_handling", asked, **DECISION) == {}, "the hearing is on the fine"
    spoken = standing(*first, ("tell_before", fine), got, ("hear_employer", WAIVED))
    assert refusal(STEPS["decide_penalty"], spoken) is None


def test_L_21_two_notices_to_one_unit_have_each_its_days() -> None:
    got = [service("advance_notice", day, 2, step="serve_inspection") for day in ("2026-03-02", "2026-03-04")]
    lines: list[Line] = [
        ("tell_before", "2026-03-02", {**NOTICE, "parties": [2], "proposed": "handling", "say_within": 10}), got[0],
        ("tell_before", "2026-03-04", {**NOTICE, "parties": [2], "proposed": "penalty", "hearing": True}), got[1],
    ]  # fmt: skip
    case, here = case_of(Kind.INSPECTION, *DOCKETED, *lines, ("decide_handling", "2026-03-05"))
    found = [clock for clock in clocks(case, here, CALENDAR, date(2026, 3, 5)) if clock.limit in ("L-21", "L-22")]
    assert [(clock.limit, *stands(clock)) for clock in found] == [
        ("L-21", "2026-03-16", "lapsed"), ("L-21", "2026-03-09", "running"), ("L-22", "2026-03-11", "running"),
    ], "the handling that was decided leaves the fine its days, and only the fine's notice offers a hearing"  # fmt: skip


def test_APL_44_silence_shows_only_when_the_days_are_over() -> None:
    received = standing(*FOUND, *TOLD).here.entries[-1].on
    silent = {**WAIVED, "how": "silent"}
    last = CALENDAR.working_day_after(received, 3)
    early = standing(*FOUND, *TOLD, today=last)
    assert "才满" in wrong("hear_employer", early, **silent)["on"]
    assert wrong("hear_employer", early, **WAIVED) == {}
    after = standing(*FOUND, *TOLD, today=last + timedelta(days=1))
    assert wrong("hear_employer", after, **silent) == {}
    assert suggested(STEPS["hear_employer"], after)["statement"] == "期满没有提出陈述、申辩"
    assert "才满" in wrong("hear_employer", after, on=last.isoformat(), **silent)["on"], "judged as on its day"


def test_APL_45_nobody_is_fined_more_for_having_spoken() -> None:
    here = standing(*FOUND, *HEARD)
    fine = {**DECISION, "decision": "罚款"}
    assert "决定不能更重" in wrong("decide_penalty", here, **fine, fine="2000.01")["fine"]
    assert wrong("decide_penalty", here, **fine, fine="2000.00") == {}
    handling = [*FOUND, ("tell_before", {**NOTICE, "proposed": "handling", "fine": None}), *HEARD[1:]]
    assert "拟作行政处理" in wrong("decide_penalty", standing(*handling), **fine)["on"]


# --- the hearing ----------------------------------------------------------------------------------------------

GOT = ("serve_inspection", {"served": "advance_notice", "parties": [3], "method": "direct"})
SPOKE = ("hear_employer", {**WAIVED, "how": "spoke", "taken_up": "wholly", "waives_hearing": False})
ASKED = ("ask_penalty_hearing", {"parties": [3]})


def test_APL_63_a_large_fine_is_not_proposed_without_a_hearing() -> None:
    here = standing(*FOUND)
    assert "较大数额" in wrong("tell_before", here, **{**NOTICE, "fine": "10000.00"})["hearing"]
    assert wrong("tell_before", here, **{**OFFERED, "fine": "10000.00"}) == {}
    assert wrong("tell_before", here, **{**NOTICE, "fine": "9999.99"}) == {}


def test_APL_64_the_hearing_that_was_asked_for_comes_before_the_decision() -> None:
    offered = [*FOUND, ("tell_before", OFFERED), GOT, SPOKE]
    received = standing(*offered).here.received("advance_notice")[3]
    last = CALENDAR.working_day_after(received, 5)
    assert f"要求听证的期限到 {last} 才满" in wrong("decide_penalty", standing(*offered, today=last), **DECISION)["on"]
    late = standing(*offered, today=last + timedelta(days=1))
    assert wrong("decide_penalty", late, **DECISION) == {}
    assert "届满" in wrong("ask_penalty_hearing", late, parties=[3])["on"]
    assert wrong("ask_penalty_hearing", late, on=last.isoformat(), parties=[3]) == {}, "asked in time, and noted later"
    assert "没有收到告知听证权利" in wrong("ask_penalty_hearing", standing(*FOUND, *TOLD), parties=[3])["parties"]
    asked = [*offered, ASKED]
    assert "还没有举行" in wrong("decide_penalty", standing(*asked), **DECISION)["on"]
    call = {"parties": [3], "starts": "09:00", "place": "会议室", "chair": "许某"}
    here = standing(*asked)
    first = CALENDAR.working_day_after(here.today, 7)
    assert "七日" in wrong("call_penalty_hearing", here, **call, hearing_on=(first - timedelta(days=1)).isoformat())["hearing_on"]
    assert wrong("call_penalty_hearing", here, **call, hearing_on=first.isoformat()) == {}
    seats = {"first": "bob", "second": "carol", "used": {"names": {"first": "颜青", "second": "曾志伟"}}}
    assigned = standing(*asked, ("change_inspectors", seats))
    for investigator in ("颜青", "曾志伟"):
        said = wrong("call_penalty_hearing", assigned, **{**call, "chair": investigator}, hearing_on=first.isoformat())
        assert said == {"chair": f"{investigator}是本案的调查人员，不能主持听证：请填写本局指定的非本案调查人员（行政处罚法第64条）。"}
    assert wrong("call_penalty_hearing", assigned, **call, hearing_on=first.isoformat()) == {}
    called = [*asked, ("call_penalty_hearing", {**call, "hearing_on": "2026-04-10"})]
    assert "还没有送达" in (refusal(STEPS["hold_penalty_hearing"], standing(*called)) or "")
    announced = [*called, ("serve_inspection", {"served": "penalty_hearing_notice", "parties": [3], "method": "direct"})]
    held = {"parties": [3], "chair": "许某", "present": "代理人", "record": "质证", "report": "建议处罚"}
    assert "通知的听证日期" in wrong("hold_penalty_hearing", standing(*announced), **held)["on"]
    assert wrong("hold_penalty_hearing", standing(*announced, today=date(2026, 4, 10)), **held) == {}
    done = standing(*announced, ("hold_penalty_hearing", held))
    assert "法制审核" in wrong("decide_penalty", done, **DECISION)["reviewer"]
    assert wrong("decide_penalty", done, **DECISION, reviewer="郑某") == {}


def test_APL_57_58_a_large_fine_is_reviewed_and_discussed() -> None:
    here = standing(*FOUND, ("tell_before", {**OFFERED, "fine": "20000.00"}), *HEARD[1:])
    large = {**DECISION, "fine": "20000.00"}
    assert set(wrong("decide_penalty", here, **large)) == {"reviewer", "discussed_on"}
    assert wrong("decide_penalty", here, **large, reviewer="郑某", discussed_on=here.today.isoformat()) == {}


# --- several results ------------------------------------------------------------------------------------------

PAID = ("record_payment", {"payments": [{"promise": 1, "amount": "100.00"}]})


def test_LI_25_who_has_corrected_may_still_be_punished_and_the_first_result_counts() -> None:
    """使用童工规定 6: whether the child was sent home or not. The month in which the case was concluded stays as it was reported."""
    corrected = [*SERVED, PAID, ("confirm_corrected", {"verified": "已付"})]
    before = replay(journal(*corrected)).proceedings[1]
    assert refusal(STEPS["decide_penalty"], standing(*corrected, *HEARD)) is None
    after = replay(journal(*corrected, *HEARD, ("decide_penalty", {**DECISION, "fine": "2000.00"}))).proceedings[1]
    assert after.state == "decided"
    assert (after.outcome, after.concluded_on) == (before.outcome, before.concluded_on) == ("I10", before.entries[-1].on)


@pytest.mark.parametrize("first", ["decide_handling", "decide_penalty"])
def test_LI_18_handling_and_penalty_stand_beside_each_other_in_either_order(first: str) -> None:
    """第18条第1款第1、2项; a second of each kind is decided on a new notice of its own."""
    other = {"decide_handling": "decide_penalty", "decide_penalty": "decide_handling"}[first]
    one = [*FOUND, *HEARD, (first, DECISION)]
    assert refusal(STEPS[other], standing(*one)) is None
    assert wrong(other, standing(*one), **DECISION) == {}
    again = [*one, (other, DECISION), *HEARD, (first, DECISION)]
    facts = replay(journal(*again))
    assert facts.proceedings[1].state == "decided"
    assert facts.proceedings[1].concluded_on == facts.proceedings[1].entries[len(one) - 1].on


def test_LI_18_a_second_decision_is_served_anew() -> None:
    served = ("serve_inspection", {"served": "handling_decision", "parties": [3], "method": "direct"})
    once = [*FOUND, *HEARD, ("decide_handling", DECISION), served]
    assert "待履行" in (refusal(STEPS["close_inspection"], standing(*once)) or "")
    twice = [*once, *HEARD, ("decide_handling", DECISION)]
    assert "还没有送达某鞋业有限公司" in (refusal(STEPS["close_inspection"], standing(*twice)) or "")
    obeyed = ("confirm_obeyed", {"verified": "已核对转账凭证"})
    assert refusal(STEPS["close_inspection"], standing(*twice, served, obeyed)) is None


def test_LI_18_a_crime_that_is_reported_ends_no_handling() -> None:
    referred = [*SERVED, ("refer_police", {"ground": "refuses_to_pay", "authority": "公安", "reason": "略"}), *HEARD]
    here = standing(*referred, today=date(2026, 4, 30))
    assert refusal(STEPS["decide_handling"], here) is None
    assert "不能办理" in (refusal(STEPS["decide_penalty"], here) or "")


def test_APL_60_a_late_penalty_is_asked_about() -> None:
    form = STEPS["decide_penalty"].asks
    for today, late in ((date(2026, 5, 29), False), (date(2026, 7, 1), True)):
        here = standing(*FOUND, *HEARD, today=today)
        assert ("on" in doubted(STEPS["decide_penalty"], here, form.model_validate({"on": today, **DECISION}))) == late


def test_what_is_ordered_runs_on_while_a_penalty_is_decided() -> None:
    """A penalty ends no order: its days run, and the recheck comes."""
    got = service("correction_order", "2026-02-09", 2, step="serve_inspection")
    lines: list[Line] = [("order_correction", "2026-02-09", {"days": 7}), got]
    assert clock("L-13", *lines, ("decide_penalty", "2026-02-10"), today="2026-02-11")[1] == "running"

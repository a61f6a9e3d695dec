"""Simplified and collective handling, posting at the door, the wage target: what is allowed, what is refused, by when."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.rules.deadlines import ClockState, clocks
from mediation.rules.lifecycle import STEPS, refusal
from mediation.rules.roles import Role
from mediation.rules.step import ON_PAPER, AverageWage, Reference, Situation
from tests.rules.cases.filing import ACCEPTED, APPLICATION, FILED_CASE, RUNNING, facts_of, faults, situation, worked
from tests.rules.cases.simplified import COLLECTIVE, MANY
from tests.scenes import COMPANY

from .journal import CALENDAR, CHANGED, Line, arbitration, service, stands, trial

SIMPLE: Line = ("simplify", "2026-03-05", {"ground": "clear", "no_bar": True, "reason": "争议不大"})
WAGES = (AverageWage("某省", "year", 2025, "300.00", "测试"),)


def with_wages(where: Situation) -> Situation:
    return replace(where, reference=Reference(CALENDAR, average_wages=WAGES, settings={"wages.province": "某省"}))


def clock(limit: str, *lines: Line, today: str = "2026-11-22", party: int | None = None) -> Any:
    facts = facts_of(*lines)
    found = clocks(facts, facts.proceedings[1], CALENDAR, date.fromisoformat(today))
    return next((each for each in found if (each.limit, each.party) == (limit, party)), None)


# --- simplified: entry, bars, effects, the way back ---------------------------------------------------------------


def test_simplified_handling_needs_a_ground_and_no_bar() -> None:
    usual = {"on": "2026-03-05", "ground": "clear", "reason": "争议不大"}
    where = situation(FILED_CASE, ACCEPTED)
    assert faults("simplify", where, **usual, no_bar=True) == {}
    assert "第57条" in faults("simplify", where, **usual)["no_bar"]
    assert "下落不明" in str(
        refusal(
            STEPS["simplify"],
            situation(FILED_CASE, ACCEPTED, service("respond_notice", "2026-03-05", 3, step="publish_service")),
        )
    )
    assert "已经决定" in str(refusal(STEPS["simplify"], situation(FILED_CASE, ACCEPTED, SIMPLE)))


def test_the_sum_is_held_against_last_years_average_annual_wage() -> None:
    """不超过 includes the number itself: the two claims are 300 together."""
    usual = {"on": "2026-03-05", "ground": "small_sum", "no_bar": True, "reason": "数额不大"}
    where = with_wages(situation(FILED_CASE, ACCEPTED))
    assert faults("simplify", where, **usual) == {}
    dearer: Line = (
        "file_arbitration",
        "2026-03-02",
        {**APPLICATION, "claims": [{"claimant": 1, "item": "wages", "amount": "300.01"}]},
    )
    assert "超过" in faults("simplify", with_wages(situation(dearer, ACCEPTED)), **usual)["ground"]
    assert "没有录入本省 2025 年" in faults("simplify", situation(FILED_CASE, ACCEPTED), **usual)["ground"]
    assert "没有录入某省 2026 年" in faults("simplify", where, **{**usual, "on": "2027-01-04"})["ground"]


def test_r33_62_ten_workers_are_handled_simply_only_by_the_head_who_signs_in_or_has_signed_on_paper() -> None:
    usual = {"on": "2026-03-05", "ground": "clear", "no_bar": True, "reason": "争议不大"}
    many, step = situation(COLLECTIVE, ACCEPTED), STEPS["simplify"]
    asked = {role: refusal(step, replace(many, roles=frozenset({role}))) for role in (Role.ARBITRATOR, Role.DIRECTOR)}
    assert "两条不一致" in str(asked[Role.ARBITRATOR])
    assert "本人登录办理" in str(asked[Role.ARBITRATOR])
    assert asked[Role.DIRECTOR] is None
    assert refusal(step, replace(situation(FILED_CASE, ACCEPTED), roles=frozenset({Role.ARBITRATOR}))) is None, "one worker"
    assert "不填写姓名" in faults("simplify", many, **usual, approver="院长")["approver"]
    on_file = replace(many, reference=replace(many.reference, settings={**many.reference.settings, "approval.simplify": ON_PAPER}))
    assert refusal(step, replace(on_file, roles=frozenset({Role.ARBITRATOR}))) is None
    assert "在审批表上签署" in faults("simplify", on_file, **usual)["approver"]
    assert faults("simplify", on_file, **usual, approver="院长") == {}


@pytest.mark.parametrize("whose", [{"approver": "院长"}, {"used": {"approver": "院长"}}], ids=["on paper", "signed in"])
def test_r33_62_with_the_offices_approval_one_arbitrator_sits(whose: dict[str, Any]) -> None:
    usual = {"ground": "clear", "no_bar": True, "reason": "争议不大"}
    many = situation(COLLECTIVE, ACCEPTED)
    alone = {"on": "2026-03-06", "presiding": "judge", "clerk": "clerk"}
    assert "十人以上" in faults("form_tribunal", many, **alone)["second"]
    assert "十人以上" in faults("form_tribunal", situation(COLLECTIVE, ACCEPTED, ("simplify", "2026-03-05", usual)), **alone)["second"]
    approved: Line = ("simplify", "2026-03-05", {**usual, **whose})
    assert faults("form_tribunal", situation(COLLECTIVE, ACCEPTED, approved), **alone) == {}
    back: Line = ("to_ordinary", "2026-03-06", {"reason": "需要鉴定"})
    assert "second" in faults("form_tribunal", situation(COLLECTIVE, ACCEPTED, approved, back), **alone)
    assert "second" in faults("form_tribunal", situation(COLLECTIVE, ACCEPTED, approved), **alone, major=True)


@pytest.mark.parametrize("step", ["set_hearing", "hold_hearing", "continue_hearing", "award", "award_part"])
def test_R34_13_15_R33_61_one_arbitrator_does_not_go_on_with_ten_once_the_case_is_ordinary(step: str) -> None:
    approved: Line = ("simplify", "2026-03-05", {"ground": "clear", "no_bar": True, "reason": "争议不大", "used": {"approver": "院长"}})
    alone: Line = ("form_tribunal", "2026-03-06", {"presiding": "judge", "clerk": "clerk"})
    back: Line = ("to_ordinary", "2026-03-09", {"reason": "需要鉴定"})

    def asks(*lines: Line) -> bool:
        where = situation(COLLECTIVE, ACCEPTED, approved, *lines)
        return any("撤销仲裁庭" in str(guard(where)) for guard in STEPS[step].unless)

    assert not asks(alone), "with the office's approval one sits"
    assert asks(alone, back)
    three: Line = (*alone[:2], {**alone[2], "second": "second", "third": "third"})
    assert not asks(three, back)
    assert not asks(alone, back, ("revoke_tribunal", "2026-03-10", {"reason": "由一人独任"}), three)
    assert not any("撤销仲裁庭" in str(guard(situation(FILED_CASE, ACCEPTED, alone))) for guard in STEPS[step].unless), "one worker"


@pytest.mark.parametrize(("served", "lawful"), [("respond_notice", True), ("hearing_notice", True)])
def test_simple_means_of_service_are_for_simplified_cases(served: str, lawful: bool) -> None:
    given = {"on": "2026-03-06", "served": served, "parties": [3], "method": "simple"}
    assert "只用于简易处理" in faults("serve", situation(FILED_CASE, ACCEPTED), **given)["method"]
    assert ("method" not in faults("serve", situation(FILED_CASE, ACCEPTED, SIMPLE), **given)) == lawful


@pytest.mark.parametrize("served", ["award_final", "award_nonfinal", "settlement"])
def test_awards_and_settlements_never_go_by_simple_means(served: str) -> None:
    given = {"on": "2026-03-06", "served": served, "parties": [3], "method": "simple"}
    sentence = faults("serve", situation(FILED_CASE, ACCEPTED, SIMPLE), **given)["method"]
    assert "只用于" not in sentence
    assert "简便方式" in sentence


def test_what_is_handled_simply_is_not_published() -> None:
    """§d2, illegal: 公告送达 together with 简易 (办案规则 第57条第3项)."""
    assert "不能公告送达" in str(refusal(STEPS["publish_service"], situation(FILED_CASE, ACCEPTED, SIMPLE)))
    back: Line = ("to_ordinary", "2026-03-06", {"reason": "下落不明"})
    assert refusal(STEPS["publish_service"], situation(FILED_CASE, ACCEPTED, SIMPLE, back)) is None


def test_the_answer_period_is_given_up_only_in_a_simplified_case_or_after_a_change() -> None:
    assert "不能缩短" in str(refusal(STEPS["shorten_answer"], situation(FILED_CASE, ACCEPTED)))
    copy = service("respond_notice", "2026-03-05", 3)
    changed: Line = ("change_claims", "2026-03-06", CHANGED)
    for line in (SIMPLE, changed):
        assert "还没有开始" in str(refusal(STEPS["shorten_answer"], situation(FILED_CASE, ACCEPTED, line)))
        assert refusal(STEPS["shorten_answer"], situation(FILED_CASE, ACCEPTED, copy, line)) is None
    assert "不能缩短" in str(refusal(STEPS["shorten_answer"], situation(FILED_CASE, ACCEPTED, copy)))


@pytest.mark.parametrize(
    ("accepted", "last"), [("2026-03-02", "2026-04-16"), ("2026-08-20", "2026-10-08"), ("2026-01-02", "2026-02-24")]
)
def test_A_25_a_case_turns_ordinary_within_the_45_days_and_they_run_on(accepted: str, last: str) -> None:
    assert worked("A-25", accepted) == last
    found = arbitration(
        ("file_arbitration", accepted),
        ("accept_arbitration", accepted),
        ("simplify", accepted),
        ("to_ordinary", last),
        today=accepted,
    )
    assert str(found["A-23", None].due_on) == last


def test_A_23_is_not_moved_by_turning_ordinary() -> None:
    assert trial(("simplify", "2026-03-03"), ("to_ordinary", "2026-03-20")).raw_on == date(2026, 4, 16)
    assert "适用普通程序" in str(refusal(STEPS["to_ordinary"], situation(FILED_CASE, ACCEPTED)))


# --- collective ---------------------------------------------------------------------------------------------------


def test_ten_workers_choose_three_to_five_and_nine_choose_none() -> None:
    many = situation(COLLECTIVE, ACCEPTED)
    usual = {"on": "2026-03-05", "signed_list": True}
    for chosen, lawful in (([1, 2], False), ([1, 2, 3], True), ([1, 2, 3, 4, 5], True), ([1, 2, 3, 4, 5, 6], False)):
        assert ("representatives" not in faults("record_representatives", many, **usual, representatives=chosen)) == lawful
    assert "存卷" in faults("record_representatives", many, on="2026-03-05", representatives=[1, 2, 3])["signed_list"]
    nine = {**MANY, "applicants": MANY["applicants"][:9], "claims": MANY["claims"][:9]}
    fewer = situation(("file_arbitration", "2026-03-02", nine), ACCEPTED)
    assert "不足十人" in str(refusal(STEPS["record_representatives"], fewer))
    assert refusal(STEPS["record_representatives"], many) is None


def test_a_company_is_no_worker() -> None:
    """Ten applicants one of whom is a company are nine workers."""
    mixed = {**MANY, "applicants": [*MANY["applicants"][:9], COMPANY]}
    assert "9 人" in str(
        refusal(STEPS["record_representatives"], situation(("file_arbitration", "2026-03-02", mixed), ACCEPTED))
    )


@pytest.mark.parametrize(
    ("accepted", "last"), [("2026-09-18", "2026-09-24"), ("2026-04-30", "2026-05-11"), ("2026-11-16", "2026-11-23")]
)
def test_A_19_everything_is_told_at_once_within_five_working_days(accepted: str, last: str) -> None:
    lines: tuple[Line, ...] = (COLLECTIVE, ("accept_arbitration", accepted, {"approver": "钱某"}))
    assert stands(clock("A-19", *lines, today=accepted)) == (last, "running")
    assert clock("A-19", *lines, today="2026-12-31").state is ClockState.LATE
    assert clock("A-19", FILED_CASE, ("accept_arbitration", accepted, {"approver": "钱某"})) is None


@pytest.mark.parametrize(
    ("received", "last"), [("2026-09-18", "2026-09-24"), ("2026-04-30", "2026-05-11"), ("2026-11-16", "2026-11-23")]
)
def test_A_18_a_collective_dispute_is_accepted_like_any_other(received: str, last: str) -> None:
    assert worked("A-18", received) == last == worked("A-02", received)


def test_A_19_the_notice_needs_periods_and_a_hearing() -> None:
    bench: Line = ("form_tribunal", "2026-03-05", {"presiding": "j", "second": "k", "third": "l", "clerk": "c"})
    hearing: Line = (
        "set_hearing",
        "2026-03-05",
        {"hearing_on": "2026-03-25", "starts": "09:00", "place": "庭", "public": True},
    )
    evidence: Line = ("set_evidence_period", "2026-03-05", {"until": "2026-03-19", "parties": list(range(1, 12))})
    chosen: Line = ("record_representatives", "2026-03-04", {"representatives": [1, 2, 3], "signed_list": True})
    told = STEPS["notify_collective"]
    assert "不能办理" in str(refusal(told, situation(COLLECTIVE, ACCEPTED, bench)))
    assert "举证期限" in str(refusal(told, situation(COLLECTIVE, ACCEPTED, chosen, bench, hearing)))
    ready = situation(COLLECTIVE, ACCEPTED, chosen, evidence, bench, hearing)
    assert refusal(told, ready) is None
    assert told.suggests
    assert told.suggests(ready) == {"representatives": [1, 2, 3]}
    notice: Line = ("notify_collective", "2026-03-05", {"representatives": [1, 2, 3]})
    lines = (COLLECTIVE, ACCEPTED, chosen, evidence, bench, hearing, notice)
    assert clock("A-19", *lines).state is ClockState.MET
    assert clock("A-14", *lines, service("collective_notice", "2026-03-06", 1), party=1).state is ClockState.MET


def test_the_hearing_of_a_collective_dispute_is_set_before_the_copy_is_served_but_not_within_ten_days() -> None:
    bench: Line = ("form_tribunal", "2026-03-05", {"presiding": "j", "second": "k", "third": "l", "clerk": "c"})
    many = situation(COLLECTIVE, ACCEPTED, bench)
    assert refusal(STEPS["set_hearing"], many) is None
    given = {"on": "2026-03-05", "starts": "09:00", "place": "第一仲裁庭"}
    assert "答辩期" in faults("set_hearing", many, **given, hearing_on="2026-03-19")["hearing_on"]
    assert "hearing_on" not in faults("set_hearing", many, **given, hearing_on="2026-03-20")
    one: Line = ("form_tribunal", "2026-03-05", {"presiding": "j", "clerk": "c"})
    assert "还没有送达" in str(refusal(STEPS["set_hearing"], situation(FILED_CASE, ACCEPTED, one)))


# --- left or posted at the door ------------------------------------------------------------------------------

POSTED = {"served": "respond_notice", "ground": "refused", "proof": "照片"}


@pytest.mark.parametrize(
    ("posted", "last"), [("2026-09-23", "2026-09-29"), ("2026-11-19", "2026-11-24"), ("2026-10-09", "2026-10-13")]
)
def test_A_21_each_party_counts_from_its_own_posting(posted: str, last: str) -> None:
    lines: tuple[Line, ...] = (*RUNNING, ("post_service", posted, {**POSTED, "parties": [2]}))
    found = arbitration(*lines, today=posted)
    assert stands(found["A-21", 2]) == (last, "running")
    assert ("A-21", 1) not in found
    served = arbitration(*lines, service("respond_notice", last, 2, step="deemed_served"), today=last)
    assert served["A-21", 2].state is ClockState.MET
    assert str(served["A-06", 2].starts_on) == last


def test_A_21_a_posted_notice_of_a_hearing_is_not_overdue_once_it_was_held_and_a_posted_award_is_waited_for() -> None:
    fixed: Line = ("set_hearing", "2026-09-21", {"hearing_on": "2026-09-28", "starts": "09:00", "place": "第一仲裁庭"})
    posted: Line = ("post_service", "2026-09-23", {**POSTED, "served": "hearing_notice", "parties": [2]})
    held: Line = ("hold_hearing", "2026-09-28", {"came": [1], "absent": [], "mediated": True, "record": "略"})
    assert arbitration(*RUNNING, fixed, posted, held, today="2026-10-09")["A-21", 2].state is ClockState.LAPSED
    award: Line = ("post_service", "2026-09-29", {**POSTED, "served": "award_final", "parties": [2]})
    assert stands(arbitration(*RUNNING, fixed, posted, held, award, today="2026-09-30")["A-21", 2])[1] == "running"


def test_A_21_a_posting_is_lawful_in_two_cases_and_never_for_a_settlement() -> None:
    given = {"on": "2026-03-06", "parties": [3], "proof": "照片"}
    few, many = situation(FILED_CASE, ACCEPTED), situation(COLLECTIVE, ACCEPTED)
    assert faults("post_service", few, **given, served="respond_notice", ground="refused") == {}
    assert "十人以上" in faults("post_service", few, **given, served="respond_notice", ground="closed")["ground"]
    assert faults("post_service", many, **{**given, "parties": [11]}, served="respond_notice", ground="closed") == {}
    assert "本人签收" in faults("post_service", few, **given, served="settlement", ground="refused")["served"]


def test_A_21_nothing_is_deemed_served_before_the_three_days_are_over() -> None:
    posted: Line = ("post_service", "2026-09-23", {**POSTED, "parties": [3]})
    where = situation(FILED_CASE, ACCEPTED, posted)
    given = {"served": "respond_notice", "parties": [3]}
    assert "2026-09-29" in faults("deemed_served", where, on="2026-09-28", **given)["on"]
    assert faults("deemed_served", where, on="2026-09-29", **given) == {}
    calendar = situation(FILED_CASE, ACCEPTED, posted, settings={"open.left_service_days": "自然日"})
    assert "2026-09-28" in faults("deemed_served", calendar, on="2026-09-25", **given)["on"]
    assert faults("deemed_served", calendar, on="2026-09-28", **given) == {}
    other = faults("deemed_served", where, on="2026-09-29", served="hearing_notice", parties=[3])
    assert "开庭通知书没有对某鞋业有限公司公告，也没有留置、张贴" in other["parties"]
    assert "还没有公告送达" in str(refusal(STEPS["deemed_served"], situation(FILED_CASE, ACCEPTED)))


# --- unpaid migrant workers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "raw", "last"),
    [
        ("2026-03-04", "2026-04-03", "2026-04-03"),
        ("2026-09-04", "2026-10-04", "2026-10-08"),
        ("2026-11-05", "2026-12-05", "2026-12-07"),
    ],
)
def test_A_27_wage_arrears_of_migrant_workers_aim_at_thirty_days(accepted: str, raw: str, last: str) -> None:
    green: Line = ("file_arbitration", "2026-03-02", {**APPLICATION, "green_channel": True})
    taken: Line = ("accept_arbitration", accepted, {"approver": "钱某"})
    found = clock("A-27", green, taken, today=accepted)
    assert (str(found.raw_on), str(found.due_on)) == (raw, last)
    assert clock("A-27", FILED_CASE, taken) is None
    assert clock("A-23", green, taken, today=accepted).due_on > found.due_on


def test_A_27_ends_with_the_case() -> None:
    green: Line = ("file_arbitration", "2026-03-02", {**APPLICATION, "green_channel": True})
    ended = clock("A-27", green, ACCEPTED, ("withdraw_arbitration", "2026-03-20", {"settled_privately": False}))
    assert ended.state is ClockState.MET

"""Some applicants leave and the others go on; or a partial award stands when the rest is withdrawn."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date
from typing import Any

from mediation.rules.codes import Kind, Outcome, Side
from mediation.rules.deadlines import clocks
from mediation.rules.indicators import BLOCKS, Handled, Month, counts, month_period
from mediation.rules.intake import EarlierCase, applied, cautions
from mediation.rules.lifecycle import Situation
from mediation.rules.steps.track import collective
from mediation.rules.steps.undecided import decisions_to_serve, undecided
from tests.rules.cases.hearing import (
    HEARING_DAY,
    HELD,
    REFERENCE,
    SCHEDULED,
    TODAY,
    Line,
    award,
    facts,
    refused,
    situation,
    told,
    wrong,
)
from tests.rules.journal import CALENDAR
from tests.scenes import COMPANY, person

AWAY = {"absence": "stayed_away", "reason": "没有到庭"}
TOLD = [*SCHEDULED, told("2026-09-29", 1, 2, 3)]
ONE_ABSENT: Line = ("hold_hearing", HEARING_DAY, {"attended": "周某1到庭", "mediated": True, "absent": [2]})
PART: Line = award("2026-10-13", (3, "60000.00"), step="award_part")


def named(where: Situation, *sides: Side) -> list[str]:
    return [party.name for party in where.case.of_side(where.here, *sides)]


def group_of(many: int, *lines: Line) -> Situation:
    """So many workers, each with one claim."""
    application = {
        "cause": "02", "story": "拖欠工资", "manner": "oral", "source": "walk_in", "used": {"unit": "office"},
        "applicants": [person(n) for n in range(1, many + 1)], "respondents": [COMPANY],
        "claims": [{"claimant": n, "item": "wages", "amount": "100.00"} for n in range(1, many + 1)],
    }
    return situation(("file_arbitration", "2026-09-01", application), *lines)


# --- who leaves, and who goes on ------------------------------------------------------------------------------


def test_who_is_deemed_withdrawn_takes_his_claims_along_and_the_case_goes_on() -> None:
    where = situation(*TOLD, ONE_ABSENT, ("deem_part_withdrawn", HEARING_DAY, {"parties": [2], **AWAY}))
    assert (where.here.state, where.here.outcome, where.here.claims) == ("heard", None, (1, 3))
    assert named(where, Side.APPLICANT) == ["周某1"]
    assert where.here.left[2].outcome == Outcome.DEEMED_WITHDRAWN
    lines = [{"claim": n, "upheld": True, "amount": "100.00"} for n in (1, 3)]
    words = {"answer": "略", "findings": "略", "reasoning": "略", "articles": "略"}
    assert wrong("award", where, on="2026-10-13", lines=lines, **words) == {}


def test_only_who_was_told_in_time_and_stayed_away_is_deemed_withdrawn() -> None:
    late = situation(*SCHEDULED, told("2026-09-29", 1, 3), told("2026-09-30", 2))
    assert "周某2" in wrong("deem_part_withdrawn", late, on=HEARING_DAY, parties=[2], **AWAY)["parties"]
    in_time = situation(*TOLD)
    assert wrong("deem_part_withdrawn", in_time, on=HEARING_DAY, parties=[2], **AWAY) == {}
    assert "on" in wrong("deem_part_withdrawn", in_time, on="2026-10-10", parties=[2], **AWAY)
    assert "没有依法书面送达" in refused("deem_part_withdrawn", situation(*SCHEDULED))
    assert "没有缺席的申请人" in refused("deem_part_withdrawn", situation(*TOLD, HELD))
    held = situation(*TOLD, ONE_ABSENT)
    assert "周某1" in wrong("deem_part_withdrawn", held, on=HEARING_DAY, parties=[1], **AWAY)["parties"]
    assert wrong("deem_part_withdrawn", held, on=HEARING_DAY, parties=[2], **AWAY) == {}


def test_the_last_who_leave_end_the_case_and_do_it_by_the_other_step() -> None:
    where = situation(*TOLD)
    assert "撤回申请" in wrong("withdraw_part", where, on="2026-10-09", parties=[1, 2])["parties"]
    assert wrong("withdraw_part", where, on="2026-10-09", parties=[2]) == {}
    alone = situation(*TOLD, ("withdraw_part", "2026-10-09", {"parties": [2], "settled_privately": False}))
    assert "只有一名申请人" in refused("withdraw_part", alone)
    assert refused("withdraw_arbitration", alone) == ""
    ended = facts(
        *TOLD,
        ("withdraw_part", "2026-10-09", {"parties": [2], "settled_privately": False}),
        ("deem_withdrawn", HEARING_DAY, AWAY),
    ).proceedings[1]
    assert (ended.state, ended.outcome) == ("defaulted", "A32")
    assert ended.left[2].outcome == Outcome.ARBITRATION_WITHDRAWN


def test_a_settlement_of_ones_own_has_its_own_code() -> None:
    where = situation(*TOLD, ("withdraw_part", "2026-10-09", {"parties": [1], "settled_privately": True}))
    assert where.here.left[1].outcome == Outcome.RECONCILED_WITHDRAWN
    assert where.here.claims == (2,)


def test_what_was_decided_of_somebodys_claims_stays_when_he_leaves() -> None:
    """He leaves with the claim that waits; the partial award binds him and is served on him."""
    where = situation(*TOLD, HELD, PART, ("withdraw_part", "2026-10-14", {"parties": [1], "settled_privately": False}))
    assert (where.here.claims, undecided(where.here)) == ((2, 3), [2])
    assert named(where, Side.APPLICANT) == ["周某1", "周某2"]
    assert "没有可以撤回的请求" in wrong("withdraw_part", where, on="2026-10-15", parties=[1])["parties"]


def test_a_dispute_of_ten_stays_one_when_somebody_leaves_it_but_not_before_it_was_taken_up() -> None:
    leaves: Line = ("withdraw_part", "2026-09-04", {"parties": [1], "settled_privately": False})
    taken_up: Line = ("accept_arbitration", "2026-09-03", {})
    after = group_of(10, taken_up, leaves)
    assert collective(after.case, after.here)
    assert len(named(after, Side.APPLICANT)) == 9
    before = group_of(10, ("withdraw_part", "2026-09-02", leaves[2]), taken_up)
    assert not collective(before.case, before.here)


def test_representatives_who_left_are_elected_anew() -> None:
    elected: Line = ("record_representatives", "2026-09-04", {"representatives": [1, 2, 3]})
    leaves: Line = ("withdraw_part", "2026-09-05", {"parties": [1], "settled_privately": False})
    lines: list[Line] = [("accept_arbitration", "2026-09-03", {"evidence_until": "2026-09-20"}), elected]
    tribunal: Line = ("form_tribunal", "2026-09-04", {"presiding": "judge", "clerk": "clerk"})
    hearing: Line = ("set_hearing", "2026-09-21", {"hearing_on": HEARING_DAY, "starts": "09:00", "place": "第一仲裁庭"})
    assert "不足 3 名" in refused("notify_collective", group_of(12, *lines, leaves, tribunal, hearing))
    assert refused("notify_collective", group_of(12, *lines, tribunal, hearing)) == ""


# --- what runs for them ---------------------------------------------------------------------------------------


def test_A_14_nobody_waits_for_a_notice_to_who_left_and_what_was_late_stays_late() -> None:
    where = situation(*SCHEDULED, told("2026-09-29", 1, 3), ("withdraw_part", "2026-09-28", {"parties": [2]} | AWAY))
    found = {(c.limit, c.party): c for c in clocks(where.case, where.here, CALENDAR, date(2026, 10, 20))}
    assert found["A-14", 2].state.value == "lapsed"
    assert (found["A-14", 1].state.value, found["A-14", 3].state.value) == ("met", "met")
    late = situation(*SCHEDULED, told("2026-10-09", 2), ("withdraw_part", "2026-10-10", {"parties": [2]} | AWAY))
    found = {(c.limit, c.party): c for c in clocks(late.case, late.here, CALENDAR, date(2026, 10, 20))}
    assert found["A-14", 2].state.value == "met_late"


def test_A_23_the_45_days_go_on_for_those_who_stay() -> None:
    leaves: Line = ("withdraw_part", "2026-09-10", {"parties": [2], "settled_privately": False})
    where = situation(*TOLD, leaves)
    clock = next(c for c in clocks(where.case, where.here, CALENDAR, date(2026, 9, 20)) if c.limit == "A-23")
    assert (clock.state.value, str(clock.due_on)) == ("running", "2026-10-19")
    ended = situation(*TOLD, HELD, PART, ("withdraw_rest", "2026-10-14", {"settled_privately": False}))
    clock = next(c for c in clocks(ended.case, ended.here, CALENDAR, date(2026, 11, 20)) if c.limit == "A-23")
    assert (clock.state.value, str(clock.ended_on)) == ("met", "2026-10-14")


# --- the decision, and what it takes away ----------------------------------------------------------------------


def test_the_decision_is_served_on_who_left_and_the_other_side_before_the_case_closes() -> None:
    gone: Line = ("deem_part_withdrawn", HEARING_DAY, {"parties": [2], **AWAY})
    decided = award("2026-10-13", (1, "24000.00"), (3, "100.00"))
    given = told("2026-10-14", 1, 3, document="award_final")
    where = situation(*TOLD, ONE_ABSENT, gone)
    assert decisions_to_serve(where.case, where.here) == [("default_decision", [2, 3])]
    open_still = situation(*TOLD, ONE_ABSENT, gone, decided, given)
    assert "按撤回处理决定书还没有送达周某2、某鞋业有限公司" in refused("close_arbitration", open_still)
    served = told("2026-10-14", 2, 3, document="default_decision")
    assert refused("close_arbitration", situation(*TOLD, ONE_ABSENT, gone, decided, given, served)) == ""


def test_an_earlier_decision_of_the_kind_does_not_stand_for_the_last() -> None:
    """The company had the decision on the one; the decision that ends the case is another paper."""
    lines: list[Line] = [
        *TOLD,
        ("deem_part_withdrawn", HEARING_DAY, {"parties": [2], **AWAY}),
        told("2026-10-12", 2, 3, document="default_decision"),
        ("deem_withdrawn", "2026-10-13", AWAY),
    ]
    assert "按撤回处理决定书还没有送达周某1、某鞋业有限公司" in refused("close_arbitration", situation(*lines))
    assert refused("close_arbitration", situation(*lines, told("2026-10-13", 1, 3, document="default_decision"))) == ""


def test_once_only_asks_how_the_person_left_and_not_how_the_case_ended() -> None:
    def said(outcome: str) -> list[str]:
        earlier = EarlierCase("周某2", Kind.ARBITRATION, outcome, date(2026, 9, 1), "某号")
        application: dict[str, Any] = {"applicants": [person(2)], "respondents": [COMPANY], "claims": []}
        found = cautions(applied(Kind.ARBITRATION, application, TODAY, on_file=[earlier]), REFERENCE)
        return [caution.text for caution in found if caution.check == "once_only"]

    assert "再次申请的，不予受理" in said(Outcome.DEEMED_WITHDRAWN)[0]
    assert "不妨碍再次申请" in said(Outcome.ARBITRATION_WITHDRAWN)[0]


def test_R33_34_a_case_bars_the_claims_that_it_decided_and_no_other() -> None:
    def said(items: frozenset[str], asked: str, outcome: str = Outcome.SETTLED) -> list[str]:
        earlier = EarlierCase("周某2", Kind.ARBITRATION, outcome, date(2026, 9, 1), "某号", items)
        claims = [{"claimant": 1, "item": asked}, {"claimant": 2, "item": "wages"}]
        application: dict[str, Any] = {"applicants": [person(2), person(1)], "respondents": [COMPANY], "claims": claims}
        found = cautions(applied(Kind.ARBITRATION, application, TODAY, on_file=[earlier]), REFERENCE)
        return [caution.text for caution in found if caution.check == "once_only"]

    assert "已有生效的法律文书" in said(frozenset({"wages"}), "wages")[0]
    assert said(frozenset({"wages"}), "severance") == [], "another's wages are not his"
    assert said(frozenset(), "wages") == [], "nothing of his was decided"
    assert said(frozenset(), "wages", "") == [], "nothing of his is in it any more"
    assert "再次申请的，不予受理" in said(frozenset(), "wages", Outcome.DEEMED_WITHDRAWN)[0]


def test_R33_35_who_gives_up_all_he_asked_for_withdraws_and_is_led_to_that_step() -> None:
    where = situation(*SCHEDULED)
    mine = {c.claimant: [n for n in where.here.claims if where.case.claims[n].claimant == c.claimant] for c in where.case.claims.values()}
    name = where.case.parties[2].name
    said = wrong("change_claims", where, on="2026-09-15", dropped=mine[2])["dropped"]
    assert f"{name}的请求全部放弃了，就是撤回仲裁申请" in said
    assert "另办“部分撤回申请”" in said
    assert refused("withdraw_part", where) == "", "the way that is named is open"
    assert wrong("withdraw_part", where, on="2026-09-15", parties=[2]) == {}
    instead = [{"claimant": 2, "item": "overtime", "amount": "10.00"}]
    assert "dropped" not in wrong("change_claims", where, on="2026-09-15", dropped=mine[2], added=instead)
    back = situation(*SCHEDULED[:-1], *COUNTER)
    assert wrong("change_claims", back, on="2026-09-15", dropped=[4]) == {}, "a counter-claim is given up so (第36条)"


# --- a partial award stands ------------------------------------------------------------------------------------


def test_what_a_partial_award_decided_is_not_withdrawn() -> None:
    where = situation(*TOLD, HELD, PART)
    assert "撤回其余请求" in refused("withdraw_arbitration", where)
    assert "其余请求按撤回处理" in refused("deem_withdrawn", where)
    assert "没有先行裁决" in refused("withdraw_rest", situation(*TOLD, HELD))
    assert "撤回其余请求" in wrong("change_claims", where, on="2026-10-14", dropped=[1, 2])["dropped"]
    assert "不能放弃" in wrong("change_claims", where, on="2026-10-14", dropped=[3])["dropped"]
    assert "撤回其余请求" in wrong("withdraw_part", where, on="2026-10-14", parties=[1, 2])["parties"]
    assert wrong("change_claims", where, on="2026-10-14", dropped=[1]) == {}


def test_when_the_rest_is_withdrawn_the_case_ends_by_the_partial_award() -> None:
    lines: list[Line] = [*TOLD, HELD, PART, ("withdraw_rest", "2026-10-14", {"settled_privately": False})]
    where = situation(*lines)
    assert (where.here.state, where.here.outcome, str(where.here.concluded_on)) == ("awarded", "A21", "2026-10-14")
    assert where.here.claims == (3,)
    assert [str(promise.amount) for promise in where.case.promised_in(where.here)] == ["60000.00"]
    assert where.here.left[2].outcome == Outcome.ARBITRATION_WITHDRAWN
    assert "部分裁决书（非终局）还没有送达" in refused("close_arbitration", where)
    served = told("2026-10-15", 1, 3, document="partial_award_nonfinal")
    assert refused("close_arbitration", situation(*lines, served)) == ""
    assert refused("lodge_suit", situation(*lines, served)) == ""


def test_it_ends_so_too_when_nobody_comes_for_the_rest() -> None:
    again: Line = ("set_hearing", "2026-10-13", {"hearing_on": "2026-10-26", "starts": "09:00", "place": "第一仲裁庭"})
    lines: list[Line] = [*TOLD, HELD, award("2026-10-13", (1, "24000.00"), step="award_part"), again]
    assert "周某1、周某2" in refused("deem_rest_withdrawn", situation(*lines))
    informed = [*lines, told("2026-10-14", 1, 2, 3)]
    assert "on" in wrong("deem_rest_withdrawn", situation(*informed), on="2026-10-20", **AWAY)
    ended = situation(*informed, ("deem_rest_withdrawn", "2026-10-26", AWAY))
    assert (ended.here.state, ended.here.outcome) == ("awarded", "A20")
    assert {n: d.outcome for n, d in ended.here.left.items()} == {1: "A32", 2: "A32"}
    assert decisions_to_serve(ended.case, ended.here) == [("default_decision", [1, 2, 3])]


def test_a_counter_application_is_decided_before_the_rest_may_end() -> None:
    counter: Line = ("receive_counterclaim", "2026-09-10", {"parties": [3], "facts": "略"})
    theirs = {"claimant": 3, "item": "other", "amount": "500.00"}
    merged: Line = ("merge_counterclaim", "2026-09-11", {"claims": [theirs], "reason": "有牵连"})
    lines: list[Line] = [*SCHEDULED[:-1], counter, merged, SCHEDULED[-1], told("2026-09-29", 1, 2, 3), HELD, PART]
    where = situation(*lines)
    assert where.case.claims[4].claimant == 3
    assert "反申请还没有处理" in refused("withdraw_rest", where)


COUNTER: list[Line] = [
    ("receive_counterclaim", "2026-09-10", {"claims": [], "story": "略"}),
    ("merge_counterclaim", "2026-09-11", {"claims": [{"claimant": 3, "item": "other", "amount": "500.00"}]}),
    ("serve", "2026-09-14", {"served": "counter_notice", "parties": [1, 2, 3]}),
]


def test_R33_35_36_the_applicants_withdraw_what_is_theirs_and_the_counterclaim_goes_on() -> None:
    lines = [*SCHEDULED[:-1], *COUNTER, SCHEDULED[-1], told("2026-09-29", 1, 2, 3)]
    where = situation(*lines)
    for whole in ("withdraw_arbitration", "deem_withdrawn"):
        assert "部分撤回申请" in refused(whole, where)
    assert wrong("withdraw_part", where, on="2026-10-09", parties=[1, 2]) == {}
    gone = [*lines, ("withdraw_part", "2026-10-09", {"parties": [1, 2], "settled_privately": False})]
    after = situation(*gone)
    assert (after.here.state, after.here.claims, undecided(after.here)) == ("scheduled", (4,), [4])
    assert named(after, Side.APPLICANT) == ["周某1", "周某2"]  # whom it is against stays in the case
    assert "没有可以撤回的请求" in wrong("withdraw_part", after, on="2026-10-09", parties=[1])["parties"]
    heard = {"came": [3], "record": "略", "absent": [1, 2]}
    assert wrong("hold_hearing", after, on=HEARING_DAY, **heard) == {}
    awarded = situation(*gone, ("hold_hearing", HEARING_DAY, {**heard, "mediated": True}), award("2026-10-13", (4, "500.00")))
    assert (awarded.here.state, awarded.here.outcome) == ("awarded", "A21")


def test_R33_36_39_one_applicant_who_stays_away_loses_his_own_claims_and_not_the_employers() -> None:
    alone = {**SCHEDULED[0][2], "applicants": SCHEDULED[0][2]["applicants"][:1], "claims": SCHEDULED[0][2]["claims"][:1]}
    back = {"claims": [{"claimant": 2, "item": "other", "amount": "500.00"}]}
    lines: list[Line] = [
        ("file_arbitration", "2026-09-01", alone), SCHEDULED[1], told("2026-09-03", 2, document="respond_notice"), SCHEDULED[3],
        told("2026-09-04", 1, document="acceptance_notice"), told("2026-09-04", 1, 2, document="tribunal_notice"),
        ("merge_counterclaim", "2026-09-11", back), told("2026-09-14", 1, 2, document="counter_notice"), SCHEDULED[-1],
        told("2026-09-29", 1, 2),
    ]
    where = situation(*lines)
    absent = wrong("hold_hearing", where, on=HEARING_DAY, attended="被申请人到庭", record="略", absent=[1])
    assert "部分按撤回处理" in absent["absent"]
    assert refused("deem_part_withdrawn", where) == ""
    assert wrong("deem_part_withdrawn", where, on=HEARING_DAY, parties=[1], **AWAY) == {}
    after = situation(*lines, ("deem_part_withdrawn", HEARING_DAY, {"parties": [1], **AWAY}))
    assert wrong("hold_hearing", after, on=HEARING_DAY, came=[2], record="略", absent=[1]) == {}


def test_R33_36_once_the_counterclaim_is_given_up_too_the_case_may_be_withdrawn_in_either_order() -> None:
    lines = [*SCHEDULED[:-1], *COUNTER]
    assert wrong("change_claims", situation(*lines), on="2026-09-15", dropped=[4]) == {}
    dropped: Line = ("change_claims", "2026-09-15", {"dropped": [4], "added": []})
    assert refused("withdraw_arbitration", situation(*lines, dropped)) == ""
    left: Line = ("withdraw_part", "2026-09-15", {"parties": [1, 2], "settled_privately": False})
    assert refused("withdraw_arbitration", situation(*lines, left)) == ""


def test_the_case_counts_once_and_as_an_award() -> None:
    """口径: 裁决 once per case, on the day it ended; the leaving of some is no 结案."""
    gone = facts(*TOLD, ONE_ABSENT, ("deem_part_withdrawn", HEARING_DAY, {"parties": [2], **AWAY})).proceedings[1]
    rest = facts(*TOLD, HELD, PART, ("withdraw_rest", "2026-11-03", {"settled_privately": False})).proceedings[1]

    def counted(here: Any, month: int) -> set[str]:
        handled = Handled(here.kind, here.accepted_on, here.concluded_on, here.outcome)
        return {block.id for block in BLOCKS if counts(block, handled, month_period(Month(2026, month)))}

    assert counted(gone, 10) == {"A_0", "A_1"}
    assert counted(rest, 10) == {"A_0", "A_1"}
    assert counted(rest, 11) == {"A_0", "A_non", "A_awd", "A_clo"}

"""After the award: who may go to which court, and every limit from each party's own day."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date
from typing import Any

import pytest

from mediation.rules.codes import Kind
from mediation.rules.deadlines import due
from mediation.rules.facts import CaseFacts
from mediation.rules.lifecycle import STEPS, replay
from mediation.rules.states.arbitration import ENTRUSTED
from mediation.rules.steps.court import paper_of, suit_kind
from tests.rules.cases.court import (
    COURT,
    ENFORCING,
    FINAL,
    IN_FORCE,
    NON_FINAL,
    SPLIT,
    effect,
    entries,
    refused,
    running,
    served,
    situation,
    wrong,
)
from tests.rules.cases.hearing import HEARD, Line, award, told
from tests.rules.journal import CALENDAR, stands

# --- each party's own clock -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "trigger", "day"),
    [
        ("X-01", "2026-09-18", "2026-10-08"), ("X-01", "2026-11-02", "2026-11-17"), ("X-01", "2026-11-06", "2026-11-23"),
        ("X-02", "2026-09-18", "2026-10-19"), ("X-02", "2026-11-02", "2026-12-02"), ("X-02", "2026-09-03", "2026-10-08"),
        ("X-03", "2026-09-18", "2026-10-08"), ("X-03", "2026-10-20", "2026-11-04"), ("X-03", "2026-10-23", "2026-11-09"),
        ("X-04", "2026-09-18", "2026-10-08"), ("X-04", "2026-11-02", "2026-11-17"), ("X-04", "2026-11-06", "2026-11-23"),
        ("X-05", "2026-09-18", "2026-10-19"), ("X-05", "2026-11-02", "2026-12-02"), ("X-05", "2026-09-03", "2026-10-08"),
        ("X-06", "2026-09-18", "2026-10-19"), ("X-06", "2026-11-02", "2026-12-02"), ("X-06", "2026-09-03", "2026-10-08"),
        ("X-07", "2026-09-18", "2026-10-19"), ("X-07", "2026-11-02", "2026-12-02"), ("X-07", "2026-09-03", "2026-10-08"),
        ("X-09", "2024-02-29", "2026-02-28"), ("X-09", "2024-10-30", "2026-10-30"), ("X-09", "2024-10-03", "2026-10-08"),
        ("X-10", "2026-06-30", "2026-09-30"), ("X-10", "2025-11-30", "2026-02-28"), ("X-10", "2026-07-04", "2026-10-08"),
        ("F-01", "2015-12-31", "2025-12-31"), ("F-01", "2016-12-31", "2026-12-31"), ("F-01", "2014-12-31", "2024-12-31"),
    ],
)
def test_worked_dates(limit: str, trigger: str, day: str) -> None:
    assert str(due(limit, date.fromisoformat(trigger), CALENDAR).due_on) == day


def test_X_01_X_02_X_03_end_for_whoever_went_to_court_and_against_that_award_alone() -> None:
    receipts = [
        *served("award_final", "2026-10-21", "2026-10-21", "2026-10-21"),
        *served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21"),
    ]
    sued: Line = ("lodge_suit", "2026-10-26", {"served": "award_final", "parties": [1], **COURT})
    asked: Line = ("apply_set_aside", "2026-10-28", {"served": "award_final", "parties": [3], **COURT})
    found = running(*HEARD, SPLIT, *receipts, sued, asked)
    assert stands(found["X-01", 1]) == ("2026-11-05", "met")
    assert stands(found["X-01", 2]) == ("2026-11-05", "expired")
    assert stands(found["X-02", 3]) == ("2026-11-20", "met")
    assert {stands(found["X-03", n]) for n in (1, 2, 3)} == {("2026-11-05", "expired")}


def test_X_01_to_X_03_of_a_partial_award_have_clocks_of_their_own() -> None:
    part = award("2026-10-13", (1, "24000.00"), step="award_part")
    rest = award("2026-10-20", (2, "200.00"), (3, None))
    lines = [
        *HEARD,
        part,
        told("2026-10-14", 1, 2, 3, document="partial_award_final"),
        rest,
        told("2026-10-26", 1, 2, 3, document="award_final"),
    ]
    found = running(*lines)
    assert (stands(found["X-01P", 1]), stands(found["X-01", 1])) == (("2026-10-29", "expired"), ("2026-11-10", "running"))
    assert (stands(found["X-02P", 3])[0], stands(found["X-02", 3])[0]) == ("2026-11-13", "2026-11-25")
    other = [
        *HEARD,
        award("2026-10-13", (3, "60000.00"), step="award_part"),
        told("2026-10-14", 1, 2, 3, document="partial_award_nonfinal"),
    ]
    assert stands(running(*other, today="2026-10-20")["X-03P", 3]) == ("2026-10-29", "running")


SET_ASIDE: list[Line] = [
    *HEARD,
    FINAL,
    *served("award_final", "2026-10-21", "2026-10-21", "2026-10-21"),
    ("apply_set_aside", "2026-10-28", {"served": "award_final", "parties": [3], **COURT}),
    ("docket_suit", "2026-10-30", {"in": 2, "court_number": "（2026）闽05民特1号", "used": {"docket": "（2026）闽05民特1号"}}),
    ("decide_suit", "2026-11-20", {"in": 2, "ruling": "set_aside", "content": "撤销"}),
]


def test_X_04_each_party_may_sue_within_fifteen_days_of_its_own_receipt_of_the_ruling() -> None:
    got = [
        ("receive_ruling", on, {"in": 2, "served": "set_aside_granted", "parties": [n]})
        for n, on in ((1, "2026-11-23"), (3, "2026-11-27"))
    ]
    sue: Line = ("sue_after_set_aside", "2026-12-01", {"in": 2, "parties": [1], **COURT})
    found = running(*SET_ASIDE, *got, sue, here=2, today="2026-12-02")
    assert stands(found["X-04", 1]) == ("2026-12-08", "met")
    assert stands(found["X-04", 3]) == ("2026-12-14", "running")
    assert ("X-04", 2) not in found
    known = replay(entries(*SET_ASIDE))
    assert known.promises == {}
    assert effect("award_final", 1, *SET_ASIDE) == ""


WORKER_SUED: list[Line] = [
    *HEARD,
    FINAL,
    *served("award_final", "2026-10-21", "2026-10-21", "2026-10-21"),
    ("lodge_suit", "2026-10-26", {"served": "award_final", "parties": [1], **COURT}),
]


def test_X_05_while_the_worker_sues_the_employer_waits_and_then_has_thirty_days() -> None:
    where = situation(*WORKER_SUED)
    ask = {"on": "2026-10-28", "served": "award_final", "parties": [3], "court": "泉州市中级人民法院"}
    assert "第21条" in wrong("apply_set_aside", where, **ask)["against"]
    gone: Line = ("withdraw_suit", "2026-11-16", {"in": 2})
    got: Line = ("receive_ruling", "2026-11-18", {"in": 2, "served": "final_suit_ended", "parties": [3]})
    assert wrong("apply_set_aside", situation(*WORKER_SUED, gone), **ask) == {}
    found = running(*WORKER_SUED, gone, got, here=2, today="2026-11-30")
    assert stands(found["X-05", 3]) == ("2026-12-18", "running")
    assert {key for key in found if key[0] == "X-05"} == {("X-05", 3)}
    again: Line = ("set_aside_after_suit", "2026-12-07", {"in": 2, "served": "award_final", "parties": [3], **COURT})
    after = replay(entries(*WORKER_SUED, gone, got, again))
    assert suit_kind(after.proceedings[3]) == "set_aside"
    assert stands(running(*WORKER_SUED, gone, got, again, here=2, today="2026-12-08")["X-05", 3]) == ("2026-12-18", "met")


def test_X_06_an_employer_who_sued_in_the_wrong_court_has_thirty_days_from_its_ruling() -> None:
    served_all = served("award_final", "2026-10-21", "2026-10-21", "2026-10-21")
    where = situation(*HEARD, FINAL, *served_all)
    sue = {"served": "award_final", "parties": [3], "court": "晋江市人民法院"}
    assert "申请撤销" in wrong("lodge_suit", where, **sue)["parties"]
    assert wrong("lodge_suit", where, by_mistake=True, **sue) == {}
    assert "by_mistake" in wrong("lodge_suit", where, by_mistake=True, **{**sue, "parties": [1]})
    lines: list[Line] = [
        *HEARD,
        FINAL,
        *served_all,
        ("lodge_suit", "2026-10-26", {**sue, "by_mistake": True, **COURT}),
        ("refuse_suit", "2026-11-02", {"in": 2, "reason": "裁决为终局"}),
        ("receive_ruling", "2026-11-03", {"in": 2, "served": "wrong_court_ruling", "parties": [3]}),
    ]
    assert stands(running(*lines, here=2)["X-06", 3]) == ("2026-12-03", "running")
    assert refused("set_aside_after_suit", situation(*lines, here=2)) == ""


def test_X_07_each_party_may_sue_within_thirty_days_after_enforcement_was_refused() -> None:
    ended: Line = ("end_enforcement", "2026-11-20", {"in": 2, "how": "refused", "content": "不予执行"})
    got: Line = ("receive_enforcement_ruling", "2026-11-23", {"in": 2, "served": "not_enforced", "parties": [1]})
    assert stands(running(*ENFORCING, ended, got, here=2, today="2026-11-30")["X-07", 1]) == ("2026-12-23", "running")
    sue: Line = ("sue_after_non_enforcement", "2026-12-24", {"in": 2, "parties": [1], **COURT})
    assert stands(running(*ENFORCING, ended, got, sue, here=2, today="2026-12-25")["X-07", 1]) == ("2026-12-23", "met_late")
    done: Line = ("end_enforcement", "2026-11-20", {"in": 2, "how": "done", "content": "到位"})
    assert "没有裁定不予执行" in refused("sue_after_non_enforcement", situation(*ENFORCING, done, here=2))
    assert replay(entries(*ENFORCING, done)).proceedings[2].outcome == "E10"


def test_X_09_two_years_from_the_last_day_of_performance_for_each_creditor() -> None:
    found = running(*HEARD, FINAL, IN_FORCE)
    assert stands(found["X-09", 1]) == ("2028-10-30", "running")
    assert ("X-09", 3) not in found
    asked = running(*ENFORCING)
    assert (stands(asked["X-09", 1])[1], stands(asked["X-09", 2])[1]) == ("met", "running")
    done: Line = ("record_performed", "2026-11-05", {})
    assert stands(running(*HEARD, FINAL, IN_FORCE, done)["X-09", 1])[1] == "lapsed"


def test_X_10_three_months_from_effect_where_a_court_preserves() -> None:
    kept: Line = ("record_preservation", "2026-10-22", {"effective_on": "2026-10-20", "court": "某院", "court_number": "1号"})
    assert ("X-10", None) not in running(*HEARD, FINAL, IN_FORCE)
    assert stands(running(*HEARD, FINAL, IN_FORCE, kept)["X-10", None]) == ("2027-01-20", "running")
    asked: Line = ("apply_enforcement", "2026-11-02", {"served": "award_final", "parties": [1], **COURT})
    assert stands(running(*HEARD, FINAL, IN_FORCE, kept, asked)["X-10", None])[1] == "met"


# --- who may, and when ------------------------------------------------------------------------------------------


def test_A_26_an_overdue_arbitration_ends_only_when_a_court_has_docketed_the_suit() -> None:
    """Accepted on 2026-09-02: the 45th day, Saturday 2026-10-17, rolls to the 19th; whatever was suspended or extended."""
    where = situation(*HEARD)
    for on, early in (("2026-10-12", True), ("2026-10-17", True), ("2026-10-19", True), ("2026-10-20", False)):
        assert ("on" in wrong("sue_overdue", where, on=on, parties=[1], court="某院")) is early
    sued: Line = ("sue_overdue", "2026-10-19", {"parties": [1, 2], **COURT})
    assert "继续审理" in refused("terminate_arbitration", situation(*HEARD, sued))
    docketed: Line = (
        "docket_suit",
        "2026-10-23",
        {"in": 2, "court_number": "（2026）闽0582民初9号", "used": {"docket": "（2026）闽0582民初9号"}},
    )
    where = situation(*HEARD, sued, docketed)
    assert refused("terminate_arbitration", where) == ""
    stopped: Line = ("terminate_arbitration", "2026-10-26", {"court": "某院", "court_number": "9号"})
    here = replay(entries(*HEARD, sued, docketed, stopped)).proceedings[1]
    assert (here.state, here.outcome) == ("terminated", "A50")
    assert stands(running(*HEARD, sued, docketed, stopped)["A-23", None])[1] == "met_late"


def test_r33_48_who_did_not_sue_keeps_the_arbitration() -> None:
    """办案规则 第48条: of two workers one sues, and a court dockets it: the other's claims are decided all the same."""
    sued: Line = ("sue_overdue", "2026-10-19", {"parties": [1], **COURT})
    docketed: Line = ("docket_suit", "2026-10-23", {"in": 2, "court_number": "9号", "used": {"docket": "9号"}})
    where = situation(*HEARD, sued, docketed)
    assert "周某2没有起诉" in refused("terminate_arbitration", where)
    asks = {"court": "某院", "court_number": "9号"}
    assert "周某2没有因逾期未裁决起诉" in wrong("terminate_part", where, parties=[2], **asks)["parties"]
    assert wrong("terminate_part", where, parties=[1], **asks) == {}
    here = replay(entries(*HEARD, sued, docketed, ("terminate_part", "2026-10-26", {"parties": [1], **asks}))).proceedings[1]
    assert (here.state, here.claims, here.left[1].outcome) == ("heard", (2,), "A50")


def set_aside_in(suit: int) -> list[Line]:
    number = {"court_number": "（2026）闽05民特9号", "used": {"docket": "（2026）闽05民特9号"}}
    decided = {"in": suit, "ruling": "set_aside", "content": "撤销"}
    return [("docket_suit", "2026-11-02", {"in": suit, **number}), ("decide_suit", "2026-11-20", decided)]


def test_interpretation_1_17_the_employer_may_ask_about_those_who_did_not_sue() -> None:
    """C-10: one worker's suit shut the way to the intermediate court against the others."""
    where = situation(*WORKER_SUED)
    ask: dict[str, Any] = {"served": "award_final", "parties": [3], "court": COURT["court"]}
    told_so = wrong("apply_set_aside", where, on="2026-10-28", **ask)["against"]
    assert "周某1：劳动者已就该终局裁决起诉" in told_so
    assert "请在“针对的对方当事人”中选择" in told_so
    assert wrong("apply_set_aside", where, on="2026-10-28", against=[2], **ask) == {}
    assert "对方当事人" in wrong("apply_set_aside", where, on="2026-10-28", against=[2, 3], **ask)["against"]
    asked: Line = ("apply_set_aside", "2026-10-28", {**ask, **COURT, "against": [2]})
    known = replay(entries(*WORKER_SUED, asked, *set_aside_in(3)))
    assert (known.proceedings[3].parties, known.proceedings[3].claims) == ((2, 3), (2,))
    assert {line.claim for line in known.promises.values()} == {1}


def test_law_49_part_of_an_award_set_aside_leaves_the_rest_in_force() -> None:
    """C-10: 部分撤销. Against whom nobody asked, the award stands, and its two years run."""
    ask: dict[str, Any] = {"served": "award_final", "parties": [3], **COURT}
    lines: list[Line] = [
        *HEARD, FINAL, *served("award_final", "2026-10-21", "2026-10-21", "2026-10-21"),
        ("apply_set_aside", "2026-10-28", {**ask, "against": [2]}), *set_aside_in(2),
    ]  # fmt: skip
    assert effect("award_final", 1, *lines) == "2026-10-20"
    assert effect("award_final", 2, *lines) == ""
    assert ("X-01", 1) in running(*lines)


def test_interpretation_1_17_suing_one_worker_leaves_the_award_in_force_for_the_others() -> None:
    """C-10: the employer sues one of them over a non-final award."""
    lines: list[Line] = [*HEARD, award("2026-10-20", (1, "24000.00"), (2, "200.00"), (3, "60000.00"))]
    lines += served("award_nonfinal", "2026-10-21", "2026-10-21", "2026-10-21")
    sued: Line = ("lodge_suit", "2026-10-26", {"served": "award_nonfinal", "parties": [3], "against": [1], **COURT})
    assert wrong("lodge_suit", situation(*lines), on="2026-10-26", **{k: v for k, v in sued[2].items() if k != "used"}) == {}
    known = replay(entries(*lines, sued))
    assert known.proceedings[2].parties == (1, 3)
    assert {known.claims[n].claimant for n in known.proceedings[2].claims} == {1}
    assert effect("award_nonfinal", 1, *lines, sued) == ""
    assert effect("award_nonfinal", 2, *lines, sued) == "2026-11-06"


def test_law_43_entrusted_mediation_stops_no_suit_for_an_overdue_award() -> None:
    """C-10: during 委托调解 the forty-five days run on (办案规则 第46条)."""
    assert ENTRUSTED in STEPS["sue_overdue"].at
    assert ENTRUSTED in STEPS["terminate_arbitration"].at & STEPS["terminate_part"].at


def test_X_08_a_refused_applicant_may_sue_and_nobody_else() -> None:
    assert "不予受理" in refused(
        "sue_after_refusal", situation(*HEARD, FINAL, ("close_arbitration", "2026-11-01", {"note": "归档"}))
    )
    refusing: Line = ("refuse_arbitration", "2026-09-03", {"ground": "scope", "reason": "劳务"})
    assert refused("sue_after_refusal", situation(HEARD[0], refusing)) == ""
    sued: Line = ("sue_after_refusal", "2026-09-10", {"parties": [1], **COURT})
    assert suit_kind(replay(entries(HEARD[0], refusing, sued)).proceedings[2]) == "refused"


def test_only_an_employer_asks_to_have_a_final_award_set_aside() -> None:
    where = situation(*HEARD, FINAL)
    ask = {"served": "award_final", "court": "泉州市中级人民法院"}
    assert "parties" in wrong("apply_set_aside", where, parties=[1], **ask)
    assert wrong("apply_set_aside", where, parties=[3], **ask) == {}
    assert "没有终局裁决" in refused("apply_set_aside", situation(*HEARD, NON_FINAL))


@pytest.mark.parametrize(
    ("ruling", "paper"),
    [("set_aside", "set_aside_granted"), ("set_aside_refused", "set_aside_refused"), ("dismissed", None), ("judged", None)],
)
def test_a_court_rules_on_what_it_was_asked_and_its_paper_is_that_of_the_ruling(ruling: str, paper: str | None) -> None:
    where = situation(*SET_ASIDE[:-1], here=2)
    found = wrong("decide_suit", where, on="2026-11-20", ruling=ruling, content="略")
    assert ("ruling" in found) is (paper is None)
    if paper:
        ended = situation(*SET_ASIDE[:-1], ("decide_suit", "2026-11-20", {"in": 2, "ruling": ruling}), here=2)
        assert paper_of(ended.here) == paper
        assert "served" in wrong("receive_ruling", ended, served="judgment", parties=[1])
        assert "on" in wrong("receive_ruling", ended, on="2026-11-19", served=paper, parties=[1])
        assert wrong("receive_ruling", ended, on="2026-11-20", served=paper, parties=[1]) == {}


def test_nothing_is_enforced_before_it_is_in_force_for_whoever_asks() -> None:
    assert "登记生效" in refused("apply_enforcement", situation(*HEARD, FINAL))
    part: Line = ("confirm_effect", "2026-10-20", {"served": "award_final", "parties": [1], "perform_until": "2026-10-30"})
    where = situation(*HEARD, FINAL, part)
    ask = {"served": "award_final", "court": "某院"}
    assert "周某2" in wrong("apply_enforcement", where, parties=[1, 2], **ask)["parties"]
    assert wrong("apply_enforcement", where, parties=[1], **ask) == {}
    assert "还有 24,200.00 元" in refused("record_performed", where)


def test_prior_execution_needs_clear_rights_a_worker_and_one_of_the_four_kinds_of_claim() -> None:
    where = situation(*HEARD)
    order = {"asked_on": "2026-10-13", "hardship": "无力就医", "on": "2026-10-14"}
    lines = [{"claim": 1, "amount": "5000.00"}]
    assert wrong("order_prior_execution", where, rights_clear=True, lines=lines, **order) == {}
    assert "rights_clear" in wrong("order_prior_execution", where, lines=lines, **order)
    too_much = [{"claim": 2, "amount": "200.01"}]
    assert "lines.0.amount" in wrong("order_prior_execution", where, rights_clear=True, lines=too_much, **order)
    assert "先予执行" in refused("hand_over_enforcement", where)
    ordered: Line = ("order_prior_execution", "2026-10-14", {"lines": lines})
    handed: Line = ("hand_over_enforcement", "2026-10-15", {"parties": [1], **COURT})
    known = replay(entries(*HEARD, ordered, handed))
    assert (known.proceedings[1].state, known.proceedings[2].kind, known.proceedings[2].parties) == (
        "heard",
        Kind.ENFORCEMENT,
        (1, 3),
    )


def test_a_wrong_result_in_force_is_handled_anew_unless_a_court_has_it() -> None:
    assert "登记生效" in refused("handle_anew", situation(*HEARD, FINAL))
    assert refused("handle_anew", situation(*HEARD, FINAL, IN_FORCE)) == ""
    sued: list[Line] = [
        ("lodge_suit", "2026-10-26", {"served": "award_final", "parties": [1], **COURT}),
        ("docket_suit", "2026-10-28", {"in": 2, "court_number": "1号", "used": {"docket": "1号"}}),
    ]
    assert "法院已经立案" in refused("handle_anew", situation(*HEARD, FINAL, IN_FORCE, *sued))
    anew: Line = ("handle_anew", "2026-11-02", {"used": {"unit": "office"}})
    known: CaseFacts = replay(entries(*HEARD, FINAL, IN_FORCE, anew))
    opened = known.proceedings[2]
    assert (opened.kind, opened.state, opened.parties, opened.claims) == (Kind.ARBITRATION, "received", (1, 2, 3), (1, 2, 3))
    assert known.promises == {}

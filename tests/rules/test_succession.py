"""Parties that change in law: a new name, heirs, units that take over, a respondent who was the wrong one or is dropped."""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mediation.rules.codes import Side
from mediation.rules.deadlines import clocks
from mediation.rules.entries import entry_of
from mediation.rules.facts import CaseFacts
from mediation.rules.lifecycle import STEPS, Situation, available, refusal, replay, suggested
from mediation.rules.roles import Role
from mediation.rules.steps.answering import answer_ends
from mediation.rules.steps.inheriting import parted
from mediation.rules.steps.rounds import first_to_serve
from mediation.rules.steps.succession import GROUNDS
from mediation.rules.steps.track import workers
from tests.rules.cases.changes import DEAD, FACTORY, OTHER, asked, changed, heir, names, unit
from tests.rules.cases.hearing import (
    APPLICATION,
    HEARD,
    REFERENCE,
    SCHEDULED,
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

NEW_NAME = "某新鞋业有限公司"
RENAMED = changed("2026-09-10", "renamed", FACTORY, new_name=NEW_NAME, since="2026-09-08")
INHERITED = changed("2026-10-15", "died", DEAD, heir(71), heir(72))
SUSPENDED: Line = ("suspend", "2026-10-13", {"ground": "death", "reason": "周某1于2026-10-12死亡"})


# --- 更名 -----------------------------------------------------------------------------------------------------


def test_LCL_33_a_new_name_is_the_same_party_from_that_day_on_and_the_old_one_stays_findable() -> None:
    known = facts(*SCHEDULED, RENAMED)
    assert names(known, Side.RESPONDENT) == [NEW_NAME]
    assert [(was.name, was.until) for was in known.parties[FACTORY].renamed] == [("某鞋业有限公司", date(2026, 9, 8))]
    assert known.former == {FACTORY: ("某鞋业有限公司",)}
    assert known.proceedings[1].parties == facts(*SCHEDULED).proceedings[1].parties


def test_LCL_33_a_new_name_moves_no_clock_and_asks_for_no_new_round() -> None:
    assert first_to_serve(situation(*HEARD, RENAMED)) == []
    assert refused("award", situation(*HEARD, RENAMED)) == refused("award", situation(*HEARD)) == ""


def test_a_new_name_is_asked_for_where_there_is_one_and_for_nothing_else() -> None:
    where = situation(*SCHEDULED)
    assert "new_name" in wrong("change_party", where, **RENAMED[2] | {"new_name": None})
    assert "new_name" in wrong("change_party", where, **RENAMED[2] | {"new_name": "某鞋业有限公司"})
    assert "new_name" in wrong("change_party", where, **INHERITED[2] | {"new_name": NEW_NAME})
    assert wrong("change_party", where, **RENAMED[2]) == {}


# --- 继承 -----------------------------------------------------------------------------------------------------


def test_LMAA_25_the_heirs_take_the_dead_workers_place_with_his_claims() -> None:
    known = facts(*HEARD, INHERITED)
    assert names(known, Side.APPLICANT) == ["周某2", "周某71", "周某72"]
    assert asked(known) == {
        "1": ("周某71", "12000.00"), "4": ("周某72", "12000.00"), "2": ("周某2", "200.00"),
        "3": ("周某71", "30000.00"), "5": ("周某72", "30000.00"),
    }  # fmt: skip
    assert known.amount_claimed(known.proceedings[1]) == facts(*HEARD).amount_claimed(facts(*HEARD).proceedings[1])


def test_CC_1130_shares_are_equal_unless_said_and_then_sum_to_a_hundred() -> None:
    where = situation(*HEARD)
    assert parted(Decimal("100.00"), [Decimal(1)] * 3) == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]
    said = changed("2026-10-15", "died", DEAD, heir(71, "70"), heir(72, "30"))
    assert wrong("change_party", where, **said[2]) == {}
    assert asked(facts(*HEARD, said))["1"] == ("周某71", "16800.00")
    for shares in (("70", "20"), ("70", "40"), ("100", None)):
        off = changed("2026-10-15", "died", DEAD, *(heir(71 + n, share) for n, share in enumerate(shares)))
        assert any(name.endswith(".share") for name in wrong("change_party", where, **off[2]))


def test_LMAA_25_what_was_done_by_the_dead_and_to_him_counts_for_his_heirs() -> None:
    """民诉法解释 第55条: the heirs are bound by what was done before them; nobody begins anew."""
    back = [{"claimant": 3, "item": "other", "amount": "800.00", "detail": "工具"}]
    merged: list[Line] = [
        ("receive_counterclaim", "2026-09-10", {"claims": back, "story": "略"}),
        ("merge_counterclaim", "2026-09-11", {"claims": back}),
        told("2026-09-14", DEAD, OTHER, document="counter_notice"),
    ]
    before = situation(*SCHEDULED, *merged)
    after = situation(*SCHEDULED, *merged, changed("2026-09-15", "died", DEAD, heir(71)))
    assert answer_ends(after, 4) == answer_ends(before, DEAD) == date(2026, 9, 28)
    assert first_to_serve(after) == first_to_serve(before) == []


def test_LMAA_25_the_dead_need_not_be_served_for_the_case_to_be_closed() -> None:
    made = award("2026-10-20", (1, "12000.00"), (4, "12000.00"), (2, "200.00"), (3, None), (5, None))
    served = [told("2026-10-21", *numbers, document="award_final") for numbers in ((OTHER, FACTORY), (4, 5))]
    lines = [*HEARD, INHERITED, made]
    waiting = refused("close_arbitration", situation(*lines, served[0]))
    assert "周某71、周某72" in waiting
    assert "周某1、" not in waiting
    assert "送达" not in refused("close_arbitration", situation(*lines, *served))


def test_LMAA_47_the_parts_of_one_workers_claim_are_one_item_in_the_hands_of_his_heirs() -> None:
    """Wages of 40,000 are not final because two heirs claim 20,000 each."""
    claims = [{"claimant": 1, "item": "wages", "amount": "40000.00"}, {"claimant": 2, "item": "wages", "amount": "200.00"}]
    application: Line = ("file_arbitration", "2026-09-01", {**APPLICATION[2], "claims": claims})
    made = award("2026-10-20", (1, "20000.00"), (3, "20000.00"), (2, "200.00"))
    made[2]["used"] = {**made[2]["used"], "finality": ["by_case"]}
    known = facts(application, *HEARD[1:], INHERITED, made)
    labels = {line.claim: line.final for line in known.proceedings[1].decisions}
    assert labels == {1: False, 3: False, 2: True}


def test_LMAA_51_what_was_awarded_and_is_not_paid_is_owed_to_the_heirs() -> None:
    paid: Line = ("record_payment", "2026-10-25", {"payments": [{"promise": 1, "amount": "4000.00"}], "proof": "回单"})
    lines = [*HEARD, award("2026-10-20", (1, "24000.00"), (2, "200.00"), (3, None)), paid]
    known = facts(*lines, changed("2026-11-02", "died", DEAD, heir(71, "60"), heir(72, "40")))
    assert {(known.parties[line.payee].name, str(line.amount), str(line.unpaid)) for line in known.promises.values()} == {
        ("周某1", "4000.00", "0.00"), ("周某71", "12000.00", "12000.00"), ("周某72", "8000.00", "8000.00"), ("周某2", "200.00", "200.00"),
    }  # fmt: skip
    decided = {(known.parties[known.claims[d.claim].claimant].name, str(d.amount)) for d in known.proceedings[1].decisions if d.upheld}
    assert decided == {("周某71", "14400.00"), ("周某72", "9600.00"), ("周某2", "200.00")}


def test_R33_47_1_a_proceeding_that_waits_for_heirs_leads_to_their_joining_and_then_goes_on() -> None:
    waits, came = situation(*HEARD, SUSPENDED), situation(*HEARD, SUSPENDED, INHERITED)
    step = STEPS["change_party"]
    assert available(waits, [Role.DIRECTOR])[0] is step
    assert suggested(step, waits) == {"ground": "died"}
    assert "继承人" in (refusal(STEPS["resume"], waits) or "")
    assert refusal(STEPS["resume"], came) is None
    assert available(came, [Role.DIRECTOR])[0] is STEPS["resume"]
    assert "周某71、周某72" in suggested(STEPS["resume"], came)["reason"]


def test_R33_62_the_heirs_of_one_worker_are_one_person() -> None:
    nine = {**APPLICATION[2], "applicants": [person(n) for n in range(1, 10)]}
    lines: list[Line] = [("file_arbitration", "2026-09-01", nine), ("accept_arbitration", "2026-09-02", {})]
    known = facts(*lines, changed("2026-09-10", "died", 1, heir(71), heir(72), heir(73)))
    assert len(known.of_side(known.proceedings[1], Side.APPLICANT)) == 11
    assert workers(known, known.proceedings[1]) == 9
    assert known.people(known.proceedings[1].members) == 9


def test_CPL_154_who_dies_without_heirs_is_out_with_what_he_asked_and_the_others_go_on() -> None:
    alone = changed("2026-10-15", "no_heir", DEAD)
    assert wrong("change_party", situation(*HEARD), **alone[2]) == {}
    known = facts(*HEARD, alone)
    assert (names(known, Side.APPLICANT), asked(known)) == (["周某2"], {"2": ("周某2", "200.00")})
    last = changed("2026-10-16", "no_heir", OTHER)
    assert "无人承继，终结" in wrong("change_party", situation(*HEARD, alone), **last[2])["ground"]


def test_CPL_154_where_nobody_is_left_to_ask_the_case_ends() -> None:
    alone = changed("2026-10-15", "no_heir", DEAD)
    ended: Line = ("end_without_heirs", "2026-10-20", {"proof": "申请人死亡，无继承人"})
    known = facts(*HEARD, alone, ended)
    here = known.proceedings[1]
    assert (here.state, here.outcome, names(known, Side.APPLICANT)) == ("terminated", "A50", [])
    waiting = refused("close_arbitration", situation(*HEARD, alone, ended))
    assert "某鞋业有限公司" in waiting
    assert "周某" not in waiting


# --- 合并, 分立, 注销 -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ground", "joined"),
    [("merged", ["某集团公司"]), ("divided", ["某甲公司", "某乙公司"]), ("closed", ["某开办单位"])],
)
def test_SPC1_26_R33_6_who_takes_a_unit_over_answers_for_it_where_it_stood(ground: str, joined: list[str]) -> None:
    over = changed("2026-10-13", ground, FACTORY, *(unit(name) for name in joined))
    where = situation(*HEARD, over)
    assert names(where.case, Side.RESPONDENT) == joined
    assert refused("award", where) == "", "what was served, answered and heard was so for them"


def test_R33_6_the_clocks_of_a_unit_that_is_gone_stop_and_run_on_for_who_took_it_over() -> None:
    lines = [*SCHEDULED, changed("2026-09-08", "merged", FACTORY, unit("某集团公司"))]
    known = facts(*lines)
    found = {(c.limit, c.party): c for c in clocks(known, known.proceedings[1], CALENDAR, date(2026, 9, 9))}
    assert (found["A-06", FACTORY].state, found["A-06", FACTORY].ended_on) == ("lapsed", date(2026, 9, 8))
    assert "不再是本案当事人" in found["A-06", FACTORY].why
    assert (str(found["A-06", 4].due_on), found["A-06", 4].state) == ("2026-09-17", "running")
    assert str(found["A-23", None].due_on) == "2026-10-19", "nobody was joined who was no party: the 45 days go on"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (changed("2026-09-10", "died", FACTORY, heir(71)), "ground"),
        (changed("2026-09-10", "merged", DEAD, unit("某集团公司")), "ground"),
        (changed("2026-09-10", "merged", FACTORY, heir(71)), "joined.0.type"),
        (changed("2026-09-10", "merged", FACTORY, unit("甲公司"), unit("乙公司")), "joined"),
        (changed("2026-09-10", "died", DEAD), "joined"),
        (changed("2026-09-10", "dropped", FACTORY, unit("某集团公司")), "joined"),
        (changed("2026-09-10", "dropped", DEAD), "ground"),
        (changed("2026-09-10", "no_heir", FACTORY), "ground"),
    ],
)
def test_each_ground_asks_who_undergoes_it_and_who_comes_in(given: Line, field: str) -> None:
    assert field in wrong("change_party", situation(*SCHEDULED), **given[2])


def test_every_ground_names_its_article() -> None:
    assert all("第" in ground.basis for ground in GROUNDS.values())


# --- 变更被申请人, 不再列为被申请人 ---------------------------------------------------------------------------

WRONG: Line = ("join_party", "2026-09-07", {"side": "respondent", "joined": [unit("某错列公司")], "reason": "申请人申请追加"})
INSTEAD = changed("2026-09-10", "replaced", FACTORY, unit("某正确公司"))


def test_R33_35_a_respondent_who_is_dropped_is_served_nothing_more_and_waited_for_no_more() -> None:
    """The wrongly named company needs no thirty days of publication before a hearing can be held."""
    public: Line = ("publish_service", "2026-09-08", {"served": "respond_notice", "parties": [4], "reason": "查无下落"})
    with_it = situation(*SCHEDULED, WRONG, public)
    assert "某错列公司" in refused("hold_hearing", with_it)
    without = situation(*SCHEDULED, WRONG, public, changed("2026-09-10", "dropped", 4))
    assert names(without.case, Side.RESPONDENT) == ["某鞋业有限公司"]
    assert "某错列公司" not in refused("hold_hearing", without)
    assert "deemed_served" not in str(first_to_serve(without))
    assert suggested(STEPS["deemed_served"], without) == {}


def test_R33_35_what_was_asked_of_the_dropped_one_alone_is_no_longer_asked_and_the_rest_is_of_the_others() -> None:
    claims = [
        {"claimant": 1, "item": "wages", "amount": "100.00", "against": "1、2"},
        {"claimant": 1, "item": "overtime", "amount": "200.00", "against": "2"},
        {"claimant": 2, "item": "wages", "amount": "300.00"},
    ]
    both = {**APPLICATION[2], "respondents": [COMPANY, unit("某错列公司")], "claims": claims}
    filed: list[Line] = [("file_arbitration", "2026-09-01", both), ("accept_arbitration", "2026-09-02", {})]
    dropped = changed("2026-09-03", "dropped", 4)
    assert wrong("change_party", situation(*filed), **dropped[2]) == {}
    known = facts(*filed, dropped)
    assert list(asked(known)) == ["1", "3"]
    assert [claim.against for claim in known.claimed_in(known.proceedings[1])] == [(3,), ()]
    alone: Line = ("file_arbitration", "2026-09-01", {**both, "claims": claims[1:2]})
    assert "都只针对某错列公司" in wrong("change_party", situation(alone, filed[1]), **dropped[2])["ground"]


def test_LMAA_22_who_takes_over_answers_for_what_was_asked_of_whom_it_took_over() -> None:
    claims = [{"claimant": 1, "item": "wages", "amount": "100.00", "against": "2"}]
    both = {**APPLICATION[2], "respondents": [COMPANY, unit("某分包公司")], "claims": claims}
    known = facts(("file_arbitration", "2026-09-01", both), changed("2026-09-03", "merged", 4, unit("某集团公司")))
    assert known.claims[1].against == (5,)


def test_R33_80_the_45_days_stand_still_for_a_publication_only_as_long_as_it_is_for_a_party() -> None:
    public: Line = ("publish_service", "2026-09-08", {"served": "respond_notice", "parties": [4], "reason": "查无下落"})
    known = facts(*SCHEDULED, WRONG, public, changed("2026-09-18", "dropped", 4))
    trial = next(c for c in clocks(known, known.proceedings[1], CALENDAR, date(2026, 11, 1)) if c.limit == "A-23")
    assert "2026-09-08" in trial.why
    assert trial.state in ("running", "late")
    assert str(trial.raw_on) == "2026-11-01", "45 days of 09-07, and the ten that were left out"


def test_R33_46_who_is_put_in_a_wrong_respondents_place_is_told_answers_and_is_heard_anew() -> None:
    where = situation(*HEARD, changed("2026-10-13", "replaced", FACTORY, unit("某正确公司")))
    assert names(where.case, Side.RESPONDENT) == ["某正确公司"]
    assert "还没有送达：某正确公司《应诉通知书及申请书副本》" in refused("award", where)
    assert "变更被申请人之后还没有开庭" in refused("award", where)
    known = facts(*SCHEDULED, INSTEAD)
    found = {(c.limit, c.party): c for c in clocks(known, known.proceedings[1], CALENDAR, date(2026, 9, 11))}
    assert (str(found["A-23", None].starts_on), str(found["A-04", 4].starts_on)) == ("2026-09-10", "2026-09-10")
    assert ("A-06", 4) not in found, "nothing was served on it"
    assert str(found["A-04", FACTORY].starts_on) == "2026-09-02"


def test_R33_35_somebody_stays_on_the_other_side_and_a_result_binds() -> None:
    only = changed("2026-10-13", "dropped", FACTORY)
    assert "唯一的被申请人" in wrong("change_party", situation(*HEARD), **only[2])["ground"]
    part = award("2026-10-14", (1, "24000.00"), step="award_part")
    assert "受其约束" in wrong("change_party", situation(*HEARD, part), **INSTEAD[2])["ground"]
    whole = award("2026-10-14", (1, "24000.00"), (2, None), (3, None))
    assert "处理结果作出以后" in wrong("change_party", situation(*HEARD, whole), **INSTEAD[2])["ground"]


FILED_ONLY = SCHEDULED[:2]


@pytest.mark.parametrize(
    ("lines", "login", "role", "may"),
    [
        (FILED_ONLY, "clerk", Role.CLERK, False), (FILED_ONLY, "lian", Role.REGISTRAR, False), (FILED_ONLY, "head", Role.DIRECTOR, True),
        (FILED_ONLY, "judge", Role.ARBITRATOR, False), (SCHEDULED, "clerk", Role.CLERK, False), (SCHEDULED, "head", Role.DIRECTOR, False),
        (SCHEDULED, "judge", Role.ARBITRATOR, True), (SCHEDULED, "judge2", Role.ARBITRATOR, False),
    ],
)
def test_R33_35_who_is_the_respondent_is_decided_by_the_head_and_by_the_tribunal_once_it_sits(
    lines: list[Line], login: str, role: Role, may: bool
) -> None:
    where = replace(situation(*lines), actor=login, roles=frozenset({role}))
    said = wrong("change_party", where, **INSTEAD[2])
    assert said == {} if may else "本人登录办理" in said["ground"]
    assert wrong("change_party", where, **changed("2026-09-08", "merged", FACTORY, unit("某集团公司"))[2]) == {}, "the law's own change"


# --- in every kind of proceeding ------------------------------------------------------------------------------

APPLIED: Line = ("register", "2026-09-01", {**APPLICATION[2], "used": {"unit": "town"}})
AGREED: list[Line] = [
    APPLIED,
    ("accept_mediation", "2026-09-02", {"both_consent": True}),
    ("assign_mediator", "2026-09-02", {"mediator": "alice"}),
    ("reach_agreement", "2026-09-03", {"promises": [
        {"payee": 1, "claim": 1, "amount": "24000.00", "due_on": "2026-09-30", "what": "工资"},
        {"payee": 2, "claim": 2, "amount": "200.00", "due_on": "2026-09-30", "what": "工资"},
    ]}),
    ("sign_agreement", "2026-09-03", {"applicant_signed_on": "2026-09-03", "respondent_signed_on": "2026-09-03", "way": "mediator"}),
]  # fmt: skip


def in_proceeding(*lines: tuple[int, Line]) -> CaseFacts:
    return replay(entry_of(seq, step, at, date.fromisoformat(on), given) for seq, (at, (step, on, given)) in enumerate(lines, 1))


def test_LMAA_14_the_heirs_are_owed_what_a_mediation_agreed_and_carry_it_on() -> None:
    known = in_proceeding(*((1, line) for line in AGREED), (1, changed("2026-10-05", "died", DEAD, heir(71))))
    owed = {(known.parties[line.payee].name, str(line.amount)) for line in known.promises.values()}
    assert owed == {("周某71", "24000.00"), ("周某2", "200.00")}
    where = Situation(known, known.proceedings[1], date(2026, 10, 6), REFERENCE)
    assert 4 in suggested(STEPS["apply_arbitration"], where)["parties"]


def test_a_change_reaches_every_proceeding_that_has_the_party_and_closed_files_that_owe() -> None:
    onward: Line = ("apply_arbitration", "2026-10-06", {"parties": [1, 2], "claims": [1, 2], "used": {"unit": "office"}})
    closed: Line = ("close_mediation", "2026-10-07", {"note": "已申请仲裁"})
    known = in_proceeding(
        *((1, line) for line in AGREED), (1, onward), (1, closed), (2, changed("2026-10-08", "merged", FACTORY, unit("某集团公司")))
    )
    for number in (1, 2):
        assert [p.name for p in known.of_side(known.proceedings[number], Side.RESPONDENT)] == ["某集团公司"]
    split = in_proceeding(
        *((1, line) for line in AGREED), (1, onward), (2, changed("2026-10-08", "died", DEAD, heir(71), heir(72)))
    )
    where = Situation(split, split.proceedings[1], date(2026, 10, 9), REFERENCE)
    assert not set(suggested(STEPS["apply_arbitration"], where)["claims"]) & {1, 2, 4}, "no part of it goes on twice"


def test_what_is_performed_and_closed_changes_no_more() -> None:
    paid: Line = ("record_payment", "2026-09-29", {
        "payments": [{"promise": 1, "amount": "24000.00"}, {"promise": 2, "amount": "200.00"}], "proof": "回单"})  # fmt: skip
    done: Line = ("confirm_performance", "2026-09-29", {"proof": "收条"})
    closed: Line = ("close_mediation", "2026-09-30", {})
    known = in_proceeding(*((1, line) for line in (*AGREED, paid, done, closed)))
    where = Situation(known, known.proceedings[1], date(2026, 10, 6), REFERENCE)
    assert "履行完毕" in (refusal(STEPS["change_party"], where) or "")


def test_what_is_no_money_is_not_divided() -> None:
    claims = [{"claimant": 1, "item": "certificate", "detail": ""}, {"claimant": 1, "item": "wages", "amount": "100.01"}]
    filed: Line = ("file_arbitration", "2026-09-01", {**APPLICATION[2], "claims": claims})
    known = facts(filed, changed("2026-09-02", "died", DEAD, heir(71), heir(72)))
    assert asked(known) == {"1": ("周某71", "None"), "2": ("周某71", "50.01"), "3": ("周某72", "50.00")}

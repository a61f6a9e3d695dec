"""Objections, counter-applications, recusal, entrusted mediation: limits, what is refused, what they do to the 45 days."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date, timedelta

import pytest

from mediation.rules.codes import Side
from mediation.rules.deadlines import ClockState
from mediation.rules.lifecycle import STEPS, Situation, doubted, refusal, suggested
from mediation.rules.steps.pending import not_while_pending
from tests.rules.cases.filing import ACCEPTED, FILED_CASE, RUNNING, facts_of, faults, situation, worked
from tests.rules.cases.objections import COPY, FORMED, HEARING_SET, at_bench

from .journal import CHANGED, Line, arbitration, service, stands, trial

COUNTER = [{"claimant": 3, "item": "other", "amount": "800.00", "detail": "返还工具折价款"}]
HEARD: Line = ("hold_hearing", "2026-04-08", {"attended": "双方", "mediated": True, "record": "辩论终结"})


def asked_back(step: str, where: Situation, **given: object) -> dict[str, str]:
    return doubted(STEPS[step], where, STEPS[step].asks.model_validate(given))


# --- objections to jurisdiction --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("served", "last"), [("2026-09-24", "2026-10-15"), ("2026-03-06", "2026-03-20"), ("2026-04-24", "2026-05-12")]
)
@pytest.mark.parametrize("limit", ["A-08", "A-09"])
def test_A_08_and_A_09_last_as_long_as_the_answer_period(limit: str, served: str, last: str) -> None:
    assert worked(limit, served) == last == worked("A-06", served)


def test_A_08_an_objection_is_written_and_comes_before_the_answer_period_ends() -> None:
    usual = {"parties": [3], "written": True, "reason": "合同履行地在他处"}
    assert faults("object_jurisdiction", at_bench(), on="2026-03-20", **usual) == {}
    assert faults("object_jurisdiction", at_bench(), on="2026-03-23", sent_on="2026-03-20", **usual) == {}
    assert "书面" in faults("object_jurisdiction", at_bench(), on="2026-03-20", **{**usual, "written": False})["written"]
    assert (
        "不能晚于收到" in faults("object_jurisdiction", at_bench(), on="2026-03-19", sent_on="2026-03-20", **usual)["sent_on"]
    )


def test_r33_10_a_late_objection_is_noted_and_answered_and_does_not_hold_the_case_up() -> None:
    """C-11: it was refused, so that the written answer could not be issued."""
    usual: dict[str, object] = {"parties": [3], "written": True, "reason": "合同履行地在他处"}
    assert faults("object_jurisdiction", at_bench(), on="2026-03-23", **usual) == {}
    assert "不影响仲裁程序" in asked_back("object_jurisdiction", at_bench(), on="2026-03-23", **usual)["parties"]
    late: Line = ("object_jurisdiction", "2026-03-23", {**usual, "used": {"last_day": "2026-03-20"}})
    where = at_bench(late)
    assert not_while_pending(where) is None
    assert not_while_pending(at_bench(("object_jurisdiction", "2026-03-20", usual))) is not None
    assert "移送管辖" in str(refusal(STEPS["uphold_objection"], where))
    assert suggested(STEPS["reject_objection"], where)["late"] is True
    assert faults("reject_objection", where, on="2026-03-24", late=True, reason="逾期") == {}
    assert "2026-03-20 届满" in faults("reject_objection", where, on="2026-03-24", reason="逾期")["late"]
    in_time = at_bench(("object_jurisdiction", "2026-03-20", usual))
    assert "late" in faults("reject_objection", in_time, on="2026-03-24", late=True, reason="履行地在本地")


def test_an_objection_is_decided_once_and_leads_on_or_away() -> None:
    objected: Line = ("object_jurisdiction", "2026-03-10", {"parties": [3], "written": True, "reason": "他处"})
    for step in ("reject_objection", "uphold_objection"):
        assert "没有待决定的管辖异议" in str(refusal(STEPS[step], at_bench()))
        assert refusal(STEPS[step], at_bench(objected)) is None
    assert "请先决定" in str(refusal(STEPS["object_jurisdiction"], at_bench(objected)))
    rejected: Line = ("reject_objection", "2026-03-12", {"reason": "履行地在本地"})
    assert refusal(STEPS["object_jurisdiction"], at_bench(objected, rejected)) is None
    upheld = facts_of(FILED_CASE, ACCEPTED, objected, ("uphold_objection", "2026-03-12")).proceedings[1]
    assert (upheld.state, upheld.outcome, upheld.concluded_on) == ("transferred", "A40", date(2026, 3, 12))


def test_A_23_is_not_moved_by_an_objection() -> None:
    clock = trial(("object_jurisdiction", "2026-03-10"), ("reject_objection", "2026-03-20"))
    assert clock.raw_on == date(2026, 4, 16)


# --- counter-applications ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received", "last"), [("2026-09-28", "2026-10-10"), ("2026-03-10", "2026-03-17"), ("2026-11-16", "2026-11-23")]
)
@pytest.mark.parametrize("decision", ["merge_counterclaim", "separate_counterclaim", "refuse_counterclaim"])
def test_A_10_a_counter_application_is_decided_within_five_working_days(decision: str, received: str, last: str) -> None:
    counter: Line = ("receive_counterclaim", received, {"claims": COUNTER})
    assert stands(arbitration(*RUNNING, counter, today=received)["A-10", None]) == (last, "running")
    assert arbitration(*RUNNING, counter, (decision, last))["A-10", None].state is ClockState.MET
    late = str(date.fromisoformat(last) + timedelta(days=1))
    assert arbitration(*RUNNING, counter, (decision, late))["A-10", None].state is ClockState.MET_LATE


def test_A_09_a_counter_application_after_the_answer_period_goes_into_a_case_of_its_own() -> None:
    given = {"claims": COUNTER, "story": "未交还工具"}
    assert faults("receive_counterclaim", at_bench(), on="2026-03-20", **given) == {}
    assert faults("receive_counterclaim", at_bench(), on="2026-03-23", **given) == {}
    assert "另行申请仲裁" in asked_back("receive_counterclaim", at_bench(), on="2026-03-23", **given)["claims"]
    assert asked_back("receive_counterclaim", at_bench(), on="2026-03-23", sent_on="2026-03-20", **given) == {}
    assert faults("receive_counterclaim", at_bench(), on="2026-03-23", sent_on="2026-03-20", **given) == {}


def test_r33_36_a_late_counter_application_is_answered_in_writing_and_holds_nothing_up() -> None:
    """C-11: it was refused, so that nobody could be told in writing to apply for himself."""
    late: Line = ("receive_counterclaim", "2026-03-23", {"claims": COUNTER, "story": "x", "used": {"last_day": "2026-03-20"}})
    where = at_bench(late)
    assert "反申请另案处理" in str(refusal(STEPS["merge_counterclaim"], where))
    assert not_while_pending(where) is None
    assert "2026-03-20 届满" in suggested(STEPS["separate_counterclaim"], where)["reason"]
    assert refusal(STEPS["separate_counterclaim"], where) is None
    assert stands(arbitration(*RUNNING, late, today="2026-03-23")["A-10", None]) == ("2026-03-30", "running")
    in_time: Line = ("receive_counterclaim", "2026-03-20", {"claims": COUNTER, "story": "x"})
    assert not_while_pending(at_bench(in_time)) is not None
    assert refusal(STEPS["merge_counterclaim"], at_bench(in_time)) is None


@pytest.mark.parametrize(("on", "last"), [("2026-03-20", None), ("2026-03-23", date(2026, 3, 20))])
@pytest.mark.parametrize(("step", "given"), [
    ("object_jurisdiction", {"parties": [3], "written": True, "reason": "合同履行地在他处"}),
    ("receive_counterclaim", {"claims": COUNTER, "story": "未交还工具"}),
])  # fmt: skip
def test_what_came_late_keeps_the_last_day_that_it_missed(step: str, given: dict[str, object], on: str, last: date | None) -> None:
    freezes = STEPS[step].freezes
    assert freezes is not None
    assert freezes(at_bench(), STEPS[step].asks.model_validate({"on": on, **given})).last_day == last


def test_A_23_restarts_with_a_merged_counter_application_and_with_no_other() -> None:
    received: Line = ("receive_counterclaim", "2026-03-10", {"claims": COUNTER})
    merged = trial(received, ("merge_counterclaim", "2026-03-12", {"claims": COUNTER}))
    assert (merged.starts_on, merged.raw_on) == (date(2026, 3, 12), date(2026, 4, 26))
    for other in ("separate_counterclaim", "refuse_counterclaim"):
        assert trial(received, (other, "2026-03-12")).raw_on == date(2026, 4, 16)


def test_A_23_an_extension_from_before_a_merged_counter_application_is_used_up() -> None:
    where = at_bench(
        ("extend_arbitration", "2026-03-09", {"days": 15}), ("receive_counterclaim", "2026-03-10", {"claims": COUNTER})
    )
    assert "不能再延" in str(refusal(STEPS["extend_arbitration"], where))
    merged = at_bench(
        ("extend_arbitration", "2026-03-09", {"days": 15}),
        ("receive_counterclaim", "2026-03-10", {"claims": COUNTER}),
        ("merge_counterclaim", "2026-03-12", {"claims": COUNTER}),
    )
    assert refusal(STEPS["extend_arbitration"], merged) is None


def test_merged_claims_are_the_respondents_and_join_the_case() -> None:
    received: Line = ("receive_counterclaim", "2026-03-10", {"claims": COUNTER})
    facts = facts_of(FILED_CASE, ACCEPTED, received, ("merge_counterclaim", "2026-03-12", {"claims": COUNTER}))
    here = facts.proceedings[1]
    assert here.claims == (1, 2, 3)
    assert facts.parties[facts.claims[3].claimant].side is Side.RESPONDENT
    assert facts_of(FILED_CASE, ACCEPTED, received).proceedings[1].claims == (1, 2)


def test_what_is_merged_is_suggested_from_what_was_received_and_not_decided_before_it() -> None:
    where = at_bench(("receive_counterclaim", "2026-03-10", {"claims": COUNTER}))
    suggests = STEPS["merge_counterclaim"].suggests
    assert suggests
    assert suggests(where) == {"claims": [{**row, "against": []} for row in COUNTER]}
    assert "不能早于收到反申请" in faults("merge_counterclaim", where, on="2026-03-09", claims=COUNTER)["on"]
    assert "没有待决定的反申请" in str(refusal(STEPS["merge_counterclaim"], at_bench()))


# --- recusal ----------------------------------------------------------------------------------------

ASKED: Line = ("request_recusal", "2026-03-30", {"parties": [1], "seat": "presiding", "ground": "relation", "reason": "同学"})


@pytest.mark.parametrize(
    ("hearing", "last"), [("2026-04-08", "2026-04-08"), ("2026-10-12", "2026-10-12"), ("2026-11-20", "2026-11-20")]
)
def test_A_16_recusal_is_asked_for_until_the_hearing_opens(hearing: str, last: str) -> None:
    assert worked("A-16", hearing) == last


def test_A_16_after_the_hearing_only_what_was_learned_later_counts() -> None:
    usual = {"on": "2026-04-09", "parties": [1], "seat": "presiding", "ground": "favours", "reason": "私下会见"}
    heard = at_bench(HEARING_SET, HEARD)
    assert "开庭审理前提出" in faults("request_recusal", heard, **usual)["learned_later"]
    assert faults("request_recusal", heard, **usual, learned_later=True) == {}
    assert faults("request_recusal", at_bench(HEARING_SET), **{**usual, "on": "2026-04-07"}) == {}


@pytest.mark.parametrize(
    ("asked", "last"), [("2026-11-19", "2026-11-24"), ("2026-09-28", "2026-10-08"), ("2026-09-30", "2026-10-10")]
)
def test_A_17_recusal_is_decided_within_three_working_days(asked: str, last: str) -> None:
    request: Line = ("request_recusal", asked)
    assert stands(arbitration(*RUNNING, request, today=asked)["A-17", None]) == (last, "running")
    for decision in ("grant_recusal", "refuse_recusal"):
        assert arbitration(*RUNNING, request, (decision, last))["A-17", None].state is ClockState.MET


def test_a_recusal_names_somebody_who_sits() -> None:
    alone: Line = ("form_tribunal", "2026-03-05", {"presiding": "judge", "clerk": "clerk"})
    where = situation(FILED_CASE, ACCEPTED, alone)
    given = {"on": "2026-03-06", "parties": [1], "ground": "kinship", "reason": "近亲属"}
    assert "没有这一席位" in faults("request_recusal", where, seat="second", **given)["seat"]
    for seat in ("presiding", "clerk"):
        assert faults("request_recusal", where, seat=seat, **given) == {}


def test_on_the_directors_own_recusal_the_committee_decides() -> None:
    chair: Line = ("request_recusal", "2026-03-30", {**ASKED[2], "is_chair": True})  # type: ignore[misc]
    for step in ("grant_recusal", "refuse_recusal"):
        given = {"on": "2026-03-31", "reason": "理由"}
        assert "由仲裁委员会决定" in faults(step, at_bench(HEARING_SET, chair), **given)["decided_by"]
        assert faults(step, at_bench(HEARING_SET, chair), **given, decided_by="committee") == {}
        assert faults(step, at_bench(HEARING_SET, ASKED), **given) == {}
        assert "不能早于提出之日" in faults(step, at_bench(HEARING_SET, ASKED), **{**given, "on": "2026-03-27"})["on"]


@pytest.mark.parametrize("pending", [
    ASKED, ("object_jurisdiction", "2026-03-10", {"parties": [3]}), ("receive_counterclaim", "2026-03-10", {"claims": COUNTER}),
])
def test_no_hearing_no_settlement_and_no_award_while_something_is_undecided(pending: Line) -> None:
    """办案规则 第11条, and the illegal transition “award by a tribunal with a pending recusal”."""
    for steps, where in (
        (("hold_hearing", "settle", "entrust_mediation"), at_bench(HEARING_SET, pending)),
        (("award", "settle"), at_bench(HEARING_SET, HEARD, pending)),
    ):
        for step in steps:
            if where.here.state == "heard" and step == "entrust_mediation":
                continue
            assert "还没有决定" in str(refusal(STEPS[step], where)), step


def test_who_steps_aside_stays_away_and_the_tribunal_is_formed_anew() -> None:
    used = {"used": {"seat": "presiding", "login": "judge"}}
    facts = facts_of(FILED_CASE, ACCEPTED, FORMED, COPY, HEARING_SET, ASKED, ("grant_recusal", "2026-03-31", used))
    here = facts.proceedings[1]
    assert (here.state, here.handler, here.sittings) == ("accepted", "", [])
    assert "presiding" not in here.staff
    assert here.shut_out.keys() == {"judge"}
    freezes = STEPS["grant_recusal"].freezes
    assert freezes
    form = STEPS["grant_recusal"].asks.model_validate({"on": "2026-03-31", "reason": "理由"})
    assert freezes(at_bench(HEARING_SET, ASKED), form).kept() == used["used"]


def test_a_refused_recusal_changes_nothing() -> None:
    here = at_bench(HEARING_SET, ASKED, ("refuse_recusal", "2026-03-31", {"reason": "没有证据"})).here
    assert (here.state, here.handler, here.shut_out) == ("scheduled", "judge", {})


def test_A_14_is_pointless_once_the_hearing_is_off() -> None:
    found = arbitration(*RUNNING, ("set_hearing", "2026-03-23", {"hearing_on": "2026-04-08"}), ("grant_recusal", "2026-03-24"))
    assert found["A-14", 1].state is ClockState.LAPSED


# --- M-13: entrusted mediation ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("agreed", "last"), [("2026-09-24", "2026-10-15"), ("2026-03-06", "2026-03-20"), ("2026-04-24", "2026-05-12")]
)
def test_M_13_entrusted_mediation_ends_within_ten_working_days(agreed: str, last: str) -> None:
    entrusted: Line = ("entrust_mediation", agreed)
    assert stands(arbitration(*RUNNING, entrusted, today=agreed)["M-13", None]) == (last, "running")
    assert arbitration(*RUNNING, entrusted, ("end_entrusted", last))["M-13", None].state is ClockState.MET


def test_A_23_runs_on_during_entrusted_mediation_and_recusal() -> None:
    assert trial(("entrust_mediation", "2026-03-10"), ("end_entrusted", "2026-03-24")).raw_on == date(2026, 4, 16)
    assert trial(("request_recusal", "2026-03-10"), ("grant_recusal", "2026-03-12")).raw_on == date(2026, 4, 16)


def test_entrusted_mediation_needs_both_and_goes_back_to_where_the_case_was() -> None:
    given = {"on": "2026-03-24", "organisation": "某镇调解中心"}
    assert "双方当事人都同意" in faults("entrust_mediation", at_bench(), **given)["both_consent"]
    assert faults("entrust_mediation", at_bench(), **given, both_consent=True) == {}
    for before, state in (((), "formed"), ((HEARING_SET,), "scheduled")):
        entrusted = (*before, ("entrust_mediation", "2026-03-24"))
        assert at_bench(*entrusted).here.state == "entrusted"
        assert "不能早于委托之日" in faults("end_entrusted", at_bench(*entrusted), on="2026-03-23")["on"]
        assert at_bench(*entrusted, ("end_entrusted", "2026-03-30")).here.state == state
    assert "待开庭" not in str(refusal(STEPS["entrust_mediation"], at_bench(HEARING_SET)))
    assert "不能办理" in str(refusal(STEPS["hold_hearing"], at_bench(HEARING_SET, ("entrust_mediation", "2026-03-24"))))


# --- the hearing waits for the answers --------------------------------------------------------------------------


def test_a_hearing_is_set_after_the_answer_period_as_it_stands() -> None:
    """§d2: not before the respondent's answer period ends, unless the respondent shortened it or gave it up."""
    given = {"on": "2026-03-09", "hearing_on": "2026-03-18", "starts": "09:00", "place": "第一仲裁庭"}
    assert "2026-03-20" in faults("set_hearing", at_bench(), **given)["hearing_on"]
    waived: Line = ("shorten_answer", "2026-03-09", {"parties": [3], "proof": "笔录"})
    assert "hearing_on" not in faults("set_hearing", at_bench(waived), **given)
    shorter: Line = ("shorten_answer", "2026-03-09", {"parties": [3], "until": "2026-03-18", "proof": "笔录"})
    assert "2026-03-18" in faults("set_hearing", at_bench(shorter), **given)["hearing_on"]
    changed: tuple[Line, ...] = (
        ("change_claims", "2026-03-16", CHANGED),
        service("change_notice", "2026-03-17", 3),
    )
    later = {**given, "on": "2026-03-17", "hearing_on": "2026-03-30"}
    assert "2026-03-31" in faults("set_hearing", at_bench(*changed), **later)["hearing_on"]

"""What the procedure forbids (§d2 to §d5 of the bureau's reference): each case is refused, with a sentence that says what to do."""

from typing import Any

import pytest

from mediation.rules.codes import Kind
from mediation.rules.codes.served import Served
from mediation.rules.deadlines import clocks
from mediation.rules.lifecycle import STEPS, refusal
from mediation.rules.states import STATES
from mediation.rules.step import Reference, Situation
from mediation.rules.steps.service import CONSENTED, NEVER
from tests.rules.cases.filing import ACCEPTED, FILED_CASE, faults, situation
from tests.rules.cases.hearing import HEARD as ALL_HEARD
from tests.rules.cases.hearing import HELD, SCHEDULED, USED, WORDS, award, told, wrong
from tests.rules.cases.hearing import facts as facts_with_wages
from tests.rules.cases.hearing import situation as with_wages
from tests.rules.cases.objections import COPY, FORMED, HEARING_SET, at_bench
from tests.rules.journal import agreed

from .journal import CALENDAR, CHANGED, Line, case_of, service

Whole = tuple[str, str, dict[str, Any]]
SIMPLE: Line = ("simplify", "2026-03-05", {"ground": "clear", "no_bar": True, "reason": "争议不大"})
HEARING: dict[str, Any] = {"came": [1, 2, 3], "mediated": True, "record": "辩论终结"}


def refused(step: str, where: Situation) -> str:
    return refusal(STEPS[step], where) or ""


# --- no award without an attempt at mediation (调解仲裁法 第42条) ---------------------------------------------------


@pytest.mark.parametrize("step", ["award", "award_part"])
def test_no_award_before_mediation_was_tried(step: str) -> None:
    silent = {**HELD[2], "mediated": False}
    where = with_wages(*SCHEDULED, told("2026-09-29", 1, 2, 3), (*HELD[:2], silent))
    assert "裁决前应当先行调解" in refused(step, where)
    assert refused(step, with_wages(*ALL_HEARD)) == ""


def test_nobody_can_be_mediated_with_who_stays_away() -> None:
    away = {**HELD[2], "mediated": False, "absent": [3]}
    assert refused("award", with_wages(*SCHEDULED, told("2026-09-29", 1, 2, 3), (*HELD[:2], away))) == ""


# --- no decision by a tribunal whose recusal is asked for (办案规则 第11条) -------------------------------------------

ASKED: Whole = ("request_recusal", "2026-10-13", {"parties": [1], "person": "judge", "ground": "interest", "reason": "略"})


@pytest.mark.parametrize("step", ["award", "award_part", "settle", "settle_part", "deem_withdrawn"])
def test_no_decision_while_a_recusal_is_pending(step: str) -> None:
    assert "回避申请还没有决定" in refused(step, with_wages(*ALL_HEARD, ASKED))
    decided: Whole = ("refuse_recusal", "2026-10-14", {"reason": "没有证据"})
    assert "回避" not in refused(step, with_wages(*ALL_HEARD, ASKED, decided))


def test_no_hearing_while_a_recusal_is_pending() -> None:
    assert "回避申请还没有决定" in refused("hold_hearing", at_bench(HEARING_SET, ("request_recusal", "2026-03-25", ASKED[2])))


# --- no hearing within the answer period (调解仲裁法 第30条, 办案规则 第58条) ------------------------------------------


def test_no_hearing_is_set_within_the_answer_period() -> None:
    """Served on Friday 03-06: ten working days end on Friday 03-20."""
    given = {"on": "2026-03-09", "starts": "09:00", "place": "第一仲裁庭"}
    assert "2026-03-20 才届满" in faults("set_hearing", at_bench(), **given, hearing_on="2026-03-20")["hearing_on"]
    assert faults("set_hearing", at_bench(), **given, hearing_on="2026-03-23") == {}


def test_no_hearing_is_held_within_an_answer_period_that_began_later() -> None:
    """Set for 04-08; a change of claims served on 03-26 gives until 04-10 (04-04 to 04-06 are a holiday)."""
    late: list[Line] = [
        ("change_claims", "2026-03-25", CHANGED),
        service("change_notice", "2026-03-26", 3),
    ]
    where = at_bench(HEARING_SET, *late)
    assert "2026-04-10 才届满" in faults("hold_hearing", where, on="2026-04-08", **HEARING)["on"]
    waived: Line = ("shorten_answer", "2026-04-08", {"parties": [3], "proof": "当庭表示"})
    assert faults("hold_hearing", at_bench(HEARING_SET, *late, waived), on="2026-04-08", **HEARING) == {}
    shorter: Line = ("shorten_answer", "2026-03-27", {"parties": [3], "until": "2026-04-08", "proof": "同意书"})
    assert (
        "2026-04-08 才届满" in faults("hold_hearing", at_bench(HEARING_SET, *late, shorter), on="2026-04-08", **HEARING)["on"]
    )


def test_the_answer_period_of_an_ordinary_case_is_not_shortened() -> None:
    assert "普通程序的答辩期不能缩短" in refused("shorten_answer", at_bench())


# --- no publication in a simplified case, no simplification after one (办案规则 第57条第3项) ----------------------------


def test_what_is_simplified_is_not_published() -> None:
    assert "不能公告送达" in refused("publish_service", situation(FILED_CASE, ACCEPTED, SIMPLE))


def test_what_is_published_is_not_simplified() -> None:
    published = service("respond_notice", "2026-03-04", 3, step="publish_service")
    assert "下落不明的不得简易处理" in refused("simplify", situation(FILED_CASE, ACCEPTED, published))


# --- a settlement is signed for (民诉法解释 第133条, 办案规则 第59条) --------------------------------------------------


@pytest.mark.parametrize("served", ["settlement", "partial_settlement"])
@pytest.mark.parametrize("method", ["left", "simple"])
def test_a_settlement_is_neither_left_nor_sent_by_simple_means(served: str, method: str) -> None:
    given = {"on": "2026-03-09", "served": served, "parties": [3], "method": method}
    assert "调解书须当事人本人签收" in faults("serve", situation(FILED_CASE, ACCEPTED, SIMPLE), **given)["method"]


@pytest.mark.parametrize("served", ["settlement", "partial_settlement"])
def test_a_settlement_is_neither_posted_at_the_door_nor_published(served: str) -> None:
    given: dict[str, Any] = {"on": "2026-03-09", "served": served, "parties": [3]}
    posted = {**given, "ground": "refused", "proof": "录像"}
    assert "本人签收" in faults("post_service", at_bench(), **posted)["served"]
    assert "本人签收" in faults("publish_service", at_bench(), **given, reason="下落不明")["served"]


@pytest.mark.parametrize("served", [Served.AWARD_FINAL, Served.AWARD_NONFINAL])
def test_an_award_is_not_sent_by_simple_means(served: Served) -> None:
    given = {"on": "2026-03-09", "served": str(served), "parties": [3], "method": "simple"}
    assert "裁决书不能用简便方式送达" in faults("serve", situation(FILED_CASE, ACCEPTED, SIMPLE), **given)["method"]


@pytest.mark.parametrize("served", [Served.AWARD_FINAL, Served.AWARD_NONFINAL])
@pytest.mark.parametrize(
    ("reading", "receipt", "fault"),
    [("", "确认书", "method"), (NEVER, "确认书", "method"), (CONSENTED, None, "receipt"), (CONSENTED, "确认书", None)],
)
def test_an_award_goes_electronically_only_where_the_bureau_uses_it_and_the_consent_is_named(
    served: Served, reading: str, receipt: str | None, fault: str | None
) -> None:
    known = Reference(CALENDAR, settings={"open.electronic_awards": reading})
    given = {"on": "2026-03-09", "served": str(served), "parties": [3], "method": "electronic", "receipt": receipt}
    found = faults("serve", with_wages(FILED_CASE, ACCEPTED, agreed(3, "2026-03-05"), reference=known), **given)
    assert found.keys() - {"served"} == ({fault} if fault else set())


# --- nothing counts as served before its days are over ---------------------------------------------------------------


def test_nothing_published_is_served_before_thirty_days() -> None:
    """Published on 03-09: 22 days to 03-31, 8 more: 04-08."""
    published = service("hearing_notice", "2026-03-09", 3, step="publish_service")
    given: dict[str, Any] = {"served": "hearing_notice", "parties": [3]}
    assert "到 2026-04-08 满三十日" in faults("deemed_served", at_bench(published), on="2026-04-07", **given)["on"]
    assert faults("deemed_served", at_bench(published), on="2026-04-08", **given) == {}
    assert (
        "没有对"
        in faults("deemed_served", at_bench(published), on="2026-04-08", served="hearing_notice", parties=[1])["parties"]
    )
    assert (
        "没有对"
        in faults("deemed_served", at_bench(published), on="2026-04-08", served="change_notice", parties=[3])["parties"]
    )


def test_A_22_the_thirty_days_roll_over_the_holidays_for_the_step_as_for_the_clock() -> None:  # noqa: N802
    """Published on 09-03: 27 days to 09-30, 3 more: 10-03, a holiday; the first working day is 10-08."""
    published = service("hearing_notice", "2026-09-03", 3, step="publish_service")
    given: dict[str, Any] = {"served": "hearing_notice", "parties": [3]}
    where = at_bench(published)
    shown = next(c for c in clocks(where.case, where.here, CALENDAR, where.today) if c.limit == "A-22" and c.party == 3)
    assert str(shown.due_on) == "2026-10-08"
    assert "到 2026-10-08" in faults("deemed_served", where, on="2026-10-07", **given)["on"]
    assert faults("deemed_served", where, on="2026-10-08", **given) == {}


def test_nothing_is_deemed_served_that_was_never_made_public() -> None:
    assert "还没有公告送达" in refused("deemed_served", at_bench())


# --- one document, one remedy (办案规则 第50条第4款) -------------------------------------------------------------------


def test_one_partial_award_does_not_mix_final_and_non_final_items() -> None:
    lines = [{"claim": n, "upheld": True, "amount": amount} for n, amount in ((1, "24000.00"), (3, "60000.00"))]
    assert "应当分别制作裁决书" in wrong("award_part", with_wages(*ALL_HEARD), on="2026-10-13", lines=lines, **WORDS)["lines"]


def test_an_award_on_both_is_drawn_up_as_two_each_with_its_own() -> None:
    whole = award("2026-10-20", (1, "24000.00"), (2, "200.00"), (3, "60000.00"), used=USED)
    here = facts_with_wages(*ALL_HEARD, whole).proceedings[1]
    assert here.outcome == "A22"
    given = {"on": "2026-10-21", "parties": [3], "method": "direct"}
    for served in ("award_final", "award_nonfinal"):
        assert wrong("serve", with_wages(*ALL_HEARD, whole), served=served, **given) == {}
    one = award("2026-10-20", (1, "24000.00"), (2, "200.00"), (3, None), used=USED)
    assert "没有作出这种裁决书" in wrong("serve", with_wages(*ALL_HEARD, one), served="award_nonfinal", **given)["served"]


# --- other ways that are closed ----------------------------------------------------------------------------------------


def test_a_transferred_case_is_not_sent_on() -> None:
    received: Line = ("receive_transfer", "2026-03-02", FILED_CASE[2])  # type: ignore[misc]
    for step in ("refuse_arbitration", "tell_elsewhere"):
        assert "移送来的案件应当依法受理" in refused(step, situation(received))
    assert "不得再自行移送" in refused("transfer_case", situation(received, ACCEPTED))


def test_the_forty_five_days_are_lengthened_once_and_by_fifteen_at_most() -> None:
    assert "1 至 15 日" in faults("extend_arbitration", at_bench(), on="2026-03-10", days=16, reason="略")["days"]
    once: Line = ("extend_arbitration", "2026-03-10", {"days": 15})
    assert "不能再延" in refused("extend_arbitration", at_bench(once))


def test_the_arbitration_is_not_ended_by_a_suit_that_no_court_took_up() -> None:
    assert "还没有因逾期未裁决立案" in refused("terminate_arbitration", at_bench())


def test_a_hearing_waits_until_the_respondent_was_told_of_the_case() -> None:
    assert "应诉通知书还没有送达" in refused("set_hearing", situation(FILED_CASE, ACCEPTED, FORMED))
    assert refused("set_hearing", situation(FILED_CASE, ACCEPTED, FORMED, COPY)) == ""


@pytest.mark.parametrize("kind", Kind)
def test_no_step_is_done_where_it_does_not_stand(kind: Kind) -> None:
    """Every state × every step of its kind that is not at home there: refused, naming the state and the step."""
    seen = 0
    for state in (s for s in STATES.values() if s.kind is kind):
        case, here = case_of(kind, ("amend_party", "2026-03-02"))
        here.state = state.name
        where = Situation(case, here, situation(FILED_CASE).today, situation(FILED_CASE).reference)
        for step in STEPS.values():
            if state not in step.at:
                assert refusal(step, where) == f"现在是“{state.label}”，不能办理“{step.label}”。"
                seen += 1
    assert seen > len(STEPS)

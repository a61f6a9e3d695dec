"""The labour inspection: its time limits under their ids, what its steps refuse, and its closing rate by its definition."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.codes import Kind
from mediation.rules.codes.inspection import ComplaintRefusalGround
from mediation.rules.deadlines import Clock, due
from mediation.rules.entries import entry_of
from mediation.rules.indicators import BLOCK, BLOCKS, RATE, Figure, Handled, Month, Period, counts, month_period, year_period
from mediation.rules.lifecycle import STEPS, Situation, doubted, refusal, replay
from mediation.rules.roles import Role
from mediation.rules.steps.complaint import last_day_to_complain
from tests.rules.cases.inspection import (
    COMPLAINT,
    DOCKETED,
    FOUND,
    HEARD,
    ORDERED,
    RECEIVED,
    RECEIVED_ON,
    RECORDED,
    REFERENCE,
    SERVED,
    TOLD,
    standing,
    wrong,
)
from tests.rules.cases.lines import journal
from tests.scenes import COMPANY, person

from .journal import CALENDAR, Line, seen, stands


def inspected(*lines: Line, today: str) -> dict[str, Clock]:
    return {limit: clock for (limit, _), clock in seen(Kind.INSPECTION, *lines, today=today).items()}


# --- the limits -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ended", "last"),
    [("2024-03-02", "2026-03-02"), ("2024-02-29", "2026-02-28"), ("2024-10-01", "2026-10-08"), ("2024-05-16", "2026-05-18")],
)
def test_L_07_is_two_years_from_the_end_of_the_violation(ended: str, last: str) -> None:
    """2026-02-28 is a Saturday that is worked; 2026-10-01 is a holiday, 2026-05-16 a Saturday: the last day rolls on."""
    assert str(due("L-07", date.fromisoformat(ended), CALENDAR).due_on) == last
    complained = date.fromisoformat(last)
    for came_on, refused in ((complained, False), (complained + timedelta(days=1), True)):
        facts = replay([entry_of(1, "receive_complaint", 1, came_on, COMPLAINT)])
        here = Situation(facts, facts.proceedings[1], came_on + timedelta(days=1), REFERENCE)
        found = wrong("docket_complaint", here, violation_ended_on=ended)
        assert ("violation_ended_on" in found) == refused


@given(st.dates(date(2010, 1, 1), date(2040, 12, 31)))
def test_L_07_the_check_and_the_limit_are_of_one_mind(ended: date) -> None:
    assert due("L-07", ended, CALENDAR).raw_on == last_day_to_complain(ended)


def test_L_07_a_violation_that_goes_on_has_no_limit() -> None:
    assert wrong("docket_complaint", standing(*RECEIVED)) == {}


@pytest.mark.parametrize(
    ("docketed", "last", "longer"),
    [
        ("2026-03-02", "2026-05-28", "2026-07-10"),
        ("2026-01-05", "2026-04-03", "2026-05-20"),
        ("2026-06-01", "2026-08-25", "2026-10-12"),
    ],
)
def test_L_08_is_sixty_working_days_and_thirty_more_once_approved(docketed: str, last: str, longer: str) -> None:
    start = date.fromisoformat(docketed)
    assert CALENDAR.working_day_after(start, 60) == date.fromisoformat(last)
    lines: list[Line] = [("receive_complaint", docketed), ("docket_complaint", docketed)]
    assert stands(inspected(*lines, today=last)["L-08"]) == (last, "running")
    tomorrow = str(date.fromisoformat(last) + timedelta(days=1))
    assert stands(inspected(*lines, today=tomorrow)["L-08"]) == (last, "late")
    extended: Line = ("extend_investigation", last, {"days": 30})
    assert stands(inspected(*lines, extended, today=tomorrow)["L-08"]) == (longer, "running")
    assert stands(inspected(*lines, ("finish_investigation", last), today=tomorrow)["L-08"]) == (last, "met")
    assert stands(inspected(*lines, ("tell_dispute", tomorrow), today=tomorrow)["L-08"]) == (last, "met_late")


@pytest.mark.parametrize(
    ("came", "last"), [("2026-03-02", "2026-03-09"), ("2026-02-13", "2026-02-27"), ("2026-09-28", "2026-10-10")]
)
def test_L_10_is_five_working_days_to_docket_or_refuse(came: str, last: str) -> None:
    assert CALENDAR.working_day_after(date.fromisoformat(came), 5) == date.fromisoformat(last)
    line: Line = ("receive_complaint", came)
    assert stands(inspected(line, today=came)["L-10"]) == (last, "running")
    assert stands(inspected(line, ("docket_complaint", last), today=last)["L-10"]) == (last, "met")
    after = str(date.fromisoformat(last) + timedelta(days=1))
    assert stands(inspected(line, ("refuse_complaint", after), today=after)["L-10"]) == (last, "met_late")


def test_L_10_waits_for_what_is_missing_and_begins_anew() -> None:
    asked: list[Line] = [("receive_complaint", "2026-03-02"), ("request_complaint_correction", "2026-03-04")]
    assert inspected(*asked, today="2026-03-20")["L-10"].state.value == "suspended"
    done = inspected(*asked, ("complete_complaint", "2026-03-23"), today="2026-03-24")["L-10"]
    assert stands(done) == ("2026-03-30", "running")


@pytest.mark.parametrize(
    ("finished", "last"), [("2026-03-02", "2026-03-23"), ("2026-02-10", "2026-03-09"), ("2026-09-21", "2026-10-19")]
)
def test_L_11_is_fifteen_working_days_from_the_end_of_the_investigation(finished: str, last: str) -> None:
    assert CALENDAR.working_day_after(date.fromisoformat(finished), 15) == date.fromisoformat(last)
    lines: list[Line] = [
        ("receive_complaint", "2026-02-02"),
        ("docket_complaint", "2026-02-02"),
        ("finish_investigation", finished),
    ]
    assert stands(inspected(*lines, today=finished)["L-11"]) == (last, "running")
    for step in ("order_correction", "decide_handling", "decide_penalty", "revoke_docket", "refer_police"):
        assert stands(inspected(*lines, (step, last), today=last)["L-11"]) == (last, "met")


# --- what is refused ------------------------------------------------------------------------------------------


def test_a_complaint_is_made_by_the_worker_under_his_own_name() -> None:
    given = {key: value for key, value in COMPLAINT.items() if key != "used"}
    nobody = standing()
    assert wrong("receive_complaint", nobody, **given) == {}
    company = {**given, "applicants": [COMPANY, person(2)]}
    assert "applicants.0.type" in wrong("receive_complaint", nobody, **company)
    silent = {**given, "applicants": [{"type": "person", "name": "周某"}, person(2)]}
    assert "applicants.0.phone" in wrong("receive_complaint", nobody, **silent)
    assert "第9条" in wrong("receive_complaint", nobody, **{**given, "applicants": [], "claims": []})["applicants"]
    assert "claims" in wrong("receive_complaint", nobody, **{**given, "claims": []})


def test_whoever_is_sent_away_is_told_where_to_go() -> None:
    here = standing(*RECEIVED)
    refuse = {"reason": "对解除事实有争议"}
    assert "told" in wrong("refuse_complaint", here, ground="dispute", **refuse)
    assert "told" in wrong("refuse_complaint", here, ground="already", told="authority", authority="某局", **refuse)
    assert "told" in wrong("refuse_complaint", here, ground="powers", **refuse)
    assert "authority" in wrong("refuse_complaint", here, ground="powers", told="authority", **refuse)
    assert wrong("refuse_complaint", here, ground="dispute", told="arbitration", **refuse) == {}
    assert wrong("refuse_complaint", here, ground="expired", **refuse) == {}


def test_two_inspectors_look_into_it_and_write_down_what_they_saw() -> None:
    for step in ("record_inspection", "finish_investigation"):
        assert "两名监察员" in (refusal(STEPS[step], standing(*DOCKETED)) or "")
    assert "调查笔录" in (refusal(STEPS["finish_investigation"], standing(*RECORDED[:-1])) or "")
    assert refusal(STEPS["finish_investigation"], standing(*RECORDED)) is None
    assert "second" in wrong("assign_inspectors", standing(*DOCKETED), first="dave", second="dave")


def test_LI_16_inspectors_are_assigned_once_and_then_replaced_by_the_head() -> None:
    assert refusal(STEPS["assign_inspectors"], standing(*DOCKETED)) is None
    assert "更换监察员" in str(refusal(STEPS["assign_inspectors"], standing(*RECORDED)))


def test_one_extension_of_at_most_thirty_days() -> None:
    longer = {"reason": "账目较多"}
    for days, fits in ((0, False), (1, True), (30, True), (31, False)):
        assert (wrong("extend_investigation", standing(*DOCKETED), days=days, **longer) == {}) == fits
    again = standing(*DOCKETED, ("extend_investigation", {"days": 10}))
    assert "不能再延" in (refusal(STEPS["extend_investigation"], again) or "")
    assert STEPS["extend_investigation"].by == {Role.INSPECTION_LEAD}


@pytest.mark.parametrize("step", ["decide_handling", "decide_penalty"])
def test_the_employer_is_heard_and_has_had_its_time_to_correct(step: str) -> None:
    """A penalty within the days of an order is asked about: not every law wants them to go by first (条例 第23至30条)."""
    assert "事先告知" in (refusal(STEPS[step], standing(*FOUND)) or "")
    assert "还没有送达" in (refusal(STEPS[step], standing(*FOUND, *TOLD[:1])) or "")
    assert "听取陈述申辩" in (refusal(STEPS[step], standing(*FOUND, *TOLD)) or "")
    assert refusal(STEPS[step], standing(*FOUND, *HEARD)) is None
    handling = step == "decide_handling"
    assert ("还没有送达某鞋业有限公司" in (refusal(STEPS[step], standing(*ORDERED, *HEARD)) or "")) == handling
    for after, early in ((8, True), (9, False)):
        here = standing(*SERVED, *HEARD, today=RECEIVED_ON + timedelta(days=after))
        form = STEPS["decide_penalty"].asks.model_validate({"on": here.today, "facts": "属实", "articles": "某条", "decision": "罚款"})
        assert (refusal(STEPS[step], here) is not None) == (early and handling)
        assert ("on" in doubted(STEPS["decide_penalty"], here, form)) == early


def test_what_was_ordered_to_be_paid_has_come_before_it_is_called_corrected() -> None:
    assert "100.00 元没有到账" in (refusal(STEPS["confirm_corrected"], standing(*ORDERED)) or "")
    paid = ("record_payment", {"payments": [{"promise": 1, "amount": "100.00"}]})
    assert refusal(STEPS["confirm_corrected"], standing(*ORDERED, paid)) is None


def test_a_decision_adds_lines_and_keeps_what_was_paid_on_those_ordered() -> None:
    more = [{"payee": 1, "amount": "50.00", "due_on": "2026-04-20", "what": "加付赔偿金"}]
    paid = ("record_payment", {"payments": [{"promise": 1, "amount": "40.00"}]})
    facts = replay(journal(*ORDERED, paid, *HEARD, ("decide_handling", {"promises": more})))
    assert [f"{line.amount} {line.unpaid}" for line in facts.promises.values()] == ["100.00 60.00", "50.00 50.00"]
    assert facts.proceedings[1].outcome == "I11"


# --- handing over ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "kind", "unit"),
    [("hand_to_mediation", Kind.MEDIATION, "centre"), ("hand_to_arbitration", Kind.ARBITRATION, "office")],
)
def test_some_go_on_with_their_claims_and_the_others_stay(step: str, kind: Kind, unit: str) -> None:
    freezes = STEPS[step].freezes
    assert freezes is not None
    used = freezes(standing(*FOUND), None).kept()
    assert used == {"unit": unit}
    facts = replay(journal(*FOUND, (step, {"parties": [2], "claims": [2], "used": used})))
    opened = facts.proceedings[2]
    assert (opened.kind, opened.unit, opened.came_from) == (kind, unit, 1)
    assert (opened.parties, opened.claims) == ((2, 3), (2,))
    assert facts.proceedings[1].state == "found"
    gone = Situation(facts, facts.proceedings[1], date(2026, 4, 1), REFERENCE)
    assert "claims" in wrong(step, gone, parties=[2], claims=[2])


def test_a_reporter_stays_unknown_and_has_nothing_to_hand_over() -> None:
    reported = [("receive_complaint", {**COMPLAINT, "accusation": "report"}), *FOUND[1:]]
    for step in ("hand_to_mediation", "hand_to_arbitration"):
        assert "举报" in (refusal(STEPS[step], standing(*reported)) or "")
        assert refusal(STEPS[step], standing(*FOUND)) is None


# --- 监察结案率 -------------------------------------------------------------------------------------------------

OCTOBER, NOVEMBER, DECEMBER = (month_period(Month(2026, n)) for n in (10, 11, 12))
YEAR = year_period(Month(2026, 12))


def handled(accepted: str, due_on: str, concluded: str | None) -> Handled:
    ended = date.fromisoformat(concluded) if concluded else None
    return Handled(
        "inspection", date.fromisoformat(accepted), ended, "I10" if ended else None, due_on=date.fromisoformat(due_on)
    )


RECORD = [
    handled("2026-07-01", "2026-09-24", None),  # overdue all the time
    handled("2026-07-10", "2026-10-12", "2026-09-01"),  # concluded long before its limit: counts when that comes
    handled("2026-07-20", "2026-10-21", "2026-11-05"),  # concluded late, in November
    handled("2026-10-26", "2027-01-20", None),  # open at the end of the year, not yet due
    handled("2026-10-28", "2027-01-22", "2026-12-01"),  # concluded before it is due next year
]


def figure(rate: str, period: Period) -> Figure:
    return RATE[rate].figure({block.id: sum(counts(BLOCK[block.id], each, period) for each in RECORD) for block in BLOCKS})


def test_LIR_2_asks_of_what_is_due_whether_it_is_concluded() -> None:
    assert figure("LIR-2", OCTOBER) == Figure(1, 3)
    assert figure("LIR-2", NOVEMBER) == Figure(1, 2)
    assert figure("LIR-2", DECEMBER) == Figure(0, 1)
    assert figure("LIR-2", YEAR) == Figure(2, 3)


def test_LIR_1_asks_of_everything_open_or_docketed() -> None:
    assert figure("LIR-1", OCTOBER) == Figure(0, 4)
    assert figure("LIR-1", YEAR) == Figure(3, 5)


DAYS = st.integers(0, 500).map(lambda n: date(2026, 1, 1) + timedelta(days=n))


@given(
    st.lists(st.tuples(DAYS, st.none() | st.integers(0, 200), st.sampled_from([85, 130])), max_size=8),
    DAYS,
    st.integers(0, 200),
)
def test_LIR_2_is_what_its_definition_says_counted_one_by_one(
    cases: list[tuple[date, int | None, int]], first: date, length: int
) -> None:
    """Closed by the period's end ÷ limit fell on or before it; what was due and closed before the period is not counted again."""
    period = Period(first, first + timedelta(days=length))
    made = [
        Handled("inspection", start, None if took is None else start + timedelta(days=took), None if took is None else "I11",
                due_on=start + timedelta(days=limit))
        for start, took, limit in cases
    ]
    due_by_end = [
        each
        for each in made
        if each.due_on
        and each.due_on <= period.last
        and not (each.concluded_on and each.due_on < period.first and each.concluded_on < period.first)
    ]
    closed = [each for each in due_by_end if each.concluded_on and each.concluded_on <= period.last]
    counted = {block.id: sum(counts(block, each, period) for each in made) for block in BLOCKS}
    assert RATE["LIR-2"].figure(counted) == Figure(len(closed), len(due_by_end))
    assert counted["L_late_0"] + counted["L_due"] - counted["L_settled"] == counted["L_late_1"]


@pytest.mark.parametrize(("outcome", "counted"), [(f"I{n}", True) for n in range(10, 17)] + [("P10", False), ("P11", False)])
def test_every_ending_of_an_inspection_counts_and_a_refusal_does_not(outcome: str, counted: bool) -> None:
    ended = Handled("inspection", date(2026, 9, 20), date(2026, 10, 12), outcome, due_on=date(2026, 10, 30))
    assert counts(BLOCK["L_clo"], ended, OCTOBER) == counted
    assert counts(BLOCK["L_settled"], ended, OCTOBER) == counted


@pytest.mark.parametrize(
    ("ground", "outcome"), [(g, "P11" if g == "not_corrected" else "P10") for g in map(str, ComplaintRefusalGround)]
)
def test_what_a_refused_complaint_counts_as(ground: str, outcome: str) -> None:
    refused = ("refuse_complaint", {"ground": ground, "reason": "略", "told": "arbitration"})
    assert standing(*RECEIVED, refused).here.outcome == outcome


@pytest.mark.parametrize(("due_on", "asked"), [("2026-03-12", True), ("2026-03-13", False), ("2026-03-20", False), ("2026-03-27", True)])
def test_LI_18_a_line_is_due_when_the_papers_days_are_over(due_on: str, asked: bool) -> None:
    """Three days from the receipt of an order of 2026-03-10, which is served within the week: no second last day stands beside them."""
    here = standing(*FOUND)
    line = {"payee": 1, "claim": 1, "amount": "100.00", "due_on": due_on}
    given = {"on": "2026-03-10", "violations": "欠薪", "articles": "劳动法第五十条", "days": 3, "correction": "支付", "promises": [line]}
    form = STEPS["order_correction"].asks.model_validate(given, context={"today": date(2026, 11, 20)})
    said = doubted(STEPS["order_correction"], here, form)
    assert (list(said) == ["promises.0.due_on"]) is asked

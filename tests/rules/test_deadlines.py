"""Each time limit against worked dates that a lawyer can check by hand, and what holds for every date."""

# ruff: noqa: N802 (tests are named after the ids of the limits)

import re
from datetime import date, timedelta

import pytest

from mediation.rules.calendar import Calendar
from mediation.rules.codes.served import InspectionPaper, Served
from mediation.rules.deadlines import LIMITS, ClockState, Each, Whose, answer, due, named_answers, named_documents, named_steps
from mediation.rules.deadlines.words import calendar_days, months, working_days, working_days_before
from mediation.rules.steps import STEPS

from .journal import CALENDAR, NAMED


def due_on(limit: str, trigger: str) -> str:
    return str(due(limit, date.fromisoformat(trigger), CALENDAR).due_on)


def both(limit: str, trigger: str) -> tuple[str, str]:
    reckoned = due(limit, date.fromisoformat(trigger), CALENDAR)
    return str(reckoned.raw_on), str(reckoned.due_on)


# --- every limit, worked dates (2026: 国办发明电〔2025〕7号) -----------------------------------------------------


@pytest.mark.parametrize(
    ("received", "due"), [("2026-09-18", "2026-09-22"), ("2026-09-29", "2026-10-09"), ("2026-11-20", "2026-11-25")]
)
def test_M_02_three_working_days_to_accept_a_mediation(received: str, due: str) -> None:
    assert due_on("M-02", received) == due


@pytest.mark.parametrize(
    ("received", "raw", "due"),
    [
        ("2026-11-02", "2026-11-17", "2026-11-17"),
        ("2026-09-18", "2026-10-03", "2026-10-08"),
        ("2026-11-06", "2026-11-21", "2026-11-23"),
    ],
)
def test_M_03_fifteen_calendar_days_from_receipt(received: str, raw: str, due: str) -> None:
    assert both("M-03", received) == (raw, due)


@pytest.mark.parametrize(
    ("accepted", "raw", "due"),
    [
        ("2026-11-04", "2026-11-19", "2026-11-19"),
        ("2026-09-20", "2026-10-05", "2026-10-08"),
        ("2026-02-06", "2026-02-21", "2026-02-24"),
    ],
)
def test_M_04_fifteen_calendar_days_from_acceptance(accepted: str, raw: str, due: str) -> None:
    assert both("M-04", accepted) == (raw, due)


@pytest.mark.parametrize(
    ("effective", "due"), [("2026-09-21", "2026-10-08"), ("2026-11-05", "2026-11-20"), ("2026-11-07", "2026-11-23")]
)
def test_M_08_fifteen_days_to_ask_for_arbitral_review(effective: str, due: str) -> None:
    assert due_on("M-08", effective) == due


@pytest.mark.parametrize(
    ("effective", "due"), [("2026-09-21", "2026-10-21"), ("2026-09-03", "2026-10-08"), ("2026-11-05", "2026-12-07")]
)
def test_M_09_thirty_days_to_ask_for_judicial_confirmation(effective: str, due: str) -> None:
    assert due_on("M-09", effective) == due


@pytest.mark.parametrize(
    ("received", "due"), [("2026-09-18", "2026-09-24"), ("2026-09-28", "2026-10-10"), ("2026-02-13", "2026-02-27")]
)
def test_A_02_five_working_days_to_accept(received: str, due: str) -> None:
    assert due_on("A-02", received) == due


@pytest.mark.parametrize("limit", ["A-04", "A-05"])
@pytest.mark.parametrize(
    ("accepted", "due"), [("2026-09-18", "2026-09-24"), ("2026-04-30", "2026-05-11"), ("2026-11-16", "2026-11-23")]
)
def test_A_04_and_A_05_five_working_days_to_serve_and_to_form_the_tribunal(limit: str, accepted: str, due: str) -> None:
    assert due_on(limit, accepted) == due


@pytest.mark.parametrize(
    ("served", "due"), [("2026-09-24", "2026-10-15"), ("2026-11-02", "2026-11-16"), ("2026-02-10", "2026-03-02")]
)
def test_A_06_ten_working_days_to_answer(served: str, due: str) -> None:
    assert due_on("A-06", served) == due


@pytest.mark.parametrize(
    ("hearing", "due"), [("2026-10-12", "2026-09-29"), ("2026-11-20", "2026-11-13"), ("2026-05-11", "2026-04-30")]
)
def test_A_14_served_five_working_days_before_the_hearing(hearing: str, due: str) -> None:
    assert due_on("A-14", hearing) == due


@pytest.mark.parametrize(
    ("hearing", "due"), [("2026-10-12", "2026-10-08"), ("2026-11-20", "2026-11-17"), ("2026-11-16", "2026-11-11")]
)
def test_A_15_asked_three_working_days_before_the_hearing(hearing: str, due: str) -> None:
    assert due_on("A-15", hearing) == due


@pytest.mark.parametrize(
    ("posted", "due"), [("2026-09-23", "2026-09-29"), ("2026-11-19", "2026-11-24"), ("2026-10-09", "2026-10-13")]
)
def test_A_21_deemed_served_three_working_days_after_posting(posted: str, due: str) -> None:
    assert due_on("A-21", posted) == due


@pytest.mark.parametrize(
    ("accepted", "raw", "due"),
    [
        ("2026-08-20", "2026-10-04", "2026-10-08"),
        ("2026-03-02", "2026-04-16", "2026-04-16"),
        ("2026-01-02", "2026-02-16", "2026-02-24"),
        ("2025-08-25", "2025-10-09", "2025-10-09"),
    ],
)
def test_A_23_counts_calendar_days_and_rolls_over_a_rest_day(accepted: str, raw: str, due: str) -> None:
    assert both("A-23", accepted) == (raw, due)


def test_A_23_extension_adds_to_the_raw_day_and_rolls_once() -> None:
    reckoned = due("A-23", date(2026, 8, 20), CALENDAR, extended_by=15)
    assert (reckoned.raw_on, reckoned.due_on) == (date(2026, 10, 19), date(2026, 10, 19))


def test_A_23_suspension_leaves_out_the_days_until_resumption() -> None:
    reckoned = due("A-23", date(2026, 3, 2), CALENDAR, suspended=[(date(2026, 3, 20), date(2026, 6, 1))])
    assert (reckoned.raw_on, reckoned.due_on) == (date(2026, 6, 28), date(2026, 6, 29))


def test_A_23_extension_and_two_suspensions_add_up() -> None:
    spans = [(date(2026, 3, 20), date(2026, 4, 1)), (date(2026, 5, 11), date(2026, 5, 16))]
    reckoned = due("A-23", date(2026, 3, 2), CALENDAR, suspended=spans, extended_by=15)
    assert reckoned.raw_on == date(2026, 3, 2) + timedelta(days=45 + 15 + 12 + 5)


@pytest.mark.parametrize(
    ("limit", "received", "raw", "due"),
    [
        ("X-01", "2026-09-18", "2026-10-03", "2026-10-08"),
        ("X-01", "2026-11-05", "2026-11-20", "2026-11-20"),
        ("X-01", "2026-12-17", "2027-01-01", "2027-01-04"),
        ("X-02", "2026-09-18", "2026-10-18", "2026-10-19"),
        ("X-02", "2026-11-05", "2026-12-05", "2026-12-07"),
        ("X-02", "2026-09-04", "2026-10-04", "2026-10-08"),
        ("X-03", "2026-09-18", "2026-10-03", "2026-10-08"),
        ("X-03", "2026-11-07", "2026-11-22", "2026-11-23"),
        ("X-03", "2026-06-05", "2026-06-20", "2026-06-22"),
    ],
)
def test_X_01_X_02_X_03_after_an_award_is_received(limit: str, received: str, raw: str, due: str) -> None:
    assert both(limit, received) == (raw, due)


@pytest.mark.parametrize(("last", "due"), [("2024-02-29", "2026-02-28"), ("2023-10-08", "2025-10-09")])
def test_X_09_two_years_end_on_the_same_day_of_the_month(last: str, due: str) -> None:
    assert due_on("X-09", last) == due


@pytest.mark.parametrize(
    ("trigger", "count", "raw"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-10-31", 2, "2026-12-31"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-03-15", 12, "2027-03-15"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(trigger: str, count: int, raw: str) -> None:
    assert str(months(count).from_day(date.fromisoformat(trigger), CALENDAR)) == raw


def test_a_length_is_named_in_its_own_unit() -> None:
    lengths = (months(3), months(24), calendar_days(45), working_days(5), working_days_before(3))
    assert [length.label for length in lengths] == ["3 个月", "2 年", "45 日", "5 个工作日", "3 个工作日"]


@pytest.mark.parametrize(
    ("limit", "trigger", "due"),
    [
        ("A-01", "2026-09-18", "2026-09-24"),
        ("A-07", "2026-09-28", "2026-10-10"),
        ("A-10", "2026-11-16", "2026-11-23"),
        ("A-17", "2026-11-19", "2026-11-24"),
        ("A-20", "2026-04-30", "2026-05-11"),
        ("M-13", "2026-09-24", "2026-10-15"),
        ("V-02", "2026-11-16", "2026-11-23"),
        ("X-04", "2026-09-18", "2026-10-08"),
    ],
)
def test_limits_reckoned_on_request_only(limit: str, trigger: str, due: str) -> None:
    assert due_on(limit, trigger) == due


# --- the turn of a year whose successor is not loaded ---------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "trigger", "day", "provisional"),
    [
        ("A-23", "2026-11-16", "2026-12-31", False),
        ("A-23", "2026-11-17", "2027-01-04", True),
        ("A-02", "2026-12-24", "2026-12-31", False),
        ("A-02", "2026-12-25", "2027-01-04", True),
        ("A-14", "2027-01-04", "2026-12-25", True),
        ("A-14", "2026-12-31", "2026-12-24", False),
    ],
)
def test_a_result_is_provisional_only_if_an_unloaded_year_decides_it(
    limit: str, trigger: str, day: str, provisional: bool
) -> None:
    reckoned = due(limit, date.fromisoformat(trigger), CALENDAR)
    assert (str(reckoned.due_on), reckoned.provisional) == (day, provisional)
    assert ("暂定" in reckoned.why) == provisional


def test_loading_the_year_takes_the_provisional_mark_away() -> None:
    loaded = Calendar(NAMED, CALENDAR.loaded_years | {2027})
    assert not due("A-23", date(2026, 11, 17), loaded).provisional


# --- the arithmetic in words ----------------------------------------------------------------------------------


def test_the_sum_can_be_checked_by_hand() -> None:
    assert answer("A-23 2026-08-20", CALENDAR) == (
        "2026-10-08 = 受理 2026-08-20 + 45 日（自然日，《调解仲裁法》第43条、《办案规则》第45、46、80条）= 10-04；"
        "末日 10-04 为休息日（国庆节），顺延至 10-08"
    )


def test_the_sum_names_what_was_left_out_and_granted() -> None:
    line = answer("A-23 2026-03-02 中止 2026-03-20..2026-06-01 延期 15", CALENDAR)
    assert line.startswith("2026-07-13 = 受理 2026-03-02 + 45 日")
    assert "+ 延期 15 日 + 中止审理不计入 73 日（2026-03-20 至 2026-06-01） = 07-13" in line


def test_a_working_day_sum_names_holidays_and_worked_weekends() -> None:
    assert answer("A-02 2026-09-28", CALENDAR) == (
        "2026-10-10 = 收到申请 2026-09-28 + 5 个工作日（工作日，《调解仲裁法》第29条、《办案规则》第30、31、46、80条）；"
        "国庆节 10-01 至 10-07 不计；10-10 周六调休上班，计入"
    )
    assert "09-20 周日调休上班，计入" in answer("A-02 2026-09-18", CALENDAR)
    assert "09-20" not in answer("A-14 2026-09-20", CALENDAR).split("）")[1]
    assert "09-20 周日调休上班，计入" in answer("A-14 2026-09-25", CALENDAR)


# --- the table ------------------------------------------------------------------------------------------------


def test_every_row_says_its_article_and_what_follows() -> None:
    assert len({limit.id for limit in LIMITS}) == len(LIMITS)
    for limit in LIMITS:
        assert re.search(r"《.+》第\d+条|第\d+(、\d+)*条", limit.basis), limit.id
        assert all((limit.then, limit.label, limit.trigger)), limit.id
        assert limit.alert >= 0, limit.id


OF_OTHERS = ("N-", "M-10", "M-11", "V-01", "L-", "F-", "W-", "X-2")
"""What the parties do among themselves, and what a court does: 办案规则 第80条 is not about them."""


def test_the_units_follow_article_80() -> None:
    for limit in LIMITS:
        if limit.id.startswith(OF_OTHERS) or limit.length.unit == "months":
            continue
        if limit.length.count in (3, 5, 10):
            assert limit.length.unit in ("working", "working_before"), limit.id
        if limit.length.count in (15, 30, 45):
            assert limit.length == calendar_days(limit.length.count), limit.id


def test_the_table_names_only_what_the_steps_have() -> None:
    assert named_steps() <= set(STEPS)
    assert [(step, answer) for step, answer in named_answers() if answer not in STEPS[step].asks.model_fields] == []
    assert named_documents() <= {str(document) for papers in (Served, InspectionPaper) for document in papers}


@pytest.mark.parametrize("words", [ClockState, Whose, Each])
def test_every_word_has_a_chinese_name(words: type[ClockState | Whose | Each]) -> None:
    labels = [word.label for word in words]
    assert all(re.fullmatch(r"[\u4e00-\u9fff]+", label) for label in labels)
    assert len(set(labels)) == len(labels)


def test_the_table_names_its_steps_answers_and_documents_for_the_start_up_check() -> None:
    assert {"accept_arbitration", "suspend", "deemed_served", "extend_mediation", "join_party"} <= named_steps()
    assert ("set_hearing", "hearing_on") in named_answers()
    assert ("extend_mediation", "respondent_consents_on") in named_answers()
    assert ("extend_arbitration", "days") in named_answers()
    assert ("serve", "parties") in named_answers()
    assert {"respond_notice", "hearing_notice", "award_final", "award_nonfinal"} <= named_documents()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2024-12-30", "元旦 01-01 不计"),
        ("2026-09-28", "国庆节 10-01 至 10-07 不计"),
        ("2026-09-18", "09-20 周日调休上班，计入"),
    ],
)
def test_the_sum_says_which_days_were_skipped_and_which_worked(day: str, said: str) -> None:
    assert said in due("A-02", date.fromisoformat(day), CALENDAR).why

"""Lines that an operator types: what is answered, and what is refused with which sentence."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.deadlines import CannotReckon, answer

from .journal import CALENDAR


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("A-23 2026-08-20", "2026-10-08"),
        ("A-23 2026-03-02 中止 2026-03-20..2026-06-01", "2026-06-29"),
        ("A-23 2026-03-02 suspend 2026-03-20..2026-06-01", "2026-06-29"),
        ("A-23 2026-03-02 中止：2026年3月20日至2026年6月1日", "2026-06-29"),
        ("A-23 2026-08-20 延期 15", "2026-10-19"),
        ("A-23 2026-08-20 extend=15", "2026-10-19"),
        ("A-23 2026-08-20 延期15日", "2026-10-19"),
        ("a23 2026/8/20", "2026-10-08"),
        ("Ａ－２３　２０２６－０８－２０", "2026-10-08"),
        ("  A—23   2026年8月20日  ", "2026-10-08"),
        ("A-14 2026-10-12", "2026-09-29"),
        ("M-04 2026-11-02 延期 2026-12-01", "2026-12-01"),
        ("M-04 2026-11-02 延期至2026-12-05", "2026-12-07"),
        ("A-23 2026-03-02 延期 15 中止 2026-04-20..2026-04-30", "2026-05-11"),
    ],
)
def test_a_line_is_answered_with_the_day_first(line: str, day: str) -> None:
    answered = answer(line, CALENDAR)
    assert answered.startswith(f"{day} = ")
    assert "\n" not in answered


@pytest.mark.parametrize(
    "written", ["2026.8.20", "20260820", "2026年8月20日", "2026 年 8 月 20 日", "２０２６．８．２０", "2026/8/20", "2026年8月20"]
)
def test_a_day_is_read_as_the_forms_read_it(written: str) -> None:
    assert answer(f"A-23 {written} 延期 15", CALENDAR) == answer("A-23 2026-08-20 延期 15", CALENDAR)
    suspended = answer("A-23 2026-08-10 中止 2026-08-20..2026-09-01", CALENDAR)
    assert answer(f"A-23 2026-08-10 中止 {written}..2026.9.1", CALENDAR) == suspended


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "请写明期限编号和起算日期"),
        ("   ", "请写明期限编号和起算日期"),
        ("Z-99 2026-08-20", "没有编号为“Z-99”的期限；可以查询的编号有：N-01、N-02"),
        ("A-23", "缺少起算日期（受理之日），例如：A-23 2026-08-20"),
        ("A-23 2026-02-30", "没有 2026-02-30 这一天"),
        ("A-23 0000-01-01", "没有 0000-01-01 这一天"),
        ("A-23 明天", "“明天”不是日期"),
        ("A-23 1999-12-31", "2000 年至 2099 年"),
        ("A-23 2099-12-30", "2000 年至 2099 年"),
        ("X-09 9999-12-31", "2000 年至 2099 年"),
        ("A-23 2026-03-02 中止 2026-03-20..9999-12-31", "2000 年至 2099 年"),
        ("A-23 2026-03-02 中止", "中止之后缺少起止日期"),
        ("A-23 2026-03-02 中止 2026-03-20", "缺少恢复日期"),
        ("A-23 2026-03-02 中止 2026-03-20..", "缺少恢复日期"),
        ("A-23 2026-03-02 中止 2026-06-01..2026-03-20", "早于中止日"),
        ("A-23 2026-03-02 中止 2026-03-01..2026-03-20", "早于起算日"),
        ("A-02 2026-03-02 中止 2026-03-03..2026-03-20", "不因中止而停止计算"),
        ("A-06 2026-03-02 中止 2026-03-03..2026-03-20", "不因中止而停止计算"),
        ("A-23 2026-03-02 延期", "延期之后缺少天数"),
        ("A-23 2026-03-02 延期 16", "可以延期 1 至 15 日，不能延期 16 日"),
        ("A-23 2026-03-02 延期 0", "不能延期 0 日"),
        ("M-05 2026-03-02 延期 2026-04-02", "最晚可以延至 2026-04-01（人社厅发〔2024〕4号"),
        ("A-23 2026-03-02 延期 2026-06-01", "按天数延期，请写成：延期 15"),
        ("A-23 2026-03-02 延期 5 延期 5", "延期只能写一次"),
        ("A-06 2026-03-02 延期 5", "不能延期"),
        ("M-03 2026-03-02 延期 2026-04-01", "不能延期"),
        ("M-04 2026-03-02 延期 5", "请写成：延期 2026-09-20"),
        ("M-04 2026-03-02 延期 2026-03-01", "不晚于起算日"),
        ("A-23 2026-03-02 加急", "看不懂“加急”"),
        ("A-23 2026-03-02 2026-03-05", "看不懂“2026-03-05”"),
    ],
)
def test_a_bad_line_is_refused_with_what_to_do(line: str, sentence: str) -> None:
    with pytest.raises(CannotReckon, match=re.escape(sentence)):
        answer(line, CALENDAR)


@given(st.text(max_size=60) | st.from_regex(r"[AMX]-\d\d \d{4}-\d\d-\d\d( (中止|延期) ?[\d.~-]{0,24})?", fullmatch=True))
def test_whatever_is_typed_is_answered_or_refused_with_a_sentence(line: str) -> None:
    try:
        day, sentence = answer(line, CALENDAR)[:10], ""
    except CannotReckon as refusal:
        day, sentence = "", str(refusal)
    assert sentence.endswith("。") or date.fromisoformat(day)

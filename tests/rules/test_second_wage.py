"""The second wage (第二倍工资), by worked examples: months, parts of months, the limitation. Every figure was done by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mediation.rules.step import Reference
from tests.rules.cases.calculators import REFERENCE, works, wrong


def test_the_second_wage_begins_with_the_law() -> None:
    found = works("double_wage", began="2006-05-01", monthly="3000")
    assert found.amount == 11 * 3000
    assert "自满一个月的次日 2008-02-01 至 2008-12-31" in found.lines[0]
    assert "第97条第2款" in found.lines[0]
    assert "第97条" not in works("double_wage", began="2008-01-01", monthly="3000").lines[0]


def test_eleven_whole_months_at_most() -> None:
    assert works("double_wage", began="2025-01-01", monthly="5000").amount == Decimal("55000.00")


def test_the_months_before_the_first_and_after_the_twelfth_do_not_count() -> None:
    first = {"began": "2025-03-01", "monthly": "6000"}
    assert works("double_wage", **first, signed="2025-04-01").amount == 0
    assert works("double_wage", **first, signed="2025-05-01").amount == Decimal("6000.00")
    assert works("double_wage", **first, ended="2025-03-20").amount == 0
    assert works("double_wage", **first, ended="2026-08-01").amount == Decimal("66000.00")


@pytest.mark.parametrize(
    ("applied", "amount"),
    [
        ("2025-10-31", "0.00"),  # the first month is not over
        ("2025-11-01", "0.00"),  # its first day, a Saturday
        ("2026-01-31", "13050.00"),
        ("2026-02-03", "13450.00"),  # three months, and 2 and 3 February
        ("2026-09-30", "47850.00"),
        ("2026-12-01", "47850.00"),
    ],
)
def test_lcl_82_1_of_what_goes_on_there_is_owed_what_has_passed_when_it_is_applied_for(applied: str, amount: str) -> None:
    found = works("double_wage", began="2025-10-01", monthly="4350", applied=applied)
    assert found.amount == Decimal(amount)


def test_signed_on_the_second_day_of_the_second_month_one_day_is_owed() -> None:
    found = works("double_wage", began="2025-03-01", monthly="4350", signed="2025-04-02")
    assert found.amount == Decimal("200.00")


@pytest.mark.parametrize(("applied", "whole"), [("2026-12-31", "全额"), ("2027-01-01", "全额"), ("2027-01-02", "已过一年")])
def test_a_year_from_the_last_day_of_second_wage(applied: str, whole: str) -> None:
    """Second wage ends with 2025-12-31; the year is counted from the day after it, and its last day is 2027-01-01."""
    found = works("double_wage", began="2025-01-01", monthly="5000", applied=applied)
    assert any(f"自最后一日起算一年：{whole}" in note for note in found.notes)


CALENDAR_MONTHS = replace(REFERENCE, settings={**REFERENCE.settings, "calculator.second_wage_months": "按自然月"})


@pytest.mark.parametrize("reading", [REFERENCE, CALENDAR_MONTHS])
@pytest.mark.parametrize("began", ["2025-01-01", "2025-03-15", "2024-01-31", "2025-02-28", "2025-12-20"])
def test_spc2_6_eleven_months_from_whatever_day_are_eleven_months(began: str, reading: Reference) -> None:
    """By the calendar's months the days before and after made 10.87 months of them."""
    assert works("double_wage", reading, began=began, monthly="6000").amount == Decimal("66000.00")


def test_spc2_6_a_month_is_counted_from_its_day_and_the_other_reading_is_shown() -> None:
    """From 2025-04-15 to 2026-03-04: ten months to 02-14, and eight working days after the Spring Festival."""
    found = works("double_wage", began="2025-03-15", signed="2026-03-05", monthly="4350")
    assert found.amount == Decimal("43500.00") + 200 * 8
    assert any("按自然月计为 46,700.00 元" in note and "待本局确认" in note for note in found.notes)
    other = works("double_wage", CALENDAR_MONTHS, began="2025-03-15", signed="2026-03-05", monthly="4350")
    assert any("按对应日计为 45,100.00 元" in note for note in other.notes)


def test_lcl_82_2_refusing_a_contract_without_a_fixed_term_costs_a_second_wage_from_the_day_it_was_due() -> None:
    """No month of grace as in 第82条第1款, and no eleven months."""
    assert works("open_ended_wage", due="2025-01-01", signed="2025-03-01", monthly="5000").amount == Decimal("10000.00")
    assert works("open_ended_wage", due="2025-01-15", applied="2026-07-14", monthly="5000").amount == Decimal("90000.00")
    assert works("open_ended_wage", due="2025-01-15", signed="2025-01-15", monthly="1").amount == 0
    assert wrong("open_ended_wage", due="2025-01-01", monthly="5000") == {"applied"}
    assert wrong("open_ended_wage", due="2025-01-01", monthly="5000", signed="2024-12-31") == {"signed"}
    noted = works("open_ended_wage", due="2025-01-01", applied="2026-06-30", monthly="5000").notes
    assert any("封顶" in note for note in noted)
    assert any("支持 60," in note for note in noted)


def _renewal(reading: str) -> Reference:
    return replace(REFERENCE, settings={**REFERENCE.settings, "calculator.renewal_wage": reading})


@pytest.mark.parametrize(
    ("reading", "amount", "first"),
    [
        ("", "55000.00", "2025-02-01"),
        ("满一个月的次日起算", "55000.00", "2025-02-01"),
        ("期满的次日起算", "60000.00", "2025-01-01"),
        ("不支持", "0.00", "第34条"),
    ],
)
def test_lcl_82_1_a_contract_that_ran_out_while_work_went_on_is_read_as_the_bureau_says(
    reading: str, amount: str, first: str
) -> None:
    """E-4: it ran out on 2024-12-31, nothing was signed, he works on; the other two readings are shown."""
    found = works("renewal_wage", _renewal(reading), expired="2024-12-31", monthly="5000")
    assert found.amount == Decimal(amount)
    assert first in found.lines[0]
    noted = next(note for note in found.notes if "待本局确认" in note)
    assert [word in noted for word in ("55,000.00", "60,000.00", "0.00 元")].count(True) >= 2
    assert found.used[0].value == (reading or "满一个月的次日起算")


def test_lcl_82_1_what_was_signed_again_ends_it_and_a_month_of_grace_costs_nothing() -> None:
    first = {"expired": "2025-02-28", "monthly": "6000"}
    assert works("renewal_wage", **first, signed="2025-04-01").amount == 0
    assert works("renewal_wage", _renewal("期满的次日起算"), **first, signed="2025-04-01").amount == Decimal("6000.00")
    assert works("renewal_wage", **first, ended="2025-05-31").amount == Decimal("12000.00")
    assert wrong("renewal_wage", **first, signed="2025-02-28") == {"signed"}
    late = works("renewal_wage", **first, applied="2026-07-01")
    assert any("时效两种算法" in note for note in late.notes)


def test_part_months_by_their_working_days() -> None:
    """From 2025-04-15 to 2026-03-04: 13 working days of April, 3 of March, ten whole months."""
    calendar = REFERENCE.calendar
    april = calendar.working_days_between(date(2025, 4, 15), date(2025, 5, 1))
    march = calendar.working_days_between(date(2026, 3, 1), date(2026, 3, 5))
    assert (april, march) == (13, 3)  # 2025-04-27 is a Sunday that was worked
    found = works("double_wage", CALENDAR_MONTHS, began="2025-03-15", signed="2026-03-05", monthly="4350")
    assert found.amount == Decimal("43500.00") + 200 * 16
    assert "13 个工作日" in "".join(found.lines)


def test_parts_of_months_never_make_more_than_eleven() -> None:
    """With a day less than eleven months, 23 working days of April and March still make more than a month of 21.75."""
    found = works("double_wage", CALENDAR_MONTHS, began="2025-03-15", signed="2026-03-14", monthly="4350")
    assert found.amount == Decimal("47850.00")
    assert "最多 11 个月" in "".join(found.lines)


def test_the_bureau_may_divide_by_the_months_working_days() -> None:
    other = Reference(REFERENCE.calendar, settings={"calculator.part_month_divisor": "当月工作日数"})
    found = works("double_wage", other, began="2025-06-01", signed="2025-07-16", monthly="4600")
    assert found.amount == Decimal("2200.00")  # 11 of July's 23 working days
    assert works("double_wage", began="2025-06-01", signed="2025-07-16", monthly="4600").amount == Decimal("2326.44")


def test_the_whole_month_is_counted_from_its_first_day() -> None:
    """Eleven of September 2025's 23 working days; from the 2nd to 1 October, a holiday, there are only 22."""
    other = Reference(REFERENCE.calendar, settings={"calculator.part_month_divisor": "当月工作日数"})
    assert works("double_wage", other, began="2025-08-01", signed="2025-09-16", monthly="4600").amount == Decimal("2200.00")


def test_both_ways_of_counting_the_limitation_are_shown() -> None:
    found = works("double_wage", began="2025-01-01", monthly="5000", applied="2026-07-01")
    assert found.amount == Decimal("55000.00")
    assert any("支持 30,000.00 元" in note and "全额" in note for note in found.notes)
    late = works("double_wage", began="2024-01-01", monthly="5000", applied="2026-08-01")
    assert any("支持 0.00 元" in note and "已过一年" in note for note in late.notes)


def test_a_year_without_its_notice_is_provisional() -> None:
    found = works("double_wage", began="2026-03-15", monthly="5000")
    assert any("2027" in note and "暂定" in note for note in found.notes)


@pytest.mark.parametrize("field", ["signed", "ended", "applied"])
def test_nothing_of_a_second_wage_lies_before_the_work(field: str) -> None:
    assert wrong("double_wage", began="2025-03-01", monthly="4350", **{field: "2025-02-28"}) == {field}
    assert wrong("double_wage", began="2025-03-01", monthly="4350", **{field: "2025-03-01"}) == set()

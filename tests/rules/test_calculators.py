"""The calculators, by worked examples: caps, floors, boundaries, and days by the calendar. Every figure was done by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.rules.amounts import fen_of, to_fen
from mediation.rules.calculators import CALCULATORS
from mediation.rules.calculators.periods import after_months, by_month, severance_months, years_begun
from mediation.rules.forms import questions
from mediation.rules.step import Reference
from tests.rules.cases.calculators import REFERENCE, works, wrong

# --- 1–3: severance -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("began", "ended", "months"),
    [
        ("2024-01-01", "2024-01-01", "0.5"),
        ("2024-01-01", "2024-06-29", "0.5"),
        ("2024-01-01", "2024-06-30", "1"),
        ("2024-01-01", "2024-12-30", "1"),
        ("2024-01-01", "2024-12-31", "1"),
        ("2024-01-01", "2025-01-01", "1.5"),
        ("2024-01-01", "2025-06-29", "1.5"),
        ("2024-01-01", "2025-06-30", "2"),
        ("2023-08-31", "2024-02-27", "0.5"),
        ("2023-08-31", "2024-02-28", "0.5"),
        ("2023-08-31", "2024-02-29", "1"),
    ],
)
def test_years_and_halves(began: str, ended: str, months: str) -> None:
    assert severance_months(date.fromisoformat(began), date.fromisoformat(ended)) == Fraction(months)


@pytest.mark.parametrize(
    ("average", "amount"),
    [
        ("6000", "18000.00"),  # 3 years
        ("21000", "63000.00"),  # exactly three times 7,000: not above it
        ("21000.01", "63000.00"),  # above: three times
        ("30000", "63000.00"),
        ("2195", "6585.00"),  # exactly the minimum wage
        ("2000", "6585.00"),  # below: the minimum wage of the day it ended
    ],
)
def test_severance_between_the_minimum_wage_and_three_times_the_average(average: str, amount: str) -> None:
    assert works("severance", began="2023-03-01", ended="2026-02-28", average=average).amount == Decimal(amount)


def test_twelve_years_bind_high_earners_only() -> None:
    long = {"began": "2008-03-01", "ended": "2026-02-28"}
    assert works("severance", **long, average="21000").amount == Decimal("378000.00")  # 18 × 21,000
    assert works("severance", **long, average="21001").amount == Decimal("252000.00")  # 12 × 21,000
    assert works("severance", began="2014-03-01", ended="2026-02-28", average="30000").amount == Decimal("252000.00")
    assert works("severance", began="2014-10-01", ended="2026-02-28", average="30000").amount == Decimal("241500.00")


def test_severance_counts_from_2008_and_compensation_from_the_first_day() -> None:
    served = {"began": "2006-01-01", "ended": "2026-03-31", "average": "5000"}
    n, twice = works("severance", **served), works("compensation", **served)
    assert n.amount == Decimal("92500.00")  # 18.5 months
    assert any("2008-01-01" in note for note in n.notes)
    assert twice.amount == Decimal("205000.00")  # 2 × 20.5 × 5,000


def test_lcl_87_whoever_began_in_1998_has_28_years_doubled() -> None:
    found = works("compensation", began="1998-03-01", ended="2026-02-28", average="5000")
    assert found.amount == Decimal("280000.00")
    assert "1998-03-01 至 2026-02-28，计 28 个月" in found.lines[0]


def test_service_that_ended_before_2008_is_not_counted_backwards() -> None:
    found = works("severance", began="2001-04-01", ended="2005-03-31", average="5000")
    assert found.amount == 0
    assert found.lines[0] == "工作年限 2001-04-01 至 2005-03-31，都在 2008-01-01 以前，依本法计 0 元"
    assert not any("2008-01-01 至 2005" in line for line in found.lines)
    assert any("未计入" in note for note in found.notes)


@pytest.mark.parametrize(
    ("began", "ended", "before", "since"),
    [
        ("2006-01-01", "2026-03-31", 2, "18.5"),
        ("2006-06-15", "2026-03-31", 2, "18.5"),
        ("2004-12-31", "2012-12-31", 4, "5"),
        ("2000-01-01", "2008-06-30", 8, "1"),
        ("2000-01-01", "2007-12-31", 8, "0"),
        ("2007-12-31", "2008-01-01", 1, "0.5"),
    ],
)
def test_severance_of_two_laws_where_the_bureau_reads_it_so(began: str, ended: str, before: int, since: str) -> None:
    reading = replace(REFERENCE, settings={**REFERENCE.settings, "calculator.before_2008": "劳部发〔1994〕481号"})
    found = works("severance", reading, began=began, ended=ended, average="5000", ground="changed")
    assert found.amount == 5000 * (before + Decimal(since))
    assert found.used[-1].value == "劳部发〔1994〕481号"
    assert any(f"计 {before} 个月" in line for line in found.lines)


def test_the_years_before_2008_are_not_capped_at_three_times_the_average() -> None:
    reading = replace(REFERENCE, settings={**REFERENCE.settings, "calculator.before_2008": "劳部发〔1994〕481号"})
    found = works("severance", reading, began="2006-01-01", ended="2026-03-31", average="30000", ground="changed")
    assert found.amount == 2 * 30000 + 12 * 21000


@pytest.mark.parametrize(
    ("ground", "months"),
    [("consent", 12), ("incapable", 12), ("illness", 16), ("changed", 16), ("layoff", 16), ("forced", 16), ("expiry", 0)],
)
def test_1994_481_5_7_what_sixteen_years_before_2008_give_depends_on_the_ground(ground: str, months: int) -> None:
    reading = replace(REFERENCE, settings={**REFERENCE.settings, "calculator.before_2008": "劳部发〔1994〕481号"})
    found = works("severance", reading, began="1992-01-01", ended="2008-12-31", average="3000", ground=ground)
    assert found.amount == 3000 * (months + 1)
    served = {"began": "1992-01-01", "ended": "2008-12-31", "average": "3000"}
    form = CALCULATORS["severance"].asks.model_validate(served)
    assert set(CALCULATORS["severance"].wrong(form, reading)) == {"ground"}
    assert wrong("severance", **served) == set()


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        ("2000-01-01", "2000-12-31", 1),
        ("2000-01-01", "2001-01-01", 2),
        ("2000-01-01", "2000-01-01", 1),
        ("2000-01-02", "2000-01-01", 0),
    ],
)
def test_a_year_that_has_begun_counts_whole(first: str, last: str, years: int) -> None:
    assert years_begun(date.fromisoformat(first), date.fromisoformat(last)) == years


def test_what_is_free_of_tax_is_shown_and_not_taken_off() -> None:
    found = works("severance", began="2023-03-01", ended="2026-02-28", average="6000")
    assert found.amount == 18000
    assert any("252,000.00 元以内" in note for note in found.notes)
    unknown = works("severance", began="2023-01-01", ended="2024-12-31", average="6000")
    assert any("数额未算" in note for note in unknown.notes)


def test_without_the_average_wage_the_cap_is_not_checked_and_it_says_so() -> None:
    found = works("severance", began="2023-01-01", ended="2024-12-31", average="40000")
    assert found.amount == Decimal("80000.00")
    assert any("没有核对三倍封顶" in note for note in found.notes)


def test_the_notice_pay_is_the_last_months_wage_not_the_average() -> None:
    found = works("notice_pay", began="2024-03-01", ended="2026-02-28", average="6000", last_month="4321.10")
    assert found.amount == Decimal("16321.10")


def test_a_formula_names_its_parameters_with_day_and_source() -> None:
    found = works("severance", began="2024-03-01", ended="2026-02-28", average="6000")
    assert [(u.label, u.value, u.since, u.source) for u in found.used] == [
        ("月最低工资", "2195.00", date(2025, 4, 1), "新"),
        ("某市 2025 年度职工月平均工资", "7000.00", date(2026, 1, 1), "测试"),
    ]
    assert found.lines[-1] == "6,000.00 元 × 2 = 12,000.00 元"


# --- 5: overtime ----------------------------------------------------------------------------------------------


def test_overtime_by_the_kind_of_day() -> None:
    """4,350 ÷ 21.75 ÷ 8 = 25.00 an hour."""
    found = works("overtime", monthly="4350", weekday="10", rest="8", holiday="8")
    assert found.amount == Decimal("375.00") + Decimal("400.00") + Decimal("600.00")


def test_overtime_is_rounded_at_the_end_and_half_up() -> None:
    assert works("overtime", monthly="3000", weekday="1").amount == Decimal("25.86")  # 25.862…
    assert works("overtime", monthly="3000.01", weekday="0.5").amount == Decimal("12.93")
    assert works("overtime", monthly="3000", holiday="1").amount == Decimal("51.72")  # 51.724…, not 3 × 17.24 + 0.01


def test_comprehensive_hours_pay_the_excess_once_and_irregular_hours_nothing() -> None:
    assert works("overtime", monthly="4350", hourage="comprehensive", weekday="40").amount == Decimal("1500.00")
    assert wrong("overtime", monthly="4350", hourage="comprehensive", rest="8") == {"rest"}
    assert works("overtime", monthly="4350", hourage="irregular", holiday="8").amount == 0
    paid = Reference(REFERENCE.calendar, settings={"calculator.irregular_holiday": "支付百分之三百"})
    assert works("overtime", paid, monthly="4350", hourage="irregular", holiday="8").amount == Decimal("600.00")
    assert wrong("overtime", monthly="4350") == {"weekday"}


# --- 7: annual leave ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("service", "days"), [(0, 0), (1, 5), (9, 5), (10, 10), (19, 10), (20, 15), (40, 15)])
def test_leave_by_years_of_service(service: int, days: int) -> None:
    assert works("leave", year=2025, service=service, average="4350").amount == 400 * days


def test_leave_on_leaving_drops_parts_of_days_and_is_never_negative() -> None:
    year = {"year": 2025, "service": 5, "average": "4350"}
    assert works("leave", **year, left="2025-03-13").amount == 0  # 72 days: 0.986
    assert works("leave", **year, left="2025-03-14").amount == 400  # 73 days: exactly one
    assert works("leave", **year, left="2025-12-31", taken=2).amount == 1200
    assert works("leave", **year, left="2025-03-14", taken=4).amount == 0


@pytest.mark.parametrize(
    ("service", "reaches", "due"),
    [(9, "2025-07-01", 7), (0, "2025-07-01", 2), (19, "2025-12-31", 10), (9, "2025-01-01", 10), (9, "2025-01-02", 9)],
)
def test_alr_4_the_days_of_a_year_that_reaches_ten_years_are_of_both_steps(service: int, reaches: str, due: int) -> None:
    """181 days at five and 184 at ten are 7.52; parts of a day are dropped once."""
    assert works("leave", year=2025, service=service, reaches=reaches, average="4350").amount == 400 * due
    assert wrong("leave", year=2025, service=5, reaches="2025-07-01", average="4350") == {"reaches"}
    assert wrong("leave", year=2025, service=9, reaches="2024-07-01", average="4350") == {"reaches"}


def test_alr_10_2_whoever_wrote_that_they_would_not_take_it_has_had_the_wage() -> None:
    found = works("leave", year=2025, service=5, average="4350", waived=True)
    assert found.amount == 0
    assert "第10条第2款" in found.lines[-1]


def test_leave_of_whoever_joined_in_the_year() -> None:
    assert works("leave", year=2025, service=12, joined="2025-07-01", average="4350").amount == 400 * 5  # 184 × 10 ÷ 365
    assert works("leave", year=2024, service=1, joined="2024-01-01", average="4350").amount == 400 * 5  # a leap year
    assert wrong("leave", year=2025, service=1, joined="2024-07-01", average="4350") == {"joined"}


# --- 8: arrears -----------------------------------------------------------------------------------------------


def test_arrears_month_by_month() -> None:
    months = [
        {"month": "2026-03", "due": "5000", "paid": "3200.50"},
        {"month": "2026-04", "due": "5000", "paid": "5100"},
        {"month": "2026-05", "due": "5000"},
    ]
    assert works("arrears", months=months).amount == Decimal("6799.50")


def test_the_minimum_wage_of_each_month_where_nothing_was_agreed() -> None:
    found = works("arrears", months=[{"month": "2025-03", "paid": "1900"}, {"month": "2025-04", "paid": "1900"}])
    assert found.amount == Decimal("60.00") + Decimal("295.00")
    assert {u.since for u in found.used} == {date(2022, 4, 1), date(2025, 4, 1)}
    assert wrong("arrears", months=[{"month": "2021-12", "paid": "100"}]) == {"months.0.due"}
    assert wrong("arrears", months=[{"month": "2025-12", "paid": "100"}] * 2) == {"months.1.month"}


def test_the_added_sum_needs_an_order_whose_time_is_over() -> None:
    order = {"owed": "10000.01", "deadline": "2026-08-10"}
    assert works("added", **order, as_of="2026-08-11").amount == Decimal("5000.01")
    assert works("added", **order, as_of="2026-08-11", percent=100).amount == Decimal("10000.01")
    assert wrong("added", **order, as_of="2026-08-10") == {"deadline"}


# --- 9: probation and non-compete -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "until", "amount"),
    [
        ("none", "2026-02-28", "8700.00"),  # nothing is lawful: two whole months
        ("short", "2026-01-31", "0.00"),  # exactly one month
        ("short", "2026-02-28", "4350.00"),
        ("middle", "2026-03-13", "2000.00"),  # ten working days of March
        ("long", "2026-06-30", "0.00"),
        ("long", "2026-07-01", "200.00"),
    ],
)
def test_probation_beyond_the_lawful_months(term: str, until: str, amount: str) -> None:
    found = works("probation", term=term, began="2026-01-01", served_until=until, monthly="4350")
    assert found.amount == Decimal(amount)


def test_non_compete_is_thirty_percent_but_not_below_the_minimum_wage() -> None:
    assert works("non_compete", average="10000", ended="2026-03-01", months=12).amount == Decimal("36000.00")
    assert works("non_compete", average="7316.67", ended="2026-03-01", months=1).amount == Decimal("2195.00")
    assert works("non_compete", average="5000", ended="2026-03-01", months=2).amount == Decimal("4390.00")
    assert wrong("non_compete", average="5000", ended="2026-03-01", months=25) == {"months"}


def test_spc1_36_each_month_has_the_minimum_wage_of_its_time() -> None:
    """It rose on 2025-04-01: the month that began on 03-15 still has the old one."""
    found = works("non_compete", average="5000", ended="2025-02-14", months=4)
    assert found.amount == 2 * Decimal("1960.00") + 2 * Decimal("2195.00")
    assert [used.value for used in found.used] == ["1960.00", "2195.00"]
    assert found.lines[-1] == "合计 8,310.00 元"


# --- all of them ----------------------------------------------------------------------------------------------


@given(st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**4))
def test_exact_sums_are_rounded_half_up(exact: Fraction) -> None:
    rounded = fen_of(exact)
    assert rounded == to_fen(rounded)
    assert abs(Fraction(rounded) - exact) <= Fraction(1, 200)
    if abs(Fraction(rounded) - exact) == Fraction(1, 200):
        assert abs(Fraction(rounded)) > abs(exact)


@given(st.dates(date(2001, 1, 1), date(2060, 1, 1)), st.integers(0, 15_000))
def test_more_service_never_earns_less(began: date, days: int) -> None:
    ends = [date.fromordinal(began.toordinal() + n) for n in (days, days + 1)]
    shorter, longer = (severance_months(began, end) for end in ends)
    assert shorter <= longer <= shorter + Fraction(1, 2)


@given(st.dates(date(2001, 1, 1), date(2060, 1, 1)), st.integers(0, 800))
def test_months_cover_every_day_once(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    spans = list(by_month(first, last))
    assert sum((end - start).days + 1 for start, end, _ in spans) == days + 1
    assert all((after_months(start, 1) == date.fromordinal(end.toordinal() + 1)) for start, end, whole in spans if whole)


def test_every_calculator_names_its_law_and_asks_in_chinese() -> None:
    for name, calculator in CALCULATORS.items():
        assert name == calculator.name
        assert calculator.basis
        assert calculator.items
        assert all(question.label for question in questions(calculator.asks))


def test_each_sum_ends_with_its_own_line() -> None:
    served: dict[str, Any] = {"began": "2024-03-01", "ended": "2026-02-28", "average": "6000"}
    notice, twice = works("notice_pay", **served, last_month="4321.10"), works("compensation", **served)
    assert notice.lines[-2:] == (
        "6,000.00 元 × 2 = 12,000.00 元",
        "经济补偿 12,000.00 元 + 上一个月工资 4,321.10 元 = 16,321.10 元",
    )
    assert any("第40条" in note for note in notice.notes)
    assert any("个人所得税" in note for note in notice.notes)
    assert twice.lines[-2:] == ("6,000.00 元 × 2 = 12,000.00 元", "赔偿金 = 2 × 12,000.00 = 24,000.00 元，自用工之日起算")
    assert any("不再支付经济补偿" in note for note in twice.notes)
    assert any("第48条" in note for note in twice.notes)

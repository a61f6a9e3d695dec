"""全国年节及纪念日放假办法: the statutory holidays rest without any notice, and only the exchange of days is provisional."""

import csv
from datetime import date
from pathlib import Path

import pytest

from mediation.rules.calendar import Calendar, read_days, years_loaded
from mediation.rules.deadlines import due
from mediation.rules.statutory_days import holidays, made_up

DATA = Path(__file__).parents[2] / "mediation" / "data" / "holidays.csv"
with DATA.open(encoding="utf-8", newline="") as file:
    NOTICED = read_days(file)
CALENDAR = Calendar(NOTICED, years_loaded(NOTICED))
BARE = Calendar([], [])


@pytest.mark.parametrize(
    ("limit", "day", "last"),
    [
        ("A-23", "2026-11-17", "2027-01-04"),
        ("M-03", "2026-12-17", "2027-01-04"),
        ("A-06", "2026-12-18", "2027-01-04"),
        ("A-02", "2026-12-28", "2027-01-05"),
    ],
)
def test_holidays_of_the_law_art_2_new_year_is_a_rest_day_before_its_notice_comes(limit: str, day: str, last: str) -> None:
    found = due(limit, date.fromisoformat(day), CALENDAR)
    assert (str(found.due_on), found.provisional) == (last, True)
    assert "元旦" in found.why
    assert "2027 年放假通知未载入" in found.why


@pytest.mark.parametrize(
    ("year", "many"), [(2000, 10), (2007, 10), (2008, 11), (2014, 11), (2024, 11), (2025, 13), (2026, 13), (2099, 13)]
)
def test_holidays_of_the_law_art_2_there_are_so_many_days(year: int, many: int) -> None:
    assert len(holidays(year)) == many


@pytest.mark.parametrize(
    ("year", "named"),
    [
        (2013, {"02-09": "春节", "02-10": "春节", "02-11": "春节"}),
        (2014, {"01-31": "春节", "02-01": "春节", "02-02": "春节"}),
        (2025, {"01-28": "春节", "01-31": "春节", "05-02": "劳动节", "10-06": "中秋节"}),
        (2027, {"02-05": "春节", "02-08": "春节", "04-05": "清明节", "06-09": "端午节", "09-15": "中秋节"}),
        (2020, {"10-01": "国庆节、中秋节"}),
    ],
)
def test_holidays_of_the_law_art_2_by_the_version_of_the_year(year: int, named: dict[str, str]) -> None:
    found = {f"{holiday.day:%m-%d}": holiday.name for holiday in holidays(year)}
    assert found | named == found
    if year == 2014:
        assert "01-30" not in found


@pytest.mark.parametrize("year", sorted(CALENDAR.loaded_years))
def test_every_notice_names_all_of_them_and_where_they_are_made_up(year: int) -> None:
    with DATA.open(encoding="utf-8", newline="") as file:
        rests = {row["day"] for row in csv.DictReader(file) if row["kind"] == "rest"}
    assert {str(holiday.day) for holiday in (*holidays(year), *made_up(year))} <= rests


def test_holidays_of_the_law_art_6_one_on_a_weekend_is_made_up_on_the_next_working_day_until_the_notice_says_otherwise() -> (
    None
):
    assert [str(holiday.day) for holiday in made_up(2027)] == [
        "2027-02-09",
        "2027-02-10",
        "2027-05-03",
        "2027-05-04",
        "2027-10-04",
        "2027-10-05",
    ]
    assert BARE.rest_reason(date(2027, 5, 3)) == "劳动节补假"
    assert BARE.is_workday(date(2027, 5, 5))
    assert Calendar([], [2027]).is_workday(date(2027, 5, 3))


def test_a_plain_working_thursday_that_a_notice_names_is_no_exchanged_day() -> None:
    text = ["day,kind,name,source", "2026-12-31,work,,甲", "2026-12-27,work,元旦调休上班,甲"]
    found = due("A-02", date(2026, 12, 25), Calendar(read_days(text), [2026, 2027]))
    assert "12-27 周日调休上班" in found.why
    assert "12-31 周四" not in found.why

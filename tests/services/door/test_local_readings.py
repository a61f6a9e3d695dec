"""Local readings that are numbers: entered by the operator, checked as they are entered, and reckoned with from then on."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import select

from mediation import clock
from mediation.errors import Invalid
from mediation.models import Account, Setting, Write
from mediation.rules.bookings import Booking, free_times, office_hours
from mediation.rules.facts import Sitting
from mediation.rules.roles import Role
from mediation.services import door
from mediation.services.door import bookings, choices
from mediation.services.upkeep import deputies, parameters
from mediation.services.upkeep.parameter_tables import FAMILIES
from mediation.services.views import calculators
from tests import world
from tests.walks import Walk
from tests.world import TODAY, People

KEYS = ("hearing.office_hours", "deputy.longest_days", "arbitrator.term_warning_days")


def enter(write: Write, key: str, value: str) -> None:
    """The operator's own way in."""
    family = next(f for f in FAMILIES.values() if any(parameters.key_of(f, row) == key for row in parameters.rows(write, f)))
    row = parameters.row_of(write, family, key)
    given = {"value": value, "source": "局办公会议纪要"}
    parameters.change(write, family, key, given, world.People(write)["city-admin"], parameters.seen(family, row))


@pytest.mark.parametrize("key", KEYS)
def test_each_has_a_source_and_waits_for_the_bureau(write: Write, key: str) -> None:
    row = write.get(Setting, key)
    assert row is not None
    assert not row.confirmed
    assert "待本局确认" in row.source


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("08:30-12:00、14:30-18:00", ((510, 720), (870, 1080))),
        ("9:00－17:00", ((540, 1020),)),
        ("08:00至11:30，15:00—18:30", ((480, 690), (900, 1110))),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, spans: Any) -> None:
    assert office_hours(text) == spans


@pytest.mark.parametrize(
    "text", ["", "上午", "12:00-08:30", "08:30-08:30", "14:30-18:00、08:30-12:00", "08:30-12:00、11:00-13:00", "25:00-26:00"]
)
def test_hours_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        office_hours(text)


@pytest.mark.parametrize(
    ("key", "wrong"),
    [("hearing.office_hours", "上午"), ("deputy.longest_days", "三个月"), ("deputy.longest_days", "0"),
     ("arbitrator.term_warning_days", "-1"),     ("hearing.minutes", "5"), ("filing.hold_days", "九十")],
)  # fmt: skip
def test_what_cannot_be_reckoned_with_is_not_kept(write: Write, people: People, key: str, wrong: str) -> None:
    with pytest.raises(Invalid) as found:
        enter(write, key, wrong)
    assert found.value.faults.keys() == {"value"}


def test_times_are_offered_in_the_offices_own_hours(write: Write, people: People) -> None:
    walk = Walk(write, people).go("file_arbitration", "accept_arbitration", "form_tribunal")
    assert walk.here is not None
    wanted = Sitting(TODAY + timedelta(days=30), "09:00", "第一仲裁庭", 0, minutes=60)
    assert bookings.free_times(write, walk.case_id or 0, walk.here, wanted)[0] == "08:30"
    enter(write, "hearing.office_hours", "09:00-11:00")
    assert bookings.free_times(write, walk.case_id or 0, walk.here, wanted) == ["09:00", "09:30", "10:00"]
    assert list(free_times(Booking(TODAY, "09:00", 60), [], "09:00-10:30")) == ["09:00", "09:30"]


def test_a_deputy_is_named_for_as_long_as_the_bureau_allows(write: Write, people: People) -> None:
    enter(write, "deputy.longest_days", "10")
    with pytest.raises(Invalid) as found:
        deputies.name(write, people.bob, "clerk", TODAY, TODAY + timedelta(days=10), "外出", TODAY)
    assert "最多 10 日" in found.value.faults["last"]
    assert deputies.name(write, people.bob, "clerk", TODAY, TODAY + timedelta(days=9), "外出", TODAY).id


@pytest.mark.parametrize(("days", "noted"), [("11", False), ("12", True), ("60", True)])
def test_the_end_of_a_term_is_told_so_many_days_before(write: Write, people: People, days: str, noted: bool) -> None:
    judge = next(row for row in write.exec(select(Account)) if row.login == "judge2")
    judge.appointed_on = date(2021, 9, 1)
    write.add(judge)
    enter(write, "arbitrator.term_warning_days", days)
    walk = Walk(write, people).go("file_arbitration", "accept_arbitration")
    with clock.standing_at(clock.at(date(2026, 8, 20), 10)):
        offered = choices.for_step(write, door.step_named("form_tribunal"), walk.facts, walk.here)["arbitrators"]
    note = next(choice.note for choice in offered if choice.value == "judge2")
    assert ("聘期 2026-08-31 届满" in note) is noted


def test_a_cap_that_the_operator_enters_is_reckoned_with(write: Write, people: People) -> None:
    """泉州's average wage is not in the data that come with the program: until it is entered, the cap is not checked."""
    given = {"began": "2010-01-01", "ended": "2026-06-30", "average": "30000"}
    before = calculators.work_out(write, calculators.calculator("severance"), given).result
    assert before.amount == Decimal("510000.00")  # 17 × 30,000
    assert any("没有录入，没有核对三倍封顶" in note for note in before.notes)
    entered = {"region": "泉州", "per": "month", "year": "2025", "amount": "7,000.00", "source": "市统计局公布"}
    parameters.add(write, FAMILIES["average_wages"], entered, people.in_role(Role.ADMIN))
    after = calculators.work_out(write, calculators.calculator("severance"), given).result
    assert after.amount == Decimal("252000.00")  # 12 × 21,000
    used = next(used for used in after.used if used.label == "泉州 2025 年度职工月平均工资")
    assert (Decimal(used.value), used.since, used.source) == (Decimal(7000), date(2026, 1, 1), "市统计局公布")


def test_the_years_before_2008_follow_the_bureaus_reading(write: Write, people: People) -> None:
    given = {"began": "2006-01-01", "ended": "2026-03-31", "average": "5000"}
    work_out = calculators.calculator("severance")
    assert calculators.work_out(write, work_out, given).result.amount == Decimal("92500.00")
    enter(write, "calculator.before_2008", "劳部发〔1994〕481号")
    changed = {**given, "ground": "changed"}
    assert calculators.work_out(write, work_out, changed).result.amount == Decimal("102500.00")
    with pytest.raises(Invalid, match="改正"):
        calculators.work_out(write, work_out, given)

"""Closed months stay: no setting that a figure reads can be changed for what they counted, only from a day on."""

from datetime import date

import pytest
from sqlmodel import Session, select

from mediation.errors import Invalid
from mediation.models import CountedDay, Deadline, Write
from mediation.rules.codes import Kind
from mediation.rules.deadlines import BY_ID, LIMITS, ROLLS, STAYS, as_read
from mediation.rules.deadlines.table.inspection_conclusion import DUE
from mediation.rules.indicators import LIMIT_OF, Month
from mediation.rules.roles import Role
from mediation.rules.steps.trial import ROLLS_BY
from mediation.services.figures import cases_counted, place, report
from mediation.services.operation.verify import verify
from mediation.services.record import counts
from mediation.services.upkeep import closed_months, holidays, parameters
from mediation.services.upkeep.parameter_tables import FAMILIES
from tests.walks import Walk
from tests.world import TODAY, People

pytestmark = pytest.mark.usefixtures("both", "today")
OTHERWISE = {DUE: ("75 个工作日", "60 个工作日"), ROLLS_BY: (ROLLS, STAYS)}
"""Of each setting that a figure reads, what it says and what else it may say."""
OPENED = {
    Kind.INSPECTION: ("receive_complaint", "docket_complaint"),
    Kind.ARBITRATION: ("file_arbitration", "accept_arbitration"),
}
CLOSED = [Month(2026, number) for number in range(3, 8)]


def change(session: Write, people: People, key: str, value: str) -> bool:
    family = FAMILIES["settings"]
    row = parameters.row_of(session, family, key)
    given = {"value": value, "source": row.source}
    return parameters.change(session, family, key, given, people.in_role(Role.ADMIN), parameters.seen(family, row))


def rest_on(session: Session, people: People, *days: str) -> None:
    """A notice that comes late makes these days days of rest."""
    text = "day,kind,name,source\n" + "".join(f"{day},rest,测试放假,测试通知\n" for day in days)
    holidays.load(session, text, people.in_role(Role.ADMIN), holidays.foresee(session, text, TODAY).seen, TODAY)
    session.flush()
    session.expire_all()


def opened(session: Write, people: People, kind: Kind, on: date) -> Walk:
    walk = Walk(session, people)
    first, then = OPENED[kind]
    walk.go(first)
    walk.do(then, on=on)
    return walk


def months(session: Session) -> list[str]:
    """What every closed month says of every rate and count."""
    said = [report(session, month, place(session)) for month in CLOSED]
    return [repr([(rate.rate.id, rate.month, rate.year) for rate in each.rates]) + repr(each.counts) for each in said]


def test_every_setting_that_a_figure_reads_is_held() -> None:
    """Whatever setting changes the row of a limit by which figures go."""
    for limit in LIMIT_OF.values():
        for key in {each for row in LIMITS for each in (row.setting, row.rolls_by) if each}:
            read = [
                next((row.length, row.rolls) for row in as_read({key: said}) if row.id == limit)
                for said in ("40 自然日", ROLLS, STAYS)
            ]  # fmt: skip
            assert (len(set(read)) > 1) == (key in (BY_ID[limit].setting, BY_ID[limit].rolls_by))
    assert closed_months.READ_BY.keys() == OTHERWISE.keys()


@pytest.mark.parametrize("key", list(OTHERWISE))
def test_a_change_moves_no_closed_month(write: Write, people: People, key: str) -> None:
    usual, other = OTHERWISE[key]
    for day in (date(2026, 3, 12), date(2026, 4, 1)):
        opened(write, people, closed_months.READ_BY[key], day)
    before = months(write)
    for undated in (other, f"{usual}；2026-03-01 起 {other}"):
        with pytest.raises(Invalid) as refused:
            change(write, people, key, undated)
        assert "2026-08-01 起" in refused.value.faults["value"]
    assert change(write, people, key, f"{usual}；2026-08-01 起 {other}")
    write.expire_all()
    assert months(write) == before
    assert [found for found in verify(write, TODAY).faults if "Deadline" in found or "指标" in found] == []


@pytest.mark.parametrize("key", list(OTHERWISE))
def test_before_anything_was_counted_a_reading_is_chosen_freely(write: Write, people: People, key: str) -> None:
    opened(write, people, closed_months.READ_BY[key], TODAY)
    assert change(write, people, key, OTHERWISE[key][1])


@pytest.mark.parametrize(
    ("of", "on", "rate", "says"),
    [
        (Kind.ARBITRATION, date(2026, 5, 16), "ACR-3", "仲裁当期审限届满"),
        (Kind.INSPECTION, date(2026, 3, 11), "LIR-4", "监察当期到期"),
    ],
)
def test_a_notice_that_comes_late_moves_the_clock_and_no_closed_month(
    write: Write, people: People, of: Kind, on: date, rate: str, says: str
) -> None:
    """The last day of June of a case that is still open: the desk goes by the new day, the published months by the old one."""
    walk = opened(write, people, of, on)
    clock_ = select(Deadline).where(Deadline.case_id == walk.case_id, Deadline.limit == LIMIT_OF[of])
    before, stood = months(write), write.exec(clock_).one().due_on
    assert stood.month == 6
    rest_on(write, people, *(str(stood.replace(day=day)) for day in range(stood.day, 31)))
    moved = write.exec(clock_).one().due_on
    assert moved.month == 7
    assert months(write) == before
    assert [found for found in verify(write, TODAY).faults if "Deadline" in found or "指标" in found] == []
    rest_on(write, people, str(moved))
    assert write.exec(clock_).one().due_on > moved
    assert months(write) == before
    june = cases_counted(write, rate, "d", Month(2026, 6), "month", "", people["city-director"])
    assert [row.why for row in june.rows] == [f"{says}（期限 {stood}，未结），只计入分母"]
    july = cases_counted(write, rate, "d", Month(2026, 7), "month", "", people["city-director"])
    assert (july.total, july.rows) == (0, ())


def test_a_clock_that_the_case_itself_moves_is_counted_as_it_stands(write: Write, people: People) -> None:
    walk = opened(write, people, Kind.ARBITRATION, date(2026, 5, 16))
    rest_on(write, people, "2026-06-30")
    row = write.exec(select(CountedDay)).one()
    assert (row.was_on, row.now_on) == (date(2026, 6, 30), date(2026, 7, 1))
    assert report(write, Month(2026, 6), place(write)).rate("ACR-3").month.d == 1
    walk.day = date(2026, 6, 20)
    walk.go("extend_arbitration")
    write.flush()
    assert report(write, Month(2026, 6), place(write)).rate("ACR-3").month.d == 0
    assert report(write, Month(2026, 7), place(write)).rate("ACR-3").month.d == 1
    assert counts.differences(write) == []


def test_the_day_on_which_months_end_is_chosen_before_anything_is_counted(write: Write, people: People) -> None:
    assert closed_months.fault(write, counts.CLOSING_DAY, "", "20") == ""
    opened(write, people, Kind.ARBITRATION, date(2026, 5, 18))
    assert "月结日" in closed_months.fault(write, counts.CLOSING_DAY, "", "20")
    assert closed_months.fault(write, counts.CLOSING_DAY, "20", "20 ") == ""

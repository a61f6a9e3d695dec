"""A unit merges into another in one act: its work, people and rooms go over, its past is read, its numbers stay, nothing is counted
twice."""

from datetime import date

import pytest
from sqlmodel import col, select

from mediation import db
from mediation.errors import Conflict, NotFound, Refusal
from mediation.models import JournalEntry, Proceeding, Room, Setting, Unit, Write
from mediation.rules.codes import Kind
from mediation.rules.indicators.periods import Month
from mediation.rules.states.mediation import ACCEPTED, CLOSED, EFFECTIVE, REGISTERED
from mediation.services import figures
from mediation.services.base import accounts, reference
from mediation.services.figures.drill import cases_counted
from mediation.services.operation.verify import verify
from mediation.services.record import case_rows, cases, handlers
from mediation.services.upkeep import merging, parameters, staff
from mediation.services.upkeep.parameter_tables import FAMILIES
from tests import world
from tests.sound import sound
from tests.walks import Walk, walk_to
from tests.world import CITY, EAST, OFFICE, TODAY, WEST, People

pytestmark = pytest.mark.usefixtures("both", "today")
DAY = date(2026, 3, 20)
"""A day in the months of the walks; the figures of March are those of the successor."""


def merged(write: Write, on: date = DAY) -> merging.Merged:
    found = merging.merge(write, accounts.operator(write), EAST, WEST, on)
    write.flush()
    return found


def city(write: Write, month: Month) -> dict[str, int]:
    """What the whole city counted in the month."""
    return {name: counted.month for name, counted in figures.report(write, month, figures.place(write)).counts.items()}


def unit(write: Write, code: str, month: Month) -> dict[str, int]:
    """What this unit counted in the month, by itself or with what had merged into it."""
    return {name: counted.month for name, counted in figures.report(write, month, figures.place(write, code)).counts.items()}


MARCH, FEBRUARY, APRIL = Month(2026, 3), Month(2026, 2), Month(2026, 4)


def test_open_work_goes_over_with_its_handler_and_the_past_is_read(write: Write, people: People) -> None:
    closed, paying = walk_to(write, people, CLOSED), walk_to(write, people, EFFECTIVE)
    found = merged(write)
    assert found.unclosed == 1
    assert found.people == len([login for login, _, code, _ in world.PEOPLE if code == EAST])
    charlie, alice = (accounts.actor_named(write, login) for login in ("charlie", "alice"))
    assert alice.unit_code == WEST
    for walk in (closed, paying):
        assert cases.see(write, walk.case_id or 0, charlie).facts.proceedings[1].unit == EAST
        sound(walk)
    assert handlers.open_work(write, "alice", TODAY).proceedings == 1
    assert handlers.left_behind(write) == []
    owed = next(line for line in paying.facts.promises.values() if line.unpaid)
    paying.do("record_payment", payments=[{"promise": owed.number, "amount": str(owed.unpaid)}], by=charlie)
    sound(paying)


def id_of(write: Write, code: str) -> int:
    return write.exec(select(Unit.id).where(Unit.code == code)).one() or 0


def test_it_is_on_record_and_verify_finds_nothing(both: str) -> None:
    with db.write() as session:
        walk_to(session, People(session), EFFECTIVE)
    with db.write() as session:
        merged(session)
        latest = col(JournalEntry.id).desc()
        note = session.exec(select(JournalEntry).where(JournalEntry.step == "change_parameters").order_by(latest)).first()
        assert note is not None
        assert "并入" in note.given
        old = session.exec(select(Unit).where(Unit.code == EAST)).one()
        assert (old.closed_on, old.successor_id) == (DAY, id_of(session, WEST))
    with db.read() as session:
        assert verify(session, TODAY).faults == []


def test_numbers_stay_and_later_ones_are_the_successors(both: str) -> None:
    with db.write() as session:
        given, waiting = (walk_to(session, People(session), state) for state in (ACCEPTED, REGISTERED))
        before = case_rows.dockets(given.facts)[1]
        merged(session, waiting.day)
        assert case_rows.dockets(given.facts)[1] == before
        waiting.go("accept_mediation")
        east, west = (reference.unit(session, code).short for code in (EAST, WEST))
        assert (east in before, west in case_rows.dockets(waiting.facts)[1]) == (True, True)
        assert waiting.facts.proceedings[1].unit == EAST
        assert reference.unit_on(session, EAST, date(2026, 1, 1)).code == EAST
        assert reference.unit_on(session, EAST, TODAY).code == WEST
    with db.read() as session:
        assert verify(session, TODAY).faults == []


def test_what_is_opened_later_out_of_an_old_case_is_the_successors(write: Write, people: People) -> None:
    walk = walk_to(write, people, EFFECTIVE)
    merged(write, walk.day)
    walk.go("apply_confirmation")
    opened = walk.facts.proceedings[walk.proceeding]
    assert (opened.kind, opened.unit) == (Kind.CONFIRMATION, WEST)
    sound(walk)


def test_the_old_unit_counts_up_to_the_day_the_successor_from_it_and_the_city_as_before(write: Write, people: People) -> None:
    for state in (CLOSED, EFFECTIVE, ACCEPTED):
        walk_to(write, people, state)
    write.flush()
    whole, east = city(write, MARCH), unit(write, EAST, MARCH)
    assert any(east.values())
    assert not any(unit(write, WEST, MARCH).values())
    merging.merge(write, accounts.operator(write), EAST, WEST, date(2026, 4, 1))
    write.flush()
    assert city(write, MARCH) == whole
    assert (unit(write, EAST, MARCH), any(unit(write, WEST, MARCH).values())) == (east, False)
    both = unit(write, WEST, APRIL)
    assert city(write, APRIL) == both
    with pytest.raises(NotFound, match="并入"):
        unit(write, EAST, APRIL)
    behind = cases_counted(write, "ACC", "all", APRIL, "year", WEST, people["city-manager"])
    assert behind.total == 3
    assert cases_counted(write, "ACC", "all", APRIL, "year", WEST, people["city-manager"], own=True).total == 3
    assert cases_counted(write, "ACC", "all", MARCH, "year", WEST, people["city-manager"]).total == 0
    of_city = figures.report(write, APRIL, figures.place(write)).units
    assert [row.place.code for row in of_city if any(c.year for c in row.counts.values())] == [WEST]


def test_rooms_go_over_and_one_of_the_same_name_is_told_apart(write: Write, people: People) -> None:
    for code, name in ((EAST, "第一调解室"), (EAST, "晨谈室"), (WEST, "第一调解室")):
        write.add(Room(unit_id=id_of(write, code), name=name))
    write.flush()
    merged(write)
    names = set(write.exec(select(Room.name).where(Room.unit_id == id_of(write, WEST))))
    assert {"第一调解室", f"{reference.unit(write, EAST).name}第一调解室", "晨谈室"} <= names


@pytest.mark.parametrize(
    ("old", "into", "on", "says"),
    [
        (EAST, WEST, date(2026, 8, 21), "不能晚于今天"),
        (EAST, EAST, DAY, "不能并入本单位"),
        (CITY, EAST, DAY, "不能并入本单位"),
        (OFFICE, EAST, DAY, "仲裁委员会的办案机构"),
        (EAST, OFFICE, DAY, "仲裁委员会的办案机构"),
    ],
)
def test_what_cannot_merge_is_refused_in_words_and_nothing_changes(
    old: str, into: str, on: date, says: str, write: Write, people: People
) -> None:
    with pytest.raises(Refusal, match=says):
        merging.merge(write, accounts.operator(write), old, into, on)
    assert write.exec(select(Unit.code).where(col(Unit.closed_on).is_not(None))).all() == []


def test_a_unit_that_merged_takes_nobody_and_does_not_merge_again(write: Write, people: People) -> None:
    merged(write)
    with pytest.raises(Refusal, match="停用"):
        merged(write)
    with pytest.raises(Refusal, match="撤并"):
        staff.move(write, "bob", EAST)


def test_a_unit_that_merged_is_not_given_back(write: Write, people: People) -> None:
    merged(write)
    with pytest.raises(Conflict, match="并入"):
        parameters.close(write, FAMILIES["units"], EAST, accounts.operator(write))


def test_a_unit_that_a_setting_names_stays_until_it_names_another(write: Write, people: People) -> None:
    write.add(Setting(key="unit.example", label="示例机构", value=EAST, source="示例"))
    write.flush()
    with pytest.raises(Refusal, match="示例机构"):
        merged(write)
    assert isinstance(walk_to(write, people, REGISTERED), Walk)
    assert write.exec(select(Proceeding)).all()

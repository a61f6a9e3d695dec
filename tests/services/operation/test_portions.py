"""Where there are very many cases, a night looks into those that moved and into one share of the rest: all have their turn."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, delete, select, text

from mediation import clock, db
from mediation.models import Case, JournalEntry, NumberSeries, Read
from mediation.services.operation import case_checks, health, portions, runs
from mediation.services.operation.portions import NIGHTS, Portion
from mediation.services.operation.verify import Report, verify
from mediation.services.record import journal
from scheduler import work
from tests import databases, world
from tests.backups import anchor
from tests.services.record.tamperings import TAMPERINGS, bureau_with_something_to_tamper_with
from tests.walks import through_mediation


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cases are very many."""
    monkeypatch.setattr(portions, "WHOLE", 1)


@pytest.fixture
def cases(both: str, today: object, home: Path) -> list[int]:
    """The record of a bureau, with an anchor."""
    bureau_with_something_to_tamper_with()
    with db.read() as session:
        return [number for number in session.exec(select(Case.id).order_by(col(Case.id))) if number is not None]


def tonight() -> Portion | None:
    with db.read() as session:
        return portions.of_tonight(session)


def look(portion: Portion | None) -> Report:
    with db.read() as session:
        return verify(session, clock.today(), portion, db.read)


def a_night_passed(said: str = "全部一致", later: timedelta = timedelta()) -> None:
    """Note a verification that began now, or so much later, and a second after the one before."""
    with db.write() as session:
        number = len(session.exec(select(runs.JobRun)).all())
        runs.claim(session, health.VERIFY, f"n{number}", "test", timedelta(hours=2), "每日核验")
        runs.finish(session, health.VERIFY, f"n{number}", "test", said)
        session.get_one(runs.JobRun, (health.VERIFY, f"n{number}")).claimed_at += later + timedelta(seconds=number)


def test_a_bureau_of_ordinary_size_is_looked_at_whole_every_night(cases: list[int]) -> None:
    a_night_passed()
    assert tonight() is None
    assert look(None).left == 0


def test_the_first_look_and_the_one_after_a_fault_are_at_everything(cases: list[int], many: None) -> None:
    assert tonight() is None
    a_night_passed()
    assert tonight() is not None
    a_night_passed(f"{health.BAD}发现 1 处问题")
    assert tonight() is None


def test_in_so_many_nights_every_case_has_its_turn_once(cases: list[int], many: None) -> None:
    turns: list[int] = []
    for _ in range(NIGHTS):
        a_night_passed()
        portion = tonight()
        assert portion is not None
        assert portion.moved == 0
        turns += portion.cases
    assert sorted(turns) == cases


def test_what_moved_since_the_last_good_look_is_looked_into_whosever_turn_it_is(cases: list[int], many: None) -> None:
    anchor()
    a_night_passed(later=timedelta(minutes=1))
    assert portion_of_tonight().cases == []  # 1 of 28 has its turn: neither of these
    with db.write() as session:
        moved = through_mediation(session, world.People(session)).case_id
    found = portion_of_tonight()
    assert (found.cases, found.moved) == ([moved], 1)


def test_what_moved_while_the_last_look_went_on_is_looked_into_again(cases: list[int], many: None) -> None:
    a_night_passed(later=-timedelta(hours=1))  # the anchor is of after it began
    assert portion_of_tonight().moved == len(cases)


def portion_of_tonight() -> Portion:
    found = tonight()
    assert found is not None
    return found


def test_every_tampering_is_found_at_the_latest_when_its_case_has_its_turn(cases: list[int]) -> None:
    missed = [name for name, tampering in TAMPERINGS.items() if not any(_faults(tampering, cases))]
    assert missed == []


def _faults(tampering: str, cases: list[int]) -> Iterator[list[str]]:
    """What the nights of these cases find, one after the other."""
    for number in cases:
        with db.writing_engine().connect() as connection:
            assert connection.execute(text(tampering)).rowcount > 0
            with Read(connection, autoflush=False) as session:
                session.connection()
                yield verify(session, clock.today(), Portion([number], 0, 1)).faults
            connection.rollback()


NOBODY = Portion([], 0, 1)


def test_a_journal_gone_or_cut_short_shows_at_once_whosever_turn_it_is(cases: list[int]) -> None:
    assert look(NOBODY).faults == []
    with db.write() as session:
        last = journal.rows(session, cases[0])[-1]
        session.delete(last)
    assert f"case:{cases[0]} 曾有 {last.seq} 条，现在只有 {last.seq - 1} 条，后面的被删去" in look(NOBODY).faults
    with db.write() as session:
        session.exec(delete(JournalEntry).where(col(JournalEntry.case_id) == cases[1]))
    said = look(NOBODY).faults
    assert f"case:{cases[1]} 整条日志被删去" in said
    assert f"案件 {cases[1]} 没有日志" in said


def test_a_last_entry_rewritten_with_its_hash_shows_at_once(cases: list[int]) -> None:
    with db.write() as session:
        last = journal.rows(session, cases[0])[-1]
        last.actor_name = "别人"
        last.hash = journal.digest(last)
    assert f"case:{cases[0]} 第 {last.seq} 条与外部锚记录的不同，日志被整段改写过" in look(NOBODY).faults


def test_numbers_are_looked_at_every_time(cases: list[int]) -> None:
    with db.write() as session:
        session.exec(select(NumberSeries).where(NumberSeries.series == "mediation")).one().last += 1
    assert [fault for fault in look(NOBODY).faults if "缺第 3 号" in fault]


def test_several_processes_find_what_one_does(cases: list[int], both: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in databases.environment(both, home).items():
        monkeypatch.setenv(name, value)
    with db.write() as session:
        journal.rows(session, cases[1])[2].given = "{}"
    alone = look(None)
    monkeypatch.setattr(case_checks, "processes_for", lambda _: 2)
    together = look(None)
    assert together == alone
    assert together.faults == [f"case:{cases[1]} 第 3 条被改动过"]


def test_a_night_that_looked_into_a_part_says_so(cases: list[int], many: None) -> None:
    assert work.verify().startswith("全部一致")
    a_night_passed()
    assert "还有 2 件案件等待轮到" in work.verify()
    with db.read() as session:
        lines = "".join(verify(session, clock.today(), portions.of_tonight(session)).lines())
    assert "28 晚内都会轮到" in lines
    assert "./run verify --all" in lines

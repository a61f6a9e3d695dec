"""Health: silence, an old backup and a missing notice are told; all well says nothing, in one query."""

import os
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import delete

from mediation import clock, db
from mediation.models import CalendarYear
from mediation.services.operation import health, runs
from mediation.settings import settings
from tests import world

MORNING = clock.at(world.TODAY, 9)


def troubles(at: datetime) -> str:
    with clock.standing_at(at), db.read() as session:
        return "\n".join(health.troubles(session))


@pytest.fixture
def well(both: str) -> None:
    """The clockwork beats, and there is a backup of this morning."""
    with clock.standing_at(MORNING), db.write() as session:
        health.beat(session)
        runs.note(session, health.BACKUP, "好")


def test_all_is_well(well: None) -> None:
    assert troubles(MORNING) == ""


@pytest.mark.parametrize(("seconds", "silent"), [(0, False), (179, False), (181, True)])
def test_three_minutes_of_silence(well: None, seconds: int, silent: bool) -> None:
    at = MORNING + timedelta(seconds=seconds)
    assert ("定时任务没有运行（最后一次 08-20 09:00）" in troubles(at)) is silent
    with clock.standing_at(at), db.read() as session:
        assert health.healthy(session) is not silent


def test_a_clockwork_that_never_was(both: str) -> None:
    assert "定时任务没有运行：" in troubles(MORNING)
    with db.read() as session:
        assert not health.healthy(session)


def test_a_backup_older_than_two_days(well: None) -> None:
    assert "备份" not in troubles(MORNING + timedelta(days=2)).replace("打印和备份", "")
    assert "最近一次备份是 2026-08-20 09:00" in troubles(MORNING + timedelta(days=2, seconds=1))


def test_a_backup_that_failed_is_none(well: None) -> None:
    with clock.standing_at(MORNING + timedelta(days=1)), db.write() as session:
        runs.note(session, health.BACKUP, f"{health.BAD}磁盘满")
    assert "最近一次备份是 2026-08-20 09:00" in troubles(MORNING + timedelta(days=2, seconds=1))


def test_before_the_first_backup_the_key_tells_the_age(both: str) -> None:
    made = MORNING.timestamp()
    os.utime(settings().key_file, (made, made))
    assert "还没有做过备份" not in troubles(MORNING + timedelta(days=2))
    assert "还没有做过备份" in troubles(MORNING + timedelta(days=2, seconds=1))


def test_the_next_years_notice_is_missed_in_december(well: None) -> None:
    with db.write() as session:
        session.exec(delete(CalendarYear).where(CalendarYear.year == 2027))  # type: ignore[arg-type]
    assert "2027 年的放假安排" not in troubles(clock.at(date(2026, 11, 30), 9))
    assert "2027 年的放假安排还没有录入" in troubles(clock.at(date(2026, 12, 1), 9))
    with db.write() as session:
        session.add(CalendarYear(year=2027, source="试"))
    assert "放假安排" not in troubles(clock.at(date(2026, 12, 1), 9))


def test_a_last_check_that_was_bad_and_then_good(well: None) -> None:
    for minutes, note, told in ((1, f"{health.BAD}发现 1 处问题", True), (2, "全部一致", False)):
        with clock.standing_at(MORNING + timedelta(minutes=minutes)), db.write() as session:
            runs.note(session, health.VERIFY, note)
        assert ("数据核验异常：发现 1 处问题" in troubles(MORNING + timedelta(minutes=2))) is told


def test_one_query_for_every_page(well: None) -> None:
    said: list[str] = []
    event.listen(db.reading_engine(), "before_cursor_execute", lambda *words: said.append(words[2]))
    troubles(MORNING)
    assert len([each for each in said if each != "BEGIN"]) == 1

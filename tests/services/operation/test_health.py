"""Health: silence, an old backup and a missing notice are told; all well says nothing, in one query."""

import os
import re
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import delete

from mediation import clock, db
from mediation.models import Attempt, CalendarYear
from mediation.services.operation import health, runs
from mediation.settings import settings
from tests import world

MORNING = clock.at(world.TODAY, 9)


def troubles(at: datetime) -> str:
    with clock.standing_at(at), db.read() as session:
        return "\n".join(health.troubles(session))


@pytest.fixture
def well(both: str) -> None:
    """The clockwork beats, and a backup, a check and an anchor were made this morning."""
    with clock.standing_at(MORNING), db.write() as session:
        health.beat(session)
        for job in (health.BACKUP, health.VERIFY, health.ANCHOR):
            runs.note(session, job, "好")


def test_all_is_well(well: None) -> None:
    assert troubles(MORNING) == ""


@pytest.mark.parametrize(("seconds", "silent"), [(0, False), (179, False), (181, True)])
def test_three_minutes_of_silence(well: None, seconds: int, silent: bool) -> None:
    at = MORNING + timedelta(seconds=seconds)
    assert ("定时任务没有运行（最后一次 08-20 09:00）" in troubles(at)) is silent
    assert (troubles(at) == "") is not silent


def test_a_clockwork_that_never_was(both: str) -> None:
    assert "定时任务没有运行：" in troubles(MORNING)


def test_a_backup_older_than_two_days(well: None) -> None:
    assert "备份" not in troubles(MORNING + timedelta(days=2)).replace("提醒和备份", "")
    assert "最近一次备份是 2026-08-20 09:00" in troubles(MORNING + timedelta(days=2, seconds=1))


def test_a_sign_of_life_from_the_future_is_none(well: None) -> None:
    before = MORNING - timedelta(days=2)
    long_ago = (MORNING - timedelta(days=9)).timestamp()
    os.utime(settings().key_file, (long_ago, long_ago))
    assert "时钟不对：定时任务最后一次报告的时间 2026-08-20 09:00 还没有到" in troubles(before)
    assert "还没有做过备份" in troubles(before), "a backup that will have been made is none"
    assert troubles(MORNING - timedelta(minutes=2)) == "", "two machines' clocks are never quite alike"


@pytest.mark.parametrize(
    ("job", "allowed", "told"),
    [
        (health.VERIFY, timedelta(days=2), "最近一次数据核验是 2026-08-20 09:00"),
        (health.ANCHOR, timedelta(hours=3), "最近一次外部锚是 2026-08-20 09:00"),
    ],
)
def test_a_watchman_that_died_is_trouble(well: None, job: str, allowed: timedelta, told: str) -> None:
    assert told not in troubles(MORNING + allowed)
    assert told in troubles(MORNING + allowed + timedelta(seconds=1))


def test_a_check_that_raised_or_was_killed_is_trouble_until_one_ends(well: None) -> None:
    """The database is broken: the check reads it, and raises. Or the process was killed in the middle of it."""
    night, day = MORNING + timedelta(hours=17), timedelta(days=1)
    patience = timedelta(hours=2)
    with clock.standing_at(night), db.write() as session:
        assert runs.claim(session, health.VERIFY, runs.slot_of(night), "one", patience, "每日核验")
    assert "每日核验" not in troubles(night + timedelta(hours=1))
    assert "定时任务“每日核验”开始后没有完成" in troubles(night + timedelta(hours=2))
    with clock.standing_at(night), db.write() as session:
        runs.fail(session, health.VERIFY, runs.slot_of(night), "one", f"{health.BAD}每日核验没有完成（DatabaseError）")
    assert "定时任务异常：每日核验没有完成（DatabaseError）" in troubles(night)
    with clock.standing_at(night + day), db.write() as session:
        assert runs.claim(session, health.VERIFY, runs.slot_of(night + day), "one", patience, "每日核验")
        runs.finish(session, health.VERIFY, runs.slot_of(night + day), "one", "全部一致")
    assert "每日核验" not in troubles(night + day)


def test_little_room_is_told_before_there_is_none(well: None, monkeypatch: pytest.MonkeyPatch) -> None:
    free = health.free_megabytes(settings().home)
    monkeypatch.setattr(settings(), "least_free_mb", free + 1_000_000)
    assert re.search(rf"{settings().home} 所在磁盘只剩 \d+ MB", troubles(MORNING))
    with clock.standing_at(MORNING), db.read() as session:
        assert [trouble.name for trouble in health.looked_at(session)] == ["disk"]


def test_very_many_failed_sign_ins_are_told(well: None) -> None:
    with db.write() as session:
        for number in range(health.MANY_FAILURES - 1):
            session.add(Attempt(login=f"guess{number}", whence="address:10.0.0.9", at=MORNING))
    assert "登录失败" not in troubles(MORNING)
    with db.write() as session:
        session.add(Attempt(login="guess", whence="address:10.0.0.9", at=MORNING))
    assert "登录失败" in troubles(MORNING)
    assert "登录失败" not in troubles(MORNING + timedelta(hours=1))


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

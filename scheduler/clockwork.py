"""The clockwork that turns the table of jobs: once a minute each job is asked whether its newest slot still has to be done.

APScheduler keeps the minutes, in memory and in this process alone. Whose turn it is, the claim row decides, so that
two clockworks do each slot once; and a job that was missed is found by the next minute's question, however long ago.
"""

import logging
import os
import socket
from collections.abc import Callable
from datetime import datetime, timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from mediation import clock, db
from mediation.services.operation import health, runs
from mediation.verbs import sentence_of
from mediation.verbs.troubles import known
from scheduler.jobs import JOBS, Job

BEAT_SECONDS = 30
ASK_SECONDS = 60
A_MINUTE, AN_HOUR = timedelta(minutes=1), timedelta(hours=1)
_looked: dict[str, datetime] = {}
"""When this process last asked after each job."""
log = logging.getLogger("scheduler")


def who() -> str:
    """This process, as its claims name it."""
    return f"{socket.gethostname()}:{os.getpid()}"[:80]


def attempt(job: Job) -> bool:
    """Do the job's newest slot, unless it is done or somebody else is at it. Returns whether it was done here.

    A job that raises is noted and left unfinished, to be tried again after its patience: the clockwork goes on.
    """
    slot = runs.slot_of(job.newest_slot(clock.running()))
    with db.read() as session:
        ahead = _ahead(job)
        set_back = runs.are_of_the_future(session, job.name, ahead)
        if not set_back and runs.is_finished(session, job.name, slot):
            return False
    with db.write() as session:
        if set_back:
            log.warning("系统时间被调回过：%s有尚未到来的时间的记录，已删去，照常运行", job.label)
            runs.forget_the_future(session, job.name, ahead)
        if not runs.claim(session, job.name, slot, who(), job.patience, job.label):
            return False
    try:
        said = job.does() or ""
    except Exception as fault:  # noqa: BLE001 - the clockwork goes on
        why = known(fault) or type(fault).__name__
        log.error("%s（%s）没有完成：%s", job.label, slot, sentence_of(fault))
        with db.write() as session:
            runs.fail(session, job.name, slot, who(), f"{health.BAD}{job.label}没有完成（{why}）")
        return False
    with db.write() as session:
        runs.finish(session, job.name, slot, who(), said)
    return True


def _ahead(job: Job) -> timedelta:
    """Return the span into the future from which on a run of the job shows that the clock was wrong. Another process's clock
    may be some minutes ahead; but whoever saw the own clock go back knows.
    """
    now = clock.running()
    last, _looked[job.name] = _looked.get(job.name, now), now
    return A_MINUTE if now < last - A_MINUTE else AN_HOUR


def beat() -> None:
    """Give the sign of life."""
    with db.write() as session:
        health.beat(session)


def in_words(does: Callable[..., object], *about: object) -> None:
    """Do it; what goes wrong is one sentence in the output, and the next minute tries again."""
    try:
        does(*about)
    except Exception as fault:  # noqa: BLE001 - a full disk at night must not fill the log too
        log.error("%s", sentence_of(fault))


def wound() -> BackgroundScheduler:
    """The scheduler with all its jobs, not started yet. A late run is never dropped, several late ones become one."""
    scheduler = BackgroundScheduler(
        executors={"default": ThreadPoolExecutor(len(JOBS) + 1)},
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        timezone=clock.SHANGHAI,
    )
    at_once = clock.running()
    scheduler.add_job(in_words, IntervalTrigger(seconds=BEAT_SECONDS), args=[beat], id="beat", next_run_time=at_once)
    for job in JOBS:
        scheduler.add_job(in_words, IntervalTrigger(seconds=ASK_SECONDS), [attempt, job], id=job.name, next_run_time=at_once)
    return scheduler

"""Runs of the clockwork's jobs: each slot of each job belongs to whoever claims its row first, in any process.

A run that never finished (its process was killed, or it raised) may be claimed again after the job's patience.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, select

from mediation import clock
from mediation.models import JobRun, Write
from mediation.services.base.concurrent_rows import upsert

BY_HAND = "operator"
KEPT_DAYS = 3
"""How long the rows of a job that runs all day are kept; those of every other job stay."""


def slot_of(at: datetime) -> str:
    """The name of a scheduled time: the bureau's wall clock, to the minute."""
    return f"{clock.local(at):%Y-%m-%dT%H:%M}"


def are_of_the_future(session: Session, job: str, ahead: timedelta) -> bool:
    """Tell whether the job has runs that lie further in the future than `ahead`."""
    return session.exec(select(JobRun.slot).where(*_of_the_future(job, ahead)).limit(1)).first() is not None


def forget_the_future(session: Write, job: str, ahead: timedelta) -> None:
    """Drop the runs of a time that has not come by so much: their slots are still to be done."""
    session.exec(delete(JobRun).where(*_of_the_future(job, ahead)))


def _of_the_future(job: str, ahead: timedelta) -> tuple[ColumnElement[bool], ...]:
    return col(JobRun.job) == job, col(JobRun.claimed_at) > clock.running() + ahead


def is_finished(session: Session, job: str, slot: str) -> bool:
    """Tell whether some process has finished the job for this slot."""
    done = select(JobRun.finished_at).where(JobRun.job == job, JobRun.slot == slot)
    return session.exec(done).first() is not None


def claim(session: Write, job: str, slot: str, who: str, patience: timedelta, label: str) -> bool:
    """Take the slot, unless somebody has it and is either done or still within the job's patience.

    Until the run ends, its note is the job's label: that is what is told of a run that never did.
    """
    at = clock.running()
    unfinished_too_long = col(JobRun.finished_at).is_(None) & (col(JobRun.claimed_at) <= at - patience)
    values = {"claimed_by": who, "claimed_at": at, "note": label}
    return upsert(session, JobRun, {"job": job, "slot": slot}, values, only_where=unfinished_too_long)


def finish(session: Write, job: str, slot: str, who: str, note: str) -> None:
    """The run is over. Nothing is written where somebody else has claimed it meanwhile."""
    row = _mine(session, job, slot, who)
    if row is not None:
        row.finished_at, row.note = clock.running(), note


def fail(session: Write, job: str, slot: str, who: str, why: str) -> None:
    """The run raised: it stays unfinished, so that it is tried again."""
    row = _mine(session, job, slot, who)
    if row is not None:
        row.note = why


def note(session: Write, job: str, said: str, begun: datetime | None = None) -> None:
    """Record that an operator did by hand what the clockwork does by night. `begun` None: just now."""
    at = clock.running()
    key = {"job": job, "slot": f"{clock.local(at):%Y-%m-%dT%H:%M:%S}"}
    upsert(session, JobRun, key, {"claimed_by": BY_HAND, "claimed_at": begun or at, "finished_at": at, "note": said})


def forget_old(session: Write, jobs: list[str]) -> None:
    """Drop the rows of these jobs that are older than three days, whether they ended or not."""
    before = clock.running() - timedelta(days=KEPT_DAYS)
    session.exec(delete(JobRun).where(col(JobRun.job).in_(jobs), col(JobRun.claimed_at) < before))


def _mine(session: Write, job: str, slot: str, who: str) -> JobRun | None:
    return session.exec(
        select(JobRun).where(JobRun.job == job, JobRun.slot == slot, JobRun.claimed_by == who).with_for_update()
    ).first()

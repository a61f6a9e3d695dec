"""The health of the installation (运行状况): the clockwork's sign of life, and the troubles that every page shows until they
are gone.

A watchman that died is a trouble like what he watched for: a backup, a check or an anchor that is late, and a job that
began and never ended, are told as loudly as a check that found something. Judged by the clock on the wall, because a
fixed "today" (demo) would never be late.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from mediation import clock
from mediation.models import Attempt, CalendarYear, Heartbeat, JobRun, Write
from mediation.services.base.concurrent_rows import upsert
from mediation.services.record import journal
from mediation.settings import settings

CLOCKWORK = "clockwork"
RECORD = "record"
"""The trouble that the journal is ahead of the clock."""
SILENT = timedelta(minutes=3)
"""How long the clockwork may say nothing."""
BACKUP, VERIFY, ANCHOR = "backup", "verify", "anchor"
RESTORE = "restore"
LATE = {BACKUP: timedelta(days=2), VERIFY: timedelta(days=2), ANCHOR: timedelta(hours=3)}
"""How old the last good backup, the last check and the last anchor may be."""
STUCK = timedelta(hours=2)
"""After this a run that has not ended has not ended well: no job takes as long."""
BAD = "异常："
"""What the note of a run begins with when it found something wrong."""
MANY_FAILURES = 200
"""Failed sign-ins within an hour that no bureau's forgetfulness explains."""
NOTICE_MONTH = 12
"""By December the State Council has announced next year's rest days (放假通知)."""
ADVICE = "calendar"
"""The one trouble with which all is still well."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that whoever runs this should see to: a name for programs, a sentence for people."""

    name: str
    sentence: str


def beat(session: Write) -> None:
    """The clockwork lives."""
    upsert(session, Heartbeat, {"name": CLOCKWORK}, {"at": clock.running()})


def troubles(session: Session) -> list[str]:
    """List the troubles that the operator should know of, in sentences; empty when all is well."""
    return [trouble.sentence for trouble in looked_at(session)]


def looked_at(session: Session) -> list[Trouble]:
    """Every trouble there is. One query, and a question to the file system."""
    next_year, now = clock.today().year + 1, clock.running()
    asked = {"next_year": next_year, "soon": now + clock.MAY_DIFFER, "stale": now - STUCK, "hour_ago": now - timedelta(hours=1)}
    beaten, saved, verified, anchored, checked, stuck, failures, announced, recorded, restored = session.exec(
        _signs(), params=asked
    ).one()
    found = [*_clockwork(beaten), *_record(recorded), *_room(), *_late(saved, verified, anchored)]
    if restored and (saved is None or saved < restored):
        found.append(
            Trouble(BACKUP, f"{clock.local(restored):%Y-%m-%d %H:%M} 从备份恢复以后还没有做过备份，请管理员运行 ./run backup。")
        )
    if checked and checked.startswith(BAD):
        found.append(Trouble(VERIFY, f"数据核验{checked}。请管理员运行 ./run verify 查看。"))
    if stuck and stuck.startswith(BAD):
        found.append(Trouble("job", f"定时任务{stuck}。请管理员查看 ./run serve 的输出。"))
    elif stuck is not None:
        found.append(Trouble("job", f"定时任务“{stuck}”开始后没有完成。请管理员检查 ./run serve。"))
    if failures >= MANY_FAILURES:
        found.append(
            Trouble("sign_ins", f"一小时内有 {MANY_FAILURES} 次以上登录失败，可能有人在猜密码。请管理员查看来访地址。")
        )
    if not announced and clock.today().month == NOTICE_MONTH:
        found.append(
            Trouble(ADVICE, f"{next_year} 年的放假安排还没有录入，跨年的工作日期限都是暂定的。请更新程序后运行 ./run init。")
        )
    return found


@cache
def _signs() -> Any:
    """The last sign of life; the last good backup, check and anchor; the last check's note; what is stuck; the rest.

    Worded once: every page asks it.
    """
    beaten = select(Heartbeat.at).where(Heartbeat.name == CLOCKWORK)
    ended = [_ended(job) for job in (BACKUP, VERIFY, ANCHOR)]
    ended[0] = ended[0].where(~col(JobRun.note).startswith(BAD))
    newest = col(JobRun.finished_at).desc()
    checked = select(JobRun.note).where(JobRun.job == VERIFY, col(JobRun.finished_at).is_not(None)).order_by(newest)
    failed = select(Attempt.id).where(col(Attempt.at) > bindparam("hour_ago")).limit(MANY_FAILURES).subquery()
    announced = select(CalendarYear.year).where(CalendarYear.year == bindparam("next_year"))
    counted = select(func.count()).select_from(failed)
    asked = (beaten, *ended, checked.limit(1), _stuck(), counted, announced, journal.recorded_last(), _ended(RESTORE))
    columns: list[Any] = [each.scalar_subquery() for each in asked]
    return select(*columns)


def _ended(job: str) -> Any:
    """Return the query for the time the job last ended. An end in the future proves nothing: the clock was wrong then, or is
    now.
    """
    return select(func.max(JobRun.finished_at)).where(JobRun.job == job, col(JobRun.finished_at) <= bindparam("soon"))


def _stuck() -> Any:
    """The note of a run that raised or never ended, unless the same job has ended since."""
    later = aliased(JobRun)
    ended_since = (
        select(later.job).where(later.job == JobRun.job, later.slot > JobRun.slot, col(later.finished_at).is_not(None)).exists()
    )
    return (
        select(JobRun.note)
        .where(col(JobRun.finished_at).is_(None), ~ended_since)
        .where(col(JobRun.note).startswith(BAD) | (col(JobRun.claimed_at) <= bindparam("stale")))
        .order_by(col(JobRun.claimed_at))
        .limit(1)
    )


def _clockwork(beaten: datetime | None) -> Iterator[Trouble]:
    """Silence, or a sign of life from a time that has not come."""
    since = clock.running() - clock.local(beaten) if beaten else None
    if beaten and since is not None and since < -clock.MAY_DIFFER:
        yield Trouble(
            CLOCKWORK,
            f"时钟不对：定时任务最后一次报告的时间 {clock.local(beaten):%Y-%m-%d %H:%M} 还没有到。"
            "现在的或者那时的系统时间是错的，期限和提醒可能有误，请管理员校准时间并检查 ./run serve。",
        )
    elif since is None or since > SILENT:
        when = f"（最后一次 {clock.local(beaten):%m-%d %H:%M}）" if beaten else ""
        yield Trouble(CLOCKWORK, f"定时任务没有运行{when}：到期提醒和备份已停。请管理员检查 ./run serve。")


def _record(recorded: datetime | None) -> Iterator[Trouble]:
    """The journal's latest entry is of a time that has not come: what is recorded now stands before it."""
    if recorded and clock.local(recorded) > clock.now() + clock.MAY_DIFFER:
        yield Trouble(
            RECORD,
            f"时钟不对：日志里最后的记录时间 {clock.local(recorded):%Y-%m-%d %H:%M} 还没有到，现在登记的会排在它之前。"
            "请管理员先校准系统时间，再办理案件。",
        )


def _room() -> Iterator[Trouble]:
    """Free space where the data lie and where the backups go, told before it is used up."""
    seen: set[int] = set()
    for folder in (settings().home, settings().backups):
        try:
            if folder.stat().st_dev in seen:
                continue
            seen.add(folder.stat().st_dev)
            free = free_megabytes(folder)
        except OSError:  # no backup has been made yet, or the disk is gone: then it is the backup that is late
            continue
        if free < settings().least_free_mb:
            yield Trouble("disk", f"{folder} 所在磁盘只剩 {free} MB，写满后不能保存。请管理员清理磁盘或者扩容。")


def free_megabytes(folder: Path) -> int:
    """Return the space that can still be written there, in MB. Raises OSError where there is no such folder."""
    return shutil.disk_usage(folder).free // 1_000_000


def _late(saved: datetime | None, verified: datetime | None, anchored: datetime | None) -> Iterator[Trouble]:
    """Yield a trouble for each nightly work that was last done too long ago. Before the first time, the age of the key tells
    how long there has been something to lose.
    """
    if _old(saved, LATE[BACKUP]):
        yield Trouble(BACKUP, f"{_last(saved, '备份')}，请管理员运行 ./run backup，并检查磁盘空间。")
    if _old(verified, LATE[VERIFY]):
        yield Trouble(VERIFY, f"{_last(verified, '数据核验')}，数据是否完好没有人看着。请管理员运行 ./run verify。")
    if _old(anchored, LATE[ANCHOR]):
        yield Trouble(ANCHOR, f"{_last(anchored, '外部锚')}，请管理员检查 {settings().home / 'anchors.log'} 能否写入。")


def _last(at: datetime | None, what: str) -> str:
    return f"最近一次{what}是 {clock.local(at):%Y-%m-%d %H:%M}" if at else f"还没有做过{what}"


def _old(at: datetime | None, allowed: timedelta) -> bool:
    if at is not None:
        since = clock.local(at)
    else:
        try:
            since = clock.local(datetime.fromtimestamp(settings().key_file.stat().st_mtime, clock.SHANGHAI))
        except OSError:
            return True
    return clock.running() - since > allowed

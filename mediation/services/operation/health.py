"""Whether all is well (运行状况): the clockwork's sign of life, and the troubles that every page shows until they are gone.

Judged by the clock on the wall, because a fixed "today" (demo) would never be late.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, func, select

from mediation import clock
from mediation.models import CalendarYear, Heartbeat, JobRun, Write
from mediation.services.base.concurrent_rows import upsert
from mediation.settings import settings

CLOCKWORK = "clockwork"
SILENT_MINUTES = 3
BACKUP, VERIFY = "backup", "verify"
BACKUP_DAYS = 2
BAD = "异常："
"""What the note of a run begins with when it found something wrong."""
NOTICE_MONTH = 12
"""By December the State Council has announced next year's rest days (放假通知)."""


def beat(session: Write) -> None:
    """The clockwork lives."""
    upsert(session, Heartbeat, {"name": CLOCKWORK}, {"at": clock.running()})


def healthy(session: Session) -> bool:
    """Whether the database answers and the clockwork has given a sign of life in the last three minutes."""
    return _beating(session.exec(select(Heartbeat.at).where(Heartbeat.name == CLOCKWORK)).first())


def troubles(session: Session) -> list[str]:
    """What whoever runs this should know, in sentences; empty when all is well. One query."""
    next_year = clock.today().year + 1
    beaten, saved, checked, announced = session.exec(_signs(next_year)).one()
    found = []
    if not _beating(beaten):
        since = f"（最后一次 {clock.local(beaten):%m-%d %H:%M}）" if beaten else ""
        found.append(f"定时任务没有运行{since}：到期提醒、打印和备份已停。请管理员检查 ./run serve。")
    if _old(saved):
        when = f"最近一次备份是 {clock.local(saved):%Y-%m-%d %H:%M}" if saved else "还没有做过备份"
        found.append(f"{when}，请管理员运行 ./run backup，并检查磁盘空间。")
    if checked and checked.startswith(BAD):
        found.append(f"数据核验{checked}。请管理员运行 ./run verify 查看。")
    if not announced and clock.today().month == NOTICE_MONTH:
        found.append(f"{next_year} 年的放假安排还没有录入，跨年的工作日期限都是暂定的。请更新程序后运行 ./run init。")
    return found


def _signs(next_year: int) -> Any:
    """The last sign of life, the last good backup, the last check's note, and whether next year is announced."""
    beaten = select(Heartbeat.at).where(Heartbeat.name == CLOCKWORK)
    saved = select(func.max(JobRun.finished_at)).where(JobRun.job == BACKUP, ~col(JobRun.note).startswith(BAD))
    newest = col(JobRun.finished_at).desc()
    checked = select(JobRun.note).where(JobRun.job == VERIFY, col(JobRun.finished_at).is_not(None)).order_by(newest)
    announced = select(CalendarYear.year).where(CalendarYear.year == next_year)
    return select(
        beaten.scalar_subquery(), saved.scalar_subquery(), checked.limit(1).scalar_subquery(),
        announced.scalar_subquery(),
    )  # fmt: skip


def _beating(at: datetime | None) -> bool:
    return at is not None and clock.running() - clock.local(at) <= timedelta(minutes=SILENT_MINUTES)


def _old(saved: datetime | None) -> bool:
    """Before the first backup, the age of the key tells how long there has been something to lose."""
    if saved is not None:
        since = clock.local(saved)
    else:
        try:
            since = clock.local(datetime.fromtimestamp(settings().key_file.stat().st_mtime, clock.SHANGHAI))
        except OSError:
            return True
    return clock.running() - since > timedelta(days=BACKUP_DAYS)

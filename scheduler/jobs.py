"""The table of jobs. A row says when, and which function; what there is to do, each function asks the database.

A job returns a note for its run, or None where it found nothing worth noting.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from apscheduler.triggers.cron import CronTrigger

from mediation import clock
from mediation.services.operation import health
from scheduler import work

WINDOWS = (timedelta(minutes=3), timedelta(hours=3), timedelta(days=2), timedelta(days=40))


@dataclass(frozen=True)
class Job:
    """One job. `cron` is in the bureau's time; after `patience` a run that never finished may be claimed again."""

    name: str
    label: str
    cron: str
    does: Callable[[], str | None]
    patience: timedelta = timedelta(minutes=10)

    @cached_property
    def trigger(self) -> CronTrigger:
        """The times at which the job is due."""
        return CronTrigger.from_crontab(self.cron, timezone=clock.SHANGHAI)

    def newest_slot(self, now: datetime) -> datetime:
        """The last scheduled time that is not after `now`: the one slot that a late process still has to do."""
        for window in WINDOWS:
            slot: datetime | None = None
            following = self.trigger.get_next_fire_time(None, now - window)
            while following is not None and following <= now:
                slot, following = following, self.trigger.get_next_fire_time(following, following)
            if slot is not None:
                return slot
        raise ValueError(f"{self.name} has no time in {WINDOWS[-1].days} days: {self.cron}")


JOBS = (
    Job("notices", "到期提醒", "* * * * *", work.owe_notices),
    Job(health.ANCHOR, "外部锚", "17 * * * *", work.anchor),
    Job(health.BACKUP, "每日备份", "30 1 * * *", work.back_up, patience=timedelta(hours=2)),
    Job(health.VERIFY, "每日核验", "30 2 * * *", work.verify, patience=timedelta(hours=2)),
    Job("calendar", "日历核对", "10 3 * * *", work.follow_the_calendar, patience=timedelta(hours=1)),
    Job("tidy", "清理运行记录", "40 3 * * *", work.tidy),
)

"""The clock (时钟): the only place that reads it. The law's days are days in Asia/Shanghai; instants are UTC."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .settings import settings

SHANGHAI = ZoneInfo("Asia/Shanghai")
MAY_DIFFER = timedelta(minutes=3)
"""How far two clocks may differ without either being wrong."""
_pretended: ContextVar[datetime | None] = ContextVar("pretended", default=None)


def running() -> datetime:
    """This instant by the clock on the wall, in UTC, even where "today" is fixed: by it the clockwork keeps its hours."""
    return _pretended.get() or datetime.now(UTC)


def now() -> datetime:
    """This instant, in UTC. With a fixed "today" (demo, tests) it is the real time of day on that day."""
    real = running()
    fixed = settings().today
    if fixed is None or _pretended.get():
        return real
    return datetime.combine(fixed, real.astimezone(SHANGHAI).time(), SHANGHAI).astimezone(UTC)


def today() -> date:
    """Today's date in Shanghai."""
    return now().astimezone(SHANGHAI).date()


@contextmanager
def standing_at(instant: datetime) -> Iterator[None]:
    """Act as if it were this instant: the demo's record and tests are made day by day through the same door."""
    token = _pretended.set(instant)
    try:
        yield
    finally:
        _pretended.reset(token)


def local(instant: datetime) -> datetime:
    """An instant as the bureau's wall clock shows it. Instants read from SQLite come without a zone: they are UTC."""
    aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return aware.astimezone(SHANGHAI)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """The instant of a time of day in Shanghai."""
    return datetime.combine(day, time(hour, minute), SHANGHAI).astimezone(UTC)

"""The clock (时钟): the only place that reads it. The law's days are days in Asia/Shanghai; instants are UTC."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from .settings import settings

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """This instant, in UTC. With a fixed "today" (demo, tests) it is the real time of day on that day."""
    real = datetime.now(UTC)
    fixed = settings().today
    if fixed is None:
        return real
    return datetime.combine(fixed, real.astimezone(SHANGHAI).time(), SHANGHAI).astimezone(UTC)


def today() -> date:
    """Today's date in Shanghai."""
    return settings().today or now().astimezone(SHANGHAI).date()


def local(instant: datetime) -> datetime:
    """An instant as the bureau's wall clock shows it. Instants read from SQLite come without a zone: they are UTC."""
    aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return aware.astimezone(SHANGHAI)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """The instant of a time of day in Shanghai."""
    return datetime.combine(day, time(hour, minute), SHANGHAI).astimezone(UTC)

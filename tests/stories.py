"""Stories of the demo, told by themselves: what a reader finds of them on the eve of a day, without all the others."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import ModuleType

from mediation import clock, db
from mediation.models import Read
from mediation.services import demo
from mediation.services.base import reference
from mediation.services.demo import scribe
from tests import databases


@contextmanager
def told(home: Path, today: date, *modules: ModuleType, only: str | None = None) -> Iterator[Read]:
    """The lives of these modules, or the one of this name, in a database of their own."""
    with databases.bare(databases.SQLITE, home):
        with db.write() as write:
            demo._begin(write, demo.Plan(today, 0, 1))
            calendar = reference.current(write).calendar
        lives = [life for module in modules for life in module.lives(today, calendar) if only in (None, life[0])]
        scribe.write_down(db.write, lives, clock.at(today, 0), lambda _: None)
        with db.read() as session:
            yield session

"""The calendar (工作日历) and the province for a verb that must answer at once: read without the object mapper, which takes longer
to load.

`reference.current` is what everything else uses; both read the same tables.
"""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from mediation.rules.calendar import Calendar, NamedDay, read_days, years_loaded
from mediation.rules.local import PROVINCE

SHIPPED = Path(__file__).parents[2] / "data" / "holidays.csv"


def of_file(database: Path) -> Calendar | None:
    """The calendar kept in an embedded database; None where there is no such file or no year is loaded in it."""
    if not database.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
            days = connection.execute("SELECT day, is_workday, source, name FROM holiday").fetchall()
            years = [year for (year,) in connection.execute("SELECT year FROM calendar_year")]
    except sqlite3.OperationalError:  # another program's file, or one that is not set up yet
        return None
    named = [NamedDay(date.fromisoformat(day), bool(worked), source, name) for day, worked, source, name in days]
    return Calendar(named, years) if years else None


def province_of_file(database: Path) -> dict[str, str] | None:
    """The province of the bureau in an embedded database, as a setting; None where there is no bureau."""
    if not database.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
            rows = connection.execute("SELECT key, value FROM setting WHERE key = ?", (PROVINCE,)).fetchall()
    except sqlite3.OperationalError:  # another program's file, or one that is not set up yet
        return None
    return dict(rows) or None


def shipped() -> Calendar:
    """The calendar that comes with the program."""
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        days = read_days(file)
    return Calendar(days, years_loaded(days))

"""Numbers (编号): the next of a series, without gaps, whoever asks at the same time."""

from collections.abc import Callable, Container
from datetime import date
from functools import cache, partial

from sqlalchemy import bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert
from sqlmodel import Session, SQLModel, select

from mediation.models import NumberSeries, Unit, Write
from mediation.rules.do import Do
from mediation.rules.facts import Entry
from mediation.rules.lifecycle import STEPS
from mediation.rules.numbers import Series, series_given_on, written
from mediation.rules.used import Number
from mediation.services.base import reference

Giving = Callable[[Series, int, Unit], str]
"""Who gives the number of a series, a year and a unit: `taken` for a step that is done, `expected` for its preview."""


def for_step(
    give: Giving, step: Do, on: date, unit: Unit, earlier: list[Entry], proceeding: int, struck: Container[int] = ()
) -> dict[Number, str]:
    """The numbers of this step, by field. A step done again after a correction keeps its first number; of a paper, that of the entry that
    was struck: a second order in one proceeding has a number of its own.
    """
    return {
        series.field: kept if (kept := _kept(series, step, earlier, proceeding, struck)) else give(series, on.year, unit)
        for series in series_given_on(step)
    }


def _kept(series: Series, step: Do, earlier: list[Entry], proceeding: int, struck: Container[int]) -> str | None:
    """The number that the same step took before it was struck. Each proceeding that is opened has a new one."""
    if STEPS[step].opens and not STEPS[step].opens_case:
        return None
    same = [e for e in earlier if e.step == step and e.proceeding == proceeding]
    if series.field == "paper":
        borne = {e.used.paper for e in same if e.seq not in struck}
        same = [e for e in same if e.seq in struck and e.used.paper not in borne]
    return next((kept for e in same if (kept := e.used.number(series.field))), None)


def taken(session: Write) -> Giving:
    """Numbers that are taken for good."""
    return partial(next_number, session)


def expected(session: Session) -> Giving:
    """The numbers that would come next, if nobody were faster. Takes none."""

    def give(series: Series, year: int, unit: Unit) -> str:
        last = session.exec(
            select(NumberSeries.last).where(
                NumberSeries.series == series.name, NumberSeries.unit_id == unit.id, NumberSeries.year == year
            )
        ).first()
        return _in_words(session, series, year, unit, (last or 0) + 1)

    return give


def next_number(session: Write, series: Series, year: int, unit: Unit) -> str:
    """Take the next number. The series' row stays locked until the transaction ends, so nothing is skipped or doubled."""
    assert unit.id is not None
    key = {"series": series.name, "unit_id": unit.id, "year": year}
    number = session.execute(_taking(session.get_bind().dialect.name), key).scalar_one()
    return _in_words(session, series, year, unit, number)


@cache
def _taking(dialect: str) -> ReturningInsert[tuple[int]]:
    """The first number of a series, or the next, worded once for each database."""
    columns = SQLModel.metadata.tables["number_series"].columns
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    keys = ("series", "unit_id", "year")
    return (
        insert(SQLModel.metadata.tables["number_series"])
        .values(**{name: bindparam(name) for name in keys}, last=1)
        .on_conflict_do_update(index_elements=list(keys), set_={"last": columns["last"] + 1})
        .returning(columns["last"])
    )


def _in_words(session: Session, series: Series, year: int, unit: Unit, number: int) -> str:
    pattern = reference.setting(session, f"number.{series.name}", series.pattern)
    return written(pattern, unit.short, year, number)

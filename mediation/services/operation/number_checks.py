"""The check of the numbers (编号): each series of a unit and year runs from 1 to n, and n is its counter."""

import json
import re
from collections import Counter
from collections.abc import Iterator

from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from mediation.models import JournalEntry, NumberSeries, Proceeding, Unit
from mediation.rules import used
from mediation.rules.do import Do
from mediation.rules.numbers import SERIES, Series
from mediation.services.base import reference

Key = tuple[str, int, int]
"""A series, a unit's id and a year."""
AT_ONCE = 5_000
"""Entries that are held in memory."""
HANDS_OVER = (Do.ESCALATE_MEDIATION, Do.TRANSFER_MEDIATION)
"""The steps after which a proceeding is another unit's; the numbers that it had stay those of the unit that gave them."""


def given(session: Session) -> dict[Key, Counter[str]]:
    """Every number that the journal gave, read from the entries that take one, without replaying their cases.

    A step done again after a correction carries its first number: counted once for each case. What cannot be read is no
    number; the case's own check says so.
    """
    units = dict(session.exec(select(Unit.code, Unit.id)).all())
    takes: dict[str, list[Series]] = {}
    for series in SERIES:
        for step in series.given_on:
            takes.setdefault(step, []).append(series)
    years: dict[tuple[str, int, int, str], int] = {}
    here = (col(Proceeding.case_id) == col(JournalEntry.case_id)) & (col(Proceeding.number) == col(JournalEntry.proceeding))
    entries = (
        columns(
            col(JournalEntry.id),
            col(JournalEntry.case_id),
            col(JournalEntry.proceeding),
            col(JournalEntry.step),
            col(JournalEntry.on),
            col(JournalEntry.given),
            col(JournalEntry.unit_id),
            col(Proceeding.unit_id),
        )
        .select_from(JournalEntry)
        .outerjoin(Proceeding, here)
        .where(col(JournalEntry.step).in_(list(takes)))
        .order_by(col(JournalEntry.id))
    )
    handed = _handed_over(session, units)
    rows = session.execute(entries, execution_options={"yield_per": AT_ONCE})
    for entry, case_id, proceeding, step, on, answers, acting, holding in rows:
        looked_up = _used(answers)
        had = next((unit for later, unit in handed.get((case_id, proceeding), ()) if later > entry), holding)
        unit = units.get(looked_up.unit, acting or 0) if looked_up.unit else had or acting or 0
        for series in takes[step]:
            if number := looked_up.number(series.field):
                years.setdefault((series.name, unit or 0, case_id or 0, number), on.year)
    found: dict[Key, Counter[str]] = {}
    for (name, unit, _, number), year in years.items():
        found.setdefault((name, unit, year), Counter())[number] += 1
    return found


def _handed_over(
    session: Session, units: dict[str, int | None]
) -> dict[tuple[int | None, int | None], list[tuple[int, int | None]]]:
    """For each proceeding that was handed over, the entries by which it was, each with the id of the unit that had it until then."""
    found: dict[tuple[int | None, int | None], list[tuple[int, int | None]]] = {}
    entries = select(JournalEntry).where(col(JournalEntry.step).in_(HANDS_OVER)).order_by(col(JournalEntry.id))
    for row in session.exec(entries):
        found.setdefault((row.case_id, row.proceeding), []).append((row.id or 0, units.get(_used(row.given).from_unit)))
    return found


def _used(answers: str) -> used.Used:
    try:
        return used.read(json.loads(answers).get(used.KEY))
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError):
        return used.NOTHING


def faults(session: Session, numbers: dict[Key, Counter[str]]) -> Iterator[str]:
    """Numbers given twice, left out, or beyond the counter, in sentences."""
    by_name = {series.name: series for series in SERIES}
    labels = dict(session.exec(select(Unit.id, Unit.name)).all())
    counters = {(row.series, row.unit_id, row.year): row.last for row in session.exec(select(NumberSeries))}
    for key in sorted(counters.keys() | numbers.keys()):
        name, unit_id, year = key
        series = by_name[name]
        what = f"{labels.get(unit_id)} {year} 年{series.label}"
        pattern = _pattern(reference.setting(session, f"number.{name}", series.pattern))
        counted = Counter(_seq(number, pattern) for number in numbers.get(key, Counter()).elements())
        last = counters.get(key, 0)
        yield from (f"{what} 第 {n} 号重复" for n, times in sorted(counted.items()) if times > 1)
        yield from (f"{what} 缺第 {n} 号" for n in range(1, last + 1) if n not in counted)
        yield from (f"{what} 第 {n} 号超出计数 {last}" for n in sorted(counted) if n > last)


def _pattern(pattern: str) -> re.Pattern[str]:
    """The written form as something to read the number back with."""
    escaped = re.escape(pattern)
    return re.compile(
        escaped.replace(re.escape("{seq}"), r"(?P<seq>\d+)")
        .replace(re.escape("{year}"), r"\d{4}")
        .replace(re.escape("{short}"), ".*")
    )


def _seq(number: str, pattern: re.Pattern[str]) -> int:
    """The number within its series. One written to an earlier pattern ends with it, as every pattern so far does."""
    match = pattern.fullmatch(number)
    return int(match["seq"]) if match else int(re.findall(r"\d+", number)[-1])

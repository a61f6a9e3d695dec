"""Cases by the hundred thousand: the closed cases of a record copied again and again, under the same rules as the door's.

A copy has names, ID numbers and case numbers of its own, a chain whose hashes are true, and its secrets sealed for their new
place, so that `verify` finds nothing to say. Its days are those of the case it was copied from: what is measured with it is what
closed cases cost, and nothing else grows.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from random import Random
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Table, func, insert, select, text
from sqlmodel import Session, SQLModel, col

from mediation import db
from mediation.models import Case, JournalEntry, NumberSeries, Party, Proceeding, Unit, Write
from mediation.rules import lifecycle, sameness
from mediation.rules.identity import credit_check_digit, id_check_digit
from mediation.rules.numbers import SERIES, written
from mediation.rules.party_particulars import SEALED
from mediation.services.base import privacy, reference
from mediation.services.base.concurrent_rows import upsert
from mediation.services.demo import names
from mediation.services.papers import freezing, issue
from mediation.services.record import case_rows, counts, journal, keys, parties, seals

RESTED = timedelta(days=90)
"""A case that is copied has lain closed for so long: the copies are no part of this week's work."""
AT_ONCE = 100
"""Copies written by one transaction."""
BY_HAND = {"case", "journal", "party", "document", "request_key", "notice"}
"""Tables whose rows hold more of their case than its id. A copy was asked for by no form: it has no request keys."""

Row = dict[str, Any]
Key = tuple[str, int, int]


def columns(table: type[SQLModel]) -> Table:
    """The table as SQL knows it."""
    found: Table = table.__table__  # type: ignore[attr-defined]
    return found


@dataclass
class Pattern:
    """A closed case to copy: its rows, opened, and what must be another's in each copy."""

    unit_codes: dict[str, int]
    case: Row
    chain: list[Row]
    people: list[Row]
    opened: list[dict[str, str | None]]
    papers: list[tuple[Row, str]]
    plain: dict[str, list[Row]]
    numbers: list[tuple[Key, str]] = field(default_factory=list)

    @cached_property
    def others(self) -> re.Pattern[str]:
        """Finds each name and number of which a copy has its own, the longest first."""
        of_people = [row[name] for row in self.people for name in ("name", "credit_code") if row[name]]
        secret = [opened["id_number"] for opened in self.opened if opened["id_number"]]
        found = sorted({*of_people, *secret, *(number for _, number in self.numbers)}, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, found)))


def grow(cases: int, today: date, seed: int = 1) -> Iterator[int]:
    """Copy closed cases until there are so many in all. Yields how many there are, after each transaction."""
    with db.read() as session:
        there = session.execute(select(func.count()).select_from(columns(Case))).scalar_one()
        patterns = list(_patterns(session, today)) if there < cases else []
    dice = Random(seed)
    order = (patterns[n % len(patterns)] for n in range(cases - there))
    while portion := list(islice(order, AT_ONCE)):
        with db.write() as session:
            _write(session, portion, dice)
        there += len(portion)
        yield there
    with db.write() as session:
        _count_on(session)


# --- what is copied -------------------------------------------------------------------------------------------


def _patterns(session: Session, today: date) -> Iterator[Pattern]:
    """The cases that have lain closed long enough, oldest first."""
    busy = select(col(Proceeding.case_id)).where(col(Proceeding.unclosed))
    recent = select(col(JournalEntry.case_id)).where(
        col(JournalEntry.on) > today - RESTED, col(JournalEntry.case_id).is_not(None)
    )
    wanted = select(col(Case.id)).where(col(Case.id).not_in(busy), col(Case.id).not_in(recent)).order_by(col(Case.id))
    units = dict(iter(session.execute(select(col(Unit.code), col(Unit.id)))))
    for case_id in session.execute(wanted).scalars().all():
        yield _pattern(session, case_id, units)


def _pattern(session: Session, case_id: int, units: dict[str, int]) -> Pattern:
    own = {
        table.name: _rows(session, table, case_id)
        for table in SQLModel.metadata.sorted_tables
        if "case_id" in table.c and table.name not in BY_HAND
    }
    case = dict(session.execute(select(columns(Case)).where(columns(Case).c.id == case_id)).mappings().one())
    people = parties.of_case(session, case_id)
    found = Pattern(
        unit_codes=units,
        case=case,
        chain=_rows(session, columns(JournalEntry), case_id),
        people=_rows(session, columns(Party), case_id),
        opened=[{name: parties.opened(row, name) for name in SEALED} for row in people.values()],
        papers=[
            (row.model_dump(exclude={"id", "data"}), json.dumps(issue.frozen(row), ensure_ascii=False, sort_keys=True))
            for row in issue.of_case(session, case_id)
        ],
        plain=own,
    )
    found.numbers = list(_numbers(found))
    return found


def _rows(session: Session, table: Table, case_id: int) -> list[Row]:
    wanted = select(*(c for c in table.c if c.name != "id")).where(table.c.case_id == case_id)
    if "seq" in table.c:
        wanted = wanted.order_by(table.c.seq)
    return [dict(row) for row in session.execute(wanted).mappings()]


def _numbers(pattern: Pattern) -> Iterator[tuple[Key, str]]:
    """The numbers that the case was given, each with its series, unit and year."""
    entries = [journal.entry_of(SimpleNamespace(**row)) for row in pattern.chain]  # type: ignore[arg-type]
    known = lifecycle.replay(entries)
    seen: set[str] = set()
    for entry in entries:
        for series in SERIES:
            number = entry.used.number(series.field)
            if entry.step in series.given_on and number and number not in seen:
                seen.add(number)
                code = entry.used.unit or known.proceedings[entry.proceeding].unit
                yield (series.name, pattern.unit_codes[code], entry.on.year), number


# --- what a copy has of its own -------------------------------------------------------------------------------


class _Renamed:
    """Names, ID numbers and case numbers of one copy in place of those it was copied from."""

    def __init__(self, session: Write, pattern: Pattern, counters: dict[Key, int], dice: Random) -> None:
        self.other: dict[str, str] = {}
        for row, secret in zip(pattern.people, pattern.opened, strict=True):
            self.other[row["name"]] = _name(row, dice)
            if row["credit_code"]:
                self.other[row["credit_code"]] = _credit_code(dice)
            if number := secret["id_number"]:
                self.other[number] = _id_number(number, dice)
        for key, number in pattern.numbers:
            counters[key] = counters.get(key, 0) + 1
            self.other[number] = _written(session, key, counters[key])
        self._finds = pattern.others

    def __call__(self, said: Any) -> Any:
        return self._finds.sub(lambda found: self.other[found[0]], said) if isinstance(said, str) else said


def _name(row: Row, dice: Random) -> str:
    if row["type"] == "person":
        return names.person_name(dice, dice.choice(list(names.MIGRANT.values())), row["sex"] or "male")
    return names.company(dice, dice.choice(list(names.INDUSTRIES.values())), "").name


def _credit_code(dice: Random) -> str:
    first = "91990582" + "".join(dice.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(9))
    return first + credit_check_digit(first)


def _id_number(number: str, dice: Random) -> str:
    """Of the same day of birth and the same sex, and nobody's."""
    first = f"9905{dice.randrange(100):02d}{number[6:14]}{dice.randrange(500) * 2 + int(number[16]) % 2:03d}"
    return first + id_check_digit(first)


def _written(session: Write, key: Key, seq: int) -> str:
    name, unit_id, year = key
    patterns = session.info.setdefault("patterns", {})
    if (name, unit_id) not in patterns:
        series = next(series for series in SERIES if series.name == name)
        unit = session.get_one(Unit, unit_id)
        patterns[name, unit_id] = (reference.setting(session, f"number.{name}", series.pattern), unit.short)
    pattern, short = patterns[name, unit_id]
    return written(pattern, short, year, seq)


# --- writing --------------------------------------------------------------------------------------------------


def _write(session: Write, patterns: list[Pattern], dice: Random) -> None:
    """One copy of each of these."""
    counters = {(row.series, row.unit_id, row.year): row.last for row in session.execute(select(NumberSeries)).scalars()}
    before = dict(counters)
    case_id = session.execute(select(func.coalesce(func.max(columns(Case).c.id), 0))).scalar_one()
    gathered: dict[str, list[Row]] = {}
    for pattern in patterns:
        case_id += 1
        renamed = _Renamed(session, pattern, counters, dice)
        for name, rows in _copied(pattern, renamed, case_id):
            gathered.setdefault(name, []).extend(rows)
        seals.touched(session, case_id)
    for table in SQLModel.metadata.sorted_tables:
        if rows := gathered.get(table.name):
            session.connection().execute(insert(table), rows)
    keys.keep_parts(session, {row["name_key"] for row in gathered["party"]})
    counts.follow(session, Counter(), counts.of_cases(session, range(case_id - len(patterns) + 1, case_id + 1)))
    for (series, unit_id, year), last in counters.items():
        if before.get((series, unit_id, year)) != last:
            upsert(session, NumberSeries, {"series": series, "unit_id": unit_id, "year": year}, {"last": last})


def _copied(pattern: Pattern, renamed: _Renamed, case_id: int) -> Iterator[tuple[str, list[Row]]]:
    """The rows of one copy, by table."""
    chain = _chain(pattern, renamed, case_id)
    known = lifecycle.replay(journal.entry_of(row) for row in chain)  # type: ignore[arg-type]
    yield "case", [pattern.case | case_rows.case_row(known) | {"id": case_id}]
    for name, rows in pattern.plain.items():
        own = [{column: renamed(value) for column, value in row.items()} | {"case_id": case_id} for row in rows]
        yield name, [row | _found_by(row, "docket") | _found_by(row, "receipt") for row in own]
    yield "party", list(_people(pattern, renamed, case_id))
    yield "document", [_paper(row, data, renamed, case_id) for row, data in pattern.papers]
    yield "journal", [vars(row) for row in chain]


def _chain(pattern: Pattern, renamed: _Renamed, case_id: int) -> list[SimpleNamespace]:
    previous, found = journal.FIRST, []
    for row in pattern.chain:
        own = {"chain": journal.chain_of(case_id), "case_id": case_id, "given": renamed(row["given"])}
        entry = SimpleNamespace(**{**row, **own, "previous_hash": previous})
        previous = entry.hash = journal.digest(entry)  # type: ignore[arg-type]
        found.append(entry)
    return found


def _found_by(row: Row, number: str) -> Row:
    """What a case number is found by, however it is typed."""
    return {f"{number}_key": sameness.number_key(row[number])} if f"{number}_key" in row else {}


def _people(pattern: Pattern, renamed: _Renamed, case_id: int) -> Iterator[Row]:
    for row, opened in zip(pattern.people, pattern.opened, strict=True):
        number = renamed(opened["id_number"])
        yield {
            **(own := {column: renamed(value) for column, value in row.items()}),
            "name_key": sameness.name_key(own["name"]),
            **{name: privacy.seal(renamed(opened[name]), privacy.place(name, case_id, row["number"])) for name in opened},
            "case_id": case_id,
            "id_index": privacy.index(number),
            "id_tail_index": privacy.index(number and number[-4:]),
        }


def _paper(row: Row, data: str, renamed: _Renamed, case_id: int) -> Row:
    copy = {column: renamed(value) for column, value in row.items()} | {"case_id": case_id}
    place = issue.place_of(SimpleNamespace(**copy))  # type: ignore[arg-type]
    return {**copy, "data": freezing.freeze(renamed(data), place)}


def _count_on(session: Write) -> None:
    """PostgreSQL gives no id again that was written here; both learn how the rows are spread."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT setval(pg_get_serial_sequence('\"case\"', 'id'), (SELECT max(id) FROM \"case\"))"))
    session.execute(text("ANALYZE"))

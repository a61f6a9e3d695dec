"""Projection (投影): the rows that lists and rates read, written from a replay of the journal and from nothing else.

`verify` makes the same rows again and compares: a stored state that its journal does not say is found.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Delete, Insert, Select, Table, Update, bindparam, select
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, SQLModel

from mediation.models import (
    Case,
    Claim,
    Deadline,
    InspectionEvent,
    Proceeding,
    ProceedingReopened,
    Promise,
    Sitting,
    SittingPerson,
    WageDebt,
    Write,
)
from mediation.rules import deadlines
from mediation.rules.facts import CaseFacts
from mediation.rules.step import Reference
from mediation.services.base import reference as looked_up
from mediation.services.record import counted_days, counts
from mediation.services.record.case_rows import (
    CLOCK,
    Key,
    Row,
    case_row,
    claim_rows,
    clock_rows,
    deadline_rows,
    event_rows,
    proceeding_rows,
    promise_rows,
    reopened_rows,
    sitter_rows,
    sitting_rows,
    wage_rows,
)

RULES = "10"
"""The version of the rules which sitting stands, by when a performance line is due, whether it is waited for, which wages are owed, whom a
proceeding is between, what the month of the inspectorate counts, what became of an award, what had ended and goes on: stored rows follow
it (`migrate`)."""
Stored = dict[type[SQLModel], dict[Key, Row]]
"""The rows of one case, by table and by what tells one from another."""
KEYS: dict[type[SQLModel], tuple[str, ...]] = {
    Proceeding: ("number",), Claim: ("number",), Promise: ("number",), Sitting: ("seq",), SittingPerson: ("seq", "login"), Deadline: CLOCK,
    InspectionEvent: ("place",), ProceedingReopened: ("place",),
    WageDebt: ("proceeding", "payee"),
}  # fmt: skip


def project(
    session: Write, case: Case, version: int, known: CaseFacts, before: CaseFacts, clocks: Iterable[deadlines.Clock]
) -> None:
    """Bring the case's rows in line with its facts and its `clocks` of today. Only what differs is written.

    `version` is the number of its journal entries. `before` are the facts without the newest step: a table that it leaves
    as it was is not even read. Due dates are always compared, because they follow the calendar too.
    """
    assert case.id is not None
    units = unit_ids(session, before) | unit_ids(session, known)
    _write_case(session, case, {**case_row(known), "version": version})
    tables: tuple[tuple[type[SQLModel], dict[Key, Row], dict[Key, Row]], ...] = (
        (Proceeding, proceeding_rows(known, units), proceeding_rows(before, units)),
        (Claim, claim_rows(known), claim_rows(before)),
        (Promise, promise_rows(known), promise_rows(before)),
        (InspectionEvent, event_rows(known), event_rows(before)),
        (ProceedingReopened, reopened_rows(known), reopened_rows(before)),
        (Sitting, sitting_rows(known), sitting_rows(before)),
        (SittingPerson, sitter_rows(known), sitter_rows(before)),
        (WageDebt, wage_rows(known), wage_rows(before)),
    )
    now, closes = clock_rows(clocks), counts.closing_day(session)
    until_now = _stored(session, Deadline, case.id)
    for table, rows, old in tables:
        if rows != old:
            _sync(session, table, case.id, rows, _stored(session, table, case.id))
    _sync(session, Deadline, case.id, now, until_now)
    counted = counted_days.of_case(session, case.id)
    counts.follow(
        session,
        counts.of_rows(tables[0][2].values(), until_now.values(), closes, counted, reopened_rows(before).values()),
        counts.of_rows(tables[0][1].values(), now.values(), closes, counted, reopened_rows(known).values()),
    )


def renew(session: Write, case_id: int, known: CaseFacts) -> None:
    """Bring the rows of the case's proceedings, sittings and performance lines in line with its facts, where the rules have changed."""
    rows: dict[type[SQLModel], dict[Key, Row]] = {
        Proceeding: proceeding_rows(known, unit_ids(session, known)), Sitting: sitting_rows(known),
        SittingPerson: sitter_rows(known), Promise: promise_rows(known), InspectionEvent: event_rows(known), WageDebt: wage_rows(known),
        ProceedingReopened: reopened_rows(known),
    }  # fmt: skip
    for table, wanted in rows.items():
        _sync(session, table, case_id, wanted, _stored(session, table, case_id))


def rewrite(session: Write, case: Case, known: CaseFacts, reference: Reference, today: date) -> None:
    """Bring the case's own row, its clocks and all that `renew` brings in line with its facts, where its entries are read otherwise."""
    assert case.id is not None
    _write_case(session, case, {**case_row(known), "version": case.version})
    renew(session, case.id, known)
    _sync(session, Deadline, case.id, deadline_rows(known, reference, today), _stored(session, Deadline, case.id))


def _write_case(session: Write, case: Case, row: Row) -> None:
    """Write the case's own row. Plainly: to have an object find out what changed of it costs as much again."""
    if all(getattr(case, name) == value for name, value in row.items()):
        return
    session.execute(_writing_case(), {"of_id": case.id, **row})
    for name, value in row.items():
        set_committed_value(case, name, value)


@cache
def _writing_case() -> Update:
    table: Table = Case.__table__  # type: ignore[attr-defined]
    written: dict[str, Any] = {column.name: bindparam(column.name) for column in table.columns if column.name != "id"}
    return table.update().where(table.columns.id == bindparam("of_id")).values(written)


def unit_ids(session: Session, known: CaseFacts) -> dict[str, int | None]:
    """The ids of the units that hold the case's proceedings, by code."""
    return {p.unit: looked_up.unit(session, p.unit).id for p in known.proceedings.values()}


def differences(session: Session, case: Case, known: CaseFacts, reference: Reference, today: date) -> list[str]:
    """List the stored rows that differ from what the journal says, in sentences for the operator."""
    assert case.id is not None
    stored = stored_rows(session, [case.id])[case.id]
    return unlike(case, known, stored, unit_ids(session, known), reference, today)


def unlike(
    case: Case, known: CaseFacts, stored: Stored, units: Mapping[str, int | None], reference: Reference, today: date
) -> list[str]:
    """List what `differences` finds, from the case's rows as `stored_rows` read them, many cases at once."""
    found = [
        f"案件 {case.id}：{name} 为 {getattr(case, name)}，日志为 {value}"
        for name, value in case_row(known).items()
        if getattr(case, name) != value
    ]
    wanted: dict[type[SQLModel], dict[Key, Row]] = {
        Proceeding: proceeding_rows(known, units),
        Claim: claim_rows(known),
        Promise: promise_rows(known),
        InspectionEvent: event_rows(known),
        ProceedingReopened: reopened_rows(known),
        Sitting: sitting_rows(known),
        SittingPerson: sitter_rows(known),
        WageDebt: wage_rows(known),
        Deadline: deadline_rows(known, reference, today),
    }
    for table, rows in wanted.items():
        there = stored[table]
        odd = there.keys() ^ rows.keys()
        found += [f"案件 {case.id}：{table.__name__} {key} {'多出' if key in there else '缺少'}" for key in odd]
        for both in there.keys() & rows.keys():
            wrong = _difference(rows[both], there[both])
            found += [f"案件 {case.id}：{table.__name__} {both} 的 {name} 与日志不符" for name in wrong]
    return found


def stored_rows(session: Session, cases: Iterable[int]) -> dict[int, Stored]:
    """The rows that follow from the journals of these cases, as they stand: a statement a table, however many cases."""
    ids = list(cases)
    found: dict[int, Stored] = {case_id: {table: {} for table in KEYS} for case_id in ids}
    for table, key in KEYS.items():
        columns: Table = table.__table__  # type: ignore[attr-defined]
        for row in session.execute(select(columns).where(columns.c.case_id.in_(ids))).mappings():
            found[row["case_id"]][table][tuple(row[name] for name in key)] = dict(row)
    return found


def _stored(session: Session, table: type[SQLModel], case_id: int) -> dict[Key, Row]:
    """The rows as they stand, with their ids. Plain rows: a whole desk's worth of objects would only be compared."""
    found = session.execute(_statements(table).read, {"of_case": case_id}).mappings()
    return {tuple(row[name] for name in KEYS[table]): dict(row) for row in found}


def _sync(session: Write, table: type[SQLModel], case_id: int, rows: Mapping[Key, Row], stored: Mapping[Key, Row]) -> None:
    statements = _statements(table)
    gone = [{"of_id": stored[which]["id"]} for which in stored.keys() - rows.keys()]
    new = [{"case_id": case_id, **row} for which, row in rows.items() if which not in stored]
    changed = [
        {**row, "of_id": stored[which]["id"]}
        for which, row in rows.items()
        if which in stored and _difference(row, stored[which])
    ]
    for statement, many in ((statements.delete, gone), (statements.insert, new), (statements.update, changed)):
        if many:
            session.execute(statement, many)
    if gone or changed:
        _expire(session, table)


@dataclass(frozen=True, slots=True)
class _Statements:
    """The statements made to one table, built once."""

    read: Select[Any]
    insert: Insert
    update: Update
    delete: Delete


@cache
def _statements(table: type[SQLModel]) -> _Statements:
    columns: Table = table.__table__  # type: ignore[attr-defined]
    own = columns.c.id == bindparam("of_id")
    written: dict[str, Any] = {c.name: bindparam(c.name) for c in columns.c if c.name not in ("id", "case_id")}
    return _Statements(
        read=select(columns).where(columns.c.case_id == bindparam("of_case")),
        insert=columns.insert(),
        update=columns.update().where(own).values(written),
        delete=columns.delete().where(own),
    )


def _difference(row: Row, stored: Row) -> Row:
    return {name: value for name, value in row.items() if stored[name] != value}


def _expire(session: Write, table: type[SQLModel]) -> None:
    """Objects of this table that somebody read earlier in the transaction are to be read again."""
    for held in session.identity_map.values():
        if isinstance(held, table):
            session.expire(held)

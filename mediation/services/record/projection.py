"""Projection (投影): the rows that lists and rates read, written from a replay of the journal and from nothing else.

`verify` makes the same rows again and compares: a stored state that its journal does not say is found.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Delete, Insert, Select, Table, Update, bindparam, select
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, SQLModel

from mediation.models import Case, Claim, Deadline, Proceeding, Promise, Sitting, SittingPerson, Write
from mediation.rules import bookings, deadlines, facts, sameness
from mediation.rules.codes import Side
from mediation.rules.deadlines import ClockState
from mediation.rules.facts import CaseFacts
from mediation.rules.states import state_of
from mediation.rules.step import Reference
from mediation.rules.steps import STEPS
from mediation.services.base import reference as looked_up
from mediation.services.record import counts

CLOCK = ("proceeding", "limit", "party")
"""What tells one clock of a case from another."""

Row = dict[str, Any]
Key = tuple[Any, ...]
Stored = dict[type[SQLModel], dict[Key, Row]]
"""The rows of one case, by table and by what tells one from another."""
KEYS: dict[type[SQLModel], tuple[str, ...]] = {
    Proceeding: ("number",), Claim: ("number",), Promise: ("number",), Sitting: ("seq",), SittingPerson: ("seq", "login"), Deadline: CLOCK,
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
        (Sitting, sitting_rows(known), sitting_rows(before)),
        (SittingPerson, sitter_rows(known), sitter_rows(before)),
    )
    now, closes = clock_rows(clocks), counts.closing_day(session)
    until_now = _stored(session, Deadline, case.id)
    for table, rows, old in tables:
        if rows != old:
            _sync(session, table, case.id, rows, _stored(session, table, case.id))
    _sync(session, Deadline, case.id, now, until_now)
    counts.follow(
        session,
        counts.of_rows(tables[0][2].values(), until_now.values(), closes),
        counts.of_rows(tables[0][1].values(), now.values(), closes),
    )


def renew_sittings(session: Write, case_id: int, known: CaseFacts) -> None:
    """Bring the rows of the case's sittings in line with its facts, where the rule of which sitting stands is another."""
    rows: dict[type[SQLModel], dict[Key, Row]] = {Sitting: sitting_rows(known), SittingPerson: sitter_rows(known)}
    for table, wanted in rows.items():
        _sync(session, table, case_id, wanted, _stored(session, table, case_id))


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
    """The same, with the case's rows as `stored_rows` read them, many cases at once."""
    found = [
        f"案件 {case.id}：{name} 为 {getattr(case, name)}，日志为 {value}"
        for name, value in case_row(known).items()
        if getattr(case, name) != value
    ]
    wanted: dict[type[SQLModel], dict[Key, Row]] = {
        Proceeding: proceeding_rows(known, units),
        Claim: claim_rows(known),
        Promise: promise_rows(known),
        Sitting: sitting_rows(known),
        SittingPerson: sitter_rows(known),
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


def _keyed(rows: Iterable[Row], *key: str) -> dict[Key, Row]:
    return {tuple(row[name] for name in key): row for row in rows}


# --- rows -----------------------------------------------------------------------------------------------------


def sides(known: CaseFacts, numbers: Iterable[int] | None = None) -> tuple[str, str]:
    """Return the two sides, applicants first, in a few words: 周某等 8 人, 某鞋业有限公司. `numbers`: of these parties only."""
    among = known.parties.keys() if numbers is None else frozenset(numbers)
    return _names(known, among, Side.APPLICANT, "人"), _names(known, among, Side.RESPONDENT, "家")


def _names(known: CaseFacts, among: Container[int], side: Side, counted: str) -> str:
    there = [party for party in known.parties.values() if party.side is side]
    names = [party.name for party in [party for party in there if party.number in among] or there]
    return names[0] if len(names) == 1 else f"{names[0]}等 {len(names)} {counted}"


def headcount(known: CaseFacts, numbers: Iterable[int]) -> int:
    """Count how many workers there are among these parties, whichever side they stand on; at least one."""
    return max(1, sum(known.parties[n].is_person for n in numbers))


def case_row(known: CaseFacts) -> Row:
    """The case's own columns."""
    first = known.proceedings[1]
    who, whom = sides(known)
    return {
        "who": who, "whom": whom, "cause": known.cause, "headcount": headcount(known, known.parties),
        "amount": sum((claim.amount or Decimal(0) for claim in known.claims.values()), Decimal(0)),
        "green_channel": known.green_channel, "opened_on": first.entries[0].on,
    }  # fmt: skip


def dockets(known: CaseFacts) -> dict[int, str]:
    """The 案号 of each proceeding that has one; before acceptance, the receipt number."""
    found = receipts(known)
    for number, entry in _own_entries(known):
        if entry.used.docket:
            found[number] = entry.used.docket
    return found


def receipts(known: CaseFacts) -> dict[int, str]:
    """The receipt number (收件编号) of each proceeding that was given one."""
    found: dict[int, str] = {}
    for number, entry in _own_entries(known):
        if entry.used.receipt and not entry.used.docket:
            found.setdefault(number, entry.used.receipt)
    return found


def _own_entries(known: CaseFacts) -> Iterator[tuple[int, facts.Entry]]:
    """The entries of each proceeding whose numbers are its own: what a step opened has the number of that step."""
    for number, proceeding in known.proceedings.items():
        for entry in proceeding.entries:
            step = STEPS[entry.step]
            if not (step.opens and not step.opens_case and entry.proceeding == number):
                yield number, entry


def proceeding_rows(known: CaseFacts, units: Mapping[str, int | None]) -> dict[Key, Row]:
    """The proceedings."""
    numbers, received = dockets(known), receipts(known)
    return _keyed(
        (
            {
                "number": p.number, "kind": str(p.kind), "unit_id": units[p.unit], "state": p.state,
                "unclosed": not state_of(p.kind, p.state).final, "docket": numbers.get(p.number, ""),
                "docket_key": sameness.number_key(numbers.get(p.number, "")), "receipt": received.get(p.number, ""),
                "receipt_key": sameness.number_key(received.get(p.number, "")), "handler": p.handler,
                "received_on": p.received_on, "accepted_on": p.accepted_on, "concluded_on": p.concluded_on,
                "outcome": p.outcome, "came_from": p.came_from, "from_unit_id": units.get(_giver(known, p)),
                "headcount": headcount(known, p.parties), "amount": known.amount_claimed(p),
            }
            for p in known.proceedings.values()
        ),
        "number",
    )  # fmt: skip


def _giver(known: CaseFacts, p: facts.Proceeding) -> str:
    """The unit of the proceeding that this one came from, where it is another's; '' where it is not."""
    origin = known.proceedings.get(p.came_from or 0)
    return origin.unit if origin is not None and origin.unit != p.unit else ""


def claim_rows(known: CaseFacts) -> dict[Key, Row]:
    """The claims, and what became of each."""
    agreed: dict[int, Decimal] = {}
    paid: dict[int, Decimal] = {}
    for promise in known.promises.values():
        if promise.claim is not None:
            agreed[promise.claim] = agreed.get(promise.claim, Decimal(0)) + promise.amount
            paid[promise.claim] = paid.get(promise.claim, Decimal(0)) + promise.paid
    decided = {line.claim: line for p in known.proceedings.values() for line in p.decisions}
    return _keyed(
        (
            {
                "number": c.number, "claimant": c.claimant, "item": c.item, "claimed": c.amount,
                "agreed": None if c.number in decided else agreed.get(c.number),
                "awarded": decided[c.number].amount if c.number in decided else None,
                "paid": paid.get(c.number),
                "finality": decided[c.number].final if c.number in decided else None,
            }
            for c in known.claims.values()
        ),
        "number",
    )  # fmt: skip


def promise_rows(known: CaseFacts) -> dict[Key, Row]:
    """The performance lines."""
    return _keyed(
        (
            {
                "number": p.number, "proceeding": p.proceeding, "payee": p.payee, "claim": p.claim, "what": p.what,
                "amount": p.amount, "paid": p.paid, "due_on": p.due_on, "settled": not p.unpaid,
            }
            for p in known.promises.values()
        ),
        "number",
    )  # fmt: skip


def sitting_rows(known: CaseFacts) -> dict[Key, Row]:
    """The sessions and hearings."""
    return _keyed(
        (
            {
                "proceeding": p.number, "seq": s.seq, "on": s.on, "starts": s.starts, "place": s.place, "held": s.held,
                "minutes": s.minutes, "free": not bookings.takes_time(p, s),
            }
            for p in known.proceedings.values()
            for s in p.sittings
        ),
        "seq",
    )  # fmt: skip


def sitter_rows(known: CaseFacts) -> dict[Key, Row]:
    """Return the rows of the people who sit in the sessions and hearings."""
    return _keyed(
        (
            {"seq": s.seq, "login": login}
            for p in known.proceedings.values()
            for s in p.sittings
            for login in sorted({login for login in p.staff.values() if login})
        ),
        "seq",
        "login",
    )


def deadline_rows(known: CaseFacts, reference: Reference, today: date) -> dict[Key, Row]:
    """The clocks. What "today" changes (running or late) is not stored: lists compare the due date with today."""
    return clock_rows(clocks_of(known, reference, today))


def clocks_of(known: CaseFacts, reference: Reference, today: date) -> list[deadlines.Clock]:
    """The clocks of every proceeding of the case."""
    limits = deadlines.as_read(reference.settings)
    return [
        clock
        for proceeding in known.proceedings.values()
        for clock in deadlines.clocks(known, proceeding, reference.calendar, today, limits)
    ]


def clock_rows(clocks: Iterable[deadlines.Clock]) -> dict[Key, Row]:
    """The rows of these clocks."""
    return _keyed((_clock_row(clock) for clock in clocks), "proceeding", "limit", "party")


def _clock_row(clock: deadlines.Clock) -> Row:
    """Late and expired are running clocks whose day has passed: the day decides, so it is not stored."""
    timeless = clock.state in (ClockState.LATE, ClockState.EXPIRED, ClockState.RUNNING)
    return {
        "proceeding": clock.proceeding, "limit": clock.limit, "party": clock.party or 0, "starts_on": clock.starts_on,
        "raw_on": clock.raw_on, "due_on": clock.due_on, "alert_on": clock.alert_on,
        "state": str(ClockState.RUNNING if timeless else clock.state), "running": timeless,
        "ended_on": None if timeless else clock.ended_on, "whose": str(clock.whose),
        "provisional": clock.provisional, "why": clock.why,
    }  # fmt: skip


def state_label(proceeding: facts.Proceeding) -> str:
    """The proceeding's state as people say it."""
    return state_of(proceeding.kind, proceeding.state).label

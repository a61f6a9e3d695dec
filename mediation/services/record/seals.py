"""Seals (封签): a keyed digest over the rows that no journal tells of, so that what was changed behind the program shows.

A case's seal covers its parties and its papers; each small table (accounts, units, rest days, wages, settings …) has one of
its own. Whoever can write the database but has not the key can neither change such a row nor take one away unseen.

The seals follow by themselves: a session notes what it touches, and seals it anew when it commits. What is written past
the session's objects (a case's rows, in bulk) says so with `touched`.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, LargeBinary, bindparam, event
from sqlalchemy import cast as as_type
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session, SQLModel, case, col, func, select

from mediation.models import (
    Account,
    AccountRole,
    Agent,
    AverageWage,
    CalendarYear,
    Case,
    CountedDay,
    Deputy,
    Document,
    Holiday,
    Informant,
    Interest,
    Lead,
    LeadWorker,
    MinimumWage,
    Party,
    Room,
    Seal,
    Setting,
    Site,
    Target,
    Unit,
    Write,
)
from mediation.services.base import privacy

TABLES: dict[str, tuple[type[SQLModel], str]] = {
    str(table.__tablename__): (table, label)
    for table, label in (
        (Account, "账号"), (AccountRole, "账号的角色"), (Unit, "单位"), (Room, "调解室、仲裁庭"), (Interest, "利害关系申报"),
        (Deputy, "代理"),
        (Holiday, "节假日"), (CalendarYear, "放假安排"), (MinimumWage, "最低工资"), (AverageWage, "社平工资"),
        (Target, "目标值"), (Setting, "设置"), (Site, "工程项目"), (Lead, "欠薪线索"), (LeadWorker, "线索中的劳动者"),
        (CountedDay, "已计入的期限"),
    )
}  # fmt: skip
"""The small tables that are sealed whole, and what people call them."""
OF_CASE = (Party, Document, Agent, Informant)
TAIL = 24
"""Of sealed data the last bytes are enough: they hold the cipher's own keyed proof of all before them."""
LIVE = ("pending", "ready")
"""A paper is printed or not printed yet: that is no change of the paper."""
MANY = 200
"""Cases whose rows are read by one query."""
TOUCHED = "seals touched"
STRUCTURE, ANCHORS, FIRST = "structure", "anchors", "0" * 64

Rows = Sequence[Sequence[Any]]


# --- following ------------------------------------------------------------------------------------------------


def touched(session: Session, case_id: int) -> None:
    """Rows of this case were written past the session's objects: its seal is to be made anew."""
    session.info.setdefault(TOUCHED, set()).add(case_scope(case_id))


def case_scope(case_id: int) -> str:
    """The scope of a case's seal."""
    return f"case:{case_id}"


@event.listens_for(Write, "after_flush")
def _note(session: Session, _: Any) -> None:
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, OF_CASE):
            touched(session, row.case_id)
        elif (name := str(getattr(row, "__tablename__", ""))) in TABLES:
            session.info.setdefault(TOUCHED, set()).add(name)


@event.listens_for(Write, "do_orm_execute")
def _note_many(state: ORMExecuteState) -> None:
    """Rows of a small table written, changed or removed by one statement."""
    if (state.is_insert or state.is_update or state.is_delete) and state.bind_mapper is not None:
        name = str(state.bind_mapper.class_.__tablename__)
        if name in TABLES:
            state.session.info.setdefault(TOUCHED, set()).add(name)


@event.listens_for(Write, "before_commit")
def _follow(session: Write) -> None:
    session.flush()
    scopes = session.info.pop(TOUCHED, set())
    tables = sorted(scopes & TABLES.keys())
    _seal_tables(session, tables)
    _seal_cases(session, sorted(int(scope.partition(":")[2]) for scope in scopes - TABLES.keys()))


@event.listens_for(Write, "after_soft_rollback")
def _forget(session: Session, _: Any) -> None:
    session.info.pop(TOUCHED, None)


def seal_everything(session: Write) -> int:
    """Seal all there is, as it stands. Returns how many scopes there are."""
    cases = [number for number in session.exec(select(Case.id).order_by(col(Case.id))) if number is not None]
    for start in range(0, len(cases), MANY):
        _seal_cases(session, cases[start : start + MANY])
    _seal_tables(session, sorted(TABLES))
    return len(cases) + len(TABLES)


def follow_structure(session: Write, revision: str) -> bool:
    """Seal all there is, once for each structure of the tables: their columns take part in the seals. Returns whether it was done.

    Until then the seals of the structure before stand; an update that was interrupted is taken up by the next.
    """
    noted, digest = session.get(Seal, STRUCTURE), privacy.proof(STRUCTURE, revision)
    if noted is not None and noted.digest == digest:
        return False
    seal_everything(session)
    session.merge(Seal(scope=STRUCTURE, rows=0, digest=digest))
    return True


def _seal_cases(session: Write, cases: Sequence[int]) -> None:
    """The caller holds each case's lock."""
    for case_id, rows in _of_cases(session, cases).items():
        _write(session, case_scope(case_id), rows)


def _seal_tables(session: Write, names: Iterable[str]) -> None:
    """Two who change different rows of one table seal it one after the other, each with the other's row in it."""
    for name in names:
        if session.get_bind().dialect.name == "postgresql":
            session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"seal {name}", 0))))
        _write(session, name, _of_table(session, name))


def _write(session: Write, scope: str, rows: Rows) -> None:
    values = {"scope": scope, "rows": len(rows), "digest": _digest(scope, rows)}
    session.execute(_writing(session.get_bind().dialect.name), values)


@cache
def _writing(dialect: str) -> Any:
    """A seal put in the place of the one before, worded once for each database."""
    statement = (sqlite if dialect == "sqlite" else postgresql).insert(SQLModel.metadata.tables["seal"])
    new = {name: statement.excluded[name] for name in ("rows", "digest")}
    return statement.on_conflict_do_update(index_elements=["scope"], set_=new)


def note_anchors(session: Write, lines: int, last: str) -> None:
    """Note how many anchors there are outside the database, and the hash of the last line ('0' × 64: there is none yet)."""
    values = {"scope": ANCHORS, "rows": lines, "digest": _anchored(lines, last)}
    session.execute(_writing(session.get_bind().dialect.name), values)


def counts_anchors(session: Session) -> bool:
    """Tell whether this database has begun to count the anchors."""
    return session.get(Seal, ANCHORS) is not None


def fault_of_anchors(session: Session, hashes: Sequence[str]) -> str | None:
    """Return the fault of the anchors outside, whose lines have these hashes, against those noted here; None: no fault.

    They may be one ahead: the line is written first, and a crash may come between.
    """
    noted = session.get(Seal, ANCHORS)
    if noted is None:
        return "数据库中外部锚的记录不见了"
    if len(hashes) < noted.rows:
        return f"外部锚曾有 {noted.rows} 次，文件里现在只有 {len(hashes)} 次，被删去或者换掉"
    last = hashes[noted.rows - 1] if noted.rows else FIRST
    return None if noted.digest == _anchored(noted.rows, last) else "外部锚文件不是本系统记下的那一份"


def _anchored(lines: int, last: str) -> str:
    return privacy.proof(ANCHORS, f"{lines}/{last}")


# --- reading --------------------------------------------------------------------------------------------------


def faults_of_cases(session: Session, cases: Sequence[int]) -> Iterator[str]:
    """The cases whose parties, agents or papers are not as the program left them, in sentences."""
    scopes = [case_scope(number) for number in cases]
    known = {seal.scope: seal for seal in session.exec(select(Seal).where(col(Seal.scope).in_(scopes)))}
    for case_id, rows in _of_cases(session, cases).items():
        if fault := _fault(known.get(case_scope(case_id)), case_scope(case_id), rows):
            yield f"案件 {case_id} 的当事人材料或者文书{fault}"


def fault_of_table(session: Session, name: str) -> str | None:
    """Return the fault of one of the small tables; None: it is as the program left it."""
    fault = _fault(session.get(Seal, name), name, _of_table(session, name))
    return f"{TABLES[name][1]}{fault}" if fault else None


def _fault(seal: Seal | None, scope: str, rows: Rows) -> str | None:
    if seal is None:
        return "的封签不见了"
    if seal.rows != len(rows):
        return f"应有 {seal.rows} 行，现有 {len(rows)} 行，被越过本系统增删过"
    return None if seal.digest == _digest(scope, rows) else "被越过本系统改动过"


def _of_table(session: Session, name: str) -> Rows:
    columns = SQLModel.metadata.tables[name].columns
    return [tuple(row) for row in session.execute(select(*columns).order_by(*(c for c in columns if c.primary_key)))]


def _of_cases(session: Session, cases: Sequence[int]) -> dict[int, list[Sequence[Any]]]:
    """The rows of each case's parties, papers, agents and informant, as they are sealed."""
    found: dict[int, list[Sequence[Any]]] = {number: [] for number in cases}
    if not cases:
        return found
    for kind, statement in enumerate(_reading()):
        for row in session.execute(statement, {"cases": cases}):
            found[row.case_id].append((kind, *row))
    return found


@cache
def _reading() -> tuple[Any, Any, Any, Any]:
    """The four questions for a case's rows, worded once: a step asks them before it is committed."""
    parties, agents, told = (SQLModel.metadata.tables[name].columns for name in ("party", "agent", "informant"))
    cases = cast("Any", bindparam("cases", expanding=True))
    return (
        select(*parties).where(parties.case_id.in_(cases)).order_by(parties.case_id, parties.number),
        select(*_paper()).where(col(Document.case_id).in_(cases)).order_by(col(Document.case_id), col(Document.id)),
        select(*agents).where(agents.case_id.in_(cases)).order_by(agents.case_id, agents.number),
        select(*told).where(told.case_id.in_(cases)),
    )


def _paper() -> list[ColumnElement[Any]]:
    """Return the columns of a paper that are sealed: all but what printing it changes."""
    columns = SQLModel.metadata.tables["document"].columns
    state = case((columns.state.in_(LIVE), "live"), else_=columns.state)
    tail = func.substr(columns.data, func.length(columns.data) - TAIL + 1)
    data = as_type(tail, LargeBinary)  # SQLite lets anybody write a text where bytes belong: that is a fault, not an error
    printing = {"state", "data", "print_digest", "rendered_at"}
    return [*(column for column in columns if column.name not in printing), state, data]


def _digest(scope: str, rows: Rows) -> str:
    return privacy.proof("rows", json.dumps([scope, [[_plain(value) for value in row] for row in rows]]))


def _plain(value: Any) -> Any:
    """A value the same from either database."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, date) else value

"""The parameters that the operator keeps in the browser (参数): what can be entered, changed, closed and confirmed.

The tables are listed in upkeep/parameter_tables.py, and nothing here knows one of them. Every change is on record
(upkeep/changelog.py); a changed row is 待本局确认 again.
The calendar's days come in by the notice: services/upkeep/holidays.py.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session, col, select

from mediation import clock
from mediation.errors import Conflict, Invalid, NotFound
from mediation.models import Confirmable, Holiday, Write
from mediation.rules.amounts import to_fen
from mediation.rules.faults import faults
from mediation.rules.forms import Form
from mediation.services.base.accounts import Actor
from mediation.services.papers import rendering
from mediation.services.record.recount import Moved
from mediation.services.upkeep import changelog
from mediation.services.upkeep.changelog import Change
from mediation.services.upkeep.parameter_tables import FAMILIES, Family
from mediation.settings import settings

Row = Any
MARK = ("confirmed", "confirmed_by", "confirmed_on")


# --- reading --------------------------------------------------------------------------------------------------


def rows(session: Session, family: Family) -> list[Row]:
    """Every row of the family, in order."""
    order = col(getattr(family.model, family.order or family.key))
    found = session.exec(select(family.model).order_by(order.desc() if family.newest_first else order)).all()
    return [row for row in found if family.only(row)]


def row_of(session: Session, family: Family, key: str) -> Row:
    """One row by its key as an address has it. Raises NotFound."""
    found = next((row for row in rows(session, family) if key_of(family, row) == key), None)
    if found is None:
        raise NotFound("没有这一项参数，请从参数页重新进入。")
    return found


def key_of(family: Family, row: Row) -> str:
    """Return the key by which an address, and the journal, name the row."""
    return str(getattr(row, family.key))


def values(family: Family, row: Row) -> dict[str, Any]:
    """Return the values that the journal keeps of a row."""
    if family.kept:
        return family.kept(row)
    kept = {*(family.adds or Form).model_fields, *(family.changes or Form).model_fields, *MARK, "closed_on", "active", "since"}
    return _plain(row.model_dump(include=kept - {"parent", "unit"}))


def _plain(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as JSON values. Each database gives a sum back with other zeros: it is told to 分."""
    return {
        name: f"{to_fen(value):f}" if isinstance(value, Decimal) else str(value) if isinstance(value, date) else value
        for name, value in columns.items()
    }


def seen(family: Family, row: Row) -> str:
    """The row as somebody saw it, for finding out that another changed it meanwhile."""
    return hashlib.sha256(json.dumps(values(family, row), sort_keys=True).encode()).hexdigest()[:16]


def unconfirmed(session: Session) -> dict[str, int]:
    """Count the rows of each family that are 待本局确认."""
    return {
        name: sum(not getattr(row, "confirmed", True) for row in rows(session, family)) for name, family in FAMILIES.items()
    }


def suggested(row: Row) -> dict[str, Any]:
    """Return the values with which the form of a row is filled."""
    return {name: value for name, value in _plain(row.model_dump()).items() if value is not None}


# --- changing -------------------------------------------------------------------------------------------------


def add(session: Write, family: Family, given: Mapping[str, Any], actor: Actor) -> str:
    """Enter a new row. Returns its key. Raises Forbidden, NotFound or Invalid."""
    changelog.must_keep(actor)
    if family.adds is None:
        raise NotFound("这类参数不能新增。")
    form = validated(family.adds, given)
    _must_fit(session, family, form, None)
    row = family.model(**_columns(session, family, form))
    session.add(row)
    session.flush()
    family.begins(session, row)
    _record(session, actor, family, row, None, "新增")
    return key_of(family, row)


def change(session: Write, family: Family, key: str, given: Mapping[str, Any], actor: Actor, before: str) -> bool:
    """Change a row that looked so (`seen`) before. Returns True where anything is other than it was.

    Raises Forbidden, NotFound, Invalid, or Conflict where somebody else changed it meanwhile.
    """
    changelog.must_keep(actor)
    row = row_of(session, family, key)
    if family.changes is None:
        raise NotFound("这类参数不能直接修改。")
    if before != seen(family, row):
        raise Conflict("这一项参数刚被别人改过，没有保存。请核对现在的值，再决定是否修改。")
    form = validated(family.changes, given)
    _must_fit(session, family, form, row)
    old, new = values(family, row), _columns(session, family, form)
    if all(getattr(row, name) == value for name, value in new.items()):
        return False
    for name, value in new.items():
        setattr(row, name, value)
    if isinstance(row, Confirmable):
        row.confirmed, row.confirmed_by, row.confirmed_on = False, "", None
    session.add(row)
    session.flush()
    _record(session, actor, family, row, old, "修改", family.follows(session, row))
    return True


def foresee(session: Session, family: Family, key: str, given: Mapping[str, Any]) -> list[Moved]:
    """Return the clocks that a change of a row would move; nothing is written. Raises NotFound or Invalid."""
    row = row_of(session, family, key)
    if family.changes is None:
        raise NotFound("这类参数不能直接修改。")
    form = validated(family.changes, given)
    _must_fit(session, family, form, row)
    return family.foresees(session, row, form)


def answer_seen(given: Mapping[str, Any], before: str) -> str:
    """Return the mark of these answers to a row that looked so before: whoever sends it back has seen what they would move."""
    return hashlib.sha256(f"{before}\n{json.dumps(given, sort_keys=True, default=str)}".encode()).hexdigest()[:16]


def confirm(session: Write, family: Family, key: str, actor: Actor, before: str) -> None:
    """Clear the mark 待本局确认 of a row that looked so before. Raises Forbidden, NotFound or Conflict."""
    changelog.must_keep(actor)
    row = row_of(session, family, key)
    if not isinstance(row, Confirmable):
        raise NotFound("这类参数不用确认。")
    if row.confirmed:
        return
    if before != seen(family, row):
        raise Conflict("这一项参数刚被别人改过，没有确认。请核对现在的值，再确认。")
    old = values(family, row)
    row.confirmed, row.confirmed_by, row.confirmed_on = True, actor.name, clock.today()
    session.add(row)
    session.flush()
    _record(session, actor, family, row, old, "确认")


def close(session: Write, family: Family, key: str, actor: Actor) -> None:
    """Close a unit or a room from today, or open it again. Raises Forbidden, NotFound, or Conflict where work or people are left."""
    changelog.must_keep(actor)
    row = row_of(session, family, key)
    if family.closing is None:
        raise NotFound("这类参数没有停用。")
    closed = family.closing.is_closed(row)
    if not closed and (left := family.closing.left_in(session, row)):
        raise Conflict(f"{row.name}还有{left}，不能停用。请先办结或者移交案件，停用账号和下级单位。")
    old = values(family, row)
    family.closing.close(row, None if closed else clock.today())
    session.add(row)
    session.flush()
    _record(session, actor, family, row, old, "恢复使用" if closed else "停用")


def is_closed(family: Family, row: Row) -> bool:
    """True for a row of a family that closes, and that is no longer used."""
    return family.closing is not None and family.closing.is_closed(row)


def validated(form: type[Form], given: Mapping[str, Any]) -> Form:
    """The answers, checked against their form. Raises Invalid."""
    try:
        return form.model_validate(
            dict(given), context={"today": clock.today(), "printable": rendering.printable(settings().font_folder)}
        )
    except ValidationError as error:
        raise Invalid(faults(error, form)) from None


def _columns(session: Session, family: Family, form: Form) -> dict[str, Any]:
    """The answers as the row's columns; a code of a list is kept as its plain text."""
    found = family.brings(session, form)
    return {name: str(value) if isinstance(value, str) else value for name, value in found.items()}


def _must_fit(session: Session, family: Family, form: Form, row: Row | None) -> None:
    """Raise Invalid for what the answers may not say beside the rows that are there already."""
    others = [other for other in session.exec(select(family.model)) if other is not row]
    if wrong := family.wrong(session, form, row, others):
        raise Invalid(dict(wrong))


def _record(
    session: Write,
    actor: Actor,
    family: Family,
    row: Row,
    old: Mapping[str, Any] | None,
    verb: str,
    moved: Sequence[Moved] = (),
) -> None:
    says = f"{verb}{family.label}：{family.title(row)}"
    changelog.write(session, actor, says, [Change(family.name, key_of(family, row), old, values(family, row))], moved)


# --- verification ---------------------------------------------------------------------------------------------


def differences(session: Session) -> list[str]:
    """Rows that are not what the journal of changes last said of them: changed past the program."""
    days = {str(row.day): row for row in session.exec(select(Holiday))}
    now: dict[tuple[str, str], Mapping[str, Any]] = {
        ("days", key): row.model_dump(mode="json", include={"is_workday", "name", "source"}) for key, row in days.items()
    }
    for name, family in FAMILIES.items():
        now |= {(name, key_of(family, row)): values(family, row) for row in rows(session, family)}
    return [
        f"参数“{FAMILIES[name].label if name in FAMILIES else '节假日'}”{key} 与变更日志不符"
        for (name, key), told in changelog.latest(session).items()
        if now.get((name, key)) != told
    ]

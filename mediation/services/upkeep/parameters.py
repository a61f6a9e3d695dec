"""The parameters that the operator keeps in the browser (参数): what can be entered, changed, closed and confirmed.

The tables are listed in upkeep/parameter_tables.py. Every change is on record (upkeep/changelog.py); a changed row is 待本局确认 again.
The calendar's days come in by the notice: services/upkeep/holidays.py.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session, col, func, select

from mediation import clock
from mediation.errors import Conflict, Invalid, NotFound
from mediation.models import (
    Account,
    AverageWage,
    CalendarYear,
    Confirmable,
    Holiday,
    Proceeding,
    Room,
    Setting,
    Unit,
    Write,
)  # fmt: skip
from mediation.rules import bookings, composition, deadlines
from mediation.rules import parameters as forms
from mediation.rules.amounts import to_fen
from mediation.rules.calculators import double_wage, overtime, severance
from mediation.rules.forms import Form, faults
from mediation.rules.intake import level, retirement
from mediation.rules.numbers import SERIES, written
from mediation.rules.steps import filing, service, sittings
from mediation.services.base.accounts import Actor
from mediation.services.record import recount
from mediation.services.upkeep import changelog, deputies, holidays, seed
from mediation.services.upkeep.changelog import Change
from mediation.services.upkeep.parameter_tables import FAMILIES, Family

Row = Any
WHOLE_NUMBERS = {
    deputies.LONGEST_SETTING: (1, 366), composition.EXPIRING_SETTING: (0, 1825), sittings.SETTING: (15, 600),
    filing.HOLD_DAYS: (1, 90), retirement.EARLY_FOR_WOMEN: (45, 60),
}  # fmt: skip
"""Settings that are whole numbers, with the least and the greatest."""
READINGS = {
    severance.BEFORE: ("另行计算", severance.AS_OF_1994),
    double_wage.DIVISOR: ("21.75", double_wage.WORKING_DAYS_OF_MONTH),
    overtime.IRREGULAR: ("不另付", overtime.PAID_ON_HOLIDAYS),
    "open.trial_rolls_over": (deadlines.ROLLS, deadlines.STAYS),
    service.ELECTRONIC_AWARDS: (service.NEVER, service.CONSENTED),
    "open.wage_date": ("裁决作出之日", "申请仲裁之日"),
}
"""Settings that choose between readings: another word would silently be taken for the first."""
MARK = ("confirmed", "confirmed_by", "confirmed_on")


# --- reading --------------------------------------------------------------------------------------------------


def rows(session: Session, family: Family) -> list[Row]:
    """Every row of the family, in order."""
    order = col(getattr(family.model, "path" if family.name == "units" else family.key))
    if family.name == "average_wages":
        order = col(AverageWage.year)
    found = session.exec(select(family.model).order_by(order.desc() if family.newest_first else order)).all()
    return [row for row in found if family.only(row)]


def row_of(session: Session, family: Family, key: str) -> Row:
    """One row by its key as an address has it. Raises NotFound."""
    found = next((row for row in rows(session, family) if key_of(family, row) == key), None)
    if found is None:
        raise NotFound("没有这一项参数，请从参数页重新进入。")
    return found


def key_of(family: Family, row: Row) -> str:
    """What an address, and the journal, name the row by."""
    return str(getattr(row, family.key))


def values(family: Family, row: Row) -> dict[str, Any]:
    """What the journal keeps of a row."""
    if isinstance(row, CalendarYear):
        return holidays.year_values(row)
    kept = {
        *(family.adds or Form).model_fields,
        *(family.changes or Form).model_fields,
        *MARK,
        "closed_on",
        "active",
        "since",
    }
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
    """How many rows of each family are 待本局确认."""
    return {
        name: sum(not getattr(row, "confirmed", True) for row in rows(session, family))
        for name, family in FAMILIES.items()
    }


def suggested(row: Row) -> dict[str, Any]:
    """What the form of a row is filled with."""
    return {name: value for name, value in _plain(row.model_dump()).items() if value is not None}


# --- changing -------------------------------------------------------------------------------------------------


def add(session: Write, family: Family, given: Mapping[str, Any], actor: Actor) -> str:
    """Enter a new row. Returns its key. Raises Forbidden, NotFound or Invalid."""
    changelog.must_keep(actor)
    if family.adds is None:
        raise NotFound("这类参数不能新增。")
    form = validated(family.adds, given)
    wrong = _wrong(session, family, form, None)
    if wrong:
        raise Invalid(wrong)
    row = family.model(**_columns(session, form))
    session.add(row)
    session.flush()
    if isinstance(row, Unit):
        parent = session.get(Unit, row.parent_id)
        row.path = f"{parent.path if parent else '/'}{row.id}/"
    _record(session, actor, family, row, None, "新增")
    return key_of(family, row)


def change(session: Write, family: Family, key: str, given: Mapping[str, Any], actor: Actor, before: str) -> bool:
    """Change a row that looked so (`seen`) before. Returns whether anything is other than it was.

    Raises Forbidden, NotFound, Invalid, or Conflict where somebody else changed it meanwhile.
    """
    changelog.must_keep(actor)
    row = row_of(session, family, key)
    if family.changes is None:
        raise NotFound("这类参数不能直接修改。")
    if before != seen(family, row):
        raise Conflict("这一项参数刚被别人改过，没有保存。请核对现在的值，再决定是否修改。")
    form = validated(family.changes, given)
    if wrong := _wrong(session, family, form, row):
        raise Invalid(wrong)
    old, new = values(family, row), _columns(session, form)
    if all(getattr(row, name) == value for name, value in new.items()):
        return False
    for name, value in new.items():
        setattr(row, name, value)
    if isinstance(row, Confirmable):
        row.confirmed, row.confirmed_by, row.confirmed_on = False, "", None
    session.add(row)
    session.flush()
    _record(session, actor, family, row, old, "修改")
    if isinstance(row, Setting):
        recount.follow_setting(session, row.key, clock.today())
    return True


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
    if not family.closes:
        raise NotFound("这类参数没有停用。")
    closed = is_closed(row)
    if isinstance(row, Unit) and not closed and (left := _left(session, row)):
        raise Conflict(f"{row.name}还有{left}，不能停用。请先办结或者移交案件，停用账号和下级单位。")
    old = values(family, row)
    if isinstance(row, Unit):
        row.closed_on = None if closed else clock.today()
    else:
        row.active = closed
    session.add(row)
    session.flush()
    _record(session, actor, family, row, old, "恢复使用" if closed else "停用")


def is_closed(row: Row) -> bool:
    """Whether a unit or a room is no longer used."""
    return row.closed_on is not None if isinstance(row, Unit) else not row.active


def _left(session: Session, unit: Unit) -> str:
    """What keeps a unit from being closed."""
    inside = col(Unit.path).startswith(unit.path)
    ids = select(Unit.id).where(inside)
    work = session.exec(
        select(func.count()).select_from(Proceeding).where(col(Proceeding.unit_id).in_(ids), Proceeding.unclosed)
    )
    people = session.exec(
        select(func.count()).select_from(Account).where(col(Account.unit_id).in_(ids), Account.active)
    )
    below = session.exec(
        select(func.count()).select_from(Unit).where(inside, Unit.id != unit.id, col(Unit.closed_on).is_(None))
    )
    counted = ((work.one(), "件在办案件"), (people.one(), "个在用账号"), (below.one(), "个在用的下级单位"))
    return "、".join(f" {many} {what}" for many, what in counted if many)


def validated(form: type[Form], given: Mapping[str, Any]) -> Form:
    """The answers, checked against their form. Raises Invalid."""
    try:
        return form.model_validate(dict(given), context={"today": clock.today()})
    except ValidationError as error:
        raise Invalid(faults(error, form)) from None


def _columns(session: Session, form: Form) -> dict[str, Any]:
    """The answers as the row's columns."""
    found = dict(form)
    if isinstance(form, forms.AverageWageAnswers):
        found["since"] = date(form.year + 1, 1, 1)
    if isinstance(form, forms.NewRoomAnswers):
        found["unit_id"] = session.exec(select(Unit.id).where(Unit.code == found.pop("unit"))).first()
    if isinstance(form, forms.NewUnitAnswers):
        found["parent_id"] = session.exec(select(Unit.id).where(Unit.code == found.pop("parent"))).first()
    return {name: str(value) if isinstance(value, str) else value for name, value in found.items()} | _no_nature(form)


def _no_nature(form: Form) -> dict[str, str]:
    """A baseline is neither 预期性 nor 约束性."""
    return {"nature": ""} if isinstance(form, forms.TargetAnswers) and form.nature is None else {}


def _record(session: Write, actor: Actor, family: Family, row: Row, old: Mapping[str, Any] | None, verb: str) -> None:
    says = f"{verb}{family.label}：{family.title(row)}"
    changelog.write(session, actor, says, [Change(family.name, key_of(family, row), old, values(family, row))])
    seed.stamp(session)


# --- checks ---------------------------------------------------------------------------------------------------


def _wrong(session: Session, family: Family, form: Form, row: Row | None) -> dict[str, str]:
    """What the answers may not say beside what is there already, by field."""
    others: list[Row] = [other for other in session.exec(select(family.model)) if other is not row]
    if isinstance(form, forms.MinimumWageAnswers):
        if row is not None and form.since != row.since:
            return {"since": "施行之日不能改：请另外新增一行，原来的一行改正金额。"}
        taken = any(other.since == form.since for other in others)
        return {"since": "这一天施行的最低工资已经录入，请打开那一行修改。"} if taken else {}
    if isinstance(form, forms.AverageWageAnswers):
        same = ((o.region, o.per, o.year) == (form.region, form.per, form.year) for o in others)
        return {"year": "这个地区这一年度已经录入，请打开那一行修改。"} if any(same) else {}
    if isinstance(form, forms.TargetAnswers):
        mine = (form.plan, form.region, form.indicator, form.year, form.use)
        same = ((o.plan, o.region, o.indicator, o.year, o.use) == mine for o in others)
        return {"year": "这个规划这一年的同一指标已经录入，请打开那一行修改。"} if any(same) else {}
    if isinstance(form, forms.SettingAnswers) and row is not None:
        return (
            _wrong_pattern(form.value, others) if row.key.startswith("number.") else _wrong_setting(row.key, form.value)
        )
    if isinstance(form, forms.UnitAnswers):
        return _wrong_unit(form, others)
    if isinstance(form, forms.RoomAnswers):
        return _wrong_room(session, form, others, row)
    return {}


def _wrong_room(session: Session, form: forms.RoomAnswers, others: list[Row], row: Room | None) -> dict[str, str]:
    unit = row.unit_id if row else None
    if isinstance(form, forms.NewRoomAnswers):
        unit = session.exec(select(Unit.id).where(Unit.code == form.unit, col(Unit.closed_on).is_(None))).first()
        if unit is None:
            return {"unit": "没有这个代码的在用单位，请核对。"}
    taken = any((other.unit_id, other.name) == (unit, form.name) for other in others)
    return {"name": "这个单位已经有同名的地点。"} if taken else {}


def _wrong_setting(key: str, value: str) -> dict[str, str]:
    """A setting that the program reckons with says what it can reckon with."""
    if key == bookings.HOURS_SETTING:
        try:
            bookings.office_hours(value)
        except ValueError:
            return {"value": f"请按先后写成“{bookings.OFFICE_HOURS}”的样子。"}
    if key == level.SETTING:
        try:
            level.reserved(value)
        except ValueError:
            return {"value": f"请写成“{level.EXAMPLE}”的样子；还没有规定的，填“{level.UNSET}”。"}
    if key in deadlines.SETTINGS:
        try:
            deadlines.length_of(value)
        except ValueError:
            return {"value": f"请写成“{deadlines.EXAMPLE}”的样子。"}
    if key in READINGS and value not in READINGS[key]:
        return {"value": f"请填{'或者'.join(f'“{reading}”' for reading in READINGS[key])}。"}
    if key in WHOLE_NUMBERS:
        least, most = WHOLE_NUMBERS[key]
        if not (value.isascii() and value.isdigit() and len(value) <= 4 and least <= int(value) <= most):
            return {"value": f"请填 {least} 至 {most} 的整数。"}
    return {}


def _wrong_pattern(pattern: str, others: list[Row]) -> dict[str, str]:
    """A pattern takes all three parts, ends with the number, and is no other series' own."""
    try:
        one = written(pattern, "简", 2026, 1)
    except ValueError:
        return {"value": "样式里只能有 {short}、{year}、{seq} 三个花括号，请核对。"}
    missing = [part for part in ("{short}", "{year}", "{seq}") if part not in pattern]
    if missing:
        return {"value": f"样式里缺少 {'、'.join(missing)}：没有它，不同单位、不同年份的号会重复。"}
    if any(letter.isdigit() for letter in pattern.partition("{seq}")[2]):
        return {"value": "序号 {seq} 后面不能再有数字，核验要从号的末尾读出序号。"}
    series = {f"number.{s.name}": s.pattern for s in SERIES}
    series |= {o.key: o.value for o in others if o.key.startswith("number.")}
    taken = [o for o in others if o.key.startswith("number.") and written(series[o.key], "简", 2026, 1) == one]
    return {"value": f"与“{taken[0].label}”的样式相同，两类号会分不清。"} if taken else {}


def _wrong_unit(form: forms.UnitAnswers, others: list[Row]) -> dict[str, str]:
    """Names, codes and short names tell units apart; a new one stands under one that is at work."""
    found: dict[str, str] = {}
    if any(form.short == other.short for other in others):
        found["short"] = "别的单位已经用这个简称，两个单位的案号会相同，请换一个。"
    if any(form.full_name == other.full_name for other in others):
        found["full_name"] = "已经有这个全称的单位。"
    if isinstance(form, forms.NewUnitAnswers):
        if any(form.code == other.code for other in others):
            found["code"] = "这个代码已经有单位使用。"
        parent = next((other for other in others if other.code == form.parent), None)
        if parent is None or parent.closed_on:
            found["parent"] = "没有这个代码的在用单位，请核对上级单位的代码。"
    return found


# --- verification ---------------------------------------------------------------------------------------------


def differences(session: Session) -> list[str]:
    """Rows that are not what the journal of changes last said of them: changed past the program."""
    days = {str(row.day): row for row in session.exec(select(Holiday))}
    now: dict[tuple[str, str], Mapping[str, Any]] = {
        ("days", key): row.model_dump(mode="json", include={"is_workday", "name", "source"})
        for key, row in days.items()
    }
    for name, family in FAMILIES.items():
        now |= {(name, key_of(family, row)): values(family, row) for row in rows(session, family)}
    return [
        f"参数“{FAMILIES[name].label if name in FAMILIES else '节假日'}”{key} 与变更日志不符"
        for (name, key), told in changelog.latest(session).items()
        if now.get((name, key)) != told
    ]

"""The checks of the answers on a parameter (参数) against the rows that are there already; each returns faults by field."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlmodel import Session, col, func, select

from mediation.models import Account, Proceeding, Room, Unit
from mediation.rules import parameters as forms
from mediation.rules.numbers import SERIES, read_pattern, written
from mediation.services.upkeep import closed_months, setting_rows

Row = Any
Faults = Mapping[str, str]
Check = Callable[[Session, Any, Row | None, Sequence[Row]], Faults]
"""Looks at the answers, the row that they change (None: a new one) and the other rows of its table."""


def nothing_else(_: Session, __: Any, ___: Row | None, ____: Sequence[Row]) -> Faults:
    """Ask for no more than the form does."""
    return {}


def told_apart(by: tuple[str, ...], name: str, sentence: str) -> Check:
    """Refuse, at the field `name`, a row that is like another in all of the columns `by`."""

    def check(_: Session, form: Any, __: Row | None, others: Sequence[Row]) -> Faults:
        mine = [getattr(form, column) for column in by]
        same = any([getattr(other, column) for column in by] == mine for other in others)
        return {name: sentence} if same else {}

    return check


_one_a_day = told_apart(("since",), "since", "这一天施行的最低工资已经录入，请打开那一行修改。")


def minimum_wage(session: Session, form: forms.MinimumWageAnswers, row: Row | None, others: Sequence[Row]) -> Faults:
    """Refuse another first day for a grade: what was reckoned by it before stays explained."""
    if row is not None and form.since != row.since:
        return {"since": "施行之日不能改：请另外新增一行，原来的一行改正金额。"}
    return _one_a_day(session, form, row, others)


def setting(session: Session, form: forms.SettingAnswers, row: Row | None, __: Sequence[Row]) -> Faults:
    """Refuse for a setting what the program cannot reckon with, and what would count closed months anew."""
    sentence = (
        (setting_rows.fault(row.key, form.value) or closed_months.fault(session, row.key, row.value, form.value)) if row else ""
    )
    return {"value": sentence} if sentence else {}


def pattern(_: Session, form: forms.SettingAnswers, __: Row | None, others: Sequence[Row]) -> Faults:
    """Refuse a pattern, unless it takes all three parts, ends with the number, and is no other series' own."""
    try:
        one = written(read_pattern(form.value), "简", 2026, 1)
    except ValueError as wrong:
        return {"value": str(wrong)}
    series = {f"number.{s.name}": s.pattern for s in SERIES}
    series |= {o.key: o.value for o in others if o.key.startswith("number.")}
    taken = [o for o in others if o.key.startswith("number.") and written(series[o.key], "简", 2026, 1) == one]
    return {"value": f"与“{taken[0].label}”的样式相同，两类号会分不清。"} if taken else {}


def unit(_: Session, form: forms.UnitAnswers, __: Row | None, others: Sequence[Row]) -> Faults:
    """Refuse a unit that is called as another, and a new one under a unit that is closed."""
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


def room(session: Session, form: forms.RoomAnswers, row: Room | None, others: Sequence[Row]) -> Faults:
    """Refuse a second room of one name in a unit, and a room of a unit that is closed."""
    owner = row.unit_id if row else None
    if isinstance(form, forms.NewRoomAnswers):
        owner = session.exec(select(Unit.id).where(Unit.code == form.unit, col(Unit.closed_on).is_(None))).first()
        if owner is None:
            return {"unit": "没有这个代码的在用单位，请核对。"}
    taken = any((other.unit_id, other.name) == (owner, form.name) for other in others)
    return {"name": "这个单位已经有同名的地点。"} if taken else {}


def left_in(session: Session, unit: Unit) -> str:
    """The work and the people that keep a unit from being closed; '' where there are none."""
    inside = col(Unit.path).startswith(unit.path)
    ids = select(Unit.id).where(inside)
    work = session.exec(
        select(func.count()).select_from(Proceeding).where(col(Proceeding.unit_id).in_(ids), Proceeding.unclosed)
    )
    people = session.exec(select(func.count()).select_from(Account).where(col(Account.unit_id).in_(ids), Account.active))
    below = session.exec(
        select(func.count()).select_from(Unit).where(inside, Unit.id != unit.id, col(Unit.closed_on).is_(None))
    )
    counted = ((work.one(), "件在办案件"), (people.one(), "个在用账号"), (below.one(), "个在用的下级单位"))
    return "、".join(f" {many} {what}" for many, what in counted if many)

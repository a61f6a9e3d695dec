"""The kinds of parameters (参数) that the operator keeps in the browser: one row for each table, with what its list shows,
what may not be entered, and what comes of a change.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import object_session
from sqlmodel import Session, SQLModel, select

from mediation import clock
from mediation.errors import Conflict, NotFound
from mediation.models import AverageWage, CalendarYear, MinimumWage, Room, Setting, Target, Unit, Write
from mediation.rules import parameters as forms
from mediation.rules.codes.parameters import FigureUse, Indicator, Per
from mediation.rules.forms import Form
from mediation.services.record import recount
from mediation.services.record.recount import Moved
from mediation.services.upkeep import holidays
from mediation.services.upkeep import parameter_checks as checks

Row = Any


@dataclass(frozen=True, slots=True)
class Closing:
    """The way to close a row that is no longer used, and to open it again. `until` None: it is open.

    `left_in` tells what is left in the row and keeps it from being closed; '' where nothing is.
    """

    is_closed: Callable[[Row], bool]
    close: Callable[[Row, date | None], None]
    left_in: Callable[[Session, Row], str] = lambda _, __: ""


def _as_answered(_: Session, form: Form) -> dict[str, Any]:
    return dict(form)


def _nothing(_: Write, __: Row) -> None:
    """Do nothing: the row stands for itself."""


def _moves_nothing(*_: Any) -> list[Moved]:
    return []


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of parameter. `adds` None: none can be added; `closing`: one that is no longer used is closed, not deleted.

    `key` is the column that an address names a row by; `columns` are what the list shows, each with its label; `order` is the
    column that the list goes by, '' the key. `wrong` finds what the answers may not say; `brings` makes the row's columns of
    them. `begins` finishes a new row, `follows` does what a change of a row asks for. `kept` gives what the journal of
    changes keeps of a row, None: what the forms ask. `merges`: one of its rows can go into another (upkeep/merging.py).
    """

    name: str
    label: str
    says: str
    model: type[SQLModel]
    key: str
    title: Callable[[Row], str]
    changes: type[Form] | None
    columns: tuple[tuple[str, Callable[[Row], str]], ...]
    adds: type[Form] | None = None
    closing: Closing | None = None
    only: Callable[[Row], bool] = lambda _: True
    order: str = ""
    newest_first: bool = False
    wrong: checks.Check = checks.nothing_else
    brings: Callable[[Session, Any], dict[str, Any]] = _as_answered
    begins: Callable[[Write, Row], None] = _nothing
    follows: Callable[[Write, Row], list[Moved]] = _moves_nothing
    foresees: Callable[[Session, Row, Any], list[Moved]] = _moves_nothing
    kept: Callable[[Row], dict[str, Any]] | None = None
    merges: bool = False


def _money(amount: Decimal) -> str:
    return f"{amount:,.2f}"


def _since(row: Row) -> str:
    return str(row.since) if row.since else "自始"


def _unit_name(room: Room) -> str:
    session = object_session(room)
    unit = session.get(Unit, room.unit_id) if session else None
    return unit.name if unit else ""


# --- what comes of the answers ----------------------------------------------------------------------------------


def _from_next_year(_: Session, form: forms.AverageWageAnswers) -> dict[str, Any]:
    """An average wage is “上年度” from the next year's first day."""
    return {**dict(form), "since": date(form.year + 1, 1, 1)}


def _of_any_nature(_: Session, form: forms.TargetAnswers) -> dict[str, Any]:
    """The nature of a new figure, kept as text: a baseline is neither 预期性 nor 约束性."""
    return {**dict(form), "nature": form.nature or ""}


def _under_unit(asked: str, column: str) -> Callable[[Session, Form], dict[str, Any]]:
    """The unit whose code was typed at `asked`, as the row's `column`; a row that is only changed stays where it is."""

    def brings(session: Session, form: Form) -> dict[str, Any]:
        found = dict(form)
        if asked in found:
            found[column] = session.exec(select(Unit.id).where(Unit.code == found.pop(asked))).first()
        return found

    return brings


def _stand_in_tree(session: Write, unit: Unit) -> None:
    parent = session.get(Unit, unit.parent_id)
    unit.path = f"{parent.path if parent else '/'}{unit.id}/"


def _recount(session: Write, setting: Setting) -> list[Moved]:
    return recount.follow_setting(session, setting.key, clock.today())


def _would_move(session: Session, setting: Setting, form: Form) -> list[Moved]:
    value = str(getattr(form, "value"))  # noqa: B009
    return [] if value == setting.value else recount.foresee_setting(session, setting.key, value, clock.today())


def _close_unit(unit: Unit, until: date | None) -> None:
    if unit.successor_id is not None:
        raise Conflict(f"{unit.name}已于 {unit.closed_on} 并入其他单位，不能恢复使用；需要的，新增一个单位。")
    unit.closed_on = until


def _close_room(room: Room, until: date | None) -> None:
    room.active = until is None


FAMILIES = {
    family.name: family
    for family in (
        Family("years", "放假安排", "每年放假通知。没有录入的年度，工作日期限都是暂定。", CalendarYear, "year",
               lambda row: f"{row.year} 年放假安排", None, (("年度", lambda row: str(row.year)),), kept=holidays.year_values),
        Family("minimum_wages", "最低工资", "终局裁决的金额线、经济补偿的底线按它计算。施行之日起有效，到下一行施行之日止。",
               MinimumWage, "since", lambda row: f"{row.since} 起的最低工资", forms.MinimumWageAnswers,
               (("施行之日", _since), ("元/月", lambda row: _money(row.monthly)), ("元/小时", lambda row: _money(row.hourly))),
               adds=forms.MinimumWageAnswers, newest_first=True, wrong=checks.minimum_wage),
        Family("average_wages", "社平工资", "设区市的月平均工资用于经济补偿三倍封顶，省的年平均工资用于简易处理。按“上年度”取数。",
               AverageWage, "id", lambda row: f"{row.region} {row.year} 年度平均工资", forms.AverageWageAnswers,
               (("地区", lambda row: row.region), ("年度", lambda row: str(row.year)),
                ("金额", lambda row: f"{_money(row.amount)} {Per(row.per).label}"), ("作为上年度，自", _since)),
               adds=forms.AverageWageAnswers, order="year", newest_first=True, brings=_from_next_year,
               wrong=checks.told_apart(("region", "per", "year"), "year", "这个地区这一年度已经录入，请打开那一行修改。")),
        Family("targets", "目标值", "规划里的目标、基数，指标页按它判断是否达到。", Target, "id",
               lambda row: f"{row.plan}{row.region}{row.year} 年{Indicator(row.indicator).label}", forms.TargetAnswers,
               (("指标", lambda row: Indicator(row.indicator).label), ("规划", lambda row: row.plan), ("范围", lambda row: row.region),
                ("年份", lambda row: str(row.year)), ("用途", lambda row: FigureUse(row.use).label),
                ("数值", lambda row: f"{row.value:f}%"), ("性质", lambda row: row.nature)),
               adds=forms.TargetAnswers, brings=_of_any_nature,
               wrong=checks.told_apart(("plan", "region", "indicator", "year", "use"), "year",
                                       "这个规划这一年的同一指标已经录入，请打开那一行修改。")),
        Family("patterns", "案号样式", "收件编号、案号的写法。改了以后的新号按新样式写，已经给出的号不变。", Setting, "key",
               lambda row: row.label, forms.SettingAnswers,
               (("用于", lambda row: row.label), ("样式", lambda row: row.value), ("自", _since)),
               only=lambda row: row.key.startswith("number."), wrong=checks.pattern, follows=_recount, foresees=_would_move),
        Family("settings", "本地做法", "法律没有写死、由本地决定的做法和用语。", Setting, "key",
               lambda row: row.label, forms.SettingAnswers,
               (("事项", lambda row: row.label), ("现在的", lambda row: row.value), ("自", _since)),
               only=lambda row: bool(row.label) and not row.key.startswith(("number.", "reference.", "demo.")),
               wrong=checks.setting, follows=_recount, foresees=_would_move),
        Family("units", "单位", "市、镇街、村、企业、网格的调解组织和仲裁办案机构。停用的单位不再办案，过去的案件照旧。", Unit, "code",
               lambda row: row.name, forms.UnitAnswers,
               (("单位", lambda row: row.name), ("全称", lambda row: row.full_name), ("级别", lambda row: row.level),
                ("案号简称", lambda row: row.short), ("电话", lambda row: row.phone),
                ("起止", lambda row: _since(row) + (f" 至 {row.closed_on} 停用" if row.closed_on else ""))),
               adds=forms.NewUnitAnswers, order="path", wrong=checks.unit, brings=_under_unit("parent", "parent_id"),
               begins=_stand_in_tree, closing=Closing(lambda row: row.closed_on is not None, _close_unit, checks.left_in), merges=True),
        Family("rooms", "调解室、仲裁庭", "定调解会、开庭时可选的地点，同一时间只能用一次。停用的不再可选。", Room, "id",
               lambda row: row.name, forms.RoomAnswers,
               (("名称", lambda row: row.name), ("单位", _unit_name), ("情况", lambda row: "在用" if row.active else "停用")),
               adds=forms.NewRoomAnswers, wrong=checks.room, brings=_under_unit("unit", "unit_id"),
               closing=Closing(lambda row: not row.active, _close_room)),
    )
}  # fmt: skip


def family_named(name: str) -> Family:
    """The family of this name. Raises NotFound."""
    if name not in FAMILIES:
        raise NotFound("没有这类参数。")
    return FAMILIES[name]

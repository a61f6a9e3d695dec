"""Reference data (参数) of the bureau: units, rest days, minimum wages, local settings, each row with its source.

A bureau is founded once. From then on its units, rooms, wages and targets are its own: what it renamed, closed or took
away never comes back with a later version. Only what is the same in the whole country follows the files: rest days,
because the notice decides (unless the bureau entered them itself), and the keys of settings that are new.
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from sqlmodel import Session, col, func, select

from mediation.errors import Invalid
from mediation.models import (
    Account,
    AccountRole,
    AverageWage,
    CalendarYear,
    Holiday,
    MinimumWage,
    Room,
    Setting,
    Target,
    Unit,
    Write,
)
from mediation.rules import particulars, text
from mediation.rules.calendar import of_their_notices, read_days, years_loaded
from mediation.rules.numbers import SERIES
from mediation.rules.roles import Role
from mediation.services.record import seals
from mediation.services.upkeep import bureau_files
from mediation.services.upkeep.bureau_lines import RoomLine, SettingLine, UnitLine

LONGEST_NAME = 40
"""Letters of a login and of a name: the journal has room for so many."""


def initialise(session: Write, folder: Path = bureau_files.SHIPPED) -> bool:
    """Found a bureau: load what it needs before its first case. No account is made.

    `folder`: one with the files of SHIPPED; a file that is missing adds nothing. Returns False where there is a
    bureau already, and only what is national was brought up to date. Raises Refusal where a file is wrong.
    """
    if follow_the_nation(session):
        return False
    bureau = bureau_files.opened(folder)
    load_units(session, bureau.units.rows)
    session.add_all(MinimumWage(**dict(line)) for line in bureau.minimum_wages.rows)
    session.add_all(AverageWage(**{**dict(line), "per": str(line.per)}) for line in bureau.average_wages.rows)
    session.add_all(Target(**asdict(line.figure)) for line in bureau.targets.rows)
    _load_rooms(session, bureau.rooms.rows)
    _load_days(session)
    _load_settings(session, bureau.settings.rows)
    seals.seal_everything(session)
    seals.note_anchors(session, 0, seals.FIRST)
    return True


def is_founded(session: Session) -> bool:
    """Tell whether there is a bureau here already."""
    return session.exec(select(Unit.id).limit(1)).first() is not None


def follow_the_nation(session: Write) -> bool:
    """Bring what is the same in the whole country up to this version. Returns False, and does nothing, before the founding.

    A new setting comes with the value of the bureau that we ship where this is that bureau; a local one is empty elsewhere.
    """
    top = session.exec(select(Unit.code).where(col(Unit.parent_id).is_(None)).order_by(col(Unit.id))).first()
    if top is None:
        return False
    _load_days(session)
    shipped = bureau_files.opened(bureau_files.SHIPPED)
    _load_settings(session, shipped.settings.rows if top == shipped.units.rows[0].code else ())
    return True


def load_units(session: Write, lines: Iterable[UnitLine]) -> None:
    """Add the units that are missing, parents before children, each with its path in the tree (市 → 镇街 → 村)."""
    known = {unit.code: unit for unit in session.exec(select(Unit))}
    for line in lines:
        if line.code in known:
            continue
        parent = known[line.parent] if line.parent else None
        unit = Unit(
            **line.model_dump(exclude={"parent", "level"}), level=str(line.level), parent_id=parent.id if parent else None
        )
        session.add(unit)
        session.flush()
        unit.path = f"{parent.path if parent else '/'}{unit.id}/"
        known[unit.code] = unit
    session.flush()


def add_account(session: Write, login: str, name: str, unit_code: str, roles: Iterable[Role], password_hash: str) -> Account:
    """A new account. Raises Invalid where the login is taken, the unit unknown or no role given.

    The password comes hashed (accounts.hashed): that takes as long as it should, and nobody who writes waits for it.
    """
    login, name = text.login(login), text.name(name)
    unit = session.exec(select(Unit).where(Unit.code == unit_code)).first()
    held = [str(role) for role in roles]
    wrong: dict[str, str] = {}
    if unit is None:
        wrong["unit"] = f"没有代码为 {unit_code} 的单位，请先录入单位。"
    if not login or text.shapeless(login):
        wrong["login"] = "请填写账号，只用能看见的字。"
    elif len(login) > LONGEST_NAME:
        wrong["login"] = f"账号最多 {LONGEST_NAME} 个字，请换一个短些的。"
    elif (len(login) in (15, 18) and login[:-1].isdigit()) or particulars.found_in(login):
        wrong["login"] = "账号不能用身份证号、电话号码或者银行账号，请换一个，例如姓名的拼音。"
    elif taken := session.exec(
        select(Account.login).where(func.lower(Account.login) == login.lower()).order_by(Account.login)
    ).first():
        wrong["login"] = f"账号 {taken} 已经有人使用（不分大小写），请换一个。"
    if not name or text.shapeless(name) or len(name) > LONGEST_NAME:
        wrong["name"] = f"请填写姓名，最多 {LONGEST_NAME} 个字，只用能看见的字。"
    if not held:
        wrong["roles"] = "请至少选择一个角色。"
    if wrong:
        raise Invalid(wrong)
    assert unit is not None
    assert unit.id is not None
    account = Account(login=login, name=name, unit_id=unit.id, password_hash=password_hash)
    session.add(account)
    session.flush()
    assert account.id is not None
    session.add_all(AccountRole(account_id=account.id, role=role) for role in dict.fromkeys(held))
    session.flush()
    return account


def _load_days(session: Write) -> None:
    with (bureau_files.DATA / "holidays.csv").open(encoding="utf-8-sig", newline="") as file:
        days = of_their_notices(read_days(file))
    stored = {row.day: row for row in session.exec(select(Holiday))}
    for named in days:
        row = stored.get(named.day) or Holiday(day=named.day, is_workday=False, name="", source="")
        if row.by_bureau:
            continue
        if row.notice is not None and (named.notice or 0) < row.notice:
            continue
        row.is_workday, row.name, row.source, row.notice = named.is_workday, named.name, named.source, named.notice
        session.add(row)
    known = set(session.exec(select(CalendarYear.year)))
    for year in sorted(years_loaded(days) - known):
        notice = next(named.source for named in days if named.day == date(year, 10, 1))
        session.add(CalendarYear(year=year, source=notice))


def _load_settings(session: Write, lines: Iterable[SettingLine]) -> None:
    """Each setting with the bureau's own value, source and word on it; one without a line of its own comes as it is."""
    own = {line.key: line for line in lines}
    known = set(session.exec(select(Setting.key)))
    for national in bureau_files.national_settings().rows:
        if national.key not in known:
            line = own.get(national.key, national)
            session.add(Setting(**line.model_dump(exclude={"label"}), label=national.label))
            known.add(national.key)
    for series in SERIES:
        if (key := f"number.{series.name}") not in known:
            session.add(Setting(key=key, label=f"{series.label}格式", value=series.pattern, source="程序默认样式，待本局确认"))


def _load_rooms(session: Write, lines: Iterable[RoomLine]) -> None:
    """The rooms that units sit in."""
    units = {unit.code: unit.id for unit in session.exec(select(Unit))}
    for line in lines:
        unit = units[line.unit]
        assert unit is not None
        session.add(Room(unit_id=unit, name=line.name, source=line.source))

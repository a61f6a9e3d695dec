"""A bureau's own files (本局数据): looked at before a bureau is founded from them, so that nothing is founded by halves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from mediation.errors import Refusal
from mediation.rules.forms import Form
from mediation.rules.local import PLAN_REGIONS, regions_of
from mediation.rules.numbers import SERIES
from mediation.services.upkeep import setting_rows
from mediation.services.upkeep.bureau_lines import (
    AverageWageLine,
    MinimumWageLine,
    NationalSettingLine,
    RoomLine,
    SettingLine,
    Sheet,
    TargetLine,
    UnitLine,
    read,
)

DATA = Path(__file__).parents[2] / "data"
"""What holds in the whole country: rest days, and the settings with what they mean."""
SHIPPED = DATA / "jinjiang"
"""The bureau that the program comes with: its units, rooms, wages, targets, and its own values of settings."""
UNIT_SETTINGS = ("unit.inspectorate", "unit.mediation_centre")
"""The settings whose value is a unit's code."""


@dataclass(frozen=True, slots=True)
class Bureau:
    """The files of a bureau, each by its own name; only units.csv has to be there."""

    units: Sheet[UnitLine]
    rooms: Sheet[RoomLine]
    settings: Sheet[SettingLine]
    minimum_wages: Sheet[MinimumWageLine]
    average_wages: Sheet[AverageWageLine]
    targets: Sheet[TargetLine]


LINES: dict[str, type[Form]] = {
    "units": UnitLine, "rooms": RoomLine, "settings": SettingLine, "minimum_wages": MinimumWageLine,
    "average_wages": AverageWageLine, "targets": TargetLine,
}  # fmt: skip
"""The files, and the form of their lines."""


def opened(folder: Path) -> Bureau:
    """Read the files as they are. Raises Refusal, with every fault, where a bureau cannot be founded from them."""
    if wrong := faults(folder):
        raise Refusal("没有建立，请改正后再运行：\n" + "\n".join(f"  {line}" for line in wrong))
    return _read(folder)


def national_settings() -> Sheet[NationalSettingLine]:
    """Every setting, with what it means and the value that it begins with."""
    return read(DATA / "settings.csv", NationalSettingLine)


def faults(folder: Path) -> list[str]:
    """List the faults of the files, by file, line, column and value, in sentences; empty: a bureau can be founded from them."""
    if not (folder / "units.csv").is_file():
        return [f"{folder} 里没有 units.csv。样式见程序目录下的 mediation/data/jinjiang。"]
    bureau = _read(folder)
    wrong = [*_strange_files(folder), *(fault for sheet in _sheets(bureau) for fault in sheet.faults)]
    return wrong or [
        *_wrong_units(bureau.units), *_wrong_rooms(bureau), *_wrong_settings(bureau), *_wrong_wages(bureau),
        *_twice(bureau.targets, "plan", "region", "indicator", "year", "use"),
    ]  # fmt: skip


def _read(folder: Path) -> Bureau:
    sheets: dict[str, Any] = {name: read(folder / f"{name}.csv", form) for name, form in LINES.items()}
    return Bureau(**sheets)


def _sheets(bureau: Bureau) -> Iterator[Sheet[Any]]:
    yield from (getattr(bureau, each.name) for each in fields(bureau))


def _strange_files(folder: Path) -> Iterator[str]:
    known = [f"{name}.csv" for name in LINES]
    strange = sorted(path.name for path in folder.iterdir() if path.name not in known and not path.name.startswith("."))
    yield from (f"{name} 不认识，不会载入；能载入的是 {'、'.join(known)}。请改名或者移走。" for name in strange)


def _twice(sheet: Sheet[Any], *by: str) -> Iterator[str]:
    """Yield the lines that are like an earlier one in all of these columns."""
    known: dict[Sequence[Any], int] = {}
    for number, line in sheet.lines:
        same = tuple(getattr(line, column) for column in by)
        if same in known:
            yield f"{sheet.at(number)} {'、'.join(by)}“{'、'.join(map(str, same))}”：与第 {known[same]} 行重复，请删去一行。"
        known.setdefault(same, number)


def _wrong_units(units: Sheet[UnitLine]) -> Iterator[str]:
    for column in ("code", "full_name", "short"):
        yield from _twice(units, column)
    known: set[str] = set()
    for number, unit in units.lines:
        if unit.parent and unit.parent not in known:
            yield f"{units.at(number)} parent“{unit.parent}”：不在前面的行里，请把上级单位排在前面。"
        known.add(unit.code)
    tops = sum(not unit.parent for unit in units.rows)
    commissions = sum(unit.arbitrates for unit in units.rows)
    if tops != 1:
        yield f"units.csv：parent 为空的（本局）应当正好一个，现有 {tops} 个。"
    if commissions != 1:
        yield f"units.csv：arbitrates 为 yes 的（仲裁机构）应当正好一个，现有 {commissions} 个。"


def _wrong_rooms(bureau: Bureau) -> Iterator[str]:
    rooms, codes = bureau.rooms, {unit.code for unit in bureau.units.rows}
    yield from _twice(rooms, "unit", "name")
    for number, room in rooms.lines:
        if room.unit not in codes:
            yield f"{rooms.at(number)} unit“{room.unit}”：不是 units.csv 里的单位代码。"


def _wrong_settings(bureau: Bureau) -> Iterator[str]:
    sheet, codes = bureau.settings, {unit.code for unit in bureau.units.rows}
    keys = {national.key for national in national_settings().rows}
    patterns = {f"number.{series.name}": series.pattern for series in SERIES}
    patterns |= {line.key: line.value for line in sheet.rows if line.key in patterns and line.value}
    planned = {target.region for target in bureau.targets.rows}
    yield from _twice(sheet, "key")
    for number, line in sheet.lines:
        if line.key not in keys:
            yield f"{sheet.at(number)} key“{line.key}”：没有这个名字的设置。"
        elif line.key in UNIT_SETTINGS and line.value not in codes:
            yield f"{sheet.at(number)} value“{line.value}”：不是 units.csv 里的单位代码。"
        elif line.key == PLAN_REGIONS and (without := [r for r in regions_of(line.value) if r not in planned]):
            yield f"{sheet.at(number)} value“{line.value}”：targets.csv 里没有{'、'.join(without)}的目标，请照 region 一列的写法填。"
        elif line.key in patterns and [*patterns.values()].count(line.value) > 1:
            yield f"{sheet.at(number)} value“{line.value}”：另一类号也是这个样式，两类号会分不清，请换一个。"
        elif line.value and (sentence := setting_rows.fault(line.key, line.value)):
            yield f"{sheet.at(number)} value“{line.value}”：{line.key} 的值不能用，{sentence}"


def _wrong_wages(bureau: Bureau) -> Iterator[str]:
    yield from _twice(bureau.minimum_wages, "since")
    yield from _twice(bureau.average_wages, "region", "per", "year")
    for number, line in bureau.average_wages.lines:
        if line.since != (first := date(line.year + 1, 1, 1)):
            yield f"{bureau.average_wages.at(number)} since“{line.since}”：{line.year} 年度自 {first} 起是上年度，请改为这一天。"

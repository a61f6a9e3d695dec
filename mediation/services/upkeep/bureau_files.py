"""A bureau's own files (本局数据): looked at before a bureau is founded from them, so that nothing is founded by halves."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from mediation.rules.codes.parameters import Level, Per
from mediation.rules.indicators import read_targets
from mediation.services.upkeep import seed, setting_rows

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "units.csv": ("code", "parent", "name", "full_name", "level", "short", "arbitrates", "address", "phone", "source"),
    "rooms.csv": ("unit", "name", "source"),
    "settings.csv": ("key", "value", "confirmed", "source"),
    "minimum_wages.csv": ("since", "monthly", "hourly", "confirmed", "source"),
    "average_wages.csv": ("region", "per", "year", "amount", "since", "confirmed", "source"),
    "targets.csv": ("plan", "region", "indicator", "year", "use", "value", "nature", "source"),
}
"""The files and their columns; only units.csv has to be there."""
ALONE = {"code": "代码", "full_name": "全称", "short": "简称"}
"""The columns that tell units apart: two of one 简称 would give the same 案号."""
UNIT_SETTINGS = ("unit.inspectorate", "unit.mediation_centre")
"""The settings whose value is a unit's code."""


def faults(folder: Path) -> list[str]:
    """List the faults of the files, by file and line, in sentences; empty: a bureau can be founded from them."""
    if not (folder / "units.csv").is_file():
        return [f"{folder} 里没有 units.csv。样式见程序目录下的 mediation/data/jinjiang。"]
    wrong_heads = list(_wrong_heads(folder))
    return wrong_heads or [*_wrong_units(folder), *_wrong_rooms(folder), *_wrong_settings(folder), *_wrong_sums(folder)]


def _wrong_heads(folder: Path) -> Iterator[str]:
    known = "、".join(COLUMNS)
    strange = sorted(path.name for path in folder.glob("*.csv") if path.name not in COLUMNS)
    yield from (f"{name} 不认识，不会载入；能载入的是 {known}。请改名或者移走。" for name in strange)
    for name, columns in COLUMNS.items():
        if not (path := folder / name).exists():
            continue
        try:
            heads, *lines = csv.reader(path.read_text(encoding="utf-8-sig").splitlines())
        except (UnicodeDecodeError, csv.Error):
            yield f"{name} 不是 UTF-8 文本，请另存为“CSV UTF-8”。"
            continue
        except ValueError:
            yield f"{name} 是空的，第 1 行应当是列名。"
            continue
        for number, line in enumerate(lines, start=2):
            if any(cell.strip() for cell in line[len(heads) :]):
                yield f"{name} 第 {number} 行比第 1 行多出内容，请核对逗号和引号。"
        if missing := [column for column in columns if column not in heads]:
            yield f"{name} 第 1 行缺少列 {'、'.join(missing)}。"


def _lines(folder: Path, name: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    for number, row in enumerate(seed.rows_of(folder / name), start=2):
        yield f"{name} 第 {number} 行", row


def _codes(folder: Path) -> set[str]:
    return {row["code"] for _, row in _lines(folder, "units.csv")}


def _wrong_units(folder: Path) -> Iterator[str]:
    known: set[str] = set()
    seen: dict[str, set[str]] = {column: set() for column in ALONE}
    tops, commissions = 0, 0
    for where, row in _lines(folder, "units.csv"):
        if not row["code"] or not row["name"] or not row["full_name"] or not row["short"]:
            yield f"{where}：code、name、full_name、short 都要填。"
        for column, word in ALONE.items():
            if row[column] and row[column] in seen[column]:
                yield f"{where}：{word} {row[column]} 重复，每个单位的都要不同。"
            seen[column].add(row[column])
        if row["level"] not in set(Level):
            yield f"{where}：级别“{row['level']}”不认识，只能是 {'、'.join(Level)}。"
        if row["parent"] and row["parent"] not in known:
            yield f"{where}：上级 {row['parent']} 不在前面的行里，请把上级单位排在前面。"
        known.add(row["code"])
        tops += not row["parent"]
        commissions += row["arbitrates"] == "yes"
    if tops != 1:
        yield f"units.csv：parent 为空的（本局）应当正好一个，现有 {tops} 个。"
    if commissions != 1:
        yield f"units.csv：arbitrates 为 yes 的（仲裁机构）应当正好一个，现有 {commissions} 个。"


def _wrong_rooms(folder: Path) -> Iterator[str]:
    codes = _codes(folder)
    for where, row in _lines(folder, "rooms.csv"):
        if row["unit"] not in codes or not row["name"]:
            yield f"{where}：单位 {row['unit']} 不在 units.csv 里，或者没有填名称。"


def _wrong_settings(folder: Path) -> Iterator[str]:
    keys, codes = {row["key"] for row in seed.rows_of(seed.DATA / "settings.csv")}, _codes(folder)
    for where, row in _lines(folder, "settings.csv"):
        if row["key"] not in keys:
            yield f"{where}：没有名为 {row['key']} 的设置。"
        if row["key"] in UNIT_SETTINGS and row["value"] not in codes:
            yield f"{where}：{row['value']} 不是 units.csv 里的单位代码。"
        if row["value"] and (sentence := setting_rows.fault(row["key"], row["value"])):
            yield f"{where}：{row['key']} 的值“{row['value']}”不能用，{sentence}"


def _wrong_sums(folder: Path) -> Iterator[str]:
    for name, sums in (("minimum_wages.csv", ("monthly", "hourly")), ("average_wages.csv", ("amount",))):
        for where, row in _lines(folder, name):
            try:
                date.fromisoformat(row["since"])
                worth = [Decimal(row[column]) for column in sums]
                int(row.get("year", "0"))
            except (ValueError, InvalidOperation):
                yield f"{where}：日期请写成 2026-04-01，金额请写成 2195.00，年度请写成 2026。"
                continue
            if row.get("per", Per.YEAR) not in set(Per):
                yield f"{where}：per 只能是 {'、'.join(Per)}。"
            if min(worth) <= 0:
                yield f"{where}：金额应当大于 0。"
    if (targets := folder / "targets.csv").exists():
        try:
            read_targets(targets.read_text(encoding="utf-8-sig").splitlines())
        except (ValueError, InvalidOperation) as fault:
            yield str(fault) if "targets.csv" in str(fault) else "targets.csv：年份和数值请写数字。"

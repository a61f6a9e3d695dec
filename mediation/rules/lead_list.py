"""A list of leads (线索清单) as a platform, a hotline or a town exports it, read line by line into the form that records them together.

A cell is taken as it was typed, wrong ones too: the form that it lands in says what is wrong with it, at its own place. What is no cell
of the form is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from . import typed
from .acts import MaybeIdNumber
from .codes.inspection import CameBy
from .forms import Form, MaybeLong, MaybeMoney, MaybeName, MaybePhone, MaybeText, Name, Number, ask
from .people_list import MOST_HEADS, ORDER, TOTALS, Table, heading
from .text import one_line

MOST_LEADS = 300
"""The most leads of one list: more than a county is sent in a month."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("平台编号", "线索编号", "来源编号", "工单号", "工单编号", "信访件号", "信访编号", "投诉编号"),
    "source": ("来源", "线索来源", "来源渠道", "渠道"),
    "received_on": ("收到日期", "收到时间", "接收日期", "接收时间", "转办日期", "转办时间", "反映日期", "反映时间", "登记日期", "日期"),
    "employer": ("用人单位", "单位", "单位名称", "被反映单位", "欠薪单位", "企业", "企业名称", "公司", "公司名称"),
    "project": ("工程项目", "项目", "项目名称", "工地", "工程名称"),
    "town": ("镇街", "所在镇街", "所属镇街", "属地", "地点", "所在地", "欠薪地点", "单位地址", "地址"),
    "persons": ("人数", "涉及人数", "欠薪人数", "反映人数"),
    "claimed": ("金额", "欠薪金额", "欠薪", "欠薪合计", "涉及金额", "拖欠金额", "拖欠工资", "反映欠薪"),
    "name": ("反映人", "反映人姓名", "姓名", "劳动者", "劳动者姓名", "联系人"),
    "id_number": ("身份证号", "身份证号码", "身份证", "证件号码", "公民身份号码"),
    "phone": ("手机", "手机号", "手机号码", "电话", "联系电话", "反映人电话", "劳动者电话", "联系方式"),
    "story": ("反映的情况", "反映情况", "反映内容", "线索内容", "投诉内容", "情况", "内容", "诉求", "备注"),
}
"""What a list calls the answers of a lead."""
HEADS = ("平台编号", "来源", "收到日期", "用人单位", "工程项目", "镇街", "人数", "欠薪金额", "反映人", "身份证号", "手机", "反映的情况")
"""The headings of the empty list that is offered."""
SOURCES: Mapping[CameBy, tuple[str, ...]] = {
    CameBy.PLATFORM: ("平台", "全国平台", "网络", "网上", "小程序", "线索平台", "根治欠薪平台", "欠薪线索平台"),
    CameBy.HOTLINE: ("热线", "12345", "12333", "电话", "12345热线", "12333热线"),
    CameBy.PETITION: ("信访", "信访件"),
    CameBy.SUPERIOR: ("上级", "上级转办", "交办"),
    CameBy.TRANSFERRED: ("部门移送", "镇街", "镇街移送", "镇街转来", "移送", "转办"),
    CameBy.WALK_IN: ("来访", "现场"),
}
"""What a list calls a source, beside its own name."""
MENTIONED: Mapping[str, CameBy] = {
    "12345": CameBy.HOTLINE, "12333": CameBy.HOTLINE, "热线": CameBy.HOTLINE, "信访": CameBy.PETITION, "平台": CameBy.PLATFORM,
}  # fmt: skip
"""What a source is that no list calls so, by the first of these words in it (全国根治欠薪线索反映平台, 12345 政务服务便民热线)."""
_NAME_OF = {name: column for column, names in COLUMNS.items() for name in names}
_SOURCE_OF = {name: str(source) for source, names in SOURCES.items() for name in names} | {
    source.label: str(source) for source in CameBy
}


class LeadLine(Form):
    """A line of the list: one lead, and the worker who told of it; what identifies him is sealed."""

    number: MaybeText = ask("平台编号", default=None)
    source: CameBy = ask("来源")
    received_on: date = ask("收到日期", not_after="today")
    employer: Name = ask("用人单位")
    project: MaybeText = ask("工程项目", default=None)
    town: MaybeText = ask("镇街", default=None, options="towns")
    persons: Number = ask("人数")
    claimed: MaybeMoney = ask("欠薪（元）", default=None)
    name: MaybeName = ask("反映人", default=None)
    id_number: MaybeIdNumber = ask("身份证号", default=None, private="secret")
    phone: MaybePhone = ask("手机", default=None, private="secret")
    story: MaybeLong = ask("反映的情况", default=None)
    again: bool = ask("不是重复，仍然登记", default=False)


class LeadLines(Form):
    """登记一批线索: all of them or none."""

    leads: list[LeadLine] = ask("线索", at_least=1, at_most=MOST_LEADS)


@dataclass(frozen=True, slots=True)
class LeadList:
    """A list that was read: its lines as the form takes them, and what is told of it (how many lines, which columns were not taken)."""

    lines: list[dict[str, str]]
    said: list[str] = field(default_factory=list)


def as_lead(line: LeadLine) -> dict[str, object]:
    """Return the answers of the lead that a line tells. The sum is the worker's own where he is the only one."""
    given = line.model_dump(exclude={"name", "id_number", "phone"}, exclude_none=True)
    worker = {name: getattr(line, name) for name in ("name", "id_number", "phone") if getattr(line, name)}
    if worker and line.persons == 1 and line.claimed is not None:
        worker["amount"] = line.claimed
    return given | {"workers": [worker] if worker else []}


def has_heads(table: Table) -> bool:
    """Tell whether a table is a list of leads by its headings: of several sheets that one is read."""
    return any(_is_head(line) for line in table[:MOST_HEADS])


def read(table: Table) -> LeadList:
    """Read a list. Raises ValueError with a sentence where it is empty, has no headings or no column of employers."""
    lines = [[one_line(cell) for cell in line] for line in table]
    lines = [line for line in lines if any(line)]
    if not lines:
        raise ValueError("清单是空的：请粘贴清单，或者选择 Excel、CSV 文件。")
    head = next((n for n, line in enumerate(lines[:MOST_HEADS]) if _is_head(line)), None)
    if head is None:
        raise ValueError(f"看不出哪一列是什么：请在第一行写明各列的名称（{'、'.join(HEADS)}），再读入。")
    places, unread = _columns(lines[head])
    below = [line for line in lines[head + 1 :] if not _is_total(line, places)]
    if not below:
        raise ValueError("清单只有列名，没有线索：请把线索一行一条填在列名下面。")
    if len(below) > MOST_LEADS:
        raise ValueError(f"清单有 {len(below)} 条线索，一次最多 {MOST_LEADS} 条，请分几次读入。")
    said = [f"读入 {len(below)} 条线索。核对以后按“登记这些线索”，才保存。"]
    if unread:
        said.append(f"没有读入的列：{'、'.join(unread)}。需要的，请把列名改成空白清单上的名称再读入一次。")
    return LeadList([_line(line, places) for line in below], said)


def instead(typed: Sequence[Mapping[str, Any]], read: Sequence[Mapping[str, str]]) -> list[Mapping[str, Any]]:
    """The lines that were there, then those read: one that is read again (its 平台编号 is there already) takes the place of the former."""
    again = {line["number"] for line in read if line.get("number")}
    return [*(line for line in typed if line.get("number") not in again), *read]


def _is_head(line: Sequence[str]) -> bool:
    """Tell whether a line holds the headings: that of the employer, and one more."""
    known = [_NAME_OF[each] for cell in line if (each := heading(one_line(cell))) in _NAME_OF]
    return "employer" in known and len(set(known)) > 1


def _columns(head: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    """The place of each answer's column, and the headings nobody knows."""
    places: dict[str, int] = {}
    unread = []
    for place, cell in enumerate(head):
        name = _NAME_OF.get(heading(cell))
        if name and name not in places:
            places[name] = place
        elif cell and not heading(cell).startswith(ORDER):
            unread.append(cell)
    return places, unread


def _is_total(line: Sequence[str], places: Mapping[str, int]) -> bool:
    """Tell whether a line sums up the others: it is no lead."""
    first = next((cell for cell in line if cell), "")
    return heading(first) in TOTALS and not _cell(line, places, "number")


def _cell(line: Sequence[str], places: Mapping[str, int], name: str) -> str:
    at = places.get(name)
    return line[at] if at is not None and at < len(line) else ""


def _line(line: Sequence[str], places: Mapping[str, int]) -> dict[str, str]:
    said = {name: cell for name in places if (cell := _cell(line, places, name))}
    if "source" in said:
        said["source"] = _source(said["source"])
    if "received_on" in said:
        said["received_on"] = _day(said["received_on"])
    if "persons" in said:
        said["persons"] = said["persons"].removesuffix("人").strip()
    return {"source": str(CameBy.PLATFORM), **said}


def _source(cell: str) -> str:
    """The code of a source, however it is written; what is none stays, to be put right."""
    told = cell.replace(" ", "")
    mentioned = next((str(source) for word, source in MENTIONED.items() if word in told), cell)
    return _SOURCE_OF.get(told, mentioned)


def _day(cell: str) -> str:
    """The day of a cell that may tell the time too (2026-11-03 09:15), as a form shows it; what is no day stays, to be put right."""
    try:
        return typed.day_of(cell.replace("T", " ").split(" ")[0]).isoformat()
    except ValueError:
        return cell

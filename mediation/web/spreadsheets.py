"""Lists as Excel, a CSV file or a chat hands them over (表格、粘贴的名单): read into lines of cells, and the empty one to be filled in.

A workbook's numbers come as they look in its cells, without the program's own notation: 8000.0 is 8000. What a spreadsheet has spoiled
stays spoiled (9.90582E+17), so that the form can say so.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time

import python_calamine
import xlsxwriter

from mediation.rules.people_list import Table, has_heads

MOST_BYTES = 1024 * 1024
"""Of a file: a list of 500 people has about 50 KB."""
MOST_UNPACKED = 64 * 1024 * 1024
MOST_LINES, MOST_COLUMNS, LONGEST_CELL, MOST_SHEETS = 1200, 40, 500, 12
EXACT = 10**15
"""A spreadsheet keeps fifteen digits: of a longer number the rest is lost."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEMPLATE = ("姓名", "身份证号", "手机", "现住址", "欠薪月份", "工资", "经济补偿", "备注")
TEXT = 49
"""The number of a workbook's own format for text."""
AS_TEXT = ("身份证号", "手机", "欠薪月份", "平台编号")
NO_LIST = "读不出这个文件：请选择 Excel（xlsx、xls）或者 CSV 文件，也可以在表格里全选、复制，再粘贴到名单框里。"

_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How xlsx and xls begin."""
_BETWEEN = re.compile(r"\s*[，、;；|]\s*|\s*,(?!\d{3}(?!\d))\s*|\s+")
"""What parts the cells of a line in a chat; the comma of 1,200 does not."""


def of_file(content: bytes, is_list: Callable[[Table], bool] = has_heads) -> Table:
    """The first sheet with the headings of a list (`is_list`), else the first with anything in it; or a CSV file's
    lines. Raises ValueError with a sentence."""
    if len(content) > MOST_BYTES:
        raise ValueError("文件太大：名单文件最大 1 MB，请只留名单这一张表，去掉图片。")
    return _bounded(_workbook(content, is_list) if content.startswith(_WORKBOOK) else _parted(_decoded(content)))


def of_text(pasted: str) -> Table:
    """The lines that were pasted: from a spreadsheet, where a tab stands between the cells, or from a chat. Raises ValueError."""
    lines = pasted.splitlines()
    head = next((line for line in lines if line.strip()), "")
    if "\t" in pasted or (head.count(",") > 1 and not re.search(r"\d", head)):
        return _bounded(_parted(pasted))
    return _bounded([_BETWEEN.split(line.strip()) for line in lines if line.strip()])


def template(heads: Sequence[str] = TEMPLATE, sheet_name: str = "名单") -> bytes:
    """The empty list (xlsx) with its headings; the columns of numbers are text, so that no digit is lost."""
    into = io.BytesIO()
    with xlsxwriter.Workbook(into, {"in_memory": True}) as book:
        sheet, head, text = (
            book.add_worksheet(sheet_name),
            book.add_format({"bold": True}),
            book.add_format({"num_format": TEXT}),
        )
        for column, word in enumerate(heads):
            sheet.set_column(column, column, max(12, 4 * len(word)), text if word in AS_TEXT else None)
            sheet.write_string(0, column, word, head)
        sheet.freeze_panes(1, 0)
    return into.getvalue()


def _bounded(table: list[list[str]]) -> Table:
    if len(table) > MOST_LINES:
        raise ValueError(f"名单有 {len(table)} 行，一次最多 {MOST_LINES} 行，请分几次登记。")
    return [[cell[:LONGEST_CELL] for cell in line[:MOST_COLUMNS]] for line in table]


def _workbook(content: bytes, is_list: Callable[[Table], bool]) -> list[list[str]]:
    _must_unpack(content)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [book.get_sheet_by_name(name).to_python(nrows=MOST_LINES + 1) for name in book.sheet_names[:MOST_SHEETS]]
    except (python_calamine.CalamineError, OSError, ValueError):
        raise ValueError(NO_LIST) from None
    written = [[[_written(cell) for cell in line] for line in lines] for lines in sheets if any(any(line) for line in lines)]
    return next((lines for lines in written if is_list(lines)), written[0] if written else [])


def _must_unpack(content: bytes) -> None:
    """Refuse a packed file that unpacks to more than any list has, before anything unpacks it."""
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST_UNPACKED:
                raise ValueError("文件太大：请把名单单独存成一个表格再读入。")
    except zipfile.BadZipFile:
        raise ValueError(NO_LIST) from None


def _written(cell: object) -> str:
    """A cell as it looks in the sheet."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, int | float):
        if abs(cell) >= EXACT:
            return f"{cell:.5E}"
        return str(int(cell)) if cell == int(cell) else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def _decoded(content: bytes) -> str:
    """A CSV file's text: UTF-8, or as Excel saves it in China (GB 18030). Raises ValueError."""
    if b"\0" in content:
        raise ValueError(NO_LIST)
    for coding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    raise ValueError(NO_LIST)


def _parted(text: str) -> list[list[str]]:
    """The lines of a CSV file, or of what was copied in a spreadsheet."""
    lines = text.splitlines()
    by = "\t" if "\t" in text else ";" if text.count(";") > text.count(",") else ","
    return list(csv.reader(lines, delimiter=by))

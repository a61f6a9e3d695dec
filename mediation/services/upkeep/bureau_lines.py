"""The lines of a bureau's own files (本局数据), typed: what each column may say, and one file read by it.

A line is the form by which the administrator enters the same thing in the browser (rules/parameters.py), and what only a file
says besides. Nothing else reads these files.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BeforeValidator, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError

from mediation.rules import parameters as forms
from mediation.rules.codes import Coded
from mediation.rules.faults import faults as said_of
from mediation.rules.forms import Day, Form, ask, core_type, shaped
from mediation.rules.indicators import PlanFigure


def _yes_or_no(value: object) -> object:
    if value in ("yes", "no"):
        return value == "yes"
    raise PydanticCustomError("written_otherwise", "{how}", {"how": "请填 yes 或者 no"})


YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Key = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Value = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
CodeOrNone = Annotated[
    str, StringConstraints(strip_whitespace=True), *shaped("([0-9A-Za-z-]{2,40})?", "请填前面一行的 code；本局自己不填")
]


class UnitLine(forms.NewUnitAnswers):
    """A unit. The bureau itself stands under none, and one arbitrates."""

    parent: CodeOrNone = ask("上级单位代码")
    arbitrates: YesOrNo = ask("是否仲裁机构")


class RoomLine(forms.NewRoomAnswers):
    """A room."""


class SettingLine(Form):
    """The bureau's own value of a setting; blank where it has none yet."""

    key: Key = ask("设置名")
    value: Value = ask("值")
    confirmed: YesOrNo = ask("是否已由本局确认")
    source: forms.Source = ask("来源")


class NationalSettingLine(SettingLine):
    """A setting with what it means, and the value that it begins with everywhere."""

    label: Key = ask("事项")


class MinimumWageLine(forms.MinimumWageAnswers):
    """A grade of the minimum wage."""

    confirmed: YesOrNo = ask("是否已由本局确认")


class AverageWageLine(forms.AverageWageAnswers):
    """An average wage, from the first day on which its year is the year before."""

    since: Day = ask("作为上年度的第一天")
    confirmed: YesOrNo = ask("是否已由本局确认")


class TargetLine(forms.TargetAnswers):
    """A plan's figure."""

    @property
    def figure(self) -> PlanFigure:
        """The line as the figure that rates are judged by."""
        return PlanFigure(
            self.plan,
            self.region,
            str(self.indicator),
            self.year,
            str(self.use),
            self.value,
            str(self.nature or ""),
            self.source,
        )


Line = TypeVar("Line", bound=Form)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Line]):
    """One file: its lines by their number, and the faults in it, each told by file, line, column and value."""

    name: str
    lines: list[tuple[int, Line]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def rows(self) -> list[Line]:
        """The lines without their numbers."""
        return [line for _, line in self.lines]

    def at(self, number: int) -> str:
        """Return the words that tell where a line stands."""
        return f"{self.name} 第 {number} 行"


def read(path: Path, form: type[Line]) -> Sheet[Line]:
    """Read one file by the form of its lines. A file that is not there has none; blank lines are passed over."""
    sheet: Sheet[Line] = Sheet(path.name)
    if not path.exists():
        return sheet
    try:
        text = path.read_text(encoding="utf-8-sig")
        reader = csv.reader(io.StringIO(text, newline=""))
        heads = [head.strip() for head in next(reader, [])]
        sheet.faults.extend(_wrong_heads(sheet, heads, form))
        if sheet.faults:
            return sheet
        for cells in reader:
            if any(cell.strip() for cell in cells):
                _take(sheet, reader.line_num, heads, cells, form)
    except (UnicodeDecodeError, csv.Error):
        sheet.faults.append(f"{path.name} 不是 UTF-8 文本，请另存为“CSV UTF-8”。")
    return sheet


def _wrong_heads(sheet: Sheet[Any], heads: list[str], form: type[Form]) -> Iterator[str]:
    if not any(heads):
        yield f"{sheet.name} 是空的，第 1 行应当是列名。"
        return
    if missing := [name for name, column in form.model_fields.items() if column.is_required() and name not in heads]:
        yield f"{sheet.at(1)}缺少列 {'、'.join(missing)}。"
    named = list(filter(None, heads))
    if strange := [head for head in named if head not in form.model_fields]:
        yield f"{sheet.at(1)}的列 {'、'.join(strange)} 不认识，不会载入；能载入的是 {'、'.join(form.model_fields)}。请改名或者删去。"
    if twice := sorted({head for head in named if named.count(head) > 1}):
        yield f"{sheet.at(1)}的列 {'、'.join(twice)} 重复，请只留一列。"


def _take(sheet: Sheet[Line], number: int, heads: list[str], cells: list[str], form: type[Line]) -> None:
    """Put one line into the sheet, or what is wrong with it."""
    if any(cell.strip() for cell in cells[len(heads) :]):
        sheet.faults.append(f"{sheet.at(number)}比第 1 行多出内容，请核对逗号和引号。")
        return
    given = {head: cell for head, cell in zip(heads, [*cells, *[""] * len(heads)], strict=False) if head}
    try:
        sheet.lines.append((number, form.model_validate(given)))
    except ValidationError as refused:
        sheet.faults.extend(
            f"{sheet.at(number)} {column}“{given.get(column, '')}”：{_among(form, column) or sentence}"
            for column, sentence in said_of(refused, form).items()
        )


def _among(form: type[Form], column: str) -> str:
    """The sentence on a column that takes one of a list; '' where it takes what it likes."""
    kind = core_type(form.model_fields[column].annotation)[0] if column in form.model_fields else None
    if not (isinstance(kind, type) and issubclass(kind, Coded)):
        return ""
    return f"只能填 {'、'.join(code if code == code.label else f'{code}（{code.label}）' for code in kind)}。"

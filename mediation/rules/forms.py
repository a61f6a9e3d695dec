"""The vocabulary of forms (表单): `ask()` puts a question's Chinese label beside its type, and everything is made from it.

A page draws the question, the API documents it, validation names it in its refusals. Fields marked `secret`
(ID number, phone, address, account) never enter the journal; they are kept in the party's encrypted columns.
"""

import enum
import re
import types
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from . import identity, text, typed
from .chosen_from import Options, Widget
from .codes import Coded
from .money import Money as Money

FIRST_YEAR, LAST_YEAR = 2000, 2090
"""Days of a form lie in these years, so that what is counted from them is still in the calendar's (2000–2099)."""
BEFORE_THE_CALENDAR = 1950
"""The first year of a day that nothing is counted from in working days: when somebody's employment began."""


def _blank_is_none(value: object) -> object:
    """An empty field of a form means that nothing was given."""
    return None if isinstance(value, str) and not value.strip() else value


def _spelt(spelling: Callable[[str], str]) -> BeforeValidator:
    """Text is kept in this spelling; what is no text is left to the type."""
    return BeforeValidator(lambda value: spelling(value) if isinstance(value, str) else value)


def shaped(pattern: str, how: str) -> tuple[AfterValidator, WithJsonSchema]:
    """Hold a text to a pattern; `how` says to whoever wrote it otherwise how it is written: 时间请写成 09:30."""
    shape = re.compile(pattern, re.ASCII)

    def held(value: str) -> str:
        if not shape.fullmatch(value):
            raise PydanticCustomError("written_otherwise", "{how}", {"how": how})
        return value

    return AfterValidator(held), WithJsonSchema({"type": "string", "pattern": f"^{pattern}$"})


def _as_clock(given: str) -> str:
    try:
        return typed.time_of_day(given)
    except typed.Midnight:
        raise said(f"“{given.strip()}”可能是当天零点，也可能是当天结束，请写成 00:00（当天开始）或者 23:59（当天结束）。") from None


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Long = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=8000)]
Name = Annotated[Text, _spelt(text.name)]
Day = date
Clock = Annotated[str, *shaped(r"([01]\d|2[0-3]):[0-5]\d", "时间请写成 09:30"), _spelt(_as_clock)]
Month = Annotated[str, *shaped(r"20[0-8]\d-(0[1-9]|1[0-2])", "月份请写成 2026-05"), _spelt(typed.month_of)]
Number = Annotated[int, Field(ge=1, le=1_000_000)]
_MONEY: TypeAdapter[Decimal] = TypeAdapter(Money)

# The bounds stand inside the option: put around it, they would be asked of None too.
MaybeText = Annotated[Text | None, BeforeValidator(_blank_is_none)]
MaybeLong = Annotated[Long | None, BeforeValidator(_blank_is_none)]
MaybeClock = Annotated[Clock | None, BeforeValidator(_blank_is_none)]
MaybeDay = Annotated[Day | None, BeforeValidator(_blank_is_none)]
MaybeMoney = Annotated[Money | None, BeforeValidator(_blank_is_none)]
MaybeNumber = Annotated[Number | None, BeforeValidator(_blank_is_none)]
MaybeName = Annotated[Name | None, BeforeValidator(_blank_is_none)]
MaybeStaff = Annotated[str | None, BeforeValidator(lambda value: value or None)]


def _sound(fault_of: Callable[[str], str | None]) -> AfterValidator:
    """Hold a number to its digits: none was left out or mistyped, as far as that can be known."""

    def held(number: str | None) -> str | None:
        if number is not None and (fault := fault_of(number)):
            raise said(fault)
        return number

    return AfterValidator(held)


MaybeCode = Annotated[Annotated[Text, _spelt(identity.plain)] | None, BeforeValidator(_blank_is_none)]
"""An ID number (身份证号) or a credit code (统一社会信用代码)."""
MaybePhone = Annotated[Annotated[Text, _sound(identity.phone_fault), _spelt(identity.phone)] | None, BeforeValidator(_blank_is_none)]
MaybeAccount = Annotated[MaybeCode, _sound(identity.account_fault)]
"""A bank account (银行账号), in digits alone."""


Raise = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""Makes the kept answers of one version of a form those of the next. Pure: it reads nothing but them."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form, as a page draws it. `rows` holds the questions of one row where the answer is a list.

    `part` names the part of a long form that a page folds away until it is wanted; '' stands in the open. `when_filled`: rows that
    are drawn only where there are some; none are kept as nothing at all. `groups` names the heading of each choice of a long
    list; () where it has none. `hides`: of each choice, the questions beside it that are not drawn. `optional`: it takes a blank.
    """

    name: str
    label: str
    widget: Widget
    required: bool
    help: str
    choices: tuple[tuple[str, str], ...]
    options: Options | None
    secret: bool
    rows: tuple["Question", ...]
    part: str = ""
    when_filled: bool = False
    groups: tuple[str, ...] = ()
    hides: tuple[tuple[str, ...], ...] = ()
    optional: bool = False


def ask(
    label: str,
    *,
    default: Any = ...,
    help: str = "",
    long: Literal["long"] | None = None,
    options: Options | None = None,
    not_after: Literal["today"] | None = None,
    not_before: Literal["receipt", "anything"] = "receipt",
    at_least: int | None = None,
    at_most: int | None = None,
    private: Literal["secret"] | None = None,
    part: str = "",
    first_year: int = FIRST_YEAR,
    drawn: Literal["when filled", "hidden"] | None = None,
    hides: Mapping[str, tuple[str, ...]] | None = None,
) -> Any:
    """A form's field: its Chinese label, and what it accepts. `at_least`/`at_most` bound a list's length or a number,
    `first_year` a day; one that has come lies in the proceeding, unless `not_before` says otherwise. `hidden`: carried along.
    `hides`: by choice, the questions of its row that it leaves without a meaning."""
    about: dict[str, Any] = {"label": label, "help": help, "long": bool(long), "options": options, "not_after": not_after,
             "not_before": not_before, "secret": private == "secret", "part": part, "first_year": first_year,
             "when_filled": drawn is not None, "hidden": drawn == "hidden", "hides": hides or {}}
    bounds: dict[str, Any] = {}
    if at_least is not None:
        bounds["min_length"] = at_least
    if at_most is not None:
        bounds["max_length"] = at_most
    return Field(default, title=label, description=help or None, json_schema_extra={"ask": about}, **bounds)


class Form(BaseModel):
    """The form of a step: the answers it asks for. Unknown fields are refused; text comes in by text.py, sums and days by
    typed.py.

    The journal outlives the form. One that is changed so that its old entries would read otherwise (a field renamed, gone
    or of another type, one more that must be answered) adds to `raised_by` the function that makes such an entry's answers
    those of the next version.
    """

    model_config = ConfigDict(defer_build=True, extra="forbid", str_strip_whitespace=True)
    raised_by: ClassVar[tuple[Raise, ...]] = ()

    @field_validator("*", mode="before")
    @classmethod
    def _in_one_spelling(cls, value: Any, info: ValidationInfo) -> Any:
        """Return the typed words in the spelling in which they are kept."""
        assert info.field_name is not None
        return _taken_in(value, _reading(cls, info.field_name), _units(cls, info.field_name))

    @field_validator("*", mode="after")
    @classmethod
    def _can_be_kept(cls, value: Any, info: ValidationInfo) -> Any:
        """No characters that no paper shows (PostgreSQL would not store some), no days that no calendar reckons, and where `not_after`
        says so, none that has not come. Day and fonts are given by the caller: rules read neither."""
        if isinstance(value, str):
            _must_have_shape(value, (info.context or {}).get("printable"))
        if isinstance(value, date):
            assert info.field_name is not None
            asked = about(cls.model_fields[info.field_name])
            first = asked.get("first_year", FIRST_YEAR)
            if not first <= value.year <= LAST_YEAR:
                raise said(f"年份应在 {first} 年至 {LAST_YEAR} 年之间，请核对。")
            today = (info.context or {}).get("today")
            if today and asked.get("not_after") == "today" and value > today:
                raise PydanticCustomError("future_day", "{today}", {"today": today.isoformat()})
        return value


def _must_have_shape(value: str, printable: Container[str] | None) -> None:
    """Refuse what no paper shows. `printable`: the characters that the papers' fonts hold; None: not asked."""
    if odd := text.shapeless(value):
        raise PydanticCustomError("shapeless", "{odd}", {"odd": odd})
    if printable is not None and (without := [each for each in dict.fromkeys(value) if each not in printable]):
        raise PydanticCustomError("unprintable", "{odd}", {"odd": "、".join(f"{each}（U+{ord(each):04X}）" for each in without[:5])})


_Reading = Literal["line", "text", "day", "sum", "count", ""]


@cache
def _reading(form: type[BaseModel], name: str) -> _Reading:
    """Return the name of the reading that the field's words get; '': they are kept as typed."""
    field = form.model_fields[name]
    inner, _ = core_type(field.annotation)
    if inner is str:
        return "text" if about(field).get("long") else "line"
    by_type: dict[Any, _Reading] = {date: "day", Decimal: "sum", int: "count"}
    return by_type.get(inner, "")


_UNIT = re.compile(r"（(?:[^（）]*，)?([^（），]+)）$")
_ALSO_CALLED = {"分钟": ("分",), "月": ("个月",), "日": ("天",), "自然日": ("天", "日")}
"""What else people write for a unit, the longer first: 个月 ends in 月. 工作日 are no 天."""


@cache
def _units(form: type[BaseModel], name: str) -> tuple[str, ...]:
    """The unit that the field's label asks for, 预计时长（分钟）, in the words that people may write behind the number."""
    found = _UNIT.search(form.model_fields[name].title or "")
    return (*_ALSO_CALLED.get(found[1], ()), found[1]) if found else ()


def _taken_in(value: Any, reading: _Reading, units: tuple[str, ...]) -> Any:
    """One answer as it was given, a list's answers one by one. Only text needs reading; but a number is no day."""
    if isinstance(value, list):
        return [_taken_in(each, reading, units) for each in value]
    if not isinstance(value, str):
        if reading == "day" and isinstance(value, int | float | Decimal):
            raise PydanticCustomError("date_type", "a number is no day")
        return value
    if not value.strip():
        return value
    if reading == "count":
        return _as_count(value, units)
    return _READERS[reading](value) if reading else value


def day_typed(given: str) -> date:
    """Read a day as it is typed. Raises the error that a form's fault says."""
    try:
        return typed.day_of(given)
    except ValueError:
        raise PydanticCustomError("date_parsing", "not a day") from None


def _as_sum(given: str) -> str:
    try:
        return typed.sum_of(given)
    except typed.InTenThousands as rough:
        raise PydanticCustomError("in_ten_thousands", "{meant}", {"meant": rough.meant}) from None
    except ValueError:
        raise PydanticCustomError("decimal_parsing", "not a sum") from None


def money_of(given: str) -> Decimal | None:
    """A typed sum in 元, read as a form's Money is; None for what no form would take."""
    try:
        return _MONEY.validate_python(_as_sum(given))
    except ValueError:
        return None


def _as_count(given: str, units: tuple[str, ...]) -> str:
    try:
        return typed.whole_number(given, units)
    except ValueError:
        raise PydanticCustomError("int_parsing", "not a whole number") from None


_READERS: dict[_Reading, Callable[[str], Any]] = {
    "line": text.one_line,
    "text": text.cleaned,
    "day": day_typed,
    "sum": _as_sum,
}


def about(field: FieldInfo) -> Mapping[str, Any]:
    """Return the notes that `ask()` made on the field."""
    extra = field.json_schema_extra
    found = extra.get("ask") if isinstance(extra, dict) else None
    return found if isinstance(found, dict) else {}


@cache
def questions(form: type[BaseModel]) -> tuple[Question, ...]:
    """The form's questions, in order; those that are drawn only when filled come last."""
    found = (_question(name, field) for name, field in form.model_fields.items())
    return tuple(sorted(found, key=lambda question: question.when_filled))


@cache
def past_only(form: type[BaseModel]) -> frozenset[str]:
    """Names of the fields whose day must have come (`not_after="today"`)."""
    return frozenset(name for name, field in form.model_fields.items() if about(field).get("not_after") == "today")


@cache
def secrets(form: type[BaseModel]) -> frozenset[str]:
    """Names of the fields that never enter the journal."""
    return frozenset(name for name, field in form.model_fields.items() if about(field).get("secret"))


@cache
def when_filled(form: type[BaseModel]) -> frozenset[str]:
    """Names of the fields that are drawn, and kept, only where they are filled."""
    return frozenset(name for name, field in form.model_fields.items() if about(field).get("when_filled"))


def without_secrets(form: BaseModel) -> dict[str, Any]:
    """The answers as JSON values, less what is secret: what the journal may keep."""
    unasked = {name for name in when_filled(type(form)) if not getattr(form, name)}
    kept = form.model_dump(mode="json", exclude={*secrets(type(form)), *unasked})
    for name, value in form:
        if isinstance(value, list) and value and isinstance(value[0], BaseModel):
            kept[name] = [without_secrets(row) for row in value]
    return kept


def _question(name: str, field: FieldInfo) -> Question:
    noted = about(field)
    inner, is_list = core_type(field.annotation)
    row = questions(inner) if is_list and isinstance(inner, type) and issubclass(inner, BaseModel) else ()
    members = tuple(inner) if _is_coded(inner) else ()
    choices = tuple((str(m.value), m.label) for m in members)
    groups = tuple(m.group for m in members) if any(m.group for m in members) else ()
    return Question(
        name=name, label=str(noted.get("label", name)), widget=_widget(inner, is_list=is_list, noted=noted),
        required=field.is_required() and not _allows_none(field.annotation), help=str(noted.get("help", "")),
        optional=_allows_none(field.annotation), choices=choices, groups=groups, options=noted.get("options"),
        secret=bool(noted.get("secret")), rows=row, part=str(noted.get("part", "")), when_filled=bool(noted.get("when_filled")),
        hides=tuple(hides.get(value, ()) for value, _ in choices) if (hides := noted.get("hides")) else (),
    )  # fmt: skip


def _is_coded(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum) and issubclass(kind, Coded)


def _allows_none(annotation: Any) -> bool:
    return type(None) in get_args(annotation) or any(
        _allows_none(arg) for arg in get_args(annotation) if get_origin(annotation) is Annotated
    )


def core_type(annotation: Any) -> tuple[Any, bool]:
    """The type under Annotated, Optional and list, and whether there was a list."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return core_type(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return core_type(next(arg for arg in get_args(annotation) if arg is not type(None)))
    if origin is list:
        return core_type(get_args(annotation)[0])[0], True
    return annotation, False


def _widget(inner: Any, *, is_list: bool, noted: Mapping[str, Any]) -> Widget:
    if is_list:
        return "rows" if isinstance(inner, type) and issubclass(inner, BaseModel) else "many"
    if noted.get("hidden"):
        return "hidden"
    if noted.get("options") not in (None, "rooms", "papers", "drafts", "awards", "results", "sites", "towns"):  # typed, or a code
        return "one"
    if _is_coded(inner):
        return "choice"
    by_type: dict[Any, Widget] = {bool: "check", date: "day", Decimal: "money", int: "number"}
    if inner in by_type:
        return by_type[inner]
    if noted.get("long"):
        return "long"
    return "text"


def said(sentence: str) -> PydanticCustomError:
    """An error for a validator to raise, carrying its own Chinese sentence."""
    return PydanticCustomError("said", "{sentence}", {"sentence": sentence})

"""Forms as browsers send them, to and fro: names such as `claims.0.amount` become the nested answers of a Pydantic form.

What was typed is kept as it was typed, so that a refused form can be drawn again with nothing lost.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, get_args
from urllib.parse import parse_qsl

from fastapi import Depends, Request
from pydantic import BaseModel
from pydantic_core import PydanticUndefined
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from mediation.rules import text
from mediation.rules.codes import BY_EMPLOYER, BY_WORKER, PartyType
from mediation.rules.forms import Question, questions
from mediation.rules.party_kinds import kind_typed
from mediation.rules.step import Step
from mediation.web import sensitive
from mediation.web.refusals import TooLarge, Unreadable, WrongType

MOST_FIELDS = 10_000
MOST_ROWS = 600
ANSWERED = "_answered"
"""The field of a form that holds the doubts that were asked with it."""
FORM = "application/x-www-form-urlencoded"
STRANGE = "内容中有不能保存的字符（空字符或者残缺的字符），请删去后再提交。"

ORDERED = "applicants"
"""The rows of those who apply."""
COUNTED = (ORDERED, "joined")
"""The rows that other rows name by their place: of those who apply, and of those who join."""
NOBODY = "0"
"""The place of an applicant who was taken away: no answer, and no empty one either."""
CHANGES = ("_add.", "_remove.", "_column.", sensitive.MASK, sensitive.MOVE)
"""How the names of buttons begin that change the form and save nothing."""

LIST, PASTED, FILE = "_list", "_pasted", "_file"
"""The button that reads a list of people, the text that was pasted, and the file."""
COLUMNS = "_columns"
"""The columns of a long list of rows that somebody had opened: applicants.bank."""
WITH_A_FILE = "multipart/form-data"

Typed = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sent:
    """The pairs of a sent form, in order, and the content of its file; empty for none."""

    pairs: tuple[tuple[str, str], ...]
    file: bytes = b""

    def one(self, name: str, otherwise: str = "") -> str:
        """The last value of this name."""
        return next((value for key, value in reversed(self.pairs) if key == name), otherwise)

    def every(self, name: str) -> frozenset[str]:
        """All values of this name."""
        return frozenset(value for key, value in self.pairs if key == name)

    def line(self, name: str) -> str:
        """The last value of this name as one line of cleaned text; '' for none. Raises Unreadable."""
        found = text.one_line(self.one(name))
        if odd := text.shapeless(found):
            raise Unreadable(f"内容中有无法显示的字符（{odd}），请删去后再提交。")
        return found

    @property
    def pressed(self) -> str:
        """The button that only changes the form: `_preview`, LIST, or one of CHANGES (`_remove.claims.2`); '' for none. A list that lies
        pasted beside the form is read, whatever was pressed.
        """
        if self.one(PASTED).strip():
            return LIST
        return next((key for key, _ in self.pairs if key in ("_preview", LIST) or key.startswith(CHANGES)), "")


async def sent(request: Request) -> Sent:
    """The request's form. Raises WrongType, TooLarge or Unreadable."""
    kept = getattr(request.state, "sent", None)
    if kept is None:
        content_type = request.headers.get("content-type", "")
        if content_type.startswith(WITH_A_FILE):
            kept = await _with_a_file(request)
        else:
            kept = _read(content_type, await request.body())
        request.state.sent = kept
    assert isinstance(kept, Sent)
    return kept


SentForm = Annotated[Sent, Depends(sent)]


async def _with_a_file(request: Request) -> Sent:
    """A form with the list of people beside it."""
    try:
        async with request.form(max_files=1, max_fields=MOST_FIELDS) as form:
            items = form.multi_items()
            file = next((value for _, value in items if isinstance(value, UploadFile)), None)
            pairs = tuple((key, value) for key, value in items if isinstance(value, str))
            if LIST not in dict(pairs):  # only its button sends a file
                raise WrongType(f"表单要以 {FORM} 提交。")
            return _clean(Sent(pairs, await file.read() if file else b""))
    except HTTPException:
        raise Unreadable("没有读懂所提交的表单，请从本系统的页面提交。") from None


def _clean(found: Sent) -> Sent:
    if any("\0" in key or "\0" in value for key, value in found.pairs):
        raise Unreadable(STRANGE)
    return found


def _read(content_type: str, body: bytes) -> Sent:
    if not body:
        return Sent(())
    if content_type.partition(";")[0].strip().lower() != FORM:
        raise WrongType(f"表单要以 {FORM} 提交。")
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS, separator="&"
        )
    except UnicodeDecodeError:
        raise Unreadable("内容不是 UTF-8 编码，请从本系统的页面提交。") from None
    except ValueError:
        raise TooLarge from None
    return _clean(Sent(tuple(pairs)))


# --- from what was sent to what is answered -------------------------------------------------------------------


def typed(asked: Sequence[Question], form: Sent) -> Typed:
    """Return the words typed, by question: the values to draw the form again with."""
    flat: dict[str, list[str]] = {}
    rows: dict[str, dict[int, dict[str, list[str]]]] = {}
    for name, value in form.pairs:
        if name.startswith("_"):
            continue
        field, index, column = _parts(name)
        if index is None:
            flat.setdefault(name, []).append(value.replace("\r\n", "\n"))
        else:
            row = rows.setdefault(field, {}).setdefault(index, {})
            row.setdefault(column, []).append(value.replace("\r\n", "\n"))
    found: Typed = {name: values[-1] for name, values in flat.items()}
    for question in asked:
        if question.widget == "rows":
            numbered = sorted(rows.pop(question.name, {}).items())[:MOST_ROWS]
            found[question.name] = [_row(question.rows, row) for _, row in numbered]
        elif question.name in flat or question.widget in ("check", "many"):
            found[question.name] = _value(question, flat.get(question.name, []))
    return found | dict.fromkeys(rows, "?")


def _parts(name: str) -> tuple[str, int | None, str]:
    field, _, rest = name.partition(".")
    index, _, column = rest.partition(".")
    if column and index.isascii() and index.isdigit() and len(index) <= 4:
        return field, int(index), column
    return name, None, ""


def _row(asked: Iterable[Question], row: Mapping[str, list[str]]) -> Typed:
    known = {question.name: question for question in asked}
    extra = {name: values[-1] for name, values in row.items() if name not in known}
    return extra | {
        name: _value(question, row.get(name, []))
        for name, question in known.items()
        if name in row or question.widget in ("check", "many")
    }


def _value(question: Question, values: list[str]) -> Any:
    if question.widget == "check":
        return "true" if values else ""
    if question.widget == "many":
        return values
    return values[-1] if values else ""


def begun(values: Mapping[str, Any], blank: Mapping[str, Typed]) -> Typed:
    """The values with what a new row starts with (`blank`, by list) in each of their rows that does not tell it: a choice that is
    never empty would be refused, where the form hides it too.
    """
    return {
        name: [{**blank[name], **row} for row in value] if name in blank and isinstance(value, list) else value
        for name, value in values.items()
    }


def without_blank_rows(asked: Iterable[Question], values: Typed, blank: Mapping[str, Typed]) -> Typed:
    """The typed values less the rows in which nothing was typed, chosen or ticked: a row that only has what it started with
    (`blank`, by list) is no answer."""
    kept = dict(values)
    for question in asked:
        if question.widget == "rows":
            started = blank.get(question.name, {})
            kept[question.name] = [row for row in values[question.name] if not _is_blank(question.rows, row, started)]
    return kept


def said(step: Step, form: Sent) -> Typed:
    """Return the words typed into the step's form, less the rows that nobody filled in."""
    asked = drawn(step)
    return without_blank_rows(asked, typed(asked, form), blanks(step))


def with_the_only_applicant(asked: Iterable[Question], values: Typed) -> Typed:
    """The typed values; where there is one applicant, every claim is theirs without anybody saying so."""
    if len(values.get("applicants") or []) != 1:
        return values
    kept = dict(values)
    for question in asked:
        whose = [column.name for column in question.rows if column.options == "order"]
        if whose:
            kept[question.name] = [{**row, **{name: row.get(name) or "1" for name in whose}} for row in values[question.name]]
    return kept


def _is_blank(asked: Iterable[Question], row: Mapping[str, Any], started: Mapping[str, Any]) -> bool:
    """Tell whether nobody filled the row in: all is as it started, but for the party it belongs to, which stands in it from the
    beginning.
    """
    return all(row.get(q.name) in ("", None, [], started.get(q.name)) for q in asked if q.options != "order")


def given(asked: Iterable[Question], values: Typed) -> dict[str, Any]:
    """Return the answers that the form is validated with. A blank that had to be filled in is left out, so that it is asked
    for.
    """
    found = {name: value for name, value in values.items() if value != ""}
    for question in asked:
        value = values.get(question.name)
        if question.widget == "rows":
            found[question.name] = [given(question.rows, row) for row in value or []]
        elif question.widget == "check":
            found[question.name] = value == "true"
        elif value == "" and not question.required:
            found[question.name] = ""
    return found


# --- buttons that add and remove rows -------------------------------------------------------------------------


def changed(asked: Sequence[Question], values: Typed, button: str, blank: Mapping[str, Typed]) -> Typed:
    """The typed values with one row more or less, or with numbers masked or moved, as the pressed button says.

    `blank`: what a row starts with.
    """
    if button.startswith((sensitive.MASK, sensitive.MOVE)):
        return sensitive.tidied(asked, values, button)
    action, _, target = button.partition(".")
    field, _, index = target.partition(".")
    if field not in {question.name for question in asked if question.widget == "rows"}:
        return values
    rows = list(values[field])
    others: Typed = {}
    if action == "_add" and len(rows) < MOST_ROWS:
        rows.append(dict(blank.get(field, {})))
    elif action == "_remove" and index.isascii() and index.isdigit() and int(index) < len(rows):
        del rows[int(index)]
        others = _places_moved(asked, values, int(index) + 1) if field in COUNTED else {}
        if field == "respondents":
            others = {"claims": [{**row, "against": ""} for row in values.get("claims") or []]}
    return {**values, **others, field: rows}


def _places_moved(asked: Sequence[Question], values: Typed, gone: int) -> Typed:
    """The rows that name an applicant by place, after the one in that place was taken away: whose it was is asked again,
    of an only applicant too (an empty place would be theirs)."""

    def moved(row: Typed, name: str) -> Typed:
        place = str(row.get(name) or "")
        if not (place.isascii() and place.isdigit()) or int(place) < gone:
            return row
        return {**row, name: NOBODY if int(place) == gone else str(int(place) - 1)}

    found: Typed = {}
    for question in asked:
        for column in question.rows:
            if column.options == "order":
                found[question.name] = [moved(row, column.name) for row in values.get(question.name) or []]
    return found


# --- drawing --------------------------------------------------------------------------------------------------


def drawn(step: Step) -> tuple[Question, ...]:
    """The step's questions as a page draws them: "which applicant" is a number, since more can be added as one types."""
    return tuple(_with_numbers(question) for question in questions(step.asks))


def with_something_offered(asked: Sequence[Question], offered: Mapping[str, Collection[Any]]) -> tuple[Question, ...]:
    """The questions less those parts of a row that rest on a list which offers nothing: nobody is asked who of one."""

    def drawn_of(question: Question) -> Question:
        rests_on = {(column.part, column.options) for column in question.rows if column.part and column.options}
        bare = {part for part, _ in rests_on if not any(offered.get(name) for own, name in rests_on if own == part)}
        return replace(question, rows=tuple(column for column in question.rows if column.part not in bare))

    return tuple(drawn_of(question) if question.rows else question for question in asked)


def by_employer(values: Mapping[str, Any]) -> bool:
    """Tell whether those who are typed in as applicants are employers (用人单位申请)."""
    rows = [row for row in values.get(ORDERED) or [] if isinstance(row, Mapping)]
    return bool(rows) and all(kind_typed(row.get("type")).employs for row in rows)


def with_their_items_first(asked: Sequence[Question], values: Mapping[str, Any]) -> tuple[Question, ...]:
    """The questions, where an employer applies with what an employer may claim before what either and what a worker may."""
    if not by_employer(values):
        return tuple(asked)
    return tuple(replace(q, rows=tuple(map(_employers_first, q.rows))) if q.rows else q for q in asked)


def _employers_first(column: Question) -> Question:
    if not {BY_EMPLOYER, BY_WORKER} <= set(column.groups):
        return column
    last = {BY_EMPLOYER: 0, BY_WORKER: 2}
    order = sorted(range(len(column.choices)), key=lambda place: last.get(column.groups[place], 1))
    return replace(
        column, choices=tuple(column.choices[n] for n in order), groups=tuple(column.groups[n] for n in order),
        hides=tuple(column.hides[n] for n in order) if column.hides else (),
    )  # fmt: skip


def blanks(step: Step) -> dict[str, Typed]:
    """Return the values that a new row of each list starts with: the defaults of its own form."""
    found: dict[str, Typed] = {}
    for name, field in step.asks.model_fields.items():
        rows = next((kind for kind in get_args(field.annotation) if isinstance(kind, type)), None)
        if rows is not None and issubclass(rows, BaseModel):
            columns = rows.model_fields.items()
            found[name] = {
                column: "true" if c.default is True else str(c.default)
                for column, c in columns
                if c.default not in (None, PydanticUndefined, False)
            }
    if "respondents" in found:
        found["respondents"]["type"] = str(PartyType.UNIT)
    return found


def _with_numbers(question: Question) -> Question:
    if question.options == "order":
        return replace(question, widget="number")
    return replace(question, rows=tuple(_with_numbers(row) for row in question.rows)) if question.rows else question

"""The views that components/form.html and components/will.html draw: one class for the forms of steps, calculators and
parameters alike.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from mediation.rules.forms import Question, money_of
from mediation.services.door.choices import Choice
from mediation.services.views.cautions import CautionLine
from mediation.web import urls
from mediation.web.refusals import Way


@dataclass(frozen=True, slots=True)
class Button:
    """A button within a form: pressed, it changes the form and saves nothing."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Folded:
    """Buttons that stand folded away under these words."""

    label: str
    buttons: Sequence[Button]


@dataclass(frozen=True, slots=True)
class Sensitive:
    """Numbers of people that stand in a free text: what is said of it, what is asked of those that somebody has already, and the
    buttons that mask or move them. `folded`: for each number, those that move it to the less likely of many parties.
    """

    says: str
    asks: list[str]
    buttons: list[Button]
    folded: list[Folded]


@dataclass(frozen=True, slots=True)
class SumLine:
    """A sum of money that a step moves."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a list of rows as it is typed. `unread`: the rows, from 1, whose sum no form would take and which
    is not in it.
    """

    amount: Decimal
    unread: Sequence[int]


@dataclass(frozen=True, slots=True)
class Will:
    """The consequences of a step, to be drawn. Refused, or waiting for something to be filled in: only that sentence is shown.
    `way`: where what refuses is put right, None where that is nowhere else. `cautions` refuse nothing; `changes` are days, people
    and appointments that become others; `state` '': it stays.
    """

    refused: str = ""
    way: Way | None = None
    waits: str = ""
    state: str = ""
    documents: Sequence[str] = ()
    clocks: Sequence[str] = ()
    sums: Sequence[SumLine] = ()
    cautions: Sequence[CautionLine] = ()
    changes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PeopleListView:
    """The place where a list of people, or of leads, is pasted or sent: what stands in it, what is wrong with it, and what was read.

    `fills`: the rows that it fills; `what`: what it is called; `heads`: the columns that it wants; `template`: where the empty one is.
    """

    pasted: str = ""
    fault: str = ""
    said: Sequence[str] = ()
    fills: str = "applicants"
    what: str = "名单"
    heads: str = "姓名、身份证号、手机、工资、经济补偿等；一人一行"
    template: str = field(default_factory=urls.list_template)


MANY = 5
"""Rows of one list from which on they are drawn as lines of a table, with the columns that somebody filled."""
CROWD = 40
"""Things to choose one from, in a row, from which on their number is typed, or chosen from a list that all rows share."""
ALWAYS_DRAWN = frozenset({"id_number", "phone", "number", "detail"})
LONG = ("long", "many", "rows")
FEW = 3
"""Questions of a row that fit in a line whatever their number: none of them is put away."""


@dataclass(frozen=True, slots=True)
class FormView:
    """A form with what is typed or known.

    `action`: where it is sent; `preview`: where its consequences are asked, '' nowhere; `cancel`: where 取消 leads. `key` and
    `version` (of what one had before one) come back with it. `confirm`: the words on the button. `error`: a sentence for the whole
    form; `errors`: one for each field by dotted path. `values`: by name, rows as lists of such mappings; `blank`: what a new row of
    each list starts with; `options`: what depends on the case, by the name that a question gives. `will` None: nothing is said of
    what it causes. `calendar`: where a free time is picked, '' where none is set.
    `asked`: the tokens of the doubts that are asked with it, which come back as answered. `focus`: the dotted path of the answer in
    which the reader goes on; '' at the top. `people`: where a list of people fills the form, None where none does; `opened`: the
    columns of a long list that were asked for (applicants.bank). `way`: where what `error` says is put right, None: in the form.
    """

    action: str
    confirm: str
    questions: Sequence[Question]
    values: Mapping[str, Any]
    errors: Mapping[str, str] = field(default_factory=dict)
    label: str = ""
    basis: str = ""
    cancel: str = ""
    preview: str = ""
    key: str = ""
    version: int | str = ""
    error: str = ""
    way: Way | None = None
    blank: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    options: Mapping[str, Sequence[Choice]] = field(default_factory=dict)
    sensitive: Mapping[str, Sensitive] = field(default_factory=dict)
    will: Will | None = None
    calendar: str = ""
    asked: Sequence[str] = ()
    focus: str = ""
    people: PeopleListView | None = None
    opened: Collection[str] = ()

    def stands_open(self, part: str) -> bool:
        """Tell whether a part that is folded away stands open: something in it is filled in, or refused."""
        inside = [ask for ask in self.questions if ask.part == part]
        at_fault = {path.partition(".")[0] for path in self.errors}
        return any(ask.name in at_fault or self._is_filled(ask) for ask in inside)

    def _is_filled(self, ask: Question) -> bool:
        value = self.values.get(ask.name)
        if ask.widget != "rows":
            return bool(value)
        blank = self.blank.get(ask.name, {})
        return any(each not in ("", None, [], blank.get(name)) for row in value or () for name, each in row.items())

    def is_long(self, ask: Question, rows: Sequence[Mapping[str, Any]]) -> bool:
        """Tell whether there are so many rows that each is one line."""
        return len(rows) > MANY and not any(column.widget in LONG for column in ask.rows)

    def columns(self, ask: Question, rows: Sequence[Mapping[str, Any]]) -> list[Question]:
        """The questions of a row that are drawn: all of them, where they are few; of a long list those that must be answered, that
        somebody answered otherwise than they start, that are at fault or were asked for."""
        drawn = [column for column in ask.rows if column.widget != "hidden"]
        if not self.is_long(ask, rows) or len(drawn) <= FEW:
            return drawn
        blank = self.blank.get(ask.name, {})
        at_fault = {path.rpartition(".")[2] for path in self.errors if path.startswith(f"{ask.name}.")}
        wanted = {name.partition(".")[2] for name in self.opened if name.startswith(f"{ask.name}.")} | at_fault | ALWAYS_DRAWN
        answered = {name for row in rows for name, value in row.items() if value not in ("", None, [], blank.get(name))}
        return [
            column for column in drawn if column.name in wanted | answered or (column.required and column.name not in blank)
        ]

    def is_crowded(self, ask: Question, name: str) -> bool:
        """Tell whether a row offers so many to choose one from that the rows share one list of them: with its own in each, a form would
        grow by rows times people."""
        return "." in name and self._offers_many(ask)

    def crowds(self) -> list[str]:
        """The names of the lists that rows of the form share, each once."""
        columns = [column for ask in self.questions for column in ask.rows]
        return sorted({ask.options for ask in columns if ask.options and self._offers_many(ask)})

    def _offers_many(self, ask: Question) -> bool:
        return ask.widget == "one" and len(self.options.get(ask.options or "", ())) > CROWD

    def offers(self, ask: Question, value: object) -> bool:
        """Tell whether the value is among what can be chosen: else a list would show its first choice as if somebody had chosen it."""
        offered = (str(choice.value) for choice in self.options.get(ask.options or "", ()) if not choice.refused)
        return str(value) in (offered if ask.options else (code for code, _ in ask.choices))

    def label_of(self, ask: Question, value: object) -> str:
        """The words of what is chosen; '' where nothing is, or nothing that is offered."""
        offered = self.options.get(ask.options or "", ())
        return next((choice.label for choice in offered if str(choice.value) == str(value)), "")

    def name_at(self, place: object) -> str:
        """The name of the applicant in this place, of those who apply or who join, from 1; '' where there is none."""
        people, at = self.values.get("applicants") or self.values.get("joined") or [], str(place or "")
        return str(people[int(at) - 1].get("name", "")) if at.isascii() and at.isdigit() and 0 < int(at) <= len(people) else ""

    def total(self, rows: Sequence[Mapping[str, Any]], column: str) -> Total:
        """The total of this column of the rows: a sum counts as the form takes it, and a blank is none."""
        typed = {n: str(row.get(column) or "").strip() for n, row in enumerate(rows, 1)}
        read = {n: money_of(text) for n, text in typed.items() if text}
        return Total(sum(filter(None, read.values()), Decimal()), [n for n, amount in read.items() if amount is None])

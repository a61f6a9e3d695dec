"""The templates of legal documents: the catalogue read from their front matter, and the words they are filled with.

A document is one HTML file in templates/documents/ that begins with YAML front matter between two `---` lines. Here is
what it may say, the Jinja environment with the filters that templates use, and the rule that no missing value is ever
printed: `need` collects what is lacking, by its Chinese name.
"""

import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError, Undefined, pass_context
from jinja2.runtime import Context

from mediation.rules import amounts
from mediation.rules.amounts import capitals, chinese_date
from mediation.rules.codes import Kind, Side
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.steps import step_named
from mediation.services.papers.printed import PARTS, Clock, DocumentData
from mediation.services.papers.wording import Wording, called

FOLDER = Path(__file__).parents[3] / "templates" / "documents"
FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
SIDES = {"each applicant": (Side.APPLICANT,), "each respondent": (Side.RESPONDENT,), "each third party": (Side.THIRD,),
         "each party": tuple(Side), "each opponent": (Side.APPLICANT, Side.RESPONDENT)}  # fmt: skip
"""Whom a document goes to that is not issued once: those of these sides."""
OPPONENT = "each opponent"
"""What one side handed in goes to the other of the two."""
OWED = "each person owed"
"""Whom a notice of a breach goes to: those to whom something is overdue, on either side."""
NAMED = "each named"
"""Whom a demand goes to: those that the step names."""
COUNTERED = "each counter-claimant"
"""Whom the answer to a counter-claim that is not heard here goes to: those who raised it (办案规则 第36条)."""
AUDIENCES = ("once", *SIDES, OWED, NAMED, COUNTERED)
FILES = ("正卷", "副卷", "调解卷", "监察卷")
KINDS = ("final", "nonfinal")
SERIES = tuple(kind.label for kind in Kind)
"""The proceedings whose number a document bears."""
DATES = ("act", "recorded")
COPIES = re.compile(r"(?:(parties) \+ )?(\d+)")
NUMERALS = "零一二三四五六七八九"

_lacking: ContextVar[list[str]] = ContextVar("lacking")


@dataclass(frozen=True)
class DocumentTemplate:
    """One legal document, as its front matter says.

    `audience` (front matter: `for`) is one of AUDIENCES; `offered` are the steps that issue it, (): none; `copies` is a number,
    or "parties + N"; `needs` are the parts of the data that it prints; `asks` are the fields asked when it is issued,
    with their labels. `only` names the award it is: that of the final, or of the nonfinal decisions; None for every
    other document. `served` is what the list of documents to serve calls it; '' where it is not served. `encloses` is,
    by its step, the copy that goes with it (附) and onto the receipt, to whom `recipients.enclosed` says. `dated` is one of DATES: the day
    of the act, or, of a paper that certifies what has come since (生效证明), the day on which the step was recorded. `given` names
    the answer of the step without which no such paper is called for; None: it always is; `answered`, by the question, what has to be said
    for it. `decides`: the paper is the decision
    itself (裁决书、调解书、决定书): what cannot be written down was not decided. `within` are the kinds of proceeding in which a step
    that is done in all kinds issues it; (): wherever the step is done. `unless` names what the step kept by
    which the paper is another body's, and is not issued. `newcomers` are the steps that issue it only to whom they bring in, and
    only where somebody sits in the case.
    `joined` says, by the step that brings somebody into a case that was taken up, whom of everybody the paper is for: "them" who join,
    or the "others". `own_number`: it is an instrument of its own (裁决书、调解书、决定书), and shares its number with no other one.
    `titles`: what it is called where one of its steps makes an instrument of another name of it, by the step.
    """

    name: str
    title: str
    id: str
    audience: str
    offered: tuple[str, ...]
    series: str
    signed: str
    copies: str
    file: str
    basis: str
    needs: tuple[str, ...]
    asks: dict[str, str] = field(default_factory=dict)
    only: str | None = None
    served: str = ""
    encloses: dict[str, str] = field(default_factory=dict)
    dated: str = "act"
    given: str | None = None
    answered: dict[str, str] = field(default_factory=dict)
    decides: bool = False
    within: tuple[str, ...] = ()
    unless: str | None = None
    newcomers: tuple[str, ...] = ()
    joined: dict[str, str] = field(default_factory=dict)
    own_number: bool = False
    titles: dict[str, str] = field(default_factory=dict)

    def titled(self, step: str | None) -> str:
        """Return the title that it has when this step, by its name or its label, makes it."""
        return next((title for name, title in self.titles.items() if step in (name, _label(name))), self.title)

    @property
    def final(self) -> bool:
        """Of an award: whether it is that of the final decisions."""
        return self.only == "final"

    def called_for(self, entry: Entry) -> bool:
        """Tell whether the step was answered so that this document belongs to it."""
        return (
            (self.given is None or bool(entry.answer(self.given)))
            and all(str(entry.answer(name)) == said for name, said in self.answered.items())
            and not (self.unless and entry.used.names.get(self.unless))
        )

    def goes_to(self, known: CaseFacts, entry: Entry) -> tuple[Side, ...]:
        """Return the sides that the papers of this step go to, one for each party; (): it is issued once, or by what is owed."""
        sides = SIDES.get(self.audience, ())
        if self.audience != OPPONENT:
            return sides
        acted = {known.parties[number].side for number in entry.parties or ()}
        return tuple(side for side in sides if side not in acted)

    def applies(self, data: DocumentData) -> bool:
        """Tell whether the case calls for this document: an award with items of both kinds is split in two, and nobody signs a
        receipt for nothing.
        """
        if data.service is not None and not data.service.served:
            return False
        if data.inspection is not None and data.inspection.reported and self.audience == "each applicant":
            return False  # a report is nobody's own matter, and whoever made it is kept secret (监察条例 第9条)
        return self.only is None or (data.award is not None and bool(data.award.decided(final=self.final)))

    def copies_for(self, parties: int) -> int:
        """The number of originals, for so many parties."""
        match = COPIES.fullmatch(self.copies)
        assert match, self.copies
        return int(match[2]) + (parties if match[1] else 0)


OPTIONAL_KEYS = {
    "asks",
    "only",
    "served",
    "encloses",
    "dated",
    "given",
    "answered",
    "decides",
    "within",
    "unless",
    "newcomers",
    "joined",
    "own_number",
    "titles",
}
KEYS = {"title", "id", "for", "offered", "series", "signed", "copies", "file", "basis", "needs"} | OPTIONAL_KEYS


@cache
def catalogue() -> dict[str, DocumentTemplate]:
    """Every document by its name, read once per process."""
    return {path.stem: _described(path) for path in sorted(FOLDER.glob("*.html"))}


def offered_by(step: str) -> list[DocumentTemplate]:
    """The templates that this step issues."""
    return _issued_by().get(step, [])


@cache
def _issued_by() -> dict[str, list[DocumentTemplate]]:
    steps = {step for template in catalogue().values() for step in template.offered}
    return {step: [template for template in catalogue().values() if step in template.offered] for step in steps}


def faults(steps: Collection[str] | None = None) -> list[str]:
    """For the start-up check: what is wrong with the templates; with `steps`, also who names a step that is not one."""
    found: list[str] = []
    ids: dict[str, str] = {}
    for path in sorted(FOLDER.glob("*.html")):
        front = _front_matter(path)
        found += [f"文书模板 {path.name}：{fault}" for fault in (*_misdescribed(front, steps), *_misspelt(path))]
        number = str(front.get("id"))
        if number in ids:
            found.append(f"文书模板 {path.name} 与 {ids[number]} 的编号相同：{number}")
        ids[number] = path.name
    return found


def _label(step: str) -> str:
    """The label of a step; '' where there is none of this name."""
    found = step_named(step)
    return found.label if found else ""


def _described(path: Path) -> DocumentTemplate:
    front = _front_matter(path)
    offered = front.pop("offered")
    audience = front.pop("for")
    steps = (offered,) if isinstance(offered, str) else tuple(offered)
    front["copies"], front["needs"] = str(front["copies"]), tuple(front["needs"])
    front["within"], front["newcomers"] = tuple(front.get("within", ())), tuple(front.get("newcomers", ()))
    if isinstance(copy := front.get("encloses"), str):
        front["encloses"] = dict.fromkeys(steps, copy)
    if front.get("served") is True:
        front["served"] = front["title"]
    return DocumentTemplate(name=path.stem, audience=audience, offered=steps, **front)


def _front_matter(path: Path) -> dict[str, Any]:
    match = FRONT.match(path.read_text(encoding="utf-8"))
    front = yaml.safe_load(match[1]) if match else None
    return front if isinstance(front, dict) else {}


def _misdescribed(front: dict[str, Any], steps: Collection[str] | None) -> Iterator[str]:
    """The faults of one front matter."""
    yield from (f"缺少 {key}" for key in sorted(KEYS - OPTIONAL_KEYS - front.keys()))
    yield from (f"不认识 {key}" for key in sorted(front.keys() - KEYS))
    for key, allowed in (("for", AUDIENCES), ("file", FILES), ("only", KINDS), ("dated", DATES), ("series", SERIES)):
        if key in front and front[key] not in allowed:
            yield f"{key} 只能是：{'、'.join(allowed)}"
    if not COPIES.fullmatch(str(front.get("copies"))):
        yield "copies 应当是数字，或者 parties + 数字"
    yield from (f"within 提到不存在的程序 {kind}" for kind in front.get("within") or [] if kind not in SERIES)
    yield from (f"needs 提到不存在的数据 {need}" for need in front.get("needs") or [] if need not in PARTS)
    offered = front.get("offered", [])
    named = [offered] if isinstance(offered, str) else offered
    if isinstance(copies := front.get("encloses"), dict):
        yield from (f"encloses 提到不发这份文书的步骤 {step}" for step in copies if step not in named)
    if steps is not None:
        yield from (
            f"不存在的办理步骤 {step}"
            for step in (*named, *(front.get("joined") or {}), *(front.get("titles") or {}))
            if step not in steps
        )
        asked = ((step.label, step.asks.model_fields) for name in named if (step := step_named(name)))
        wanted = [name for name in (front.get("given"), *(front.get("answered") or {})) if name]
        yield from (f"提到“{label}”不问的 {name}" for label, fields in asked for name in wanted if name not in fields)


def _misspelt(path: Path) -> Iterator[str]:
    try:
        environment().get_template(path.name)
    except TemplateSyntaxError as error:
        yield f"第 {error.lineno} 行语法有误"


class _Loader(FileSystemLoader):
    """Reads a template without its front matter; the lines keep their numbers for error messages."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, name, fresh = super().get_source(environment, template)
        return FRONT.sub(lambda match: "\n" * match[0].count("\n"), source), name, fresh


@cache
def environment() -> Environment:
    """The Jinja environment of documents: escaping, strict about names, and never printing None."""
    jinja = Environment(
        loader=_Loader(FOLDER), autoescape=True, undefined=StrictUndefined, finalize=_never_none, auto_reload=False,
        trim_blocks=True, lstrip_blocks=True, extensions=[Wording],
    )  # fmt: skip
    jinja.filters.update(
        need=need, day=day, chinese=chinese, figures=figures, capitals=in_capitals, numeral=numeral, due=due, article=article,
        paragraphs=paragraphs, clock_time=clock_time,
    )  # fmt: skip
    jinja.globals["lacks"], jinja.globals["called"] = _note, called
    return jinja


@contextmanager
def lacking() -> Iterator[list[str]]:
    """Collects what `need` finds missing while a document is being written."""
    found: list[str] = []
    token = _lacking.set(found)
    try:
        yield found
    finally:
        _lacking.reset(token)


@pass_context  # a filter that takes the context is never worked out beforehand, when nobody collects yet
def need(context: Context, value: Any, label: str) -> Any:
    """The value, or a note that the document lacks `label`. An empty text or list is as good as none."""
    if value is None or isinstance(value, Undefined) or (isinstance(value, str | list) and not len(value)):
        return _note(label)
    return _note(label) if isinstance(value, str) and not value.strip() else value


def _note(label: str) -> str:
    sentence = f"缺少{label}"
    if sentence not in _lacking.get():
        _lacking.get().append(sentence)
    return ""


@pass_context
def _never_none(context: Context, value: Any) -> Any:
    """Return the value of an expression, which every one passes before it is printed: None is a hole in the document, so it is
    refused.
    """
    return _note("模板里的一项内容（没有值，模板也没有说明可以省略）") if value is None else value


def day(value: date | str) -> str:
    """2026年9月18日, of a date or its ISO text. What `need` left empty stays empty."""
    if isinstance(value, str):
        return day(date.fromisoformat(value)) if value else ""
    return amounts.said_date(value)


def chinese(value: date | str) -> str:
    """二〇二六年九月十八日, as awards and decisions are dated; of a date or its ISO text, as `day` takes it."""
    if isinstance(value, str):
        return chinese(date.fromisoformat(value)) if value else ""
    return chinese_date(value)


def in_capitals(value: Decimal | str) -> str:
    """壹拾贰万元整, beside the figures; of an amount or of the text that a form keeps it as. Nothing for nothing."""
    return capitals(Decimal(value)) if isinstance(value, Decimal) or _is_typed(value) else ""


def figures(value: Decimal | str) -> str:
    """An amount in figures, as `in_capitals` takes it: 分 only where there are any."""
    if not isinstance(value, Decimal) and not _is_typed(value):
        return ""
    return amounts.figures(Decimal(value))


def _is_typed(value: object) -> bool:
    """True for an amount as forms keep it: 2000.00."""
    return isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)?", value) is not None


def numeral(value: int) -> str:
    """1 to 9999 as 一、二 … 九十九 … 一百零一, for the numbered items of a text: three hundred workers claim three hundred times."""
    said = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            said += NUMERALS[digit] + unit
        elif said and not said.endswith("零"):
            said += "零"
    said = said.rstrip("零") or "零"
    return said[1:] if 10 <= value < 20 else said


def article(text: str) -> str:
    """第30条第1项 as the law itself writes it: 第三十条第一项."""
    return re.sub(r"\d+", lambda match: numeral(int(match[0])), text)


def due(clock: Clock) -> str:
    """A due date; one that rests on holidays not yet announced says so."""
    return day(clock.due_on) + ("（暂定）" if clock.provisional else "")


def clock_time(value: str | None) -> str:
    """09:30 as 9时30分; nothing for nothing."""
    if not value:
        return ""
    hour, minute = value.split(":")[:2]
    return f"{int(hour)}时{minute}分" if int(minute) else f"{int(hour)}时"


def paragraphs(text: str | None) -> list[str]:
    """The lines of a text that was typed in a box, without the blanks people indent with."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]

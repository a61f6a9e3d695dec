"""Rows that bring something which has a number in its case (编号): a party, a claim, a performance line, an exhibit.

They are numbered as they come, and later steps name them by their number alone. So a row that is put right keeps its number, one
that is added then has the next that nobody had, and what was left out gives its number to nobody.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any, ClassVar, Literal, TypeVar, get_args

from .forms import Form, MaybeNumber, ask, questions

Things = Literal["parties", "claims", "promises", "exhibits"]
THINGS: tuple[Things, ...] = get_args(Things)
F = TypeVar("F", bound=Form)


class Numbered(Form):
    """A row that brings one thing. Its `number` stands in it only once the entry was amended; until then it follows from the order."""

    brings: ClassVar[Things]
    number: MaybeNumber = ask("编号", default=None, drawn="hidden")


def rows(form: Form) -> Iterator[tuple[str, Numbered]]:
    """Each row of the form that brings something, with the dotted path of it, in order."""
    for question in questions(type(form)):
        if question.rows:
            for n, row in enumerate(getattr(form, question.name) or []):
                if isinstance(row, Numbered):
                    yield f"{question.name}.{n}", row


def brought(form: Form) -> Counter[Things]:
    """Count what the form brings, of each kind."""
    return Counter(row.brings for _, row in rows(form))


def numbered(form: F, numbers: Mapping[Things, Iterator[int]]) -> F:
    """A copy of the form whose rows without a number have the next of their kind."""
    changed: dict[str, Any] = {}
    for question in questions(type(form)):
        if question.rows and any(isinstance(row, Numbered) for row in getattr(form, question.name) or []):
            changed[question.name] = [
                row if row.number else row.model_copy(update={"number": next(numbers[row.brings])})
                for row in getattr(form, question.name)
            ]
    return form.model_copy(update=changed) if changed else form


def wrongly_numbered(form: Form, known: Mapping[Things, Collection[int]]) -> dict[str, str]:
    """Return a sentence for each number that no row of the form can have: one that is not among the `known`, or stands twice."""
    found: dict[str, str] = {}
    seen: set[tuple[Things, int]] = set()
    for path, row in rows(form):
        if row.number and (row.number not in known.get(row.brings, ()) or (row.brings, row.number) in seen):
            found[f"{path}.number"] = "编号由系统给出：新增的一行不填编号，更正的一行保留原来的编号。"
        seen.add((row.brings, row.number or 0))
    return found

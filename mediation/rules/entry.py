"""One line of a case's journal (日志), as the rules read it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar, overload

from .do import Do
from .forms import Form
from .used import NOTHING, Used

A = TypeVar("A", bound=Form)
B = TypeVar("B", bound=Form)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a case's journal: a step that was done.

    `on` is the law's day of the act (收到之日, 受理之日 …); `at` is the instant it was recorded (UTC).
    `answers` is the step's form as it was answered, less its secrets; `used` is what was looked up for it. `actor` is the name and
    `login` the account of whoever recorded it. `content`, of a correction, are the answers that take the place of the entry's own;
    `first`, of an entry whose answers were replaced so, those with which it was recorded.
    """

    seq: int
    step: Do
    proceeding: int
    on: date
    answers: Form
    used: Used = NOTHING
    actor: str = ""
    at: datetime | None = None
    login: str = ""
    content: Form | None = None
    first: Form | None = None

    @overload
    def as_(self, form: type[A], /) -> A: ...
    @overload
    def as_(self, form: type[A], other: type[B], /) -> A | B: ...
    def as_(self, *forms: type[Form]) -> Form:
        """The answers of a step that asks this form, or one of these. Raises TypeError where the step asks another."""
        if not isinstance(self.answers, forms):
            raise TypeError(f"{self.step} does not ask {forms}")
        return self.answers

    def if_(self, form: type[A]) -> A | None:
        """The answers where the step asks this form, else None."""
        return self.answers if isinstance(self.answers, form) else None

    @property
    def parties(self) -> list[int] | None:
        """The numbers of the parties whom the step names, or whom what it is about belongs to; None where it is about all."""
        return getattr(self.answers, "parties", None) if not self.used.parties else [*self.used.parties]

    def answer(self, name: str) -> Any:
        """The answer to a question that a table or a page names; None where the form does not ask it."""
        return getattr(self.answers, name, None)

"""The remark that a check at intake makes (提醒)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Caution:
    """One warning. `grave`: it speaks against taking the case up; otherwise it says what is to be done besides.

    `unsure`: the reading is local or disputed and waits for the bureau (待本局确认). `who`: whom the sentence goes on about; '' where it
    is about the case. The same that is said of several people is said once.
    """

    check: str
    says: str
    basis: str
    grave: bool = False
    unsure: bool = False
    who: str = ""

    @property
    def text(self) -> str:
        """The sentence with its article, and with the mark of what is not confirmed."""
        return f"{self.who}{self.says}（{self.basis}{'；待本局确认' if self.unsure else ''}）"


MOST_NAMED = 8
"""People whom one caution names."""


def said_once(found: Iterable[Caution]) -> list[Caution]:
    """The cautions, in their order, with one line for what is said of several people."""
    people: dict[Caution, list[str]] = {}
    for caution in found:
        people.setdefault(replace(caution, who=""), []).append(caution.who)
    return [replace(caution, who=_named([name for name in named if name])) for caution, named in people.items()]


def _named(people: list[str]) -> str:
    told = "、".join(people[:MOST_NAMED])
    return f"{told}等 {len(people)} 人" if len(people) > MOST_NAMED else told

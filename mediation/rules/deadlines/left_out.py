"""The days that a limit leaves out (不计入): from one step until another."""

from dataclasses import dataclass

from ..do import Do
from ..entry import Entry


@dataclass(frozen=True, slots=True)
class Between:
    """Days from one step until another that are not counted. `says` is their Chinese name in the arithmetic. `told_by` names the answer
    that says what the step was about, with what opens the span and what closes it; None: the step alone says so.
    """

    opens: Do
    closes: tuple[Do, ...]
    says: str
    told_by: tuple[str, object, object] | None = None

    def begins(self, entry: Entry) -> bool:
        """True where the days begin with this entry."""
        return entry.step == self.opens and (self.told_by is None or entry.answer(self.told_by[0]) == self.told_by[1])

    def is_over(self, entry: Entry) -> bool:
        """True where the days are over with this entry."""
        return entry.step in self.closes and (self.told_by is None or entry.answer(self.told_by[0]) == self.told_by[2])


@dataclass(frozen=True, slots=True)
class Betweens:
    """Any of several spans of days. Joined with `|`."""

    any_of: tuple[Between, ...] = ()

    def __or__(self, other: "Betweens") -> "Betweens":
        """Both these spans and the others."""
        return Betweens(self.any_of + other.any_of)


NO_DAYS = Betweens()


def between(opens: Do, *closes: Do, says: str) -> Betweens:
    """The days from `opens` up to, not including, the day of whichever of `closes` comes first."""
    return Betweens((Between(opens, closes, says),))


def between_answers(step: Do, answer: str, opened: object, closed: object, *, says: str) -> Betweens:
    """The days from the entry of this step that was answered so until the one that was answered otherwise (中止、恢复 of another's
    procedure)."""
    return Betweens((Between(step, (step,), says, (answer, opened, closed)),))

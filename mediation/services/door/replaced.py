"""The particulars of a party (当事人信息) that a step fills in, and those that it puts in another's place.

Said before the step is confirmed and kept with its entry, since a sealed particular leaves no trace of what it was: a number by its
last four characters, never more.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlmodel import Session

from mediation.models import Party
from mediation.rules.acts import Given
from mediation.rules.facts import CaseFacts
from mediation.rules.forms import Form
from mediation.rules.party_particulars import BY_NAME, PARTICULARS, SEALED
from mediation.rules.used import INSTEAD
from mediation.services.record import parties

TAIL = 4


def told(session: Session, case_id: int | None, known: CaseFacts, given: Sequence[Given]) -> tuple[str, ...]:
    """List what a step fills in at the parties of the case, and what it puts in another's place: of whom it pays, that alone, for
    their account is a question of its own. `case_id` None: there is no case yet, and nothing to be replaced.
    """
    if case_id is None or not given:
        return ()
    rows = parties.of_case(session, case_id)
    return tuple(
        f"{_whose(each, known)}{label}{instead}"
        for each in given
        for label, instead in _given(rows, each.party, each.answers)
        if instead or each.place != "accounts"
    )


def _whose(given: Given, known: CaseFacts) -> str:
    """The party whose particulars are given, as words before their names; '' where the step itself is about that party."""
    return "" if given.place == "party" else f"{known.parties[given.party].name}的"


def _given(rows: Mapping[int, Party], number: int, given: Form) -> Iterator[tuple[str, str]]:
    """Each particular that is given to this party and is not on file so, with what it takes the place of: '' for nothing."""
    row = rows.get(number)
    for each in PARTICULARS:
        value = getattr(given, each.name, None)
        if not value or row is None:
            continue
        kept = parties.opened(row, each.name) if each.name in SEALED else getattr(row, each.name)
        if not kept:
            yield each.label, ""
        elif each.spelt(str(kept)) != each.spelt(str(value)):
            yield each.label, f"{INSTEAD}{_called(each.name, str(kept))}）"


def _called(name: str, kept: str) -> str:
    """Name what was on file by the last characters of its numbers, of a phone perhaps several; of no number nothing is told."""
    if not BY_NAME[name].asks:
        return "内容"
    return "尾号 " + "、".join(number[-TAIL:] for number in BY_NAME[name].spelt(kept).split("、"))

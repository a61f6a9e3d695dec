"""The particulars of a party (当事人信息) that a step fills in, and those that it puts in another's place.

Said before the step is confirmed and kept with its entry, since a sealed particular leaves no trace of what it was: a number by its
last four characters, never more.
"""

from collections.abc import Iterator, Mapping

from sqlmodel import Session

from mediation.models import Party
from mediation.rules.facts import CaseFacts
from mediation.rules.forms import Form
from mediation.rules.party_particulars import BY_NAME, PARTICULARS, SEALED
from mediation.services.record import parties

TAIL = 4


def told(session: Session, case_id: int | None, known: CaseFacts, form: Form) -> tuple[str, ...]:
    """List what the form fills in at the party it is about, and what it puts in another's place at the payees it names. `case_id`
    None: there is no case yet, and nothing to be replaced.
    """
    about = [("", party, form)] if isinstance(party := getattr(form, "party", None), int) else []
    paid = [(f"{known.parties[line.payee].name}的", line.payee, line) for line in getattr(form, "accounts", [])]
    if case_id is None or not any(getattr(given, each.name, None) for _, _, given in (*about, *paid) for each in PARTICULARS):
        return ()
    rows = parties.of_case(session, case_id)
    found = [f"{label}{instead}" for _, number, given in about for label, instead in _given(rows, number, given)]
    found += [
        f"{whose}{label}{instead}" for whose, number, given in paid for label, instead in _given(rows, number, given) if instead
    ]
    return tuple(found)


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
            yield each.label, f"（替换原来的{_called(each.name, str(kept))}）"


def _called(name: str, kept: str) -> str:
    """Name what was on file by the last characters of its numbers, of a phone perhaps several; of no number nothing is told."""
    if not BY_NAME[name].asks:
        return "内容"
    return "尾号 " + "、".join(number[-TAIL:] for number in BY_NAME[name].spelt(kept).split("、"))

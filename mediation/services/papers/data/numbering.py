"""The numbers of instruments (文书编号): each that is an act of its own has its own, whatever the case's 案号; copies of one share it.

The first that disposes of the case bears the 案号 itself, every other one the 案号 with the next -1, -2 …: those of a split award
(办案规则 第50条第4款), a second settlement of a part, a decision on the way, a correction. What was issued keeps its number, and a void
one's is not given again.
"""

from collections.abc import Collection

from sqlmodel import Session, col, select

from mediation.models import Document
from mediation.rules.do import Do
from mediation.rules.facts import Entry, Proceeding
from mediation.services.papers.catalogue import DocumentTemplate, catalogue, offered_by
from mediation.services.papers.data import split

DISPOSES = (
    Do.AWARD, Do.AWARD_PART, Do.SETTLE, Do.SETTLE_PART, Do.WITHDRAW_ARBITRATION, Do.DEEM_WITHDRAWN, Do.TERMINATE_ARBITRATION,
    Do.END_WITHOUT_HEIRS, Do.CANCEL_CASE, Do.REACH_AGREEMENT, Do.MAKE_REVIEW_LETTER, Do.WITHDRAW_REVIEW, Do.DECIDE_HANDLING,
)  # fmt: skip
"""The steps whose instrument may bear the 案号 itself."""


def of_entry(session: Session, case_id: int, docket: str | None, here: Proceeding, entry: Entry) -> dict[str, str]:
    """Return the numbers of the instruments that the entry makes, by template; {} where there is no 案号 yet, or it makes none."""
    own = [each for each in offered_by(entry.step) if each.own_number and _makes(each, here, entry)]
    if not docket or not own:
        return {}
    issued = _issued(session, case_id)
    mine = {template: number for (seq, template), number in issued.items() if seq == entry.seq}
    taken = {number for (seq, _), number in issued.items() if seq != entry.seq}
    found: dict[str, str] = {}
    for template in own:
        alone = len(own) == 1 and entry.step in DISPOSES
        found[template.name] = mine.get(template.name) or _next(docket, taken, bare=alone)
        taken.add(found[template.name])
    return found


def of_made(session: Session, case_id: int, made: Entry, template: str) -> str | None:
    """Return the number of an instrument that another entry made, as it was printed; None where it was never issued."""
    return _issued(session, case_id).get((made.seq, template))


def _makes(template: DocumentTemplate, here: Proceeding, entry: Entry) -> bool:
    of_the_other = template.only is not None and template.final not in split.kinds(here, entry)
    return template.called_for(entry) and not of_the_other


def _issued(session: Session, case_id: int) -> dict[tuple[int, str], str]:
    """The numbers of the case's instruments, void ones too, by entry and template."""
    numbered = [name for name, template in catalogue().items() if template.own_number]
    of_the_case = (Document.case_id == case_id, col(Document.template).in_(numbered))
    rows = session.exec(select(Document.seq, Document.template, Document.number).where(*of_the_case).order_by(col(Document.id)))
    return {(seq, template): number for seq, template, number in rows}


def _next(docket: str, taken: Collection[str], *, bare: bool) -> str:
    if bare and docket not in taken:
        return docket
    stem, place = docket.removesuffix("号"), 1
    while (number := f"{stem}-{place}号") in taken:
        place += 1
    return number

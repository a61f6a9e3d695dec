"""The numbers of instruments (文书编号): each that is an act of its own has its own, whatever the case's 案号; copies of one share it.

The first that disposes of the case bears the 案号 itself, every other one the 案号 with the next -1, -2 …: those of a split award
(办案规则 第50条第4款), a second settlement of a part, a decision on the way, a correction. What was issued keeps its number, and a void
one's goes to no other act.
"""

from collections.abc import Collection, Mapping

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


Issued = Mapping[tuple[int, str], str]
"""The numbers of a case's instruments as they were printed, void ones too, by entry and template."""


def instruments_of(entry: Entry, here: Proceeding) -> list[DocumentTemplate]:
    """Return the templates of the instruments that the entry makes."""
    return [each for each in offered_by(entry.step) if each.own_number and split.makes(each, here, entry)]


def of_entry(issued: Issued, docket: str | None, own: Collection[DocumentTemplate], entry: Entry) -> dict[str, str]:
    """Return the numbers of the entry's `own` instruments, by template; {} where there is no 案号 yet."""
    if not docket:
        return {}
    found = {each.name: issued[entry.seq, each.name] for each in own if (entry.seq, each.name) in issued}
    taken = {number for (seq, _), number in issued.items() if seq != entry.seq} | {*found.values()}
    for template in own:
        if template.name not in found:
            alone = len(own) == 1 and entry.step in DISPOSES
            found[template.name] = _next(docket, taken, bare=alone)
            taken.add(found[template.name])
    return found


def issued(session: Session, case_id: int) -> dict[tuple[int, str], str]:
    """Read the numbers of the case's instruments."""
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

"""Papers after a correction (更正后的文书): what rests on a struck entry is void, what would now say something else is made anew.

Nothing is printed over: the first version stays in the file, marked, beside the one that replaces it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from mediation.models import Document, Write
from mediation.rules.corrections import facts_at, standing
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.step import Reference
from mediation.rules.steps.closure import CorrectionAnswers
from mediation.services.papers import issue
from mediation.services.papers.catalogue import DocumentTemplate, offered_by
from mediation.services.papers.data.context import Context
from mediation.services.papers.printed import DocumentData
from mediation.services.record import projection


@dataclass(frozen=True, slots=True)
class _Replaced:
    """One paper that says something else now. `data` None: there is no such paper any more."""

    template: DocumentTemplate
    party: int
    data: DocumentData | None
    context: Context


def follow(
    session: Write, case_id: int, before: CaseFacts, after: CaseFacts, correction: Entry, looked_up: Reference, today: date
) -> None:
    """Void what was issued on a struck entry, and replace every paper that the correction changes."""
    target = correction.as_(CorrectionAnswers).entry
    if target in after.struck:
        _void(session, case_id, target, f"所依据的步骤已被第 {correction.seq} 条更正撤销")
    for entry in standing(after):
        if entry.seq >= target and offered_by(entry.step):
            for paper in _replaced(session, case_id, before, after, entry, looked_up, today):
                why = f"所载内容因第 {correction.seq} 条更正而改变"
                _void(session, case_id, entry.seq, f"{why}，以重新制作的为准" if paper.data else why, paper)
                if paper.data:
                    issue.issue(session, case_id, paper.template, paper.context, [(paper.party, paper.data)])


def _replaced(
    session: Session, case_id: int, before: CaseFacts, after: CaseFacts, entry: Entry, looked_up: Reference, today: date
) -> Iterator[_Replaced]:
    """The entry's papers, made from what was known then with and without the correction, where they differ."""
    known = facts_at(before, entry.seq)
    then = next(e for e in standing(known) if e.seq == entry.seq)
    old = issue.context_of(session, case_id, known, then, projection.clocks_of(known, looked_up, today))
    corrected = facts_at(after, entry.seq)
    new = issue.context_of(session, case_id, corrected, entry, projection.clocks_of(corrected, looked_up, today))
    for template in offered_by(entry.step):
        was, now = dict(issue.papers(template, old)), dict(issue.papers(template, new))
        for party in {**was, **now}:
            said, says = was.get(party), now.get(party)
            if said is None or says is None or said.frozen() != says.frozen():
                yield _Replaced(template, party, says, new)


def _void(session: Write, case_id: int, seq: int, why: str, paper: _Replaced | None = None) -> None:
    """Mark what the entry issued, all of it or one paper. What is void already keeps its own reason."""
    found = select(Document).where(Document.case_id == case_id, Document.seq == seq, col(Document.state) != "void")
    if paper is not None:
        found = found.where(Document.template == paper.template.name, Document.party == paper.party)
    for row in session.exec(found).all():
        issue.void(row, why)
        session.add(row)
    session.flush()

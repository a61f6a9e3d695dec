"""Papers after a correction (更正后的文书): what rests on a struck entry is void, what would now say something else is made anew.

Nothing is printed over: the first version stays in the file, marked, beside the one that replaces it.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from mediation.models import Document, Write
from mediation.rules import bookings
from mediation.rules.corrections import facts_at, standing
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.step import Reference
from mediation.rules.steps import STEPS
from mediation.rules.steps.signed_words import signed_by
from mediation.services.papers import deliveries, issue, rendering
from mediation.services.papers.catalogue import DocumentTemplate, offered_by
from mediation.services.papers.data.context import Context
from mediation.services.papers.printed import DocumentData
from mediation.services.record import case_rows


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
    target = after.corrected[correction.seq]
    if target in after.struck:
        _void(session, case_id, target, f"所依据的步骤已被第 {correction.seq} 条更正撤销")
        _let_stand(session, case_id, _why_voided(target))
    for entry in standing(after):
        if entry.seq >= target and _prints(after, entry):
            if entry.seq != target and _signed(after, entry):
                continue
            for paper in _replaced(session, case_id, before, after, entry, looked_up, today):
                why = f"所载内容因第 {correction.seq} 条更正而改变"
                _void(session, case_id, entry.seq, f"{why}，以重新制作的为准" if paper.data else why, paper)
                if paper.data:
                    issue.issue(session, case_id, paper.template, paper.context, [(paper.party, paper.data)])


def void_with_the_case(session: Write, case_id: int, voiding: Entry) -> None:
    """Void every paper of a proceeding that should never have been entered (录入错误作废)."""
    for row in _standing(session, case_id, voiding.proceeding):
        issue.void(row, _why_voided(voiding.seq))
        session.add(row)
    session.flush()


def would_void(session: Session, case_id: int, voiding: Entry) -> list[str]:
    """The papers that would be void with the proceeding, in words. Writes nothing."""
    return [*_counted(_standing(session, case_id, voiding.proceeding), "作废", ())]


def _standing(session: Session, case_id: int, proceeding: int) -> list[Document]:
    return [row for row in issue.of_case(session, case_id) if row.state != "void" and row.proceeding == proceeding]


def _why_voided(seq: int) -> str:
    return f"本案已作废（第 {seq} 条，录入错误）"


def _let_stand(session: Write, case_id: int, why: str) -> None:
    """Let the papers stand again that were void for this reason alone: what one still lacks is said when it is printed."""
    rows = [row for row in issue.of_case(session, case_id) if (row.state, row.refusal) == ("void", why)]
    for row in rows:
        issue.let_stand(row)
        session.add(row)


def would_follow(
    session: Session, case_id: int, before: CaseFacts, after: CaseFacts, correction: Entry, looked_up: Reference, today: date
) -> list[str]:
    """The papers that the correction would void or replace, in words: 《受理通知书》2 件作废，按更正后的内容重新制作. Writes nothing."""
    target = after.corrected[correction.seq]
    standing_papers = [row for row in issue.of_case(session, case_id) if row.state != "void"]
    lost = [row for row in standing_papers if row.seq == target and target in after.struck]
    anew: list[Document] = []
    fresh: list[str] = []
    held: list[str] = []
    for entry in standing(after):
        if entry.seq < target or not _prints(after, entry):
            continue
        for paper in _replaced(session, case_id, before, after, entry, looked_up, today):
            if entry.seq != target and (signed := _signed(after, entry)):
                held.append(
                    f"《{paper.template.title}》{signed}已经签名，仍是签名时的内容；更正的内容要写进去的，请重新达成协议、重新签名"
                )
                continue
            mine = [r for r in standing_papers if (r.seq, r.template, r.party) == (entry.seq, paper.template.name, paper.party)]
            (anew if paper.data else lost).extend(mine)
            fresh += [paper.template.titled(entry.step)] if paper.data and not mine else []
    reached = deliveries.of_papers(standing_papers, before)
    return [
        *_counted(anew, "作废，按更正后的内容重新制作", reached),
        *_counted(lost, "作废", reached),
        *(f"《{title}》{fresh.count(title)} 件新制作" for title in dict.fromkeys(fresh)),
        *dict.fromkeys(held),
    ]


def _signed(after: CaseFacts, entry: Entry) -> str:
    """Return the names of those who signed the papers of this entry, which bind as they were signed whatever is put right in what came
    before (调解仲裁法 第14、42条); '' for nobody.
    """
    return signed_by(after, after.proceedings[entry.proceeding], entry) if STEPS[entry.step].held else ""


def _prints(after: CaseFacts, entry: Entry) -> bool:
    """Tell whether the entry has papers that stand: nobody needs anew what calls to a session or hearing that was replaced."""
    return bool(offered_by(entry.step)) and bookings.replaced_by(after.proceedings[entry.proceeding], entry.seq) is None


def _counted(rows: list[Document], what: str, reached: Container[int]) -> Iterator[str]:
    """Each kind of paper with how many there are, and how many of them have been served."""
    for title in dict.fromkeys(row.title for row in rows):
        same = [row for row in rows if row.title == title]
        served = sum((row.id or 0) in reached for row in same)
        yield f"《{title}》{len(same)} 件{what}" + (f"（{served} 件已经送达，请另行告知）" if served else "")


def _replaced(
    session: Session, case_id: int, before: CaseFacts, after: CaseFacts, entry: Entry, looked_up: Reference, today: date
) -> Iterator[_Replaced]:
    """The entry's papers, made from what was known then with and without the correction, where they differ."""
    known = facts_at(before, entry.seq)
    then = next(e for e in standing(known) if e.seq == entry.seq)
    corrected = facts_at(after, entry.seq)
    clocks_then, clocks_now = (case_rows.clocks_of(facts, looked_up, today) for facts in (known, corrected))
    for template in offered_by(entry.step):
        old = issue.context_of(session, case_id, known, then, clocks_then, template)
        new = issue.context_of(session, case_id, corrected, entry, clocks_now, template)
        was, now = dict(issue.papers(template, old)), dict(issue.papers(template, new))
        for party in {**was, **now}:
            said, says = was.get(party), now.get(party)
            if said is None or says is None or _reads_otherwise(template, said, says):
                yield _Replaced(template, party, says, new)


def _reads_otherwise(template: DocumentTemplate, said: DocumentData, says: DocumentData) -> bool:
    """Tell whether the paper would print other words. What it holds and does not print changes nothing for whoever has it."""
    if said.frozen() == says.frozen():
        return False
    return rendering.written(template.name, said) != rendering.written(template.name, says)


def _void(session: Write, case_id: int, seq: int, why: str, paper: _Replaced | None = None) -> None:
    """Mark what the entry issued, all of it or one paper. What is void already keeps its own reason."""
    found = select(Document).where(Document.case_id == case_id, Document.seq == seq, col(Document.state) != "void")
    if paper is not None:
        found = found.where(Document.template == paper.template.name, Document.party == paper.party)
    for row in session.exec(found).all():
        issue.void(row, why)
        session.add(row)
    session.flush()

"""Documents (文书): issued by a step with their number, frozen, checked, and printed from the frozen data alone.

A template's front matter names the step; here is how the case becomes the data that the template prints. Data are
sealed at rest, because originals carry full ID numbers.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlmodel import Session, col, select

from mediation.models import Document, Read, Write
from mediation.rules import deadlines
from mediation.rules.facts import CaseFacts, Entry, Proceeding
from mediation.rules.lifecycle import STEPS
from mediation.services.papers import freezing, printed
from mediation.services.papers.catalogue import DocumentTemplate, catalogue, offered_by
from mediation.services.papers.data import service, split
from mediation.services.papers.data.builders import data_for
from mediation.services.papers.data.context import Context
from mediation.services.papers.recipients import recipients
from mediation.services.papers.rendering import refusals
from mediation.services.record import journal, seals
from mediation.settings import settings


def would_issue(known: CaseFacts, entry: Entry) -> Iterator[str]:
    """Return the papers that the step would issue, in words: 《开庭通知书》9 份. Called before anything is written."""
    for template in offered_by(entry.step):
        here = _proceeding_of(known, entry, template)
        if not split.makes(template, here, entry):
            continue
        to = recipients(template, known, here, entry)
        if "service" in template.needs:
            to = [party for party in to if any(service.listed(known, here, entry, template, party, {}))]
        if to:
            yield f"《{template.titled(entry.step)}》" + (f" {len(to)} 件" if len(to) > 1 else "")


Lacking = list[tuple[DocumentTemplate, str]]
"""Papers that cannot be printed, each with what it lacks."""


def would_lack(session: Session, case_id: int, known: CaseFacts, entry: Entry, clocks: list[deadlines.Clock]) -> Lacking:
    """The papers of the step that could not be printed as the case is now. Called before anything is written; of papers that are
    alike for everybody, the first is looked at.
    """
    found: Lacking = []
    for template in offered_by(entry.step):
        context = context_of(session, case_id, known, entry, clocks, template)
        for _, data in islice(papers(template, context), None if template.decides else 1):
            if lacking := refusals(template.name, data, settings().font_folder):
                found.append((template, "；".join(lacking)))
    return found


def follow(session: Write, case_id: int, known: CaseFacts, entry: Entry, clocks: list[deadlines.Clock]) -> Lacking:
    """Issue what the step issues, and try again what lacked a particular. What a correction touches: see `reissue`. Returns those
    of the step's papers that cannot be printed.

    `clocks` are those of the whole case, as they were reckoned for the step.
    """
    found: Lacking = []
    if STEPS[entry.step].fills_papers or entry.answer("particulars"):
        _freeze_again(session, case_id, known, clocks)
    templates = offered_by(entry.step)
    if templates:
        for template in templates:
            context = context_of(session, case_id, known, entry, clocks, template)
            if lacking := issue(session, case_id, template, context, papers(template, context)):
                found.append((template, lacking))
    return found


def papers(template: DocumentTemplate, context: Context) -> Iterator[tuple[int, printed.DocumentData]]:
    """Return the papers that the step issues by this template: the data of each paper, by its addressee (0: the case's)."""
    if not template.called_for(context.entry):
        return
    for party in recipients(template, context.known, context.proceeding, context.entry):
        data = data_for(template, context, party)
        if template.applies(data):
            yield party, data


def issue(
    session: Write,
    case_id: int,
    template: DocumentTemplate,
    context: Context,
    found: Iterable[tuple[int, printed.DocumentData]],
) -> str:
    """Number, freeze and keep these papers. Returns what one of them lacks; '' where all can be printed."""
    issued, lacking = [], ""
    for party, data in found:
        row = Document(
            case_id=case_id, proceeding=context.proceeding.number, seq=context.entry.seq, template=template.name,
            title=template.titled(context.entry.step), number=data.number or "", party=party, issued_on=data.issued_on, data=b"",
        )  # fmt: skip
        _freeze(row, data)
        lacking = lacking or row.refusal
        issued.append(row.model_dump(exclude={"id"}))
    if issued:
        session.execute(journal.inserting(Document), issued)
        seals.touched(session, case_id)
    return lacking


def _freeze(row: Document, data: printed.DocumentData) -> None:
    """Seal the data into the row. What cannot be printed says why, and waits for what is missing."""
    lacking = refusals(row.template, data, settings().font_folder)
    plain = json.dumps(data.frozen(), ensure_ascii=False, sort_keys=True)
    row.data = freezing.freeze(plain, place_of(row))
    row.state, row.refusal = ("refused", "；".join(lacking)) if lacking else ("pending", "")


def void(row: Document, why: str) -> None:
    """Mark the paper as one that nobody may use any more; it stays in the file and says why."""
    row.state, row.refusal = "void", why


def let_stand(row: Document) -> None:
    """Take the mark away again: what the paper lacks is said when it is printed."""
    row.state, row.refusal = "pending", ""


def place_of(row: Document) -> str:
    """Return the place of the paper's data: sealed for this place, they open in no other."""
    return f"document.data:{row.case_id}/{row.seq}/{row.template}/{row.party}"


def frozen(row: Document) -> dict[str, Any]:
    """The data of an issued document."""
    return dict(json.loads(freezing.thaw(row.data, place_of(row))))


def _freeze_again(session: Write, case_id: int, known: CaseFacts, clocks: list[deadlines.Clock]) -> None:
    """Make anew, from the same step, what could not be printed for lack of a particular that was now added."""
    waiting = session.exec(select(Document).where(Document.case_id == case_id, Document.state == "refused")).all()
    entries = {e.seq: e for p in known.proceedings.values() for e in p.entries}
    for row in waiting:
        context = context_of(session, case_id, known, entries[row.seq], clocks, catalogue()[row.template])
        _freeze(row, data_for(catalogue()[row.template], context, row.party))
        session.add(row)


# --- which case a paper is of ----------------------------------------------------------------------------------------


def _proceeding_of(known: CaseFacts, entry: Entry, template: DocumentTemplate | None = None) -> Proceeding:
    """The proceeding a document belongs to: the one a step opened, else the one it was done in. What the giver writes to the receiver
    (转办函) bears the giver's number and seal: it is of the proceeding whose series it names."""
    if template is not None and template.name in GIVERS:
        return known.proceedings[entry.proceeding]
    opened = [p for p in known.proceedings.values() if p.entries[0].seq == entry.seq]  # a split case has the same past
    return opened[0] if opened else known.proceedings[entry.proceeding]


GIVERS = frozenset({"matter_transfer"})
"""The papers by which a proceeding hands something on to the one that its step opens."""


def context_of(
    session: Session, case_id: int, known: CaseFacts, entry: Entry, clocks: Iterable[deadlines.Clock],
    template: DocumentTemplate | None = None,
) -> Context:  # fmt: skip
    """Return the context that the papers of this entry are made from. `clocks` are those of the whole case; `template`: of which paper,
    where one is the giver's; None: of any other."""
    here = _proceeding_of(known, entry, template)
    return Context(session, case_id, known, here, entry, [clock for clock in clocks if clock.proceeding == here.number])


def of_case(session: Read | Session, case_id: int) -> list[Document]:
    """The documents of a case, oldest first."""
    return list(session.exec(select(Document).where(Document.case_id == case_id).order_by(col(Document.id))))

"""One issued document for the operator (文书): found by case number and name, and printed from its frozen data."""

from collections.abc import Callable
from datetime import date

from sqlmodel import Session, col, or_, select

from mediation.errors import CannotPrint, Conflict, NotFound, Refusal
from mediation.models import Case, Document, Proceeding, Write
from mediation.rules import sameness
from mediation.services.base import accounts
from mediation.services.papers import appointments, issue, kept, naming, stamps
from mediation.services.papers.rendering import render, render_masked
from mediation.services.record import access, replayed
from mediation.settings import settings

LONGEST_ID = 10


def find(session: Session, case: str, which: str) -> Document:
    """The document of this case. `case`: a 案号 or the case's id; `which`: a template's name, a title, the number that stands on it,
    or the document's id.

    Raises NotFound, or Refusal where several fit: one for each party, or a step done again.
    """
    case_id = _case_id(session, case)
    issued = issue.of_case(session, case_id)
    if which.isascii() and which.isdigit():
        found = [row for row in issued if row.id == int(which)]
    else:
        number = sameness.number_key(which)
        found = [
            row
            for row in issued
            if row.state != "void"
            and (which in (row.template, row.title) or (number and sameness.number_key(row.number) == number))
        ]
    if not found:
        listed = "、".join(f"{row.id}《{row.title}》" for row in issued) or "还没有文书"
        raise NotFound(f"案件 {case_id} 没有“{which}”。本案的文书：{listed}。")
    if len(found) > 1:
        listed = "、".join(str(row.id) for row in found)
        raise Refusal(f"《{found[0].title}》有 {len(found)} 份，请写明文书编号：{listed}。")
    return found[0]


def original(session: Write, row: Document, purpose: str, today: date) -> bytes:
    """The original, on record with its purpose: the kept one, else printed now and kept; stamped where it stands no longer.

    Raises Conflict with the reason where it cannot be printed, Invalid where no purpose is given.
    """
    given = {"document": row.id, "title": row.title, "number": row.number, "purpose": access.stated(purpose)}
    stamp = _stamp(session, row)
    pdf = None if stamp else kept.opened(row)
    if pdf is None:
        pdf = _printed(render, row, stamp)
        if not stamp:
            kept.keep(session, row, pdf)
    access.note(session, accounts.operator(session), access.Look.ORIGINAL, today, row.case_id, given)
    return pdf


def masked(session: Session, row: Document) -> bytes:
    """The masked copy. Raises Conflict with the reason where it cannot be printed."""
    return _printed(render_masked, row, _stamp(session, row))


def _stamp(session: Session, row: Document) -> str:
    return stamps.word(row, appointments.stands_no_longer(replayed.of_case(session, row.case_id).facts, row))


def _printed(how: Callable[..., bytes], row: Document, stamp: str) -> bytes:
    try:
        return how(row.template, issue.frozen(row), settings().font_folder, stamp)
    except CannotPrint as cannot:
        raise Conflict(f"《{row.title}》不能打印：{cannot}。") from None


def file_name(session: Session, row: Document) -> str:
    """A name for the file: 开庭通知书-张三-12.pdf."""
    return naming.file_name(row, naming.addressee(replayed.of_case(session, row.case_id).facts, row))


def _case_id(session: Session, case: str) -> int:
    """By any number that a document or a proceeding of the case bears, else by the case's id."""
    number, key = case.strip(), sameness.number_key(case)
    borne = or_(col(Proceeding.docket_key) == key, col(Proceeding.receipt_key) == key)
    proceedings = select(Proceeding.case_id).where(borne).order_by(col(Proceeding.case_id)).limit(1)
    papers = select(Document.case_id).where(Document.number == number).order_by(col(Document.case_id)).limit(1)
    found = (session.exec(proceedings).first() if key else None) or session.exec(papers).first()
    if found is None and number.isascii() and number.isdigit() and len(number) < LONGEST_ID:
        found = session.exec(select(Case.id).where(Case.id == int(number))).first()
    if found is None:
        raise NotFound(f"没有案号或者编号为“{case}”的案件。")
    return found

"""The list of documents (文书): what cannot be printed yet, what waits to be served, what was issued."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, literal, or_, true
from sqlalchemy import select as columns
from sqlmodel import Session, col, func, select

from mediation.models import Case, Deadline, Document, Party, Proceeding
from mediation.rules.codes import Kind
from mediation.rules.deadlines import BY_ID, Limit, Whose
from mediation.rules.roles import MEDIATION_STAFF
from mediation.services.base.accounts import Actor
from mediation.services.record import cases
from mediation.services.record.running import FOR_THE_OFFICE
from mediation.services.views import case_page, marks

View = dict[str, Any]
TABS = {"lacking": "缺项待补", "unserved": "待送达", "recent": "近三十天", "all": "全部"}
RECENT = 30
REFUSED = col(Document.state) == literal("refused", literal_execute=True)
"""Said in the words of its index, which holds these alone."""
COUNTED = ("lacking", "unserved")
"""Tabs that say how many they hold: what there is to do. Nobody asks how many papers there ever were."""


def _served_by(limit: Limit) -> list[str]:
    return [name for event in limit.ends.any_of for name in sorted(event.documents)]


WAITED_FOR = {
    limit.id: names for limit in BY_ID.values() if limit.whose is Whose.OFFICE and (names := _served_by(limit))
}
"""The documents whose service ends a limit of the office: while the limit runs, they have not come back."""


def page(session: Session, actor: Actor, tab: str, today: date, skip: int, many: int) -> tuple[View, list[View]]:
    """How many there are to do something about, by tab, and some of this tab's, the newest first."""
    here = and_(col(Proceeding.case_id) == Document.case_id, col(Proceeding.number) == Document.proceeding)
    mine = and_(col(Proceeding.unit_id).in_(cases.scope(actor)), _open_to(actor))
    addressee = and_(col(Party.case_id) == Document.case_id, col(Party.number) == Document.party)
    held = exists().where(here, mine).correlate(Document)
    newest = (col(Document.issued_on).desc(), col(Document.id).desc())
    sums = [
        select(func.count()).select_from(Document).where(held, _tab(name, today)).scalar_subquery() for name in COUNTED
    ]
    counted = session.execute(columns(*sums)).one()
    # Which ones first, then what they are: the statement stops at the page's end, and reads no other document.
    ids = session.exec(
        select(Document.id).where(held, _tab(tab, today)).order_by(*newest).offset(skip).limit(many)
    ).all()
    rows = session.exec(
        select(Document, Case, Proceeding, Party.name)
        .join(Proceeding, here)
        .join(Case, col(Case.id) == Document.case_id)
        .outerjoin(Party, addressee)
        .where(col(Document.id).in_(ids))
        .order_by(*newest)
    )
    return dict(zip(COUNTED, counted, strict=True)), [_row(*row) for row in rows]


def _open_to(actor: Actor) -> ColumnElement[bool]:
    """A mediation's documents are listed for mediators alone (协商调解规定 第11条); its case shows others what may travel."""
    return true() if actor.roles & MEDIATION_STAFF else col(Proceeding.kind) != str(Kind.MEDIATION)


def _tab(name: str, today: date) -> ColumnElement[bool]:
    return {
        "lacking": col(Document.id).in_(select(Document.id).where(REFUSED)),
        "unserved": col(Document.id).in_(_unserved()),
        "recent": col(Document.issued_on) >= today - timedelta(days=RECENT),
        "all": true(),
    }[name]


def _unserved() -> Any:
    """The ids of the documents that a running limit waits for. It starts from the office's running limits, which are few."""
    here = and_(
        col(Deadline.case_id) == Document.case_id, col(Deadline.proceeding) == Document.proceeding,
        col(Deadline.party) == Document.party,
    )  # fmt: skip
    waited_for = [
        and_(col(Deadline.limit) == limit, col(Document.template).in_(names)) for limit, names in WAITED_FOR.items()
    ]
    printable = col(Document.state).in_(("pending", "ready"))
    return select(Document.id).join(Deadline, here).where(FOR_THE_OFFICE, or_(*waited_for), printable)


def _row(row: Document, case_row: Case, p: Proceeding, addressee: str | None) -> View:
    kind, word = marks.of_document(row)
    return {
        "id": row.id, "title": row.title, "number": row.number, "on": row.issued_on, "for": addressee or case_page.which(row.template),
        "who": case_row.who, "whom": case_row.whom, "case_id": row.case_id, "proceeding": row.proceeding, "case_number": p.docket,
        "kind": kind, "word": word, "opens": case_page.opens(row), "refused": row.state == "refused",
        "arbitration": p.kind == Kind.ARBITRATION,
    }  # fmt: skip

"""The list of documents (文书): what cannot be printed yet, what waits to be served, what was issued."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, case, exists, literal, or_, true
from sqlalchemy import select as columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from mediation.models import Deadline, Document, Party, Proceeding, Sitting
from mediation.rules.codes import Kind
from mediation.rules.deadlines import BY_ID, Limit, Whose
from mediation.rules.roles import MEDIATION_STAFF, READS_INSPECTIONS
from mediation.rules.step import Step
from mediation.rules.steps import STEPS
from mediation.rules.travels import TRAVELS
from mediation.services.base.accounts import Actor
from mediation.services.papers import appointments, naming
from mediation.services.record import cases
from mediation.services.record.running import FOR_THE_OFFICE
from mediation.services.views import case_page, marks

TABS = {"lacking": "缺项待补", "unserved": "待送达", "recent": "近三十天", "all": "全部"}
RECENT = 30
FEW = 3000
"""So many proceedings of a unit are looked up one by one sooner than everybody's documents are walked past, once there are MANY."""
MANY = 100_000
REFUSED = col(Document.state) == literal("refused", literal_execute=True)
"""Said in the words of its index, which holds these alone."""
COUNTED = ("lacking", "unserved")
"""Tabs that say how many they hold: what there is to do. Nobody asks how many papers there ever were."""


FILLS = next(step for step in STEPS.values() if step.fills_papers)
"""The step that brings what a paper lacks."""
DELIVERS = {step.kind: step for step in STEPS.values() if step.delivers}
"""The step that tells that papers arrived, in each kind of proceeding that has them delivered."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A document on the list. `to`: whom it is for; `opens`: it has a PDF; `step`: what is to be done about it, or None."""

    id: int
    title: str
    number: str
    on: date
    to: str
    who: str
    whom: str
    case_id: int
    proceeding: int
    case_number: str
    mark: marks.Mark
    word: str
    opens: bool
    step: Step | None


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of the list; `count` None: nobody counts what is on it."""

    name: str
    label: str
    count: int | None
    here: bool


@dataclass(frozen=True, slots=True)
class DocumentList:
    """The documents of one tab, on one page."""

    tabs: tuple[Tab, ...]
    rows: tuple[PaperLine, ...]

    @property
    def total(self) -> int | None:
        """The number of documents on the tab that is shown; None where nobody counts."""
        return next(tab.count for tab in self.tabs if tab.here)


def _served_by(limit: Limit) -> list[str]:
    return [name for event in limit.ends.any_of for name in sorted(event.documents)]


WAITED_FOR = {limit.id: names for limit in BY_ID.values() if limit.whose is Whose.OFFICE and (names := _served_by(limit))}
"""The documents whose service ends a limit of the office: while the limit runs, they have not come back."""


def page(session: Session, actor: Actor, tab: str, today: date, skip: int, many: int) -> DocumentList:
    """Return a page of the documents on this tab, the newest first, with the number on each tab that asks for work. An unknown
    tab is the recent one.
    """
    tab = tab if tab in TABS else "recent"
    here = and_(col(Proceeding.case_id) == Document.case_id, col(Proceeding.number) == Document.proceeding)
    units = col(Proceeding.unit_id).in_(_said(session.exec(cases.scope(actor)).all()))
    mine = and_(units, _open_to(actor))
    addressee = and_(col(Party.case_id) == Document.case_id, col(Party.number) == Document.party)
    held = exists().where(here, mine).correlate(Document)
    newest = (col(Document.issued_on).desc(), col(Document.id).desc())
    sums = [select(func.count()).select_from(Document).where(held, _tab(name, today)).scalar_subquery() for name in COUNTED]
    counted = session.execute(columns(*sums)).one()
    # Which ones first, then what they are: the statement stops at the page's end, and reads no other document.
    which = (
        col(Document.id).in_(select(Document.id).join(Proceeding, here).where(mine))
        if tab == "all" and _are_few(session, units)
        else held
    )
    ids = session.exec(select(Document.id).where(which, _tab(tab, today)).order_by(*newest).offset(skip).limit(many)).all()
    rows = session.execute(
        columns(Document, Proceeding, col(Party.name), _replaced_by())
        .join(Proceeding, here)
        .outerjoin(Party, addressee)
        .where(col(Document.id).in_(ids))
        .order_by(*newest)
    )
    held_here = dict(zip(COUNTED, counted, strict=True))
    tabs = tuple(Tab(name, label, held_here.get(name), name == tab) for name, label in TABS.items())
    return DocumentList(tabs, tuple(_row(row, p, to, by, tab) for row, p, to, by in rows))


def _are_few(session: Session, units: ColumnElement[bool]) -> bool:
    """Tell whether these units have few proceedings and everybody together many documents: theirs are then gathered from the proceedings,
    and not looked for among everybody's."""
    if (session.exec(select(func.max(Document.id))).one() or 0) < MANY:
        return False
    some = select(Proceeding.id).where(units).limit(FEW + 1).subquery()
    return session.exec(select(func.count()).select_from(some)).one() <= FEW


def _said(units: Sequence[int]) -> BindParameter[Any]:
    """The units as numbers in the statement: PostgreSQL then knows from its statistics how many of all papers are theirs, and
    begins at the newest where they are many, at the units' own where they are few."""
    return bindparam("units", units, expanding=True, literal_execute=True)


def _open_to(actor: Actor) -> ColumnElement[bool]:
    """The condition that a document is listed for this person: a mediation's for mediators alone (协商调解规定 第11条), of an inspection's
    for others what travels; the case shows what else may."""
    talks = true() if actor.roles & MEDIATION_STAFF else col(Proceeding.kind) != str(Kind.MEDIATION)
    if actor.roles & READS_INSPECTIONS:
        return talks
    return and_(
        talks, or_(col(Proceeding.kind) != str(Kind.INSPECTION), col(Document.template).in_(sorted(TRAVELS[Kind.INSPECTION])))
    )


def _tab(name: str, today: date) -> ColumnElement[bool]:
    return {
        "lacking": col(Document.id).in_(select(Document.id).where(REFUSED)),
        "unserved": col(Document.id).in_(_unserved()),
        "recent": col(Document.issued_on) >= today - timedelta(days=RECENT),
        "all": true(),
    }[name]


@cache
def _unserved() -> Any:
    """The ids of the documents that a running limit waits for, worded once. It starts from the office's running limits, which are few:
    gathered on their own, or PostgreSQL starts from all documents of the unit."""
    here = and_(
        col(Deadline.case_id) == Document.case_id,
        col(Deadline.proceeding) == Document.proceeding,
        col(Deadline.party) == Document.party,
        or_(col(Deadline.paper) == 0, col(Deadline.paper) == Document.seq),
    )
    waited_for = [and_(col(Deadline.limit) == limit, col(Document.template).in_(names)) for limit, names in WAITED_FOR.items()]
    printable = col(Document.state).in_(("pending", "ready"))
    stands = _replaced_by().is_(None)
    found = select(Document.id).join(Deadline, here).where(FOR_THE_OFFICE, or_(*waited_for), printable, stands)
    return select(found.cte("unserved").prefix_with("MATERIALIZED").columns.id)


@cache
def _replaced_by() -> Any:
    """The entry that set another session or hearing in place of the notice's own, as `bookings.replaced_by`; NULL: it stands.
    Worded once."""
    later, own = aliased(Sitting), aliased(Sitting)
    there = and_(col(later.case_id) == Document.case_id, col(later.proceeding) == Document.proceeding)
    first = select(func.min(later.seq)).where(there, col(later.seq) > Document.seq).correlate(Document).scalar_subquery()
    held = exists().where(col(own.case_id) == Document.case_id, col(own.seq) == Document.seq, col(own.held)).correlate(Document)
    return case((and_(col(Document.template).in_(appointments.notices()), ~held), first))


def _row(row: Document, p: Proceeding, addressee: str | None, by: int | None, tab: str) -> PaperLine:
    """A line of the list. `by`: the entry that set another session or hearing in place of the notice's own."""
    replaced = f"{appointments.word(Kind(p.kind))}：以第 {by} 条为准" if by else ""
    mark, word = marks.of_document(row, replaced)
    serve = DELIVERS.get(Kind(p.kind)) if tab == "unserved" else None
    return PaperLine(
        id=row.id or 0, title=row.title, number=row.number, on=row.issued_on, to=addressee or naming.which(row.template),
        who=p.who, whom=p.whom, case_id=row.case_id, proceeding=row.proceeding, case_number=p.docket,
        mark=mark, word=word, opens=case_page.opens(row, replaced), step=FILLS if row.state == "refused" else serve,
    )  # fmt: skip

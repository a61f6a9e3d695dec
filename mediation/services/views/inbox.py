"""A person's reminders (提醒): what is theirs by name, and what is their unit's and nobody's in particular."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam
from sqlmodel import Session, col, func, or_, select

from mediation import clock
from mediation.errors import NotFound
from mediation.models import Notice, Unit, Write
from mediation.rules.codes.notices import NoticeKind, NoticeStage
from mediation.rules.roles import INSPECTION_STAFF, MEDIATION_STAFF
from mediation.services.base.accounts import Actor
from mediation.services.record import cases
from mediation.services.views.marks import Mark

MARKS: dict[NoticeStage, Mark] = {NoticeStage.LATE: "late", NoticeStage.TODAY: "soon"}
"""How one that is not read yet is marked; the others are plain."""


def mine(actor: Actor) -> ColumnElement[bool]:
    """The condition that a reminder is for this person."""
    named = or_(Notice.handler == actor.login, Notice.handler == "")
    return col(Notice.unit_id).in_(cases.scope(actor)) & named & col(Notice.kind).not_in(_not_for(actor))


OF_LEADS = {NoticeKind.LEAD: INSPECTION_STAFF, NoticeKind.LEAD_HANDED: MEDIATION_STAFF}
"""Whose reminders are those of leads: the inspectorate's, and of what it handed on whoever mediates (record/leads.py)."""


def _not_for(actor: Actor) -> list[str]:
    """The kinds of reminder that this person, by the posts held, has nothing to do with."""
    return [str(kind) for kind, staff in OF_LEADS.items() if not staff & actor.roles]


def unread(session: Session, actor: Actor) -> int:
    """Count the notices that the person has not read."""
    return session.exec(_UNREAD, params={"below": f"{actor.unit_path}%", "login": actor.login, "hidden": _not_for(actor)}).one()


_UNREAD = (
    select(func.count())
    .select_from(Notice)
    .where(
        col(Notice.unit_id).in_(select(Unit.id).where(col(Unit.path).like(bindparam("below")))),
        or_(Notice.handler == bindparam("login"), Notice.handler == ""),
        col(Notice.seen_at).is_(None),
        col(Notice.kind).not_in(bindparam("hidden", expanding=True)),
    )
)
"""`mine`, worded once: every page asks it."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder, as the person sees it. `case_id` None: it is of a lead, by `lead_id`."""

    id: int
    at: datetime
    mark: Mark
    word: str
    text: str
    case_id: int | None
    lead_id: int | None
    unread: bool


def page(session: Session, actor: Actor, skip: int, many: int) -> list[Reminder]:
    """Some of them, the newest first."""
    newest = select(Notice).where(mine(actor)).order_by(col(Notice.id).desc())
    return [_shown(row) for row in session.exec(newest.offset(skip).limit(many))]


def _shown(row: Notice) -> Reminder:
    waiting = MARKS.get(NoticeStage(row.stage), "plain")
    return Reminder(
        id=row.id or 0, at=clock.local(row.at), mark="done" if row.seen_at else waiting, word=NoticeKind(row.kind).label,
        text=row.text, case_id=row.case_id, lead_id=row.lead_id, unread=row.seen_at is None,
    )  # fmt: skip


def read(session: Write, actor: Actor, now: datetime, notice_id: int | None = None) -> None:
    """Mark one as read, or all of them (None). Raises NotFound for one that is somebody else's."""
    wanted = select(Notice).where(mine(actor), col(Notice.seen_at).is_(None))
    if notice_id is not None:
        row = session.exec(select(Notice).where(mine(actor), Notice.id == notice_id)).first()
        if row is None:
            raise NotFound("没有这条提醒。")
        wanted = wanted.where(Notice.id == notice_id)
    for row in session.exec(wanted):
        row.seen_at, row.seen_by = now, actor.login
        session.add(row)

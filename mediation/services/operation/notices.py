"""Notices (提醒) owed to the desks: an office's time limits, sums due, sessions and hearings of the next working day, leads.

Nothing is planned ahead. Each look asks "what is due and has no notice yet?", so that whoever was down for a week owes
at the next look what the week would have brought, once: each notice has a key, and the key is unique.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select as columns
from sqlmodel import Session, col, func, select

from mediation import clock
from mediation.models import Account, Case, Deadline, Notice, Proceeding, Promise, Site, Sitting, Write
from mediation.rules import leads as lead_rules
from mediation.rules import sites
from mediation.rules.bookings import SITTINGS
from mediation.rules.codes import Kind
from mediation.rules.codes.leads import Stage
from mediation.rules.codes.notices import NoticeKind, NoticeStage
from mediation.rules.deadlines import BY_ID
from mediation.services.base import reference
from mediation.services.base.concurrent_rows import insert_missing
from mediation.services.record import leads
from mediation.services.record.cases import title
from mediation.services.record.handlers import HANDLER
from mediation.services.record.running import FOR_THE_OFFICE

AT_ONCE = 400
"""Rows written by one statement; SQLite takes only so many values in one."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A notice to a desk. `about` says of which thing and for which day: a date that moves owes a new one. `case_id` None: it is of a
    lead (欠薪线索), by `lead_id`.
    """

    kind: NoticeKind
    about: str
    stage: NoticeStage
    unit_id: int
    handler: str
    case_id: int | None
    text: str
    lead_id: int | None = None

    @property
    def key(self) -> str:
        """The key by which the notice is owed once."""
        return ":".join(filter(None, (self.kind, self.about, self.stage)))


def owed(session: Session, today: date) -> list[Owed]:
    """Every notice that has not been given yet, for what is soon, today or late as of this day."""
    candidates = {each.key: each for each in _candidates(session, today)}
    given: set[str] = set()
    for keys in _portions(list(candidates)):
        given |= set(session.exec(select(Notice.key).where(col(Notice.key).in_(keys))))
    return [each for key, each in candidates.items() if key not in given]


def give(session: Write, notices: Iterable[Owed]) -> int:
    """Write them down; one that another process wrote meanwhile is left as it is. Returns how many were new."""
    at = clock.now()
    rows = [
        {"key": n.key, "kind": n.kind, "about": n.about, "stage": n.stage, "unit_id": n.unit_id, "handler": n.handler,
         "case_id": n.case_id, "lead_id": n.lead_id, "text": n.text, "at": at, "seen_by": ""}
        for n in notices
    ]  # fmt: skip
    return sum(insert_missing(session, Notice, portion) for portion in _portions(rows))


def _portions(things: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(things), AT_ONCE):
        yield things[start : start + AT_ONCE]


def _candidates(session: Session, today: date) -> Iterator[Owed]:
    yield from _limits(session, today)
    yield from _sums(session, today)
    yield from _sittings(session, today)
    yield from _sites(session, today)
    yield from _leads(session, today)


# --- what is asked --------------------------------------------------------------------------------------------


def _limits(session: Session, today: date) -> Iterator[Owed]:
    """The office's own limits whose warning day has come. A party's limit is the party's business."""
    rows = session.exec(_with_desk(Deadline).where(FOR_THE_OFFICE, col(Deadline.alert_on) <= today, Proceeding.unclosed))
    for row, desk, handler in rows:
        stage, says = _stage(row.due_on, today)
        limit = BY_ID[row.limit]
        provisional = "（暂定）" if row.provisional else ""
        yield Owed(
            NoticeKind.LIMIT,
            f"{row.case_id}/{row.proceeding}/{row.limit}/{row.party}:{row.due_on}",
            stage,
            unit_id=desk.unit_id,
            handler=handler,
            case_id=row.case_id,
            text=f"{limit.label}{says}：{title(desk.who, desk.whom)}，{row.due_on} 到期{provisional}（{limit.id}，{limit.basis}）",
        )


def _sums(session: Session, today: date) -> Iterator[Owed]:
    """Performance lines not fully paid or done, on their day and after it; one notice for all lines of a day."""
    rows = session.exec(
        _with_desk(Promise).where(col(Promise.settled).is_(False), col(Promise.due_on) <= today, Proceeding.unclosed)
    )
    together: dict[tuple[int, int, date], list[Any]] = {}
    for row in rows:
        line = row[0]
        together.setdefault((line.case_id, line.proceeding, line.due_on), []).append(row)
    for (case_id, proceeding, due_on), lines in together.items():
        stage, says = _stage(due_on, today)
        _, desk, handler = lines[0]
        money = [line for line, *_ in lines if line.amount is not None]
        owed = [f"应付 {len(money)} 笔，尚欠 {sum(line.amount - line.paid for line in money):,.2f} 元"] if money else []
        owed += [f"应做 {acts} 项，还没有履行"] if (acts := len(lines) - len(money)) else []
        yield Owed(
            NoticeKind.SUM,
            f"{case_id}/{proceeding}:{due_on}",
            stage,
            unit_id=desk.unit_id,
            handler=handler,
            case_id=case_id,
            text=f"履行{says}：{title(desk.who, desk.whom)}，{due_on} {'；'.join(owed)}，请核实{'到账' if money else ''}",
        )


def _sites(session: Session, today: date) -> Iterator[Owed]:
    """The guarantees of construction sites that run out within sites.WARNED days or have, on the desk of the newest inspection there
    (保障农民工工资支付条例 第32条)."""
    newest = (
        select(func.max(Proceeding.id))
        .join(Case, col(Case.id) == Proceeding.case_id)
        .where(col(Case.site_key) == Site.key, Proceeding.kind == Kind.INSPECTION)
        .correlate(Site)
        .scalar_subquery()
    )
    warned = today + timedelta(days=sites.WARNED)
    rows = session.execute(
        columns(Site, Proceeding, HANDLER)
        .join(Proceeding, col(Proceeding.id) == newest)
        .where(col(Site.guarantee_until) <= warned)
    )
    for site, desk, handler in rows:
        stage, _ = _stage(site.guarantee_until, today)
        kept = sites.SiteAnswers.model_validate_json(site.kept, context={"today": today})
        if says := sites.runs_out(kept, today):
            yield Owed(
                NoticeKind.SITE, f"{site.id}:{site.guarantee_until}", stage, unit_id=desk.unit_id, handler=handler, case_id=desk.case_id,
                text=f"{site.name}：{says}",
            )  # fmt: skip


def _sittings(session: Session, today: date) -> Iterator[Owed]:
    """Sessions and hearings from today to the next working day: before a holiday, those on the first day after it."""
    until = reference.current(session).calendar.working_day_after(today, 1)
    rows = session.exec(
        _with_desk(Sitting).where(
            col(Sitting.free).is_(False), col(Sitting.on) >= today, col(Sitting.on) <= until, Proceeding.unclosed
        )
    )
    for row, desk, handler in rows:
        yield Owed(
            NoticeKind.SITTING,
            f"{row.case_id}/{row.seq}:{row.on}",
            NoticeStage.NONE,
            unit_id=desk.unit_id,
            handler=handler,
            case_id=row.case_id,
            text=f"{SITTINGS[Kind(desk.kind)]}：{title(desk.who, desk.whom)}，{row.on} {row.starts}，{row.place}",
        )


def _leads(session: Session, today: date) -> Iterator[Owed]:
    """The leads whose day comes soon, has come or is over, on the desk of whoever took them or of the unit; and each one once that was
    handed to a unit that mediates, or back to the inspectorate (保障农民工工资支付条例 第10条).
    """
    waiting = leads.that_wait(session)
    moved = leads.last_moves(session) if waiting else {}
    at_work = set(session.exec(select(Account.login).where(Account.active)))
    for each in waiting:
        row, told = each.row, f"{each.row.employer}（{each.row.persons_found or each.row.persons} 人）"
        handed = each.stage is Stage.HANDED
        kind = NoticeKind.LEAD_HANDED if handed else NoticeKind.LEAD
        desk: dict[str, Any] = {
            "unit_id": row.unit_id, "handler": row.handler if not handed and row.handler in at_work else "", "case_id": None,
            "lead_id": row.id,
        }  # fmt: skip
        if (move := moved.get(row.id or 0)) and move.stage is each.stage:
            says = f"监察转来线索：{told}，请审查受理调解或者退回" if handed else f"调解组织退回线索：{told}，请继续处置"
            yield Owed(kind, f"{row.id}/{move.seq}", NoticeStage.NONE, text=says, **desk)
        if each.due_on is not None and (each.due_on - today).days <= lead_rules.SOON:
            stage, says = _stage(each.due_on, today)
            what = lead_rules.LABELS[lead_rules.DUE[each.stage]]
            text = f"线索{what}{says}：{told}，{each.due_on} 到期"
            yield Owed(kind, f"{row.id}/{each.stage}:{each.due_on}", stage, text=text, **desk)


def _with_desk(table: Any) -> Any:
    """Rows of a table with the proceeding they belong to, whose desk is told, and whose work it is ('': the unit's)."""
    here = (Proceeding.case_id == table.case_id) & (Proceeding.number == table.proceeding)
    return select(table, Proceeding, HANDLER).join(Proceeding, here)


def _stage(due_on: date, today: date) -> tuple[NoticeStage, str]:
    """Return the nearness of the day, as a code and in words (自然日)."""
    if today < due_on:
        return NoticeStage.SOON, f"还有 {(due_on - today).days} 日"
    if today == due_on:
        return NoticeStage.TODAY, "今日到期"
    return NoticeStage.LATE, f"已逾期 {(today - due_on).days} 日"

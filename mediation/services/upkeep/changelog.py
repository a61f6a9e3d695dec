"""The changes of the parameters (参数变更): every change is an entry of the office's hash-chained journal, old and new value in
full.

`verify` reads the chain like any other, and asks here whether a row was changed behind the journal's back.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session, col, func, select

from mediation import clock
from mediation.errors import Forbidden, NotFound
from mediation.models import JournalEntry, Write
from mediation.rules.roles import Role
from mediation.services.base.accounts import Actor
from mediation.services.record import journal
from mediation.services.record.recount import Moved

STEP = "change_parameters"
MOST_TOLD = 500
"""Moved clocks that an entry of the journal names; the rest is counted."""
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One row of one family, before and after. `before` None: it is new."""

    family: str
    key: str
    before: Values | None
    after: Values


@dataclass(frozen=True, slots=True)
class Logged:
    """One entry: what was done, to which rows, by whom, and which clocks moved (`moved` may be cut short; `count` is all)."""

    seq: int
    says: str
    at: Any
    who: str
    on: date
    changes: list[Change]
    moved: list[list[Any]] = field(default_factory=list)
    count: int = 0
    cases: int = 0


def keeps(actor: Actor) -> bool:
    """Tell whether this person keeps the parameters: the administrator of the whole bureau, since they hold for every unit."""
    return Role.ADMIN in actor.roles and actor.unit_path.count("/") == 2


def must_keep(actor: Actor) -> None:
    """Raises Forbidden for everybody else."""
    if not keeps(actor):
        raise Forbidden("参数对全市各单位都有效，由市局的系统管理员维护。需要修改的，请联系系统管理员。")


def write(session: Write, actor: Actor, says: str, changes: Iterable[Change], moved: Sequence[Moved] = ()) -> int:
    """Put the changes on record, and the clocks that they moved, the first of them by name. Returns the entry's number in the office's
    chain.
    """
    rows = [{"family": c.family, "key": c.key, "before": c.before, "after": c.after} for c in changes]
    clocks = {"count": len(moved), "cases": len({m.case_id for m in moved}), "moved": kept(moved)} if moved else {}
    journal.append(session, actor, STEP, clock.today(), {"says": says, "rows": rows, **clocks})
    return session.exec(select(func.max(JournalEntry.seq)).where(JournalEntry.chain == journal.OFFICE)).one() or 0


def kept(moved: Sequence[Moved]) -> list[list[Any]]:
    """Return moved clocks as an entry of the journal keeps them, as many as it names."""
    return [
        [m.case_id, m.proceeding, m.limit, m.party, *(str(day) if day else None for day in (m.before, m.after)), m.firm]
        for m in moved[:MOST_TOLD]
    ]


def page(session: Session, skip: int, many: int) -> tuple[int, list[Logged]]:
    """Return the number of all changes, and a page of them, the newest first."""
    ours = (JournalEntry.chain == journal.OFFICE, JournalEntry.step == STEP)
    total = session.exec(select(func.count()).select_from(JournalEntry).where(*ours)).one()
    rows = session.exec(select(JournalEntry).where(*ours).order_by(col(JournalEntry.seq).desc()).offset(skip).limit(many))
    return total, [_logged(row) for row in rows]


def one(session: Session, seq: int) -> Logged:
    """One change. Raises NotFound."""
    row = session.exec(
        select(JournalEntry).where(JournalEntry.chain == journal.OFFICE, JournalEntry.step == STEP, JournalEntry.seq == seq)
    ).first()
    if row is None:
        raise NotFound("没有这次参数变更。")
    return _logged(row)


def _logged(row: JournalEntry) -> Logged:
    given = json.loads(row.given)
    changes = [Change(r["family"], r["key"], r["before"], r["after"]) for r in given["rows"]]
    return Logged(row.seq, given["says"], clock.local(row.at), row.actor_name, row.on, changes,
                  given.get("moved", []), given.get("count", 0), given.get("cases", 0))  # fmt: skip


def latest(session: Session) -> dict[tuple[str, str], Values]:
    """Return the values that the journal last gave every row it tells of, by family and key."""
    found: dict[tuple[str, str], Values] = {}
    rows = session.exec(
        select(JournalEntry.given)
        .where(JournalEntry.chain == journal.OFFICE, JournalEntry.step == STEP)
        .order_by(col(JournalEntry.seq))
    )
    for given in rows:
        for row in json.loads(given)["rows"]:
            found[row["family"], row["key"]] = row["after"]
    return found

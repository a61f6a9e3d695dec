"""The record of looks at sealed data (查阅记录): each look is an entry of the office's chain, and found again by its case."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, select

from mediation.errors import Invalid
from mediation.models import Access, JournalEntry, Unit, Write
from mediation.rules import particulars
from mediation.rules.party_particulars import LABELS, MASKS
from mediation.services.base.accounts import Actor
from mediation.services.record import journal

SHORTEST_PURPOSE, LONGEST_PURPOSE = 2, 200
SHOWN = 200


class Look(StrEnum):
    """The kinds of look at sealed data; the names that the journal uses."""

    REVEAL = "reveal"
    ORIGINAL = "open_original"
    OTHERS = "told_of_others"
    TEXTS = "read_open_texts"
    INFORMANT = "reveal_informant"


WORDS = {
    Look.REVEAL: f"查看{'、'.join(LABELS[name] for name in MASKS)}",
    Look.ORIGINAL: "打开文书原件",
    Look.OTHERS: "登记时获知其他单位的案件",
    Look.TEXTS: "查看早先录入的文字中的个人信息",
    Look.INFORMANT: "查看举报人",
}


@dataclass(frozen=True, slots=True)
class Looked:
    """One look: who, when (UTC), from which address and unit, at what, and what for ('': it is their case to handle)."""

    at: datetime
    who: str
    unit: str
    address: str
    what: str
    which: str
    purpose: str


def note(session: Write, actor: Actor, look: Look, today: date, case_id: int, given: Mapping[str, Any]) -> None:
    """Put a look on record, in the transaction that shows what is looked at."""
    seq, _ = journal.append(session, actor, look, today, {"case": case_id, **given})
    session.add(Access(case_id=case_id, seq=seq))


def stated(purpose: str) -> str:
    """The purpose as it goes on record. Raises Invalid where none is given."""
    if len(purpose.strip()) < SHORTEST_PURPOSE:
        raise Invalid({"purpose": "请写明查看的用途，例如“电话通知到庭”。"})
    if hits := particulars.found_in(purpose):
        raise Invalid({"purpose": particulars.sentence("用途", hits)})
    return purpose.strip()[:LONGEST_PURPOSE]


def of_case(session: Session, case_id: int) -> list[Looked]:
    """List the looks at the sealed data of this case, the newest first."""
    rows = session.exec(
        select(JournalEntry, Unit.name)
        .join(Access, (col(Access.seq) == JournalEntry.seq) & (JournalEntry.chain == journal.OFFICE))
        .outerjoin(Unit, col(Unit.id) == JournalEntry.unit_id)
        .where(Access.case_id == case_id)
        .order_by(col(Access.seq).desc())
        .limit(SHOWN)
    ).all()
    return [_looked(row, unit or "") for row, unit in rows]


def others_told(session: Session, case_id: int) -> int:
    """Count the cases of other units that whoever registered this one was told of; 0 where nobody was."""
    told = session.exec(
        select(JournalEntry.given)
        .join(Access, (col(Access.seq) == JournalEntry.seq) & (JournalEntry.chain == journal.OFFICE))
        .where(Access.case_id == case_id, JournalEntry.step == Look.OTHERS)
        .order_by(col(Access.seq).desc())
    ).first()
    return int(json.loads(told)["others"]) if told else 0


def differences(session: Session, office: Iterable[JournalEntry]) -> Iterator[str]:
    """Yield in sentences where the looks found by their case are not those of the office's chain, whose entries these are."""
    kept = dict(session.exec(select(Access.seq, Access.case_id)).all())
    told = {row.seq: json.loads(row.given).get("case") for row in office if row.step in set(Look)}
    for seq in sorted(kept.keys() | told.keys()):
        if kept.get(seq) != told.get(seq):
            yield f"查阅记录（office 第 {seq} 条）与日志不符：不见了、被改到别的案件，或者日志中没有"


def _looked(row: JournalEntry, unit: str) -> Looked:
    given = json.loads(row.given)
    which = str(given.get("title") or given.get("name") or (f"{given['others']} 件" if "others" in given else ""))
    return Looked(
        journal.utc(row.at), row.actor_name, unit, row.address, WORDS[Look(row.step)], which, str(given.get("purpose", ""))
    )

"""Free texts typed before the door stopped numbers of people (早先录入的文字): found once, noted, and masked wherever a case is shown.

The journal is never changed, so what was typed then stays in it. Entries made since hold none: the door refuses them.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from mediation.models import JournalEntry, OpenText, Setting, Write
from mediation.rules import particulars
from mediation.rules.entries import entry_of
from mediation.services.base.concurrent_rows import insert_missing

READING = "reference.texts"
"""The setting that notes by which reading of numbers the texts were looked through."""
AT_ONCE = 2000
DIGITS = re.compile(r'(?:\d[^\d"]{0,12}){9}')
"""Fewer digits in one text are no number of a person: most entries are passed by for this alone."""


def follow_the_reading(session: Write) -> int:
    """Look through every entry, once for each reading that this program has had. Returns how many texts were noted anew."""
    blank = {
        "key": READING,
        "label": "文字识别版本",
        "value": "",
        "source": "由系统写入",
        "confirmed": True,
        "confirmed_by": "",
    }
    insert_missing(session, Setting, [blank])
    mark = session.exec(select(Setting).where(Setting.key == READING).with_for_update()).one()
    if mark.value == str(particulars.READING):
        return 0
    found, last = 0, 0
    while rows := session.exec(_SOME, params={"after": last}).all():
        last = rows[-1].id or 0
        new = [{"case_id": row.case_id, "seq": row.seq} for row in rows if _holds_one(row)]
        found += insert_missing(session, OpenText, new)
        session.flush()
        session.expunge_all()
    mark = session.exec(select(Setting).where(Setting.key == READING)).one()
    mark.value = str(particulars.READING)
    return found


_SOME = (
    select(JournalEntry)
    .where(col(JournalEntry.id) > bindparam("after"), col(JournalEntry.case_id).is_not(None))
    .order_by(col(JournalEntry.id))
    .limit(AT_ONCE)
)


def _holds_one(row: JournalEntry) -> bool:
    if not DIGITS.search(row.given):
        return False
    try:
        entry = entry_of(row.seq, row.step, row.proceeding, row.on, json.loads(row.given))
    except ValueError:  # verify tells of an entry that cannot be read
        return False
    return any(particulars.written(form) for form in (entry.answers, entry.content) if form is not None)


def faults(session: Session, case_id: int, rows: Iterable[JournalEntry]) -> Iterator[str]:
    """Yield a sentence for each of this case's entries whose text holds such a number and is not noted, so that it shows unmasked."""
    holding = [row.seq for row in rows if _holds_one(row)]
    noted = set(of_case(session, case_id)) if holding else set()
    yield from (f"案件 {case_id}：第 {seq} 条文字中的个人信息没有记为遮住" for seq in holding if seq not in noted)


def of_case(session: Session, case_id: int) -> Sequence[int]:
    """The entries of this case whose texts hold such a number."""
    return session.exec(select(OpenText.seq).where(OpenText.case_id == case_id).order_by(col(OpenText.seq))).all()


def count(session: Session) -> tuple[int, int]:
    """Count how many cases and how many entries there are."""
    return session.exec(select(func.count(func.distinct(OpenText.case_id)), func.count()).select_from(OpenText)).one()


def sentence(session: Session) -> str:
    """Return the sentence for the operator on the open texts; '' where there are none."""
    cases, entries = count(session)
    if not entries:
        return ""
    return (
        f"{cases} 件案件的 {entries} 条记录，文字里有身份证号、电话或者银行账号：录入时系统还不能识别。日志不能改动，"
        "页面、接口和脱敏件上都已遮住，看原文须写明用途并留痕。"
    )

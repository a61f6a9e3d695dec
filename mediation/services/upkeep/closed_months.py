"""Closed months stay (已过去的月份不变): a setting that a figure reads is changed from a day on, never for what is counted already.

Which settings a figure reads follows from the table of limits: those by which the limits of `LIMIT_OF` are as long as they are.
"""

from sqlmodel import Session, col, func, select

from mediation import clock
from mediation.models import Proceeding
from mediation.rules import deadlines
from mediation.rules.codes import Kind
from mediation.rules.dated_readings import first_change
from mediation.rules.indicators import LIMIT_OF
from mediation.services.record import counts

READ_BY: dict[str, Kind] = {
    key: kind
    for kind, limit in LIMIT_OF.items()
    for key in (deadlines.BY_ID[limit].setting, deadlines.BY_ID[limit].rolls_by)
    if key
}
"""The settings that a figure reads, each with the kind of proceeding whose last days it moves."""


def fault(session: Session, key: str, before: str, after: str) -> str:
    """The sentence on a change that would count closed months anew; '' where it counts none. A text that says the same moves nothing, and
    where nothing of the kind was taken up before the running month any reading may still be chosen.
    """
    if key == counts.CLOSING_DAY:
        return _month_ends_otherwise(session, before, after)
    kind = READ_BY.get(key)
    changed = first_change(before, after, _words) if kind else None
    if changed is None:
        return ""
    running = counts.running_month(session, clock.today())
    counted = select(func.count()).select_from(Proceeding).where(
        Proceeding.kind == kind, col(Proceeding.accepted_on) >= changed, col(Proceeding.accepted_on) < running
    )  # fmt: skip
    many = session.exec(counted).one()
    return (
        f"指标按这一项计算，{_from(changed)}{running} 前受理、立案的 {many} 件已经计入以前各月，不能重算。请保留原来的写法，"
        f"在后面加上“；{running} 起”和新的写法（起算日不早于 {running}）：这一天起受理、立案的按新的写法，以前的不变。"
        if many else ""
    )  # fmt: skip


def _month_ends_otherwise(session: Session, before: str, after: str) -> str:
    """The sentence on another day of closing once months were counted: every one of them would have other days."""
    first = session.exec(select(func.min(Proceeding.accepted_on))).one()
    running = counts.running_month(session, clock.today())
    if before.strip() == after.strip() or first is None or first >= running:
        return ""
    kept = before.strip() or "0（自然月）"
    return f"{first} 起的各月已经按原来的月结日统计，改了每个月的起止都会变，已公布的数不能重算。请保留“{kept}”。"


def _from(day: object) -> str:
    """Return the words for the first day of a change; '' for one from the beginning."""
    return "" if str(day) == "0001-01-01" else f"{day} 起、"


def _words(text: str) -> object:
    """Return the meaning of a reading, as a length where it is one: another spelling of it is no other reading."""
    try:
        return deadlines.length_of(text)
    except ValueError:
        return text.strip()

"""Deputies (代理): a director names who does the director's steps from one day to another. Each naming is journalled.

The law gives certain approvals to the commission's director or the head whom he authorised (办案规则 第12、45、47、76条). A
deputy has them while the days last, and only then; a deputy names no deputy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, exists, or_, select

from mediation.errors import Forbidden, Invalid, NotFound
from mediation.models import Account, AccountRole, Deputy, Write
from mediation.rules import text
from mediation.rules.roles import Role
from mediation.services.base import reference
from mediation.services.base.accounts import Actor
from mediation.services.record import journal

LONGEST_SETTING = "deputy.longest_days"
LONGEST_DAYS = 92
"""自然日 in one naming where the setting (待本局确认) is empty: a longer absence is named again, so that nobody stays a deputy
by oversight."""


@dataclass(frozen=True, slots=True)
class Named:
    """A naming as people read it."""

    row: Deputy
    director: str
    deputy: str


def is_director(actor: Actor) -> bool:
    """Tell whether the actor is a director in their own right, not as somebody's deputy."""
    return Role.DIRECTOR in actor.roles and not actor.deputy_for


def name(session: Write, actor: Actor, login: str, first: date | None, last: date | None, reason: str, today: date) -> Deputy:
    """Name somebody of the director's own unit, or of one above it. Raises Forbidden, or Invalid by field."""
    if not is_director(actor):
        raise Forbidden("只有仲裁院负责人本人可以指定代理人。")
    wrong = _wrong_days(first, last, today, int(reference.setting(session, LONGEST_SETTING, str(LONGEST_DAYS))))
    if login not in {who for who, _ in eligible(session, actor)}:
        wrong["login"] = "请在列出的同事中选择代理人；本人不能代理本人。"
    if wrong:
        raise Invalid(wrong)
    assert first is not None
    assert last is not None
    earlier = session.exec(
        select(Deputy)
        .where(Deputy.director == actor.login, Deputy.active, col(Deputy.first) <= last, col(Deputy.last) >= first)
        .order_by(col(Deputy.first))
    ).first()
    if earlier is not None:
        raise Invalid({"first": f"{earlier.first} 至 {earlier.last} 已指定代理人，请先结束那一次，或者改日期。"})
    row = Deputy(
        director=actor.login, login=login, first=first, last=last, reason=text.one_line(reason)[:200], named_by=actor.login
    )
    session.add(row)
    session.flush()
    given = {"deputy": login, "first": first.isoformat(), "last": last.isoformat(), "reason": row.reason}
    journal.append(session, actor, "deputy_named", today, given)
    return row


def end(session: Write, actor: Actor, which: int, today: date) -> None:
    """The director is back: the naming holds no longer. Raises NotFound for one that is not the director's own."""
    row = session.exec(select(Deputy).where(Deputy.id == which, Deputy.director == actor.login).with_for_update()).first()
    if row is None or not is_director(actor):
        raise NotFound("没有这一次代理。")
    if row.active:
        row.active = False
        session.add(row)
        journal.append(session, actor, "deputy_ended", today, {"deputy": row.login, "first": row.first.isoformat()})


def eligible(session: Session, actor: Actor) -> list[tuple[str, str]]:
    """Login and name of whom the director may name: colleagues of the unit and of those above it, who sign in."""
    ids = [int(part) for part in actor.unit_path.split("/") if part]
    more_than_keeps = exists().where(col(AccountRole.account_id) == Account.id, col(AccountRole.role) != Role.ADMIN)
    rows = session.exec(
        select(Account.login, Account.name)
        .where(col(Account.unit_id).in_(ids), Account.active, Account.login != actor.login, more_than_keeps)
        .order_by(col(Account.unit_id).desc(), Account.login)
    )
    return list(rows)


def listed(session: Session, actor: Actor) -> Sequence[Named]:
    """The namings by this person or of this person, the newest first."""
    rows = session.exec(
        select(Deputy).where(or_(Deputy.director == actor.login, Deputy.login == actor.login)).order_by(col(Deputy.id).desc())
    ).all()
    logins = {row.director for row in rows} | {row.login for row in rows}
    names = dict(session.exec(select(Account.login, Account.name).where(col(Account.login).in_(logins))).all())
    return [Named(row, names[row.director], names[row.login]) for row in rows]


def _wrong_days(first: date | None, last: date | None, today: date, longest: int) -> dict[str, str]:
    if first is None or last is None:
        empty = {"first": first, "last": last}
        return {field: "请填写日期，例如 2026-08-20。" for field, day in empty.items() if day is None}
    if first < today:
        return {"first": f"代理不能追溯，最早从今天（{today}）起。"}
    if last < first:
        return {"last": "止日不能早于起日。"}
    if (last - first).days >= longest:
        return {"last": f"一次最多 {longest} 日，更长的到期再指定。"}
    return {}

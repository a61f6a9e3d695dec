"""The record of sign-ins, of sign-outs and of failures (登录记录): each an entry of the office's chain, proved with it and kept
with it.

A failure is told of the account that was tried. Of a login that nobody has nothing is kept, because people type their password
there too; so that a stranger cannot fill the journal, of such failures from one place the first of an hour goes on record, then
the tenth, the hundredth, the thousandth.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, or_, select

from mediation import clock
from mediation.models import Account, JournalEntry, Unit, Write
from mediation.services.base import accounts, signing_in
from mediation.services.base.accounts import Actor
from mediation.services.base.signing_in import Asked
from mediation.services.record import journal

TOLD_AT = (1, 10, 100, 1000)
NOBODY = Actor("", "不存在的账号", 0, "", "", "", frozenset())


class Signing(StrEnum):
    """The events of this record; the names that the journal uses. The last six are the operator's doing
    (services/upkeep/staff.py).
    """

    IN = "signed_in"
    OUT = "signed_out"
    FAILED = "sign_in_failed"
    ADDED = "account_added"
    PASSWORD = "password_set"  # noqa: S105 - the name of an entry
    ENDED = "account_ended"
    GIVEN_BACK = "account_given_back"
    MOVED = "account_moved"
    ROLES = "roles_given"


WORDS = {
    Signing.IN: "登录",
    Signing.OUT: "退出",
    Signing.FAILED: "密码不对，没有登录",
    Signing.ADDED: "新建账号",
    Signing.PASSWORD: "重设密码，原有登录失效",
    Signing.ENDED: "停用账号，原有登录失效",
    Signing.GIVEN_BACK: "恢复停用的账号",
    Signing.MOVED: "调到另一单位，原有登录失效",
    Signing.ROLES: "改任角色，原有登录失效",
}


@dataclass(frozen=True, slots=True)
class Signed:
    """One of them: when (UTC), whose account and in which unit, what, and from where."""

    at: datetime
    login: str
    name: str
    unit: str
    what: str
    good: bool
    address: str


def enter(session: Write, found: Asked, password_hash: str, request: str, *, fitted: bool) -> str:
    """The new sign-in's token, '' where it is refused; either way it is on record. Raises TooMany (signing_in.enter)."""
    token = signing_in.enter(session, found, password_hash, fitted=fitted)
    session.flush()
    who = _who(session, found, request)
    if token:
        _note(session, who, Signing.IN, {"known": found.is_known})
    elif who.login:
        _note(session, who, Signing.FAILED, {"times": signing_in.failures_of(session, found)[0]})
    elif (times := signing_in.unknown_from(session, found, max(TOLD_AT) + 1)) in TOLD_AT:
        _note(session, who, Signing.FAILED, {"times": times})
    return token


def leave(session: Write, token: str, actor: Actor) -> None:
    """End this sign-in, on record."""
    accounts.sign_out(session, token)
    _note(session, actor, Signing.OUT, {})


def page(session: Session, skip: int, many: int, login: str = "", until: date | None = None) -> list[Signed]:
    """Some of them, the newest first: of one account ('' of all), up to this day (None: to the last)."""
    wanted: list[Any] = [JournalEntry.chain == journal.OFFICE, col(JournalEntry.step).in_(list(Signing))]
    if login:
        of_account = col(JournalEntry.given).contains(f'"login":{json.dumps(login, ensure_ascii=False)}', autoescape=True)
        wanted.append(or_(col(JournalEntry.actor) == login, of_account))
    if until:
        wanted.append(col(JournalEntry.on) <= until)
    rows = session.exec(
        select(JournalEntry, Unit.name)
        .outerjoin(Unit, col(Unit.id) == JournalEntry.unit_id)
        .where(*wanted)
        .order_by(col(JournalEntry.seq).desc())
        .offset(skip)
        .limit(many)
    )
    return [_signed(row, unit or "") for row, unit in rows.all()]


def _who(session: Session, found: Asked, request: str) -> Actor:
    """Return the actor whose account it is; nobody where there is none."""
    row = session.exec(
        select(Account, Unit).join(Unit, col(Unit.id) == Account.unit_id).where(Account.login == found.login)
    ).first()
    if row is not None:
        return accounts.actor_of(*row, frozenset(), found.address, request)
    return Actor(**{**vars(NOBODY), "address": found.address, "request": request})


def _note(session: Write, who: Actor, what: Signing, given: Mapping[str, Any]) -> None:
    journal.append(session, who, what, clock.today(), given)


def _signed(row: JournalEntry, unit: str) -> Signed:
    given, what = json.loads(row.given), Signing(row.step)
    by_operator = what in (Signing.ADDED, Signing.PASSWORD, Signing.ENDED)
    return Signed(
        journal.utc(row.at), str(given["login"]) if by_operator else row.actor, "" if by_operator else row.actor_name,
        "" if by_operator else unit, _says(what, given), what is not Signing.FAILED, row.address,
    )  # fmt: skip


def _says(what: Signing, given: Mapping[str, Any]) -> str:
    if what is Signing.IN:
        return WORDS[what] if given["known"] else f"{WORDS[what]}（首次在这个浏览器）"
    if what is Signing.FAILED and given["times"] > 1:
        waits = given["times"] >= signing_in.FREE_TRIES
        return f"{WORDS[what]}（连续第 {given['times']} 次{'，再试须等待' if waits else ''}）"
    return WORDS[what]

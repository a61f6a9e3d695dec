"""The people who act (人员): accounts, sign-in, and the scope of units each person sees."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property, lru_cache
from getpass import getuser
from typing import Any

from pwdlib import PasswordHash
from sqlalchemy import ScalarSelect, bindparam
from sqlalchemy import select as columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, delete, func, select

from mediation import clock
from mediation.errors import Forbidden, Refusal
from mediation.models import Account, AccountRole, Deputy, SignIn, Unit, Write
from mediation.rules.roles import Role
from mediation.services.base import privacy, showcase


@dataclass(frozen=True)
class Actor:
    """The signed-in person who acts, in their unit, with their roles. `address` is where the request came from.

    `deputy_for` names the director whose deputy the person is today ('': nobody's); the director's role is then among `roles`.
    """

    login: str
    name: str
    unit_id: int
    unit_code: str
    unit_name: str
    unit_path: str
    roles: frozenset[Role]
    address: str = ""
    request: str = ""
    deputy_for: str = ""

    def may_be(self, role: Role) -> bool:
        """Tell whether the person holds the role."""
        return role in self.roles

    @cached_property
    def role_names(self) -> str:
        """The roles as people say them."""
        held = "、".join(role.label for role in Role if role in self.roles and not (self.deputy_for and role is Role.DIRECTOR))
        return f"{held}、代理{self.deputy_for}" if self.deputy_for else held

    def approves_as(self, by: frozenset[Role], *, signs: bool = False) -> str:
        """Return the name under which a director, or whoever is his deputy, approves a step that only the director's role allows them, or
        one that the director signs as such (`signs`), whatever else they are; '' for all other steps.
        """
        if Role.DIRECTOR not in by & self.roles or (by & (self.roles - {Role.DIRECTOR}) and not signs):
            return ""
        return f"{self.name}（代理{self.deputy_for}）" if self.deputy_for else self.name


@lru_cache(maxsize=1)
def passwords() -> PasswordHash:
    """Return the hasher by which passwords are hashed and checked (argon2id)."""
    return PasswordHash.recommended()


def hashed(password: str) -> str:
    """The password's argon2id hash. Raises Refusal where it is too short, or known to everybody."""
    if len(password) < 10:
        raise Refusal("密码至少 10 位，请换一个更长的。")
    if password == showcase.PASSWORD:
        raise Refusal("这是演示数据的密码，人人都知道，请换一个。")
    return passwords().hash(password)


def actor_of(
    account: Account, unit: Unit, roles: frozenset[Role], address: str = "", request: str = "", deputy_for: str = ""
) -> Actor:
    """The account as somebody who acts; a director's deputy has the director's role besides."""
    assert unit.id is not None
    there = (unit.id, unit.code, unit.name, unit.path)
    return _actor(account.login, account.name, there, roles, address, request, deputy_for)


def _actor(
    login: str, name: str, unit: tuple[int, str, str, str], roles: frozenset[Role], address: str, request: str, deputy_for: str
) -> Actor:
    if Role.DIRECTOR in roles:
        deputy_for = ""  # a director needs nobody's leave
    if deputy_for:
        roles |= {Role.DIRECTOR}
    return Actor(login, name, *unit, roles, address, request, deputy_for)


@cache
def _deputy_for() -> ScalarSelect[str]:
    """The name of the director whose deputy the account is on this day; NULL: nobody's. Part of the query for the account."""
    director = aliased(Account)
    return (
        select(director.name)
        .join(Deputy, col(Deputy.director) == director.login)
        .join(AccountRole, col(AccountRole.account_id) == director.id)
        .where(Deputy.login == Account.login, Deputy.active, director.active, AccountRole.role == str(Role.DIRECTOR))
        .where(col(Deputy.first) <= bindparam("today"), col(Deputy.last) >= bindparam("today"))
        .order_by(col(Deputy.id))
        .limit(1)
        .correlate(Account)
        .scalar_subquery()
    )


def signed_in(session: Session, token: str, address: str = "", request: str = "") -> Actor | None:
    """Return the person who holds this token; None where it is unknown or has expired."""
    rows = session.execute(_of_token(), {"token_hash": digest_of(token), "today": clock.today()}).all()
    if not rows:
        return None
    found = rows[0]
    if not token.endswith(_good_for(found.id, found.expires_at)):  # another's row, or a later end, put in
        return None
    if clock.local(found.expires_at) <= clock.local(clock.now()) or not found.active:
        return None
    unit = (found.unit_id, found.unit_code, found.unit_name, found.unit_path)
    return _actor(found.login, found.name, unit, held(row.role for row in rows), address, request, found.deputy_for or "")


@cache
def _of_token() -> Any:
    """The statement that every request begins with, worded once: a row for each role."""
    return (
        columns(
            col(SignIn.expires_at), col(Account.id), col(Account.login), col(Account.name), col(Account.active),
            col(Unit.id).label("unit_id"), col(Unit.code).label("unit_code"), col(Unit.name).label("unit_name"),
            col(Unit.path).label("unit_path"), _deputy_for().label("deputy_for"), col(AccountRole.role),
        )
        .join(Account, col(Account.id) == SignIn.account_id)
        .join(Unit, col(Unit.id) == Account.unit_id)
        .outerjoin(AccountRole, col(AccountRole.account_id) == Account.id)
        .where(col(SignIn.token_hash) == bindparam("token_hash"))
    )  # fmt: skip


def sign_out(session: Write, token: str) -> None:
    """End this sign-in."""
    session.exec(delete(SignIn).where(col(SignIn.token_hash) == digest_of(token)))


def actor_named(session: Session, login: str) -> Actor:
    """The account of this login as an actor, for the operator's verbs and the demo. Raises Forbidden where unknown."""
    named = (
        select(Account, Unit, _deputy_for(), col(AccountRole.role))
        .join(Unit, col(Unit.id) == Account.unit_id)
        .outerjoin(AccountRole, col(AccountRole.account_id) == Account.id)
        .where(Account.login == login)
    )
    rows = session.exec(named, params={"today": clock.today()}).all()
    if not rows:
        raise Forbidden(f"没有账号 {login}。")
    account, unit, deputy_for, _ = rows[0]
    return actor_of(account, unit, held(row[-1] for row in rows), deputy_for=deputy_for or "")


def held(codes: Iterable[str | None]) -> frozenset[Role]:
    """The roles of these codes, as an outer join reads them (None: the account has none)."""
    return frozenset(Role(code) for code in codes if code)


def roles_by_account(session: Session) -> dict[int, list[Role]]:
    """The roles that each account holds, by its id, in the order of rules/roles.py."""
    found: dict[int, set[str]] = {}
    for account_id, role in session.exec(select(AccountRole.account_id, AccountRole.role)):
        found.setdefault(account_id, set()).add(role)
    return {account_id: [role for role in Role if role in codes] for account_id, codes in found.items()}


OPERATOR = "operator"


def operator(session: Session) -> Actor:
    """Whoever has the shell (命令行), with the name they have there."""
    top = session.exec(select(Unit).order_by(func.length(Unit.path), col(Unit.id)).limit(1)).one()
    assert top.id is not None
    where = f"命令行 {getuser()}"[:64]
    return Actor(OPERATOR, "命令行", top.id, top.code, top.name, top.path, frozenset({Role.ADMIN}), address=where)


def new_token(account_id: int, expires_at: datetime) -> str:
    """A new sign-in's token: a secret, and the account and the end that it is good for."""
    return f"{secrets.token_urlsafe(32)}{_good_for(account_id, expires_at)}"


def _good_for(account_id: int, expires_at: datetime) -> str:
    return f".{account_id}.{int(clock.local(expires_at).timestamp())}"


def digest_of(token: str) -> str:
    """Return the keyed digest that is kept of a token: whoever can write the database, but has not the key, makes no sign-in."""
    return privacy.proof("sign-in", token)

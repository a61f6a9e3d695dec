"""Accounts kept from the command line (账号): made, given a new password, ended. Each is noted in the office's journal."""

from collections.abc import Iterable, Sequence

from sqlmodel import Session, col, delete, func, select

from mediation import clock
from mediation.errors import NotFound, Refusal
from mediation.models import Account, SignIn, Unit, Write
from mediation.rules.roles import Role
from mediation.services import accounts, journal, seed
from mediation.services.accounts import Actor

OPERATOR = "operator"


def add(session: Write, login: str, name: str, unit_code: str, roles: Iterable[Role], password: str) -> None:
    """A new account. Raises Invalid or Refusal with a sentence."""
    held = list(roles)
    seed.make_account(session, login, name, unit_code, held, password)
    _note(session, "account_added", {"login": login, "unit": unit_code, "roles": [str(role) for role in held]})


def set_password(session: Write, login: str, password: str) -> None:
    """A new password; every sign-in of the account ends."""
    account = _account(session, login)
    account.password_hash = accounts.hashed(password)
    _sign_out(session, account)
    _note(session, "password_set", {"login": login})


def deactivate(session: Write, login: str) -> None:
    """The account signs in no more. It stays, because what it did stays."""
    account = _account(session, login)
    account.active = False
    _sign_out(session, account)
    _note(session, "account_ended", {"login": login})


def listed(session: Session) -> Sequence[tuple[Account, Unit]]:
    """Every account with its unit, by unit."""
    return session.exec(
        select(Account, Unit).join(Unit, col(Unit.id) == Account.unit_id).order_by(col(Unit.path), Account.login)
    ).all()


def roles_named(text: str) -> list[Role]:
    """The roles of "mediator,lead" or "调解员、仲裁员". Raises Refusal for one that there is not."""
    by_name = {name: role for role in Role for name in (str(role), role.label)}
    words = [word.strip() for word in text.replace("、", ",").replace("，", ",").split(",") if word.strip()]
    if strange := [word for word in words if word not in by_name]:
        known = "、".join(f"{role}（{role.label}）" for role in Role)
        raise Refusal(f"没有角色“{strange[0]}”；可以写：{known}。")
    return [by_name[word] for word in words]


def _account(session: Write, login: str) -> Account:
    account = session.exec(select(Account).where(Account.login == login).with_for_update()).first()
    if account is None:
        raise NotFound(f"没有账号 {login}。用 ./run user list 查看。")
    session.add(account)
    return account


def _sign_out(session: Write, account: Account) -> None:
    session.exec(delete(SignIn).where(col(SignIn.account_id) == account.id))


def _note(session: Write, what: str, given: dict[str, object]) -> None:
    top = session.exec(select(Unit).order_by(func.length(Unit.path), col(Unit.id)).limit(1)).one()
    assert top.id is not None
    operator = Actor(OPERATOR, "命令行", top.id, top.code, top.name, top.path, frozenset({Role.ADMIN}))
    journal.append(session, operator, what, clock.today(), given)

"""Accounts kept from the command line (账号、聘任、利害关系): made, moved, ended, given back. Each is noted in the office's journal.

Whoever goes leaves their unfinished work behind; what they had been reminded of is the unit's from then on.
"""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, delete, select, update

from mediation import clock
from mediation.errors import NotFound, Refusal
from mediation.models import Account, AccountRole, Interest, Notice, SignIn, Unit, Write
from mediation.rules import text
from mediation.rules.codes.people import Declared, Profession
from mediation.rules.roles import INSPECTION_STAFF, Role
from mediation.services.base import accounts, signing_in
from mediation.services.record import handlers, journal
from mediation.services.record.handlers import OpenWork
from mediation.services.upkeep import seed

LONGEST_WARRANT = 40
"""Characters of an inspector's warrant (执法证号)."""


def add(session: Write, login: str, name: str, unit_code: str, roles: Iterable[Role], password_hash: str) -> Account:
    """A new account, with a password hashed beforehand (accounts.hashed). Raises Invalid with a sentence."""
    held = list(roles)
    made = seed.add_account(session, login, name, unit_code, held, password_hash)
    _note(session, "account_added", {"login": made.login, "unit": unit_code, "roles": [str(role) for role in held]})
    return made


def set_password(session: Write, login: str, password_hash: str) -> None:
    """A new password, hashed beforehand; every sign-in of the account ends, and so does every wait after wrong ones."""
    account = _account(session, login)
    account.password_hash = password_hash
    signing_in.lift(session, login)
    _sign_out(session, account)
    _note(session, "password_set", {"login": login})


def deactivate(session: Write, login: str) -> OpenWork:
    """End the account's signing in; it stays, because what it did stays. Returns what it leaves unfinished."""
    account = _account(session, login)
    account.active = False
    _sign_out(session, account)
    _note(session, "account_ended", {"login": account.login})
    return _left_to_the_unit(session, account)


def activate(session: Write, login: str) -> OpenWork:
    """Give an ended account back, to its unit and its roles. Returns the unfinished work that is its own again.

    Raises Refusal where it was not ended, or its unit is closed.
    """
    account = _account(session, login)
    if account.active:
        raise Refusal(f"账号 {account.login} 没有停用。")
    _must_be_at_work(session.get_one(Unit, account.unit_id))
    account.active = True
    _note(session, "account_given_back", {"login": account.login})
    return handlers.open_work(session, account.login, clock.today())


def move(session: Write, login: str, unit_code: str) -> OpenWork:
    """Move the account to another unit; its sign-ins end. Returns the work that it leaves in the unit it was in.

    Raises NotFound, or Refusal where it is there already or the unit is closed.
    """
    account = _account(session, login)
    before, after = session.get_one(Unit, account.unit_id), session.exec(select(Unit).where(Unit.code == unit_code)).first()
    if after is None:
        raise NotFound(f"没有代码为 {unit_code} 的单位。用 ./run user units 查看。")
    if after.id == before.id:
        raise Refusal(f"账号 {account.login} 已经在{after.name}。")
    _must_be_at_work(after)
    assert after.id is not None
    account.unit_id = after.id
    _sign_out(session, account)
    _note(session, "account_moved", {"login": account.login, "from": before.code, "to": after.code})
    return _left_to_the_unit(session, account)


def give_roles(session: Write, login: str, roles: Iterable[Role]) -> OpenWork:
    """Give the account these roles in place of those it holds; its sign-ins end. Returns the work that it can no longer do.

    Raises NotFound, or Refusal where no role is named.
    """
    account, held = _account(session, login), list(dict.fromkeys(roles))
    if not held:
        raise Refusal("请至少选择一个角色；不再任职的，用 ./run user deactivate 停用。")
    session.exec(delete(AccountRole).where(col(AccountRole.account_id) == account.id))
    assert account.id is not None
    session.add_all(AccountRole(account_id=account.id, role=str(role)) for role in held)
    _sign_out(session, account)
    _note(session, "roles_given", {"login": account.login, "roles": [str(role) for role in held]})
    return _left_to_the_unit(session, account)


def appoint(session: Write, login: str, appointed_on: date | None, profession: Profession | None, *, part_time: bool) -> None:
    """Note that an arbitrator is full- or part-time (兼职, with a profession), and the day the term begins (None: not noted).

    Raises NotFound, or Refusal for somebody who is no arbitrator or a part-timer without a profession.
    """
    account = _account(session, login)
    if session.get(AccountRole, (account.id, str(Role.ARBITRATOR))) is None:
        raise Refusal(f"账号 {login} 没有仲裁员的角色。")
    if part_time and profession is None:
        raise Refusal(f"兼职仲裁员要写明来自哪里：{'、'.join(f'{p}（{p.label}）' for p in Profession)}。")
    account.part_time, account.profession, account.appointed_on = part_time, str(profession or ""), appointed_on
    given = {"login": login, "part_time": part_time, "profession": account.profession, "appointed_on": str(appointed_on or "")}
    _note(session, "arbitrator_appointed", given)


def warrant(session: Write, login: str, number: str) -> None:
    """Note the number of an inspector's warrant (执法证号); '' takes it away. Papers issued before keep what they say.

    Raises NotFound, or Refusal for somebody who inspects nothing or a number that is too long.
    """
    account, number = _account(session, login), text.one_line(number).strip()
    roles = session.exec(select(AccountRole.role).where(AccountRole.account_id == account.id)).all()
    if not INSPECTION_STAFF.intersection(roles):
        raise Refusal(f"账号 {login} 没有劳动保障监察的角色，不用登记执法证号。")
    if len(number) > LONGEST_WARRANT:
        raise Refusal(f"执法证号不超过 {LONGEST_WARRANT} 个字，请核对。")
    account.warrant = number
    _note(session, "warrant_noted", {"login": login, "warrant": number})


def declare(session: Write, login: str, name: str, kind: Declared, relation: str) -> None:
    """Note what somebody declares about a name among the parties (利害关系, or 同名的另一人). Raises NotFound or Refusal."""
    _account(session, login)
    name = text.name(name)
    if not name:
        raise Refusal("请写明当事人的姓名或者名称。")
    row = Interest(
        login=login, name=name[:200], kind=str(kind), relation=text.one_line(relation)[:200], declared_on=clock.today()
    )
    session.add(row)
    _note(session, "interest_declared", {"login": login, "name": row.name, "kind": row.kind, "relation": row.relation})


def undeclare(session: Write, login: str, name: str) -> None:
    """End the declaration about this name; it stays on record. Raises NotFound where nothing was."""
    rows = session.exec(
        select(Interest).where(Interest.login == login, Interest.name == text.name(name), Interest.active)
    ).all()
    if not rows:
        raise NotFound(f"账号 {login} 没有关于“{name}”的申报。")
    for row in rows:
        row.active = False
        session.add(row)
    _note(session, "interest_ended", {"login": login, "name": name.strip()})


def listed(session: Session) -> list[tuple[Account, Unit, list[Role]]]:
    """Every account with its unit and its roles, by unit."""
    held = accounts.roles_by_account(session)
    rows = session.exec(
        select(Account, Unit).join(Unit, col(Unit.id) == Account.unit_id).order_by(col(Unit.path), Account.login)
    )
    return [(account, unit, held.get(account.id or 0, [])) for account, unit in rows]


def profession_named(said: str) -> Profession | None:
    """The profession of "lawyer" or "律师"; None for nothing. Raises Refusal for one that there is not."""
    if not said.strip():
        return None
    by_name = {name: p for p in Profession for name in (str(p), p.label)}
    if said.strip() not in by_name:
        raise Refusal(f"没有“{said.strip()}”这一类；可以写：{'、'.join(f'{p}（{p.label}）' for p in Profession)}。")
    return by_name[said.strip()]


def roles_named(said: str) -> list[Role]:
    """The roles of "mediator,lead" or "调解员、仲裁员". Raises Refusal for one that there is not."""
    by_name = {name: role for role in Role for name in (str(role), role.label)}
    words = [word.strip() for word in said.replace("、", ",").replace("，", ",").split(",") if word.strip()]
    if strange := [word for word in words if word not in by_name]:
        known = "、".join(f"{role}（{role.label}）" for role in Role)
        raise Refusal(f"没有角色“{strange[0]}”；可以写：{known}。")
    return [by_name[word] for word in words]


def _account(session: Write, login: str) -> Account:
    account = session.exec(select(Account).where(Account.login == text.login(login)).with_for_update()).first()
    if account is None:
        raise NotFound(f"没有账号 {login}。用 ./run user list 查看。")
    session.add(account)
    return account


def _must_be_at_work(unit: Unit) -> None:
    if unit.closed_on is not None:
        raise Refusal(f"{unit.name}已于 {unit.closed_on} 撤并，请选择在用的单位。")


def _left_to_the_unit(session: Write, account: Account) -> OpenWork:
    """Give the unread reminders of the account to its unit, where it leaves work there; return that work."""
    session.flush()
    work = handlers.left_by(session, account.login, clock.today())
    if work:
        unread = update(Notice).where(col(Notice.handler) == account.login, col(Notice.seen_at).is_(None))
        session.exec(unread.values(handler=""))
    return work


def _sign_out(session: Write, account: Account) -> None:
    session.exec(delete(SignIn).where(col(SignIn.account_id) == account.id))


def _note(session: Write, what: str, given: dict[str, object]) -> None:
    journal.append(session, accounts.operator(session), what, clock.today(), given)

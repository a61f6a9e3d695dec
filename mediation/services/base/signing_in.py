"""Signing in (登录): who may try now, whether the password fits, and the sign-in that comes of it.

In three parts, because a password takes as long to check as it should: ask with a session, check with none, write with
another. Nothing waits for a password but whoever typed it.

Failures are counted for one account and one place of origin (an address, or a browser that has signed this account in
before), and each makes the next wait longer. So a stranger who guesses shuts out neither the account's owner elsewhere
nor anybody else at his own address; and no wait is longer than a quarter of an hour.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from sqlmodel import Session, col, delete, func, select

from mediation import clock
from mediation.errors import TooMany
from mediation.models import Account, Attempt, SignIn, Write
from mediation.rules import text
from mediation.services.base import privacy, showcase
from mediation.services.base.accounts import digest_of, new_token, passwords
from mediation.settings import settings

FREE_TRIES = 5
"""Wrong passwords in a row that cost no waiting."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=4), timedelta(minutes=15)
"""What the next one costs; it doubles with each after that."""
REMEMBERED = timedelta(days=1)
"""A failure older than this is forgotten."""
UNKNOWN = "?"
"""How what is counted of a login that nobody has begins: no account's login does."""
DEVICE_DAYS = 180
"""How long a browser is known by its last good sign-in."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who wants to sign in. `whence` is what failures are counted by: "address:…", or "device:…" for a browser that is
    known."""

    login: str
    password: str
    whence: str
    address: str

    @property
    def is_known(self) -> bool:
        """Tell whether this browser has signed this account in before."""
        return self.whence.startswith("device:")


def asked(login: str, password: str, address: str, device: str) -> Asked:
    """Return the attempt: the words typed and the place they came from. `device` is what `device_of` gave this browser earlier
    ('': nothing).
    """
    login = text.login(login)
    number, _, _ = device.partition(".")
    known = bool(number) and secrets.compare_digest(device.encode(), _device(number, login).encode())
    return Asked(login, password, f"device:{number}" if known else f"address:{address}"[:80], address)


def device_of(found: Asked) -> str:
    """Return the mark that the browser keeps of a good sign-in: by it, and for this account alone, it is known the next time."""
    kept = found.whence.removeprefix("device:") if found.is_known else secrets.token_hex(8)
    return _device(kept, found.login)


def _device(number: str, login: str) -> str:
    return f"{number}.{privacy.proof('device', f'{number}/{login}')}"


def hash_of(session: Session, found: Asked) -> str:
    """Return the hash to check the password against; of a login that nobody has, one that no password fits. Raises TooMany."""
    _refuse_while_waiting(session, found)
    held = select(Account.password_hash).where(Account.login == found.login, Account.active)
    return session.exec(held).first() or nobodys_hash()


@lru_cache(maxsize=1)
def nobodys_hash() -> str:
    """Checked where there is no such account, so that the answer takes as long."""
    return passwords().hash(secrets.token_hex())


def fits(found: Asked, password_hash: str) -> bool:
    """Tell whether the password is right. Takes a while by design: call it with no session open and no lock held."""
    return passwords().verify(found.password, password_hash)


def enter(session: Write, found: Asked, password_hash: str, *, fitted: bool) -> str:
    """The new sign-in's token; '' where it is refused, and the failure is counted when the caller commits.

    Raises TooMany where others, trying at the same moment, have used up the tries meanwhile: whoever sends a thousand
    guesses at once learns no more of them than whoever sends them one by one. The account must still be as it was checked,
    and what everybody knows (the demo's password) opens nothing outside a demo.
    """
    _refuse_while_waiting(session, found)
    held = select(Account.id).where(Account.login == found.login, Account.active, Account.password_hash == password_hash)
    known_to_all = found.password == showcase.PASSWORD and not showcase.is_demo(session)
    account_id = session.exec(held).first() if fitted and not known_to_all else None
    if account_id is None:
        session.add(Attempt(login=_counted_as(session, found), whence=found.whence, at=clock.running()))
        return ""
    session.exec(delete(Attempt).where(col(Attempt.login) == found.login, col(Attempt.whence) == found.whence))
    expires = clock.now() + timedelta(hours=settings().session_hours)
    token = new_token(account_id, expires)
    session.add(SignIn(token_hash=digest_of(token), account_id=account_id, created_at=clock.now(), expires_at=expires))
    return token


def lift(session: Write, login: str) -> None:
    """Forget the account's failures everywhere: whoever was waiting may try at once."""
    session.exec(delete(Attempt).where(col(Attempt.login) == login))


def forget_old(session: Write) -> None:
    """Drop what counts no longer: failures of yesterday, and sign-ins that have expired."""
    session.exec(delete(Attempt).where(col(Attempt.at) < clock.running() - REMEMBERED))
    session.exec(delete(SignIn).where(col(SignIn.expires_at) < clock.now()))


def failures_of(session: Session, found: Asked) -> tuple[int, datetime | None]:
    """Return the number of failures in a row of this attempt's kind, and the time of the last."""
    counted = select(func.count(), func.max(Attempt.at)).where(
        Attempt.login == _counted_as(session, found),
        Attempt.whence == found.whence,
        col(Attempt.at) > clock.running() - REMEMBERED,
    )
    return session.exec(counted).one()


def unknown_from(session: Session, found: Asked, most: int) -> int:
    """Count the failures within an hour that named no account and came from the same place as this one, no further than `most`."""
    recent = (
        select(Attempt.id)
        .where(Attempt.whence == found.whence, col(Attempt.at) > clock.running() - timedelta(hours=1))
        .where(col(Attempt.login).startswith(UNKNOWN))
        .limit(most)
    )
    return session.exec(select(func.count()).select_from(recent.subquery())).one()


def _counted_as(session: Session, found: Asked) -> str:
    """Return the name that a failure is counted under: an account's login; of one that nobody has, a keyed digest, since people
    type their password there too.
    """
    known = session.exec(select(Account.login).where(Account.login == found.login)).first()
    return known if known is not None else f"{UNKNOWN}{privacy.digest(found.login.encode())}"


def _refuse_while_waiting(session: Session, found: Asked) -> None:
    now = clock.running()
    failures, last = failures_of(session, found)
    wait = still_to_wait(failures, last, now)
    if wait > timedelta(0):
        raise TooMany(
            f"这个账号在这里已连续输错密码 {failures} 次，请 {said(wait)}后再试。"
            "别处登录不受影响；忘了密码的，请系统管理员重设，重设后马上可以登录。"
        )


def still_to_wait(failures: int, last: datetime | None, now: datetime) -> timedelta:
    """Return the part of the wait after the last failure that is left; nothing while tries are free.

    Never more than the whole of it, though the clock be set back.
    """
    if failures < FREE_TRIES or last is None:
        return timedelta(0)
    whole = min(FIRST_WAIT * (1 << min(failures - FREE_TRIES, 16)), LONGEST_WAIT)
    return min(whole - (now - clock.local(last)), whole)


def said(wait: timedelta) -> str:
    """A wait in words: 4 秒, 15 分钟."""
    seconds = int(wait.total_seconds()) + 1
    return f"{seconds} 秒" if seconds <= 60 else f"{-(-seconds // 60)} 分钟"

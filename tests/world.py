"""The people whom the tests know, in the bureau's own units.

Alice is the mediator of 陈埭镇 and holds its cases. Bob is the arbitration office, in every one of its roles. Charlie is the
mediator of 池店镇: a stranger to Alice's cases. Dave and Erin are the
labour inspectorate. For each role there is also somebody at the city, who sees everything.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache

from sqlmodel import Session, col, select

from mediation.models import Unit, Write
from mediation.rules.roles import Role
from mediation.services.base import accounts, signing_in
from mediation.services.base.accounts import Actor
from mediation.services.upkeep import seed

TODAY = date(2026, 8, 20)
"""The day on which every test takes place: a Thursday, in a year whose holidays are known."""
PASSWORD = "correct-horse-battery"
"""Everybody's."""

CITY, OFFICE, EAST, WEST, INSPECTORATE = "350582", "350582-ZC", "350582103", "350582107", "350582-JC"
PEOPLE = (
    ("alice", "艾丽丝", EAST, (Role.MEDIATOR, Role.LEAD)),
    ("bob", "鲍勃", OFFICE, (Role.REGISTRAR, Role.CLERK, Role.ARBITRATOR, Role.DIRECTOR)),
    ("charlie", "查理", WEST, (Role.MEDIATOR, Role.LEAD)),
    ("judge", "裁某", OFFICE, (Role.ARBITRATOR,)),
    ("judge2", "裁某某", OFFICE, (Role.ARBITRATOR,)),
    ("judge3", "裁某三", OFFICE, (Role.ARBITRATOR,)),
    ("clerk", "书某", OFFICE, (Role.CLERK,)),
    ("dave", "戴夫", INSPECTORATE, (Role.INSPECTOR, Role.INSPECTION_LEAD)),
    ("erin", "艾琳", INSPECTORATE, (Role.INSPECTOR,)),
    *((f"city-{role}", f"市{role.label}", CITY, (role,)) for role in Role),
)


@lru_cache(maxsize=1)
def password_hash() -> str:
    return accounts.hashed(PASSWORD)


def fill(session: Write) -> None:
    """The bureau's units and dated data, and the people."""
    seed.initialise(session)
    for unit in session.exec(select(Unit).where(col(Unit.code).in_((CITY, OFFICE, EAST, WEST, INSPECTORATE)))):
        unit.address, unit.phone = "晋江市某某路1号", "0595-10000000"
    for login, name, code, roles in PEOPLE:
        seed.add_account(session, login, name, code, roles, password_hash())


def sign_in(session: Write, login: str, password: str = PASSWORD, address: str = "127.0.0.1") -> str:
    """A sign-in's token, by way of the password; '' where it is refused."""
    asked = signing_in.asked(login, password, address, "")
    password_hash = signing_in.hash_of(session, asked)
    return signing_in.enter(session, asked, password_hash, fitted=signing_in.fits(asked, password_hash))


_known: dict[str, dict[str, Actor]] = {}


@contextmanager
def other_people() -> Iterator[None]:
    """For the length of the block the people are looked up anew: they are of another bureau."""
    before = dict(_known)
    _known.clear()
    try:
        yield
    finally:
        _known.clear()
        _known.update(before)


class People:
    """The people as they act: `people.alice`, `people["clerk"]`, `people.in_role(Role.CLERK)`."""

    def __init__(self, session: Session) -> None:
        """As every prepared database has them: looked up once in each kind, for the whole run."""
        kind = session.get_bind().dialect.name
        if kind not in _known:
            _known[kind] = {login: accounts.actor_named(session, login) for login, *_ in PEOPLE}
        self._here = _known[kind]

    def __getitem__(self, login: str) -> Actor:
        return self._here[login]

    @property
    def alice(self) -> Actor:
        """The mediator of 陈埭镇."""
        return self["alice"]

    @property
    def bob(self) -> Actor:
        """The arbitration office, in all its roles."""
        return self["bob"]

    @property
    def charlie(self) -> Actor:
        """The mediator of 池店镇."""
        return self["charlie"]

    def in_role(self, role: Role) -> Actor:
        """Somebody at the city who holds this role and no other."""
        return self[f"city-{role}"]

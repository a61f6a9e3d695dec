"""The deputies of the director (代理), as the page shows them to one person."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlmodel import Session

from mediation.services.base.accounts import Actor
from mediation.services.upkeep import deputies
from mediation.services.upkeep.deputies import Named


@dataclass(frozen=True, slots=True)
class NamingLine:
    """A naming, its days inclusive; `may_end`: the person who looks may end it."""

    id: int
    director: str
    deputy: str
    first: date
    last: date
    reason: str
    word: Literal["代理中", "未开始", "已结束"]
    may_end: bool


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody whom a director may name."""

    login: str
    name: str


@dataclass(frozen=True, slots=True)
class DeputiesPage:
    """The namings that concern the person, the newest first; `colleagues`: whom they may name, nobody for all but directors."""

    rows: tuple[NamingLine, ...]
    colleagues: tuple[Colleague, ...]


def view(session: Session, actor: Actor, today: date) -> DeputiesPage:
    """The namings by this person or of this person, and whom they may name."""
    named = deputies.eligible(session, actor) if deputies.is_director(actor) else []
    return DeputiesPage(
        tuple(_line(each, actor, today) for each in deputies.listed(session, actor)),
        tuple(Colleague(login, name) for login, name in named),
    )


def _line(named: Named, actor: Actor, today: date) -> NamingLine:
    row = named.row
    over = not row.active or row.last < today
    return NamingLine(
        id=row.id or 0, director=named.director, deputy=named.deputy, first=row.first, last=row.last, reason=row.reason,
        word="已结束" if over else "代理中" if row.first <= today else "未开始",
        may_end=not over and row.director == actor.login,
    )  # fmt: skip

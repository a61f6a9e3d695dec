"""Cases (案件): who may see which, finding them, and locking one before it is changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, bindparam, or_
from sqlmodel import Session, col, exists, select

from mediation.errors import Invalid, NotFound
from mediation.models import Account, AccountRole, Case, JournalEntry, OpenText, Proceeding, Unit, Write
from mediation.rules.codes import Kind
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.roles import ARBITRATION_STAFF, MEDIATION_STAFF, READS_INSPECTIONS, Role
from mediation.services.base import lookups, reference
from mediation.services.base.accounts import Actor
from mediation.services.record import open_texts, replayed
from mediation.services.record.replayed import Replayed

READ_FROM = lookups.tables(Account, AccountRole)
"""What the names of chosen people are read from."""
HANDED_ON = (Do.ESCALATE_MEDIATION, Do.TRANSFER_MEDIATION)
"""Steps after which another unit holds the proceeding."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A case as an actor sees it: its row, its journal, and what the journal amounts to.

    `covered` are the entries whose texts are masked in it (record/open_texts.py).
    """

    case: Case
    replayed: Replayed
    covered: Sequence[int] = ()

    @property
    def entries(self) -> list[Entry]:
        """The journal, oldest first."""
        return self.replayed.entries

    @property
    def facts(self) -> CaseFacts:
        """The facts that the journal amounts to."""
        return self.replayed.facts


def scope(actor: Actor) -> Any:
    """The ids of the units whose proceedings the actor sees: the actor's own and those below it."""
    return select(Unit.id).where(col(Unit.path).startswith(actor.unit_path))


def below(actor: Actor) -> dict[str, str]:
    """Return the values for a statement that was worded once with `BELOW`."""
    return {"below": f"{actor.unit_path}%"}


def visible(actor: Actor) -> ColumnElement[bool]:
    """The condition that a case has a proceeding in the actor's scope."""
    return exists().where(col(Proceeding.case_id) == Case.id, col(Proceeding.unit_id).in_(scope(actor)))


def see(session: Session, case_id: int, actor: Actor) -> Seen:
    """The case with its record. Raises NotFound for strangers, as if it did not exist.

    Numbers of people that were once typed into its texts are masked in all that is read from here.
    """
    case, holds_texts = _seen(session, case_id, actor)
    record = replayed.of_case(session, case_id)
    if not holds_texts:
        return Seen(case, record)
    seqs = open_texts.of_case(session, case_id)
    return Seen(case, replayed.covered(record, seqs), seqs)


def see_as_typed(session: Session, case_id: int, actor: Actor) -> Seen:
    """The case with its texts as they were typed: for a look that is on record. Raises NotFound for strangers."""
    case, _ = _seen(session, case_id, actor)
    return Seen(case, replayed.of_case(session, case_id), open_texts.of_case(session, case_id))


def _seen(session: Session, case_id: int, actor: Actor) -> tuple[Case, bool]:
    found = session.exec(_SEEN, params={"case_id": case_id, **below(actor)}).first()
    if found is None:
        raise NotFound
    return found[0], bool(found[1])


def lock(session: Write, case_id: int, actor: Actor) -> Case:
    """The case, held until the transaction ends. Raises NotFound for strangers."""
    case = session.exec(_HELD, params={"case_id": case_id, **below(actor)}).first()
    if case is None:
        raise NotFound
    return case


BELOW = select(Unit.id).where(col(Unit.path).like(bindparam("below")))
"""`scope`, worded once: asked with `below`."""
_VISIBLE = exists().where(col(Proceeding.case_id) == Case.id, col(Proceeding.unit_id).in_(BELOW))
"""`visible`, worded once: every page and every step asks it."""
_HANDED_ON = exists().where(
    col(JournalEntry.case_id) == Case.id, col(JournalEntry.step).in_(HANDED_ON), col(JournalEntry.unit_id).in_(BELOW)
)
"""The actor's unit handed the case to another: it goes on reading what it may no longer do."""
_HOLDS_TEXTS = exists().where(col(OpenText.case_id) == Case.id)
_SEEN = select(Case, _HOLDS_TEXTS).where(Case.id == bindparam("case_id"), or_(_VISIBLE, _HANDED_ON))
_HELD = (
    select(Case).where(Case.id == bindparam("case_id"), _VISIBLE).with_for_update().execution_options(populate_existing=True)
)


def title(who: str, whom: str) -> str:
    """Write a case's two sides in one line of print: 周某等 8 人 ⟷ 某鞋业有限公司."""
    return f"{who} ⟷ {whom}"


def begin(session: Write) -> Case:
    """A new, empty case; the first step's projection fills it."""
    case = Case(cause="", headcount=1, amount=Decimal(0), opened_on=date.min)
    session.add(case)
    session.flush()
    return case


def holds(session: Session, actor: Actor, unit_code: str) -> bool:
    """Tell whether the unit is the actor's own or below it."""
    return reference.path_of(session, unit_code).startswith(actor.unit_path)


def hidden_from(session: Session, actor: Actor, known: CaseFacts) -> frozenset[int]:
    """The proceedings whose confidential entries and documents the actor may not see. Of mediations (协商调解规定 第11条) all but those of
    the actor's own units, and those too for whoever is no mediator, or sits in the arbitration of the same case as well; of inspections
    (国务院令第310号 第5、6条: 移送公安) those of whoever is neither an inspector nor a head over their unit."""
    inspections = (p for p in known.proceedings.values() if p.kind is Kind.INSPECTION)
    sealed = {p.number for p in inspections if not (actor.roles & READS_INSPECTIONS and holds(session, actor, p.unit))}
    return frozenset(sealed | _talks_hidden_from(session, actor, known))


def _talks_hidden_from(session: Session, actor: Actor, known: CaseFacts) -> frozenset[int]:
    mediations = {p.number: p for p in known.proceedings.values() if p.kind is Kind.MEDIATION}
    arbitrated = any(p.kind is Kind.ARBITRATION for p in known.proceedings.values())
    decides = arbitrated and bool(actor.roles & ARBITRATION_STAFF)
    if decides or not actor.roles & MEDIATION_STAFF:
        return frozenset(mediations)
    return frozenset(n for n, p in mediations.items() if not holds(session, actor, p.unit))


def names_of(session: Session, chosen: Mapping[str, tuple[str, Role]]) -> dict[str, str]:
    """The names of the people chosen in a form for a role, by field. Raises Invalid for one who does not hold the role."""
    known = lookups.once(session, "names", READ_FROM, dict[tuple[str, str], str])
    wanted = sorted({login for login, role in chosen.values() if (login, role) not in known})
    if wanted:
        people = select(Account.login, AccountRole.role, Account.name).join(AccountRole)
        found = session.exec(people.where(col(Account.login).in_(wanted), Account.active))
        known.update(((login, role), name) for login, role, name in found)
    strangers = {field: role for field, (login, role) in chosen.items() if (login, role) not in known}
    if strangers:
        raise Invalid({field: f"没有这位{role.label}，请从列表中选择。" for field, role in strangers.items()})
    return {field: known[login, role] for field, (login, role) in chosen.items()}

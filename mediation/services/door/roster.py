"""The roster (名册): who may be chosen for a seat, with what composition's rules ask of each. Nobody is chosen here."""

from collections.abc import Iterable, Mapping

from sqlmodel import Session, col, select

from mediation.models import Account, AccountRole, Interest, Unit
from mediation.rules import composition
from mediation.rules.codes.people import Declared
from mediation.rules.composition import Sitter
from mediation.rules.facts import Proceeding
from mediation.rules.forms import Form, questions
from mediation.rules.roles import Role
from mediation.rules.step import Situation, Step
from mediation.services.base import lookups, reference

READ_FROM = lookups.tables(Account, AccountRole, Interest, Unit)
STAFF: Mapping[str | None, Role] = {
    "mediators": Role.MEDIATOR,
    "arbitrators": Role.ARBITRATOR,
    "clerks": Role.CLERK,
    "inspectors": Role.INSPECTOR,
}
"""The role that somebody chosen in a form must hold, by what the form's question offers."""


def of_step(session: Session, step: Step, here: Proceeding | None) -> dict[str, Sitter]:
    """Everybody whom this step's form may choose from, by login; empty where it chooses nobody."""
    wanted = {STAFF[q.options] for q in questions(step.asks) if q.options in STAFF}
    return of_roles(session, here.unit, wanted) if here is not None and wanted else {}


def of_roles(session: Session, unit: str, roles: Iterable[Role]) -> dict[str, Sitter]:
    """The people who hold one of these roles in the unit or above it, the nearest first."""
    wanted = {str(role) for role in roles}
    return {who.login: who for who, held in _near(session, unit) if wanted & held}


Held = list[tuple[Sitter, frozenset[str]]]


def _near(session: Session, unit: str) -> Held:
    """Everybody in the unit and above it with their roles, once for a session."""
    return lookups.once(session, ("roster", unit), READ_FROM, lambda: _read(session, unit))


def _read(session: Session, unit: str) -> Held:
    """Read everybody in the unit and above it with their roles, in one statement."""
    ids = [int(part) for part in reference.unit(session, unit).path.split("/") if part]
    rows = session.exec(
        select(Account, AccountRole.role, Interest)
        .join(AccountRole, col(AccountRole.account_id) == Account.id)
        .outerjoin(Interest, (col(Interest.login) == Account.login) & col(Interest.active))
        .where(col(Account.unit_id).in_(ids), Account.active)
        .order_by(col(Account.unit_id).desc(), Account.login)
    ).all()
    people = {account.login: account for account, *_ in rows}
    return [
        (
            _sitter(account, [d for a, _, d in rows if d is not None and a.login == login]),
            frozenset(role for a, role, _ in rows if a.login == login),
        )
        for login, account in people.items()
    ]


def _sitter(account: Account, declared: list[Interest]) -> Sitter:
    return Sitter(
        account.login,
        account.name,
        account.part_time,
        account.profession,
        account.appointed_on,
        conflicts={row.name: row.relation for row in declared if row.kind == Declared.CONFLICT},
        namesakes=frozenset(row.name for row in declared if row.kind == Declared.NAMESAKE),
    )


def strangers(situation: Situation, form: Form) -> dict[str, str]:
    """Return the faults of seats, by field, for which somebody was chosen whom the form does not offer: they could not open the
    case.
    """
    if situation.proceeding is None:
        return {}
    chosen = {q: getattr(form, q.name) for q in questions(type(form)) if q.options in STAFF}
    return {
        q.name: f"没有这位{STAFF[q.options].label}，或者其单位不能打开本案（须是承办单位或者上级单位的在职人员），请从列表中选择。"
        for q, logins in chosen.items()
        if {*([logins] if isinstance(logins, str) else logins or ())} - situation.roster.keys()
    }


def unfit(situation: Situation, form: Form) -> dict[str, str]:
    """Return the faults of seats, by field, whose chosen person may not sit: asked of every step that chooses somebody."""
    if situation.proceeding is None or not situation.roster:
        return {}
    chosen = {q.name: getattr(form, q.name) for q in questions(type(form)) if q.options in STAFF and q.widget == "one"}
    on = getattr(form, "on", situation.today)
    return composition.unfit(situation.case, situation.here, chosen, situation.roster, on)

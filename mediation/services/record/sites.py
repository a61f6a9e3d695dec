"""Construction sites (工程项目) as cases name them: a record is there from the first case on."""

from sqlmodel import Session, col, select

from mediation.models import Site, Write
from mediation.rules.facts import CaseFacts
from mediation.rules.sameness import name_key
from mediation.services.base import lookups

READ_FROM = lookups.tables(Site)


def keep(session: Write, known: CaseFacts) -> None:
    """Begin the record of the site that the case is tied to, where there is none yet."""
    if known.site and session.exec(select(Site.id).where(Site.key == name_key(known.site))).first() is None:
        session.add(Site(key=name_key(known.site), name=known.site))
        session.flush()


def names(session: Session) -> list[str]:
    """The names of all sites that have a record, in order."""
    return lookups.once(session, "sites", READ_FROM, lambda: list(session.exec(select(Site.name).order_by(col(Site.name)))))

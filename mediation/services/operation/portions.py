"""The portion of the cases that a verification looks into: all of them, or what moved since the last good one and a share of
the rest.

Where there are so many cases that a night's verification would last until the morning, each looks into the cases that moved, and
into one of so many shares of all; after as many nights every case has had its turn. What is no case's own (chains cut or
gone, numbers, counts, accounts, reference data) is looked at every time. After a verification that found a fault, the
next one looks into everything, so that no fault is forgotten before it is mended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from mediation.models import Case, JobRun
from mediation.services.operation import anchors, health
from mediation.services.record import journal
from mediation.settings import settings

WHOLE = 10_000
"""Up to so many cases, every verification looks into all of them: it takes less than a minute."""
NIGHTS = 28
"""Shares, and so the nights after which every case has been looked into."""


@dataclass(frozen=True, slots=True)
class Portion:
    """The cases to look into; `moved` of them because they moved, the others because share number `share` (from 1) has its turn."""

    cases: Sequence[int]
    moved: int
    share: int


def of_tonight(session: Session) -> Portion | None:
    """Return the portion to be looked into now; None: everything."""
    ended = session.exec(
        select(JobRun.claimed_at, JobRun.note)
        .where(JobRun.job == health.VERIFY, col(JobRun.finished_at).is_not(None))
        .order_by(col(JobRun.claimed_at).desc())
    ).all()
    if not ended or ended[0][1].startswith(health.BAD):
        return None
    cases = [number for number in session.exec(select(Case.id).order_by(col(Case.id))) if number is not None]
    if len(cases) <= WHOLE:
        return None
    turn = (len(ended) - 1) % NIGHTS
    moved = _moved(session, ended[0][0])
    chosen = [number for number in cases if number % NIGHTS == turn or journal.chain_of(number) in moved]
    return Portion(chosen, sum(journal.chain_of(number) in moved for number in chosen), turn + 1)


def _moved(session: Session, since: datetime) -> set[str]:
    """The chains that do not end as the last anchor before that instant says: they moved later, or nobody noted them."""
    noted = anchors.read(settings().home / "anchors.log", until=since).newest()
    return {chain for chain, end in anchors.ends(session).items() if noted.get(chain) != end}

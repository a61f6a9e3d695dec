"""Another case of the same worker that tells of his injury (另案的工伤进展): a relation confirmed apart, without which nothing is
recognised (工伤保险条例 第18条第1款第2项), a recognition or a grade noted there. Whoever handles his benefits is led to it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, select

from mediation.models import Case, Party
from mediation.rules import lifecycle
from mediation.rules.codes import Item
from mediation.rules.facts import CaseFacts
from mediation.rules.injury import chain_of, hurt, injured
from mediation.rules.step import Situation
from mediation.services.base.accounts import Actor
from mediation.services.record import case_rows, cases, journal
from mediation.services.views.case_page.injury import Elsewhere, relation, stands

MOST = 5
"""Other cases that are read, the newest first."""


@dataclass(frozen=True, slots=True)
class _Same:
    """A worker of this case, by name, as he is numbered in the other."""

    name: str
    number: int


def told(session: Session, actor: Actor, situation: Situation, rows: Mapping[int, Party], here: int) -> list[Elsewhere]:
    """List the other cases that the reader may see, of workers who are hurt or claim for an injury here, by their ID numbers, with what
    each tells of the injury. `here`: the id of this case."""
    indexes = {
        rows[n].id_index: rows[n].name for n in injured(situation.case, situation.here) if n in rows and rows[n].id_index
    }
    if not indexes:
        return []
    same: dict[int, list[_Same]] = {}
    wanted = select(Party.case_id, Party.number, Party.id_index).where(
        col(Party.id_index).in_(indexes), Party.case_id != here,
        col(Party.case_id).in_(select(Case.id).where(cases.visible(actor))),
    ).order_by(col(Party.case_id).desc()).limit(MOST * len(indexes))  # fmt: skip
    for case_id, number, index in session.exec(wanted):
        same.setdefault(case_id, []).append(_Same(indexes[index], number))
    newest = sorted(same, reverse=True)[:MOST]
    journals = journal.entries_of(session, newest) if newest else {}
    return [
        line for case_id in newest for line in _lines(situation, case_id, lifecycle.replay(journals[case_id]), same[case_id])
    ]


def _lines(situation: Situation, case_id: int, known: CaseFacts, those: list[_Same]) -> Iterator[Elsewhere]:
    numbers = case_rows.dockets(known)
    called = next((number for number in reversed(list(numbers.values())) if number), "")
    for one in those:
        if says := "；".join(_says(situation, known, one.number)):
            yield Elsewhere(one.name, case_id, called or "另案", says)


def _says(situation: Situation, known: CaseFacts, worker: int) -> Iterator[str]:
    """Yield what the other case tells: what became of the relation, and the last stage of the chain."""
    if any(
        hurt(known, claim.claimant) == hurt(known, worker) and claim.item == Item.RELATION for claim in known.claims.values()
    ):
        yield relation(known, worker).label
    chain = chain_of(known, worker)
    if chain.recognition or chain.assessment:
        yield stands(chain, situation.today, situation.reference.calendar)[0].rstrip("。")

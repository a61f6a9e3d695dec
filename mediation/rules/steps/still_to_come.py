"""Money and acts that are still to come of an agreement (还要到账、履行的): they are due whether or not the file is closed.

What went to arbitration, or a court enforces, is followed there.
"""

from datetime import date

from ..agreed_claims import carried
from ..codes import Kind, Outcome
from ..facts import CaseFacts, Proceeding, Promise
from ..owed import deeds_open, in_words, sum_unpaid
from ..states import state_of
from .handing_on import gone_whole
from .overdue import those_that_stand
from .promises import owed_in

REVIEWED = frozenset({Kind.REVIEW, Kind.CONFIRMATION})


def went_on(case: CaseFacts, here: Proceeding, line: Promise) -> bool:
    """Tell whether a line of a mediation went to arbitration, as itself or by the claim that it settled. What the inspectorate ordered
    stands while the dispute is heard elsewhere, until a later paper on the debt is in force (劳动保障监察条例 第18条; titles.py).
    """
    return here.kind is Kind.MEDIATION and (line.number in carried(case, here) or line.claim in gone_whole(case, here))


def still_to_come(case: CaseFacts, here: Proceeding) -> list[Promise]:
    """List the lines of this mediation's agreement that its mediator still waits for."""
    if here.kind is not Kind.MEDIATION or here.outcome == Outcome.VOIDED or _enforced(case, here):
        return []
    return [line for line in those_that_stand(case, [line for line in owed_in(case, here) if line.open]) if not went_on(case, here, line)]


def waited_for(case: CaseFacts) -> frozenset[int]:
    """The numbers of the lines of all papers of the case that somebody waits for, whatever their day: they are open, the paper is in
    force (调解仲裁法 第14、42、48、51条), and nothing of it is asked in another way.
    """
    found = set[int]()
    for here in case.proceedings.values():
        lines = [line for line in case.promised_in(here) if line.open]
        if not lines or here.outcome == Outcome.VOIDED or (here.kind is Kind.MEDIATION and _enforced(case, here)):
            continue
        itself, whole = (carried(case, here), gone_whole(case, here)) if here.kind is Kind.MEDIATION else (set(), set())
        those = [line for line in lines if line.number not in itself and line.claim not in whole]
        found.update(line.number for line in those_that_stand(case, those))
    return frozenset(found)


def is_work(case: CaseFacts, here: Proceeding) -> bool:
    """Tell whether the proceeding is still somebody's work: its file is not closed, or something is still to come of its agreement
    (协商调解规定 第32条: 督促履行)."""
    return not state_of(here.kind, here.state).final or bool(still_to_come(case, here))


def next_due(lines: list[Promise]) -> date | None:
    """Return the first day on which one of the lines is due; None: there is none."""
    return min((line.due_on for line in lines if line.due_on), default=None)


def in_a_sentence(lines: list[Promise]) -> str:
    """Return the sentence of what is still to come, and when next; '' where nothing is."""
    if not lines:
        return ""
    money, deeds = sum_unpaid(lines), deeds_open(lines)
    said = [f"还要到账 {money:,.2f} 元"] if money else []
    said += [f"还要履行：{in_words(deeds)}"] if deeds else []
    due = next_due(lines)
    return "，".join(said) + (f"，最近一笔 {due} 到期" if due else "")


def _enforced(case: CaseFacts, here: Proceeding) -> bool:
    """Tell whether a court was asked to enforce the agreement, or what it was made into (审查调解书、确认裁定)."""
    papers = {here.number, *(p.number for p in case.proceedings.values() if p.came_from == here.number and p.kind in REVIEWED)}
    return any(p.kind is Kind.ENFORCEMENT and p.came_from in papers for p in case.proceedings.values())

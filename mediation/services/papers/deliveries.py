"""The service (送达) of each paper: papers of one kind and party are told apart by the day on which they were there."""

from collections.abc import Sequence

from mediation.models import Document
from mediation.rules.codes.served import InspectionPaper
from mediation.rules.facts import CaseFacts, Delivery

STAND_BESIDE = frozenset(str(paper) for paper in InspectionPaper)
"""The papers of which several of one kind stand beside each other."""


def of_papers(issued: Sequence[Document], known: CaseFacts) -> dict[int, list[Delivery]]:
    """Each paper's own service, by its id: that of the newest paper of the kind that there was on the day of receipt. Of an inspection,
    whose orders, notices and decisions stand beside each other, one receipt is of each that the party had not yet (条例 第18条).
    """
    kinds: dict[tuple[int, str], list[Document]] = {}
    for row in issued:
        kinds.setdefault((row.proceeding, row.template), []).append(row)
    found: dict[int, list[Delivery]] = {}
    for (proceeding, template), rows in kinds.items():
        for delivery in known.proceedings[proceeding].arrived(template):
            there = [
                (row.seq, row.id)
                for row in rows
                if row.party in (0, delivery.party) and row.seq < delivery.seq and row.issued_on <= delivery.on
            ]
            beside = [
                (seq, id_)
                for seq, id_ in there
                if template in STAND_BESIDE and not _has(found.get(id_ or 0, []), delivery.party)
            ]
            for _, its in {*sorted(there)[-1:], *beside}:
                found.setdefault(its or 0, []).append(delivery)
    return found


def _has(served: list[Delivery], party: int) -> bool:
    return any(each.party == party for each in served)

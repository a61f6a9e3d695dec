"""The service (送达) of each paper: papers of one kind and party are told apart by the day on which they were there."""

from collections.abc import Sequence

from mediation.models import Document
from mediation.rules.facts import CaseFacts, Delivery


def of_papers(issued: Sequence[Document], known: CaseFacts) -> dict[int, list[Delivery]]:
    """Each paper's own service, by its id: that of the newest paper of the kind that there was on the day of receipt."""
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
            if there and (newest := max(there)[1]) is not None:
                found.setdefault(newest, []).append(delivery)
    return found

"""Evidence (证据): what was handed in by the entry that issues the list."""

from mediation.rules.codes.evidence import Handed
from mediation.services.papers import printed
from mediation.services.papers.data.context import Paper


def build(paper: Paper) -> printed.Evidence:
    """The exhibits of this entry, in their order."""
    known = paper.known
    return printed.Evidence(
        exhibits=[
            printed.ExhibitData(
                number=e.number, party=known.parties[e.party].name, name=e.name, proves=e.proves or None,
                source=e.source or None, handed=Handed(e.handed).label, pages=e.pages,
            )
            for e in known.exhibits.values()
            if e.seq == paper.entry.seq
        ]
    )  # fmt: skip

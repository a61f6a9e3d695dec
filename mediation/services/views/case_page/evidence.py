"""The evidence (证据) of the case page."""

from dataclasses import dataclass
from datetime import date

from mediation.rules.codes.evidence import Handed
from mediation.rules.facts import CaseFacts, Proceeding


@dataclass(frozen=True, slots=True)
class ExhibitLine:
    """A piece of evidence before the proceeding; handed in there, or earlier in the case. `origin`: the kind of the proceeding
    it was handed in, '' where the case has only one; `pages` None: nobody counted them."""

    n: int
    who: str
    name: str
    proves: str
    source: str
    handed: str
    pages: int | None
    on: date
    late: bool
    origin: str


def exhibits(known: CaseFacts, here: Proceeding) -> list[ExhibitLine]:
    """The evidence before this proceeding, in the order it was handed in."""
    several = len(known.proceedings) > 1
    return [
        ExhibitLine(
            n=e.number, who=known.parties[e.party].name, name=e.name, proves=e.proves, source=e.source,
            handed=Handed(e.handed).label, pages=e.pages, on=e.on, late=e.late,
            origin=known.proceedings[e.proceeding].kind.label if several else "",
        )
        for e in known.exhibits_in(here)
    ]  # fmt: skip

"""Inspections that became one (并案), as the page of each shows the other."""

from dataclasses import dataclass

from mediation.rules.do import Do
from mediation.rules.facts import Proceeding
from mediation.rules.steps.inspection_merging import Merging
from mediation.rules.steps.inspection_ways import Joining


@dataclass(frozen=True, slots=True)
class MergedLine:
    """The other case. `into`: this one went into it; else it came into this one."""

    case_id: int
    number: str
    into: bool


def lines(here: Proceeding) -> list[MergedLine]:
    """List the other cases, in the order in which they became one with this; none that the record of before does not tell."""
    found = []
    for entry in here.all(Do.JOIN_INSPECTION, Do.MERGE_INSPECTION):
        going, joined = entry.if_(Merging), entry.if_(Joining)
        number = going.into if going else joined.merged_from if joined else None
        if number and entry.used.other:
            found.append(MergedLine(entry.used.other, number, going is not None))
    return found

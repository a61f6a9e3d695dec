"""The papers of a proceeding that have a clock each: several orders, notices and decisions stand beside one another, and each has its own
days from its own receipt at each party (条例 第18条第1款第2项: 限期).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..codes.served import MADE_ON
from ..facts import Entry, Proceeding
from .words import PUBLISHED_BY, RECEIVED_BY, Limit

Known = tuple[Sequence[Entry], Sequence[Entry]]
"""The entries that concern a party, and as it was told of them."""


def each_of(
    limit: Limit, here: Proceeding, party: int | None, known: Known, delivered: Mapping[int, str]
) -> Iterator[tuple[Entry | None, Known]]:
    """Each paper of which the party has a clock of its own, with what was done since that counts for it; None, with all that is known,
    where the limit is counted once.
    """
    if not limit.papers or party is None:
        yield None, known
        return
    theirs = here.standing_for(party)
    for paper in known[0]:
        if paper.step in limit.papers and _is_for(paper, theirs) and (limit.about is None or limit.about(here, paper, paper, party)):
            yield paper, _of(paper, limit, here, party, known, delivered)


def _is_for(paper: Entry, theirs: frozenset[int]) -> bool:
    """Tell whether the paper is addressed to whoever stands for these: one that names nobody is for all."""
    named = paper.answer("units") or paper.parties
    return not named or not theirs.isdisjoint(named)


def _of(paper: Entry, limit: Limit, here: Proceeding, party: int, known: Known, delivered: Mapping[int, str]) -> Known:
    """Return the entries since the paper was made that count for it: of the services of such papers its own receipt and publications, and
    none that is about another of them.
    """
    named = {document for event in limit.starts.any_of + limit.ends.any_of for document in event.documents}
    documents = {document for document in named if paper.step in MADE_ON[document]}
    got = {seq: on for document in documents if (receipt := _receipt(here, document, paper, party)) for seq, on in [receipt]}

    def counts(entry: Entry) -> bool:
        if entry.seq < paper.seq or (entry.step in limit.papers and entry.seq != paper.seq):
            return False
        if delivered.get(entry.seq) in named and entry.step in RECEIVED_BY | PUBLISHED_BY:
            return entry.seq in got or (entry.step in PUBLISHED_BY and delivered[entry.seq] in documents and entry.on >= paper.on)
        return limit.about is None or limit.about(here, paper, entry, party)

    told = [replace(entry, on=got[entry.seq]) if entry.seq in got else entry for entry in known[0] if counts(entry)]
    if limit.counts is not None:
        counted = {entry.seq for entry in known[1]} | got.keys()
        told = [entry for entry in told if entry.seq in counted]
    return [entry for entry in known[0] if entry.seq >= paper.seq], told


def _receipt(here: Proceeding, document: str, paper: Entry, party: int) -> tuple[int, date] | None:
    """The entry by which the party received this paper, and the day; None: it has not. Of several arrivals since it was made the first."""
    theirs = here.standing_for(party)
    arrived = [(each.on, each.seq) for each in here.arrived(document, since=paper.seq) if each.party in theirs]
    on, seq = min(arrived, default=(None, 0))
    return (seq, on) if on else None

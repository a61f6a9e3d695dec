"""The list on a receipt (送达回证): whatever else the same step issues to the party, and what goes along with it."""

from collections.abc import Iterator

from mediation.rules.codes import Side
from mediation.services.papers import printed
from mediation.services.papers.catalogue import SIDES, offered_by
from mediation.services.papers.data import award
from mediation.services.papers.data.context import Paper


def build(paper: Paper) -> printed.Service:
    """The party's own papers, and copies of those that are issued once for all."""
    return printed.Service(served=list(_listed(paper)))


def _listed(paper: Paper) -> Iterator[printed.ServedDocument]:
    here, entry, docket = paper.here, paper.entry, paper.context.docket
    side = paper.known.parties[paper.party].side
    for template in offered_by(entry.step):
        if (
            "service" in template.needs
            or not template.called_for(entry)
            or (template.only and template.final not in award.kinds(here, entry))
        ):
            continue
        if template.audience == "once" or side in SIDES[template.audience]:
            number = award.numbered(docket, here, entry, final=template.final) if template.only else docket
            yield printed.ServedDocument(title=template.title, number=number, issued_by=entry.actor)
    if side is not Side.APPLICANT and (copy := paper.template.along.get(entry.step)):
        yield printed.ServedDocument(title=copy)

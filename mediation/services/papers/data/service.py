"""The list on a receipt (送达回证): whatever else the same step issues to the party, and what goes along with it."""

from collections.abc import Iterator, Mapping

from mediation.rules.codes import Kind
from mediation.rules.facts import CaseFacts, Entry, Proceeding
from mediation.services.papers import printed
from mediation.services.papers.catalogue import DocumentTemplate, offered_by
from mediation.services.papers.data import split
from mediation.services.papers.data.context import Paper
from mediation.services.papers.recipients import enclosed, recipients
from mediation.services.record import case_rows


def build(paper: Paper) -> printed.Service:
    """The party's own papers, and copies of those that are issued once for all."""
    numbers = paper.context.numbers
    return printed.Service(served=list(listed(paper.known, paper.here, paper.entry, paper.template, paper.party, numbers)))


def listed(
    known: CaseFacts, here: Proceeding, entry: Entry, receipt: DocumentTemplate, party: int, numbers: Mapping[str, str]
) -> Iterator[printed.ServedDocument]:
    """Return the documents on this party's receipt; none: the party gets no receipt. `numbers`: those of the instruments, by template; a
    preview, which asks the facts alone, has none.
    """
    docket = case_rows.dockets(known).get(here.number)
    for template in offered_by(entry.step):
        if here.kind is Kind.INSPECTION and not template.served:  # what stays in the file (审批表、笔录) is handed to nobody
            continue
        if "service" in template.needs or not split.makes(template, here, entry):
            continue
        if template.audience == "once" or party in recipients(template, known, here, entry):
            number = numbers.get(template.name, docket)
            yield printed.ServedDocument(title=template.titled(entry.step), number=number, issued_by=entry.actor)
            if copy := enclosed(template, known, here, entry, party):
                yield printed.ServedDocument(title=copy)

"""The recipients of a paper (文书发给谁): which of the parties of its proceeding the papers of one step go to.

One answer for whoever makes the paper, previews it, and lists it on the receipt (送达回证).
"""

from mediation.rules.codes import Side
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Entry, Proceeding
from mediation.rules.liability import opponents
from mediation.rules.seats import TRIBUNAL
from mediation.rules.settlements import settled_out
from mediation.rules.steps.changes import not_followed_yet
from mediation.rules.steps.overdue import overdue_in
from mediation.rules.steps.pending import counter_claimants
from mediation.rules.steps.undecided import concerned_by, leavers
from mediation.services.papers.catalogue import COUNTERED, NAMED, OWED, DocumentTemplate


def recipients(template: DocumentTemplate, known: CaseFacts, here: Proceeding, entry: Entry) -> list[int]:
    """List the parties, by number, that the papers of this step go to; the case's file is 0. Nobody writes to whoever is dead or
    dissolved: his successors are told once they take his place (民事诉讼法 第153条).
    """
    if template.within and here.kind.label not in template.within:
        return []
    if template.audience == "once":
        return [0]
    lost = not_followed_yet(known, here)
    return [number for number in _of_the_step(template, known, here, entry) if number != lost]


def _of_the_step(template: DocumentTemplate, known: CaseFacts, here: Proceeding, entry: Entry) -> list[int]:
    if template.audience == OWED:
        overdue = overdue_in(known, here, entry.on)
        return [payee for payee in overdue.payees if payee in here.addressees] if overdue else []
    if template.audience == NAMED:
        return [number for number in entry.parties or () if number in here.addressees]
    if template.audience == COUNTERED:
        return [number for number in counter_claimants(here, entry) if number in here.addressees]
    if leavers(here, entry):
        return concerned_by(known, here, entry)
    joined = {number for number, seq in here.joined.items() if seq == entry.seq}
    if entry.step in template.newcomers:
        return sorted(joined) if TRIBUNAL.taken(here) else []
    out = settled_out(known, here, entry.seq)
    of_side = [party.number for party in known.of_side(here, *template.goes_to(known, entry)) if party.number not in out]
    if units := entry.answer("units"):  # an order or a decision of the inspectorate against some of the employers
        return [number for number in of_side if not here.standing_for(number).isdisjoint(units)]
    if whom := template.joined.get(entry.step):
        return [number for number in of_side if here.accepted_on and (number in joined) == (whom == "them")]
    if template.audience == "each party":
        return [*of_side, *(number for number, how in here.gone.items() if how.seq == entry.seq and how.reachable)]
    brings = entry.answer("joined") is not None  # whoever takes a place over has the papers of whose place it is
    return [number for number in of_side if not brings or number in joined]


ASKING = {Do.MERGE_COUNTERCLAIM: Side.RESPONDENT, Do.CHANGE_CLAIMS: Side.APPLICANT, Do.JOIN_PARTY: Side.APPLICANT}
"""The side that asks something by a step of which everybody is told."""


def enclosed(template: DocumentTemplate, known: CaseFacts, here: Proceeding, entry: Entry, party: int) -> str:
    """The copy that goes with this paper to this party (附); '' for none. Of a paper for everybody it is for whoever has to answer what is
    asked: to him the days for an answer run from the copy (调解仲裁法 第30条；办案规则 第33、36、44条).
    """
    copy = template.encloses.get(entry.step, "")
    if not copy or template.audience != "each party":
        return copy
    asked = [c for c in known.claimed_in(here) if known.parties[c.claimant].side is ASKING[entry.step]]
    return copy if any(party == each.number for c in asked for each in opponents(known, here, c)) else ""

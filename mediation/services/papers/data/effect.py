"""The data of a certificate of effect (生效证明): the day its paper was made, its services, the people for whom it is in force."""

from mediation.rules.codes import Side
from mediation.rules.do import Do
from mediation.rules.effect import made_by, made_for, named_items, suits_on
from mediation.rules.facts import Entry
from mediation.rules.settlements import PAPERS, bound_by, fell_for
from mediation.rules.steps.award import AwardCorrection
from mediation.rules.steps.force import InForce
from mediation.rules.steps.setting_aside import taken_away
from mediation.services.papers import printed
from mediation.services.papers.data.context import Paper
from mediation.services.papers.printed_lines import OwnEffect, Receipt


def build(paper: Paper) -> printed.EffectData:
    """Of the paper that the entry certifies; of a correction, the day and the number of the award that it sets right (办案规则 第54条)."""
    known, here, entry = paper.known, paper.here, paper.entry
    if corrected := entry.if_(AwardCorrection):
        made = made_by(here, str(corrected.document))
        return printed.EffectData(made_on=made.on if made else None, paper_number=_number(paper, made, str(corrected.document)))
    certified = entry.as_(InForce)
    document = str(certified.served)
    made = made_for(known, here, document, certified.parties[0], entry.seq)
    settled = made if made and made.step in PAPERS else None
    received = here.received(document, settled.seq if settled else 0)
    bound = bound_by(known, here, settled) if settled else set(here.parties)
    claimants, chosen = {known.claims[n].claimant for n in here.claims}, set(certified.parties)
    return printed.EffectData(
        made_on=made.on if made else None,
        paper_number=_number(paper, made, document),
        received=[
            Receipt(side=party.side.label, name=party.name, on=received.get(party.number))
            for party in known.of_side(here, *Side) if party.number in bound
        ],
        in_favour=[known.parties[n].name for n in sorted(chosen)] if claimants - chosen else [],
        without=paper.context.claims_said(_gone(paper, document, chosen)),
        own=[
            OwnEffect(name=known.parties[row.party].name, since=row.since, perform_until=row.perform_until)
            for row in certified.own
        ],
        fell=[known.parties[n].name for n in fell_for(here, settled)] if settled else [],
    )  # fmt: skip


def _gone(paper: Paper, document: str, chosen: set[int]) -> list[int]:
    """The claims of those who are certified on which a court set the award aside beforehand (调解仲裁法 第49条)."""
    known, here = paper.known, paper.here
    ruled = [(suit, suit.last(Do.DECIDE_SUIT)) for suit in suits_on(known, here, document) if named_items(suit)]
    gone = {n for suit, ruling in ruled if ruling and ruling.seq < paper.entry.seq for n in taken_away(known, suit)}
    return sorted(n for n in gone if known.claims[n].claimant in chosen)


def _number(paper: Paper, made: Entry | None, document: str) -> str | None:
    """The number that the paper bears; the 案号 where it was never issued."""
    printed_as = paper.context.issued.get((made.seq, document)) if made else None
    return printed_as or paper.context.docket

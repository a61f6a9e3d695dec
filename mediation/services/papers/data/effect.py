"""The data of a certificate of effect (生效证明): the day its paper was made, its services, the people for whom it is in force."""

from mediation.rules.codes import Side
from mediation.rules.effect import FINAL, NON_FINAL, made_by
from mediation.rules.steps.force import InForce
from mediation.services.papers import printed
from mediation.services.papers.data import award
from mediation.services.papers.data.context import Paper


def build(paper: Paper) -> printed.EffectData:
    """Of the paper that the entry names."""
    known, here, entry = paper.known, paper.here, paper.entry
    certified = entry.as_(InForce)
    document = str(certified.served)
    made, received, number = made_by(here, document), here.received(document), paper.context.docket
    if made and document in FINAL | NON_FINAL:
        number = award.numbered(number, here, made, final=document in FINAL)
    claimants, chosen = {known.claims[n].claimant for n in here.claims}, set(certified.parties)
    return printed.EffectData(
        made_on=made.on if made else None,
        paper_number=number,
        received=[
            printed.Receipt(side=party.side.label, name=party.name, on=received.get(party.number))
            for party in known.of_side(here, *Side)
        ],
        in_favour=[known.parties[n].name for n in sorted(chosen)] if claimants - chosen else [],
    )

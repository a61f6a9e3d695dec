"""The case (案件): what it is about, how and when it came, who took it in."""

from datetime import date

from mediation.rules import causes, lineage
from mediation.rules.codes import Coded, Item, Kind, Manner, Side, Source
from mediation.rules.facts import Claim, Proceeding, is_worker
from mediation.rules.items import BY_ITEM
from mediation.rules.liability import opponents, other_side
from mediation.rules.lineage import of_whom, whose, worded
from mediation.rules.settlements import disposed_before
from mediation.rules.steps import STEPS
from mediation.rules.steps.complaint import Complaint
from mediation.rules.steps.intake import Application
from mediation.rules.steps.mediation import Agreement
from mediation.rules.steps.undecided import leavers
from mediation.services.papers import printed
from mediation.services.papers.data import agreement, decided
from mediation.services.papers.data.context import Paper
from mediation.services.papers.printed_lines import ClaimData
from mediation.services.record import case_rows


def build(paper: Paper) -> printed.CaseData:
    """Cause, claims and story; where something was agreed on, the story as the agreement tells it."""
    known, here = paper.known, paper.here
    agreed = agreement.made_in(paper)
    told = agreed.if_(Agreement) if agreed else None
    # A proceeding that another opened has no application of its own: the first of the case tells how it came.
    came = (here if here.came_from is None else known.proceedings[1]).entries[0].as_(Application, Complaint)
    return printed.CaseData(
        cause=causes.said(known.cause, here.kind), claims=_claims(paper), total=known.amount_claimed(here),
        headcount=case_rows.headcount(known, known.present_in(here)),
        story=(told.facts if told else None) or known.story, source=_came_by(paper, came.source), manner=came.manner.label,
        registrar=_registrar(here), received_on=here.received_on, accepted_on=here.accepted_on,
        about=decided.about(paper), joined_on=_joined_on(paper), spoken=came.manner is Manner.ORAL,
    )  # fmt: skip


def _came_by(paper: Paper, told: Coded) -> str:
    """Return the way the proceeding came to whoever has it, in words: from the inspectorate where that handed it on, by whatever way he
    had come there (劳动保障监察条例 第18条、第21条第2款).
    """
    origin = paper.known.proceedings.get(paper.here.came_from or 0)
    return (Source.INSPECTION if origin and origin.kind is Kind.INSPECTION else told).label


def _joined_on(paper: Paper) -> date | None:
    """Return the day on which those who leave by this decision were joined (追加), the last of them; None where one of them applied."""
    days = [lineage.joined_on(paper.here, n) for n in leavers(paper.here, paper.entry)]
    joined = [day for day in days if day is not None]
    return max(joined, default=None) if len(joined) == len(days) else None


def _registrar(here: Proceeding) -> str | None:
    """Return the name of whoever took the application in; None where another unit handed it over: whoever receives it here
    signs by hand.
    """
    first = here.entries[0]
    return first.actor if STEPS[first.step].opens_case else None


def _against(paper: Paper, claim: Claim) -> str:
    """The names of whom the claim is against, where that is not the whole other side."""
    facing = other_side(paper.known, paper.here, claim.claimant)
    named = opponents(paper.known, paper.here, claim)
    return "" if len(named) == len(facing) else "、".join(party.name for party in named)


def _asks(paper: Paper, claim: Claim) -> str:
    """The act that a claim without a sum asks, of whom and for whom, in the usual words; '' where there are none."""
    known, row = paper.known, BY_ITEM[Item(claim.item)]
    if claim.amount is not None:
        return ""
    who = _against(paper, claim) or ("申请人" if known.parties[claim.claimant].side is Side.RESPONDENT else "被申请人")
    if row.deed:
        return f"请求{who}{words}" if (words := worded(known, row.deed, claim.claimant, claim.number)) else ""
    worker = whose(known, claim.claimant, claim.number)
    confirms = row.of_worker and is_worker(worker, [known.parties[n] for n in paper.here.members])
    return f"请求{row.declares.format(to=worker.name, who=who)}" if confirms else ""


def _claims(paper: Paper) -> list[ClaimData]:
    done = disposed_before(paper.here, paper.entry)
    return [
        ClaimData(
            number=place,
            claimant=c.claimant,
            claimant_name=paper.known.parties[c.claimant].name,
            item=paper.context.item_said(c.item),
            amount=c.amount,
            detail=c.detail,
            against=_against(paper, c),
            of_whom=of_whom(paper.known, c.claimant, whose(paper.known, c.claimant, c.number)),
            asks=paper.context.say(_asks(paper, c)),
            opposed=[party.number for party in facing],
            facing="、".join(party.name for party in facing),
            disposed=c.number in done,
        )
        for place, c in enumerate(paper.known.claimed_in(paper.here), start=1)
        for facing in (opponents(paper.known, paper.here, c),)
    ]

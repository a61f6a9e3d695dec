"""Awards (裁决): what was decided, claim by claim, and the words beside it; of several awards, this one's."""

from mediation.rules.codes import Side
from mediation.rules.do import Do
from mediation.rules.facts import Decision, Entry, Proceeding
from mediation.rules.liability import payers, spared, terms
from mediation.rules.lineage import of_whom, whose
from mediation.rules.settlements import settled_in_part
from mediation.rules.steps.answers_told import answer_of
from mediation.rules.steps.award import Award as AwardForm
from mediation.rules.steps.counterclaims import Counterclaim
from mediation.rules.steps.enforcement import PriorExecution
from mediation.services.papers import printed
from mediation.services.papers.data.context import Paper
from mediation.services.papers.data.split import decided_in
from mediation.services.papers.printed_lines import DecisionData


def build(paper: Paper) -> printed.Award:
    """The decisions and the reasons. Between a partial award and the award there are those of the proceeding so far."""
    here, entry = paper.here, paper.entry
    made = entry if entry.step == Do.AWARD_PART else here.last(Do.AWARD)
    if made is None:
        return printed.Award(
            decisions=_decisions(paper),
            counter_story=_counter_story(here),
            counter_answer=answer_of(paper.known, here, Side.APPLICANT),
            settled=_settled_before(paper),
        )
    said = made.as_(AwardForm)
    return printed.Award(
        decisions=_decisions(paper), counter_story=_counter_story(here), answer=said.answer,
        counter_answer=said.counter_answer or _answered(paper, said), findings=said.findings,
        evidence=said.evidence, reasoning=said.reasoning, articles=said.articles, perform_within=said.perform_within,
        settled=_settled_before(paper),
    )  # fmt: skip


def _settled_before(paper: Paper) -> str:
    """Return the claims that settlements of a part dealt with before, in words (办案规则 第73条): what comes then is of the rest."""
    made = [entry for entry in settled_in_part(paper.here) if entry.seq < paper.entry.seq]
    return paper.context.claims_said(n for entry in made for n in paper.here.settled[entry.seq])


def _answered(paper: Paper, said: AwardForm) -> str | None:
    """Return the noted words of the applicants' answer to a counter-claim; None of an award on the counter-claim alone, whose one answer
    is theirs.
    """
    known = paper.known
    sides = {known.parties[known.claims[line.claim].claimant].side for line in said.lines if line.claim in known.claims}
    return answer_of(known, paper.here, Side.APPLICANT) if Side.APPLICANT in sides else None


def _counter_story(here: Proceeding) -> str | None:
    """Return the facts and reasons of the counter-claims that were merged (办案规则 第36条), in order; None where there are none."""
    found: list[str] = []
    for merged in here.all(Do.MERGE_COUNTERCLAIM):
        asked = [entry for entry in here.all(Do.RECEIVE_COUNTERCLAIM) if entry.seq < merged.seq]
        found += [asked[-1].as_(Counterclaim).story] if asked else []
    return "\n".join(dict.fromkeys(found)) or None


def _decisions(paper: Paper) -> list[DecisionData]:
    known, here, entry = paper.known, paper.here, paper.entry
    found = []
    for line in _ordered(entry) if entry.step == Do.ORDER_PRIOR_EXECUTION else decided_in(here, entry):
        claim = known.claims[line.claim]
        found.append(
            DecisionData(
                claim=here.claims.index(line.claim) + 1, claimant_name=known.parties[claim.claimant].name,
                item=paper.context.item_said(claim.item), claimed=claim.amount, upheld=line.upheld, amount=line.amount,
                says=_words(paper, line), final=line.final, reasoning=paper.context.say(line.prose), payers=payers(known, line.liable),
                terms=terms(known, here, line.liable, claim.claimant, line.seq if line.amount is not None else None),
                of_whom=of_whom(known, claim.claimant, whose(known, claim.claimant, claim.number)),
                spared="、".join(party.name for party in spared(known, here, claim, line)),
            )
        )  # fmt: skip
    return found


def _words(paper: Paper, line: Decision) -> str:
    """The operative words: as they were typed, else the usual ones, as the kind of dispute has them."""
    made = next((entry for entry in paper.here.all(Do.AWARD, Do.AWARD_PART) if entry.seq == line.seq), None)
    typed = made and next((row.says for row in made.as_(AwardForm).lines if row.claim == line.claim), None)
    return line.says if typed and typed == line.says else paper.context.say(line.says)


def _ordered(entry: Entry) -> list[Decision]:
    """Return the sums to be paid before the award (先予执行), in 元."""
    return [Decision(row.claim, True, row.amount, "", None, "") for row in entry.as_(PriorExecution).lines]

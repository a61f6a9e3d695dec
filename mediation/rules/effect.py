"""The day an award or a settlement takes effect (生效): per document and, where several claim, per claimant.

A final award is in force on the day it was made (X-11). A non-final one is in force on the day after the last party's
fifteen days (X-12), unless somebody sued: a suit on some items holds up all of them (司法解释（一）第16条), but only for
those claimants whom it concerns (第17条). A settlement is in force for each who claims when the last of those between whom his part
of it is has signed (`settlements.py`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .calendar import Calendar
from .codes import Kind, Outcome, Side
from .do import Do
from .facts import CaseFacts, Entry, Proceeding
from .settlements import SETTLEMENTS, Signed, as_signed, bound_by, claims_of, standing, to_be_made_anew
from .states.arbitration import (
    ARBITRATION_CLOSED,
    ARBITRATION_WITHDRAWN,
    AWARDED,
    DEFAULTED,
    ENTRUSTED,
    FORMED,
    HEARD,
    SCHEDULED,
    SETTLED,
    SUSPENDED,
    TERMINATED,
)
from .suing import award_against

SUIT_DAYS = 15
"""自然日 for a suit against a non-final award (调解仲裁法 第50条); a rest day at the end rolls forward."""
FINAL = frozenset({"award_final", "partial_award_final"})
NON_FINAL = frozenset({"award_nonfinal", "partial_award_nonfinal"})
GIVEN_UP = frozenset({Outcome.SUIT_WITHDRAWN, Outcome.SUIT_DISMISSED})

REST_ENDED = frozenset({ARBITRATION_WITHDRAWN, DEFAULTED, TERMINATED})
"""How the rest may have ended without a paper of its own (办案规则 第35、39、48条): what was made beforehand stays what it is."""
WITH_A_PAPER = REST_ENDED | {FORMED, SCHEDULED, HEARD, ENTRUSTED, SUSPENDED, SETTLED, AWARDED, ARBITRATION_CLOSED}
"""Where a paper that takes effect may have been made: what was decided or settled beforehand (先行裁决、部分调解) is so while the rest is
pending and however that ends, and is put in force, sued on and enforced by itself (调解仲裁法 第43条第2款、第48至51条)."""


@dataclass(frozen=True, slots=True)
class Effect:
    """The force of a document. `since` is its first day in force (None: it is not in force); `why` says why, or why not yet.

    `court_says`: somebody sued and the suit came to nothing, so that the court's ruling has to say since when.
    """

    since: date | None
    why: str
    court_says: bool = False


def effects_of(
    case: CaseFacts, here: Proceeding, document: str, claimants: Iterable[int], calendar: Calendar, today: date
) -> Iterator[tuple[int, Effect]]:
    """Yield each of these claimants with the document's force for him: a settlement of hundreds is read once for all of them."""
    papers = papers_for(case, here, document, claimants)
    made = {paper.seq: paper for paper in papers.values() if paper} if document in SETTLEMENTS else {}
    read = {seq: (bound_by(case, here, paper), as_signed(case, here, paper)) for seq, paper in made.items()}
    for claimant, paper in papers.items():
        if paper is None:
            yield claimant, Effect(None, "本案没有这份文书")
        elif document in SETTLEMENTS:
            yield claimant, _signed_for(case, here, claimant, paper, *read[paper.seq])
        elif document in FINAL:
            yield claimant, _final(case, here, document, claimant, paper)
        else:
            yield claimant, _non_final(case, here, document, claimant, calendar, today)


def made_for(case: CaseFacts, here: Proceeding, document: str, party: int, before: int | None = None) -> Entry | None:
    """The entry that drew the document up for this party, or None. Of several settlements that bind him, the first that nobody has
    recorded as in force for him (`before` that entry; None: by now); once all are, the last.
    """
    return papers_for(case, here, document, [party], before)[party]


def papers_for(
    case: CaseFacts, here: Proceeding, document: str, parties: Iterable[int], before: int | None = None
) -> dict[int, Entry | None]:
    """Return for each of these parties the entry that drew the document up for him, as `made_for` says of one."""
    if document not in SETTLEMENTS:
        return dict.fromkeys(parties, made_by(here, document))
    found = [(made, bound_by(case, here, made)) for made in standing(here, document)]
    last, papers = found[-1][0] if found else None, dict[int, Entry | None]()
    for party in parties:
        own = [made for made, bound in found if party in bound]
        papers[party] = own[min(times_recorded(here, document, party, before), len(own) - 1)] if own else last
    return papers


def times_recorded(here: Proceeding, document: str, party: int, before: int | None = None) -> int:
    """Count how often the document was recorded as in force for this party, or for him in whose place he stands, `before` that entry
    (None: by now).
    """
    those = here.standing_for(party)
    recorded = (entry for entry in here.all(Do.CONFIRM_EFFECT) if before is None or entry.seq < before)
    effects = (entry for entry in recorded if entry.answer("served") == document)
    return sum(1 for entry in effects if those & set(entry.answer("parties")))


def made_by(here: Proceeding, document: str) -> Entry | None:
    """The entry that drew the document up, of several the last, or None."""
    if document in SETTLEMENTS:
        return here.last(SETTLEMENTS[document])
    made = here.last(Do.AWARD_PART if document.startswith("partial_") else Do.AWARD)
    if made is None:
        return None
    labels = here.labels_by(made)
    return made if (document in FINAL) in labels else None


def disposed_by(here: Proceeding, document: str) -> set[int]:
    """The claims that a paper of this arbitration disposes of: of a split award each paper its own items (办案规则 第50条第4款), a
    dismissed one going with the non-final paper where there is one, as it is printed. Empty: there is no such paper.
    """
    if document in SETTLEMENTS:
        return {n for made in standing(here, document) for n in claims_of(here, made)}
    made = made_by(here, document)
    if made is None:
        return set()
    lines, final = [line for line in here.decisions if line.seq == made.seq], document in FINAL
    dismissed_here = final == (here.labels_by(made) == {True})
    return {line.claim for line in lines if (dismissed_here if line.final is None else line.final is final)}


def suits_on(case: CaseFacts, here: Proceeding, *documents: str) -> list[Proceeding]:
    """The suits and applications to a court that were begun against these awards, less those that were entered by mistake (作废)."""
    return [
        p for p in case.proceedings.values()
        if p.kind is Kind.SUIT and p.outcome != Outcome.VOIDED and arbitration_of(case, p) is here and award_against(p) in documents
    ]


def arbitration_of(case: CaseFacts, proceeding: Proceeding) -> Proceeding | None:
    """The arbitration that a suit or an enforcement goes back to, through whatever lies between."""
    found: Proceeding | None = proceeding
    while found is not None and found.kind in (Kind.SUIT, Kind.ENFORCEMENT):
        found = case.proceedings.get(found.came_from or 0)
    return found


def _signed_for(case: CaseFacts, here: Proceeding, claimant: int, made: Entry, bound: set[int], signed: Signed) -> Effect:
    if claimant not in bound:
        return Effect(None, f"{case.parties[claimant].name}不是这份调解书的当事人")
    if waiting := signed.lacks(claimant):
        anew = to_be_made_anew(here, made, waiting).rstrip("。")
        return Effect(None, anew or f"调解书还没有由{'、'.join(party.name for party in waiting)}签收")
    return Effect(signed.since(claimant), "双方当事人签收，发生法律效力（调解仲裁法第42条）")


def named_items(suit: Proceeding) -> frozenset[int]:
    """The claims that a ruling names where it sets an award aside in part (撤销部分裁决事项); empty: in whole, or not."""
    ruled = suit.last(Do.DECIDE_SUIT) if suit.outcome == Outcome.SET_ASIDE else None
    return frozenset((ruled.answer("items") if ruled else None) or ())


def set_aside(case: CaseFacts, here: Proceeding, document: str, claimant: int, claim: int | None = None) -> Proceeding | None:
    """Return the proceeding in which a court set this award aside for this claimant (撤销, 调解仲裁法 第49条), or None. `claim`: what it
    awards on this one; None: all that it awards him. A ruling that names items leaves the others in force.
    """
    for suit in suits_on(case, here, document):
        if suit.outcome == Outcome.SET_ASIDE and claimant in suit.parties:
            items = named_items(suit)
            if not items or items >= ({claim} if claim is not None else _awarded(case, here, document, claimant) or {0}):
                return suit
    return None


def paper_of_enforcement(case: CaseFacts, enforcement: Proceeding) -> tuple[Proceeding, str] | None:
    """Return the arbitration and the paper of it that is enforced here, or was before and is again (恢复执行); None where what is enforced
    is no award and no settlement of an arbitration.
    """
    found, paper = enforcement, ""
    while found.kind is Kind.ENFORCEMENT and found.came_from:
        paper, found = str(found.entries[0].answer("served") or ""), case.proceedings[found.came_from]
    return (found, paper) if found.kind is Kind.ARBITRATION and paper in FINAL | NON_FINAL | SETTLEMENTS.keys() else None


def refused_paper(case: CaseFacts, enforcement: Proceeding) -> tuple[Proceeding, str] | None:
    """Return the arbitration and the paper of it that a court refused to enforce here (裁定不予执行, 民事诉讼法 第248条); None where it
    refused none."""
    return paper_of_enforcement(case, enforcement) if enforcement.outcome == Outcome.NOT_ENFORCED else None


def not_enforced(case: CaseFacts, here: Proceeding, document: str, claimant: int) -> Proceeding | None:
    """Return the enforcement in which a court refused to enforce this paper for this claimant, or None: the dispute is open again, and is
    brought before a court (司法解释（一）第24条).
    """
    for p in case.proceedings.values():
        refused = refused_paper(case, p)
        if refused is None or refused[0] is not here or refused[1] != document:
            continue
        if any(claimant in here.successors(party) for party in p.entries[0].parties or ()):
            return p
    return None


def _awarded(case: CaseFacts, here: Proceeding, document: str, claimant: int) -> set[int]:
    """The claims on which this final award gives the claimant something."""
    made = made_by(here, document)
    return {
        line.claim for line in here.decisions
        if made and line.seq == made.seq and line.final and case.claims[line.claim].claimant == claimant
    }


def stands_for(case: CaseFacts, here: Proceeding, document: str, party: int) -> bool:
    """Tell whether the award still stands with regard to this party: for him, where it gives him something, else for somebody who faces him
    (调解仲裁法 第49条第3款).
    """
    side = case.parties[party].side
    awarded = {case.claims[line.claim].claimant for line in here.decisions}
    whose = {party} if party in awarded else {n for n in awarded if case.parties[n].side is not side}
    return not whose or any(set_aside(case, here, document, n) is None for n in whose)


def stands(case: CaseFacts, here: Proceeding, document: str) -> bool:
    """Tell whether the award still stands for somebody to whom it gives something."""
    claimants = {case.claims[line.claim].claimant for line in here.decisions}
    return not claimants or any(set_aside(case, here, document, n) is None for n in claimants)


def changes_nothing(suit: Proceeding) -> bool:
    """Tell whether the suit was lodged after the last day of everybody who lodged it, and no court has judged it all the same (期满不起诉
    的，裁决书发生法律效力, 调解仲裁法 第50条). Entries from before the last day was kept were in time.
    """
    return suit.entries[0].used.last_day is not None and suit.outcome != Outcome.JUDGED


def taken_from_it(case: CaseFacts, here: Proceeding, document: str, claimant: int, claim: int | None = None) -> str:
    """Return the reason why a court has the say over this award for this claimant; '' where none has. `claim`: over what it awards on
    this one alone.

    Suing does not undo a final award by itself; being set aside does, and so does the court's judgment in the worker's suit. A suit
    on a non-final one keeps it from taking effect. What a court refused to enforce is no title any more (司法解释（一）第24条). A suit
    that was lodged after its last day does nothing, unless the court judged it all the same (第48、50条; 民事诉讼法 第86条).
    """
    if refused := not_enforced(case, here, document, claimant):
        return f"已于 {refused.concluded_on} 被人民法院裁定不予执行（司法解释（一）第24条）"
    if document in SETTLEMENTS:
        return ""
    if gone := set_aside(case, here, document, claimant, claim):
        return f"已于 {gone.concluded_on} 被人民法院裁定撤销（调解仲裁法第49条第3款）"
    for suit in suits_on(case, here, document):
        if claimant not in suit.parties or suit.outcome in GIVEN_UP or changes_nothing(suit):
            continue
        if document in NON_FINAL:
            return f"已于 {suit.entries[0].on} 起诉，裁决书不发生法律效力（司法解释（一）第16条）"
        if suit.entries[0].step == Do.LODGE_SUIT:
            return f"劳动者已于 {suit.entries[0].on} 起诉，以人民法院的裁判为准（调解仲裁法第48条）"
    return ""


def _final(case: CaseFacts, here: Proceeding, document: str, claimant: int, made: Entry) -> Effect:
    if why := taken_from_it(case, here, document, claimant):
        return Effect(None, why)
    return Effect(made.on, "终局裁决自作出之日起发生法律效力（调解仲裁法第47条）")


def _non_final(case: CaseFacts, here: Proceeding, document: str, claimant: int, calendar: Calendar, today: date) -> Effect:
    if why := taken_from_it(case, here, document, claimant):
        return Effect(None, why)
    suits = [s for s in suits_on(case, here, document) if claimant in s.parties and not changes_nothing(s)]
    received = here.received(document)
    concerned = [p for p in case.of_side(here, *Side) if p.number == claimant or p.side is not case.parties[claimant].side]
    if waiting := [p.name for p in concerned if p.number not in received]:
        return Effect(None, f"裁决书还没有送达{'、'.join(waiting)}")
    last = max(calendar.roll_forward(received[p.number] + timedelta(days=SUIT_DAYS)) for p in concerned)
    if today <= last:
        return Effect(None, f"起诉期到 {last} 才全部届满（调解仲裁法第50条）")
    if suits:
        return Effect(None, "起诉后又撤诉或者被驳回，生效之日以人民法院的裁定为准，请写明依据", court_says=True)
    return Effect(last + timedelta(days=1), f"各方起诉期于 {last} 全部届满，没有人起诉（调解仲裁法第50条）")


def last_day_to_perform(since: date, within: int, calendar: Calendar) -> date:
    """Return the last day of so many 自然日 from taking effect; one that is a rest day rolls over it (民法典 第203条)."""
    return calendar.roll_forward(since + timedelta(days=within))

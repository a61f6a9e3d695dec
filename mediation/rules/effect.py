"""The day an award or a settlement takes effect (生效): per document and, where several claim, per claimant.

A final award is in force on the day it was made (X-11). A non-final one is in force on the day after the last party's
fifteen days (X-12), unless somebody sued: a suit on some items holds up all of them (司法解释（一）第16条), but only for
those claimants whom it concerns (第17条). A settlement is in force when the last party has signed for it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from .calendar import Calendar
from .codes import Kind, Outcome, Side
from .do import Do
from .facts import CaseFacts, Entry, Proceeding
from .suing import award_against

SUIT_DAYS = 15
"""自然日 for a suit against a non-final award (调解仲裁法 第50条); a rest day at the end rolls forward."""
FINAL = frozenset({"award_final", "partial_award_final"})
NON_FINAL = frozenset({"award_nonfinal", "partial_award_nonfinal"})
SETTLEMENTS = {"settlement": Do.SETTLE, "partial_settlement": Do.SETTLE_PART}
GIVEN_UP = frozenset({Outcome.SUIT_WITHDRAWN, Outcome.SUIT_DISMISSED})


@dataclass(frozen=True, slots=True)
class Effect:
    """The force of a document. `since` is its first day in force (None: it is not in force); `why` says why, or why not yet.

    `court_says`: somebody sued and the suit came to nothing, so that the court's ruling has to say since when.
    """

    since: date | None
    why: str
    court_says: bool = False


def effect_of(case: CaseFacts, here: Proceeding, document: str, claimant: int, calendar: Calendar, today: date) -> Effect:
    """Return the document's force for this claimant, and the first day of it."""
    made = made_by(here, document)
    if made is None:
        return Effect(None, "本案没有这份文书")
    if document in SETTLEMENTS:
        return _signed_for(case, here, document, made)
    if document in FINAL:
        return _final(case, here, document, claimant, made)
    return _non_final(case, here, document, claimant, calendar, today)


def made_by(here: Proceeding, document: str) -> Entry | None:
    """The entry that drew the document up, or None."""
    if document in SETTLEMENTS:
        return here.last(SETTLEMENTS[document])
    made = here.last(Do.AWARD_PART if document.startswith("partial_") else Do.AWARD)
    if made is None:
        return None
    labels = here.labels_by(made)
    return made if (document in FINAL) in labels else None


def suits_on(case: CaseFacts, here: Proceeding, *documents: str) -> list[Proceeding]:
    """The suits and applications to a court that were begun against these awards."""
    return [
        p for p in case.proceedings.values()
        if p.kind is Kind.SUIT and arbitration_of(case, p) is here and award_against(p) in documents
    ]


def arbitration_of(case: CaseFacts, proceeding: Proceeding) -> Proceeding | None:
    """The arbitration that a suit or an enforcement goes back to, through whatever lies between."""
    found: Proceeding | None = proceeding
    while found is not None and found.kind in (Kind.SUIT, Kind.ENFORCEMENT):
        found = case.proceedings.get(found.came_from or 0)
    return found


def _signed_for(case: CaseFacts, here: Proceeding, document: str, made: Entry) -> Effect:
    if waiting := case.waits_for(here, document, since=made.seq):
        return Effect(None, f"调解书还没有由{'、'.join(party.name for party in waiting)}签收")
    return Effect(max(here.received(document, made.seq).values()), "双方当事人签收，发生法律效力（调解仲裁法第42条）")


def _final(case: CaseFacts, here: Proceeding, document: str, claimant: int, made: Entry) -> Effect:
    """Suing does not undo it by itself; being set aside does, and so does the court's judgment in the worker's suit."""
    for suit in suits_on(case, here, document):
        if suit.outcome == Outcome.SET_ASIDE:
            return Effect(None, f"已于 {suit.concluded_on} 被人民法院裁定撤销（调解仲裁法第49条第3款）")
        if suit.entries[0].step == Do.LODGE_SUIT and claimant in suit.parties and suit.outcome not in GIVEN_UP:
            return Effect(None, f"劳动者已于 {suit.entries[0].on} 起诉，以人民法院的裁判为准（调解仲裁法第48条）")
    return Effect(made.on, "终局裁决自作出之日起发生法律效力（调解仲裁法第47条）")


def _non_final(case: CaseFacts, here: Proceeding, document: str, claimant: int, calendar: Calendar, today: date) -> Effect:
    suits = [s for s in suits_on(case, here, document) if claimant in s.parties]
    for suit in suits:
        if suit.outcome not in GIVEN_UP:
            return Effect(None, f"已于 {suit.entries[0].on} 起诉，裁决书不发生法律效力（司法解释（一）第16条）")
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

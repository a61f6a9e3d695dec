"""The orders and decisions of an inspection after a challenge (复议、诉讼之后): for whom each of them stands, and what of it.

A challenge is one employer's, against one paper; what falls for one stands for the others. Pure: it reads the journal alone.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from .codes import Side
from .codes.challenge import ChallengeResult
from .codes.inspection import Challenge
from .codes.served import InspectionPaper
from .do import Do
from .facts import CaseFacts, Entry, Proceeding

PAPER_OF: dict[Do, InspectionPaper] = {
    Do.DECIDE_PENALTY: InspectionPaper.PENALTY_DECISION,
    Do.PENALISE_ON_SPOT: InspectionPaper.PENALTY_DECISION,
    Do.DECIDE_HANDLING: InspectionPaper.HANDLING_DECISION,
    Do.ORDER_CORRECTION: InspectionPaper.CORRECTION_ORDER,
    Do.ORDER_FURTHER: InspectionPaper.CORRECTION_ORDER,
}
"""The paper of each step that orders or decides something of an employer."""
PENALTIES = (Do.DECIDE_PENALTY, Do.PENALISE_ON_SPOT)
"""The steps that punish: by a decision after notice and hearing, and on the spot (行政处罚法 第51条)."""
DECISIONS = (Do.DECIDE_HANDLING, *PENALTIES)
FALLEN = frozenset({ChallengeResult.REVOKED, ChallengeResult.REMADE})
ENDED = frozenset({Challenge.REVIEWED, Challenge.JUDGED})
"""The events that bring a result."""


def received_by(here: Proceeding, decided: Entry) -> dict[int, date]:
    """Return the day of receipt of this order or decision, by the number of whoever has received it."""
    return here.received(PAPER_OF[decided.step], since=decided.seq)


def all_decided(here: Proceeding) -> list[Entry]:
    """List the orders and decisions, oldest first, whether they stand or not."""
    return list(here.all(*PAPER_OF))


def challenged_by(here: Proceeding, entry: Entry, party: int) -> list[Entry]:
    """List the orders and decisions that this entry of a challenge is about, for this employer: those it names, else every decision that
    the employer had received; where there was none, the orders.
    """
    named = entry.answer("decisions") or []
    before = [made for made in all_decided(here) if made.seq < entry.seq]
    return [made for made in before if made.seq in named] if named else not_named(here, before, party)


def not_named(here: Proceeding, made_before: list[Entry], party: int) -> list[Entry]:
    """List those of these orders and decisions that a challenge is about which names none: every decision that the employer has received,
    of what was made anew the new ones; where there was none, the orders.
    """
    had = [made for made in made_before if party in received_by(here, made)] or made_before
    again = here.last(Do.HANDLE_AGAIN)
    latest = [made for made in had if again and made.seq > again.seq] or had
    return [made for made in latest if made.step in DECISIONS] or latest


def challenges_to(here: Proceeding, decided: Entry, party: int) -> list[Entry]:
    """List the entries on this employer's challenge to the order or decision, oldest first; of whom it succeeds too."""
    mine = here.standing_for(party)
    return [
        entry
        for entry in here.all(Do.RECORD_CHALLENGE)
        if entry.seq > decided.seq and not mine.isdisjoint(entry.parties or ()) and decided in challenged_by(here, entry, party)
    ]


def stage_of(here: Proceeding, decided: Entry, party: int) -> Challenge | None:
    """Return the stage that the challenge has reached; None: there is none."""
    known = challenges_to(here, decided, party)
    return known[-1].answer("event") if known else None


def is_pending(here: Proceeding, decided: Entry, party: int) -> bool:
    """Tell whether a review or a suit is before somebody now: nobody asks a court to enforce meanwhile (行政强制法 第53条)."""
    stage = stage_of(here, decided, party)
    return stage is not None and stage not in ENDED


def fell_by(here: Proceeding, decided: Entry, party: int) -> Entry | None:
    """Return the result by which the order or decision was revoked for this employer; None: it stands. A suit that was dismissed leaves
    what the review had decided.
    """
    return next((entry for entry in reversed(challenges_to(here, decided, party)) if entry.answer("result") in FALLEN), None)


def content_for(here: Proceeding, decided: Entry, party: int) -> str:
    """Return the content of the decision as it was changed for this employer; '' where it stands as it was made."""
    changed = [entry.answer("content") for entry in challenges_to(here, decided, party) if entry.answer("content")]
    return str(changed[-1]) if changed else ""


def addressed(case: CaseFacts, here: Proceeding, decided: Entry) -> list[int]:
    """List the employers whom an order or decision is for, by number: those whom it names, else all of them."""
    named = decided.answer("units")
    return [n.number for n in case.of_side(here, Side.RESPONDENT) if not named or here.standing_for(n.number) & {*named}]


def fine_for(here: Proceeding, decided: Entry, party: int) -> Decimal:
    """Return the fine (罚款) that this decision imposes on the employer, as a review or a court left it, in 元; 0: none, or it fell."""
    fine = decided.answer("fine") if decided.step in PENALTIES else None
    if fine is None or fell_by(here, decided, party):
        return Decimal(0)
    changed = [entry.answer("fine") for entry in challenges_to(here, decided, party) if entry.answer("fine") is not None]
    return Decimal(changed[-1] if changed else fine)


def to_be_remade(case: CaseFacts, here: Proceeding) -> Iterator[tuple[Entry, int]]:
    """Find each decision that is to be made anew, with the employer for whom, as long as nobody has taken the case up again."""
    again = here.last(Do.HANDLE_AGAIN)
    for decided in all_decided(here):
        for party in addressed(case, here, decided):
            fell = fell_by(here, decided, party)
            if fell and fell.answer("result") is ChallengeResult.REMADE and (again is None or again.seq < fell.seq):
                yield decided, party


def left_to_remake(case: CaseFacts, here: Proceeding, step: Do) -> list[int]:
    """List the employers, by number, whose decision of this step fell and was taken up again, and who have had no other since."""
    again = here.last(Do.HANDLE_AGAIN)
    if again is None:
        return []
    made = list(here.all(step))
    fell = {
        party
        for decided in made
        for party in addressed(case, here, decided)
        if decided.seq < again.seq and (ruled := fell_by(here, decided, party)) and ruled.answer("result") is ChallengeResult.REMADE
    }
    return sorted(fell - {party for decided in made if decided.seq > again.seq for party in addressed(case, here, decided)})


def falls_for_all(case: CaseFacts, here: Proceeding) -> bool:
    """Tell whether there were decisions, and none of them stands for anybody."""
    made = list(here.all(*DECISIONS)) or list(here.all(Do.ORDER_CORRECTION, Do.ORDER_FURTHER))
    return bool(made) and all(fell_by(here, decided, n) for decided in made for n in addressed(case, here, decided))

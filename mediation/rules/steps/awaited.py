"""The documents that wait to be served (待送达): which there are, the parties each is for, and those who have not received it.
"""

from datetime import date

from ..acts import Act
from ..codes import Kind, Outcome, Side
from ..codes.served import FOR, GIVEN, MADE_ON, TO_NAMED, TO_OPPONENTS, InspectionPaper, Served
from ..do import Do
from ..effect import FINAL, NON_FINAL
from ..facts import CaseFacts, Entry, Party, Proceeding
from ..settlements import (
    PAPERS,
    SETTLEMENTS,
    bound_by,
    fell_for,
    settled_in_part,
    settled_out,
    standing,
    to_be_made_anew,
    unsigned,
)
from ..step import Situation
from .called import CALLS, calls_to_nothing, hearing_set
from .pending import counter_claimants
from .undecided import awards_made

INSPECTORS_PAPERS = frozenset(str(paper) for paper in InspectionPaper)
PRESSING = (
    InspectionPaper.PENALTY_DECISION,
    InspectionPaper.HANDLING_DECISION,
    InspectionPaper.PENALTY_HEARING_NOTICE,
    InspectionPaper.ADVANCE_NOTICE,
    InspectionPaper.CORRECTION_ORDER,
    InspectionPaper.REVOCATION_NOTICE,
    InspectionPaper.PERFORMANCE_URGING,
    InspectionPaper.ADDED_FINE_DECISION,
    InspectionPaper.EVIDENCE_KEEPING,
    InspectionPaper.INQUIRY_LETTER,
    InspectionPaper.EVIDENCE_RELEASE,
    InspectionPaper.INSPECTOR_RECUSAL_DECISION,
    InspectionPaper.DISPUTE_DIRECTION,
    InspectionPaper.COMPLAINT_REFUSAL_NOTICE,
    InspectionPaper.COMPLAINT_DOCKET_NOTICE,
)
"""The papers of the inspectorate, what presses most first."""
BRING_COMPLAINANTS = (Do.JOIN_COMPLAINANT, Do.JOIN_INSPECTION)
"""The steps by which somebody joins who complains for himself."""
DECISIONS = (InspectionPaper.PENALTY_DECISION, InspectionPaper.HANDLING_DECISION)
ORDERS = (*DECISIONS, InspectionPaper.PENALTY_HEARING_NOTICE, InspectionPaper.ADVANCE_NOTICE, InspectionPaper.CORRECTION_ORDER)


def waits_for(situation: Situation, document: str) -> list[Party]:
    """Those whom the document is for and who have not received it: of a settlement, its parties, less who can sign no more."""
    case, here = situation.case, situation.here
    if document in INSPECTORS_PAPERS:
        return _units_waiting(case, here, document)
    if document in SETTLEMENTS and (made := standing(here, document)):
        waiting_for = {party.number for each in made for party in unsigned(case, here, each)}
        return [case.parties[n] for n in here.parties if n in waiting_for and n not in here.gone]
    fixed = hearing_set(here) if document in CALLS.values() else None
    waiting = not_received(case, here, document, *sides_of(situation, document), since=fixed.seq if fixed else 0)
    if document != Served.COUNTER_REFUSAL:
        return waiting
    asked = {number for entry in steps_that_made(here, document) for number in counter_claimants(here, entry)}
    return [party for party in waiting if party.number in asked]


def addressed(entry: Entry, document: str) -> frozenset[int]:
    """The parties, by number, to whom an entry of an inspection addresses its paper; empty: to everybody whom such a paper is for."""
    named = entry.answer("units") or (None if document in FOR else entry.parties)
    return frozenset(named or ())


def _units_waiting(case: CaseFacts, here: Proceeding, document: str) -> list[Party]:
    """Those who have not received the last paper of this name that is addressed to them: several orders stand beside each other. What goes
    into another case (并案) sends nothing more of its own: whoever comes in there has that case's notice.
    """
    if here.outcome == Outcome.INSPECTION_MERGED:
        return []
    made = steps_that_made(here, document)
    found = []
    for party in case.of_side(here, *((FOR[document],) if document in FOR else Side)):
        stands_for = here.standing_for(party.number)
        theirs = [entry for entry in made if _is_for(here, entry, document, stands_for)]
        if theirs and party.number not in here.received(document, theirs[-1].seq):
            found.append(party)
    return found


def _is_for(here: Proceeding, entry: Entry, document: str, stands_for: frozenset[int]) -> bool:
    """Tell whether the paper of this entry goes to whoever stands for these: of a joining, to those alone who came by it once the
    complaint was docketed (若干规定 第18条)."""
    if entry.step in BRING_COMPLAINANTS:
        came = {number for number, seq in here.joined.items() if seq == entry.seq}
        docketed = here.last(Do.DOCKET_COMPLAINT)
        return docketed is not None and docketed.seq < entry.seq and not stands_for.isdisjoint(came)
    named = addressed(entry, document)
    return not named or not stands_for.isdisjoint(named)


def since_made_anew(here: Proceeding, document: str) -> int:
    """Return the entry before which nothing that arrived was this order or decision: it fell, and was made anew; 0: it is the first."""
    again = here.last(Do.HANDLE_AGAIN) if document in ORDERS else None
    return again.seq if again and any(made.seq > again.seq for made in steps_that_made(here, document)) else 0


def not_received(case: CaseFacts, here: Proceeding, document: str, *sides: Side, since: int = 0) -> list[Party]:
    """List those of these sides (of all, where none is named) who have not received, after `since`, a document that concerns them: what
    was drawn up after somebody had settled everything says nothing of him (民事诉讼法 第55条第2款).
    """
    drawn = max((entry.seq for entry in steps_that_made(here, document)), default=0)
    out = settled_out(case, here, drawn)
    return [party for party in case.waits_for(here, document, *sides, since=since) if party.number not in out]


def sides_of(situation: Situation, document: str) -> tuple[Side, ...]:
    """Return the sides that a document is for, (): everybody. What one side handed in (答辩书) is for the other, what names somebody for
    his side.
    """
    if document in TO_NAMED:
        named = {situation.case.parties[n].side for made in steps_that_made(situation.here, document) for n in made.parties or ()}
        return tuple(side for side in Side if side in named)
    if document not in TO_OPPONENTS:
        return (FOR[document],) if document in FOR else ()
    known = situation.case.parties
    acted = [{known[n].side for n in entry.parties or ()} for entry in steps_that_made(situation.here, document)]
    return tuple(side for side in (Side.APPLICANT, Side.RESPONDENT) if any(side not in sides for sides in acted))


def was_made(here: Proceeding, document: str) -> bool:
    """Tell whether a step that stands in this proceeding has drawn the document up."""
    return bool(steps_that_made(here, document))


def steps_that_made(here: Proceeding, document: str) -> list[Entry]:
    """The steps that drew the document up, oldest first: as far as they were answered so that it was called for."""
    made, given = here.all(*MADE_ON[document]), GIVEN.get(document)
    return [entry for entry in made if given is None or entry.answer(given)]


def drawn_up(here: Proceeding) -> list[Served | InspectionPaper]:
    """The papers that the proceeding has produced, and that are served. An award is final, non-final or both, as its claims are (调解仲裁法
    第47、50条): no other is a paper.
    """
    kinds: tuple[type[Served] | type[InspectionPaper], ...] = (Served, InspectionPaper)
    never = (FINAL | NON_FINAL) - {*awards_made(here)}
    return [paper for kind in kinds for paper in kind if paper not in never and was_made(here, paper)]


def made_since(here: Proceeding, document: str) -> date | None:
    """Return the day on which there was such a document for the first time; None: there is none yet.

    A settlement before which somebody changed his mind is a document no longer.
    """
    made = standing(here, document) if document in SETTLEMENTS else steps_that_made(here, document)
    return min((entry.on for entry in made), default=None)


def _before_it_was_made(here: Proceeding, form: Act) -> dict[str, str]:
    """Nothing is received, published, posted or sent off before the day on which it was drawn up."""
    served: Served | InspectionPaper = getattr(form, "served")  # noqa: B009 - every form of service asks for it
    made = made_since(here, served)
    says = f"《{served.label}》是 {made} 作出的，不能早于这一日{{}}，请核对。"
    early = {"on": "送达", "sent_on": "交邮"}
    days = {name: getattr(form, name, None) for name in early}
    return {name: says.format(early[name]) for name, day in days.items() if made and day and day < made}


def unlike_its_paper(situation: Situation, form: Act) -> dict[str, str]:
    """Return the faults of a service that does not go with its paper: the day on which that was drawn up, whom it names."""
    served: Served | InspectionPaper = getattr(form, "served")  # noqa: B009 - every form of service asks for it
    if said := calls_to_nothing(situation.here, served, form.on):
        return {"served": said}
    return _before_it_was_made(situation.here, form) or _names_who_is_gone(situation, form)


def _names_who_is_gone(situation: Situation, form: Act) -> dict[str, str]:
    """Nobody signs a settlement that names another in his place: whoever died or was dissolved before he signed it promised nothing, and
    with those who follow it is made anew (调解仲裁法 第42条；民法典 第13、1121条). Nor does he for whom it fell.
    """
    case, here = situation.case, situation.here
    served: Served = getattr(form, "served")  # noqa: B009 - every form of service asks for it
    signing = set[int](getattr(form, "parties", []))
    made_so_far = standing(here, served) if served in SETTLEMENTS else []
    fell = {n for made in made_so_far for n in fell_for(here, made)} - {n for made in made_so_far for n in bound_by(case, here, made)}
    if back := [case.parties[n].name for n in sorted(signing & fell)]:
        return {"parties": f"{'、'.join(back)}的调解因反悔没有生效，调解书不再由其签收（调解仲裁法第42条第4款）：请去掉，其请求及时裁决。"}
    for made in made_so_far:
        waiting = unsigned(case, here, made)
        theirs = [party for party in waiting if (how := here.gone.get(party.number)) and how.over and signing & set(how.takers)]
        if said := to_be_made_anew(here, made, theirs):
            return {"parties": said}
    return {}


def papers_made(here: Proceeding) -> list[InspectionPaper]:
    """The papers that an inspection has produced, what presses most first."""
    return [paper for paper in PRESSING if was_made(here, paper)]


ON_THE_WAY = frozenset({
    InspectionPaper.COMPLAINT_DOCKET_NOTICE, InspectionPaper.INQUIRY_LETTER, InspectionPaper.ADVANCE_NOTICE,
    InspectionPaper.PENALTY_HEARING_NOTICE, Served.FILING_CORRECTION_NOTICE, Served.ACCEPTANCE_NOTICE, Served.RESPOND_NOTICE,
    Served.THIRD_PARTY_NOTICE, Served.EVIDENCE_NOTICE, Served.TRIBUNAL_NOTICE, Served.ANSWER_COPY, Served.COUNTER_NOTICE,
    Served.CHANGE_NOTICE, Served.COLLECTIVE_NOTICE, Served.HEARING_NOTICE, Served.POSTPONEMENT_NOTICE, Served.MEDIATION_ADVICE,
    Served.SIMPLIFIED_NOTICE, Served.ORDINARY_NOTICE, Served.EXTENSION_NOTICE, Served.SUSPENSION_NOTICE, Served.RESUMPTION_NOTICE,
})  # fmt: skip
"""The papers that tell of what is to come in a proceeding: once that is over, they say nothing."""
OVER = frozenset({"inspection/revoked", "inspection/merged", "inspection/told", "inspection/refused", "inspection/closed"})
"""The states of an inspection in which nothing is to come of the complaint; an arbitration is over with its result."""


def paper_waits(situation: Situation) -> bool:
    """Tell whether somebody has not received a paper of this proceeding that still says something to him (送达): its record alone says
    so. A notice that calls to no sitting any more says nothing, nor one of what was to come in a proceeding that is over.
    """
    here = situation.here
    over = f"{here.kind}/{here.state}" in OVER or (here.kind is Kind.ARBITRATION and here.outcome is not None)
    said = (paper for paper in drawn_up(here) if not (over and paper in ON_THE_WAY))
    return any(waits_for(situation, paper) for paper in said if not calls_to_nothing(here, paper, situation.today))


def for_nobody(situation: Situation) -> str | None:
    """Refuse where the papers that were made are for somebody whom the case has not: a report has no complainant (条例 第9条第3款)."""
    made = papers_made(situation.here)
    there = {party.side for party in situation.case.of_side(situation.here, *Side)}
    if not made or any(FOR[paper] in there if paper in FOR else there for paper in made):
        return None
    return "已经作出的文书是给投诉人的，本案由举报立案，没有投诉人，不用送达。"


def not_served(situation: Situation, *papers: InspectionPaper) -> str | None:
    """The first of these papers, as far as they were made, that somebody has not received; None: all have."""
    for paper in papers:
        if was_made(situation.here, paper) and (waiting := waits_for(situation, paper)):
            names = "、".join(party.name for party in waiting[:3]) + ("等" if len(waiting) > 3 else "")
            return f"《{paper.label}》还没有送达{names}"
    return None


def to_serve(here: Proceeding) -> list[Served]:
    """The documents that this state waits to have served, in order."""
    fixed = hearing_set(here)
    notice = CALLS[fixed.step] if fixed else Served.HEARING_NOTICE
    awards = [Served(name) for name in awards_made(here)]
    corrected = [Served.AWARD_CORRECTION] if here.last(Do.RECTIFY_AWARD) else []
    partly = list(dict.fromkeys(Served(PAPERS[made.step]) for made in settled_in_part(here)))
    order = {
        "scheduled": [notice], "heard": [*partly, *awards], "settled": [*partly, *awards, Served.SETTLEMENT],
        "awarded": [*partly, *awards, *corrected], "closed": corrected, "defaulted": [Served.DEFAULT_DECISION],
        "terminated": [Served.TERMINATION_DECISION],
        "correcting": [Served.FILING_CORRECTION_NOTICE], "on_hold": [Served.MEDIATION_ADVICE],
        "refused": [Served.REFUSAL_NOTICE], "elsewhere": [Served.ELSEWHERE_NOTICE], "withdrawn": [Served.WITHDRAWAL_DECISION],
        "formed": [Served.RESPOND_NOTICE, Served.TRIBUNAL_NOTICE],
        "cancelled": [Served.CANCELLATION_DECISION], "transferred": [Served.TRANSFER_NOTICE],
    }
    return order.get(here.state) or [Served.RESPOND_NOTICE]

"""The case page (案件页): one case as plain values, for the page, the API and the tests. It reads and decides nothing.

What is sealed comes masked. What was said in a mediation stays in it: its confidential entries, its documents and what
was promised but never signed are left out for everybody but its mediators (协商调解规定 第11条).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session, select

from mediation.models import Party, Unit
from mediation.rules.codes import Kind
from mediation.rules.facts import CaseFacts, Proceeding
from mediation.rules.states import state_of
from mediation.rules.step import Situation
from mediation.services.base import reference
from mediation.services.base.accounts import Actor
from mediation.services.record import agents, case_rows, handlers, parties, timeline
from mediation.services.record.cases import Seen
from mediation.services.record.timeline import Told
from mediation.services.views import cautions
from mediation.services.views.case_page import (
    beside_wages,
    breach,
    coming,
    evidence,
    head,
    informing,
    injury,
    injury_elsewhere,
    limits,
    merging,
    money,
    papers,
    people,
    privilege,
    steps,
    turned,
)
from mediation.services.views.case_page.beside_wages import AdvanceFace, FineLine
from mediation.services.views.case_page.breach import BreachFace
from mediation.services.views.case_page.coming import ComingLine
from mediation.services.views.case_page.evidence import ExhibitLine
from mediation.services.views.case_page.head import CaseHead, ProceedingLine, SittingLine, StageLine
from mediation.services.views.case_page.informing import InformantFace
from mediation.services.views.case_page.injury import InjuryPart
from mediation.services.views.case_page.limits import ClockLine
from mediation.services.views.case_page.merging import MergedLine
from mediation.services.views.case_page.money import ClaimLine, ClaimSum, PromiseLine, PromiseSum
from mediation.services.views.case_page.papers import DocumentLine
from mediation.services.views.case_page.people import PartyLine
from mediation.services.views.case_page.steps import LaterStep, OfferedStep
from mediation.services.views.cautions import CautionLine


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case with one proceeding in front, whose stages, sittings, clocks, parties, claims, money and evidence these are.
    `coming`: what happens next, the soonest first; `timeline`: the newest first; `steps`: those of every proceeding that the reader's
    unit holds; `informant`: what is said of who reported, None where the case began otherwise; `away`: who handles it or sits in it, by
    name, and is not there to do it any more, as long as there is something to do;
    `merged`: the cases that went into this one, or the one that it went into (并案);
    `fines`: those of an inspection, and `advance`: what funds paid of its wages beforehand;
    `breach`: the overdue money in it, None where there is none; `other_side_applies`: its other side may apply for arbitration, and the
    reader takes such applications. `claim_sum` leaves out the counter-claims (反申请), whose own is
    `counter_sum`.
    """

    case: CaseHead
    proceedings: list[ProceedingLine]
    stages: list[StageLine]
    clocks: list[ClockLine]
    sittings: list[SittingLine]
    away: list[str]
    parties: list[PartyLine]
    informant: InformantFace | None
    cautions: list[CautionLine]
    claims: list[ClaimLine]
    claim_sum: ClaimSum
    counter_sum: ClaimSum
    exhibits: list[ExhibitLine]
    promises: list[PromiseLine]
    promise_sum: PromiseSum
    fines: list[FineLine]
    advance: AdvanceFace | None
    merged: list[MergedLine]
    documents: Sequence[DocumentLine]
    timeline: list[Told]
    breach: BreachFace | None
    steps: list[OfferedStep]
    not_yet: list[LaterStep]
    by_others: list[str]
    coming: list[ComingLine]
    other_side_applies: bool
    injury: InjuryPart

    @property
    def now(self) -> ProceedingLine:
        """The proceeding in front."""
        return next(p for p in self.proceedings if p.here)

    @property
    def is_inspection(self) -> bool:
        """True where the proceeding in front is an inspection: what is owed was ordered or decided, not agreed or awarded."""
        return self.now.label == Kind.INSPECTION.label

    @property
    def papers_here(self) -> list[DocumentLine]:
        """The documents of the proceeding in front."""
        return [line for line in self.documents if line.proceeding == self.now.n]

    @property
    def papers_elsewhere(self) -> list[DocumentLine]:
        """The documents of the case's other proceedings."""
        return [line for line in self.documents if line.proceeding != self.now.n]

    @property
    def past_here(self) -> list[Told]:
        """The entries of the proceeding in front, the newest first."""
        return [told for told in self.timeline if self.now.n in told.within]

    @property
    def lawful(self) -> list[OfferedStep]:
        """The steps that the reader may do now in the proceeding in front, the foremost first."""
        return [step for step in self.steps if step.proceeding == self.now.n and step.refusal is None]


def view(session: Session, seen: Seen, actor: Actor, today: date, number: int) -> CasePage:
    """Everything that the page shows of the case, with proceeding `number` in front. Raises NotFound for another number."""
    known, here = seen.facts, head.proceeding(seen.facts, number)
    hidden = privilege.hidden_from(session, actor, known)
    said = privilege.without_drafts(known, hidden)
    units = dict(session.exec(select(Unit.code, Unit.name)).all())
    numbers = case_rows.dockets(known)
    looked_up = reference.current(session)
    sealed = agents.of_case(session, known, seen.case.id or 0)
    rows = {n: row for n, row in parties.of_case(session, seen.case.id or 0).items() if n in here.parties}
    reckoned = privilege.told_clocks(seen.replayed.clocks(number, looked_up, today), here, hidden)
    claims, promises = money.claims(said, here, hidden), money.promises(said, here, today)
    documents = papers.lines(session, seen, actor, hidden)
    unit = units.get(here.unit, here.unit)
    return CasePage(
        case=head.of_case(seen, head.proceeding(known, number), numbers.get(number, "")),
        proceedings=[
            privilege.without_police(
                head.line(p, known, units.get(p.unit, p.unit), numbers.get(p.number, ""), here=p is here), hidden
            )
            for p in known.proceedings.values()
        ],
        stages=head.stages(here),
        clocks=limits.lines(known, reckoned, here, today),
        sittings=head.sittings(here),
        away=_away(session, known, here),
        parties=people.lines(rows.values(), known, here, today, sealed),
        informant=informing.face(session, actor, known, here, seen.case.id or 0),
        cautions=cautions.of_case(session, actor, seen, number, rows.values()),
        claims=claims,
        claim_sum=money.claim_sum(line for line in claims if not line.counter),
        counter_sum=money.claim_sum(line for line in claims if line.counter),
        exhibits=evidence.exhibits(known, here),
        promises=promises,
        promise_sum=money.promise_sum(promises),
        fines=beside_wages.fines(Situation(known, here, today, looked_up)),
        advance=beside_wages.advance(Situation(known, here, today, looked_up)),
        merged=merging.lines(here),
        documents=documents,
        timeline=timeline.told(seen.entries, known, hidden),
        breach=breach.face(Situation(said, here, today, looked_up)),
        steps=steps.offered(session, known, actor),
        not_yet=steps.not_yet(session, known, actor, number, today),
        by_others=steps.by_others(session, known, actor, number, today),
        coming=coming.what_next(session, seen, here, unit, documents, hidden, today),
        other_side_applies=turned.offered(Situation(known, here, today, looked_up), actor),
        injury=_injury(session, actor, Situation(known, here, today, looked_up), rows, seen.case.id or 0),
    )


def _injury(session: Session, actor: Actor, situation: Situation, rows: Mapping[int, Party], case_id: int) -> InjuryPart:
    part = injury.part(situation)
    return replace(part, elsewhere=injury_elsewhere.told(session, actor, situation, rows, case_id)) if part.lines else part


def _away(session: Session, known: CaseFacts, here: Proceeding) -> list[str]:
    if state_of(here.kind, here.state).final:
        return []
    return [timeline.name_of(known, login) for login in handlers.away(session, here)]

"""Choices (选项): what a step's form offers to choose from, in one case: its parties, claims, payments, entries, people."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from sqlmodel import Session

from mediation import clock
from mediation.rules import agents, composition, vocabulary
from mediation.rules.authorship import own_of_today
from mediation.rules.codes import Correction, Item, Side
from mediation.rules.codes.court import AwardDocument, Enforceable
from mediation.rules.composition import Sitter
from mediation.rules.decided import PAPER_OF, all_decided
from mediation.rules.effect import arbitration_of
from mediation.rules.facts import CaseFacts, Entry, Proceeding, Promise
from mediation.rules.forms import Question, questions
from mediation.rules.liability import several_could
from mediation.rules.mandate import Agent
from mediation.rules.roles import Role
from mediation.rules.step import Situation, Step
from mediation.rules.steps import STEPS, drafting
from mediation.rules.steps.awaited import drawn_up, waits_for
from mediation.rules.steps.closure import CorrectionAnswers
from mediation.rules.steps.collected import bookable
from mediation.rules.steps.correcting import ORDERS
from mediation.rules.steps.disputed import rest_of
from mediation.rules.steps.evidence_in_keeping import in_keeping
from mediation.rules.steps.force import results_of
from mediation.rules.steps.keeping_evidence import Keeping
from mediation.rules.steps.merging import siblings
from mediation.rules.steps.onward import open_to_arbitration
from mediation.rules.steps.payment_order import orderable, stage
from mediation.rules.steps.promises import owed_in
from mediation.rules.steps.still_to_come import went_on
from mediation.rules.steps.summoning import HelpAsked, help_awaited
from mediation.rules.steps.undecided import awards_made
from mediation.services.base import reference
from mediation.services.base.accounts import Actor
from mediation.services.door import bookings, roster
from mediation.services.record import case_rows, sites, timeline, words

MOST_SAID = 40
"""Characters that an appointment offered to be corrected says of itself."""

MOST_JOINT = 40
"""People of one side up to whom each is offered as one who owes jointly."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a form offers. `refused`: it is shown with its reason in `note` and cannot be chosen."""

    value: int | str
    label: str
    note: str = ""
    refused: bool = False


def for_step(
    session: Session, step: Step, known: CaseFacts, here: Proceeding | None, values: Mapping[str, Any] = MappingProxyType({}),
    actor: Actor | None = None,
) -> dict[str, list[Choice]]:  # fmt: skip
    """Return the choices that each kind of question in the step's form offers. `values`: what the form is drawn with; `actor`: for
    whom, None for anybody who may do the step by role.
    """
    drawn = (question for question in questions(step.asks) if values.get(question.name) or not question.when_filled)
    asked = {name for question in drawn for name in _options(question)}
    if here is None:
        return {}
    found = {
        name: _from_case(name, known, here) for name in asked - {"rooms", "sites", *_BY_THE_DAY} if name not in roster.STAFF
    }
    found |= {
        name: _BY_THE_DAY[name](Situation(known, here, clock.today(), reference.current(session)))
        for name in asked & {*_BY_THE_DAY}
    }
    if "entries" in asked and actor is not None and not step.by & actor.roles:
        own = own_of_today(Situation(known, here, clock.today(), reference.current(session), actor.login))
        found["entries"] = [choice for choice in found["entries"] if choice.value in own]
    if "rooms" in asked:
        offered = bookings.rooms(session, reference.unit(session, here.unit).path)
        found["rooms"] = [Choice(room.name, room.name) for room in offered]
    if "sites" in asked:
        found["sites"] = [Choice(name, name) for name in sites.names(session)]
    if "units" in asked:
        found["units"] = _organisations(session, here)
    if wanted := asked & roster.STAFF.keys():
        found |= _staff(session, known, here, {name: roster.STAFF[name] for name in sorted(wanted)})
    return found


def _papers(situation: Situation) -> list[Choice]:
    """The papers that the case has produced: first those that somebody has not received, with whom."""
    waiting = {paper: waits_for(situation, paper) for paper in drawn_up(situation.here)}
    found = [
        Choice(
            str(paper),
            paper.label,
            f"还没有送达：{words.people(situation.case, [p.number for p in who])}" if who else "都已送达",
        )
        for paper, who in waiting.items()
    ]
    return sorted(found, key=lambda choice: choice.note == "都已送达")


def _disputed(situation: Situation) -> list[Choice]:
    """The claims that may be carried to arbitration today."""
    rests = {n: rest_of(situation, n) for n in open_to_arbitration(situation)}
    words = {n: rest.says if rest else "" for n, rest in rests.items()}
    return [Choice(n, timeline.claim_words(situation.case, n), note) for n, note in words.items()]


def _disputants(situation: Situation) -> list[Choice]:
    """Whoever makes a claim that may be carried to arbitration today, be he in the mediation still or not."""
    case, left = situation.case, situation.here.left
    numbers = sorted({case.claims[n].claimant for n in open_to_arbitration(situation)})
    return [Choice(n, case.parties[n].name, f"{left[n].on} 退出调解" if n in left else "") for n in numbers]


def _ordered(situation: Situation) -> list[Choice]:
    """The sums of which an order to pay may be asked for, or is before the court, each with how far it has come."""
    offered = []
    for line in orderable(situation):
        choice, event = _line(situation.case, line), stage(situation.here, line)
        gone = "已申请仲裁" if went_on(situation.case, situation.here, line) else ""
        note = "；".join(filter(None, (choice.note, event.label if event else "", gone)))
        offered.append(replace(choice, note=note))
    return offered


def _keepings(situation: Situation) -> list[Choice]:
    """The evidence that is kept, and waits to be dealt with."""
    return [Choice(e.seq, words.entry_chosen(e), e.as_(Keeping).place) for e in in_keeping(situation.here)]


def _assistance(situation: Situation) -> list[Choice]:
    """The requests for help that nobody has answered."""
    waiting = help_awaited(situation.here)
    return [Choice(e.seq, words.entry_chosen(e), f"请于 {e.as_(HelpAsked).until} 以前答复") for e in waiting]


def _drafts(situation: Situation) -> list[Choice]:
    """The papers that somebody may take to a court: for whom the record fills each now, else why it does not yet."""
    found = []
    for paper, people, why in drafting.offered(situation):
        note = f"为{words.people(situation.case, people)}" if people else f"现在不能准备：{why}"
        found.append(Choice(str(paper), paper.label, note, refused=not people))
    return found


def _awards(situation: Situation) -> list[Choice]:
    """The awards that the arbitration has made; where it has made none, all that there may be."""
    here = arbitration_of(situation.case, situation.here) or situation.here
    made = awards_made(here)
    return [Choice(str(each), each.label) for each in AwardDocument if not made or each in made]


def _results(situation: Situation) -> list[Choice]:
    """The documents of the arbitration that may take effect and be enforced; where it has made none, all that there may be."""
    here = arbitration_of(situation.case, situation.here) or situation.here
    made = results_of(here)
    return [Choice(str(each), each.label) for each in Enforceable if not made or each in made]


_BY_THE_DAY = {
    "papers": _papers, "disputed": _disputed, "disputants": _disputants, "ordered": _ordered,
    "keepings": _keepings, "assistance": _assistance, "drafts": _drafts,
    "awards": _awards, "results": _results,
}  # fmt: skip
"""What is offered by the day on which it is asked."""


def _organisations(session: Session, here: Proceeding) -> list[Choice]:
    """The mediation organisations at work other than the one that holds the proceeding, each with its level."""
    units = reference.current(session).units
    closed = {unit.code for unit in reference.units(session) if unit.closed_on is not None}
    return [Choice(u.code, u.name, u.level) for u in units if u.mediates and u.code != here.unit and u.code not in closed]


def _options(question: Question) -> set[str]:
    return {name for q in (question, *question.rows) if (name := q.options)}


def _decided(here: Proceeding, name: str) -> list[Choice]:
    """The orders and decisions of an inspection by their papers' names; of orders alone, each by what it found."""
    if name == "orders":
        return [Choice(e.seq, words.order_chosen(e), str(e.answer("correction"))) for e in here.all(*ORDERS)]
    return [Choice(e.seq, f"《{PAPER_OF[e.step].label}》", e.on.isoformat()) for e in all_decided(here)]


def _from_case(name: str, known: CaseFacts, here: Proceeding) -> list[Choice]:
    if name == "claims":
        return [Choice(n, timeline.claim_words(known, n)) for n in here.claims]
    if name == "payable":
        return [_line(known, line) for line in bookable(known, here) if line.unpaid]
    if name in ("promises", "deeds"):
        owed = [line for line in owed_in(known, here) if line.open and (line.deed is not None) == (name == "deeds")]
        return [_line(known, line) for line in owed]
    if name == "agents":
        return [Choice(a.number, a.name, _acts(known, a)) for a in agents.ever(known, here)]
    if name == "entries":
        return [Choice(e.seq, _entry(e, known), e.on.isoformat()) for e in reversed(here.entries) if not _strikes(e)]
    if name in ("decisions", "orders"):
        return _decided(here, name)
    if name == "siblings":
        numbers = case_rows.dockets(known)
        return [
            Choice(p.number, numbers.get(p.number, ""), words.people(known, _applicants(known, p)))
            for p in siblings(known, here)
        ]
    if name == "debtors" and not several_could(known, here):
        return []
    sides = {"applicants": ("applicant",), "respondents": ("respondent",)}.get(name)
    present = known.present_in(here)
    if name == "debtors":  # a side of so many owes nothing jointly, and each row would offer all of them
        crowds = {side for side, many in Counter(known.parties[n].side for n in present).items() if many > MOST_JOINT}
        present = tuple(n for n in present if known.parties[n].side not in crowds)
    return [
        Choice(n, known.parties[n].name, "" if sides else _standing(known, here, n, gone=n not in present))
        for n in (here.addressees if name == "addressees" else present)
        if sides is None or known.parties[n].side in sides
    ]


def _line(known: CaseFacts, line: Promise) -> Choice:
    return Choice(line.number, f"{known.parties[line.payee].name} {_what(known, line)}".strip(), _left_of(known, line))


def _what(known: CaseFacts, line: Promise) -> str:
    """The name of a performance line, or else that of the claim's item."""
    claim = known.claims.get(line.claim or 0)
    return line.what or (Item(claim.item).label if claim else "")


def _left_of(known: CaseFacts, line: Promise) -> str:
    """The rest that is to come of a performance line, its day, and what was claimed where that is another sum: two instalments of one
    person are told apart.
    """
    claim = known.claims.get(line.claim or 0)
    by = f"{line.due_on} 到期" if line.due_on else "裁决生效后起算"
    if line.amount is None:
        return f"{by}，{line.done.label}"
    other = claim is not None and claim.amount not in (None, line.amount)
    return f"{by}，欠 {line.unpaid:,.2f} 元" + (f"；原请求 {claim.amount:,.2f} 元" if claim and other else "")


def _strikes(entry: Entry) -> bool:
    """A correction that struck something: it is not taken back."""
    said = entry.if_(CorrectionAnswers)
    return said is not None and said.action is Correction.STRIKE


def _entry(entry: Entry, known: CaseFacts) -> str:
    """An entry by its number and step; an appointment says when too: 第 6 条 约调解：约定 2026-11-24 15:00 在第一调解室调解.

    Nothing else that was written is told: what mediation's talks brought is not for everybody who may correct (协商调解规定 第11条).
    """
    step = STEPS[entry.step]
    if correction := entry.if_(CorrectionAnswers):
        return f"第 {entry.seq} 条 {step.label}（第 {correction.entry} 条的{correction.action.label}），只能撤销"
    said = " ".join(timeline.says(entry, known).split()) if step.sits_on else ""
    cut = f"{said[:MOST_SAID]}…" if len(said) > MOST_SAID else said
    return f"第 {entry.seq} 条 {step.label}" + (f"：{cut}" if cut else "")


def _acts(known: CaseFacts, agent: Agent) -> str:
    """For whom the agent acts, with what powers today, and from when on no more."""
    over = f"{agent.until} 起不再代理" if agent.until else agents.extent(agent, clock.today())
    return "，".join(filter(None, (f"{agents.principals(known, agent)}的{agent.basis.label}", over)))


def _applicants(known: CaseFacts, here: Proceeding) -> list[int]:
    return [party.number for party in known.of_side(here, Side.APPLICANT)]


def _standing(known: CaseFacts, here: Proceeding, number: int, *, gone: bool) -> str:
    """On which side the party stands; a decision is served also on whoever has left."""
    return vocabulary.side(here.kind, known.parties[number].side) + ("，已退出" if gone else "")


def _staff(session: Session, known: CaseFacts, here: Proceeding, wanted: dict[str, Role]) -> dict[str, list[Choice]]:
    """Return the people who may be chosen, by kind of choice: those with the role in the unit that holds the proceeding, then
    those above it.

    Whoever may not sit comes last, with the reason, and cannot be chosen (`refused`).
    """
    found: dict[str, list[Choice]] = {}
    expiring = int(reference.setting(session, composition.EXPIRING_SETTING, str(composition.EXPIRING_DAYS)))
    for name, role in wanted.items():
        offered = [_person(known, here, who, role, expiring) for who in roster.of_roles(session, here.unit, [role]).values()]
        found[name] = sorted(offered, key=lambda choice: choice.refused)
    return found


def _person(known: CaseFacts, here: Proceeding, who: Sitter, role: Role, expiring: int) -> Choice:
    today = clock.today()
    why = composition.barred(known, here, who, today) or ""
    post = who.post if role is Role.ARBITRATOR else ""
    notes = [note for note in (post, why or composition.warned(known, here, who, today, expiring)) if note]
    return Choice(who.login, who.name, "；".join(notes), refused=bool(why))

"""Before a step is confirmed: which steps are offered, what a form is filled with, and what would follow. Writes nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from mediation import clock
from mediation.errors import Conflict, Forbidden, Invalid
from mediation.rules import lifecycle
from mediation.rules.acts import given_to_parties
from mediation.rules.entries import entry_of
from mediation.rules.facts import CaseFacts, Entry, Proceeding
from mediation.rules.states import state_of
from mediation.rules.step import Situation, Step
from mediation.rules.steps import STEPS
from mediation.rules.steps.left_out import given_up
from mediation.rules.steps.still_to_come import in_a_sentence, still_to_come
from mediation.services.base import reference
from mediation.services.base.accounts import Actor
from mediation.services.door import bookings, changes, doubts, merging, readiness
from mediation.services.papers import issue, reissue
from mediation.services.record import case_rows, cases, numbers, timeline

from .perform import abide_by, answers, checked, refuse_clashes, situation_of, step_named


@dataclass(frozen=True, slots=True)
class Offer:
    """A step that the actor's role may do here. `refusal` says why it cannot be done just now; None: it can. `leads_on`: somebody
    may be led to it."""

    step: Step
    proceeding: int
    refusal: str | None
    leads_on: bool


@dataclass(frozen=True, slots=True)
class Consequences:
    """The consequences of a step: the state it leads to ('' where that stays), the documents it issues or makes void, the clocks
    that start, move or end, the days, people and appointments that become others (`changes`). `sums` are the sums of money it
    moves, each with its name, in 元; `cautions` say what to look at first.
    """

    state: str
    documents: tuple[str, ...]
    clocks: tuple[str, ...]
    sums: tuple[tuple[str, Decimal], ...] = ()
    cautions: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


def offers(session: Session, known: CaseFacts, actor: Actor) -> list[Offer]:
    """The lawful next steps in every proceeding the actor's unit holds, foremost first."""
    looked_up, today = reference.current(session), clock.today()
    found: list[Offer] = []
    for here in known.proceedings.values():
        if not cases.holds(session, actor, here.unit):
            continue
        situation = Situation(known, here, today, looked_up, actor.login)
        open_to_actor = lifecycle.available(situation, actor.roles)
        for step in open_to_actor:
            verdict = lifecycle.may(step, situation, actor.roles)
            found.append(Offer(step, here.number, verdict.sentence or None, lifecycle.leads_on(step, situation)))
    return found


def suggestion(
    session: Session, known: CaseFacts, step: Step, proceeding: Proceeding | None, meant: frozenset[int] = frozenset()
) -> dict[str, Any]:
    """Return the values in the form before anybody types: today, the defaults, the facts known; for those who are `meant`, by number."""
    situation = Situation(known, proceeding, clock.today(), reference.current(session), meant=meant)
    filled: dict[str, Any] = {"on": clock.today().isoformat()}
    for name, field in step.asks.model_fields.items():
        if not field.is_required() and field.default not in (None, [], ...):
            filled[name] = field.default
    filled |= lifecycle.suggested(step, situation)
    if meant and "parties" in step.asks.model_fields:
        filled["parties"] = [n for n in filled.get("parties") or () if n in meant] or sorted(meant)
    return {**filled, **(bookings.suggested(session, step, proceeding, filled) if proceeding else {})}


def faults(
    session: Session, step_name: str, given: Mapping[str, Any], actor: Actor, known: CaseFacts, proceeding: int,
    case_id: int | None = None,
) -> dict[str, str]:  # fmt: skip
    """The faults of these answers by dotted path, as `perform` would find them; none where something else forbids the step. Writes
    nothing.
    """
    step = step_named(step_name)
    try:
        checked(session, step, given, situation_of(session, known, step, proceeding, actor), actor, case_id)
    except Invalid as wrong:
        return wrong.faults
    except (Conflict, Forbidden):
        return {}
    return {}


def consequences(
    session: Session, step_name: str, given: Mapping[str, Any], actor: Actor, known: CaseFacts, history: list[Entry], proceeding: int,
    case_id: int | None = None,
) -> Consequences:  # fmt: skip
    """Return the consequences if this were confirmed now. Writes nothing. Raises Forbidden, Conflict or Invalid as `perform`
    would.

    `case_id` None: the step opens a case, so that nothing is booked yet.
    """
    step = step_named(step_name)
    situation = situation_of(session, known, step, proceeding, actor)
    abide_by(lifecycle.may(step, situation, actor.roles))
    form, content = checked(session, step, given, situation, actor, case_id)
    here = proceeding or 1
    kept = answers(session, step, form, content, situation, actor, history, here, numbers.expected(session), case_id)
    entry = entry_of(len(history) + 1, step.name, here, form.on, kept, actor.name, clock.now())
    after = lifecycle.replay([*history, entry])
    if case_id is not None:
        refuse_clashes(session, case_id, situation, after, form, content, actor)
        readiness.refuse_unprinted(session, case_id, situation, step, form)
    told = any(given_to_parties(form)) or bool(content and content.given())
    lacking = [] if told else _papers_lacking(session, case_id, known, after, entry, situation)
    before = None if step.opens or not proceeding else case_rows.state_label(known.proceedings[here])
    leads_to = case_rows.state_label(after.proceedings[max(after.proceedings) if step.opens else here])
    return Consequences(
        state="" if leads_to == before else leads_to,
        documents=(*issue.would_issue(after, entry), *_papers_corrected(session, case_id, known, after, entry, situation)),
        clocks=tuple(changes.clocks(known, after, situation.reference, situation.today)),
        sums=tuple(changes.sums(known, after, here)),
        cautions=(
            *doubts.found(session, case_id, step, situation, form, content).values(),
            *filter(None, [given_up(situation, form), _still_to_come(before, after, here)]),
            *readiness.to_fill_in(lacking),
            *readiness.without_warrant(session, after, entry),
        ),
        changes=(
            *entry.used.replaced,
            *_corrected(known, after, entry, situation),
            *changes.rest(known, after, here),
            *merging.words(session, case_id, situation, form),
        ),
    )


def _still_to_come(before: str | None, after: CaseFacts, number: int) -> str:
    """Return the sums and acts that are still to come once the file is closed, and that they stay on the desk; '' where none are."""
    here = after.proceedings.get(number)
    if before is None or here is None or not state_of(here.kind, here.state).final:
        return ""
    said = in_a_sentence(still_to_come(after, here))
    return f"{said}：结案以后仍然列在办案台上，到期照样提醒，到账、履行照样登记" if said else ""


def _papers_lacking(
    session: Session, case_id: int | None, before: CaseFacts, after: CaseFacts, entry: Entry, situation: Situation
) -> issue.Lacking:
    """The step's papers that cannot be printed. Raises Unprinted for a decision.

    Not asked where the step itself brings a party, or what was told of one (which the entry does not keep): nobody has that on file before
    it is done.
    """
    if case_id is None or after.parties.keys() != before.parties.keys():
        return []
    lacking = issue.would_lack(session, case_id, after, entry, case_rows.clocks_of(after, situation.reference, situation.today))
    readiness.refuse_unwritten(lacking)
    return lacking


def _papers_corrected(
    session: Session, case_id: int | None, before: CaseFacts, after: CaseFacts, entry: Entry, situation: Situation
) -> list[str]:
    """The papers that a correction, or voiding the case, would void or replace."""
    if case_id is not None and STEPS[entry.step].voids:
        return reissue.would_void(session, case_id, entry)
    if case_id is None or not STEPS[entry.step].corrects:
        return []
    return reissue.would_follow(session, case_id, before, after, entry, situation.reference, situation.today)


def _corrected(before: CaseFacts, after: CaseFacts, entry: Entry, situation: Situation) -> Iterator[str]:
    """The entry that a correction strikes or re-dates, and the step that the proceeding waits for then."""
    if not STEPS[entry.step].corrects:
        return
    target = after.corrected[entry.seq]
    corrected = next(e for e in situation.here.entries if e.seq == target)
    yield from changes.corrected(after, corrected)
    if target in after.struck and (given := timeline.kept_of(corrected)):
        yield f"{given}；不对的，请另行改正当事人信息"
    yield from changes.next_step(before, after, entry.proceeding, situation.reference, situation.today)

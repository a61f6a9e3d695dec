"""The one door: `perform()` is the only function that changes a case. Pages, the API, the demo and tests come through here."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session, func, select

from mediation import clock
from mediation.errors import Conflict, Forbidden, Invalid, NotFound, Refusal
from mediation.models import Case, JournalEntry, RequestKey, Write
from mediation.rules import deadlines, lifecycle
from mediation.rules.codes import Side
from mediation.rules.deadlines import ClockState
from mediation.rules.facts import CaseFacts, Entry, Proceeding
from mediation.rules.forms import Form, faults, questions, without_secrets
from mediation.rules.step import Reference, Situation, Step
from mediation.services import (
    bookings,
    cases,
    corrections,
    documents,
    journal,
    numbers,
    parties,
    projection,
    reference,
    reissue,
    roster,
)
from mediation.services.accounts import Actor

KEYS = re.compile(r"[\x21-\x7e]{1,64}")
"""What a request key looks like, so that every database can store it."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a step: the case, the journal entry's number, and the proceeding it left or opened."""

    case_id: int
    seq: int
    proceeding: int


def perform(
    session: Write, step_name: str, given: Mapping[str, Any], actor: Actor, key: str, *,
    case_id: int | None = None, proceeding: int = 0, seen: int | None = None,
) -> Done:  # fmt: skip
    """Do one step, or refuse with the reason. Same key and same answers, same result.

    `case_id` None opens a case. `seen` is the version of the case that the person had before them (None: not said).
    Raises NotFound, Forbidden, Conflict (409, with who moved the case meanwhile) or Invalid (422, by field).
    """
    step = step_named(step_name)
    fingerprint = _fingerprint(step_name, given, case_id, proceeding)
    _hold_key(session, key)
    case = cases.lock(session, case_id, actor) if case_id is not None else None
    if done := _already_done(session, key, fingerprint, actor):
        return done
    if not step.by & actor.roles:
        raise Forbidden(
            f"您的角色（{actor.role_names}）不能办理“{step.label}”，可办理的是：{'、'.join(r.label for r in sorted(step.by))}。"
        )
    rows = journal.rows(session, case_id) if case_id is not None else []
    history = [journal.entry_of(row) for row in rows]
    if seen is not None and case is not None and seen != case.version:
        raise Conflict(_who_moved(session, case, seen))
    situation = _situation(session, history, step, proceeding, actor)
    if sentence := lifecycle.refusal(step, situation):
        raise Conflict(sentence)
    form = validated(step, given, situation)
    with session.no_autoflush:
        return _record(session, step, form, situation, actor, case, history, key, fingerprint, journal.end_of(rows))


def step_named(name: str) -> Step:
    """The step of this name. Raises NotFound."""
    found = lifecycle.STEPS.get(name)
    if found is None:
        raise NotFound("没有这个办理步骤。")
    return found


def validated(step: Step, given: Mapping[str, Any], situation: Situation) -> Form:
    """The answers, checked against the form and the step's own checks. Raises Invalid."""
    try:
        form = step.asks.model_validate(dict(given), context={"today": situation.today})
    except ValidationError as error:
        raise Invalid(faults(error, step.asks)) from None
    wrong = {
        **roster.unfit(situation, form),
        **_strangers(form, situation),
        **lifecycle.wrong_answers(step, situation, form),
    }
    if wrong:
        raise Invalid(wrong)
    return form


def _situation(session: Session, history: list[Entry], step: Step, proceeding: int, actor: Actor) -> Situation:
    """Where the step is asked for. Only the unit that holds a proceeding, or one above it, acts in it."""
    known = lifecycle.replay(history)
    here = known.proceedings.get(proceeding)
    if history and here is None:
        raise NotFound("本案没有这个程序。")
    if here is not None and not cases.holds(session, actor, here.unit):
        raise Forbidden(f"这个程序由其他单位承办，您可以查看，不能办理“{step.label}”。")
    people = roster.of_step(session, step, here)
    return Situation(known, here, clock.today(), reference.current(session), actor.login, people)


def _strangers(form: Form, situation: Situation) -> dict[str, str]:
    """Numbers that name no party, claim or promise of this proceeding."""
    if situation.proceeding is None:
        return {}
    sides = {"applicants": (Side.APPLICANT,), "respondents": (Side.RESPONDENT,), "parties": tuple(Side)}
    known = {
        name: {party.number for party in situation.case.of_side(situation.here, *which)}
        for name, which in sides.items()
    }
    known["claims"], known["addressees"] = set(situation.here.claims), set(situation.here.parties)
    found: dict[str, str] = {}
    for question in questions(type(form)):
        value = getattr(form, question.name)
        chosen_here = value if isinstance(value, list) else [value]
        if question.options in known and set(chosen_here) - known[question.options]:
            found[question.name] = f"{question.label}中有不属于本程序的，请重新选择。"
        for row, answers in enumerate(value if question.rows else []):
            for inner in question.rows:
                chosen = getattr(answers, inner.name)
                if inner.options in known and chosen is not None and chosen not in known[inner.options]:
                    found[f"{question.name}.{row}.{inner.name}"] = f"{inner.label}不属于本程序，请重新选择。"
    return found


# --- recording ------------------------------------------------------------------------------------------------


def _record(
    session: Write, step: Step, form: Form, situation: Situation, actor: Actor, case: Case | None,
    history: list[Entry], key: str, fingerprint: str, end: tuple[int, str],
) -> Done:  # fmt: skip
    """Everything that one step writes, inside the caller's transaction: all of it or nothing."""
    if case is None:
        case = cases.begin(session)
    assert case.id is not None
    here = situation.proceeding.number if situation.proceeding else 1
    given = answers(session, step, form, situation, actor, history, here)
    on: date = getattr(form, "on")  # noqa: B009 - every step's form is an Act
    entry = Entry(len(history) + 1, step.name, here, on, given, actor.name, clock.now())
    after = lifecycle.replay([*history, entry])
    before = situation.proceeding.state if situation.proceeding else ""
    case.version = entry.seq
    parties.keep(session, case.id, situation.case, after, form)
    bookings.refuse_clashes(session, case.id, situation.case, after, form, actor, situation.today)
    projection.project(session, case, after, situation.case, situation.reference, situation.today)
    if step.name == "correct":
        reissue.follow(session, case.id, situation.case, after, entry, situation.reference, situation.today)
    documents.follow(session, case.id, after, entry, situation.reference, situation.today)
    session.execute(journal.inserting(RequestKey), {
        "key": key, "fingerprint": fingerprint, "actor": actor.login, "case_id": case.id, "seq": entry.seq, "at": clock.now(),
    })  # fmt: skip
    journal.append(session, actor, step.name, on, given, case_id=case.id, proceeding=here,
                   before=before, after=after.proceedings[here].state, end=end)  # fmt: skip
    return Done(case.id, entry.seq, max(after.proceedings) if step.opens else here)


def answers(
    session: Session, step: Step, form: Form, situation: Situation, actor: Actor, history: list[Entry], here: int,
) -> dict[str, Any]:  # fmt: skip
    """What the journal keeps: the answers without secrets, and what was looked up for them (`used`)."""
    used: dict[str, Any] = {}
    if step.opens:
        used["unit"] = actor.unit_code
    if step.freezes:
        used |= step.freezes(situation, form)
    if step.name == "correct":
        used |= corrections.looked_up_anew(session, situation, form)
    if approver := actor.approves_as(step.by):
        used["approver"] = approver
    given = without_secrets(form)
    people = {
        q.name: (login, roster.STAFF[q.options])
        for q in questions(step.asks)
        if q.options in roster.STAFF and (login := getattr(form, q.name))
    }
    if people:
        used["names"] = cases.names_of(session, people)
    if isinstance(session, Write):
        code = used.get("unit") or situation.here.unit
        unit = reference.unit(session, code)
        used |= numbers.for_step(session, step.name, getattr(form, "on"), unit, history, here)  # noqa: B009
    return {**given, "used": used} if used else given


def _fingerprint(step: str, given: Mapping[str, Any], case_id: int | None, proceeding: int) -> str:
    text = json.dumps([step, case_id, proceeding, given], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _hold_key(session: Write, key: str) -> None:
    """Of two requests with one key, the second waits until the first is stored. (SQLite has one writer at a time.)"""
    if not KEYS.fullmatch(key):
        raise Refusal("表单缺少编号，请刷新页面后重新办理。")
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(key, 0))))


def _already_done(session: Session, key: str, fingerprint: str, actor: Actor) -> Done | None:
    """The result of an earlier request with this key. The key is its sender's own: nobody else's answer is given out."""
    found = session.get(RequestKey, key)
    if found is None:
        return None
    if found.fingerprint != fingerprint or found.actor != actor.login:
        raise Conflict("这份表单已经提交过，内容与上次不同。请回到案件页，核对后重新办理。")
    row = session.exec(
        select(JournalEntry).where(JournalEntry.chain == journal.chain_of(found.case_id), JournalEntry.seq == found.seq)
    ).one()
    opens = lifecycle.STEPS[row.step].opens
    opened = len(lifecycle.replay(journal.entries(session, found.case_id)).proceedings) if opens else row.proceeding
    return Done(found.case_id, found.seq, opened)


def _who_moved(session: Session, case: Case, seen: int) -> str:
    """Who did what since the page was opened."""
    assert case.id is not None
    later = [row for row in journal.rows(session, case.id) if row.seq > seen]
    did = "；".join(
        f"{row.actor_name} 于 {clock.local(row.at):%m-%d %H:%M} 办理了“{lifecycle.STEPS[row.step].label}”"
        for row in later[-3:]
    )
    return f"您打开页面之后，{did or '本案有了变化'}。请核对后再决定是否继续办理，已填写的内容都还在。"


# --- before it is confirmed -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Offer:
    """A step that the actor's role may do here. `refusal` says why it cannot be done just now; None: it can."""

    step: Step
    proceeding: int
    refusal: str | None


@dataclass(frozen=True, slots=True)
class Consequences:
    """What a step will cause: the state it leads to ('' where that stays), the documents it issues, the clocks that start,
    move or end. `sums` are the sums of money it moves, each with its name, in 元; `cautions` say what to look at first.
    """

    state: str
    documents: tuple[str, ...]
    clocks: tuple[str, ...]
    sums: tuple[tuple[str, Decimal], ...] = ()
    cautions: tuple[str, ...] = ()


def offers(session: Session, known: CaseFacts, actor: Actor) -> list[Offer]:
    """The lawful next steps in every proceeding the actor's unit holds, foremost first."""
    looked_up, today = reference.current(session), clock.today()
    found: list[Offer] = []
    for here in known.proceedings.values():
        if not cases.holds(session, actor, here.unit):
            continue
        situation = Situation(known, here, today, looked_up, actor.login)
        open_to_actor = lifecycle.available(situation, actor.roles)
        found += [Offer(step, here.number, lifecycle.refusal(step, situation)) for step in open_to_actor]
    return found


def suggestion(session: Session, known: CaseFacts, step: Step, proceeding: Proceeding | None) -> dict[str, Any]:
    """What the form is filled with before anybody types: today, the defaults, what is known."""
    situation = Situation(known, proceeding, clock.today(), reference.current(session))
    filled: dict[str, Any] = {"on": clock.today().isoformat()}
    for name, field in step.asks.model_fields.items():
        if not field.is_required() and field.default not in (None, [], ...):
            filled[name] = field.default
    filled |= step.suggests(situation) if step.suggests else {}
    return {**filled, **(bookings.suggested(session, proceeding, filled) if proceeding else {})}


def consequences(
    session: Session, step_name: str, given: Mapping[str, Any], actor: Actor, known: CaseFacts, history: list[Entry], proceeding: int,
    case_id: int | None = None,
) -> Consequences:  # fmt: skip
    """What would follow if this were confirmed now. Writes nothing. Raises Invalid or Conflict as `perform` would.

    `case_id` None: the step opens a case, so that nothing is booked yet.
    """
    step = step_named(step_name)
    situation = _situation(session, history, step, proceeding, actor)
    if sentence := lifecycle.refusal(step, situation):
        raise Conflict(sentence)
    form = validated(step, given, situation)
    here = proceeding or 1
    entry = Entry(len(history) + 1, step_name, here, getattr(form, "on"),  # noqa: B009
                  answers(session, step, form, situation, actor, history, here), actor.name, clock.now())  # fmt: skip
    after = lifecycle.replay([*history, entry])
    if case_id is not None:
        bookings.refuse_clashes(session, case_id, known, after, form, actor, situation.today)
    before = None if step.opens or not proceeding else projection.state_label(known.proceedings[here])
    leads_to = projection.state_label(after.proceedings[max(after.proceedings) if step.opens else here])
    return Consequences(
        state="" if leads_to == before else leads_to,
        documents=tuple(documents.would_issue(after, entry)),
        clocks=tuple(_moved(known, after, situation.reference, situation.today)),
        sums=tuple(_sums_moved(known, after, here)),
        cautions=tuple(_too_early(situation, step, entry.on)),
    )


def _too_early(situation: Situation, step: Step, on: date) -> Iterator[str]:
    """The limits that have to be over before this step, and are not on that day, with all that moved them."""
    waits = {limit.id for limit in deadlines.LIMITS if step.name in limit.opens}
    if not waits or situation.proceeding is None:
        return
    limits = deadlines.as_read(situation.reference.settings)
    for running in deadlines.clocks(situation.case, situation.here, situation.reference.calendar, on, limits):
        if running.limit in waits and running.state in (ClockState.RUNNING, ClockState.SUSPENDED):
            how = "现在停止计时" if running.state is ClockState.SUSPENDED else f"到 {running.due_on} 才届满"
            yield f"{running.label}{how}（{running.why}），现在“{step.label}”为时过早，请先核对；当事人确已办理的，照实登记。"


def _sums_moved(before: CaseFacts, after: CaseFacts, number: int) -> list[tuple[str, Decimal]]:
    """What is claimed, promised, paid and still owed in the proceeding, where the step changes any of it."""

    def sums(known: CaseFacts) -> tuple[Decimal, Decimal, Decimal]:
        here = known.proceedings.get(number)
        lines = known.promised_in(here) if here else []
        return (
            known.amount_claimed(here) if here else Decimal(0),
            sum((line.amount for line in lines), Decimal(0)), sum((line.paid for line in lines), Decimal(0)),
        )  # fmt: skip

    (claimed_before, promised_before, paid_before), (claimed, promised, paid) = sums(before), sums(after)
    found: list[tuple[str, Decimal]] = []
    if promised != promised_before or claimed != claimed_before:
        found.append(("请求合计", claimed))
    if promised != promised_before:
        found.append(("应付合计", promised))
    if paid != paid_before:
        found += [("本次到账", paid - paid_before), ("尚欠", promised - paid)]
    return found


def _moved(before: CaseFacts, after: CaseFacts, looked_up: Reference, today: date) -> list[str]:
    """The clocks that differ, in words."""
    old, new = (projection.deadline_rows(known, looked_up, today) for known in (before, after))
    return [sentence for which, row in new.items() if (sentence := projection.clock_change(old.get(which), row, after))]

"""The one door: `perform()` is the only function that changes a case. Pages, the API, the demo and tests come through here."""

import json
import re
from collections.abc import Collection, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, col, delete, func, select

from mediation import clock
from mediation.errors import Conflict, Forbidden, Invalid, NotFound, Refusal
from mediation.models import Case, JournalEntry, RequestKey, Write
from mediation.rules import lifecycle
from mediation.rules.acts import Dated, Given, given_to_parties
from mediation.rules.do import Do
from mediation.rules.entries import CONTENT, entry_of, written, written_content
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.forms import Form, questions
from mediation.rules.lifecycle import Verdict
from mediation.rules.numbers import series_given_on
from mediation.rules.step import Situation, Step
from mediation.rules.used import NOTHING
from mediation.services.base import privacy, reference
from mediation.services.base.accounts import Actor
from mediation.services.door import (
    bookings,
    corrections,
    doubts,
    merging,
    of_age,
    readiness,
    replaced,
    roster,
    same_person,
    unnamed,
    whose_agent,
)
from mediation.services.door.checking import validated
from mediation.services.door.corrections import Content
from mediation.services.papers import issue, reissue
from mediation.services.record import (
    agents,
    cases,
    informants,
    journal,
    keys,
    lead_places,
    numbers,
    parties,
    projection,
    replayed,
    sites,
)
from mediation.services.record.replayed import Replayed

KEYS_KEPT_DAYS = 90
"""A sign-in lasts hours: whoever sends a form again after so many days has to open it anew."""
KEYS = re.compile(r"[\x21-\x7e]{1,64}")
"""What a request key looks like, so that every database can store it."""


@dataclass(frozen=True, slots=True)
class Done:
    """The result of a step: the case, the journal entry's number, and the proceeding it left or opened."""

    case_id: int
    seq: int
    proceeding: int


def perform(
    session: Write, step_name: str, given: Mapping[str, Any], actor: Actor, key: str, *,
    case_id: int | None = None, proceeding: int = 0, seen: int | None = None, answered: Collection[str] | None = None,
    beside: int | None = None,
) -> Done:  # fmt: skip
    """Do one step, or refuse with the reason. Same key and same answers, same result.

    `case_id` None opens a case. `seen` is the version of the case that the person had before them (None: not said).
    `answered` are the tokens of the doubts that the person has been asked about; None: nobody is there to be asked. `beside` is the
    case by whose step this one follows (并案); None: it is done for itself.
    Raises NotFound, Forbidden, Conflict (409, with who moved the case meanwhile), Invalid (422, by field) or Doubtful.
    """
    step = step_named(step_name)
    fingerprint = _fingerprint(step_name, given, case_id, proceeding)
    _hold_key(session, key)
    case = cases.lock(session, case_id, actor) if case_id is not None else None
    if done := _already_done(session, key, fingerprint, actor):
        return done
    record = replayed.of_case(session, case_id) if case_id is not None else replayed.NOTHING
    situation = situation_of(session, record.facts, step, proceeding, actor)
    verdict = lifecycle.may(step, situation, actor.roles)
    if seen is not None and case is not None and seen != case.version and verdict.ruling != "forbidden":
        raise Conflict(_who_moved(session, case, seen))
    abide_by(verdict)
    asked, content = checked(session, step, given, situation, actor, case_id)
    readiness.refuse_unprinted(session, case_id, situation, step, asked)
    if answered is not None:
        doubts.ask(session, case_id, step, situation, asked, content, answered)
    with session.no_autoflush:
        done = _record(session, step, asked, content, situation, actor, case, record, key, fingerprint, beside)
    for place, then in enumerate(merging.follows(session, done.case_id, situation, asked)):
        _in_the_other_case(session, then, actor, f"{key} {place}", done.case_id)
        lead_places.share_towns(session, done.case_id, then.other.case_id)
    return done


def _in_the_other_case(session: Write, then: merging.Follows, actor: Actor, key: str, by: int) -> None:
    """Take a step that another case takes by one in the case `by`, in the same transaction. Raises Invalid or Conflict where it cannot."""
    own, there = privacy.digest(f"{key} {then.other.case_id}".encode()), then.other
    try:
        perform(session, then.step, then.given, actor, own, case_id=there.case_id, proceeding=there.here.number, beside=by)
    except (Invalid, Conflict, Forbidden) as wrong:
        raise merging.in_the_other(wrong, then) from wrong


def checked(
    session: Session, step: Step, given: Mapping[str, Any], situation: Situation, actor: Actor, case_id: int | None
) -> tuple[Dated, Content | None]:
    """The answers, and the new ones that a correction puts in the place of an entry's own. `case_id` None: there is no case yet. Raises
    Invalid.
    """
    own, content = corrections.apart(step, given)
    form = merging.spelt(session, situation, validated(step, own, situation))
    new = corrections.content_of(session, situation, actor, form, content) if step.corrects else None
    same_person.refuse(session, case_id, situation, form, new)
    of_age.refuse(session, case_id, step, situation, form)
    whose_agent.refuse(session, case_id, situation, form)
    merging.refuse(session, case_id, situation, form, new.new if new else None)
    with corrections.about_content() if new else nullcontext():
        unnamed.refuse(session, case_id, situation, form, new)
    return form, new


def step_named(name: str) -> Step:
    """The step of this name. Raises NotFound."""
    found = lifecycle.step_named(name)
    if found is None:
        raise NotFound("没有这个办理步骤。")
    return found


def abide_by(verdict: Verdict) -> None:
    """Let a step pass that may be done. Raises Forbidden or Conflict with the verdict's sentence."""
    if verdict.ruling != "done":
        raise (Forbidden if verdict.ruling == "forbidden" else Conflict)(verdict.sentence)


def situation_of(session: Session, known: CaseFacts, step: Step, proceeding: int, actor: Actor) -> Situation:
    """Return the situation in which the step is asked for. Only the unit that holds a proceeding, or one above it, acts in it."""
    here = known.proceedings.get(proceeding)
    if known.proceedings and here is None:
        raise NotFound("本案没有这个程序。")
    if here is not None and not cases.holds(session, actor, here.unit):
        raise Forbidden(f"这个程序由其他单位承办，您可以查看，不能办理“{step.label}”。")
    people = roster.of_step(session, step, here)
    authored = not step.by & actor.roles
    today, looked_up = clock.today(), reference.current(session)
    return Situation(known, here, today, looked_up, actor.login, people, authored_only=authored, roles=actor.roles)


# --- recording ------------------------------------------------------------------------------------------------


def _record(
    session: Write, step: Step, form: Dated, content: Content | None, situation: Situation, actor: Actor, case: Case | None,
    record: Replayed, key: str, fingerprint: str, beside: int | None,
) -> Done:  # fmt: skip
    """Everything that one step writes, inside the caller's transaction: all of it or nothing."""
    if case is None:
        case = cases.begin(session)
    assert case.id is not None
    here = situation.proceeding.number if situation.proceeding else 1
    given = answers(
        session, step, form, content, situation, actor, record.entries, here, numbers.taken(session), case.id, beside
    )
    now = clock.now().replace(microsecond=0)
    read_back = json.loads(json.dumps(given))
    entry = entry_of(len(record.entries) + 1, step.name, here, form.on, read_back, actor.name, now, actor.login)
    entries = [*record.entries, entry]
    made = Replayed(entries, lifecycle.replay(entries))
    after, reckoned = made.facts, made.all_clocks(situation.reference, situation.today)
    before = situation.proceeding.state if situation.proceeding else ""
    brought = content.parties() if content else parties.brought(situation.case, after, form)
    parties.keep(session, case.id, situation.case, after, brought, _given(form, content))
    agents.keep(session, case.id, entry.seq, form)
    informants.keep(session, case.id, content.new if content else form)
    if content is not None:
        agents.keep(session, case.id, content.entry.seq, content.new)
        parties.empty(session, case.id, content.emptied())
    refuse_clashes(session, case.id, situation, after, form, content, actor)
    projection.project(session, case, entry.seq, after, situation.case, reckoned)
    if after.site != situation.case.site:
        sites.keep(session, after)
    if step.corrects:
        reissue.follow(session, case.id, situation.case, after, entry, situation.reference, situation.today)
        parties.let_go(session, case.id, situation.case, after)
        agents.let_go(session, case.id, situation.case, after)
    if after.former != situation.case.former:
        keys.keep_former(session, case.id, after)
    if step.voids:
        reissue.void_with_the_case(session, case.id, entry)
    readiness.refuse_unwritten(issue.follow(session, case.id, after, entry, reckoned))
    session.execute(
        journal.inserting(RequestKey),
        {"key": key, "fingerprint": fingerprint, "actor": actor.login, "case_id": case.id, "seq": entry.seq, "at": now},
    )
    end = journal.append(session, actor, step.name, form.on, given, case_id=case.id, proceeding=here,
                         before=before, after=after.proceedings[here].state, end=record.end)  # fmt: skip
    replayed.remember(replace(made, end=end))
    return Done(case.id, entry.seq, max(after.proceedings) if step.opens else here)


def _given(form: Form, content: Content | None) -> list[Given]:
    """The particulars that the answers give to parties of the case."""
    return [*given_to_parties(form), *(content.given() if content else ())]


def refuse_clashes(
    session: Session, case_id: int, situation: Situation, after: CaseFacts, form: Form, content: Content | None, actor: Actor
) -> None:
    """Refuse sittings that want somebody or some room that another has, at the answer that is at fault. Raises Invalid or Conflict."""
    if content is None:
        bookings.refuse_clashes(session, case_id, situation.case, after, form, actor, situation.today)
        return
    with corrections.about_content():
        bookings.refuse_clashes(session, case_id, situation.case, after, content.new, actor, situation.today)


def answers(
    session: Session, step: Step, form: Dated, content: Content | None, situation: Situation, actor: Actor, history: list[Entry], here: int,
    give: numbers.Giving, case_id: int | None, beside: int | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Return the part of a step that the journal keeps: the answers without secrets, the data looked up for them (`used`), and the
    numbers. `case_id` None: there is no case yet. `beside`: the case by whose step this one follows; None: none.
    """
    used = step.freezes(situation, form) if step.freezes else NOTHING
    if step.opens and not used.unit:
        used = replace(used, unit=actor.unit_code)
    if told := replaced.told(session, case_id, situation.case, _given(form, content)):
        used = replace(used, replaced=told)
    if (other := beside or merging.looked_up(session, situation, form)) is not None:
        used = replace(used, other=other)
    if step.corrects:
        correction = Entry(len(history) + 1, step.name, here, form.on, form, content=content.new if content else None)
        used = replace(used, instead=corrections.looked_up_anew(session, situation, correction, content))
    if approver := actor.approves_as(step.doers(situation.reference), signs=step.is_signed_in(situation.reference)):
        used = replace(used, approver=approver)
    people = {
        q.name: (login, roster.STAFF[q.options])
        for q in questions(step.asks)
        if q.options in roster.STAFF and (login := getattr(form, q.name))
    }
    if people:
        used = replace(used, names={**used.names, **cases.names_of(session, people)})
    unit = reference.unit_on(session, used.unit or situation.here.unit, form.on)
    if used.unit or (unit.code != situation.here.unit and series_given_on(step.name)):
        used = replace(
            used, unit=unit.code
        )  # whose work and whose numbers it is since the one that held the case merged into it
    given = numbers.for_step(give, step.name, form.on, unit, history, here, situation.case.struck)
    used = replace(
        used,
        docket=given.get("docket", used.docket),
        receipt=given.get("receipt", used.receipt),
        paper=given.get("paper", used.paper),
    )
    return {**written(form, used), **({CONTENT: written_content(content.step, content.new)} if content else {})}


def _fingerprint(step: str, given: Mapping[str, Any], case_id: int | None, proceeding: int) -> str:
    """A keyed digest of what was sent: an open one could be tried with ID numbers until it fits."""
    text = json.dumps([step, case_id, proceeding, given], sort_keys=True, default=str)
    return privacy.digest(text.encode())


def _hold_key(session: Write, key: str) -> None:
    """Of two requests with one key, the second waits until the first is stored. (SQLite has one writer at a time.)"""
    if not KEYS.fullmatch(key):
        raise Refusal("表单缺少编号，请刷新页面后重新办理。")
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(key, 0))))


def _already_done(session: Session, key: str, fingerprint: str, actor: Actor) -> Done | None:
    """The result of an earlier request with this key. The key is its sender's own: nobody else's answer is given out."""
    found = session.execute(_DONE, {"of_key": key}).first()
    if found is None:
        return None
    if found.fingerprint != fingerprint or found.actor != actor.login:
        raise Conflict("这份表单已经提交过，内容与上次不同。请回到案件页，核对后重新办理。")
    row = session.exec(
        select(JournalEntry).where(JournalEntry.chain == journal.chain_of(found.case_id), JournalEntry.seq == found.seq)
    ).one()
    opens = lifecycle.STEPS[Do(row.step)].opens
    opened = len(lifecycle.replay(journal.entries(session, found.case_id)).proceedings) if opens else row.proceeding
    return Done(found.case_id, found.seq, opened)


_DONE = columns(col(RequestKey.fingerprint), col(RequestKey.actor), col(RequestKey.case_id), col(RequestKey.seq)).where(
    col(RequestKey.key) == bindparam("of_key")
)


def forget_old_keys(session: Write) -> None:
    """Drop the keys of forms sent so long ago that nobody sends them again: they would be kept for ever, 1.5 kB a case."""
    session.execute(delete(RequestKey).where(col(RequestKey.at) < clock.now() - timedelta(days=KEYS_KEPT_DAYS)))


def _who_moved(session: Session, case: Case, seen: int) -> str:
    """Return the sentence that tells what others have done in the case since the page was opened (up to entry `seen`)."""
    assert case.id is not None
    later = [row for row in journal.rows(session, case.id) if row.seq > seen]
    did = "；".join(
        f"{row.actor_name} 于 {clock.local(row.at):%m-%d %H:%M} 办理了“{lifecycle.STEPS[Do(row.step)].label}”"
        for row in later[-3:]
    )
    return f"您打开页面之后，{did or '本案有了变化'}。请核对后再决定是否继续办理，已填写的内容都还在。"

"""Steps done and taken back (更正): the way to every step of the table, and what a case amounts to apart from its corrections."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from sqlmodel import col, select

from mediation.errors import Conflict, Invalid
from mediation.models import Document, Setting, Write
from mediation.rules.codes import Kind, Side
from mediation.rules.corrections import entry_of, standing
from mediation.rules.deadlines import BY_ID, clocks
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.forms import Form, Question, questions, without_secrets
from mediation.rules.states import STATES
from mediation.rules.states.arbitration import ARBITRATION_WITHDRAWN, AWARDED, HEARD, SETTLED
from mediation.rules.states.mediation import EFFECTIVE
from mediation.rules.step import OWN_ACT, Step
from mediation.services.base import reference
from mediation.services.door import corrections
from mediation.services.record import cases, journal, projection
from tests.walks import Walk, walk_to, way_to
from tests.world import People

OTHER_TRAITS: tuple[tuple[str, ...], ...] = ((), ("many",), ("unit_applies",), ("split",), ("court",))


def _broken(session: Write, people: People, step: str = "record_breach") -> Walk:
    """An agreement whose day has passed."""
    walk = walk_to(session, people, EFFECTIVE)
    walk.day += timedelta(days=10)
    return walk.go(step)


def _asked_in_vain(session: Write, people: People) -> Walk:
    """A settlement in force whose day has passed, and whose creditor has asked for it."""
    walk = walk_to(session, people, SETTLED)
    walk.go("serve", "confirm_effect")
    walk.day += timedelta(days=60)
    return walk.go("record_demand")


def _performed(session: Write, people: People) -> Walk:
    """A settlement in force, every line of which was paid or done."""
    walk = walk_to(session, people, SETTLED)
    walk.go("serve", *["record_payment" if line.amount else "record_deed" for line in walk.facts.promises.values()])
    return walk.go("confirm_effect", "record_performed")


def _set_aside(session: Write, people: People) -> Walk:
    walk = walk_to(session, people, AWARDED, ("split",)).go("serve", "serve", "apply_set_aside", "docket_suit", "decide_suit")
    return walk.go("receive_ruling", "sue_after_set_aside")


def _suit_withdrawn(session: Write, people: People) -> Walk:
    """The worker's suit against a final award came to nothing: now the employer may ask for its setting aside."""
    walk = walk_to(session, people, AWARDED, ("split",)).go("serve", "serve")
    walk.do("lodge_suit", served="award_final")
    return walk.go("docket_suit", "withdraw_suit", "receive_ruling", "set_aside_after_suit")


def _refused_enforcement(session: Write, people: People, further: str = "") -> Walk:
    walk = walk_to(session, people, STATES[Kind.ENFORCEMENT, "enforcing"])
    walk.do("end_enforcement", how="refused", content="违反法定程序")
    return walk.go("receive_enforcement_ruling", *[further] if further else [])


def _judged(session: Write, people: People, *further: str) -> Walk:
    """A judgment on a small claim, final at once and in force on its receipt (民事诉讼法 第165条)."""
    walk = walk_to(session, people, AWARDED).go("serve", "serve")
    walk.do("lodge_suit", served="award_final")
    walk.go("docket_suit").do("decide_suit", single_instance=True)
    return walk.go("receive_ruling", "confirm_judgment", *further)


def _judgment_asked_for(session: Write, people: People) -> Walk:
    """A judgment in force whose day has passed, and whose creditor has asked for what it orders."""
    walk = _judged(session, people)
    walk.day += timedelta(days=60)
    return walk.go("record_judgment_demand")


def _revived(session: Write, people: People) -> Walk:
    """The court found no property, and somebody has since."""
    return walk_to(session, people, STATES[Kind.ENFORCEMENT, "enforcing"]).go("end_enforcement", "revive_enforcement")


def _signed_by_most(session: Write, people: People) -> Walk:
    """A letter for which the last of several workers signs later."""
    walk = walk_to(session, people, STATES[Kind.REVIEW, "made"], ("many",))
    scene, day = walk.scene(), walk.next_day("sign_review_letter")
    last = scene.numbers(Side.APPLICANT)[-1]
    rows = [{"party": n, "on": None if n == last else day.isoformat()} for n in scene.numbers(*Side)]
    walk.do("sign_review_letter", on=day, applicant_signed_on=None, respondent_signed_on=None, signed=rows)
    return walk.go("sign_letter_later")


def _rest_given_up(session: Write, people: People) -> Walk:
    """Nobody comes to the hearing of what a partial award left open."""
    walk = walk_to(session, people, HEARD).go("award_part", "set_hearing")
    assert walk.here is not None
    walk.do("serve", on=walk.day, served="hearing_notice", parties=list(walk.here.addressees))
    walk.do("deem_rest_withdrawn", on=walk.here.sittings[-1].on)
    return walk


def _closing_proposed(session: Write, people: People, step: str) -> Walk:
    """A bureau whose head closes: the closing is proposed, and sent back."""
    walk = walk_to(session, people, ARBITRATION_WITHDRAWN)
    setting = {"label": "仲裁结案怎样审批", "value": OWN_ACT, "source": "本局", "confirmed": True}
    session.merge(Setting(key=f"approval.{Do.CLOSE_ARBITRATION}", **setting))
    session.flush()
    return walk.go(step)


def _fined(session: Write, people: People, *further: str) -> Walk:
    """A fine that was received; `further` what comes of it."""
    walk = walk_to(session, people, STATES[Kind.INSPECTION, "found"]).ready_for("decide_penalty")
    walk.do("decide_penalty", fine="2000.00")
    return walk.go("serve_inspection", *further)


def _before_the_court(session: Write, people: People, *further: str) -> Walk:
    """A decision that was urged in vain, when nobody can challenge it any more (行政强制法 第53、54条)."""
    walk = walk_to(session, people, STATES[Kind.INSPECTION, "decided"]).go("serve_inspection")
    walk.day += timedelta(days=40)
    walk.go("urge_performance", *(["serve_inspection"] if further else []))
    walk.day += timedelta(days=200 if further else 0)
    return walk.go(*further)


def _sent_back(session: Write, people: People) -> Walk:
    walk = walk_to(session, people, STATES[Kind.INSPECTION, "found"]).go("propose_referral", "decide_referral", "refer_police")
    return walk.go("go_on_handling")


ROADS: dict[str, Callable[[Write, People], Walk]] = {
    "pay_fine": lambda session, people: _fined(session, people, "pay_fine"),
    "add_fine": lambda session, people: _fined(session, people, "add_fine"),
    "defer_fine": lambda session, people: _fined(session, people, "defer_fine"),
    "urge_performance": _before_the_court,
    "apply_court": lambda session, people: _before_the_court(session, people, "apply_court"),
    "record_court_answer": lambda session, people: _before_the_court(session, people, "apply_court", "record_court_answer"),
    "go_on_handling": _sent_back,
    "record_breach": _broken,
    "demand_performance": partial(_broken, step="demand_performance"),
    "record_payment_order": partial(_broken, step="record_payment_order"),
    "arbitrate_agreement": partial(_broken, step="arbitrate_agreement"),
    "record_performed": _performed,
    "record_demand": _asked_in_vain,
    "propose_closing": partial(_closing_proposed, step="propose_closing"),
    "return_closing": partial(_closing_proposed, step="return_closing"),
    "deem_rest_withdrawn": _rest_given_up,
    "sue_after_set_aside": _set_aside,
    "set_aside_after_suit": _suit_withdrawn,
    "receive_enforcement_ruling": _refused_enforcement,
    "confirm_judgment": _judged,
    "enforce_judgment": lambda session, people: _judged(session, people, "enforce_judgment"),
    "record_judgment_demand": _judgment_asked_for,
    "revive_enforcement": _revived,
    "sign_letter_later": _signed_by_most,
    "sue_after_non_enforcement": partial(_refused_enforcement, further="sue_after_non_enforcement"),
}
"""The ways to steps that no walk by the table alone comes to: what a court or a lapse of time must bring first."""


def done(session: Write, people: People, step: Step) -> Walk:
    """A walk whose last entry is this step, the nearest that lets it be done."""
    if step.name in ROADS:
        return ROADS[step.name](session, people)
    states = sorted(step.at, key=lambda state: len(way_to(state)))
    for traits in OTHER_TRAITS:
        for state in states or (None,):
            savepoint = session.begin_nested()
            try:
                walk = walk_to(session, people, state, traits) if state else Walk(session, people, traits)
                return walk.go(step.name)
            except (Conflict, Invalid, StopIteration):
                savepoint.rollback()
    raise LookupError(f"nothing leads to {step.name}")


def strike(walk: Walk, seq: int) -> str:
    """Strike the entry on the walk's own day. Returns why it could not be done, '' where it was."""
    return _correct(walk, entry=seq, action="strike", new_on=None, reason="点错了")


def redate(walk: Walk, seq: int, on: date) -> str:
    """Give the entry another day. Returns why it could not be done, '' where it was."""
    return _correct(walk, entry=seq, action="redate", new_on=on.isoformat(), reason="日期写错了")


def amend(walk: Walk, seq: int, **changes: Any) -> str:
    """Give the entry these answers in place of its own; a function is applied to the old one. Returns why it could not be done, ''
    where it was.
    """
    content = stands(walk, seq)
    for name, change in changes.items():
        content[name] = change(content.get(name)) if callable(change) else change
    return _correct(walk, entry=seq, action="amend", new_on=None, reason="写错了", content=content)


def stands(walk: Walk, seq: int) -> dict[str, Any]:
    """The entry's answers as the form that amends it is filled with them."""
    known = walk.facts
    return corrections.filled(known, entry_of(known, seq))


def one_answer_changed(walk: Walk, seq: int) -> dict[str, Any]:
    """The entry's answers with one of them changed: a text, one of a row, a sum, else its days."""
    entry = entry_of(walk.facts, seq)
    content, asked = stands(walk, seq), questions(type(entry.answers))
    rows = [(content[q.name][0], q.rows) for q in asked if q.rows and content.get(q.name) and not q.when_filled]
    texts = ((place, q.name) for place, those in ((content, asked), *rows) for q in those if _is_open_text(q, place))
    for place, name in texts:
        place[name] += "（改）"
        return content
    for place, those in rows:
        for question in those:
            if question.widget == "money" and place.get(question.name):
                place[question.name] = str(Decimal(place[question.name]) - 1)
                return content
    for question in asked:
        if question.widget == "day" and content.get(question.name):
            content[question.name] = (date.fromisoformat(content[question.name]) + timedelta(days=1)).isoformat()
    return content


LOOKED_UP = frozenset({"into"})
"""Texts that the door looks up in the record, and that are changed by taking the step back."""


def _is_open_text(question: Question, place: dict[str, Any]) -> bool:
    """A text in words, which may say anything."""
    said = place.get(question.name)
    free = (
        question.widget in ("long", "text")
        and not question.secret
        and question.name not in LOOKED_UP
        and question.options in (None, "rooms")
    )
    return free and isinstance(said, str) and any("一" <= character <= "鿿" for character in said)


def _correct(walk: Walk, **given: Any) -> str:
    try:
        walk.do("correct", on=walk.day, **given)
    except Conflict as refused:
        return refused.sentence
    except Invalid as wrong:
        return "".join(wrong.faults.values())
    return ""


def entries(walk: Walk) -> list[Entry]:
    assert walk.case_id is not None
    return journal.entries(walk.session, walk.case_id)


def stored_as(walk: Walk, known: CaseFacts) -> list[str]:
    """Where the stored rows (what lists, clocks and rates read) differ from these facts, on the walk's day."""
    walk.session.flush()
    walk.session.expire_all()
    case = cases.lock(walk.session, walk.case_id or 0, walk.people["city-director"])
    return projection.differences(walk.session, case, known, reference.current(walk.session), walk.day)


def essence(known: CaseFacts) -> Any:
    """All that is known, but for the corrections themselves; entries are told apart by their numbers."""
    proceedings = {
        p.number: {f.name: getattr(p, f.name) for f in fields(p) if f.name != "entries"} for p in known.proceedings.values()
    }
    entries = [
        (p.number, e.seq, e.step, e.on, _unnumbered(e.answers), e.used)
        for p in known.proceedings.values()
        for e in p.entries
        if e.step != "correct"
    ]
    return (known.cause, known.story, known.green_channel, known.parties, known.claims, known.promises, proceedings, entries)


def _unnumbered(answers: Form) -> Any:
    """The answers less the numbers that rows keep once they were amended: what was brought says them."""
    plain = without_secrets(answers)
    for question in questions(type(answers)):
        for row in plain.get(question.name) or [] if question.rows else []:
            row.pop("number", None)
    return plain


def seq_of(walk: Walk, step: str) -> int:
    return next(entry.seq for entry in reversed(standing(walk.facts)) if entry.step == step)


def papers(walk: Walk, template: str | None = None) -> list[Document]:
    rows = walk.session.exec(select(Document).where(Document.case_id == walk.case_id).order_by(col(Document.id))).all()
    return [row for row in rows if template in (None, row.template)]


def began_by(walk: Walk, step: Step, day: date) -> set[tuple[str, int | None]]:
    """The clocks that the step itself began on that day."""
    known, calendar = walk.facts, reference.current(walk.session).calendar
    return {
        (clock.limit, clock.party)
        for proceeding in known.proceedings.values()
        for clock in clocks(known, proceeding, calendar, walk.day)
        if clock.starts_on == day
        and any(step.name in event.steps and not event.answer for event in BY_ID[clock.limit].starts.any_of)
    }

"""The case page's view (案件页): one case as plain values, for the page and the API. It reads and decides nothing.

What is sealed comes masked. What was said in a mediation stays in it: its confidential entries, its documents and what
was promised but never signed are left out for everybody but its mediators (协商调解规定 第11条).
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlmodel import Session, select

from mediation.errors import NotFound
from mediation.models import Document, Party, Unit
from mediation.rules import reading
from mediation.rules.codes import Cause, Item, Kind, Outcome, PartyType, Side
from mediation.rules.codes.evidence import Handed
from mediation.rules.composition import COLLECTIVE
from mediation.rules.deadlines import Clock, ClockState, Whose
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Proceeding, Promise
from mediation.rules.identity import mask_id, mask_phone, masked_address
from mediation.rules.retention import AFTER_AWARD, keep_until, years
from mediation.rules.roles import ARBITRATION_STAFF, MEDIATION_STAFF
from mediation.rules.states import STAGES, State, state_of
from mediation.rules.states.mediation import AGREED
from mediation.rules.steps import STEPS
from mediation.services.base import reference
from mediation.services.base.accounts import Actor
from mediation.services.papers import catalogue, issue, kept
from mediation.services.record import cases, parties, projection, timeline
from mediation.services.record.cases import Seen
from mediation.services.views import cautions

View = dict[str, Any]
NOTHING = Decimal(0)
FINALITY = {"final": "终局", "nonfinal": "非终局"}
SITTING = {Kind.MEDIATION: "调解会", Kind.ARBITRATION: "开庭", Kind.INSPECTION: "调查"}
OWED_BY = {
    Do.REACH_AGREEMENT: "调解协议书", Do.SETTLE: "仲裁调解书", Do.AWARD: "裁决书", Do.ORDER_CORRECTION: "限期改正指令书",
    Do.DECIDE_HANDLING: "行政处理决定书",
}  # fmt: skip
"""The document that a performance line rests on, by the step that made it."""
TRAVELS = frozenset({"mediation_agreement"})
"""Documents of a mediation that other proceedings of the case may read, once the agreement is in force."""
PURPOSES = ("电话通知当事人", "制作、核对文书", "送达", "核对当事人身份", "办理付款")


def hidden_from(session: Session, actor: Actor, known: CaseFacts) -> frozenset[int]:
    """The mediations whose confidential entries and documents the actor may not see: all but those of the actor's own units,
    and those too for whoever is no mediator, or sits in the arbitration of the same case as well."""
    mediations = {p.number: p for p in known.proceedings.values() if p.kind is Kind.MEDIATION}
    arbitrated = any(p.kind is Kind.ARBITRATION for p in known.proceedings.values())
    decides = arbitrated and bool(actor.roles & ARBITRATION_STAFF)
    if decides or not actor.roles & MEDIATION_STAFF:
        return frozenset(mediations)
    return frozenset(n for n, p in mediations.items() if not cases.holds(session, actor, p.unit))


def _hides(row: Document, known: CaseFacts, hidden: frozenset[int]) -> bool:
    """Whether the document stays in a mediation that is hidden. The agreement travels once it is in force."""
    if row.proceeding not in hidden:
        return False
    in_force = known.proceedings[row.proceeding].last(Do.SIGN_AGREEMENT) is not None
    return not (in_force and row.template in TRAVELS)


def _without_drafts(known: CaseFacts, hidden: frozenset[int]) -> CaseFacts:
    """The facts without the lines of agreements that nobody has signed: until then they are offers."""
    drafts = {n for n in hidden if known.proceedings[n].state == AGREED.name}
    lines = {n: line for n, line in known.promises.items() if line.proceeding not in drafts}
    return replace(known, promises=lines)


def default_proceeding(session: Session, actor: Actor, known: CaseFacts) -> int:
    """The proceeding a person comes for: the latest that their unit holds, an unclosed one before a closed one."""
    mine = [p for p in known.proceedings.values() if cases.holds(session, actor, p.unit)] or [
        *known.proceedings.values()
    ]
    return max(mine, key=lambda p: (not state_of(p.kind, p.state).final, p.number)).number


def view(session: Session, seen: Seen, actor: Actor, today: date, here: int) -> View:
    """Everything that the page shows of the case, with proceeding `here` in front. Raises NotFound for another number."""
    known = seen.facts
    if here not in known.proceedings:
        raise NotFound("本案没有这个程序。")
    assert seen.case.id is not None
    hidden = hidden_from(session, actor, known)
    units = dict(session.exec(select(Unit.code, Unit.name)).all())
    numbers = projection.dockets(known)
    shown = [_proceeding(p, known, units, numbers, here) for p in known.proceedings.values()]
    now = next(p for p in shown if p["here"])
    looked_up = reference.current(session)
    rows = parties.of_case(session, seen.case.id)
    reckoned = seen.replayed.clocks(here, looked_up, today)
    handled = {n: reading.handles(actor.login, actor.unit_code, actor.roles, p) for n, p in known.proceedings.items()}
    return {
        "case": _case(seen, numbers.get(here, "")),
        "proceedings": shown,
        "now": {**now, "stages": _stages(known.proceedings[here])},
        "clocks": [*clocks(known, reckoned), *_retention(known.proceedings[here], today)],
        "sittings": _sittings(known.proceedings[here]),
        "parties": [_party(row, known) for row in rows.values()],
        "cautions": cautions.of_case(session, actor, seen, here, rows.values()),
        **_claims(_without_drafts(known, hidden), hidden),
        "exhibits": exhibits(known, known.proceedings[here]),
        **_promises(_without_drafts(known, hidden), today),
        "documents": [
            _document(row, known, handled=handled[row.proceeding])
            for row in issue.of_case(session, seen.case.id)
            if not _hides(row, known, hidden)
        ],
        "timeline": timeline.told(seen.entries, known, hidden),
    }


# --- the case and its proceedings -----------------------------------------------------------------------------


def _case(seen: Seen, number: str) -> View:
    known = seen.facts
    applicants = sum(party.side is Side.APPLICANT for party in known.parties.values())
    return {
        "id": seen.case.id, "number": number, "who": seen.case.who, "whom": seen.case.whom, "cause": Cause(known.cause).label,
        "amount": seen.case.amount or None, "people": seen.case.headcount, "green": known.green_channel,
        "collective": applicants >= COLLECTIVE, "story": known.story, "version": seen.case.version,
        "opened_on": seen.case.opened_on,
    }  # fmt: skip


def _proceeding(p: Proceeding, known: CaseFacts, units: dict[str, str], numbers: dict[int, str], here: int) -> View:
    outcome = Outcome(p.outcome).label if p.outcome else ""
    return {
        "n": p.number, "label": p.kind.label, "number": numbers.get(p.number, ""), "state": projection.state_label(p),
        "kind": _kind_of_state(p), "unit": units.get(p.unit, p.unit), "handler": timeline.name_of(known, p.handler),
        "here": p.number == here, "received_on": p.received_on, "accepted_on": p.accepted_on,
        "concluded_on": p.concluded_on, "outcome": outcome,
    }  # fmt: skip


def _kind_of_state(p: Proceeding) -> str:
    state = state_of(p.kind, p.state)
    if state.rests:
        return "held"
    return "plain" if state.open else "done"


def _stages(p: Proceeding) -> list[View]:
    """The stations of the path, each with the day the proceeding came there; one it passed by stays pale."""
    reached: dict[str, date] = {}
    first = STAGES[p.kind][0]
    reached[first] = p.received_on
    for entry in p.entries:
        to = STEPS[entry.step].to
        if isinstance(to, State) and to.kind is p.kind:
            reached[to.stage] = entry.on
    now = state_of(p.kind, p.state).stage
    return [
        {
            "label": stage,
            "state": "now" if stage == now else "done" if stage in reached else "next",
            "on": reached.get(stage),
        }
        for stage in STAGES[p.kind]
    ]


def _sittings(p: Proceeding) -> list[View]:
    what = SITTING.get(p.kind, "会面")
    return [
        {
            "on": s.on,
            "starts": s.starts,
            "place": s.place,
            "what": what + (f"（与{s.joined}合并）" if s.joined else ""),
            "held": s.held,
            "notice": "",
        }
        for s in p.sittings
    ]


# --- clocks ---------------------------------------------------------------------------------------------------


def clocks(known: CaseFacts, reckoned: list[Clock]) -> list[View]:
    """The clocks, those still running first; what several parties share is said once."""
    groups: dict[tuple[Any, ...], list[Clock]] = {}
    for clock in reckoned:
        groups.setdefault((clock.limit, clock.due_on, clock.state), []).append(clock)
    found = [_clock(known, group) for group in groups.values()]
    return sorted(found, key=lambda c: (not c["open"], c["due"]))


def _clock(known: CaseFacts, group: list[Clock]) -> View:
    clock = group[0]
    whose = [c.party for c in group if c.party is not None]
    label = f"{clock.label}（{timeline.people(known, whose)}）" if whose else clock.label
    kind, word = clock_words(clock.state, clock.days_left, soon=clock.is_soon)
    return {
        "id": clock.limit, "label": label, "due": clock.due_on, "kind": kind, "word": word, "why": clock.why.split("；"),
        "basis": "", "provisional": clock.provisional, "then": clock.then if clock.state.is_open else "",
        "open": clock.state.is_open, "whose": clock.whose.label, "state": clock.state.label,
    }  # fmt: skip


def _retention(here: Proceeding, today: date) -> list[View]:
    """Until when a filed case must be kept (F-01, 办案规则 第24条): it runs once the proceeding is closed, for years."""
    filed = here.last(Do.CLOSE_ARBITRATION, Do.CLOSE_REVIEW)
    if filed is None or state_of(here.kind, here.state).open:
        return []
    until, least = filed.used.keep_until or keep_until(here.outcome, filed.on), years(here.outcome)
    why = [
        f"{until} = 归档 {filed.on}，自次年 1 月 1 日起保存",
        f"{'裁决' if least == AFTER_AWARD else '调解和其他方式'}结案的不少于 {least} 年（办案规则第24条；起算日待本局确认）",
    ]
    keeps = today <= until
    return [{
        "id": "F-01", "label": "案卷保存", "due": until, "kind": "plain", "word": "保存中" if keeps else "保存期满", "why": why,
        "basis": "", "provisional": False, "then": "期满后才能依规定销毁" if keeps else "", "open": keeps,
        "whose": Whose.OFFICE.label, "state": ClockState.RUNNING.label if keeps else ClockState.EXPIRED.label,
    }]  # fmt: skip


def clock_words(state: ClockState, days_left: int, *, soon: bool) -> tuple[str, str]:
    """The mark and the words of a clock: ("late", "逾期 2 天"). `days_left` in 自然日, negative once past."""
    if state is ClockState.LATE:
        return "late", f"逾期 {-days_left} 天"
    if state is ClockState.RUNNING:
        words = {0: "今天到期", 1: "明天到期"}
        return "soon" if soon else "fine", words.get(days_left, f"还有 {days_left} 天")
    kinds = {ClockState.SUSPENDED: "held", ClockState.MET: "done", ClockState.MET_LATE: "late"}
    return kinds.get(state, "plain"), state.label


# --- parties, claims, money -----------------------------------------------------------------------------------


def _party(row: Party, known: CaseFacts) -> View:
    """A party with the sealed particulars masked."""
    number, phone, address = (parties.opened(row, name) for name in ("id_number", "phone", "address"))
    agent = f"{row.post or '法定代表人'} {row.legal_representative}" if row.legal_representative else ""
    return {
        "n": row.number, "side": Side(row.side).label, "name": row.name,
        "kind": "个人" if row.type == PartyType.PERSON else "单位",
        "id_number": mask_id(number) if number else row.credit_code or "",
        "phone": mask_phone(phone) if phone else "", "address": masked_address(address) if address else "",
        "agent": agent, "note": "", "can_reveal": bool(number or phone or address), "revealed": None,
    }  # fmt: skip


def _claims(known: CaseFacts, hidden: Collection[int] = ()) -> View:
    rows = [
        {
            "n": row["number"], "who": known.parties[row["claimant"]].name, "item": Item(row["item"]).label,
            "claimed": row["claimed"], "agreed": row["agreed"], "awarded": row["awarded"], "paid": row["paid"],
            "says": _decision(known, row["number"]),
            "final": {True: "终局", False: "非终局"}.get(row["finality"], ""),
            "worked_out": [w for w in known.claims[row["number"]].worked_out if w.proceeding not in hidden],
        }
        for row in projection.claim_rows(known).values()
    ]  # fmt: skip
    return {"claims": rows, "claim_sum": {name: _sum(rows, name) for name in ("claimed", "agreed", "awarded", "paid")}}


def exhibits(known: CaseFacts, here: Proceeding) -> list[View]:
    """The evidence before this proceeding, in the order it was handed in."""
    several = len(known.proceedings) > 1
    return [
        {
            "n": e.number, "who": known.parties[e.party].name, "name": e.name, "proves": e.proves, "source": e.source,
            "handed": Handed(e.handed).label, "pages": e.pages, "on": e.on, "late": e.late,
            "from": known.proceedings[e.proceeding].kind.label if several else "",
        }
        for e in known.exhibits_in(here)
    ]  # fmt: skip


def _decision(known: CaseFacts, claim: int) -> str:
    """What the award says of the claim; else what the applicant added to it."""
    for p in known.proceedings.values():
        for line in p.decisions:
            if line.claim == claim:
                return f"{line.says}（{line.why}）" if line.upheld else "不予支持"
    return known.claims[claim].detail


def _sum(rows: list[View], name: str) -> Decimal | None:
    """The sum of what is known; None where nothing is."""
    known = [row[name] for row in rows if row[name] is not None]
    return sum(known, NOTHING) if known else None


def _promises(known: CaseFacts, today: date) -> View:
    rows = [_promise(promise, known, today) for promise in known.promises.values()]
    return {"promises": rows, "promise_sum": {name: _sum(rows, name) for name in ("amount", "paid", "unpaid")}}


def _promise(promise: Promise, known: CaseFacts, today: date) -> View:
    kind, word = payment_words(promise.due_on, today, paid=not promise.unpaid)
    claim = known.claims.get(promise.claim or 0)
    p = known.proceedings[promise.proceeding]
    last = p.last(*OWED_BY)
    return {
        "n": promise.number, "payee": known.parties[promise.payee].name,
        "what": promise.what or (Item(claim.item).label if claim else "款项"), "from": OWED_BY[last.step] if last else "",
        "due_on": promise.due_on, "amount": promise.amount, "paid": promise.paid, "unpaid": promise.unpaid,
        "kind": kind, "word": word,
        "payments": [{"on": x.on, "amount": x.amount, "proof": x.proof} for x in promise.payments],
    }  # fmt: skip


def payment_words(due_on: date, today: date, *, paid: bool) -> tuple[str, str]:
    """The mark and the words of a payment."""
    if paid:
        return "done", "已付清"
    if due_on < today:
        return "late", f"逾期 {(today - due_on).days} 天"
    if due_on <= today + timedelta(days=1):
        return "soon", "今天到账" if due_on == today else "明天到账"
    return "fine", f"还有 {(due_on - today).days} 天"


# --- documents ------------------------------------------------------------------------------------------------


def _document(row: Document, known: CaseFacts, *, handled: bool) -> View:
    kind, word = document_words(row)
    p = known.proceedings[row.proceeding]
    served = [
        {"party": known.parties[delivery.party].name, "method": delivery.way.label, "on": delivery.on}
        for delivery in p.arrived(row.template)
        if row.party in (0, delivery.party)
    ]
    return {
        "id": row.id, "title": row.title, "number": row.number, "on": row.issued_on,
        "for": known.parties[row.party].name if row.party else which(row.template), "kind": kind, "word": word,
        "opens": opens(row), "served": served, "proceeding": row.proceeding, "template": row.template, "party": row.party,
        "handled": handled,
    }  # fmt: skip


def which(template: str) -> str:
    """Which of two documents of one title this is: an award that is split has one for each kind of decision."""
    found = catalogue.catalogue().get(template)
    return FINALITY[found.only] if found and found.only else ""


def document_words(row: Document) -> tuple[str, str]:
    """The mark and the words of a document."""
    if row.state == "refused":
        return "late", f"不能打印：{row.refusal}"
    if row.state == "void":
        return "held", f"作废：{row.refusal}"
    return "done", "可以打印"


def opens(row: Document) -> bool:
    """Whether there is a PDF to open: not where it cannot be printed, nor for a void one that never was."""
    return row.state in ("pending", "ready") or kept.is_kept(row)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that the actor may open: as the original where they handle its proceeding, else as a masked copy."""

    row: Document
    handled: bool


def paper(session: Session, case_id: int, document_id: int, actor: Actor) -> Paper:
    """One paper of a case. Raises NotFound for strangers, and for what a mediation of another unit keeps to itself."""
    seen = cases.see(session, case_id, actor)
    row = session.exec(select(Document).where(Document.id == document_id, Document.case_id == case_id)).first()
    if row is None or _hides(row, seen.facts, hidden_from(session, actor, seen.facts)):
        raise NotFound("没有这份文书。可能地址有误，或者它属于其他单位的调解。")
    here = seen.facts.proceedings[row.proceeding]
    return Paper(row, reading.handles(actor.login, actor.unit_code, actor.roles, here))

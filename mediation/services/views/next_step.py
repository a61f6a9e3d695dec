"""The next step (下一步) of the cases on a list: what is due first, and the foremost lawful step towards it.

The journals of the cases shown, and of no others, are replayed: so a list offers exactly what the case page would.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from sqlalchemy import bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, col

from mediation.models import Deadline
from mediation.rules import lifecycle
from mediation.rules.codes import Kind
from mediation.rules.deadlines import BY_ID, Limit, Whose
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts
from mediation.rules.lifecycle import STEPS
from mediation.rules.states import state_of
from mediation.rules.step import Rank, Situation, Step
from mediation.rules.steps import correcting
from mediation.rules.steps.overdue import overdue_in
from mediation.rules.steps.remedies import taken_up
from mediation.services.base import reference
from mediation.services.base.accounts import Actor
from mediation.services.record import cases, replayed
from mediation.services.views import marks
from mediation.services.views.marks import Mark, Marked

Where = tuple[int, int]
"""A case's id and a proceeding's number."""


class Running(NamedTuple):
    """A running clock, as far as a list needs it."""

    case_id: int
    proceeding: int
    limit: str
    whose: str
    starts_on: date
    due_on: date
    alert_on: date
    provisional: bool


def facts_of(session: Session, case_ids: Iterable[int]) -> dict[int, CaseFacts]:
    """Return the facts of these cases, by case, as their journals give them."""
    return {case_id: record.facts for case_id, record in replayed.of_cases(session, case_ids).items()}


def clocks_of(session: Session, case_ids: Iterable[int], today: date) -> dict[Where, list[Running]]:
    """The running clocks of these cases by proceeding, the most urgent first, the office's own before the parties'. Of two that end
    on one day the one comes first that a hoped-for step meets: 受理决定 before 告知补正. What waits for a party's days has not begun.
    """
    rows = map(Running._make, session.execute(_RUNNING, {"cases": sorted(set(case_ids))}))
    found: dict[Where, list[Running]] = {}
    begun = [row for row in rows if not (BY_ID[row.limit].is_handed and row.starts_on >= today)]
    for row in sorted(begun, key=lambda row: (row.whose != Whose.OFFICE, row.due_on, not _met_by_a_hoped_for(row.limit))):
        found.setdefault((row.case_id, row.proceeding), []).append(row)
    return found


_RUNNING = columns(*(getattr(Deadline, name) for name in Running._fields)).where(
    col(Deadline.case_id).in_(bindparam("cases", expanding=True)), col(Deadline.running)
)
"""Worded once: every list asks it."""


def situation_of(session: Session, actor: Actor, known: CaseFacts, proceeding: int, today: date) -> Situation:
    """Return the situation of the person in this proceeding today."""
    return Situation(known, known.proceedings[proceeding], today, reference.current(session), actor.login)


def foremost(session: Session, actor: Actor, situation: Situation, clocks: list[Running]) -> Step | None:
    """The lawful step that comes before all else now; else the one that meets the most urgent clock, unless it would end the case
    before its course is over (仲裁调解); else the foremost lawful one; None where there is none.
    """
    if not cases.holds(session, actor, situation.here.unit):
        return None
    possible = [step for step in lifecycle.available(situation, actor.roles) if lifecycle.leads_on(step, situation)]
    # 调解不成, 不予受理 end a clock, too, but nobody should be led to them.
    wanted = _ending(clocks[0].limit) if clocks else frozenset()
    pressing = {step.name for step in possible if step.first_while and step.first_while(situation)}
    meeting = {
        step.name for step in possible
        if step.name in wanted and step.rank.hoped_for and not (step.outcome and step.rank is Rank.THEN)
    }  # fmt: skip
    for step in sorted(possible, key=lambda step: (step.name not in pressing, step.name not in meeting)):
        if lifecycle.may(step, situation, actor.roles).ruling == "done":
            return step
    return None


@cache
def _met_by_a_hoped_for(limit: str) -> bool:
    return any(STEPS[name].rank.hoped_for for name in _ending(limit))


def _ending(limit: str) -> frozenset[Do]:
    return frozenset(step for event in BY_ID[limit].ends.any_of for step in event.steps)


@dataclass(frozen=True, slots=True)
class Urgency:
    """The mark by which a list shows how urgent a case is: the mark, its word, and the day that it is about (None: no day)."""

    kind: Mark
    word: str
    due: date | None


def urgency(clocks: list[Running], today: date, *, suspended: bool) -> Urgency:
    """The mark of a proceeding by its running clocks."""
    if suspended:
        return Urgency("held", "已中止", None)
    if not clocks:
        return Urgency("plain", "无期限", None)
    first = clocks[0]
    if first.whose != Whose.OFFICE and (asked := asked_after(clocks, today)):
        return Urgency(*marks.ASK[asked.whose], asked.due_on)
    if first.whose != Whose.OFFICE:
        return Urgency("held", f"等对方 {first.due_on:%m-%d}", first.due_on) if first.due_on >= today else NO_CLOCK
    left = (first.due_on - today).days
    if left < 0:
        return Urgency("late", f"逾期 {-left} 天", first.due_on)
    word = {0: "今天到期", 1: "明天到期"}.get(left, f"还有 {left} 天")
    return Urgency("soon" if first.alert_on <= today or left <= 1 else "fine", word, first.due_on)


@dataclass(frozen=True, slots=True)
class Owed:
    """Money that is overdue in a proceeding, as a list tells it: its mark, and what is to be done."""

    mark: Marked
    says: str


def breached(situation: Situation) -> Owed | None:
    """Return the mark and the words of a list for a proceeding in which money is overdue; None where none is. An act that was begun
    because of it is said, too, and is nobody's haste any more.
    """
    overdue = overdue_in(situation.case, situation.here, situation.today)
    if overdue is None:
        return None
    label = state_of(situation.here.kind, situation.here.state).label
    begun, acts = taken_up(situation), len(overdue.deeds)
    said = marks.overdue_says(len(overdue.lines) - acts, overdue.unpaid, acts)
    mark: Marked = ("held", begun) if begun else marks.of_breach(overdue.since, situation.today, len(overdue.lines) - acts)
    return Owed(mark, f"{label}；{said}" + (f"；{begun}" if begun else ""))


def unobeyed(situation: Situation) -> Owed | None:
    """Return the mark and the words of a list for an inspection whose order was not obeyed within its days, until it is decided on or
    corrected; None where none is (条例 第30条；保障农民工工资支付条例 第54至57条).
    """
    if situation.here.kind is not Kind.INSPECTION or not (last := correcting.lapsed(situation)):
        return None
    state = state_of(situation.here.kind, situation.here.state)
    if state not in correcting.STANDS:
        return None
    waits = correcting.to_recheck(situation)
    first, limit = (waits or last)[0], BY_ID[correcting.RECHECKING]
    mark: Marked = ("late", f"期满 {(situation.today - first.on).days} 天")
    then = "请复查" if waits else "请事先告知，再作处理、处罚决定；拒不支付涉嫌犯罪的，移送公安机关"
    several = len([*situation.here.all(*correcting.ORDERS)]) > 1
    which = f"{first.order.on} 责令的" if several else ""
    return Owed(mark, f"{state.label}；{which}{gone_by(limit, first.on, situation.today)}；{then}")


def asked_after(clocks: list[Running], today: date) -> Running | None:
    """Return the clock of a court or another authority whose days are over without an answer; None: there is none."""
    return next((clock for clock in clocks if clock.whose in marks.ASK and clock.due_on < today), None)


NO_CLOCK = Urgency("plain", "无期限", None)


def gone_by(limit: Limit, last: date, today: date) -> str:
    """Return the words for a party's days that went by, after which it is the office's turn by this limit: 改正期满 81 天，未改正."""
    event = limit.starts.any_of[0]
    return f"{event.says} {(today - last).days} 天，{event.undone}"


def says(clocks: list[Running], state: str, today: date) -> str:
    """Return the next thing to do, in words."""
    if asked := asked_after(clocks, today):
        return f"{state}；{BY_ID[asked.limit].label} {asked.due_on} 已过，{BY_ID[asked.limit].then}"
    if not clocks or (clocks[0].whose != Whose.OFFICE and clocks[0].due_on < today):
        return state
    first = clocks[0]
    if (limit := BY_ID[first.limit]).is_handed:
        return f"{state}；{gone_by(limit, first.starts_on, today)}；{limit.label} {first.due_on} 到期"
    return f"{state}；{BY_ID[first.limit].label} {first.due_on} 到期" + ("（暂定）" if first.provisional else "")

"""The changes that a step makes (变化): the facts before and after it, compared, in words for whoever is about to confirm it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from mediation.rules import bookings, lifecycle
from mediation.rules.bookings import SITTINGS
from mediation.rules.codes import Item
from mediation.rules.deadlines import BY_ID, ClockState
from mediation.rules.facts import CaseFacts, Entry, Proceeding
from mediation.rules.roles import Role
from mediation.rules.step import Reference, Situation
from mediation.rules.steps import STEPS
from mediation.services.record import case_rows, differences, timeline
from mediation.services.record.case_rows import Row

DAYS = {"received_on": "收到之日", "accepted_on": "受理之日", "concluded_on": "结案之日"}
"""The days of a proceeding by which it is counted (指标)."""


def rest(before: CaseFacts, after: CaseFacts, number: int) -> Iterator[str]:
    """Each change to the case as a whole that neither state nor sums, papers or clocks tell: days, people, sittings, what is gone.

    `number` is the proceeding whose state is told elsewhere.
    """
    for was in before.proceedings.values():
        now = after.proceedings.get(was.number)
        if now is None:
            yield f"第 {was.number} 个程序（{was.kind.label}）不再有"
            continue
        if was.state != now.state and was.number != number:
            yield f"“{was.kind.label}”变为“{case_rows.state_label(now)}”"
        yield from _days(was, now)
        yield from _handler(before, after, was, now)
        yield from _sittings(was, now)
    yield from (f"当事人{before.parties[n].name}不再列入" for n in before.parties.keys() - after.parties.keys())
    yield from (_claim_gone(before, n) for n in sorted(before.claims.keys() - after.claims.keys()))
    yield from _labels(before, after)
    for n, line in sorted(before.promises.items()):
        if n in after.promises and after.promises[n].due_on != line.due_on:
            to = before.parties[line.payee].name
            yield f"{line.said(to)}的期限：由 {line.due_on} 改为 {after.promises[n].due_on}"


def corrected(after: CaseFacts, entry: Entry) -> Iterator[str]:
    """The correction itself: which entry is struck, or what it says otherwise than before."""
    called = f"第 {entry.seq} 条“{STEPS[entry.step].label}”"
    now = next((e for p in after.proceedings.values() for e in p.entries if e.seq == entry.seq), None)
    if now is None:
        yield f"{called}撤销，不再作数"
        return
    if now.on != entry.on:
        yield f"{called}的日期：由 {entry.on} 改为 {now.on}"
    for said in differences.between(replace(entry, answers=entry.answers.model_copy(update={"on": now.on})), now, after):
        yield f"{called}的{said}"


def next_step(before: CaseFacts, after: CaseFacts, number: int, looked_up: Reference, today: date) -> Iterator[str]:
    """The step that the proceeding waits for, where it is another than before."""
    was, now = (_foremost(known, number, looked_up, today) for known in (before, after))
    if was != now:
        yield f"下一步：由“{was}”改为“{now}”" if was and now else f"下一步：“{now}”" if now else f"下一步：不再是“{was}”"


def _foremost(known: CaseFacts, number: int, looked_up: Reference, today: date) -> str:
    here = known.proceedings.get(number)
    if here is None:
        return ""
    situation = Situation(known, here, today, looked_up)
    offered = (step for step in lifecycle.available(situation, Role) if lifecycle.leads_on(step, situation))
    return next((step.label for step in offered if not lifecycle.refusals(step, situation)), "")


def _days(was: Proceeding, now: Proceeding) -> Iterator[str]:
    for name, label in DAYS.items():
        old, new = getattr(was, name), getattr(now, name)
        if old is None or old == new:
            continue
        months = dict.fromkeys(f"{day:%Y-%m}" for day in (old, new) if day)
        counted = f"（{'、'.join(months)} 的指标随之改变）" if name != "received_on" and len(months) > (new is not None) else ""
        yield f"{label}：由 {old} 改为 {new}{counted}" if new else f"{label}：{old} 不再作数{counted}"


def _handler(before: CaseFacts, after: CaseFacts, was: Proceeding, now: Proceeding) -> Iterator[str]:
    if was.handler and was.handler != now.handler:
        new = f"改为{timeline.name_of(after, now.handler)}" if now.handler else "不再指派"
        yield f"承办人：{timeline.name_of(before, was.handler)}，{new}"


def _sittings(was: Proceeding, now: Proceeding) -> Iterator[str]:
    """Appointments for which nobody has to come any more, and those that stand again."""
    old = {s.seq: s for s in was.sittings if bookings.takes_time(was, s)}
    new = {s.seq: s for s in now.sittings if bookings.takes_time(now, s)}
    held = {s.seq for s in now.sittings if s.held}
    known = {s.seq for s in was.sittings}
    for seq in sorted(old.keys() - new.keys() - held):
        yield f"{old[seq].on} {old[seq].starts} 的{SITTINGS[was.kind]}不再作数"
    for seq in sorted((new.keys() & known) - old.keys()):
        yield f"{new[seq].on} {new[seq].starts} 的{SITTINGS[now.kind]}重新作数"


def _labels(before: CaseFacts, after: CaseFacts) -> Iterator[str]:
    """Each label that an award gives (终局、非终局), item by item and with the reason, where that is new or becomes another."""
    was = {(p.number, line.seq, line.claim): line.final for p in before.proceedings.values() for line in p.decisions}
    for p in after.proceedings.values():
        for line in p.decisions:
            if line.final is not None and was.get((p.number, line.seq, line.claim)) is not line.final:
                claim = after.claims[line.claim]
                item = Item(claim.item).label
                yield f"{after.parties[claim.claimant].name}{'' if item in line.why else f'的{item}'}：{line.why}"


def _claim_gone(known: CaseFacts, number: int) -> str:
    claim = known.claims[number]
    return f"{known.parties[claim.claimant].name}的请求“{Item(claim.item).label}”不再列入"


def sums(before: CaseFacts, after: CaseFacts, number: int) -> list[tuple[str, Decimal]]:
    """List the sums claimed, promised, paid and still owed in the proceeding, in 元, where the step changes any of them."""

    def of(known: CaseFacts) -> tuple[Decimal, Decimal, Decimal]:
        here = known.proceedings.get(number)
        lines = known.promised_in(here) if here else []
        return (
            known.amount_claimed(here) if here else Decimal(0),
            sum((line.amount or Decimal(0) for line in lines), Decimal(0)),
            sum((line.paid for line in lines), Decimal(0)),
        )

    (claimed_before, promised_before, paid_before), (claimed, promised, paid) = of(before), of(after)
    found: list[tuple[str, Decimal]] = []
    if promised != promised_before or claimed != claimed_before:
        found.append(("请求合计", claimed))
    if promised != promised_before:
        found.append(("应付合计", promised))
    if paid != paid_before:
        found += [("本次到账", paid - paid_before), ("尚欠", promised - paid)]
    return found


def clocks(before: CaseFacts, after: CaseFacts, looked_up: Reference, today: date) -> list[str]:
    """The clocks that differ, in words."""
    old, new = (case_rows.deadline_rows(known, looked_up, today) for known in (before, after))
    found = [sentence for which, row in new.items() if (sentence := clock_change(old.get(which), row, after))]
    return found + [f"{_clock(row, before)}：不再计算" for which, row in old.items() if which not in new]


def _clock(row: Row, known: CaseFacts) -> str:
    return BY_ID[row["limit"]].label + (f"（{known.parties[row['party']].name}）" if row["party"] else "")


def clock_change(old: Row | None, new: Row, known: CaseFacts) -> str | None:
    """Return the change that a step makes to one clock, in words; None where it does nothing."""
    label, provisional = _clock(new, known), "（暂定）" if new["provisional"] else ""
    if old is None:
        return f"{label}：{new['due_on']} 到期{provisional}" if new["running"] else None
    if old["running"] and not new["running"]:
        ended = {ClockState.SUSPENDED: "停止计时", ClockState.MET_LATE: f"{new['due_on']} 已经届满，逾期办理"}
        return f"{label}：{ended.get(ClockState(new['state']), '到此为止')}"
    if old["due_on"] != new["due_on"]:
        over = "" if new["running"] else f"（{_over(new)}）"
        return f"{label}：由 {old['due_on']} 改为 {new['due_on']}{over}{provisional}"
    if new["running"] and not old["running"]:
        return f"{label}：恢复计时，{new['due_on']} 到期{provisional}"
    return f"{label}：由{_over(old)}改为{_over(new)}" if _over(old) != _over(new) else None


def _over(row: Row) -> str:
    """The state of a clock that no longer runs; '' while it runs."""
    return "" if row["running"] else ClockState(row["state"]).label

"""The changes that a step makes (变化): the facts before and after it, compared, in words for whoever is about to confirm it."""

from datetime import date
from decimal import Decimal

from mediation.rules.deadlines import BY_ID, ClockState
from mediation.rules.facts import CaseFacts
from mediation.rules.step import Reference
from mediation.services.record import projection
from mediation.services.record.projection import Row


def sums(before: CaseFacts, after: CaseFacts, number: int) -> list[tuple[str, Decimal]]:
    """List the sums claimed, promised, paid and still owed in the proceeding, in 元, where the step changes any of them."""

    def of(known: CaseFacts) -> tuple[Decimal, Decimal, Decimal]:
        here = known.proceedings.get(number)
        lines = known.promised_in(here) if here else []
        return (
            known.amount_claimed(here) if here else Decimal(0),
            sum((line.amount for line in lines), Decimal(0)),
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
    old, new = (projection.deadline_rows(known, looked_up, today) for known in (before, after))
    return [sentence for which, row in new.items() if (sentence := clock_change(old.get(which), row, after))]


def clock_change(old: Row | None, new: Row, known: CaseFacts) -> str | None:
    """Return the change that a step makes to one clock, in words; None where it does nothing."""
    label = BY_ID[new["limit"]].label + (f"（{known.parties[new['party']].name}）" if new["party"] else "")
    provisional = "（暂定）" if new["provisional"] else ""
    if old is None:
        return f"{label}：{new['due_on']} 到期{provisional}" if new["running"] else None
    if old["running"] and not new["running"]:
        ended = {ClockState.SUSPENDED: "停止计时", ClockState.MET_LATE: f"{new['due_on']} 已经届满，逾期办理"}
        return f"{label}：{ended.get(ClockState(new['state']), '到此为止')}"
    if new["running"] and old["due_on"] != new["due_on"]:
        return f"{label}：由 {old['due_on']} 改为 {new['due_on']}{provisional}"
    if new["running"] and not old["running"]:
        return f"{label}：恢复计时，{new['due_on']} 到期{provisional}"
    return None

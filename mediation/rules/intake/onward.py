"""An application as it stands where the case goes on to another proceeding: filed later, and with what went before it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ..codes import Item
from ..do import Do
from ..facts import CaseFacts, Proceeding
from ..owed import debts, last_due
from ..steps.enforcement_period import renewals
from .application import AgreedDebt, Applied


def carried(application: Applied, case: CaseFacts, here: Proceeding) -> Applied:
    """The application of the case's first entry as it is that of this proceeding. Whoever applied to mediate or complained has
    interrupted the limitation that day, and it began anew when that was over (调解仲裁法 第27条第2款; 民法典 第195条).
    """
    if here.came_from is None:
        return application
    filed = here.entries[0].on
    days = {day for day in _before(case, here) if day <= filed}
    agreed = tuple(_agreed(case, here)) if here.entries[0].step is Do.ARBITRATE_AGREEMENT else ()
    return replace(application, on=filed, interruptions=tuple(sorted(days)), agreed=agreed)


def _agreed(case: CaseFacts, here: Proceeding) -> Iterator[AgreedDebt]:
    """The debts of the agreement that are claimed here, each with its own day: of instalments the last one's (民法典 第189条)."""
    asked = {claim.line: claim for claim in case.claimed_in(here) if claim.line}
    agreed = case.proceedings[here.came_from or 0]
    for debt in debts(case.promised_in(agreed)):
        claim = next((asked[line.number] for line in debt if line.number in asked), None)
        if claim is not None and (due := last_due(debt)):
            days = tuple(day for day, _ in renewals(case, agreed, debt, debt[0].payee) if day <= here.entries[0].on)
            what = debt[0].what or Item(claim.item).label
            yield AgreedDebt(f"{case.parties[claim.claimant].name}按协议应得的{what}", due, days)


def _before(case: CaseFacts, here: Proceeding) -> Iterator[date]:
    """The days on which the proceedings that it came from began and ended for those who go on: whoever joined later has interrupted his
    limitation by that and not before, and for whoever left it was over then (调解仲裁法 第27条第2款; 民法典 第195条).
    """
    who = {claim.claimant for claim in case.claimed_in(here)} or {*here.parties}
    number = here.came_from
    while number is not None and (earlier := case.proceedings.get(number)):
        first, joined = earlier.entries[0].on, {entry.seq: entry.on for entry in earlier.entries}
        yield min(joined.get(earlier.joined.get(n, 0), first) for n in who)
        left = [earlier.left[n].on for n in who if n in earlier.left]
        if over := max(left) if len(left) == len(who) else earlier.concluded_on:
            yield over
        # 达成调解协议后，一方当事人在约定期限内不履行 (协商调解规定 第31条第6项).
        yield from (line.due_on for line in case.promised_in(earlier) if line.open and line.due_on and line.payee in who)
        yield from _begun_anew(case, earlier, who)
        number = earlier.came_from


def _begun_anew(case: CaseFacts, agreed: Proceeding, who: set[int]) -> Iterator[date]:
    """The days from which the year of what was agreed with them began anew, because some of it came or was demanded (法释〔2020〕17号 第9、
    14条), as the ways from a breach count it. A day of one debt is nothing to another: of several, what holds for all of them.
    """
    open_debts = [debt for debt in debts(case.promised_in(agreed)) if debt[0].payee in who and any(line.open for line in debt)]
    own = [[day for day, _ in renewals(case, agreed, debt, debt[0].payee)] for debt in open_debts]
    yield from (min(days) for days in zip(*own, strict=False))

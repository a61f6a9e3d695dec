"""The rows that follow from a case's facts (案件的行): what lists and rates read of it, as plain values; nothing here reads or writes
the database. projection.py brings the stored rows in line with these.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from mediation.rules import bookings, deadlines, facts, sameness
from mediation.rules.after_award import fell_on, sued_on
from mediation.rules.codes import Kind, Outcome, Side
from mediation.rules.deadlines import ClockState
from mediation.rules.effect import refused_paper
from mediation.rules.facts import CaseFacts
from mediation.rules.indicators import NOT_COUNTED
from mediation.rules.indicators.inspected import happened
from mediation.rules.states import state_of
from mediation.rules.step import Reference
from mediation.rules.steps import STEPS, track
from mediation.rules.steps.freed import still_awaited
from mediation.rules.steps.setting_aside import taken_away
from mediation.rules.steps.still_to_come import is_work, waited_for
from mediation.rules.wages_owed import wages_owed

VOIDED = "已作废"
REPORTED = "举报"
"""What stands for the side of who asks, where the case began by a report: the informant is nobody's party (条例 第9条第3款)."""
CLOCK = ("proceeding", "limit", "party", "paper")
"""What tells one clock of a case from another."""
LAST_PART = re.compile(r"\d+(-\d+)?号$")
Row = dict[str, Any]
Key = tuple[Any, ...]


def sides(known: CaseFacts, numbers: Iterable[int] | None = None) -> tuple[str, str]:
    """Return the two sides, applicants first, in a few words: 周某等 8 人, 某鞋业有限公司. `numbers`: of these parties only."""
    among = frozenset(known.members() if numbers is None else numbers)
    return _names(known, among, Side.APPLICANT, "人"), _names(known, among, Side.RESPONDENT, "家")


def sides_of(known: CaseFacts, here: facts.Proceeding) -> tuple[str, str]:
    """Return the two sides of this proceeding in a few words: of those whom it still concerns."""
    return sides(known, known.present_in(here))


def _names(known: CaseFacts, among: Container[int], side: Side, counted: str) -> str:
    there = [party for party in known.parties.values() if party.side is side and party.number not in known.informants]
    names = [party.name for party in [party for party in there if party.number in among] or there]
    if not names:
        return REPORTED
    return names[0] if len(names) == 1 else f"{names[0]}等 {len(names)} {counted}"


def headcount(known: CaseFacts, numbers: Iterable[int]) -> int:
    """Count how many workers there are among these parties, whichever side they stand on; at least one. Heirs are together the worker
    whose place they took.
    """
    return max(1, known.people(numbers))


def _counted(known: CaseFacts, here: facts.Proceeding) -> tuple[int, ...]:
    """The parties whom the figures count: whoever left an arbitration was one of those it was about, who left a mediation is not."""
    return known.present_in(here) if here.kind is Kind.MEDIATION else here.members


def case_row(known: CaseFacts) -> Row:
    """The case's own columns."""
    first = known.proceedings[1]
    who, whom = sides(known)
    return {
        "who": who, "whom": whom, "cause": known.cause, "headcount": headcount(known, known.members()),
        "amount": sum((claim.amount or Decimal(0) for claim in known.claims.values()), Decimal(0)),
        "green_channel": known.green_channel, "opened_on": first.entries[0].on,
        "site_key": sameness.name_key(known.site),
    }  # fmt: skip


def dockets(known: CaseFacts) -> dict[int, str]:
    """The 案号 of each proceeding that has one; before acceptance, the receipt number."""
    found = receipts(known)
    for number, entry in _own_entries(known):
        if entry.used.docket:
            found[number] = entry.used.docket
    return found


def short(number: str) -> str:
    """Return the last part of a 案号, which people say for all of it: 118号, 97-1号; the whole of one that has no such part."""
    found = LAST_PART.search(number)
    return found.group() if found else number


def receipts(known: CaseFacts) -> dict[int, str]:
    """The receipt number (收件编号) of each proceeding that was given one."""
    found: dict[int, str] = {}
    for number, entry in _own_entries(known):
        if entry.used.receipt and not entry.used.docket:
            found.setdefault(number, entry.used.receipt)
    return found


def _own_entries(known: CaseFacts) -> Iterator[tuple[int, facts.Entry]]:
    """The entries of each proceeding whose numbers are its own: what a step opened has the number of that step."""
    for number, proceeding in known.proceedings.items():
        for entry in proceeding.entries:
            step = STEPS[entry.step]
            if not (step.opens and not step.opens_case and entry.proceeding == number):
                yield number, entry


def proceeding_rows(known: CaseFacts, units: Mapping[str, int | None]) -> dict[Key, Row]:
    """The proceedings."""
    numbers, received = dockets(known), receipts(known)
    return _keyed(
        (
            {
                "number": p.number, "kind": str(p.kind), "unit_id": units[p.unit], "state": p.state,
                "unclosed": is_work(known, p), "docket": numbers.get(p.number, ""),
                "docket_key": sameness.number_key(numbers.get(p.number, "")), "receipt": received.get(p.number, ""),
                "receipt_key": sameness.number_key(received.get(p.number, "")), "handler": p.handler,
                "received_on": p.received_on, "accepted_on": p.accepted_on, "concluded_on": p.concluded_on,
                "outcome": p.outcome, "came_from": p.came_from, "from_unit_id": units.get(_giver(known, p)),
                "headcount": headcount(known, _counted(known, p)), "amount": known.amount_claimed(p),
                "collective": track.collective(known, p), "fell_on": fell_on(known, p), "sued_on": sued_on(known, p),
                **dict(zip(("who", "whom"), sides_of(known, p), strict=True)),
            }
            for p in known.proceedings.values()
        ),
        "number",
    )  # fmt: skip


def _giver(known: CaseFacts, p: facts.Proceeding) -> str:
    """The unit of the proceeding that this one came from, where it is another's; '' where it is not."""
    origin = known.proceedings.get(p.came_from or 0)
    return origin.unit if origin is not None and origin.unit != p.unit else ""


def claim_rows(known: CaseFacts) -> dict[Key, Row]:
    """The claims, and what became of each."""
    agreed: dict[int, Decimal] = {}
    paid: dict[int, Decimal] = {}
    for promise in known.promises.values():
        if promise.claim is not None and promise.amount is not None:
            if promise.counted_by is None and promise.revoked is None:  # one debt once, whatever papers there are on it
                agreed[promise.claim] = agreed.get(promise.claim, Decimal(0)) + promise.amount
            paid[promise.claim] = paid.get(promise.claim, Decimal(0)) + promise.paid
    decided = _decided(known)
    return _keyed(
        (
            {
                "number": c.number, "claimant": c.claimant, "item": c.item, "claimed": c.amount,
                "agreed": None if c.number in decided else agreed.get(c.number),
                "awarded": decided[c.number].amount if c.number in decided else None,
                "paid": paid.get(c.number),
                "finality": decided[c.number].final if c.number in decided else None,
            }
            for c in known.claims.values()
        ),
        "number",
    )  # fmt: skip


def _decided(known: CaseFacts) -> dict[int, facts.Decision]:
    """The decision that stands on each claim: a court's later one takes the place of the award's, what a court set aside or refused to
    enforce is nothing (调解仲裁法 第49条第3款; 司法解释（一）第24条), and what was settled before it is agreed.
    """
    found: dict[int, facts.Decision] = {}
    for p in known.proceedings.values():
        found |= {line.claim: line for line in p.decisions}
        gone = taken_away(known, p) if p.outcome == Outcome.SET_ASIDE else set[int]()
        if refused_paper(known, p):
            gone |= {*p.claims}
        if p.kind is Kind.SUIT and not p.decisions:
            gone |= {line.claim for line in known.promised_in(p) if line.claim is not None}
        for number in gone:
            found.pop(number, None)
    return found


def promise_rows(known: CaseFacts) -> dict[Key, Row]:
    """The performance lines; settled is one of which nothing is waited for any more, or not yet."""
    waiting = waited_for(known)
    return _keyed(
        (
            {
                "number": p.number, "proceeding": p.proceeding, "payee": p.payee, "claim": p.claim, "what": p.what,
                "amount": p.amount, "paid": p.paid, "due_on": p.due_on, "settled": p.number not in waiting,
            }
            for p in known.promises.values()
        ),
        "number",
    )  # fmt: skip


def event_rows(known: CaseFacts) -> dict[Key, Row]:
    """The events of the inspections (监察月报), in the order of the proceedings."""
    found = [(p.number, each) for p in known.proceedings.values() for each in happened(known, p)]
    return _keyed(
        (
            {
                "place": place, "proceeding": number, "what": str(each.what), "on": each.on, "payee": each.payee,
                "amount": each.amount,
            }
            for place, (number, each) in enumerate(found, start=1)
        ),
        "place",
    )  # fmt: skip


def reopened_rows(known: CaseFacts) -> dict[Key, Row]:
    """The endings that were taken back, of proceedings that figures count, in order; none of one that was entered by mistake (作废)."""
    found = [
        {"proceeding": p.number, "outcome": each.outcome, "ended_on": each.ended_on, "on": each.on}
        for p in known.proceedings.values()
        if p.outcome != Outcome.VOIDED
        for each in p.reopened
        if each.outcome not in NOT_COUNTED
    ]
    return _keyed(({"place": place, **row} for place, row in enumerate(found, start=1)), "place")


def wage_rows(known: CaseFacts) -> dict[Key, Row]:
    """The wages still owed, a row for each worker in each proceeding."""
    return _keyed(
        (
            {
                "proceeding": w.proceeding, "payee": w.payee, "person": w.person, "debtor": w.debtor, "title": str(w.title),
                "owed": w.owed, "paid": w.paid, "unpaid": w.unpaid, "due_on": w.due_on,
            }
            for w in wages_owed(known)
        ),
        "proceeding",
        "payee",
    )  # fmt: skip


def sitting_rows(known: CaseFacts) -> dict[Key, Row]:
    """The sessions and hearings."""
    return _keyed(
        (
            {
                "proceeding": p.number, "seq": s.seq, "on": s.on, "starts": s.starts, "place": s.place, "held": s.held,
                "minutes": s.minutes, "free": not bookings.takes_time(p, s),
            }
            for p in known.proceedings.values()
            for s in p.sittings
        ),
        "seq",
    )  # fmt: skip


def sitter_rows(known: CaseFacts) -> dict[Key, Row]:
    """Return the rows of the people who sit in the sessions and hearings."""
    return _keyed(
        (
            {"seq": s.seq, "login": login}
            for p in known.proceedings.values()
            for s in p.sittings
            for login in sorted({login for login in p.staff.values() if login})
        ),
        "seq",
        "login",
    )


def deadline_rows(known: CaseFacts, reference: Reference, today: date) -> dict[Key, Row]:
    """The clocks. What "today" changes (running or late) is not stored: lists compare the due date with today."""
    return clock_rows(clocks_of(known, reference, today))


def clocks_of(known: CaseFacts, reference: Reference, today: date) -> list[deadlines.Clock]:
    """The clocks of every proceeding of the case."""
    limits = deadlines.as_read(reference.settings)
    return [
        clock
        for proceeding in known.proceedings.values()
        for clock in deadlines.clocks(known, proceeding, reference.calendar, today, limits)
    ]


def clock_rows(clocks: Iterable[deadlines.Clock]) -> dict[Key, Row]:
    """The rows of these clocks."""
    return _keyed((_clock_row(clock) for clock in clocks), *CLOCK)


def _clock_row(clock: deadlines.Clock) -> Row:
    """The row of a clock. Late and expired are running ones whose day has passed: the day decides, so it is not stored."""
    timeless = clock.state in (ClockState.LATE, ClockState.EXPIRED, ClockState.RUNNING, ClockState.WAITING)
    return {
        "proceeding": clock.proceeding, "limit": clock.limit, "party": clock.party or 0, "paper": clock.paper or 0,
        "starts_on": clock.starts_on, "raw_on": clock.raw_on, "due_on": clock.due_on, "alert_on": clock.alert_on,
        "state": str(ClockState.RUNNING if timeless else clock.state), "running": timeless,
        "ended_on": None if timeless else clock.ended_on, "whose": str(clock.whose),
        "provisional": clock.provisional, "why": clock.why,
    }  # fmt: skip


def state_label(proceeding: facts.Proceeding, known: CaseFacts | None = None) -> str:
    """The proceeding's state as people say it; where the case is `known`, with what an inspection still waits for (待履行)."""
    label = label_of(proceeding.kind, proceeding.state, proceeding.outcome)
    if known is None or state_of(proceeding.kind, proceeding.state).open or still_awaited(known, proceeding) is None:
        return label
    return f"{label}，待履行"


def label_of(kind: Kind, state: str, outcome: str | None) -> str:
    """A state as people say it; what was voided is neither open nor closed."""
    return VOIDED if outcome == Outcome.VOIDED else state_of(kind, state).label


def _keyed(rows: Iterable[Row], *key: str) -> dict[Key, Row]:
    return {tuple(row[name] for name in key): row for row in rows}

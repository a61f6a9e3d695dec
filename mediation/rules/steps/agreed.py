"""An agreement of a mediation (调解协议): whether it is in force, for which items it is, and until when something may be asked of it."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from ..acts import Act
from ..calendar import Calendar
from ..codes import Item, Kind, Side
from ..codes.mediation import CourtGround
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding, Promise
from ..states import state_of
from ..states.mediation import CLOSED
from ..step import Check, Guard, Situation
from .signatures import FACING, bound_since

WAYS = frozenset({Do.APPLY_REVIEW, Do.APPLY_CONFIRMATION})
"""What both sides may ask together of an agreement; nobody goes both ways at once (办案规则 第74、75条)."""


def signed(here: Proceeding) -> bool:
    """Tell whether an agreement of this mediation is in force, be the file closed or not (调解仲裁法 第14条第2款)."""
    return here.last(Do.SIGN_AGREEMENT) is not None


def nothing_signed(situation: Situation) -> str | None:
    """A guard of what is done with an agreement: there is one, and it is in force."""
    return None if signed(situation.here) else "本案没有签署生效的调解协议。"


def last_day(situation: Situation, within: timedelta, *people: int) -> date | None:
    """Return the last day of what may be asked within so many 自然日 of the agreement: of these `people`, by party number, else of whoever
    it bound last, for it is in force for each from his own day on (办案规则 第74条); None: there is none in force.
    """
    return last_day_in(situation.case, situation.here, situation.reference.calendar, within, *people)


def last_day_in(case: CaseFacts, mediation: Proceeding, calendar: Calendar, within: timedelta, *people: int) -> date | None:
    """As `last_day`, of the agreement of this mediation, whatever came of it; the end on a rest day is rolled (办案规则 第80条)."""
    made = mediation.last(Do.SIGN_AGREEMENT)
    if made is None:
        return None
    days = [day for number, day in bound_since(case, mediation).items() if not people or number in people]
    return calendar.roll_forward(max(days, default=made.on) + within)


def who_goes(situation: Situation, within: timedelta, on: date) -> tuple[int, ...]:
    """The parties, by number, who may ask for something together on this day: those whom the agreement binds and whose own days are not
    over, with whom they agreed; nobody who has gone that way already. Where everybody is too late, all whom it binds: it is noted as late.
    """
    case, here, bound = situation.case, situation.here, bound_since(situation.case, situation.here)
    gone = already_asked(situation)
    present = [n for n in case.present_in(here) if n in bound]
    roll = situation.reference.calendar.roll_forward
    mine = [n for n in present if n not in gone and on <= roll(bound[n] + within)] or [n for n in present if n not in gone] or present
    sides = {case.parties[n].side for n in mine}
    facing = {other for side in sides for other in FACING[side]}
    return tuple(n for n in present if n in mine or (len(sides - {Side.THIRD}) < 2 and case.parties[n].side in facing))


def those_who_apply(situation: Situation, within: timedelta, form: Any) -> tuple[int, ...]:
    """The parties, by number, who apply together: of a side of which some are named, those alone; nobody applies for another (办案规则
    第74条; 调解仲裁法 第14条第2款).
    """
    parties, may = situation.case.parties, who_goes(situation, within, form.on)
    named = {parties[n].side for n in form.parties if n in parties}
    return tuple(n for n in may if n in form.parties or parties[n].side not in named)


def named_may_apply(within: timedelta) -> Check:
    """A check that whoever is named may apply: the agreement binds him, his days are not over, and he has not asked already."""

    def check(situation: Situation, form: Any) -> dict[str, str]:
        may, parties = who_goes(situation, within, form.on), situation.case.parties
        if idle := [parties[n].name for n in form.parties if n in parties and n not in may]:
            return {"parties": f"{'、'.join(idle)}不受协议约束、已经申请过或者自己的期限已过，请去掉（办案规则第74条）。"}
        return {}

    return check


def titles(proceeding: Proceeding) -> bool:
    """Tell whether the agreement was made enforceable in this proceeding, by the commission or by a court."""
    return proceeding.last(Do.SIGN_REVIEW_LETTER, Do.COURT_CONFIRMS) is not None and proceeding.kind in (Kind.REVIEW, Kind.CONFIRMATION)


def already_asked(situation: Situation) -> set[int]:
    """Return those who asked for review or confirmation, by number: granted or still looked at, not where it came to nothing. What a dead
    man asked for, his heir has asked for.
    """
    case, here = situation.case, situation.here
    ways = (p for p in case.proceedings.values() if p.came_from == here.number and p.kind in (Kind.REVIEW, Kind.CONFIRMATION))
    asked = {n for p in ways if titles(p) or state_of(p.kind, p.state).open for n in p.parties}
    return {n for n in here.parties if asked & here.standing_for(n)}


def found_wanting(way: Proceeding, *how: Do) -> bool:
    """Tell whether the agreement was looked at in this proceeding and found wanting, in one of these ways; a court that only did not
    take it up found nothing (办案规则 第79条; 民事诉讼法 第206条)."""
    said = way.last(*how)
    return said is not None and said.answer("ground") is not CourtGround.NOT_ACCEPTED


def asked_together(*shut_by: Do) -> Callable[[CaseFacts, Proceeding, Entry, int | None], bool]:
    """Give a limit of what both sides may ask together the question whether an application counts: it is for this party, or for all whom
    the agreement bound first (None), and did not come to nothing (撤回、不予受理), where it is not `shut_by` what it found.
    """

    def counts(case: CaseFacts, here: Proceeding, entry: Entry, party: int | None) -> bool:
        if entry.step not in WAYS:
            return True
        opened = next((p for p in case.proceedings.values() if p.came_from == here.number and p.entries[0].seq == entry.seq), None)
        if opened and not (titles(opened) or state_of(opened.kind, opened.state).open or found_wanting(opened, *shut_by)):
            return False
        bound = bound_since(case, here)
        first = min(bound.values(), default=None)
        whose = {party} if party is not None else {n for n, day in bound.items() if day == first and n in here.members}
        went = {*(opened.parties if opened else entry.parties or here.parties)}
        return all(went & here.standing_for(n) for n in whose)

    return counts


def all_asked(situation: Situation) -> bool:
    """Tell whether nobody is left whom the agreement binds and who has asked for neither way: whoever signed later asks for himself,
    within his own days (调解仲裁法 第14条第2款; 办案规则 第74条).
    """
    case, here, gone = situation.case, situation.here, already_asked(situation)
    return bool(gone) and gone.issuperset(n for n in case.present_in(here) if n in bound_since(case, here))


def not_over(within: timedelta, then: str) -> Guard:
    """A guard of what both sides may ask together within so many 自然日 of the agreement: of a closed file nothing is offered that is
    over. Where the file is open, an application that was made in time may still be recorded late.
    """

    def guard(situation: Situation) -> str | None:
        last = last_day(situation, within)
        if last is None or situation.here.state != CLOSED.name:
            return None
        return f"协议生效后的期限已于 {last} 届满，{then}。对方不履行的，可以申请仲裁或者支付令。" if situation.today > last else None

    return guard


def last_day_for(within: timedelta) -> Callable[[Situation], date | None]:
    """Give a step the last day of what may be asked within so many 自然日 of the agreement."""
    return lambda situation: last_day(situation, within)


def asked_too_late(within: timedelta, then: str) -> Check:
    """A doubt: the application is dated after its last day, and `then` is what follows."""

    def check(situation: Situation, form: Act) -> dict[str, str]:
        last = last_day(situation, within)
        if last is None or form.on <= last:
            return {}
        return {"on": f"协议生效后的期限已于 {last} 届满，{then}；只有在届满前提出、现在补记的，才写当时的日期"}

    return check


def items_of(case: CaseFacts, lines: Iterable[Promise]) -> set[Item | None]:
    """Return the items that the lines pay for; None stands for a line that belongs to no claim, or is no money."""
    return {Item(case.claims[line.claim].item) if line.claim and line.amount is not None else None for line in lines}

"""The events to come in a proceeding (接下来怎样): what happens next, by when, and who does it.

Everything is derived: from the clocks that run, the sittings that are set, the money that is owed, the documents that have
not reached somebody, and the lawful next steps. In words that a worker understands; nothing of a mediation's talks is told.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from sqlmodel import Session

from mediation.rules import bookings, lifecycle
from mediation.rules.bookings import SITTINGS
from mediation.rules.codes import Side
from mediation.rules.codes.served import InspectionPaper, Served
from mediation.rules.deadlines import BY_ID, Clock, ClockState, Whose
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Proceeding, Promise
from mediation.rules.roles import Role
from mediation.rules.states import state_of
from mediation.rules.step import Situation
from mediation.rules.steps.promises import owed_in
from mediation.services.base import reference
from mediation.services.record import words
from mediation.services.record.cases import Seen
from mediation.services.views import plain_words
from mediation.services.views.case_page import limits
from mediation.services.views.case_page.papers import DocumentLine

SERVES = frozenset({Do.SERVE, Do.SERVE_INSPECTION})
ARTICLES = re.compile(r"（[^（）]*《[^（）]*）")


@dataclass(frozen=True, slots=True)
class ComingLine:
    """One event to come: who does what by when (None: no day is set), how far away that is, what follows if not, and why."""

    what: str
    who: str
    by: date | None = None
    word: str = ""
    then: str = ""
    why: list[str] = field(default_factory=list)


def what_next(
    session: Session, seen: Seen, here: Proceeding, unit: str, documents: Iterable[DocumentLine], today: date
) -> list[ComingLine]:
    """List the events to come in a proceeding of the case, the soonest first. `unit` is the name of whose it is, `documents`
    are those that the reader sees.
    """
    known, looked_up = seen.facts, reference.current(session)
    running = [c for c in seen.replayed.clocks(here.number, looked_up, today) if c.state.is_open]
    found = [*_clocks(known, running, unit, today), *_sittings(here, today), *_owed(known, here, today)]
    if not state_of(here.kind, here.state).final:
        waiting = _waiting(documents, here)
        named = [row for row in waiting if row.party and row.opens]
        found += _unserved(named, known, unit)
        found += _next_steps(Situation(known, here, today, looked_up), running, unit, serves=len(named) < len(waiting))
    return sorted(found, key=lambda line: (line.by is None, line.by or date.max))


def _clocks(known: CaseFacts, running: list[Clock], unit: str, today: date) -> list[ComingLine]:
    """List what the running clocks ask for; a clock that several parties share is said once."""
    found = []
    for group in limits.shared(running):
        clock, names = group[0], words.people(known, [c.party for c in group if c.party is not None])
        ours = clock.whose is Whose.OFFICE
        what = plain_words.limit(clock.limit, clock.label) + (f"（{names}）" if ours and names else "")
        held = clock.state is ClockState.SUSPENDED
        found.append(ComingLine(
            what, unit if ours else names or plain_words.WHO.get(clock.limit, "双方当事人"), None if held else clock.due_on,
            word="暂停计算" if held else _left(clock.due_on, today), then=_if_missed(clock.then), why=clock.why.split("；"),
        ))  # fmt: skip
    return found


def _if_missed(then: str) -> str:
    """Return the sentence of what follows if the day goes by, without the articles: the half page is for people, the reference
    has them.
    """
    return f"过了这一天：{ARTICLES.sub('', then)}" if then else ""


def _left(day: date, today: date) -> str:
    """Return the distance of the day from today, in words (自然日)."""
    left = (day - today).days
    if left < 0:
        return f"已过 {-left} 天"
    return {0: "就在今天", 1: "就在明天"}.get(left, f"还有 {left} 天")


def _sittings(here: Proceeding, today: date) -> list[ComingLine]:
    """The days on which people have to come."""
    what = SITTINGS.get(here.kind, "")
    return [
        ComingLine(f"{sitting.starts} 到{sitting.place}参加{what}", "双方当事人", sitting.on, word=_left(sitting.on, today),
                   then="请带身份证和证据原件；来不了的，请提前告诉我们")
        for sitting in here.sittings
        if bookings.takes_time(here, sitting) and sitting.on >= today
    ]  # fmt: skip


def _owed(known: CaseFacts, here: Proceeding, today: date) -> list[ComingLine]:
    """The money that is still to come, and the acts that are still to be done."""
    return [_owed_line(known, here, line, today) for line in owed_in(known, here) if line.open]


def _owed_line(known: CaseFacts, here: Proceeding, line: Promise, today: date) -> ComingLine:
    """One sum or act: the other side than its payee's owes it. Of an award that is not in force, no day is known."""
    payer = Side.APPLICANT if known.parties[line.payee].side is Side.RESPONDENT else Side.RESPONDENT
    payers = "、".join(party.name for party in known.of_side(here, payer)) or "对方"
    what = replace(line, amount=line.unpaid if line.amount is not None else None).said(known.parties[line.payee].name)
    if line.due_on is None:
        return ComingLine(what, payers, then="裁决书生效之后才起算；生效了没有，可以来问我们")
    missed = "到期没有收到的，请马上告诉我们" if line.amount is not None else "到期没有做的，请马上告诉我们"
    return ComingLine(what, payers, line.due_on, word=_left(line.due_on, today), then=missed)


def _waiting(issued: Iterable[DocumentLine], here: Proceeding) -> list[DocumentLine]:
    """The documents of the proceeding that hold and have not reached somebody: whom they are addressed to, or any of its parties."""
    kinds = {str(document) for document in (*Served, *InspectionPaper)}
    return [
        row for row in issued
        if row.proceeding == here.number and row.template in kinds and row.mark != "held"
        and {*here.parties}.intersection([row.party] if row.party else here.parties) - {served.number for served in row.served}
    ]  # fmt: skip


def _unserved(waiting: Iterable[DocumentLine], known: CaseFacts, unit: str) -> list[ComingLine]:
    """The documents that have been issued to somebody and have not reached them."""
    to: dict[str, list[int]] = {}
    for row in waiting:
        to.setdefault(row.title, []).append(row.party)
    return [
        ComingLine(f"把《{title}》送给{words.people(known, who)}", unit, then="收到时请签收，写清日期")
        for title, who in to.items()
    ]


def _next_steps(situation: Situation, running: list[Clock], unit: str, *, serves: bool) -> list[ComingLine]:
    """The foremost lawful step that means something to a party, unless a clock of the office tells it already; and what a party may
    ask for where the proceeding ended without a result. `serves`: a paper has to be served that no line names.
    """
    here = situation.here
    lawful = [step for step in lifecycle.available(situation, Role) if not lifecycle.refusals(step, situation)]
    told = {name for c in running if c.whose is Whose.OFFICE for event in BY_ID[c.limit].ends.any_of for name in event.steps}
    ended = state_of(here.kind, here.state) in plain_words.WITHOUT_RESULT
    rights = [words for step in lawful if ended and (words := plain_words.RIGHTS.get(step.name))]
    onward = [step.name for step in lawful if step.rank.hoped_for and not step.opens and (serves or step.name not in SERVES)]
    found = [ComingLine(words, "您和对方") for words in rights]
    first = next((name for name in onward if plain_words.step(name)), None)
    if first and not told & set(onward):
        found.append(ComingLine(plain_words.step(first), "法院" if first in plain_words.BY_THE_COURT else unit))
    return found

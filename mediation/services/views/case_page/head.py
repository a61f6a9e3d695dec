"""The head of the case page: the case itself, its proceedings, the stations of the one in front, and its sittings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from sqlmodel import Session

from mediation.errors import NotFound
from mediation.rules import bookings, causes
from mediation.rules.bookings import SITTINGS
from mediation.rules.codes import Kind, Outcome, Side
from mediation.rules.effect import FINAL, refused_paper, set_aside, suits_on
from mediation.rules.facts import CaseFacts, Proceeding
from mediation.rules.states import STAGES, State, state_of
from mediation.rules.steps import STEPS, track
from mediation.services.base.accounts import Actor
from mediation.services.record import case_rows, cases, timeline, words
from mediation.services.record.cases import Seen
from mediation.services.views.marks import Mark


@dataclass(frozen=True, slots=True)
class CaseHead:
    """The case itself. `number`, the sides, `amount`, `people` and `collective` are those of the proceeding in front; `amount` in 元, None
    where no claim says a sum, and without what is claimed back (反申请), which is `countered`. `everybody` counts the workers of the
    whole case; `site`: the construction site (工程项目) it belongs to, '' for none."""

    id: int
    version: int
    number: str
    who: str
    whom: str
    cause: str
    amount: Decimal | None
    countered: Decimal | None
    people: int
    everybody: int
    green: bool
    collective: bool
    story: str
    opened_on: date
    site: str


@dataclass(frozen=True, slots=True)
class ProceedingLine:
    """A proceeding (程序). `short` is its number without the series (118号), '' where it has none; `people` counts its workers; `mark`
    goes with `state`; `here`: it is the one in front."""

    n: int
    label: str
    number: str
    short: str
    people: int
    state: str
    mark: Mark
    unit: str
    handler: str
    received_on: date
    accepted_on: date | None
    concluded_on: date | None
    outcome: str
    here: bool


@dataclass(frozen=True, slots=True)
class StageLine:
    """A station of the path, with the day on which the proceeding came there; None where it passed by or is still to come."""

    label: str
    state: Literal["done", "now", "next"]
    on: date | None


@dataclass(frozen=True, slots=True)
class SittingLine:
    """A day on which people come: 调解会, 开庭 or 调查. `stands`: they still have to come."""

    on: date
    starts: str
    place: str
    what: str
    held: bool
    stands: bool


def default_proceeding(session: Session, actor: Actor, known: CaseFacts) -> int:
    """The proceeding a person comes for: the latest that their unit holds, an unclosed one before a closed one, and what was merged into
    another last."""
    mine = [p for p in known.proceedings.values() if cases.holds(session, actor, p.unit)] or [*known.proceedings.values()]
    return max(mine, key=lambda p: (not state_of(p.kind, p.state).final, p.outcome != Outcome.MERGED, p.number)).number


def proceeding(known: CaseFacts, number: int) -> Proceeding:
    """The proceeding with this number. Raises NotFound."""
    if number not in known.proceedings:
        raise NotFound("本案没有这个程序。")
    return known.proceedings[number]


def of_case(seen: Seen, here: Proceeding, number: str) -> CaseHead:
    """The case itself, with the parties, the sum and the number of the proceeding in front: not everybody goes on."""
    known = seen.facts
    who, whom = case_rows.sides_of(known, here)
    assert seen.case.id is not None
    return CaseHead(
        id=seen.case.id, version=seen.case.version, number=number, who=who, whom=whom, cause=causes.said(known.cause, here.kind),
        amount=_asked(known, here, Side.APPLICANT, Side.THIRD), countered=_asked(known, here, Side.RESPONDENT),
        people=_workers(known, known.present_in(here)),
        everybody=_workers(known, known.members()), green=known.green_channel, collective=track.collective(known, here),
        story=known.story, opened_on=seen.case.opened_on, site=known.site,
    )  # fmt: skip


def _workers(known: CaseFacts, numbers: Iterable[int]) -> int:
    """Count the workers; 0 in a report (举报), whose informant is nobody's party (条例 第9条第3款)."""
    return known.people(numbers) if known.reported else case_rows.headcount(known, numbers)


def _asked(known: CaseFacts, here: Proceeding, *sides: Side) -> Decimal | None:
    """The sum that these sides claim, in 元; None where they claim none."""
    asked = (claim.amount or Decimal(0) for claim in known.claimed_in(here) if known.parties[claim.claimant].side in sides)
    return sum(asked, Decimal(0)) or None


def _ended_how(known: CaseFacts, p: Proceeding) -> str:
    """The way in which it ended, in words; '' while it has not. An award that a court set aside is none any more (调解仲裁法 第49条)."""
    if p.outcome is None:
        return ""
    if p.kind is not Kind.ARBITRATION:
        return Outcome(p.outcome).label
    return Outcome(p.outcome).label + _set_aside_words(known, p) + _not_enforced_words(known, p)


def _not_enforced_words(known: CaseFacts, p: Proceeding) -> str:
    """The words on those for whom a court refused to enforce a paper of this arbitration (司法解释（一）第24条); '' where none did."""
    refused = [each for each in known.proceedings.values() if (refused_paper(known, each) or (None,))[0] is p]
    those = sorted({n for each in refused for party in each.entries[0].parties or () for n in each.successors(party)})
    return f"（对{words.people(known, those)}已被人民法院裁定不予执行）" if those else ""


def _set_aside_words(known: CaseFacts, p: Proceeding) -> str:
    """The words on what a court set aside of its awards, and for whom; '' where they stand."""
    claimants = sorted({known.claims[line.claim].claimant for line in p.decisions})
    gone = [n for n in claimants if _is_void(known, p, n)]
    if gone:
        return f"（{'' if gone == claimants else f'对{words.people(known, gone)}'}已被人民法院裁定撤销）"
    in_part = any(suit.outcome == Outcome.SET_ASIDE for suit in suits_on(known, p, *FINAL))
    return "（部分事项已被人民法院裁定撤销）" if in_part else ""


def _is_void(known: CaseFacts, p: Proceeding, claimant: int) -> bool:
    return any(set_aside(known, p, document, claimant) for document in FINAL)


def line(p: Proceeding, known: CaseFacts, unit: str, number: str, *, here: bool) -> ProceedingLine:
    """A proceeding, with its unit's name and its number."""
    return ProceedingLine(
        n=p.number, label=p.kind.label, number=number, short=case_rows.short(number),
        people=_workers(known, known.present_in(p)), state=case_rows.state_label(p, known), mark=_mark(p), unit=unit,
        handler=timeline.name_of(known, p.handler), received_on=p.received_on, accepted_on=p.accepted_on,
        concluded_on=p.concluded_on, outcome=_ended_how(known, p), here=here,
    )  # fmt: skip


def _mark(p: Proceeding) -> Mark:
    state = state_of(p.kind, p.state)
    if state.rests:
        return "held"
    return "plain" if state.open else "done"


def stages(p: Proceeding) -> list[StageLine]:
    """The stations of the path, each with the day the proceeding came there; one it passed by stays pale.

    One that a sitting is set for (待开庭) has the sitting's day; where nobody sat before it ended, it was passed by. What leads back
    (回避、反悔) leaves the day of the station that it leads to, and takes those after it back.
    """
    path = STAGES[p.kind]
    reached: dict[str, date] = {path[0]: p.received_on}
    now = state_of(p.kind, p.state).stage
    sittings_set, set_for = {s.seq: s.on for s in p.sittings}, ""
    for entry in p.entries:
        to = STEPS[entry.step].to
        if isinstance(to, State) and to.kind is p.kind:
            undone = [] if p.kind is Kind.INSPECTION else [s for s in path[path.index(to.stage) + 1 :] if reached.pop(s, None)]
            reached[to.stage] = reached.get(to.stage, entry.on) if undone else entry.on
            set_for = to.stage if entry.seq in sittings_set else set_for
        if set_for and entry.seq in sittings_set:
            reached[set_for] = sittings_set[entry.seq]
    if set_for not in ("", now) and not any(s.held for s in p.sittings):
        reached.pop(set_for, None)
    if (
        p.kind is Kind.INSPECTION
    ):  # it is decided on or revoked after an order as well as without one: in the order of days, the end last
        end = path[-1]
        path = tuple(sorted(path, key=lambda s: (s == end, reached.get(s, date.max), s == now, path.index(s))))
    for stage in path[path.index(now) + 1 :]:
        reached.pop(stage, None)
    return [
        StageLine(stage, "now" if stage == now else "done" if stage in reached else "next", reached.get(stage))
        for stage in path
    ]


def sittings(p: Proceeding) -> list[SittingLine]:
    """The proceeding's sittings, as they were set."""
    what = SITTINGS.get(p.kind, "")
    return [
        SittingLine(
            s.on, s.starts, s.place, what + (f"（与{s.joined}合并）" if s.joined else ""), s.held, bookings.takes_time(p, s)
        )
        for s in p.sittings
    ]

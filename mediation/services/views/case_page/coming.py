"""The events to come in a proceeding (接下来怎样): what happens next, by when, and who does it.

Everything is derived: from the clocks that run, the sittings that are set, the money that is owed, the documents that have
not reached somebody, and the lawful next steps. In words that a worker understands; nothing of a mediation's talks is told.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from mediation.rules import bookings, capacity, lifecycle
from mediation.rules.bookings import SITTINGS
from mediation.rules.codes import Item, Kind, Side
from mediation.rules.codes.served import InspectionPaper, Served
from mediation.rules.deadlines import BY_ID, Clock, ClockState, Whose
from mediation.rules.departed import left_behind
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Liable, Proceeding, Promise
from mediation.rules.liability import after_names, terms, who_owes
from mediation.rules.roles import Role
from mediation.rules.settlements import apart, settled_in_part
from mediation.rules.states import state_of
from mediation.rules.step import Situation
from mediation.rules.steps import disputed, onward
from mediation.rules.steps.overdue import may_be_asked_for, not_signed_yet
from mediation.rules.steps.promises import owed_in
from mediation.rules.steps.remedies import Way, open_ways
from mediation.rules.steps.signatures import unsigned
from mediation.rules.steps.undecided import still_asking
from mediation.services.base import reference
from mediation.services.papers import appointments
from mediation.services.record import words
from mediation.services.record.cases import Seen
from mediation.services.views import marks, plain_words
from mediation.services.views.case_page import after_refusal, limits
from mediation.services.views.case_page.papers import DocumentLine
from mediation.services.views.case_page.privilege import told_clocks

BOTH = "您和对方"
SERVES = frozenset({Do.SERVE, Do.SERVE_INSPECTION})
MOST_PAYEES = 3
"""People whose sums are told one by one."""
TOLD_AS_WAYS = frozenset({"M-08", "M-08-1", "M-09", "M-09-1"})
"""Limits of what both sides may ask together: once money did not come, they are told among the ways."""
TO_ENFORCE = frozenset({"X-09", "X-09N", "X-09P", "X-09Q", "X-09S", "X-09R", "X-09C", "X-24"})
"""Limits of whoever may have a paper enforced (民事诉讼法 第250条): where a way says the same by the same day, it is said once."""
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
    session: Session,
    seen: Seen,
    here: Proceeding,
    unit: str,
    documents: Iterable[DocumentLine],
    hidden: frozenset[int],
    today: date,
) -> list[ComingLine]:
    """List the events to come in a proceeding of the case, the soonest first; where money did not come, what may be done comes next.
    `unit` is the name of whose it is, `documents` are those that the reader sees, `hidden` the proceedings of whose confidential steps
    he may not know: neither are the clocks told that begin by one (国务院令第310号 第5条).
    """
    known, looked_up = seen.facts, reference.current(session)
    situation = Situation(known, here, today, looked_up)
    ways = _ways(situation, today)
    told = told_clocks(seen.replayed.clocks(here.number, looked_up, today), here, hidden)
    running = [c for c in told if c.state.is_open or c.is_asked_after]
    clocks = [clock for clock in running if not _told_as_way(clock, ways)]
    found = [
        *_clocks(known, here, clocks, unit, today),
        *_sittings(here, today),
        *_owed(known, here, today),
        *_on_his_own(situation),
    ]
    if not state_of(here.kind, here.state).final:
        waiting = [
            row for row in _waiting(documents, here) if not appointments.calls_in_vain(here, row.template, row.seq, today)
        ]
        named = [row for row in waiting if row.party and row.opens]
        found += _unserved(named, known, unit)
        found += _heard_on(known, here, unit)
        found += _next_steps(situation, running, unit, serves=len(named) < len(waiting))
    found += [ComingLine(said, BOTH, word="现在就可以", then=how) for said, how in after_refusal.ways_left(situation)]
    found.sort(key=lambda line: (line.by is None, line.by or date.max))
    gone_by = [line for line in found if line.by is not None and line.by < today] if ways else []
    return [*gone_by, *ways, *(line for line in found if line not in gone_by)]


def _told_as_way(clock: Clock, ways: list[ComingLine]) -> bool:
    """Tell whether one of the ways tells what the clock asks for."""
    if clock.limit in TO_ENFORCE:
        return any(way.by == clock.due_on for way in ways)
    return bool(ways) and clock.limit in TOLD_AS_WAYS


def _clocks(known: CaseFacts, here: Proceeding, running: list[Clock], unit: str, today: date) -> list[ComingLine]:
    """List what the running clocks ask for; a clock that several parties share is said once."""
    found = []
    report = known.reported and not known.of_side(here, Side.APPLICANT)
    for group in limits.shared(running):
        clock, names = group[0], words.people(known, [c.party for c in group if c.party is not None])
        ours = clock.whose is Whose.OFFICE
        another = plain_words.WHO.get(clock.limit, "") if clock.limit in plain_words.BY_ANOTHER else ""
        told = plain_words.limit(clock.limit, clock.label, of_a_report=report)
        about = filter(None, (names if ours or another else "", limits.which(here, clock)))
        what = told + (f"（{said}）" if (said := "，".join(about)) else "")
        held, courts = clock.state is ClockState.SUSPENDED, clock.whose.is_elsewhere
        asked = marks.ASK[clock.whose][1] if courts and clock.due_on < today else _left(clock.due_on, today)
        found.append(ComingLine(
            what, unit if ours else another or names or plain_words.WHO.get(clock.limit, "双方当事人"),
            None if held else clock.due_on,
            word="暂停计算" if held else asked, then=_if_missed(clock.then), why=clock.why.split("；"),
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
        if bookings.calls(here, sitting, today)
    ] + [
        ComingLine(f"原定 {sitting.on} {sitting.starts} 的{what}不用来，等新的通知", "双方当事人",
                   word="暂停", then="时间、地点以新的通知为准")
        if sitting.on >= today else
        ComingLine(f"{sitting.on} {sitting.starts} 的{what}已过；还要再来的，另外通知", "双方当事人",
                   then="时间、地点以新的通知为准；没有收到通知的，可以来问我们")
        for sitting in here.sittings
        if bookings.takes_time(here, sitting) and not bookings.calls(here, sitting, today)
    ]  # fmt: skip


def _owed(known: CaseFacts, here: Proceeding, today: date) -> list[ComingLine]:
    """The money that is still to come, and the acts that are still to be done: the money of one day is said once, however many it is
    owed to.
    """
    groups: dict[tuple[date | None, Liable | None, tuple[int, ...], str, int, bool], list[Promise]] = {}
    asked = {line.number for line in may_be_asked_for(known, here, today)}
    lacking = not_signed_yet(known, owed_in(known, here))
    for line in owed_in(known, here):
        if line.open:
            of_its_own = 0 if line.deed is None else line.number
            owing = tuple(party.number for party in who_owes(known, here, line))
            at_once = line.number in asked and not line.is_overdue(today)
            key = (line.due_on, line.liable, owing, lacking.get(line.number, ""), of_its_own, at_once)
            groups.setdefault(key, []).append(line)
    return [_owed_line(known, here, group, today, lacking=key[3], at_once=key[-1]) for key, group in groups.items()]


def _owed_line(
    known: CaseFacts, here: Proceeding, lines: list[Promise], today: date, *, lacking: str, at_once: bool
) -> ComingLine:
    """The sums of one day, or an act, with whoever owes them. Of a paper that is not in force, no day is known. `lacking`: the signatures
    without which it obliges nobody. `at_once`: a term was not paid, and it was agreed that all others are due with it (民法典 第509条).
    """
    first = lines[0]
    due_on, money = first.due_on, first.deed is None
    payers = "、".join(party.name for party in who_owes(known, here, first)) or "对方"
    what = f"付给{_to_whom(known, lines)}" if money else first.what
    if how := terms(known, known.proceedings[first.proceeding], first.liable, first.payee, first.sum_made):
        what = f"{what}（{after_names(payers, how)}）"
    if due_on is None:
        paper = "法院的判决、调解书" if known.proceedings[first.proceeding].kind is Kind.SUIT else "裁决书"
        return ComingLine(what, payers, word="还没有生效", then=f"{paper}生效之后才起算；生效了没有，可以来问我们")
    if lacking:
        return ComingLine(what, payers, due_on, word="还没有生效", then=f"{lacking}以后，才要按约定{'付' if money else '做'}")
    if at_once:
        return ComingLine(
            what, payers, due_on, word=_left(due_on, today), then="有一期没有付，按约定其余各期一并到期：现在就可以一起要"
        )
    missed = "到期没有收到的，请马上告诉我们" if money else "到期没有做的，请马上告诉我们"
    return ComingLine(what, payers, due_on, word=_left(due_on, today), then=missed)


def _to_whom(known: CaseFacts, lines: list[Promise]) -> str:
    """Return each payee with the sum, in 元; where there are many, the first of them and the whole."""
    sums: dict[int, Decimal] = {}
    for line in lines:
        sums[line.payee] = sums.get(line.payee, Decimal(0)) + line.unpaid
    if len(sums) > MOST_PAYEES:
        return f"{known.parties[next(iter(sums))].name}等 {len(sums)} 人，一共 {sum(sums.values()):,.2f} 元"
    return "，".join(f"{known.parties[n].name} {amount:,.2f} 元" for n, amount in sums.items())


def _after(way: Way) -> str:
    if way.last is None:
        return ""
    return f"过了这一天，{way.remedy.late}" if way.remedy.late else "过了这一天就不能这样办了"


def _those(situation: Situation, numbers: Iterable[int]) -> str:
    """Return the names of those who go a way, the first few; of one who cannot act with whoever acts for him by law (调解仲裁法 第25条)."""
    case, said = situation.case, []
    for party in (case.parties[number] for number in numbers):
        acting = capacity.by_law(case, situation.here, party.number, situation.today) if party.lacks_capacity else []
        said.append(party.name + (f"（由{'、'.join(agent.name for agent in acting)}代为办理）" if acting else ""))
    return words.few(said)


def _ways(situation: Situation, today: date) -> list[ComingLine]:
    """List the ways that are open where money did not come, in the order of the law, each with those to whom it is."""
    return [
        ComingLine(
            way.remedy.plain, _those(situation, way.whose) + ("和对方" if way.remedy.joint else ""), way.last,
            word=_left(way.last, today) if way.last else "现在就可以", then=_after(way),
        )
        for way in open_ways(situation)
    ]  # fmt: skip


def _on_his_own(situation: Situation) -> list[ComingLine]:
    """Those who may go to arbitration whatever becomes of an agreement: who left the mediation (调解仲裁法 第5条), whom it does not bind
    because he has not signed it (第14条第2款), and of whose claims it leaves something out.
    """
    case, here = situation.case, situation.here
    if here.kind is not Kind.MEDIATION:
        return []
    gone, free = left_behind(case, here), unsigned(case, here) if here.last(Do.SIGN_AGREEMENT) else []
    found: dict[str, list[int]] = {}
    for number in sorted({*gone, *onward.open_to_arbitration(situation)}):
        claim = case.claims[number]
        rest, lines = disputed.rest_of(situation, number), disputed.in_its_place(case, here, claim)
        if number in gone:
            said = "已经退出调解，可以自己申请仲裁，不用等其他人"
        elif claim.claimant in free:
            said = "没有在协议上签名，不受协议约束，可以自己申请仲裁"
        elif here.last(Do.RECONCILE) and not case.promised_in(
            here
        ):  # their own terms stand in words alone (协商调解规定 第11、12条)
            said = f"{Item(claim.item).label}按双方的和解协议办；没有履行的，可以再申请调解或者申请仲裁"
        elif here.last(Do.SIGN_AGREEMENT, Do.RECONCILE) and (not lines or (rest is not None and rest.paid is None)):
            said = f"协议没有约定的{Item(claim.item).label}{'余下的部分' if lines else ''}，可以自己申请仲裁"
        else:
            continue
        found.setdefault(said, []).append(claim.claimant)
    return [ComingLine(said, _those(situation, sorted({*who})), word="现在就可以") for said, who in found.items()]


def _heard_on(known: CaseFacts, here: Proceeding, unit: str) -> list[ComingLine]:
    """The line on those for whom a settlement of several fell: their claims go on alone, what the others settled stands (调解仲裁法
    第42条第4款；民事诉讼法 第55条第2款)."""
    fell = {n for entry in here.all(Do.UNDO_SETTLEMENT, Do.UNDO_PART_SETTLEMENT) for n in entry.used.fallen}
    asking = [n for n in still_asking(known, here) if here.standing_for(n) & fell]
    settled = [each for made in settled_in_part(here) for each in apart(known, here, made)]
    others = sorted({n for each in settled for n in each.whose} - set(asking))
    if not asking or not others or here.outcome is not None:
        return []
    stays = f"{words.people(known, others)}的调解书照常有效，不受影响"
    return [ComingLine(f"{words.people(known, asking)}没有调解成的请求接着审理、裁决", unit, then=stays)]


def _waiting(issued: Iterable[DocumentLine], here: Proceeding) -> list[DocumentLine]:
    """The documents of the proceeding that hold and have not reached somebody: whom they are addressed to, or any of its parties."""
    kinds = {str(document) for document in (*Served, *InspectionPaper)}
    return [
        row for row in issued
        if row.proceeding == here.number and row.template in kinds and row.mark != "held" and not row.idle
        and ({row.party}.intersection(here.addressees) if row.party else {*here.members})
        - {n for served in row.served for n in here.successors(served.number)}
    ]  # fmt: skip


def _unserved(waiting: Iterable[DocumentLine], known: CaseFacts, unit: str) -> list[ComingLine]:
    """The documents that have been issued to somebody and have not reached them."""
    to: dict[str, list[int]] = {}
    for row in waiting:
        to.setdefault(row.title, []).append(row.party)
    return [
        ComingLine(f"把《{title}》送给{words.people(known, [*dict.fromkeys(who)])}", unit, then="收到时请签收，写清日期")
        for title, who in to.items()
    ]


def _whose(situation: Situation, step: Do) -> str:
    """Return those whose right the step is: both sides', or of those who applied whoever has not gone to a court yet; '': nobody's."""
    case, here = situation.case, situation.here
    if step not in plain_words.THE_APPLICANT_S:
        return BOTH
    came = [
        each.entries[0] for each in case.proceedings.values() if each.came_from == here.number and each.entries[0].step is step
    ]
    gone = {n for first in came for party in first.parties or () for n in here.successors(party)}
    return words.people(case, [party.number for party in case.of_side(here, Side.APPLICANT) if party.number not in gone])


def _next_steps(situation: Situation, running: list[Clock], unit: str, *, serves: bool) -> list[ComingLine]:
    """The foremost lawful step that means something to a party, unless a clock of the office tells it already; and what a party may
    ask for where the proceeding ended without a result. `serves`: a paper has to be served that no line names.
    """
    here = situation.here
    lawful = [step for step in lifecycle.available(situation, Role) if not lifecycle.refusals(step, situation)]
    told = {name for c in running if c.whose is Whose.OFFICE for event in BY_ID[c.limit].ends.any_of for name in event.steps}
    ended = state_of(here.kind, here.state) in plain_words.WITHOUT_RESULT
    rights = [(said, _whose(situation, step.name)) for step in lawful if ended and (said := plain_words.RIGHTS.get(step.name))]
    hoped = [step for step in lawful if step.rank.hoped_for and not step.opens and (serves or step.name not in SERVES)]
    hoped.sort(
        key=lambda step: not lifecycle.leads_on(step, situation)
    )  # as the page's own button: no money of what is not in force
    onward = [step.name for step in hoped]
    found = [ComingLine(said, who, word="" if who == BOTH else "现在就可以") for said, who in rights if who]
    first = next((name for name in onward if plain_words.step(name)), None)
    if first and not told & set(onward):
        found.append(ComingLine(plain_words.step(first), "法院" if first in plain_words.BY_THE_COURT else unit))
    return found

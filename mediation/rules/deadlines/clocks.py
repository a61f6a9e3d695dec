"""The clocks of one proceeding: a pure replay of its journal entries against the table of limits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..calendar import Calendar
from ..codes import Outcome
from ..do import Do
from ..facts import CaseFacts, Entry, Exit, Proceeding
from ..states.state import State
from ..steps import STEPS
from . import holders, papers
from .arithmetic import Change, Consent, Grant, Pause, Reckoning, Renewal, reckon
from .clock import Clock as Clock
from .clock import ClockState as ClockState
from .readings import on_day
from .table import LIMITS
from .words import Event, Limit, Whose

Delivered = Mapping[int, str]
"""Which document an entry, by its number, was the service of."""


def clocks(
    case: CaseFacts, proceeding: Proceeding, calendar: Calendar, today: date, limits: Sequence[Limit] = LIMITS
) -> list[Clock]:
    """Every clock that the proceeding's entries have started, in the order of the table, then of the parties. One that was voided
    (录入错误作废) has none: nobody owes anything in it.
    """
    if proceeding.outcome == Outcome.VOIDED:
        return []
    journal = _standing(sorted(proceeding.entries, key=lambda entry: entry.seq))
    own = _clocks(case, proceeding, journal, calendar, today, [limit for limit in limits if not limit.across])
    return [*own, *_of_the_case(case, proceeding, journal, calendar, today, [limit for limit in limits if limit.across])]


def _of_the_case(
    case: CaseFacts, proceeding: Proceeding, journal: list[Entry], calendar: Calendar, today: date, limits: Sequence[Limit]
) -> list[Clock]:
    """The clocks of what goes its own way beside the case (工伤认定), with what other proceedings recorded of it; those of its last
    proceeding alone, so that nothing is asked after twice.
    """
    found: list[Clock] = []
    for across in dict.fromkeys(limit.across for limit in limits if proceeding.kind in limit.kinds):
        of_these = [limit for limit in limits if limit.across == across]
        held = [p for p in case.proceedings.values() if p.kind in of_these[0].kinds and p.outcome != Outcome.VOIDED]
        told = [entry for p in held if p is not proceeding for entry in p.entries if entry.step in across]
        if held and held[-1] is proceeding and (told or any(entry.step in across for entry in journal)):
            whole = sorted([*journal, *told], key=lambda entry: entry.seq)
            found += _clocks(case, proceeding, whole, calendar, today, of_these)
    return found


def _clocks(
    case: CaseFacts, proceeding: Proceeding, journal: list[Entry], calendar: Calendar, today: date, limits: Sequence[Limit]
) -> list[Clock]:
    joined, done = holders.joined(proceeding, journal), {entry.step for entry in journal}
    delivered = {delivery.seq: delivery.document for delivery in proceeding.deliveries}
    received = holders.received(proceeding)
    about: dict[int | None, tuple[list[Entry], list[Entry]]] = {}
    done_for: dict[int | None, set[Do]] = {}
    found: list[Clock] = []
    gone_by: list[tuple[Limit, _Run, Clock, Sequence[Entry]]] = []
    for limit in limits:
        if proceeding.kind not in limit.kinds or not _may_have_started(limit, done) or not _is_had(limit, case, proceeding):
            continue
        for party in holders.bound(limit, case, proceeding, journal):
            if party not in about:  # the same for every limit, and a limit is asked for each party
                stands_for = frozenset({party}) if party is None else proceeding.standing_for(party)
                entries = [entry for entry in journal if holders.concerns(entry, stands_for, joined)]
                told = entries if party is None or not received else holders.as_received(entries, stands_for, received)
                about[party], done_for[party] = (entries, told), {entry.step for entry in told}
            if not _may_have_started(limit, done_for[party]):  # of hundreds, the paper of one begins nothing for the others
                continue
            if limit.of_whom is not None and party is not None and not limit.of_whom(case, proceeding, party):
                continue
            known = _read_by(limit, case, proceeding, party, about[party])
            for paper, its_own in papers.each_of(limit, proceeding, party, known, delivered):
                if run := _run(limit, *its_own, delivered, party, proceeding.gone):
                    as_set = _as_set(on_day(limit, run.base.on), [paper] if paper else journal, run.base)
                    since = _since(as_set, run, case, proceeding, party, calendar)
                    reckoned = _reckoned(as_set, run, since, case, proceeding, party, calendar)
                    clock = _clock(as_set, run, reckoned, proceeding.number, party, today)
                    found.append(replace(clock, paper=paper.seq) if paper else clock)
                    if limit.hands_back:
                        gone_by.append((limit, run, found[-1], its_own[1]))
    return [*found, *_turned(gone_by, limits, delivered, calendar, today)] if gone_by else found


def _turned(
    gone_by: "Sequence[tuple[Limit, _Run, Clock, Sequence[Entry]]]", limits: Sequence[Limit], delivered: Delivered, calendar: Calendar,
    today: date,
) -> list[Clock]:
    """The clocks of the office to which these of parties hand the turn back; of one key the first that is open, else the last."""
    rows = {limit.id: limit for limit in limits if limit.is_handed}
    turned = [
        clock
        for limit, run, before, told in gone_by
        if limit.hands_back in rows
        for clock in _handed_back(rows[limit.hands_back], run, before, told, delivered, calendar, today)
    ]
    found: dict[tuple[str, int, int | None, int | None], Clock] = {}
    for clock in sorted(turned, key=lambda each: each.due_on):
        known = found.get(clock.key)
        if known is None or not known.state.is_open:
            found[clock.key] = clock
    return sorted(found.values(), key=lambda each: (each.limit, each.party or 0, each.paper or 0))


def _handed_back(
    limit: Limit, run: "_Run", before: Clock, told: Sequence[Entry], delivered: Delivered, calendar: Calendar, today: date
) -> Iterator[Clock]:
    """The clock of the office that begins when the party's one before it goes by undone: it waits as long as the party's days run."""
    if before.state in (ClockState.MET, ClockState.LAPSED, ClockState.SUSPENDED):
        return
    event = limit.starts.any_of[0]
    after = [entry for entry in told if entry.seq > run.base.seq and entry.on > before.due_on]
    ended, lapsed = _ends(limit, after, delivered, before.due_on)
    gone = run.lapsed if isinstance(run.lapsed, Exit) and not ended else None
    reckoned = reckon(limit, event.says, before.due_on, calendar, [])
    clock = _clock(limit, _Run(run.base, event, ended, gone or lapsed, []), reckoned, before.proceeding, before.party, today)
    clock = replace(clock, paper=before.paper)
    yield replace(clock, state=ClockState.WAITING, is_soon=False) if today <= before.due_on else clock


def _read_by(
    limit: Limit, case: CaseFacts, proceeding: Proceeding, party: int | None, known: tuple[list[Entry], list[Entry]]
) -> tuple[list[Entry], list[Entry]]:
    """The entries that concern a party, and as they were told, without what this limit does not look at."""
    if limit.of_those_there and (came := proceeding.joined.get(party or 0)):
        known = [entry for entry in known[0] if entry.seq >= came], [entry for entry in known[1] if entry.seq >= came]
    if limit.counts is not None:
        known = known[0], [entry for entry in known[1] if limit.counts(case, proceeding, entry, party)]
    return known


def _standing(journal: Sequence[Entry]) -> list[Entry]:
    """The journal without the results that were taken back (反悔、未签): the tribunal goes on where it stood, and with it whatever
    ran then (调解仲裁法 第42条第4款). The days in between count: the law leaves none of them out (办案规则 第46条).
    """
    found: list[Entry] = []
    for entry in journal:
        if back := STEPS[entry.step].takes_back:
            fallen = max((each.seq for each in found if each.step in back), default=0)
            found = [each for each in found if each.seq != fallen]
        found.append(entry)
    return found


def _is_had(limit: Limit, case: CaseFacts, proceeding: Proceeding) -> bool:
    """Tell whether such a case has the limit at all."""
    return limit.where is None or limit.where.holds(case, proceeding)


def _may_have_started(limit: Limit, done: set[Do]) -> bool:
    """False where no step of the journal starts the limit: most have not, and a hundred thousand cases are asked."""
    return any(not done.isdisjoint(event.steps) for event in limit.starts.any_of)


def _as_set(limit: Limit, journal: Sequence[Entry], base: Entry) -> Limit:
    """The limit as long as the document itself says (责令限期改正, 限期履行): of several, the latest before the count began."""
    if limit.days_in is None:
        return limit
    *steps, answer = limit.days_in
    said = [(entry.seq <= base.seq, int(entry.answer(answer))) for entry in journal if entry.step in steps and entry.answer(answer)]
    days = next((days for before, days in reversed(said) if before), said[-1][1] if said else None)
    return replace(limit, length=replace(limit.length, count=days)) if days is not None else limit


# --- one run of a limit: from its latest start to its end -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Run:
    """`base` started the count, last of all; `ended` or `lapsed` stopped it, or neither; `changes` moved its end."""

    base: Entry
    event: Event
    ended: Entry | None
    lapsed: Entry | Exit | None
    changes: list[Change]


def _run(
    limit: Limit, entries: Sequence[Entry], told: Sequence[Entry], delivered: Delivered, party: int | None, out: Mapping[int, Exit]
) -> _Run | None:
    """The run of the limit: begun and ended by what was `told` (each paper once, on its day of receipt), moved by every entry. For those
    who are `out` nothing is counted after that.
    """
    if gone := out.get(party or 0):
        entries, told = ([entry for entry in each if entry.seq < gone.seq] for each in (entries, told))
    started = _base(limit, told, delivered)
    if started is None:
        return None
    base, event = started
    lapsed: Entry | Exit | None
    ended, lapsed = _ends(limit, [entry for entry in told if entry.seq > base.seq], delivered, base.on)
    if not ended:
        lapsed = lapsed or gone or _over_before(limit, told, base, delivered)
    last = ended or lapsed
    counted = [entry for entry in entries if last is None or entry.seq < last.seq]
    changes = [*_pauses(limit, counted, last, delivered, out), *_extensions(limit, counted, base)]
    return _Run(base, event, ended, lapsed, changes)


def _over_before(limit: Limit, entries: Sequence[Entry], base: Entry, delivered: Delivered) -> Entry | None:
    """The end of the proceeding that came before the count began, where it ends or stops this limit: a receipt that is noted afterwards
    begins nothing. An end that was undone is none: sent back, the first instance has the suit again (民事诉讼法 第177条).
    """
    undone = max((entry.seq for entry in entries if entry.seq <= base.seq and _goes_on(entry)), default=0)
    ends = (entry for entry in entries if undone < entry.seq < base.seq and STEPS[entry.step].outcome)
    return next((each for each in ends if (limit.ends | limit.lapses).seen_in(each, delivered)), None)


def _goes_on(entry: Entry) -> bool:
    """Tell whether the proceeding is before somebody again, or still, by this entry."""
    to = STEPS[entry.step].to
    return isinstance(to, State) and to.open


def _base(limit: Limit, entries: Sequence[Entry], delivered: Delivered) -> tuple[Entry, Event] | None:
    """The first start, or the latest restart by the law's day."""
    starts = [(entry, event) for entry in entries if (event := limit.starts.seen_in(entry, delivered))]
    if not starts:
        return None
    restarts = [(entry, event) for entry in entries if (event := limit.restarts.seen_in(entry, delivered))]
    return max([starts[0], *restarts], key=lambda pair: (pair[0].on, pair[0].seq))


def _ends(limit: Limit, later: Sequence[Entry], delivered: Delivered, since: date) -> tuple[Entry | None, Entry | None]:
    """The entry that met the limit, and the one that made it pointless; at most one of them. A paper that arrived before the count began,
    and was noted since, is an earlier one (原开庭日的通知).
    """
    for entry in later:
        met = limit.ends.seen_in(entry, delivered)
        if met and not (met.documents and entry.on < since):
            return entry, None
        if limit.lapses.seen_in(entry, delivered):
            return None, entry
    return None, None


def _pauses(
    limit: Limit, entries: Sequence[Entry], last: Entry | Exit | None, delivered: Delivered, out: Mapping[int, Exit]
) -> Iterator[Pause]:
    """The days left out. A publication is paired by document and party; what is still open ends with the limit, or as soon as it is for
    nobody any more.
    """
    for between in limit.leaves_out.any_of:
        opened: dict[tuple[str, int], date] = {}
        for entry in entries:
            if between.begins(entry):
                for key in _keys(entry, delivered):
                    opened.setdefault(key, entry.on)
            elif between.is_over(entry):
                for key in _keys(entry, delivered):
                    if since := opened.pop(key, None):
                        yield Pause(since, entry.on, between.says)
        for (_, party), since in opened.items():
            ends = [each.on for each in (last, out.get(party)) if each]
            yield Pause(since, min(ends, default=None), between.says)


def _keys(entry: Entry, delivered: Delivered) -> list[tuple[str, int]]:
    """Return the document and the party of a service; suspensions carry neither."""
    document = delivered.get(entry.seq, "")
    return [(document, number) for number in entry.parties or (0,)]


def _extensions(limit: Limit, entries: Sequence[Entry], base: Entry) -> Iterator[Change]:
    """List the extensions granted after the count began; an approval from before a restart is used up (办案规则 第45、46条)."""
    extension = limit.extends
    if extension is None:
        return
    for entry in entries:
        if entry.step != extension.step or (entry.on, entry.seq) <= (base.on, base.seq):
            continue
        if extension.at_most is not None:
            if entry.answer(extension.answer) is None:  # the step may tell of something else than an extension
                continue
            yield Grant(entry.on, entry.answer(extension.answer))
            continue
        agreed = [entry.answer(answer) for answer in extension.agreed_in]
        if all(agreed):
            yield Consent(max(agreed), entry.answer(extension.answer))


# --- how it stands --------------------------------------------------------------------------------------------


def _since(
    limit: Limit, run: _Run, case: CaseFacts, proceeding: Proceeding, party: int | None, calendar: Calendar
) -> date:
    """The day from which the party's limit counts: its own, else the one of the event."""
    if limit.after and party is not None and (day := limit.after(case, proceeding, party, calendar)):
        return day
    if limit.own_day and party is not None and (day := limit.own_day(case, proceeding, party)):
        return day
    return run.event.day(run.base)


def _reckoned(
    limit: Limit, run: _Run, since: date, case: CaseFacts, proceeding: Proceeding, party: int | None, calendar: Calendar
) -> Reckoning:
    """The limit from that day; where each debt has a course of its own, that of the first which runs out."""
    if limit.courses is None or party is None:
        return reckon(limit, run.event.says, since, calendar, run.changes)
    found = [
        reckon(
            limit, run.event.says, max(course.start, run.base.on) if course.start else since, calendar,
            [*run.changes, *(Renewal(day, says) for day, says in course.renewals)],
        )
        for course in limit.courses(case, proceeding, party)
    ]
    return min(found, key=lambda each: each.due_on)


def _clock(limit: Limit, run: _Run, reckoned: Reckoning, proceeding: int, party: int | None, today: date) -> Clock:
    last = run.ended or run.lapsed
    state = _state(limit, run, reckoned, today)
    alert_on = reckoned.raw_on - timedelta(days=limit.alert)
    counted_to = last.on if last else reckoned.stopped_on or today
    days_left = (reckoned.due_on - counted_to).days
    lapsed = f"；{_why_over(run.lapsed)}，不再计时" if run.lapsed else ""
    return Clock(
        limit=limit.id,
        label=limit.label,
        proceeding=proceeding,
        party=party,
        starts_on=reckoned.starts_on,
        raw_on=reckoned.raw_on,
        due_on=reckoned.due_on,
        state=state,
        ended_on=last.on if last and state is not ClockState.EXPIRED else None,
        days_left=days_left,
        overdue_days=max(-days_left, 0) if limit.whose is Whose.OFFICE else 0,
        alert_on=alert_on,
        is_soon=state is ClockState.RUNNING and today >= alert_on,
        provisional=reckoned.provisional,
        why=reckoned.why + lapsed,
        basis=limit.basis,
        then=limit.then,
        whose=limit.whose,
    )


def _why_over(lapsed: Entry | Exit) -> str:
    """Return the reason why nobody counts any more: who left, or what was done instead, by its name and day."""
    if isinstance(lapsed, Exit):
        return f"该当事人已于 {lapsed.on} 不再是本案当事人"
    return f"已于 {lapsed.on} 办理“{STEPS[lapsed.step].label}”"


def _state(limit: Limit, run: _Run, reckoned: Reckoning, today: date) -> ClockState:
    if run.ended:
        return ClockState.MET if run.ended.on <= reckoned.due_on else ClockState.MET_LATE
    if run.lapsed and (limit.whose is not Whose.PARTY or run.lapsed.on <= reckoned.due_on):
        return ClockState.LAPSED
    if reckoned.stopped_on:
        return ClockState.SUSPENDED
    if today <= reckoned.due_on and not run.lapsed:
        return ClockState.RUNNING
    return ClockState.LATE if limit.whose is Whose.OFFICE else ClockState.EXPIRED

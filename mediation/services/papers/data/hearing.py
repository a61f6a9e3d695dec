"""The hearing (开庭): the tribunal, the day that was set, what was recorded once it was held, who stayed away."""

from collections.abc import Iterator

from mediation.rules.codes import Side
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts, Entry
from mediation.rules.steps.called import CALLED_OFF, CALLS, hearing_set
from mediation.rules.steps.hearing_forms import HearingHeld, HearingSet
from mediation.rules.steps.undecided import countered_in, withdrawers
from mediation.services.papers import printed
from mediation.services.papers.data import attendance, bench, notified
from mediation.services.papers.data.context import Paper
from mediation.services.papers.data.course import course

EXCUSED, AGREED, MISSING = "有正当理由没有到庭", "同意缺席", "无正当理由没有到庭"
"""What a paper says of who was not there and is not tried in absence."""

TAKEN_TO_WITHDRAW = (Do.DEEM_WITHDRAWN, Do.DEEM_PART_WITHDRAWN, Do.DEEM_REST_WITHDRAWN)


def build(paper: Paper) -> printed.Hearing:
    """The tribunal as it sits, the latest hearing, and all that were held until the paper's own step."""
    return printed.Hearing(
        tribunal=bench.tribunal(paper.here),
        sitting=_sitting(paper),
        sittings=[_told(paper, fixed, held) for fixed, held in _held(paper)],
        course=course(paper),
        told=_told_how(paper),
        fallen=_fallen(paper),
        stands=_stands(paper),
    )


def _stands(paper: Paper) -> printed.SittingData | None:
    """The sitting that was set before a suspension and takes place all the same, now that the case goes on; None: there is none."""
    fixed = hearing_set(paper.here)
    if paper.entry.step is not Do.RESUME or fixed is None or fixed.as_(HearingSet).hearing_on < paper.entry.on:
        return None
    waits = any(sitting.seq == fixed.seq and not sitting.held for sitting in paper.here.sittings)
    return _told(paper, fixed, None) if waits else None


def _fallen(paper: Paper) -> printed.SittingData | None:
    """The sitting that was to come and does not take place, by the paper's own step or by an earlier one that set no other: who holds its
    notice is told so (调解仲裁法 第35条；办案规则 第38条). None: there is none, or its day was over.
    """
    entry = paper.entry
    if entry.step not in {*CALLS, *CALLED_OFF}:
        return None
    before = [other for other in paper.here.all(*CALLS, Do.HOLD_HEARING) if other.seq < entry.seq]
    if not before or before[-1].step is Do.HOLD_HEARING or before[-1].as_(HearingSet).hearing_on < entry.on:
        return None
    return _told(paper, before[-1], None)


def _told_how(paper: Paper) -> str:
    """The way in which those were told whose application the step takes to be withdrawn; '': it does nothing of the kind."""
    if paper.entry.step not in TAKEN_TO_WITHDRAW:
        return ""
    ways = notified.by_way(paper.here, paper.entry, withdrawers(paper.known, paper.here, paper.entry))
    return next(iter(ways)) if len(ways) == 1 else notified.SOMEHOW


def _sitting(paper: Paper) -> printed.SittingData | None:
    """The latest hearing that was set, with what was recorded of it once it was held."""
    fixed, held = paper.here.last(*CALLS), paper.here.last(Do.HOLD_HEARING)
    if fixed is None:
        return None
    return _told(paper, fixed, held if held and held.seq > fixed.seq else None)


def _held(paper: Paper) -> Iterator[tuple[Entry, Entry]]:
    """Every hearing that was held until the paper's step: the entry that set it last, and the one that tells of it."""
    sets = list(paper.here.all(*CALLS))
    for held in paper.here.all(Do.HOLD_HEARING):
        before = [fixed for fixed in sets if fixed.seq < held.seq]
        if before and held.seq <= paper.entry.seq:
            yield before[-1], held


def _told(paper: Paper, fixed: Entry, held: Entry | None) -> printed.SittingData:
    planned, took_place = fixed.as_(HearingSet), held.as_(HearingHeld) if held else None
    return printed.SittingData(
        on=planned.hearing_on, starts=planned.starts, place=planned.place, public=planned.public,
        joined_with=planned.joined_with, present=_present(paper, held, took_place) if held and took_place else None,
        content=took_place.record if took_place else None, mediated=took_place.mediated if took_place else None,
        absence=_absence(paper, held) if held else [],
    )  # fmt: skip


def _absence(paper: Paper, held: Entry) -> list[str]:
    """The clauses on those who are tried in absence, each with how he was told."""
    return [
        f"{'、'.join(_named_in_absence(paper, number) for number in numbers)}{said}，无正当理由拒不到庭"
        for said, numbers in notified.by_way(paper.here, held, _tried_in_absence(paper, held)).items()
    ]


def _tried_in_absence(paper: Paper, held: Entry) -> list[int]:
    """Those who are tried in absence: of applicants only whom a counter-claim is against, as to that; of his own claims a missing
    applicant is deemed to have withdrawn (调解仲裁法 第36条).
    """
    known, countered = paper.known, countered_in(paper.known, paper.here)
    return [n for n in held.as_(HearingHeld).absent if known.parties[n].side is not Side.APPLICANT or n in countered]


def _named_in_absence(paper: Paper, number: int) -> str:
    party = paper.known.parties[number]
    return f"{party.name}（反申请的被申请人）" if party.side is Side.APPLICANT else party.name


def _present(paper: Paper, entry: Entry, held: HearingHeld) -> str | None:
    """The sentence on who came: those who were ticked 到庭参加仲裁活动, and what was written besides."""
    named = attendance.said(paper.known, held.came, held.agents, None, attendance.out_before(paper.here, entry))
    tried = _tried_in_absence(paper, entry)
    missing = [number for number in held.absent if number not in tried]
    ways = ((held.excused, EXCUSED, held.why), (held.agreed, AGREED, held.why), (missing, MISSING, None))
    away = [_away(paper.known, numbers, words, why) for numbers, words, why in ways]
    return "；".join(filter(None, (named and f"{named}到庭参加仲裁活动", *away, held.attended))) or None


def _away(known: CaseFacts, numbers: list[int], words: str, why: str | None) -> str:
    """The words on those who were not there with a reason or by consent, and why; '': nobody was."""
    return f"{'、'.join(known.parties[n].name for n in numbers)}{words}{f'（{why}）' if why else ''}" if numbers else ""

"""The hearing (开庭): its day, another day instead, who came, and the applicant who did not."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from ..acts import Act
from ..calendar import Calendar
from ..codes import Kind, Outcome, PublicService, ServiceMethod, Side
from ..codes.arbitration import HearingNotice
from ..codes.served import Served
from ..do import Do
from ..facts import CaseFacts, Delivery, Entry, Proceeding
from ..seats import TRIBUNAL
from ..states.arbitration import DEFAULTED, FORMED, HEARD, SCHEDULED
from ..step import STAY, Rank, Situation, Step
from .acting import nobody_acts_for_him, who_came
from .answering import ANSWER_DAYS, answer_ends, answerers, evidence_awaited, evidence_runs, gave_up_answer, shortened_by
from .arbitration import APPROVES, BENCH, OFFICE
from .attending import hearing_of_somebody, stayed_away_all, there_or_not, why_not_there
from .called import CALLS, hearing_set, notices_that_call
from .hearing_forms import (
    SOONER,
    Continued,
    GivenUp,
    HearingHeld,
    HearingSet,
    Postponement,
    PostponementRefused,
    PostponementRequest,
)
from .pending import not_while_pending
from .rounds import ANSWERED, heard_but_changed_since, lacking, papers_lacking
from .sittings import at_an_odd_hour, freeze_length, not_the_same_again, sitting_of, suggest_length, within_the_day
from .track import collective, simplified, too_few_sit
from .undecided import counterclaim_waits, losing_by_absence, nothing_awarded_yet, part_settlement_unsigned, still_asking

NOTICE = 5
"""工作日 between the hearing notice's service and the hearing (调解仲裁法 第35条)."""
REQUEST = 3
"""工作日 before the hearing until which a party may ask for another day (办案规则 第38条)."""


# --- guards and checks ----------------------------------------------------------------------------------------


def _nobody_served(situation: Situation) -> str | None:
    """No hearing is set for a respondent who was not told of the case; a collective dispute tells everything at once."""
    if collective(situation.case, situation.here):
        return None
    waiting = [p.name for p in situation.case.waits_for(situation.here, Served.RESPOND_NOTICE, Side.RESPONDENT)]
    return f"应诉通知书还没有送达{'、'.join(waiting)}。先办理“送达”，再定开庭日。" if waiting else None


def _earliest(calendar: Calendar, on: date) -> date:
    """The first hearing day that leaves five working days, for a notice served on this day; on a rest day, on the next."""
    return calendar.working_day_after(calendar.roll_forward(on), NOTICE)


def _notice_can_be_served(situation: Situation, form: HearingSet) -> dict[str, str]:
    """The hearing leaves room for notice: five working days before it must not have passed already.

    In a simplified case the tribunal fixes the day (办案规则 第60条); to a day that is nearer, or a rest day, the parties may agree, as
    they do when a sitting is continued: whose protection the five days are may give them up.
    """
    if form.notice is HearingNotice.SIMPLIFIED and not simplified(situation.here):
        return {"notice": "本案没有决定简易处理；各方同意提前开庭的，选“各方同意”，并写明凭证。"}
    if form.notice is HearingNotice.CONSENT and not form.consent:
        return {"consent": "各方同意提前开庭、续庭或者在休息日开庭的，写明同意的凭证（笔录、书面确认）。"}
    calendar = situation.reference.calendar
    if form.notice is not HearingNotice.ORDINARY:
        if form.hearing_on < form.on:
            return {"hearing_on": f"开庭日不能早于决定之日（{form.on}）。"}
    elif calendar.working_day_before(form.hearing_on, NOTICE) < form.on:
        earliest = _earliest(calendar, form.on)
        return {"hearing_on": f"开庭通知须在 {NOTICE} 个工作日前送达（调解仲裁法第35条），最早可定 {earliest}；"
                              f"简易处理或者各方同意提前的，在“{SOONER}”中选明。"}
    if calendar.is_workday(form.hearing_on) or form.notice is HearingNotice.CONSENT:
        return {}
    return {"hearing_on": f"这一天是休息日，请另选工作日；各方同意在休息日开庭的，在“{SOONER}”中选明。"}


def _answers_end(situation: Situation, on: date) -> date | None:
    """The last day of the last answer period that nobody had given up by this day; of one that has not begun, were the copy served on
    it. None: nothing is waited for, and the case may be heard on the day itself (办案规则 第58条).
    """
    unserved = situation.reference.calendar.working_day_after(on, ANSWER_DAYS)
    waiting = {party.number for document, parties in lacking(situation) if document in ANSWERED for party in parties}
    running = [n for n in (p.number for p in answerers(situation)) if n in waiting or not gave_up_answer(situation, n, on)]
    ends = (None if number in waiting else answer_ends(situation, number) for number in running)
    return max((each or unserved for each in ends), default=None)


def _after_the_answer_period(situation: Situation, form: HearingSet) -> dict[str, str]:
    """Not before the last days for an answer are over, a respondent's or an applicant's to a counter-claim, unless they were given up."""
    last = _answers_end(situation, form.on)
    if last and form.hearing_on <= last:
        waiting = [p for p in answerers(situation) if answer_ends(situation, p.number) in (None, last)]
        names = "、".join(party.name for party in waiting[:3]) or "被申请人"
        return {"hearing_on": f"{names}的答辩期到 {last} 才届满，开庭日要定在此后（调解仲裁法第30条）。"}
    return {}


def _on_the_day_set(situation: Situation, form: HearingHeld) -> dict[str, str]:
    """A hearing is held on the day that the parties were given notice of, or another day is set first."""
    fixed = hearing_set(situation.here)
    if fixed is None or form.on == _hearing_day(fixed):
        return {}
    return {"on": f"所定的开庭日是 {_hearing_day(fixed)}。改期的，请先更正原开庭日，或者另定开庭日并重新通知。"}


def _answers_are_over(situation: Situation, form: HearingHeld) -> dict[str, str]:
    """A period that began after the day was set (变更请求、补送副本) is waited for too, unless it was given up."""
    for party in answerers(situation):
        ends = answer_ends(situation, party.number)
        if ends and form.on <= ends and not gave_up_answer(situation, party.number, form.on):
            return {"on": f"{party.name}的答辩期到 {ends} 才届满，在此之前不能开庭（调解仲裁法第30条）。请另定开庭日。"
                          + shortened_by(situation)}
    return {}


def _absence_is_lawful(situation: Situation, form: HearingHeld) -> dict[str, str]:
    """Check that an absent party was served the notice in time, and that some applicant is there, unless none of them asks for anything
    any more and what was claimed back is heard: else there is no hearing.
    """
    case, here, absent = situation.case, situation.here, set(form.absent)
    applicants = {party.number for party in case.of_side(here, Side.APPLICANT)}
    if applicants and applicants <= absent | set(form.excused) and still_asking(case, here):
        return {"absent": "申请人都没有到庭的，不开庭：经书面通知无正当理由的，办理“按撤回处理”（办案规则第39条）；"
                          "有反申请的，办理“部分按撤回处理”；有正当理由的，办理“准予延期”。"}
    untold = sorted(absent - told_in_time(situation))
    if not untold:
        return {}
    names = "、".join(case.parties[n].name for n in untold if n in case.parties)
    return {"absent": f"开庭通知没有依法在开庭前（通常为 {NOTICE} 个工作日前）送达{names}{unconfirmed(situation, untold)}，"
                      "不能缺席审理。请另定开庭日并重新通知。"}


def _no_request(situation: Situation) -> str | None:
    """A decision answers a request."""
    return None if open_request(situation.here) else "没有尚未答复的延期请求；仲裁庭自行改期的，请办理“定开庭日”。"


def _asked_in_time(situation: Situation, form: PostponementRequest) -> dict[str, str]:
    """Three working days before the hearing; later only for a cause that kept the party from asking earlier (民事诉讼法 第86条)."""
    fixed = hearing_set(situation.here)
    if fixed is None:
        return {}
    last_day = situation.reference.calendar.working_day_before(_hearing_day(fixed), REQUEST)
    if form.on <= last_day or form.late_because:
        return {}
    return {
        "late_because": f"延期请求应在 {last_day} 前提出（开庭 {REQUEST} 个工作日前）。逾期提出的，写明因何不能更早提出。"
    }


def _to_another_day(situation: Situation, form: Postponement) -> dict[str, str]:
    fixed = hearing_set(situation.here)
    if fixed is None or form.hearing_on > _hearing_day(fixed):
        return {}
    return {"hearing_on": f"延期后的开庭日应晚于原定的 {_hearing_day(fixed)}。"}


def _applicants_not_told(situation: Situation) -> str | None:
    """按撤回处理 takes the applicant's right to file again: only after a written notice that reached everybody in time."""
    told, parties = told_in_time(situation), situation.case.parties
    untold = {n: parties[n].name for n in losing_by_absence(situation.case, situation.here) if n not in told}
    if not untold:
        return None
    return (
        f"开庭通知书没有依法书面送达{'、'.join([*untold.values()][:3])}{unconfirmed(situation, untold)}，"
        "不能按撤回处理（办案规则第39条）。请另定开庭日并重新通知。"
    )


def another_day_asked(situation: Situation) -> str | None:
    """A guard of 按撤回: whether the hearing is on another day is decided first (办案规则 第38条); who asked for one has not stayed away
    without a reason before it is (调解仲裁法 第36条第1款).
    """
    asked = open_request(situation.here)
    if asked is None:
        return None
    return (
        f"{asked.on} 提出的延期开庭请求还没有决定（办案规则第38条），不能认定无正当理由拒不到庭（调解仲裁法第36条第1款）。"
        "请先办理“准予延期”或者“不准延期”。"
    )


def no_hearing_to_miss(situation: Situation) -> str | None:
    """A guard of 按撤回 before the sitting: nobody is absent from a hearing that could not be opened on its day (调解仲裁法 第30、36条;
    办案规则 第39、44条). Once it was held, it was held lawfully, and what came later changes nothing about who left it.
    """
    fixed = hearing_set(situation.here)
    if fixed is None or situation.here.state != SCHEDULED.name:
        return None
    if sentence := papers_lacking(situation):
        return f"{sentence}在此之前不能开庭，没有到庭的不能按撤回处理（办案规则第39条）。"
    day = _hearing_day(fixed)
    for party in answerers(situation):
        ends = answer_ends(situation, party.number)
        if ends and day <= ends and not gave_up_answer(situation, party.number, day):
            return (
                f"所定的开庭日 {day} 在{party.name}的答辩期内（到 {ends} 届满），不能开庭（调解仲裁法第30条），没有到庭的不能按撤回处理"
                "（办案规则第39条）。请另定开庭日并重新通知。"
            )
    return None


NOBODY_STAYS_AWAY = (nobody_acts_for_him, another_day_asked, no_hearing_to_miss)
"""What keeps everybody's absence from being held against him, of the whole case, of some or of the rest."""


def only_published(situation: Situation, form: Act) -> dict[str, str]:
    """Ask once more of an applicant who was told by publication alone: the law asks that he received a written notice (调解仲裁法 第36条
    第1款), and he cannot file again (办案规则 第39条). Whether what counts as served is received, the law leaves open.
    """
    chosen = getattr(form, "parties", None) or losing_by_absence(situation.case, situation.here)
    notices, told = _notices(situation), set[int]()
    told |= {notice.party for notice in notices if not isinstance(notice.way, PublicService)}
    public = {notice.party for notice in notices} - told
    names = "、".join(situation.case.parties[n].name for n in chosen if n in public)
    if not names:
        return {}
    return {"absence": f"{names}只经公告（张贴）送达开庭通知，调解仲裁法第36条第1款要求申请人“收到书面通知”：有的认为期满视为送达即可，"
                       "有的认为不是“收到”，应当先用其他方式通知。按撤回处理后不能再申请（办案规则第39条），请核对"}


def hearing_has_come(situation: Situation, form: Act) -> dict[str, str]:
    """Nobody has stayed away from a hearing before its day."""
    fixed = hearing_set(situation.here)
    if fixed is None or form.on >= _hearing_day(fixed):
        return {}
    return {"on": f"开庭日是 {_hearing_day(fixed)}，在此之前不能认定拒不到庭。"}


def open_request(here: Proceeding) -> Entry | None:
    """The request for another day that nobody has answered."""
    asked = here.last(Do.REQUEST_POSTPONEMENT)
    answered = here.last(Do.KEEP_HEARING, *CALLS)
    return asked if asked and (answered is None or answered.seq < asked.seq) else None


def told_in_time(situation: Situation) -> set[int]:
    """The parties who had the notice of the hearing that stands, so long before it as it had to be, and in a way that the law takes
    for it: on this rest a decision in absence and 按撤回 (调解仲裁法 第36条; 办案规则 第59条第2款).
    """
    fixed = hearing_set(situation.here)
    in_the_room = fixed.if_(Continued) if fixed else None
    return {notice.party for notice in _notices(situation) if _is_proven(notice)} | set(in_the_room.told if in_the_room else ())


def unconfirmed(situation: Situation, parties: Iterable[int]) -> str:
    """Say of whom among them it is only not proven that a message reached him; '' of nobody."""
    noted = {notice.party for notice in _notices(situation) if not _is_proven(notice)} & set(parties)
    names = "、".join(situation.case.parties[number].name for number in sorted(noted))
    return f"（简便方式送达{names}的，没有写明本人确认收到或者收到的其他证据，办案规则第59条第2款）" if names else ""


def _notices(situation: Situation) -> list[Delivery]:
    """The notices of the hearing that stands which arrived early enough for whom they were for; a collective dispute's tells of it among
    all else (办案规则 第64条)."""
    fixed = hearing_set(situation.here)
    if fixed is None:
        return []
    arrived = notices_that_call(situation.here, Served.COLLECTIVE_NOTICE)
    return [notice for notice in arrived if notice.on <= _last_day(situation, fixed, notice.party)]


def _last_day(situation: Situation, fixed: Entry, party: int) -> date:
    """The last day on which the notice may reach this party: who had no say in a near day has his five working days (调解仲裁法 第35条)."""
    day, near = _hearing_day(fixed), fixed.as_(HearingSet).notice
    if near is HearingNotice.SIMPLIFIED or (near is HearingNotice.CONSENT and _had_a_say(situation.here, fixed, party)):
        return max(fixed.on, day - timedelta(days=1))
    return situation.reference.calendar.working_day_before(day, NOTICE)


def _had_a_say(here: Proceeding, fixed: Entry, party: int) -> bool:
    """Tell whether the party agreed to the day, or gave it up: he was there when it was named, or stayed away from the sitting that goes
    on. Who was brought in later did neither.
    """
    if here.joined.get(party, 0) > fixed.seq:
        return False
    continued = fixed.if_(Continued)
    if continued is None:
        return True
    held = [entry for entry in here.all(Do.HOLD_HEARING) if entry.seq < fixed.seq]
    return party in continued.told or bool(held and party in held[-1].as_(HearingHeld).absent)


def _is_proven(notice: Delivery) -> bool:
    """A message (短信、电话) counts where it is on record how its receipt was confirmed, or proven otherwise (第59条第2款)."""
    return notice.way is not ServiceMethod.SIMPLE or bool(notice.proof.strip())


def _hearing_day(fixed: Entry) -> date:
    return fixed.as_(HearingSet).hearing_on


# --- effects --------------------------------------------------------------------------------------------------


def set_hearing_day(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """Note the sitting that the entry fixes."""
    proceeding.sittings.append(sitting_of(entry, (fixed := entry.as_(HearingSet)), fixed.hearing_on, fixed.joined_with))


def _hold(_: CaseFacts, proceeding: Proceeding, __: Entry) -> None:
    """The hearing set last is held: it replaced the ones before it, which nobody held."""
    for sitting in proceeding.sittings[-1:]:
        sitting.held = True


def _suggest_hearing(situation: Situation) -> dict[str, Any]:
    """The first day that leaves room for notice, for the answers and for evidence."""
    calendar = situation.reference.calendar
    awaited = [_answers_end(situation, situation.today), *(ends for _, ends in evidence_awaited(situation, situation.today))]
    day = max([_earliest(calendar, situation.today), *(calendar.working_day_after(last, 1) for last in awaited if last)])
    return {"hearing_on": day.isoformat(), **suggest_length(situation)}


def _suggest_postponement(situation: Situation) -> dict[str, Any]:
    """The hearing as it was set, on the first later day that leaves room for the new notice."""
    fixed, asked = hearing_set(situation.here), open_request(situation.here)
    same = fixed.as_(HearingSet).model_dump(include={"starts", "place", "public"}, exclude_none=True) if fixed else {}
    found = _suggest_hearing(situation)
    later = situation.reference.calendar.working_day_after(_hearing_day(fixed), 1).isoformat() if fixed else ""
    return {
        **found,
        **same,
        "hearing_on": max(found["hearing_on"], later),
        "reason": asked.as_(PostponementRequest).reason if asked else "",
    }


def _suggest_hearing_held(situation: Situation) -> dict[str, Any]:
    fixed = hearing_set(situation.here)
    on = _hearing_day(fixed).isoformat() if fixed else None
    return {"on": on}


# --- rows -----------------------------------------------------------------------------------------------------

HEARING_DAY = (_after_the_answer_period, _notice_can_be_served, within_the_day)
"""What is asked of every day that a hearing is set for."""

ROWS = (
    Step(
        Do.SET_HEARING, "定开庭日", Kind.ARBITRATION,
        at=frozenset({FORMED, SCHEDULED, HEARD}), to=SCHEDULED, by=BENCH | OFFICE, seats=TRIBUNAL,
        asks=HearingSet, unless=(_nobody_served, too_few_sit),
        checks=(not_the_same_again, *HEARING_DAY), freezes=freeze_length, does=set_hearing_day, suggests=_suggest_hearing,
        sits_on="hearing_on", doubts=(at_an_odd_hour, evidence_runs), first_while=heard_but_changed_since,
        rank=Rank.NEXT, says="定于 {hearing_on} {starts} 在{place}开庭", basis="调解仲裁法 第35条；办案规则 第38条（5个工作日前通知）",
    ),
    Step(
        Do.REQUEST_POSTPONEMENT, "请求延期开庭", Kind.ARBITRATION,
        at=frozenset({SCHEDULED}), to=STAY, by=BENCH | OFFICE, asks=PostponementRequest, checks=(_asked_in_time,),
        says="{parties}请求延期开庭：{reason}", basis="调解仲裁法 第35条；办案规则 第38条（3个工作日前）",
    ),
    Step(
        Do.POSTPONE_HEARING, "准予延期", Kind.ARBITRATION,
        at=frozenset({SCHEDULED}), to=STAY, by=APPROVES, asks=Postponement, unless=(_no_request,),
        checks=(_to_another_day, *HEARING_DAY), freezes=freeze_length, does=set_hearing_day, suggests=_suggest_postponement,
        sits_on="hearing_on", doubts=(at_an_odd_hour, evidence_runs),
        rank=Rank.THEN, says="准予延期，改于 {hearing_on} {starts} 在{place}开庭", basis="办案规则 第38条（由仲裁委员会决定）",
    ),
    Step(
        Do.KEEP_HEARING, "不准延期", Kind.ARBITRATION,
        at=frozenset({SCHEDULED}), to=STAY, by=APPROVES, asks=PostponementRefused, unless=(_no_request,),
        says="不准延期开庭：{reason}", basis="办案规则 第38条（由仲裁委员会决定）",
    ),
    Step(
        Do.HOLD_HEARING, "开庭", Kind.ARBITRATION,
        at=frozenset({SCHEDULED}), to=HEARD, by=BENCH | OFFICE, seats=TRIBUNAL,
        asks=HearingHeld, unless=(nobody_acts_for_him, not_while_pending, too_few_sit, papers_lacking),
        checks=(_on_the_day_set, _answers_are_over, who_came, there_or_not, hearing_of_somebody, why_not_there,
                _absence_is_lawful),
        does=_hold, suggests=_suggest_hearing_held, doubts=(evidence_runs,),
        rank=Rank.FIRST, says="开庭审理{came:，到庭：}{agents:，代理人：}{attended:：}", basis="调解仲裁法 第36至42条；办案规则 第39至42条",
    ),
    Step(
        Do.DEEM_WITHDRAWN, "按撤回处理", Kind.ARBITRATION,
        at=frozenset({SCHEDULED, HEARD}), to=DEFAULTED, by=BENCH, seats=TRIBUNAL, asks=GivenUp,
        unless=(
            nothing_awarded_yet, part_settlement_unsigned, counterclaim_waits, not_while_pending, *NOBODY_STAYS_AWAY, _applicants_not_told,
        ),
        checks=(hearing_has_come, stayed_away_all), doubts=(only_published,), outcome=Outcome.DEEMED_WITHDRAWN,
        says="申请人{absence}，按撤回仲裁申请处理", basis="调解仲裁法 第36条；办案规则 第39条（重新申请不予受理）",
    ),
)

"""Answer and evidence (答辩与举证): what a side answers to what is claimed of it, by when each side proves what it says, and who gives
up days.
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind, Side
from ..codes.served import Served
from ..do import Do
from ..facts import Delivery, Entry, Party, Proceeding
from ..forms import Long, MaybeDay, MaybeLong, ask
from ..liability import asked_back
from ..seats import TRIBUNAL
from ..step import STAY, Situation, Step
from .acting import nobody_acts_for_him
from .arbitration import BENCH, OFFICE, RECEIVES, RUNNING
from .changes import last_change
from .filing import FilingAcceptance, evidence_kept
from .track import simplified

ANSWER_DAYS = 10
"""工作日 that a respondent has from the day of service (调解仲裁法 第30条; 办案规则 第33、80条)."""

COPIES = {Side.RESPONDENT: (Served.RESPOND_NOTICE, Served.CHANGE_NOTICE), Side.APPLICANT: (Served.COUNTER_NOTICE,)}
"""What brings a party of this side a copy to answer: of the application and of an accepted change of it; of a merged counter-claim."""
ANEW = (Served.CHANGE_NOTICE, Served.COUNTER_NOTICE)
"""Those that ask for another answer, whatever was asked before."""


class AnswerReceived(Act):
    """收到答辩书: a respondent's; or an applicant's to the counter-claim that was merged (办案规则 第36条)."""

    on: date = ask("收到答辩书之日", not_after="today")
    parties: list[int] = ask(
        "提交答辩书的当事人", options="parties", at_least=1, help="被申请人；反申请合并处理的，也可以是就反申请答辩的申请人"
    )
    summary: MaybeLong = ask("答辩要点", default=None, long="long")


class EvidencePeriod(Act):
    """指定、延长举证期限."""

    on: date = ask("决定日期", not_after="today")
    until: date = ask("举证期限届满日")
    parties: list[int] = ask("适用的当事人", options="parties", at_least=1)
    reason: MaybeLong = ask(
        "延长、缩短的理由", default=None, long="long",
        help="当事人申请延长的，写明申请人和理由；提前届满的，写明本人举证完毕、同意缩短的凭证（笔录、书面确认）"
    )


class ShorterAnswer(Act):
    """缩短、放弃答辩期: only he whose days they are can give them up (办案规则 第44、58条)."""

    on: date = ask("同意之日", not_after="today")
    parties: list[int] = ask("同意的当事人", options="parties", at_least=1, help="被申请人；反申请合并处理的，也可以是被反申请的申请人")
    until: MaybeDay = ask("缩短至", default=None, help="不填的，为放弃答辩期")
    proof: Long = ask("同意的凭证", long="long", help="笔录、书面确认或者录音编号")


# --- the answer period of one party ----------------------------------------------------------------------------


def answerers(situation: Situation) -> list[Party]:
    """Those who have something to answer: the respondents, and the applicants whom a merged counter-claim is against (办案规则 第36条)."""
    case, here = situation.case, situation.here
    merged = here.last(Do.MERGE_COUNTERCLAIM)
    there = case.of_side(here, Side.RESPONDENT, *((Side.APPLICANT,) if merged else ()))
    return [party for party in there if party.side is Side.RESPONDENT or asked_back(case, here, party.number)]


def answer_ends(situation: Situation, party: int) -> date | None:
    """The last day of this party's answer period as it stands; None: there is none, or the copy has not been served yet.

    Ten working days from the service of the copy, and anew from the service of an accepted change (A-06, A-13), an applicant's from
    that of the counter-claim (A-31); or the day up to which the party agreed to shorten it.
    """
    calendar, ends = situation.reference.calendar, None
    for happened in _moved_by(situation, party):
        if isinstance(happened, Entry):
            ends = _agreed(situation, happened) if ends else None
        elif happened.document in ANEW or ends is None:
            ends = calendar.working_day_after(happened.on, ANSWER_DAYS)
    return ends


def _moved_by(situation: Situation, party: int) -> list[Delivery | Entry]:
    """The copies that this party was to answer and what it agreed to, in the order in which they were recorded."""
    here = situation.here
    answers, stands_for = COPIES.get(situation.case.parties[party].side, ()), here.standing_for(party)
    copies = [copy for copy in here.receipts() if copy.party in stands_for and copy.document in answers]
    agreed = [entry for entry in here.all(Do.SHORTEN_ANSWER) if not stands_for.isdisjoint(entry.as_(ShorterAnswer).parties)]
    return sorted([*copies, *agreed], key=lambda happened: happened.seq)


def _agreed(situation: Situation, entry: Entry) -> date:
    """The day that was agreed, on a rest day the next that is worked (A-06-1; 民事诉讼法 第85条); days that were given up end at once."""
    until = entry.as_(ShorterAnswer).until
    return situation.reference.calendar.roll_forward(until) if until else entry.on


def gave_up_answer(situation: Situation, party: int, by: date) -> bool:
    """Tell whether this party waived what was left of the days that stand, at the latest on that day: days that began anew since
    (变更请求、反申请) are others, and were not given up.
    """
    moves = [each for each in _moved_by(situation, party) if isinstance(each, Entry) or each.document in ANEW]
    said = moves[-1] if moves else None
    return isinstance(said, Entry) and not said.as_(ShorterAnswer).until and said.on <= by


def evidence_ends(situation: Situation, party: int) -> date | None:
    """The last day of this party's evidence period as the clock counts it (A-11), on a rest day the next that is worked (民事诉讼法
    第85条); None: none was fixed.
    """
    fixed = evidence_fixed(situation.here, party)
    return situation.reference.calendar.roll_forward(fixed) if fixed else None


def evidence_fixed(here: Proceeding, party: int) -> date | None:
    """The day that was named as the last of this party's evidence period; None: none was."""
    fixed = _fixed_by(here, party)
    return _named(fixed) if fixed else None


def evidence_told(here: Proceeding, party: int) -> date | None:
    """The last day of this party's evidence period as it was told when it was fixed: kept with the entry, for a replay asks no
    calendar. In entries from before it was kept, the day that was named; None: none was fixed.
    """
    fixed = _fixed_by(here, party)
    return (fixed.used.last_day or _named(fixed)) if fixed else None


def evidence_awaited(situation: Situation, on: date) -> list[tuple[Party, date]]:
    """Those present whose evidence period is not over on this day, each with its last day (办案规则 第15条); with an applicant's ends the
    time in which he may add claims (第44条). Whoever said that he had nothing more, so that it ended on the day of deciding, is waited
    for no longer.
    """
    found = [(party, evidence_ends(situation, party.number)) for party in situation.case.of_side(situation.here, *Side)]
    return [(party, ends) for party, ends in found if ends and on <= ends and not _proved_all(situation.here, party.number)]


def _proved_all(here: Proceeding, party: int) -> bool:
    fixed = _fixed_by(here, party)
    own = fixed.if_(EvidencePeriod) if fixed else None
    return bool(fixed and own and own.until <= fixed.on)


def _fixed_by(here: Proceeding, party: int) -> Entry | None:
    """The entry that fixed this party's evidence period, the latest. What was fixed before somebody was brought in is not his."""
    came = here.joined.get(party, 0)
    for entry in reversed([*here.all(Do.ACCEPT_ARBITRATION, Do.SET_EVIDENCE_PERIOD)]):
        own = entry.if_(EvidencePeriod)
        if entry.seq < came:
            return None
        if _named(entry) and (own is None or not here.standing_for(party).isdisjoint(own.parties)):
            return entry
    return None


def _named(entry: Entry) -> date | None:
    fixed = entry.as_(FilingAcceptance, EvidencePeriod)
    return fixed.evidence_until if isinstance(fixed, FilingAcceptance) else fixed.until


# --- guards and checks ----------------------------------------------------------------------------------------


def _in_the_future(_: Situation, form: EvidencePeriod) -> dict[str, str]:
    return {"until": f"举证期限不能早于决定之日（{form.on}）。"} if form.until < form.on else {}


def _shorter_with_his_word(situation: Situation, form: EvidencePeriod) -> dict[str, str]:
    """A period that the tribunal set is shortened for whoever has no more to prove, and on record (办案规则 第15、44条)."""
    ends = [evidence_ends(situation, number) for number in form.parties]
    if form.reason or not any(each and form.until < each for each in ends):
        return {}
    return {"reason": "比原来指定的期限提前，请写明本人举证完毕、同意缩短的凭证（笔录、书面确认）："
                      "期限届满前可以举证，申请人还可以增加、变更请求（办案规则第15、44条）。"}


def evidence_still_runs(situation: Situation) -> str | None:
    """A guard of every award: nobody's evidence period, nor the time to add claims, is cut off by it (办案规则 第15、44条)."""
    waiting = evidence_awaited(situation, situation.today)
    if not waiting:
        return None
    return (
        f"举证期限还没有届满：{_until(waiting)}（办案规则第15条；申请人在此之前可以增加、变更请求，第44条），此前裁决违反法定程序"
        "（调解仲裁法第49条）。本人举证完毕、同意提前届满的，先办理“指定、延长举证期限”，届满日填同意之日。"
    )


def evidence_runs(situation: Situation, form: Any) -> dict[str, str]:
    """Ask about a sitting within the evidence period that the tribunal set: nothing forbids it, but what is handed in or claimed after
    it, and in time, has to be heard in another (办案规则 第15、44条；调解仲裁法 第38条).
    """
    name = "hearing_on" if hasattr(form, "hearing_on") else "on"
    waiting = evidence_awaited(situation, getattr(form, name))
    if not waiting:
        return {}
    return {name: f"举证期限还没有届满：{_until(waiting)}；届满前还可以举证，申请人还可以增加、变更请求（办案规则第15、44条），"
                  "开庭后提出的要再次开庭质证、辩论。各方同意或者简易处理的可以先开庭，裁决仍要等到届满"}


def _until(waiting: list[tuple[Party, date]]) -> str:
    """Each day with whose it is; one that is everybody's is said once."""
    days: dict[date, list[str]] = {}
    for party, ends in waiting:
        days.setdefault(ends, []).append(party.name)
    return "；".join(f"{'、'.join(names[:3])}{'等' if len(names) > 3 else ''}到 {ends}" for ends, names in days.items())


def _ordinary_and_unchanged(situation: Situation) -> str | None:
    """Only a simplified case, or what was claimed since, lets the days be given up (办案规则 第44、58条; a counter-claim likewise)."""
    if simplified(situation.here) or last_change(situation.here) or situation.here.last(Do.MERGE_COUNTERCLAIM):
        return None
    return "普通程序的答辩期不能缩短；先办理“决定简易处理”，被申请人同意的可以缩短或者放弃（办案规则第58条）。"


def shortened_by(situation: Situation) -> str:
    """Words on the step by which days for an answer are given up; '' where this procedure does not allow it (办案规则 第44、58条)."""
    return "" if _ordinary_and_unchanged(situation) else "本人同意放弃答辩期的，先办理“缩短、放弃答辩期”。"


def _theirs_to_answer(situation: Situation, form: AnswerReceived) -> dict[str, str]:
    """Check that something is claimed of whoever answers, and that one side answers at a time: its copy goes to the other."""
    known = situation.case.parties
    mine = {party.number for party in answerers(situation)}
    if set(form.parties) - mine:
        says = "只有被申请人提交答辩书；反申请合并处理以后，申请人也可以就反申请答辩（办案规则第36条）。"
        return {"parties": f"{says}第三人的意见写入庭审笔录。"}
    if len({known[n].side for n in form.parties}) > 1:
        return {"parties": "申请人和被申请人的答辩书请分两次登记，副本各送对方。"}
    return {}


def _nothing_begun(situation: Situation) -> str | None:
    """There is nothing to shorten before the copy has been served on anybody."""
    if any(answer_ends(situation, party.number) for party in answerers(situation)):
        return None
    return "申请书副本还没有送达，答辩期还没有开始。请先办理“送达”。"


def _really_shorter(situation: Situation, form: ShorterAnswer) -> dict[str, str]:
    """Days are given up, never added: and only where a period is running."""
    found: dict[str, str] = {}
    for number in form.parties:
        name, ends = situation.case.parties[number].name, answer_ends(situation, number)
        if ends is None:
            found["parties"] = f"申请书（反申请书）副本还没有送达{name}，答辩期还没有开始，请先办理“送达”。"
        elif form.until and form.until > ends:
            found["until"] = f"{name}的答辩期到 {ends} 届满，只能缩短，不能延长。"
    if form.until and form.until < form.on:
        found["until"] = f"不能早于同意之日（{form.on}）。"
    return found


def _suggest_everybody(situation: Situation) -> dict[str, Any]:
    return {"parties": list(situation.case.present_in(situation.here))}


def _suggest_silent(situation: Situation) -> dict[str, Any]:
    """Those of one side who have not answered yet: the respondents first, then the applicants whom a counter-claim is against."""
    answered = {n for entry in situation.here.all(Do.RECORD_ANSWER) for n in entry.as_(AnswerReceived).parties}
    silent = [party for party in answerers(situation) if party.number not in answered]
    side = next((party.side for party in sorted(silent, key=lambda party: party.side is not Side.RESPONDENT)), None)
    return {"parties": [party.number for party in silent if party.side is side]}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.RECORD_ANSWER, "收到答辩书", Kind.ARBITRATION,
        at=RECEIVES, to=STAY, by=OFFICE | BENCH, asks=AnswerReceived,
        checks=(_theirs_to_answer,), suggests=_suggest_silent,
        says="收到{parties}的答辩书，副本送达对方", basis="调解仲裁法 第30条第2款；办案规则 第33、36条（5个工作日内送达副本）",
    ),
    Step(
        Do.SET_EVIDENCE_PERIOD, "指定、延长举证期限", Kind.ARBITRATION,
        at=RECEIVES, to=STAY, by=OFFICE | BENCH, seats=TRIBUNAL,
        asks=EvidencePeriod, checks=(_in_the_future, _shorter_with_his_word), suggests=_suggest_everybody,
        freezes=lambda situation, form: evidence_kept(situation, form.until),
        says="举证期限至 {until}", basis="办案规则 第13至15条",
    ),
    Step(
        Do.SHORTEN_ANSWER, "缩短、放弃答辩期", Kind.ARBITRATION,
        at=RUNNING, to=STAY, by=OFFICE | BENCH, seats=TRIBUNAL,
        asks=ShorterAnswer, unless=(nobody_acts_for_him, _ordinary_and_unchanged, _nothing_begun),
        checks=(_really_shorter,),
        says="{parties}同意缩短或者放弃答辩期", basis="办案规则 第44、58条（须本人同意）",
    ),
)

"""The say of each unit before a decision of the inspectorate: it is told what is proposed, says what it has to say, and is heard where
it asks for a hearing (事先告知, 陈述申辩, 听证: 条例 第19条；行政处罚法 第44、45、62至65条).

Each unit has its own receipt, its own days and its own answer: one unit's word is no other's.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BeforeValidator

from ..acts import Act
from ..codes import Kind, Side
from ..codes.inspection import Proposed, SaidHow, TakenUp
from ..codes.served import InspectionPaper
from ..do import Do
from ..facts import Entry, Proceeding
from ..forms import Clock, Day, Long, MaybeClock, MaybeLong, MaybeMoney, MaybeName, Name, Text, ask
from ..roles import INSPECTION_STAFF
from ..sameness import name_key
from ..states.inspection import CORRECTED, DECIDED, FOUND, ORDERED, REFERRED
from ..step import STAY, Rank, Situation, Step
from .awaited import not_served
from .cited import names_its_law
from .correcting import in_vain, not_ours_any_more
from .minutes import ends_after_it_began

HEARING_FROM = "penalty.hearing_from"
"""The setting: a fine of so many 元 is a large one, of which a hearing is offered (行政处罚法 第63条: 较大数额罚款)."""
SAY_WITHIN = "penalty.say_within"
"""The setting: how many working days a unit has to speak, from its receipt of the notice."""
SPEAKING, ASKING = "L-21", "L-22"
"""The limits: a unit's days to speak, and its days to ask for a hearing."""
NOTICE_DAYS = 7
"""工作日 before the hearing on which it is announced at the latest (行政处罚法 第64条第2项、第85条)."""

MaybeTakenUp = Annotated[TakenUp | None, BeforeValidator(lambda value: value or None)]


class AdvanceNotice(Act):
    """事先告知: what was found, what is proposed, and the rights that the unit has."""

    on: date = ask("告知书日期", not_after="today")
    parties: list[int] = ask("告知的单位", options="respondents", at_least=1)
    proposed: Proposed = ask("拟作出的决定", default=Proposed.HANDLING)
    facts: Long = ask("认定的事实", long="long")
    reasons: Long = ask("理由", long="long")
    articles: Text = ask("依据的法律条文")
    content: Long = ask("拟作出的处理、处罚内容", long="long")
    fine: MaybeMoney = ask("拟处罚款（元）", default=None, help="不拟罚款的不填")
    say_within: int = ask("陈述、申辩的期限（自收到之日起，工作日）", default=3, help="法律没有写日数，待本局确认")
    hearing: bool = ask("告知有权要求听证", default=False, help="拟作较大数额罚款等决定的，必须告知（行政处罚法第63条）")


class Said(Act):
    """听取陈述申辩: what a unit said, whether it was taken up, and why; or that it gave up its right."""

    on: date = ask("听取（期满）之日", not_after="today")
    parties: list[int] = ask("哪些单位", default=[], options="respondents")
    how: SaidHow = ask("陈述、申辩的情况", default=SaidHow.SPOKE)
    statement: Long = ask("用人单位的陈述、申辩", long="long", help="放弃、没有提出的，写明凭证和经过")
    taken_up: MaybeTakenUp = ask("是否采纳", default=None, help="提出了陈述、申辩的填写")
    why: MaybeLong = ask("采纳、不采纳的理由", default=None, long="long")
    waives_hearing: bool = ask("书面放弃听证", default=False)


class HearingAsked(Act):
    """要求听证."""

    on: date = ask("提出之日", not_after="today")
    parties: list[int] = ask("要求听证的单位", options="respondents", at_least=1)


class HearingCalled(Act):
    """通知听证: when, where, and under whom; who investigated does not preside (行政处罚法 第64条第4项)."""

    on: date = ask("通知书日期", not_after="today")
    parties: list[int] = ask("通知的单位", options="respondents", at_least=1)
    hearing_on: Day = ask("听证日期")
    starts: Clock = ask("开始时间")
    place: Text = ask("地点")
    chair: Name = ask("听证主持人", help="不能是本案调查人员（行政处罚法第64条）")
    public: bool = ask("公开举行", default=True, help="涉及国家秘密、商业秘密或者个人隐私的，不公开")


class HearingHeld(Act):
    """举行听证: the record that is signed, and the report by which the decision is made (行政处罚法 第64条第8项、第65条)."""

    on: date = ask("听证日期", not_after="today")
    starts: MaybeClock = ask("开始时间", default=None, help="例如 09:30；不填的，按听证通知书的时间")
    ends: MaybeClock = ask("结束时间", default=None, help="例如 11:00；不填的，笔录上留空手写")
    parties: list[int] = ask("参加的单位", options="respondents", at_least=1)
    chair: Name = ask("听证主持人")
    recorder: MaybeName = ask("记录人", default=None)
    present: Text = ask("到场人员")
    record: Long = ask("听证笔录要点", long="long", help="各方的陈述、举证、质证；笔录经各方核对后签名")
    report: Long = ask("听证报告的意见", long="long")


# --- how a unit's say stands ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Say:
    """The say that one unit had before a decision: the last notice to it, the day on which it got that, what it answered, and the hearing
    that was held with it. None: it did not come to that."""

    told: Entry | None
    received_on: date | None
    said: Entry | None
    asked: Entry | None
    heard: Entry | None

    @property
    def offered(self) -> bool:
        """True where the notice offered a hearing."""
        return self.told is not None and self.told.as_(AdvanceNotice).hearing


TELLS_OF_HANDLING, TELLS_OF_PENALTY = (Proposed.HANDLING, Proposed.BOTH), (Proposed.PENALTY, Proposed.BOTH)
"""The notices that tell of a handling, and of a penalty."""
RESTS_ON = {Do.DECIDE_HANDLING: TELLS_OF_HANDLING, Do.DECIDE_PENALTY: TELLS_OF_PENALTY}
"""The notices on which each decision rests (行政处罚法 第44条)."""


def say_of(here: Proceeding, unit: int, wanted: tuple[Proposed, ...] = ()) -> Say:
    """Return the say of this unit, since it was last told what is proposed (行政处罚法 第44、45条). `wanted`: since it was told of such a
    decision, whatever else it was told of beside; where it never was, and for (), since the last notice.
    """
    theirs = here.standing_for(unit)

    def last(*steps: Do, since: int = 0) -> Entry | None:
        found = [entry for entry in here.all(*steps) if entry.seq > since and not theirs.isdisjoint(entry.answer("parties") or ())]
        return found[-1] if found else None

    notices = [entry for entry in here.all(Do.TELL_BEFORE) if not theirs.isdisjoint(entry.answer("parties") or ())]
    if not notices:
        return Say(None, None, None, None, None)
    told = next((entry for entry in reversed(notices) if entry.as_(AdvanceNotice).proposed in wanted), notices[-1])
    got, said = here.received(InspectionPaper.ADVANCE_NOTICE, told.seq).get(unit), last(Do.HEAR_EMPLOYER, since=told.seq)
    if not told.as_(AdvanceNotice).hearing and told is not notices[-1]:  # a hearing is asked for on the notice that offers one
        return Say(told, got, said, None, None)
    return Say(told, got, said, last(Do.ASK_PENALTY_HEARING, since=told.seq), last(Do.HOLD_PENALTY_HEARING, since=told.seq))


def is_on_notice(here: Proceeding, notice: Entry, done: Entry, party: int) -> bool:
    """Of decisions count those against this unit that the notice told of; all else is about all notices (行政处罚法 第44条)."""
    kinds = RESTS_ON.get(done.step)
    if kinds is None:
        return True
    units = done.answer("units")
    against = not units or not here.standing_for(party).isdisjoint(units)
    return against and notice.as_(AdvanceNotice).proposed in kinds


def is_on_hearing(here: Proceeding, notice: Entry, done: Entry, party: int) -> bool:
    """As `is_on_notice`, of a notice that offers a hearing; of another nothing counts (行政处罚法 第63条)."""
    return notice.as_(AdvanceNotice).hearing and is_on_notice(here, notice, done, party)


def say_lacking(situation: Situation, unit: int, on: date, wanted: tuple[Proposed, ...] = ()) -> str | None:
    """Return the part of its say that this unit lacks on that day, with the way to it; None: it had it (行政处罚法 第44、45、63条)."""
    name, say = situation.case.parties[unit].name, say_of(situation.here, unit, wanted)
    if say.told is None:
        return f"还没有事先告知{name}拟作出的决定（条例第19条；行政处罚法第44条）。请先办理“事先告知”。"
    if say.received_on is None:
        return f"事先告知书还没有送达{name}。请先办理“送达”。"
    if say.said is None or say.said.on > on:
        return f"还没有登记{name}的陈述、申辩，或者放弃的情况（条例第19条；行政处罚法第45条）。请先办理“听取陈述申辩”。"
    return _hearing_lacking(situation, unit, say, on)


def _hearing_lacking(situation: Situation, unit: int, say: Say, on: date) -> str | None:
    name = situation.case.parties[unit].name
    if say.asked is not None and (say.heard is None or say.heard.on > on):
        return f"{name}于 {say.asked.on} 要求听证，还没有举行（行政处罚法第63、64条）。请先办理“通知听证”“举行听证”。"
    if not say.offered or say.asked is not None or (say.said and say.said.as_(Said).waives_hearing):
        return None
    last = situation.last_day(ASKING, unit, say.told.seq) if say.told else None
    if last is not None and on <= last.on:
        return f"{name}要求听证的期限到 {last.on} 才满（行政处罚法第64条）；书面放弃的，在“听取陈述申辩”中登记。"
    return None


def hearing_due(situation: Situation, fine: Decimal | None) -> bool:
    """Tell whether a fine is so large that a hearing is offered (行政处罚法 第63条；数额待本局确认)."""
    try:
        least = Decimal(situation.reference.setting(HEARING_FROM, "10000"))
    except InvalidOperation:
        least = Decimal(10000)
    return fine is not None and fine >= least


# --- guards and checks ----------------------------------------------------------------------------------------


def _units(situation: Situation) -> list[int]:
    return [party.number for party in situation.case.of_side(situation.here, Side.RESPONDENT)]


def _nobody_told(situation: Situation) -> str | None:
    if any(say_of(situation.here, unit).received_on for unit in _units(situation)):
        return None
    return "还没有单位收到事先告知书（条例第19条；行政处罚法第44条）。请先办理“事先告知”并“送达”。"


def _nobody_asked(situation: Situation) -> str | None:
    return None if situation.here.last(Do.ASK_PENALTY_HEARING) else "没有单位要求听证。请先办理“要求听证”。"


def _not_called(situation: Situation) -> str | None:
    if situation.here.last(Do.CALL_PENALTY_HEARING) is None:
        return "还没有通知听证的时间、地点（行政处罚法第64条）。请先办理“通知听证”。"
    lacking = not_served(situation, InspectionPaper.PENALTY_HEARING_NOTICE)
    return f"{lacking}。请先办理“送达”。" if lacking else None


def _hearing_is_offered(situation: Situation, form: AdvanceNotice) -> dict[str, str]:
    """A large fine is not proposed without the right to a hearing (行政处罚法 第63条)."""
    if not 1 <= form.say_within <= 60:
        return {"say_within": "期限要在 1 至 60 个工作日之间。"}
    if hearing_due(situation, form.fine) and not form.hearing:
        return {"hearing": "拟处罚款达到较大数额，应当告知有权要求听证（行政处罚法第63条），请勾选。"}
    return {"fine": "只拟作行政处理的，不填罚款。"} if form.fine and form.proposed is Proposed.HANDLING else {}


def _heard_rightly(situation: Situation, form: Said) -> dict[str, str]:
    """Nobody speaks who was not told; silence shows only when the days are over; each word is answered (行政处罚法 第44、45条)."""
    if not form.parties:
        return {"parties": "请选择是哪些单位：各单位的陈述、申辩分别登记（行政处罚法第45条）。"}
    for unit in form.parties:
        name, say = situation.case.parties[unit].name, say_of(situation.here, unit)
        if say.received_on is None or form.on < say.received_on:
            return {"parties": f"{name}在这一日还没有收到事先告知书，请核对（行政处罚法第44条）。"}
        last = max(situation.last_days(SPEAKING, unit), key=lambda each: each.on, default=None)
        if form.how is SaidHow.SILENT and last is not None and form.on <= last.on:
            return {"on": f"{name}陈述、申辩的期限到 {last.on} 才满；书面放弃的，请选“{SaidHow.WAIVED.label}”。"}
    if form.how is SaidHow.SPOKE and form.taken_up is None:
        return {"taken_up": "请填写是否采纳：提出的事实、理由、证据成立的，应当采纳（行政处罚法第45条）。"}
    if form.taken_up in (TakenUp.PARTLY, TakenUp.NOT) and not form.why:
        return {"why": "请写明没有全部采纳的理由（行政处罚法第45条）。"}
    return {}


def _asked_in_time(situation: Situation, form: HearingAsked) -> dict[str, str]:
    """Only who was offered a hearing asks for one, within five working days of its receipt (行政处罚法 第64条第1项、第85条)."""
    for unit in form.parties:
        name, say = situation.case.parties[unit].name, say_of(situation.here, unit)
        if not say.offered or say.received_on is None or form.on < say.received_on:
            return {"parties": f"{name}没有收到告知听证权利的事先告知书；依法应当听证的，请重新“事先告知”（行政处罚法第63条）。"}
        last = situation.last_day(ASKING, unit, say.told.seq if say.told else None)
        if last is not None and form.on > last.on:
            return {"on": f"{name}要求听证的期限已于 {last.on} 届满（行政处罚法第64条），期满以后提出的不组织听证，可以记入陈述、申辩。"}
    return {}


def _seven_days_before(situation: Situation, form: HearingCalled) -> dict[str, str]:
    """The hearing is announced seven working days before, to whoever asked for it (行政处罚法 第64条第2项、第85条)."""
    asked = {unit for unit in _units(situation) if say_of(situation.here, unit).asked}
    if not asked.issuperset(form.parties):
        return {"parties": "只通知要求听证的单位。"}
    first = situation.reference.calendar.working_day_after(form.on, NOTICE_DAYS)
    return {} if form.hearing_on >= first else {"hearing_on": f"应当在举行听证的七日（工作日）前通知，最早 {first}（行政处罚法第64条）。"}


def _did_not_investigate(situation: Situation, form: HearingCalled | HearingHeld) -> dict[str, str]:
    """Whoever investigates the case, or did, does not preside (行政处罚法 第64条第4项)."""
    assigned = situation.here.all(Do.ASSIGN_INSPECTORS, Do.CHANGE_INSPECTORS, Do.GRANT_INSPECTOR_RECUSAL)
    names = {name_key(entry.used.names[seat]) for entry in assigned for seat in ("first", "second") if seat in entry.used.names}
    if name_key(form.chair) not in names:
        return {}
    return {"chair": f"{form.chair}是本案的调查人员，不能主持听证：请填写本局指定的非本案调查人员（行政处罚法第64条）。"}


def _as_called(situation: Situation, form: HearingHeld) -> dict[str, str]:
    """The hearing is held on the day that was announced, with whoever got the announcement (行政处罚法 第64条)."""
    called = situation.here.last(Do.CALL_PENALTY_HEARING)
    if called is None:
        return {}
    if form.on != (day := called.as_(HearingCalled).hearing_on):
        return {"on": f"通知的听证日期是 {day}，请核对；改期的，重新办理“通知听证”。"}
    got = situation.here.received(InspectionPaper.PENALTY_HEARING_NOTICE, called.seq)
    missing = [situation.case.parties[unit].name for unit in form.parties if unit not in got]
    return {"parties": f"听证通知书还没有送达{'、'.join(missing)}。"} if missing else {}


# --- suggestions ----------------------------------------------------------------------------------------------


def _suggest_notice(situation: Situation) -> dict[str, Any]:
    found = situation.here.last(Do.FINISH_INVESTIGATION)
    days = situation.reference.setting(SAY_WITHIN, "3").strip()
    return {
        "facts": found.answer("findings") if found else "",
        "parties": [unit for unit in _units(situation) if say_of(situation.here, unit).told is None] or _units(situation),
        "say_within": int(days) if days.isdigit() else 3,
    }


def _to_answer(situation: Situation) -> list[int]:
    return [unit for unit in _units(situation) if (say := say_of(situation.here, unit)).received_on and not say.said]


def _in_vain_and_not_told(situation: Situation) -> bool:
    """An order was not obeyed, and nobody was told since what is proposed; once he is, the decision waits (条例 第19、30条)."""
    looked, told = situation.here.last(Do.RECHECK), situation.here.last(Do.TELL_BEFORE)
    return in_vain(situation) and (told is None or looked is None or told.seq < looked.seq)


def _days_to_speak_over(situation: Situation) -> bool:
    """Somebody who was told has not answered, and his days are over."""
    return any((last := situation.last_day(SPEAKING, unit)) and last.on < situation.today for unit in _to_answer(situation))


def _suggest_said(situation: Situation) -> dict[str, Any]:
    """Whoever has not answered yet; all of them as silent where their days are over, else one after the other."""
    waiting = _to_answer(situation)
    over = [unit for unit in waiting if (last := situation.last_day(SPEAKING, unit)) and last.on < situation.today]
    if over:
        return {"parties": over, "how": str(SaidHow.SILENT), "statement": "期满没有提出陈述、申辩"}
    return {"parties": waiting[:1]}


def _suggest_call(situation: Situation) -> dict[str, Any]:
    asked = [unit for unit in _units(situation) if (say := say_of(situation.here, unit)).asked and not say.heard]
    day = situation.reference.calendar.working_day_after(situation.today, NOTICE_DAYS)
    return {"parties": asked, "hearing_on": day.isoformat()}


def _suggest_held(situation: Situation) -> dict[str, Any]:
    called = situation.here.last(Do.CALL_PENALTY_HEARING)
    if called is None:
        return {}
    notice = called.as_(HearingCalled)
    return {"parties": notice.parties, "chair": notice.chair, "starts": notice.starts}


# --- rows -----------------------------------------------------------------------------------------------------

DECIDED_IN = frozenset({FOUND, ORDERED, CORRECTED, DECIDED, REFERRED})
"""Where a decision may still be made: after a correction, too, beside another, and while the police have the crime (条例 第18条)."""

ROWS = (
    Step(
        Do.TELL_BEFORE, "事先告知", Kind.INSPECTION,
        at=DECIDED_IN, to=STAY, by=INSPECTION_STAFF, asks=AdvanceNotice,
        unless=(not_ours_any_more,), checks=(_hearing_is_offered,), doubts=(names_its_law,), suggests=_suggest_notice,
        rank=Rank.ELSE, first_while=_in_vain_and_not_told,
        says="告知{parties}拟作出的{proposed}", basis="劳动保障监察条例 第19条；行政处罚法 第44、63条",
    ),
    Step(
        Do.HEAR_EMPLOYER, "听取陈述申辩", Kind.INSPECTION,
        at=DECIDED_IN, to=STAY, by=INSPECTION_STAFF, asks=Said,
        unless=(not_ours_any_more, _nobody_told), checks=(_heard_rightly,), suggests=_suggest_said,
        rank=Rank.ELSE, first_while=_days_to_speak_over, says="{how}", basis="劳动保障监察条例 第19条；行政处罚法 第45条",
    ),
    Step(
        Do.ASK_PENALTY_HEARING, "要求听证", Kind.INSPECTION,
        at=DECIDED_IN, to=STAY, by=INSPECTION_STAFF, asks=HearingAsked, unless=(not_ours_any_more, _nobody_told), checks=(_asked_in_time,),
        says="{parties}要求听证", basis="行政处罚法 第63条、第64条第1项",
    ),
    Step(
        Do.CALL_PENALTY_HEARING, "通知听证", Kind.INSPECTION,
        at=DECIDED_IN, to=STAY, by=INSPECTION_STAFF, asks=HearingCalled,
        unless=(not_ours_any_more, _nobody_asked), checks=(_seven_days_before, _did_not_investigate),
        suggests=_suggest_call, says="{hearing_on} {starts} 在{place}听证，主持人 {chair}", basis="行政处罚法 第64条第2至4项",
    ),
    Step(
        Do.HOLD_PENALTY_HEARING, "举行听证", Kind.INSPECTION,
        at=DECIDED_IN, to=STAY, by=INSPECTION_STAFF, asks=HearingHeld,
        unless=(not_ours_any_more, _nobody_asked, _not_called), checks=(_as_called, _did_not_investigate, ends_after_it_began),
        suggests=_suggest_held, says="举行听证，主持人 {chair}", basis="行政处罚法 第64条第5至8项、第65条",
    ),
)

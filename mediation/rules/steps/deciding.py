"""The decisions of the inspectorate: handling and penalty (行政处理决定、行政处罚决定), each when the units it is against had their say.

Either may come first, beside the other, again, and after a correction: that a unit has corrected frees it of no penalty (条例 第23至30条；
禁止使用童工规定 第6条). The first result is the one that the figures count (lifecycle: `_conclude`).
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from ..acts import Act
from ..codes import Kind, Outcome, Side
from ..codes.inspection import Proposed
from ..codes.served import InspectionPaper
from ..decided import left_to_remake
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, MaybeDay, MaybeMoney, MaybeName, Text, ask
from ..roles import INSPECTION_HEADS, INSPECTION_STAFF
from ..states.inspection import DECIDED, REFERRED
from ..step import Guard, Rank, Situation, Step
from .advance_notice import DECIDED_IN, TELLS_OF_HANDLING, TELLS_OF_PENALTY, AdvanceNotice, hearing_due, say_lacking, say_of
from .awaited import not_served, waits_for
from .challenge import ordered_anew, takes_the_place
from .cited import names_its_law
from .correcting import CORRECTING, ORDERS, days_are_days, more_to_pay, not_ours_any_more, one_last_day
from .orders import HandlingDecision, payers_are_named
from .promises import promises_are_sound

PENALTY_DAYS = 90
"""自然日 from the docketing within which a penalty is decided (行政处罚法 第60条): the length of L-23, which takes it from here."""


SIGNED_BY = "填写在案件处理报批表上签署的劳动保障行政部门负责人"


class PenaltyDecision(Act):
    """行政处罚决定."""

    on: date = ask("决定日期", not_after="today")
    facts: Long = ask("认定的事实和证据", long="long")
    articles: Text = ask("依据的法律条文")
    decision: Long = ask("处罚决定", long="long")
    fine: MaybeMoney = ask("罚款（元）", default=None, help="只给予警告的不填")
    units: list[int] = ask("处罚哪些单位", default=[], options="respondents", help="不选的，对全部被投诉单位作出")
    reviewer: MaybeName = ask("法制审核人", default=None, help="经过听证、较大数额罚款等的，未经法制审核不得决定（行政处罚法第58条）")
    discussed_on: MaybeDay = ask("负责人集体讨论日期", default=None, not_after="today", help="情节复杂、重大的（行政处罚法第57条第2款）")
    approver: MaybeName = ask("批准人（纸质审批的）", default=None, help=SIGNED_BY)


class ApprovedHandling(HandlingDecision):
    """行政处理决定 as the head approves it (案件处理报批表)."""

    approver: MaybeName = ask("批准人（纸质审批的）", default=None, help=SIGNED_BY)


# --- guards and checks ----------------------------------------------------------------------------------------


def _all_units(situation: Situation) -> list[int]:
    return [party.number for party in situation.case.of_side(situation.here, Side.RESPONDENT)]


def nobody_had_a_say(wanted: tuple[Proposed, ...]) -> Guard:
    """A guard of every decision: some unit had its say on such a one (条例 第19条). Which of them is the check's."""

    def guard(situation: Situation) -> str | None:
        lacking = [say_lacking(situation, unit, situation.today, wanted) for unit in _all_units(situation)]
        return lacking[0] if lacking and all(lacking) else None

    return guard


NOBODY_ON_HANDLING, NOBODY_ON_PENALTY = nobody_had_a_say(TELLS_OF_HANDLING), nobody_had_a_say(TELLS_OF_PENALTY)


def _each_had_its_say(situation: Situation, form: HandlingDecision | PenaltyDecision) -> dict[str, str]:
    """No unit is decided against by another's word, nor by what it was not told of (条例 第19条；行政处罚法 第44、45、62条)."""
    wanted = TELLS_OF_PENALTY if isinstance(form, PenaltyDecision) else TELLS_OF_HANDLING
    for unit in form.units or _all_units(situation):
        if said := say_lacking(situation, unit, form.on, wanted):
            return {"units" if form.units else "on": said}
        told = say_of(situation.here, unit, wanted).told
        if told is not None and told.as_(AdvanceNotice).proposed not in wanted:
            name, proposed = situation.case.parties[unit].name, told.as_(AdvanceNotice).proposed.label
            return {"units" if form.units else "on": f"告知{name}的是拟作{proposed}，不是这种决定。请重新“事先告知”（行政处罚法第44条）。"}
    return {}


def _not_heavier(situation: Situation, form: PenaltyDecision) -> dict[str, str]:
    """Nobody is fined more because he spoke (行政处罚法 第45条第2款), nor what he was not told of (第44条)."""
    if form.fine is None:
        return {}
    for unit in form.units or _all_units(situation):
        told = say_of(situation.here, unit, TELLS_OF_PENALTY).told
        proposed = told.as_(AdvanceNotice).fine if told else None
        if proposed is None or form.fine > proposed:
            says = f"拟处罚款 {proposed:,.2f} 元" if proposed else "没有拟处罚款"
            name = situation.case.parties[unit].name
            return {"fine": f"告知{name}的是{says}，决定不能更重；要加重的，重新“事先告知”（行政处罚法第44、45条）。"}
    return {}


def _reviewed_and_discussed(situation: Situation, form: PenaltyDecision) -> dict[str, str]:
    """A penalty that was heard, or is a large fine, is reviewed by a lawyer and discussed by the heads (行政处罚法 第57、58条)."""
    large = hearing_due(situation, form.fine)
    heard = any(say_of(situation.here, unit, TELLS_OF_PENALTY).heard for unit in form.units or _all_units(situation))
    found: dict[str, str] = {}
    if (large or heard) and not form.reviewer:
        found["reviewer"] = "经过听证或者拟作较大数额罚款的，未经法制审核不得作出决定（行政处罚法第58条），请填写审核人。"
    if large and form.discussed_on is None:
        found["discussed_on"] = "较大数额罚款应当由负责人集体讨论决定（行政处罚法第57条第2款），请填写讨论日期。"
    if form.discussed_on and form.discussed_on > form.on:
        found["discussed_on"] = f"集体讨论不能晚于决定日期（{form.on}）。"
    return found


def time_to_correct(situation: Situation) -> str | None:
    """Only what should have been corrected and was not is handled (条例 第18条第1款第2项); one order in vain is enough."""
    if situation.here.last(*ORDERS) is None:
        return None
    lasts = [last.on for last in _running(situation, _all_units(situation))]
    if any(last < situation.today for last in lasts):
        return None
    if lasts:
        return f"改正期限到 {min(lasts)} 才满。已改正的，请办理“已改正”；期满仍未改正的，再作出决定。"
    if waits_for(situation, InspectionPaper.CORRECTION_ORDER):
        return f"{not_served(situation, InspectionPaper.CORRECTION_ORDER)}，改正期限自收到之日起计算。请先办理“送达”。"
    return None


def _running(situation: Situation, units: Iterable[int]) -> Iterable[Any]:
    return filter(None, (situation.last_day(CORRECTING, unit) for unit in units))


def _still_correcting(situation: Situation, form: PenaltyDecision) -> dict[str, str]:
    """Ask about a penalty within the days of an order: some laws punish only who does not correct (逾期不改正), others at once."""
    lasts = [last.on for last in _running(situation, form.units or _all_units(situation)) if last.on >= form.on]
    if not lasts:
        return {}
    return {"on": f"改正期限到 {min(lasts)} 才满：法律规定逾期不改正才处罚的（条例第30条；保障农民工工资支付条例第54至56条），要等期满"}


def _within_ninety_days(situation: Situation, form: PenaltyDecision) -> dict[str, str]:
    """Ask about a penalty later than ninety days after the docketing (行政处罚法 第60条)."""
    accepted = situation.here.accepted_on
    last = accepted and (situation.last_day("L-23") or None)
    end = last.on if last else accepted + timedelta(days=PENALTY_DAYS) if accepted else None
    if end is None or form.on <= end:
        return {}
    return {"on": f"处罚决定应当自立案之日起九十日内作出，已于 {end} 届满（行政处罚法第60条）；法律、法规、规章另有规定的除外"}


def _waits_for(*proposed: Proposed) -> Callable[[Situation], bool]:
    """Tell whether whoever was told last of such a decision has had his say, and nothing was decided since."""

    def waits(situation: Situation) -> bool:
        told = situation.here.last(Do.TELL_BEFORE, Do.DECIDE_HANDLING, Do.DECIDE_PENALTY)
        notice = told.if_(AdvanceNotice) if told else None
        if notice is None or notice.proposed not in proposed:
            return False
        return not any(say_lacking(situation, unit, situation.today) for unit in notice.parties)

    return waits


def _ordered_before(situation: Situation, form: HandlingDecision) -> dict[str, str]:
    """Ask about a line on which an order before it stands: the two would be owed beside each other (条例 第18条第1款第2项)."""
    if situation.here.last(Do.HANDLE_AGAIN):
        return {}
    standing = [line for line in situation.case.promised_in(situation.here) if line.revoked is None and line.claim is not None]
    before = {(line.payee, line.claim, line.deed): line for line in standing}
    return {
        f"promises.{row}.claim": f"已经责令：{known.said(situation.case.parties[line.payee].name)}，不必再列；再列的与它并存，各算一笔"
        for row, line in enumerate(form.promises)
        if (known := before.get((line.payee, line.claim, line.deed)))
    }


def _decide(facts: CaseFacts, here: Proceeding, entry: Entry) -> None:
    more_to_pay(facts, here, entry)
    takes_the_place(facts, here, entry)


def _suggest_handling(situation: Situation) -> dict[str, Any]:
    """The facts as they were told; of a decision that is made anew the units for whom it fell, and the lines that fell with it."""
    anew = left_to_remake(situation.case, situation.here, Do.DECIDE_HANDLING)
    whom = {"units": anew if set(anew) != set(_all_units(situation)) else []} if anew else {}
    return {**_as_told(situation, TELLS_OF_HANDLING), **whom, "promises": ordered_anew(situation)}


def _told_of(situation: Situation, kinds: tuple[Proposed, ...]) -> Entry | None:
    """The last notice of such a decision; where there is none, the last notice."""
    notices = list(situation.here.all(Do.TELL_BEFORE))
    return next((each for each in reversed(notices) if each.as_(AdvanceNotice).proposed in kinds), notices[-1] if notices else None)


def _as_told(situation: Situation, kinds: tuple[Proposed, ...]) -> dict[str, Any]:
    told, found = _told_of(situation, kinds), situation.here.last(Do.FINISH_INVESTIGATION)
    if told is None:
        return {"facts": found.answer("findings") if found else ""}
    notice = told.as_(AdvanceNotice)
    units = notice.parties if set(notice.parties) != set(_all_units(situation)) else []
    return {"facts": notice.facts, "articles": notice.articles, "decision": notice.content, "units": units}


def _suggest_penalty(situation: Situation) -> dict[str, Any]:
    told = _told_of(situation, TELLS_OF_PENALTY)
    fine = told.as_(AdvanceNotice).fine if told else None
    return {**_as_told(situation, TELLS_OF_PENALTY), "fine": str(fine) if fine else None}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.DECIDE_HANDLING, "行政处理决定", Kind.INSPECTION,
        at=DECIDED_IN, to=DECIDED, by=INSPECTION_HEADS, on_paper=INSPECTION_STAFF, signer="approver", asks=ApprovedHandling,
        unless=(not_ours_any_more, NOBODY_ON_HANDLING, time_to_correct), by_day=(NOBODY_ON_HANDLING, time_to_correct),
        checks=(days_are_days, promises_are_sound, payers_are_named, _each_had_its_say),
        doubts=(one_last_day, _ordered_before, names_its_law), does=_decide, suggests=_suggest_handling, outcome=Outcome.HANDLING_DECIDED,
        rank=Rank.ELSE, first_while=_waits_for(Proposed.HANDLING, Proposed.BOTH), says="作出行政处理决定{approver:，批准人 }",
        basis="劳动保障监察条例 第18条第1款第2项、第19、26条；若干规定 第33条（报批）",
    ),
    Step(
        Do.DECIDE_PENALTY, "行政处罚决定", Kind.INSPECTION,
        at=DECIDED_IN - {REFERRED}, to=DECIDED, by=INSPECTION_HEADS, on_paper=INSPECTION_STAFF, signer="approver", asks=PenaltyDecision,
        unless=(NOBODY_ON_PENALTY,), by_day=(NOBODY_ON_PENALTY,), checks=(_each_had_its_say, _not_heavier, _reviewed_and_discussed),
        doubts=(_still_correcting, _within_ninety_days, names_its_law), suggests=_suggest_penalty, outcome=Outcome.PENALISED,
        rank=Rank.ELSE, first_while=_waits_for(Proposed.PENALTY), says="作出行政处罚决定{approver:，批准人 }",
        basis="劳动保障监察条例 第18条第1款第1项、第19条、第23—30条；行政处罚法 第57至60条",
    ),
)

"""Consent (调解意愿): each side's own word, and whether the mediation is taken up on it (协商调解规定 第22、23条)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator

from ..acts import Act
from ..codes import Cause, Kind, Outcome, RefusalGround, Source
from ..codes.mediation import ConsentWay, OneSide, Willing
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, MaybeDay, MaybeText, ask
from ..states.mediation import ACCEPTED, CORRECTING, REFUSED, REGISTERED
from ..step import STAY, Rank, Situation, Step
from .acting import nobody_acts_for_him
from .intake import MEDIATORS, REGISTRY, Application, accept, not_before_receipt

MaybeWay = Annotated[ConsentWay | None, BeforeValidator(lambda value: value or None)]
DAYS_TO_ACCEPT = 3
"""工作日 in which the mediation is taken up or not (协商调解规定 第22条)."""
UNASKED = frozenset({Source.OFFERED, Source.ENTRUSTED, Source.COURT, Source.INSPECTION})
"""Sources where nobody applied for mediation: the applicant's consent must be asked for too (协商调解规定 第23条)."""


class Asked(Act):
    """征询调解意愿: the other side is asked in writing whether it wants mediation, and by when it may answer."""

    on: date = ask("征询之日", not_after="today")
    reply_by: date = ask("请在何日前答复", help="受理决定应当在收到申请后三个工作日内作出（协商调解规定第22条）")


class Word(Act):
    """调解意愿: what one side said, on which day and how."""

    on: date = ask("表示之日", not_after="today")
    side: OneSide = ask("哪一方", default=OneSide.RESPONDENT)
    willing: Willing = ask("是否同意调解")
    way: ConsentWay = ask("怎样表示的")
    who: MaybeText = ask("由谁表示", default=None, help="本人、法定代表人或者有授权的代理人")


class Consent(Act):
    """受理调解: both sides must want it. A day left empty is the day of acceptance."""

    on: date = ask("受理日期", not_after="today")
    both_consent: bool = ask("双方当事人均同意调解", default=False)
    applicant_consents_on: MaybeDay = ask("申请人同意之日", default=None, not_after="today", help="不填则为受理之日")
    applicant_way: MaybeWay = ask("申请人怎样表示", default=None)
    respondent_consents_on: MaybeDay = ask("被申请人同意之日", default=None, not_after="today", help="不填则为受理之日")
    respondent_way: MaybeWay = ask("被申请人怎样表示", default=None)
    new_form: bool = ask("新就业形态争议（一站式调解）", default=False, help="延期合计不超过十五日")
    bring: MaybeText = ask("请当事人准备的材料", default=None)


class Refusal(Act):
    """不予受理（调解）."""

    on: date = ask("决定日期", not_after="today")
    ground: RefusalGround = ask("理由")
    reason: Long = ask("具体情况", long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def latest_word(here: Proceeding, side: OneSide) -> Entry | None:
    """Return the side's latest word; None where it has said nothing."""
    return next((e for e in reversed(here.entries) if (word := e.if_(Word)) and word.side is side), None)


def _somebody_unwilling(situation: Situation) -> str | None:
    for side in OneSide:
        said = latest_word(situation.here, side)
        if said and said.as_(Word).willing is Willing.NO:
            return (
                f"{side.label} {said.on} 表示不同意调解。办理“不予受理”并书面告知申请人；"
                "又同意的，先登记新的调解意愿（协商调解规定第22条）。"
            )
    return None


def _unasked(here: Proceeding) -> bool:
    application = here.entries[0].if_(Application)
    return application is not None and application.source in UNASKED


def _both_consent(_: Situation, form: Consent) -> dict[str, str]:
    if form.both_consent:
        return {}
    return {"both_consent": "双方都同意才能受理；一方不同意的，请办理“不予受理”并书面告知申请人（协商调解规定第22条）。"}


def _time_to_answer(_: Situation, form: Asked) -> dict[str, str]:
    return {"reply_by": f"答复的期限不能早于征询之日（{form.on}）。"} if form.reply_by < form.on else {}


def _days_of_consent(situation: Situation, form: Consent) -> dict[str, str]:
    """Nobody consents after the acceptance; where nobody applied, it is on record how each was asked."""
    found: dict[str, str] = {}
    unasked = _unasked(situation.here)
    for side in OneSide:
        day, way = getattr(form, f"{side}_consents_on"), getattr(form, f"{side}_way")
        if day and day > form.on:
            found[f"{side}_consents_on"] = f"同意之日不能晚于受理日期（{form.on}）。"
        if unasked and way is None:
            found[f"{side}_way"] = "当事人没有提出调解申请的，应当征得双方同意：请写明怎样征得的（协商调解规定第23条）。"
    return found


# --- effects and suggestions ----------------------------------------------------------------------------------


def _refused_how(_: CaseFacts, __: Proceeding, entry: Entry) -> Outcome:
    ended: Mapping[str, Outcome] = {
        RefusalGround.NOT_CORRECTED: Outcome.NOT_CORRECTED, RefusalGround.OTHER_SIDE: Outcome.DECLINED,
    }
    return ended.get(entry.as_(Refusal).ground, Outcome.NOT_ACCEPTED)


def _suggest_consent(situation: Situation) -> dict[str, Any]:
    """Suggest each side's word as it is on record; whoever applied has said so with the application."""
    here = situation.here
    filled: dict[str, Any] = {"new_form": situation.case.cause == Cause.PLATFORM}
    for side in OneSide:
        said = latest_word(here, side)
        if said and (word := said.as_(Word)).willing is Willing.YES:
            filled |= {f"{side}_consents_on": said.on.isoformat(), f"{side}_way": word.way}
        elif side is OneSide.APPLICANT and not _unasked(here):
            filled |= {f"{side}_consents_on": here.received_on.isoformat(), f"{side}_way": ConsentWay.APPLICATION}
    filled["both_consent"] = all(f"{side}_way" in filled for side in OneSide)
    return filled


def _suggest_asking(situation: Situation) -> dict[str, Any]:
    """Until the day by which the mediation is to be taken up (M-02), where that has not passed."""
    due = situation.reference.calendar.working_day_after(situation.here.received_on, DAYS_TO_ACCEPT)
    return {"reply_by": max(due, situation.today).isoformat()}


def _suggest_refusal(situation: Situation) -> dict[str, Any]:
    said = latest_word(situation.here, OneSide.RESPONDENT)
    if said is None or said.as_(Word).willing is Willing.YES:
        return {}
    return {"ground": RefusalGround.OTHER_SIDE, "reason": f"被申请人 {said.on} 表示不同意调解"}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.RECORD_CONSENT, "登记调解意愿", Kind.MEDIATION,
        at=frozenset({REGISTERED, CORRECTING}), to=STAY, by=MEDIATORS | REGISTRY, asks=Word, checks=(not_before_receipt,),
        rank=Rank.NEXT, says="{side}{willing}（{way}）", basis="协商调解规定 第22、23条",
    ),
    Step(
        Do.ASK_CONSENT, "征询调解意愿", Kind.MEDIATION,
        at=frozenset({REGISTERED, CORRECTING}), to=STAY, by=MEDIATORS | REGISTRY, asks=Asked, checks=(not_before_receipt, _time_to_answer),
        suggests=_suggest_asking,
        rank=Rank.NEXT, says="征询被申请人的调解意愿，请在 {reply_by} 前答复", basis="协商调解规定 第22、23条",
    ),
    Step(
        Do.ACCEPT_MEDIATION, "受理", Kind.MEDIATION,
        at=frozenset({REGISTERED}), to=ACCEPTED, by=MEDIATORS, asks=Consent, unless=(nobody_acts_for_him, _somebody_unwilling),
        checks=(not_before_receipt, _both_consent, _days_of_consent), does=accept, suggests=_suggest_consent,
        rank=Rank.FIRST, says="双方同意调解，受理", basis="协商调解规定 第22、23条（3个工作日内）",
    ),
    Step(
        Do.REFUSE_MEDIATION, "不予受理", Kind.MEDIATION,
        at=frozenset({REGISTERED, CORRECTING}), to=REFUSED, by=MEDIATORS, asks=Refusal, checks=(not_before_receipt,),
        outcome=_refused_how, suggests=_suggest_refusal,
        rank=Rank.ELSE, says="不予受理：{ground}", basis="协商调解规定 第22条（书面通知申请人）",
    ),
)

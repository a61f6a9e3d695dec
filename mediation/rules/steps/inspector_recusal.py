"""An inspector is asked to step aside (回避, 条例 第16条第2款), and stays or is replaced.

The investigation goes on until it is decided, within three days (若干规定, 待本局确认): unlike an arbitrator, nobody pauses meanwhile.
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind
from ..codes.inquiring import InspectorSeat, RaisedBy
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, ask
from ..roles import INSPECTION_HEADS, INSPECTION_STAFF
from ..step import STAY, Situation, Step
from ..used import Used
from .assigned import two_are_needed
from .inspection import HANDS_OVER, Inspectors, assign, those_assigned, two_different
from .pending import asked_for, undecided

MATTER = (Do.ASK_INSPECTOR_RECUSAL, Do.GRANT_INSPECTOR_RECUSAL, Do.REFUSE_INSPECTOR_RECUSAL)
NOT_ASKED = "没有等待决定的监察员回避申请。请先办理“提出监察员回避”。"


class InspectorChallenged(Act):
    """提出监察员回避: who asks, who is meant, and the interest in the matter."""

    on: date = ask("提出之日", not_after="today")
    raised: RaisedBy = ask("由谁提出", default=RaisedBy.PARTY)
    parties: list[int] = ask("申请人", default=[], options="parties", help="由投诉人、被投诉单位申请的选")
    seat: InspectorSeat = ask("应当回避的监察员")
    reason: Long = ask("与本人或者其近亲属有直接利害关系的情况", long="long", help="举报人提出的，不写举报人是谁")


class InspectorStepsAside(Inspectors):
    """同意监察员回避: who handles the case from now on, and why."""

    on: date = ask("决定日期", not_after="today")
    reason: Long = ask("决定的理由", long="long")


class InspectorStays(Act):
    """驳回监察员回避申请."""

    on: date = ask("决定日期", not_after="today")
    reason: Long = ask("决定的理由", long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _asked_already(situation: Situation) -> str | None:
    asked = undecided(situation.here, MATTER)
    return f"{asked.on} 提出的监察员回避还没有决定，请先决定。" if asked else None


def _waits(situation: Situation) -> bool:
    return undecided(situation.here, MATTER) is not None


def _says_who_asks(_: Situation, form: InspectorChallenged) -> dict[str, str]:
    if form.raised is RaisedBy.PARTY and not form.parties:
        return {"parties": "请选择提出申请的投诉人、被投诉单位；监察员本人提出或者负责人指令的，在“由谁提出”中选择。"}
    if form.raised is not RaisedBy.PARTY and form.parties:
        return {"parties": "不是当事人申请的，不选申请人。"}
    return {}


def _after_it_was_asked(situation: Situation, form: InspectorStepsAside | InspectorStays) -> dict[str, str]:
    """A decision follows what was asked."""
    asked = undecided(situation.here, MATTER)
    if asked is None:
        return {}
    if form.on < asked.on:
        return {"on": f"不能早于提出之日（{asked.on}）。"}
    return {}


def _without_him(situation: Situation, form: InspectorStepsAside) -> dict[str, str]:
    """Whoever steps aside is neither of the two who go on (条例 第16条第2款)."""
    meant = _who(situation)
    return {seat: "这位监察员应当回避，请另选一人。" for seat in ("first", "second") if meant and getattr(form, seat) == meant}


def _who(situation: Situation) -> str:
    """The login of the inspector who is meant; '' where nobody is asked to step aside."""
    asked = undecided(situation.here, MATTER)
    return situation.here.staff.get(str(asked.as_(InspectorChallenged).seat), "") if asked else ""


# --- effects and suggestions ----------------------------------------------------------------------------------


def _freeze_meant(situation: Situation, form: InspectorChallenged) -> Used:
    """Freeze the person who is meant: later somebody else may have the seat."""
    return Used(seat=str(form.seat), login=situation.here.staff.get(str(form.seat), ""))


def _freeze_who(situation: Situation, _: object) -> Used:
    """Freeze who is meant, and who asked: the decision is told them."""
    asked = undecided(situation.here, MATTER)
    if asked is None:
        return Used()
    return Used(seat=str(asked.as_(InspectorChallenged).seat), login=_who(situation), parties=tuple(asked.parties or ()))


def _replace(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """The other two go on; whoever stepped aside cannot come back."""
    assign(facts, proceeding, entry)
    if login := entry.used.login:
        proceeding.shut_out[login] = f"已于 {entry.on} 决定回避，不能再参加本案"


def _suggest_grant(situation: Situation) -> dict[str, Any]:
    """Whoever stays, in his seat."""
    meant = _who(situation)
    return {seat: login for seat, login in those_assigned(situation).items() if login != meant}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.ASK_INSPECTOR_RECUSAL, "提出监察员回避", Kind.INSPECTION,
        at=HANDS_OVER, to=STAY, by=INSPECTION_STAFF, asks=InspectorChallenged, unless=(two_are_needed, _asked_already),
        checks=(_says_who_asks,), freezes=_freeze_meant,
        says="{raised}：请{seat}回避，{reason}", basis="劳动保障监察条例 第16条第2款",
    ),
    Step(
        Do.GRANT_INSPECTOR_RECUSAL, "同意监察员回避", Kind.INSPECTION,
        at=HANDS_OVER, to=STAY, by=INSPECTION_HEADS, asks=InspectorStepsAside, unless=(asked_for(MATTER, NOT_ASKED),),
        checks=(_after_it_was_asked, two_different, _without_him), does=_replace, freezes=_freeze_who, suggests=_suggest_grant,
        first_while=_waits, rests_on=(Do.ASK_INSPECTOR_RECUSAL,),
        says="同意回避，改由监察员 {first}、{second} 承办", basis="劳动保障监察条例 第16条第2款；若干规定（三个工作日内，待本局确认）",
    ),
    Step(
        Do.REFUSE_INSPECTOR_RECUSAL, "驳回监察员回避申请", Kind.INSPECTION,
        at=HANDS_OVER, to=STAY, by=INSPECTION_HEADS, asks=InspectorStays, unless=(asked_for(MATTER, NOT_ASKED),),
        checks=(_after_it_was_asked,), freezes=_freeze_who, first_while=_waits, rests_on=(Do.ASK_INSPECTOR_RECUSAL,),
        says="驳回回避申请：{reason}", basis="劳动保障监察条例 第16条第2款；若干规定（三个工作日内，待本局确认）",
    ),
)  # fmt: skip

"""Evidence that the office takes itself (调查取证), expertise (鉴定), inspection on the spot (勘验).

None of them makes the forty-five days stand still: where a result has to be waited for, 中止审理 is approved (办案规则 第46、47条).
"""

import re
from datetime import date

from ..acts import Act
from ..codes import Kind
from ..codes.inquiry import Appraised, Chosen
from ..do import Do
from ..facts import Entry, Proceeding
from ..forms import Long, MaybeNumber, MaybeText, Text, ask
from ..states.arbitration import ENTRUSTED, SUSPENDED
from ..step import STAY, Situation, Step
from .arbitration import BENCH, OFFICE, RUNNING

INVESTIGATORS = 2
"""So many at least take evidence (办案规则 第17条)."""
UNDER_WAY = RUNNING | {SUSPENDED, ENTRUSTED}


class Investigation(Act):
    """调查取证: of its own accord, or because a party cannot get at the evidence (办案规则 第16条)."""

    on: date = ask("调查之日", not_after="today")
    asked_by: list[int] = ask("申请调取的当事人", default=[], options="parties", help="仲裁委员会认为有必要、自行调查的不选")
    whom: Text = ask("被调查的单位、个人")
    place: MaybeText = ask("地点", default=None)
    investigators: Text = ask("调查人员", help="两人以上，姓名之间用顿号隔开")
    shown: bool = ask("已出示工作证件和介绍信", default=False)
    found: Long = ask("调查的内容和取得的材料", long="long")


class Appraisal(Act):
    """委托鉴定."""

    on: date = ask("委托之日", not_after="today")
    asked_by: list[int] = ask("申请鉴定的当事人", default=[], options="parties")
    matter: Long = ask("鉴定事项", long="long")
    organisation: Text = ask("鉴定机构")
    chosen: Chosen = ask("鉴定机构的确定", default=Chosen.AGREED)
    materials: MaybeText = ask("移送的鉴定材料", default=None)
    days: MaybeNumber = ask("请在多少日内完成（自然日）", default=None)


class AppraisalResult(Act):
    """收到鉴定意见, or what else became of it."""

    on: date = ask("收到之日", not_after="today")
    result: Appraised = ask("结果", default=Appraised.GIVEN)
    opinion: Long = ask("鉴定意见的结论、文号", long="long", help="退回、终止的，写明原因")


class SiteInspection(Act):
    """勘验."""

    on: date = ask("勘验之日", not_after="today")
    place: Text = ask("勘验的场所、物品")
    inspectors: Text = ask("勘验人员")
    present: Text = ask("在场人员", help="当事人、见证人；拒不到场的写明")
    findings: Long = ask("勘验的情况和结果", long="long", help="绘图、拍照的写明张数")


# --- guards and checks ----------------------------------------------------------------------------------------


def _two_with_their_papers(_: Situation, form: Investigation) -> dict[str, str]:
    found: dict[str, str] = {}
    if len([name for name in re.split(r"[、，,；;\s]+", form.investigators) if name]) < INVESTIGATORS:
        found["investigators"] = "调查取证时人员不得少于两人，请写明每个人的姓名（办案规则第17条）。"
    if not form.shown:
        found["shown"] = "调查取证应当出示工作证件和介绍信（办案规则第17条）；出示以后再登记。"
    return found


def open_appraisal(here: Proceeding) -> Entry | None:
    """The expertise that was commissioned and has no result yet; None: there is none."""
    latest = here.last(Do.COMMISSION_APPRAISAL, Do.RECEIVE_APPRAISAL)
    return latest if latest is not None and latest.step == Do.COMMISSION_APPRAISAL else None


def _one_at_a_time(situation: Situation) -> str | None:
    waiting = open_appraisal(situation.here)
    if waiting is None:
        return None
    return f"{waiting.on} 委托{waiting.as_(Appraisal).organisation}的鉴定还没有结果，请先办理“收到鉴定意见”。"


def _nothing_commissioned(situation: Situation) -> str | None:
    return None if open_appraisal(situation.here) else "没有等待结果的鉴定，请先办理“委托鉴定”。"


def _after_it_was_commissioned(situation: Situation, form: AppraisalResult) -> dict[str, str]:
    waiting = open_appraisal(situation.here)
    return {"on": f"不能早于委托之日（{waiting.on}）。"} if waiting and form.on < waiting.on else {}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.INVESTIGATE, "调查取证", Kind.ARBITRATION,
        at=UNDER_WAY, to=STAY, by=BENCH | OFFICE, asks=Investigation, checks=(_two_with_their_papers,),
        says="向{whom}调查取证（{investigators}）", basis="办案规则 第16、17条",
    ),
    Step(
        Do.COMMISSION_APPRAISAL, "委托鉴定", Kind.ARBITRATION,
        at=UNDER_WAY, to=STAY, by=BENCH | OFFICE, asks=Appraisal, unless=(_one_at_a_time,),
        says="委托{organisation}鉴定：{matter}", basis="调解仲裁法 第37条；办案规则 第40条（等待结论的，另行批准中止审理）",
    ),
    Step(
        Do.RECEIVE_APPRAISAL, "收到鉴定意见", Kind.ARBITRATION,
        at=UNDER_WAY, to=STAY, by=BENCH | OFFICE, asks=AppraisalResult, unless=(_nothing_commissioned,),
        checks=(_after_it_was_commissioned,),
        says="鉴定：{result}", basis="调解仲裁法 第37条；办案规则 第40条",
    ),
    Step(
        Do.INSPECT_SITE, "勘验", Kind.ARBITRATION,
        at=UNDER_WAY, to=STAY, by=BENCH | OFFICE, asks=SiteInspection,
        says="勘验{place}", basis="办案规则 第22条（勘验笔录入正卷）；参照民事诉讼法 第83条",
    ),
)

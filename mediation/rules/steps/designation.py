"""Designation of a commission (指定管辖): those above both are asked, and say whose the case is (办案规则 第9条).

Asked for by a commission to which a case was handed over and which thinks that it is not its own, or whose dispute with another
commission was not settled between them. The trial period runs meanwhile: 办案规则 第46条 does not name these days, and whoever
wants the case to rest suspends it with the head's approval (第47条).
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind
from ..codes.inquiry import Designated, Disputing
from ..do import Do
from ..facts import Proceeding
from ..forms import Long, MaybeDay, MaybeLong, MaybeText, Text, ask
from ..states.arbitration import ENTRUSTED, SUSPENDED
from ..step import STAY, Situation, Step
from .arbitration import APPROVES, BENCH, OFFICE, RUNNING
from .filing import TransferReceipt, handed_over
from .pending import DESIGNATION, asked_for, undecided

ASKABLE = RUNNING | {SUSPENDED, ENTRUSTED}


class DesignationReport(Act):
    """报请指定管辖."""

    on: date = ask("报请之日", not_after="today")
    authority: Text = ask("共同的上一级主管部门", help="两个仲裁委员会共同的上一级仲裁委员会主管部门，如某市人力资源和社会保障局")
    ground: Disputing = ask("报请的情形")
    other: Text = ask("另一仲裁委员会", help="移送本案来的，或者与本委有争议的仲裁委员会")
    consulted_on: MaybeDay = ask("协商不成之日", default=None, not_after="today", not_before="anything")
    consultation: MaybeLong = ask("协商的经过和结果", default=None, long="long", help="因管辖争议报请的必填；协商一致的，不用报请")
    reason: Long = ask("本委的意见和理由", long="long", help="劳动合同履行地、用人单位所在地各在哪里，为什么不属于或者属于本委管辖")


class ReportTakenBack(Act):
    """撤回报请: the commissions have agreed after all, or what was reported was a mistake."""

    on: date = ask("撤回之日", not_after="today")
    reason: Long = ask("撤回的理由", long="long", help="如两个仲裁委员会后来协商一致")


class Designation(Act):
    """收到指定管辖."""

    on: date = ask("收到之日", not_after="today")
    authority: Text = ask("指定管辖的主管部门")
    number: Text = ask("指定管辖的文号")
    decided_on: date = ask("指定之日", not_after="today", not_before="anything")
    whose: Designated = ask("指定的仲裁委员会")
    commission: MaybeText = ask("其他仲裁委员会的名称", default=None, help="指定其他仲裁委员会管辖的必填")


def designated(here: Proceeding) -> Designation | None:
    """The latest designation of the case, or None: nobody has designated a commission."""
    entry = here.last(Do.RECEIVE_DESIGNATION)
    return entry.as_(Designation) if entry else None


def designated_here(here: Proceeding) -> str:
    """The authority that designated this commission, with the day and the paper, in words; empty: none did."""
    found = designated(here)
    if found is None or found.whose is not Designated.US:
        return ""
    return f"{found.authority}于 {found.decided_on} 指定本案由本委管辖（{found.number}）"


def designated_elsewhere(here: Proceeding) -> Designation | None:
    """The designation of another commission, or None: there is none."""
    found = designated(here)
    return found if found is not None and found.whose is Designated.OTHER else None


# --- guards and checks ----------------------------------------------------------------------------------------


def _reported_once(situation: Situation) -> str | None:
    asked = undecided(situation.here, DESIGNATION)
    return f"已于 {asked.on} 报请指定管辖，还没有收到指定。" if asked else None


def _designated_before(situation: Situation) -> str | None:
    """A designation that those above have made is not asked for again by this commission."""
    found = designated(situation.here)
    return f"{found.authority}已于 {found.decided_on} 指定管辖（{found.number}），应当执行，不能再次报请。" if found else None


def _of_the_two_cases(situation: Situation, form: DesignationReport) -> dict[str, str]:
    """Only the two cases of the article; a dispute only after the commissions have talked (办案规则 第9条)."""
    if form.ground is Disputing.HANDED_OVER:
        if handed_over(situation):
            return {}
        return {"ground": "本案不是其他仲裁委员会移送来的：不属于本委管辖的办理“移送管辖”；有争议的，先与对方协商（办案规则第9条）。"}
    found: dict[str, str] = {}
    if not form.consultation:
        found["consultation"] = "协商不成的才报请指定管辖，请写明与谁、怎样协商、为什么不成（办案规则第9条）。"
    if not form.consulted_on:
        found["consulted_on"] = "请填写协商不成之日（办案规则第9条）。"
    elif form.consulted_on > form.on:
        found["consulted_on"] = "协商不成之日不能晚于报请之日。"
    return found


def _who_is_named(situation: Situation, form: Designation) -> dict[str, str]:
    found: dict[str, str] = {}
    if form.whose is Designated.OTHER and not form.commission:
        found["commission"] = "请填写被指定的仲裁委员会，案件要移送给它。"
    if form.whose is Designated.US and form.commission:
        found["commission"] = "指定本委管辖的，这一项不填。"
    if form.decided_on > form.on:
        found["decided_on"] = "指定之日不能晚于收到之日。"
    elif (asked := undecided(situation.here, DESIGNATION)) and form.decided_on < asked.on:
        found["decided_on"] = f"不能早于报请之日（{asked.on}）。"
    return found


def _another_authority(situation: Situation, form: Designation) -> dict[str, str]:
    """Ask back where somebody else answers than who was asked."""
    asked = undecided(situation.here, DESIGNATION)
    if asked is None or (told := asked.as_(DesignationReport).authority) == form.authority:
        return {}
    return {"authority": f"报请的是{told}，请核对指定管辖的是不是{form.authority}"}


# --- suggestions ----------------------------------------------------------------------------------------------


def _suggest_report(situation: Situation) -> dict[str, Any]:
    if not handed_over(situation):
        return {"ground": Disputing.DISPUTED}
    received = situation.here.entries[0].as_(TransferReceipt)
    return {"ground": Disputing.HANDED_OVER, "other": received.from_commission}


def _suggest_designation(situation: Situation) -> dict[str, Any]:
    asked = undecided(situation.here, DESIGNATION)
    return {"authority": asked.as_(DesignationReport).authority} if asked else {}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.REPORT_DESIGNATION, "报请指定管辖", Kind.ARBITRATION,
        at=ASKABLE, to=STAY, by=APPROVES, asks=DesignationReport, unless=(_reported_once, _designated_before),
        checks=(_of_the_two_cases,), suggests=_suggest_report,
        says="报请{authority}指定管辖", basis="办案规则 第9条（报请共同的上一级仲裁委员会主管部门指定管辖）",
    ),
    Step(
        Do.TAKE_BACK_REPORT, "撤回报请", Kind.ARBITRATION,
        at=ASKABLE, to=STAY, by=APPROVES, asks=ReportTakenBack,
        unless=(asked_for(DESIGNATION, "没有报请过指定管辖，或者已经收到指定。"),),
        says="撤回指定管辖的报请：{reason}", basis="办案规则 第9条（协商不成的才报请）",
    ),
    Step(
        Do.RECEIVE_DESIGNATION, "收到指定管辖", Kind.ARBITRATION,
        at=ASKABLE, to=STAY, by=OFFICE | BENCH, asks=Designation, checks=(_who_is_named,), doubts=(_another_authority,),
        suggests=_suggest_designation,
        says="{authority}{whose}{commission:：}（{number}）", basis="办案规则 第9条",
    ),
)

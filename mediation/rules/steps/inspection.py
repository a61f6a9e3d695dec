"""Labour inspection (劳动保障监察): investigation, order to correct, decision, and what is handed to others.

What follows an order or a decision once it is made stands in orders.py.
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind, Outcome, Side
from ..codes.inspection import Measure, Told
from ..codes.people import UnableGround
from ..codes.served import InspectionPaper
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, MaybeClock, MaybeLong, MaybeName, MaybeStaff, Text, ask
from ..roles import INSPECTION_HEADS, INSPECTION_STAFF
from ..seats import INSPECTORS
from ..states.inspection import (
    COMPLAINT_REFUSED,
    CORRECTED,
    DECIDED,
    FOUND,
    INSPECTION_CLOSED,
    INVESTIGATING,
    MERGED,
    ORDERED,
    REFERRED,
    REVOKED,
    SUSPENDED,
    TOLD_ELSEWHERE,
)
from ..step import STAY, Rank, Situation, Step
from ..used import Used
from .assigned import nobody_assigned, two_are_needed
from .awaited import not_served
from .closure import ApprovedClosing, closing_is_proposed, note_if_unpaid, suggest_proposed
from .complaint import reported
from .evidence_in_keeping import evidence_kept
from .freed import not_freed
from .handing_on import ToArbitration, claims_belong, everybody_left, gone_on, hand_on
from .intake import to_the_commission
from .minutes import ends_after_it_began
from .police import not_answered
from .trial import before_the_end

CENTRE = "unit.mediation_centre"
"""The setting that holds the code of the organisation which takes over mediations."""
LONGEST_EXTENSION = 30
"""Working days that the investigation may take longer (条例 第17条)."""


class Inspectors(Act):
    """指派监察员: two at least, and none who is interested in the matter."""

    on: date = ask("指派日期", not_after="today")
    first: str = ask("主办监察员", options="inspectors")
    second: str = ask("协办监察员", options="inspectors")


class NewInspectors(Inspectors):
    """更换监察员: whoever goes on, and why somebody else does not."""

    ground: UnableGround = ask("更换原因")
    reason: Long = ask("具体情况", long="long")


class InspectionRecord(Act):
    """调查笔录: one look, one interview, one set of papers."""

    on: date = ask("调查日期", not_after="today")
    starts: MaybeClock = ask("开始时间", default=None, help="例如 09:30；不填的，笔录上留空手写")
    ends: MaybeClock = ask("结束时间", default=None, help="例如 11:00")
    measure: Measure = ask("调查措施")
    place: Text = ask("地点")
    present: Text = ask("被调查人、在场人")
    recorder: MaybeStaff = ask("记录人", default=None, options="inspectors")
    content: Long = ask("调查经过和结果", long="long")


class LongerInvestigation(Act):
    """延长调查: at most 30 working days, approved by the head of the department."""

    on: date = ask("批准之日", not_after="today")
    days: int = ask("延长天数（工作日）", default=LONGEST_EXTENSION, help="最多 30 个工作日")
    approver: MaybeName = ask("批准人（纸质审批的）", default=None, help="填写在审批表上签署的劳动保障行政部门负责人")
    reason: Long = ask("情况复杂的具体说明", long="long")


class Findings(Act):
    """调查终结: what was found."""

    on: date = ask("调查终结日期", not_after="today")
    findings: Long = ask("查明的事实", long="long")


class Direction(Act):
    """告知走争议处理程序: the matter belongs to mediation, arbitration or the court."""

    on: date = ask("告知日期", not_after="today")
    told: Told = ask("告知的途径", default=Told.ARBITRATION)
    reason: Long = ask("具体情况", long="long")


class Referral(Act):
    """移送有权部门."""

    on: date = ask("移送日期", not_after="today")
    authority: Text = ask("移送的部门")
    reason: Long = ask("移送的理由", long="long")


class HandingOver(ToArbitration):
    """转出: which of the complainants go on, and with which claims."""

    on: date = ask("申请之日", not_after="today", help="投诉人同意转出、提出申请的日期")
    parties: list[int] = ask("转出的投诉人", options="applicants", at_least=1)
    claims: list[int] = ask("带走的请求", options="claims", at_least=1)
    note: MaybeLong = ask("说明", default=None, long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _assigned_before(situation: Situation) -> str | None:
    """Whoever goes on in another's place is named with the reason, by the head (条例 第16条)."""
    if nobody_assigned(situation):
        return None
    return "本案已经指派监察员。换人的由负责人办理“更换监察员”；当天登记错了的，办理“更正”。"


def _nothing_recorded(situation: Situation) -> str | None:
    if situation.here.last(Do.RECORD_INSPECTION):
        return None
    return "还没有调查笔录。先办理“调查笔录”，再终结调查。"


def _to_look_into(situation: Situation) -> bool:
    """Two are assigned, and nobody has looked yet."""
    return situation.here.last(Do.RECORD_INSPECTION) is None and not nobody_assigned(situation)


def _decision_not_served(situation: Situation) -> str | None:
    lacking = not_served(situation, InspectionPaper.HANDLING_DECISION, InspectionPaper.PENALTY_DECISION)
    return f"{lacking}，送达后才能结案。" if lacking else None


def _extended_before(situation: Situation) -> str | None:
    extended = situation.here.last(Do.EXTEND_INVESTIGATION)
    return f"已于 {extended.on} 批准延长一次，不能再延（条例第17条）。" if extended else None


def _not_their_own(situation: Situation) -> str | None:
    """Only who complains for himself has claims that can go on; a reporter's name stays where it is (条例 第9条第3款)."""
    if reported(situation) and not situation.here.claims:
        return "本案由举报立案，举报人不是争议当事人，不能转出。劳动者本人投诉的，先办理“加入投诉人”。"
    return None if set(situation.here.claims) - gone_on(situation.case, situation.here) else "本案请求已全部转出，请到转入的程序中办理。"


def _nobody_mediates(situation: Situation) -> str | None:
    return (
        None
        if situation.reference.setting(CENTRE)
        else "还没有设定接收转调解案件的调解组织，请系统管理员在参数中设定。"
    )


def two_different(_: Situation, form: Inspectors) -> dict[str, str]:
    """Check that the two are not one person (条例 第16条)."""
    return {} if form.first != form.second else {"second": "两名监察员不能是同一人（条例第16条）。"}


def _at_most_thirty(_: Situation, form: LongerInvestigation) -> dict[str, str]:
    fits = 1 <= form.days <= LONGEST_EXTENSION
    return {} if fits else {"days": f"延长 1 至 {LONGEST_EXTENSION} 个工作日（条例第17条）。"}


def _to_the_dispute_bodies(_: Situation, form: Direction) -> dict[str, str]:
    if form.told is not Told.AUTHORITY:
        return {}
    return {"told": "由其他部门处理的，请办理“移送有权部门”。"}


# --- effects and suggestions ----------------------------------------------------------------------------------


def assign(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """Give the case to the two whom the entry names."""
    chosen = entry.as_(Inspectors)
    proceeding.handler = chosen.first
    proceeding.staff |= {"first": chosen.first, "second": chosen.second}


def those_assigned(situation: Situation) -> dict[str, Any]:
    """Return the two who are assigned, by seat."""
    staff = situation.here.staff
    return {seat: staff[seat] for seat in ("first", "second") if seat in staff}


def _where_and_whom(situation: Situation) -> dict[str, Any]:
    """The unit that is looked into, and the second inspector as whoever writes."""
    names = "、".join(party.name for party in situation.case.of_side(situation.here, Side.RESPONDENT))
    return {"present": names[:190], "recorder": situation.here.staff.get("second")}


def to_the_centre(situation: Situation, _: Any) -> Used:
    """A mediation goes to the organisation that the bureau has named for it."""
    return Used(unit=situation.reference.setting(CENTRE))


# --- rows -----------------------------------------------------------------------------------------------------

RESULT = frozenset({CORRECTED, DECIDED, REVOKED, TOLD_ELSEWHERE, REFERRED, COMPLAINT_REFUSED, MERGED})
HANDS_OVER = RESULT - {MERGED} | {INVESTIGATING, FOUND, ORDERED, SUSPENDED}

ROWS = (
    Step(
        Do.ASSIGN_INSPECTORS, "指派监察员", Kind.INSPECTION,
        at=frozenset({INVESTIGATING}), to=STAY, by=INSPECTION_STAFF, asks=Inspectors,
        unless=(_assigned_before,), checks=(two_different,), does=assign,
        rank=Rank.ELSE, first_while=nobody_assigned,
        says="指派监察员 {first}、{second}", basis="劳动保障监察条例 第16条（不少于2人；有利害关系的应当回避）",
    ),
    Step(
        Do.CHANGE_INSPECTORS, "更换监察员", Kind.INSPECTION,
        at=HANDS_OVER, to=STAY, by=INSPECTION_HEADS, asks=NewInspectors,
        unless=(two_are_needed,), checks=(two_different,), does=assign, suggests=those_assigned,
        rank=Rank.LAST, says="改由监察员 {first}、{second} 承办：{ground}", basis="劳动保障监察条例 第16条（不少于2人）",
    ),
    Step(
        Do.RECORD_INSPECTION, "调查笔录", Kind.INSPECTION,
        at=frozenset({INVESTIGATING, FOUND, ORDERED}), to=STAY, by=INSPECTION_STAFF, seats=INSPECTORS,
        asks=InspectionRecord, unless=(two_are_needed,), checks=(ends_after_it_began,), first_while=_to_look_into,
        suggests=_where_and_whom, rank=Rank.THEN, says="{measure}：{place}", basis="劳动保障监察条例 第15、16条",
    ),
    Step(
        Do.EXTEND_INVESTIGATION, "延长调查", Kind.INSPECTION,
        at=frozenset({INVESTIGATING}), to=STAY, by=INSPECTION_HEADS, on_paper=INSPECTION_STAFF, signer="approver", asks=LongerInvestigation,
        unless=(_extended_before,),
        checks=(_at_most_thirty, before_the_end("L-08", "调查期限", "请立即终结调查并报告负责人（条例第17条）。")),
        says="延长 {days} 个工作日{approver:，批准人 }", basis="劳动保障监察条例 第17条",
    ),
    Step(
        Do.FINISH_INVESTIGATION, "调查终结", Kind.INSPECTION,
        at=frozenset({INVESTIGATING}), to=FOUND, by=INSPECTION_STAFF, seats=INSPECTORS, asks=Findings,
        unless=(two_are_needed, _nothing_recorded), rank=Rank.NEXT, says="调查终结", basis="劳动保障监察条例 第17条",
    ),
    Step(
        Do.TELL_DISPUTE, "告知走争议处理程序", Kind.INSPECTION,
        at=frozenset({INVESTIGATING, FOUND}), to=TOLD_ELSEWHERE, by=INSPECTION_STAFF, asks=Direction,
        checks=(_to_the_dispute_bodies,), outcome=Outcome.TOLD_TO_DISPUTE,
        says="告知{told}", basis="劳动保障监察条例 第21条第2款",
    ),
    Step(
        Do.REFER_DEPARTMENT, "移送有权部门", Kind.INSPECTION,
        at=frozenset({INVESTIGATING, FOUND}), to=REFERRED, by=INSPECTION_STAFF, asks=Referral,
        outcome=Outcome.REFERRED_ELSEWHERE,
        says="移送{authority}", basis="劳动保障监察条例 第18条第2款；保障农民工工资支付条例 第10条",
    ),
    Step(
        Do.HAND_TO_MEDIATION, "转调解", Kind.INSPECTION,
        at=HANDS_OVER, to=STAY, opens=Kind.MEDIATION, by=INSPECTION_STAFF, asks=HandingOver,
        unless=(_not_their_own, _nobody_mediates), checks=(claims_belong,), does=hand_on, suggests=everybody_left,
        freezes=to_the_centre, says="投诉人同意，转调解组织调解",
        basis="劳动保障监察条例 第21条；保障农民工工资支付条例 第10条；调解仲裁法 第10条",
    ),
    Step(
        Do.HAND_TO_ARBITRATION, "转仲裁", Kind.INSPECTION,
        at=HANDS_OVER, to=STAY, opens=Kind.ARBITRATION, by=INSPECTION_STAFF, asks=HandingOver,
        unless=(_not_their_own,), checks=(claims_belong,), does=hand_on, suggests=everybody_left, freezes=to_the_commission,
        says="投诉人申请仲裁，材料移送仲裁委员会", basis="劳动保障监察条例 第21条第2款；调解仲裁法 第5条",
    ),
    Step(
        Do.CLOSE_INSPECTION, "结案", Kind.INSPECTION,
        at=RESULT, to=INSPECTION_CLOSED, by=INSPECTION_STAFF, approved_by=INSPECTION_HEADS, signer="approver", asks=ApprovedClosing,
        unless=(_decision_not_served, not_freed, not_answered, evidence_kept), checks=(note_if_unpaid,), suggests=suggest_proposed,
        first_while=closing_is_proposed, rank=Rank.THEN,
        says="结案归档{approver:，审批人 }", basis="劳动保障监察条例 第18、22条（守法诚信档案）",
    ),
)

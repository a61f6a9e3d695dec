"""A complaint to the labour inspectorate (举报投诉): received, completed, and docketed or refused."""

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator

from ..acts import Act, Dated
from ..codes import Kind, Manner, Outcome, Side
from ..codes.inspection import Accusation, CameBy, ComplaintRefusalGround, Told, Violation
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, MaybeDay, MaybeName, MaybePhone, MaybeText, ask
from ..party_kinds import KINDS
from ..places import MaybePlaces
from ..roles import INSPECTION_HEADS, INSPECTION_STAFF
from ..states.inspection import COMPLAINED, COMPLAINT_CORRECTING, COMPLAINT_REFUSED, INVESTIGATING
from ..step import Rank, Situation, Step
from .deceased import HELP as OF_THE_DECEASED
from .deceased import Deceased, heirs_are_applicants
from .informant import nobody_complains, raised_complaint, write_complaint
from .intake import (
    NOWHERE,
    ClaimAnswers,
    Completed,
    Missing,
    PartyAnswers,
    claimants_exist,
    not_before_receipt,
    received_again,
)
from .track import as_the_bureau_reads

YEARS_LOOKED_BACK = 2
"""A violation that ended longer ago is not looked into (条例 第20条)."""

SEALED_PART = "举报人（密封保存，只有承办的监察员和监察机构负责人可以查看）"

OF_THE_DEAD_WORKER = OF_THE_DECEASED.replace("申请人", "投诉人").replace("申请", "投诉")

UNASKED: dict[str, tuple[str, ...]] = {
    Accusation.REPORT: ("applicants", "claims", "deceased"), Accusation.COMPLAINT: ("informant", "informant_phone", "informant_reach"),
}  # fmt: skip
"""What a report and a complaint have no place for: nobody complains in a report, and of a complaint nobody is sealed (条例 第9条)."""

MaybeTold = Annotated[Told | None, BeforeValidator(lambda value: value or None)]


class ComplaintClaim(ClaimAnswers):
    """One claim of one complainant, in the words of a complaint (若干规定 第13条). The amount is in 元."""

    claimant: int = ask("投诉人", options="order", help="第几位投诉人")
    against: MaybePlaces = ask("向谁", default=None, help="向第几位被投诉单位，例如 1 或者 1、2；不填的，向全部被投诉单位")


class DeadWorker(Deceased):
    """A worker who died before anybody complained, in the words of a complaint."""

    heirs: MaybePlaces = ask("继承人（第几位投诉人）", default=None, help="第几位投诉人，例如 1、2；不填的，全部投诉人")
    claims: MaybePlaces = ask(
        "其名下的请求（第几项）", default=None, help="第几项请求，例如 1、3；不填的，这些投诉人的全部请求。投诉人还有自己的请求时填写"
    )


class Complaint(Dated):
    """接收投诉举报: the same parties and claims as an application, so that they can go on to mediation or arbitration."""

    raised_by = (raised_complaint,)
    calls_applicants = "投诉人"

    on: date = ask("接到投诉举报之日", not_after="today")
    accusation: Accusation = ask("投诉还是举报", default=Accusation.COMPLAINT, hides=UNASKED,
                                 help="劳动者为自己的权益实名提出的是投诉；其他任何人提出的是举报，为其保密")
    manner: Manner = ask("提出方式", default=Manner.WRITTEN)
    source: CameBy = ask("案件来源", default=CameBy.WALK_IN)
    cause: Violation = ask("违法行为", help="有几种的选主要的一种")
    green_channel: bool = ask("农民工欠薪绿色通道", default=False)
    applicants: list[PartyAnswers] = ask("投诉人", default=[], at_most=200, help="举报人不填在这里，填在最下面密封的一栏")
    respondents: list[PartyAnswers] = ask("被投诉单位", at_least=1, at_most=20)
    claims: list[ComplaintClaim] = ask("投诉请求", default=[], at_most=600, help="举报的不填")
    deceased: list[DeadWorker] = ask("已故劳动者", default=[], at_most=20, help=OF_THE_DEAD_WORKER)
    violation_ended_on: MaybeDay = ask("违法行为终了之日", default=None, not_after="today", not_before="anything", help="仍在继续的不填")
    story: Long = ask("违法事实和理由", long="long")
    informant: MaybeName = ask("举报人姓名", default=None, private="secret", part=SEALED_PART, help="匿名的不填；密封保存，不是当事人")
    informant_phone: MaybePhone = ask("举报人电话", default=None, private="secret", part=SEALED_PART)
    informant_reach: MaybeText = ask("怎样找到举报人", default=None, private="secret", part=SEALED_PART, help="地址、微信、约定的时间等")


class Docketing(Act):
    """立案: the day of approval is the day from which the 60 working days run."""

    on: date = ask("立案日期（批准之日）", not_after="today")
    violation_ended_on: MaybeDay = ask(
        "违法行为终了之日", default=None, not_after="today", not_before="anything", help="连续或者仍在继续的不填"
    )
    approver: MaybeName = ask(
        "批准人（纸质审批的）", default=None,
        help="填写在立案审批表上签署的劳动保障行政部门负责人或者经授权的监察机构负责人",
    )


class ComplaintRefusal(Act):
    """不予受理: in writing, with the ground, and with where to go instead."""

    on: date = ask("决定日期", not_after="today")
    ground: ComplaintRefusalGround = ask("理由")
    reason: Long = ask("具体情况", long="long")
    told: MaybeTold = ask("告知的途径", default=None)
    authority: MaybeText = ask("告知的部门", default=None, help="告知向其他部门反映的填写")


# --- guards and checks ----------------------------------------------------------------------------------------


def reported(situation: Situation) -> bool:
    """Tell whether somebody other than the worker came forward (举报)."""
    return situation.case.reported


def last_day_to_complain(ended_on: date) -> date:
    """The same day two years later, before rolling over a rest day; 29 February becomes the 28th (民法典 第202条)."""
    day = 28 if (ended_on.month, ended_on.day) == (2, 29) else ended_on.day
    return date(ended_on.year + YEARS_LOOKED_BACK, ended_on.month, day)


def a_complaint_is_ones_own(_: Situation, form: Any) -> dict[str, str]:
    """A complaint (投诉) comes from a worker, by name, who can be reached (条例 第9条第2款；若干规定 第18条)."""
    if getattr(form, "accusation", None) is Accusation.REPORT:
        return {}
    found: dict[str, str] = {}
    for row, who in enumerate(form.applicants):
        if KINDS[who.type].employs:
            found[f"applicants.{row}.type"] = "投诉由劳动者本人提出；单位或者其他人反映的，请在“投诉还是举报”选举报。"
        elif not (who.phone or who.address):
            found[f"applicants.{row}.phone"] = "投诉要实名，请填写投诉人的电话或者住所；不愿留名的，请选举报。"
    return found


def _not_ended_later(_: Situation, form: Complaint) -> dict[str, str]:
    if form.violation_ended_on and form.violation_ended_on > form.on:
        return {"violation_ended_on": f"违法行为在接到投诉之日（{form.on}）还没有终了，不填此项。"}
    return {}


def _within_two_years(situation: Situation, form: Docketing) -> dict[str, str]:
    """L-07: what ended more than two years before the complaint came is not looked into (条例 第20条). What goes on has no limit; a day
    that was written down at receipt counts until it is put right there, however empty it is left here."""
    told = _ended_as_complained(situation)
    ended = form.violation_ended_on or told
    if ended is None:
        return {}
    last = situation.reference.calendar.roll_forward(last_day_to_complain(ended))
    came_on = situation.here.entries[0].on
    if came_on <= last:
        return {}
    goes_on = "" if form.violation_ended_on else "违法行为仍在继续的，先办理“更正”，改正接收登记的终了之日；"
    return {
        "violation_ended_on": f"违法行为于 {ended} 终了，{last} 已满二年，{came_on} 才接到投诉举报，"
        f"不再查处（条例第20条）。{goes_on}请办理“不予受理”，并告知可以走的途径。"
    }


def _ended_as_complained(situation: Situation) -> date | None:
    """The day on which the violation ended as it was written down at receipt; None: it goes on, or nobody said."""
    complaint = situation.here.entries[0].if_(Complaint)
    return complaint.violation_ended_on if complaint else None


def _somewhere_to_go(_: Situation, form: ComplaintRefusal) -> dict[str, str]:
    """Whoever is sent away is told where to go (条例 第21条第2款；若干规定 第18条)."""
    disputes = (ComplaintRefusalGround.DISPUTE, ComplaintRefusalGround.ALREADY)
    if form.ground in disputes and form.told in (None, Told.AUTHORITY):
        return {"told": "请选择告知投诉人的途径：调解、仲裁或者诉讼（条例第21条第2款）。"}
    if form.ground in (ComplaintRefusalGround.OUT_OF_POWERS, ComplaintRefusalGround.ELSEWHERE) and not form.told:
        return {"told": "请选择告知投诉人的途径；由其他部门管的，选“向有权处理的部门反映”并写明部门。"}
    if form.told is Told.AUTHORITY and not form.authority:
        return {"authority": "请写明告知投诉人向哪个部门反映。"}
    return {}


def _all_withdrew(situation: Situation) -> bool:
    """Tell whether every complainant has withdrawn."""
    gone = {n for entry in situation.here.all(Do.WITHDRAW_COMPLAINT) for n in entry.parties or ()}
    complain = {party.number for party in situation.case.of_side(situation.here, Side.APPLICANT)}
    return bool(complain) and complain <= gone


def _withdrawn_by_all(situation: Situation, form: ComplaintRefusal) -> dict[str, str]:
    """For a withdrawal nothing is refused before every complainant's is on record; the office may docket it all the same (条例 第14条)."""
    if form.ground is not ComplaintRefusalGround.WITHDRAWN or _all_withdrew(situation):
        return {}
    return {"ground": "还有投诉人没有撤回投诉。请先办理“投诉人撤回投诉”，或者另选理由。"}


# --- effects and suggestions ----------------------------------------------------------------------------------


def _docket(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    proceeding.accepted_on = entry.on


def _refused_how(_: CaseFacts, __: Proceeding, entry: Entry) -> Outcome:
    late = entry.as_(ComplaintRefusal).ground is ComplaintRefusalGround.NOT_CORRECTED
    return Outcome.NOT_CORRECTED if late else Outcome.NOT_ACCEPTED


def _as_complained(situation: Situation) -> dict[str, Any]:
    ended_on = _ended_as_complained(situation)
    return {"violation_ended_on": ended_on.isoformat() if ended_on else None}


def _suggest_refusal(situation: Situation) -> dict[str, Any]:
    """The withdrawal that is on record, where all have withdrawn."""
    withdrawn = situation.here.last(Do.WITHDRAW_COMPLAINT)
    if withdrawn is None or not _all_withdrew(situation):
        return {}
    return {"ground": str(ComplaintRefusalGround.WITHDRAWN), "reason": withdrawn.answer("reason")}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.RECEIVE_COMPLAINT, "接收投诉举报", Kind.INSPECTION,
        at=NOWHERE, to=COMPLAINED, opens=Kind.INSPECTION, by=INSPECTION_STAFF, asks=Complaint,
        checks=(nobody_complains, claimants_exist, a_complaint_is_ones_own, _not_ended_later, heirs_are_applicants),
        does=write_complaint,
        freezes=as_the_bureau_reads,
        tab="投诉举报",
        says="接到{accusation}（{manner}），登记", basis="劳动保障监察条例 第9条、第14条第3款；保障农民工工资支付条例 第10条",
    ),
    Step(
        Do.REQUEST_COMPLAINT_CORRECTION, "要求补正", Kind.INSPECTION,
        at=frozenset({COMPLAINED}), to=COMPLAINT_CORRECTING, by=INSPECTION_STAFF, asks=Missing, rank=Rank.ELSE,
        says="要求补正：{missing}", basis="实施《劳动保障监察条例》若干规定 第18条",
    ),
    Step(
        Do.COMPLETE_COMPLAINT, "补正完成", Kind.INSPECTION,
        at=frozenset({COMPLAINT_CORRECTING}), to=COMPLAINED, by=INSPECTION_STAFF, asks=Completed, does=received_again,
        rank=Rank.FIRST, says="材料补正完成，接到之日改为 {on}", basis="实施《劳动保障监察条例》若干规定 第18条",
    ),
    Step(
        Do.DOCKET_COMPLAINT, "立案", Kind.INSPECTION,
        at=frozenset({COMPLAINED}), to=INVESTIGATING, by=INSPECTION_HEADS, on_paper=INSPECTION_STAFF, signer="approver", asks=Docketing,
        checks=(not_before_receipt, _within_two_years), does=_docket, suggests=_as_complained,
        rank=Rank.FIRST, says="立案{approver:，批准人 }", basis="劳动保障监察条例 第14条第2款、第20条；若干规定 第18条（5个工作日内）",
    ),
    Step(
        Do.REFUSE_COMPLAINT, "不予受理", Kind.INSPECTION,
        at=frozenset({COMPLAINED, COMPLAINT_CORRECTING}), to=COMPLAINT_REFUSED, by=INSPECTION_STAFF,
        asks=ComplaintRefusal, checks=(not_before_receipt, _somewhere_to_go, _withdrawn_by_all), suggests=_suggest_refusal,
        outcome=_refused_how,
        rank=Rank.ELSE, says="不予受理：{ground}", basis="劳动保障监察条例 第20条、第21条第2款；若干规定 第18条（书面通知）",
    ),
)

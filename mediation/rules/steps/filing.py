"""Filing (仲裁收件与立案): what is received, what is missing, and whether the commission takes it up, holds it or sends it on."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ..acts import Act
from ..codes import FilingRefusalGround, Kind, Outcome
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, MaybeDay, MaybeLong, MaybeName, MaybeText, Text, ask
from ..roles import Role
from ..states.arbitration import FILED, FILING_CORRECTING, FILING_REFUSED, ON_HOLD, RECEIVED, TOLD_ELSEWHERE
from ..step import Rank, Situation, Step
from ..used import Used
from .deceased import heirs_are_applicants
from .intake import (
    NOWHERE,
    REGISTRY,
    Application,
    Completed,
    Missing,
    accept,
    claimants_exist,
    not_before_receipt,
    received_again,
    to_the_commission,
    write_application,
)
from .late_filing import court_decides, suggest_refusal
from .track import as_the_bureau_reads
from .whose_items import items_of_the_applicants

HOLD_DAYS = "filing.hold_days"
"""The setting: for how many 自然日 a case may be held for mediation. The law names no number (办案规则 第69条)."""
MOST_HOLD_DAYS = 15
HEADS = frozenset({Role.DIRECTOR})
"""Who approves that a case is taken up, or not (立案审批)."""
DECIDES = REGISTRY | HEADS


class TransferReceipt(Application):
    """接受移送: another commission hands the case over; the 45 days count from this day."""

    on: date = ask("接受移送之日", not_after="today")
    from_commission: Text = ask("移送的仲裁委员会")
    letter: MaybeText = ask("移送函文号", default=None)
    first_accepted_on: MaybeDay = ask("原受理之日", default=None, not_after="today", not_before="anything")


class FilingAcceptance(Act):
    """仲裁受理: the day the approval was signed is 受理之日."""

    on: date = ask("受理日期（审批签署之日）", not_after="today")
    approver: MaybeName = ask(
        "审批人（纸质审批的）", default=None,
        help="填写在审批表上签署的主任或者经授权的仲裁院负责人，受理日期填签署之日",
    )
    evidence_until: MaybeDay = ask("举证期限届满日", default=None)
    materials: MaybeText = ask("还需申请人提交的材料", default=None)


class FilingRefusal(Act):
    """不予受理（仲裁）."""

    on: date = ask("决定日期", not_after="today")
    ground: FilingRefusalGround = ask("理由")
    reason: Long = ask("具体情况", long="long")


class Hold(Act):
    """暂缓受理: mediation before the case is taken up, by the applicant's consent."""

    on: date = ask("申请人同意之日", not_after="today")
    agreed: bool = ask("申请人已书面同意先行调解、暂缓受理", default=False, help="同意书存卷；不同意的应当依法受理")
    organisation: Text = ask("调解组织")
    until: date = ask("暂缓至", help="期满未达成协议的，继续办理受理")


class HoldEnd(Act):
    """结束案前调解: the five working days for the decision run on."""

    on: date = ask("结束之日", not_after="today")
    agreed: bool = ask("双方已达成调解协议", default=False, help="达成协议的，申请人可以撤回申请")
    note: MaybeLong = ask("调解情况", default=None, long="long")


class Elsewhere(Act):
    """告知他处: in scope, but not this commission's; a written explanation, not a refusal."""

    on: date = ask("告知日期", not_after="today")
    competent: Text = ask("有管辖权的仲裁委员会")
    reason: Long = ask("无管辖权的理由", long="long", help="劳动合同履行地、用人单位所在地各在哪里")


def evidence_kept(situation: Situation, until: date | None) -> Used:
    """The last day of an evidence period as it is told: on a rest day, the next that is worked (民事诉讼法 第85条). None: none is fixed."""
    return Used(last_day=situation.reference.calendar.roll_forward(until) if until else None)


# --- guards and checks ----------------------------------------------------------------------------------------


def handed_over(situation: Situation) -> bool:
    """True for a case that another commission handed over."""
    return situation.here.entries[0].step == Do.RECEIVE_TRANSFER


def _must_be_taken_up(situation: Situation) -> str | None:
    """The receiving commission takes the case up, and never sends it on by itself (办案规则 第9条)."""
    if not handed_over(situation):
        return None
    return "移送来的案件应当依法受理；认为不属于本委管辖的，受理后报请共同的上一级主管部门指定管辖（办案规则第9条）。"


def _held_by_consent(situation: Situation, form: Hold) -> dict[str, str]:
    """No hold without the applicant's consent, and none without an end."""
    found: dict[str, str] = {}
    if not form.agreed:
        found["agreed"] = "申请人不同意先行调解的，应当依法受理（办案规则第69条），请办理“受理”。"
    most = int(situation.reference.setting(HOLD_DAYS, str(MOST_HOLD_DAYS)))
    last = form.on + timedelta(days=most)
    if not form.on <= form.until <= last:
        found["until"] = f"暂缓受理从 {form.on} 起最多 {most} 日，请填 {form.on} 至 {last}。"
    return found


def _held_once(situation: Situation) -> str | None:
    held = situation.here.last(Do.HOLD_FOR_MEDIATION)
    return f"已于 {held.on} 暂缓受理过一次，请决定是否受理。" if held else None


def _after_the_hold(situation: Situation, form: HoldEnd) -> dict[str, str]:
    held = situation.here.last(Do.HOLD_FOR_MEDIATION)
    return {"on": f"不能早于暂缓受理之日（{held.on}）。"} if held and form.on < held.on else {}


def _told_once(situation: Situation) -> str | None:
    """Everything that is missing is told at once: whoever asks again would begin the five days as often as he likes (第29条第5款)."""
    told = situation.here.last(Do.REQUEST_FILING_CORRECTION)
    if told is None:
        return None
    return (
        f"已于 {told.on} 告知补正，需要补正的材料应当一次性告知（办案规则第29条），不能再次要求补正。"
        "材料已经齐备的，请办理“受理”；仍不符合受理条件的，请办理“不予受理”。"
    )


def _as_received(situation: Situation, form: Application) -> Used:
    return replace(as_the_bureau_reads(situation, form), unit=to_the_commission(situation, form).unit)


# --- suggestions ----------------------------------------------------------------------------------------------


def _suggest_hold(situation: Situation) -> dict[str, Any]:
    most = int(situation.reference.setting(HOLD_DAYS, str(MOST_HOLD_DAYS)))
    return {"until": (situation.today + timedelta(days=most)).isoformat()}


def _told_how(_: CaseFacts, __: Proceeding, ___: Entry) -> Outcome:
    return Outcome.TOLD_ELSEWHERE


def _refused_how(_: CaseFacts, __: Proceeding, entry: Entry) -> Outcome:
    not_corrected = entry.as_(FilingRefusal).ground is FilingRefusalGround.NOT_CORRECTED
    return Outcome.NOT_CORRECTED if not_corrected else Outcome.NOT_ACCEPTED


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.FILE_ARBITRATION, "仲裁收件", Kind.ARBITRATION,
        at=NOWHERE, to=RECEIVED, opens=Kind.ARBITRATION, by=REGISTRY, asks=Application,
        checks=(claimants_exist, items_of_the_applicants, heirs_are_applicants), does=write_application, freezes=_as_received,
        tab="申请仲裁", says="收到{manner}，出具收件回执", basis="调解仲裁法 第28条；办案规则 第29条",
    ),
    Step(
        Do.RECEIVE_TRANSFER, "接受移送", Kind.ARBITRATION,
        at=NOWHERE, to=RECEIVED, opens=Kind.ARBITRATION, by=REGISTRY, asks=TransferReceipt,
        checks=(claimants_exist, items_of_the_applicants, heirs_are_applicants), does=write_application, freezes=_as_received,
        says="接受{from_commission}移送的案件", basis="办案规则 第9条、第46条第5项（审限自接受移送之日起计算）",
    ),
    Step(
        Do.HOLD_FOR_MEDIATION, "案前调解（暂缓受理）", Kind.ARBITRATION,
        at=frozenset({RECEIVED}), to=ON_HOLD, by=REGISTRY, asks=Hold, unless=(_held_once,),
        checks=(not_before_receipt, _held_by_consent), suggests=_suggest_hold,
        rank=Rank.ELSE, says="申请人同意先行调解，暂缓受理至 {until}", basis="办案规则 第69条（调解建议书）",
    ),
    Step(
        Do.REQUEST_FILING_CORRECTION, "要求补正", Kind.ARBITRATION,
        at=frozenset({RECEIVED}), to=FILING_CORRECTING, by=REGISTRY, asks=Missing, unless=(_told_once,), rank=Rank.ELSE,
        says="要求补正：{missing}", basis="办案规则 第29条（一次性告知，5个工作日内）",
    ),
    Step(
        Do.COMPLETE_FILING_CORRECTION, "补正完成", Kind.ARBITRATION,
        at=frozenset({FILING_CORRECTING}), to=RECEIVED, by=REGISTRY, asks=Completed, does=received_again, rank=Rank.FIRST,
        says="材料补正完成，收到之日改为 {on}", basis="办案规则 第29条、第46条第2项",
    ),
    Step(
        Do.ACCEPT_ARBITRATION, "受理", Kind.ARBITRATION,
        at=frozenset({RECEIVED}), to=FILED, by=HEADS, on_paper=REGISTRY, signer="approver",
        asks=FilingAcceptance, unless=(court_decides,),
        checks=(not_before_receipt,), does=accept, freezes=lambda situation, form: evidence_kept(situation, form.evidence_until),
        rank=Rank.FIRST, says="受理{approver:，审批人 }", basis="调解仲裁法 第29条；办案规则 第30条（5个工作日内）",
    ),
    Step(
        Do.END_HOLD, "结束案前调解", Kind.ARBITRATION,
        at=frozenset({ON_HOLD}), to=RECEIVED, by=REGISTRY, asks=HoldEnd, checks=(_after_the_hold,),
        rank=Rank.FIRST, says="案前调解结束，继续办理受理", basis="办案规则 第69条",
    ),
    Step(
        Do.TELL_ELSEWHERE, "告知他处", Kind.ARBITRATION,
        at=frozenset({RECEIVED, FILING_CORRECTING}), to=TOLD_ELSEWHERE, by=HEADS, on_paper=REGISTRY, asks=Elsewhere,
        unless=(_must_be_taken_up,), checks=(not_before_receipt,), outcome=_told_how,
        says="本委无管辖权，告知申请人向{competent}申请", basis="办案规则 第31条（5个工作日内书面说明）",
    ),
    Step(
        Do.REFUSE_ARBITRATION, "不予受理", Kind.ARBITRATION,
        at=frozenset({RECEIVED, FILING_CORRECTING}), to=FILING_REFUSED, by=HEADS, on_paper=REGISTRY, asks=FilingRefusal,
        unless=(_must_be_taken_up,), checks=(not_before_receipt,), outcome=_refused_how, suggests=suggest_refusal,
        rank=Rank.ELSE, says="不予受理：{ground}", basis="调解仲裁法 第29条；办案规则 第31、34、39条",
    ),
)

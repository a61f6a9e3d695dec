"""The ways in which an inspection is turned aside: who joins it, that the complainant withdraws, that it stands still (中止), goes into
another file (并案) or to another bureau (移交管辖), or that its docket is revoked (撤销立案).

None of it is in the complainant's hands: the office looks into a violation, whoever told it of that (条例 第3、14条).
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Item, Kind, Outcome, Side
from ..codes.inspection import JoinedFor, RevocationGround, SuspensionReason
from ..do import Do
from ..facts import CaseFacts, Claim, Entry, Proceeding
from ..forms import Long, MaybeMoney, MaybeName, MaybeText, Text, ask
from ..numbered import Numbered
from ..owed import still_open
from ..people_list import MOST_APPLICANTS
from ..places import MaybePlaces, opponents_exist, places
from ..roles import INSPECTION_HEADS, INSPECTION_STAFF
from ..states.inspection import (
    COMPLAINED,
    COMPLAINT_CORRECTING,
    FOUND,
    INVESTIGATING,
    ORDERED,
    REFERRED,
    REVOKED,
    SUSPENDED,
)
from ..step import BACK, STAY, Rank, Situation, Step
from .complaint import ComplaintClaim
from .correcting import ORDERS
from .intake import PartyAnswers, add_claims, add_parties
from .joining_dead import HELP as OF_THE_DEAD
from .joining_dead import JoinedDead, heirs_join, write_heirs


class MoreClaim(Numbered):
    """One more claim of somebody who complains in the case already. The amount is in 元; None where the claim is not for money."""

    brings = "claims"
    party: int = ask("投诉人", options="applicants")
    item: Item = ask("请求项目")
    amount: MaybeMoney = ask("金额（元）", default=None)
    detail: MaybeText = ask("说明", default=None)
    against: MaybePlaces = ask("向谁", default=None, help="第几位被投诉单位（连同上面追加的），例如 1、2；不填的，向全部被投诉单位")


class Joining(Act):
    """追加投诉人、被投诉单位: who comes in, what the complainants among them ask, and what those ask further who are there already.

    `merged_from` is the number of a case that goes into this one (并案); None: they come by themselves. `deceased`: the worker whose
    heirs some of them are.
    """

    calls_applicants = "投诉人"

    on: date = ask("追加之日", not_after="today")
    ground: JoinedFor = ask("原因", default=JoinedFor.MORE_WORKERS)
    applicants: list[PartyAnswers] = ask("追加的投诉人（权益受侵害的劳动者）", default=[], at_most=MOST_APPLICANTS)
    respondents: list[PartyAnswers] = ask("追加的被投诉单位", default=[], at_most=20)
    claims: list[ComplaintClaim] = ask("追加的投诉请求", default=[], at_most=600, help="“第几位投诉人”按上面追加的顺序")
    more: list[MoreClaim] = ask("已经是本案投诉人的，追加的请求", default=[], at_most=600)
    deceased: list[JoinedDead] = ask("已故劳动者", default=[], at_most=20, help=OF_THE_DEAD)
    merged_from: MaybeText = ask("并入的案件（案号）", default=None, help="由那一案办理“并入另案”时带入，其他情况不填")
    reason: Long = ask("具体情况", long="long")


class Withdrawal(Act):
    """投诉人撤回投诉: what he said, and that it ends nothing by itself."""

    on: date = ask("撤回之日", not_after="today")
    parties: list[int] = ask("撤回的投诉人", options="applicants", at_least=1)
    reason: Long = ask("撤回的理由", long="long", help="已经和解、付清的，写明款项和凭证")


class Suspension(Act):
    """中止调查."""

    on: date = ask("中止之日", not_after="today")
    ground: SuspensionReason = ask("原因")
    reason: Long = ask("具体情况", long="long", help="等待的机构、案号、何时受理")


class Resumption(Act):
    """恢复调查."""

    on: date = ask("恢复之日", not_after="today")
    reason: Long = ask("中止的原因怎样消除", long="long")


class Handover(Act):
    """移交管辖: to the bureau whose matter it is (条例 第13条)."""

    on: date = ask("移交之日", not_after="today")
    authority: Text = ask("有管辖权的劳动保障行政部门", help="用人单位用工所在地的县级、设区市劳动保障行政部门（条例第13条）")
    reason: Long = ask("移交的理由", long="long")
    materials: Long = ask("移交的材料清单", long="long")


class Revocation(Act):
    """撤销立案."""

    on: date = ask("撤销日期", not_after="today")
    ground: RevocationGround = ask("理由", default=RevocationGround.MINOR)
    reason: Long = ask("具体情况", long="long")
    approver: MaybeName = ask("批准人（纸质审批的）", default=None, help="填写在撤销立案审批表上签署的劳动保障行政部门负责人")


# --- guards and checks ----------------------------------------------------------------------------------------


def _somebody_comes(situation: Situation, form: Joining) -> dict[str, str]:
    """Somebody or something comes in, and every complainant with what he asks (条例 第9条第2款). A case that goes into this one may bring
    nothing that was not here.
    """
    if (form.ground is JoinedFor.MERGED) != bool(form.merged_from):
        return {"ground": "另案的人和请求，由那一案办理“并入另案”时自动带入；在这里追加的，请另选原因，不填并入的案件。"}
    if not (form.applicants or form.respondents or form.more or form.merged_from):
        return {"applicants": "请填写追加的投诉人、被投诉单位，或者已有投诉人追加的请求。"}
    many = len(form.applicants)
    wrong = {
        f"claims.{row}.claimant": f"这次追加了 {many} 位投诉人，请填 1 到 {many}。" if many else "没有追加的投诉人，请删除这一行。"
        for row, claim in enumerate(form.claims)
        if not 1 <= claim.claimant <= many
    }
    facing = len(situation.case.of_side(situation.here, Side.RESPONDENT)) + len(form.respondents)
    wrong |= opponents_exist(form.claims, facing) | opponents_exist(form.more, facing, "more")
    silent = [who.name for place, who in enumerate(form.applicants, 1) if place not in {claim.claimant for claim in form.claims}]
    if silent and not form.merged_from:
        return {"claims": f"{'、'.join(silent[:3])}还没有请求，请填写。"} | wrong
    return wrong


def _still_owed(situation: Situation) -> str | None:
    """An order whose money did not come is no minor matter that was put right (条例 第18条第1款第3项)."""
    return still_open(situation.case.promised_in(situation.here)) if situation.here.last(*ORDERS) else None


def _nobody_complained(situation: Situation) -> str | None:
    """Whoever reports has asked nothing for himself that he could take back (条例 第9条)."""
    if situation.case.of_side(situation.here, Side.APPLICANT):
        return None
    return "本案由举报立案，没有投诉人，没有可以撤回的投诉。举报反映的违法行为照样查处（条例第14条）。"


def _still_complaining(situation: Situation) -> list[str]:
    gone = {n for entry in situation.here.all(Do.WITHDRAW_COMPLAINT) for n in entry.as_(Withdrawal).parties}
    return [party.name for party in situation.case.of_side(situation.here, Side.APPLICANT) if party.number not in gone]


def _somebody_withdrew(situation: Situation, form: Revocation) -> dict[str, str]:
    """The docket falls for a withdrawal only where one is on record, of every complainant; the office may go on in any case."""
    stay = _still_complaining(situation) if form.ground is RevocationGround.WITHDRAWN else []
    return {"ground": f"{'、'.join(stay[:3])}没有撤回投诉。请先办理“投诉人撤回投诉”，或者另选理由。"} if stay else {}


# --- effects and suggestions ----------------------------------------------------------------------------------


def _come_in(facts: CaseFacts, here: Proceeding, entry: Entry) -> None:
    form = entry.as_(Joining)
    applicants = add_parties(facts, Side.APPLICANT, form.applicants)
    joined = [*applicants, *add_parties(facts, Side.RESPONDENT, form.respondents)]
    here.parties = (*here.parties, *joined)
    here.joined |= dict.fromkeys(joined, entry.seq)
    facing = [party.number for party in facts.of_side(here, Side.RESPONDENT)]
    claims = add_claims(facts, form.claims, applicants, facing)
    for row in form.more:
        number, against = facts.number(row), tuple(facing[place - 1] for place in places(row.against))
        facts.claims[number] = Claim(number, row.party, str(row.item), row.amount, row.detail or "", against)
        claims.append(number)
    here.claims = (*here.claims, *claims)
    write_heirs(facts, here, entry, form, (applicants, claims))


def _suggest_revocation(situation: Situation) -> dict[str, Any]:
    """The withdrawal that is on record, where every complainant withdrew."""
    withdrawn = situation.here.last(Do.WITHDRAW_COMPLAINT)
    if withdrawn is None or _still_complaining(situation):
        return {}
    return {"ground": str(RevocationGround.WITHDRAWN), "reason": withdrawn.as_(Withdrawal).reason}


# --- rows -----------------------------------------------------------------------------------------------------

GOING_ON = frozenset({INVESTIGATING, FOUND, ORDERED})

ROWS = (
    Step(
        Do.JOIN_INSPECTION, "追加投诉人、被投诉单位", Kind.INSPECTION,
        at=GOING_ON | {SUSPENDED}, to=STAY, by=INSPECTION_STAFF, asks=Joining, checks=(_somebody_comes, heirs_join), does=_come_in,
        says="追加{applicants:投诉人：}{respondents:；被投诉单位：}（{ground}{merged_from:：}）",
        basis="劳动保障监察条例 第9、14条；保障农民工工资支付条例 第30、36条",
    ),
    Step(
        Do.WITHDRAW_COMPLAINT, "投诉人撤回投诉", Kind.INSPECTION,
        at=GOING_ON | {COMPLAINED, COMPLAINT_CORRECTING, SUSPENDED}, to=STAY, by=INSPECTION_STAFF, asks=Withdrawal,
        unless=(_nobody_complained,),
        says="{parties}撤回投诉：{reason}", basis="劳动保障监察条例 第14条（撤回投诉不当然终止查处，待本局确认）",
    ),
    Step(
        Do.SUSPEND_INSPECTION, "中止调查", Kind.INSPECTION,
        at=frozenset({INVESTIGATING, FOUND}), to=SUSPENDED, by=INSPECTION_HEADS, asks=Suspension,
        says="中止调查：{ground}", basis="劳动保障监察条例 第17条（中止的原因和期间的扣除，待本局确认）",
    ),
    Step(
        Do.RESUME_INSPECTION, "恢复调查", Kind.INSPECTION,
        at=frozenset({SUSPENDED}), to=BACK, by=INSPECTION_STAFF, asks=Resumption, rank=Rank.FIRST,
        says="恢复调查：{reason}", basis="劳动保障监察条例 第17条",
    ),
    Step(
        Do.TRANSFER_INSPECTION, "移交管辖", Kind.INSPECTION,
        at=frozenset({INVESTIGATING, FOUND}), to=REFERRED, by=INSPECTION_STAFF, asks=Handover, outcome=Outcome.REFERRED_ELSEWHERE,
        says="移交{authority}管辖", basis="劳动保障监察条例 第13条",
    ),
    Step(
        Do.REVOKE_DOCKET, "撤销立案", Kind.INSPECTION,
        at=frozenset({INVESTIGATING, FOUND}), to=REVOKED, by=INSPECTION_HEADS, on_paper=INSPECTION_STAFF, signer="approver",
        asks=Revocation, unless=(_still_owed,),
        checks=(_somebody_withdrew,), suggests=_suggest_revocation, outcome=Outcome.DOCKET_REVOKED,
        rank=Rank.ELSE, says="撤销立案：{ground}{approver:，批准人 }", basis="劳动保障监察条例 第18条第1款第3项；若干规定 第35条",
    ),
)

"""The ways in which an inspection is turned aside: who joins it, that the complainant withdraws, that it stands still (中止), goes into
another file (并案) or to another bureau (移交管辖), or that its docket is revoked (撤销立案).

None of it is in the complainant's hands: the office looks into a violation, whoever told it of that (条例 第3、14条).
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind, Outcome, Side
from ..codes.inspection import JoinedFor, RevocationGround, SuspensionReason
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, Text, ask
from ..owed import still_open
from ..people_list import MOST_APPLICANTS
from ..places import opponents_exist
from ..roles import INSPECTION_HEADS, INSPECTION_STAFF
from ..states.inspection import (
    COMPLAINED,
    COMPLAINT_CORRECTING,
    FOUND,
    INVESTIGATING,
    MERGED,
    ORDERED,
    REFERRED,
    REVOKED,
    SUSPENDED,
)
from ..step import BACK, STAY, Rank, Situation, Step
from .complaint import ComplaintClaim
from .correcting import ORDERS
from .intake import PartyAnswers, add_claims, add_parties


class Joining(Act):
    """追加投诉人、被投诉单位: who comes in, and what the complainants among them ask."""

    on: date = ask("追加之日", not_after="today")
    ground: JoinedFor = ask("原因", default=JoinedFor.MORE_WORKERS)
    applicants: list[PartyAnswers] = ask("追加的投诉人（权益受侵害的劳动者）", default=[], at_most=MOST_APPLICANTS)
    respondents: list[PartyAnswers] = ask("追加的被投诉单位", default=[], at_most=20)
    claims: list[ComplaintClaim] = ask("追加的投诉请求", default=[], at_most=600, help="“第几位投诉人”按上面追加的顺序")
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


class Merging(Act):
    """并案: into which file the matter goes on."""

    on: date = ask("并案之日", not_after="today")
    into: Text = ask("并入的监察案号", help="同一单位、同一违法行为，立案在先的；本案投诉人在那一案中办理“追加投诉人、被投诉单位”")
    reason: Long = ask("并案的理由", long="long")


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


# --- guards and checks ----------------------------------------------------------------------------------------


def _somebody_comes(situation: Situation, form: Joining) -> dict[str, str]:
    """Somebody comes in, and every complainant with what he asks (条例 第9条第2款)."""
    if not form.applicants and not form.respondents:
        return {"applicants": "请填写追加的投诉人或者被投诉单位。"}
    many = len(form.applicants)
    wrong = {
        f"claims.{row}.claimant": f"这次追加了 {many} 位投诉人，请填 1 到 {many}。" if many else "没有追加的投诉人，请删除这一行。"
        for row, claim in enumerate(form.claims)
        if not 1 <= claim.claimant <= many
    }
    wrong |= opponents_exist(form.claims, len(situation.case.of_side(situation.here, Side.RESPONDENT)) + len(form.respondents))
    silent = [who.name for place, who in enumerate(form.applicants, 1) if place not in {claim.claimant for claim in form.claims}]
    return {"claims": f"{'、'.join(silent[:3])}还没有请求，请填写。"} | wrong if silent else wrong


def _still_owed(situation: Situation) -> str | None:
    """An order whose money did not come is no minor matter that was put right (条例 第18条第1款第3项)."""
    return still_open(situation.case.promised_in(situation.here)) if situation.here.last(*ORDERS) else None


def _nobody_complained(situation: Situation) -> str | None:
    """Whoever reports has asked nothing for himself that he could take back (条例 第9条)."""
    if situation.case.of_side(situation.here, Side.APPLICANT):
        return None
    return "本案由举报立案，没有投诉人，没有可以撤回的投诉。举报反映的违法行为照样查处（条例第14条）。"


def _somebody_withdrew(situation: Situation, form: Revocation) -> dict[str, str]:
    """The docket falls for a withdrawal only where one is on record, of every complainant; the office may go on in any case."""
    if form.ground is not RevocationGround.WITHDRAWN:
        return {}
    gone = {n for entry in situation.here.all(Do.WITHDRAW_COMPLAINT) for n in entry.as_(Withdrawal).parties}
    stay = [party.name for party in situation.case.of_side(situation.here, Side.APPLICANT) if party.number not in gone]
    return {"ground": f"{'、'.join(stay[:3])}没有撤回投诉。请先办理“投诉人撤回投诉”，或者另选理由。"} if stay else {}


# --- effects and suggestions ----------------------------------------------------------------------------------


def _come_in(facts: CaseFacts, here: Proceeding, entry: Entry) -> None:
    form = entry.as_(Joining)
    applicants = add_parties(facts, Side.APPLICANT, form.applicants)
    joined = [*applicants, *add_parties(facts, Side.RESPONDENT, form.respondents)]
    here.parties = (*here.parties, *joined)
    here.joined |= dict.fromkeys(joined, entry.seq)
    facing = [party.number for party in facts.of_side(here, Side.RESPONDENT)]
    here.claims = (*here.claims, *add_claims(facts, form.claims, applicants, facing))


def _suggest_revocation(situation: Situation) -> dict[str, Any]:
    """The withdrawal that is on record, where it is."""
    withdrawn = situation.here.last(Do.WITHDRAW_COMPLAINT)
    if withdrawn is None:
        return {}
    return {"ground": str(RevocationGround.WITHDRAWN), "reason": withdrawn.as_(Withdrawal).reason}


# --- rows -----------------------------------------------------------------------------------------------------

GOING_ON = frozenset({INVESTIGATING, FOUND, ORDERED})

ROWS = (
    Step(
        Do.JOIN_INSPECTION, "追加投诉人、被投诉单位", Kind.INSPECTION,
        at=GOING_ON | {SUSPENDED}, to=STAY, by=INSPECTION_STAFF, asks=Joining, checks=(_somebody_comes,), does=_come_in,
        says="追加{applicants:投诉人：}{respondents:；被投诉单位：}（{ground}）",
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
        Do.MERGE_INSPECTION, "并入另案", Kind.INSPECTION,
        at=frozenset({INVESTIGATING, FOUND}), to=MERGED, by=INSPECTION_STAFF, asks=Merging, outcome=Outcome.INSPECTION_MERGED,
        rank=Rank.LAST, says="并入 {into} 一并查处：{reason}", basis="劳动保障监察条例 第14条（并案查处，待本局确认）",
    ),
    Step(
        Do.TRANSFER_INSPECTION, "移交管辖", Kind.INSPECTION,
        at=frozenset({INVESTIGATING, FOUND}), to=REFERRED, by=INSPECTION_STAFF, asks=Handover, outcome=Outcome.REFERRED_ELSEWHERE,
        says="移交{authority}管辖", basis="劳动保障监察条例 第13条",
    ),
    Step(
        Do.REVOKE_DOCKET, "撤销立案", Kind.INSPECTION,
        at=frozenset({INVESTIGATING, FOUND}), to=REVOKED, by=INSPECTION_STAFF, asks=Revocation, unless=(_still_owed,),
        checks=(_somebody_withdrew,), suggests=_suggest_revocation, outcome=Outcome.DOCKET_REVOKED,
        rank=Rank.ELSE, says="撤销立案：{ground}", basis="劳动保障监察条例 第18条第1款第3项；若干规定 第35条",
    ),
)

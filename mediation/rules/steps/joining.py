"""Joining and leaving a mediation (加入、退出调解): the thirteenth worker who comes along, a further employer, one of twelve who goes.

The mediation goes on as it stands: its fifteen days run from the receipt of the first application (调解仲裁法 第14条第3款), whoever joins.
"""

from datetime import date

from ..acts import Act
from ..codes import Kind, Outcome, Side
from ..codes.agents import AgentPower
from ..do import Do
from ..facts import CaseFacts, Departure, Entry, Proceeding
from ..forms import MaybeDay, MaybeLong, ask
from ..people_list import MOST_APPLICANTS
from ..places import opponents_exist
from ..states.mediation import ACCEPTED, CORRECTING, MEDIATING, REGISTERED
from ..step import STAY, Situation, Step
from .acting import asks_agents, with_power
from .handing_on import gone_on
from .intake import MEDIATORS, REGISTRY, ClaimAnswers, PartyAnswers, add_claims, add_parties
from .whose_items import items_of_the_applicants

UNDER_WAY = frozenset({REGISTERED, CORRECTING, ACCEPTED, MEDIATING})


class JoiningMediation(Act):
    """加入调解: who joins, on which side, and what they ask."""

    on: date = ask("申请加入之日", not_after="today")
    applicants: list[PartyAnswers] = ask("加入的申请人", default=[], at_most=MOST_APPLICANTS)
    respondents: list[PartyAnswers] = ask("加入的被申请人", default=[], at_most=20)
    claims: list[ClaimAnswers] = ask("加入的申请人的请求", default=[], at_most=600, help="“第几位申请人”按上面加入的顺序")
    consent_on: MaybeDay = ask("加入者同意调解之日", default=None, not_after="today", help="已经受理的须填：调解以双方自愿为前提")
    others_consent_on: MaybeDay = ask(
        "对方当事人同意与加入者调解之日", default=None, not_after="today", help="已经受理的须填：对方同意把加入者的请求一并调解"
    )
    reason: MaybeLong = ask("说明", default=None, long="long")


class LeavingMediation(Act):
    """部分申请人退出调解: the others go on."""

    on: date = ask("撤回之日", not_after="today")
    parties: list[int] = ask(
        "退出的申请人", options="applicants", at_least=1, help="退出后可以马上申请仲裁，不等其他人（调解仲裁法第5条）：在本案办理“申请仲裁”"
    )
    reason: MaybeLong = ask("申请人陈述", default=None, long="long")
    by_agents: list[int] = asks_agents("由代理人撤回")


# --- checks ---------------------------------------------------------------------------------------------------


def _somebody_joins(situation: Situation, form: JoiningMediation) -> dict[str, str]:
    """Somebody joins, and every applicant with a claim of his own (协商调解规定 第21条)."""
    if not form.applicants and not form.respondents:
        return {"applicants": "请填写加入的申请人或者被申请人。"}
    many = len(form.applicants)
    wrong = {
        f"claims.{row}.claimant": f"这次加入了 {many} 位申请人，请填 1 到 {many}。" if many else "没有加入的申请人，请删除这一行。"
        for row, claim in enumerate(form.claims)
        if not 1 <= claim.claimant <= many
    }
    facing = len(situation.case.of_side(situation.here, Side.RESPONDENT)) + len(form.respondents)
    wrong |= opponents_exist(form.claims, facing)
    silent = [name.name for place, name in enumerate(form.applicants, 1) if place not in {claim.claimant for claim in form.claims}]
    return {"claims": f"{'、'.join(silent[:3])}还没有请求：加入的申请人各有自己的请求，请填写。"} | wrong if silent else wrong


def _with_consent(situation: Situation, form: JoiningMediation) -> dict[str, str]:
    """In a mediation that was taken up nobody sits who has not agreed to it, on either side (调解仲裁法 第3条；协商调解规定 第22条)."""
    if situation.here.accepted_on is None:
        return {}
    asked = {
        "consent_on": "调解已经受理，加入的当事人须同意调解，请填写同意之日（协商调解规定第22条）。",
        "others_consent_on": "对方当事人也须同意与加入者调解，请填写同意之日；不同意的，加入者另行申请（协商调解规定第22条）。",
    }
    return {name: sentence for name, sentence in asked.items() if getattr(form, name) is None}


def _others_stay(situation: Situation, form: LeavingMediation) -> dict[str, str]:
    """Somebody is left who asks: else the whole application is withdrawn."""
    staying = [p for p in situation.case.of_side(situation.here, Side.APPLICANT) if p.number not in form.parties]
    return {} if staying else {"parties": "没有其他申请人继续调解：全部退出的，请办理“撤回申请”。"}


# --- effects --------------------------------------------------------------------------------------------------


def _join(facts: CaseFacts, here: Proceeding, entry: Entry) -> None:
    form = entry.as_(JoiningMediation)
    applicants = add_parties(facts, Side.APPLICANT, form.applicants)
    joined = [*applicants, *add_parties(facts, Side.RESPONDENT, form.respondents)]
    here.parties = (*here.parties, *joined)
    here.joined |= dict.fromkeys(joined, entry.seq)
    facing = [party.number for party in facts.of_side(here, Side.RESPONDENT)]
    here.claims = (*here.claims, *add_claims(facts, form.claims, applicants, facing))


def _leave(facts: CaseFacts, here: Proceeding, entry: Entry) -> None:
    """Let those leave with what they ask; what they have carried on to an arbitration goes on there."""
    gone = entry.as_(LeavingMediation).parties
    onward = gone_on(facts, here)
    here.claims = tuple(n for n in here.claims if n in onward or facts.claims[n].claimant not in gone)
    here.left |= dict.fromkeys(sorted(gone), Departure(entry.seq, entry.on, str(Outcome.WITHDRAWN), taken_up=False))


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.JOIN_MEDIATION, "加入调解", Kind.MEDIATION,
        at=UNDER_WAY, to=STAY, by=MEDIATORS | REGISTRY, asks=JoiningMediation,
        checks=(_somebody_joins, items_of_the_applicants, _with_consent), does=_join,
        says="加入调解{applicants:：申请人}{respondents:；被申请人}{claims:，请求：}{reason:；}",
        basis="调解仲裁法 第7、22条；协商调解规定 第21、22条（期限从收到原申请起算）",
    ),
    Step(
        Do.LEAVE_MEDIATION, "部分退出调解", Kind.MEDIATION,
        at=UNDER_WAY, to=STAY, by=MEDIATORS | REGISTRY, asks=LeavingMediation,
        checks=(_others_stay, with_power(AgentPower.WAIVE)), does=_leave,
        says="{parties}撤回调解申请，退出调解；其余申请人继续", basis="人民调解法 第23、26条",
    ),
)

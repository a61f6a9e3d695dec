"""Counter-applications (反申请): what a respondent claims back, heard together, apart, or not at all (办案规则 第36条)."""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import FilingRefusalGround, Item, Kind
from ..codes.agents import AgentPower
from ..do import Do
from ..facts import CaseFacts, Claim, Entry, Proceeding
from ..forms import Form, Long, MaybeDay, MaybeMoney, MaybeText, ask, without_secrets
from ..numbered import Numbered
from ..step import STAY, Situation, Step
from ..used import Used
from .acting import asks_agents, with_power
from .arbitration import BENCH, OFFICE, RECEIVES
from .filing import DECIDES
from .lateness import came_late, keep_last_day, late_by
from .pending import COUNTERCLAIM, asked_for, undecided
from .whose_items import items_of_the_claimants


class CounterClaimAnswers(Form):
    """One claim of one respondent."""

    claimant: int = ask("反申请人", options="respondents")
    item: Item = ask("请求项目")
    amount: MaybeMoney = ask("金额（元）", default=None)
    detail: MaybeText = ask("说明", default=None)
    against: list[int] = ask("向谁", default=[], options="applicants", help="不选的，向全部申请人")


class MergedClaim(CounterClaimAnswers, Numbered):
    """One claim of one respondent that is taken up."""

    brings = "claims"


class Counterclaim(Act):
    """收到反申请."""

    on: date = ask("收到反申请之日", not_after="today")
    sent_on: MaybeDay = ask("交邮之日", default=None, not_after="today", help="邮寄提交的填写")
    claims: list[CounterClaimAnswers] = ask("反申请请求", at_least=1, at_most=100)
    story: Long = ask("事实和理由", long="long")
    by_agents: list[int] = asks_agents("由代理人提出")


class MergedCounterclaim(Act):
    """合并处理: the respondents' claims join the case, and the 45 days start anew."""

    on: date = ask("受理反申请之日", not_after="today")
    claims: list[MergedClaim] = ask("受理的反申请请求", at_least=1, at_most=100)


class SeparateCounterclaim(Act):
    """另案处理: the respondent files a case of its own; nothing changes here."""

    on: date = ask("告知日期", not_after="today")
    reason: Long = ask("应当另行申请的理由", long="long")


class RefusedCounterclaim(Act):
    """反申请不予受理."""

    on: date = ask("决定日期", not_after="today")
    ground: FilingRefusalGround = ask("理由")
    reason: Long = ask("具体情况", long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _one_at_a_time(situation: Situation) -> str | None:
    asked = undecided(situation.here, COUNTERCLAIM)
    return f"{asked.on} 收到的反申请还没有决定是否受理，请先决定。" if asked else None


def _all_late_or_none(situation: Situation, form: Counterclaim) -> dict[str, str]:
    """Claims that come late go into a case of their own, those in time are decided here: each are noted apart (办案规则 第36条)."""
    if form.sent_on and form.sent_on > form.on:
        return {"sent_on": "交邮之日不能晚于收到之日。"}
    late, who = _late_claimants(situation, form), {claim.claimant for claim in form.claims}
    if not late or late.keys() == who:
        return {}
    row = next(place for place, claim in enumerate(form.claims) if claim.claimant in late)
    last = late[form.claims[row].claimant]
    return {f"claims.{row}.claimant": f"其答辩期已于 {last} 届满，另一人的还没有：逾期的反申请另行申请仲裁（办案规则第36条），请分别登记。"}


def _late_claimants(situation: Situation, form: Counterclaim) -> dict[int, date]:
    return late_by(situation, form, {claim.claimant for claim in form.claims})


def _late(situation: Situation, form: Counterclaim) -> dict[str, str]:
    """Ask about one that comes late: it is noted, and answered in writing that it needs an application of its own (办案规则 第36条)."""
    late = _late_claimants(situation, form)
    if not late:
        return {}
    return {"claims": f"答辩期已于 {max(late.values())} 届满，期满后的反申请应当另行申请仲裁，登记后书面告知（办案规则第36条）"}


def _keep_last_day(situation: Situation, form: Counterclaim) -> Used:
    return keep_last_day(situation, form, {claim.claimant for claim in form.claims})


def _came_in_time(situation: Situation) -> str | None:
    """A counter-claim that came late is not heard together with the case (办案规则 第36条)."""
    asked = undecided(situation.here, COUNTERCLAIM)
    if asked is None or not came_late(asked):
        return None
    return f"反申请是答辩期满（{asked.used.last_day}）后提出的，应当另行申请仲裁（办案规则第36条），请办理“反申请另案处理”书面告知。"


def _suggest_separation(situation: Situation) -> dict[str, Any]:
    asked = undecided(situation.here, COUNTERCLAIM)
    if asked is None or not came_late(asked):
        return {}
    return {"reason": f"反申请于 {asked.on} 提出，答辩期已于 {asked.used.last_day} 届满"}


def _not_before_receipt(situation: Situation, form: Act) -> dict[str, str]:
    asked = undecided(situation.here, COUNTERCLAIM)
    return {"on": f"不能早于收到反申请之日（{asked.on}）。"} if asked and form.on < asked.on else {}


def claims_back(_: CaseFacts, here: Proceeding, entry: Entry, party: int | None) -> bool:
    """Tell whether an entry, where it is a counter-claim, is this party's, or his in whose place it stands (None: anybody's)."""
    asked = entry.if_(Counterclaim)
    return asked is None or party is None or any(claim.claimant in here.standing_for(party) for claim in asked.claims)


# --- effects --------------------------------------------------------------------------------------------------


def _merge(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    for row in entry.as_(MergedCounterclaim).claims:
        number = facts.number(row)
        facts.claims[number] = Claim(number, row.claimant, str(row.item), row.amount, row.detail or "", tuple(row.against))
        proceeding.claims = (*proceeding.claims, number)


def _suggest_claims(situation: Situation) -> dict[str, Any]:
    asked = undecided(situation.here, COUNTERCLAIM)
    return {"claims": without_secrets(asked.as_(Counterclaim))["claims"]} if asked else {}


# --- rows -----------------------------------------------------------------------------------------------------

NOTHING_ASKED = asked_for(COUNTERCLAIM, "没有待决定的反申请。")

ROWS = (
    Step(
        Do.RECEIVE_COUNTERCLAIM, "收到反申请", Kind.ARBITRATION,
        at=RECEIVES, to=STAY, by=OFFICE | BENCH, asks=Counterclaim, unless=(_one_at_a_time,),
        checks=(items_of_the_claimants("claims"), _all_late_or_none, with_power(AgentPower.COUNTERCLAIM)),
        doubts=(_late,), freezes=_keep_last_day,
        says="收到{claims}的反申请", basis="办案规则 第36条（答辩期内提出）",
    ),
    Step(
        Do.MERGE_COUNTERCLAIM, "合并处理反申请", Kind.ARBITRATION,
        at=RECEIVES, to=STAY, by=DECIDES, asks=MergedCounterclaim, unless=(NOTHING_ASKED, _came_in_time),
        checks=(items_of_the_claimants("claims"), _not_before_receipt), does=_merge, suggests=_suggest_claims,
        says="受理{claims}的反申请，合并处理", basis="办案规则 第36条、第46条第4项（审限重新计算）",
    ),
    Step(
        Do.SEPARATE_COUNTERCLAIM, "反申请另案处理", Kind.ARBITRATION,
        at=RECEIVES, to=STAY, by=DECIDES, asks=SeparateCounterclaim, unless=(NOTHING_ASKED,),
        checks=(_not_before_receipt,), suggests=_suggest_separation,
        says="告知被申请人另行申请仲裁", basis="办案规则 第36条（5个工作日内书面告知）",
    ),
    Step(
        Do.REFUSE_COUNTERCLAIM, "反申请不予受理", Kind.ARBITRATION,
        at=RECEIVES, to=STAY, by=DECIDES, asks=RefusedCounterclaim, unless=(NOTHING_ASKED,),
        checks=(_not_before_receipt,),
        says="反申请不予受理：{ground}", basis="办案规则 第36条（5个工作日内决定）",
    ),
)

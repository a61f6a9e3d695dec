"""Change (变更): what makes the arbitration another one on the way, and so begins its periods anew (办案规则 第46条第1、3、4项)."""

from datetime import date

from ..acts import Act
from ..codes import Item
from ..do import Do
from ..facts import Entry, Proceeding
from ..forms import MaybeDay, MaybeMoney, MaybeText, ask
from ..numbered import Numbered
from .acting import asks_agents

RENEWED_BY = {Do.JOIN_PARTY: "追加当事人", Do.CHANGE_CLAIMS: "受理增加、变更的请求", Do.MERGE_COUNTERCLAIM: "合并处理反申请"}
"""The steps after which somebody has to be told, to have his days for an answer, and to be heard; with what they are called."""


class AddedClaim(Numbered):
    """One added claim of one applicant."""

    brings = "claims"
    claimant: int = ask("申请人", options="applicants")
    item: Item = ask("请求项目")
    amount: MaybeMoney = ask("金额（元）", default=None)
    detail: MaybeText = ask("说明", default=None)


class ChangedClaims(Act):
    """增加、变更请求: before the evidence period ends; the 45 days start anew on acceptance. Of claims that are only given up
    (办案规则 第35条) nothing starts anew.
    """

    on: date = ask("受理变更之日", not_after="today")
    asked_on: MaybeDay = ask(
        "提出之日", default=None, not_after="today", help="不填的，与受理之日相同；须在举证期限届满前"
    )
    dropped: list[int] = ask(
        "放弃或者被变更的原请求", default=[], options="claims", help="只放弃、不增加的，不发变更通知，审限、答辩期不重新计算"
    )
    added: list[AddedClaim] = ask("增加或者变更后的请求", default=[], at_most=100)
    by_agents: list[int] = asks_agents("由代理人提出")


def renewals(here: Proceeding) -> list[Entry]:
    """List the entries by which the case became another one, oldest first. Claims that were only given up are none of them."""
    return [entry for entry in here.all(*RENEWED_BY) if _asks_more(entry)]


def last_change(here: Proceeding) -> Entry | None:
    """The latest acceptance of claims that were added or changed (办案规则 第44条); None: there is none."""
    return next((entry for entry in reversed(renewals(here)) if entry.step is Do.CHANGE_CLAIMS), None)


def _asks_more(entry: Entry) -> bool:
    change = entry.if_(ChangedClaims)
    return change is None or bool(change.added)

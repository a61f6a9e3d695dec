"""Change (变更): what makes the arbitration another one on the way, and so begins its periods anew (办案规则 第46条第1、3、4项)."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator

from ..acts import Act
from ..codes import Item, PartyType, SuspensionGround
from ..codes.succession import BRINGS_IN, Bearing, ChangeGround
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding, is_worker
from ..forms import Form, Long, MaybeDay, MaybeMoney, MaybeName, MaybeText, ask
from ..numbered import Numbered
from .acting import asks_agents
from .intake import PartyAnswers

RENEWED_BY = {
    Do.JOIN_PARTY: "追加当事人", Do.CHANGE_PARTY: "变更被申请人", Do.CHANGE_CLAIMS: "受理增加、变更的请求",
    Do.MERGE_COUNTERCLAIM: "合并处理反申请",
}  # fmt: skip
"""The steps after which somebody has to be told, to have his days for an answer, and to be heard; with what they are called."""


class AddedClaim(Numbered):
    """One added claim of one applicant."""

    brings = "claims"
    claimant: int = ask("申请人", options="applicants")
    item: Item = ask("请求项目")
    amount: MaybeMoney = ask("金额（元）", default=None)
    detail: MaybeText = ask("说明", default=None)
    against: list[int] = ask("向谁", default=[], options="respondents", help="不选的，向全部被申请人")


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


SHARE = "几位承继人各占多少，合计 100；都不填的，均等（民法典第1130条）"


class Successor(PartyAnswers):
    """One who comes in: an heir, a unit that takes over, the right respondent."""

    takes_a_place = True

    share: MaybeMoney = ask("份额（%）", default=None, help=SHARE)


class SuccessorHere(Form):
    """One who takes over and is a party already: a co-applicant who inherits, a co-respondent into which another merges."""

    party: int = ask("当事人", options="parties")
    share: MaybeMoney = ask("份额（%）", default=None, help=SHARE)


MaybeBearing = Annotated[Bearing | None, BeforeValidator(lambda value: value or None)]


class ChangedParty(Act):
    """变更当事人: what becomes otherwise in law from a day on. What was wrong from the start is corrected (更正)."""

    on: date = ask("变更之日", not_after="today", help="决定变更、准予撤回之日；更名、承继的，当事人告知并交来材料之日")
    ground: ChangeGround = ask("变更的原因", help="仲裁中变更、去掉被申请人的，由仲裁庭决定，组庭之前由仲裁院负责人决定")
    party: int = ask("原当事人", options="parties")
    new_name: MaybeName = ask("变更后的姓名、名称", default=None, help="只有更名的填写")
    legal_representative: MaybeName = ask("现在的经营者", default=None, help="只有有字号的个体工商户变更经营者的填写")
    joined: list[Successor] = ask("承继或者变更后的当事人", default=[], at_most=20,
        help="更名、不再列为当事人的不填；个体工商户变更经营者的，有字号的填变更前的经营者，没有字号的填现在的经营者")
    already: list[SuccessorHere] = ask(
        "承继人中已经是本案当事人的", default=[], at_most=20, help="如同案的申请人又是继承人：在这里选，不再登记一次，本人的请求不变"
    )
    bears: MaybeBearing = ask(
        "怎样承担已经约定、裁决的义务", default=None,
        help="原当事人还有义务没有履行、由几位承继的填写；连带责任由法律规定或者当事人约定（民法典第178条第3款）"
    )
    since: MaybeDay = ask(
        "登记、死亡之日", default=None, not_after="today", not_before="anything", help="登记机关变更登记之日、死亡之日，以证明材料为准"
    )
    proof: Long = ask("依据的材料和情况", long="long", help="如：登记机关变更、注销登记，死亡证明、亲属关系证明，申请人的书面申请")

    @property
    def shares(self) -> list[Decimal | None]:
        """The shares in % of those who take over, those who come in first; None where none is said."""
        return [*(row.share for row in self.joined), *(row.share for row in self.already)]


WAITS_FOR = {
    SuspensionGround.DEATH: (ChangeGround.DIED, ChangeGround.NO_HEIR),
    SuspensionGround.SUCCESSOR: (
        ChangeGround.MERGED, ChangeGround.DIVIDED, ChangeGround.CLOSED, ChangeGround.BRANCH_CLOSED, ChangeGround.ABOLISHED,
        ChangeGround.OPERATOR_DIED,
    ),
}
"""The changes that a suspended proceeding waits for (办案规则 第47条第1、3项)."""


def successors_awaited(here: Proceeding) -> tuple[ChangeGround, ...]:
    """The changes one of which a suspended proceeding still waits for; () where it waits for none."""
    last = here.last(Do.SUSPEND, Do.RESUME)
    if last is None or last.step is Do.RESUME:
        return ()
    wanted = WAITS_FOR.get(last.answer("ground"), ())
    came = (entry.as_(ChangedParty).ground for entry in here.all(Do.CHANGE_PARTY) if entry.seq > last.seq)
    return () if any(ground in wanted for ground in came) else wanted


def not_followed_yet(case: CaseFacts, here: Proceeding) -> int | None:
    """The party who is dead or dissolved, and whose successor a suspended proceeding still waits for; None: it waits for nobody, or
    nobody said whose successor.
    """
    suspended = here.last(Do.SUSPEND)
    if suspended is None or not successors_awaited(here):
        return None
    said: int | None = suspended.answer("party")
    return said or only_one_lost(case, here, suspended.answer("ground"))


def only_one_lost(case: CaseFacts, here: Proceeding, ground: SuspensionGround) -> int | None:
    """The only worker of a case, or its only unit, who on this ground is dead or dissolved; None: it is another ground, or one of
    several.
    """
    parties = [case.parties[number] for number in case.present_in(here)]
    could = {
        SuspensionGround.DEATH: [party.number for party in parties if is_worker(party, parties)],
        SuspensionGround.SUCCESSOR: [party.number for party in parties if not party.is_person],
    }.get(ground, [])
    return could[0] if len(could) == 1 else None


def ran_the_shop(case: CaseFacts, number: int) -> str:
    """Return the words on somebody who ran a shop before another, or runs it after him, as papers call him (民诉法解释 第59条); '' for
    anybody else.
    """
    said = ""
    for here in case.proceedings.values():
        for entry in here.all(Do.CHANGE_PARTY):
            form = entry.as_(ChangedParty)
            if form.ground is not ChangeGround.OPERATOR:
                continue
            shop = case.parties[form.party]
            named = shop.type is PartyType.TRADER
            if here.joined.get(number) == entry.seq:
                said = f"系{shop.name}变更前的经营者" if named else f"系{shop.name}之后的经营者"
            elif number == shop.number and not named:
                said = "系变更前的个体工商户经营者"
    return said


def renewals(here: Proceeding) -> list[Entry]:
    """List the entries by which the case became another one, oldest first. Claims that were only given up are none of them, nor is a
    party in whose place another goes on.
    """
    return [entry for entry in here.all(*RENEWED_BY) if _asks_more(entry)]


def last_change(here: Proceeding) -> Entry | None:
    """The latest acceptance of claims that were added or changed, or that an applicant brought who joined (办案规则 第44条); None: there is
    none.
    """
    return next((entry for entry in reversed(renewals(here)) if entry.answer("added")), None)


def _asks_more(entry: Entry) -> bool:
    if party := entry.if_(ChangedParty):
        return party.ground in BRINGS_IN
    change = entry.if_(ChangedClaims)
    return change is None or bool(change.added)

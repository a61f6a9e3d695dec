"""Arbitration up to the hearing (仲裁): the tribunal, and everything that moves the 45 days."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from .. import capacity, composition
from ..acts import Act
from ..codes import Kind, Outcome, PartyType, Side, SuspensionGround
from ..codes.agents import AgentPower
from ..codes.arbitration import AfterTerms
from ..common_request import TEN
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Long, MaybeLong, MaybeNumber, MaybeStaff, ask
from ..liability import hold_to
from ..party import is_worker
from ..places import opponents_exist
from ..roles import Role
from ..seats import TRIBUNAL
from ..states.arbitration import (
    ARBITRATION_WITHDRAWN,
    ENTRUSTED,
    FILED,
    FILING_CORRECTING,
    FORMED,
    HEARD,
    ON_HOLD,
    RECEIVED,
    SCHEDULED,
    SUSPENDED,
)
from ..step import BACK, STAY, Rank, Situation, Step
from ..used import NOTHING, Used
from .acting import asks_agents, nobody_acts_for_him, with_power
from .changes import WAITS_FOR, only_one_lost, renewals, successors_awaited
from .injury_awaited import conclusion_came, suggest_suspending, waits_for_an_injury
from .intake import ClaimAnswers, PartyAnswers, add_claims, add_parties
from .reconciling import by_terms_of_all, next_is
from .reconciling import suggest_withdrawal as withdrawal_by_terms
from .track import on_contract, one_will_do, together, workers
from .trial import TRIAL, before_the_end
from .undecided import counterclaim_waits, nothing_awarded_yet, part_settlement_unsigned
from .whose_items import items_of_the_applicants

OFFICE = frozenset({Role.REGISTRAR, Role.CLERK})
BENCH = frozenset({Role.ARBITRATOR})
APPROVES = frozenset({Role.DIRECTOR})
RUNNING = frozenset({FILED, FORMED, SCHEDULED, HEARD})
RECEIVES = RUNNING | {SUSPENDED, ENTRUSTED}
"""Where what a party does within days of his own is received, and answered within the office's own: a suspension and a mediation that was
entrusted stop none of them (办案规则 第33、36、46条; 调解仲裁法 第42条).
"""

OVERDUE = "请及时裁决；当事人可以就该争议事项起诉（调解仲裁法第43条；办案规则第45、48条）。"
"""The course that is open once the forty-five days are over."""


class Tribunal(Act):
    """组庭: one arbitrator, or three with a presiding one; the clerk sits beside, never among them."""

    on: date = ask("组庭日期", not_after="today")
    presiding: str = ask("独任仲裁员（首席仲裁员）", options="arbitrators")
    second: MaybeStaff = ask("仲裁员", default=None, options="arbitrators")
    third: MaybeStaff = ask("仲裁员", default=None, options="arbitrators")
    clerk: str = ask("书记员", options="clerks")
    major: bool = ask("重大、疑难案件", default=False, help="须由三名仲裁员组庭（组织规则第13条）")
    collective_contract: bool = ask(
        "因履行集体合同发生的争议", default=False, help="按三方原则由三名仲裁员组庭（办案规则第65条）"
    )


class Suspension(Act):
    """中止审理: approved by the commission's director or the head he authorised."""

    on: date = ask("中止之日（批准之日）", not_after="today")
    ground: SuspensionGround = ask("理由")
    party: MaybeNumber = ask("死亡、终止的当事人", default=None, options="parties", help="等待继承人、承继者的选是谁；文书不再写给他")
    reason: Long = ask("具体情况", long="long")


class Resumption(Act):
    """恢复审理."""

    on: date = ask("恢复之日", not_after="today")
    reason: Long = ask("中止原因消除的情况", long="long")


class LongerTrial(Act):
    """延期审理: at most 15 days, in writing, before the 45 days are over."""

    on: date = ask("批准之日", not_after="today")
    days: int = ask("延长天数（自然日）", default=15, help="最多 15 日")
    reason: Long = ask("案情复杂的具体情况", long="long")


class JoinersClaim(ClaimAnswers):
    """One claim of one of the applicants who join, by his place among them; of one who joins alone it is his."""

    claimant: int = ask("申请人", default=1, options="order", help="第几位追加的申请人")


class Joinder(Act):
    """追加当事人: the 45 days start anew on the day of the decision."""

    on: date = ask("决定追加之日", not_after="today")
    side: Side = ask("地位", default=Side.RESPONDENT)
    joined: list[PartyAnswers] = ask("追加的当事人", at_least=1, at_most=20)
    added: list[JoinersClaim] = ask(
        "追加的申请人的请求", default=[], at_most=100, help="追加为申请人的，各填自己的请求，“申请人”填上面的第几位；不追加申请人的不填"
    )
    reason: Long = ask("追加的理由", long="long")


class FilingWithdrawal(Act):
    """撤回仲裁申请."""

    on: date = ask("决定准予撤回之日", not_after="today")
    settled_privately: bool = ask("双方已自行和解", default=False)
    reason: MaybeLong = ask("申请人陈述", default=None, long="long")
    by_agents: list[int] = asks_agents("由代理人撤回")


# --- guards and checks ----------------------------------------------------------------------------------------


def sits_lawfully(situation: Situation, form: Tribunal) -> dict[str, str]:
    """Check how many sit, and in which seats (调解仲裁法 第31条；组织规则 第13、14条；办案规则 第65条)."""
    seats = {seat: getattr(form, seat) for seat in composition.SEATS}
    contract = form.collective_contract or on_contract(situation.case)
    found = composition.wrong_bench(
        seats,
        form.clerk,
        together(situation.case, situation.here),
        major=form.major,
        collective_contract=contract,
    )
    if form.second is None and form.third is None and not (form.major or contract) and one_will_do(situation.here):
        found.pop("second", None)
    if contract and not found:
        bench = [situation.roster[login] for login in seats.values() if login in situation.roster]
        if lacking := composition.one_sided(bench):
            found["third"] = lacking
    return found


def _claims_of_his_own(situation: Situation, form: Joinder) -> dict[str, str]:
    """Whoever joins as an applicant asks for something of his own, which the others can answer; nobody else asks (办案规则 第29、44条)."""
    if form.side is not Side.APPLICANT:
        return {"added": f"只有追加为申请人的填写请求，追加{form.side.label}的请删除这些行。"} if form.added else {}
    if strange := {f"added.{n}.claimant": f"只追加了 {len(form.joined)} 位，请填 1 到 {len(form.joined)} 的序号。"
                   for n, row in enumerate(form.added) if not 1 <= row.claimant <= len(form.joined)}:  # fmt: skip
        return strange
    asking = {row.claimant for row in form.added}
    if silent := "、".join(each.name for place, each in enumerate(form.joined, 1) if place not in asking):
        return {"added": f"{silent}还没有请求：追加的申请人各有自己的请求，请填写；被申请人收到变更请求的通知之日起"
                         "十个工作日内可以答辩（办案规则第44条）。"}
    found = opponents_exist(form.added, len(situation.case.of_side(situation.here, Side.RESPONDENT)))
    asked = SimpleNamespace(applicants=form.joined, respondents=[], claims=form.added)
    wrong = {**found, **items_of_the_applicants(situation, asked)}
    return {path.replace("claims.", "added.", 1): sentence for path, sentence in wrong.items()}


def _makes_it_collective(situation: Situation, form: Joinder) -> dict[str, str]:
    """Ask once more where the tenth worker joins what one arbitrator hears: ten with a request in common are three arbitrators' (办案规则
    第62条第2款；组织规则 第13条), and are told at once.
    """
    case, here = situation.case, situation.here
    joins = form.side is Side.APPLICANT and not any(row.type is not PartyType.PERSON for row in form.joined)
    if not joins or not TEN - len(form.joined) <= workers(case, here) < TEN:
        return {}
    alone = "second" not in here.staff and "presiding" in here.staff and not one_will_do(situation.here)
    again = "本案由一名仲裁员独任，追加后有共同请求的应当由三名仲裁员组庭：先办理“撤销仲裁庭”，重新组庭；" if alone else ""
    return {"joined": f"追加后劳动者达到 {TEN} 人，有共同请求的为集体争议（办案规则第62条）：{again}可以推举代表人，各项一次性通知"
                      "（第63、64条），请核对"}


def _at_most_fifteen(situation: Situation, form: LongerTrial) -> dict[str, str]:
    return {} if 1 <= form.days <= 15 else {"days": "延长期限为 1 至 15 日（调解仲裁法第43条）。"}


def _extended_before(situation: Situation) -> str | None:
    """One extension; a restart of the 45 days needs and allows a new approval."""
    restarts = renewals(situation.here)
    extended = situation.here.last(Do.EXTEND_ARBITRATION)
    if extended is None or (restarts and restarts[-1].seq > extended.seq):
        return None
    return f"已于 {extended.on} 批准延期一次，不能再延（调解仲裁法第43条）。"


def _says_who_is_lost(situation: Situation, form: Suspension) -> dict[str, str]:
    """Check who died or ended where a successor is waited for (办案规则 第47条第1、3项), and that nobody is named on another ground."""
    if form.ground not in WAITS_FOR:
        return {"party": "只有等待继承人、承继者而中止的选这一项，其他理由请清空。"} if form.party else {}
    if form.party is None:
        known = only_one_lost(situation.case, situation.here, form.ground)
        return {} if known else {"party": "请选是谁死亡、终止：中止审理通知书不写给他，等继承人、承继者参加后另行通知。"}
    party = situation.case.parties[form.party]
    return {} if party.is_person == (form.ground is SuspensionGround.DEATH) else {"party": f"{party.name}与所选的理由不符，请重新选择。"}


def _nobody_took_the_place(situation: Situation) -> str | None:
    """The cause of the suspension is gone only when somebody stands in the party's place (办案规则 第47条)."""
    wanted = successors_awaited(situation.here)
    if not wanted:
        return _no_agent_yet(situation)
    grounds = "、".join(f"“{ground.label}”" for ground in wanted)
    return f"本案因等待继承人、承继者而中止（办案规则第47条），还没有人参加。请先办理“变更当事人”：{grounds}。"


def _no_agent_yet(situation: Situation) -> str | None:
    """One who lost his capacity has an agent by law before his case goes on (办案规则 第47条第2项；调解仲裁法 第25条)."""
    last = situation.here.last(Do.SUSPEND)
    if last is None or last.as_(Suspension).ground is not SuspensionGround.INCAPACITY:
        return None
    noted = any(entry.seq > last.seq for entry in situation.here.all(Do.NOTE_CAPACITY))
    if not (noted or capacity.lacking(situation.case, situation.here)):
        return (
            "本案因当事人丧失行为能力、尚未确定代理人而中止（办案规则第47条第2项）：请先办理“登记行为能力”，写明是谁，再办理“登记代理人”。"
        )
    return nobody_acts_for_him(situation)


def _recusal_first(situation: Situation) -> str | None:
    """A challenge is decided in three working days, which nothing stops, and where the tribunal sits (办案规则 第11、12条)."""
    here = situation.here
    asked = here.last(Do.REQUEST_RECUSAL, Do.GRANT_RECUSAL, Do.RECUSE_CLERK, Do.REFUSE_RECUSAL)
    if asked is None or asked.step is not Do.REQUEST_RECUSAL or here.state == FILED.name:
        return None
    return (
        f"{asked.on} 提出的回避申请还没有决定，应当在三个工作日内决定，中止不影响（办案规则第11、12条）。请先办理“同意回避”"
        "（书记员的，“同意书记员回避”）或者“驳回回避申请”，再中止审理。"
    )


def _suggest_resuming(situation: Situation) -> dict[str, Any]:
    """Name who came in, or what was concluded of an injury, where that was waited for."""
    if told := conclusion_came(situation):
        return {"reason": told}
    suspended = situation.here.last(Do.SUSPEND)
    came = [how for how in situation.here.gone.values() if suspended and how.seq > suspended.seq and how.over]
    names = "、".join(situation.case.parties[n].name for how in came for n in how.takers)
    return {"reason": f"{names}已承继当事人的权利义务，参加仲裁。"} if names else {}


def _resumes_later(situation: Situation, form: Resumption) -> dict[str, str]:
    suspended = situation.here.last(Do.SUSPEND)
    return {"on": f"不能早于中止之日（{suspended.on}）。"} if suspended and form.on < suspended.on else {}


def _whose_death(situation: Situation, form: Suspension) -> Used:
    """The ground in the words of papers, where he who died is no worker: item 1 is of a worker's death, another's is item 7
    (办案规则 第47条).
    """
    parties = situation.case.parties
    if form.ground is not SuspensionGround.DEATH or form.party is None:  # nobody is asked where only a worker can have died
        return NOTHING
    party = parties[form.party]
    if is_worker(party, [parties[n] for n in situation.here.members]):
        return NOTHING
    return Used(names={"ground": f"{party.side.label}{party.name}死亡，等待继承人参加（第7项）"})


# --- effects --------------------------------------------------------------------------------------------------


def _seat(_: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    formed = entry.as_(Tribunal)
    seats = {"presiding": formed.presiding, "second": formed.second, "third": formed.third, "clerk": formed.clerk}
    for seat, login in seats.items():
        proceeding.staff.pop(seat, None)
        if login:
            proceeding.staff[seat] = login
    proceeding.handler = formed.presiding


def _join(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    joinder = entry.as_(Joinder)
    hold_to(facts, proceeding)
    joined = add_parties(facts, joinder.side, joinder.joined)
    proceeding.parties = (*proceeding.parties, *joined)
    proceeding.joined |= dict.fromkeys(joined, entry.seq)
    facing = [party.number for party in facts.of_side(proceeding, Side.RESPONDENT)]
    proceeding.claims = (*proceeding.claims, *add_claims(facts, joinder.added, joined, facing))


def withdrawn(*, settled_privately: bool) -> Outcome:
    """A withdrawal after a settlement between the parties has a code of its own."""
    return Outcome.RECONCILED_WITHDRAWN if settled_privately else Outcome.ARBITRATION_WITHDRAWN


def _withdrawn_how(_: CaseFacts, __: Proceeding, entry: Entry) -> Outcome:
    return withdrawn(settled_privately=entry.as_(FilingWithdrawal).settled_privately)


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.FORM_TRIBUNAL, "组庭", Kind.ARBITRATION,
        at=frozenset({FILED}), to=FORMED, by=APPROVES | {Role.REGISTRAR}, asks=Tribunal, checks=(sits_lawfully,), does=_seat,
        rank=Rank.FIRST, says="组成仲裁庭：{presiding}{second:、}{third:、}，书记员 {clerk}",
        basis="调解仲裁法 第31、32条；组织规则 第13、14条",
    ),
    Step(
        Do.SUSPEND, "中止审理", Kind.ARBITRATION,
        at=RUNNING, to=SUSPENDED, by=APPROVES, asks=Suspension, unless=(_recusal_first,), checks=(_says_who_is_lost,),
        freezes=_whose_death, suggests=suggest_suspending, first_while=waits_for_an_injury,
        says="中止审理：{ground}", basis="办案规则 第47条（主任或者仲裁院负责人批准）",
    ),
    Step(
        Do.RESUME, "恢复审理", Kind.ARBITRATION,
        at=frozenset({SUSPENDED}), to=BACK, by=APPROVES | BENCH, seats=TRIBUNAL, asks=Resumption,
        unless=(_nobody_took_the_place,), checks=(_resumes_later,), suggests=_suggest_resuming,
        rank=Rank.FIRST, says="恢复审理：{reason}", basis="办案规则 第47条",
    ),
    Step(
        Do.EXTEND_ARBITRATION, "延期审理", Kind.ARBITRATION,
        at=RUNNING | {ENTRUSTED}, to=STAY, by=APPROVES, asks=LongerTrial, unless=(_extended_before,),
        checks=(_at_most_fifteen, before_the_end(TRIAL, "仲裁期限", OVERDUE)),
        says="批准延期 {days} 日", basis="调解仲裁法 第43条；办案规则 第45条（书面批准并书面通知）",
    ),
    Step(
        Do.JOIN_PARTY, "追加当事人", Kind.ARBITRATION,
        at=RUNNING, to=STAY, by=BENCH | APPROVES, seats=TRIBUNAL, asks=Joinder, checks=(_claims_of_his_own,), does=_join,
        doubts=(_makes_it_collective,), says="追加{side}{added:，请求：}", basis="调解仲裁法 第22、23条；办案规则 第6、7、46条",
    ),
    Step(
        Do.WITHDRAW_ARBITRATION, "撤回申请", Kind.ARBITRATION,
        at=RUNNING | {RECEIVED, FILING_CORRECTING, ON_HOLD, ENTRUSTED, SUSPENDED}, to=ARBITRATION_WITHDRAWN,
        by=OFFICE | BENCH, asks=FilingWithdrawal,
        unless=(nobody_acts_for_him, nothing_awarded_yet, part_settlement_unsigned, counterclaim_waits),
        checks=(by_terms_of_all, with_power(AgentPower.WAIVE)),
        outcome=_withdrawn_how, suggests=withdrawal_by_terms, first_while=next_is(AfterTerms.WITHDRAW, everybody=True),
        says="申请人撤回仲裁申请，准予", basis="办案规则 第35条",
    ),
)

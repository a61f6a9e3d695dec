"""Leaving (部分撤回、按撤回): some applicants leave and the others go on, or the rest ends and a partial award stands.

Who leaves takes along the claims that wait for a result. What a partial award or settlement has dealt with stays. The case
itself goes on, and ends once.
"""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind, Outcome, Side
from ..codes.agents import AgentPower
from ..codes.arbitration import AfterTerms
from ..codes.court import Absence
from ..do import Do
from ..facts import CaseFacts, Departure, Entry, Proceeding
from ..forms import Long, MaybeLong, ask
from ..seats import TRIBUNAL
from ..states.arbitration import (
    AWARDED,
    ENTRUSTED,
    FILING_CORRECTING,
    HEARD,
    ON_HOLD,
    RECEIVED,
    SCHEDULED,
    SUSPENDED,
)
from ..step import STAY, Situation, Step
from .acting import asks_agents, nobody_acts_for_him, with_power
from .arbitration import APPROVES, BENCH, OFFICE, RUNNING, FilingWithdrawal, withdrawn
from .attending import stayed_away_all
from .award import awarded_how
from .hearing import NOBODY_STAYS_AWAY, hearing_has_come, only_published, told_in_time, unconfirmed
from .hearing_forms import GivenUp, HearingHeld
from .late_award import Termination, court_has_not_docketed, suggest_termination
from .late_filing import suing_for_delay
from .pending import not_while_pending
from .reconciling import by_terms_of_all, next_is, suggest_who_withdraws
from .undecided import (
    askers,
    awards_made,
    claimed_back,
    counterclaim_waits,
    part_settlement_unsigned,
    still_asking,
    undecided,
)


class PartWithdrawal(Act):
    """部分申请人撤回仲裁申请."""

    on: date = ask("决定准予撤回之日", not_after="today")
    parties: list[int] = ask("撤回申请的申请人", options="applicants", at_least=1)
    settled_privately: bool = ask("与对方已自行和解", default=False)
    reason: MaybeLong = ask("申请人陈述", default=None, long="long")
    by_agents: list[int] = asks_agents("由代理人撤回")


class PartGivenUp(Act):
    """部分申请人按撤回仲裁申请处理."""

    on: date = ask("决定之日", not_after="today")
    parties: list[int] = ask("按撤回处理的申请人", options="applicants", at_least=1)
    absence: Absence = ask("情形")
    reason: Long = ask("通知和缺席的经过", long="long", help="写明开庭通知书何时怎样送达、开庭当日的情况")


class PartTermination(Termination):
    """部分申请人终止审理: of those who sued because no award came in time."""

    parties: list[int] = ask("起诉并已由人民法院立案的申请人", options="applicants", at_least=1)


# --- guards and checks ----------------------------------------------------------------------------------------


def _alone(situation: Situation) -> str | None:
    """Somebody leaves with a claim that waits, and somebody else's go on: another applicant's, or what the respondent claims back."""
    asking = {situation.case.claims[n].claimant for n in undecided(situation.here)}
    if not any(party.number in asking for party in situation.case.of_side(situation.here, Side.APPLICANT)):
        return "申请人没有还待处理的请求，没有可以撤回的；被申请人的反申请继续审理，或者由被申请人放弃。"
    many = len(situation.case.of_side(situation.here, Side.APPLICANT))
    if many > 1 or claimed_back(situation.case, situation.here):
        return None
    return "本案只有一名申请人，没有其他申请人继续仲裁；请办理全案的“撤回申请”或者“按撤回处理”。"


def _nothing_awarded(situation: Situation) -> str | None:
    if awards_made(situation.here):
        return None
    return "本案没有先行裁决；全部请求撤回的，请办理“撤回申请”或者“按撤回处理”。"


def _others_go_on(situation: Situation, form: PartWithdrawal | PartGivenUp | PartTermination) -> dict[str, str]:
    """Something still waits for a result that is not theirs: another applicant's claim, or a counter-claim."""
    case, gone, waiting = situation.case, set(form.parties), undecided(situation.here)
    for number in gone:
        mine = [n for n in situation.here.claims if case.claims[n].claimant == number]
        if (mine or number in situation.here.left) and not set(mine) & set(waiting):
            return {"parties": f"{case.parties[number].name}的请求已经裁决、调解或者撤回，没有可以撤回的请求。"}
    if any(case.claims[n].claimant not in gone for n in waiting):
        return {}
    whole = "“撤回申请”或者“按撤回处理”"
    if awards_made(situation.here):
        whole = "“撤回其余请求”或者“其余请求按撤回处理”"
    return {"parties": f"所选申请人之外，没有还待处理的请求。请办理{whole}。"}


def _sued(situation: Situation, form: PartTermination) -> dict[str, str]:
    """Only for whom a court has the case does the arbitration end (办案规则 第48条)."""
    strange = sorted(set(form.parties) - suing_for_delay(situation))
    names = "、".join(situation.case.parties[n].name for n in strange if n in situation.case.parties)
    return {"parties": f"{names}没有因逾期未裁决起诉，或者人民法院还没有立案，其请求继续处理。"} if strange else {}


def _told(situation: Situation, form: PartGivenUp) -> dict[str, str]:
    """It takes the right to file again: only from somebody whom a written notice reached in time (办案规则 第39条)."""
    untold = sorted(set(form.parties) - told_in_time(situation))
    if not untold:
        return {}
    names = "、".join(situation.case.parties[n].name for n in untold if n in situation.case.parties)
    return {"parties": f"开庭通知书没有依法书面送达{names}{unconfirmed(situation, untold)}，"
                       "不能按撤回处理（办案规则第39条）。请另定开庭日并重新通知。"}


def _stayed_away(situation: Situation, form: PartGivenUp) -> dict[str, str]:
    """Once the hearing was held, its record says who was not there."""
    held = situation.here.last(Do.HOLD_HEARING)
    if held is None or situation.here.state != HEARD.name:
        return {}
    came = sorted(set(form.parties) - set(held.as_(HearingHeld).absent))
    names = "、".join(situation.case.parties[n].name for n in came if n in situation.case.parties)
    return {"parties": f"庭审记录中，{names}没有记为缺席。请核对记录，或者去掉。"} if came else {}


def _nobody_away(situation: Situation) -> str | None:
    """Nobody can be taken to have stayed away before anybody was told, or where the record knows of nobody."""
    applicants = {party.number for party in situation.case.of_side(situation.here, Side.APPLICANT)}
    if not applicants & told_in_time(situation):
        return "开庭通知书还没有依法书面送达申请人，不能按撤回处理（办案规则第39条）。"
    if situation.here.state == HEARD.name and not _suggest_absent(situation)["parties"]:
        return "庭审记录中没有缺席的申请人。"
    return None


def _rest_told(situation: Situation) -> str | None:
    """Everybody whose claims still wait was told of the hearing in time."""
    told = told_in_time(situation)
    untold = [n for n in askers(situation.case, situation.here) if n not in told]
    if not untold:
        return None
    names = "、".join(situation.case.parties[n].name for n in untold[:3])
    return (
        f"开庭通知书没有依法书面送达{names}{unconfirmed(situation, untold)}，不能按撤回处理（办案规则第39条）。请另定开庭日并重新通知。"
    )


# --- effects --------------------------------------------------------------------------------------------------


def _some_leave(facts: CaseFacts, here: Proceeding, entry: Entry) -> None:
    _leave(facts, here, entry, set(entry.parties or []))


def _rest_leaves(facts: CaseFacts, here: Proceeding, entry: Entry) -> None:
    _leave(facts, here, entry, set(still_asking(facts, here)))


def _leave(facts: CaseFacts, here: Proceeding, entry: Entry, gone: set[int]) -> None:
    waiting = set(undecided(here))
    here.claims = tuple(n for n in here.claims if n not in waiting or facts.claims[n].claimant not in gone)
    departure = Departure(entry.seq, entry.on, str(_left_how(facts, here, entry)), here.accepted_on is not None)
    here.left |= dict.fromkeys(sorted(gone), departure)


def _left_how(facts: CaseFacts, here: Proceeding, entry: Entry) -> Outcome:
    """Return the way in which a whole case would have ended: what the applicant may do later depends on it (办案规则
    第35、39条).
    """
    if entry.if_(PartTermination):
        return Outcome.TERMINATED
    said = entry.if_(PartWithdrawal) or entry.if_(FilingWithdrawal)
    return withdrawn(settled_privately=said.settled_privately) if said else Outcome.DEEMED_WITHDRAWN


def _suggest_suing(situation: Situation) -> dict[str, Any]:
    return {**suggest_termination(situation), "parties": sorted(suing_for_delay(situation))}


def _suggest_absent(situation: Situation) -> dict[str, list[int]]:
    """The applicants whom the record of the hearing names as absent."""
    held = situation.here.last(Do.HOLD_HEARING)
    absent = held.as_(HearingHeld).absent if held else []
    return {"parties": [p.number for p in situation.case.of_side(situation.here, Side.APPLICANT) if p.number in absent]}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.WITHDRAW_PART, "部分撤回申请", Kind.ARBITRATION,
        at=RUNNING | {RECEIVED, FILING_CORRECTING, ON_HOLD, ENTRUSTED, SUSPENDED}, to=STAY, by=OFFICE | BENCH,
        asks=PartWithdrawal, unless=(_alone,), checks=(_others_go_on, with_power(AgentPower.WAIVE)), does=_some_leave,
        suggests=suggest_who_withdraws, first_while=next_is(AfterTerms.WITHDRAW, everybody=False),
        says="{parties}撤回仲裁申请，准予；其余请求继续处理", basis="办案规则 第35条",
    ),
    Step(
        Do.DEEM_PART_WITHDRAWN, "部分按撤回处理", Kind.ARBITRATION,
        at=frozenset({SCHEDULED, HEARD}), to=STAY, by=BENCH, seats=TRIBUNAL,
        asks=PartGivenUp, unless=(_alone, not_while_pending, *NOBODY_STAYS_AWAY, _nobody_away),
        checks=(_told, hearing_has_come, _stayed_away, _others_go_on), does=_some_leave, suggests=_suggest_absent,
        doubts=(only_published,), says="{parties}{absence}，按撤回仲裁申请处理；其余请求继续审理",
        basis="调解仲裁法 第36条；办案规则 第39条（重新申请不予受理）",
    ),
    Step(
        Do.TERMINATE_PART, "部分申请人终止审理", Kind.ARBITRATION,
        at=RUNNING | {SUSPENDED, ENTRUSTED}, to=STAY, by=APPROVES | BENCH, seats=TRIBUNAL,
        asks=PartTermination, unless=(_alone, court_has_not_docketed),
        checks=(_sued, _others_go_on), does=_some_leave, suggests=_suggest_suing,
        says="{court}已立案（{court_number}），{parties}的请求终止审理；其余申请人的请求继续处理", basis="办案规则 第48条",
    ),
    Step(
        Do.WITHDRAW_REST, "撤回其余请求", Kind.ARBITRATION,
        at=RUNNING | {ENTRUSTED, SUSPENDED}, to=AWARDED, by=OFFICE | BENCH, asks=FilingWithdrawal,
        unless=(nobody_acts_for_him, _nothing_awarded, counterclaim_waits, part_settlement_unsigned),
        checks=(by_terms_of_all, with_power(AgentPower.WAIVE)),
        does=_rest_leaves, outcome=awarded_how,
        says="申请人撤回其余仲裁请求，准予；先行裁决照常", basis="办案规则 第35、49条",
    ),
    Step(
        Do.DEEM_REST_WITHDRAWN, "其余请求按撤回处理", Kind.ARBITRATION,
        at=frozenset({SCHEDULED, HEARD}), to=AWARDED, by=BENCH, seats=TRIBUNAL, asks=GivenUp,
        unless=(
            _nothing_awarded, counterclaim_waits, part_settlement_unsigned, not_while_pending, *NOBODY_STAYS_AWAY, _rest_told,
        ),
        checks=(hearing_has_come, stayed_away_all), does=_rest_leaves, outcome=awarded_how, doubts=(only_published,),
        says="申请人{absence}，其余请求按撤回仲裁申请处理；先行裁决照常",
        basis="调解仲裁法 第36条；办案规则 第39、49条（就其余请求重新申请不予受理）",
    ),
)

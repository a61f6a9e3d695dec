"""Coming to terms while an arbitration runs (仲裁中自行和解, 调解仲裁法 第41条): who did, on what, and which of the two ways they take.

A 和解协议 ends no arbitration by itself. The applicant may withdraw (第41条), and may apply again where it is not performed (办案规则
第35条); or both ask the tribunal to make a 调解书 of it, which is enforced (第42条).
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind, Side
from ..codes.agents import AgentPower
from ..codes.arbitration import AfterTerms
from ..do import Do
from ..facts import Entry, Proceeding
from ..forms import Long, ask
from ..roles import Role
from ..states.arbitration import ENTRUSTED, FILED, FILING_CORRECTING, FORMED, HEARD, ON_HOLD, RECEIVED, SCHEDULED, SUSPENDED
from ..step import STAY, Situation, Step
from .acting import asks_agents, nobody_acts_for_him, with_power
from .undecided import askers


class ReconciledHere(Act):
    """双方和解: the terms, and what is to become of the arbitration by them."""

    on: date = ask("和解之日", not_after="today")
    parties: list[int] = ask("达成和解的申请人", options="applicants", at_least=1)
    terms: Long = ask("和解内容", long="long", help="和解协议的主要内容：付多少、做什么、何时")
    then: AfterTerms = ask("和解之后", default=AfterTerms.WITHDRAW)
    by_agents: list[int] = asks_agents("由代理人达成和解")


OVER = (Do.WITHDRAW_ARBITRATION, Do.WITHDRAW_PART, Do.WITHDRAW_REST, Do.SETTLE, Do.SETTLE_PART)


def reconciled(situation: Situation) -> Entry | None:
    """The latest 和解 of somebody whose claims still wait for what was to follow it; None: there is none."""
    last = situation.here.last(Do.RECONCILE_HERE)
    waiting = set(askers(situation.case, situation.here))
    return last if last and waiting & set(last.as_(ReconciledHere).parties) and not _followed(situation.here, last) else None


def _followed(here: Proceeding, terms: Entry) -> bool:
    """Tell whether one of the ways was taken since."""
    then = here.last(*OVER)
    return then is not None and then.seq > terms.seq


def next_is(then: AfterTerms, *, everybody: bool | None = None) -> Callable[[Situation], bool]:
    """Make the condition under which terms lead to a step: they are to be followed by this, and by `everybody` who still asks, or by
    some; None: by either.
    """

    def leads(situation: Situation) -> bool:
        made = reconciled(situation)
        if made is None or made.as_(ReconciledHere).then is not then:
            return False
        return everybody is None or everybody is not bool(_outside(situation))

    return leads


def _outside(situation: Situation) -> list[int]:
    """Those who applied and still ask, by number, and of whom no terms are on record: what some agree is nothing to the others (民事诉讼法
    第55条第2款)."""
    case, here = situation.case, situation.here
    came = {n for entry in here.all(Do.RECONCILE_HERE) for n in entry.as_(ReconciledHere).parties}
    return [n for n in askers(case, here) if case.parties[n].side is Side.APPLICANT and n not in came]


def suggest_withdrawal(situation: Situation) -> dict[str, Any]:
    """Return the answers that the terms of all give to a withdrawal, which its paper gives as the reason (调解仲裁法 第41条); {} where
    there are none.
    """
    return {} if _outside(situation) else _suggest_by_terms(situation)


def _suggest_by_terms(situation: Situation) -> dict[str, Any]:
    made = reconciled(situation)
    if made is None or made.as_(ReconciledHere).then is not AfterTerms.WITHDRAW:
        return {}
    day = f"{made.on.year}年{made.on.month}月{made.on.day}日"
    return {"settled_privately": True, "reason": f"双方已于{day}自行和解"}


def suggest_who_withdraws(situation: Situation) -> dict[str, Any]:
    """Return the answers that the terms give to a withdrawal of some: who of them still asks, too; {} where there are none."""
    if not (said := _suggest_by_terms(situation)) or not (made := reconciled(situation)):
        return {}
    waiting = askers(situation.case, situation.here)
    return {**said, "parties": [n for n in made.as_(ReconciledHere).parties if n in waiting]}


# --- guards and checks ----------------------------------------------------------------------------------------


def _nothing_waits(situation: Situation) -> str | None:
    waiting = askers(situation.case, situation.here)
    if any(situation.case.parties[n].side is Side.APPLICANT for n in waiting):
        return None
    if waiting:
        return (
            "只有反申请请求还待处理：双方已经和解的，由提出反申请的被申请人撤回，请办理“撤回申请”，已有先行裁决、部分调解的办理"
            "“撤回其余请求”；要制作调解书的，请办理“仲裁调解”（调解仲裁法第41、42条，办案规则第35、36条）。"
        )
    return "没有还待处理的请求：已经裁决、调解的，按裁决书、调解书履行；双方另有约定的，在履行中登记。"


def _his_claims_wait(situation: Situation, form: ReconciledHere) -> dict[str, str]:
    """Check that who comes to terms has a claim that waits; a 调解书 is made by a tribunal (调解仲裁法 第41、42条)."""
    case, here = situation.case, situation.here
    if done := [case.parties[n].name for n in form.parties if n not in askers(case, here)]:
        return {"parties": f"{'、'.join(done)}没有还待处理的请求，请去掉。"}
    if form.then is AfterTerms.LETTER and here.accepted_on is None:
        return {"then": "调解书由仲裁庭制作（调解仲裁法第42条），申请还没有受理：先受理、组庭，或者撤回仲裁申请。"}
    return {}


def by_terms_of_all(situation: Situation, form: Act) -> dict[str, str]:
    """Everything is withdrawn by terms only where all who still ask came to terms (调解仲裁法 第41条; 办案规则 第35条): of the others
    nothing is withdrawn by what some agreed. Where no terms were put on record before, the answer itself is the record.
    """
    outside = _outside(situation) if situation.here.last(Do.RECONCILE_HERE) else []
    if not outside or not getattr(form, "settled_privately", False):
        return {}
    names = "、".join(situation.case.parties[n].name for n in outside[:3]) + (f"等{len(outside)}人" if len(outside) > 3 else "")
    ways = "只有和解的人撤回的，办理“部分撤回申请”；其他人也已和解的，先办理“双方自行和解”；没有和解也撤回的，不选这一项。"
    return {"settled_privately": f"登记的自行和解中没有{names}，不能写成各方都已和解（调解仲裁法第41条）：{ways}"}


ROWS = (
    Step(
        Do.RECONCILE_HERE, "双方自行和解", Kind.ARBITRATION,
        at=frozenset({RECEIVED, FILING_CORRECTING, ON_HOLD, FILED, FORMED, SCHEDULED, HEARD, ENTRUSTED, SUSPENDED}), to=STAY,
        by=frozenset({Role.REGISTRAR, Role.CLERK, Role.ARBITRATOR}),
        asks=ReconciledHere, unless=(nobody_acts_for_him, _nothing_waits),
        checks=(_his_claims_wait, with_power(AgentPower.SETTLE)),
        says="{parties}与对方自行和解，{then}：{terms}", basis="调解仲裁法 第41、42条；办案规则 第35条",
    ),
)

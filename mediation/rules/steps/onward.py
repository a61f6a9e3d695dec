"""From a mediation on (调解之后): who may carry the dispute to arbitration, and when. A file that is closed shuts no door."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from ..agreed_claims import RestOfClaim
from ..codes import Item, Kind
from ..departed import left_behind
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import ask
from ..states.mediation import ACCEPTED, CLOSED, EFFECTIVE, FAILED, MEDIATING, RECONCILED, REFUSED, WITHDRAWN
from ..step import STAY, Rank, Situation, Step
from .disputed import candidates, in_dispute, in_its_place, rest_of, why_not
from .handing_on import ToArbitration, gone_on, hand_on
from .intake import MEDIATORS, REGISTRY, to_the_commission
from .payment_order import before_the_court

UNDER_WAY = frozenset({ACCEPTED, MEDIATING})
FROM = UNDER_WAY | {FAILED, REFUSED, WITHDRAWN, EFFECTIVE, RECONCILED, CLOSED}
DAYS_TO_AGREE = timedelta(days=15)
"""自然日 from the receipt of the application; without an agreement by then, a party may apply for arbitration (调解仲裁法 第14条第3款)."""
MOST_SAID = 3
"""Claims that a refusal names one by one."""


class FromMediation(ToArbitration):
    """申请仲裁: which of the applicants go on from the mediation, and with which claims."""

    parties: list[int] = ask(
        "申请仲裁的申请人", options="disputants", at_least=1,
        help="对方（用人单位）要申请的，另由仲裁院立案窗口按用人单位申请登记（调解仲裁法第14条第3款：当事人都可以）",
    )
    claims: list[int] = ask("带入仲裁的请求", options="disputed", at_least=1, help="只列还在争议中、可以申请的请求")


def open_to_arbitration(situation: Situation, *claimants: int) -> list[int]:
    """List the claims (of these `claimants`, where some are named) that may be carried to arbitration today: those in dispute; while the
    fifteen days run, of whoever left alone (调解仲裁法 第5条).
    """
    open_ = in_dispute(situation, *claimants)
    if _days_to_agree_run(situation) is None:
        return open_
    gone = left_behind(situation.case, situation.here)
    return [number for number in open_ if number in gone]


def _days_to_agree_run(situation: Situation) -> str | None:
    """While people still mediate, a party goes on when the fifteen days are over; before, the mediation is ended first. They run from the
    receipt of the application (M-03), whatever was completed after it.
    """
    if situation.here.state not in {state.name for state in UNDER_WAY}:
        return None
    last = situation.reference.calendar.roll_forward(situation.here.entries[0].on + DAYS_TO_AGREE)
    if situation.today > last:
        return None
    return (
        f"收到调解申请之日起十五日（{last} 届满）内还在调解；期满没有达成协议的，当事人可以申请仲裁（调解仲裁法第14条第3款）。"
        "现在就要申请的，先办理“调解不成”，只有部分人要申请的，先办理“部分退出调解”；不必先达成协议。"
    )


def other_side_may_apply(situation: Situation) -> bool:
    """True where the other side may apply for arbitration by a case of its own: any party may, without an agreement and after the
    fifteen days (调解仲裁法 第14条第3款)."""
    here = situation.here
    open_ = here.kind is Kind.MEDIATION and here.state in {state.name for state in FROM}
    return open_ and _days_to_agree_run(situation) is None


def _nobody_may_yet(situation: Situation) -> str | None:
    """A guard: nobody but who left the mediation goes before its fifteen days are over."""
    return None if open_to_arbitration(situation) else _days_to_agree_run(situation)


def _everything_performed(situation: Situation) -> str | None:
    """Refuse to carry on a dispute that is over: everything that was promised has come."""
    promised = situation.case.promised_in(situation.here)
    if situation.here.state != CLOSED.name or not promised or any(line.open for line in promised) or in_dispute(situation):
        return None
    return "协议已经全部履行，本案的争议已经了结；有其他争议的，另行登记申请。"


def _nothing_in_dispute(situation: Situation) -> str | None:
    """A guard: an agreement binds whom it settles something for (调解仲裁法 第14条第2款、第15条)."""
    case, here = situation.case, situation.here
    if in_dispute(situation):
        return None
    if not set(candidates(case, here)) - gone_on(case, here):
        return "本案请求已全部申请仲裁，请到仲裁程序中办理。"
    return f"没有还在争议中的请求：{_why(situation, candidates(case, here))}。有其他争议的，另行登记申请。"


def _still_disputed(situation: Situation, form: FromMediation) -> dict[str, str]:
    """A claim travels with the person who makes it, as long as it is in dispute."""
    case, own = situation.case, candidates(situation.case, situation.here)
    if not set(form.claims) <= set(own):
        return {"claims": "带入仲裁的请求中有不属于本程序的，请重新选择。"}
    situation = replace(situation, today=form.on)  # what was not due yet on that day was in no dispute, whenever it is noted (第15条)
    if why := _why(situation, form.claims):
        return {"claims": f"{why}。请去掉。"}
    if set(form.claims) - set(open_to_arbitration(situation)):
        return {"claims": _days_to_agree_run(situation) or ""}
    if {case.claims[n].claimant for n in form.claims} - set(form.parties):
        return {"claims": "所选请求中有不属于所选申请人的，请核对。"}
    idle = set(form.parties) - {case.claims[n].claimant for n in form.claims}
    names = "、".join(case.parties[n].name for n in sorted(idle) if n in case.parties)
    return {"parties": f"{names}没有勾选带入仲裁的请求：请勾选他的请求，或者把他去掉。"} if idle else {}


def _why(situation: Situation, numbers: list[int]) -> str:
    """The claims among these that are not carried on, each with its reason; '' where all may be."""
    case = situation.case
    said = [
        f"{case.parties[case.claims[n].claimant].name}的{Item(case.claims[n].item).label}，{why}"
        for n in numbers
        if (why := why_not(situation, n))
    ]
    return "；".join(said[:MOST_SAID]) + (f"；等 {len(said)} 项" if len(said) > MOST_SAID else "")


def _before_the_court(situation: Situation, form: FromMediation) -> dict[str, str]:
    case = situation.case
    said = before_the_court(situation, [line for n in form.claims for line in in_its_place(case, situation.here, case.claims[n])])
    return {"claims": said} if said else {}


def _rests(situation: Situation, form: FromMediation) -> FromMediation:
    """Write out of which claims only a rest goes on: what was not agreed, or what had not come of what was."""
    known = [(n, rest) for n in form.claims if (rest := rest_of(situation, n)) is not None]
    rests = [RestOfClaim(claim=n, amount=rest.amount, paid=rest.paid) for n, rest in known]
    return form.model_copy(update={"rests": rests})


def _hand_on(facts: CaseFacts, mediation: Proceeding, entry: Entry) -> None:
    """The claims go on; of one that was agreed or paid in part the rest does, as a claim of its own that says so."""
    hand_on(facts, mediation, entry)
    opened = facts.proceedings[max(facts.proceedings)]
    for row in entry.as_(FromMediation).rests:
        whole, number = facts.claims[row.claim], facts.number(row)
        left = "调解协议约定之外余下的部分" if row.paid is None else f"已按调解协议收到 {row.paid:,.2f} 元，就余下的申请"
        detail = "；".join(filter(None, [whole.detail, f"原请求 {whole.amount:,.2f} 元，{left}"]))
        facts.claims[number] = replace(
            whole, number=number, amount=row.amount, detail=detail, worked_out=list(whole.worked_out),
            rest_of=None if row.paid is None else row.claim,
        )
        opened.claims = tuple(number if n == row.claim else n for n in opened.claims)


def _suggest_disputed(situation: Situation) -> dict[str, Any]:
    """The claims that may go on today, with those who make them."""
    numbers = open_to_arbitration(situation)
    return {"parties": sorted({situation.case.claims[n].claimant for n in numbers}), "claims": numbers}


ROWS = (
    Step(
        Do.APPLY_ARBITRATION, "申请仲裁", Kind.MEDIATION,
        at=FROM, to=STAY, opens=Kind.ARBITRATION,
        by=MEDIATORS | REGISTRY, asks=FromMediation, unless=(_everything_performed, _nothing_in_dispute, _nobody_may_yet),
        by_day=(_nothing_in_dispute, _nobody_may_yet),
        checks=(_still_disputed,), doubts=(_before_the_court,), completes=_rests, does=_hand_on,
        suggests=_suggest_disputed, freezes=to_the_commission,
        rank=Rank.ELSE, says="申请仲裁，材料移送仲裁委员会", basis="调解仲裁法 第5、14、15条；协商调解规定 第30条",
    ),
)

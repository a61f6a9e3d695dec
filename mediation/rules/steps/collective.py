"""Collective disputes (集体争议): ten workers or more may be represented, and everything is told at once (办案规则 第62至67条)."""

from datetime import date

from ..acts import Act
from ..codes import Kind
from ..do import Do
from ..forms import ask
from ..states.arbitration import RECEIVED, SCHEDULED
from ..states.mediation import ACCEPTED, AGREED, CORRECTING, MEDIATING, REGISTERED
from ..step import STAY, Rank, Situation, Step
from .answering import evidence_fixed
from .arbitration import BENCH, OFFICE, RUNNING
from .electing import ELECTS, FEWEST, Representatives, elected, not_collective, suggest_elected, three_to_five
from .intake import MEDIATORS, REGISTRY


class OneNotice(Act):
    """集体争议一次性通知."""

    on: date = ask("通知日期", not_after="today")
    representatives: list[int] = ask("代表人", options="applicants", default=[], help="没有推举的不选：劳动者可以推举，也可以都自己参加")


# --- guards and checks ----------------------------------------------------------------------------------------


def _everything_is_fixed(situation: Situation) -> str | None:
    """The notice tells of the tribunal, the periods and the hearing; each must be known."""
    here = situation.here
    if here.last(*ELECTS) and len(elected(situation.case, here)) < FEWEST:
        return f"有代表人已经退出仲裁，不足 {FEWEST} 名，请重新办理“推举代表人”。"
    if not all(evidence_fixed(here, number) for number in situation.case.present_in(here)):
        return "还没有指定举证期限，请先办理“指定、延长举证期限”。"
    return None


def _those_elected(situation: Situation, form: OneNotice) -> dict[str, str]:
    """The notice names the representatives whom the workers elected, and nobody makes them elect any (办案规则 第63条: 可以)."""
    there = elected(situation.case, situation.here)
    if sorted(set(form.representatives)) == sorted(there):
        return {}
    named = "、".join(situation.case.parties[n].name for n in there)
    says = f"推举的代表人是{named}" if there else "还没有登记推举的代表人，先办理“推举代表人”，或者都不选"
    return {"representatives": f"{says}（办案规则第63条）。"}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.RECORD_REPRESENTATIVES, "推举代表人", Kind.ARBITRATION,
        at=RUNNING | {RECEIVED}, to=STAY, by=OFFICE | BENCH, asks=Representatives, unless=(not_collective,),
        checks=(three_to_five,), suggests=suggest_elected,
        says="劳动者推举{representatives}为代表人{powers:，同意其：}", basis="调解仲裁法 第7条；办案规则 第63条（可以推举三至五名）",
    ),
    Step(
        Do.ELECT_REPRESENTATIVES, "推举代表人", Kind.MEDIATION,
        at=frozenset({REGISTERED, CORRECTING, ACCEPTED, MEDIATING, AGREED}), to=STAY, by=MEDIATORS | REGISTRY, asks=Representatives,
        unless=(not_collective,), checks=(three_to_five,), suggests=suggest_elected,
        says="劳动者推举{representatives}为代表人{powers:，同意其：}",
        basis="调解仲裁法 第7条（可以推举代表参加调解）；办案规则 第63条（参照）",
    ),
    Step(
        Do.NOTIFY_COLLECTIVE, "集体争议一次性通知", Kind.ARBITRATION,
        at=frozenset({SCHEDULED}), to=STAY, by=OFFICE | BENCH, asks=OneNotice,
        unless=(not_collective, _everything_is_fixed), checks=(_those_elected,), suggests=suggest_elected,
        rank=Rank.NEXT, says="组庭、答辩、举证和开庭一次性通知当事人", basis="办案规则 第64条（受理之日起5个工作日内）",
    ),
)

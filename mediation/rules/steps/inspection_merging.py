"""Two inspections become one (并案): the later goes into the earlier, whose number and time limits stand.

The rules see one case alone. Which case the number means, and that it may take this one in, the door asks (services/door/merging.py); it
brings the people and the claims into it by “追加投诉人、被投诉单位” in the same act, and what stands with them by the steps that noted it.
What went into another case is that case's 件.
"""

from datetime import date

from ..acts import Act
from ..codes import Kind, Outcome
from ..do import Do
from ..facts import CaseFacts, Proceeding
from ..forms import Long, Text, ask
from ..roles import INSPECTION_STAFF
from ..states import State
from ..states.inspection import FOUND, INVESTIGATING, MERGED, ORDERED, SUSPENDED
from ..step import Rank, Situation, Step
from .evidence_in_keeping import evidence_kept
from .inspection_ways import Joining

TAKES_IN: frozenset[State] = frozenset({INVESTIGATING, FOUND, ORDERED, SUSPENDED})
"""The states in which a case takes another in: it is docketed, and nothing is decided."""


class Merging(Act):
    """并案: into which file the matter goes on."""

    on: date = ask("并案之日", not_after="today")
    into: Text = ask(
        "并入的监察案号",
        help="本机构立案在先、还没有作出决定的案件；本案的投诉人、被投诉单位、请求、代理人、送达地址和证据随即带入那一案，不用再填，同一个人、同一笔只算一次",
    )
    reason: Long = ask("并案的理由", long="long", help="例如：同一单位、同一违法行为")


def merged_from(here: Proceeding) -> list[str]:
    """The numbers of the cases that went into this one, in order."""
    joined = (entry.if_(Joining) for entry in here.all(Do.JOIN_INSPECTION))
    return [form.merged_from for form in joined if form is not None and form.merged_from]


# --- guards ---------------------------------------------------------------------------------------------------


def _nothing_ordered(situation: Situation) -> str | None:
    """A sum that was ordered has its paper, its days and its payments here: another case cannot take it over (条例 第18条)."""
    if not situation.case.promised_in(situation.here):
        return None
    return "本案已经责令支付，款项和期限在本案登记，不能并入另案；请在本案办结，或者将另一案并入本案。"


def in_no_other_case(situation: Situation) -> str | None:
    """A guard of voiding: what this case took in, or has become of it in another, is taken back first."""
    here = situation.here
    if here.kind is not Kind.INSPECTION:
        return None
    if here.outcome == Outcome.INSPECTION_MERGED and (entry := here.last(Do.MERGE_INSPECTION)):
        return f"本案已并入 {entry.as_(Merging).into}，人和请求都在那一案；确属录入错误的，先“更正”撤销“并入另案”，再作废。"
    if numbers := merged_from(here):
        return f"{'、'.join(numbers)} 已并入本案；确属录入错误的，先在那一案“更正”撤销“并入另案”，再作废本案。"
    return None


def takes_in(case: CaseFacts, here: Proceeding, by: str) -> str | None:
    """Return the reason why this case cannot take another in, called by its number `by`; None: it can."""
    if here.outcome == Outcome.INSPECTION_MERGED and (entry := here.last(Do.MERGE_INSPECTION)):
        return f"{by} 已经并入 {entry.as_(Merging).into}，请填写那一案的案号。"
    if (here.kind, here.state) in {(state.kind, state.name) for state in TAKES_IN}:
        return None
    if here.accepted_on is None:
        return f"{by} 还没有立案，请先办理立案。"
    return f"{by} 已经作出决定、移送或者结案，不能再并入；仍有关联的，两案各自办理。"


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.MERGE_INSPECTION, "并入另案", Kind.INSPECTION,
        at=frozenset({INVESTIGATING, FOUND}), to=MERGED, by=INSPECTION_STAFF, asks=Merging, unless=(_nothing_ordered, evidence_kept),
        outcome=Outcome.INSPECTION_MERGED,
        rank=Rank.LAST, says="并入 {into} 一并查处：{reason}", basis="劳动保障监察条例 第14条（并案查处，待本局确认）",
    ),
)

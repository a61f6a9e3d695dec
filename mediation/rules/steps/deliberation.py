"""Deliberation (合议): three arbitrators agree on the result before they award, and the record says how (调解仲裁法 第45条)."""

from datetime import date

from ..acts import Act
from ..codes import Kind
from ..codes.inquiry import Agreed
from ..do import Do
from ..facts import Proceeding
from ..forms import Long, MaybeLong, ask
from ..seats import TRIBUNAL
from ..states.arbitration import HEARD
from ..step import STAY, Situation, Step
from .arbitration import BENCH, OFFICE


class Deliberation(Act):
    """合议: each arbitrator's opinion, a dissenting one too, and the result; it stays in the office's own file (副卷)."""

    on: date = ask("评议之日", not_after="today")
    presiding_says: Long = ask("首席仲裁员的意见", long="long")
    second_says: Long = ask("仲裁员（第二席）的意见", long="long")
    third_says: Long = ask("仲裁员（第三席）的意见", long="long")
    agreed: Agreed = ask("形成的方式", default=Agreed.UNANIMOUS)
    result: Long = ask("评议结果", long="long")
    dissent: MaybeLong = ask("不同意见", default=None, long="long", help="不是一致意见的必填：少数仲裁员的不同意见应当记入笔录")


def _sits_as_three(here: Proceeding) -> bool:
    return all(here.staff.get(seat) for seat in TRIBUNAL.names)


def _one_arbitrator(situation: Situation) -> str | None:
    return None if _sits_as_three(situation.here) else "本案由一名仲裁员独任审理，不用合议。"


def _dissent_is_written_down(_: Situation, form: Deliberation) -> dict[str, str]:
    if form.agreed is Agreed.UNANIMOUS or form.dissent:
        return {}
    return {"dissent": "不是一致意见的，少数仲裁员的不同意见应当记入笔录（调解仲裁法第45条、办案规则第52条），请写明。"}


def _after_the_hearing(situation: Situation, form: Deliberation) -> dict[str, str]:
    held = situation.here.last(Do.HOLD_HEARING)
    return {"on": f"评议不能早于开庭（{held.on}）。"} if held and form.on < held.on else {}


def not_deliberated(situation: Situation) -> str | None:
    """Three arbitrators award what most of them think (调解仲裁法 第45条): they deliberate after the last hearing."""
    here = situation.here
    if not _sits_as_three(here):
        return None
    latest = here.last(Do.HOLD_HEARING, Do.DELIBERATE)
    if latest is not None and latest.step == Do.DELIBERATE:
        return None
    return "三名仲裁员的仲裁庭按多数意见裁决（调解仲裁法第45条），最后一次开庭以后还没有评议。请先办理“合议”。"


ROWS = (
    Step(
        Do.DELIBERATE, "合议", Kind.ARBITRATION,
        at=frozenset({HEARD}), to=STAY, by=BENCH | OFFICE, seats=TRIBUNAL, asks=Deliberation, unless=(_one_arbitrator,),
        checks=(_after_the_hearing, _dissent_is_written_down),
        first_while=lambda situation: not_deliberated(situation) is not None,
        says="仲裁庭评议，{agreed}（笔录入副卷）", basis="调解仲裁法 第45条；办案规则 第22、52条",
    ),
)

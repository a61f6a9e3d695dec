"""Entrusted mediation after filing (委托调解): both agree, a mediation organisation tries for ten working days, the 45 days run on."""

from datetime import date

from ..acts import Act
from ..codes import Kind
from ..do import Do
from ..forms import MaybeLong, Text, ask
from ..seats import TRIBUNAL
from ..states.arbitration import ENTRUSTED, FORMED, SCHEDULED
from ..step import BACK, Rank, Situation, Step
from .arbitration import BENCH, OFFICE
from .pending import not_while_pending


class Entrustment(Act):
    """委托调解."""

    on: date = ask("双方同意之日", not_after="today")
    both_consent: bool = ask("双方当事人均同意委托调解", default=False)
    organisation: Text = ask("受委托的调解组织（人员）")


class EntrustmentEnd(Act):
    """结束委托调解."""

    on: date = ask("结束之日", not_after="today")
    agreed: bool = ask("已达成调解协议", default=False, help="达成协议的，接着办理“仲裁调解”或者“撤回申请”")
    note: MaybeLong = ask("调解情况", default=None, long="long")


def _both_consent(_: Situation, form: Entrustment) -> dict[str, str]:
    if form.both_consent:
        return {}
    return {"both_consent": "委托调解须双方当事人都同意（办案规则第70条）；一方不同意的，继续开庭审理。"}


def _after_it_began(situation: Situation, form: EntrustmentEnd) -> dict[str, str]:
    began = situation.here.last(Do.ENTRUST_MEDIATION)
    return {"on": f"不能早于委托之日（{began.on}）。"} if began and form.on < began.on else {}


ROWS = (
    Step(
        Do.ENTRUST_MEDIATION, "委托调解", Kind.ARBITRATION,
        at=frozenset({FORMED, SCHEDULED}), to=ENTRUSTED, by=BENCH | OFFICE, seats=TRIBUNAL,
        asks=Entrustment, unless=(not_while_pending,),
        checks=(_both_consent,),
        says="双方同意，委托{organisation}调解", basis="办案规则 第70条（10个工作日内）",
    ),
    Step(
        Do.END_ENTRUSTED, "结束委托调解", Kind.ARBITRATION,
        at=frozenset({ENTRUSTED}), to=BACK, by=BENCH | OFFICE, asks=EntrustmentEnd, checks=(_after_it_began,),
        rank=Rank.FIRST, says="委托调解结束", basis="办案规则 第70条（未达成协议的，应当开庭审理）",
    ),
)

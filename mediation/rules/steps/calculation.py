"""A calculator's result kept on a claim (计算): inputs, formula and sum go on record; the sum claimed stays as it is."""

import json

from pydantic import BaseModel, ValidationError

from ..acts import Act
from ..calculators import CALCULATORS, Calculator
from ..codes.calculators import Reckoning
from ..do import Do
from ..facts import CaseFacts, Claim, Entry, Proceeding, WorkedOut
from ..faults import faults
from ..forms import Long, ask
from ..roles import ARBITRATION_STAFF, INSPECTION_STAFF, MEDIATION_STAFF
from ..states import STATES
from ..step import STAY, Rank, Situation, Step
from ..used import ReckonedUsed, Used


class CalculationKept(Act):
    """A calculation kept with a claim. The sum is not asked for: it is worked out again from the inputs."""

    claim: int = ask("请求", options="claims")
    calculator: Reckoning = ask("计算器")
    inputs: Long = ask("算式的输入", long="long", help="请从“计算器”页面算好后带过来，不必手填")


def _nothing_claimed(situation: Situation) -> str | None:
    return None if situation.here.claims else "本程序没有请求事项，没有可以保留计算结果的地方。"


def _inputs_make_sense(situation: Situation, form: CalculationKept) -> dict[str, str]:
    """The inputs are an answer to the calculator's own questions."""
    calculator = CALCULATORS[form.calculator]
    try:
        given = json.loads(form.inputs)
        inputs = calculator.asks.model_validate(given, context={"today": situation.today})
    except (ValueError, RecursionError) as error:
        found = list(faults(error, calculator.asks).values()) if isinstance(error, ValidationError) else []
        return {"inputs": "".join(found[:3]) or "输入不完整，请回到“计算器”页面重新计算。"}
    wrong = calculator.wrong(inputs, situation.reference)
    return {"inputs": "".join(wrong.values())} if wrong else {}


def _work_out(situation: Situation, form: CalculationKept) -> Used:
    """The result as of now: parameters change, what was kept does not."""
    calculator: Calculator = CALCULATORS[form.calculator]
    inputs: BaseModel = calculator.asks.model_validate(json.loads(form.inputs))
    found = calculator.works(inputs, situation.reference)
    parameters = tuple((u.label, u.value, u.since.isoformat() if u.since else "", u.source) for u in found.used)
    return Used(reckoned=ReckonedUsed(found.amount, tuple(found.lines), parameters, tuple(found.notes)))


def _keep(facts: CaseFacts, proceeding: Proceeding, entry: Entry) -> None:
    """The newest result of each calculator stands on the claim."""
    kept, reckoned = entry.as_(CalculationKept), entry.used.reckoned
    assert reckoned is not None, "the step froze what it worked out"
    label, claim = kept.calculator.label, facts.claims[kept.claim]
    found = WorkedOut(entry.seq, proceeding.number, label, reckoned.amount, reckoned.lines)
    claim.worked_out = [*(old for old in claim.worked_out if (old.label, old.proceeding) != (label, proceeding.number)), found]


def reckons(found: WorkedOut, item: str) -> bool:
    """Tell whether a calculation is one of this item: of 经济补偿 and of 赔偿金 the sums are different ones (劳动合同法 第47、87条)."""
    made_for = {row.label: CALCULATORS[row].items for row in Reckoning}.get(found.label, ())
    return not made_for or item in made_for


def carry_over(old: Claim, new: Claim) -> None:
    """Let what was worked out go along to the claim that an old one was changed into, as far as it reckons that one; the rest stays with
    what it reckoned.
    """
    new.worked_out = [found for found in old.worked_out if old.item == new.item or reckons(found, new.item)]


ROWS = (
    Step(
        Do.RECORD_CALCULATION, "保留计算结果", None,
        at=frozenset(state for state in STATES.values() if state.open), to=STAY,
        by=MEDIATION_STAFF | ARBITRATION_STAFF | INSPECTION_STAFF, asks=CalculationKept,
        unless=(_nothing_claimed,), checks=(_inputs_make_sense,), freezes=_work_out, does=_keep,
        page="/calculators",
        rank=Rank.LAST, confidential=True, says="{claim}：{calculator}",
        basis="劳动合同法 第22、23、30、47、82、83、85、87条；劳动法 第44条；工伤保险条例 第33至39条",
    ),
)

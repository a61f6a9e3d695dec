"""The calculators (计算器) with the bureau's own dated data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session

from mediation import clock
from mediation.errors import Invalid, NotFound
from mediation.rules.calculators import CALCULATORS, Calculator, Result
from mediation.rules.codes.injury import Assessment
from mediation.rules.facts import CaseFacts
from mediation.rules.faults import faults
from mediation.rules.injury import CONCLUDED, INJURY_ITEMS, chain_of, died_on
from mediation.services.base import reference
from mediation.services.record import timeline
from mediation.services.record.cases import Seen


@dataclass(frozen=True, slots=True)
class Done:
    """A result, and the inputs as the record keeps them."""

    result: Result
    inputs: str


def calculator(name: str) -> Calculator:
    """The calculator of this name. Raises NotFound."""
    if name not in CALCULATORS:
        raise NotFound("没有这个计算器。")
    return CALCULATORS[name]


def work_out(session: Session, wanted: Calculator, given: Mapping[str, Any]) -> Done:
    """The sum and how it comes about. Raises Invalid."""
    try:
        form = wanted.asks.model_validate(_answered(wanted, given), context={"today": clock.today()})
    except ValidationError as error:
        raise Invalid(faults(error, wanted.asks)) from None
    looked_up = reference.current(session)
    if wrong := wanted.wrong(form, looked_up):
        raise Invalid(wrong)
    inputs = json.dumps(form.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))
    return Done(wanted.works(form, looked_up), inputs)


def _answered(wanted: Calculator, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers given: a question left empty keeps its default (供养的孤寡老人、孤儿 left empty are none)."""
    asked = wanted.asks.model_fields
    return {name: value for name, value in given.items() if value != "" or name not in asked or asked[name].is_required()}


def fitting(known: CaseFacts, claim: int) -> list[str]:
    """The calculators for what this claim asks; [] where none is made for it (工伤医疗费 is what the receipts say)."""
    item = known.claims[claim].item if claim in known.claims else ""
    return [name for name, row in CALCULATORS.items() if item in row.items]


def filled(known: CaseFacts, claim: int, wanted: Calculator) -> dict[str, str]:
    """Answers that the case has on record of the calculator's questions: of an injury the day, the grade, the care and the leave of whoever
    claims, which ends with the grade (工伤保险条例 第33条第2款), and the day of his death. {} where it has nothing of them."""
    if claim not in known.claims or INJURY_ITEMS.isdisjoint(wanted.items):
        return {}
    chain = chain_of(known, known.claims[claim].claimant)
    concluded, leave = chain.concluded, chain.of(Assessment.LEAVE_PROLONGED, Assessment.LEAVE)
    ends = [leave.answer("leave_until")] if leave else []
    ends += [e.on for e in chain.assessment if leave and e.answer("stage") in CONCLUDED and e.on >= leave.on]
    told = {
        "injured_on": chain.accident,
        "grade": concluded.answer("grade") if concluded else None,
        "care": concluded.answer("care") if concluded else None,
        "first": chain.accident,
        "last": min(ends, default=None),
        "died_on": died_on(known, chain.worker),
    }
    return {name: str(value) for name, value in told.items() if value and name in wanted.asks.model_fields}


def claims_of(seen: Seen, proceeding: int) -> list[tuple[int, str]]:
    """The claims that a result can be kept on, with their words. Raises NotFound for a proceeding that is not there."""
    here = seen.facts.proceedings.get(proceeding)
    if here is None:
        raise NotFound("本案没有这个程序。")
    return [(number, timeline.claim_words(seen.facts, number)) for number in here.claims]

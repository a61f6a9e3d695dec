"""What some do by themselves ends nothing for the others: joint applications (办案规则 第74条) and 和解 (协商调解规定 第8条)."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

import pytest

from mediation.rules.lifecycle import STEPS, Situation, wrong_answers
from mediation.rules.step import Step
from mediation.rules.steps.remedies import open_ways
from tests.rules.cases.later import SIGNED, Line, at
from tests.rules.cases.review import BOTH, WHERE, facts_of
from tests.rules.cases.signed import FACTORY, FIRST, SECOND, TWO

DAY = "2026-03-17"
"""A day on which both, who signed on different days, may still apply."""


def asked(step: str, *named: int) -> tuple[Step, Situation, Any]:
    answers = {"on": DAY, **BOTH, **WHERE[step], "parties": [*named]}
    return STEPS[step], at(SIGNED, DAY), STEPS[step].asks.model_validate(answers)


def applied(step: str, *named: int) -> Line:
    """The application as the door keeps it, with whom it freezes."""
    row, where, form = asked(step, *named)
    assert row.freezes is not None
    used = row.freezes(where, form)
    return 1, step, DAY, {**BOTH, **WHERE[step], "parties": [*named], "used": {"unit": "office", "parties": [*used.parties]}}


@pytest.mark.parametrize("step", ["apply_review", "apply_confirmation"])
@pytest.mark.parametrize(("named", "going"), [
    ((), {FIRST, SECOND, FACTORY}), ((SECOND,), {SECOND, FACTORY}), ((FIRST, FACTORY), {FIRST, FACTORY}),
])
def test_R33_74_nobody_applies_for_another(step: str, named: tuple[int, ...], going: set[int]) -> None:
    after = facts_of([*SIGNED, applied(step, *named)])
    opened = after.proceedings[2]
    assert set(opened.parties) == going
    assert {after.claims[n].claimant for n in opened.claims} == going - {FACTORY}


@pytest.mark.parametrize("step", ["apply_review", "apply_confirmation"])
def test_R33_74_whoever_did_not_apply_keeps_his_own_way(step: str) -> None:
    where = at([*SIGNED, applied(step, SECOND)], "2026-03-18")
    assert {way.whose for way in open_ways(where) if way.remedy.step == step} == {(FIRST,)}
    form = STEPS[step].asks.model_validate({"on": "2026-03-18", **BOTH, **WHERE[step], "parties": [SECOND]})
    assert "请去掉" in wrong_answers(STEPS[step], where, form)["parties"]


MEDIATING: list[Line] = [(1, *line) for line in TWO if line[0] not in ("reach_agreement", "sign_agreement")]


@pytest.mark.parametrize(("named", "said"), [((), "逐人勾选"), ((FIRST,), "没有和解，他们的调解继续"), ((FIRST, SECOND), "")])
def test_R17_8_what_some_settle_ends_the_mediation_of_nobody_else(named: tuple[int, ...], said: str) -> None:
    step, answers = STEPS["reconcile"], {"on": "2026-03-06", "terms": "结清", "parties": [*named]}
    found = wrong_answers(step, at(MEDIATING, "2026-03-06"), step.asks.model_validate(answers))
    assert said in found.get("parties", "")
    assert bool(found) is bool(said)

"""The answers of a step, checked (核对): against its form, against who and what is in the proceeding, and by the step's own checks."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from mediation.errors import Invalid
from mediation.rules import agents, lifecycle, particulars
from mediation.rules.acts import Dated, wrongly_given
from mediation.rules.codes import Side
from mediation.rules.faults import faults, unanswered
from mediation.rules.forms import Form, questions
from mediation.rules.numbered import wrongly_numbered
from mediation.rules.step import Situation, Step
from mediation.services.door import roster
from mediation.services.papers import rendering
from mediation.settings import settings


def validated(step: Step, given: Mapping[str, Any], situation: Situation) -> Dated:
    """The answers, checked against the form and the step's own checks. Raises Invalid."""
    form = read(step, given, situation.today)
    if wrong := {**wrongly_numbered(form, {}), **wrong_in(step, form, situation)}:
        raise Invalid(wrong)
    whole: Dated = step.completes(situation, form) if step.completes else form
    return whole


def read(step: Step, given: Mapping[str, Any], today: date) -> Dated:
    """The answers as the step's form. Raises Invalid."""
    known = {"today": today, "printable": rendering.printable(settings().font_folder)}
    try:
        return step.asks.model_validate(dict(given), context=known)
    except ValidationError as error:
        raise Invalid(faults(error, step.asks), unanswered=unanswered(error)) from None


def wrong_in(step: Step, form: Form, situation: Situation) -> dict[str, str]:
    """The faults of the answers in this situation, by dotted path."""
    return {
        **particulars.written(form),
        **roster.strangers(situation, form),
        **roster.unfit(situation, form),
        **_strangers(form, situation),
        **wrongly_given(form, situation.case.parties),
        **lifecycle.wrong_answers(step, situation, form),
    }


def _strangers(form: Form, situation: Situation) -> dict[str, str]:
    """Numbers that name no party, claim or promise of this proceeding."""
    if situation.proceeding is None:
        return {}
    sides = {"applicants": (Side.APPLICANT,), "respondents": (Side.RESPONDENT,), "parties": tuple(Side)}
    known = {name: {party.number for party in situation.case.of_side(situation.here, *which)} for name, which in sides.items()}
    known["agents"] = {agent.number for agent in agents.ever(situation.case, situation.here)}
    known["claims"], known["addressees"] = set(situation.here.claims), set(situation.here.addressees)
    known["debtors"] = known["parties"]
    found: dict[str, str] = {}
    for question in questions(type(form)):
        value = getattr(form, question.name)
        chosen_here = value if isinstance(value, list) else [value] if value is not None else []
        if question.options in known and set(chosen_here) - known[question.options]:
            found[question.name] = f"{question.label}中有不属于本程序的，请重新选择。"
        for row, answers in enumerate(value if question.rows else []):
            for inner in question.rows:
                chosen = getattr(answers, inner.name)
                named = chosen if isinstance(chosen, list) else [] if chosen is None else [chosen]
                if inner.options in known and set(named) - known[inner.options]:
                    found[f"{question.name}.{row}.{inner.name}"] = f"{inner.label}不属于本程序，请重新选择。"
    return found

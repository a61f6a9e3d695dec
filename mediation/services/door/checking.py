"""The answers of a step, checked (核对): against its form, against who and what is in the proceeding, and by the step's own checks."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
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
    strange, nobody = _strangers(form, situation)
    return {
        **particulars.written(form),
        **roster.strangers(situation, form),
        **roster.unfit(situation, form),
        **strange,
        **wrongly_given(form, situation.case.parties),
        **({} if nobody else lifecycle.wrong_answers(step, situation, form)),
    }


def _strangers(form: Form, situation: Situation) -> tuple[dict[str, str], bool]:
    """Name the numbers that are no party, claim or promise of this proceeding, and tell whether one of them is none of the case either: a
    check of the law looks up whoever it is asked about.
    """
    if situation.proceeding is None:
        return {}, False
    case, sides = situation.case, {"applicants": (Side.APPLICANT,), "respondents": (Side.RESPONDENT,), "parties": tuple(Side)}
    known = {name: {party.number for party in case.of_side(situation.here, *which)} for name, which in sides.items()}
    known["agents"] = {agent.number for agent in agents.ever(case, situation.here)}
    known["claims"], known["addressees"] = set(situation.here.claims), set(situation.here.addressees)
    known["debtors"] = known["parties"]
    anywhere = dict.fromkeys(known, case.parties.keys()) | {"claims": case.claims.keys(), "agents": known["agents"]}
    found: dict[str, str] = {}
    nobody = False
    for path, said, options, chosen in _chosen(form):
        if options in known and (others := set(chosen) - known[options]):
            found[path] = f"{said}，请重新选择。"
            nobody = nobody or bool(others - anywhere[options])
    return found, nobody


def _chosen(form: Form) -> Iterator[tuple[str, str, str | None, list[Any]]]:
    """The choices of the form and of its rows: where each stands, what is said of a wrong one, from what is chosen, and what was."""
    for question in questions(type(form)):
        value = getattr(form, question.name)
        if not question.rows:
            yield question.name, f"{question.label}中有不属于本程序的", question.options, _listed(value)
            continue
        for (row, answers), inner in product(enumerate(value), question.rows):
            chosen = _listed(getattr(answers, inner.name))
            yield f"{question.name}.{row}.{inner.name}", f"{inner.label}不属于本程序", inner.options, chosen


def _listed(value: Any) -> list[Any]:
    """The answer as a list: of one its only member, of none nothing."""
    return value if isinstance(value, list) else [] if value is None else [value]

"""Choices of which none may be left out (可不填): a form offers no blank that it refuses, and takes each that it offers."""

import re

import pytest
from pydantic import BaseModel, ValidationError

from mediation.rules.forms import Form, Question, core_type, questions
from mediation.web.form_view import FormView
from mediation.web.pages import environment


def _forms(kind: type[Form] = Form) -> list[type[Form]]:
    """Every form of the house and every row of one."""
    return [form for each in kind.__subclasses__() for form in (each, *_forms(each))]


FORMS = sorted({form for form in _forms() if form.model_fields and form.__module__.startswith("mediation.")}, key=str)


def _refuses_a_blank(form: type[BaseModel], name: str) -> bool:
    try:
        form.model_validate({name: ""})
    except ValidationError as error:
        return any(fault["loc"][:1] == (name,) for fault in error.errors())
    return False


def _starts_with(form: type[BaseModel], question: Question) -> str:
    default = form.model_fields[question.name].get_default()
    return "" if question.required or default is None else str(default)


def _drawn(form: type[BaseModel], question: Question, value: str) -> str:
    view = FormView(action="/", confirm="", questions=[question], values={question.name: value}, options={})
    return str(environment().get_template("components/form.html").module.answer(view, question, question.name, view.values))  # type: ignore[attr-defined]


def _chosen_from(question: Question) -> bool:
    return question.widget in ("choice", "one")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_a_blank_is_offered_where_it_is_taken_and_where_nothing_is_chosen_yet_alone(form: type[Form]) -> None:
    for question in filter(_chosen_from, questions(form)):
        if question.optional:
            assert not _refuses_a_blank(form, question.name), f"{question.name}: nothing is an answer"
        inner, _ = core_type(form.model_fields[question.name].annotation)
        if question.widget == "choice" and not question.optional and not question.required:
            assert _refuses_a_blank(form, question.name), f"{question.name} of {inner} has a default that stands"
        if question.widget == "choice" and not question.options:  # what is chosen from the record depends on the case
            start = _starts_with(form, question)
            blanks = len(re.findall(r'<(?:option|input type="radio"[^>]*) value=""', _drawn(form, question, start)))
            few = len(question.choices) <= 4
            assert blanks == (question.optional or (not start and not few)), question.name


def test_what_is_no_choice_any_more_is_not_shown_as_the_first() -> None:
    class Asked(Form):
        """One question with a default."""

    question = next(q for form in FORMS for q in questions(form) if q.widget == "choice" and q.required and len(q.choices) > 4)
    assert '<option value="">请选择</option>' in _drawn(Asked, question, "gone")
    assert '<option value="">' not in _drawn(Asked, question, question.choices[1][0])

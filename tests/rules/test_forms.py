"""Forms: whatever is sent, the answer is a form or a Chinese sentence at a field; secrets never reach the journal."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from mediation.rules import forms
from mediation.rules.codes import PartyType
from mediation.rules.faults import faults
from mediation.rules.forms import Form, MaybeMoney, MaybeNumber, MaybeText, Money, ask, questions, without_secrets
from mediation.rules.lifecycle import STEPS
from mediation.rules.particulars import FREE
from mediation.rules.steps.intake import Application, PartyAnswers
from tests import depth

TODAY = date(2026, 8, 20)
ASKED = sorted({step.asks for step in STEPS.values()}, key=lambda form: form.__name__)
JUNK: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.binary(max_size=5)
    | st.dates().map(str) | st.sampled_from(["", " ", "2026-08-20", "0001-01-01", "9999-12-31", "\x00", "\ud800", "1e999",
                                             "-1", "NaN", "１２３", "1,200.00 元", "9" * 5000, "person", "true"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def _answers(form: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    """Junk in the form's own fields, rows of junk where it asks for rows, and now and then a field it does not have."""
    fields = {}
    for question in questions(form):
        rows = st.lists(st.fixed_dictionaries({}, optional={row.name: JUNK for row in question.rows}), max_size=3)
        fields[question.name] = JUNK | rows if question.rows else JUNK
    return st.fixed_dictionaries({}, optional={**fields, "stranger": JUNK})


def _said(form: type[BaseModel], answers: dict[str, Any]) -> dict[str, str]:
    try:
        form.model_validate(answers, context={"today": TODAY})
    except ValidationError as error:
        return faults(error, form)
    return {}


@pytest.mark.parametrize("form", ASKED, ids=lambda form: form.__name__)
@settings(max_examples=depth.of(12, 300))
@given(data=st.data())
def test_junk_gets_a_sentence_and_never_an_exception(form: type[BaseModel], data: st.DataObject) -> None:
    for name, sentence in _said(form, data.draw(_answers(form))).items():
        assert name
        assert re.search(r"[一-鿿]", sentence), sentence
        assert sentence.endswith("。")
        ours = re.sub(r"“.*”", "", sentence, flags=re.DOTALL)  # between the quotation marks stands what was sent
        assert not re.search(r"[{}]|\bInput\b|\bvalue\b|\bshould\b", ours), sentence


@pytest.mark.parametrize("form", ASKED, ids=lambda form: form.__name__)
def test_an_empty_form_names_what_is_missing_by_its_label(form: type[BaseModel]) -> None:
    said = _said(form, {})
    required = {question.name: question.label for question in questions(form) if question.required}
    assert said.keys() == required.keys()
    assert all(label in said[name] for name, label in required.items())


@pytest.mark.parametrize("form", ASKED, ids=lambda form: form.__name__)
def test_every_optional_field_may_be_left_empty(form: type[BaseModel]) -> None:
    """A page sends empty text for what was not filled in."""
    optional = {q.name: "" for q in questions(form) if not q.required and q.widget not in ("many", "rows", "choice", "check")}
    with_default = {name for name, field in form.model_fields.items() if field.default not in (None, ...)}
    said = _said(form, optional)
    assert not {name for name in said if name in optional and name not in with_default}


@pytest.mark.parametrize("form", ASKED, ids=lambda form: form.__name__)
def test_every_question_has_a_chinese_label_and_a_widget(form: type[BaseModel]) -> None:
    for question in _all_questions(form):
        assert re.search(r"[一-鿿]", question.label), question.name
        assert question.widget != "choice" or question.choices
        assert question.widget not in ("one", "many") or question.options or question.choices


def _all_questions(form: type[BaseModel]) -> Iterator[forms.Question]:
    for question in questions(form):
        yield question
        yield from question.rows


def test_no_day_lies_in_the_future_or_out_of_the_calendar() -> None:
    for text, word in (("2026-08-21", "不能晚于今天（2026-08-20）"), ("1999-12-31", "年份"), ("2091-01-01", "年份")):
        assert word in _said(STEPS["accept_mediation"].asks, {"on": text, "both_consent": True})["on"]
    assert _said(STEPS["accept_mediation"].asks, {"on": "2026-08-20", "both_consent": True}) == {}


@pytest.mark.parametrize("typed", ["1200", "1,200.00", "1，200.00", "1200元", " 1200 元 ", 1200, "1200.0"])
def test_money_as_people_type_it(typed: object) -> None:
    class Sum(Form):
        amount: Money = ask("金额")

    assert Sum.model_validate({"amount": typed}).amount == Decimal(1200)


@pytest.mark.parametrize("typed", ["0", "-1", "1.005", "1e10", "abc", "NaN", "inf", "1 2 x", True, [], "10000000000"])
def test_what_is_no_sum_of_money(typed: object) -> None:
    class Sum(Form):
        amount: Money = ask("金额")

    assert _said(Sum, {"amount": typed})["amount"].startswith("金额")


@pytest.mark.parametrize("kind", [MaybeText, MaybeMoney, MaybeNumber])
@pytest.mark.parametrize("typed", [None, "", "   "])
def test_empty_means_nothing_was_given(kind: Any, typed: object) -> None:
    class Maybe(Form):
        field: kind = ask("栏目", default=None)

    assert Maybe.model_validate({"field": typed}).field is None


def test_control_characters_are_refused_and_line_breaks_are_not() -> None:
    asks = STEPS["fail_mediation"].asks
    assert "无法显示" in _said(asks, {"on": "2026-08-20", "reason": "甲\x00乙"})["reason"]
    assert _said(asks, {"on": "2026-08-20", "reason": "第一行\r\n第二行\t完"}) == {}


def test_a_rows_fault_says_which_row() -> None:
    person = {"name": "周某", "id_number": "990582198001010011"}
    said = _said(Application, {"applicants": [{"name": "周某"}, {"name": ""}, person], "claims": [{"claimant": 1}]})
    assert said["applicants.1.name"] == "请填写第 2 行姓名或名称。"
    assert "周某" in said["applicants.2.id_number"]
    assert said["claims.0.item"].startswith("请填写第 1 行")


def test_secrets_do_not_enter_the_journal() -> None:
    secret: dict[str, Any] = {"id_number": "990582198001010010", "phone": "10000000077", "address": "某省某县某某村"}
    form = Application.model_construct(
        on=TODAY,
        applicants=[PartyAnswers.model_construct(name="周某", type=PartyType.PERSON, **secret)],
        respondents=[],
        claims=[],
    )
    kept = json.dumps(without_secrets(form), ensure_ascii=False, default=str)
    assert "周某" in kept
    assert not [value for value in secret.values() if value in kept]


def test_every_form_that_asks_for_particulars_marks_them_secret() -> None:
    """A new form with a phone number in it must not leak into the journal by oversight."""
    found = [
        (form.__name__, q.name)
        for form in ASKED
        for q in _all_questions(form)
        if re.search("身份证|电话|住所|住址|账号|地址", q.label) and q.widget in FREE and not q.secret
    ]
    assert found == []

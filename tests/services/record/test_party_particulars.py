"""What the table of a party's particulars (rules/party_particulars.py) cannot bring about itself has to agree with it."""

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel
from sqlmodel import SQLModel

from mediation.rules.acts import GIVES
from mediation.rules.forms import Question, core_type, questions
from mediation.rules.particulars import What
from mediation.rules.party_particulars import BY_NAME, IN_TEXT, LABELS, MASKS, PARTICULARS, SEALED
from mediation.rules.steps import STEPS
from mediation.rules.steps.agents import TELL_OF_AGENTS
from mediation.services.door.same_numbers import BROUGHT
from mediation.services.papers.printed import PartyData
from mediation.services.views.case_page.people import PartyLine

PARTY = SQLModel.metadata.tables["party"].columns


def every_question() -> Iterator[tuple[str, Question]]:
    """Each question of each step's form and of its rows, with the step."""
    yield from ((step.label, q) for step in STEPS.values() for asked in questions(step.asks) for q in (asked, *asked.rows))


def test_every_secret_of_every_form_is_a_sealed_particular_and_is_called_so() -> None:
    secret = {(q.name, q.label) for _, q in every_question() if q.secret}
    informant = {
        ("informant", "举报人姓名"),
        ("informant_phone", "举报人电话"),
        ("informant_reach", "怎样找到举报人"),
    }  # a row of his own
    assert secret - informant == {(name, LABELS[name]) for name in SEALED}, "and each of them can be given"
    assert informant <= secret


def test_no_form_asks_for_a_sealed_particular_in_the_open() -> None:
    assert [(step, q.name) for step, q in every_question() if q.name in SEALED and not q.secret] == []


def test_a_secret_stands_where_it_is_known_whose_it_is() -> None:
    """Sealing looks for the parties that a form brings, for the one it names, for those who are paid and for an agent:
    elsewhere it would be lost.
    """
    for step in STEPS.values():
        forms = {"": step.asks} | {
            name: kind
            for name, field in step.asks.model_fields.items()
            if isinstance(kind := core_type(field.annotation)[0], type) and issubclass(kind, BaseModel)
        }
        holding = {name for name, form in forms.items() if any(q.secret for q in questions(form))}
        assert holding <= {"", *BROUGHT, *GIVES}, step.label
        of_an_agent = step.asks in TELL_OF_AGENTS
        of_an_informant = step.name == "receive_complaint"  # informants.py seals what tells of him
        assert "" not in holding or of_an_agent or of_an_informant or "party" in step.asks.model_fields, step.label


def test_each_has_its_column_and_no_other_column_is_sealed() -> None:
    assert {each.name for each in PARTICULARS} <= set(PARTY.keys())
    digests = {column for each in PARTICULARS for column, _ in each.digests}
    assert digests == {name for name in PARTY.keys() if name.endswith("_index")}  # noqa: SIM118 - columns, not a mapping
    kept_open = {"id", "case_id", "number", "side", "type", "name", "name_key", "alias_key", "town"} | digests
    assert set(PARTY.keys()) - kept_open == BY_NAME.keys()


def test_what_is_found_in_a_text_is_sealed_and_masked() -> None:
    assert set(get_args(What)) == IN_TEXT.keys()
    assert IN_TEXT.keys() <= set(SEALED) & MASKS.keys()


def test_the_page_and_the_papers_have_a_place_for_each() -> None:
    columns = {each.name for each in PARTICULARS if each.sealed and each.drawn == "column"}
    assert columns <= set(PartyLine.__dataclass_fields__)
    assert {each.name for each in PARTICULARS if each.sealed and each.drawn != "opened"} <= MASKS.keys(), "shown, it is masked"
    assert {name for name in SEALED if name not in PartyData.model_fields} == set()

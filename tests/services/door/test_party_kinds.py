"""A party of each kind from the counter to the page and the papers: recorded, shown and printed as what it is."""

from typing import Any

import pytest
from sqlmodel import select

from mediation.models import Document, Write
from mediation.rules.codes import PartyType
from mediation.rules.party_kinds import KINDS
from mediation.services.record import parties
from mediation.services.views import duplicates
from mediation.services.views.case_page.people import lines
from tests.corrections import amend
from tests.walks import Walk
from tests.web.conftest import id_number
from tests.world import People

RESPONDENT = 3


def registered(write: Write, people: People, **respondent: Any) -> Walk:
    """A mediation that has been taken up, against this respondent."""
    row = {"name": "晋江市好再来饭店", "address": "晋江市某路1号", "phone": "13900001111", **respondent}
    walk = Walk(write, people)
    walk.do("register", respondents=[row])
    return walk.go("accept_mediation", "assign_mediator")


@pytest.mark.parametrize("of", list(PartyType))
def test_it_is_kept_and_shown_as_what_it_is(both: str, write: Write, people: People, of: PartyType) -> None:
    kind = KINDS[of]
    head = {"legal_representative": "王大明"} if kind.head else {}
    walk = registered(write, people, type=str(of), **head, **({"post": "经理"} if kind.post else {}))
    row = parties.of_case(walk.session, walk.case_id or 0)[RESPONDENT]
    assert (row.type, walk.facts.parties[RESPONDENT].type) == (str(of), of)
    (shown,) = lines([row], walk.facts, walk.facts.proceedings[1], walk.day, {})
    assert shown.kind == of.label
    assert shown.agent == (f"{kind.head} 王大明" + ("（经理）" if kind.post else "") if kind.head else "")


def test_a_household_business_typed_as_a_company_is_put_right(both: str, write: Write, people: People) -> None:
    walk = registered(write, people, type="unit", legal_representative="张阿强", post="经营者")
    assert amend(walk, 1, respondents=lambda rows: [{**rows[0], "type": "trader"}]) == ""
    assert walk.facts.parties[RESPONDENT].type is PartyType.TRADER
    row = parties.of_case(walk.session, walk.case_id or 0)[RESPONDENT]
    (shown,) = lines([row], walk.facts, walk.facts.proceedings[1], walk.day, {})
    assert shown.agent == "经营者 张阿强"


def test_the_same_shop_is_found_however_it_was_called(both: str, write: Write, people: People) -> None:
    walk = registered(write, people, type="unit")
    typed = {"respondents": [{"type": "trader", "name": "晋江市好再来饭店"}]}
    assert [case.case_id for case in duplicates.found(walk.session, people.alice, typed).rows] == [walk.case_id]


def test_the_agreement_of_a_workshop_prints_with_whoever_runs_it(both: str, write: Write, people: People) -> None:
    walk = registered(
        write, people, type="workshop", name="阿强针车加工点", legal_representative="张阿强", id_number=id_number(7)
    )
    walk.go("record_session", "reach_agreement")
    papers = walk.session.exec(
        select(Document).where(Document.case_id == walk.case_id, Document.template == "mediation_agreement")
    )
    assert [paper.refusal for paper in papers] == [""]

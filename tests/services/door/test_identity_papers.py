"""A foreigner's, a Hong Kong, Macau or Taiwan resident's papers from the counter to the printed agreement."""

import pytest

from mediation.models import Write
from mediation.services.papers.data import context
from mediation.services.record import parties
from tests.scenes import id_number
from tests.walks import Walk
from tests.world import People

WORKER = {"name": "JOHN SMITH", "sex": "male", "id_paper": "passport", "id_number": "E12345678", "born": "1988-03-04",
          "nationality": "菲律宾", "address": "晋江市某镇", "phone": "13900001111"}  # fmt: skip


@pytest.fixture
def walk(both: str, write: Write, people: People) -> Walk:
    """A mediation of one foreign worker."""
    walk = Walk(write, people)
    walk.do("register", applicants=[WORKER], claims=[{"claimant": 1, "item": "wages", "amount": "5000.00"}])
    return walk.go("accept_mediation", "assign_mediator")


def printed_as(walk: Walk) -> tuple[str | None, ...]:
    """What papers would print of the worker."""
    row = parties.of_case(walk.session, walk.case_id or 0)[1]
    data = context.printed_party(walk.facts, row, 1)
    return data.id_label, data.id_number, str(data.born), data.sex, data.nationality


def test_it_is_sealed_and_printed_as_what_it_is(walk: Walk) -> None:
    row = parties.of_case(walk.session, walk.case_id or 0)[1]
    assert row.id_paper == "passport"
    assert "E12345678" not in str(row.id_number)
    assert "1988" not in str(row.born)
    assert printed_as(walk) == ("护照号码", "E12345678", "1988-03-04", "男", "菲律宾")


def test_an_id_number_that_is_given_later_takes_the_papers_place(walk: Walk) -> None:
    walk.do("amend_party", party=1, id_number=id_number(5))
    label, number, born, sex, _ = printed_as(walk)
    assert (label, number) == ("公民身份号码", id_number(5))
    assert (born, sex) != ("1988-03-04", None)
    row = parties.of_case(walk.session, walk.case_id or 0)[1]
    assert (row.id_paper, row.sex, row.born) == (None, None, None), "the number says it"


def test_a_passport_that_is_renewed_stays_a_passport(walk: Walk) -> None:
    walk.do("amend_party", party=1, id_paper="passport", id_number="E87654321")
    assert printed_as(walk)[:2] == ("护照号码", "E87654321")


def test_the_age_check_knows_a_day_of_birth_that_no_number_says(walk: Walk) -> None:
    assert str(parties.born_on(parties.of_case(walk.session, walk.case_id or 0)[1])) == "1988-03-04"

"""A party's 招牌, by which it is found like by its name; and where mail reaches it, beside where it lives, sealed and masked."""

import pytest
from sqlmodel import select

from mediation.errors import Invalid
from mediation.models import Case, Write
from mediation.services.record import journal, keys, parties
from mediation.services.views import duplicates
from tests.corrections import amend, stored_as
from tests.walks import Walk
from tests.world import People

SIGN = "阿强针车"
RESPONDENT = {
    "type": "workshop", "name": "张阿强加工点", "alias": SIGN, "legal_representative": "张阿强", "address": "晋江市某路1号",
    "phone": "13900001111", "mailing_address": "石狮市某某街道某某路9号", "postcode": "362700", "email": "Aqiang＠example.com",
}  # fmt: skip


@pytest.fixture
def walk(both: str, write: Write, people: People) -> Walk:
    """A mediation of one worker against a workshop known by its sign."""
    walk = Walk(write, people)
    walk.do("register", respondents=[RESPONDENT])
    return walk.go("accept_mediation", "assign_mediator")


def found(walk: Walk, name: str) -> bool:
    """Tell whether a search for these words finds the case."""
    walk.session.flush()
    asked = select(Case.id).where(Case.id == walk.case_id, keys.matching(walk.session, name))
    return walk.session.exec(asked).first() is not None


def shop(walk: Walk) -> int:
    return next(party.number for party in walk.facts.parties.values() if not party.is_person)


def test_a_case_is_found_by_what_stands_over_the_door(walk: Walk) -> None:
    assert all(found(walk, words) for words in (SIGN, "针车", "张阿强"))
    assert not found(walk, "针织")
    assert list(keys.faults_of_cases(walk.session, [walk.case_id or 0])) == []


def test_a_sign_that_is_noted_later_or_otherwise_takes_the_place_of_the_first(walk: Walk) -> None:
    walk.do("amend_party", party=shop(walk), alias="大拇指鞋材")
    assert found(walk, "大拇指")
    assert not found(walk, "针车")
    assert amend(walk, len(journal.entries(walk.session, walk.case_id or 0)), alias="小拇指鞋材") == ""
    assert found(walk, "小拇指")
    assert stored_as(walk, walk.facts) == []


def test_the_same_shop_is_known_by_its_sign(walk: Walk) -> None:
    typed = {"respondents": [{"type": "trader", "name": SIGN}]}
    assert [case.case_id for case in duplicates.found(walk.session, walk.people.alice, typed).rows] == [walk.case_id]


def test_where_mail_reaches_it_is_sealed(walk: Walk) -> None:
    row = parties.of_case(walk.session, walk.case_id or 0)[shop(walk)]
    for name, plain in (
        ("mailing_address", "石狮市某某街道某某路9号"),
        ("postcode", "362700"),
        ("email", "Aqiang@example.com"),
    ):
        assert parties.opened(row, name) == plain
        assert plain not in getattr(row, name)
        assert plain not in "".join(each.given for each in journal.rows(walk.session, walk.case_id or 0))


@pytest.mark.parametrize(("name", "typed", "says"), [
    ("email", "aqiang.example.com", "不是一个电子邮箱"), ("email", "a@b.com；c@d.com", "只填一个"), ("postcode", "3627", "邮编是 6 位数字"),
])  # fmt: skip
def test_what_is_none_is_said(walk: Walk, name: str, typed: str, says: str) -> None:
    with pytest.raises(Invalid) as wrong:
        walk.do("amend_party", party=shop(walk), **{name: typed})
    assert says in wrong.value.faults[name]

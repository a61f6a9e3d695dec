"""Ten means ten people: one person is not entered twice in a case, and whoever was is taken out by a correction."""

from typing import Any

import pytest

from mediation.errors import Doubtful, Invalid
from mediation.models import Case, Write
from mediation.rules.codes import Side
from mediation.rules.facts import CaseFacts
from mediation.rules.steps.track import collective, workers
from mediation.services.door import doubts, perform
from mediation.services.door.preview import consequences
from mediation.services.record import parties
from tests.corrections import amend
from tests.scenes import COMPANY, id_number, person
from tests.walks import Walk, through_mediation
from tests.world import TODAY, People

pytestmark = pytest.mark.usefixtures("both", "today")


def application(*applicants: dict[str, Any], respondents: tuple[dict[str, Any], ...] = (COMPANY,)) -> dict[str, Any]:
    return {
        "cause": "02", "story": "拖欠工资", "applicants": list(applicants), "respondents": list(respondents),
        "claims": [{"claimant": n, "item": "wages", "amount": "1000.00"} for n in range(1, len(applicants) + 1)],
    }  # fmt: skip


def refused(write: Write, people: People, given: dict[str, Any], step: str = "file_arbitration") -> dict[str, str]:
    with pytest.raises(Invalid) as wrong:
        perform(write, step, {"on": TODAY.isoformat(), **given}, people.bob, "key")
    with pytest.raises(Invalid) as seen:
        consequences(write, step, {"on": TODAY.isoformat(), **given}, people.bob, CaseFacts(), [], 0)
    assert seen.value.faults == wrong.value.faults, "said while it is typed"
    return wrong.value.faults


def test_one_number_twice_among_the_applicants_is_said_at_its_row(write: Write, people: People) -> None:
    """F-19: ten applicants, the ninth and tenth with the same ID number, however it is written."""
    ten = [*(person(n) for n in range(1, 10)), {**person(9, "周某十"), "id_number": f" {id_number(9)[:6]} {id_number(9)[6:]}"}]
    faults = refused(write, people, application(*ten))
    assert list(faults) == ["applicants.9.id_number"]
    assert "第 10 位申请人周某十与第 9 位申请人周某9的身份证号相同" in faults["applicants.9.id_number"]
    perform(write, "file_arbitration", {"on": TODAY.isoformat(), **application(*ten[:9])}, people.bob, "key-nine")


def test_nobody_is_applicant_and_respondent(write: Write, people: People) -> None:
    faults = refused(write, people, application(person(1), person(2), respondents=(COMPANY, {**person(2), "name": "陈某"})))
    assert "不能既是申请人又是被申请人" in faults["respondents.1.id_number"]


def test_whoever_runs_a_business_is_named_beside_it(write: Write, people: People) -> None:
    trader = {
        "type": "trader",
        "name": "某鞋材店",
        "legal_representative": "陈某",
        "id_number": id_number(5),
        "address": "某市某路5号",
    }
    given = application(person(1), respondents=(trader, {**person(5), "type": "owner"}))
    assert perform(write, "file_arbitration", {"on": TODAY.isoformat(), **given}, people.bob, "key").seq == 1


def test_who_is_there_already_does_not_join_again(write: Write, people: People) -> None:
    walk = through_mediation(write, people)
    there = walk.scene().numbers(Side.APPLICANT)[0]
    number = parties.opened(parties.of_case(write, walk.case_id or 0)[there], "id_number")
    with pytest.raises(Invalid) as wrong:
        walk.do("join_party", side="third", joined=[{**person(77), "id_number": number, "sex": None}])
    assert "是同一个人" in wrong.value.faults["joined.0.id_number"]


def test_who_turns_out_to_be_the_same_person_later_is_taken_out_by_a_correction(write: Write, people: People) -> None:
    walk = Walk(write, people)
    unnamed = {**person(2, "周某一"), "id_number": None}
    walk.do("file_arbitration", **application(person(1), unnamed))
    with pytest.raises(Invalid) as wrong:
        walk.do("amend_party", party=2, id_number=id_number(1), sex=None, phone=None)
    assert "周某一与周某1的身份证号相同" in wrong.value.faults["id_number"]
    assert amend(walk, 1, applicants=lambda rows: rows[:1], claims=lambda rows: rows[:1]) == ""
    case = write.get(Case, walk.case_id)
    assert case is not None
    assert (list(walk.facts.parties), case.headcount, case.who) == ([1, 3], 1, "周某1")


def questions(write: Write, people: People, given: dict[str, Any], step: str = "register") -> dict[str, str]:
    with pytest.raises(Doubtful) as asked:
        perform(write, step, {"on": TODAY.isoformat(), **given}, people.alice, "key-asked", answered=())
    seen = consequences(write, step, {"on": TODAY.isoformat(), **given}, people.alice, CaseFacts(), [], 0)
    assert set(asked.value.faults.values()) <= set(seen.cautions), "said while it is typed"
    return asked.value.faults


def test_two_of_one_name_without_a_number_are_asked_about_and_not_refused(write: Write, people: People) -> None:
    """A walk-in has often no ID card with him: ten means ten people all the same."""
    numberless = {**person(2, "洪小妹"), "id_number": None}
    given = application({**person(1, "洪小妹"), "id_number": None}, numberless)
    asked = questions(write, people, given)
    assert list(asked) == ["applicants.1.name"]
    assert "第 2 位申请人洪小妹与第 1 位申请人洪小妹同名，没有证件号码可以区分" in asked["applicants.1.name"]
    answered = [doubts.token(each) for each in asked.values()]
    assert perform(write, "register", {"on": TODAY.isoformat(), **given}, people.alice, "key-meant", answered=answered).seq == 1


@pytest.mark.parametrize(
    ("second", "respondents"),
    [
        (person(2, "洪小妹"), (COMPANY,)),
        ({**person(2, "洪大妹"), "id_number": None}, (COMPANY,)),
        (person(3), ({**person(2, "洪小妹"), "type": "owner"},)),
    ],
)
def test_who_is_told_apart_by_a_number_a_name_or_a_side_is_not_asked_about(
    write: Write, people: People, second: dict[str, Any], respondents: tuple[dict[str, Any], ...]
) -> None:
    given = application(person(1, "洪小妹"), second, respondents=respondents)
    assert perform(write, "register", {"on": TODAY.isoformat(), **given}, people.alice, "key", answered=()).seq == 1


def test_who_joins_under_the_name_of_somebody_who_is_there_is_asked_about(write: Write, people: People) -> None:
    walk = Walk(write, people)
    walk.do("register", **application({**person(1, "莫金凤"), "id_number": None}))
    again = {
        "applicants": [{**person(2), "name": "莫 金凤", "id_number": None}],
        "respondents": [],
        "claims": [{"claimant": 1, "item": "wages", "amount": "8000.00"}],
    }
    given = {"on": walk.day.isoformat(), **again, "consent_on": walk.day.isoformat()}
    with pytest.raises(Doubtful) as asked, walk.standing():
        perform(write, "join_mediation", given, people.alice, "key", case_id=walk.case_id, proceeding=1, answered=())
    assert "与申请人莫金凤同名" in asked.value.faults["applicants.0.name"]


def test_CC_1121_an_heir_who_is_a_party_already_is_chosen_and_stays_one(write: Write, people: People) -> None:  # noqa: N802
    walk = Walk(write, people)
    walk.do("file_arbitration", **application(person(1), person(2)))
    died = {"ground": "died", "party": 1, "new_name": None, "proof": "结婚证、死亡证明"}
    with pytest.raises(Invalid) as refused:
        walk.do("change_party", **died, joined=[person(2)])
    assert "在“承继人中已经是本案当事人的”中选择" in refused.value.faults["joined.0.id_number"]
    walk.do("change_party", **died, joined=[], already=[{"party": 2}])
    case, here = write.get(Case, walk.case_id), walk.facts.proceedings[1]
    assert case is not None
    assert list(walk.facts.parties) == [1, 2, 3]
    assert (workers(walk.facts, here), case.headcount, case.who) == (2, 2, "周某2")


def test_ten_means_ten_people(write: Write, people: People) -> None:
    walk = Walk(write, people)
    walk.do("file_arbitration", **application(*(person(n) for n in range(1, 11))))
    case, here = write.get(Case, walk.case_id), walk.facts.proceedings[1]
    assert case is not None
    assert (case.headcount, workers(walk.facts, here), collective(walk.facts, here)) == (10, 10, True)

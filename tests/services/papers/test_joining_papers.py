"""Who joins a mediation is told that it was taken up, the others that he joined and what he asks (协商调解规定 第21、22条)."""

from typing import Any

import pytest

from mediation.models import Write
from mediation.rules.codes import Side
from mediation.rules.states.arbitration import SCHEDULED
from mediation.rules.states.mediation import MEDIATING, REGISTERED
from mediation.services.papers import issue
from mediation.services.papers.rendering import render
from mediation.services.record import timeline
from tests import world
from tests.documents.printed import text
from tests.scenes import COMPANY, person
from tests.walks import Walk, walk_to

pytestmark = pytest.mark.usefixtures("today")

JOINS: dict[str, Any] = {
    "applicants": [person(71, "温新来")], "claims": [{"claimant": 1, "item": "wages", "amount": "8000.00"}], "reason": "同一车间",
}  # fmt: skip


def papers(walk: Walk, *templates: str) -> list[tuple[str, int, str]]:
    assert walk.facts.proceedings
    last = walk.facts.proceedings[1].entries[-1].seq
    rows = issue.of_case(walk.session, walk.case_id or 0)
    return [(row.template, row.party, row.state) for row in rows if row.template in templates and row.seq == last]


BOTH = ("mediation_acceptance_notice", "mediation_joining_notice")


def test_mediation_rules_22_the_joiner_gets_the_notice_of_acceptance_and_everybody_else_one_of_his_joining(
    write: Write, people: world.People
) -> None:
    walk = walk_to(write, people, MEDIATING)
    here = walk.facts.proceedings[1]
    before = walk.facts.present_in(here)
    walk.do("join_mediation", **JOINS)
    joined = max(walk.facts.parties)
    assert papers(walk, *BOTH) == [
        ("mediation_acceptance_notice", joined, "pending"), *(("mediation_joining_notice", n, "pending") for n in before),
    ]  # fmt: skip
    row = next(row for row in issue.of_case(write, walk.case_id or 0) if row.template == BOTH[1])
    data = issue.frozen(row)
    assert data["given"]["applicants"][0]["name"] == "温新来"
    said = timeline.says(walk.facts.proceedings[1].entries[-1], walk.facts)
    assert said == "加入调解：申请人温新来，请求：劳动报酬 8,000.00 元；同一车间"


def test_mediation_rules_22_before_it_is_taken_up_nobody_is_told_of_an_acceptance(write: Write, people: world.People) -> None:
    walk = walk_to(write, people, REGISTERED)
    walk.do("join_mediation", **JOINS, respondents=[{**COMPANY, "name": "某劳务有限公司", "credit_code": None}])
    assert papers(walk, *BOTH) == []
    said = timeline.says(walk.facts.proceedings[1].entries[-1], walk.facts)
    assert said.startswith("加入调解：申请人温新来；被申请人某劳务有限公司，请求：")


def test_r33_44_an_applicant_who_joins_an_arbitration_brings_the_notice_of_what_he_asks(
    write: Write, people: world.People
) -> None:
    walk = walk_to(write, people, SCHEDULED)
    walk.do("join_party", side="applicant", joined=[person(91, "后来某")], added=[{"item": "overtime", "amount": "4321.00"}])
    write.flush()
    made = [row for row in issue.of_case(write, walk.case_id or 0) if row.template == "change_notice"]
    said = text(render("change_notice", issue.frozen(made[0])))
    assert "决定追加后来某为本案申请人" in said
    assert "4321" in said
    assert len(made) == len(walk.facts.present_in(walk.scene().proceeding)), "each party has one"
    walk.do("join_party", side="third", joined=[person(92, "第三某")], added=[])
    write.flush()
    assert len([row for row in issue.of_case(write, walk.case_id or 0) if row.template == "change_notice"]) == len(made)


def test_R33_46_who_joins_is_not_told_of_as_one_of_those_whose_case_was_accepted(write: Write, people: world.People) -> None:  # noqa: N802
    """申请人…等 4 人 had applied where three had; the fourth came by this decision."""
    walk = walk_to(write, people, SCHEDULED)
    for name, place, before in (("后来某", 91, "周某1、周某2"), ("后来者", 92, "周某1、周某2、后来某")):
        walk.do("join_party", side="applicant", joined=[person(place, name)], added=[{"item": "overtime", "amount": "43.00"}])
        write.flush()
        for template in ("joinder_decision", "change_notice"):
            made = [row for row in issue.of_case(write, walk.case_id or 0) if row.template == template]
            assert f"申请人{before}与被申请人{COMPANY['name']}劳动报酬争议一案" in text(
                render(template, issue.frozen(made[-1]))
            )


def test_mediation_rules_22_who_is_put_in_a_wrong_respondent_s_place_is_told_of_the_acceptance(
    write: Write, people: world.People
) -> None:
    walk = walk_to(write, people, MEDIATING)
    wrong = walk.scene().numbers(Side.RESPONDENT)[0]
    right = {**COMPANY, "name": "某正确公司", "credit_code": None}
    walk.do("change_party", ground="replaced", party=wrong, joined=[right], new_name=None, proof="申请人的书面申请")
    assert papers(walk, "mediation_acceptance_notice") == [("mediation_acceptance_notice", max(walk.facts.parties), "pending")]
    write.flush()
    (row,) = [
        row
        for row in issue.of_case(write, walk.case_id or 0)
        if row.template == BOTH[0] and row.party == max(walk.facts.parties)
    ]
    said = text(render(BOTH[0], issue.frozen(row)))
    assert "某正确公司" in said
    assert "是否同意调解，请告知本调解组织" in said
    assert "以下期限自原申请、原受理之日起算" in said


def test_mediation_rules_22_a_renaming_and_an_heir_bring_no_notice_of_acceptance(write: Write, people: world.People) -> None:
    """The heir stands in the place of somebody who was told (民诉法解释 第55条); his notice of the change tells him the rest."""
    walk = walk_to(write, people, MEDIATING)
    walk.do("change_party")
    assert papers(walk, BOTH[0]) == []
    dead = walk.scene().numbers(Side.APPLICANT)[0]
    walk.do("change_party", ground="died", party=dead, joined=[person(71)], new_name=None, proof="死亡证明")
    assert papers(walk, BOTH[0]) == []
    assert papers(walk, "change_party_notice") != []


def test_R33_46_several_who_join_are_one_decision_and_each_has_his_papers(write: Write, people: world.People) -> None:  # noqa: N802
    walk = walk_to(write, people, SCHEDULED)
    added = [{"claimant": 2, "item": "overtime", "amount": "22.00"}, {"claimant": 1, "item": "overtime", "amount": "11.00"}]
    walk.do("join_party", side="applicant", joined=[person(91, "后来甲"), person(92, "后来乙")], added=added)
    write.flush()
    rows = issue.of_case(write, walk.case_id or 0)
    said = text(render("change_notice", issue.frozen([row for row in rows if row.template == "change_notice"][-1])))
    assert "决定追加后来甲、后来乙为本案申请人" in said
    assert "支付后来乙加班工资22元" in said
    assert "支付后来甲加班工资11元" in said
    told = {row.party for row in rows if row.template == "joinder_decision"}
    assert told == set(walk.facts.present_in(walk.scene().proceeding))

"""A notice of a change tells of the case as it was, then of the change: nobody who comes by it is among those whose case it was."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

import pytest

from mediation.models import Write
from mediation.rules.codes import Side
from mediation.rules.states.arbitration import FORMED
from mediation.rules.states.mediation import EFFECTIVE, MEDIATING
from mediation.services.papers import issue
from mediation.services.papers.rendering import render
from tests.documents.printed import text
from tests.scenes import COMPANY, person
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")
OTHER = {**COMPANY, "name": "某外贸有限公司", "credit_code": None}
BLANK: dict[str, Any] = {"new_name": None, "since": None, "proof": "登记机关、公证机关出具的材料", "joined": []}


def told(walk: Walk, template: str) -> str:
    """The words of the last paper of this template."""
    walk.session.flush()
    rows = [row for row in issue.of_case(walk.session, walk.case_id or 0) if row.template == template]
    return text(render(template, issue.frozen(rows[-1])))


def names(walk: Walk) -> tuple[list[str], str]:
    """The applicants' names and the respondent's."""
    parties = walk.facts.parties
    return [parties[n].name for n in walk.scene().numbers(Side.APPLICANT)], COMPANY["name"]


def test_R33_46_the_wrong_respondent_is_the_one_whose_case_it_was(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    workers, company = names(walk)
    assert walk.here is not None
    by = people[walk.here.staff["presiding"]]
    number = walk.scene().numbers(Side.RESPONDENT)[0]
    walk.do("change_party", by=by, **BLANK | {"ground": "replaced", "party": number, "joined": [OTHER]})
    said = told(walk, "change_party_notice")
    assert f"申请人{'、'.join(workers)}与被申请人{company}劳动报酬争议一案" in said
    assert f"{company}不再列为本案当事人，变更为{OTHER['name']}" in said


def test_CC_1121_who_died_is_named_in_the_case_that_his_heir_takes_over(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    workers, company = names(walk)
    walk.do("change_party", **BLANK | {"ground": "died", "party": 1, "joined": [person(71, "继某")], "since": None})
    said = told(walk, "change_party_notice")
    assert f"申请人{'、'.join(workers)}与被申请人{company}劳动报酬争议一案" in said
    assert "由其继承人继某承继" in said


def test_LCL_33_a_unit_that_is_renamed_had_the_case_under_its_old_name(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    workers, company = names(walk)
    number = walk.scene().numbers(Side.RESPONDENT)[0]
    walk.do("change_party", **BLANK | {"ground": "renamed", "party": number, "new_name": "某新鞋业有限公司"})
    said = told(walk, "change_party_notice")
    assert f"申请人{'、'.join(workers)}与被申请人{company}劳动报酬争议一案" in said
    assert "名称变更为某新鞋业有限公司" in said
    walk.go("set_hearing")
    assert "与被申请人某新鞋业有限公司劳动报酬争议一案" in told(walk, "hearing_notice"), "from then on the new name"


def test_RXT_22_who_joins_a_mediation_did_not_apply_on_the_day_of_the_others(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    workers, company = names(walk)
    claims = [{"claimant": 1, "item": "wages", "amount": "8000.00"}]
    walk.do("join_mediation", applicants=[person(71, "温新来")], respondents=[OTHER], claims=claims, reason="同一车间")
    for template in ("mediation_joining_notice", "mediation_acceptance_notice"):
        said = told(walk, template)
        assert OTHER["name"] not in said.split("一、")[0].split("争议")[0], template
        assert f"{'、'.join(workers)}于" in said or f"申请人{'、'.join(workers)}与被申请人{company}劳动报酬争议一案" in said


@pytest.mark.parametrize(("shares", "said"), [((None, None), "均等"), (("60", "40"), "继某60%、承某40%")])
def test_CC_1130_whoever_has_to_pay_the_heirs_is_told_their_shares(
    shares: tuple[str | None, ...], said: str, write: Write, people: People
) -> None:
    walk = walk_to(write, people, MEDIATING)
    heirs = [
        person(number, name) | {"share": share} for number, name, share in zip((71, 72), ("继某", "承某"), shares, strict=True)
    ]
    walk.do("change_party", **BLANK | {"ground": "died", "party": 1, "joined": heirs, "since": None})
    printed = told(walk, "change_party_notice")
    assert f"各承继人承继的份额：{said}。" in printed
    assert "已经约定、裁决的义务" not in printed, "a worker who owes nothing"


def test_CC_67_of_a_unit_that_was_divided_all_are_told_that_both_answer_jointly(write: Write, people: People) -> None:
    walk = walk_to(write, people, EFFECTIVE)
    company = walk.scene().numbers(Side.RESPONDENT)[0]
    parts = [COMPANY | {"name": name, "credit_code": None} for name in ("某东制衣有限公司", "某西制衣有限公司")]
    walk.do("change_party", **BLANK | {"ground": "divided", "party": company, "joined": parts})
    assert f"对{COMPANY['name']}已经约定、裁决的义务，各承继人承担连带责任" in told(walk, "change_party_notice")

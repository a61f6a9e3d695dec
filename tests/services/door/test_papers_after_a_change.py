"""What the papers of a case say after its parties changed: whom somebody follows, whose wages it is about, what happened on the way."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.models import Write
from mediation.rules.codes import Side
from mediation.rules.states.arbitration import HEARD
from tests.scenes import COMPANY, person
from tests.services.papers.awards import claimed, decided, printed
from tests.walks import walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")
PROOF = "登记机关、公证机关出具的材料"


def test_R33_53_the_award_tells_who_died_who_follows_and_whose_wages_it_awards(write: Write, people: People) -> None:
    walk = claimed(write, people)
    dead, company = walk.scene().numbers(Side.APPLICANT)[0], walk.scene().numbers(Side.RESPONDENT)[0]
    name = walk.facts.parties[dead].name
    walk.do("suspend", ground="death", party=dead, reason=f"{name}死亡")
    walk.do("change_party", ground="died", party=dead, joined=[person(71), person(72)], new_name=None, since=None, proof=PROOF)
    walk.do("resume")
    walk.do("change_party", ground="renamed", party=company, joined=[], new_name="某新鞋业有限公司", since=None, proof=PROOF)
    decided(walk)
    award = printed(walk, "award_final", "award_nonfinal")
    assert award.count(f"系已故申请人{name}的继承人") == 2
    assert award.count(f"某新鞋业有限公司（原名{COMPANY['name']}）") == 1
    assert f"申请人{name}死亡，由其继承人周某71、周某72承继其权利义务，参加本案" in award
    assert "本案自" in award.split("起中止审理")[0]
    assert "恢复审理" in award
    assert f"被申请人{COMPANY['name']}更名为某新鞋业有限公司" in award
    assert f"向周某71支付{name}的" in award.split("裁决如下")[1]


def test_CC_1122_what_is_of_the_worker_s_own_person_is_never_done_for_the_heir(write: Write, people: People) -> None:
    walk = claimed(write, people, "certificate", "relation", "apology")
    dead, company = walk.scene().numbers(Side.APPLICANT)[0], COMPANY["name"]
    name = walk.facts.parties[dead].name
    walk.do("change_party", ground="died", party=dead, joined=[person(71)], new_name=None, since=None, proof=PROOF)
    decided(walk)
    orders = printed(walk, "award_final", "award_nonfinal").split("裁决如下")[1]
    assert f"为{name}出具解除（终止）劳动合同证明" in orders
    assert f"确认{name}与{company}存在劳动关系" in orders
    assert "向周某71赔礼道歉" in orders, "an apology is made to the living"
    assert f"为{name}出具解除（终止）劳动合同证明" in {line.what for line in walk.facts.promises.values()}


def test_R33_53_the_award_tells_of_every_sitting_that_was_held(write: Write, people: People) -> None:
    walk = claimed(write, people)
    walk.go("continue_hearing", "hold_hearing")
    decided(walk)
    award = printed(walk, "award_final", "award_nonfinal")
    assert "第一次开庭，" in award
    assert "第二次开庭，" in award
    assert award.split("申请人请求裁决")[0].count("到庭") >= 2


def test_a_day_of_death_that_nobody_noted_is_not_made_up(write: Write, people: People) -> None:
    walk = walk_to(write, people, HEARD)
    dead = walk.scene().numbers(Side.APPLICANT)[0]
    name = walk.facts.parties[dead].name
    walk.do("change_party", ground="died", party=dead, joined=[person(71)], new_name=None, since=None, proof=PROOF)
    assert f"{name}已死亡，由其继承人周某71承继" in printed(walk, "change_party_notice")

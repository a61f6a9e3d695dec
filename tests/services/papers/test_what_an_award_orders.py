"""An award made through the door, in print: what is not for money is ordered of the one it is claimed of, and why it is final or not."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.models import Write
from mediation.rules.do import Do
from mediation.rules.states.arbitration import FORMED, HEARD
from mediation.services.papers import issue
from tests.scenes import COMPANY, person
from tests.services.papers.awards import COUNTER_CLAIMANT, claimed, decided, printed
from tests.sound import sound
from tests.walks import walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")


def test_LMAA_46_a_workers_claims_without_money_are_ordered_of_the_employer(write: Write, people: People) -> None:
    walk = claimed(write, people, "certificate", "file_transfer", "insurance_arrears", "reinstatement", "apology")
    decided(walk)
    worker, company, layer = person(1)["name"], COMPANY["name"], printed(walk, "award_nonfinal")
    soon = f"{company}自本裁决书生效之日起10日内"
    for words in ("出具解除（终止）劳动合同证明", "办理档案和社会保险关系转移手续", "补缴社会保险费，具体数额"):
        assert f"{soon}为{worker}{words}" in layer
    assert f"{soon}与{worker}继续履行劳动合同" in layer
    assert f"{soon}向{worker}赔礼道歉" in layer
    sound(walk)


def test_LMAA_46_an_employers_claims_without_money_are_ordered_of_the_worker(write: Write, people: People) -> None:
    walk = claimed(write, people, "handover", "non_compete_duty", traits=("unit_applies",))
    decided(walk)
    worker, company, layer = person(1)["name"], COMPANY["name"], printed(walk, "award_nonfinal")
    assert f"{worker}自本裁决书生效之日起10日内与{company}办理工作交接" in layer
    assert f"{worker}自本裁决书生效之日起继续履行对{company}的竞业限制义务" in layer
    assert f"{worker}自本裁决书生效之日起10日内支付{company}应返还的款项、财物300元" in layer
    assert all(line.final is False for line in walk.facts.proceedings[1].decisions), "追索 is a worker's alone (第47条第1项)"


def test_R33_36_a_counter_claim_is_told_and_decided_as_the_respondents_own(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    company = COUNTER_CLAIMANT
    back = [
        {"claimant": company, "item": "service_period", "amount": "5000.00", "detail": "培训费分摊"},
        {"claimant": company, "item": "handover"},
    ]
    walk.do("receive_counterclaim", claims=back)
    walk.do("merge_counterclaim", claims=back)
    walk.do("serve", served="counter_notice", parties=[1, 2], method="direct")
    notice = printed(walk, "counter_notice")
    assert f"被申请人{COMPANY['name']}在答辩期内对周某1、周某2提出反申请" in notice
    assert f"{COMPANY['name']}周某1、周某2服务期违约金（培训费分摊）5000元" in notice
    number = walk.facts.proceedings[1].claims[-2]
    walk.go("set_hearing", "hold_hearing")
    decided(walk, **{f"n{number}": "dismissed"})
    names = {row.template for row in issue.of_case(walk.session, walk.case_id or 0) if row.template.startswith("award_")}
    layer = "".join(printed(walk, name) for name in sorted(names))
    assert (
        "被申请人反申请请求裁决：一、请求申请人支付被申请人服务期违约金5000元（培训费分摊）；"
        f"二、请求申请人与{COMPANY['name']}办理工作交接。" in layer
    )
    assert "请求被申请人支付申请人服务期违约金" not in layer
    assert "被申请人反申请称：申请人未交还工具" in layer
    assert "驳回申请人的" not in layer


def test_O9_11_an_award_that_dismisses_the_relation_says_why_the_pay_is_non_final(write: Write, people: People) -> None:
    walk = claimed(write, people, "relation")
    relation = walk.facts.proceedings[1].claims[-1]
    decided(walk, **{f"n{relation}": "dismissed"})
    layer = printed(walk, "award_nonfinal")
    assert "本案裁决事项涉及确认劳动关系，该项一并适用非终局裁决" in layer
    assert "本裁决为终局裁决" not in layer


def test_an_award_of_today_keeps_how_it_was_judged(write: Write, people: People) -> None:
    walk = walk_to(write, people, HEARD)
    decided(walk)
    made = walk.facts.proceedings[1].last(Do.AWARD)
    assert made is not None
    assert made.used.finality == ("by_case",)
    assert made.used.kept()["finality"] == ["by_case"]

"""A counter-claim in the papers that tell a case's course: whose it is, when it came, what was answered to it, and who took it back."""

# ruff: noqa: N802 (tests are named after the articles)

from typing import Any

import pytest

from mediation.errors import Invalid
from mediation.models import Write
from mediation.rules.lifecycle import STEPS
from mediation.rules.states.arbitration import FORMED
from mediation.services.papers import issue
from mediation.services.papers.rendering import render
from tests.documents.printed import text
from tests.scenes import COMPANY, person
from tests.services.papers.awards import COUNTER_CLAIMANT, decided, printed
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")

NAME = COMPANY["name"]
BACK: list[dict[str, Any]] = [
    {"claimant": COUNTER_CLAIMANT, "item": "service_period", "amount": "5000.00"},
    {"claimant": COUNTER_CLAIMANT, "item": "handover"},
]


def countered(write: Write, people: People) -> Walk:
    """A case of two workers in which the employer's counter-claim was merged and served."""
    walk = walk_to(write, people, FORMED)
    walk.do("receive_counterclaim", claims=BACK)
    walk.do("merge_counterclaim", claims=BACK)
    walk.do("serve", served="counter_notice", parties=[1, 2], method="direct")
    return walk


def test_R33_36_53_an_award_tells_whose_counter_claim_it_heard_and_what_was_answered_to_it(
    write: Write, people: People
) -> None:
    walk = countered(write, people)
    walk.do("record_answer", parties=[1], summary="没有约定服务期。")
    walk.go("set_hearing", "hold_hearing")
    service_period = walk.facts.proceedings[1].claims[-2]
    suggested = walk.scene().suggested("award")
    assert suggested["counter_answer"] == "没有约定服务期。"
    assert "answer" not in suggested
    with pytest.raises(Invalid) as refused:
        walk.do("award", counter_answer=None)
    assert "申请人对反申请的答辩意见" in str(refused.value.faults["counter_answer"])
    decided(walk, **{f"n{service_period}": "dismissed"})
    layer = printed(walk, "award_nonfinal")
    assert f"被申请人{NAME}于二〇二六年三月五日对申请人提出反申请，本委于二〇二六年三月六日受理，并与本案合并审理" in layer
    order = [
        "申请人请求裁决",
        "申请人称",
        "被申请人辩称",
        "被申请人反申请请求裁决",
        "被申请人反申请称",
        "申请人对反申请辩称",
        "本委查明",
    ]
    places = [layer.find(f"{words}：") for words in order if words in layer]
    assert places == sorted(places)
    assert "申请人对反申请辩称：未作答辩。" in layer
    assert f"驳回{NAME}服务期违约金、{NAME}对周某2的办理工作交接的反申请请求。" in layer
    assert "《劳动人事争议仲裁办案规则》第三十六条、第五十条、第五十三条" in layer


def test_R33_36_a_counter_claim_that_was_not_merged_is_told_too(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    walk.do("receive_counterclaim", claims=BACK)
    walk.go("separate_counterclaim", "set_hearing", "hold_hearing")
    decided(walk)
    layer = printed(walk, "award_final", "award_nonfinal")
    assert f"被申请人{NAME}于二〇二六年三月五日对申请人提出反申请，本委于二〇二六年三月六日告知其另行申请仲裁" in layer
    assert "反申请称" not in layer


def test_R33_35_36_what_the_employer_gives_up_of_its_counter_claim_is_told_as_its_own(write: Write, people: People) -> None:
    walk = countered(write, people)
    walk.do("change_claims", dropped=[walk.facts.proceedings[1].claims[-1]], added=[])
    walk.go("set_hearing", "hold_hearing")
    decided(walk)
    assert f"被申请人{NAME}于二〇二六年三月八日撤回“办理工作交接”的反申请请求" in printed(walk, "award_nonfinal")


def test_R33_35_36_the_withdrawal_of_a_counter_claim_is_granted_to_the_employer(write: Write, people: People) -> None:
    walk = countered(write, people)
    walk.do("withdraw_part", parties=[1, 2])
    layer = printed(walk, "withdrawal_decision")
    assert f"准予申请人周某1、周某2撤回仲裁申请；被申请人{NAME}的反申请，本委继续处理" in layer
    walk.do("withdraw_arbitration", reason="已经和解")
    layer = printed(walk, "withdrawal_decision")
    assert f"被申请人{NAME}以已经和解为由申请撤回反申请" in layer
    assert f"准予被申请人{NAME}撤回反申请。" in layer
    assert "准予申请人" not in layer


def test_LMAA_36_who_stays_away_from_his_own_counter_claim_has_withdrawn_it(write: Write, people: People) -> None:
    walk = countered(write, people)
    walk.do("withdraw_part", parties=[1, 2])
    walk.do("serve", served="respond_notice", parties=[COUNTER_CLAIMANT], method="direct")
    walk.go("set_hearing")
    walk.do("serve", served="tribunal_notice", parties=[1, 2, COUNTER_CLAIMANT], method="direct")
    walk.do("serve", served="hearing_notice", parties=[1, 2], method="direct")
    assert NAME in (walk.refusal(STEPS["deem_withdrawn"]) or "")
    walk.do("serve", served="hearing_notice", parties=[COUNTER_CLAIMANT], method="direct")
    walk.go("deem_withdrawn")
    layer = printed(walk, "default_decision")
    assert "本委认为，反申请人经本委依法书面通知，无正当理由拒不到庭" in layer
    assert f"本案按被申请人{NAME}撤回反申请处理。" in layer
    assert "申请人周某1、周某2无正当理由" not in layer


def test_R33_36_72_a_settlement_tells_the_counter_claim_as_the_employers(write: Write, people: People) -> None:
    walk = countered(write, people)
    walk.go("settle")
    layer = printed(walk, "settlement")
    assert "被申请人反申请请求裁决：一、请求申请人支付被申请人服务期违约金5000元" in layer
    asked = layer.split("申请人请求裁决：")[1].split("申请人称")[0]
    assert "服务期" not in asked
    assert f"被申请人{NAME}于二〇二六年三月五日对申请人提出反申请" in layer
    table = layer.split("含当日：")[1].split("合计")[0]
    assert table.count(f"义务人：{NAME}") == 3, "both sides owe something: each line says who performs it"
    assert table.count("义务人：") == 4


def test_R33_36_44_changed_claims_are_the_applicants_and_the_counter_claim_stays_the_respondents(
    write: Write, people: People
) -> None:
    walk = countered(write, people)
    walk.do("change_claims", dropped=[], added=[{"claimant": 1, "item": "overtime", "amount": "43.00"}])
    said = printed(walk, "change_notice")
    asked = said.split("变更后的仲裁请求为：")[1].split("被申请人的反申请请求不变：")[0]
    assert "加班工资43元" in asked
    assert "服务期" not in asked
    assert "请求申请人支付被申请人服务期违约金5000元" in said.split("被申请人的反申请请求不变：")[1]


def test_LMAA_36_the_notice_of_a_hearing_tells_each_what_he_loses_by_staying_away(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    back = [{**BACK[0], "against": [1]}]
    walk.do("receive_counterclaim", claims=back)
    walk.do("merge_counterclaim", claims=back)
    walk.do("serve", served="counter_notice", parties=[1, 2], method="direct")
    walk.go("set_hearing")
    asks, countered = "可以按撤回仲裁申请处理", "对被申请人的反申请，仲裁庭可以继续开庭审理，并缺席裁决"
    both, own, other = (notice(walk, number) for number in (1, 2, COUNTER_CLAIMANT))
    assert asks in both
    assert countered in both
    assert asks in own
    assert countered not in own
    assert asks not in other
    walk.do("withdraw_part", parties=[1])
    walk.do("set_hearing", starts="15:00")
    assert asks not in notice(walk, 1)
    assert countered in notice(walk, 1)


def notice(walk: Walk, party: int) -> str:
    """The last notice of a hearing for this party, as its text layer."""
    walk.session.flush()
    rows = issue.of_case(walk.session, walk.case_id or 0)
    row = [row for row in rows if (row.template, row.party) == ("hearing_notice", party)][-1]
    return text(render(row.template, issue.frozen(row)))


def test_R33_44_46_the_notice_of_who_joins_lists_the_counter_claim_apart(write: Write, people: People) -> None:
    walk = countered(write, people)
    walk.do("join_party", side="applicant", joined=[person(91, "后来某")], added=[{"item": "overtime", "amount": "4321.00"}])
    layer = printed(walk, "change_notice")
    asked, back = layer.split("被申请人的反申请请求不变：")
    assert "4321元" in asked.split("本案申请人的仲裁请求为：")[1]
    assert "4321元" not in back
    assert "对后来某的请求提交答辩意见" in back

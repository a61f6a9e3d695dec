"""Awards in print: final and not, split in two, each with its own claims and remedy, and who pays whom."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mediation.services.papers import catalogue
from mediation.services.papers.printed_lines import ClaimData
from mediation.services.papers.rendering import render
from tests.documents.printed import printed, text

from .samples import COMPANY, HEARING, award_case, decisions, worker


def test_a_final_award_tells_worker_and_employer_their_own_remedies() -> None:
    layer = text(printed("award_final", 1))
    assert "本裁决为终局裁决" in layer
    assert "十五日内向晋江市人民法院提起诉讼" in layer
    assert "三十日内向泉州市中级人民法院申请撤销裁决" in layer
    assert "第五十条的规定，自收到" not in layer


def test_a_non_final_award_tells_both_to_sue_in_fifteen_days() -> None:
    layer = text(printed("award_nonfinal", 1))
    assert "本裁决为非终局裁决" in layer
    assert "十五日内向晋江市人民法院提起诉讼；期满不起诉的，裁决书发生法律效力" in layer
    assert "申请撤销" not in layer


def test_an_award_of_both_kinds_is_split_and_no_decision_is_lost_or_said_twice() -> None:
    case = award_case()
    final, other = case.award.decided(final=True), case.award.decided(final=False)
    assert [*final, *other] == case.award.decisions
    assert "经济补偿27465.5元" not in text(printed("award_final", 0))
    assert "二、驳回陈㛃解除劳动合同的经济补偿的其余部分、林喆堃高温津贴的仲裁请求。" in text(printed("award_nonfinal", 0))
    assert "八、晋江市步步生莲鞋业有限公司自本裁决书生效之日起10日内支付郑阿明2026年6月至8月计件工资14000元。" in text(
        printed("award_final", 0)
    )


def test_each_half_of_a_split_award_tells_of_its_own_claims_alone() -> None:
    """One half never rejects what the other upholds (办案规则 第50条第4款)."""
    final, other = text(printed("award_final", 0)), text(printed("award_nonfinal", 0))
    assert "驳回" not in final
    assert "高温津贴" not in final
    assert "计件工资13480元" in final
    assert "计件工资" not in other.split("裁决如下")[1]
    assert "欧阳小妹2026年6月至8月计件工资" not in other.split("申请人称")[0]
    assert "驳回申请人的其他仲裁请求" not in other


def test_who_pays_is_told_by_number_where_two_have_one_name() -> None:
    """The worker and the person who runs the workshop are both called 王某 (办案规则 第7条)."""
    namesake = worker(0).model_copy(update={"number": 2, "side": "被申请人", "name": "王某"})
    shop = COMPANY.model_copy(update={"number": 3, "name": "某鞋面加工店"})
    claims = [ClaimData(number=1, claimant=1, claimant_name="王某", item="劳动报酬", amount=Decimal(900))]
    lines = [
        decisions(1)[0].model_copy(
            update={"claimant_name": "王某", "item": "劳动报酬", "amount": Decimal(900), "claimed": Decimal(900)}
        )
    ]
    case = award_case(
        applicants=[worker(0).model_copy(update={"name": "王某"})], respondents=[namesake, shop], claims=claims, decisions=lines
    )
    assert "王某、某鞋面加工店自本裁决书生效之日起10日内支付王某劳动报酬900元" in text(render("award_final", case))


@pytest.mark.parametrize(
    ("finals", "of_final", "of_other"),
    [([True], 1, 0), ([False], 0, 1), ([None], 0, 1), ([True, None], 2, 0), ([True, False, None], 1, 2)],
)
def test_a_dismissed_claim_goes_where_nobody_loses_a_remedy(finals: list[Any], of_final: int, of_other: int) -> None:
    lines = [decisions(1)[0].model_copy(update={"final": final}) for final in finals]
    case = award_case(decisions=lines)
    assert (len(case.award.decided(final=True)), len(case.award.decided(final=False))) == (of_final, of_other)
    papers = catalogue.catalogue()
    assert papers["award_final"].applies(case) == bool(of_final)
    assert papers["award_nonfinal"].applies(case) == bool(of_other)


@pytest.mark.parametrize(
    ("upheld", "says"),
    [
        ((True, True), "一、步步生莲厂支付；二、林一支付。"),
        ((True, False), "一、步步生莲厂支付；二、驳回被申请人的反申请请求。"),
        ((False, True), "一、林一支付；二、驳回申请人的仲裁请求。"),
        ((False, False), "一、驳回申请人的仲裁请求；二、驳回被申请人的反申请请求。"),
    ],
)
def test_each_side_is_refused_what_it_asked_itself(upheld: tuple[bool, bool], says: str) -> None:
    """办案规则 第36条: a counter-claim is the respondent's, and is decided as such."""
    ours, theirs = (
        ClaimData(number=n, claimant=who, claimant_name=name, item=item, amount=Decimal(900))
        for n, (who, name, item) in enumerate([(1, "林一", "劳动报酬"), (9, COMPANY.name, "服务期违约金")], 1)
    )
    lines = [
        decisions(1)[0].model_copy(update={
            "claim": claim.number, "claimant_name": claim.claimant_name, "item": claim.item, "claimed": Decimal(900), "final": False,
            "upheld": up, "amount": Decimal(900) if up else None, "says": words if up else "",
        })
        for claim, up, words in zip((ours, theirs), upheld, ("步步生莲厂支付", "林一支付"), strict=True)
    ]  # fmt: skip
    respondent = COMPANY.model_copy(update={"number": 9})
    layer = text(render("award_nonfinal", award_case(
        applicants=[worker(0).model_copy(update={"name": "林一"})], respondents=[respondent], claims=[ours, theirs], decisions=lines,
    )))  # fmt: skip
    assert says in layer
    assert "申请人请求裁决：一、请求被申请人支付申请人劳动报酬900元。" in layer
    assert "被申请人反申请请求裁决：一、请求申请人支付被申请人服务期违约金900元。" in layer


def test_where_the_counter_claim_alone_is_left_the_applicant_answers_and_asks_nothing() -> None:
    """办案规则 第35、36条: what the applicant withdrew is no claim any more, and is told as none."""
    claim = ClaimData(number=1, claimant=9, claimant_name=COMPANY.name, item="服务期违约金", amount=Decimal(900))
    line = decisions(1)[0].model_copy(update={"claim": 1, "upheld": False, "amount": None, "final": None})
    respondent = COMPANY.model_copy(update={"number": 9})
    layer = text(render("award_nonfinal", award_case(
        applicants=[worker(0)], respondents=[respondent], claims=[claim], decisions=[line],
    )))  # fmt: skip
    assert "申请人请求裁决" not in layer.replace("被申请人反申请请求裁决", "")
    assert "申请人称" not in layer
    assert "被申请人辩称" not in layer
    assert "申请人辩称：" in layer


def test_R33_36_50_the_half_that_decides_the_counter_claim_alone_tells_the_applicants_answer_to_it() -> None:
    """The respondent's answer to the claims of the other half stood there as the applicant's."""
    claims = [
        ClaimData(number=n, claimant=who, claimant_name=name, item=item, amount=Decimal(900))
        for n, who, name, item in [(1, 1, "林一", "劳动报酬"), (2, 9, COMPANY.name, "服务期违约金")]
    ]
    lines = [
        decisions(1)[0].model_copy(update={
            "claim": claim.number, "claimant_name": claim.claimant_name, "item": claim.item, "claimed": Decimal(900),
            "amount": Decimal(900), "final": final,
        })
        for claim, final in zip(claims, (True, False), strict=True)
    ]  # fmt: skip
    case = award_case(
        applicants=[worker(0).model_copy(update={"name": "林一"})], respondents=[COMPANY.model_copy(update={"number": 9})],
        claims=claims, decisions=lines, answer="工资已经付清。", counter_answer="没有约定服务期。",
    )  # fmt: skip
    back, asked = text(render("award_nonfinal", case)), text(render("award_final", case))
    assert "申请人辩称：没有约定服务期。" in back
    assert "工资已经付清" not in back
    assert "被申请人辩称：工资已经付清。" in asked
    assert "没有约定服务期" not in asked


def test_what_is_asked_of_whoever_is_not_ordered_to_pay_is_dismissed_in_words() -> None:
    """调解仲裁法 第46条: the award states what becomes of every claim, against everybody it is against."""
    lines = [line.model_copy(update={"spared": "某建工集团有限公司"}) for line in decisions(1)[:1]]
    whole = text(render("award_final", award_case(decisions=lines, claims=award_case().case.claims[:1])))
    assert "二、驳回申请人的其他仲裁请求。" in whole
    split = text(render("award_final", award_case(decisions=[*lines, *decisions(1)[1:]])))
    assert "驳回陈㛃对某建工集团有限公司的2026年6月至8月计件工资的其余部分的仲裁请求。" in split


def test_LMAA_46_what_is_cut_from_a_sum_is_dismissed_against_everybody_also_where_one_answers_for_less() -> None:
    """30000 元 were asked of two: one is to pay 27465.5, the other 10000 in addition. What nobody pays was left without a decision."""
    severance = decisions(1)[1].model_copy(update={"spared": "某建工集团有限公司"})
    said = text(render("award_nonfinal", award_case(decisions=[decisions(1)[0], severance])))
    assert "二、驳回陈㛃解除劳动合同的经济补偿的其余部分（包括对某建工集团有限公司的）的仲裁请求。" in said
    act = severance.model_copy(update={"claimed": None, "amount": None, "says": "某公司为陈㛃出具证明"})
    assert (severance.against, act.against, act.beyond) == ("", "某建工集团有限公司", "")


def test_R33_53_all_sittings_are_told_each_with_who_came_and_who_did_not() -> None:
    first = HEARING.model_copy(
        update={"on": date(2026, 10, 20), "present": "申请人陈㛃到庭参加仲裁活动", "absent": [COMPANY.name]}
    )
    second = HEARING.model_copy(update={"public": False})
    layer = text(render("award_final", award_case(sitting=second, sittings=[first, second])))
    assert "于二〇二六年十月二十日公开开庭、于二〇二六年十月二十八日不公开开庭审理了本案" in layer
    assert f"第一次开庭，申请人陈㛃到庭参加仲裁活动。{COMPANY.name}经本委依法书面通知，无正当理由拒不到庭" in layer
    assert "第二次开庭，申请人陈㛃等八人、被申请人的委托代理人施某某到庭" in layer


def test_only_one_clause_has_no_number() -> None:
    claim = ClaimData(number=1, claimant=1, claimant_name="林一", item="劳动报酬", amount=Decimal(900))
    line = decisions(1)[0].model_copy(update={"claim": 1, "upheld": False, "amount": None, "final": None})
    layer = text(render("award_nonfinal", award_case(applicants=[worker(0)], claims=[claim], decisions=[line])))
    assert "裁决如下：驳回申请人的仲裁请求。" in layer

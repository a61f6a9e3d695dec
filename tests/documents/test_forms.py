"""What the forms and certificates say, read from their printed pages."""

from mediation.services.papers.rendering import render
from tests.documents.printed import printed, text
from tests.documents.samples import samples


def test_each_receipt_calls_its_parties_by_their_own_names() -> None:
    inspected, arbitrated = text(printed("inspection_receipt", 0)), text(printed("service_receipt", 1))
    assert "有限公司（被投诉单位）" in inspected
    assert "调解书" not in inspected
    assert "有限公司（被申请人）" in arbitrated
    assert "调解书应当直接送达当事人本人" in arbitrated


def test_a_certificate_says_which_paper_is_in_force_since_when_and_for_whom() -> None:
    final, split, sued, settled = (text(printed("effect_certificate", place)) for place in range(4))
    assert "仲裁裁决书（终局裁决）" in final
    assert "自作出之日起发生法律效力，生效日期为2026年11月16日" in final
    assert "尚未送达" in final
    assert "晋劳人仲案字〔2026〕12-2号仲裁裁决书（非终局裁决）" in split
    assert "均未就本证明所列的请求向人民法院提起诉讼" in split
    assert "对陈㛃、林喆堃生效" in split
    assert "裁定准许撤诉" in sued
    assert "均未就" not in sued
    assert "调解书经双方当事人签收" in settled


def test_LMAA_42_3_a_certificate_says_for_whom_the_settlement_is_not_in_force() -> None:  # noqa: N802
    case = next(each for each in samples()["effect_certificate"] if each.given.get("served") == "仲裁调解书")
    fell = case.model_copy(update={"effect": case.effect.model_copy(update={"fell": ["施某"]})})
    assert "其中涉及施某的内容没有发生法律效力，不在此列" in text(render("effect_certificate", fell))
    assert "反悔" not in text(printed("effect_certificate", 3))


def test_a_hand_over_letter_says_which_it_is_and_keeps_the_first_day() -> None:
    up, across = (text(printed("mediation_transfer_letter", place)) for place in range(2))
    assert "调解案件上报函" in up
    assert "不因上报重新计算（至2026年10月8日届满）" in up
    assert "调解案件移交函" in across

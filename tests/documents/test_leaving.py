"""The decisions on applicants who leave, and the notice of a joined hearing, as they are printed."""

# ruff: noqa: N802 (tests are named after the articles)

from decimal import Decimal

import pytest

from mediation.services.papers.printed_lines import ClaimData
from mediation.services.papers.rendering import render
from tests.documents.cases import as_needed
from tests.documents.printed import printed, text
from tests.documents.samples import COMPANY, arbitration_case, samples


@pytest.mark.parametrize(
    ("name", "goes_on", "word"),
    [("default_decision", "本委继续审理", "撤回仲裁申请处理"), ("withdrawal_decision", "本委继续处理", "撤回仲裁申请")],
)
def test_a_decision_on_some_says_that_the_others_go_on(name: str, goes_on: str, word: str) -> None:
    some = next(place for place, case in enumerate(samples()[name]) if case.given.get("parties"))
    whole = text(printed(name, 0))
    partly = text(printed(name, some))
    names = "、".join(party.name for party in samples()[name][some].parties.applicants)
    assert f"申请人{names}{word}；其余仲裁请求，{goes_on}。" in partly
    assert "其余仲裁请求，" not in whole


@pytest.mark.parametrize("name", ["default_decision", "withdrawal_decision"])
def test_a_decision_on_the_rest_leaves_the_partial_award_as_it_is(name: str) -> None:
    rest = next(place for place, case in enumerate(samples()[name]) if case.award.decisions)
    assert "已经先行裁决的请求，按裁决书执行" in text(printed(name, rest))
    assert "先行裁决" not in text(printed(name, 0))


@pytest.mark.parametrize("name", ["default_decision", "withdrawal_decision"])
def test_LMAA_42_R33_73_what_was_settled_before_is_not_withdrawn_with_the_rest(name: str) -> None:
    case = samples()[name][0]
    layer = text(render(name, case.model_copy(update={"award": case.award.model_copy(update={"settled": "张某的劳动报酬"})})))
    assert "张某的劳动报酬的请求已经达成调解，按调解书执行" in layer
    assert "其余" in layer
    assert "按调解书执行" not in text(printed(name, 0))


def test_LMAA_41_a_withdrawal_by_terms_names_the_article_on_terms() -> None:
    case = samples()["withdrawal_decision"][0]
    by_terms = text(render("withdrawal_decision", case.model_copy(update={"given": {**case.given, "settled_privately": True}})))
    assert "达成和解协议的，可以撤回仲裁申请。依照《中华人民共和国劳动争议调解仲裁法》第四十一条、《劳动人事" in by_terms
    assert "第四十一条" not in text(printed("withdrawal_decision", 0))


def test_a_joined_hearing_is_said_in_the_notice() -> None:
    joined = next(
        n for n, case in enumerate(samples()["hearing_notice"]) if case.hearing.sitting and case.hearing.sitting.joined_with
    )
    assert "与晋劳人仲案字〔2026〕13号一案合并开庭审理" in text(printed("hearing_notice", joined))
    assert "合并开庭" not in text(printed("hearing_notice", 0))


def test_R33_36_48_who_sued_leaves_and_the_counter_claim_alone_is_said_to_go_on() -> None:
    given = {"court": "某市人民法院", "court_number": "某号", "parties": [1]}
    back = ClaimData(number=1, claimant=COMPANY.number, claimant_name=COMPANY.name, item="服务期违约金", amount=Decimal(900))
    ours = arbitration_case(1, given=given, claims=[back])
    layer = text(render("termination_decision", as_needed("termination_decision", ours)))
    assert f"的仲裁请求终止审理；被申请人{COMPANY.name}的反申请，本委继续处理。" in layer
    others = text(render("termination_decision", as_needed("termination_decision", arbitration_case(3, given=given))))
    assert "其余申请人没有起诉，其仲裁请求本委继续处理。" in others

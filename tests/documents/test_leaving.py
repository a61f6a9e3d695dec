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

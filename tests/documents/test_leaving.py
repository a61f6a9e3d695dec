"""The decisions on applicants who leave, and the notice of a joined hearing, as they are printed."""

import pytest

from tests.documents.printed import printed, text
from tests.documents.samples import samples


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

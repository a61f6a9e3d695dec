"""Articles that are typed name their law (行政处罚法 第59条; 办案规则 第53条)."""

from types import SimpleNamespace

import pytest

from mediation.rules.lifecycle import STEPS
from mediation.rules.steps.cited import names_its_law
from tests.rules.cases.inspection import standing


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("《保障农民工工资支付条例》第三条", False), ("《劳动法》第五十条、第五十一条", False), ("劳动合同法第9条", False),
        ("违反了《劳动保障监察条例》第二十五条", False), ("没有具体条文", False), ("第三条", True), ("条例第二十五条", True),
        ("违反条例第25条", True), ("依照本条例第二十五条", True), ("《条例》第三条", True), ("第三条、《劳动法》第五十条", True),
    ],
)  # fmt: skip
def test_apl_59_a_bare_article_is_asked_about(typed: str, asked: bool) -> None:
    found = names_its_law(standing(), SimpleNamespace(articles=typed))
    assert bool(found) is asked
    assert not asked or "哪一部法律法规" in found["articles"]


def test_every_form_that_asks_for_articles_asks_whose_they_are() -> None:
    forms = {step.name for step in STEPS.values() if "articles" in step.asks.model_fields}
    assert forms == {step.name for step in STEPS.values() if names_its_law in step.doubts}
    assert {"award", "award_part", "order_correction", "decide_penalty", "tell_before"} <= forms

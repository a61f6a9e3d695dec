"""Who acts for a party stands after him in every paper that describes the parties (调解仲裁法 第24条)."""

import pytest

from tests.documents.printed import printed, text

SHARED = "上列申请人的共同委托代理人：柯某某，晋江市法律援助中心法律援助人员，一般授权"
OWN = "委托代理人：施某某，福建某某律师事务所律师，特别授权"


@pytest.mark.parametrize("name", ["award_final", "mediation_agreement", "registration_form", "mediation_record"])
def test_an_agent_stands_after_those_for_whom_he_acts(name: str) -> None:
    paper = text(printed(name, 0))
    assert paper.count(SHARED) == paper.count(OWN) == 1, "whoever acts for eight is named once"
    assert "委托代理人" not in text(printed(name, 1)).replace("及委托代理人施某某", "").replace(
        "被申请人的委托代理人施某某", ""
    )


def test_the_block_follows_the_party() -> None:
    paper = text(printed("award_final", 0))
    assert paper.index("郑阿明") < paper.index(SHARED) < paper.index("步步生莲") < paper.index(f"职务：执行董事。{OWN}。")

"""Who signs and who was elected stands by name in every paper that many sign (调解仲裁法 第7条；办案规则 第63条；协商调解规定 第32条)."""

import pytest

from mediation.services.papers.printed import DocumentData, RepresentativesData
from mediation.services.papers.rendering import render
from tests.documents.printed import printed, text
from tests.documents.samples import COMPANY, LAWYER, LEGAL_AID, NAMES, agreement, award_case, mediation_case, samples, session

CHOSEN = RepresentativesData(numbers=[1, 2, 3], names="、".join(NAMES[:3]), powers="代为进行和解（调解）", but=NAMES[7])
HELD = session(present="各方到场", content="略", result="达成一致", recorder="洪某某")


@pytest.mark.parametrize(("name", "case"), [
    ("mediation_agreement", agreement(representatives=CHOSEN)),
    ("mediation_record", mediation_case(sessions=[HELD], representatives=CHOSEN)),
    ("award_final", award_case(representatives=CHOSEN)),
])  # fmt: skip
def test_rules_63_representatives_stand_in_the_block_of_the_applicants_with_what_they_may_decide(
    name: str, case: DocumentData
) -> None:
    paper = text(render(name, case.frozen()))
    assert f"申请人（{NAMES[7]}除外）推举的代表人：{CHOSEN.names}；被代表的申请人已同意其代为进行和解（调解）。" in paper
    assert paper.index("推举的代表人") < paper.index("被申请人")


def test_rules_63_representatives_without_a_power_need_consent_and_the_paper_says_so() -> None:
    bare = CHOSEN.model_copy(update={"powers": "", "but": ""})
    assert "申请人推举的代表人" in (paper := text(render("mediation_agreement", agreement(representatives=bare).frozen())))
    assert "进行和解，须经被代表的申请人同意。" in paper
    assert "推举的代表人" not in text(printed("mediation_agreement", 0))


def test_every_line_to_sign_bears_a_name_the_agents_and_the_representatives_as_such() -> None:
    case = agreement(representatives=CHOSEN, agents=[LEGAL_AID, LAWYER])
    paper = text(render("mediation_agreement", case.frozen()))
    assert [f"申请人{name}（代表人，签名、捺印）：" in paper for name in NAMES[:3]] == [True] * 3
    assert f"申请人{NAMES[4]}（签名、捺印）：" in paper
    assert f"被申请人{COMPANY.name}（盖章）：" in paper
    assert f"{COMPANY.name}的委托代理人施某某（签名）：" in paper
    assert "上列申请人的委托代理人柯某某（签名）：" in paper
    assert "申请人（签名、捺印）：" not in paper


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("service_address", ("当事人",)),
        ("evidence_list", ("提交人",)),
        ("investigation_record", ("被调查人", "调查人员")),
        ("site_record", ("勘验人员",)),
        ("mediation_record", ("调解员", "记录人")),
        ("mediation_agreement", ("调解员",)),
        ("extension_consent", ("调解员",)),
    ],
)
def test_no_line_is_left_to_be_signed_without_the_name_of_whoever_the_record_knows(name: str, roles: tuple[str, ...]) -> None:
    for place in range(len(samples()[name])):
        paper = text(printed(name, place))
        for role in roles:
            assert f"{role}（" not in paper, f"{name}: {role}"

"""Papers in the words of their kind of dispute: 人事关系、聘用合同 of a staff member, 集体合同 of a union; typed words and names stay."""

# ruff: noqa: N802 (tests are named after the articles)

import re

import pytest

from mediation.models import Write
from mediation.rules import vocabulary
from mediation.rules.codes import Cause
from mediation.services.papers import issue
from mediation.services.papers.rendering import render
from tests.documents.printed import text
from tests.services.papers.awards import decided, printed
from tests.walks import Walk
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")


def outside_laws(layer: str) -> str:
    """The words of a paper without the names of laws."""
    return re.sub("《[^》]*》", "", layer)


def heard(write: Write, people: People, cause: Cause) -> Walk:
    """A case of this cause, heard, in which a certificate and the relation are claimed besides the pay."""
    walk = Walk(write, people)
    walk.do("file_arbitration", cause=str(cause))
    walk.go("accept_arbitration", "serve", "form_tribunal")
    walk.do("change_claims", dropped=[], added=[{"claimant": 1, "item": item} for item in ("relation", "reinstatement")])
    return walk.go("set_hearing", "hold_hearing")


def test_LMAA_52_the_papers_of_a_personnel_dispute_speak_of_its_relation_and_its_contract(write: Write, people: People) -> None:
    walk = heard(write, people, Cause.PERSONNEL)
    decided(walk)
    layer = outside_laws(printed(walk, "award_nonfinal"))
    for words in ("人事争议一案", "存在人事关系", "继续履行聘用合同", "出具解除（终止）聘用合同证明", "确认人事关系"):
        assert words in layer
    walk.session.flush()
    for row in issue.of_case(walk.session, walk.case_id or 0):
        if row.template in (
            "respond_notice",
            "acceptance_notice",
            "award_nonfinal",
            "award_final",
            "change_notice",
            "hearing_notice",
        ):
            said = outside_laws(text(render(row.template, issue.frozen(row))))
            assert re.findall(r"劳动争议|劳动关系|劳动合同|劳动者", said) == [], row.template


def test_what_somebody_typed_stays_as_it_was_typed(write: Write, people: People) -> None:
    walk = Walk(write, people)
    walk.do("file_arbitration", cause="16", story="单位违反劳动合同，劳动者多次催讨。")
    walk.go("accept_arbitration", "serve", "form_tribunal", "set_hearing", "hold_hearing")
    walk.do("award", reasoning="双方的劳动合同应当履行。")
    layer = printed(walk, "award_nonfinal", "award_final")
    assert "单位违反劳动合同，劳动者多次催讨。" in layer
    assert "双方的劳动合同应当履行。" in layer


def test_a_labour_dispute_keeps_its_words(write: Write, people: People) -> None:
    walk = heard(write, people, Cause.WAGES)
    decided(walk)
    layer = outside_laws(printed(walk, "award_nonfinal"))
    assert "存在劳动关系" in layer
    assert "人事" not in layer.replace("劳动人事争议", "")


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        (Cause.PERSONNEL, "工作人员与聘用单位的人事关系、聘用合同、人事争议，《中华人民共和国劳动合同法》，某劳动合同公司"),
        (
            Cause.COLLECTIVE_CONTRACT,
            "职工与用人单位的劳动关系、集体合同、集体合同争议，《中华人民共和国劳动合同法》，某劳动合同公司",
        ),
        (Cause.WAGES, "劳动者与用人单位的劳动关系、劳动合同、劳动争议，《中华人民共和国劳动合同法》，某劳动合同公司"),
    ],
)
def test_a_vocabulary_changes_no_law_and_no_name(cause: Cause, said: str) -> None:
    plain = "劳动者与用人单位的劳动关系、劳动合同、劳动争议，《中华人民共和国劳动合同法》，某劳动合同公司"
    assert vocabulary.say(str(cause), plain, ["某劳动合同公司"]) == said

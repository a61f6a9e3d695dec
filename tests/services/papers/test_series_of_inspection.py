"""The papers of the inspectorate have series of their own (监令、监理、监罚、监告、监移), without gaps; copies of one share its number."""

import pytest
from sqlmodel import col, select

from mediation.models import Document, Write
from mediation.services.operation import number_checks
from mediation.services.papers import issue
from tests.walks import Walk
from tests.world import People

FOUND = ("receive_complaint", "docket_complaint", "finish_investigation")


def numbers(walk: Walk, template: str) -> list[str]:
    mine = (Document.case_id == walk.case_id, Document.template == template, col(Document.state) != "void")
    return [row.number for row in walk.session.exec(select(Document).where(*mine).order_by(col(Document.id)))]


@pytest.mark.parametrize(
    ("steps", "template", "series"),
    [
        (("order_correction",), "correction_order", "令"),
        (("decide_handling",), "handling_decision", "理"),
        (("decide_penalty",), "penalty_decision", "罚"),
        (("tell_dispute",), "dispute_direction", "告"),
        (("refer_police",), "crime_referral", "移"),
        (("refer_department",), "case_referral", "移"),
        (("decide_handling", "report_crime"), "crime_referral", "移"),
        (("tell_before",), "advance_notice", "告"),
        (("summon_unit",), "inquiry_letter", "询"),
        (("keep_evidence",), "evidence_keeping", "存"),
        (("ask_assistance",), "assistance_letter", "函"),
        (("refuse_inspector_recusal",), "inspector_recusal_decision", "避"),
        (("decide_penalty", "add_fine"), "added_fine_decision", "加罚"),
    ],
)
def test_each_kind_of_paper_counts_for_itself(
    write: Write, people: People, steps: tuple[str, ...], template: str, series: str
) -> None:
    """inspection.md A5: all five papers of a case bore the number of its docket."""
    first, second = (Walk(write, people).go(*FOUND, *steps) for _ in range(2))
    for walk, place in ((first, 1), (second, 2)):
        (number,) = set(numbers(walk, template))
        assert number.endswith(f"人社监{series}字〔2026〕{place}号")
    assert [*number_checks.faults(write, number_checks.given(write))] == []


def test_a_refusal_has_a_number_before_there_is_a_docket(write: Write, people: People) -> None:
    walk = Walk(write, people).go("receive_complaint", "refuse_complaint")
    assert len(set(numbers(walk, "complaint_refusal_notice"))) == 1
    assert "人社监告字〔2026〕1号" in numbers(walk, "complaint_refusal_notice")[0]


def test_the_receipt_lists_the_number_of_its_paper_and_keeps_the_number_of_the_case(write: Write, people: People) -> None:
    walk = Walk(write, people).go(*FOUND, "order_correction")
    rows = write.exec(
        select(Document)
        .where(Document.case_id == walk.case_id, Document.template == "inspection_receipt")
        .order_by(col(Document.id))
    ).all()
    said = issue.frozen(rows[-1])
    assert [row["number"] for row in said["service"]["served"]] == numbers(walk, "correction_order")
    assert "监立字" in said["number"]


def test_an_order_made_anew_after_a_correction_keeps_its_number(write: Write, people: People) -> None:
    walk = Walk(write, people).go(*FOUND, "order_correction")
    (before,) = numbers(walk, "correction_order")
    made = walk.facts.proceedings[1].entries[-1].seq
    walk.do("correct", entry=made, action="strike", reason="填错")
    assert numbers(walk, "correction_order") == []
    walk.do("order_correction")
    assert numbers(walk, "correction_order") == [before]
    assert [*number_checks.faults(write, number_checks.given(write))] == []

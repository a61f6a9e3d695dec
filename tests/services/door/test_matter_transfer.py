"""The letter by which the inspectorate hands a claim on (转办函): its own number, what was paid, what travels and nothing else."""

import json

import pytest
from sqlmodel import select

from mediation.models import Document, Write
from mediation.services.papers import issue
from tests.walks import Walk
from tests.world import People


@pytest.mark.parametrize(("step", "receiver"), [("hand_to_arbitration", "仲裁委员会"), ("hand_to_mediation", "调解")])
def test_li_21_the_letter_lists_what_was_paid_found_and_made_and_nothing_for_the_police(
    write: Write, people: People, step: str, receiver: str,
) -> None:  # fmt: skip
    walk = Walk(write, people).go(
        "receive_complaint", "docket_complaint", "finish_investigation", "order_correction", "serve_inspection"
    )
    line = next(each for each in walk.facts.promises.values() if each.amount)
    walk.do("record_payment", payments=[{"promise": line.number, "amount": "10.00"}])
    walk.go("propose_referral", "decide_referral")
    walk.do("refer_police", reason="连夜转走账上的钱")
    walk.do(step)
    row = write.exec(select(Document).where(Document.case_id == walk.case_id, Document.template == "matter_transfer")).one()
    assert (row.proceeding, row.state) == (1, "pending"), "it is the inspectorate's letter"
    data = issue.frozen(row)
    told = data["transfer"]
    assert receiver in told["receiver"]
    assert any("其中10元已按本局责令支付" in claim for claim in told["claims"])
    assert told["findings"] == "拖欠工资属实"
    assert any(paper.startswith("劳动保障监察限期改正指令书") and "送达回证" in paper for paper in told["materials"])
    assert "连夜转走" not in json.dumps(data, ensure_ascii=False)
    assert not any("公安" in paper or "案件移送函" in paper for paper in told["materials"])


def test_li_21_what_the_inspectorate_hands_on_says_that_it_came_from_there(write: Write, people: People) -> None:
    """Whatever way the worker had come to the inspectorate; an application of his own says how it came itself."""
    handed = Walk(write, people).go("receive_complaint", "docket_complaint", "finish_investigation", "hand_to_arbitration")
    own = Walk(write, people).go("file_arbitration")
    for walk, source in ((handed, "劳动保障监察移送"), (own, "当事人申请")):
        row = write.exec(select(Document).where(Document.case_id == walk.case_id, Document.template == "filing_receipt")).one()
        assert issue.frozen(row)["case"]["source"] == source

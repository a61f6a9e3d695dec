"""The papers of the inspectorate say what the record shows, and to each unit what it pays, by one day (条例 第19条；行政处罚法 第59条)."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from mediation.errors import Refusal
from mediation.models import Document, Write
from mediation.rules.codes import Cause, Item
from mediation.rules.consequences import consequence
from mediation.services import door
from mediation.services.papers import deliveries, issue
from mediation.services.papers.printed import DocumentData
from mediation.services.papers.rendering import written
from mediation.services.record import cases, journal
from mediation.services.upkeep import staff
from mediation.services.views import case_page
from tests.documents.inspection_samples import INSPECTION, WORDS, inspection_case
from tests.documents.samples import COMPANY as SAMPLE
from tests.documents.samples import PROMISES
from tests.reports import NAME, REPORT
from tests.scenes import COMPANY, answer, person
from tests.walks import Walk
from tests.world import People

FOUND = ("docket_complaint", "finish_investigation")
SUBCONTRACTOR = {**COMPANY, "name": "晋江市某某劳务有限公司", "credit_code": ""}


def papers(walk: Walk, template: str) -> list[dict[str, Any]]:
    mine = (Document.case_id == walk.case_id, Document.template == template)
    return [issue.frozen(row) for row in walk.session.exec(select(Document).where(*mine).order_by(col(Document.id)))]


def html(name: str, data: DocumentData) -> str:
    return written(name, data)


# --- what was heard -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["handling_decision", "penalty_decision"])
def test_a_decision_recites_no_hearing_that_the_record_does_not_show(name: str) -> None:
    """inspection.md A5: “听取了你单位的陈述、申辩” stood in every copy, also of who had said nothing."""
    given = {**WORDS, "perform_within": 15}
    silent = inspection_case(addressee=SAMPLE, given=given, inspection=INSPECTION.model_copy(update={"heard": []}))
    assert "陈述、申辩" not in html(name, silent)
    heard = html(name, inspection_case(addressee=SAMPLE, given=given))
    assert "工资因货款未到账迟延" in heard
    assert "不予采纳" in heard
    assert "2026年10月26日告知" in heard


def test_what_the_employer_said_stands_in_its_decision(write: Write, people: People) -> None:
    walk = Walk(write, people).go("receive_complaint", *FOUND, "tell_before", "serve_inspection")
    walk.do("hear_employer", statement="工价有争议，愿意补足")
    walk.do("decide_handling")
    (decision,) = papers(walk, "handling_decision")
    assert [row["said"] for row in decision["inspection"]["heard"]] == ["工价有争议，愿意补足"]
    assert decision["inspection"]["evidence"][0].endswith("现场检查的笔录（厂区）")


# --- who pays what, by when -----------------------------------------------------------------------------------


def test_each_unit_is_ordered_what_it_pays_itself(write: Write, people: People) -> None:
    """Two employers, two lines: the first owes one alone, both owe the other jointly (保障农民工工资支付条例 第30条)."""
    walk = Walk(write, people)
    walk.do("receive_complaint", respondents=[COMPANY, SUBCONTRACTOR])
    walk.go(*FOUND)
    first, second = (party.number for party in walk.facts.parties.values() if not party.is_person)
    due = (walk.day + timedelta(days=7)).isoformat()
    lines = [
        {"payee": 1, "claim": 1, "amount": "1000.00", "due_on": due, "debtors": [first]},
        {"payee": 2, "claim": 2, "amount": "2000.00", "due_on": due, "debtors": [first, second]},
    ]
    walk.do("order_correction", promises=lines)
    copies = {each["parties"]["addressee"]["number"]: each for each in papers(walk, "correction_order")}
    assert {number: each["inspection"]["mine"] for number, each in copies.items()} == {first: [0, 1], second: [1]}
    mine = html("correction_order", DocumentData.thawed(copies[second]))
    assert "2000元" in mine
    assert "1000元" not in mine


def test_li_18_an_order_beside_another_prints_nothing_of_it_and_one_receipt_is_of_both(write: Write, people: People) -> None:
    """An order to give papers back repeated the wages of the order before it, to be paid in its own three days."""
    walk = Walk(write, people).go("receive_complaint", *FOUND, "order_correction")
    walk.do("order_further", how="further", days=3, promises=[], violations="扣押证件", correction="立即返还")
    walk.do("serve_inspection", served="correction_order")
    first, second = papers(walk, "correction_order")
    assert len(first["agreement"]["promises"]) > 0
    assert second["agreement"]["promises"] == []
    assert "支付下列款项" not in html("correction_order", DocumentData.thawed(second))
    orders = [row for row in issue.of_case(walk.session, walk.case_id) if row.template == "correction_order"]
    served = deliveries.of_papers(orders, walk.facts)
    assert [len(served.get(row.id or 0, [])) for row in orders] == [1, 1], "the days of both run from it (L-13)"


def test_an_order_and_a_decision_have_one_last_day_each() -> None:
    """The days from receipt stand in the text; the table gives no other day (inspection.md A5: 3月20日 beside fifteen days)."""
    order = {"violations": "拖欠工资", "articles": "《保障农民工工资支付条例》第三条", "days": 7, "correction": "足额支付"}
    for name, given in (("correction_order", order), ("handling_decision", {**WORDS, "perform_within": 15})):
        said = html(name, inspection_case(addressee=SAMPLE, given=given, promises=PROMISES))
        assert f"之日起{given.get('days') or given.get('perform_within')}日内" in said
        assert "2026年10月31日" not in said
        assert "表列日期" not in said


def test_a_decision_names_the_unit_the_inspectors_the_remedies_and_its_evidence() -> None:
    said = html(
        "penalty_decision", inspection_case(addressee=SAMPLE, given={**WORDS, "decision": "处以罚款。", "fine": "20000.00"})
    )
    for words in (
        "统一社会信用代码",
        "法定代表人",
        "闽C-05-0001",
        "执法证号：＿",
        "申请行政复议",
        "提起行政诉讼",
        "处罚种类：罚款",
    ):
        assert words in said
    assert "（代收银行）" in said
    assert "处罚种类：警告" in html(
        "penalty_decision", inspection_case(addressee=SAMPLE, given={**WORDS, "decision": "给予警告。"})
    )


def test_the_surcharge_is_named_as_itself(write: Write, people: People) -> None:
    """条例 第26条: 加付赔偿金 is no wages (2173 printed 8,000 + 4,000 of 劳动报酬)."""
    walk = Walk(write, people).go(
        "receive_complaint", *FOUND, "order_correction", "serve_inspection", "tell_before", "serve_inspection"
    )
    due = (walk.day + timedelta(days=30)).isoformat()
    surcharge = {"payee": 1, "claim": 1, "amount": "500.00", "due_on": due, "what": "加付赔偿金"}
    walk.do("hear_employer", on=walk.day + timedelta(days=12))
    walk.do("decide_handling", promises=[surcharge])
    (decision,) = papers(walk, "handling_decision")
    assert [line["what"] for line in decision["agreement"]["promises"]][-1] == "加付赔偿金"


# --- what follows ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cause", "items", "has", "lacks"),
    [
        (Cause.WAGES, [Item.WAGES], "第二十六条", "第二十五条"),
        (Cause.WORKING_TIME, [Item.OTHER], "第二十五条", "第二十六条"),
        (Cause.PROTECTION, [Item.OTHER], "第二十三条", "加付赔偿金"),
        (Cause.OTHER, [Item.OTHER], "第三十条", "加付赔偿金"),
        (Cause.OTHER, [Item.SEVERANCE], "第二十六条", "第二十五条"),
    ],
)
def test_what_follows_an_order_is_what_the_law_says_of_this_violation(
    cause: str, items: list[str], has: str, lacks: str
) -> None:
    """条例 第23、25、26、30条. An order against child labour threatened a surcharge on wages (inspection.md A5, 2171)."""
    said = consequence(cause, items)
    assert has in said
    assert lacks not in said
    assert said.endswith("第三十条的规定处理")


# --- the warrant ----------------------------------------------------------------------------------------------


def test_li_16_whoever_has_no_warrant_is_named_before_the_paper_is_printed(write: Write, people: People) -> None:
    walk = Walk(write, people).go("receive_complaint", "docket_complaint", "assign_inspectors")

    def cautions() -> str:
        given = {"on": str(walk.day), **answer("summon_unit", walk.scene())}
        history = journal.entries(write, walk.case_id or 0)
        with walk.standing():
            will = door.consequences(write, "summon_unit", given, people["erin"], walk.facts, history, 1, walk.case_id)
        return "；".join(will.cautions)

    assert "戴夫、艾琳的执法证号没有登记" in cautions()
    staff.warrant(write, "dave", "闽C-05-0001")
    assert "；".join(each for each in cautions().split("；") if "执法证号" in each).startswith("艾琳的")
    staff.warrant(write, "erin", "闽C-05-0002")
    assert "执法证号" not in cautions()


def test_an_inspectors_warrant_stands_on_the_papers_made_after_it_was_noted(write: Write, people: People) -> None:
    staff.warrant(write, "dave", " 闽C-05-0001 ")
    walk = Walk(write, people).go("receive_complaint", *FOUND, "order_correction")
    (order,) = papers(walk, "correction_order")
    assert [row["warrant"] for row in order["inspection"]["inspectors"]] == ["闽C-05-0001", ""]
    with pytest.raises(Refusal, match="没有劳动保障监察的角色"):
        staff.warrant(write, "alice", "闽C-05-0002")


# --- the papers of the file ------------------------------------------------------------------------------------


def test_the_file_has_its_papers_from_the_register_to_the_list(write: Write, people: People) -> None:
    """inspection.md F: 登记、立案审批、笔录、报批、结案审批、结果告知、案卷, each once, and the result to each complainant."""
    walk = Walk(write, people).go("receive_complaint", *FOUND, "order_correction", "serve_inspection", "hear_employer")
    walk.do("decide_handling", on=walk.day + timedelta(days=12))
    walk.go("serve_inspection", "close_inspection")
    rows = write.exec(select(Document).where(Document.case_id == walk.case_id)).all()
    assert [row.refusal for row in rows if row.state != "pending"] == []
    made = {name: sum(row.template == name for row in rows) for name in {row.template for row in rows}}
    once = (
        "complaint_register",
        "docket_approval",
        "inspection_record",
        "handling_report",
        "closing_approval",
        "inspection_file",
    )
    assert {name: made.get(name) for name in once} == dict.fromkeys(once, 1)
    assert made["result_notice"] == 2
    assert "report_register" not in made
    (file,) = papers(walk, "inspection_file")
    listed = [row["title"] for row in file["inspection"]["papers"]]
    assert listed[0] == "劳动保障监察投诉登记表"
    assert "劳动保障监察行政处理决定书" in listed
    assert all(row["number"] for row in file["inspection"]["papers"])


def test_what_stays_in_the_file_is_on_no_receipt(write: Write, people: People) -> None:
    """立案审批表 is the office's own: whoever signs for the notice of the docket signs for nothing else."""
    walk = Walk(write, people).go("receive_complaint", "docket_complaint")
    served = [row["title"] for each in papers(walk, "inspection_receipt") for row in each["service"]["served"]]
    assert set(served) == {"投诉举报立案通知书"}


def test_a_report_has_a_register_without_whoever_made_it(write: Write, people: People) -> None:
    """条例 第9条第3款: no paper of the file names him, and none tells him the result as if it were his own complaint."""
    walk = Walk(write, people)
    walk.do("receive_complaint", **REPORT)
    walk.go(*FOUND, "revoke_docket", "close_inspection")
    name = NAME
    rows = write.exec(select(Document).where(Document.case_id == walk.case_id)).all()
    made = {row.template for row in rows}
    assert "report_register" in made
    assert not made & {"complaint_register", "result_notice"}
    own = (
        "report_register", "docket_approval", "handling_report", "revocation_approval", "closing_approval", "inspection_file",
        "inspection_record",
    )  # fmt: skip
    for row in rows:
        if row.template in own:
            assert name not in html(row.template, DocumentData.thawed(issue.frozen(row))), row.template


def test_the_closing_says_what_was_paid_of_what_was_ordered(write: Write, people: People) -> None:
    walk = Walk(write, people).go(
        "receive_complaint", *FOUND, "order_correction", "serve_inspection", "confirm_corrected", "close_inspection"
    )
    (paper,) = papers(walk, "closing_approval")
    assert paper["inspection"]["outcome"] == "责令改正已履行"
    assert all(row["done"] and row["paid"] == row["amount"] for row in paper["inspection"]["performed"])
    assert len(paper["inspection"]["performed"]) == 2


def test_lr_13_the_register_names_what_a_complainant_does_beside_his_unit(write: Write, people: People) -> None:
    walk = Walk(write, people)
    who = {**person(1), "post": "针车工"}
    walk.do("receive_complaint", applicants=[who], claims=[{"claimant": 1, "item": "wages", "amount": "1000"}])
    page = case_page.view(write, cases.see(write, walk.case_id or 0, people["dave"]), people["dave"], walk.day, 1)
    assert page.parties[0].agent == "职业 针车工"
    (register,) = papers(walk, "complaint_register")
    says = html("complaint_register", DocumentData.thawed(register))
    assert "针车工" in says
    assert COMPANY["name"] in says, "his unit"

"""The arbitration office: what mediation could not settle comes in, is served, heard and decided, and each party's clock runs."""

import re
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import hands, looking
from tests.browser.bureau import Bureau, Place
from tests.browser.conftest import Sit

WORKER, OTHER_WORKER, COMPANY = "1", "2", "3"
EVERYBODY = (WORKER, OTHER_WORKER, COMPANY)
LINES = [
    {"claim": 1, "upheld": True, "amount": "1000.50"},
    {"claim": 2, "upheld": True, "amount": "2000.50"},
    {"claim": 3, "upheld": True, "says": "出具离职证明"},
    {"claim": 4, "upheld": True, "amount": "60000.00"},
]


def test_from_a_failed_mediation_to_a_split_award(sit: Sit, bureau: Bureau, tmp_path: Path) -> None:
    alice = sit("alice")
    alice.goto(bureau["failed"].address)
    hands.do(alice, "申请仲裁", {"on": "2026-07-02"})
    case = Place(bureau["failed"].case, 2)

    bob = sit("bob")
    bob.goto("/?tab=unit")
    bob.locator("section", has_text="待受理").locator(f'a[href^="/cases/{case.case}?p=2&do="]').click()
    hands.fill(bob, {"on": "2026-07-06"})
    hands.consequences(bob, "审限：2026-08-20")
    hands.confirm(bob)
    serve(bob, "respond_notice", [COMPANY], "2026-07-08")
    serve(bob, "acceptance_notice", [WORKER, OTHER_WORKER], "2026-07-08")
    hands.do(bob, "组庭", {"on": "2026-07-20", "presiding": "judge", "clerk": "clerk"})
    serve(bob, "tribunal_notice", EVERYBODY, "2026-07-20")
    hands.do(bob, "定开庭日", {"on": "2026-07-27", "hearing_on": "2026-08-07", "starts": "09:00", "place": "第一仲裁庭"})
    serve(bob, "hearing_notice", EVERYBODY, "2026-07-28")
    bob.goto("/hearings?week=2026-08-07")
    assert "第一仲裁庭" in bob.locator("main").inner_text()

    judge = sit("judge", looking.PHONE, scripts=False)
    judge.goto(case.address)
    hands.do(judge, "开庭", {"on": "2026-08-07", "came": list(EVERYBODY), "mediated": True, "record": "调解不成，辩论终结"})
    judged = {
        "answer": "公司未作答辩。",
        "findings": "拖欠工资属实。",
        "reasoning": "应当支付。",
        "articles": "《中华人民共和国劳动法》第五十条",
    }
    hands.do(judge, "裁决", {"on": "2026-08-17", **judged, "lines": LINES})
    claims = judge.locator("#claims tbody").inner_text()
    assert "终局" in claims
    assert "非终局" in claims

    bob.goto(case.address)
    serve(bob, "award_final", [WORKER, OTHER_WORKER], "2026-08-18")
    serve(bob, "award_nonfinal", [WORKER, OTHER_WORKER], "2026-08-18")
    serve(bob, "award_final", [COMPANY], "2026-08-19")
    serve(bob, "award_nonfinal", [COMPANY], "2026-08-19")
    clocks = "".join(bob.locator("aside.side").inner_text().split())
    for limit, due in (
        ("劳动者不服终局裁决起诉", "09-02"),
        ("用人单位申请撤销终局裁决", "09-18"),
        ("不服非终局裁决起诉", "09-02"),
        ("不服非终局裁决起诉", "09-03"),
    ):
        said = [part for part in clocks.split("为什么是这一天？") if limit in part and due in part]
        assert said, f"{limit} {due}: {clocks}"
    assert "某鞋业有限公司" in clocks
    final = hands.text_of_pdf(bob, "仲裁裁决书", tmp_path, whose=re.compile("(?<!非)终局"))
    other = hands.text_of_pdf(bob, "仲裁裁决书", tmp_path, whose=re.compile("非终局"))
    assert "申请撤销" in final
    assert "人民法院提起诉讼" in other
    assert "60000元" in other
    assert "60000元" not in final.partition("裁决如下")[2]


def serve(page: Page, document: str, parties: Iterable[str], on: str) -> None:
    """Record that a document reached these parties on that day."""
    hands.do(page, "送达", {"on": on, "served": document, "parties": list(parties), "method": "direct"})

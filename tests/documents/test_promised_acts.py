"""Agreements and settlements in print whose lines are acts: alone, and beside sums."""

from datetime import date
from decimal import Decimal

from mediation.services.papers.printed_lines import PromiseData
from mediation.services.papers.rendering import render
from tests.documents.printed import text

from .samples import COMPANY, NAMES, agreement, arbitration_case, settlement

DUE = date(2026, 10, 15)
ACTS = [
    PromiseData(payee=1, payee_name=NAMES[0], what=f"为{NAMES[0]}出具解除（终止）劳动合同证明", due_on=DUE),
    PromiseData(payee=1, payee_name=NAMES[0], what=f"为{NAMES[0]}办理档案和社会保险关系转移手续", due_on=DUE),
]
SUM = PromiseData(payee=1, payee_name=NAMES[0], what="劳动报酬", amount=Decimal(18600), due_on=DUE)


def test_an_agreement_on_acts_alone_speaks_of_no_sum() -> None:
    layer = text(render("mediation_agreement", agreement(workers=1, promises=ACTS)))
    assert f"为{NAMES[0]}出具解除（终止）劳动合同证明" in layer
    assert "共2项，表列日期为最后期限" in layer
    assert "合计" not in layer


def test_an_agreement_on_both_adds_up_the_sums() -> None:
    layer = text(render("mediation_agreement", agreement(workers=1, promises=[SUM, *ACTS])))
    assert "共3项，其中应付款项合计18600元" in layer


def test_a_settlement_says_who_does_what_by_when() -> None:
    layer = text(render("settlement", settlement(promises=[SUM, ACTS[0]])))
    assert f"应于2026年10月15日前（含当日）为{NAMES[0]}出具解除（终止）劳动合同证明；" in layer
    assert "支付陈㛃劳动报酬18600元" in layer


def test_an_order_may_be_for_an_act() -> None:
    given = {"violations": "略", "articles": "略", "days": 7, "correction": "略"}
    layer = text(render("correction_order", arbitration_case(promises=ACTS, addressee=COMPANY, given=given)))
    assert "责令履行的事项共2项，表列日期" in layer

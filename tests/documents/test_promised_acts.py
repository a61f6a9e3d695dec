"""Agreements and settlements in print whose lines are acts: alone, and beside sums."""

from datetime import date
from decimal import Decimal

from mediation.services.papers.printed_lines import PromiseData
from mediation.services.papers.rendering import as_html, render
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
    assert "现责令你单位自收到本指令书之日起7日内改正" in layer
    assert "责令你单位办理下列事项共2项：" in layer
    assert all(act.what in layer for act in ACTS)
    assert "合计" not in layer


def _owed_by(**fields: str) -> list[PromiseData]:
    return [
        PromiseData(
            payee=n + 1, payee_name=NAMES[n], what="劳动报酬", amount=Decimal(6500), due_on=DUE,
            payers="某鞋业有限公司、某服装厂", terms="某鞋业有限公司、某服装厂承担连带责任", **fields,
        )
        for n in range(8)
    ]  # fmt: skip


def test_who_performs_every_line_is_said_once_before_the_table() -> None:
    layer = text(render("mediation_agreement", agreement(promises=_owed_by())))
    assert "义务人某鞋业有限公司、某服装厂承担连带责任，按照下表向各权利人履行，共8项" in layer
    assert layer.count("承担连带责任") == 1
    assert layer.count("某鞋业有限公司、某服装厂") == 1


def test_lines_that_others_perform_say_so_under_each_over_the_whole_width() -> None:
    lines = [*_owed_by()[:7], SUM.model_copy(update={"payers": "某服装厂"})]
    written = as_html("settlement", settlement(promises=lines).frozen())
    assert written.count('<td colspan="4">义务人某鞋业有限公司、某服装厂承担连带责任</td>') == 7
    assert written.count('<td colspan="4">义务人：某服装厂</td>') == 1
    assert "义务人按照下表向权利人履行，共8项" in written

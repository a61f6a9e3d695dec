"""The same case before the labour inspectorate: for every document of an inspection, what it is tried with."""

from datetime import date
from decimal import Decimal
from typing import Any

from mediation.services.papers.printed import Clock, DocumentData, Office
from mediation.services.papers.printed_inspection import (
    FiledPaper,
    HeardData,
    Inspection,
    InspectorData,
    OrderData,
    PerformedLine,
)

from .samples import COMPANY, FINDINGS, NAMES, PROMISES, SUMS, mediation_case, worker

BUREAU = Office(name="晋江市人力资源和社会保障局", address="晋江市青阳街道某某路100号", phone="10000000003")
WORDS = {
    "facts": FINDINGS,
    "articles": "《劳动保障监察条例》第二十六条",
    "decision": "责令支付八名劳动者2026年6月至8月计件工资。",
}


TOLD = HeardData(
    whose="晋江市步步生莲鞋业有限公司", on=date(2026, 11, 2), told_on=date(2026, 10, 26), said="工资因货款未到账迟延，请求分期支付",
    taken_up="经复核，货款未到账不是不支付工资的理由，不予采纳",
)  # fmt: skip
INSPECTION = Inspection(
    inspectors=[InspectorData(name="戴某某", warrant="闽C-05-0001"), InspectorData(name="柯某某")],
    heard=[TOLD],
    orders=[OrderData(number="晋监人社监令字〔2026〕8号", on=date(2026, 10, 9), days=7, received_on=date(2026, 10, 10))],
    evidence=["2026年9月24日现场检查的笔录（陈埭镇厂区）", "陈㛃提交的工资表"],
    findings=FINDINGS,
    consequence="经责令改正拒不改正的，依照《劳动保障监察条例》第三十条的规定处理",
    approver="林某某",
)


def inspection_case(workers: int = 8, **fields: Any) -> DocumentData:
    """The case while the inspectorate has it."""
    usual: dict[str, Any] = {
        "office": BUREAU,
        "number": "晋监人社监立字〔2026〕21号",
        "received_on": date(2026, 9, 18),
        "accepted_on": date(2026, 9, 21),
        "clocks": {"L-08": Clock(due_on=date(2026, 12, 21))},
        "mediator": None,
        "inspection": INSPECTION,
    }
    return mediation_case(workers, **{**usual, **fields})


def samples() -> dict[str, list[DocumentData]]:
    """By the document's name."""
    first, company = worker(0), COMPANY
    refused = {
        "ground": "由其他劳动保障行政部门管辖（条例第13条）",
        "reason": "用工地在外地",
        "told": "向有权处理的部门反映",
        "authority": "某市人社局",
    }
    order = {
        "violations": FINDINGS,
        "articles": "《保障农民工工资支付条例》第三条、第十六条",
        "days": 7,
        "correction": "足额支付拖欠的工资，并将支付凭证报送本局。",
    }
    referral = {"authority": "晋江市公安局", "ground": "涉嫌拒不支付劳动报酬罪", "reason": "经责令支付，逾期仍不支付"}
    closed = INSPECTION.model_copy(
        update={
            "performed": [PerformedLine(payee=NAMES[n], what="劳动报酬", amount=Decimal(SUMS[n]), paid=Decimal(0)) for n in range(8)],
            "outcome": "行政处理决定", "concluded_on": date(2026, 11, 6),
            "papers": [FiledPaper(title="劳动保障监察限期改正指令书", number="晋监人社监令字〔2026〕8号", on=date(2026, 10, 9))] * 30,
        }
    )  # fmt: skip
    looked = {"measure": "现场检查（第1项）", "place": "陈埭镇厂区", "present": "施某某（车间主管）", "content": FINDINGS}
    return {
        "complaint_register": [inspection_case(), inspection_case(1)],
        "report_register": [inspection_case(1)],
        "docket_approval": [inspection_case(), inspection_case(inspection=INSPECTION.model_copy(update={"reported": True}))],
        "inspection_record": [inspection_case(given=looked)],
        "investigation_extension": [
            inspection_case(given={"days": 30, "reason": "账目较多，需要委托审计。", "approver": "林某某"})
        ],
        "handling_report": [inspection_case(given={"findings": FINDINGS}, promises=PROMISES)],
        "closing_approval": [
            inspection_case(given={"note": "归档"}, inspection=closed),
            inspection_case(given={}, inspection=closed),
        ],
        "result_notice": [inspection_case(addressee=first, inspection=closed)],
        "inspection_file": [inspection_case(given={}, inspection=closed)],
        "complaint_docket_notice": [inspection_case(addressee=first), inspection_case(1, addressee=first)],
        "complaint_refusal_notice": [
            inspection_case(addressee=first, given=refused, number="晋监收〔2026〕30号", accepted_on=None),
            inspection_case(addressee=first, given={"ground": "违法行为终了已满二年（条例第20条）", "reason": "2023年已离职"}),
        ],
        "dispute_direction": [
            inspection_case(
                addressee=first, given={"told": "向劳动人事争议仲裁委员会申请仲裁", "reason": "双方对解除的事实争议较大"}
            )
        ],
        "correction_order": [
            inspection_case(addressee=company, given=order, promises=PROMISES),
            inspection_case(addressee=company, given=order),
        ],
        "handling_decision": [
            inspection_case(addressee=company, given={**WORDS, "perform_within": 15}, promises=PROMISES),
            inspection_case(addressee=company, given={**WORDS, "perform_within": 15}),
        ],
        "penalty_decision": [
            inspection_case(addressee=company, given={**WORDS, "decision": "处以罚款。", "fine": "20000.00"}),
            inspection_case(addressee=company, given={**WORDS, "decision": "给予警告。"}),
        ],
        "case_referral": [
            inspection_case(given=referral),
            inspection_case(1, given={"authority": "晋江市住房和城乡建设局", "reason": "属于工程款纠纷"}),
        ],
    }

"""The same case before the labour inspectorate: for every document of an inspection, what it is tried with."""

from datetime import date
from typing import Any

from mediation.services.papers.printed import Clock, DocumentData, Office

from .samples import COMPANY, FINDINGS, PROMISES, mediation_case, worker

BUREAU = Office(name="晋江市人力资源和社会保障局", address="晋江市青阳街道某某路100号", phone="10000000003")
WORDS = {
    "facts": FINDINGS,
    "articles": "《劳动保障监察条例》第二十六条",
    "decision": "责令支付八名劳动者2026年6月至8月计件工资。",
}


def inspection_case(workers: int = 8, **fields: Any) -> DocumentData:
    """The case while the inspectorate has it."""
    usual: dict[str, Any] = {
        "office": BUREAU,
        "number": "晋监人社监立字〔2026〕21号",
        "received_on": date(2026, 9, 18),
        "accepted_on": date(2026, 9, 21),
        "clocks": {"L-08": Clock(due_on=date(2026, 12, 21))},
        "mediator": None,
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
    return {
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
        "advance_notice": [
            inspection_case(
                addressee=company,
                given={**WORDS, "proposed": "行政处理", "reasons": "有工资表证实", "content": "支付工资。", "say_within": 3},
            ),
            inspection_case(
                addressee=company,
                given={
                    **WORDS,
                    "proposed": "行政处罚",
                    "reasons": "有工资表证实",
                    "content": "处以罚款。",
                    "say_within": 3,
                    "fine": "20000.00",
                    "hearing": True,
                },
            ),
        ],
        "penalty_hearing_notice": [
            inspection_case(
                addressee=company,
                given={
                    "hearing_on": date(2026, 11, 20),
                    "starts": "09:30",
                    "place": "局三楼会议室",
                    "chair": "许某",
                    "public": True,
                },
            )
        ],
        "revocation_notice": [
            inspection_case(
                addressee=first, given={"ground": "违法事实不能成立（若干规定第35条第2款）", "reason": "工资已按约定支付"}
            ),
            inspection_case(
                addressee=company, given={"ground": "情节轻微且已改正（条例第18条第1款第3项）", "reason": "检查前已补发"}
            ),
        ],
        "jurisdiction_handover": [
            inspection_case(
                given={"authority": "某市人社局", "reason": "用工所在地在某市", "materials": "投诉书一份、调查笔录二份"}
            )
        ],
        "case_referral": [
            inspection_case(given=referral),
            inspection_case(1, given={"authority": "晋江市住房和城乡建设局", "reason": "属于工程款纠纷"}),
        ],
    }

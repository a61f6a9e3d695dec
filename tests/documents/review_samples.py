"""What is printed after a mediation agreement: its review by the commission, and the notice that it was not performed."""

from datetime import date
from decimal import Decimal

from mediation.rules.steps.remedies import ARBITRATE, PAYMENT_ORDER, SUE
from mediation.services.papers.printed import Clock, DocumentData, Tribunal
from mediation.services.papers.printed_lines import OwedLine, OwingLine

from .samples import ARBITRATION, CLAIMS, COMPANY, PROMISES, mediation_case, worker

BREACH = "逾期不履行的，对方当事人可以依法申请仲裁"
REST = "申请人自愿放弃其余请求，双方就本争议再无其他纠纷"


def reviewed(workers: int = 8, **fields: object) -> DocumentData:
    """The agreement while the commission reviews it."""
    usual: dict[str, object] = {
        "office": ARBITRATION, "number": "晋劳人仲审字〔2026〕5号", "issued_on": date(2026, 10, 9), "on": date(2026, 10, 9),
        "received_on": date(2026, 9, 30), "accepted_on": date(2026, 10, 9), "tribunal": Tribunal(presiding="庄某某"),
        "promises": PROMISES[:workers], "pay_way": "银行转账至本人账户", "breach": BREACH, "claims": CLAIMS[:workers],
        "clocks": {"V-02": Clock(due_on=date(2026, 10, 15))},
    }  # fmt: skip
    return mediation_case(workers, **{**usual, **fields})


def samples() -> dict[str, list[DocumentData]]:
    """For every document of this stage the cases it is tried with."""
    first = worker(0)
    letter = {"findings": "协议系双方自愿达成，内容合法、明确，没有损害他人权益"}
    refused = {"ground": "超出规定的申请期间（第3项）", "reason": "协议2026年9月1日生效，申请于2026年9月30日提出"}
    denied = {"ground": "内容不明确", "reason": "协议没有写明第三期款项的履行期限"}
    missing = {"missing": "一、用人单位营业执照副本；二、代理人的授权委托书。"}
    heard = {
        "parties": [worker(0).number, COMPANY.number],
        "together": True,
        "place": "第一调解室",
        "content": "协议出于双方自愿，款项还没有支付。",
    }
    more = {"together": None, "supplement": "第一期付款的转账凭证", "supplement_by": "2026-10-13"}
    note = {"note": "应付工资15000元没有支付"}
    return {
        "review_acceptance_notice": [reviewed(addressee=first), reviewed(1, addressee=COMPANY)],
        "review_correction_notice": [reviewed(addressee=first, accepted_on=None, given=missing)],
        "review_inquiry_record": [reviewed(1, given=heard), reviewed(8, given={**heard, **more})],
        "review_refusal_notice": [reviewed(addressee=first, accepted_on=None, given=refused)],
        "review_settlement": [reviewed(given=letter, rest=REST), reviewed(1, given=letter)],
        "review_denial_notice": [reviewed(addressee=COMPANY, given=denied)],
        "performance_demand": [
            mediation_case(
                addressee=COMPANY,
                given={"until": "2026-10-09"},
                owing=[
                    OwingLine(
                        payee="周某一",
                        what="劳动报酬",
                        due_on=date(2026, 9, 20),
                        amount=Decimal(15000),
                        paid=Decimal(6000),
                        terms="甲公司、乙公司承担连带责任",
                    ),
                    OwingLine(payee="周某一", what="为周某一出具解除（终止）劳动合同证明", due_on=date(2026, 9, 20)),
                ],
            ),
            mediation_case(
                1,
                addressee=COMPANY,
                given={"until": "2026-10-09"},
                owing=[
                    OwingLine(payee="周某二", what="经济补偿", due_on=date(2026, 9, 20), amount=Decimal(8000), paid=Decimal(0))
                ],
            ),
        ],
        "breach_notice": [
            mediation_case(
                addressee=first,
                given=note,
                remedies=[ARBITRATE, PAYMENT_ORDER, SUE],
                owed=[
                    OwedLine(what="劳动报酬", due_on=date(2026, 9, 20), amount=Decimal(15000), paid=Decimal(6000)),
                    OwedLine(what="为周某一出具解除（终止）劳动合同证明", due_on=date(2026, 9, 20)),
                ],
            ),
            mediation_case(
                1,
                addressee=first,
                given=note,
                remedies=[ARBITRATE],
                owed=[OwedLine(what="经济补偿", due_on=date(2026, 9, 20), amount=Decimal(8000), paid=Decimal(0))],
            ),
        ],
    }

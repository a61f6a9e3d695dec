"""The same case before the labour inspectorate: for every document of an inspection, what it is tried with."""

from datetime import date
from decimal import Decimal
from typing import Any

from mediation.services.papers.printed import Clock, DocumentData, Office
from mediation.services.papers.printed_lines import DecidedPaper, Enforced, FineLine, OwingLine, Told

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


WAY = "将款项支付给决定书所列的劳动者并向本局提交支付凭证。"
ASKED = {
    "court": "晋江市人民法院",
    "opinion": "收到催告书后没有陈述，没有履行",
    "property": "厂房一处，已知账户一个",
    "head": "吴某某",
}


def _enforced() -> Enforced:
    """Two workers whose wages an unperformed handling decision orders, one of them paid in part."""
    handled = DecidedPaper(
        title="劳动保障监察行政处理决定书", number="晋监人社监立字〔2026〕21号", on=date(2026, 4, 2), who=COMPANY.name,
        received_on=date(2026, 4, 9), challenged="被申请人在法定期限内没有申请行政复议、提起行政诉讼。",
    )  # fmt: skip
    lines = [
        OwingLine(what="工资", due_on=date(2026, 4, 20), amount=Decimal(9300), paid=Decimal(3000), payee=worker(0).name),
        OwingLine(
            what="工资",
            due_on=date(2026, 4, 20),
            amount=Decimal(10800),
            paid=Decimal(0),
            payee=worker(1).name,
            terms="承担连带责任",
        ),
    ]
    told = [Told(name=COMPANY.name, on=date(2026, 11, 3))]
    return Enforced(units=[COMPANY.number], decisions=[handled], lines=lines, urged=told)


def _fined() -> Enforced:
    """A fine that was not paid, and a decision that orders no sum."""
    fined = DecidedPaper(
        title="劳动保障监察行政处罚决定书", on=date(2026, 4, 2), who=COMPANY.name, received_on=date(2026, 4, 9)
    )
    why = "2026-04-24 到期，此后 221 日，每日按没有缴纳的罚款的百分之三加处，不超出罚款的数额：2,000.00 元（行政处罚法第72条第1款第1项）。"
    owed = FineLine(who=COMPANY.name, unpaid=Decimal(2000), added=Decimal(2000), why=why)
    told = [Told(name=COMPANY.name, on=date(2026, 11, 3))]
    duties = [f"为{worker(0).name}补办用工登记"]
    return Enforced(units=[COMPANY.number], decisions=[fined], duties=duties, fines=[owed], urged=told)


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
    crime = {
        **referral, "suspect": "公司及其法定代表人丁某某", "people": 8, "total": "81600.00", "prosecutor": "晋江市人民检察院",
        "ordered": "2026-09-25 作出《劳动保障监察限期改正指令书》，2026-09-25 张贴送达",
    }  # fmt: skip
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
        "performance_urging": [
            inspection_case(addressee=company, given={"way": WAY}, enforced=_enforced(), on=date(2026, 12, 1)),
            inspection_case(1, addressee=company, given={"way": WAY}, enforced=_fined(), on=date(2026, 12, 1)),
        ],
        "court_application": [
            inspection_case(2, given=ASKED, enforced=_enforced(), on=date(2026, 12, 1)),
            inspection_case(1, given=ASKED, enforced=_fined(), on=date(2026, 12, 1)),
        ],
        "crime_referral": [inspection_case(given=crime, applicants=[]), inspection_case(1, given=referral, applicants=[])],
        "case_referral": [
            inspection_case(given={"authority": "晋江市应急管理局", "reason": "厂房存在安全隐患"}),
            inspection_case(1, given={"authority": "晋江市住房和城乡建设局", "reason": "属于工程款纠纷"}),
        ],
    }

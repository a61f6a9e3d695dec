"""The same case before the labour inspectorate: for every document of an inspection, what it is tried with."""

from datetime import date
from decimal import Decimal
from typing import Any

from mediation.services.papers.printed import Clock, DocumentData, Office
from mediation.services.papers.printed_inspection import (
    AdvancedLine,
    FiledPaper,
    FoundData,
    HeardData,
    HearingData,
    Inspection,
    InspectorData,
    OrderData,
    PerformedLine,
    RecheckedLine,
)
from mediation.services.papers.printed_lines import DecidedPaper, Enforced, FineLine, OwingLine, Told, TransferData

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
HELD = HearingData(on=date(2026, 11, 3), chair="许某", called_on=date(2026, 10, 22), place="局三楼会议室", starts="09:30")
INSPECTION = Inspection(
    inspectors=[InspectorData(name="戴某某", warrant="闽C-05-0001"), InspectorData(name="柯某某")],
    heard=[TOLD],
    orders=[OrderData(number="晋监人社监令字〔2026〕8号", on=date(2026, 10, 9), days=7, received_on=date(2026, 10, 10))],
    evidence=["2026年9月24日现场检查的笔录（陈埭镇厂区）", "陈㛃提交的工资表"],
    found=[
        FoundData(
            on=date(2026, 10, 20), result="partly", orders=["晋监人社监令字〔2026〕8号"], lacking=["支付陈㛃工资18600.00元"]
        )
    ],
    findings=FINDINGS,
    edition=2,
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
    closed = INSPECTION.model_copy(
        update={
            "performed": [PerformedLine(payee=NAMES[n], what="劳动报酬", amount=Decimal(SUMS[n]), paid=Decimal(0)) for n in range(8)],
            "outcome": "行政处理决定", "concluded_on": date(2026, 11, 6),
            "papers": [FiledPaper(title="劳动保障监察限期改正指令书", number="晋监人社监令字〔2026〕8号", on=date(2026, 10, 9))] * 30,
        }
    )  # fmt: skip
    looked = {"measure": "现场检查（第1项）", "place": "陈埭镇厂区", "present": "施某某（车间主管）", "content": FINDINGS}
    stepped = INSPECTION.model_copy(
        update={
            "named": [company.name], "hearings": [HELD], "materials": ["涉嫌犯罪案件情况的调查报告", "复查记录（二〇二六年十月二十日）"],
            "rechecked": [RecheckedLine(what=f"支付{NAMES[0]}工资 18,600.00 元", result="没有改正", proof="没有到账登记")] * 20,
            "advanced": [AdvancedLine(payee=NAMES[n], what="劳动报酬", amount=Decimal(SUMS[n])) for n in range(8)],
        }
    )  # fmt: skip
    hearing = {
        "chair": "许某", "present": "单位代理人施某某、监察员戴某某、柯某某", "record": "双方就欠薪的数额举证、质证。",
        "report": "事实清楚，证据充分，建议按告知的内容处罚。",
    }  # fmt: skip
    spoke = {
        "how": "提出了陈述、申辩",
        "statement": "货款未到账，请求分期支付。",
        "taken_up": "不采纳",
        "why": "货款未到账不是理由。",
    }
    advance = {"fund": "工资保证金", "approval": "晋人社批〔2026〕3号，吴某某", "receipt": "银行回单"}
    return {
        "hearing_minutes": [inspection_case(given=hearing, inspection=stepped)],
        "hearing_report": [inspection_case(given=hearing, inspection=stepped)],
        "statement_record": [
            inspection_case(addressee=company, given=spoke),
            inspection_case(
                addressee=company, given={"how": "书面放弃陈述、申辩", "statement": "来函放弃。", "waives_hearing": True}
            ),
        ],
        "recheck_record": [
            inspection_case(given={"record": "到厂复查，查看工资表。", "result": "没有改正"}, inspection=stepped)
        ],
        "complaint_correction_notice": [
            inspection_case(addressee=first, given={"missing": "被投诉单位的名称、住所。\n工资欠条。"}, accepted_on=None)
        ],
        "advance_approval": [
            inspection_case(given=advance, inspection=stepped),
            inspection_case(1, given={**advance, "fund": "应急周转金"}, inspection=stepped),
        ],
        "deposit_use_notice": [inspection_case(given=advance, inspection=stepped)],
        "crime_materials": [inspection_case(given=crime, inspection=stepped)],
        "complaint_register": [inspection_case(), inspection_case(1)],
        "report_register": [inspection_case(1)],
        "docket_approval": [inspection_case(), inspection_case(inspection=INSPECTION.model_copy(update={"reported": True}))],
        "inspection_record": [inspection_case(given=looked)],
        "investigation_extension": [
            inspection_case(given={"days": 30, "reason": "账目较多，需要委托审计。", "approver": "林某某"})
        ],
        "revocation_approval": [
            inspection_case(given={"ground": "违法情节轻微，并且已经改正", "reason": "工资已于立案后第三日补发。"}),
            inspection_case(
                given={"ground": "违法事实不能成立", "reason": "考勤、工资表一致，没有拖欠。"},
                inspection=INSPECTION.model_copy(update={"reported": True}),
            ),
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
            inspection_case(addressee=company, given={**order, "how": "当场责令改正"}),
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
        "matter_transfer": [
            inspection_case(
                1,
                transfer=TransferData(
                    receiver="晋江市劳动人事争议仲裁委员会",
                    arbitration=True,
                    people=[first.name],
                    claims=[f"{first.name}请求拖欠工资9,000.00元，其中4,000.00元已按本局责令支付（2026年10月9日）"],
                    findings=FINDINGS,
                    materials=["投诉材料（2026年9月18日收到）", "调查、检查笔录1份（2026年9月22日）"],
                ),
            ),
            inspection_case(
                1,
                transfer=TransferData(
                    receiver="晋江市劳动人事争议调解中心",
                    arbitration=False,
                    people=[first.name],
                    claims=[f"{first.name}请求拖欠工资9,000.00元"],
                    materials=["投诉材料（2026年9月18日收到）"],
                ),
            ),
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
        "crime_referral": [
            inspection_case(given=crime, applicants=[], inspection=stepped),
            inspection_case(1, given=referral, applicants=[], inspection=stepped),
        ],
        "case_referral": [
            inspection_case(given={"authority": "晋江市应急管理局", "reason": "厂房存在安全隐患"}),
            inspection_case(1, given={"authority": "晋江市住房和城乡建设局", "reason": "属于工程款纠纷"}),
        ],
    }

"""Samples of the papers by which inspectors look into a matter (tests/documents/samples.py)."""

from datetime import date
from decimal import Decimal
from typing import Any

from mediation.services.papers.printed import DocumentData
from mediation.services.papers.printed_inspection import ChallengedData, InspectorData, KeepingData, KeptLine
from mediation.services.papers.printed_lines import DecidedPaper, Enforced, FineLine

from .inspection_samples import INSPECTION, inspection_case
from .samples import COMPANY, worker

THINGS = [
    KeptLine(what="2026年工资支付台账", many="8册", marks="蓝色封皮，其中一册有涂改", became="记录、复制、拍照、录像后退还"),
    KeptLine(what="考勤机", many="1台", became="送检验、检测、鉴定（某电子数据鉴定机构）"),
]
KEPT = KeepingData(
    number="晋人社监存字〔2026〕3号", on=date(2026, 10, 12), reason="台账有涂改的痕迹", place="公司财务室（加封）", keeper="公司会计方某",
    approver="林某某", things=THINGS,
)  # fmt: skip
ASKED = ChallengedData(
    name="柯某某",
    seat="协办监察员",
    raised="投诉人、被投诉单位申请",
    who=COMPANY.name,
    on=date(2026, 10, 8),
    reason="与投诉人是亲属",
)
LETTER = {
    "who": "法定代表人（负责人）或者受委托的人员", "bring": "营业执照；职工名册；工资支付台账", "questions": "工资支付情况",
    "appear_on": date(2026, 10, 20), "starts": "09:00", "place": "市劳动保障监察大队询问室",
}  # fmt: skip
HELP = {"body": "国家税务总局晋江市税务局", "matter": "2026年1月以来申报的工资薪金所得。", "until": date(2026, 11, 3)}


def _late(unpaid: int, added: int) -> Enforced:
    fined = DecidedPaper(
        title="劳动保障监察行政处罚决定书", number="晋人社监罚字〔2026〕4号", on=date(2026, 4, 2), who=COMPANY.name,
        received_on=date(2026, 4, 9),
    )  # fmt: skip
    why = "2026-04-24 到期，此后若干日，每日按没有缴纳的罚款的百分之三加处（行政处罚法第72条第1款第1项）。"
    fine = FineLine(
        who=COMPANY.name,
        unpaid=Decimal(unpaid),
        added=Decimal(added),
        why=why,
        imposed=Decimal(2000),
        last_day=date(2026, 4, 24),
    )
    return Enforced(units=[COMPANY.number], decisions=[fined], fines=[fine])


def _lead(**other: Any) -> DocumentData:
    """A lead that was closed; `other`: what another one has."""
    given = {
        "source": "12333、12345 热线", "source_number": "12345-6688", "received_on": date(2026, 8, 10), "due_on": date(2026, 8, 25),
        "employer": COMPANY.name, "town": "陈埭镇", "project": "某安置房二期", "persons": 8, "claimed": Decimal(90000),
        "story": "八人反映三个月工资没有发。", "verified_on": date(2026, 8, 12), "persons_found": 8, "found": Decimal(86000),
        "result": "核对了工资表、考勤表；三日内付清", "conclusion": "督促支付", "concluded_on": date(2026, 8, 13), "case_number": "",
        "paid_on": date(2026, 8, 16), "paid": Decimal(86000), "ordered": None, "came": Decimal(0), "closed_on": date(2026, 8, 17),
        "acts": [{"what": "签收", "on": date(2026, 8, 11), "by": "颜青", "unit": "晋江市劳动保障监察大队"}],
    }  # fmt: skip
    return inspection_case(1, number="线索第12号", given={**given, **other})


def samples() -> dict[str, list[DocumentData]]:
    """By the document's name."""
    kept = INSPECTION.model_copy(update={"keeping": KEPT, "named": [COMPANY.name]})
    asked = INSPECTION.model_copy(update={"challenged": ASKED})
    replaced = asked.model_copy(
        update={"inspectors": [InspectorData(name="戴某某", warrant="闽C-05-0001"), InspectorData(name="高某某")]}
    )
    own = replaced.model_copy(update={"challenged": ASKED.model_copy(update={"beside": ""})})
    return {
        "lead_sheet": [
            _lead(),
            _lead(story="", town="", project="", verified_on=None, conclusion="", result="", closed_on=None, acts=[]),
        ],
        "inquiry_letter": [inspection_case(2, addressee=COMPANY, given=LETTER)],
        "evidence_keeping": [inspection_case(2, addressee=COMPANY, inspection=kept)],
        "evidence_kept_list": [inspection_case(2, inspection=kept)],
        "evidence_release": [inspection_case(2, addressee=COMPANY, inspection=kept, given={"note": "台账已逐页复印。"})],
        "assistance_letter": [inspection_case(2, given={**HELP, "materials": "介绍信一份"})],
        "audit_letter": [inspection_case(2, given={**HELP, "body": "某会计师事务所"})],
        "inspector_assignment": [
            inspection_case(2),
            inspection_case(2, given={"ground": "因病不能继续履行职责", "reason": "住院"}),
            inspection_case(2, inspection=replaced, given={"reason": "情况属实"}),
        ],
        "inspector_recusal_decision": [
            inspection_case(2, addressee=COMPANY, inspection=own, given={"reason": "情况属实", "first": "戴某某"}),
            inspection_case(2, addressee=worker(0), inspection=asked, given={"reason": "没有直接利害关系"}),
        ],
        "added_fine_decision": [
            inspection_case(2, addressee=COMPANY, enforced=_late(2000, 300), given={"note": "两次电话催缴。"}),
            inspection_case(2, addressee=COMPANY, enforced=_late(500, 2000)),
            inspection_case(2, addressee=COMPANY, enforced=_late(0, 120)),
        ],
    }

"""The forms beside the notices and awards: inquiry, appointment, session, extension, hand-over; certificate and receipt."""

from datetime import date
from typing import Any

from mediation.services.papers.printed import DocumentData, ServedDocument
from mediation.services.papers.printed_lines import OwnEffect, Receipt

from .inspection_samples import inspection_case
from .review_samples import reviewed
from .samples import COMPANY, NAMES, award_case, mediation_case, settlement, worker

ORDER = ServedDocument(title="劳动保障监察限期改正指令书", number="晋监人社监立字〔2026〕21号", issued_by="戴某某")
NOTICE = ServedDocument(title="投诉举报立案通知书", number="晋监人社监立字〔2026〕21号", issued_by="戴某某")


def receipts(workers: int = 8, *, last: date | None = date(2026, 11, 20)) -> list[Receipt]:
    """Every worker received it at the counter; the company on its own day. `last` None: not yet."""
    mine = [Receipt(side="申请人", name=name, on=date(2026, 11, 17)) for name in NAMES[:workers]]
    return [*mine, Receipt(side="被申请人", name=COMPANY.name, on=last)]


def certified(of: str, workers: int = 8, **fields: Any) -> DocumentData:
    """A certificate that the award, or the settlement, is in force."""
    usual: dict[str, Any] = {
        "workers": workers, "issued_on": date(2026, 12, 8), "on": date(2026, 12, 8), "made_on": date(2026, 11, 16),
        "paper_number": "晋劳人仲案字〔2026〕12号", "received": receipts(workers), "given": {"served": of, "perform_until": "2026-12-18"},
    }  # fmt: skip
    return award_case(**{**usual, **fields})


def samples() -> dict[str, list[DocumentData]]:
    """By the document's name."""
    first, company = worker(0), COMPANY
    handed = {
        "to_unit": "晋江市劳动人事争议调解中心",
        "reason": "涉及人数较多，双方共同要求由市级调解组织调解",
        "told_on": "2026-09-22",
        "papers": "调解申请书8份、身份证复印件8份、计件明细1册",
        "contact": "洪某某，10000000001",
    }
    changed = {"ground": "当事人要求更换", "reason": "被申请人2026年9月22日提出，调解员与申请人陈㛃系同村"}
    next_one = {"session_on": "2026-09-24", "starts": "14:30", "place": "陈埭镇调解中心第二调解室"}
    longer = {"until": "2026-10-20", "applicant_consents_on": "2026-09-30", "respondent_consents_on": "2026-10-08"}
    asked = {"reply_by": "2026-09-23"}
    split: dict[str, Any] = {"number": "晋劳人仲案字〔2026〕12号", "paper_number": "晋劳人仲案字〔2026〕12-2号"}
    sued = {
        "served": "仲裁裁决书（非终局）",
        "perform_until": "2026-12-18",
        "court_says": "晋江市人民法院于2026年12月7日裁定准许撤诉",
    }
    return {
        "mediation_inquiry": [
            mediation_case(addressee=company, accepted_on=None, mediator=None, given=asked),
            mediation_case(1, addressee=company, accepted_on=None, mediator=None, given=asked),
        ],
        "mediator_appointment": [mediation_case(), mediation_case(1, given=changed)],
        "session_notice": [
            mediation_case(addressee=first, given=next_one),
            mediation_case(1, addressee=company, given={**next_one, "bring": "工资发放表"}),
        ],
        "extension_consent": [mediation_case(given=longer), mediation_case(1, given=longer)],
        "mediation_transfer_letter": [
            mediation_case(given=handed, step="上报"),
            mediation_case(1, given={**handed, "papers": None}, step="移交", accepted_on=None, clocks={}),
        ],
        "effect_certificate": [
            certified("仲裁裁决书（终局）", on=date(2026, 11, 16), received=receipts(last=None)),
            certified("仲裁裁决书（非终局）", **split, in_favour=["陈㛃", "林喆堃"]),
            certified("仲裁裁决书（非终局）", 1, given=sued),
            certified(
                "仲裁调解书",
                in_favour=["陈㛃", "林喆堃"],
                own=[OwnEffect(name="林喆堃", since=date(2026, 11, 26), perform_until=date(2026, 12, 28))],
            ),
            settlement(
                made_on=date(2026, 10, 28),
                on=date(2026, 10, 30),
                paper_number="晋劳人仲案字〔2026〕12号",
                received=receipts(1),
                given={"served": "仲裁调解书", "perform_until": "2026-12-10"},
            ),
        ],
        "review_termination": [
            reviewed(given={"side": "申请人", "reason": "双方已经履行完毕"}),
            reviewed(1, accepted_on=None, given={"side": "被申请人"}),
        ],
        "inspection_receipt": [
            inspection_case(addressee=company, served=[ORDER], given={"method": "直接送达"}),
            inspection_case(addressee=first, served=[NOTICE]),
        ],
    }

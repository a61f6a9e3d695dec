"""What somebody takes to a court: applications with their lists of what to take along, and the certificates that go with them."""

from datetime import date
from decimal import Decimal

from mediation.rules.codes.drafts import CourtDraft
from mediation.services.papers.data.drafts import TAKES
from mediation.services.papers.printed import DocumentData
from mediation.services.papers.printed_drafts import DraftData, DraftLine, ServedPaper, TitleData

from .samples import ARBITRATION, COMMISSION, COMPANY, mediation_case, worker

COURT = "晋江市人民法院"
AWARD = TitleData(
    name="仲裁裁决书", number="晋劳人仲案字〔2026〕118号", maker=COMMISSION, made_on=date(2026, 9, 18), effective_on=date(2026, 9, 18)
)  # fmt: skip
PARTLY = DraftLine(
    what="劳动报酬",
    due_on=date(2026, 9, 28),
    amount=Decimal("18600.50"),
    paid=Decimal(3000),
    terms="甲公司、乙公司承担连带责任",
)
ACT = DraftLine(what="为陈㛃出具解除（终止）劳动合同证明", due_on=date(2026, 9, 28))
WHOLE = DraftLine(what="经济补偿", due_on=date(2026, 9, 28), amount=Decimal(8000), paid=Decimal(0))


def drafted(paper: CourtDraft, facts: str = "", **draft: object) -> DocumentData:
    """A paper for one worker of many."""
    usual: dict[str, object] = {
        "asking": [worker(0)], "against": [COMPANY], "court": COURT, "agreed_on": date(2026, 9, 1), "in_force_on": date(2026, 9, 3),
        "takes": list(TAKES.get(paper, ())),
    }  # fmt: skip
    return mediation_case(1, given={"facts": facts}, draft=DraftData(**{**usual, **draft}))  # type: ignore[arg-type]


def samples() -> dict[str, list[DocumentData]]:
    """For every paper the cases it is tried with."""
    letter = AWARD.model_copy(update={"name": "仲裁调解书", "number": "晋劳人仲审字〔2026〕5号"})
    judged = AWARD.model_copy(update={"name": "民事判决书", "number": "（2026）闽0582民初1号", "maker": COURT})
    served = [
        ServedPaper(document="仲裁受理通知书", on=date(2026, 8, 3), way="直接送达"),
        ServedPaper(document="仲裁裁决书（终局）", on=date(2026, 9, 21), way="邮寄送达", proof="邮件详情单 12345"),
    ]
    office = {"office": ARBITRATION, "number": "晋劳人仲案字〔2026〕118号"}
    certified = drafted(CourtDraft.EFFECT, papers=[letter]).model_copy(update=office)
    return {
        "enforcement_application": [
            drafted(CourtDraft.ENFORCEMENT, papers=[AWARD], lines=[PARTLY, ACT], facts="公司已经停工，设备还在厂房内"),
            drafted(CourtDraft.ENFORCEMENT, papers=[judged], lines=[WHOLE]),
            drafted(CourtDraft.ENFORCEMENT, papers=[letter], lines=[ACT]),
        ],
        "payment_order_application": [
            drafted(CourtDraft.PAYMENT_ORDER, lines=[PARTLY, WHOLE], facts="公司承认欠款，称资金周转困难"),
            drafted(CourtDraft.PAYMENT_ORDER, lines=[WHOLE]),
        ],
        "confirmation_application": [drafted(CourtDraft.CONFIRMATION, lines=[WHOLE, ACT])],
        "review_effect_certificate": [certified],
        "service_certificate": [drafted(CourtDraft.SERVICE, received=served).model_copy(update=office)],
    }

"""Filing (仲裁收件与立案): what is received, what is missing, and whether the commission takes it up, holds it or sends it on."""

from datetime import date

from ..codes import FilingRefusalGround, Kind
from ..forms import Act, Long, MaybeDay, MaybeText, Text, ask
from ..roles import Role
from ..states.arbitration import FILED, FILING_CORRECTING, FILING_REFUSED, RECEIVED
from ..step import Step
from .intake import (
    NOWHERE,
    REGISTRY,
    Application,
    Completed,
    Missing,
    accept,
    claimants_exist,
    not_before_receipt,
    received_again,
    refused_how,
    to_the_commission,
    write_application,
)

DECIDES = REGISTRY | {Role.DIRECTOR}


class FilingAcceptance(Act):
    """仲裁受理: the day the approval was signed is 受理之日."""

    on: date = ask("受理日期（审批签署之日）", not_after="today")
    approver: Text = ask("审批人", help="仲裁委员会主任或者经授权的仲裁院负责人")
    evidence_until: MaybeDay = ask("举证期限届满日", default=None)
    materials: MaybeText = ask("还需申请人提交的材料", default=None)


class FilingRefusal(Act):
    """不予受理（仲裁）."""

    on: date = ask("决定日期", not_after="today")
    ground: FilingRefusalGround = ask("理由")
    reason: Long = ask("具体情况", long="long")


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        "file_arbitration", "仲裁收件", Kind.ARBITRATION,
        at=NOWHERE, to=RECEIVED, opens=Kind.ARBITRATION, by=REGISTRY, asks=Application,
        checks=(claimants_exist,), does=write_application, freezes=to_the_commission,
        says="收到{manner}，出具收件回执", basis="调解仲裁法 第28条；办案规则 第29条",
    ),
    Step(
        "request_filing_correction", "要求补正", Kind.ARBITRATION,
        at=frozenset({RECEIVED}), to=FILING_CORRECTING, by=REGISTRY, asks=Missing, weight=40,
        says="要求补正：{missing}", basis="办案规则 第29条（一次性告知，5个工作日内）",
    ),
    Step(
        "complete_filing_correction", "补正完成", Kind.ARBITRATION,
        at=frozenset({FILING_CORRECTING}), to=RECEIVED, by=REGISTRY, asks=Completed, does=received_again, weight=10,
        says="材料补正完成，收到之日改为 {on}", basis="办案规则 第29条、第46条第2项",
    ),
    Step(
        "accept_arbitration", "受理", Kind.ARBITRATION,
        at=frozenset({RECEIVED}), to=FILED, by=DECIDES, asks=FilingAcceptance,
        checks=(not_before_receipt,), does=accept,
        weight=10, says="经{approver}审批，受理", basis="调解仲裁法 第29条；办案规则 第30条（5个工作日内）",
    ),
    Step(
        "refuse_arbitration", "不予受理", Kind.ARBITRATION,
        at=frozenset({RECEIVED, FILING_CORRECTING}), to=FILING_REFUSED, by=DECIDES, asks=FilingRefusal,
        checks=(not_before_receipt,), outcome=refused_how,
        weight=45, says="不予受理：{ground}", basis="调解仲裁法 第29条；办案规则 第31、34、39条",
    ),
)  # fmt: skip

"""The acts that are promised and awarded (行为给付): how each is worded, and the article it is owed by. One row per act.

The same words stand in an agreement, a settlement and an award (`items.py`); whoever writes others keeps theirs.
"""

from dataclasses import dataclass

from .codes.deeds import Deed


@dataclass(frozen=True, slots=True)
class DeedRow:
    """One act: `words` say what is done for {to}, without who does it and by when; '': only the parties can word it. `personal`: it is
    of the worker's own person, and is never done for whoever inherits.
    """

    deed: Deed
    words: str
    basis: str
    personal: bool = False


ROWS = (
    DeedRow(Deed.CERTIFICATE, "为{to}出具解除（终止）劳动合同证明", "劳动合同法 第50条第1款", personal=True),
    DeedRow(Deed.FILE_TRANSFER, "为{to}办理档案和社会保险关系转移手续", "劳动合同法 第50条第1款", personal=True),
    DeedRow(
        Deed.INSURANCE_ARREARS, "为{to}补缴社会保险费，具体数额以社会保险经办机构核定的为准", "社会保险法 第58、60、63条",
        personal=True,
    ),
    DeedRow(Deed.REINSTATEMENT, "与{to}继续履行劳动合同", "劳动合同法 第48条", personal=True),
    DeedRow(Deed.CONTRACT, "与{to}订立书面劳动合同", "劳动合同法 第10、14条", personal=True),
    DeedRow(Deed.HANDOVER, "与{to}办理工作交接", "劳动合同法 第50条第2款"),
    DeedRow(Deed.RETURN, "向{to}返还扣押的证件、物品", "劳动合同法 第9、84条"),
    DeedRow(Deed.APOLOGY, "向{to}赔礼道歉", "民法典 第179、995条"),
    DeedRow(Deed.OTHER, "", "民法典 第509条"),
)
BY_DEED = {row.deed: row for row in ROWS}


def wording(deed: Deed, to: str) -> str:
    """Return the usual words of what is done for the person or unit `to`; '' where there are none."""
    return BY_DEED[deed].words.format(to=to)

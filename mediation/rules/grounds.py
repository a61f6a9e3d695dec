"""Grounds on which somebody pays a worker, by article (清偿主体): the kind of liability that each makes, and the ground that the parties'
places at a building site suggest. Whether the ground is there is for whoever agrees or decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator

from .codes import Item
from .codes.liability import Ground, SiteRole
from .party import Party

REGULATION, CONTRACT_LAW = "《保障农民工工资支付条例》", "《中华人民共和国劳动合同法》"
WAGES = frozenset({Item.WAGES, Item.OVERTIME})
"""The items that the regulation calls wages (第2条第3款: 提供劳动后应当获得的劳动报酬)."""

MaybeSiteRole = Annotated[SiteRole | None, BeforeValidator(lambda value: value or None)]


class How(StrEnum):
    """The kinds of liability: whoever is named as debtor pays; several debtors pay jointly (连带); somebody pays beforehand (先行清偿), or
    beforehand and up to a sum (先行垫付); somebody pays what the debtor does not (补充)."""

    DIRECT = "direct"
    JOINT = "joint"
    FIRST = "first"
    ADVANCES = "advances"
    BACKS = "backs"


@dataclass(frozen=True, slots=True)
class GroundRow:
    """A ground: its article as papers cite it, and the liability that it makes."""

    ground: Ground
    article: str
    how: How


ROWS = (
    GroundRow(Ground.EMPLOYER, f"{REGULATION}第十六条", How.DIRECT),
    GroundRow(Ground.SUB, f"{REGULATION}第三十条第一款", How.DIRECT),
    GroundRow(Ground.GENERAL_FIRST, f"{REGULATION}第三十条第三款", How.FIRST),
    GroundRow(Ground.PASSED_ON, f"{REGULATION}第三十条第四款", How.FIRST),
    GroundRow(Ground.OWNER_ADVANCES, f"{REGULATION}第二十九条第二款", How.ADVANCES),
    GroundRow(Ground.UNQUALIFIED, f"{REGULATION}第三十六条第一款", How.DIRECT),
    GroundRow(Ground.NAME_LENT, f"{REGULATION}第三十六条第二款", How.DIRECT),
    GroundRow(Ground.UNLAWFUL_PROJECT, f"{REGULATION}第三十七条", How.DIRECT),
    GroundRow(Ground.USER, f"{REGULATION}第十八条", How.DIRECT),
    GroundRow(Ground.BUSINESS_LENT, f"{REGULATION}第十九条第二款", How.DIRECT),
    GroundRow(Ground.INVESTORS, f"{REGULATION}第二十条", How.BACKS),
    GroundRow(Ground.MERGED, f"{REGULATION}第二十一条", How.DIRECT),
    GroundRow(Ground.DISPATCH, f"{CONTRACT_LAW}第九十二条第二款", How.JOINT),
    GroundRow(Ground.CONTRACTED_OUT, f"{CONTRACT_LAW}第九十四条", How.JOINT),
    GroundRow(Ground.UNLICENSED, f"{CONTRACT_LAW}第九十三条", How.DIRECT),
)
BY_GROUND: Mapping[Ground, GroundRow] = {row.ground: row for row in ROWS}

LACKS: Mapping[How, tuple[str, str]] = {
    How.JOINT: ("debtors", "这项依据是连带责任，请在“由谁履行”中选全部连带责任人"),
    How.FIRST: ("first", "这项依据是先行清偿：拖欠工资的单位选在“由谁履行”，先付的单位选在“先行清偿人”"),
    How.ADVANCES: ("first", "这项依据是先行垫付：拖欠工资的单位选在“由谁履行”，建设单位选在“先行清偿人”"),
    How.BACKS: ("backs", "这项依据是欠薪单位不清偿时由出资人清偿：请把出资人选在“补充责任人”"),
}


def ground_fault(ground: Ground | None, debtors: int, first: Sequence[int], backs: Sequence[int], *, capped: bool) -> dict[str, str]:
    """Return the fault of a ground beside those whom the row names, by field: how many `debtors`, who pays beforehand, who backs, and
    whether a sum limits it."""
    if ground is None:
        return {}
    row = BY_GROUND[ground]
    there = {How.JOINT: debtors > 1, How.FIRST: bool(first), How.ADVANCES: bool(first), How.BACKS: bool(backs)}
    if not there.get(row.how, True):
        field, sentence = LACKS[row.how]
        return {field: f"{sentence}（{row.article}）。"}
    if row.how is How.ADVANCES and not capped:
        return {"up_to": f"先行垫付以未结清的工程款为限，请在“限额”中填写未结清的工程款（{row.article}）。"}
    if row.how in (How.DIRECT, How.JOINT) and (first or backs):
        return {"ground": f"{row.article}说的是由义务人自己清偿；选了先行清偿人、补充责任人的，请选他付款的依据。"}
    return {}


@dataclass(frozen=True, slots=True)
class Suggested:
    """The parties who are suggested to pay wages, by number, and on which ground."""

    ground: Ground
    debtors: tuple[int, ...]
    first: tuple[int, ...] = ()


def suggested(parties: Sequence[Party]) -> Suggested | None:
    """Return the payers of a site's wages by the places of these parties there; None: their places alone do not say.

    That 建设单位 has not paid what it owes (第29条), or built unlawfully (第37条), is a fact to be found, and is not suggested.
    """
    at: dict[SiteRole, list[int]] = {}
    for party in parties:
        if party.site_role:
            at.setdefault(party.site_role, []).append(party.number)
    if any(len(numbers) > 1 for numbers in at.values()):  # of several of a kind nobody knows whose men they were
        return None
    one = {role: numbers[0] for role, numbers in at.items()}
    if SiteRole.LENDER in one and SiteRole.BORROWER in one:
        return Suggested(Ground.NAME_LENT, (one[SiteRole.LENDER],))
    if SiteRole.SUB in one:
        first = one.get(SiteRole.GENERAL)
        return Suggested(Ground.GENERAL_FIRST, (one[SiteRole.SUB],), (first,)) if first else Suggested(Ground.SUB, (one[SiteRole.SUB],))
    if SiteRole.CREW in one and (gave := one.get(SiteRole.GENERAL) or one.get(SiteRole.OWNER)):
        return Suggested(Ground.UNQUALIFIED, (gave,))
    return None

"""The setting aside (撤销) of some of what an award decides: the items that the court's ruling names, and who may sue after it.

An award is judged item by item (办案规则 第50条), so that a ground of 调解仲裁法 第49条 may reach some items alone. What the ruling leaves
stays in force; what it takes away may be brought before a court within fifteen days of its receipt (第49条第3款).
"""

from typing import Protocol

from ..codes import Outcome
from ..codes.court import Ruling
from ..effect import arbitration_of, made_by, named_items
from ..facts import CaseFacts, Proceeding
from ..liability import opponents
from ..step import Situation
from ..suing import Lodged, award_against


class Ruled(Protocol):
    """The ruling of a court, and the items that it set aside where these are not all."""

    ruling: Ruling
    items: list[int]


def final_items(case: CaseFacts, suit: Proceeding) -> set[int]:
    """The claims that the award decides with finality of those whom this application concerns: what the court may set aside."""
    arbitration, award = arbitration_of(case, suit), award_against(suit)
    made = made_by(arbitration, award) if arbitration and award else None
    if arbitration is None or made is None:
        return set()
    return {line.claim for line in arbitration.decisions if line.final and line.seq == made.seq} & set(suit.claims)


def taken_away(case: CaseFacts, suit: Proceeding) -> set[int]:
    """The claims on which this ruling set the award aside: those that it names, else all that the award decides with finality here."""
    return final_items(case, suit) & named_items(suit) if named_items(suit) else final_items(case, suit)


def items_are_the_award_s(situation: Situation, form: Ruled) -> dict[str, str]:
    """Check that items are named of an award that is set aside, and are what it decides with finality (调解仲裁法 第49条)."""
    if not form.items:
        return {}
    if form.ruling is not Ruling.SET_ASIDE:
        return {"items": "只有裁定撤销仲裁裁决的才填写撤销的事项，请清空。"}
    if strange := set(form.items) - final_items(situation.case, situation.here):
        names = "、".join(f"第 {n} 项" for n in sorted(strange))
        return {"items": f"{names}请求不是这份终局裁决支持的、本申请所针对的事项，请核对裁定书主文。"}
    return {}


def concerned(case: CaseFacts, suit: Proceeding, party: int) -> bool:
    """Tell whether the ruling took from the party, or from whoever faces it, an item of the award: who is left as he was sues on nothing
    (调解仲裁法 第49条第3款). True of everybody here where no item is named."""
    arbitration = arbitration_of(case, suit)
    if suit.outcome != Outcome.SET_ASIDE or not named_items(suit) or arbitration is None:
        return True
    return any(
        party == case.claims[n].claimant or party in (each.number for each in opponents(case, arbitration, case.claims[n]))
        for n in taken_away(case, suit)
    )


def his_items_were_set_aside(situation: Situation, form: Lodged) -> dict[str, str]:
    """Check that only those whose items were set aside sue after it (调解仲裁法 第49条第3款)."""
    case, here = situation.case, situation.here
    left = [case.parties[n].name for n in form.parties if not concerned(case, here, n)]
    if not left:
        return {}
    return {"parties": f"{'、'.join(left)}的裁决事项没有被撤销，裁决书仍然有效，不能据此起诉（调解仲裁法第49条第3款）。"}

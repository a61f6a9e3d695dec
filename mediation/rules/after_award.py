"""The days after an award that figures go by (裁决之后): of the ruling that set it aside, and of the suit on it. Pure.

What has force for whom is in `effect.py`; here an arbitration is one 件, and either is told by its day or is not.
"""

from datetime import date

from .codes import Kind, Outcome
from .codes.court import SuitKind
from .effect import arbitration_of, changes_nothing
from .facts import CaseFacts, Proceeding
from .steps.court import suit_kind
from .steps.setting_aside import taken_away

ON_THE_DISPUTE = frozenset(
    {SuitKind.AGAINST_FINAL, SuitKind.AGAINST_NON_FINAL, SuitKind.AFTER_SET_ASIDE, SuitKind.AFTER_NON_ENFORCEMENT}
)
"""The suits that bring the dispute itself before a court after an award (调解仲裁法 第48、49条第3款、第50条; 司法解释（一）第24条)."""


def fell_on(case: CaseFacts, here: Proceeding) -> date | None:
    """Return the day of the ruling by which all that this arbitration awarded with finality was set aside (撤销, 调解仲裁法 第49条), no
    earlier than it was concluded. None: something of it stands, or nothing was final.
    """
    left = {line.claim for line in here.decisions if line.final}
    for suit in sorted(_suits(case, here), key=lambda each: each.concluded_on or date.max):
        if suit.outcome == Outcome.SET_ASIDE and left and suit.concluded_on and here.concluded_on:
            left -= taken_away(case, suit)
            if not left:
                return max(suit.concluded_on, here.concluded_on)
    return None


def sued_on(case: CaseFacts, here: Proceeding) -> date | None:
    """Return the day of the first suit on what was awarded here, no earlier than it was concluded; one that was lodged after its last day
    and not judged changes nothing and is none (调解仲裁法 第50条). None: nobody sued.
    """
    days = [
        suit.entries[0].on for suit in _suits(case, here) if suit_kind(suit) in ON_THE_DISPUTE and not changes_nothing(suit)
    ]
    return max(min(days), here.concluded_on) if days and here.concluded_on else None


def _suits(case: CaseFacts, here: Proceeding) -> list[Proceeding]:
    """The suits and applications that go back to this arbitration, less those entered by mistake (作废)."""
    if here.kind is not Kind.ARBITRATION or len(case.proceedings) == 1 or not here.decisions:
        return []
    return [
        each for each in case.proceedings.values()
        if each.kind is Kind.SUIT and each.outcome != Outcome.VOIDED and arbitration_of(case, each) is here
    ]  # fmt: skip

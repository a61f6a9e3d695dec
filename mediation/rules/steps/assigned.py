"""The two inspectors of a case (条例 第16条): the guards that every step of theirs shares."""

from ..do import Do
from ..step import Situation


def nobody_assigned(situation: Situation) -> bool:
    """Tell whether nobody has been assigned to the case yet."""
    return situation.here.last(Do.ASSIGN_INSPECTORS) is None


def two_are_needed(situation: Situation) -> str | None:
    """Refuse what inspectors do before two are assigned (条例 第16条第1款)."""
    return "调查不得少于两名监察员（条例第16条）。请先办理“指派监察员”。" if nobody_assigned(situation) else None

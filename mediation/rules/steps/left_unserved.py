"""Papers of a file that were served on nobody (没有送达的文书), asked back before it is closed (办案规则 第20、22条).

The results, without which no arbitration closes, are refused elsewhere (closure.py); here is what would only be missing from the file.
"""

from collections.abc import Iterator

from ..codes.served import FOR, Served
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding
from ..forms import Form
from ..step import Situation
from .awaited import drawn_up, steps_that_made
from .called import CALLS, hearing_set

RESULTS = frozenset({
    Served.AWARD_FINAL, Served.AWARD_NONFINAL, Served.PARTIAL_AWARD_FINAL, Served.PARTIAL_AWARD_NONFINAL, Served.SETTLEMENT,
    Served.PARTIAL_SETTLEMENT, Served.AWARD_CORRECTION, Served.TERMINATION_DECISION, Served.DEFAULT_DECISION,
})
"""Refused by “结案” itself, or, where somebody went back on them, papers no longer."""
NAMED = 6
"""Papers that the question names."""


def left_unserved(case: CaseFacts, here: Proceeding) -> Iterator[tuple[Served, Entry]]:
    """The papers that the proceeding drew up and that reached nobody since, with the step that drew each up last."""
    for paper in drawn_up(here):
        if not isinstance(paper, Served) or paper in RESULTS:
            continue
        made = [entry for entry in steps_that_made(here, paper) if _is_for_somebody(case, here, paper, entry)]
        if made and not here.received(paper, made[-1].seq) and not _needed_no_more(here, paper, made[-1]):
            yield paper, made[-1]


def _is_for_somebody(case: CaseFacts, here: Proceeding, paper: Served, made: Entry) -> bool:
    """True unless the paper is for one side, and the step, which might have brought somebody of that side in, did not (更名)."""
    if paper not in FOR or made.step not in (Do.JOIN_PARTY, Do.CHANGE_PARTY):
        return True
    return any(seq == made.seq and case.parties[number].side is FOR[paper] for number, seq in here.joined.items())


def _needed_no_more(here: Proceeding, paper: Served, made: Entry) -> bool:
    """True of a call to a sitting that was never held: it fell, or another was fixed in its place (办案规则 第38条)."""
    if paper not in CALLS.values():
        return False
    fixed = hearing_set(here)
    return fixed is None or fixed.seq != made.seq or not any(s.seq == made.seq and s.held for s in here.sittings)


def ask_unserved(situation: Situation, form: Form) -> dict[str, str]:
    """Ask back at the closing, and of whoever proposes it, which papers were served on nobody: each is served and its receipt filed, or it
    stays so knowingly.
    """
    found = list(left_unserved(situation.case, situation.here))
    if not found:
        return {}
    named = "、".join(f"《{paper.label}》（{made.on}）" for paper, made in found[:NAMED])
    more = f"等 {len(found)} 份" if len(found) > NAMED else ""
    says = "没有送达任何当事人的记录：需要送达的先办理“送达”，已经送达的补记，不需要再送达的在结案说明中写明"
    field = "note" if hasattr(form, "note") else "opinion"
    return {field: f"{named}{more}{says}（办案规则第20、22条）"}

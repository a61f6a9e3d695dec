"""Claims of one person that an arbitration dealt with (已处理的请求): nobody asks for them once more (办案规则 第34、35条)."""

from collections.abc import Iterator

from ..codes.mediation import LeftHow
from ..facts import CaseFacts, Proceeding
from ..settlements import claims_of, standing
from .left_out import LeftAnswers, short_of


def dealt_with(case: CaseFacts, here: Proceeding, party: int) -> frozenset[str]:
    """The items of this person's claims that an arbitration decided or settled, or that it handles while it runs. What he dropped is none
    of them, nor what a settlement left wholly to another way (另行解决、继续主张).
    """
    own = {n for n in here.claims if case.claims[n].claimant == party}
    return frozenset(case.claims[n].item for n in own - {*_left_open(case, here, party)})


def _left_open(case: CaseFacts, here: Proceeding, party: int) -> Iterator[int]:
    """The claims of this person of which a settlement gives nothing, and of which he said that they are not given up."""
    for entry in standing(here):
        lines = [line for line in case.agreed_in(here) if line.seq == entry.seq]
        rows: list[LeftAnswers] = entry.answer("left") or []
        if any(row.party == party and row.how is not LeftHow.WAIVED for row in rows):
            for number, short in short_of(case, here, lines, claims_of(here, entry)).items():
                if case.claims[number].claimant == party and (short is None or short == case.claims[number].amount):
                    yield number

"""A final award that somebody took to court (调解仲裁法 第48、49条), and sums that a correction may touch (办案规则 第54条)."""

import pytest

from .test_court import COURT, FINAL, effect, served
from .test_hearing import HEARD, Line, award, situation, wrong

RECEIVED = [*HEARD, FINAL, *served("award_final", "2026-10-21", "2026-10-21", "2026-10-21")]
WORKER: Line = ("lodge_suit", "2026-10-26", {"served": "award_final", "parties": [1], **COURT})
EMPLOYER: Line = ("apply_set_aside", "2026-10-26", {"served": "award_final", "parties": [3], **COURT})
GIVEN_UP: Line = ("withdraw_suit", "2026-11-16", {"in": 2})
MADE = "2026-10-20"


@pytest.mark.parametrize(
    ("gone", "first", "second"),
    [
        ([], MADE, MADE),
        ([WORKER], "", MADE),  # who sued waits for the judgment; the other's part stands
        ([WORKER, GIVEN_UP], MADE, MADE),
        ([EMPLOYER], MADE, MADE),  # an application alone holds nothing up
        ([EMPLOYER, GIVEN_UP], MADE, MADE),
    ],
)
def test_who_holds_up_a_final_award(gone: list[Line], first: str, second: str) -> None:
    assert (effect("award_final", 1, *RECEIVED, *gone), effect("award_final", 2, *RECEIVED, *gone)) == (first, second)


@pytest.mark.parametrize(("claim", "may"), [(1, True), (2, False), (3, False)])
def test_a_correction_touches_only_sums_that_were_awarded(claim: int, may: bool) -> None:
    """Claim 2 was upheld without money, claim 3 dismissed."""
    made: Line = award("2026-10-20", (1, "24000.00"), (2, None), (3, None))
    made[2]["lines"][1]["upheld"] = True
    found = wrong("rectify_award", situation(*HEARD, made), document="award_final", what="arithmetic", wrong="略", right="略",
                  sums=[{"claim": claim, "amount": "23000"}])  # fmt: skip
    assert ("sums.0.claim" not in found) == may

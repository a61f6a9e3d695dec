"""The performance lines of the case page: each rests on the paper of the step that made it, and on no later one."""

from datetime import date
from decimal import Decimal

import pytest

from mediation.models import Write
from mediation.rules.lifecycle import replay
from mediation.rules.states import State, arbitration, inspection, mediation
from mediation.services.views.case_page import money
from tests.rules.cases.court import COURT, entries
from tests.rules.cases.hearing import HEARD, USED
from tests.walks import walk_to
from tests.world import People


@pytest.mark.parametrize(
    ("state", "steps", "papers"),
    [
        (mediation.EFFECTIVE, (), {"调解协议书"}),
        (mediation.RECONCILED, (), set()),
        (arbitration.HEARD, ("settle_part", "serve", "award"), {"仲裁调解书（部分请求）", "仲裁裁决书"}),
        (inspection.FOUND, ("order_correction",), {"劳动保障监察限期改正指令书"}),
    ],
)
def test_a_line_rests_on_the_paper_of_the_step_that_made_it(
    state: State, steps: tuple[str, ...], papers: set[str], write: Write, people: People
) -> None:
    walk = walk_to(write, people, state).go(*steps)
    here = walk.facts.proceedings[walk.proceeding]
    assert {line.rests_on for line in money.promises(walk.facts, here, walk.day)} == papers


def test_LMAA_50_the_last_word_on_a_claim_is_the_court_s_and_a_suit_shows_what_is_before_it() -> None:  # noqa: N802
    """Sued on was the compensation alone (办案规则 第50条第4款): the judgment gives 55,000 of 60,000, the award had said 50,000."""
    award = ("award", "2026-10-20", {"lines": [
        {"claim": 1, "upheld": True, "amount": "24000.00"}, {"claim": 2, "upheld": True, "amount": "100.00"},
        {"claim": 3, "upheld": True, "amount": "50000.00"},
    ], "perform_within": 10, "used": USED})  # fmt: skip
    judged = {"in": 2, "ruling": "judged", "lines": [{"claim": 3, "upheld": True, "amount": "55000.00"}], "content": "改判"}
    known = replay(entries(
        *HEARD, award, ("lodge_suit", "2026-10-26", {"served": "award_nonfinal", "parties": [1], **COURT}),
        ("docket_suit", "2026-10-30", {"in": 2, "court_number": "某号"}), ("decide_suit", "2026-12-01", judged),
    ))  # fmt: skip
    suit = known.proceedings[2]
    (line,) = money.claims(known, suit, frozenset())
    assert (str(line.awarded), line.became, line.says, line.final) == ("55000.00", ["其余部分驳回"], "判决", "")
    lines = money.promises(known, suit, date(2026, 12, 2))
    assert {(each.amount, each.word) for each in lines} == {
        (Decimal("55000.00"), "裁判生效后起算"),
        (Decimal("50000.00"), "已起诉，以法院裁判为准"),
    }
    assert (money.promise_sum(lines).amount, money.promise_sum(lines).unpaid) == (Decimal("55000.00"), Decimal("55000.00"))
    arbitration = {each.n: each.became for each in money.claims(known, known.proceedings[1], frozenset())}
    assert arbitration == {1: [], 2: ["其余部分驳回"], 3: ["其余部分驳回"]}

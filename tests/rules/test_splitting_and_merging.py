"""分案 and 并案: who and what goes along, who stays, and what stands in the way."""

from datetime import date
from typing import Any

import pytest

from mediation.rules.codes import Kind
from mediation.rules.lifecycle import replay
from mediation.rules.steps import merging
from tests.rules.cases.court import entries
from tests.rules.cases.hearing import APPLICATION, HEARD, Line, refused, situation, wrong
from tests.rules.journal import case_of

OPEN: list[Line] = HEARD[:4]
"""Filed, accepted, served on the company, and with a tribunal."""
PART: Line = (
    "settle_part",
    "2026-09-10",
    {"claims": [2], "promises": [{"payee": 2, "claim": 2, "amount": "9.00", "due_on": "2026-10-30"}]},
)


def apart(*going: int, step: str = "split_arbitration") -> Line:
    return step, "2026-09-11", {"parties": list(going), "reason": "略", "used": {"unit": "office", "docket": "2号"}}


def test_who_goes_takes_the_claims_and_the_past_along() -> None:
    known = replay(entries(*OPEN, apart(2)))
    here, new = known.proceedings[1], known.proceedings[2]
    assert (here.parties, here.claims, new.parties, new.claims) == ((1, 3), (1, 3), (2, 3), (2,))
    assert (new.state, new.accepted_on, new.staff) == ("formed", date(2026, 9, 2), here.staff)
    assert {e.step for e in new.entries} >= {"file_arbitration", "accept_arbitration", "serve", "form_tribunal"}
    new.staff["clerk"] = "another"
    assert here.staff["clerk"] == "clerk"


@pytest.mark.parametrize(("going", "fits"), [([1], True), ([2], True), ([1, 2], False)])
def test_somebody_stays(going: list[int], fits: bool) -> None:
    assert ("parties" not in wrong("split_arbitration", situation(*OPEN), on="2026-09-11", parties=going, reason="略")) == fits


def test_what_was_promised_or_decided_for_all_is_not_torn_apart() -> None:
    assert refused("split_arbitration", situation(*OPEN)) == ""
    assert "不能再分案" in refused("split_arbitration", situation(*OPEN, PART))
    joined: dict[str, Any] = {"side": "applicant", "joined": [{"name": "郑某", "type": "person"}]}
    assert "追加申请人" in refused("split_arbitration", situation(*OPEN, ("join_party", "2026-09-10", joined)))
    third = {**joined, "side": "third"}
    assert refused("split_arbitration", situation(*OPEN, ("join_party", "2026-09-10", third))) == ""


def test_one_applicant_alone_is_not_split() -> None:
    alone: Line = (
        APPLICATION[0],
        APPLICATION[1],
        {**APPLICATION[2], "applicants": APPLICATION[2]["applicants"][:1], "claims": APPLICATION[2]["claims"][:1]},
    )
    assert "只有一位申请人" in refused("split_arbitration", situation(alone, OPEN[1]))


def test_what_was_split_may_come_together_again_with_everything_that_was_served() -> None:
    served: Line = ("serve", "2026-09-14", {"in": 2, "served": "evidence_notice", "parties": [2]})
    merged: Line = ("merge_arbitration", "2026-09-15", {"in": 2, "into": 1, "reason": "略"})
    known = replay(entries(*OPEN, apart(2), served, merged))
    here, gone = known.proceedings[1], known.proceedings[2]
    assert (here.parties, here.claims, gone.state) == ((1, 2, 3), (1, 2, 3), "merged")
    numbers = [e.seq for e in here.entries]
    assert numbers == sorted(set(numbers))
    assert {1, 2, 3, 4, 6} <= set(numbers)


def test_a_case_is_merged_into_one_that_was_accepted_no_later() -> None:
    case, here = case_of(Kind.ARBITRATION, ("file_arbitration", "2026-03-02"))
    _, other = case_of(Kind.ARBITRATION, ("file_arbitration", "2026-03-02"))
    other.number, other.state, here.state = 2, "accepted", "accepted"
    case.proceedings[2] = other
    days = [None, "2026-03-04", "2026-03-05"]
    allowed = set()
    for mine in days:
        for theirs in days:
            here.accepted_on, other.accepted_on = (day and date.fromisoformat(day) for day in (mine, theirs))
            if merging.siblings(case, here):
                allowed.add((mine, theirs))
    assert allowed == {("2026-03-04", "2026-03-04"), ("2026-03-05", "2026-03-04"), ("2026-03-05", "2026-03-05")}

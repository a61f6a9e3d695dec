"""A final award that somebody took to court (调解仲裁法 第48、49条), and sums that a correction may touch (办案规则 第54条)."""

import pytest

from mediation.rules.lifecycle import replay
from tests.rules.cases.court import COURT, FINAL, SPLIT, effect, entries, refused, running, served
from tests.rules.cases.court import situation as court_situation
from tests.rules.cases.court import wrong as wrong_in_court
from tests.rules.cases.hearing import HEARD, Line, award, situation, wrong
from tests.scenes import COMPANY, person

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
                  sums=[{"claim": claim, "amount": "23000"}])
    assert ("sums.0.claim" not in found) == may


def test_what_was_set_aside_need_not_be_paid_unless_money_has_come() -> None:
    """Claims 1 and 2 were final, claim 3 was not: only what was unpaid of the first two goes."""
    asked: Line = ("apply_set_aside", "2026-10-26", {"served": "award_final", "parties": [3], **COURT})
    paid: Line = ("record_payment", "2026-10-27", {"payments": [{"promise": 2, "amount": "50.00"}]})
    docketed: Line = ("docket_suit", "2026-10-28", {"in": 2})
    for ruling, left in (("set_aside", [2, 3]), ("set_aside_refused", [1, 2, 3])):
        ruled: Line = ("decide_suit", "2026-12-16", {"in": 2, "ruling": ruling})
        facts = replay(entries(*HEARD, SPLIT, asked, paid, docketed, ruled))
        assert [promise.claim for promise in facts.promises.values()] == left


IN_FORCE: Line = ("confirm_effect", "2026-10-22", {"served": "award_final", "parties": [1, 2], "perform_until": "2026-10-30"})
DOCKETED: Line = ("docket_suit", "2026-10-28", {"in": 2})


@pytest.mark.parametrize("ruling", ["set_aside", "set_aside_refused"])
def test_lmaa_49_3_an_award_that_was_set_aside_is_enforced_by_nobody(ruling: str) -> None:
    """Recorded as in force before, it is in force no more: no enforcement, and no clock for it or for a suit against it."""
    lines = [*RECEIVED, IN_FORCE, EMPLOYER, DOCKETED, ("decide_suit", "2026-11-10", {"in": 2, "ruling": ruling})]
    gone = ruling == "set_aside"
    said = refused("apply_enforcement", court_situation(*lines))
    assert ("撤销" in said) == gone == (said != "")
    clocks = {limit for limit, _ in running(*lines)}
    assert ({"X-01", "X-02", "X-09"} & clocks == set()) == gone


def test_lmaa_48_a_worker_who_sues_enforces_nothing_and_the_others_do() -> None:
    lines = [*RECEIVED, IN_FORCE, WORKER]
    asks = {"served": "award_final", "parties": [1, 2], "court": COURT["court"], "amount": "1.00"}
    assert "周某1" in wrong_in_court("apply_enforcement", court_situation(*lines), **asks)["parties"]
    assert "parties" not in wrong_in_court("apply_enforcement", court_situation(*lines), **{**asks, "parties": [2]})


@pytest.mark.parametrize(("kind", "is_person"), [("person", True), ("unit", False)])
def test_who_joins_is_a_person_or_a_unit_and_has_the_next_number(kind: str, is_person: bool) -> None:
    row = {**(person(9) if is_person else COMPANY), "type": kind}
    joined: Line = ("join_party", "2026-09-10", {"side": "third", "joined": [row]})
    facts = replay(entries(*HEARD[:4], joined))
    assert facts.parties[4].is_person == is_person
    assert (facts.parties[4].side, facts.proceedings[1].parties) == ("third", (1, 2, 3, 4))

"""What a suit is about, which paper the court issues at its end, and what that paper opens (司法解释（一） 第18、21、24条)."""

from datetime import date
from typing import Any

import pytest

from mediation.rules.codes import Kind, Outcome
from mediation.rules.lifecycle import replay
from mediation.rules.steps.court import paper_of, suit_kind
from tests.rules.cases.court import COURT, FINAL, IN_FORCE, SPLIT, entries, refused, situation
from tests.rules.cases.hearing import HEARD, Line

from .journal import case_of

OPENED: dict[str, tuple[str, dict[str, Any]]] = {
    "against_final": ("lodge_suit", {"served": "award_final"}),
    "against_nonfinal": ("lodge_suit", {"served": "award_nonfinal"}),
    "wrong_court": ("lodge_suit", {"served": "partial_award_final", "by_mistake": True}),
    "set_aside": ("apply_set_aside", {"served": "award_final"}),
    "refused": ("sue_after_refusal", {}),
    "not_decided": ("sue_not_decided", {}),
    "overdue": ("sue_overdue", {}),
    "after_set_aside": ("sue_after_set_aside", {}),
    "after_non_enforcement": ("sue_after_non_enforcement", {}),
}
RULED = {Outcome.SET_ASIDE: "set_aside_granted", Outcome.SET_ASIDE_REFUSED: "set_aside_refused", Outcome.JUDGED: "judgment"}
ENDED_WITHOUT = {"against_final": "final_suit_ended", "wrong_court": "wrong_court_ruling"}
"""What these two lose by, opens the employer's way to the intermediate court; of the others the ruling only ends them."""
ENDINGS = (Outcome.SUIT_WITHDRAWN, Outcome.SUIT_DISMISSED, *RULED)


@pytest.mark.parametrize("kind", OPENED)
@pytest.mark.parametrize("outcome", ENDINGS)
def test_the_paper_at_the_end(kind: str, outcome: Outcome) -> None:
    step, given = OPENED[kind]
    _, suit = case_of(Kind.SUIT, (step, "2026-10-26", given))
    suit.outcome = outcome
    assert suit_kind(suit) == kind
    assert paper_of(suit) == (RULED.get(outcome) or ENDED_WITHOUT.get(kind, "suit_ended"))


@pytest.mark.parametrize(
    ("opening", "ending", "again", "anew"),
    [
        (("lodge_suit", {"served": "award_final", "parties": [1]}), ("withdraw_suit", {}), True, False),
        (("lodge_suit", {"served": "award_final", "parties": [3], "by_mistake": True}), ("refuse_suit", {}), True, False),
        (("lodge_suit", {"served": "award_nonfinal", "parties": [3]}), ("withdraw_suit", {}), False, False),
        (("apply_set_aside", {"served": "award_final", "parties": [3]}), ("set_aside", {}), False, True),
        (("apply_set_aside", {"served": "award_final", "parties": [3]}), ("set_aside_refused", {}), False, False),
    ],
)
def test_what_the_ruling_opens(opening: Any, ending: Any, again: bool, anew: bool) -> None:
    """`again`: the employer may ask to set aside after all; `anew`: both may sue, for there is no award any more."""
    lines: list[Line] = [*HEARD, SPLIT, (opening[0], "2026-10-26", {**opening[1], **COURT})]
    if ending[0].startswith("set_aside"):
        lines += [("docket_suit", "2026-10-28", {"in": 2}), ("decide_suit", "2026-11-20", {"in": 2, "ruling": ending[0]})]
    else:
        lines += [(ending[0], "2026-11-20", {"in": 2, "reason": "略"})]
    lines += [("receive_ruling", "2026-11-23", {"in": 2, "served": "final_suit_ended", "parties": [3]})]
    where = situation(*lines, here=2)
    assert (refused("set_aside_after_suit", where) == "") == again
    assert (refused("sue_after_set_aside", where) == "") == anew


@pytest.mark.parametrize(
    ("step", "given", "may"),
    [
        ("refuse_arbitration", {"ground": "scope", "reason": "略"}, True),
        ("refuse_arbitration", {"ground": "not_corrected", "reason": "略"}, True),
        ("withdraw_arbitration", {"settled_privately": False}, False),
        ("tell_elsewhere", {"competent": "某县", "reason": "略"}, False),
    ],
)
def test_who_was_refused_may_sue(step: str, given: dict[str, Any], may: bool) -> None:
    closed: Line = ("close_arbitration", "2026-09-20", {"note": "归档"})
    lines = [HEARD[0], (step, "2026-09-03", given), closed]
    assert (refused("sue_after_refusal", situation(*lines)) == "") == may


def test_a_cancelled_case_may_be_sued_on() -> None:
    cancelled: Line = ("cancel_case", "2026-09-10", {"ground": "scope", "reason": "略"})
    assert refused("sue_after_refusal", situation(*HEARD[:2], cancelled)) == ""


def test_each_part_of_a_split_award_is_due_from_its_own_effect_for_whom_it_is_in_force() -> None:
    in_force: Line = ("confirm_effect", "2026-11-06", {"served": "award_final", "parties": [2], "perform_until": "2026-11-16"})
    before = {p.claim: p.due_on for p in replay(entries(*HEARD, SPLIT)).promises.values()}
    after = {p.claim: p.due_on for p in replay(entries(*HEARD, SPLIT, in_force)).promises.values()}
    assert after == {**before, 2: date(2026, 11, 16)}


def test_what_was_paid_on_a_wrong_result_stays_when_it_is_handled_anew() -> None:
    paid: Line = ("record_payment", "2026-10-27", {"payments": [{"promise": 2, "amount": "50.00"}]})
    anew: Line = ("handle_anew", "2026-11-02", {"used": {"unit": "office"}})
    facts = replay(entries(*HEARD, FINAL, IN_FORCE, paid, anew))
    assert [promise.claim for promise in facts.promises.values()] == [2]
    assert facts.proceedings[2].came_from == 1


def test_r33_50_only_those_who_go_and_their_claims_of_that_paper_are_in_the_suit() -> None:
    """Of the split award, the first paper disposes of the claims 1 and 2, the second of claim 3 (办案规则 第50条第4款)."""
    for served, going, parties, claims in (
        ("award_final", [2], (2, 3), (2,)), ("award_final", [1, 2], (1, 2, 3), (1, 2)),
        ("award_nonfinal", [1], (1, 3), (3,)), ("award_nonfinal", [3], (1, 2, 3), (3,)),
    ):  # fmt: skip
        sued: Line = ("lodge_suit", "2026-10-26", {"served": served, "parties": going, **COURT})
        suit = replay(entries(*HEARD, SPLIT, sued)).proceedings[2]
        assert (suit.parties, suit.claims) == (parties, claims)

"""Those who take a party's place over: an heir who is a party already, and what the shares of several are shares of."""

# ruff: noqa: N802 (tests are named after the articles)

import pytest

from mediation.rules.codes import Side
from mediation.rules.lineage import follows, whose
from mediation.rules.steps.track import workers
from tests.rules.cases.changes import DEAD, FACTORY, OTHER, asked, changed, heir, names, unit
from tests.rules.cases.hearing import APPLICATION, HEARD, SCHEDULED, Line, award, facts, situation, told, wrong
from tests.scenes import COMPANY

HERE = changed("2026-10-15", "died", DEAD, heir(71), already=[{"party": OTHER}])


def test_CC_1121_a_co_applicant_who_inherits_is_one_party_with_her_own_claims_and_the_inherited_ones() -> None:
    assert wrong("change_party", situation(*HEARD), **HERE[2]) == {}
    known = facts(*HEARD, HERE)
    assert names(known, Side.APPLICANT) == ["周某2", "周某71"]
    assert asked(known) == {
        "1": ("周某71", "12000.00"), "4": ("周某2", "12000.00"), "2": ("周某2", "200.00"), "3": ("周某71", "30000.00"),
        "5": ("周某2", "30000.00"),
    }  # fmt: skip
    assert {number: whose(known, claim.claimant, number).name for number, claim in known.claims.items()} == {
        1: "周某1", 4: "周某1", 3: "周某1", 5: "周某1", 2: "周某2",
    }  # fmt: skip
    assert workers(known, known.proceedings[1]) == 2
    assert follows(known, OTHER) == follows(known, 4) == "系已故申请人周某1的继承人"
    alone = facts(*HEARD, changed("2026-10-15", "died", DEAD, already=[{"party": OTHER}]))
    assert (names(alone, Side.APPLICANT), workers(alone, alone.proceedings[1])) == (["周某2"], 2)


def test_CC_1121_what_the_dead_received_is_not_received_by_a_co_applicant_in_her_own_right() -> None:
    dead_told = told("2026-09-14", DEAD, document="acceptance_notice")
    known = facts(*SCHEDULED[:2], dead_told, changed("2026-09-15", "died", DEAD, heir(71), already=[{"party": OTHER}]))
    received = known.proceedings[1].received("acceptance_notice", known.proceedings[1].entries[1].seq)
    assert (4 in received, OTHER in received) == (True, False)


def test_LMAA_47_what_a_co_applicant_inherits_is_not_one_item_with_her_own() -> None:
    claims = [{"claimant": 1, "item": "wages", "amount": "20000.00"}, {"claimant": 2, "item": "wages", "amount": "20000.00"}]
    application: Line = ("file_arbitration", "2026-09-01", {**APPLICATION[2], "claims": claims})
    made = award("2026-10-20", (1, "20000.00"), (2, "20000.00"))
    made[2]["used"] = {**made[2]["used"], "finality": ["by_case"]}
    known = facts(application, *HEARD[1:], changed("2026-10-15", "died", DEAD, already=[{"party": OTHER}]), made)
    assert {line.claim: line.final for line in known.proceedings[1].decisions} == {1: True, 2: True}


@pytest.mark.parametrize(
    ("ground", "party", "here", "says"),
    [
        ("died", DEAD, [DEAD], "另一位申请人"), ("died", DEAD, [FACTORY], "另一位申请人"), ("died", DEAD, [OTHER, OTHER], "每位只选一次"),
        ("replaced", FACTORY, [FACTORY], "另一位被申请人"),
    ],
)
def test_who_takes_over_beside_his_own_part_is_another_party_of_the_same_side(
    ground: str, party: int, here: list[int], says: str
) -> None:
    chosen = changed("2026-10-15", ground, party, already=[{"party": n} for n in here])
    assert says in " ".join(wrong("change_party", situation(*HEARD), **chosen[2]).values())


def test_LCL_34_a_co_respondent_into_which_another_merges_is_one_debtor() -> None:
    claims = [{"claimant": 1, "item": "wages", "amount": "100.00", "against": "1、2"}]
    both = {**APPLICATION[2], "respondents": [COMPANY, unit("某分包公司")], "claims": claims}
    known = facts(("file_arbitration", "2026-09-01", both), changed("2026-09-03", "merged", 4, already=[{"party": FACTORY}]))
    assert (known.claims[1].against, names(known, Side.RESPONDENT)) == ((FACTORY,), ["某鞋业有限公司"])

"""Heirs who apply from the start (已故劳动者): they are together the one worker who died, in the sum, in words and in counts."""

# ruff: noqa: N802 (tests are named after the articles)

from decimal import Decimal
from typing import Any

import pytest

from mediation.rules.codes import Kind, Side
from mediation.rules.facts import CaseFacts
from mediation.rules.intake import applied
from mediation.rules.lifecycle import STEPS, Situation, wrong_answers
from mediation.rules.lineage import follows, of_whom, whose
from mediation.rules.steps.track import workers
from tests.rules.cases import mediation
from tests.rules.cases.changes import changed, heir, names
from tests.rules.cases.hearing import APPLICATION, HEARD, REFERENCE, TODAY, USED, Line, award, facts
from tests.scenes import COMPANY, person

DEAD = "周某老"
WIFE, SON, FACTORY = 1, 2, 3
EACH = "20000.00"
NOW: dict[str, Any] = {**USED, "finality": ["by_case"]}


def filed(*deceased: dict[str, Any], more: tuple[dict[str, Any], ...] = (), **given: Any) -> Line:
    """An application of two heirs, who share 40,000 of one worker's wages."""
    claims = [{"claimant": n, "item": "wages", "amount": EACH} for n in (WIFE, SON)]
    return APPLICATION[0], APPLICATION[1], {**APPLICATION[2], "claims": [*claims, *more], "deceased": list(deceased), **given}


def heard(*deceased: dict[str, Any], more: tuple[dict[str, Any], ...] = ()) -> list[Line]:
    return [filed(*deceased, more=more), *HEARD[1:]]


def faults(application: Line) -> dict[str, str]:
    step, on, given = application
    row, before = STEPS[step], Situation(CaseFacts(), None, TODAY, REFERENCE)
    return wrong_answers(row, before, row.asks.model_validate({"on": on, **{k: v for k, v in given.items() if k != "used"}}))


def awarded(*lines: Line) -> dict[int, bool | None]:
    return {line.claim: line.final for line in facts(*lines).proceedings[1].decisions}


def test_LMAA_47_1_what_heirs_share_of_one_worker_s_wages_is_one_item() -> None:
    both = award("2026-10-20", (1, EACH), (2, EACH), used=NOW)
    assert awarded(*heard(), both) == {1: True, 2: True}
    assert awarded(*heard({"name": DEAD}), both) == {1: False, 2: False}
    small = award("2026-10-20", (1, "13000.00"), (2, "13000.00"), used=NOW)
    assert awarded(*heard({"name": DEAD}), small) == {1: True, 2: True}


def test_LMAA_25_heirs_are_one_worker_whose_name_their_claims_bear() -> None:
    known = facts(*heard({"name": DEAD}))
    assert names(known, Side.APPLICANT) == ["周某1", "周某2"]
    assert [follows(known, n) for n in (WIFE, SON, FACTORY)] == [f"系已故劳动者{DEAD}的继承人"] * 2 + [""]
    assert [of_whom(known, n, whose(known, n, n)) for n in (WIFE, SON)] == [f"{DEAD}的"] * 2
    assert workers(known, known.proceedings[1]) == 1
    assert [known.parties[n].name for n in known.members()] == ["周某1", "周某2", COMPANY["name"]]


def test_LMAA_47_1_an_heir_s_own_wages_are_another_item_than_the_dead_worker_s() -> None:
    own = {"claimant": WIFE, "item": "wages", "amount": "12000.00"}
    case = heard({"name": DEAD, "claims": "1、2"}, more=(own,))
    made = award("2026-10-20", (1, "13000.00"), (2, "13000.00"), (3, "12000.00"), used=NOW)
    assert awarded(*case, made) == {1: True, 2: True, 3: True}
    known = facts(*case)
    assert [whose(known, known.claims[n].claimant, n).name for n in (1, 2, 3)] == [DEAD, DEAD, "周某1"]
    assert workers(known, known.proceedings[1]) == 2
    over = award("2026-10-20", (1, EACH), (2, EACH), (3, "12000.00"), used=NOW)
    assert awarded(*case, over) == {1: False, 2: False, 3: True}


def test_LMAA_25_an_heir_who_dies_is_followed_and_the_claim_stays_the_first_dead_worker_s() -> None:
    known = facts(*heard({"name": DEAD}), changed("2026-10-15", "died", SON, heir(71)))
    found = {n: whose(known, claim.claimant, n).name for n, claim in known.claims.items()}
    assert found == {1: DEAD, 2: DEAD}
    assert awarded(
        *heard({"name": DEAD}), changed("2026-10-15", "died", SON, heir(71)), award("2026-10-20", (1, EACH), (2, EACH), used=NOW)
    ) == {1: False, 2: False}


def test_CC_1121_one_heir_of_two_workers_asks_for_each_of_them() -> None:
    rows = [{"name": DEAD, "heirs": "1", "claims": "1"}, {"name": "周某母", "heirs": "2", "claims": "2"}]
    made = award("2026-10-20", (1, EACH), (2, EACH), used=NOW)
    assert awarded(*heard(*rows), made) == {1: True, 2: True}
    both = [{"claimant": 1, "item": "wages", "amount": EACH}] * 2
    one: Line = (APPLICATION[0], APPLICATION[1], {
        **APPLICATION[2], "applicants": [person(1)], "claims": both,
        "deceased": [{"name": DEAD, "claims": "1"}, {"name": "周某母", "claims": "2"}],
    })
    known = facts(one)
    assert [whose(known, 1, n).name for n in (1, 2)] == [DEAD, "周某母"]
    assert follows(known, 1) == f"系已故劳动者{DEAD}的继承人，系已故劳动者周某母的继承人"
    assert sum((claim.amount or Decimal(0) for claim in known.claims.values()), Decimal(0)) == Decimal("40000.00")


@pytest.mark.parametrize(
    ("deceased", "field", "says"),
    [
        ([{"name": "周某1"}], "deceased.0.name", "不列为申请人"),
        ([{"name": DEAD}, {"name": DEAD}], "deceased.1.name", "写在同一行"),
        ([{"name": DEAD, "heirs": "3"}], "deceased.0.heirs", "请填 1 到 2"),
        ([{"name": DEAD, "claims": "3"}], "deceased.0.claims", "请填 1 到 2"),
        ([{"name": DEAD, "heirs": "1", "claims": "1、2"}], "deceased.0.claims", "不是其继承人提出的"),
        ([{"name": DEAD, "heirs": "1、2", "claims": "1"}], "deceased.0.claims", "没有主张"),
        ([{"name": DEAD}, {"name": "周某母", "heirs": "1"}], "deceased.1.claims", "只属于一位劳动者"),
    ],
)
def test_LMAA_25_whose_heirs_apply_is_said_so_that_each_claim_is_one_worker_s(
    deceased: list[dict[str, Any]], field: str, says: str
) -> None:
    assert says in faults(filed(*deceased)).get(field, "")


def test_LMAA_25_a_unit_is_nobody_s_heir() -> None:
    mixed = filed({"name": DEAD}, applicants=[person(1), COMPANY], respondents=[person(5)])
    assert "不是自然人" in faults(mixed).get("deceased.0.heirs", "")


def test_LMAA_7_the_heirs_of_one_worker_are_one_of_the_ten() -> None:
    """Nine workers and the two heirs of a tenth ask the same: ten, and with one worker less nine."""
    claims = [{"claimant": str(n), "item": "wages"} for n in range(1, 12)]
    typed = {"applicants": [{}] * 11, "respondents": [{}], "claims": claims}
    heirs = [{"name": DEAD, "heirs": "10、11"}]
    for given, many in ((typed, 11), ({**typed, "deceased": heirs}, 10), ({**typed, "deceased": heirs, "claims": claims[1:]}, 9)):
        assert len({wish.worker for wish in applied(Kind.ARBITRATION, given, TODAY).wishes}) == many
    own = {**typed, "deceased": [{"name": DEAD, "heirs": "10、11", "claims": "10"}]}
    assert len({wish.worker for wish in applied(Kind.ARBITRATION, own, TODAY).wishes}) == 11


def test_LMAA_25_heirs_who_go_on_from_a_mediation_are_one_worker_there_too() -> None:
    claims = [{"claimant": n, "item": "wages", "amount": EACH} for n in (WIFE, SON)]
    known = mediation.facts_of([
        ("register", "2026-03-02", {**mediation.APPLIED, "claims": claims, "deceased": [{"name": DEAD}]}), *mediation.MEDIATING[1:],
        ("fail_mediation", "2026-03-04", {"ground": "unwilling"}),
        ("apply_arbitration", "2026-03-05", {"parties": [WIFE, SON], "claims": [1, 2], "used": {"unit": "office"}}),
    ])  # fmt: skip
    there = known.proceedings[2]
    assert there.parties == (WIFE, SON, FACTORY)
    assert {whose(known, claim.claimant, claim.number).name for claim in known.claimed_in(there)} == {DEAD}
    assert workers(known, there) == 1
    assert [known.parties[n].name for n in known.members()] == ["周某1", "周某2", COMPANY["name"]]

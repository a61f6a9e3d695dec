"""Who may sit: how many, in which seats, and whom a case may not have (组织规则 第13、14、24条；调解仲裁法 第33条)."""

from datetime import date

import pytest

from mediation.rules import composition
from mediation.rules.codes import Kind, PartyType, Side
from mediation.rules.codes.people import Profession
from mediation.rules.composition import Sitter, barred, one_sided, term_ends, warned, why_three, wrong_bench
from mediation.rules.facts import CaseFacts, Party, Proceeding

DAY = date(2026, 8, 20)
ALONE = {"presiding": "judge", "second": None, "third": None}
THREE = {"presiding": "judge", "second": "judge2", "third": "judge3"}


def case(applicants: int = 2) -> tuple[CaseFacts, Proceeding]:
    """A case of so many workers against one company, in arbitration after a mediation by Alice."""
    people = range(1, applicants + 1)
    parties = {n: Party(n, Side.APPLICANT, f"周某{n}", PartyType.PERSON) for n in people}
    parties[applicants + 1] = Party(applicants + 1, Side.RESPONDENT, "某鞋业有限公司", PartyType.UNIT)
    mediation = Proceeding(1, Kind.MEDIATION, "failed", "350582103", DAY, tuple(parties), (), staff={"mediator": "alice"})
    here = Proceeding(2, Kind.ARBITRATION, "filed", "350582-ZC", DAY, tuple(parties), ())
    return CaseFacts(parties=parties, proceedings={1: mediation, 2: here}), here


def bench(
    together: int, seats: dict[str, str | None], clerk: str = "clerk", *, major: bool = False, contract: bool = False
) -> list[str]:
    """The fields at fault, where so many workers are a collective dispute (0: it is none)."""
    return sorted(wrong_bench(seats, clerk, together, major=major, collective_contract=contract))


@pytest.mark.parametrize(("together", "three"), [(0, False), (10, True), (30, True)])
def test_ten_workers_with_a_request_in_common_need_three_arbitrators(together: int, three: bool) -> None:
    assert bench(together, ALONE) == (["second"] if three else [])
    assert bench(together, THREE) == []


def test_a_collective_contract_and_a_major_case_need_three() -> None:
    assert bench(0, ALONE, major=True) == bench(0, ALONE, contract=True) == ["second"]
    assert bench(0, THREE, major=True) == bench(0, THREE, contract=True) == []
    assert "重大" in (why_three(0, major=True, collective_contract=False) or "")
    assert "集体合同" in (why_three(0, major=True, collective_contract=True) or "")


def test_a_tribunal_is_one_or_three_never_two() -> None:
    assert bench(0, {**ALONE, "second": "judge2"}) == ["third"]
    assert bench(0, {**ALONE, "third": "judge3"}) == ["second"]
    assert bench(0, {**ALONE, "second": "judge2"}, major=True) == ["third"]


@pytest.mark.parametrize(
    ("seats", "at_fault"), [({"second": "judge"}, "second"), ({"third": "judge"}, "third"), ({"third": "judge2"}, "third")]
)
def test_nobody_takes_two_seats(seats: dict[str, str], at_fault: str) -> None:
    assert bench(0, {**THREE, **seats}) == [at_fault]


@pytest.mark.parametrize("clerk", ["judge", "judge2", "judge3"])
def test_the_clerk_is_none_of_the_tribunal(clerk: str) -> None:
    assert bench(0, THREE, clerk) == ["clerk"]


def test_a_collective_contract_wants_the_three_sides() -> None:
    union, employers, office = (
        Sitter(p, p.label, profession=p) for p in (Profession.UNION, Profession.EMPLOYERS, Profession.LABOUR)
    )
    assert one_sided([union, employers, office]) == ""
    assert "企业代表组织" in one_sided([union, office])
    assert "工会" in one_sided([employers, office])


def test_whom_the_case_was_rid_of_does_not_come_back() -> None:
    known, here = case()
    here.shut_out["judge"] = "已经决定回避"
    assert barred(known, here, Sitter("judge", "裁某"), DAY) == "裁某已经决定回避"
    assert barred(known, here, Sitter("judge2", "裁某某"), DAY) is None


def test_a_declared_interest_shuts_out_of_that_partys_cases_alone() -> None:
    known, here = case()
    tied = Sitter("judge", "裁某", conflicts={"某鞋业有限公司": "配偶任职"})
    assert "配偶任职" in (barred(known, here, tied, DAY) or "")
    written_otherwise = Sitter("judge", "裁某", conflicts={"某 鞋业（有限公司）": "配偶任职"})
    assert "配偶任职" in (barred(known, here, written_otherwise, DAY) or "")
    elsewhere = Sitter("judge", "裁某", conflicts={"另一公司": "配偶任职"})
    assert barred(known, here, elsewhere, DAY) is None


def test_a_party_does_not_sit_but_a_namesake_may() -> None:
    known, here = case(2)
    assert "同名" in (barred(known, here, Sitter("judge", "周某1"), DAY) or "")
    assert barred(known, here, Sitter("judge", "周某1", namesakes=frozenset({"周某1"})), DAY) is None
    assert barred(known, here, Sitter("judge", "周某3"), DAY) is None


def test_who_mediated_the_dispute_is_warned_and_not_shut_out() -> None:
    known, here = case()
    assert barred(known, here, Sitter("alice", "艾丽丝"), DAY) is None
    assert "曾调解" in warned(known, here, Sitter("alice", "艾丽丝"), DAY)
    assert warned(known, here, Sitter("bob", "鲍勃"), DAY) == ""
    assert warned(known, known.proceedings[1], Sitter("alice", "艾丽丝"), DAY) == ""


@pytest.mark.parametrize(
    ("appointed_on", "last"), [("2021-08-20", "2026-08-19"), ("2024-02-29", "2029-02-28"), ("2022-01-01", "2026-12-31")]
)
def test_a_term_is_five_years(appointed_on: str, last: str) -> None:
    assert term_ends(date.fromisoformat(appointed_on)) == date.fromisoformat(last)


def test_a_term_that_is_over_shuts_out_and_one_that_runs_out_is_said() -> None:
    known, here = case()
    appointed = Sitter("judge", "裁某", appointed_on=date(2021, 8, 21))
    assert barred(known, here, appointed, date(2026, 8, 20)) is None
    assert "届满" in (barred(known, here, appointed, date(2026, 8, 21)) or "")
    assert warned(known, here, appointed, date(2026, 6, 22)) == "聘期 2026-08-20 届满"
    assert warned(known, here, appointed, date(2026, 6, 21)) == ""


def test_what_an_arbitrator_is_called() -> None:
    assert Sitter("a", "甲").post == "专职"
    assert Sitter("a", "甲", part_time=True, profession="lawyer").post == "兼职·律师"
    assert Sitter("a", "甲", part_time=True).post == "兼职"


def test_only_the_chosen_are_looked_at() -> None:
    known, here = case()
    here.shut_out["judge"] = "已经决定回避"
    roster = {"judge": Sitter("judge", "裁某"), "judge2": Sitter("judge2", "裁某某")}
    assert composition.unfit(known, here, {"presiding": "judge2", "second": None, "third": "nobody"}, roster, DAY) == {}
    assert composition.unfit(known, here, {"presiding": "judge2", "second": "judge"}, roster, DAY) == {
        "second": "裁某已经决定回避。请另选一人。"
    }

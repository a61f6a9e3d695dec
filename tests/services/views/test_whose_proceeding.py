"""The case page shows the proceeding in front: its people, its sum, its parties, claims and money; and so does every list."""

from datetime import timedelta

import pytest
from sqlmodel import select

from mediation.models import Proceeding, Write
from mediation.rules.identity import holds_a_number
from mediation.rules.states.arbitration import FORMED
from mediation.rules.states.mediation import EFFECTIVE, MEDIATING
from mediation.services.operation import notices
from mediation.services.record import case_rows, cases
from mediation.services.views import case_page, search
from mediation.services.views.case_page import CasePage
from mediation.services.views.search import Wanted
from tests.scenes import person
from tests.sound import sound
from tests.walks import Walk, walk_to
from tests.world import TODAY, People

pytestmark = pytest.mark.usefixtures("both", "today")


def page_of(walk: Walk, people: People, number: int) -> CasePage:
    """The case page with this proceeding in front."""
    seen = cases.see(walk.session, walk.case_id or 0, people["city-admin"])
    return case_page.view(walk.session, seen, people["city-admin"], TODAY, number)


def twelve(write: Write, people: People) -> Walk:
    """A mediation of twelve workers of one company."""
    return walk_to(write, people, MEDIATING, ("many",))


def test_seven_of_twelve_who_mediate_by_themselves_are_seven_and_no_collective_dispute(write: Write, people: People) -> None:
    walk = twelve(write, people)
    assert page_of(walk, people, 1).case.collective
    walk.do("split_mediation", parties=[6, 7, 8, 9, 10, 11, 12])
    five, seven = page_of(walk, people, 1), page_of(walk, people, 2)
    assert [(p.case.people, p.case.everybody, p.case.collective) for p in (five, seven)] == [(5, 12, False), (7, 12, False)]
    assert (seven.case.who, seven.case.amount) == ("周某6等 7 人", sum(walk.facts.claims[n].amount or 0 for n in range(6, 13)))
    assert [p.n for p in five.parties] == [1, 2, 3, 4, 5, 13]
    assert [p.n for p in seven.parties] == [6, 7, 8, 9, 10, 11, 12, 13]
    assert [c.n for c in five.claims] == [1, 2, 3, 4, 5, 13]
    assert (five.claim_sum.claimed, seven.claim_sum.claimed) == (five.case.amount, seven.case.amount)
    tabs = [(t.label, t.short, t.people, t.state) for t in five.proceedings]
    assert [(label, people) for label, _, people, _ in tabs] == [("调解", 5), ("调解", 7)]
    assert len({short for _, short, _, _ in tabs}) == 2
    sound(walk)


def test_lists_tell_whom_the_proceeding_is_between(write: Write, people: People) -> None:
    walk = twelve(write, people)
    walk.do("split_mediation", parties=[6, 7, 8, 9, 10, 11, 12])
    walk.go("set_session")
    write.flush()
    assert [(p.who, p.whom) for p in write.exec(select(Proceeding).order_by(Proceeding.number))] == [  # type: ignore[arg-type]
        ("周某1等 5 人", "某鞋业有限公司"), ("周某6等 7 人", "某鞋业有限公司"),
    ]  # fmt: skip
    _, (line,) = search.found(write, people["city-admin"], Wanted(), walk.day, 0, 10)
    assert line.who == "周某6等 7 人"
    told = [owed.text for owed in notices.owed(write, walk.day + timedelta(days=30))]
    assert any("周某1等 5 人" in text for text in told)
    assert any("周某6等 7 人" in text for text in told)
    assert not any("12 人" in text for text in told)


def test_r33_46_what_was_merged_into_another_case_stands_behind_it_on_lists_and_page(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)

    def first() -> tuple[str, int]:
        write.flush()
        _, (line,) = search.found(write, people["city-admin"], Wanted(), walk.day, 0, 10)
        return line.who, case_page.default_proceeding(write, people["city-admin"], walk.facts)

    everybody = first()
    walk.do("split_arbitration", parties=[2])
    apart = first()
    assert apart[1] == 2, "what goes on by itself is in front"
    walk.do("merge_arbitration", into=1)
    assert first() == everybody, "it is the case into which it went that goes on"


def test_a_claim_of_somebody_who_did_not_go_on_is_not_in_the_arbitration(write: Write, people: People) -> None:
    walk = walk_to(write, people, EFFECTIVE)
    walk.do("apply_arbitration", parties=[1], claims=[1])
    mediation, arbitration = page_of(walk, people, 1), page_of(walk, people, 2)
    assert [c.n for c in arbitration.claims] == [1]
    assert [p.n for p in arbitration.parties] == [1, 3]
    assert len(mediation.claims) == 3
    assert [p.payee for p in arbitration.promises] == [walk.facts.parties[1].name] * len(arbitration.promises)


def test_a_claim_that_was_given_up_stays_on_the_page_and_adds_to_nothing(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    before = page_of(walk, people, 1).claim_sum.claimed or 0
    walk.do("change_claims", dropped=[1], added=[])
    after = page_of(walk, people, 1)
    assert [(c.n, c.given_up) for c in after.claims] == [(1, "已放弃或撤回"), (2, ""), (3, "")]
    assert after.claim_sum.claimed == before - (walk.facts.claims[1].amount or 0) == after.case.amount


def test_reviews_and_enforcement_are_between_those_who_asked_for_them(write: Write, people: People) -> None:
    walk = walk_to(write, people, EFFECTIVE).go("apply_review")
    page = page_of(walk, people, walk.proceeding)
    assert tuple(p.n for p in page.parties) == walk.facts.proceedings[walk.proceeding].parties
    assert [p.n for p in page.promises] == [p.n for p in page_of(walk, people, 1).promises], (
        "what was agreed is what is reviewed"
    )
    assert page.promises


def test_the_course_of_two_mediations_tells_which_is_which(write: Write, people: People) -> None:
    walk = twelve(write, people)
    assert {told.proceeding for told in page_of(walk, people, 1).timeline} == {""}
    walk.do("split_mediation", parties=[6, 7, 8, 9, 10, 11, 12])
    walk.go("set_session")
    tabs = [f"{t.label} {t.short}" for t in page_of(walk, people, 1).proceedings]
    assert {told.proceeding for told in page_of(walk, people, 1).timeline} == set(tabs)


@pytest.mark.parametrize(
    ("number", "short"),
    [
        ("晋市劳人调字〔2026〕118号", "118号"),
        ("晋劳人仲案字〔2025〕97-1号", "97-1号"),
        ("收 2026 第 12", "收 2026 第 12"),
        ("", ""),
    ],
)
def test_people_say_the_last_part_of_a_number(number: str, short: str) -> None:
    assert case_rows.short(number) == short


def test_papers_and_course_are_those_of_the_proceeding_in_front_and_the_whole_case_is_there_too(
    write: Write, people: People
) -> None:
    walk = walk_to(write, people, EFFECTIVE).go("apply_review")
    before, after = page_of(walk, people, 1), page_of(walk, people, walk.proceeding)
    assert {line.proceeding for line in before.papers_here} == {1}
    assert {line.proceeding for line in after.papers_here} <= {walk.proceeding}
    for page in (before, after):
        assert sorted([*(p.id for p in page.papers_here), *(p.id for p in page.papers_elsewhere)]) == sorted(
            p.id for p in page.documents
        )
    opening = after.timeline[0].seq
    assert [told.seq for told in after.past_here] == [opening]
    assert opening in {told.seq for told in before.past_here}, "what was done in one and opened the other is of both"
    assert len(after.timeline) > len(after.past_here)


def test_a_foreigner_is_found_by_the_whole_number_of_his_passport(write: Write, people: People) -> None:
    walk = Walk(write, people)
    foreigner = {**person(1), "id_paper": "passport", "id_number": "N1234567", "nationality": "越南", "born": "1990-01-02"}
    walk.do("file_arbitration", applicants=[foreigner], claims=[{"claimant": 1, "item": "wages", "amount": "9.00"}])
    write.flush()
    for typed in ("N1234567", "n 123 4567"):
        _, lines = search.found(write, people["city-admin"], Wanted(q=typed), walk.day, 0, 10)
        assert [(line.case_id, line.matched) for line in lines] == [(walk.case_id, "证件号末四位 4567")]
    assert holds_a_number("N1234567"), "it stands in no address"
    assert search.found(write, people["city-admin"], Wanted(q="N1234568"), walk.day, 0, 10)[0] == 0

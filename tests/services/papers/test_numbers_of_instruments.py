"""Numbers of instruments: no two of them share one, copies of one do, and a certificate names the one that was printed."""

# ruff: noqa: N802 (tests are named after the articles)

from collections import defaultdict

import pytest

from mediation.models import Write
from mediation.rules.do import Do
from mediation.rules.states.arbitration import FORMED, HEARD
from mediation.services.papers import issue
from mediation.services.papers.catalogue import catalogue
from mediation.services.papers.data import numbering
from tests.services.papers.awards import decided, printed
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")


def numbers(walk: Walk) -> dict[str, list[str]]:
    """The numbers of the case's instruments, by template, in order; copies of one count once. No two may share one."""
    walk.session.flush()
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for row in issue.of_case(walk.session, walk.case_id or 0):
        if catalogue()[row.template].own_number:
            found[row.seq, row.template].add(row.number)
    assert all(len(each) == 1 for each in found.values())
    every = [next(iter(each)) for each in found.values()]
    assert len(every) == len(set(every)), every
    told: dict[str, list[str]] = defaultdict(list)
    for (_, template), each in found.items():
        told[template] += each
    return dict(told)


def docket(walk: Walk) -> str:
    return walk.facts.proceedings[1].entries[0].used.docket or next(
        entry.used.docket for entry in walk.facts.proceedings[1].entries if entry.used.docket
    )


def test_R33_54_a_correction_has_a_number_of_its_own_and_names_the_award_by_its_number(write: Write, people: People) -> None:
    walk = walk_to(write, people, HEARD)
    decided(walk, **{f"n{claim.number}": "" for claim in walk.facts.claims.values() if claim.amount is None})
    first = docket(walk)
    stem = first.removesuffix("号")
    walk.do("rectify_award")
    made = numbers(walk)
    award = next(each for name, each in made.items() if name.startswith("award_") and name != "award_correction")
    assert award == [first]
    assert made["award_correction"] == [f"{stem}-1号"]
    layer = printed(walk, "award_correction")
    assert f"作出的{first}仲裁裁决书" in layer
    walk.do("rectify_award")
    assert numbers(walk)["award_correction"] == [f"{stem}-1号", f"{stem}-2号"]


def test_R33_49_73_settlements_and_awards_of_parts_and_the_rest_never_share_a_number(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    more = [{"claimant": 1, "item": item, "amount": "500.00"} for item in ("overtime", "severance", "leave_pay")]
    walk.do("change_claims", added=more, dropped=[])
    walk.go("set_hearing", "hold_hearing", "settle_part")
    walk.do("serve", served="partial_settlement", parties=sorted(walk.facts.parties))
    walk.go("settle_part")
    walk.do("serve", served="partial_settlement", parties=sorted(walk.facts.parties))
    walk.go("award_part")
    walk.go("award")
    walk.do("rectify_award")
    assert sum(map(len, numbers(walk).values())) >= 5
    receipts = [row for row in issue.of_case(write, walk.case_id or 0) if row.template == "service_receipt"]
    listed = {served["title"]: served["number"] for row in receipts[-3:] for served in issue.frozen(row)["service"]["served"]}
    assert listed["裁决书补正决定书"] == numbers(walk)["award_correction"][0]


def test_R33_50_a_split_award_after_a_decision_on_the_way_collides_with_nothing(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    walk.go("request_recusal", "refuse_recusal")
    walk.do("change_claims", added=[{"claimant": 1, "item": "certificate"}], dropped=[])
    walk.go("set_hearing", "hold_hearing")
    decided(walk)
    made, stem = numbers(walk), docket(walk).removesuffix("号")
    assert (made["recusal_refusal"], made["award_final"], made["award_nonfinal"]) == (
        [f"{stem}-1号"], [f"{stem}-2号"], [f"{stem}-3号"],
    )  # fmt: skip


def test_R33_50_an_award_that_a_correction_splits_keeps_its_number_and_the_other_half_gets_the_next(
    write: Write, people: People
) -> None:
    walk = walk_to(write, people, HEARD)
    decided(walk)
    award = walk.facts.proceedings[1].last(Do.AWARD)
    assert award is not None
    halves = [catalogue()[name] for name in ("award_final", "award_nonfinal")]
    issued = {(1, "partial_settlement"): "某案1号", (award.seq, "award_nonfinal"): "某案1-1号"}
    assert numbering.of_entry(issued, "某案1号", halves, award) == {"award_nonfinal": "某案1-1号", "award_final": "某案1-2号"}


def test_the_copies_of_a_decision_for_each_party_share_its_number(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    walk.do("join_party")
    rows = [row for row in issue.of_case(write, walk.case_id or 0) if row.template == "joinder_decision"]
    assert len(rows) > 2
    assert {row.number for row in rows} == {f"{docket(walk).removesuffix('号')}-1号"}
    notices = {row.number for row in issue.of_case(write, walk.case_id or 0) if row.template == "respond_notice"}
    assert notices == {docket(walk)}


def test_a_void_instruments_number_is_not_given_again(write: Write, people: People) -> None:
    walk = walk_to(write, people, HEARD)
    decided(walk)
    award = walk.facts.proceedings[1].last(Do.AWARD)
    assert award is not None
    walk.do("correct", entry=award.seq, action="strike", reason="误录", by=people.bob)
    decided(walk)
    rows = [row for row in issue.of_case(write, walk.case_id or 0) if row.template.startswith("award_")]
    assert {row.state for row in rows} == {"void", "pending"}
    numbers(walk)


def test_every_award_settlement_and_decision_has_a_number_of_its_own() -> None:
    """A new template of these kinds says so: their titles end as the law calls them."""
    kinds = ("裁决书", "调解书", "调解协议书", "决定书", "指令书")
    named = {name for name, each in catalogue().items() if each.title.partition("（")[0].endswith(kinds)}
    assert named - {name for name, each in catalogue().items() if each.own_number} == set()

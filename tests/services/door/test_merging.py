"""Two inspections become one (并案): in one act, with the people and the claims, or not at all."""

# ruff: noqa: N802 (tests are named after the articles)

from decimal import Decimal

import pytest
from sqlmodel import col, select

from mediation.errors import Conflict, Doubtful, Invalid
from mediation.models import Deadline, Lead, Proceeding, WageDebt, Write
from mediation.rules import wages_owed
from mediation.rules.codes import Side
from mediation.rules.steps.awaited import waits_for
from mediation.services import door
from mediation.services.record import cases, leads, parties
from mediation.services.views import case_page
from tests.merged import REASON, asked, complained, number
from tests.scenes import COMPANY, person
from tests.walks import START, Walk
from tests.world import TODAY, People


@pytest.fixture
def two(write: Write, people: People) -> tuple[Walk, Walk]:
    """The case that was docketed first, of the first and second worker, and the later one, of the second and third."""
    return complained(write, people, 1, 2), complained(write, people, 2, 3, later=1)


def test_LI_14_people_and_claims_go_into_the_earlier_case_and_one_debt_counts_once(two: tuple[Walk, Walk]) -> None:
    main, late = two
    late.do("merge_inspection", into=number(main), **REASON)
    assert [party.name for party in main.facts.of_side(main.facts.proceedings[1], Side.APPLICANT)] == [
        "周某1",
        "周某2",
        "周某3",
    ]
    assert [party.name for party in main.facts.of_side(main.facts.proceedings[1], Side.RESPONDENT)] == [COMPANY["name"]]
    assert asked(main) == [("周某1", Decimal(1000)), ("周某2", Decimal(2000)), ("周某3", Decimal(3000))]
    row = parties.of_case(main.session, main.case_id or 0)[max(main.facts.parties)]
    assert (parties.opened(row, "id_number"), parties.opened(row, "phone")) == (person(3)["id_number"], person(3)["phone"])
    owed = main.session.exec(select(WageDebt.unpaid).where(col(WageDebt.case_id).in_((main.case_id, late.case_id)))).all()
    assert sum(owed, Decimal(0)) == Decimal(6000)
    assert wages_owed.wages_owed(late.facts) == []


def test_LI_17_the_merged_case_is_over_and_its_clocks_stop_while_each_page_shows_the_other(two: tuple[Walk, Walk]) -> None:
    main, late = two
    late.do("merge_inspection", into=number(main), **REASON)
    run = select(Deadline.limit).where(Deadline.case_id == late.case_id, col(Deadline.running))
    assert late.session.exec(run).all() == []
    there = late.session.exec(select(Proceeding).where(Proceeding.case_id == late.case_id)).one()
    assert (there.state, there.outcome) == ("merged", "I20")
    assert waits_for(late.situation(), "complaint_docket_notice") == [], "the main case tells whoever comes in"
    assert [party.name for party in waits_for(main.situation(), "complaint_docket_notice")] == ["周某1", "周某2", "周某3"]
    actor = late.people["dave"]
    for walk, other, into in ((late, main, True), (main, late, False)):
        page = case_page.view(walk.session, cases.see(walk.session, walk.case_id or 0, actor), actor, TODAY, 1)
        assert [(line.case_id, line.number, line.into) for line in page.merged] == [(other.case_id, number(other), into)]


def test_LI_14_the_same_sum_for_another_month_is_another_debt(write: Write, people: People) -> None:
    def of_month(month: str, later: int) -> Walk:
        claims = [{"claimant": 1, "item": "wages", "amount": "5000", "detail": month}]
        walk = Walk(write, people, start=START.replace(day=START.day + later))
        walk.do("receive_complaint", applicants=[person(2)], claims=claims)
        return walk.go("docket_complaint")

    main, late, again = of_month("2026年3月工资", 0), of_month("2026年4月工资", 1), of_month("2026年 3月工资", 2)
    late.do("merge_inspection", into=number(main), **REASON)
    again.do("merge_inspection", into=number(main), **REASON)
    assert asked(main) == [("周某2", Decimal(5000)), ("周某2", Decimal(5000))]


def test_what_is_merged_is_told_before_it_is_confirmed(two: tuple[Walk, Walk]) -> None:
    main, late = two
    given = {"on": late.day.isoformat(), "into": number(main), **REASON}
    seen = cases.see(late.session, late.case_id or 0, late.people["dave"])
    with late.standing():
        would = door.consequences(
            late.session, "merge_inspection", given, late.people["dave"], seen.facts, seen.entries, 1, late.case_id
        )
    said = "；".join(would.changes)
    assert "投诉人周某3带入" in said
    assert "3,000.00 元" in said
    assert "周某2的 1 项请求那一案已有，只算一笔" in said


def test_a_number_is_found_as_it_is_typed_and_must_be_another_open_earlier_inspection(two: tuple[Walk, Walk]) -> None:
    main, late = two

    def refused(walk: Walk, into: str) -> str:
        with pytest.raises(Invalid) as found:
            walk.do("merge_inspection", into=into, **REASON)
        return found.value.faults["into"]

    assert "没有这个案号" in refused(late, "某监立字〔2026〕99号")
    assert "没有这个案号" in refused(late, "前面那一案")
    assert "本案自己" in refused(late, number(late))
    assert "请在那一案办理" in refused(main, number(late))
    late.do("merge_inspection", into=number(main).replace("〔", "[").replace("〕", "]"), **REASON)
    entry = late.facts.proceedings[1].entries[-1]
    assert entry.answer("into") == number(main)


def test_a_case_that_went_into_another_or_is_closed_takes_nothing_in(two: tuple[Walk, Walk]) -> None:
    main, late = two
    third = complained(late.session, late.people, 4, later=2)
    late.do("merge_inspection", into=number(main), **REASON)
    with pytest.raises(Invalid) as merged:
        third.do("merge_inspection", into=number(late), **REASON)
    assert f"已经并入 {number(main)}" in merged.value.faults["into"]
    main.do("revoke_docket")
    with pytest.raises(Invalid) as closed:
        third.do("merge_inspection", into=number(main), **REASON)
    assert "不能再并入" in closed.value.faults["into"]


def test_what_a_case_took_in_goes_along_when_it_goes_into_a_third(two: tuple[Walk, Walk]) -> None:
    main, late = two
    first = complained(late.session, late.people, 4)
    first_number = number(first)
    assert first_number != number(main)
    late.do("merge_inspection", into=number(main), **REASON)
    # both were docketed on one day: the one that was registered later goes into the other
    with pytest.raises(Invalid):
        main.do("merge_inspection", into=first_number, **REASON)
    first.do("merge_inspection", into=number(main), **REASON)
    assert [name for name, _ in asked(main)] == ["周某1", "周某2", "周某3", "周某4"]


def test_another_employer_is_asked_back_and_comes_in_with_the_claims_against_him(write: Write, people: People) -> None:
    main = complained(write, people, 1)
    other = {**COMPANY, "name": "某劳务有限公司", "phone": "10000009998"}
    late = complained(write, people, 2, later=1, respondents=[other])
    given = {"on": late.day.isoformat(), "into": number(main), **REASON}
    with late.standing(), pytest.raises(Doubtful) as found:
        door.perform(write, "merge_inspection", given, people["dave"], "k-1", case_id=late.case_id, proceeding=1, answered=())
    assert "不是同一单位" in found.value.faults["into"]
    late.do("merge_inspection", into=number(main), **REASON)
    known = main.facts
    names = [party.name for party in known.of_side(known.proceedings[1], Side.RESPONDENT)]
    assert names == [COMPANY["name"], "某劳务有限公司"]
    last = known.claimed_in(known.proceedings[1])[-1]
    assert [known.parties[n].name for n in last.against] == ["某劳务有限公司"]


def test_a_second_claim_of_one_who_is_there_already_comes_in_beside_his_first(write: Write, people: People) -> None:
    main, late = complained(write, people, 1), Walk(write, people, start=START.replace(day=START.day + 1))
    claims = [{"claimant": 1, "item": "overtime", "amount": "700"}]
    late.do("receive_complaint", applicants=[person(1)], claims=claims)
    late.go("docket_complaint").do("merge_inspection", into=number(main), **REASON)
    assert asked(main) == [("周某1", Decimal(1000)), ("周某1", Decimal(700))]
    assert len(main.facts.of_side(main.facts.proceedings[1], Side.APPLICANT)) == 1


def test_people_of_one_name_without_a_number_are_not_guessed_at(write: Write, people: People) -> None:
    main = complained(write, people, 1)
    late = Walk(write, people, start=START.replace(day=START.day + 1))
    nameless = {**person(1), "id_number": None}
    late.do("receive_complaint", applicants=[nameless], claims=[{"claimant": 1, "item": "wages", "amount": "1000"}])
    late.go("docket_complaint")
    with pytest.raises(Invalid) as found:
        late.do("merge_inspection", into=number(main), **REASON)
    assert "没有证件号码可以区分" in found.value.faults["into"]


def test_a_merger_is_struck_in_both_cases_at_once_and_nowhere_but_where_it_was_done(two: tuple[Walk, Walk]) -> None:
    main, late = two
    late.do("merge_inspection", into=number(main), **REASON)
    came, went = main.facts.proceedings[1].entries[-1], late.facts.proceedings[1].entries[-1]
    with pytest.raises(Invalid) as there:
        main.do("correct", on=late.day, entry=came.seq, action="strike", reason="误办")
    assert "请在那一案“更正”撤销“并入另案”" in there.value.faults["entry"]
    for walk in (main, late):
        with pytest.raises(Conflict) as voided:
            walk.do("void_case", ground="mistaken", reason="误录")
        assert "并入" in voided.value.sentence
    late.do("correct", entry=went.seq, action="strike", reason="不是同一违法行为")
    assert (late.facts.proceedings[1].state, late.facts.proceedings[1].outcome) == ("investigating", None)
    assert asked(main) == [("周某1", Decimal(1000)), ("周某2", Decimal(2000))]
    assert asked(late) == [("周某2", Decimal(2000)), ("周某3", Decimal(3000))]
    late.do("merge_inspection", into=number(main), **REASON)
    assert len(asked(main)) == 3


def test_what_the_main_case_built_on_it_holds_the_merger(two: tuple[Walk, Walk]) -> None:
    main, late = two
    late.do("merge_inspection", into=number(main), **REASON)
    went = late.facts.proceedings[1].entries[-1]
    main.day = late.day
    main.go("assign_inspectors", "record_inspection", "finish_investigation", "order_correction")
    late.day = main.day
    with late.session.begin_nested() as savepoint:
        with pytest.raises(Conflict) as held:
            late.do("correct", entry=went.seq, action="strike", reason="误办")
        savepoint.rollback()
    assert f"{number(main)} 不能一并办理" in held.value.sentence
    assert late.facts.proceedings[1].state == "merged"


def test_nobody_types_a_merger_into_the_main_case(two: tuple[Walk, Walk]) -> None:
    main, late = two
    for given in ({"ground": "merged"}, {"ground": "came_later", "merged_from": number(late)}):
        with pytest.raises(Invalid) as found:
            main.do("join_inspection", **given)
        assert "并入另案" in found.value.faults["ground"]
    with pytest.raises(Invalid) as found:
        main.do("join_inspection", ground="merged", merged_from=number(late))
    assert "没有并入本案" in found.value.faults["merged_from"]


def test_LI_18_what_was_ordered_stays_where_its_paper_is(two: tuple[Walk, Walk]) -> None:
    main, late = two
    promises = [{"payee": 1, "claim": 1, "amount": "2000", "due_on": "2026-03-20"}]
    late.go("assign_inspectors", "record_inspection").do("order_further", promises=promises)
    with pytest.raises(Conflict) as found:
        late.do("merge_inspection", into=number(main), **REASON)
    assert "已经责令支付" in found.value.sentence


def test_a_lead_follows_its_case_into_the_main_one(two: tuple[Walk, Walk]) -> None:
    main, late = two
    write, actor = late.session, late.people["dave"]
    given = {"received_on": "2026-03-02", "source": "hotline", "employer": COMPANY["name"], "persons": 1, "story": "欠薪"}
    lead_id = leads.record(write, actor, given)
    row = write.get(Lead, lead_id)
    assert row is not None
    row.case_id = late.case_id
    late.do("merge_inspection", into=number(main), **REASON)
    main.day = late.day
    main.go("assign_inspectors", "record_inspection", "finish_investigation", "order_correction")
    assert leads.one(write, actor, lead_id).ordered == Decimal(6000)

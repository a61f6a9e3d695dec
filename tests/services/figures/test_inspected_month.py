"""The inspectorate's month in people and 元 (监察月报): what was ordered and recovered stands beside the closing rate, each debt once."""

# ruff: noqa: N802 (tests are named after the articles)

from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlmodel import select

from mediation.errors import Forbidden
from mediation.models import InspectionEvent, Write
from mediation.rules.indicators import Month
from mediation.rules.indicators.inspected import MEASURES
from mediation.rules.states.inspection import ORDERED
from mediation.services import figures
from mediation.services.figures.inspected import Inspected
from mediation.services.views import board
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both")
TO_THE_ORDER = ("receive_complaint", "docket_complaint", "finish_investigation", "order_correction")


def month_of(write: Write, month: str) -> Inspected:
    found = figures.report(write, Month.parse(month), figures.place(write)).inspected
    assert found is not None
    return found


def values(found: Inspected) -> dict[str, tuple[Decimal, Decimal]]:
    return {row.measure.id: (row.month, row.year) for row in found.rows}


def test_what_was_ordered_and_what_came_of_it_are_counted_by_people_and_money(write: Write, people: People) -> None:
    """Two workers are to be paid by the order of March; one of them is paid."""
    walk = Walk(write, people).go(*TO_THE_ORDER, "serve_inspection", "record_payment")
    lines = walk.facts.promised_in(walk.facts.proceedings[1])
    ordered, paid = sum(line.amount or 0 for line in lines), sum(line.paid for line in lines)
    assert 0 < paid < ordered
    found = values(month_of(write, "2026-03"))
    assert found["LM_cpl"] == (1, 1)
    assert found["LM_rep"] == (0, 0)
    assert found["LM_ord_p"] == (2, 2)
    assert found["LM_ord"] == (ordered, ordered)
    assert found["LM_paid_p"] == (1, 1)
    assert found["LM_paid"] == (paid, paid)
    later = values(month_of(write, "2026-04"))
    assert (later["LM_ord"], later["LM_paid"]) == ((0, ordered), (0, paid))


def test_whoever_waits_today_although_the_day_is_over_is_told_beside_every_closing_rate(write: Write, people: People) -> None:
    walk = walk_to(write, people, ORDERED)
    lines = walk.facts.promised_in(walk.facts.proceedings[1])
    found = month_of(write, "2026-03")
    assert (found.overdue_people, found.overdue) == (2, sum(line.unpaid for line in lines))
    shown = board.board(write, people["city-director"], month="2026-03")
    assert shown.inspected
    assert "已过期未付 2 人" in shown.inspected.recovered
    assert shown.inspected.overdue.startswith("责令支付已过期未付 2 人")


def test_a_fine_and_a_referral_are_counted_by_case_and_sum(write: Write, people: People) -> None:
    start = ("receive_complaint", "docket_complaint", "finish_investigation")
    fined = Walk(write, people).go(*start, "decide_penalty")
    Walk(write, people).go(*start, "refer_police")
    fine = fined.facts.proceedings[1].entries[-1].answer("fine")
    found = values(month_of(write, "2026-03"))
    assert found["LM_pen"][0] == 1
    assert found["LM_fine"][0] == Decimal(str(fine or 0))
    assert found["LM_pol"][0] == 1


def test_what_falls_due_this_month_and_is_open_is_listed_with_its_day(write: Write, people: People) -> None:
    """Docketed on 3 March: seventy-five working days end on 22 June; in August it is overdue, and a month that is over lists nothing."""
    walk = walk_to(write, people, ORDERED)
    found = month_of(write, "2026-08").still_open
    assert [(row.case_id, str(row.due_on)) for row in found] == [(walk.case_id, "2026-06-22")]
    assert month_of(write, "2026-07").still_open == ()


def test_the_month_is_in_the_data_and_in_the_lines(write: Write, people: People) -> None:
    walk_to(write, people, ORDERED)
    report = figures.report(write, Month.parse("2026-03"), figures.place(write))
    said = asdict(figures.as_data(report))["inspected"]
    assert [row["id"] for row in said["measures"]] == [measure.id for measure in MEASURES]
    assert all(set(row) == {"id", "label", "unit", "month", "year"} for row in said["measures"])
    lines = figures.as_lines(report)
    assert any(line.startswith("责令支付已过期未付：2 人") for line in lines)
    assert any(line.startswith("追发到账") for line in lines)


def test_a_case_entered_by_mistake_counts_in_no_month(write: Write, people: People) -> None:
    walk = walk_to(write, people, ORDERED)
    before = values(month_of(write, "2026-03"))
    assert before["LM_ord_p"][0] == 2
    walk_to(write, people, ORDERED)
    assert values(month_of(write, "2026-03"))["LM_ord_p"][0] == 4
    walk.do("void_case")
    assert values(month_of(write, "2026-03")) == before


def test_the_people_and_the_money_lead_to_the_cases_behind_them(write: Write, people: People) -> None:
    walk = Walk(write, people).go(*TO_THE_ORDER, "serve_inspection", "record_payment")
    Walk(write, people).go("receive_complaint")
    paid = sum(line.paid for line in walk.facts.promised_in(walk.facts.proceedings[1]))
    month, reader = Month.parse("2026-03"), people["city-manager"]
    for measure in ("LM_paid", "LM_paid_p"):
        found = figures.cases_counted(write, measure, "all", month, "month", "", reader)
        assert [row.case_id for row in found.rows] == [walk.case_id]
        assert f"追发到账 1 人，{paid:,.2f} 元" in found.rows[0].why
        opened = board.cases_behind(write, reader, measure=measure, part="all", month="2026-03", span="month")
        assert opened.total == f"合计 1 人，{paid:,.2f} 元"
    assert figures.cases_counted(write, "LM_cpl", "all", month, "year", "", reader).total == 2
    assert board.cases_behind(write, reader, measure="LM_cpl", part="all", month="2026-03", span="year").total == ""
    later = month.later(1)
    assert figures.cases_counted(write, "LM_paid", "all", later, "month", "", reader).total == 0
    assert figures.cases_counted(write, "LM_paid", "all", later, "year", "", reader).total == 1
    shown = board.board(write, people["city-director"], month="2026-03").inspected
    assert shown is not None
    assert {row.label: row.count for row in shown.rows}["追发到账"] == "LM_paid"


def test_SC310_5_which_case_went_to_the_police_is_told_to_the_inspectorate_and_the_bureaus_heads_alone(
    write: Write, people: People
) -> None:
    walk = Walk(write, people).go("receive_complaint", "docket_complaint", "finish_investigation", "refer_police")
    month = Month.parse("2026-03")
    for login, opens in (
        ("city-manager", True),
        ("city-inspection_lead", True),
        ("city-admin", False),
        ("city-director", False),
    ):
        shown = board.board(write, people[login], month="2026-03").inspected
        assert shown is not None
        row = next(each for each in shown.rows if each.label == "移送公安机关")
        assert (row.month, row.count, bool(row.note)) == ("1", "LM_pol" if opens else "", not opens)
        if opens:
            found = figures.cases_counted(write, "LM_pol", "all", month, "month", "", people[login])
            assert [each.case_id for each in found.rows] == [walk.case_id]
        else:
            with pytest.raises(Forbidden, match="监察机构"):
                figures.cases_counted(write, "LM_pol", "all", month, "month", "", people[login])


def test_the_money_that_is_overdue_leads_to_its_cases_and_they_come_to_the_same_sum(write: Write, people: People) -> None:
    walk = walk_to(write, people, ORDERED)
    Walk(write, people).go(*TO_THE_ORDER, "serve_inspection", "record_payment")
    found = month_of(write, "2026-03")
    opened = figures.cases_counted(write, "LM_due", "all", Month.parse("2026-03"), "month", "", people["city-manager"])
    why = {row.case_id: row.why for row in opened.rows}
    shown = board.cases_behind(write, people["city-manager"], measure="LM_due", part="all", month="2026-03", span="month")
    assert shown.total == f"合计 {found.overdue_people} 人，{found.overdue:,.2f} 元"
    sums = [Decimal(said.split(" 人 ")[1].split(" 元")[0].replace(",", "")) for said in why.values()]
    assert (sum(sums), sum(int(said.split(" 人")[0]) for said in why.values())) == (found.overdue, found.overdue_people)
    assert walk.case_id in why


def test_AEL_53_what_was_put_to_the_court_and_what_was_ordered_are_counted(write: Write, people: People) -> None:
    walk = walk_to(write, people, ORDERED).go("hear_employer", "serve_inspection")
    walk.do("decide_handling", on=walk.day + timedelta(days=40))
    walk.go("serve_inspection")
    walk.do("urge_performance", on=walk.day + timedelta(days=30))
    walk.go("serve_inspection")
    walk.do("apply_court", on=walk.day + timedelta(days=185))
    write.flush()
    events = write.exec(select(InspectionEvent.what, InspectionEvent.on).where(InspectionEvent.case_id == walk.case_id)).all()
    assert [on for what, on in events if what == "court"] == [walk.day]
    assert len([on for what, on in events if what == "instructed"]) == 1


def test_MW_63_what_a_fund_advanced_is_not_told_as_recovered(write: Write, people: People) -> None:
    walk = walk_to(write, people, ORDERED).go("advance_wages")
    advanced = sum(line.paid for line in walk.facts.promised_in(walk.facts.proceedings[1]))
    month = f"{walk.day:%Y-%m}"
    found = values(month_of(write, month))
    assert advanced > 0
    assert (found["LM_adv"][0], found["LM_paid"][0]) == (advanced, 0)


def test_RRL_64_an_order_that_fell_is_no_sum_of_the_year_and_its_month_stays(write: Write, people: People) -> None:
    walk = Walk(write, people).go(*TO_THE_ORDER, "serve_inspection")
    write.flush()
    march = values(month_of(write, "2026-03"))
    assert march["LM_ord_p"][1] > 0
    walk.do("record_challenge", on=date(2026, 4, 1), event="applied")
    walk.do("record_challenge", on=date(2026, 4, 20), event="reviewed", result="revoked")
    write.flush()
    april = values(month_of(write, "2026-04"))
    assert values(month_of(write, "2026-03")) == march
    assert april["LM_ord"] == (-march["LM_ord"][0], 0)
    assert april["LM_ord_p"] == (0, 0)
    opened = figures.cases_counted(write, "LM_ord", "all", Month.parse("2026-04"), "year", "", people["city-manager"])
    assert f"0 人，0.00 元，已减去撤销、变更的 {march['LM_ord'][0]:,.2f} 元" in opened.rows[0].why

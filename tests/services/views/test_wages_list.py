"""The list of unpaid wages (欠薪动态清零): each debt once, until it is paid, whatever becomes of the file."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlmodel import select

from mediation.models import Lead, WageDebt, Write
from mediation.rules.codes.wages import Title
from mediation.rules.lifecycle import STEPS
from mediation.rules.states.inspection import INSPECTION_CLOSED, INVESTIGATING, ORDERED
from mediation.rules.states.mediation import EFFECTIVE
from mediation.rules.towns import town_of
from mediation.rules.wages_owed import wages_owed
from mediation.services.record import leads
from mediation.services.views import wages_list
from mediation.services.views.wages_list import Asked, WagesList, days_left
from tests.scenes import COMPANY, person
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")
EVERYTHING = Asked()


def listed(walk: Walk, actor: str = "city-manager", asked: Asked = EVERYTHING, today: date | None = None) -> WagesList:
    """The list as this person sees it on that day (the walk's own, where none is named)."""
    walk.session.flush()
    return wages_list.view(walk.session, walk.people[actor], asked, today or walk.day, 0, 26)


def owed(walk: Walk) -> list[tuple[int, Title, Decimal]]:
    """What the rules say is owed: proceeding, paper, rest in 元."""
    return [(each.proceeding, each.title, each.unpaid) for each in wages_owed(walk.facts)]


def stored(walk: Walk) -> list[tuple[int, str, Decimal]]:
    rows = walk.session.exec(select(WageDebt).where(WageDebt.case_id == walk.case_id)).all()
    return sorted((row.proceeding, row.title, row.unpaid) for row in rows)


def test_MW_3_a_complaint_of_wages_is_listed_as_undecided_from_its_first_day(write: Write, people: People) -> None:
    walk = walk_to(write, people, INVESTIGATING)
    claimed = sum(claim.amount or 0 for claim in walk.facts.claims.values() if claim.item == "wages")
    found = listed(walk)
    assert claimed
    assert found.total.unpaid == found.total.undecided == claimed
    assert [(row.title, row.word) for row in found.rows] == [("投诉，待查", "待查")]
    assert stored(walk) == sorted((n, str(title), rest) for n, title, rest in owed(walk))


def test_LI_26_an_order_takes_the_complaint_s_place_and_is_overdue_from_the_day_after(write: Write, people: People) -> None:
    walk = walk_to(write, people, ORDERED)
    (row,) = listed(walk).rows
    assert row.title == "责令支付"
    assert row.since is not None
    later = listed(walk, today=row.since + timedelta(days=3))
    assert later.total.late == later.total.unpaid == row.unpaid
    assert later.rows[0].word == "逾期 3 天"
    assert listed(walk, today=row.since).total.late == 0, "on its last day nothing is late"


def test_MW_3_a_closed_file_frees_nobody_and_a_payment_does(write: Write, people: People) -> None:
    walk = walk_to(write, people, ORDERED).go("hear_employer", "serve_inspection")
    walk.do("decide_handling", on=walk.day + timedelta(days=40))
    walk.go("serve_inspection")
    before = owed(walk)
    assert "待履行" in (walk.refusal(STEPS["close_inspection"]) or ""), "what is owed keeps the file open"
    walk.do("urge_performance", on=walk.day + timedelta(days=30))
    walk.go("serve_inspection")
    walk.do("apply_court", on=walk.day + timedelta(days=185))
    for event in ("docketed", "granted", "ended"):
        walk.do("record_court_answer", event=event, reason="没有财产可供执行" if event == "ended" else None)
    walk.do("close_inspection")
    assert walk.here is not None
    assert walk.here.state == INSPECTION_CLOSED.name
    assert owed(walk) == before != []
    (row,) = listed(walk).rows
    assert (row.state, row.unpaid) == ("已结案", sum(rest for *_, rest in before))


def test_a_payment_takes_from_what_is_owed_and_the_last_one_from_the_list(write: Write, people: People) -> None:
    walk = walk_to(write, people, ORDERED)
    first, second = walk.facts.promises.values()
    walk.do("record_payment", payments=[{"promise": first.number, "amount": "1.00"}])
    (row,) = listed(walk).rows
    assert (row.paid, row.unpaid, row.people) == (1, (first.amount or 0) + (second.amount or 0) - 1, 2)
    walk.do("record_payment", payments=[{"promise": n.number, "amount": str(n.unpaid)} for n in walk.facts.promises.values()])
    assert stored(walk) == []
    assert listed(walk).rows == ()


def test_what_was_ordered_and_goes_to_arbitration_is_one_debt(write: Write, people: People) -> None:
    """While the arbitration hears it, the order counts: what is owed is what was ordered, once."""
    walk = walk_to(write, people, ORDERED)
    claimed = sum(claim.amount or 0 for claim in walk.facts.claims.values())
    walk.go("hand_to_arbitration")
    assert {title for _, title, _ in owed(walk)} == {Title.ORDER}
    assert sum(rest for *_, rest in owed(walk)) == claimed
    assert stored(walk) == sorted((n, str(title), rest) for n, title, rest in owed(walk))


def test_an_agreement_that_nobody_keeps_stays_listed_after_the_file_is_closed(write: Write, people: People) -> None:
    walk = walk_to(write, people, EFFECTIVE)
    (row,) = listed(walk, "alice").rows
    assert row.title == "调解协议"
    assert row.since
    walk.do("close_mediation", note="待履行")
    late = listed(walk, "alice", today=row.since + timedelta(days=9))
    assert late.rows[0].word == "逾期 9 天"
    assert late.total.late == row.unpaid


def test_each_sees_his_own_area_and_no_other(write: Write, people: People) -> None:
    walk = walk_to(write, people, ORDERED)
    assert listed(walk, "dave").rows
    assert listed(walk, "city-manager").rows
    assert listed(walk, "alice").rows == () == listed(walk, "charlie").rows


def test_towns_come_of_the_address_and_trades_of_what_was_chosen(write: Write, people: People) -> None:
    walk = Walk(write, people)
    one = {**COMPANY, "trade": "footwear", "address": "某市陈埭镇某某路9号"}
    walk.do("receive_complaint", applicants=[person(1), person(2)], respondents=[one])
    found = listed(walk)
    assert [(each.label, each.people) for each in found.towns] == [("陈埭镇", 2)]
    assert [(each.label, each.asks) for each in found.trades] == [("制鞋", "footwear")]
    assert listed(walk, asked=Asked(town="池店镇")).rows == () == listed(walk, asked=Asked(trade="food")).rows
    assert len(listed(walk, asked=Asked(town="陈埭镇", trade="footwear", stands="undecided")).rows) == 1
    walk.do("amend_party", party=3, trade="food", address="某市池店镇某某路1号")
    assert [(row.town, row.trade) for row in listed(walk).rows] == [("池店镇", "食品加工")]


@pytest.mark.parametrize(("address", "town"), [
    ("福建省晋江市陈埭镇溪边村1号", "陈埭镇"), ("晋江市梅岭街道长兴路2号", "梅岭街道"), ("某市某县某某乡某村", "某某乡"),
    ("晋江市世纪大道1号", ""), ("晋江市古镇路5号", ""), (None, ""),
])  # fmt: skip
def test_the_town_of_an_address(address: str | None, town: str) -> None:
    assert town_of(address) == town


@pytest.mark.parametrize(("today", "first", "second"), [
    (date(2026, 11, 20), (date(2026, 12, 31), 41), (date(2027, 2, 6), 78)),
    (date(2026, 2, 17), (date(2026, 2, 17), 0), (date(2026, 12, 31), 317)),
    (date(2026, 12, 31), (date(2026, 12, 31), 0), (date(2027, 2, 6), 37)),
])  # fmt: skip
def test_the_two_days_by_which_nothing_is_to_be_owed(today: date, first: tuple[date, int], second: tuple[date, int]) -> None:
    assert [(each.on, each.left) for each in days_left(today)] == [first, second]


def complaint(write: Write, people: People, *, amount: str = "9000.00", who: int = 1) -> Walk:
    walk = Walk(write, people)
    claims = [{"claimant": 1, "item": "wages", "amount": amount}]
    walk.do("receive_complaint", applicants=[person(who)], respondents=[COMPANY], claims=claims)
    return walk


def test_MW_3_the_same_person_with_the_same_debt_in_two_cases_is_one_person_and_one_debt(write: Write, people: People) -> None:
    complaint(write, people)
    walk = complaint(write, people)
    found = listed(walk)
    assert (found.total.people, found.total.unpaid, len(found.rows)) == (1, 9000, 1)


def test_another_sum_is_another_debt_of_the_same_person_and_another_person_s_is_his_own(write: Write, people: People) -> None:
    complaint(write, people)
    walk = complaint(write, people, amount="500.00")
    assert (listed(walk).total.people, listed(walk).total.unpaid) == (1, 9500)
    walk = complaint(write, people, who=2)
    assert (listed(walk).total.people, listed(walk).total.unpaid) == (2, 18500)


def test_MW_10_a_lead_without_a_case_is_listed_as_undecided_until_it_is_dealt_with(write: Write, people: People) -> None:
    walk = complaint(write, people)
    given = {"received_on": "2026-08-10", "employer": "另一家公司", "town": "池店镇", "persons": 3, "claimed": "12000"}
    lead = leads.record(write, people["erin"], given)
    found = listed(walk)
    assert (found.total.people, found.total.unpaid, found.total.undecided, found.cases) == (4, 21000, 21000, 1)
    assert [(each.whom, each.unpaid, each.stage) for each in found.leads] == [("另一家公司", 12000, "待签收")]
    assert ("池店镇", 3, 12000) in [(each.label, each.people, each.unpaid) for each in found.towns]
    assert listed(walk, "charlie").leads == () == listed(walk, asked=Asked(stands="late")).leads
    assert listed(walk, asked=Asked(town="池店镇")).total.unpaid == 12000
    opened = [(sum_, Asked(town=sum_.asks)) for sum_ in found.towns] + [(sum_, Asked(trade=sum_.asks)) for sum_ in found.trades]
    assert [listed(walk, asked=asked).total.unpaid for _, asked in opened] == [sum_.unpaid for sum_, _ in opened]
    leads.act(write, people["erin"], lead, "sign", {"on": "2026-08-11"})
    leads.act(write, people["erin"], lead, "verify", {"on": "2026-08-12", "persons": 2, "found": "8000", "result": "属实"})
    assert listed(walk).total.unpaid == 17000
    leads.act(write, people["erin"], lead, "handle", {"on": "2026-08-12", "conclusion": "unfounded"})
    assert listed(walk).total.unpaid == 9000


def test_MW_10_a_lead_of_a_project_is_of_the_building_trade_and_each_head_opens_what_it_counts(
    write: Write, people: People
) -> None:
    walk = Walk(write, people)
    walk.go("receive_complaint")
    for number, more in (("T-1", {"project": "某安置房"}), ("T-2", {})):
        given = {
            "received_on": "2026-08-10",
            "number": number,
            "employer": "另一家公司",
            "persons": 3,
            "claimed": "12000",
            **more,
        }
        leads.record(write, people["erin"], {**given, "town": "深沪镇"})
    found = listed(walk)
    trades = {each.label: (each.asks, each.undecided) for each in found.trades}
    assert trades["建筑业（工程建设）"] == ("building", 12000)
    for head in found.trades:
        opened = listed(walk, asked=Asked(trade=head.asks))
        assert (opened.total.unpaid, opened.total.lines) == (head.unpaid, head.lines)
    towns = next(each for each in found.filters if each.name == "town")
    assert "深沪镇" in [option.label for option in towns.choices], "a town of which a lead alone tells can be chosen"


def test_MW_10_a_lead_that_mediators_took_up_stays_listed_until_something_is_agreed(write: Write, people: People) -> None:
    walk = Walk(write, people).go("register", "accept_mediation")
    given = {"received_on": "2026-08-10", "employer": "另一家公司", "town": "池店镇", "persons": 3, "claimed": "12000"}
    lead = write.get(Lead, leads.record(write, people["erin"], given))
    assert lead is not None
    lead.case_id, lead.stage = walk.case_id, "in_case"
    assert [(each.whom, each.stage) for each in listed(walk).leads] == [("另一家公司", "案件办理中")]
    assert listed(walk).total.undecided == 12000
    walk.go("assign_mediator", "reach_agreement", "sign_agreement")
    assert listed(walk).leads == ()

"""Whose claim is against whom, who owes a line, and what has no use any more, as the pages show it."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import timedelta

import pytest

from mediation.errors import Invalid
from mediation.models import Write
from mediation.rules.codes import Side
from mediation.rules.states import State
from mediation.rules.states.arbitration import AWARDED, FORMED, SCHEDULED
from mediation.rules.states.mediation import MEDIATING
from mediation.services.record import cases
from mediation.services.views import case_page, marks
from mediation.services.views.case_page import CasePage
from mediation.services.views.due_money import payments
from mediation.services.views.workload import Desk
from tests.scenes import COMPANY, answer
from tests.services.papers.awards import decided
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("today")
OTHER = {**COMPANY, "name": "某外贸有限公司", "credit_code": None}


def page(walk: Walk, days: int = 0) -> CasePage:
    """The case page as its unit reads it, so many days later."""
    actor = walk.people["city-admin"]
    seen = cases.see(walk.session, walk.case_id or 0, actor)
    return case_page.view(walk.session, seen, actor, walk.day + timedelta(days=days), walk.proceeding)


def test_R33_36_what_is_claimed_back_is_told_apart_from_what_the_workers_claim(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    asked = walk.scene().numbers(Side.APPLICANT)[0]
    company = walk.scene().numbers(Side.RESPONDENT)[0]
    before = page(walk)
    back = [{"claimant": company, "item": "refund", "amount": "5000.00", "against": [asked]}]
    walk.do("receive_counterclaim", claims=back)
    walk.do("merge_counterclaim", claims=back)
    shown = page(walk)
    assert shown.timeline[0].text == f"受理{COMPANY['name']}对{walk.facts.parties[asked].name}的反申请，合并处理"
    assert shown.case.amount == before.case.amount == shown.claim_sum.claimed
    assert shown.case.countered == shown.counter_sum.claimed == 5000
    line = shown.claims[-1]
    assert (line.who, line.whom, line.counter) == (COMPANY["name"], walk.facts.parties[asked].name, True)
    assert all(line.whom == COMPANY["name"] and not line.counter for line in shown.claims[:-1])
    walk.do("serve", served="counter_notice", parties=walk.scene().numbers(Side.APPLICANT), method="direct")
    walk.go("set_hearing", "hold_hearing")
    decided(walk, **{f"n{line.n}": "dismissed"})
    assert page(walk).claims[-1].became == ["驳回"]
    assert page(walk).claims[0].became == []


def test_what_somebody_gave_up_in_a_settlement_leaves_its_mark(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    walk.go("serve")
    lines = answer("settle", walk.scene())["promises"]
    claim = walk.facts.claims[lines[0]["claim"]]
    lines[0]["amount"] = "1.00"
    walk.do("settle", promises=lines, left=[{"party": claim.claimant, "how": "waived"}])
    became = {line.n: line.became for line in page(walk).claims}
    assert became.pop(claim.number) == ["差额放弃"]
    assert set(map(tuple, became.values())) <= {()}


def test_a_line_names_those_who_owe_it_and_how_on_the_desk_and_in_what_comes_next(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED)
    walk.do("join_party", side="respondent", joined=[OTHER])
    company, other = walk.scene().numbers(Side.RESPONDENT)
    walk.go("serve")
    walk.do("serve", served="tribunal_notice", parties=[other], method="direct")
    walk.go("set_hearing", "hold_hearing")
    due = (walk.day + timedelta(days=5)).isoformat()
    lines = [{**line, "due_on": due, "debtors": [company]} for line in answer("settle", walk.scene())["promises"]]
    lines[0] |= {"backs": other, "up_to": "10.00"}
    walk.do("settle", promises=lines)
    parties = [p.number for p in walk.facts.of_side(walk.facts.proceedings[1], *Side)]
    walk.do("serve", served="settlement", parties=parties, method="direct")
    actor = people[walk.here.staff["presiding"]] if walk.here else people.bob
    rows = payments(write, Desk(actor, "unit", "", walk.day)).rows
    backed = f"{OTHER['name']}对{COMPANY['name']}不能清偿的部分在10元范围内承担补充责任"
    assert rows[0].whom == f"{COMPANY['name']}，{backed}"
    assert {row.whom for row in rows[1:]} == {COMPANY["name"]}
    assert any(backed in line.what for line in page(walk).coming)


def test_after_the_award_nobody_is_told_to_send_what_is_of_no_use_any_more(write: Write, people: People) -> None:
    walk = walk_to(write, people, SCHEDULED)
    titles = {line.title for line in page(walk).documents if not line.idle}
    assert {"仲裁受理通知书", "开庭通知书"} <= titles
    walk.go("hold_hearing")
    assert all(line.idle for line in page(walk).documents if line.title == "开庭通知书")
    assert not any("开庭通知书" in line.what for line in page(walk).coming)
    walk.go("award")
    told = " ".join(line.what for line in page(walk).coming)
    assert "仲裁受理通知书" not in told
    assert "把文书送到双方手里" in told


def test_papers_to_be_sent_are_told_by_people(write: Write, people: People) -> None:
    walk = walk_to(write, people, FORMED, ["many"])
    for _ in range(2):
        walk.do("set_evidence_period")
    everybody = {party.number for party in walk.facts.of_side(walk.facts.proceedings[1], *Side)}
    said = next(line.what for line in page(walk).coming if "《举证通知书》" in line.what)
    assert said.endswith(f"等 {len(everybody)} 人")


@pytest.mark.parametrize(
    ("state", "step", "day"), [(SCHEDULED, "set_hearing", "hearing_on"), (MEDIATING, "set_session", "session_on")]
)
def test_what_is_set_already_is_not_set_again(write: Write, people: People, state: State, step: str, day: str) -> None:
    walk = walk_to(write, people, state)
    if step == "set_session":
        walk.go("set_session")
    assert walk.here is not None
    stands = walk.here.sittings[-1]
    same = {day: stands.on.isoformat(), "starts": stands.starts, "place": stands.place}
    with pytest.raises(Invalid) as refused:
        walk.do(step, on=walk.day, **same)
    assert "没有改变，不必再定" in refused.value.faults["starts"]


def test_a_breach_of_acts_alone_owes_no_money(write: Write, people: People) -> None:
    since = walk_to(write, people, AWARDED).day
    assert marks.of_breach(since, since + timedelta(days=2), 0)[1] == "逾期未履行 2 天"
    assert marks.of_breach(since, since + timedelta(days=2), 1)[1] == "欠款 2 天"

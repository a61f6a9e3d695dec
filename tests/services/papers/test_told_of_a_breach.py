"""The notice of a breach (逾期未履行告知书, 协商调解规定 第30条): to those to whom something is overdue, each with what is his."""

from datetime import timedelta

import pytest

from mediation.models import Write
from mediation.rules.codes import Side
from mediation.rules.states.mediation import EFFECTIVE, MEDIATING
from mediation.services.papers import issue
from mediation.services.papers.rendering import as_html
from tests import world
from tests.scenes import person
from tests.walks import Walk, walk_to

pytestmark = pytest.mark.usefixtures("today")


def agreed(write: Write, people: world.People) -> Walk:
    """Three workers: wages and an act to the first, social insurance to the second, and the third, who was paid."""
    walk = walk_to(write, people, MEDIATING)
    walk.do("join_mediation", applicants=[person(7), person(8)], claims=[
        {"claimant": 1, "item": "insurance", "amount": "700.00"}, {"claimant": 2, "item": "wages", "amount": "800.00"},
    ], respondents=[], consent_on=walk.day.isoformat())  # fmt: skip
    return walk


def test_negotiation_rules_30_the_notice_goes_to_those_who_are_owed_each_with_his_own_sum_and_ways(
    write: Write, people: world.People
) -> None:
    walk = agreed(write, people)
    *_, second, third = sorted(walk.facts.parties)
    due = (walk.day + timedelta(days=5)).isoformat()
    walk.do("record_session")
    sums = [claim for claim in walk.facts.claims.values() if claim.amount is not None]
    left = {claim.claimant for claim in walk.facts.claims.values() if claim.amount is None}
    walk.do("reach_agreement", promises=[
        {"payee": claim.claimant, "claim": claim.number, "amount": str(claim.amount), "due_on": due} for claim in sums
    ], left=[{"party": party, "how": "elsewhere"} for party in sorted(left)], rest=None)  # fmt: skip
    walk.do("sign_agreement")
    mine, own = walk.facts.claims[1].claimant, str(walk.facts.claims[1].amount)
    numbers = {line.payee: line.number for line in walk.facts.promises.values()}
    walk.day += timedelta(days=9)
    walk.do("record_payment", payments=[{"promise": numbers[third], "amount": "800"}])
    walk.do("record_breach", on=walk.day, note="全部款项")
    write.flush()
    rows = {row.party: row for row in issue.of_case(walk.session, walk.case_id or 0) if row.template == "breach_notice"}
    assert set(rows) == {*numbers} - {third}
    texts = {party: as_html("breach_notice", issue.frozen(row)) for party, row in rows.items()}
    assert own in texts[mine]
    assert "700元" not in texts[mine]
    assert "全部款项" not in texts[mine]
    assert ("申请支付令" in texts[second], "申请仲裁" in texts[second]) == (False, True)
    ordered = "就协议约定的劳动报酬、工伤医疗费、经济补偿或者赔偿金，持调解协议书"
    assert ordered in texts[mine], "an order is for these sums alone: 调解仲裁法 第16条"
    assert "部分履行的，仲裁时效中断" in texts[mine]
    assert {row.state for row in rows.values()} <= {"pending"}


def test_r17_32_the_demand_goes_to_who_owes_and_tells_what_to_whom(write: Write, people: world.People) -> None:
    """One paper for the employer, with both workers' lines; none for the workers."""
    walk = walk_to(write, people, EFFECTIVE)
    (employer,) = [party.number for party in walk.facts.of_side(walk.here, Side.RESPONDENT)]
    walk.day += timedelta(days=10)
    walk.go("demand_performance")
    write.flush()
    rows = [row for row in issue.of_case(walk.session, walk.case_id or 0) if row.template == "performance_demand"]
    assert [(row.party, row.state) for row in rows] == [(employer, "pending")]
    told = as_html("performance_demand", issue.frozen(rows[0]))
    line = next(line for line in walk.facts.promises.values() if line.amount)
    assert walk.facts.parties[line.payee].name in told
    assert "应当履行" in told


def test_cc_509_the_notice_and_the_demand_tell_what_by_agreement_fell_due_with_the_instalment_that_failed(
    write: Write, people: world.People
) -> None:
    walk = walk_to(write, people, MEDIATING).go("record_session")
    first, later = ((walk.day + timedelta(days=days)).isoformat() for days in (5, 35))
    claim = next(claim for claim in walk.facts.claims.values() if claim.amount is not None)
    assert claim.amount is not None
    terms = [
        {"payee": claim.claimant, "claim": claim.number, "amount": str(claim.amount / 2), "due_on": due}
        for due in (first, later)
    ]
    left = [{"party": party, "how": "elsewhere"} for party in sorted({c.claimant for c in walk.facts.claims.values()})]
    walk.do("reach_agreement", promises=terms, left=left, rest=None, accelerates=True)
    walk.go("sign_agreement")
    walk.day += timedelta(days=9)
    walk.go("record_breach", "demand_performance")
    write.flush()
    for template in ("breach_notice", "performance_demand"):
        row = next(row for row in issue.of_case(walk.session, walk.case_id or 0) if row.template == template)
        told = as_html(template, issue.frozen(row))
        assert told.count("按照约定一并到期") == 1
        assert "（原定履行期限" in told


def test_cpl_250_whoever_holds_a_ruling_is_told_of_the_two_years_of_enforcement_and_not_of_arbitration(
    write: Write, people: world.People
) -> None:
    walk = walk_to(write, people, EFFECTIVE).go("apply_confirmation", "court_accepts", "court_confirms")
    (employer,) = [party.number for party in walk.facts.of_side(walk.here, Side.RESPONDENT)]
    walk.proceeding = 1
    walk.day = max(line.due_on for line in walk.facts.promises.values() if line.due_on) + timedelta(days=1)
    walk.do("record_breach", note="全部款项")
    write.flush()
    rows = {row.party: row for row in issue.of_case(walk.session, walk.case_id or 0) if row.template == "breach_notice"}
    assert rows
    assert employer not in rows
    for row in rows.values():
        told = as_html("breach_notice", issue.frozen(row))
        assert "裁定书向人民法院申请执行" in told
        assert "申请执行的期间为二年" in told
        assert "仲裁时效" not in told

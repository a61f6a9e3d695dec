"""The money on the desk: what workers wait for by a paper in force, one debt once; what an employer is owed is told by itself."""

# ruff: noqa: N802 (tests are named after the articles)

from datetime import date, timedelta

import pytest

from mediation.models import Write
from mediation.rules.codes import Side
from mediation.rules.states.arbitration import FORMED
from mediation.rules.states.mediation import EFFECTIVE
from mediation.services.record import cases
from mediation.services.views import case_page, desk, search
from mediation.services.views.due_money import in_cases, on_desk, says
from mediation.services.views.search import Wanted
from mediation.services.views.workload import Desk
from tests.scenes import answer
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")


def headline(walk: Walk, today: date) -> str:
    """What the desks of the mediator and of the arbitration office say of overdue money, the one that says something."""
    walk.session.flush()
    return "".join(says(on_desk(walk.session, who, today).values()) for who in (walk.people.alice, walk.people.bob))


def page(walk: Walk, proceeding: int, today: date) -> case_page.CasePage:
    actor = walk.people["city-admin"]
    return case_page.view(walk.session, cases.see(walk.session, walk.case_id or 0, actor), actor, today, proceeding)


def settled(write: Write, people: People) -> Walk:
    """A settlement of the whole case, due in five days, that nobody has received; the company's 5,000 元 of the first worker in it."""
    walk = walk_to(write, people, FORMED)
    worker, company = walk.scene().numbers(Side.APPLICANT)[0], walk.scene().numbers(Side.RESPONDENT)[0]
    back = [{"claimant": company, "item": "refund", "amount": "5000.00", "against": [worker]}]
    walk.do("receive_counterclaim", claims=back)
    walk.do("merge_counterclaim", claims=back)
    walk.do("serve", served="counter_notice", parties=walk.scene().numbers(Side.APPLICANT), method="direct")
    walk.go("serve")
    due = (walk.day + timedelta(days=5)).isoformat()
    number = walk.facts.claimed_in(walk.facts.proceedings[1])[-1].number
    own = [line for line in answer("settle", walk.scene())["promises"] if line["payee"] != company]
    owing = {"payee": company, "claim": number, "amount": "5000.00", "debtors": [worker]}
    walk.do("settle", promises=[{**line, "due_on": due} for line in [*own, owing]])
    return walk


def test_LMAA_42_a_settlement_that_is_not_signed_for_owes_nothing_and_what_the_employer_gets_is_told_apart(
    write: Write, people: People
) -> None:
    walk = settled(write, people)
    late = walk.day + timedelta(days=20)
    assert headline(walk, late) == ""
    _, (line,) = search.found(write, people["city-admin"], Wanted(), late, 0, 10)
    assert "欠款" not in line.word
    parties = [p.number for p in walk.facts.of_side(walk.facts.proceedings[1], *Side)]
    walk.do("serve", served="settlement", parties=parties, method="direct")
    workers = [
        line for line in walk.facts.promises.values() if line.amount and line.payee in walk.scene().numbers(Side.APPLICANT)
    ]
    total = sum(line.amount for line in workers if line.amount)
    assert headline(walk, late).startswith(f"逾期未付 {len(workers)} 笔 {total:,.2f} 元")
    assert headline(walk, late).endswith("另有用人单位应得逾期 1 笔 5,000.00 元")
    _, (line,) = search.found(write, people["city-admin"], Wanted(), late, 0, 10)
    assert "欠款" in line.word
    shown = desk.view(write, Desk(people.bob, "unit", "", late))
    assert shown.payments is not None
    assert f"逾期 {len(workers)} 笔 {total:,.2f} 元" in shown.payments.says
    assert shown.payments.says.endswith("另有用人单位应得 1 笔 5,000.00 元")


def test_LMAA_15_what_is_asked_for_in_arbitration_is_waited_for_and_counted_there_alone(write: Write, people: People) -> None:
    walk = walk_to(write, people, EFFECTIVE)
    walk.day = max(line.due_on for line in walk.facts.promises.values() if line.due_on) + timedelta(days=2)
    owed = sum(line.amount for line in walk.facts.promises.values() if line.amount)
    assert f"{owed:,.2f} 元" in headline(walk, walk.day)
    assert page(walk, 1, walk.day).promise_sum.unpaid == owed
    walk.do("arbitrate_agreement", parties=walk.scene().numbers(Side.APPLICANT))
    assert headline(walk, walk.day) == ""
    assert in_cases(write, [walk.case_id or 0], walk.day) == {}
    shown = page(walk, 2, walk.day)
    assert shown.promise_sum.unpaid is None
    assert {line.word for line in shown.promises if line.amount} == {"已申请仲裁"}
    assert shown.claim_sum.claimed == owed

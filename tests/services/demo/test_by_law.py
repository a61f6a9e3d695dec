"""The demo's cases of a child who inherits and of an employer abroad: told through the door, each as the law has it come out."""

from datetime import date
from pathlib import Path

from sqlmodel import select

from mediation.models import Case, Promise
from mediation.rules.codes.people import Capacity
from mediation.services.demo import by_law
from mediation.services.operation.verify import verify
from mediation.services.papers import issue
from mediation.services.record import replayed
from tests.stories import told

TODAY = date(2026, 11, 20)


def test_a_widow_who_acts_for_her_child_and_an_employer_abroad(tmp_path: Path) -> None:
    with told(tmp_path, TODAY, by_law) as session:
        cases = {row.who.partition("等")[0]: row.id or 0 for row in session.exec(select(Case))}
        family = replayed.of_case(session, cases["庄阿珠"]).facts
        assert [(p.name, p.capacity) for p in family.parties.values() if p.lacks_capacity] == [("柯小宝", Capacity.MINOR)]
        assert family.proceedings[1].state == "closed"
        owed = session.exec(select(Promise.amount).where(Promise.case_id == cases["庄阿珠"]).order_by(Promise.number)).all()
        assert [int(amount or 0) for amount in owed] == [15000, 7500, 7500]
        papers = [issue.frozen(row) for row in issue.of_case(session, cases["庄阿珠"]) if row.template == "settlement"]
        assert any(agent["kind"] == "法定代理人" for agent in papers[-1]["parties"]["agents"])
        abroad = replayed.of_case(session, cases["骆桂香"]).facts.proceedings[1]
        assert abroad.state == "scheduled"
        served = {delivery.document: delivery.on for delivery in abroad.arrived() if delivery.party == 2}
        begun = {
            delivery.document: delivery.on for delivery in abroad.deliveries if delivery.party == 2 and not delivery.arrived
        }
        assert all((served[paper] - begun[paper]).days >= 60 for paper in served)
        assert verify(session, TODAY).faults == []

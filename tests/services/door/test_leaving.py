"""Some applicants leave at the door: the decision names and reaches them alone, and is remembered when they apply again."""

import pytest
from sqlmodel import select

from mediation.errors import Invalid
from mediation.models import Document, Proceeding, Write
from mediation.rules.codes import Side
from mediation.rules.states.arbitration import HEARD, SCHEDULED
from mediation.services.door import choices, step_named
from mediation.services.papers import issue
from mediation.services.record import case_rows
from mediation.services.views import cautions
from tests.scenes import person
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")


def issued(walk: Walk, template: str) -> list[Document]:
    walk.session.flush()
    return [row for row in issue.of_case(walk.session, walk.case_id or 0) if row.template == template]


@pytest.fixture
def defaulted(write: Write, people: People) -> Walk:
    """Of two applicants, the one who was told and did not come has been taken to have withdrawn."""
    return walk_to(write, people, SCHEDULED).go("serve", "serve", "deem_part_withdrawn")


def test_the_decision_names_who_left_and_nobody_who_goes_on(defaulted: Walk) -> None:
    (row,) = issued(defaulted, "default_decision")
    data = issue.frozen(row)
    assert [party["name"] for party in data["parties"]["applicants"]] == ["周某2"]
    assert (row.state, data["copies"]) == ("pending", 3), "one for each of the two, and one for the file"
    withdrawn = walk_to(defaulted.session, defaulted.people, HEARD).go("withdraw_part")
    (row,) = issued(withdrawn, "withdrawal_decision")
    assert [party["name"] for party in issue.frozen(row)["parties"]["applicants"]] == ["周某2"]
    receipts = [r.party for r in issued(withdrawn, "service_receipt") if r.seq == row.seq]
    assert receipts == [2, 3], "who left, and the other side"


def test_who_sued_is_named_in_the_decision_that_ends_his_part_alone(write: Write, people: People) -> None:
    walk = walk_to(write, people, HEARD).go("terminate_part")
    (row,) = issued(walk, "termination_decision")
    assert [party["name"] for party in issue.frozen(row)["parties"]["applicants"]] == ["周某1"]
    assert row.state == "pending"
    assert walk.here is not None
    assert walk.here.state == HEARD.name


def test_the_decision_is_served_on_who_left_and_nothing_else_asks_for_him(defaulted: Walk) -> None:
    offered = choices.for_step(defaulted.session, step_named("serve"), defaulted.facts, defaulted.here)["addressees"]
    assert [(c.label, c.note) for c in offered][1] == ("周某2", "申请人，已退出")
    assert defaulted.scene().suggested("serve") == {"served": "default_decision", "parties": [2, 3]}
    defaulted.do("serve")
    assert "default_decision" not in str(defaulted.scene().suggested("serve"))
    with pytest.raises(Invalid) as wrong:
        defaulted.do("request_postponement", parties=[2])
    assert "parties" in wrong.value.faults


def test_a_person_who_was_deemed_withdrawn_is_told_so_when_he_applies_again(defaulted: Walk) -> None:
    def said(name: int) -> list[str]:
        given = {"applicants": [person(name)], "claims": [{"claimant": 1, "item": "wages"}], "on": "2026-08-18"}
        found = cautions.typed(defaulted.session, defaulted.people["bob"], step_named("file_arbitration"), given)
        return [view.text for view in found if view.check == "once_only"]

    assert "再次申请的，不予受理" in said(2)[0]
    assert "不能重复受理" in said(1)[0], "the other one's case is still running"


def test_the_case_stays_open_with_everybody_counted_and_the_claims_of_those_who_stay(defaulted: Walk) -> None:
    here = defaulted.here
    assert here is not None
    row = case_rows.proceeding_rows(defaulted.facts, {here.unit: 1})[1,]
    assert (row["headcount"], str(row["amount"]), row["outcome"], row["unclosed"]) == (2, "1000.50", None, True)
    assert [p.number for p in defaulted.facts.of_side(here, Side.APPLICANT)] == [1]


def test_the_rest_is_withdrawn_and_the_case_closes_with_its_partial_award(write: Write, people: People) -> None:
    walk = walk_to(write, people, HEARD, ["split"]).go("award_part", "withdraw_rest")
    stored = walk.session.get(Proceeding, _id(walk))
    assert stored is not None
    assert (stored.state, stored.outcome) == ("awarded", "A20")
    (row,) = issued(walk, "withdrawal_decision")
    assert row.state == "pending"
    walk.go("serve", "serve", "close_arbitration")
    assert walk.here is not None
    assert walk.here.state == "closed"


def _id(walk: Walk) -> int | None:
    walk.session.flush()
    query = select(Proceeding.id).where(Proceeding.case_id == walk.case_id, Proceeding.number == walk.proceeding)
    return walk.session.exec(query).one()

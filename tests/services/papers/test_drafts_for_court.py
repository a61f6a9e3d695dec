"""What the office writes out for whoever goes to a court: each his own paper, from the record, with nobody else's particulars."""

import json
from datetime import timedelta
from typing import Any

import pytest

from mediation.errors import Invalid
from mediation.models import Write
from mediation.rules.lifecycle import STEPS
from mediation.rules.steps.undecided import awards_made
from mediation.services.door import choices
from mediation.services.papers import issue
from tests.scenes import COMPANY, id_number, person, phone
from tests.walks import Walk, through_mediation
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")
COURT = "某市人民法院"


def agreed(write: Write, people: People) -> Walk:
    """Two workers and a company have signed; the first one's wages are overdue since."""
    walk = Walk(write, people)
    walk.do(
        "register", applicants=[person(1), person(2)], respondents=[COMPANY],
        claims=[{"claimant": n, "item": "wages", "amount": f"{n}000.00"} for n in (1, 2)],
    )  # fmt: skip
    return walk.go("accept_mediation", "assign_mediator", "record_session", "reach_agreement", "sign_agreement")


def drafts(walk: Walk, name: str) -> dict[int, dict[str, Any]]:
    """The papers of this name that can be printed, by whom they are for."""
    return {
        row.party: issue.frozen(row) for row in issue.of_case(walk.session, walk.case_id or 0)
        if row.template == name and row.state == "pending"
    }  # fmt: skip


def test_cpl_205_each_has_his_own_application_for_confirmation_with_his_own_lines(write: Write, people: People) -> None:
    walk = agreed(write, people)
    walk.do("draft_for_court", paper="confirmation_application", parties=[1, 2], against=[3], court=COURT)
    found = drafts(walk, "confirmation_application")
    assert found.keys() == {1, 2}
    assert [line["amount"] for line in found[2]["draft"]["lines"]] == ["2000.00"]
    assert found[1]["draft"]["in_force_on"]
    for mine, other in ((1, 2), (2, 1)):
        text = json.dumps(found[mine], ensure_ascii=False)
        assert id_number(mine) in text
        assert id_number(other) not in text
        assert phone(other) not in text


def test_lmaa_16_an_order_to_pay_is_asked_for_what_is_overdue_and_nothing_else(write: Write, people: People) -> None:
    walk = agreed(write, people)
    asked = {"paper": "payment_order_application", "parties": [1], "against": [3], "court": COURT}
    with pytest.raises(Invalid) as early:
        walk.do("draft_for_court", **asked)
    assert "到期没付" in early.value.faults["parties"]
    due = max(line.due_on for line in walk.facts.promises.values() if line.due_on)
    walk.day = due + timedelta(days=3)
    with walk.standing():
        walk.do("draft_for_court", **asked)
    (draft,) = drafts(walk, "payment_order_application").values()
    assert [(line["amount"], line["what"]) for line in draft["draft"]["lines"]] == [("1000.00", "劳动报酬")]


def offered(walk: Walk) -> list[tuple[str, str, bool]]:
    """What the form offers, with its note, and whether it cannot be chosen."""
    here = walk.facts.proceedings[walk.proceeding]
    with walk.standing():
        found = choices.for_step(walk.session, STEPS["draft_for_court"], walk.facts, here)["drafts"]
    return [(str(each.value), each.note, each.refused) for each in found]


def test_only_what_the_proceeding_can_ever_fill_is_offered_and_what_it_cannot_yet_says_why(
    write: Write, people: People
) -> None:
    walk = agreed(write, people)
    (order, early, cannot), (confirmation, whom, may_not) = offered(walk)
    assert (order, confirmation, cannot, may_not) == ("payment_order_application", "confirmation_application", True, False)
    assert "没有到期没付" in early
    assert whom.startswith("为")
    due = max(line.due_on for line in walk.facts.promises.values() if line.due_on)
    walk.day = due + timedelta(days=40)
    (_, _, cannot), (_, over, may_not) = offered(walk)
    assert (cannot, may_not) == (False, True)
    assert "人民法院不予确认" in over
    with walk.standing():
        with pytest.raises(Invalid) as late:
            walk.do("draft_for_court", paper=confirmation, parties=[1], against=[3], court=COURT)
        assert "三十日" in late.value.faults["parties"]


def test_cpl_205_what_the_court_has_before_it_is_not_written_out_again(write: Write, people: People) -> None:
    walk = agreed(write, people).go("apply_confirmation")
    walk.proceeding = 1
    assert [(name, cannot) for name, _, cannot in offered(walk)] == [
        ("payment_order_application", True), ("confirmation_application", True),
    ]  # fmt: skip
    assert "等待人民法院的裁定" in offered(walk)[1][1]


def test_a_paper_that_the_record_does_not_fill_is_refused_with_what_to_do(write: Write, people: People) -> None:
    walk = agreed(write, people)
    with pytest.raises(Invalid) as wrong:
        walk.do("draft_for_court", paper="enforcement_application", parties=[1], court=COURT)
    assert "支付令申请书、司法确认申请书" in wrong.value.faults["paper"]


def test_only_the_papers_that_were_made_are_offered(write: Write, people: People) -> None:
    walk = through_mediation(write, people, "form_tribunal", "set_hearing", "hold_hearing", "award")
    here = walk.facts.proceedings[walk.proceeding]
    for step, options in (("lodge_suit", "awards"), ("confirm_effect", "results"), ("apply_enforcement", "results")):
        found = choices.for_step(walk.session, STEPS[step], walk.facts, here)[options]
        assert [str(each.value) for each in found] == awards_made(here) == ["award_final", "award_nonfinal"]

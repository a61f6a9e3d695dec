"""The forms of the way: issued by their steps from the record, in the right name, with nothing lacking."""

import pytest

from mediation.models import Document, Write
from mediation.rules.states import State
from mediation.rules.states.arbitration import AWARDED
from mediation.rules.states.mediation import ACCEPTED, MEDIATING, REGISTERED
from mediation.rules.states.review import RECEIVED, UNDER_REVIEW
from mediation.services.papers import issue
from mediation.services.papers.catalogue import catalogue
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")


def issued(walk: Walk, template: str) -> list[Document]:
    walk.session.flush()
    return [row for row in issue.of_case(walk.session, walk.case_id or 0) if row.template == template]


@pytest.mark.parametrize(
    ("state", "steps", "template", "many"),
    [
        (REGISTERED, ("ask_consent",), "mediation_inquiry", 1),
        (ACCEPTED, ("assign_mediator",), "mediator_appointment", 1),
        (MEDIATING, ("change_mediator",), "mediator_appointment", 2),
        (MEDIATING, ("set_session",), "session_notice", 3),
        (MEDIATING, ("extend_mediation",), "extension_consent", 1),
        (MEDIATING, ("escalate_mediation",), "mediation_transfer_letter", 1),
        (RECEIVED, ("withdraw_review",), "review_termination", 1),
        (RECEIVED, ("refuse_review",), "review_refusal_notice", 3),
        (UNDER_REVIEW, ("withdraw_review",), "review_termination", 1),
        (AWARDED, ("confirm_effect",), "effect_certificate", 1),
    ],
)
def test_the_step_issues_its_form_and_nothing_is_lacking(
    write: Write, people: People, state: State, steps: tuple[str, ...], template: str, many: int
) -> None:
    rows = issued(walk_to(write, people, state).go(*steps), template)
    assert [(row.state, row.refusal) for row in rows] == [("pending", "")] * many


def test_a_hand_over_is_written_by_the_unit_that_hands_over_to_the_one_that_takes_over(write: Write, people: People) -> None:
    walk = walk_to(write, people, MEDIATING)
    assert walk.here is not None
    before = walk.here.unit
    walk.go("escalate_mediation")
    data = issue.frozen(issued(walk, "mediation_transfer_letter")[0])
    here = walk.here
    assert here is not None
    assert here.unit != before
    assert data["given"]["to_unit"] != here.unit
    assert data["office"]["name"] not in (None, data["given"]["to_unit"])


def test_a_certificate_tells_each_partys_receipt_from_the_record(write: Write, people: People) -> None:
    walk = walk_to(write, people, AWARDED, ["split"]).go("confirm_effect")
    data = issue.frozen(issued(walk, "effect_certificate")[0])
    here = walk.here
    assert here is not None
    entry = here.last("confirm_effect")
    assert entry is not None
    served = here.received(entry.answer("served"))
    expected = [(walk.facts.parties[n].name, str(served[n]) if n in served else None) for n in here.parties]
    assert [(row["name"], row["on"]) for row in data["effect"]["received"]] == expected
    assert data["effect"]["paper_number"].endswith(("-1号", "-2号"))


def test_a_certificate_is_dated_no_earlier_than_what_it_certifies(write: Write, people: People) -> None:
    """A final award is in force on its own day; the certificate that tells who received it later bears the day it was made."""
    walk = walk_to(write, people, AWARDED, ["split"]).go("serve", "serve", "confirm_effect")
    (certificate,) = issued(walk, "effect_certificate")
    data = issue.frozen(certificate)
    days = [row["on"] for row in data["effect"]["received"] if row["on"]]
    assert data["on"] < max(days), "in force before it was served"
    assert data["issued_on"] == str(certificate.issued_on) == walk.day.isoformat() >= max(days)


def test_every_form_belongs_to_a_file() -> None:
    files = {name: catalogue()[name].file for name in ("mediation_inquiry", "effect_certificate", "inspection_receipt")}
    assert files == {"mediation_inquiry": "调解卷", "effect_certificate": "正卷", "inspection_receipt": "监察卷"}

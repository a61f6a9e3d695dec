"""Cases that a unit handed on: it sees to whom and how they stand, and nobody else sees even that."""

import json
from dataclasses import asdict

import pytest

from mediation.errors import NotFound
from mediation.models import Write
from mediation.services.record import cases
from mediation.services.views import handed_on
from tests.scenes import COMPANY
from tests.walks import Walk
from tests.world import TODAY, People


def test_a_transfer_is_listed_for_who_made_it_and_for_nobody_else(write: Write, people: People) -> None:
    walk = Walk(write, people).go("register", "accept_mediation", "assign_mediator")
    assert handed_on.listed(write, people.alice) == []
    walk.do("transfer_mediation")
    (row,) = handed_on.listed(write, people.alice)
    assert (row.case_id, row.how, row.to, row.kind, row.concluded_on) == (walk.case_id, "移交", "池店镇", "调解", None)
    assert row.state == "调解中"
    assert handed_on.listed(write, people.charlie) == []
    assert handed_on.listed(write, people["dave"]) == []
    with pytest.raises(NotFound):
        cases.see(write, walk.case_id or 0, people["dave"])


def test_only_the_state_is_told_and_it_follows_the_case(write: Write, people: People) -> None:
    walk = Walk(write, people).go("register", "accept_mediation", "assign_mediator", "transfer_mediation")
    walk.do("assign_mediator", by=people.charlie, mediator="charlie")
    walk.do("fail_mediation", by=people.charlie)
    (row,) = handed_on.listed(write, people.alice)
    assert row.state == "调解不成"
    assert row.concluded_on is not None
    told = json.dumps(asdict(row), default=str, ensure_ascii=False)
    names = [party.name for party in walk.facts.parties.values()]
    assert not [name for name in [*names, COMPANY["name"], walk.facts.story] if name in told]


def test_what_comes_back_is_no_longer_listed(write: Write, people: People) -> None:
    walk = Walk(write, people).go("register", "accept_mediation", "assign_mediator", "transfer_mediation")
    walk.do("transfer_mediation", by=people.charlie, to_unit=people.alice.unit_code)
    assert handed_on.listed(write, people.alice) == []
    (row,) = handed_on.listed(write, people.charlie)
    assert row.to == "陈埭镇"


def test_an_arbitration_that_a_mediation_led_to_is_listed_too(write: Write, people: People) -> None:
    walk = Walk(write, people).go("register", "accept_mediation", "assign_mediator", "fail_mediation", "apply_arbitration")
    (row,) = handed_on.listed(write, people.alice)
    assert (row.case_id, row.kind) == (walk.case_id, "仲裁")
    assert row.on <= TODAY
    assert handed_on.listed(write, people.bob) == []

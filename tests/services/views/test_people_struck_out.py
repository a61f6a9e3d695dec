"""Whoever was entered by mistake and is taken out again: the case still opens, and the void papers say whom they named."""

from datetime import timedelta

import pytest
from sqlmodel import select

from mediation.models import Document, Write
from mediation.rules.states.mediation import REGISTERED
from mediation.services.record import cases
from mediation.services.views import case_page
from tests.sound import sound
from tests.walks import walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")


def test_a_case_opens_after_somebody_to_whom_papers_went_was_struck_out(write: Write, people: People) -> None:
    walk = walk_to(write, people, REGISTERED)
    walk.do("join_mediation")
    joined = walk.facts.proceedings[1].entries[-1]
    (number,) = walk.facts.proceedings[1].joined
    name = walk.facts.parties[number].name
    walk.do("accept_mediation")
    assert write.exec(select(Document).where(Document.case_id == walk.case_id, Document.party == number)).all()
    walk.do("correct", entry=joined.seq, action="strike", new_on=None, reason="同一人登记了两次")
    assert number not in walk.facts.parties
    write.expire_all()
    seen = cases.see(write, walk.case_id or 0, walk.people.alice)
    page = case_page.view(write, seen, walk.people.alice, walk.day + timedelta(days=1), 1)
    void = [line for line in page.documents if line.party == number]
    assert void
    assert {(line.addressee, line.short) for line in void} == {(name, "作废")}
    sound(walk)

"""What is sealed of an agent: his phone and ID number, in a row of their own and in no entry."""

import pytest
from sqlmodel import select

from mediation.models import Agent, JournalEntry, Write
from mediation.rules.states.mediation import MEDIATING
from mediation.services.operation import openings
from mediation.services.record import agents
from mediation.services.record.cases import see
from mediation.services.views import case_page
from tests.scenes import id_number, phone
from tests.walks import Walk, walk_to
from tests.world import People

pytestmark = pytest.mark.usefixtures("both", "today")
PHONE = phone(88)


def noted(write: Write, people: People) -> Walk:
    """A mediation with an agent whose phone and ID number are known."""
    walk = walk_to(write, people, MEDIATING)
    walk.do("register_agent", id_number=id_number(5))
    return walk


def rows(walk: Walk) -> list[Agent]:
    walk.session.flush()
    return list(walk.session.exec(select(Agent)).all())


def test_the_journal_holds_nothing_of_it_and_the_row_only_a_cipher(write: Write, people: People) -> None:
    walk = noted(write, people)
    (row,) = rows(walk)
    assert (agents.opened(row, "phone"), agents.opened(row, "id_number")) == (PHONE, id_number(5))
    assert PHONE not in str(row.phone)
    told = "".join(entry.given for entry in write.exec(select(JournalEntry)).all())
    assert "施某某" in told
    assert PHONE not in told
    assert id_number(5) not in told
    assert list(openings.tried(write, [walk.case_id or 0])).count(None) == len(list(openings.tried(write, [walk.case_id or 0])))


def test_a_change_gives_another_phone_and_leaves_what_it_does_not_ask(write: Write, people: People) -> None:
    walk = noted(write, people)
    walk.do("change_agent", phone=phone(99))
    (row,) = rows(walk)
    assert (agents.opened(row, "phone"), agents.opened(row, "id_number")) == (phone(99), id_number(5))


def test_the_page_shows_it_masked_and_opens_it_with_the_party(write: Write, people: People) -> None:
    walk = noted(write, people)
    seen = see(write, walk.case_id or 0, people.alice)
    company = next(p for p in case_page.view(write, seen, people.alice, walk.day, 1).parties if p.agents)
    assert PHONE not in company.agents[0]
    assert f"电话 {PHONE[:3]}" in company.agents[0]
    opened = case_page.agents_opened(walk.facts, company.n, agents.of_case(write, walk.facts, walk.case_id or 0))
    assert [(each.label, PHONE in each.text, id_number(5) in each.text) for each in opened] == [
        ("委托代理人施某某", True, True)
    ]


def test_whose_noting_is_struck_leaves_nothing_behind(write: Write, people: People) -> None:
    walk = noted(write, people)
    walk.do("correct", entry=walk.version, action="strike", new_on=None)
    assert rows(walk) == []

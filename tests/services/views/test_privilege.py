"""What is said in a mediation stays in it (协商调解规定 第11条): no arbitrator, clerk, registrar or director gets to read it."""

import json
from datetime import date

import pytest
from sqlmodel import select

from mediation.errors import NotFound
from mediation.models import Document, Write
from mediation.rules.indicators.periods import Month
from mediation.rules.roles import ARBITRATION_STAFF
from mediation.services import door
from mediation.services.base.accounts import Actor
from mediation.services.figures.drill import cases_counted
from mediation.services.record import cases
from mediation.services.views import case_page, document_list, search
from mediation.services.views.case_page import CasePage
from mediation.services.views.search import Wanted
from tests.walks import Walk
from tests.world import People

SECRET = "厂方只肯付八折"
TODAY = date(2026, 8, 20)
NOT_THEIRS = ("调解笔录", "调解不成告知书", "劳动争议调解登记表", "调解受理通知书")
pytestmark = pytest.mark.usefixtures("both")


@pytest.fixture
def readers(people: People) -> list[Actor]:
    """Everybody who works in arbitration: one of each role at the city, who sees every unit, and the office's own."""
    return [*(people.in_role(role) for role in sorted(ARBITRATION_STAFF)), people.bob]


def mediated(write: Write, people: People) -> Walk:
    """A mediation in which something was said, and conceded in a draft that nobody signed."""
    walk = Walk(write, people).go("register", "accept_mediation", "assign_mediator")
    walk.do("record_session", content=SECRET, result=SECRET)
    walk.do("reach_agreement", facts=SECRET, rest=SECRET)
    return walk


def shown(write: Write, case_id: int, actor: Actor, number: int) -> CasePage:
    return case_page.view(write, cases.see(write, case_id, actor), actor, TODAY, number)


def test_arbitration_staff_cannot_open_what_was_said(write: Write, people: People, readers: list[Actor]) -> None:
    walk = mediated(write, people)
    walk.do("reopen_mediation", reason=SECRET)
    walk.go("fail_mediation", "apply_arbitration")
    assert walk.case_id is not None
    documents = write.exec(select(Document).where(Document.case_id == walk.case_id, Document.proceeding == 1)).all()
    assert {row.template for row in documents} >= {"mediation_record", "mediation_agreement"}
    assert SECRET in str(shown(write, walk.case_id, people.alice, 1))
    for reader in readers:
        for number in (1, 2):
            page = shown(write, walk.case_id, reader, number)
            assert SECRET not in str(page)
            assert {row.title for row in page.documents}.isdisjoint(NOT_THEIRS)
        for row in documents:
            assert row.id is not None
            with pytest.raises(NotFound):
                case_page.paper(write, walk.case_id, row.id, reader)
        listed = document_list.page(write, reader, "all", TODAY, 0, 100).rows
        assert {row.title for row in listed}.isdisjoint(NOT_THEIRS)
        assert search.found(write, reader, Wanted(q="八折"), TODAY, 0, 10)[0] == 0
        counted = cases_counted(write, "ACC", "all", Month(2026, 3), "month", "", reader)
        assert SECRET not in str(counted)


def test_an_unsigned_draft_is_an_offer_and_is_not_shown(write: Write, people: People, readers: list[Actor]) -> None:
    walk = mediated(write, people)
    assert walk.case_id is not None
    assert shown(write, walk.case_id, people.alice, 1).promises
    for reader in readers[:-1]:
        page = shown(write, walk.case_id, reader, 1)
        assert page.promises == []
        assert all(claim.agreed is None for claim in page.claims)


def test_the_agreement_in_force_the_parties_and_the_claims_travel(write: Write, people: People, readers: list[Actor]) -> None:
    walk = mediated(write, people).go("sign_agreement", "apply_arbitration")
    assert walk.case_id is not None
    agreement = write.exec(select(Document).where(Document.template == "mediation_agreement")).one()
    record = write.exec(select(Document).where(Document.template == "mediation_record")).one()
    assert agreement.id is not None
    assert record.id is not None
    for reader in readers:
        page = shown(write, walk.case_id, reader, 2)
        assert len(page.parties) == 3
        assert page.claims
        assert page.promises
        assert case_page.paper(write, walk.case_id, agreement.id, reader).row is agreement
        with pytest.raises(NotFound):
            case_page.paper(write, walk.case_id, record.id, reader)


def test_a_mediator_who_also_sits_in_the_arbitration_is_shut_out(write: Write, people: People) -> None:
    walk = mediated(write, people).go("fail_mediation", "apply_arbitration")
    assert walk.case_id is not None
    facts = cases.see(write, walk.case_id, people.alice).facts
    both = Actor(
        "both", "兼任", people.alice.unit_id, people.alice.unit_code, people.alice.unit_name, people.alice.unit_path,
        people.alice.roles | people.bob.roles,
    )  # fmt: skip
    assert case_page.hidden_from(write, both, facts) == {1}
    assert case_page.hidden_from(write, people.alice, facts) == frozenset()


def test_who_handed_a_case_on_still_reads_it_and_can_do_nothing_more(write: Write, people: People) -> None:
    walk = Walk(write, people).go("register", "accept_mediation", "assign_mediator")
    walk.do("record_session", content=SECRET, result=SECRET)
    walk.do("transfer_mediation")
    assert walk.case_id is not None
    assert walk.here is not None
    assert walk.here.unit == people.charlie.unit_code
    page = shown(write, walk.case_id, people.alice, 1)
    assert SECRET not in str(page)
    assert door.offers(write, walk.facts, people.alice) == []
    with pytest.raises(NotFound):
        walk.do("assign_mediator", by=people.alice)
    walk.do("assign_mediator", by=people.charlie, mediator="charlie")
    assert SECRET in json.dumps(shown(write, walk.case_id, people.charlie, 1), default=str, ensure_ascii=False)

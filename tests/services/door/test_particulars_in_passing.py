"""What a party told in passing (当事人的保密信息): every act of a case seals it, and the journal keeps only whose it is."""

from typing import Any

import pytest
from sqlmodel import select

from mediation.errors import Doubtful, Invalid
from mediation.models import Document, Write
from mediation.services import door
from mediation.services.record import journal, parties, timeline
from tests.scenes import person
from tests.walks import Walk
from tests.web.conftest import id_number
from tests.world import People

ACCOUNT, OTHER, PHONE = "6222020000000000018", "6222020000000000000", "13900005678"
WORKER = 1


@pytest.fixture
def walk(both: str, write: Write, people: People) -> Walk:
    """A mediation under way, of one worker and a company."""
    return Walk(write, people).go("register", "accept_mediation", "assign_mediator")


def kept(walk: Walk, name: str) -> str | None:
    """A particular of the worker, opened."""
    return parties.opened(parties.of_case(walk.session, walk.case_id or 0)[WORKER], name)


def factory(walk: Walk) -> int:
    """The number of the party that is a unit."""
    return next(party.number for party in walk.facts.parties.values() if not party.is_person)


def refused(walk: Walk, *rows: dict[str, Any], step: str = "record_session") -> dict[str, str]:
    """The sentences with which the step is refused, by path."""
    with pytest.raises(Invalid) as wrong:
        walk.do(step, particulars=list(rows))
    return dict(wrong.value.faults)


def test_it_is_sealed_and_stands_in_no_entry(walk: Walk) -> None:
    walk.do("record_session", particulars=[{"party": WORKER, "phone": PHONE, "account": ACCOUNT, "bank": "某银行某支行"}])
    assert [kept(walk, name) for name in ("phone", "account", "bank")] == [PHONE, ACCOUNT, "某银行某支行"]
    row = journal.rows(walk.session, walk.case_id or 0)[-1]
    assert '"particulars":[{"party":1}]' in row.given
    assert not [secret for secret in (PHONE, ACCOUNT, "某银行") if secret in row.given]
    assert [each.party for each in journal.entry_of(row).answer("particulars")] == [WORKER]


def test_an_act_that_notes_nothing_is_written_down_as_ever(walk: Walk) -> None:
    walk.do("record_session", particulars=[])
    row = journal.rows(walk.session, walk.case_id or 0)[-1]
    assert "particulars" not in row.given
    assert journal.entry_of(row).answer("particulars") == []


def test_it_is_told_before_and_after_with_what_it_takes_the_place_of(walk: Walk) -> None:
    walk.do("amend_party", party=WORKER, account=OTHER)
    given = {"on": walk.day.isoformat(), "place": "一号室", "present": "双方", "content": "谈了。", "result": "再谈",
             "particulars": [{"party": WORKER, "id_number": id_number(9), "account": ACCOUNT}]}  # fmt: skip
    name = walk.facts.parties[WORKER].name
    entries = journal.entries(walk.session, walk.case_id or 0)
    with walk.standing():
        told = door.consequences(
            walk.session, "record_session", given, walk.people.alice, walk.facts, entries, walk.proceeding, case_id=walk.case_id
        ).changes
    says = [line for line in told if line.startswith(name)]
    assert says[-1] == f"{name}的收款账号（替换原来的尾号 0000）"
    assert says[0].startswith(f"{name}的证件号码")
    walk.do("record_session", particulars=given["particulars"])
    last = timeline.told(journal.entries(walk.session, walk.case_id or 0), walk.facts, frozenset())[0]
    assert f"；记入{'、'.join(says)}" in last.text


def test_a_number_of_another_party_is_asked_about(walk: Walk) -> None:
    walk.do("amend_party", party=factory(walk), account=ACCOUNT)
    given = {"on": walk.day.isoformat(), "place": "一号室", "present": "双方", "content": "谈了。", "result": "再谈"}
    with pytest.raises(Doubtful) as asked, walk.standing():
        door.perform(
            walk.session, "record_session", {**given, "particulars": [{"party": WORKER, "account": ACCOUNT}]}, walk.people.alice,
            "key-asked", case_id=walk.case_id, proceeding=walk.proceeding, answered=(),
        )  # fmt: skip
    (path,) = asked.value.faults
    assert path == "particulars.0.account"


def test_what_cannot_be_whose_it_says_is_refused_by_its_place(walk: Walk) -> None:
    assert refused(walk, {"party": WORKER}) == {"particulars.0.party": "这一行没有填写号码：请填写，或者删除这一行。"}
    assert refused(walk, {"party": 9, "phone": PHONE}).keys() == {"particulars.0.party"}
    assert (
        "是单位，没有身份证件" in refused(walk, {"party": factory(walk), "id_number": id_number(9)})["particulars.0.id_number"]
    )
    assert refused(walk, {"party": WORKER, "id_number": "990582198001010010"}).keys() == {"particulars.0.id_number"}


def test_one_thing_of_one_party_is_told_once(walk: Walk) -> None:
    twice = refused(walk, {"party": WORKER, "phone": PHONE}, {"party": WORKER, "phone": "13900009999"})
    assert twice == {"particulars.1.phone": f"{walk.facts.parties[WORKER].name}的电话填了两次，而且不同：请只留一个。"}
    walk.do("record_session", particulars=[{"party": WORKER, "phone": PHONE}, {"party": WORKER, "phone": "139-0000-5678"}])
    assert kept(walk, "phone") == PHONE


def test_a_paper_that_lacked_it_is_made_after_all(write: Write, people: People) -> None:
    walk = Walk(write, people)
    nameless = {**person(1), "id_number": None, "sex": None}
    walk.do("register", applicants=[nameless], claims=[{"claimant": 1, "item": "wages", "amount": "9.00"}])
    walk.go("accept_mediation", "assign_mediator", "record_session", "reach_agreement")
    lacking = select(Document).where(Document.state == "refused")
    assert write.exec(lacking).all()
    walk.do("register_agent", particulars=[{"party": WORKER, "id_number": id_number(9)}])
    assert write.exec(lacking).all() == []

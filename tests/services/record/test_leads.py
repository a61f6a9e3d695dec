"""Leads in the database: sealed, told of twice, dealt with by the inspectorate alone, and closed by what its case was paid."""

import json
from datetime import date
from typing import Any

import pytest
from sqlmodel import SQLModel, col, select, update

from mediation import clock
from mediation.errors import Conflict, Forbidden, Invalid, NotFound
from mediation.models import JournalEntry, Lead, LeadWorker, Write
from mediation.rules.codes.leads import Stage
from mediation.services import door
from mediation.services.operation.verify import verify
from mediation.services.record import leads, parties, seals
from tests.scenes import COMPANY, id_number, phone
from tests.walks import Walk
from tests.world import People

pytestmark = pytest.mark.usefixtures("both")
WORKER = "阮金土"
GIVEN: dict[str, Any] = {
    "received_on": "2026-08-10", "source": "platform", "number": "PT-2026-0008", "employer": COMPANY["name"], "project": "某某花园二期",
    "town": "陈埭镇", "persons": 1, "claimed": "9000", "story": "两个月工资没有发。",
    "workers": [{"name": WORKER, "id_number": id_number(41), "phone": phone(41), "amount": "9000"}],
}  # fmt: skip


@pytest.fixture
def lead(write: Write, people: People, today: object) -> int:
    return leads.record(write, people["erin"], GIVEN)


def stage(write: Write, people: People, lead: int) -> Stage:
    return leads.one(write, people["erin"], lead).stage


def do(write: Write, people: People, lead: int, name: str, **given: Any) -> None:
    leads.act(write, people["erin"], lead, name, {"on": "2026-08-11", **given})


def test_no_row_says_in_plain_who_the_worker_is(write: Write, people: People, lead: int) -> None:
    do(write, people, lead, "sign")
    write.flush()
    rows = "\n".join(str(tuple(row)) for table in SQLModel.metadata.sorted_tables for row in write.execute(table.select()))
    assert all(secret not in rows for secret in (WORKER, id_number(41), phone(41)))
    (worker,) = leads.workers(write, lead)
    assert (leads.opened(worker, "name"), leads.opened(worker, "phone")) == (WORKER, phone(41))


def test_each_act_is_on_record(write: Write, people: People, lead: int) -> None:
    do(write, people, lead, "sign")
    do(write, people, lead, "verify", persons=1, found="8600", result="工资表核对属实")
    told = write.exec(
        select(JournalEntry).where(col(JournalEntry.step).startswith("lead_")).order_by(col(JournalEntry.seq))
    ).all()
    assert [(row.step, row.actor, json.loads(row.given)["lead"]) for row in told] == [
        ("lead_recorded", "erin", lead), ("lead_sign", "erin", lead), ("lead_verify", "erin", lead),
    ]  # fmt: skip


def test_the_same_number_and_the_same_worker_of_the_same_employer_are_told_of(write: Write, people: People, lead: int) -> None:
    with pytest.raises(Invalid) as same:
        leads.record(write, people["erin"], {**GIVEN, "workers": []})
    assert f"第 {lead} 条" in same.value.faults["number"]
    with pytest.raises(Invalid) as again:
        leads.record(write, people["erin"], {**GIVEN, "number": "12345-77", "source": "hotline"})
    assert f"第 {lead} 条" in again.value.faults["workers.0.name"]
    other = {**GIVEN, "number": "12345-77", "source": "hotline", "employer": "另一家公司"}
    assert leads.record(write, people["erin"], other) != lead
    assert leads.record(write, people["erin"], {**GIVEN, "number": "12345-78", "again": True}) != lead


def test_a_lead_goes_its_way_and_no_other(write: Write, people: People, lead: int) -> None:
    with pytest.raises(Conflict):
        do(write, people, lead, "verify", persons=1, result="属实")
    do(write, people, lead, "sign")
    do(write, people, lead, "verify", persons=1, found="9000", result="属实")
    do(write, people, lead, "handle", conclusion="urged")
    assert stage(write, people, lead) is Stage.URGED
    with pytest.raises(Invalid):
        do(write, people, lead, "pay", amount="100", proof="回单")
    do(write, people, lead, "pay", amount="9000", proof="回单 8841")
    do(write, people, lead, "close", note="已回复平台")
    assert stage(write, people, lead) is Stage.CLOSED
    with pytest.raises(Conflict):
        do(write, people, lead, "handle", conclusion="unfounded")


def test_only_the_inspectorate_sees_leads(write: Write, people: People, lead: int) -> None:
    with pytest.raises(Forbidden):
        leads.one(write, people.bob, lead)
    with pytest.raises(NotFound):  # who mediates sees what was handed on to the unit, and nothing else
        leads.one(write, people.alice, lead)
    with pytest.raises(Forbidden):
        leads.listed(write, people.alice)
    with pytest.raises(NotFound):
        leads.one(write, people["erin"], 999)


def test_mw_10_a_lead_becomes_a_complaint_and_its_payment_closes_it(write: Write, people: People, lead: int) -> None:
    erin = people["erin"]
    do(write, people, lead, "sign")
    known = leads.application(write, erin, lead)
    assert id_number(41) not in str(known)
    assert known["claims"] == [{"claimant": "1", "item": "wages", "amount": "9000.00"}]
    known["respondents"][0] |= {"address": "某市某镇工业路1号"}
    given = leads.completed(write, erin, lead, {**known, "on": "2026-08-11", "accusation": "complaint"})
    done = door.perform(write, "receive_complaint", given, erin, "lead-key")
    leads.link(write, erin, lead, done.case_id)
    leads.link(write, erin, lead, done.case_id)
    sealed = parties.of_case(write, done.case_id)[1]
    assert (parties.opened(sealed, "id_number"), parties.opened(sealed, "phone")) == (id_number(41), phone(41))
    with pytest.raises(Conflict):
        leads.link(write, erin, lead, done.case_id + 1)
    with pytest.raises(Conflict, match="履行登记"):
        do(write, people, lead, "pay", amount="9000", proof="回单")
    walk = Walk(write, people, start=date(2026, 8, 11))
    walk.case_id, walk.proceeding = done.case_id, 1
    walk.go("docket_complaint", "finish_investigation", "order_correction")
    assert stage(write, people, lead) is Stage.IN_CASE
    walk.go("record_payment")
    assert stage(write, people, lead) is Stage.CLOSED
    paid = next(entry for entry in walk.facts.proceedings[1].entries if entry.step == "record_payment")
    walk.do("correct", entry=paid.seq, action="strike", reason="登记错了")
    assert stage(write, people, lead) is Stage.IN_CASE
    assert write.exec(select(Lead)).one().case_id == done.case_id


def test_verify_opens_what_is_sealed_of_a_lead_and_finds_what_was_moved(write: Write, people: People, lead: int) -> None:
    seals.seal_everything(write)
    assert verify(write, clock.today()).faults == []
    (worker,) = leads.workers(write, lead)
    write.execute(update(LeadWorker).values(phone=worker.name))
    write.expire_all()
    faults = verify(write, clock.today()).faults
    assert [fault for fault in faults if "电话打不开" in fault] != []
    assert [fault for fault in faults if "线索中的劳动者" in fault] != []

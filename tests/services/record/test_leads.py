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
from mediation.rules.roles import Role
from mediation.services import door
from mediation.services.operation.verify import verify
from mediation.services.papers import lead_sheet
from mediation.services.record import case_rows, lead_cases, leads, parties, replayed, seals
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
        leads.one(write, people["clerk"], lead)
    with pytest.raises(NotFound):  # who heads the arbitration office reads those of his own units
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
    known = lead_cases.application(write, erin, lead)
    assert id_number(41) not in str(known)
    assert known["claims"] == [{"claimant": "1", "item": "wages", "amount": "9000.00"}]
    known["respondents"][0] |= {"address": "某市某镇工业路1号"}
    given = lead_cases.completed(write, erin, lead, {**known, "on": "2026-08-11", "accusation": "complaint"})
    done = door.perform(write, "receive_complaint", given, erin, "lead-key")
    lead_cases.link(write, erin, lead, done.case_id)
    lead_cases.link(write, erin, lead, done.case_id)
    sealed = parties.of_case(write, done.case_id)[1]
    assert (parties.opened(sealed, "id_number"), parties.opened(sealed, "phone")) == (id_number(41), phone(41))
    with pytest.raises(Conflict):
        lead_cases.link(write, erin, lead, done.case_id + 1)
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


def test_mw_10_the_heads_read_a_lead_and_neither_deal_with_it_nor_see_who_told(write: Write, people: People, lead: int) -> None:
    for role in (Role.MANAGER, Role.DIRECTOR):
        head = people.in_role(role)
        assert [each.row.id for each in leads.listed(write, head)] == [lead]
        assert leads.one(write, head, lead).stage is Stage.RECEIVED
        for refused in (
            lambda head=head: leads.record(write, head, {**GIVEN, "number": "1"}),
            lambda head=head: leads.act(write, head, lead, "sign", {"on": "2026-08-11"}),
            lambda head=head: leads.reveal(write, head, lead, "电话核实"),
            lambda head=head: lead_sheet.data(write, head, lead),
        ):
            with pytest.raises(Forbidden):
                refused()


def town_of(write: Write, case_id: int | None) -> str | None:
    return parties.of_case(write, case_id or 0)[max(parties.of_case(write, case_id or 0))].town


def opened_of(write: Write, people: People, lead: int, **employer: Any) -> int:
    """The complaint that the lead becomes, of its employer with these particulars besides."""
    do(write, people, lead, "sign")
    known = lead_cases.application(write, people["erin"], lead)
    known["respondents"][0] |= employer
    given = lead_cases.completed(write, people["erin"], lead, {**known, "on": "2026-08-11", "accusation": "complaint"})
    done = door.perform(write, "receive_complaint", given, people["erin"], "lead-key")
    lead_cases.link(write, people["erin"], lead, done.case_id)
    return done.case_id


@pytest.mark.parametrize(
    ("address", "town"),
    [({}, "池店镇"), ({"address": "泉州市丰泽区某某街道某路1号"}, "池店镇"), ({"address": "晋江市陈埭镇某路1号"}, "陈埭镇")],
)
def test_the_town_of_a_lead_is_its_cases_unless_the_address_names_another_here(
    write: Write, people: People, today: object, address: dict[str, str], town: str
) -> None:
    lead = leads.record(write, people["erin"], {**GIVEN, "town": "池店镇"})
    case_id = opened_of(write, people, lead, **address)
    assert town_of(write, case_id) == town
    moved = {"on": "2026-08-12", "party": 2, "address": "厦门市某区另一街道某路2号"}
    door.perform(write, "amend_party", moved, people["erin"], "later", case_id=case_id, proceeding=1)
    assert town_of(write, case_id) == "池店镇", "an address elsewhere is no town of this bureau"


def test_a_lead_of_a_case_that_is_there_goes_into_it_with_its_town(write: Write, people: People, today: object) -> None:
    lead = leads.record(write, people["erin"], {**GIVEN, "town": None})
    case_id = opened_of(write, people, lead)
    docketed = {"on": "2026-08-12"}
    door.perform(write, "docket_complaint", docketed, people["dave"], "docket", case_id=case_id, proceeding=1)
    docket = case_rows.dockets(replayed.of_case(write, case_id).facts)[1]
    second = {**GIVEN, "number": "12345-9", "source": "hotline", "town": "池店镇"}
    other = leads.record(write, people["erin"], {**second, "workers": [{"name": "阮某乙", "phone": phone(43)}]})
    same = leads.record(write, people["erin"], {**second, "number": "12345-10", "again": True})
    elsewhere = leads.record(write, people["erin"], {**second, "number": "12345-11", "employer": "某劳务公司", "workers": []})
    for each in (other, same, elsewhere):
        do(write, people, each, "sign")
    with pytest.raises(Invalid) as nobody:
        do(write, people, other, "attach", number=docket)
    assert "追加投诉人" in nobody.value.faults["number"]
    with pytest.raises(Invalid) as unknown:
        do(write, people, same, "attach", number="某监〔2026〕99号")
    assert "没有这个案号" in unknown.value.faults["number"]
    with pytest.raises(Invalid) as employer:
        do(write, people, elsewhere, "attach", number=docket)
    assert "不是" in employer.value.faults["number"]
    do(write, people, same, "attach", number=docket)
    do(write, people, elsewhere, "attach", number=docket, other_employer=True)
    assert {leads.one(write, people["erin"], each).row.case_id for each in (same, elsewhere)} == {case_id}
    assert stage(write, people, same) is Stage.IN_CASE
    assert town_of(write, case_id) == "池店镇"
    told = write.exec(select(JournalEntry).where(JournalEntry.step == "lead_attach")).all()
    assert [json.loads(row.given)["case"] for row in told] == [case_id, case_id]


def test_verify_opens_what_is_sealed_of_a_lead_and_finds_what_was_moved(write: Write, people: People, lead: int) -> None:
    seals.seal_everything(write)
    assert verify(write, clock.today()).faults == []
    (worker,) = leads.workers(write, lead)
    write.execute(update(LeadWorker).values(phone=worker.name))
    write.expire_all()
    faults = verify(write, clock.today()).faults
    assert [fault for fault in faults if "电话打不开" in fault] != []
    assert [fault for fault in faults if "线索中的劳动者" in fault] != []

"""条例 第9条第3款: whoever reports stays secret. His name is in no row, no page, no paper and no list; who may read it says what for."""

from dataclasses import replace

import pytest
from sqlmodel import SQLModel, col, select

from mediation import clock
from mediation.errors import Invalid, NotFound
from mediation.models import Case, Document, Informant, JournalEntry, Party, Setting, Write
from mediation.rules import steps
from mediation.rules.do import Do
from mediation.rules.lifecycle import STEPS
from mediation.rules.roles import Role
from mediation.rules.states.inspection import INVESTIGATING
from mediation.rules.steps.complaint import Complaint
from mediation.rules.steps.intake import write_application
from mediation.services.base.accounts import Actor
from mediation.services.operation.verify import verify
from mediation.services.papers import issue
from mediation.services.papers.catalogue import catalogue
from mediation.services.record import access, cases, informants, keys, replayed, seals
from mediation.services.views import case_page, duplicates
from tests.reports import NAME, PHONE, REPORT, WAYS, WORDS, reported
from tests.scenes import COMPANY
from tests.walks import Walk
from tests.world import PEOPLE, People

pytestmark = pytest.mark.usefixtures("both")


def everything(write: Write) -> str:
    """Every value of every row that is not a cipher."""
    write.flush()
    found = [str(tuple(row)) for table in SQLModel.metadata.sorted_tables for row in write.execute(table.select())]
    return "\n".join(found)


def test_the_ways_draw_up_every_paper_of_the_inspectorate() -> None:
    through = {step for way in WAYS for step in ("receive_complaint", *way)}
    papers = [paper for paper in catalogue().values() if paper.file == "监察卷" and paper.offered]
    drawn = {paper.name for paper in papers if through & {*paper.offered}}
    assert {paper.name for paper in papers} - drawn == set()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way[-2] if "join_complainant" not in way else "joined")
def test_no_paper_row_or_page_of_a_report_names_the_informant(write: Write, people: People, way: tuple[str, ...]) -> None:
    walk = reported(write, people, *way)
    case_id = walk.case_id or 0
    papers = write.exec(select(Document).where(Document.case_id == case_id)).all()
    assert [NAME for paper in papers for secret in (NAME, PHONE, WORDS) if secret in str(issue.frozen(paper))] == []
    assert all(secret not in everything(write) for secret in (NAME, PHONE, WORDS))
    head = people["dave"]
    seen = cases.see(write, case_id, head)
    shown = str(case_page.view(write, seen, head, clock.today(), 1))
    assert all(secret not in shown for secret in (NAME, PHONE, WORDS))
    half = str(case_page.half_page(write, seen, head, 1, clock.today()))
    assert NAME not in half
    seals.seal_everything(write)
    assert verify(write, clock.today()).faults == []


def test_nothing_of_a_report_waits_for_the_receipt_of_nobody(write: Write, people: People) -> None:
    walk = reported(write, people, "docket_complaint")
    made = write.exec(select(Document).where(Document.case_id == walk.case_id).order_by(col(Document.id))).all()
    assert [(row.template, row.party) for row in made] == [("report_register", 0), ("docket_approval", 0)]
    inside = {row.id for row in made}
    case = write.get(Case, walk.case_id)
    assert case is not None
    assert (case.who, case.whom) == ("举报", COMPANY["name"])
    assert [row.name for row in write.exec(select(Party).where(Party.case_id == walk.case_id))] == [COMPANY["name"]]
    walk.go("join_complainant")
    since = write.exec(select(Document).where(Document.case_id == walk.case_id, col(Document.id).not_in(inside))).all()
    assert sorted((row.template, row.party) for row in since) == [("complaint_docket_notice", 2), ("inspection_receipt", 2)]


def test_li_9_the_page_of_a_report_counts_no_worker_and_speaks_to_no_complainant(write: Write, people: People) -> None:
    walk = reported(write, people, "docket_complaint")

    def shown() -> tuple[int, list[str]]:
        page = case_page.view(write, cases.see(write, walk.case_id, people["dave"]), people["dave"], clock.today(), 1)
        return page.case.people, [line.what for line in page.coming]

    workers, coming = shown()
    assert workers == 0
    assert "查处举报反映的违法行为，给出结果" in coming
    assert not any("您" in line for line in coming)
    walk.go("join_complainant")
    workers, coming = shown()
    assert workers == 1
    assert "办完您的投诉，给出结果" in coming


def test_nobody_finds_a_case_by_its_informant(write: Write, people: People) -> None:
    case_id = reported(write, people).case_id
    found = select(Case.id).where(keys.matching(write, NAME))
    assert write.exec(found).all() == []
    assert write.exec(select(Case.id).where(keys.matching(write, PHONE))).all() == []
    same = duplicates.found(write, people["dave"], {"applicants": [{"type": "person", "name": NAME}]})
    assert case_id not in [row.case_id for row in same.rows]


def test_only_the_two_inspectors_and_the_head_read_it_for_a_purpose_on_record(write: Write, people: People) -> None:
    walk = reported(write, people, "docket_complaint")
    case_id, known = walk.case_id or 0, walk.facts
    with pytest.raises(NotFound):
        informants.reveal(write, known, case_id, "核实线索", people["erin"])  # she took it in, and does not handle it
    walk.go("assign_inspectors")
    with pytest.raises(Invalid):
        informants.reveal(write, walk.facts, case_id, " ", people["erin"])
    told = informants.reveal(write, walk.facts, case_id, "电话核实线索", people["erin"])
    assert told == {"name": NAME, "phone": PHONE, "reach": WORDS}
    assert informants.reveal(write, walk.facts, case_id, "审批前核实", people["dave"])["name"] == NAME
    for other in strangers(people):
        assert not informants.may_read(write, other, walk.facts), other.login
    looks = access.of_case(write, case_id)
    assert [(look.what, look.purpose) for look in looks] == [("查看举报人", "审批前核实"), ("查看举报人", "电话核实线索")]
    assert NAME not in str(looks)


def test_a_text_that_names_the_informant_is_refused(write: Write, people: People) -> None:
    walk = reported(write, people, "docket_complaint", "assign_inspectors")
    with pytest.raises(Invalid) as wrong:
        walk.do("record_inspection", content=f"{NAME}带路到车间。")
    assert list(wrong.value.faults) == ["content"]
    assert "第9条第3款" in wrong.value.faults["content"]
    walk.do("record_inspection", content="举报人带路到车间。")


def test_a_complaint_is_not_turned_into_a_report(write: Write, people: People) -> None:
    walk = Walk(write, people).go("receive_complaint")
    content = {**REPORT, "respondents": [COMPANY], "cause": "02"}
    with pytest.raises(Invalid) as wrong:
        walk.do("correct", entry=1, action="amend", reason="选错", content={"on": "2026-03-02", **content})
    assert "作废" in wrong.value.faults["content.accusation"]


# --- what was recorded before ---------------------------------------------------------------------------------


def test_a_reporter_of_before_is_moved_out_of_the_parties(
    write: Write, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the release before wrote it: the reporter an applicant by name, with a claim, a phone and a paper of his own."""
    mark = write.exec(select(Setting).where(Setting.key == informants.MOVED)).first()
    if mark is not None:
        mark.value = ""
    with monkeypatch.context() as before:
        row = replace(STEPS[Do.RECEIVE_COMPLAINT], checks=(), does=write_application)
        before.setitem(STEPS, Do.RECEIVE_COMPLAINT, row)
        before.setitem(steps._BY_NAME, "receive_complaint", row)
        before.setattr(Complaint, "raised_by", ())
        walk = Walk(write, people)
        person = {"type": "person", "name": NAME, "phone": PHONE, "address": WORDS}
        walk.do("receive_complaint", accusation="report", applicants=[person], story=f"{NAME}反映欠薪。",
                claims=[{"claimant": 1, "item": "other", "detail": f"{NAME}请求查处"}])  # fmt: skip
        walk.go("docket_complaint", "assign_inspectors")
        assert keys_of(write) != []
    replayed._kept.clear()
    case_id = walk.case_id or 0
    paper = write.exec(
        select(Document.id).where(Document.case_id == case_id, Document.template == "complaint_docket_notice")
    ).one()

    assert informants.follow_the_reports(write) == 1
    assert informants.follow_the_reports(write) == 0, "once"

    write.flush()
    for table in SQLModel.metadata.sorted_tables:
        if table.name != "journal":  # the chain is never changed: it is read without the name
            assert NAME not in str([tuple(each) for each in write.execute(table.select())]), table.name
    assert NAME in write.exec(select(JournalEntry.given).where(JournalEntry.case_id == case_id, JournalEntry.seq == 1)).one()
    assert keys_of(write) == []
    told = informants.reveal(write, walk.facts, case_id, "核实", people["erin"])
    assert told == {"name": NAME, "phone": PHONE, "reach": WORDS}
    assert write.exec(select(Informant)).one().case_id == case_id
    shown = str(case_page.view(write, cases.see(write, case_id, people["dave"]), people["dave"], clock.today(), 1))
    assert NAME not in shown
    assert "举报人" in shown
    for other in strangers(people):
        with pytest.raises(NotFound):
            case_page.paper(write, case_id, paper or 0, other)
    assert case_page.paper(write, case_id, paper or 0, people["erin"]).row.id == paper
    seals.seal_everything(write)
    assert verify(write, clock.today()).faults == []
    assert walk.here is not None
    assert walk.here.state == INVESTIGATING.name
    walk.go("record_inspection", "finish_investigation", "order_correction")


def strangers(people: People) -> list[Actor]:
    """Everybody who is neither one of the two inspectors nor the head."""
    return [
        people[login]
        for login, *_ in PEOPLE
        if login not in ("dave", "erin") and Role.INSPECTION_LEAD not in people[login].roles
    ]


def keys_of(write: Write) -> list[int | None]:
    return list(write.exec(select(Case.id).where(keys.matching(write, NAME))).all())

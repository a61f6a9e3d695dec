"""The case page: what it shows, to whom, and what stays hidden."""

import re
from typing import Any

import pytest
from sqlmodel import select

from mediation import db
from mediation.models import Document, JournalEntry
from mediation.rules.codes import Kind
from mediation.services.upkeep import staff
from tests import world
from tests.web.conftest import ADDRESS, PHONE, Browser, id_number, perform


def test_it_shows_who_wants_what_from_whom(alice: Browser, case: int) -> None:
    text = alice.get(f"/cases/{case}").text
    for word in ("周某1等 2 人", "某鞋业有限公司", "劳动报酬", "30,000.00", "调解受理决定", "2026-08-21"):
        assert word in text


def test_only_lawful_steps_are_buttons_and_a_refused_one_says_why(alice: Browser, mediated: int, people: world.People) -> None:
    text = alice.get(f"/cases/{mediated}").text
    assert "do=reach_agreement" in text
    assert "do=sign_agreement" not in text
    fresh = perform(people.alice, "register", _application(), "another-key").case_id
    perform(people.alice, "accept_mediation", {"on": "2026-08-18", "both_consent": True}, "key-a2", fresh, 1)
    perform(people.alice, "assign_mediator", {"on": "2026-08-18", "mediator": "alice"}, "key-b2", fresh, 1)
    text = alice.get(f"/cases/{fresh}").text
    assert "do=reach_agreement" not in text
    assert "还没有调解笔录" in text


def _application() -> dict[str, Any]:
    from tests.web.conftest import application

    return application()


def test_it_says_that_whoever_handled_it_has_left(browse: Any, mediated: int) -> None:
    lead = browse("city-lead")
    assert "已不在岗" not in lead.get(f"/cases/{mediated}").text
    with db.write() as session:
        staff.deactivate(session, "alice")
    text = lead.get(f"/cases/{mediated}").text
    assert "艾丽丝已不在岗" in text
    assert "do=change_mediator" in text
    assert lead.get(f"/api/cases/{mediated}").json()["away"] == ["艾丽丝"]


def test_a_step_opens_in_place_and_says_what_it_will_cause(alice: Browser, mediated: int) -> None:
    text = alice.get(f"/cases/{mediated}?p=1&do=reach_agreement").text
    assert "确认办理：达成协议" in text
    assert "变为“达成协议待签”" in text
    assert "《调解协议书》" in text
    assert 'name="promises.1.amount" value="15000.00"' in text


def test_papers_of_one_title_stand_together_and_open_to_each(alice: Browser, case: int) -> None:
    alice.step(case, "accept_mediation", {"on": "2026-08-19", "both_consent": True})
    text = alice.get(f"/cases/{case}").text
    together = re.findall(r'<details class="same"><summary><b>([^<]+)</b> ×(\d+)(.*?)</details>', text, re.DOTALL)
    assert [(title, int(many), within.count("/documents/")) for title, many, within in together] == [("调解受理通知书", 3, 3)]


def test_sealed_particulars_are_masked_everywhere(alice: Browser, case: int) -> None:
    text = alice.get(f"/cases/{case}").text
    assert id_number(1)[:3] + "***********" + id_number(1)[-4:] in text
    assert "138****1234" in text
    for plain in (id_number(1), PHONE, ADDRESS):
        assert plain not in text


@pytest.mark.parametrize("shown", ["parties/1/reveal", "texts"])
def test_coming_back_to_what_was_revealed_leads_to_the_case(alice: Browser, case: int, shown: str) -> None:
    answer = alice.get(f"/cases/{case}/{shown}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/cases/{case}")


def test_a_reveal_asks_for_a_purpose_and_is_journalled(alice: Browser, case: int) -> None:
    address = f"/cases/{case}/parties/1/reveal"
    assert alice.fill(address, {"purpose": ""}).status_code == 422
    answer = alice.fill(address, {"purpose": "电话通知当事人"})
    assert answer.status_code == 200
    assert id_number(1) in answer.text
    assert PHONE in answer.text
    assert id_number(2) not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    with db.read() as session:
        row = session.exec(select(JournalEntry).where(JournalEntry.step == "reveal")).one()
    assert row.actor == "alice"
    assert "电话通知当事人" in row.given
    assert id_number(1) not in row.given


def test_a_stranger_gets_the_same_404_as_for_no_case_at_all(charlie: Browser, case: int) -> None:
    def without_id(text: str) -> str:
        return re.sub(r"[0-9a-f]{12,64}", "", text)

    theirs, nobodys = charlie.get(f"/cases/{case}"), charlie.get("/cases/987654")
    assert theirs.status_code == nobodys.status_code == 404
    assert without_id(theirs.text) == without_id(nobodys.text)
    assert charlie.fill(f"/cases/{case}/parties/1/reveal", {"purpose": "想看看"}).status_code == 404
    step = {"on": "2026-08-20", "both_consent": "true", "_key": "stranger-key", "_version": "1"}
    assert charlie.fill(f"/cases/{case}/proceedings/1/steps/accept_mediation", step).status_code == 404
    assert charlie.get(f"/cases/{case}/documents/1.pdf").status_code == 404


def test_what_is_said_in_a_mediation_stays_in_it(alice: Browser, bob: Browser, arbitrated: int) -> None:
    said = ("账上只有八万元", "厂方让步两成")
    mediators, arbitrators = alice.get(f"/cases/{arbitrated}?p=1").text, bob.get(f"/cases/{arbitrated}?p=1").text
    assert said[1] in mediators
    assert "调解不成" in arbitrators  # that it failed is told, why it failed is what was said in it
    assert "数额谈不拢" not in arbitrators
    for words in said:
        assert words not in arbitrators
        assert words not in bob.get(f"/cases/{arbitrated}?p=2").text
    with db.read() as session:
        issued = session.exec(select(Document).where(Document.case_id == arbitrated, Document.proceeding == 1)).all()
    assert issued
    for document in issued:
        assert bob.get(f"/cases/{arbitrated}/documents/{document.id}.pdf").status_code == 404
        assert f"/documents/{document.id}.pdf" not in arbitrators


def test_a_mediator_cannot_act_in_the_arbitration(alice: Browser, arbitrated: int) -> None:
    text = alice.get(f"/cases/{arbitrated}?p=2").text
    assert Kind.ARBITRATION.label in text
    assert "do=accept_arbitration" not in text


def test_a_document_is_printed_at_the_first_download_and_kept(alice: Browser, mediated: int) -> None:
    with db.read() as session:
        wanted = select(Document).where(Document.case_id == mediated, Document.template == "mediation_record")
        document = session.exec(wanted).one()
    first = alice.get(f"/cases/{mediated}/documents/{document.id}.pdf")
    assert first.status_code == 200
    assert first.headers["content-type"] == "application/pdf"
    assert first.content.startswith(b"%PDF")
    with db.read() as session:
        assert session.exec(wanted).one().state == "ready"
    assert alice.get(f"/cases/{mediated}/documents/{document.id}.pdf").content == first.content


def test_a_document_that_cannot_be_printed_says_what_is_missing(alice: Browser, case: int) -> None:
    with db.write() as session:
        row = session.exec(select(Document).where(Document.case_id == case)).first()
        assert row is not None
        row.state, row.refusal = "refused", "缺少申请人的住所"
    answer = alice.get(f"/cases/{case}/documents/{row.id}.pdf")
    assert answer.status_code == 409
    assert "缺少申请人的住所" in answer.text


def test_a_correction_is_seen_on_both_entries(alice: Browser, mediated: int) -> None:
    answers = {"on": "2026-08-20", "entry": 4, "action": "strike", "reason": "记错了案件"}
    assert alice.step(mediated, "correct", answers).status_code == 303
    text = alice.get(f"/cases/{mediated}").text
    assert "第 4 条撤销：记错了案件" in text
    assert "第 5 条更正：撤销，艾丽丝" in text
    assert "厂方让步两成" in text


def test_the_page_asks_the_database_at_most_twelve_times(alice: Browser, mediated: int, statements: Any) -> None:
    alice.get(f"/cases/{mediated}")
    for address in (
        f"/cases/{mediated}",
        f"/cases/{mediated}?p=1&do=reach_agreement",
        f"/cases/{mediated}?p=1&do=assign_mediator",
    ):
        with statements() as asked:
            assert alice.get(address).status_code == 200
        assert len(asked) <= 12, "\n".join(asked)

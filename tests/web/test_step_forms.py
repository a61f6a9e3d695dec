"""Doing a step from its form: what is typed is kept, whatever is answered; a double click acts once."""

import re
from html import unescape
from typing import Any

import pytest
from sqlmodel import func, select

from mediation import db
from mediation.models import Case, JournalEntry
from tests import world
from tests.web.conftest import SAME_ORIGIN, Browser, application, flat, hidden_of, id_number, perform

ACCEPT = {"on": "2026-08-19", "both_consent": True}


def entries(case: int) -> int:
    """How many entries the case's journal has."""
    with db.read() as session:
        return session.exec(select(func.count()).select_from(JournalEntry).where(JournalEntry.case_id == case)).one()


def test_a_step_is_done_and_the_case_shown(alice: Browser, case: int) -> None:
    answer = alice.step(case, "accept_mediation", ACCEPT)
    assert answer.status_code == 303
    text = alice.get(answer.headers["location"]).text
    assert "已办理“受理”" in text
    assert "已受理" in text


def test_a_double_click_acts_once(alice: Browser, case: int) -> None:
    fields = hidden_of(alice.get(f"/cases/{case}?do=accept_mediation").text) | flat(ACCEPT)
    address = f"/cases/{case}/proceedings/1/steps/accept_mediation"
    first, second = alice.fill(address, fields), alice.fill(address, fields)
    assert first.status_code == second.status_code == 303
    assert first.headers["location"] == second.headers["location"]
    assert entries(case) == 2


def test_wrong_answers_come_back_with_a_sentence_and_everything_typed(alice: Browser, case: int) -> None:
    answer = alice.step(case, "accept_mediation", {"on": "2026-08-30", "bring": "工资条<b>"})
    assert answer.status_code == 422
    assert "受理日期不能晚于今天（2026-08-20）" in answer.text
    assert 'value="2026-08-30"' in answer.text
    assert 'value="工资条&lt;b&gt;"' in answer.text
    assert entries(case) == 1


def test_the_second_of_two_people_sees_who_did_what(alice: Browser, case: int, people: world.People) -> None:
    page = alice.get(f"/cases/{case}?do=request_correction").text
    perform(people.alice, "accept_mediation", {"on": "2026-08-19", "both_consent": True}, "key-of-other", case, 1)
    fields = hidden_of(page) | {"on": "2026-08-20", "missing": "身份证复印件"}
    answer = alice.fill(f"/cases/{case}/proceedings/1/steps/request_correction", fields)
    assert answer.status_code == 409
    assert "艾丽丝" in answer.text
    assert "已办理“受理”" in answer.text
    assert "身份证复印件" in answer.text
    assert hidden_of(answer.text)["_version"] == "2"
    assert hidden_of(answer.text)["_key"] != fields["_key"]


def test_what_is_hardly_meant_is_asked_back_and_taken_the_second_time(alice: Browser, case: int) -> None:
    alice.step(case, "accept_mediation", ACCEPT)
    alice.step(case, "assign_mediator", {"on": "2026-08-19", "mediator": "alice"})
    before = entries(case)
    fields = {"on": "2026-08-20", "session_on": "2026-08-24", "starts": "3:30", "place": "调解室"}
    asked = alice.step(case, "set_session", fields)
    assert asked.status_code == 422
    text = unescape(asked.text)
    assert "请再核对一次" in text
    assert "是不是下午 3:30（15:30）？" in text
    assert 'value="3:30"' in text
    assert entries(case) == before
    token = re.search(r'name="_answered" value="([^"]+)"', text)
    assert token
    address = f"/cases/{case}/proceedings/1/steps/set_session"
    other = alice.fill(address, hidden_of(text) | fields | {"starts": "4:30", "_answered": token[1]})
    assert other.status_code == 422, "another answer is asked about again"
    assert alice.fill(address, hidden_of(text) | fields | {"_answered": token[1]}).status_code == 303
    assert entries(case) == before + 1


def test_a_form_without_its_key_is_refused(alice: Browser, case: int) -> None:
    answer = alice.fill(f"/cases/{case}/proceedings/1/steps/accept_mediation", {"on": "2026-08-19", "both_consent": "true"})
    assert answer.status_code == 422
    assert entries(case) == 1


def test_a_step_of_another_role_is_refused(bob: Browser, arbitrated: int) -> None:
    fields = {"on": "2026-08-20", "note": "结案", "_key": "key-of-bob", "_version": str(entries(arbitrated))}
    answer = bob.fill(f"/cases/{arbitrated}/proceedings/1/steps/close_mediation", fields)
    assert answer.status_code == 403
    assert "仲裁员" in answer.text


def test_a_new_case_is_registered_from_its_form(alice: Browser) -> None:
    hidden = hidden_of(alice.get("/cases/new?step=register").text)
    answer = alice.fill("/cases/new?step=register", hidden | {"manner": "oral", "source": "walk_in"} | flat(application(8)))
    assert answer.status_code == 303, answer.text
    text = alice.get(answer.headers["location"]).text
    assert "周某1等 8 人" in text
    assert "120,000.00" in text


def test_a_wrong_row_keeps_all_rows_and_names_the_field(alice: Browser) -> None:
    answers = application(3)
    answers["applicants"][1]["id_number"] = id_number(2)[:-1] + "0"
    answers["claims"][2]["amount"] = "一万五"
    hidden = hidden_of(alice.get("/cases/new").text)
    answer = alice.fill("/cases/new?step=register", hidden | flat(answers))
    assert answer.status_code == 422
    text = unescape(answer.text)
    assert "校验位不对" in text
    assert "第 3 行金额（元）要填数字" in text
    for typed in ("周某1", "周某2", "周某3", 'value="一万五"', "计件工资没有付清。"):
        assert typed in text
    with db.read() as session:
        assert session.exec(select(func.count()).select_from(Case)).one() == 0


def test_every_fault_is_said_at_once_and_leads_to_its_field(alice: Browser) -> None:
    answers = application(2)
    answers["applicants"][0] |= {"name": "", "id_number": id_number(1)[:-1] + "0"}
    answers["applicants"][1] |= {"sex": "female" if int(id_number(2)[16]) % 2 else "male"}
    answers |= {"on": "2026-08-21"}
    hidden = hidden_of(alice.get("/cases/new").text)
    text = unescape(alice.fill("/cases/new?step=register", hidden | flat(answers)).text)
    faults = re.findall(r'<li><a href="#(f-[a-z0-9_-]+)">([^<]+)</a>', text)
    assert f"还有 {len(faults)} 处要改" in text
    assert [field for field, _ in faults] == [
        "f-on",
        "f-applicants-0-name",
        "f-applicants-0-id_number",
        "f-applicants-1-id_number",
    ]
    assert "号码表明性别是" in faults[-1][1], "what was chosen is never silently changed"
    for field, _ in faults:
        assert f'id="{field}"' in text


def test_one_applicant_is_not_a_span_of_applicants(alice: Browser) -> None:
    answers = application(1)
    answers["claims"] = [{"claimant": "2", "item": "wages", "amount": "100"}]
    hidden = hidden_of(alice.get("/cases/new").text)
    assert "只登记了 1 位申请人，请填 1。" in alice.fill("/cases/new?step=register", hidden | flat(answers)).text


def test_blank_rows_are_dropped(alice: Browser) -> None:
    fields = hidden_of(alice.get("/cases/new").text) | flat(application(1))
    fields |= {f"applicants.1.{name}": "" for name in ("name", "id_number", "phone")} | {"applicants.1.type": "person"}
    fields |= {"claims.1.claimant": "", "claims.1.item": "", "claims.1.amount": ""}
    answer = alice.fill("/cases/new?step=register", fields)
    assert answer.status_code == 303, answer.text


@pytest.mark.parametrize(("button", "rows"), [("_add.claims", 3), ("_remove.claims.0", 1)])
def test_rows_are_added_and_removed_without_a_script(alice: Browser, button: str, rows: int) -> None:
    fields = hidden_of(alice.get("/cases/new").text) | flat(application(2)) | {button: "1"}
    answer = alice.fill("/cases/new?step=register", fields)
    assert answer.status_code == 200
    assert answer.text.count('.item"') >= rows
    assert f'name="claims.{rows - 1}.item"' in answer.text
    assert f'name="claims.{rows}.item"' not in answer.text
    assert "计件工资没有付清。" in answer.text
    assert hidden_of(answer.text)["_key"] == fields["_key"]


def test_the_total_counts_every_sum_as_the_form_takes_it_and_says_which_it_cannot_read(alice: Browser) -> None:
    written = ["￥1,200", "１２００．５０", "１２，０００．５", "", "一千二", "1200元整", "1,2", "-5"]
    given = application(1)
    given["claims"] = [{"claimant": 1, "item": "wages", "amount": amount} for amount in written]
    fields = hidden_of(alice.get("/cases/new?step=register").text) | flat(given)
    for press in ({}, {"_add.claims": "1"}):
        page = alice.fill("/cases/new?step=register", fields | press).text
        assert "<b data-total>15,601.00</b>" in page
        assert "（不含第 5、7、8 行：金额读不出）" in page


def test_the_consequences_are_shown_without_a_script_and_as_a_fragment(alice: Browser, mediated: int) -> None:
    page = alice.get(f"/cases/{mediated}?do=reach_agreement").text
    fields = hidden_of(page) | flat(_agreement())
    address = f"/cases/{mediated}/proceedings/1/steps/reach_agreement"
    before = entries(mediated)
    whole = alice.fill(address, fields | {"_preview": "1"})
    assert whole.status_code == 200
    assert "变为“达成协议待签”" in whole.text
    assert "应付合计 20,000.00 元" in whole.text
    piece = alice.fill(f"{address}/preview", fields)
    assert "变为“达成协议待签”" in piece.text
    assert "<html" not in piece.text
    assert entries(mediated) == before


def test_the_state_is_spoken_of_only_where_it_changes(alice: Browser, mediated: int) -> None:
    fields = hidden_of(alice.get(f"/cases/{mediated}?do=record_evidence").text)
    fields |= flat({"on": "2026-08-20", "submitter": 1, "exhibits": [{"name": "工资条", "handed": "copy"}]})
    piece = alice.fill(f"/cases/{mediated}/proceedings/1/steps/record_evidence/preview", fields).text
    assert "《证据清单》" in piece
    assert "变为“" not in piece


def _agreement() -> dict[str, Any]:
    lines = [{"payee": n, "claim": n, "amount": "10000", "due_on": "2026-08-23"} for n in (1, 2)]
    left = [{"party": n, "how": "elsewhere"} for n in (1, 2)]
    given = {"on": "2026-08-20", "promises": lines, "left": left, "pay_way": "转账", "breach": "可以申请仲裁。"}
    return {**given, "rest": "", "facts": ""}


def test_a_blank_that_has_a_default_means_nothing_not_the_default(alice: Browser, mediated: int) -> None:
    assert alice.step(mediated, "reach_agreement", _agreement()).status_code == 303
    with db.read() as session:
        row = session.exec(select(JournalEntry).where(JournalEntry.step == "reach_agreement")).one()
    assert '"rest":null' in row.given


def test_what_no_text_may_hold_is_refused(alice: Browser, case: int) -> None:
    address = f"/cases/{case}/proceedings/1/steps/accept_mediation"
    assert alice.fill(address, {"bring": "a\0b"}).status_code == 422
    assert (
        alice.post(
            address, content=b"bring=%ff", headers=SAME_ORIGIN | {"content-type": "application/x-www-form-urlencoded"}
        ).status_code
        == 422
    )
    assert alice.post(address, content=b"<a/>", headers=SAME_ORIGIN | {"content-type": "text/xml"}).status_code == 415
    assert alice.post(address, files={"a": b"1"}, headers=SAME_ORIGIN).status_code == 415


def test_more_than_any_form_holds_is_refused(alice: Browser, case: int) -> None:
    address = f"/cases/{case}/proceedings/1/steps/accept_mediation"
    assert alice.fill(address, {"bring": "长" * 3_000_000}).status_code == 413
    assert alice.fill(address, {f"x{n}": "" for n in range(10_001)}).status_code == 413


def test_a_field_that_the_form_lacks_is_refused(alice: Browser, case: int) -> None:
    answer = alice.step(case, "accept_mediation", ACCEPT | {"approved_by_the_director": "yes"})
    assert answer.status_code == 422
    assert entries(case) == 1

"""Originals: opened by whoever handles the case, or for a stated purpose; each time on record. Everybody else reads a masked copy."""

import io
import json
import re
from typing import Any
from urllib.parse import unquote

import pytest
from pypdf import PdfReader
from sqlmodel import col, select

from mediation import db
from mediation.models import Document, Party
from mediation.services.papers import freezing, issue, kept
from mediation.services.record import access
from tests import world
from tests.web.conftest import ADDRESS, PHONE, Browser, id_number, perform

PARTICULARS = (id_number(1), PHONE, ADDRESS, "1980年1月1日出生")
REVEALED = "证件号码、住所、通讯地址、电子邮箱、电话、送达地址、收件电话、电子送达地址、收款账号"


def words(pdf: bytes) -> str:
    """Everything that a text extractor finds."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def looks(case: int) -> list[access.Looked]:
    with db.read() as session:
        return access.of_case(session, case)


@pytest.fixture
def overseer(browse: Any) -> Browser:
    """A lead at the city, who oversees the mediations of every town and handles none."""
    return browse("city-lead")  # type: ignore[no-any-return]


def papers_of(case: int) -> list[Document]:
    with db.read() as session:
        return list(session.exec(select(Document).where(Document.case_id == case).order_by(col(Document.id))))


def test_whoever_handles_the_case_opens_the_original_and_it_is_on_record(alice: Browser, case: int) -> None:
    row = papers_of(case)[0]
    pdf = alice.get(f"/cases/{case}/documents/{row.id}.pdf")
    assert pdf.status_code == 200
    assert id_number(1) in words(pdf.content)
    (look,) = looks(case)
    assert (look.who, look.what, look.which, look.purpose) == ("艾丽丝", "打开文书原件", row.title, "")
    assert look.address
    page = alice.get(f"/cases/{case}/access").text
    assert "打开文书原件" in page
    assert row.title in page
    assert f"/cases/{case}/access" in alice.get(f"/cases/{case}").text


def test_everybody_else_gets_a_masked_copy_of_every_paper(overseer: Browser, case: int, mediated: int) -> None:
    rows = [*papers_of(case), *papers_of(mediated)]
    for row in rows:
        answer = overseer.get(f"/cases/{row.case_id}/documents/{row.id}.pdf")
        assert answer.status_code == 200
        said = words(answer.content)
        assert "脱敏件" in said
        assert [secret for secret in PARTICULARS if re.sub(r"\s", "", secret) in said] == [], row.title
        assert "周某" in said
        assert "陈埭镇劳动" in said  # the mediation organisation is no particular, though the company's address is its town
    assert {row.state for row in papers_of(case)} == {"pending"}  # nothing of it is kept
    assert not any(map(kept.is_kept, rows))
    assert looks(case) == []


def test_the_original_is_opened_for_a_stated_purpose_only(overseer: Browser, case: int) -> None:
    row = papers_of(case)[0]
    address = f"/cases/{case}/documents/{row.id}/original"
    assert address in overseer.get(f"/cases/{case}").text
    assert "用途" in overseer.get(address).text
    assert overseer.fill(address, {"purpose": " "}).status_code == 422
    assert looks(case) == []
    pdf = overseer.fill(address, {"purpose": "核对当事人身份"})
    assert pdf.status_code == 200
    assert id_number(1) in words(pdf.content)
    (look,) = looks(case)
    assert (look.what, look.purpose) == ("打开文书原件", "核对当事人身份")


def test_the_page_offers_the_purpose_only_to_those_who_need_it(alice: Browser, case: int) -> None:
    assert "看原件" not in alice.get(f"/cases/{case}").text


def test_a_masked_copy_is_there_for_whoever_handles_the_case_too(alice: Browser, case: int) -> None:
    row = papers_of(case)[0]
    said = words(alice.get(f"/cases/{case}/documents/{row.id}/masked.pdf").content)
    assert id_number(1) not in said
    assert looks(case) == []


def test_strangers_find_neither_copy_nor_record(charlie: Browser, case: int) -> None:
    row = papers_of(case)[0]
    for address in (f"documents/{row.id}.pdf", f"documents/{row.id}/masked.pdf", f"documents/{row.id}/original", "access"):
        assert charlie.get(f"/cases/{case}/{address}").status_code == 404
    assert charlie.fill(f"/cases/{case}/documents/{row.id}/original", {"purpose": "想看看"}).status_code == 404
    assert looks(case) == []


def test_a_reveal_stands_in_the_same_record(alice: Browser, case: int) -> None:
    alice.fill(f"/cases/{case}/parties/1/reveal", {"purpose": "电话通知当事人"})
    (look,) = looks(case)
    assert (look.what, look.purpose) == (f"查看{REVEALED}", "电话通知当事人")


def stamps(pdf: bytes, word: str) -> list[int]:
    """How many times each page says that this paper stands no longer."""
    return [re.sub(r"\s", "", page.extract_text()).count(word) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_a_notice_of_a_session_that_was_replaced_says_so_on_every_page(
    alice: Browser, mediated: int, people: world.People
) -> None:
    for number, day in (("one", "2026-08-24"), ("two", "2026-08-26")):
        given = {"on": "2026-08-20", "session_on": day, "starts": "09:30", "place": "二号调解室"}
        perform(people.alice, "set_session", given, f"key-session-{number}", mediated, 1)
    first, *_, last = [row for row in papers_of(mediated) if row.template == "session_notice"]
    for address in (f"{first.id}.pdf", f"{first.id}/masked.pdf"):
        pdf = alice.get(f"/cases/{mediated}/documents/{address}")
        assert pdf.status_code == 200
        assert all(stamps(pdf.content, "本件已另约，不得使用"))
    assert not any(map(kept.is_kept, papers_of(mediated))), "the stamp is not what was handed out"
    stands = alice.get(f"/cases/{mediated}/documents/{last.id}.pdf")
    assert not any(stamps(stands.content, "不得使用"))
    page = alice.get(f"/cases/{mediated}").text
    assert "已另约 3" in page
    assert page.index("2026-08-26 09:30 调解会") < page.index("2026-08-24 09:30 调解会")


@pytest.mark.parametrize("printed_before", [True, False])
def test_a_void_paper_opens_and_says_so_on_every_page(
    alice: Browser, overseer: Browser, mediated: int, people: world.People, printed_before: bool
) -> None:
    row = next(row for row in papers_of(mediated) if row.template == "mediation_acceptance_notice")
    address = f"/cases/{mediated}/documents/{row.id}"
    if printed_before:
        assert not any(stamps(alice.get(f"{address}.pdf").content, "作废"))
    with db.write() as session:
        issue.void(session.get_one(Document, row.id), "所依据的步骤已被第 9 条更正撤销")
    for who, copy in ((alice, ".pdf"), (alice, "/masked.pdf"), (overseer, ".pdf")):
        answer = who.get(f"{address}{copy}")
        assert answer.status_code == 200
        assert all(number >= 2 for number in stamps(answer.content, "作废"))
        assert unquote(answer.headers["content-disposition"]).partition("''")[2].startswith("作废-")
    (now,) = [each for each in papers_of(mediated) if each.id == row.id]
    assert kept.is_kept(now) == printed_before, "what was handed out stays as it was"
    assert f'href="{address}.pdf"' in alice.get(f"/cases/{mediated}").text


def test_a_void_paper_opens_though_it_lacked_a_particular_and_was_never_to_be_had(alice: Browser, mediated: int) -> None:
    row = next(row for row in papers_of(mediated) if row.template == "mediation_acceptance_notice")
    with db.write() as session:
        lacking = session.get_one(Document, row.id)
        data = {**issue.frozen(lacking), "number": None}
        lacking.data = freezing.freeze(json.dumps(data, ensure_ascii=False), issue.place_of(lacking))
        lacking.state, lacking.refusal = "refused", "缺少案号"
    address = f"/cases/{mediated}/documents/{row.id}.pdf"
    assert alice.get(address).status_code == 409
    with db.write() as session:
        issue.void(session.get_one(Document, row.id), "所依据的步骤已被第 9 条更正撤销")
    answer = alice.get(address)
    assert answer.status_code == 200
    assert all(stamps(answer.content, "作废"))


def test_no_two_copies_of_a_notice_are_saved_under_one_name(alice: Browser, mediated: int) -> None:
    rows = papers_of(mediated)
    said = [alice.get(f"/cases/{mediated}/documents/{row.id}.pdf").headers["content-disposition"] for row in rows]
    names = [unquote(each.partition("''")[2]) for each in said]
    assert len(set(names)) == len(rows)
    to = {row.party: name for row, name in zip(rows, names, strict=True) if row.template == "mediation_acceptance_notice"}
    assert len(to) > 1
    with db.read() as session:
        called = {party.number: party.name for party in session.exec(select(Party).where(Party.case_id == mediated))}
    assert all(f"-{called[party]}-" in name for party, name in to.items())

"""收款账户: a party's bank account is asked where money goes, sealed, masked, revealed for a purpose, printed where it is needed."""

import io
import re
from typing import Any

import pytest
from pypdf import PdfReader
from sqlmodel import col, select, update

from mediation import clock, db
from mediation.errors import Invalid
from mediation.models import Document, JournalEntry, Party
from mediation.services.operation.verify import verify
from mediation.services.record import access, parties
from tests import world
from tests.web.conftest import Browser, application, perform
from tests.web.program import Program

ACCOUNT, OTHER, BANK = "6222020000000000018", "100000000000000001", "某某银行某某支行"
AGREED = {
    "on": "2026-08-19",
    "pay_way": "银行转账",
    "left": [{"party": n, "how": "elsewhere"} for n in (1, 2)],
    "promises": [
        {"payee": 1, "claim": 1, "amount": "9000", "due_on": "2026-08-25", "what": "工资"},
        {"payee": 2, "claim": 2, "amount": "8000", "due_on": "2026-08-25", "what": "工资"},
    ],
    "accounts": [{"payee": 1, "bank": BANK, "account": "6222 0200 0000 0000 018"}, {"payee": 2}],
}
REVEALED = "证件号码、住所、通讯地址、电子邮箱、电话、送达地址、收件电话、电子送达地址、收款账号"


def words(pdf: bytes) -> str:
    """Everything that a text extractor finds."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def account_of(case: int, number: int) -> dict[str, str | None]:
    """What is known of where the party's money goes."""
    with db.read() as session:
        row = parties.of_case(session, case)[number]
        return {name: parties.opened(row, name) for name in ("account_name", "bank", "account")}


@pytest.fixture
def agreed(people: world.People, mediated: int) -> int:
    """The case with an agreement that says where the first worker's money goes."""
    perform(people.alice, "reach_agreement", AGREED, "key-agreed", mediated, 1)
    return mediated


def test_it_is_asked_at_registration_later_and_beside_what_is_promised(people: world.People, mediated: int) -> None:
    given = application(1)
    given["applicants"][0] |= {"bank": BANK, "account": ACCOUNT}
    other = int(perform(people.alice, "register", given, "key-other").case_id)
    assert account_of(other, 1) == {"account_name": None, "bank": BANK, "account": ACCOUNT}
    amended = {"on": "2026-08-19", "party": 1, "account_name": "周某某", "account": OTHER}
    perform(people.alice, "amend_party", amended, "key-amend", other, 1)
    assert account_of(other, 1) == {"account_name": "周某某", "bank": BANK, "account": OTHER}, "what was not asked stays"
    perform(people.alice, "reach_agreement", AGREED, "key-agreed", mediated, 1)
    assert account_of(mediated, 1)["account"] == ACCOUNT
    assert account_of(mediated, 2)["account"] is None


@pytest.mark.parametrize("rows", [[], [{"payee": 1}]])
def test_a_press_moves_one_from_a_text_to_the_payee(alice: Browser, mediated: int, rows: list[Any]) -> None:
    given = {**AGREED, "pay_way": f"汇入工资卡{ACCOUNT}", "accounts": rows}
    refused = alice.step(mediated, "reach_agreement", given)
    assert refused.status_code == 422
    press = "_move.pay_way:accounts.0.account:0018:1"
    assert press in refused.text
    moved = alice.step(mediated, "reach_agreement", given, **{press: "1"}).text
    assert f'name="accounts.0.account" value="{ACCOUNT}"' in moved
    assert "汇入工资卡***************0018" in moved


@pytest.mark.parametrize("wrong", ["12345678", "6222-O200", "工商银行"])
def test_what_is_no_account_is_refused_by_a_sentence(people: world.People, wrong: str) -> None:
    given = application(1)
    given["applicants"][0]["account"] = wrong
    with pytest.raises(Invalid) as refused:
        perform(people.alice, "register", given, "key-wrong")
    assert "银行账号应为 9 至 30 位数字" in refused.value.faults["applicants.0.account"]


def test_it_stands_in_no_entry_and_on_no_page_but_masked(alice: Browser, app: Any, agreed: int) -> None:
    with db.read() as session:
        kept = [row.given for row in session.exec(select(JournalEntry))]
    assert not [given for given in kept if ACCOUNT in given or BANK in given]
    page = alice.get(f"/cases/{agreed}").text
    assert ACCOUNT not in page
    assert re.search(r"收款账号 .*\*+0018", page)
    (first, *_) = Program(app, "alice").get(f"/api/cases/{agreed}").json()["parties"]
    assert first["more"] == [{"label": "收款账号", "text": "***************0018"}]
    assert ACCOUNT not in str(first)


def test_it_is_revealed_for_a_purpose_on_record(alice: Browser, agreed: int) -> None:
    shown = alice.fill(f"/cases/{agreed}/parties/1/reveal", {"purpose": "办理付款"}).text
    assert f"开户行 <b>{BANK}</b>" in shown
    assert f"收款账号 <b>{ACCOUNT}</b>" in shown
    with db.read() as session:
        (look,) = access.of_case(session, agreed)
    assert (look.what, look.purpose) == (f"查看{REVEALED}", "办理付款")


def test_the_paper_that_it_is_paid_by_says_it_and_its_masked_copy_does_not(alice: Browser, browse: Any, agreed: int) -> None:
    with db.read() as session:
        paper = session.exec(select(Document).where(Document.template == "mediation_agreement")).first()
    assert paper is not None
    said = words(alice.get(f"/cases/{agreed}/documents/{paper.id}.pdf").content)
    assert f"收款账户：周某1，{BANK}，账号{ACCOUNT}。" in said
    masked = words(alice.get(f"/cases/{agreed}/documents/{paper.id}/masked.pdf").content)
    assert ACCOUNT not in masked
    assert "*0018" in masked


def test_verify_opens_it_and_finds_it_altered(both: str, people: world.People) -> None:
    given = application(1)
    given["applicants"][0]["account"] = ACCOUNT
    case = int(perform(people.alice, "register", given, "key-verify").case_id)
    with db.read() as session:
        assert not verify(session, clock.today()).faults
    with db.write() as session:
        session.execute(update(Party).where(col(Party.number) == 1).values(account="AAAA"))
    with db.read() as session:
        faults = verify(session, clock.today()).faults
    assert f"案件 {case} 第 1 位当事人的收款账号打不开：不是密封在这里的，或者密钥不对" in faults

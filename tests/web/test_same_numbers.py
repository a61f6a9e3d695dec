"""One number at two parties of a case: asked about before the step is confirmed, in plain words, and never refused."""

import re
from typing import Any

import pytest

from mediation import db
from mediation.services.record import journal, parties
from tests import world
from tests.web.conftest import Browser, application, flat, hidden_of, perform

ACCOUNT, OTHER = "6222020000000000018", "6222020000000000000"
ASKED = "是谁的账户？钱会付到这里，请与当事人核对"


def said(html: str) -> list[str]:
    """The cautions that stand beside the button."""
    return re.findall(r'<b>注意</b><span class="late">(.*?)</span>', html)


def preview(browser: Browser, given: dict[str, Any], case: int = 0, step: str = "register") -> str:
    """The part of the page that says what the step would cause."""
    path = f"/cases/{case}/proceedings/1/steps/{step}/preview" if case else f"/cases/new/preview?step={step}"
    page = browser.get(f"/cases/{case}?step={step}" if case else f"/cases/new?step={step}").text
    return browser.fill(path, hidden_of(page) | flat(given)).text


def two(**particulars: list[str]) -> dict[str, Any]:
    """An application of two workers with these particulars, each with their own."""
    given = application(2)
    for n, row in enumerate(given["applicants"]):
        row |= {"phone": "", "id_number": "", "sex": ""} | {name: values[n] for name, values in particulars.items()}
    return given


@pytest.mark.parametrize(
    ("name", "values", "says"),
    [
        ("account", [ACCOUNT, "6222 0200 0000 0000 018"], f"收款账号相同（尾号 0018）：{ASKED}"),
        ("phone", ["13900005678", "+86 139-0000-5678"], "电话相同（尾号 5678）：是谁的电话？"),
    ],
)
def test_two_who_are_registered_with_one_number_are_asked_about_once(
    alice: Browser, name: str, values: list[str], says: str
) -> None:
    given, page = flat(two(**{name: values})), "/cases/new?step=register"
    asked = f"申请人 1 周某1、申请人 2 周某2的{says}"
    assert [asked in each for each in said(preview(alice, two(**{name: values})))] == [True]
    answer = alice.fill(page, hidden_of(alice.get(page).text) | given)
    assert answer.status_code == 422
    assert f'href="#f-applicants-1-{name}">{asked}' in answer.text
    assert answer.text.count("确实如此的，再按一次“确认办理：登记”") == 2  # above the form and at the field
    again = alice.fill(page, hidden_of(answer.text) | given)
    assert again.status_code == 303, "asked, not refused"


def test_numbers_of_their_own_are_not_asked_about(alice: Browser) -> None:
    assert said(preview(alice, two(account=[ACCOUNT, OTHER], phone=["13900005678", "13900005679"]))) == []


def test_a_number_of_another_party_on_file_is_asked_about_when_it_is_given_to_somebody_else(
    alice: Browser, people: world.People, mediated: int
) -> None:
    perform(people.alice, "amend_party", {"on": "2026-08-19", "party": 2, "account": ACCOUNT}, "key-second", mediated, 1)
    given = {"on": "2026-08-19", "party": "1", "account": ACCOUNT}
    asked = f"周某1、周某2的收款账号相同（尾号 0018）：{ASKED}；确实如此的，再按一次“确认办理：补充当事人信息”。"
    assert said(preview(alice, given, mediated, "amend_party")) == [asked]
    answer = alice.step(mediated, "amend_party", given)
    assert (answer.status_code, answer.text.count(asked)) == (422, 2)
    with db.read() as session:
        assert parties.opened(parties.of_case(session, mediated)[1], "account") is None, "asked before it is kept"
    assert said(preview(alice, {**given, "party": "2"}, mediated, "amend_party")) == [], "it is their own"
    paid = {
        "promises": [{"payee": "1", "claim": "1", "amount": "1", "due_on": "2026-08-25", "what": "工资"}],
        "on": "2026-08-19", "left": [{"party": n, "how": "elsewhere"} for n in (1, 2)],
    }  # fmt: skip
    found = said(preview(alice, paid | {"accounts": [{"payee": "1", "account": ACCOUNT}]}, mediated, "reach_agreement"))
    assert any(f"周某1、周某2的收款账号相同（尾号 0018）：{ASKED}" in each for each in found)


def test_one_who_is_given_another_in_the_same_form_is_no_longer_asked_about(
    alice: Browser, people: world.People, mediated: int
) -> None:
    perform(people.alice, "amend_party", {"on": "2026-08-19", "party": 2, "account": ACCOUNT}, "key-second", mediated, 1)
    rows = [{"payee": "1", "account": ACCOUNT}, {"payee": "2", "account": OTHER}]
    assert not said(preview(alice, {"on": "2026-08-19", "accounts": rows}, mediated, "reach_agreement"))


def test_namesakes_are_told_apart(alice: Browser, people: world.People) -> None:
    given = two()
    given["applicants"][1]["name"] = given["applicants"][0]["name"]
    case = perform(people.alice, "register", given, "key-namesakes").case_id
    perform(people.alice, "amend_party", {"on": "2026-08-19", "party": 2, "account": ACCOUNT}, "key-second", case, 1)
    (asked,) = said(preview(alice, {"on": "2026-08-19", "party": "1", "account": ACCOUNT}, case, "amend_party"))
    assert asked.startswith("周某1（申请人，第 1 位当事人）、周某1（申请人，第 2 位当事人）的收款账号相同")


# --- put in another's place -----------------------------------------------------------------------------------


def test_a_particular_that_is_replaced_is_named_before_and_after(alice: Browser, people: world.People, mediated: int) -> None:
    before = {"on": "2026-08-19", "party": 2, "account": ACCOUNT, "phone": "13900005678、13900001234"}
    perform(people.alice, "amend_party", before, "key-first", mediated, 1)
    given = {"on": "2026-08-19", "party": "2", "account": OTHER, "phone": "13900009999", "bank": "某银行某支行"}
    asked = preview(alice, given, mediated, "amend_party")
    assert "只记入经过" not in asked
    for told in ("电话（替换原来的尾号 5678、1234）", "收款账号（替换原来的尾号 0018）", "开户行"):
        assert told in asked
    perform(people.alice, "amend_party", {**given, "party": 2}, "key-second", mediated, 1)
    page = alice.get(f"/cases/{mediated}?p=1").text
    assert "补充当事人 周某2 的信息：电话（替换原来的尾号 5678、1234）、开户行、收款账号（替换原来的尾号 0018）" in page
    with db.read() as session:
        chain = " ".join(row.given for row in journal.rows(session, mediated))
    for secret in (ACCOUNT, OTHER, "13900005678", "13900009999"):
        assert secret not in page
        assert secret not in chain


def test_an_account_that_an_agreement_replaces_is_named_with_its_payee(
    alice: Browser, people: world.People, mediated: int
) -> None:
    perform(people.alice, "amend_party", {"on": "2026-08-19", "party": 1, "account": ACCOUNT}, "key-first", mediated, 1)
    given = {
        "promises": [{"payee": "1", "claim": "1", "amount": "1", "due_on": "2026-08-25", "what": "工资"}],
        "on": "2026-08-19", "left": [{"party": n, "how": "elsewhere"} for n in (1, 2)], "accounts": [{"payee": "1", "account": OTHER}],
    }  # fmt: skip
    assert "周某1的收款账号（替换原来的尾号 0018）" in preview(alice, given, mediated, "reach_agreement")
    same = {**given, "accounts": [{"payee": "1", "account": ACCOUNT}]}
    assert "替换" not in preview(alice, same, mediated, "reach_agreement")


# --- moved from a text ----------------------------------------------------------------------------------------


def labels(html: str) -> dict[str, str]:
    """The buttons that move and mask, by name, with what they say."""
    return dict(re.findall(r'name="(_(?:mask|move)\.[^"]*)" value="1">([^<]*)<', html))


def test_a_button_says_what_it_moves_and_to_whom(alice: Browser, mediated: int) -> None:
    given = {"on": "2026-08-19", "pay_way": f"汇入工资卡{ACCOUNT}", "accounts": []}
    offered = labels(alice.step(mediated, "reach_agreement", given).text)
    assert offered == {
        "_move.pay_way:accounts.0.account:0018:1": "移入周某1的收款账号（尾号 0018）",
        "_move.pay_way:accounts.0.account:0018:2": "移入周某2的收款账号（尾号 0018）",
        "_move.pay_way:accounts.0.account:0018:3": "移入某鞋业有限公司的收款账号（尾号 0018）",
        "_mask.pay_way": "遮住",
    }


def test_a_number_that_somebody_has_is_asked_about_before_it_is_moved(
    alice: Browser, people: world.People, mediated: int
) -> None:
    perform(people.alice, "amend_party", {"on": "2026-08-19", "party": 2, "account": ACCOUNT}, "key-second", mediated, 1)
    perform(people.alice, "amend_party", {"on": "2026-08-19", "party": 1, "account": OTHER}, "key-first", mediated, 1)
    given = {"on": "2026-08-19", "pay_way": f"汇入工资卡{ACCOUNT}", "accounts": []}
    page = alice.step(mediated, "reach_agreement", given).text
    assert "尾号 0018 的银行账号，周某2已经填写：这里写的是谁的？" in page
    offered = labels(page)
    assert offered == {
        "_mask.pay_way:account:0018": "是周某2的，遮住尾号 0018",
        "_move.pay_way:accounts.0.account:0018:1": "移入周某1的收款账号（尾号 0018，替换原来的尾号 0000，与周某2相同）",
        "_move.pay_way:accounts.0.account:0018:3": "移入某鞋业有限公司的收款账号（尾号 0018，与周某2相同）",
        "_mask.pay_way": "遮住",
    }
    moved = alice.step(mediated, "reach_agreement", given, **{"_move.pay_way:accounts.0.account:0018:1": "1"}).text
    assert f"周某1、周某2的收款账号相同（尾号 0018）：{ASKED}。" in said(moved)
    masked = alice.step(mediated, "reach_agreement", given, **{"_mask.pay_way:account:0018": "1"}).text
    assert "汇入工资卡***************0018" in masked
    assert 'name="accounts.0.account"' not in masked
    with db.read() as session:
        assert parties.opened(parties.of_case(session, mediated)[1], "account") == OTHER, "nothing is saved by a press"


def test_of_two_numbers_in_one_text_each_has_its_buttons(alice: Browser, mediated: int) -> None:
    given = {"on": "2026-08-19", "pay_way": f"周某1工资卡{ACCOUNT}，周某2工资卡{OTHER}", "accounts": []}
    second = "_move.pay_way:accounts.0.account:0000:2"
    assert second in labels(alice.step(mediated, "reach_agreement", given).text)
    page = alice.step(mediated, "reach_agreement", given, **{second: "1"}).text
    assert f"周某1工资卡{ACCOUNT}，周某2工资卡***************0000" in page
    assert f'name="accounts.0.account" value="{OTHER}"' in page
    first = "_move.pay_way:accounts.1.account:0018:1"
    assert first in labels(page), "a further row, for whoever has none"


def test_a_number_can_be_moved_to_each_of_many_parties_the_likeliest_first(alice: Browser, people: world.People) -> None:
    case = perform(people.alice, "register", application(12), "key-twelve").case_id
    perform(people.alice, "accept_mediation", {"on": "2026-08-18", "both_consent": True}, "key-accept", case, 1)
    perform(people.alice, "assign_mediator", {"on": "2026-08-18", "mediator": "alice"}, "key-assign", case, 1)
    perform(people.alice, "amend_party", {"on": "2026-08-19", "party": 1, "account": OTHER}, "key-first", case, 1)
    text = f"周某1和周某2的另议，周某12工资卡{ACCOUNT}，周某3不用卡"
    html = alice.step(case, "reach_agreement", {"on": "2026-08-19", "pay_way": text, "accounts": []}).text
    offered = [int(name.rpartition(":")[2]) for name in labels(html) if name.startswith("_move.pay_way:")]
    assert offered == [12, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 1], "beside the number; none yet; another in its place"
    assert re.search(r"<summary>移入其他当事人的收款账号（尾号 0018，另有 7 位）</summary>", html)
    last = "_move.pay_way:accounts.0.account:0018:11"
    page = alice.step(case, "reach_agreement", {"on": "2026-08-19", "pay_way": text, "accounts": []}, **{last: "1"}).text
    assert f'name="accounts.0.account" value="{ACCOUNT}"' in page


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (f"周某1工资卡{ACCOUNT}，周某2另行约定", "周某1"),
        (f"周某1另行约定，{ACCOUNT}是周某2的工资卡", "周某2"),
        (f"周某2到场，工资卡{ACCOUNT}", "周某2"),
        (f"工资卡{ACCOUNT}，周某2所有", "周某2"),
        (f"工资卡{ACCOUNT}", "周某1"),
    ],
)
def test_the_party_named_beside_the_number_is_offered_first(alice: Browser, mediated: int, text: str, first: str) -> None:
    html = alice.step(mediated, "reach_agreement", {"on": "2026-08-19", "pay_way": text, "accounts": []}).text
    assert next(iter(labels(html).values())) == f"移入{first}的收款账号（尾号 0018）"


def test_of_parties_that_are_being_typed_too_the_one_named_is_offered_first(alice: Browser) -> None:
    given = two() | {"story": "周某2电话13900005678，没有发工资。"}
    page = alice.fill("/cases/new?step=register", hidden_of(alice.get("/cases/new?step=register").text) | flat(given)).text
    assert next(iter(labels(page).values())) == "移入申请人 2 周某2的电话（尾号 5678）"

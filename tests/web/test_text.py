"""What is typed at the window, on the page and through the API: taken in as it is meant, and nothing of it lost."""

from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import select

from mediation import db
from mediation.models import Claim, Party, Proceeding
from mediation.rules.lifecycle import STEPS
from mediation.web import forms
from tests.web.conftest import SAME_ORIGIN, Browser, application, flat, hidden_of, id_number

CLAIMS = [{"item": "wages", "amount": "￥1,200.00"}, {"item": "relation"}, {"item": "certificate"}]


def fields(browser: Browser, **more: Any) -> dict[str, Any]:
    return hidden_of(browser.get("/cases/new").text) | flat(application() | more)


def one_applicant(**more: Any) -> dict[str, Any]:
    return {**application()["applicants"][0], **more}


def registered(browser: Browser, **more: Any) -> int:
    one_claim = {"claims": [{"claimant": 1, "item": "wages", "amount": "15000.00"}]}
    answer = browser.fill("/cases/new?step=register", fields(browser, **one_claim | more))
    assert answer.status_code == 303
    return int(answer.headers["location"].split("?")[0].rsplit("/", 1)[1])


def test_a_claim_that_is_only_chosen_is_kept_and_a_row_nobody_touched_is_not(alice: Browser) -> None:
    rows = [{**claim, "claimant": ""} for claim in CLAIMS] + [{"claimant": "1", "item": "", "amount": ""}]
    case = registered(alice, applicants=[one_applicant()], claims=rows)
    with db.read() as session:
        kept = session.exec(select(Claim.item, Claim.claimed).where(Claim.case_id == case)).all()
    assert [item for item, _ in kept] == ["wages", "relation", "certificate"]
    assert [amount for _, amount in kept] == [Decimal(1200), None, None]


def test_whose_claim_it_is_is_asked_where_there_are_several_applicants(alice: Browser) -> None:
    people = [one_applicant(), one_applicant(name="钱七", id_number="")]
    answer = alice.fill("/cases/new?step=register", fields(alice, applicants=people, claims=[{"item": "wages", "amount": "1"}]))
    assert answer.status_code == 422
    assert "请填写第 1 行申请人" in answer.text


SAID_BY_CHOICE = [
    (name, rows.name, column.name, column.choices[-1][0] if column.choices else "true")
    for name, step in sorted(STEPS.items())
    for rows in forms.drawn(step)
    for column in rows.rows
    if column.widget in ("choice", "check")
]


@pytest.mark.parametrize(("step", "rows", "column", "value"), SAID_BY_CHOICE)
def test_a_row_whose_meaning_lies_in_a_choice_or_a_tick_is_a_row(step: str, rows: str, column: str, value: str) -> None:
    sent = forms.Sent(((f"{rows}.0.{column}", value),))
    started = forms.blanks(STEPS[step]).get(rows, {}).get(column, "")
    assert bool(forms.said(STEPS[step], sent)[rows]) == (value != started)
    untouched = forms.Sent(((f"{rows}.0.{column}", started),) if started else ())
    assert not forms.said(STEPS[step], untouched)[rows]


@pytest.mark.parametrize("through_the_api", [False, True], ids=["page", "api"])
def test_text_is_kept_as_it_is_meant(alice: Browser, through_the_api: bool) -> None:
    person = one_applicant(name="赵\u200b 六", phone="\u202d138 0000 1234\u202c")
    person["id_number"] = f"{person['id_number'][:6]} {person['id_number'][6:14]} {person['id_number'][14:]}"
    given = application() | {
        "applicants": [person],
        "claims": [{"claimant": 1, "item": "wages", "amount": "1200元整"}],
        "on": "2026年8月20日",
    }
    if through_the_api:
        answer = alice.post("/api/cases", json=given, headers=SAME_ORIGIN)
        assert answer.status_code == 201, answer.text
        case = answer.json()["case_id"]
    else:
        case = registered(alice, **{name: given[name] for name in ("applicants", "claims", "on")})
    with db.read() as session:
        party = session.exec(select(Party).where(Party.case_id == case, Party.number == 1)).one()
    assert party.name == "赵六"
    assert party.id_index is not None


def test_an_unprintable_name_is_refused_at_its_field_and_what_was_typed_is_there(alice: Browser) -> None:
    answer = alice.fill("/cases/new?step=register", fields(alice, applicants=[one_applicant(name="李\ue000")]))
    assert answer.status_code == 422
    assert "第 2 个字 U+E000" in answer.text
    assert "计件工资没有付清" in answer.text


def test_ten_thousands_are_refused_with_the_sum(alice: Browser) -> None:
    claims = [{"item": "wages", "amount": "1.2万"}]
    answer = alice.fill("/cases/new?step=register", fields(alice, applicants=[one_applicant()], claims=claims))
    assert answer.status_code == 422
    assert "例如 12000" in answer.text
    assert 'value="1.2万"' in answer.text


ID = id_number(77)
SPELLINGS = (ID, f"{ID[:6]} {ID[6:14]} {ID[14:]}", ID.translate(str.maketrans("0123456789", "０１２３４５６７８９")))


def test_one_id_number_in_four_spellings_is_one_person(alice: Browser) -> None:
    cases = [registered(alice, applicants=[one_applicant(name="钱某", id_number=spelling)]) for spelling in SPELLINGS]
    dashed = f"{ID[:6]}-{ID[6:14]}-{ID[14:]}"
    said = alice.fill("/cases/new/likely?step=register", {"applicants.0.id_number": dashed}).text
    assert said.count("同一证件号码") == 3
    for typed in (ID, f"ID {ID}", f"身份证：{ID[:6]} {ID[6:]}", ID[-4:]):
        answer = alice.fill("/search", {"q": typed})
        assert answer.status_code == 200
        assert all(f'href="/cases/{case}"' in answer.text for case in cases), typed
        assert "q=" not in answer.text


@pytest.mark.parametrize(
    "typed", ["990582 19800101 0110", "99058219800101011", "13800001234", "138 0000 1234", "6222 0212 3456 7890 123"]
)
def test_what_looks_like_somebodys_number_never_stands_in_an_address(alice: Browser, typed: str) -> None:
    assert alice.fill("/search", {"q": typed}).status_code == 200
    asked = alice.get("/search", params={"q": typed})
    assert (asked.status_code, asked.headers["location"]) == (303, "/cases")


def test_the_same_name_written_otherwise_is_said_to_be_the_same(alice: Browser) -> None:
    registered(alice, applicants=[one_applicant(name="阿依努尔•买买提", id_number="")])
    said = alice.fill("/cases/new/likely?step=register", {"applicants.0.name": "阿依努尔·买买提"}).text
    assert "同名" in said


def test_a_case_is_found_by_its_number_in_other_brackets(alice: Browser) -> None:
    case = registered(alice, applicants=[one_applicant()])
    with db.read() as session:
        docket = session.exec(select(Proceeding.docket).where(Proceeding.case_id == case)).one()
    seq = docket.rpartition("〕")[2].removesuffix("号")
    answer = alice.fill("/search", {"q": f"[2026]{seq}"})
    assert answer.status_code == 303
    assert f'href="/cases/{case}"' in alice.get(answer.headers["location"]).text


def test_an_employment_of_the_last_century_is_registered(alice: Browser) -> None:
    assert registered(alice, applicants=[one_applicant()], ended_on="1998.5.1")


@pytest.mark.parametrize(
    ("field", "label", "odd"), [("name", "姓名或名称", "😀"), ("story", "事实和理由", "✔"), ("story", "事实和理由", "မ")]
)
def test_what_no_paper_can_print_is_refused_at_the_window_by_name(alice: Browser, field: str, label: str, odd: str) -> None:
    more = {"applicants": [one_applicant(name=f"王五{odd}")]} if field == "name" else {"story": f"拖欠工资{odd}"}
    one_claim = {"claims": [{"claimant": 1, "item": "wages", "amount": "15000.00"}]}
    answer = alice.fill("/cases/new?step=register", fields(alice, **one_claim | {"applicants": [one_applicant()]} | more))
    assert answer.status_code == 422
    assert f"{label}中有文书字体里没有的字：{odd}（U+{ord(odd):04X}），请删去，或者换成能打印的字。" in answer.text
